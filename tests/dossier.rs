//! The dossier itself, written, compared and described by the program without a window.

use std::fs;
use std::process::Output;

use crate::fixture::{FERRY, ferry};

fn parallax(args: &[&str]) -> Output {
    crate::common::parallax(args).output().expect("the program starts")
}

fn code(output: &Output) -> i32 {
    output.status.code().expect("it exits by itself")
}

#[test]
fn the_dossier_is_exported_as_it_was_written() {
    let folder = tempfile::tempdir().expect("a folder");
    let to = folder.path().join("ferry.json").display().to_string();
    assert_eq!(
        code(&parallax(&["export", "tests/fixture/ferry.dossier.ron", "--view", "dossier", "--to", &to])),
        0
    );
    let json: serde_json::Value = serde_json::from_slice(&fs::read(&to).expect("readable")).expect("JSON");
    let dossier = ferry();
    assert_eq!(json["title"], dossier.title);
    assert_eq!(json["claims"].as_object().map(serde_json::Map::len), Some(dossier.claims.len()));
    for (more, words) in [
        (["--as-of", "2018-02-09"], "--as-of is for views"),
        (["--only", "source:sohr"], "--only is for views"),
    ] {
        let refused = parallax(&[&["export", "--view", "dossier", "--to", &to][..], &more].concat());
        assert_eq!(code(&refused), 2);
        assert!(String::from_utf8_lossy(&refused.stderr).contains(words), "{refused:?}");
    }
    let picture = parallax(&["export", "--view", "dossier", "--to", &to.replace(".json", ".svg")]);
    assert_eq!(code(&picture), 2);
    assert!(String::from_utf8_lossy(&picture.stderr).contains("is written as .json"));
}

#[test]
fn both_programs_compare_and_describe() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::write(&path, text).expect("written");
        path.display().to_string()
    };
    let old = write("old.ron", FERRY);
    let new = write("new.ron", &FERRY.replacen("Exactly(48)", "Exactly(68)", 1));
    let told = parallax(&["diff", &old, &new]);
    let words = String::from_utf8(told.stdout.clone()).expect("text");
    assert_eq!(code(&told), 1, "{words}");
    assert!(words.contains("Claims: 1 changed.") && words.contains(" became 68 "), "{words}");
    assert_eq!(code(&parallax(&["diff", &old, &old])), 0);
    let schema = parallax(&["schema"]);
    assert_eq!(code(&schema), 0);
    let schema: serde_json::Value = serde_json::from_slice(&schema.stdout).expect("JSON");
    assert_eq!(schema["$ref"], "#/$defs/Dossier");
}

#[test]
fn a_dossier_goes_into_sheets_and_comes_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name).display().to_string();
    let whole = path("whole.ron");
    fs::write(&whole, FERRY).expect("written");
    for (to, from) in [("k.xlsx", "k.xlsx"), ("k/", "k/datapackage.json")] {
        assert_eq!(code(&parallax(&["export", &whole, "--view", "dossier", "--to", &path(to)])), 0, "{to}");
        assert_eq!(code(&parallax(&["check", &path(from)])), 0, "{from}");
        let again = path(&format!("{}.ron", to.trim_end_matches('/')));
        assert_eq!(code(&parallax(&["import", &path(from), "--to", &again])), 0, "{from}");
        assert_eq!(code(&parallax(&["diff", &whole, &again])), 0, "{from}");
    }
    for (name, begin) in
        [("k.geojson", "{"), ("k.csl.json", "["), ("k.bib", "@misc{"), ("k.wiki", "{{Infobox")]
    {
        let to = path(name);
        assert_eq!(code(&parallax(&["export", "--view", "dossier", "--to", &to])), 0, "{name}");
        assert!(fs::read_to_string(&to).expect("readable").starts_with(begin), "{name}");
    }
    let new = path("new.xlsx");
    assert_eq!(code(&parallax(&["new", "--as", "xlsx", &new])), 0);
    assert_eq!(code(&parallax(&["check", "--deny-warnings", &new])), 0);
    assert_eq!(code(&parallax(&["new", &new])), 2);
}
