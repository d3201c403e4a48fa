//! Tests that reading never panics and never points past the end, however a dossier's text is damaged.

#[path = "../../../ron-tree/tests/change/mod.rs"]
mod change;

use change::Change;
use proptest::prelude::*;
use proptest::sample::Index;

use super::{Code, Severity, read};

/// A dossier that uses every part of the format.
const SAMPLE: &str = r##"// A sample.
Dossier(
    format: 1, title: "خشام", summary: r#"raw "text" here"#, period: "2018-02-07/2018-02-15",
    frame: (center: (lon: 40.27, lat: 35.30), width_km: 30), /* a /* nested */ comment */
    sides: { "us": (name: "US") },
    places: {
        "khusham": (name: "Khusham", also: ["Khasham"], native: (text: "خشام", lang: "ar"), kind: Town,
            at: Point((lon: 40.2892, lat: 35.3009)), precision: Km(0.5), cited: [(document: "n", paragraph: 3)]),
        "river": (name: "River", kind: River, at: Line([(lon: 40, lat: 35), (lon: 40.1, lat: 35.1)]),
            precision: Schematic, role: Context),
    },
    groups: { "all": (name: "All"), "some": (name: "Some", within: "all") },
    sources: { "sohr": (name: "SOHR", kind: Monitor, side: "us"), "r": (name: "Reuters", identity: Named) },
    documents: { "n": (title: "N", dated: "2018-02-12/..", url: "https://example.org/", paragraphs: 20) },
    events: { "clash": (name: "Clash", on: "2018-02-07", at: "khusham") },
    questions: { "who": "Who?" },
    people: { "p": (name: "P\u{e9}", home: "khusham") },
    claims: {
        "a": (by: "sohr", via: ["r"], document: "n", paragraph: 12, said: "2018-02-08~", event: "clash",
            people: ["p"], says: Count(outcome: Killed, of: "some", quantity: Between(3, 9))),
        "b": (by: "sohr", document: "n", paragraph: 1, says: Answer(to: "who", text: "They"), stance: Denies),
        "c": (by: "r", document: "n", paragraph: 2, says: Count(outcome: Killed, of: "all", quantity: Named(["p"]))),
    },
)
"##;

fn change() -> impl Strategy<Value = Change> {
    let at = any::<Index>;
    let letter = prop::sample::select("()[]{}\",:'\\/*r#0-. \n\u{0}é".chars().collect::<Vec<_>>());
    prop_oneof![
        1 => at().prop_map(Change::Cut),
        4 => (at(), 1..40_usize).prop_map(|(at, many)| Change::Delete(at, many)),
        3 => (at(), 1..200_usize).prop_map(|(at, many)| Change::Double(at, many)),
        3 => (at(), at()).prop_map(|(a, b)| Change::Swap(a, b)),
        4 => (at(), letter).prop_map(|(at, c)| Change::Put(at, c)),
    ]
}

#[test]
fn the_sample_is_sound() {
    assert_eq!(read(SAMPLE).diagnostics, []);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_does_harm(changes in prop::collection::vec(change(), 1..5)) {
        let mut text: Vec<char> = SAMPLE.chars().collect();
        for change in &changes {
            change.apply(&mut text);
        }
        let text: String = text.into_iter().collect();
        let loaded = read(&text);
        let errors = loaded.diagnostics.iter().filter(|one| one.severity == Severity::Error).count();
        prop_assert_eq!(loaded.dossier.is_none(), errors > 0);
        let lines: Vec<&str> = text.split('\n').collect();
        for one in &loaded.diagnostics {
            prop_assert!(one.code != Code::TooMany, "{}", one);
            let line = lines.get(one.position.line as usize - 1);
            let columns = line.map_or(0, |line| line.chars().count() + 1);
            prop_assert_eq!(super::checks::complaint(&text, one), None, "{}", one);
            prop_assert!((1..=columns).contains(&(one.position.column as usize)), "{} in {:?}", one, text);
        }
    }
}
