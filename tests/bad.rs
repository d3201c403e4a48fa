//! Every file of `tests/bad` is an invalid dossier. The exact and complete list of expected diagnostics is at
//! its end, in lines that begin with `//~`; the text before those is read.
//!
//! `tests/bad/underlined.txt` lists what each of them underlines.
//!
//! `UPDATE_EXPECT=1 cargo test --test suite bad::` rewrites both. Review the changes before you commit them.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use parallax::load::{self, Code, Severity, checks};

/// Marks the expectations in a file.
const MARK: &str = "//~ ";

fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bad");
    let mut files: Vec<_> = fs::read_dir(folder)
        .expect("the folder tests/bad")
        .map(|entry| entry.expect("its entry").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "ron"))
        .collect();
    files.sort();
    files
}

/// Splits a file into the text to read, and the expectations.
fn split(file: &str) -> (&str, &str) {
    file.find(MARK).map_or((file, ""), |at| file.split_at(at))
}

fn render(loaded: &load::Loaded) -> String {
    let mut lines = String::new();
    for diagnostic in &loaded.diagnostics {
        writeln!(lines, "{MARK}{diagnostic}").expect("writing to a string");
    }
    lines
}

#[test]
fn bad_dossiers_bring_forth_exactly_what_they_say() {
    let update = env::var_os("UPDATE_EXPECT").is_some();
    let mut failures = String::new();
    let files = files();
    assert!(files.len() >= 20, "only {} files", files.len());
    for path in files {
        let file = fs::read_to_string(&path).expect("a readable file");
        let (text, expected) = split(&file);
        let loaded = load::read(text);
        let found = render(&loaded);
        assert!(!found.is_empty(), "{}: nothing is wrong with it", path.display());
        let has_error = loaded.diagnostics.iter().any(|one| one.severity == Severity::Error);
        assert_eq!(loaded.dossier.is_none(), has_error, "{}", path.display());
        if update && found != expected {
            fs::write(&path, format!("{text}{found}")).expect("a writable file");
        } else if found != expected {
            let name = path.file_name().unwrap_or_default().display();
            writeln!(failures, "{name}\nexpected:\n{expected}found:\n{found}").expect("writing to a string");
        }
    }
    assert!(failures.is_empty(), "{failures}");
}

#[test]
fn the_offending_value_is_underlined() {
    let mut found = String::new();
    for path in files() {
        let file = fs::read_to_string(&path).expect("a readable file");
        let (text, _) = split(&file);
        writeln!(found, "{}", path.file_name().unwrap_or_default().display()).expect("writing to a string");
        for one in load::read(text).diagnostics {
            assert_eq!(checks::complaint(text, &one), None, "{}: {one}", path.display());
            let underlined = &text[one.span.clone()];
            writeln!(found, "    {} {}: {underlined:?}", one.position, one.code)
                .expect("writing to a string");
        }
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bad/underlined.txt");
    let expected = fs::read_to_string(&path).unwrap_or_default();
    if env::var_os("UPDATE_EXPECT").is_some() {
        fs::write(&path, found).expect("a writable file");
    } else {
        for (found, expected) in found.lines().zip(expected.lines()) {
            assert_eq!(found, expected);
        }
        assert_eq!(found.lines().count(), expected.lines().count());
    }
}

#[test]
fn a_byte_order_mark_counts_its_bytes_and_is_no_column() {
    let text = "\u{feff}Dossier(format: 3, title: \"T\")";
    let loaded = load::read(text);
    let found = &loaded.diagnostics[0];
    assert_eq!((found.code, found.position.column), (Code::Format, 17));
    assert_eq!(&text[found.span.clone()], "3");
}

#[test]
fn every_kind_of_problem_has_a_file() {
    let all: String = files().iter().map(|path| fs::read_to_string(path).expect("a readable file")).collect();
    // The test below makes a file with a hundred faults; files beside a dossier are looked at only by `check --files` and
    // by `load::ground`, whose tests have them, and `load::robust` and
    // `tests/cli/views.rs` have the faults of view files.
    let elsewhere = [
        Code::TooMany,
        Code::MissingFile,
        Code::ChangedFile,
        Code::OutsideFile,
        Code::UnreadShapes,
        Code::UnreadBackdrop,
        Code::NoView,
        Code::UnfitState,
    ];
    for code in Code::ALL {
        if !elsewhere.contains(code) {
            assert!(all.contains(&format!("[{code}]: ")), "no file of tests/bad shows {code}");
        }
    }
}

#[test]
fn reading_ends_after_a_hundred_faults() {
    let mut text = String::from("Dossier(format: 1, title: \"T\", sides: {");
    for row in 0..150 {
        write!(text, "\n\"s{row}\": (name: {row}),").expect("writing to a string");
    }
    text.push_str("})");
    let loaded = load::read(&text);
    assert_eq!(loaded.diagnostics.len(), 101);
    let last = loaded.diagnostics.last().expect("a diagnostic");
    assert_eq!((last.code, last.position.line), (Code::TooMany, 102));
}

#[test]
fn depth_and_nonsense_do_no_harm() {
    for text in ["(", "[", "{", "\"", "Dossier(places: {\"a\": (at: Point(", "/*", "Some("] {
        for deep in [text.repeat(10_000), format!("Dossier(title: {}", text.repeat(10_000))] {
            assert!(load::read(&deep).dossier.is_none());
        }
    }
}
