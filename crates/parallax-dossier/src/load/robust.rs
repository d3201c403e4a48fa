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

/// A view file that uses every field.
const VIEW: &str = r#"// A view.
View(format: 1, name: "Dozens", dossier: (file: "a/k.ron", example: "khusham", title: "T"), backdrop: (file: "a/b.tif", credit: "A flight"), state: (
    view: Estimates, beside: Map, alone: true, selected: ["claim:sohr-48"], pinned: ["source:sohr", "claim:gone"],
    only_pinned: true, as_of: "2018-02-12", during: "2018-02-07/2018-02-12", figures_from: 3, figures_to: 100, reading: "acled",
    outcome: Killed, population: "russians", whole_only: true, sort: Size, group_by: Source, axis: Log, intervals: true,
    coding: true, sources_down: true, folded: true, order: Said, descending: true, filters: ["said: 2018", "by: x: y"],
    columns: ["by", "quantity", "population"], widths: ["quantity: 300"], lanes_by_source: true,
    folded_lanes: ["events", "no-side", "source:sohr", "side:gone"], unbroken: true,
    everywhere: true, frame: (center: (lon: 40.27, lat: 35.3), width_km: 30)),
    steps: [(title: "One", text: "Of\u{e9}.", state: (view: Map)), (title: "Two", state: (as_of: "2018-02-09"))])
"#;

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

#[test]
fn views_that_mean_harm_do_none() {
    let many = |item: &str| format!("View(format: 1, state: (pinned: [{}]))", item.repeat(300_000));
    let texts = [
        String::new(),
        "View".to_owned(),
        "Dossier(format: 1)".to_owned(),
        "View(format: 1, state: (frame: (center: (lon: NaN, lat: inf), width_km: -NaN), figures_from: 1e99))".to_owned(),
        "View(format: 1, state: (selected: [\"claim:\u{202e}84\", \"\u{202e}\"], filters: [\"\u{200b}: x\"]))".to_owned(),
        "View(format: 1, state: (selected: 3, pinned: {}, as_of: [], view: (), axis: \"Log\", alone: 1))".to_owned(),
        format!("View(format: 1, state: {})", "(".repeat(100_000)),
        format!("View(format: 1, name: \"{}\")", "x".repeat(10 << 20)),
        many("\"claim:gone\", "),
        many("\"claim:sohr-48\", "),
        format!("View(format: 1, steps: [{}])", "(title: \"x\"), ".repeat(100_000)),
        "View(format: 1, dossier: (file: \"../../etc/passwd\", sha256: \"x\"))".to_owned(),
    ];
    for text in texts {
        super::checks::view(text.as_bytes());
        let loaded = super::view_file::read(&text);
        let fitted = loaded.file.zip(read(super::KHUSHAM).dossier).map(|(file, dossier)| file.fit(&dossier));
        let told = loaded.diagnostics.len() + fitted.map_or(0, |fitted| fitted.left_out.len());
        let is_sound = text.contains("claim:sohr-48");
        assert_eq!(told == 0, is_sound, "{}", &text[..text.len().min(80)]);
    }
}

#[test]
fn a_sound_view_has_no_remarks_and_a_slip_has_its_place() {
    assert_eq!(super::view_file::read(VIEW).diagnostics, []);
    let told = |text: &str| super::view_file::read(text).diagnostics[0].to_string();
    assert_eq!(
        told(&VIEW.replace("view: Estimates", "view: Estimate")),
        "3:11: error[unknown-variant]: `Estimate` is not known here (did you mean `Estimates`?)"
    );
    assert_eq!(
        told(&VIEW.replace("alone: true", "alone: 1")),
        "3:42: error[wrong-type]: expected `true` or `false`, found the number `1`"
    );
    assert_eq!(
        told(&VIEW.replace("title: \"Two\", ", "")),
        "10:68: error[missing-field]: the step has no field `title`"
    );
    assert_eq!(told("Dossier(format: 1)"), "1:1: error[no-view]: this is a `Dossier`, not a `View`");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_view_does_harm(changes in prop::collection::vec(change(), 1..5)) {
        let mut text: Vec<char> = VIEW.chars().collect();
        for change in &changes {
            change.apply(&mut text);
        }
        super::checks::view(text.iter().collect::<String>().as_bytes());
    }

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
