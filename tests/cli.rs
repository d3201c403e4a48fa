//! The real program, run as a person runs it: what it prints and writes, and how it exits.

mod pictures;
mod tables;
mod views;

use std::fs;
use std::path::Path;
use std::process::Output;

const SOUND: &str = r#"Dossier(format: 1, title: "T", sources: {"s": (name: "S")}, documents: {"d": (title: "D")},
    claims: {"a": (by: "s", document: "d", paragraph: 1)})"#;

/// Runs the program without a display.
fn parallax(args: &[&str]) -> Output {
    crate::common::parallax(args).output().expect("the program starts")
}

/// The file of the frozen dossier.
const FIXTURE: &str = "tests/fixture/ferry.dossier.ron";

/// Exports of the frozen dossier.
fn export(args: &[&str]) -> Output {
    parallax(&[&["export", FIXTURE], args].concat())
}

/// The words of all views.
fn views() -> impl Iterator<Item = &'static str> {
    parallax::views::ALL.iter().map(|view| view.word())
}

fn code(output: &Output) -> i32 {
    output.status.code().expect("it exits by itself")
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("text")
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("text")
}

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a temporary folder")
}

fn text(path: &Path) -> &str {
    path.to_str().expect("a plain name")
}

/// Writes a file into the folder; returns its full name.
fn file(folder: &tempfile::TempDir, name: &str, words: &str) -> String {
    let path = folder.path().join(name);
    fs::write(&path, words).expect("written");
    text(&path).to_owned()
}

#[test]
fn it_tells_its_version() {
    let output = parallax(&["--version"]);
    assert_eq!((code(&output), out(&output)), (0, format!("parallax {}\n", env!("CARGO_PKG_VERSION"))));
}

#[test]
fn help_names_everything_it_can_do() {
    let output = parallax(&["--help"]);
    assert_eq!((code(&output), err(&output)), (0, String::new()));
    for word in ["check", "export", "FILE", "--version"] {
        assert!(out(&output).contains(word), "{word} is missing:\n{}", out(&output));
    }
    let export = out(&parallax(&["export", "--help"]));
    for word in ["--view", "--to", "--size", "--theme", "--select", "estimates"] {
        assert!(export.contains(word), "{word} is missing:\n{export}");
    }
}

#[test]
fn wrong_arguments_exit_with_2() {
    for args in [&["--nonsense"][..], &["check"], &["export"], &["export", "--view", "moon", "--to", "a.svg"]]
    {
        let output = parallax(args);
        assert_eq!((code(&output), out(&output)), (2, String::new()), "{args:?}");
        assert!(!err(&output).is_empty(), "{args:?}");
    }
}

#[test]
fn check_tells_clean_warnings_errors_and_missing_files_apart() {
    let folder = folder();
    let sound = file(&folder, "sound.ron", SOUND);
    let warned = file(&folder, "warned.ron", &SOUND.replace(", paragraph: 1", ""));
    let broken = file(&folder, "broken.ron", &SOUND.replace("by: \"s\"", "by: \"t\""));
    let missing = text(&folder.path().join("missing.ron")).to_owned();
    let output = parallax(&["check", &sound]);
    assert_eq!((code(&output), out(&output)), (0, format!("{sound}: ok, 1 claim\n")));
    let output = parallax(&["check", &warned]);
    assert_eq!(code(&output), 0);
    assert!(out(&output).contains("warning[no-paragraph]"), "{}", out(&output));
    let output = parallax(&["check", &sound, &broken]);
    assert_eq!(code(&output), 1);
    assert!(out(&output).contains(&format!(" --> {broken}:2:24")), "{}", out(&output));
    let output = parallax(&["check", "--format", "short", &broken]);
    assert!(out(&output).contains(&format!("{broken}:2:24: error[unknown-id]: ")), "{}", out(&output));
    let output = parallax(&["check", &broken, &missing]);
    assert_eq!(code(&output), 2);
    assert!(err(&output).contains("missing.ron"), "{}", err(&output));
}

#[test]
fn a_file_that_is_not_there_gets_advice() {
    let folder = folder();
    let missing = text(&folder.path().join("the quay.ron")).to_owned();
    let advised = format!(
        "{missing}: cannot read the file: No such file or directory (os error 2); check the spelling and the folder; \
         `parallax new '{missing}'` would start a new dossier there\n"
    );
    let to = text(&folder.path().join("map.svg")).to_owned();
    for args in [
        &["check", &missing][..],
        &["fmt", &missing],
        &["upgrade", &missing],
        &["diff", &missing, &missing],
        &["export", &missing, "--view", "map", "--to", &to],
        &[&missing],
    ] {
        let output = parallax(args);
        assert_eq!((code(&output), out(&output)), (2, String::new()), "{args:?}");
        let said = err(&output);
        assert_eq!(said.strip_prefix("parallax: ").unwrap_or(&said), advised, "{args:?}");
    }
    let output = parallax(&["check", "-"]);
    assert_eq!((code(&output), out(&output)), (2, String::new()));
    let expected = "`-` is not standard input here: write the text to a file and name that; standard input itself is /dev/stdin\n";
    assert!(err(&output).ends_with(expected), "{}", err(&output));
    let output = parallax(&["check", "--format", "json", &missing]);
    assert!(out(&output).contains("check the spelling and the folder"), "{}", out(&output));
}

/// A named pipe is read once a program writes to it; until then, standard error says what is waited for.
#[cfg(unix)]
#[test]
fn a_pipe_to_which_nobody_writes_is_waited_for_and_said_to_be() {
    use std::io::{BufRead as _, BufReader};
    use std::process::{Command, Stdio};

    let folder = folder();
    let pipe = folder.path().join("pipe.ron");
    let made = Command::new("mkfifo").arg(&pipe).status();
    assert!(made.expect("mkfifo starts").success());
    let to = folder.path().join("map.svg");
    let said_of = |args: &[&str]| {
        let mut child = crate::common::parallax(args);
        let mut child = child.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it starts");
        let mut said = BufReader::new(child.stderr.take().expect("standard error"));
        let (told, waits) = std::sync::mpsc::channel::<()>();
        let to = pipe.clone();
        // What says nothing must not hold up the tests.
        let writer = std::thread::spawn(move || {
            let _ = waits.recv_timeout(std::time::Duration::from_mins(1));
            fs::write(to, SOUND).expect("written");
        });
        let mut line = String::new();
        said.read_line(&mut line).expect("text");
        drop(told);
        let output = child.wait_with_output().expect("it ends");
        writer.join().expect("written");
        assert!(line.starts_with(&format!("{}: this is a pipe; waiting", text(&pipe))), "{args:?}: {line}");
        output
    };
    let output = said_of(&["check", text(&pipe)]);
    assert_eq!((code(&output), out(&output)), (0, format!("{}: ok, 1 claim\n", text(&pipe))));
    let output = said_of(&["export", text(&pipe), "--view", "map", "--to", text(&to)]);
    assert_eq!(code(&output), 0);
    assert!(to.exists());
}

#[test]
fn a_dossier_with_errors_is_not_drawn_and_says_why() {
    let folder = folder();
    let broken = file(&folder, "broken.ron", &SOUND.replace("by: \"s\"", "by: \"t\""));
    let to = folder.path().join("map.svg");
    let output = parallax(&["export", &broken, "--view", "map", "--to", text(&to)]);
    assert_eq!(code(&output), 1);
    let said = err(&output);
    assert!(said.contains(&format!("{broken}:2:24: error[")), "{said}");
    assert!(!to.exists());
}

#[test]
fn a_dossier_that_is_not_there_exits_with_2() {
    let folder = folder();
    let missing = text(&folder.path().join("missing.ron")).to_owned();
    let to = text(&folder.path().join("map.svg")).to_owned();
    for args in [&[missing.as_str()][..], &["export", missing.as_str(), "--view", "map", "--to", to.as_str()]]
    {
        let output = parallax(args);
        assert_eq!(code(&output), 2, "{args:?}");
        assert!(err(&output).contains("missing.ron"), "{}", err(&output));
    }
}

/// Only X11 and Wayland name their displays; on other systems a window would open.
#[cfg(all(unix, not(target_os = "macos")))]
#[test]
fn without_a_display_it_says_so_in_one_sentence() {
    let output = parallax(&[]);
    assert_eq!((code(&output), out(&output)), (2, String::new()));
    let said = err(&output);
    assert_eq!(said.lines().count(), 1, "{said}");
    assert!(said.contains("there is no display") && !said.contains("panicked"), "{said}");
}

#[test]
fn unknown_names_get_a_proposal() {
    let folder = folder();
    let to = text(&folder.path().join("x.svg")).to_owned();
    for (args, proposal) in [
        (["--reading", "acleed"], "did you mean `acled`?"),
        (["--group", "aboar"], "did you mean `aboard`?"),
        (["--only", "source:agencyy"], "did you mean `agency`?"),
        (["--sort", "dat"], "date"),
    ] {
        let output = export(&[&["--view", "estimates", "--to", &to], &args[..]].concat());
        assert_eq!(code(&output), 2, "{args:?}");
        assert!(err(&output).contains(proposal), "{args:?}: {}", err(&output));
    }
    assert!(!Path::new(&to).exists());
}

#[test]
fn a_report_is_written_or_says_why_not() {
    let folder = folder();
    let to = text(&folder.path().join("report.html")).to_owned();
    let output = parallax(&["report", "--to", &to, "--as-of", "2018-02-09", "--reading", "acled"]);
    assert_eq!(code(&output), 0, "{}", err(&output));
    let page = fs::read_to_string(&to).expect("written");
    assert!(page.contains("9 February 2018") && page.contains("ACLED"));
    let broken = file(&folder, "broken.ron", "Dossier(format: 1");
    let output = parallax(&["report", &broken, "--to", &to]);
    assert!(code(&output) == 1 && err(&output).contains("error["), "{}", err(&output));
    assert_eq!(fs::read_to_string(&to).expect("still there"), page, "the report before is unchanged");
    let nowhere = text(&folder.path().join("nowhere/report.html")).to_owned();
    let output = parallax(&["report", "--to", &nowhere]);
    assert!(code(&output) == 2 && err(&output).contains("make the folder first"), "{}", err(&output));
    let output = parallax(&["report", "--reading", "acledd", "--to", &to]);
    assert!(code(&output) == 2 && err(&output).contains("did you mean"), "{}", err(&output));
}

#[test]
fn the_dossier_itself_is_never_written_over() {
    let folder = folder();
    let sound = "Dossier(format: 1, title: \"T\", sources: {\"a\": (name: \"A\")})";
    let dossier = file(&folder, "a.html", sound);
    let output = parallax(&["report", &dossier, "--to", &dossier]);
    assert!(code(&output) == 2 && err(&output).contains("the dossier itself"), "{}", err(&output));
    let output = parallax(&["report", &dossier, "--to", text(&folder.path().join("b.ron"))]);
    assert!(code(&output) == 2 && err(&output).contains("must be .html"), "{}", err(&output));
    #[cfg(unix)]
    {
        let link = folder.path().join("link.svg");
        std::os::unix::fs::symlink(&dossier, &link).expect("a link");
        let output = parallax(&["export", &dossier, "--view", "map", "--to", text(&link)]);
        assert!(code(&output) == 2 && err(&output).contains("the dossier itself"), "{}", err(&output));
    }
    assert_eq!(fs::read_to_string(&dossier).expect("still there"), sound);
}

#[test]
fn what_was_typed_is_repeated_visibly() {
    let output = parallax(&["export", "--view", "m\u{202e}pa\u{1b}[2J\u{ad}", "--to", "x.svg"]);
    let told = err(&output);
    assert_eq!(code(&output), 2);
    assert!(told.contains("\\u{202e}") && told.contains("\\u{ad}"), "{told:?}");
    assert!(!told.contains(|c: char| c != '\n' && parallax::load::is_unseen(c)), "{told:?}");
}

/// Asserts that nothing in a text takes effect instead of being shown.
#[track_caller]
fn assert_visible(told: &str) {
    assert!(!told.contains(|c: char| c != '\n' && parallax::load::is_unseen(c)), "{told:?}");
}

#[test]
fn what_was_typed_is_visible_whatever_it_was_meant_for() {
    let odd = "a\u{1b}[31mb\u{200b}\u{3164}\u{202e}";
    let (place, nowhere, ending) =
        (format!("place:{odd}"), format!("/nowhere/{odd}.svg"), format!("x.{odd}"));
    for args in [
        ["--to", nowhere.as_str()].as_slice(),
        &["--to", &ending],
        &["--to", "x.svg", "--select", &place],
        &["--to", "x.svg", "--group", odd],
        &["--to", "x.svg", "--reading", odd],
        &["--to", "x.svg", "--outcome", odd],
    ] {
        let output = export(&[&["--view", "estimates"], args].concat());
        assert_eq!(code(&output), 2, "{args:?}");
        assert!(err(&output).contains("\\u{202e}"), "{args:?}: {}", err(&output));
        assert_visible(&err(&output));
    }
}

#[test]
fn the_name_of_a_file_is_visible_in_all_that_is_made_of_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let dossier = folder.path().join("b\u{202e}\u{200b}nor.ron");
    fs::copy(FIXTURE, &dossier).expect("copied");
    let to = |name: &str| folder.path().join(name);
    for (action, name) in [("export", "map.svg"), ("report", "report.html"), ("page", "page.html")] {
        let (to, view) = (to(name), if action == "export" { &["--view", "map"][..] } else { &[] });
        let args = [&[action, text(&dossier), "--to", text(&to)], view].concat();
        let output = parallax(&args);
        assert_eq!(code(&output), 0, "{name}: {}", err(&output));
        let made = fs::read_to_string(&to).expect("written");
        assert!(made.contains("b\\u{202e}\\u{200b}nor.ron"), "{name} names its file");
        assert!(!made.contains(['\u{202e}', '\u{200b}']), "{name}");
    }
    let output = parallax(&["-v", "check", text(&dossier)]);
    assert_eq!(code(&output), 0, "{}", err(&output));
    assert_visible(&err(&output));
}

#[test]
fn pages_of_an_earlier_export_are_named_and_left() {
    let folder = tempfile::tempdir().expect("a folder");
    let to = folder.path().join("table.svg");
    let pages = || export(&["--view", "table", "--size", "900x600", "--pages", "--to", text(&to)]);
    assert_eq!(err(&pages()).matches("not of this picture").count(), 0);
    let count = fs::read_dir(folder.path()).expect("a folder").count();
    assert!(count > 1, "{count}");
    for more in [count + 1, count + 2] {
        fs::write(folder.path().join(format!("table-{more}.svg")), "of before").expect("written");
    }
    let said = err(&pages());
    let expected = format!(
        "table-{}.svg and the 1 file after it are not of this picture, which has {count} pages",
        count + 1
    );
    assert!(said.contains(&expected), "{said}");
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), count + 2);
}

/// A dossier with an outcome of its own.
const DECLARING: &str = r#"Dossier(format: 2, title: "T", groups: {"g": (name: "Residents", one: "resident", many: "residents")},
    outcomes: {"excess": (name: "excess deaths", one: "excess death", part_of: Killed), "shots": (name: "shots fired", counts: Things)},
    sources: {"s": (name: "S")}, documents: {"d": (title: "D")}, claims: {
        "a": (by: "s", document: "d", paragraph: 1, says: Count(outcome: "excess", of: "g", quantity: Exactly(12))),
        "b": (by: "s", document: "d", paragraph: 2, says: Count(outcome: "shots", of: "g", quantity: AtLeast(30))),
        "c": (by: "s", document: "d", paragraph: 3, says: Count(outcome: Strength, of: "g", quantity: Exactly(900)))})"#;

#[test]
fn declared_outcomes_are_named_by_their_ids() {
    let folder = folder();
    let dossier = file(&folder, "a.ron", DECLARING);
    let to = folder.path().join("a.json");
    for (word, claims) in [("excess", 1), ("shots", 1), ("strength", 1), ("all", 3)] {
        let output =
            parallax(&["export", &dossier, "--view", "estimates", "--outcome", word, "--to", text(&to)]);
        assert_eq!((code(&output), err(&output)), (0, String::new()), "{word}");
        let json: serde_json::Value = serde_json::from_slice(&fs::read(&to).expect("written")).expect("JSON");
        let found = json["claims"].as_array().expect("claims");
        assert_eq!(found.len(), claims, "{word}");
        assert!(word == "all" || found[0]["outcome"] == word, "{word}: {}", found[0]["outcome"]);
    }
    let output =
        parallax(&["export", &dossier, "--view", "estimates", "--outcome", "shot", "--to", text(&to)]);
    assert_eq!(code(&output), 2);
    assert!(
        err(&output).contains(
            "there is no outcome `shot` in the dossier; did you mean `shots`? (there are: killed, wounded, casualties, captured, \
             missing, strength, excess, shots, all)"
        ),
        "{}",
        err(&output)
    );
    let told = |outcome: &str| {
        out(&parallax(&["export", &dossier, "--view", "estimates", "--outcome", outcome, "--alt-text"]))
    };
    assert!(told("excess").contains("S: 12 excess deaths among residents"), "{}", told("excess"));
    let shots = told("shots");
    assert!(shots.contains("S: at least 30 shots fired (Residents)") && !shots.contains("people"), "{shots}");
}
