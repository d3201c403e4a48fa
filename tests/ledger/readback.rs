//! Blind reconstruction: from the text equivalent of a picture, from the picture's own texts and from the
//! table as CSV, someone who has not seen the dossier can write down all count rows of the ledger, in all
//! nine fields: source, relay, population, bound, words, stance, date, document and paragraph.

use std::collections::BTreeSet;

use parallax::app::Parallax;
use parallax::app::publish::{self, Wish};
use parallax::dossier::Dossier;
use parallax::load;
use parallax::session::{Command, Format, Subject, View};

use super::aloud::{heard, row};
use super::{DOCUMENTS, KHUSHAM, claim, khusham, lines};

/// The program with the estimates of all outcomes.
fn program() -> Parallax {
    let program = Parallax::new("khusham.ron", load::read(KHUSHAM));
    let mut settings = program.session().estimates.clone();
    settings.query.outcome = None;
    program.with(Command::Estimates(settings))
}

/// The count rows of the ledger, with the words that a document uses for its figure.
fn counts(dossier: &Dossier) -> Vec<([String; 5], Option<String>)> {
    let lines = lines();
    let counts = lines.iter().filter(|line| claim(dossier, line[1]).count().is_some());
    let rows: Vec<_> = counts.map(row).collect();
    assert_eq!(rows.len(), 37);
    rows
}

/// Splits a text equivalent: one line per heading, statements separated by semicolons, each ending with its
/// paragraph.
fn statements(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for line in text.lines().skip(1) {
        let Some((_heading, rest)) = line.split_once(": ") else { continue };
        let mut statement = String::new();
        for piece in rest.trim_end_matches('.').split("; ") {
            if !statement.is_empty() {
                statement.push_str("; ");
            }
            statement.push_str(piece);
            let end = statement.rsplit('¶').next().unwrap_or_default();
            if statement.contains('¶') && end.bytes().all(|byte| byte.is_ascii_digit()) {
                found.push(std::mem::take(&mut statement));
            }
        }
        assert!(statement.is_empty(), "no paragraph: {statement}");
    }
    found
}

/// Compares what was reconstructed with the ledger, row by row.
fn assert_read_back(dossier: &Dossier, statements: &[String]) {
    let mut left: Vec<_> =
        statements.iter().map(|statement| (heard(dossier, statement), statement)).collect();
    for (row, worded) in counts(dossier) {
        let at = left.iter().position(|(heard, statement)| {
            *heard == row && worded.as_ref().is_none_or(|words| statement.contains(words.as_str()))
        });
        let at = at.unwrap_or_else(|| panic!("{row:?} cannot be read back from:\n{left:#?}"));
        left.remove(at);
    }
    assert!(left.is_empty(), "told and in no row: {left:#?}");
}

#[test]
fn the_text_equivalent_gives_back_all_rows() {
    let text = publish::alt_text(&mut program(), Subject::View(View::ESTIMATES));
    assert!(!text.contains("\nAnd "), "nothing is left out: {text}");
    assert_read_back(&khusham(), &statements(&text));
}

/// A text of markup as a reader sees it.
fn plain(text: &str) -> String {
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
        .iter()
        .fold(text.to_owned(), |text, (written, read)| text.replace(written, read))
}

/// The text of an element, without the marks of where its words begin.
fn spelled(text: &str) -> String {
    text.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, words)| words)).collect()
}

fn between<'t>(text: &'t str, start: &str, end: &str) -> Option<&'t str> {
    let rest = text.split_once(start)?.1;
    let rest = rest.split_once('>')?.1;
    Some(rest.split_once(end)?.0)
}

#[test]
fn the_picture_gives_back_all_rows() {
    let wish = Wish::usual(Subject::View(View::ESTIMATES), Format::Svg);
    let svg = publish::make(&mut program(), &wish).expect("a picture");
    let svg = String::from_utf8(svg).expect("UTF-8");
    let dossier = khusham();
    let description = plain(between(&svg, "<desc", "</desc>").expect("a description"));
    // A description is one line; a heading begins with the outcome.
    let titles = parallax::dossier::Outcome::ALL.map(parallax::dossier::Outcome::heading);
    let description = titles
        .iter()
        .fold(description, |text, title| text.replace(&format!(". {title}, "), &format!(".\n{title}, ")));
    assert_read_back(&dossier, &statements(&description));
    // The rows themselves say where they were read, if there is room.
    let texts: Vec<String> = svg
        .split("<text")
        .skip(1)
        .filter_map(|text| Some(plain(&spelled(text.split_once('>')?.1.split_once("</text>")?.0))))
        .collect();
    let mut read: Vec<&String> =
        texts.iter().filter(|text| text.contains(" ¶") && !text.contains(", ¶")).collect();
    let mut shown = 0;
    for claim in dossier.claims.rows().iter().filter(|claim| claim.count().is_some()) {
        let place = parallax::analysis::where_read(&dossier, claim.citation());
        if let Some(at) = read.iter().position(|text| **text == place) {
            read.remove(at);
            shown += 1;
        }
    }
    assert!(shown >= 34, "{shown} of 37 rows say where they were read");
}

#[test]
fn the_table_as_csv_gives_back_all_rows() {
    let wish = Wish::usual(Subject::View(View::TABLE), Format::Csv);
    let csv = publish::make(&mut program(), &wish).expect("a table");
    let mut reader = csv::Reader::from_reader(csv.as_slice());
    let names: Vec<String> = reader.headers().expect("names").iter().map(str::to_owned).collect();
    let mut found = BTreeSet::new();
    for record in reader.records() {
        let record = record.expect("a row");
        let at = |name: &str| {
            let column =
                names.iter().position(|known| known == name).unwrap_or_else(|| panic!("no column {name}"));
            record.get(column).unwrap_or_default()
        };
        if !at("outcome").is_empty() {
            found.insert(from_csv(&at));
        }
    }
    let dossier = khusham();
    let expected: BTreeSet<_> = counts(&dossier).into_iter().collect();
    let missing: Vec<_> = expected.difference(&found).collect();
    let surplus: Vec<_> = found.difference(&expected).collect();
    assert!(missing.is_empty() && surplus.is_empty(), "missing {missing:#?}, surplus {surplus:#?}");
}

/// Converts a row of CSV to the table's notation.
fn from_csv<'r>(at: &impl Fn(&str) -> &'r str) -> ([String; 5], Option<String>) {
    let mut speaker =
        std::iter::once(at("by_id")).chain(at("via_ids").split("; ").filter(|id| !id.is_empty()));
    let speaker = speaker.by_ref().collect::<Vec<_>>().join(" < ");
    let attribution = match at("attribution") {
        "implied" => " (Implied)",
        "unclear" => " (Unclear)",
        _ => "",
    };
    let document =
        DOCUMENTS.iter().find(|(_, key)| *key == at("document_id")).map_or("?", |(short, _)| short);
    let said = if at("said").is_empty() { "-" } else { at("said") };
    let outcome = match at("outcome") {
        "killed" => "Killed",
        "wounded" => "Wounded",
        "casualties" => "Casualties",
        "captured" => "Captured",
        "missing" => "Missing",
        "strength" => "Strength",
        other => panic!("{other}"),
    };
    let words = at("quantity_plain").trim_matches(['“', '”']);
    let digits: String = words.chars().filter(char::is_ascii_digit).collect();
    let digits = if words == "none" { "0".to_owned() } else { digits };
    let quantity = match at("quantity_kind") {
        "exactly" => format!("Exactly({digits})"),
        "at least" => format!("AtLeast({digits})"),
        "more than" => format!("MoreThan({digits})"),
        "at most" => format!("AtMost({digits})"),
        "about" => format!("About({digits})"),
        "words" => format!("Words({words})"),
        "named people" => format!("Named({})", at("named_ids").replace("; ", ", ")),
        "not given" => "NotGiven".to_owned(),
        other => panic!("{other}"),
    };
    let so_far = if at("so_far") == "yes" { " so far" } else { "" };
    let stance = match at("stance") {
        "asserts" => "Asserts",
        "denies" => "Denies",
        "doubts" => "Doubts",
        "leaves open" => "LeavesOpen",
        "says it is not known" => "NotKnown",
        "declines to say" => "Declines",
        "is silent" => "Silent",
        other => panic!("{other}"),
    };
    let worded = Some(at("worded").to_owned()).filter(|words| !words.is_empty());
    let cells = [
        format!("{speaker}{attribution}"),
        format!("{document} {}", at("paragraph")),
        said.to_owned(),
        format!("{outcome} of {}: {quantity}{so_far}", at("population_id")),
        stance.to_owned(),
    ];
    (cells, worded)
}
