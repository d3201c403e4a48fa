//! `export` of the claims of a view as CSV and JSON.

use std::fs;

use super::{code, err, export, folder, parallax, text, views};

#[test]
fn the_claims_of_any_view_are_written_as_csv_and_json() {
    let folder = folder();
    let write = |view: &str, name: &str| {
        let to = folder.path().join(name);
        let output = export(&["--view", view, "--only", "source:relatives", "--to", text(&to)]);
        (code(&output), err(&output), fs::read_to_string(&to).unwrap_or_default())
    };
    let (exit, _, csv) = write("table", "t.csv");
    let lines: Vec<_> = csv.lines().collect();
    assert_eq!((exit, lines.len()), (0, 5), "{csv}");
    assert!(
        lines[0].starts_with("\u{feff}id,by,via,document,paragraph,said,")
            && lines[1].starts_with("relatives-dozens,")
    );
    let (exit, _, json) = write("table", "t.json");
    assert!(exit == 0 && json.contains("\"relatives-dozens\"") && json.contains("\"dossier\""), "{json}");
    for view in views().filter(|view| *view != "table") {
        let (exit, said, csv) = write(view, &format!("{view}.csv"));
        assert!(exit == 0 && said.is_empty() && csv.starts_with("\u{feff}id,by,via,"), "{view}: {said}");
        let (exit, _, json) = write(view, &format!("{view}.json"));
        assert!(exit == 0 && json.contains("\"format\": 2"), "{view}: {json}");
    }
    let (exit, said, _) = write("window", "w.csv");
    assert!(exit == 2 && said.contains("--view table"), "{said}");
}

/// No single file opens right in every spreadsheet.
#[test]
fn a_csv_file_has_the_separator_and_the_mark_that_are_asked_for() {
    let folder = folder();
    let to = folder.path().join("t.csv");
    let write = |args: &[&str]| {
        let output = parallax(&[&["export", "--view", "table", "--to", text(&to)], args].concat());
        assert_eq!((code(&output), err(&output)), (0, String::new()), "{args:?}");
        fs::read_to_string(&to).expect("written")
    };
    assert!(write(&[]).starts_with("\u{feff}id,by,"));
    assert!(write(&["--separator", "semicolon"]).starts_with("\u{feff}id;by;"));
    assert!(write(&["--separator", "tab", "--no-bom"]).starts_with("id\tby\t"));
    for args in [&["--separator", "tab"][..], &["--no-bom"]] {
        let map = folder.path().join("map.png");
        let output = parallax(&[&["export", "--view", "map", "--to", text(&map)], args].concat());
        assert!(code(&output) == 2 && err(&output).contains("is for .csv"), "{}", err(&output));
    }
}

/// The file holds the claims that the view shows, and none that was not yet said on the day.
#[test]
fn the_claims_of_a_view_are_those_it_shows() {
    let folder = folder();
    let ids = |args: &[&str]| -> Vec<String> {
        let to = folder.path().join("claims.csv");
        let output = export(&[&["--to", text(&to), "--view"], args].concat());
        assert_eq!((code(&output), err(&output)), (0, String::new()), "{args:?}");
        let csv = fs::read_to_string(&to).expect("written");
        csv.lines().skip(1).filter_map(|line| line.split_once(',')).map(|(id, _)| id.to_owned()).collect()
    };
    let mut captured = ids(&["estimates", "--outcome", "captured"]);
    captured.sort();
    assert_eq!(captured, ["agency-silent", "north-captured"]);
    let narrowed = ids(&["map", "--only", "claim:north-48"]);
    assert!(narrowed.iter().all(|id| id == "north-48"), "{narrowed:?}");
    let compared = ids(&["estimates", "--coding"]);
    assert!(
        compared.iter().any(|id| id == "agency-at-least"),
        "the page compares the wounded too: {compared:?}"
    );
    let all = ids(&["timeline"]);
    assert_eq!(all.len(), 30);
    assert!(ids(&["timeline", "--as-of", "1931-05-04"]).len() < all.len());
}
