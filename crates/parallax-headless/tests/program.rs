//! The program `parallax-headless` as an author's continuous integration runs it.

#[path = "program/diff.rs"]
mod diff;
#[path = "program/fmt.rs"]
mod fmt;
#[path = "program/json.rs"]
mod json;
#[path = "program/merge.rs"]
mod merge;
#[path = "program/passages.rs"]
mod passages;

use std::fs;
use std::process::Command;

struct Run {
    code: i32,
    out: String,
    err: String,
}

fn run(args: &[&str]) -> Run {
    let output = Command::new(env!("CARGO_BIN_EXE_parallax-headless"))
        .args(args)
        .output()
        .expect("the program starts");
    let text = |bytes| String::from_utf8(bytes).expect("text");
    Run {
        code: output.status.code().expect("it exits by itself"),
        out: text(output.stdout),
        err: text(output.stderr),
    }
}

/// A new dossier in a folder of its own.
fn started() -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("harbour.dossier.ron").display().to_string();
    let started = run(&["new", &file]);
    assert_eq!((started.code, started.err.as_str()), (0, ""));
    assert!(started.out.contains(&format!("parallax-headless check {file} ")), "{}", started.out);
    (folder, file)
}

#[test]
fn a_new_dossier_is_sound_and_never_written_over() {
    let (_folder, file) = started();
    let checked = run(&["check", "--deny-warnings", &file]);
    assert_eq!(checked.code, 0, "{}", checked.out);
    let again = run(&["new", &file]);
    assert_eq!((again.code, again.out.as_str()), (2, ""));
    assert!(again.err.starts_with("parallax-headless: ") && again.err.contains("already exists"));
}

#[test]
fn mistakes_are_found_with_their_line_as_words_and_as_json() {
    let (_folder, file) = started();
    let text = fs::read_to_string(&file).expect("readable");
    fs::write(&file, text.replacen("by: ", "bye: ", 1)).expect("writable");
    let line = text[..text.find("by: ").expect("a claim")].lines().count();
    let short = run(&["check", "--format", "short", &file]);
    assert_eq!(short.code, 1);
    let told = short.out.lines().find(|told| told.contains("error[unknown-field]")).expect("told");
    assert!(told.starts_with(&format!("{file}:{line}:")), "{told}");
    let json = run(&["check", "--format", "json", &file]);
    let codes: Vec<serde_json::Value> = json
        .out
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).expect("JSON")["code"].clone())
        .collect();
    assert_eq!(json.code, 1);
    assert!(codes.contains(&"unknown-field".into()), "{codes:?}");
}

#[test]
fn a_dossier_becomes_json_and_csv_and_nothing_else() {
    let (folder, file) = started();
    let to = |name: &str| folder.path().join(name).display().to_string();
    let (json, csv) = (to("all.json"), to("claims.csv"));
    assert_eq!(run(&["table", &file, "--to", &json, "--reading", "words-only"]).code, 0);
    assert_eq!(run(&["table", &file, "--to", &csv, "--separator", "semicolon", "--no-bom"]).code, 0);
    let whole: serde_json::Value = serde_json::from_slice(&fs::read(&json).expect("readable")).expect("JSON");
    let claims = whole["claims"].as_array().expect("claims").len();
    assert!(claims > 0 && whole["places"].is_array(), "{whole}");
    assert_eq!(whole["reading"], "Words only");
    assert!(fs::read_to_string(&csv).expect("readable").starts_with("id;by;via;"));
    for (args, words) in [
        (vec!["table", &file, "--to", &file], "name a file ending in .csv or .json"),
        (vec!["table", &file, "--to", &json, "--reading", "word-only"], "did you mean `words-only`?"),
        (vec!["table", "missing.ron", "--to", &json], "missing.ron"),
    ] {
        let refused = run(&args);
        assert_eq!((refused.code, refused.out.as_str()), (2, ""));
        assert!(refused.err.contains(words), "{}", refused.err);
    }
}

#[test]
fn a_file_of_format_1_is_upgraded_in_place_and_one_of_format_2_is_left_alone() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = |name: &str, text: &str| {
        let path = folder.path().join(name).display().to_string();
        fs::write(&path, text).expect("writable");
        path
    };
    let text = |path: &str| fs::read_to_string(path).expect("readable");
    let old = "\u{feff}// Mine.\r\nDossier(\r\n    format: 1, // as long as I remember\r\n    title: \"format: 1\",\r\n)\r\n";
    let new = old.replacen("format: 1,", "format: 2,", 1);
    let (one, two) = (file("one.ron", old), file("two.ron", &new));
    let broken = "Dossier(format: 1, title: \"\")";
    let broken_file = file("broken.ron", broken);

    let dry = run(&["upgrade", "--dry-run", &one]);
    let shown = format!(
        "--- {one}\n+++ {one}\n@@ -1,5 +1,5 @@\n \u{feff}// Mine.\r\n Dossier(\r\n-    format: 1, // as long as I remember\r\n+    format: 2, // as long as I remember\r\n     title: \"format: 1\",\r\n )\r\n"
    );
    assert_eq!((dry.code, dry.out, dry.err.as_str()), (0, shown, ""));
    assert_eq!(text(&one), old);

    let upgraded = run(&["upgrade", &one, &two]);
    let said = format!("{one}: upgraded from format 1 to format 2\n{two}: already in format 2\n");
    assert_eq!((upgraded.code, upgraded.out, upgraded.err.as_str()), (0, said, ""));
    assert_eq!((text(&one), text(&two)), (new.clone(), new.clone()));

    let refused = run(&["upgrade", &broken_file, &two]);
    assert_eq!(refused.code, 1);
    assert_eq!(refused.err, format!("{broken_file}:1:27: error[empty]: this text must not be empty\n"));
    assert_eq!(refused.out, format!("{two}: already in format 2\n"));
    let missing = run(&["upgrade", "missing.ron", &broken_file]);
    assert_eq!(missing.code, 2);
    assert!(missing.err.starts_with("missing.ron: cannot read the file: "), "{}", missing.err);
    assert_eq!((text(&broken_file).as_str(), text(&two)), (broken, new));
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 3, "no other file is left");
}

#[test]
fn a_sheet_becomes_a_dossier_that_check_accepts_and_nothing_is_written_over() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let at = |name: &str| folder.path().join(name).display().to_string();
    let (sheet, to, map) = (at("tolls.csv"), at("tolls.dossier.ron"), at("tolls.map.ron"));
    let csv = "Date;Source;Link;Killed;Injured\n2018-02-07;Union;https://example.org/a;at least 12;dozens\n2018-02-08;;;;\n";
    fs::write(&sheet, csv).expect("writable");

    let rehearsed = run(&["import", &sheet, "--to", &to, "--dry-run", "--format", "json"]);
    assert_eq!((rehearsed.code, rehearsed.err.as_str()), (0, ""));
    let summary: serde_json::Value = serde_json::from_str(&rehearsed.out).expect("JSON");
    assert_eq!((&summary["claims"], &summary["rows_with_claims"]), (&2.into(), &1.into()));
    assert_eq!((&summary["words"][0]["text"], &summary["words"][0]["row"]), (&"dozens".into(), &2.into()));
    assert_eq!(summary["left_out"][0]["row"], 3);
    assert!(!std::path::Path::new(&to).exists());

    let done = run(&["import", &sheet, "--to", &to, "--map", &map]);
    assert_eq!((done.code, done.err.as_str()), (0, ""));
    for words in [
        "its cells are divided by semicolons",
        "Killed → Killed",
        "2 claims from 1 row",
        "Kept as the words they are (1):",
        "Left out (1):",
    ] {
        assert!(done.out.contains(words), "{words} is not in {}", done.out);
    }
    assert_eq!(run(&["check", &to]).code, 0);
    assert_eq!(fs::read_to_string(&sheet).expect("readable"), csv);

    let again = run(&["import", &sheet, "--to", &to]);
    assert_eq!(again.code, 2);
    assert!(again.err.contains("already exists"), "{}", again.err);

    // The map is read the next time.
    let text = fs::read_to_string(&map).expect("written");
    fs::write(&map, text.replace("role: Wounded", "role: Missing")).expect("writable");
    let other = at("other.ron");
    assert_eq!(run(&["import", &sheet, "--to", &other, "--map", &map]).code, 0);
    assert!(fs::read_to_string(&other).expect("written").contains("outcome: Missing"));
}

#[test]
fn what_cannot_be_imported_is_told_in_a_clear_word() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let at = |name: &str| folder.path().join(name).display().to_string();
    for (name, bytes, code, words) in [
        ("empty.csv", &b""[..], 2, "it is empty"),
        ("page.csv", b"<!doctype html><html></html>", 2, "it is a web page, and not a sheet"),
        ("cut.xlsx", b"PK\x03\x04", 2, "damaged or cut short"),
        ("none.csv", b"a,b\n1,2\n", 1, "no row became a claim"),
    ] {
        fs::write(at(name), bytes).expect("writable");
        let refused = run(&["import", &at(name), "--to", &at("out.ron")]);
        assert_eq!(refused.code, code, "{name}: {}", refused.err);
        assert!(refused.err.contains(words), "{name}: {}", refused.err);
        assert!(!std::path::Path::new(&at("out.ron")).exists(), "{name}");
    }
    let missing = run(&["import", &at("missing.csv"), "--to", &at("out.ron")]);
    assert_eq!(missing.code, 2);
    assert!(missing.err.contains("missing.csv"), "{}", missing.err);
}
