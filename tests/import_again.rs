//! `parallax import --again`: a changed sheet follows into the dossier that was made of it.

use std::fs;
use std::path::Path;

use crate::common::{self, Run, parallax};

fn run(folder: &Path, args: &[&str]) -> Run {
    common::run(parallax(args).current_dir(folder))
}

const OLD: &str =
    "Source,Link,Killed\nUnion,https://example.org/a,12\nPort,https://example.org/b,more than 100\n";
const AGAIN: [&str; 5] = ["import", "tolls.csv", "--to", "tolls.dossier.ron", "--again"];

/// A folder with a sheet, and the dossier that was made of it.
fn imported() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("tolls.csv"), OLD).expect("written");
    let made = run(folder.path(), &AGAIN[..4]);
    assert_eq!((made.code, made.err.as_str()), (0, ""), "{}", made.out);
    folder
}

fn read(folder: &tempfile::TempDir, name: &str) -> String {
    fs::read_to_string(folder.path().join(name)).expect("there")
}

#[test]
fn a_changed_sheet_is_told_first_and_then_followed() {
    let folder = imported();
    let text = read(&folder, "tolls.dossier.ron");
    fs::write(folder.path().join("tolls.csv"), OLD.replace(",12", ",15")).expect("written");
    let rehearsed = run(folder.path(), &[&AGAIN[..], &["--dry-run"]].concat());
    assert_eq!((rehearsed.code, rehearsed.err.as_str()), (0, ""), "{}", rehearsed.out);
    assert!(rehearsed.out.contains("tolls.dossier.ron: Claims: 1 changed."), "{}", rehearsed.out);
    assert!(
        rehearsed.out.contains("[row-2-killed]") && rehearsed.out.contains("became"),
        "{}",
        rehearsed.out
    );
    assert!(rehearsed.out.ends_with("Nothing was written.\n"), "{}", rehearsed.out);
    assert_eq!(read(&folder, "tolls.dossier.ron"), text);
    assert_eq!(run(folder.path(), &AGAIN).code, 0);
    let now = read(&folder, "tolls.dossier.ron");
    assert_eq!(now, text.replace("Exactly(12)", "Exactly(15)").replace("\"12\"", "\"15\""));
    let unchanged = run(folder.path(), &AGAIN);
    assert!(unchanged.out.starts_with("tolls.dossier.ron: nothing changes."), "{}", unchanged.out);
    assert_eq!(read(&folder, "tolls.csv"), OLD.replace(",12", ",15"), "the sheet is only read");
}

#[test]
fn what_was_edited_is_listed_and_left_alone_until_it_is_settled() {
    let folder = imported();
    let edited = read(&folder, "tolls.dossier.ron").replace("Exactly(12)", "About(12)");
    fs::write(folder.path().join("tolls.dossier.ron"), &edited).expect("written");
    fs::write(folder.path().join("tolls.csv"), OLD.replace(",12", ",15")).expect("written");
    let listed = run(folder.path(), &AGAIN);
    let words = "[row-2-killed] it was edited in the dossier, and the sheet changed it too; left as it is. The sheet's: ";
    assert!(listed.out.contains(words), "{}", listed.out);
    assert_eq!(read(&folder, "tolls.dossier.ron"), edited);
    let json = run(folder.path(), &[&AGAIN[..], &["--dry-run", "--format", "json"]].concat());
    let json: serde_json::Value = serde_json::from_str(&json.out).expect("JSON");
    assert_eq!(json["written"], false);
    assert_eq!(json["differences"]["same"], true);
    assert_eq!(json["conflicts"][0]["id"], "row-2-killed");
    assert_eq!(json["conflicts"][0]["why"], "both-changed");
    assert!(json["conflicts"][0]["take"].is_null());
    assert_eq!(run(folder.path(), &[&AGAIN[..], &["--take", "sheet"]].concat()).code, 0);
    assert!(read(&folder, "tolls.dossier.ron").contains("Exactly(15)"));
}

#[test]
fn without_a_trace_or_without_asking_nothing_is_touched() {
    let folder = imported();
    let refused = run(folder.path(), &AGAIN[..4]);
    assert_eq!(refused.code, 2);
    assert!(
        refused.err.contains("tolls.dossier.ron already exists; nothing was written."),
        "{}",
        refused.err
    );
    fs::remove_file(folder.path().join("tolls.dossier.import.ron")).expect("it was left beside the dossier");
    let refused = run(folder.path(), &AGAIN);
    assert_eq!(refused.code, 2);
    assert!(refused.err.contains("has no trace of an import"), "{}", refused.err);
}
