//! What people and spreadsheet programs do to a workbook is found in its cell, in a clear word.

use parallax_dossier::draft::Dossier;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};

use crate::{Read, open, read_workbook, to_package, to_workbook};

/// A sheet as a person would write it.
type Given<'a> = (&'a str, &'a [&'a [&'a str]]);

const DOSSIER: Given<'_> = ("dossier", &[&["format", "title"], &["2", "T"]]);
const SOURCES: Given<'_> = ("sources", &[&["id", "name"], &["sohr", "Observatory"]]);
const DOCUMENTS: Given<'_> = ("documents", &[&["id", "title", "dated"], &["d", "D", ""]]);
const GROUPS: Given<'_> = ("groups", &[&["id", "name"], &["all", "Everybody"]]);
const HEADER: &[&str] = &["id", "by", "document", "paragraph", "outcome", "of", "quantity"];

fn book(sheets: &[Given<'_>]) -> Workbook {
    let mut book = Workbook::new();
    for (name, rows) in sheets {
        let sheet = book.add_worksheet();
        sheet.set_name(*name).expect("a name");
        for (row, cells) in (0..).zip(*rows) {
            for (column, cell) in (0..).zip(*cells) {
                sheet.write_string(row, column, *cell).expect("written");
            }
        }
    }
    book
}

fn read(mut book: Workbook) -> Read {
    let bytes = book.save_to_buffer().expect("written");
    read_workbook(bytes).expect("readable").expect("a dossier")
}

fn problems(book: Workbook) -> Vec<String> {
    let read = read(book);
    let all: Vec<String> = read.problems().iter().map(ToString::to_string).collect();
    let is_wrong = all.iter().any(|one| one.contains(": error["));
    assert_eq!(read.dossier().is_none(), is_wrong, "{all:?}");
    all
}

/// The problems of a sound dossier with these claims.
fn of_claims(rows: &[&[&str]]) -> Vec<String> {
    problems(book(&[DOSSIER, SOURCES, DOCUMENTS, GROUPS, ("claims", rows)]))
}

#[test]
fn a_workbook_that_a_person_writes_is_a_dossier() {
    let rows: &[&[&str]] = &[HEADER, &["a", "sohr", "d", "1", "Killed", "all", "over 100"]];
    let read = read(book(&[DOSSIER, SOURCES, DOCUMENTS, GROUPS, ("claims", rows)]));
    let problems: Vec<String> = read.problems().iter().map(ToString::to_string).collect();
    assert_eq!(problems, [""; 0]);
    let written = Dossier::from_dossier(read.dossier().expect("sound")).write();
    assert!(
        written.contains("quantity: MoreThan(100))") && written.contains("worded: \"over 100\""),
        "{written}"
    );
}

#[test]
fn what_is_wrong_with_a_value_is_said_of_its_cell() {
    for (row, expected) in [
        (
            &["a", "sorh", "d", "1", "Killed", "all", "48"][..],
            "claims, row 2, column B (by): error[unknown-id]: there is no source `sorh` (did you mean `sohr`?)",
        ),
        (
            &["a", "12", "d", "1", "Killed", "all", "48"],
            "claims, row 2, column B (by): error[unknown-id]: there is no source `12`",
        ),
        (
            &["a", "sohr", "d", "1", "Kiled", "all", "48"],
            "claims, row 2, column E (outcome): error[unknown-variant]: `Kiled` is not known here (did you mean `Killed`?)",
        ),
        (
            &["a", "sohr", "d", "one", "Killed", "all", "48"],
            "claims, row 2, column D (paragraph): error[wrong-type]: expected a whole number, found the text `one`",
        ),
        (
            &["a", "", "d", "1", "Killed", "all", "48"],
            "claims, row 2, column B (by): error[missing-field]: the claim has no field `by`",
        ),
        (
            &["a", "sohr", "d", "1", "Killed", "", "48"],
            "claims, row 2, column F (of): error[missing-field]: the field `of` is missing",
        ),
        (
            &["", "sohr", "d", "1", "Killed", "all", "48"],
            "claims, row 2, column A (id): error[missing-field]: the row has no `id`",
        ),
        (
            &["a", "sohr", "d", "1", "Killed", "all", "Exactly(48"],
            "claims, row 2, column G (quantity): error[syntax]: this is not whole: a bracket or a quotation mark is missing, or one is too many",
        ),
        (
            &["a", "sohr", "d", "1", "Killed", "all", "20 to 10"],
            "claims, row 2, column G (quantity): error[upside-down]: the range 20 to 10 is upside down",
        ),
    ] {
        let all = of_claims(&[HEADER, row]);
        assert!(all.iter().any(|one| one.starts_with(expected)), "{expected}\n{all:#?}");
    }
}

#[test]
fn an_id_twice_is_found_where_it_stands_again() {
    let row: &[&str] = &["a", "sohr", "d", "1", "Killed", "all", "48"];
    let other: &[&str] = &["a", "sohr", "d", "2", "Killed", "all", "50"];
    let all = of_claims(&[HEADER, row, other]);
    assert!(all[0].starts_with("claims, row 3, column A (id): error[duplicate-id]: "), "{all:#?}");
}

#[test]
fn sheets_and_columns_that_do_not_exist_are_named() {
    let wrong: Given<'_> = ("claimz", &[&["id"], &["b"]]);
    let notes: Given<'_> = ("# my notes", &[&["anything"], &["at all"]]);
    let rows: &[&[&str]] = &[
        &["id", "by", "document", "paragraf", "# mine", "document", ""],
        &["a", "sohr", "d", "1", "note", "d", "lost"],
    ];
    let all = problems(book(&[DOSSIER, SOURCES, DOCUMENTS, GROUPS, ("claims", rows), wrong, notes]));
    for expected in [
        "claimz: error[unknown-field]: a dossier has no sheet `claimz` (did you mean `claims`?)",
        "claims, row 1, column D (paragraf): error[unknown-field]: the sheet `claims` has no column `paragraf` (did you mean `paragraph`?)",
        "claims, row 1, column F (document): error[duplicate-field]: there is a column `document` already",
        "claims, row 2, column G: error[unknown-field]: this cell has no name of a column above it, in the first row",
    ] {
        assert!(all.iter().any(|one| one == expected), "{expected}\n{all:#?}");
    }
    assert!(!all.iter().any(|one| one.contains("mine") || one.contains("my notes")), "{all:#?}");

    let rows: &[&[&str]] = &[&["id", "by"], &["a", "sohr"], &["b", "sohr"]];
    let all = problems(book(&[DOSSIER, SOURCES, DOCUMENTS, GROUPS, ("claims", rows)]));
    let missing: Vec<_> = all.iter().filter(|one| one.contains("missing-field")).collect();
    let expected =
        "claims, row 1: error[missing-field]: the sheet has no column `document`, which every row needs";
    assert_eq!(missing, [expected]);
}

#[test]
fn what_a_spreadsheet_program_made_of_a_cell_is_not_taken_for_what_was_typed() {
    let rows: &[&[&str]] =
        &[HEADER, &["a", "sohr", "d", "1", "Killed", "all"], &["b", "sohr", "d", "2", "Killed", "all"]];
    let dated: Given<'_> = ("documents", &[&["id", "title", "dated"], &["d", "D"]]);
    let mut book = book(&[DOSSIER, SOURCES, dated, GROUPS, ("claims", rows)]);
    let day = ExcelDateTime::from_ymd(2018, 2, 1).expect("a day");
    let format = Format::new().set_num_format("mmm-yy");
    let claims = book.worksheet_from_name("claims").expect("a sheet");
    claims.write_formula(1, 6, Formula::new("40+8").set_result("48")).expect("written");
    claims.write_datetime_with_format(2, 6, &day, &format).expect("written");
    let documents = book.worksheet_from_name("documents").expect("a sheet");
    documents.write_number(1, 2, 43138).expect("written");
    let all = problems(book);
    for expected in [
        "claims, row 2, column G (quantity): error[formula]: this cell holds the formula `=40+8` (a dossier holds what sources say: write the value itself)",
        "claims, row 3, column G (quantity): error[changed-cell]: this cell holds a date or time of the spreadsheet program, and no longer what was typed",
        "documents, row 2, column C (dated): error[bad-date]: ",
    ] {
        assert!(all.iter().any(|one| one.starts_with(expected)), "{expected}\n{all:#?}");
    }
    assert!(
        all.iter().any(|one| one.contains("bad-date") && one.contains("may have made a number of a date")),
        "{all:#?}"
    );
}

#[test]
fn merged_cells_are_refused() {
    let rows: &[&[&str]] = &[HEADER];
    let mut book = book(&[DOSSIER, SOURCES, DOCUMENTS, GROUPS, ("claims", rows)]);
    let claims = book.worksheet_from_name("claims").expect("a sheet");
    claims.merge_range(1, 1, 2, 1, "sohr", &Format::new()).expect("merged");
    claims.write_string(1, 0, "a").expect("written");
    let all = problems(book);
    let expected = "claims, row 2, column B (by): error[merged-cells]: these cells are merged";
    assert!(all.iter().any(|one| one.starts_with(expected)), "{all:#?}");
}

#[test]
fn rows_that_belong_to_no_entry_are_not_dropped() {
    let rows: &[&[&str]] = &[HEADER, &["a", "sohr", "d", "1"]];
    let cited: Given<'_> = (
        "citations",
        &[
            &["place", "event", "document"],
            &["quay", "", "d"],
            &["", "", "d"],
            &["", "e", "d"],
            &["quay", "e", "d"],
        ],
    );
    let events: Given<'_> = ("events", &[&["id", "name"], &["e", "The event"]]);
    let parts: Given<'_> = ("parts", &[&["claim", "of", "quantity"], &["a", "all", "about 5 to 6"]]);
    let all = problems(book(&[DOSSIER, SOURCES, DOCUMENTS, GROUPS, ("claims", rows), cited, events, parts]));
    for expected in [
        "citations, row 2, column A (place): error[unknown-id]: there is no place `quay`",
        "citations, row 3: error[missing-field]: the row does not say to which entry it belongs: fill in `place` or `event` or `person`",
        "citations, row 5, column B (event): error[duplicate-field]: the row belongs to two entries; a row is for one",
        "parts, row 2, column C (quantity): error[unfit-part]: a part is a quantity alone, without \"about\", \"so far\" or \"and more\"",
    ] {
        assert!(all.iter().any(|one| one == expected), "{expected}\n{all:#?}");
    }
}

#[test]
fn a_row_of_facts_may_say_several_things() {
    let people: Given<'_> = ("people", &[&["id", "name"], &["a-b", "A. B."]]);
    let facts: Given<'_> = (
        "facts",
        &[&["person", "age", "sex", "by"], &["a-b", "34", "Female", "sohr"], &["a-b", "30 to 35", "", ""]],
    );
    let rows: &[&[&str]] = &[HEADER];
    let read = read(book(&[DOSSIER, SOURCES, DOCUMENTS, GROUPS, ("claims", rows), people, facts]));
    let written = Dossier::from_dossier(read.dossier().expect("sound")).write();
    assert!(written.contains(r#"(is: Years(34), by: "sohr")"#), "{written}");
    assert!(written.contains("(is: Between(30, 35))"), "{written}");
    assert!(written.contains(r#"(is: Female, by: "sohr")"#), "{written}");
}

#[test]
fn one_row_says_one_thing() {
    let header: &[&str] = &["id", "by", "document", "paragraph", "outcome", "of", "answer.to", "answer.text"];
    let all = of_claims(&[header, &["a", "sohr", "d", "1", "Killed", "all", "q", "yes"]]);
    let expected = "claims, row 2, column G (answer.to): error[wrong-type]: this does not go together with another column of the row";
    assert!(all.iter().any(|one| one.starts_with(expected)), "{all:#?}");
}

#[test]
fn packages_name_files_and_lines_and_open_nothing_outside() {
    let folder = tempfile::tempdir().expect("a folder");
    let draft = Dossier::new("T");
    for (name, bytes) in to_package(&draft).expect("written") {
        std::fs::write(folder.path().join(name), bytes).expect("written");
    }
    let path = folder.path().join("claims.csv");
    let header = std::fs::read_to_string(&path).expect("readable");
    std::fs::write(&path, format!("{header}\r\n\r\n\"a\",sorh,d\r\n")).expect("written");
    let read = open(folder.path()).expect("readable").expect("a dossier");
    let all: Vec<String> = read.problems().iter().map(ToString::to_string).collect();
    let expected = "claims.csv, line 4, column B (by): error[unknown-id]: there is no source `sorh`";
    assert!(all.iter().any(|one| one.starts_with(expected)), "{all:#?}");

    let described = folder.path().join("datapackage.json");
    for path in ["../x.csv", "/etc/passwd", "a/../../x.csv", "missing.csv"] {
        let text = format!("{{\"resources\": [{{\"name\": \"claims\", \"path\": \"{path}\"}}]}}");
        std::fs::write(&described, text).expect("written");
        assert!(open(&described).is_err(), "{path}");
    }
    for text in ["", "[]", "{}", "{\"resources\": [{\"name\": \"claims\"}]}", "{\"resources\": 3}"] {
        std::fs::write(&described, text).expect("written");
        assert!(open(&described).is_err(), "{text}");
    }
}

#[test]
fn other_workbooks_are_not_taken_for_dossiers_and_damage_is_an_error() {
    let other: Given<'_> = ("Sheet1", &[&["Source", "Killed"], &["Union", "12"]]);
    let bytes = book(&[other]).save_to_buffer().expect("written");
    assert!(read_workbook(bytes).expect("readable").is_none());
    let whole = to_workbook(&Dossier::new("T")).expect("written");
    for cut in (0..whole.len()).step_by(997) {
        assert!(read_workbook(whole[..cut].to_vec()).is_err(), "cut at {cut}");
    }
}

#[test]
fn a_text_that_no_cell_holds_is_refused_and_not_cut() {
    let mut draft = Dossier::new("T");
    draft.summary = "x".repeat(40_000);
    let error = to_workbook(&draft).expect_err("too long").to_string();
    assert!(error.starts_with("dossier, row 2, `summary`: the text has 40000 characters"), "{error}");
    assert!(to_package(&draft).is_ok());
}

/// Cells of odd texts never end the program, and a value that changes nothing else is the most that they can be.
#[test]
fn no_cell_breaks_out_of_its_place() {
    let odd = [
        "\"",
        "\\",
        "\\\"",
        "]",
        ")",
        "}",
        "//",
        "/*",
        "r#\"",
        "(",
        "[",
        "{",
        "a\", by: \"x",
        "Some(",
        "\u{0}",
        "😀(",
        "true",
        "1e999",
        "0x10",
        "--",
        "'",
        "Words(\"a\")]",
        "named: ",
        "named: \\\"",
        "LINESTRING (",
        "POLYGON",
    ];
    for text in odd {
        for section in crate::Section::all() {
            let header: Vec<&str> = section.columns.iter().map(|column| column.name.as_str()).collect();
            let row = vec![text; header.len()];
            let mut sheets = vec![DOSSIER, SOURCES, DOCUMENTS, GROUPS, ("claims", &[HEADER] as &[&[&str]])];
            sheets.retain(|(name, _)| *name != section.name);
            let rows: &[&[&str]] = &[&header, &row];
            sheets.push((section.name.as_str(), rows));
            let read = read(book(&sheets));
            for problem in read.problems() {
                assert!(
                    problem.place.is_some() || problem.code != "syntax",
                    "{text} in {}: {problem}",
                    section.name
                );
            }
        }
    }
}
