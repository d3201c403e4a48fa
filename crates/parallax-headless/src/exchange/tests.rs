//! What other programs read, with values worked out by hand.

use parallax_dossier::dossier::Dossier;
use parallax_dossier::draft::random::{Dice, draft};
use parallax_dossier::load;
use serde_json::json;

use super::*;

const HARBOUR: &str = r#"Dossier(format: 2, title: "The {quay} [1] | fire",
    places: {
        "quay": (name: "Quay", at: Point((lon: 40.5, lat: -35.25)), precision: Km(0.5), basis: "A chart"),
        "lost": (name: "A place that nobody found"),
    },
    groups: { "dockers": (name: "Dockers", one: "docker", many: "dockers") },
    sources: { "union": (name: "Dockers' union", short: "Union"), "port": (name: "Port authority", kind: Government) },
    documents: {
        "gazette": (title: "Fire & smoke: 100% of it", kind: Article, publisher: "The Gazette", by_line: "A_Writer", dated: "1931-05-04",
            url: "https://example.org/a?b={c}", archive_url: "https://archive.example.org/a|b", accessed: "2024-05"),
        "letter": (title: "A letter", author: "port", dated: "[1931-05-04,1931-05-06]"),
    },
    events: { "fire": (name: "The fire", on: "1931-05-03", at: "quay") },
    claims: {
        "a": (by: "union", document: "gazette", paragraph: 3, event: "fire", at: "quay",
            says: Count(outcome: Killed, of: "dockers", quantity: MoreThan(100))),
        "b": (by: "port", document: "letter", paragraph: 1, event: "fire", stance: Denies,
            says: Count(outcome: Killed, of: "dockers", quantity: MoreThan(100)), hedge: "for now"),
        "c": (by: "port", document: "letter", paragraph: 2, at: "quay", gist: "The quay is shut."),
    })"#;

fn harbour() -> Dossier {
    let loaded = load::read(HARBOUR);
    loaded.dossier.unwrap_or_else(|| panic!("{:?}", loaded.diagnostics))
}

#[test]
fn places_keep_their_precision_and_count_the_claims_that_name_them() {
    let all = to_geojson(&harbour());
    let quay = &all["features"][0];
    assert_eq!(quay["geometry"], json!({ "type": "Point", "coordinates": [40.5, -35.25] }));
    assert_eq!((&quay["id"], &quay["properties"]["claims"]), (&json!("quay"), &json!(2)));
    assert_eq!(
        (&quay["properties"]["radius_m"], &quay["properties"]["basis"]),
        (&json!(500.0), &json!("A chart"))
    );
    let lost = &all["features"][1];
    assert!(lost["geometry"].is_null() && lost["properties"]["radius_m"].is_null());
    assert_eq!(lost["properties"]["precision"], "not stated");
}

#[test]
fn documents_are_items_whose_dates_are_no_more_precise() {
    let all = to_csl(&harbour());
    assert_eq!(
        all[0],
        json!({
            "id": "gazette", "type": "article-newspaper", "title": "Fire & smoke: 100% of it",
            "author": [{ "literal": "A_Writer" }], "container-title": "The Gazette",
            "issued": { "date-parts": [[1931, 5, 4]] }, "accessed": { "date-parts": [[2024, 5]] },
            "URL": "https://example.org/a?b={c}", "archive_location": "https://archive.example.org/a|b",
        })
    );
    assert_eq!(all[1]["issued"], json!({ "literal": "4 or 6 May 1931" }));
    assert_eq!(all[1]["author"], json!([{ "literal": "Port authority" }]));
}

#[test]
fn documents_are_entries_of_biblatex() {
    let bib = to_bib(&harbour());
    let expected = r"@article{gazette,
  title = {{Fire \& smoke: 100\% of it}},
  author = {{A\_Writer}},
  journaltitle = {{The Gazette}},
  date = {1931-05-04},
  url = {https://example.org/a?b=%7Bc%7D},
  urldate = {2024-05},
  addendum = {Archived: \url{https://archive.example.org/a|b}},
}

@misc{letter,
  title = {{A letter}},
  author = {{Port authority}},
  note = {Published 4 or 6 May 1931},
}
";
    assert_eq!(bib, expected);
}

#[test]
fn figures_keep_their_words_their_bounds_and_their_stance_in_wikitext() {
    let wiki = to_wiki(&harbour());
    let expected = r#"{{Infobox military conflict
| conflict    = The &#123;quay&#125; &#91;1&#93; &#124; fire
| date        = 3 May 1931
| place       = Quay
| casualties3 =
'''Dockers'''
* Union: more than 100 dockers killed<ref name="gazette">{{cite news |title=Fire &#38; smoke: 100% of it |author=A&#95;Writer |work=The Gazette |date=4 May 1931 |url=https://example.org/a?b=%7Bc%7D |access-date=May 2024}} [https://archive.example.org/a%7Cb Archived copy].</ref>
* Port authority: denies that more than 100 dockers were killed (for now)<ref name="letter">{{citation |title=A letter |author=Port authority}} Published 4 or 6 May 1931.</ref>
}}
"#;
    assert!(wiki.starts_with(expected), "{wiki}");
    assert!(wiki.contains("|-\n| Union\n| more than 100 dockers killed\n"), "{wiki}");
    assert!(
        wiki.contains("| Port authority\n| denies that more than 100 dockers were killed (for now)\n"),
        "{wiki}"
    );
    assert!(!wiki.contains("The quay is shut"), "{wiki}");
}

#[test]
fn an_infobox_is_about_one_event_and_says_which_populations_are_part_of_others() {
    let text = HARBOUR
        .replace(
            "many: \"dockers\") },",
            "many: \"dockers\"), \"crews\": (name: \"Crews\", one: \"crew member\", many: \"crew members\", within: \"dockers\") },",
        )
        .replace("at: \"quay\") },", "at: \"quay\"), \"flood\": (name: \"The flood\") },")
        .replace(
            "\"c\": (by: \"port\"",
            r#""d": (by: "union", document: "gazette", paragraph: 4, event: "fire",
                says: Count(outcome: Killed, of: "crews", quantity: Exactly(2))),
            "e": (by: "union", document: "gazette", paragraph: 5, event: "flood",
                says: Count(outcome: Killed, of: "dockers", quantity: Exactly(7))),
            "f": (by: "union", document: "gazette", paragraph: 6,
                says: Count(outcome: Killed, of: "dockers", quantity: Exactly(9))),
            "c": (by: "port""#,
        );
    let loaded = load::read(&text);
    let wiki = to_wiki(&loaded.dossier.unwrap_or_else(|| panic!("{:?}", loaded.diagnostics)));
    let (infobox, table) = wiki.split_once("\n{| class").expect("a table");
    let start = "{{Infobox military conflict\n| conflict    = The fire\n| date        = 3 May 1931\n\
                 | place       = Quay\n| casualties3 =\n<small>Populations may overlap; figures are not to be added.</small>\n\
                 '''Dockers'''\n* Union: more than 100";
    assert!(infobox.starts_with(start), "{wiki}");
    let end = "\n'''Crews''' (in this dossier part of Dockers)\n* Union: 2 crew members killed<ref name=\"gazette\" />\n\
               <!-- Not listed: 1 count of other events or of parts of this one; 1 count without an event. -->\n}}\n";
    assert!(infobox.ends_with(end), "{wiki}");
    assert!(table.contains("7 dockers killed") && table.contains("9 dockers killed"), "{wiki}");
}

/// Counts brackets that are not escaped.
fn balance(text: &str, open: char, close: char) -> (usize, usize) {
    let mut counts = (0, 0);
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => drop(letters.next()),
            letter if letter == open => counts.0 += 1,
            letter if letter == close => counts.1 += 1,
            _ => {}
        }
    }
    counts
}

#[test]
fn odd_texts_break_no_format() {
    for seed in 0..150 {
        let dossier = draft(&mut Dice(seed)).build().dossier.expect("sound");
        let places = serde_json::to_string(&to_geojson(&dossier)).expect("JSON");
        let again: serde_json::Value = serde_json::from_str(&places).expect("JSON");
        assert_eq!(again["features"].as_array().map(Vec::len), Some(dossier.places.len()));
        assert_eq!(to_csl(&dossier).as_array().map(Vec::len), Some(dossier.documents.len()));

        let bib = to_bib(&dossier);
        let (open, close) = balance(&bib, '{', '}');
        assert_eq!(open, close, "{seed}: {bib}");
        let entries = bib.lines().filter(|line| line.starts_with('@')).count();
        assert_eq!(entries, dossier.documents.len(), "{seed}: {bib}");
        let is_line = |line: &str| {
            line.is_empty()
                || line == "}"
                || line.starts_with('@')
                || (line.starts_with("  ") && line.ends_with("},"))
        };
        assert!(bib.lines().all(is_line), "{seed}: {bib}");

        let wiki = to_wiki(&dossier);
        assert_eq!(wiki.matches("{{").count(), wiki.matches("}}").count(), "{seed}: {wiki}");
        assert_eq!(
            wiki.matches("<ref").count(),
            wiki.matches("</ref>").count() + wiki.matches(" />").count(),
            "{seed}: {wiki}"
        );
        let counts = dossier.claims.rows().iter().filter(|claim| claim.count().is_some()).count();
        assert_eq!(wiki.lines().filter(|line| *line == "|-").count(), counts, "{seed}: {wiki}");
    }
}
