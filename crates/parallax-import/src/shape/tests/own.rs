//! A table that was written and read back is the same table, except for what no table holds.

use parallax_analysis::Readings;
use parallax_analysis::table::{ByteOrderMark, Dialect, Records, Separator, to_csv};
use parallax_dossier::dossier::{ClaimId, Dossier, Id as _, ReadingId};
use parallax_dossier::load;

use super::imported;

/// Columns that the dossier does not get back: see the list of what was left out.
const LOST: [&str; 17] = [
    "assessments",
    "event_assessments",
    "place_assessments",
    "people_also",
    "people_native",
    "people_names_in",
    "people_facts",
    "people_homes",
    "people_notes",
    // Their positions are a line or an area, which the table does not say.
    "place_position",
    // Only the names of sides and the notes of sources that speak come back.
    "via_sides",
    "via_notes",
    "population_breakdowns",
    "document_author",
    // A reading is the reader's, or the dossier's own.
    "read_low",
    "read_high",
    "reading",
];

fn csv(dossier: &Dossier, dialect: Dialect) -> String {
    let readings = Readings::new(dossier, load::readings());
    let claims: Vec<ClaimId> = dossier.claims.ids().collect();
    let records = Records::new(dossier, readings.get(ReadingId::from_index(0)), &claims);
    String::from_utf8(to_csv(&records, dialect).expect("a table")).expect("UTF-8")
}

fn cells(text: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    reader.records().map(|row| row.expect("a row").iter().map(str::to_owned).collect()).collect()
}

#[test]
fn the_bundled_dossiers_come_back_from_their_tables() {
    let mut claims = 0;
    for text in [load::KHUSHAM, include_str!("../../../../../data/maria-2017.ron")] {
        let dossier = load::read(text).dossier.expect("a dossier");
        let written = csv(&dossier, Dialect::default());
        let import = imported(&[("table.csv", &written)]);
        assert_eq!(super::shape(&import), Some("parallax"));
        assert_eq!(import.draft.claims.len(), dossier.claims.len());
        let again = load::read(&import.draft.write()).dossier.expect("a dossier");
        let (first, second) = (cells(&written), cells(&csv(&again, Dialect::default())));
        assert_eq!(first.len(), second.len());
        for (row, (before, after)) in first.iter().zip(&second).enumerate() {
            for (column, name) in first[0].iter().enumerate() {
                if !LOST.contains(&name.as_str()) {
                    assert_eq!(before[column], after[column], "row {row}, {name}");
                }
            }
        }
        claims += dossier.claims.len();
    }
    assert!(claims > 100, "{claims}");
}

#[test]
fn what_a_spreadsheet_could_run_comes_back_without_its_guard() {
    let text = r#"Dossier(format: 2, title: "T", groups: {"g": (name: "G")}, sources: {"s": (name: "=S;=1")}, documents: {"d": (title: "@D, =2")},
        claims: {"c": (by: "s", document: "d", says: Count(outcome: Killed, of: "g", quantity: MoreThan(1000)))})"#;
    let dossier = load::read(text).dossier.expect("a dossier");
    for separator in [Separator::Comma, Separator::Semicolon, Separator::Tab] {
        let written = csv(&dossier, Dialect { separator, mark: ByteOrderMark::LeftOut });
        assert!(written.contains("'=S;'=1"), "{written}");
        let import = imported(&[("table.csv", &written)]);
        let (_, source) = import.draft.sources.iter().next().expect("a source");
        let (_, document) = import.draft.documents.iter().next().expect("a document");
        assert_eq!((source.name.as_deref(), document.title.as_deref()), (Some("=S;=1"), Some("@D, =2")));
        assert!(import.draft.write().contains("quantity: MoreThan(1000)"));
    }
}
