//! The output of `parallax check`.

use std::fmt::Write as _;

use super::*;

const SOUND: &str = r#"Dossier(format: 1, title: "T", sources: {"s": (name: "S")}, documents: {"d": (title: "D")},
    claims: {"a": (by: "s", document: "d", paragraph: 1)})"#;

/// Checks files with these texts; returns the output without the name of the folder.
fn run_as(style: Style, warnings: Warnings, texts: &[&[u8]], missing: &[&str]) -> (u8, String, String) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut files = Vec::new();
    for (index, text) in texts.iter().enumerate() {
        let file = folder.path().join(format!("{index}.ron"));
        std::fs::write(&file, text).expect("writing to it");
        files.push(file);
    }
    files.extend(missing.iter().map(|name| folder.path().join(name)));
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let how = How { style, warnings, attachments: Attachments::Ignored };
    let code = check(&files, how, &mut out, &mut err).expect("writing to memory");
    let prefix = format!("{}/", folder.path().display());
    let plain = |bytes| String::from_utf8(bytes).expect("text").replace(&prefix, "");
    (code, plain(out), plain(err))
}

fn short(text: &str) -> (u8, String, String) {
    run_as(Style::Short, Warnings::Allowed, &[text.as_bytes()], &[])
}

fn human(text: &str) -> String {
    run_as(Style::Human(Color::None), Warnings::Allowed, &[text.as_bytes()], &[]).1
}

#[test]
fn a_sound_dossier_is_clean() {
    for style in [Style::Short, Style::Human(Color::None), Style::Human(Color::Ansi)] {
        let found = run_as(style, Warnings::Denied, &[SOUND.as_bytes()], &[]);
        assert_eq!(found, (0, "0.ron: ok, 1 claim\n".to_owned(), String::new()));
    }
}

#[test]
fn warnings_are_shown_and_do_no_harm_unless_denied() {
    let text = SOUND.replace(", paragraph: 1", "");
    let (code, out, _) = short(&text);
    let expected = "0.ron:2:14: warning[no-paragraph]: the claim does not say where in its document it stands (name its `paragraph`, `page`, `timecode` or another place)\n\
        0.ron: ok, 1 claim, 1 warning\n";
    assert_eq!((code, out.as_str()), (0, expected));
    assert_eq!(run_as(Style::Short, Warnings::Denied, &[text.as_bytes()], &[]).0, 1);
}

#[test]
fn an_error_is_underlined_with_its_hint_below() {
    let out = human(&SOUND.replace("by: \"s\"", "by: \"s\", stanc: Denies"));
    let expected = "\
error[unknown-field]: there is no field `stanc`
 --> 0.ron:2:29
  |
2 |     claims: {\"a\": (by: \"s\", stanc: Denies, document: \"d\", paragraph: 1)})
  |                             ^^^^^
  |
  = help: did you mean `stance`?

0.ron: 1 error, 0 warnings
";
    assert_eq!(out, expected);
}

#[test]
fn what_cannot_be_read_outweighs_errors() {
    let (code, out, err) =
        run_as(Style::Short, Warnings::Allowed, &[b"nonsense", b"caf\xe9s"], &["missing.ron"]);
    assert_eq!(code, 2);
    assert!(out.ends_with("0.ron: 1 error, 0 warnings\n"), "{out}");
    assert!(
        err.contains("1.ron: line 1, byte 4: the file is not UTF-8 text; it seems to use one byte"),
        "{err}"
    );
    assert!(err.contains("missing.ron: cannot read the file: "), "{err}");
}

#[test]
fn a_dangling_id_in_the_fortieth_claim_is_underlined_there() {
    let text = load::KHUSHAM;
    let claims = text.find("\n    claims: {").expect("claims");
    let at =
        text[claims..].match_indices("by: \"").nth(39).expect("a fortieth claim").0 + claims + "by: ".len();
    let broken = format!(
        "{}\"nobdy\"{}",
        &text[..at],
        &text[at..][1 + text[at + 1..].find('"').expect("its end") + 1..]
    );
    let line = broken[..at].matches('\n').count() + 1;
    let source = broken.lines().nth(line - 1).expect("the line");
    let out = human(&broken);
    assert!(out.contains("error[unknown-id]: there is no source `nobdy`\n"), "{out}");
    assert!(out.contains(&format!("--> 0.ron:{line}:")), "{out}");
    let shown: Vec<&str> =
        out.lines().skip_while(|one| !one.starts_with(&format!("{line} | "))).take(2).collect();
    assert!(
        source.starts_with(shown[0].split_once(" | ").expect("a line").1.trim_end_matches('…')),
        "{shown:?}"
    );
    let column = shown[1].find('^').expect("an underline");
    assert_eq!(&shown[0][column..column + shown[1].matches('^').count()], "\"nobdy\"");
}

#[test]
fn one_missing_source_named_by_forty_claims_is_one_problem() {
    let mut text = String::from("Dossier(format: 1, title: \"T\", sources: {\"sohr\": (name: \"S\")},\n");
    text.push_str("documents: {\"d\": (title: \"D\")}, claims: {\n");
    for row in 0..40 {
        writeln!(text, "\"c{row}\": (by: \"shor\", document: \"d\", paragraph: 1),")
            .expect("writing to a string");
    }
    text.push_str("})");
    let out = human(&text);
    assert_eq!(out.matches("there is no source `shor`").count(), 1, "{out}");
    assert_eq!(out.matches("did you mean `sohr`?").count(), 1, "{out}");
    assert!(out.contains("the same in lines 4, 5, 6, 7, 8, 9, 10, 11 and at 31 more places"), "{out}");
    assert!(out.ends_with("0.ron: 40 errors, 0 warnings\n"), "what was likely meant is used: {out}");
    // A program that processes them gets all of them.
    assert_eq!(short(&text).1.matches("there is no source `shor` (did you mean `sohr`?)").count(), 40);
}

#[test]
fn a_broken_source_named_by_forty_claims_is_one_error() {
    let mut text =
        String::from("Dossier(format: 1, title: \"T\", sources: {\"s\": (name: \"S\", kind: Meida)},\n");
    text.push_str("documents: {\"d\": (title: \"D\")}, claims: {\n");
    for row in 0..40 {
        writeln!(text, "\"c{row}\": (by: \"s\", document: \"d\", paragraph: 1),")
            .expect("writing to a string");
    }
    text.push_str("})");
    assert!(short(&text).1.ends_with("0.ron: 1 error, 0 warnings\n"), "{}", short(&text).1);
}

#[test]
fn many_problems_and_long_lines_stay_short() {
    let mut text = format!("Dossier(format: 1, title: \"{}\", sources: {{", "long ".repeat(200_000));
    for row in 0..2000 {
        write!(text, "\"S{row}\": (name: \"S\"), ").expect("writing to a string");
    }
    text.push_str("})");
    let out = human(&text);
    assert!(out.len() < 200_000, "{}", out.len());
    assert!(out.contains("more; `--format short` lists all"), "{out}");
    assert!(out.lines().all(|line| line.chars().count() < 300));
    let column = text.find("\"S5\"").expect("an id") + 1;
    assert!(out.contains(&format!(" --> 0.ron:1:{column}\n")), "the column is that of the file");
}

#[test]
fn nothing_reaches_the_terminal_that_it_would_obey() {
    let evil = "\u{1b}[2J\u{9b}31m\u{202e}\u{2066}\u{200f}\u{7}";
    let text = format!(
        "Dossier(format: 1, title: \"{evil}\", {evil}sources: {{\"{evil}\": (name: \"S\", kind: {evil})}}, \
         places: {{\"p\": (name: \"P\", at: Point(\"{evil}\"))}},\nclaims: {{\"a\": (by: \"{evil}\")}})"
    );
    for text in [text.clone(), text.replacen(&format!("{evil}sources"), "sources", 1)] {
        for style in [Style::Human(Color::None), Style::Short, Style::Json] {
            let (_, out, err) =
                run_as(style, Warnings::Allowed, &[text.as_bytes()], &["no\u{1b}[31m\u{202e}.ron"]);
            for shown in [&out, &err] {
                assert!(!shown.contains(|c: char| c != '\n' && load::is_unseen(c)), "{style:?}: {shown:?}");
            }
        }
    }
}

#[test]
fn colour_comes_as_ansi_escapes_only_where_wanted() {
    let text = SOUND.replace("by: \"s\"", "by: \"t\"");
    let colored = run_as(Style::Human(Color::Ansi), Warnings::Allowed, &[text.as_bytes()], &[]).1;
    assert!(colored.contains("\u{1b}["));
    assert!(!human(&text).contains('\u{1b}'));
}

#[test]
fn json_tells_every_problem_and_every_file() {
    let text = SOUND.replace("by: \"s\"", "by: \"sé\"").replace("\"T\"", "\"\"");
    let (code, out, err) =
        run_as(Style::Json, Warnings::Allowed, &[text.as_bytes(), b"\n\xff"], &["missing.ron"]);
    assert_eq!((code, err.as_str()), (2, ""));
    let lines: Vec<serde_json::Value> =
        out.lines().map(|line| serde_json::from_str(line).expect("an object")).collect();
    let first = &lines[0];
    assert_eq!(first["code"], "empty");
    let unknown = lines.iter().find(|line| line["code"] == "unknown-id").expect("the unknown id");
    let span = |name: &str| unknown[name].as_u64().expect("a number") as usize;
    assert_eq!(&text[span("byte_start")..span("byte_end")], "\"sé\"");
    assert_eq!((span("line_start"), span("column_start")), (2, 24));
    assert_eq!((span("line_end"), span("column_end")), (2, 28));
    assert_eq!(unknown["hint"], serde_json::Value::Null);
    let of = |kind: &str| lines.iter().filter(|line| line["type"] == kind).count();
    assert_eq!(of("summary"), 3);
    assert_eq!(of("diagnostic") + 3, lines.len());
    let unreadable: Vec<_> = lines.iter().filter(|line| line["code"] == "unreadable").collect();
    assert_eq!((&unreadable[0]["line_start"], &unreadable[0]["byte_start"]), (&2.into(), &1.into()));
    assert_eq!(unreadable[1]["line_start"], serde_json::Value::Null);
    assert_eq!(lines.last().expect("a line")["ok"], false);
}

/// A dossier with a copy in a folder; the output of `--files`.
fn with_files(copy: &str, style: Style) -> (u8, String) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    std::fs::create_dir(folder.path().join("copies")).expect("made");
    std::fs::write(folder.path().join("copies/a.txt"), "abc").expect("written");
    let file = folder.path().join("d.ron");
    let text = SOUND.replace("title: \"D\"", &format!("title: \"D\", copy: ({copy})"));
    std::fs::write(&file, text.replace("format: 1", "format: 2")).expect("written");
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let how = How { style, warnings: Warnings::Allowed, attachments: Attachments::Verified };
    let code = check(&[file], how, &mut out, &mut err).expect("writing to memory");
    assert!(err.is_empty());
    (code, String::from_utf8(out).expect("text").replace(&format!("{}/", folder.path().display()), ""))
}

/// The example of FIPS 180-2, appendix B.1.
const ABC: &str = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

#[test]
fn files_beside_a_dossier_are_verified_where_that_is_asked_for() {
    let found =
        with_files(&format!("file: \"copies/a.txt\", sha256: \"{}\"", ABC.to_uppercase()), Style::Short);
    let sound = "d.ron: ok, 1 claim, 1 file beside it, 1 of them with the SHA-256 that is given\n";
    assert_eq!(found, (0, sound.to_owned()));
    let found = with_files("file: \"copies/a.txt\"", Style::Short);
    let sound = "d.ron: ok, 1 claim, 1 file beside it, 0 of them with the SHA-256 that is given\n";
    assert_eq!(found, (0, sound.to_owned()));
    let (code, out) = with_files("file: \"copies/b.txt\"", Style::Short);
    assert_eq!(code, 1);
    let error = "d.ron:1:104: error[missing-file]: `copies/b.txt`: there is no such file\n";
    assert_eq!(out, format!("{error}d.ron: 1 error, 0 warnings\n"));
    let other = "0".repeat(64);
    let (code, out) = with_files(&format!("file: \"copies/a.txt\", sha256: \"{other}\""), Style::Short);
    assert_eq!(code, 1);
    let error = format!(
        "d.ron:1:128: error[changed-file]: `copies/a.txt` is not the file that the dossier describes (its SHA-256 is {ABC})\n"
    );
    assert_eq!(out, format!("{error}d.ron: 1 error, 0 warnings\n"));
}

#[test]
fn a_file_that_is_not_there_is_told_to_programs_with_its_place() {
    let (code, out) = with_files("file: \"copies/b.txt\"", Style::Json);
    assert_eq!(code, 1);
    let lines: Vec<serde_json::Value> =
        out.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!((&lines[0]["code"], &lines[0]["column_start"]), (&"missing-file".into(), &104.into()));
    assert_eq!(
        (&lines[1]["ok"], &lines[1]["errors"], &lines[1]["claims"]),
        (&false.into(), &1.into(), &1.into())
    );
}
