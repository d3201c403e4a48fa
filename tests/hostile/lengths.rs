//! Long texts: refused past a limit, with the line; below it, what is laid out is bounded.

use std::time::Duration;

use egui::vec2;
use parallax::letters::Length;
use parallax::load::{self, Code};
use parallax::session::{Format, View};

use super::write::{open, svg, view};
use crate::common::effort;

/// What a debug build may take for what takes a fraction of it otherwise.
const PATIENCE: Duration = Duration::from_secs(20);

/// A dossier of one claim and one answer, with a text in place of each kind.
fn dossier(title: &str, name: &str, worded: &str, prose: &str) -> String {
    format!(
        r#"Dossier(format: 1, title: "{title}",
        summary: "{prose}",
        places: {{"p": (name: "{name}", at: Point((lon: 10.0, lat: 50.0)), precision: Km(1.0))}},
        groups: {{"g": (name: "{name}")}}, sources: {{"s": (name: "{name}"), "t": (name: "T")}},
        documents: {{"d": (title: "{title}", dated: "2020-01-05")}}, questions: {{"q": "{title}?"}},
        events: {{"e": (name: "{name}", on: "2020-01-01", at: "p", gist: "{prose}")}},
        claims: {{
            "c": (by: "s", document: "d", paragraph: 1, event: "e", at: "p", worded: "{worded}", gist: "{prose}",
                says: Count(outcome: Killed, of: "g", quantity: Exactly(48))),
            "a": (by: "t", document: "d", paragraph: 2, event: "e", bears_on: [], gist: "{prose}",
                says: Answer(to: "q", text: "{prose}")),
        }})"#
    )
}

fn refused(text: &str) -> Vec<(u32, String, usize)> {
    let start = effort::spent();
    let loaded = load::read(text);
    assert!(effort::since(start) < PATIENCE);
    assert!(loaded.dossier.is_none());
    let errors = loaded.diagnostics.iter().filter(|one| one.code == Code::TooLong);
    errors.map(|one| (one.position.line, one.message.clone(), one.message.len())).collect()
}

#[test]
fn a_text_beyond_its_limit_is_refused_at_its_line_and_quickly() {
    let title = refused(&dossier(&"T".repeat(1 << 20), "N", "48", "g"));
    assert_eq!(
        (title.len(), title[0].0),
        (3, 1),
        "the title of the dossier, of the document and the question"
    );
    assert_eq!(
        title[0].1,
        "this text has 1,048,576 characters; a name, a title or a wording can have at most 2,000"
    );
    let name = refused(&dossier("T", &"N ".repeat(100_000), "48", "g"));
    assert_eq!(name.iter().map(|one| one.0).collect::<Vec<_>>(), [3, 4, 4, 6]);
    let gist = refused(&dossier("T", "N", "48", &"g".repeat(1 << 18)));
    assert_eq!(gist.iter().map(|one| one.0).collect::<Vec<_>>(), [2, 6, 8, 10, 11]);
    assert!(gist.iter().all(|one| one.2 < 200), "{gist:?}");
}

#[test]
fn a_thousand_wordings_beyond_the_limit_are_refused_together() {
    let claim = |row| {
        let worded = "w".repeat(10_000);
        format!(
            "\"c-{row}\": (by: \"s\", document: \"d\", paragraph: 1, worded: \"{worded}\", gist: \"g\"),\n"
        )
    };
    let claims: String = (0..1_000).map(claim).collect();
    let text = format!(
        "Dossier(format: 1, title: \"T\", sources: {{\"s\": (name: \"S\")}}, documents: {{\"d\": (title: \"D\")}}, claims: {{\n{claims}}})"
    );
    let found = refused(&text);
    assert_eq!((found.len(), found[0].0, found[999].0), (1_000, 2, 1_001));
}

#[test]
fn the_longest_texts_that_are_accepted_cost_what_is_laid_out_of_them() {
    let (name, prose) = (Length::Name.accepted() - 1, Length::Prose.accepted());
    for word in ["w", "wort ", "كلمة "] {
        let long = |most: usize| word.chars().cycle().take(most).collect::<String>();
        let text = dossier(&long(name), &long(name), &long(name), &long(prose));
        let mut program = open(&text);
        for shown in View::all() {
            let start = effort::spent();
            let drawing = svg(&mut program, shown, Some(vec2(1200.0, 900.0)));
            assert!(effort::since(start) < PATIENCE, "{shown:?} of {word:?}");
            let (_, drawn) = drawing.split_once("</desc>").expect("a description");
            // Every letter may be an element of its own with its place.
            assert!(drawn.len() < 4_000_000, "{shown:?} of {word:?}: {} bytes", drawn.len());
        }
        // What is cut where it is drawn is whole where it is kept.
        for format in [Format::Csv, Format::Json] {
            let table = String::from_utf8(view(&mut program, View::TABLE, format, None)).expect("text");
            assert!(table.contains(&long(prose)) && table.contains(&long(name)), "{format:?} of {word:?}");
        }
    }
}

#[test]
fn a_text_that_is_cut_says_so_and_how_much_is_missing() {
    let text = dossier("T", "N", "48", &"sentence ".repeat(1_000));
    let mut program = open(&text);
    let drawing = svg(&mut program, View::ACCOUNTS, None);
    // Each word is an element of its own.
    let words = drawing.split('<').filter_map(|tag| tag.split_once('>')).map(|(_, word)| word.trim());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    let said = words.join(" ");
    assert!(said.contains("more characters; the export as JSON has them all"), "a cut answer says so");
}
