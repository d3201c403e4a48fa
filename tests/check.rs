//! `parallax check` and `parallax new` as a person or an editor runs them: what is refused, and at what cost.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::common::{self, Run};

/// Maximum processor time to refuse a file, in the dev profile, in seconds.
const PATIENCE: u32 = 20;

fn run(command: &mut Command) -> (i32, String, String) {
    let Run { code, out, err } = common::run(command);
    (code, out, err)
}

fn parallax(args: &[&str]) -> (i32, String, String) {
    run(&mut common::parallax(args))
}

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a temporary folder")
}

fn file(folder: &tempfile::TempDir, name: &str, bytes: &[u8]) -> String {
    let path = folder.path().join(name);
    fs::write(&path, bytes).expect("written");
    name_of(&path)
}

fn name_of(path: &Path) -> String {
    path.to_str().expect("a plain name").to_owned()
}

/// Runs `check` with at most this many MiB of memory.
#[cfg(target_os = "linux")]
fn check_within(mib: u32, file: &str) -> (i32, String, String) {
    let limited = format!("ulimit -v {} && ulimit -t {PATIENCE} && exec \"$@\"", mib * 1024);
    run(Command::new("sh").args(["-c", &limited, "sh", env!("CARGO_BIN_EXE_parallax"), "check", file]))
}

#[cfg(target_os = "linux")]
#[test]
fn a_file_of_300_mb_is_refused_without_being_read() {
    let folder = folder();
    let path = folder.path().join("large.ron");
    let large = fs::File::create(&path).expect("a file");
    large.set_len(300 << 20).expect("a sparse file");
    let (code, out, err) = check_within(150, &name_of(&path));
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(err.ends_with("large.ron: the file is larger than 256 MiB, the largest that is read\n"), "{err}");
}

#[cfg(target_os = "linux")]
#[test]
fn many_megabytes_of_brackets_take_little_memory() {
    let folder = folder();
    for (name, part) in [("round.ron", "("), ("square.ron", "[\n"), ("comment.ron", "/*")] {
        let file = file(&folder, name, part.repeat(8_000_000).as_bytes());
        let (code, out, err) = check_within(300, &file);
        assert_eq!((code, err.as_str()), (1, ""), "{name}: {out}");
        assert!(out.ends_with("1 error, 0 warnings\n") && out.len() < 2_000, "{name}: {out}");
    }
}

#[test]
fn deep_nesting_is_refused_with_its_line() {
    let folder = folder();
    for deep in [10_000, 1_000_000] {
        for part in ["(", "[", "{", "Some(", "/*", "{\"a\":", "Dossier(places:"] {
            let text =
                format!("Dossier(\n    format: 1,\n    title: \"T\",\n    summary: {}", part.repeat(deep));
            let (code, out, _) =
                parallax(&["check", "--format", "short", &file(&folder, "deep.ron", text.as_bytes())]);
            assert_eq!(code, 1, "{part}");
            assert!(out.contains("deep.ron:4:"), "{part}: {out}");
            assert!(out.len() < 3_000, "{part}: {out}");
        }
    }
}

#[test]
fn a_chain_of_groups_is_bounded() {
    use std::fmt::Write as _;
    let mut text = String::from("Dossier(format: 1, title: \"T\", groups: {\n\"g0\": (name: \"0\"),\n");
    for row in 1..10_000 {
        writeln!(text, "\"g{row}\": (name: \"{row}\", within: \"g{}\"),", row - 1)
            .expect("writing to a string");
    }
    text.push_str("})");
    let folder = folder();
    let (code, out, _) =
        parallax(&["check", "--format", "short", &file(&folder, "chain.ron", text.as_bytes())]);
    assert_eq!(code, 1);
    assert!(
        out.contains("chain.ron:35:29: error[too-deep]: this group is nested in more than 32 others"),
        "{out}"
    );
    assert_eq!(out.matches("error[").count(), 1);
}

#[test]
fn other_encodings_are_named_with_what_to_do() {
    let folder = folder();
    let utf16: Vec<u8> = "\u{feff}Dossier(\n)".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let (code, _, err) = parallax(&["check", &file(&folder, "a.ron", &utf16)]);
    assert_eq!(code, 2);
    assert!(
        err.ends_with(
            "line 1, byte 1: the file is not UTF-8 text; it seems to be UTF-16; save it as UTF-8\n"
        ),
        "{err}"
    );
    let (code, _, err) = parallax(&["check", &file(&folder, "b.ron", b"Dossier(\n  title: \"caf\xe9\",\n)")]);
    assert_eq!(code, 2);
    assert!(err.contains("line 2, byte 23: ") && err.contains("Latin-1"), "{err}");
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_are_fine() {
    let folder = folder();
    let text = format!("\u{feff}{}", crate::fixture::FERRY.replace('\n', "\r\n"));
    let (code, out, _) = parallax(&["check", &file(&folder, "crlf.ron", text.as_bytes())]);
    assert_eq!(code, 0, "{out}");
    let broken = text.replacen("by: \"agency\"", "by: \"agecny\"", 1);
    let at = broken.find("by: \"agecny\"").expect("a claim of it");
    let line = broken[..at].matches('\n').count() + 1;
    let (code, out, _) = parallax(&["check", &file(&folder, "broken.ron", broken.as_bytes())]);
    assert_eq!(code, 1);
    assert!(out.contains(&format!("broken.ron:{line}:")) && out.contains("did you mean `agency`?"), "{out}");
    assert!(!out.contains('\r'));
}

#[test]
fn a_megabyte_on_one_line_is_quick_and_short() {
    let folder = folder();
    let text = crate::fixture::FERRY.lines().filter(|line| !line.trim_start().starts_with("//"));
    let line = text.map(str::trim).collect::<Vec<_>>().join(" ");
    let padded = line.replacen("by: \"south\"", "by: \"soht\"", 1).replacen(
        "summary: \"",
        &format!("summary: \"{}", "x ".repeat(500_000)),
        1,
    );
    let (code, out, _) = parallax(&["check", &file(&folder, "line.ron", padded.as_bytes())]);
    assert_eq!(code, 1);
    assert!(out.len() < 1_500 && out.contains("^^^^^^"), "{out}");
}

#[test]
fn colour_never_reaches_a_pipe() {
    let folder = folder();
    let broken = file(&folder, "a.ron", b"Dossier(");
    for (name, value) in [("TERM", "xterm-256color"), ("CLICOLOR_FORCE", "1"), ("NO_COLOR", "")] {
        let (_, out, _) = run(common::parallax(&["check", &broken]).env(name, value));
        assert!(!out.contains('\u{1b}'), "{out}");
    }
}

#[test]
fn warnings_can_be_denied_and_json_is_one_object_a_line() {
    let folder = folder();
    let warned = file(&folder, "w.ron", b"Dossier(format: 1, title: \"T\", sources: {\"s\": (name: \"S\")})");
    assert_eq!(parallax(&["check", &warned]).0, 0);
    assert_eq!(parallax(&["check", "--deny-warnings", &warned]).0, 1);
    let (code, out, err) = parallax(&["check", "--format", "json", &warned]);
    assert_eq!((code, err.as_str()), (0, ""));
    let kinds: Vec<_> = out
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).expect("an object")["type"].clone())
        .collect();
    assert_eq!(kinds, ["diagnostic", "summary"]);
}

#[test]
fn a_new_dossier_is_clean_and_nothing_is_overwritten() {
    let folder = folder();
    let path = name_of(&folder.path().join("harbour.dossier.ron"));
    let (code, out, err) = parallax(&["new", &path]);
    assert_eq!((code, err.as_str()), (0, ""));
    assert!(out.contains(&format!("parallax check {path}")), "{out}");
    let (code, out, _) = parallax(&["check", "--deny-warnings", &path]);
    assert_eq!(code, 0, "{out}");
    fs::write(&path, "mine").expect("written");
    let (code, out, err) = parallax(&["new", &path]);
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(err.contains("already exists; nothing was written"), "{err}");
    assert_eq!(fs::read_to_string(&path).expect("there"), "mine");
    let (code, _, err) = parallax(&["new", &name_of(&folder.path().join("harbour.txt"))]);
    assert_eq!(code, 0);
    assert!(err.contains("harbour.dossier.ron"), "{err}");
    let (code, _, err) = parallax(&["new", &name_of(&folder.path().join("no/such/folder.ron"))]);
    assert_eq!(code, 2);
    assert!(err.contains("cannot be written"), "{err}");
}

#[cfg(target_os = "linux")]
#[test]
fn a_reader_that_left_changes_no_exit_code_and_a_full_disk_is_told() {
    let folder = folder();
    let bad = file(&folder, "bad.ron", b"Dossier(format: 1)");
    for (file, expected) in [("tests/fixture/ferry.dossier.ron", 0), (bad.as_str(), 1)] {
        let (reader, writer) = std::io::pipe().expect("a pipe");
        drop(reader);
        let output =
            common::parallax(&["check", file]).stdout(writer).stderr(Stdio::piped()).output().expect("run");
        assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(expected), &b""[..]), "{file}");
    }
    let full = fs::File::options().write(true).open("/dev/full").expect("a full device");
    let output = common::parallax(&["check", "tests/fixture/ferry.dossier.ron"])
        .stdout(full)
        .stderr(Stdio::piped())
        .output()
        .expect("run");
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("No space left"), "{output:?}");
}
