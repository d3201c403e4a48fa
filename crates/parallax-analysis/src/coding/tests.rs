//! What the projects could record of a small dossier with every quantity and every stance, and of Khusham.

use super::*;
use crate::dossier::{Claim, Dossier, Id as _};

const TEXT: &str = r#"Dossier(
    format: 1, title: "A strike",
    groups: { "all": (name: "all"), "part": (name: "part", within: "all") },
    sources: { "a": (name: "Alpha"), "b": (name: "Beta") },
    documents: { "paper": (title: "Paper", paragraphs: 9) },
    events: { "strike": (name: "Strike", on: "2020-01-01"), "other": (name: "Other") },
    people: { "x": (name: "X", cited: [(document: "paper", paragraph: 1)]) },
    claims: {
        CLAIMS
    },
)"#;

/// A dossier with one claim per row: id, source, population, and the rest as in a file.
fn dossier(claims: &[(&str, &str, &str, &str)]) -> Dossier {
    let mut lines = String::new();
    for (key, by, of, rest) in claims {
        let (quantity, stance) = rest.split_once(" / ").unwrap_or((rest, "Asserts"));
        let (outcome, quantity) = quantity.split_once(": ").unwrap_or(("Killed", quantity));
        let event = if *key == "elsewhere" { "other" } else { "strike" };
        let line = format!(
            "\"{key}\": (by: \"{by}\", document: \"paper\", paragraph: 1, event: \"{event}\", stance: {stance}, \
             says: Count(outcome: {outcome}, of: \"{of}\", quantity: {quantity})),\n"
        );
        lines.push_str(&line);
    }
    let loaded = crate::load::read(&TEXT.replace("CLAIMS", &lines));
    loaded.dossier.unwrap_or_else(|| panic!("{:#?}", loaded.diagnostics))
}

/// Every quantity and every stance, with the results for ACLED, UCDP GED and Airwars.
const EVERY: &[(&str, &str, &str, &str)] = &[
    ("exactly", "Exactly(48)", "48", "48, 48 to 48 observed"),
    ("none", "Exactly(0)", "0 inferred", "no event, not determined"),
    ("none-denied", "Exactly(0) / Denies", "0 inferred", "no event, not determined"),
    ("at-least", "AtLeast(5)", "5 inferred", "not determined, not determined"),
    ("more-than", "MoreThan(100)", "not determined", "not determined, not determined"),
    ("at-most", "AtMost(5)", "not determined", "not determined, not determined"),
    ("fewer-than", "FewerThan(5)", "not determined", "not determined, not determined"),
    ("between", "Between(10, 20)", "10 inferred", "10 to 20 inferred, 10 to 20 observed"),
    ("about", "About(30)", "not determined", "not determined, not determined"),
    ("tens", r#"Words("tens")"#, "10", "not determined, not determined"),
    ("dozens", r#"Words("Dozens")"#, "12", "not determined, not determined"),
    ("hundreds", r#"Words("hundreds")"#, "100", "not determined, not determined"),
    ("span", r#"Words("dozens or hundreds")"#, "12 inferred", "not determined, not determined"),
    ("scores", r#"Words("scores")"#, "not determined", "not determined, not determined"),
    ("several", r#"Words("several")"#, "not determined", "not determined, not determined"),
    ("a-number", r#"Words("a number")"#, "3 or 10", "not determined, not determined"),
    ("named", r#"Named(["x"])"#, "not determined", "no field, kept apart"),
    ("not-given", "NotGiven", "3 or 10", "not determined, not determined"),
    ("denies", "Exactly(48) / Denies", "no field", "no field, not determined"),
    ("denies-words", r#"Words("dozens") / Denies"#, "no field", "no field, not determined"),
    ("doubts", "NotGiven / Doubts", "no field", "no field, not determined"),
    ("leaves-open", "Exactly(9) / LeavesOpen", "no field", "no field, not determined"),
    ("declines", "NotGiven / Declines", "no field", "no field, not determined"),
    ("silent", "NotGiven / Silent", "no field", "no field, not determined"),
];

fn every() -> Dossier {
    let claims: Vec<_> = EVERY.iter().map(|(key, says, ..)| (*key, "a", "all", *says)).collect();
    dossier(&claims)
}

fn coding(dossier: &Dossier) -> Coding {
    Coding::new(dossier, Subject::find(dossier, None))
}

fn written(ruling: Ruling) -> String {
    match ruling.known.mark() {
        Some(mark) => format!("{} {mark}", ruling.entry),
        None => ruling.entry.to_string(),
    }
}

#[test]
fn every_quantity_and_stance_has_its_ruling() {
    let dossier = every();
    let coding = coding(&dossier);
    assert_eq!(coding.rows.len(), EVERY.len());
    for (row, (key, _, acled, others)) in coding.rows.iter().zip(EVERY) {
        assert_eq!(dossier.claims[row.claim].key, *key);
        let [first, second, third] = row.rulings.map(written);
        assert_eq!(first, *acled, "ACLED, {key}");
        assert_eq!(format!("{second}, {third}"), *others, "UCDP GED and Airwars, {key}");
    }
}

#[test]
fn a_ruling_is_open_exactly_where_nothing_is_determined() {
    for row in coding(&every()).rows {
        for ruling in row.rulings {
            assert!(!ruling.rule.is_empty());
            let open = matches!(ruling.entry, Entry::NotDetermined | Entry::Unplaced(_));
            assert_eq!(ruling.known == Known::Open, open, "{ruling:?}");
        }
    }
}

/// The figures of a field with the ids of their claims.
fn figures(dossier: &Dossier, field: &Field) -> Vec<String> {
    let keys = |candidate: &Candidate| {
        let keys: Vec<_> = candidate.claims.iter().map(|id| dossier.claims[*id].key.as_str()).collect();
        format!("{}: {}", candidate.entry, keys.join(" "))
    };
    field.candidates.iter().map(keys).collect()
}

fn values(field: &Field) -> Vec<String> {
    let value = |slot: &Slot| format!("{} {:?}", slot.name, slot.value);
    field.slots.iter().map(value).collect()
}

#[test]
fn candidates_go_up_and_are_never_chosen_or_added_up() {
    let dossier = every();
    let coding = coding(&dossier);
    let [acled, ucdp, airwars] = &coding.sheets;
    let expected = [
        "0: none none-denied",
        "3 or 10: a-number not-given",
        "5: at-least",
        "10: between tens",
        "12: dozens span",
        "48: exactly",
        "100: hundreds",
    ];
    assert_eq!(figures(&dossier, &acled.fields[0]), expected);
    assert_eq!(values(&acled.fields[0]), ["fatalities None"]);
    assert_eq!(figures(&dossier, &ucdp.fields[0]), ["10 to 20: between", "48: exactly"]);
    assert_eq!(values(&ucdp.fields[0]), ["low None", "best None", "high None"]);
    assert_eq!(figures(&dossier, &airwars.fields[0]), ["10 to 20: between", "48 to 48: exactly"]);
    assert_eq!(values(&airwars.fields[0]), ["killed_min None", "killed_max None"]);
    let surest = acled.fields[0].candidates.iter().map(|candidate| candidate.known.mark());
    let inferred = Some("inferred");
    assert_eq!(surest.collect::<Vec<_>>(), [inferred, None, inferred, None, None, None, None]);
}

#[test]
fn what_all_claims_of_one_population_lead_to_is_settled() {
    let one = dossier(&[("a", "a", "all", "Exactly(48)"), ("b", "b", "all", "Exactly(48)")]);
    let [acled, ucdp, airwars] = coding(&one).sheets;
    assert_eq!(values(&acled.fields[0]), ["fatalities Some(48)"]);
    assert_eq!(acled.fields[0].why, Vec::<String>::new());
    assert_eq!(values(&ucdp.fields[0]), ["low None", "best None", "high None"]);
    assert_eq!(values(&airwars.fields[0]), ["killed_min Some(48)", "killed_max Some(48)"]);

    let range = dossier(&[("a", "a", "all", "Between(10, 20)")]);
    let [acled, ucdp, _] = coding(&range).sheets;
    assert_eq!(values(&acled.fields[0]), ["fatalities Some(10)"]);
    assert_eq!(values(&ucdp.fields[0]), ["low Some(10)", "best None", "high Some(20)"]);
}

#[test]
fn another_figure_population_or_a_denial_unsettles_it() {
    for second in [
        ("b", "b", "all", "Exactly(47)"),
        ("b", "b", "part", "Exactly(48)"),
        ("b", "b", "all", "Exactly(48) / Denies"),
        ("b", "b", "all", "MoreThan(48)"),
        ("b", "b", "all", "NotGiven / Declines"),
    ] {
        let dossier = dossier(&[("a", "a", "all", "Exactly(48)"), second]);
        let [acled, _, airwars] = coding(&dossier).sheets;
        assert_eq!(values(&acled.fields[0]), ["fatalities None"], "{second:?}");
        assert!(!acled.fields[0].why.is_empty(), "{second:?}");
        assert_eq!(values(&airwars.fields[0]), ["killed_min None", "killed_max None"], "{second:?}");
    }
}

#[test]
fn the_subject_is_the_event_with_most_counts_of_killed() {
    let dossier = dossier(&[
        ("elsewhere", "a", "all", "Exactly(7)"),
        ("a", "a", "all", "Exactly(48)"),
        ("b", "b", "all", "AtLeast(5)"),
        ("hurt", "b", "all", "Wounded: Exactly(3)"),
        ("both", "b", "all", "Casualties: Words(\"dozens\")"),
        ("there", "b", "all", "Strength: Exactly(500)"),
    ]);
    let keys = |claims: &[ClaimId]| -> Vec<String> {
        claims.iter().map(|id| dossier.claims[*id].key.clone()).collect()
    };
    let subject = Subject::find(&dossier, None);
    assert_eq!(keys(&subject.killed), ["a", "b"]);
    assert_eq!(
        (keys(&subject.wounded), keys(&subject.casualties)),
        (vec!["hurt".into()], vec!["both".into()])
    );
    assert_eq!(subject.left_out, 1);
    let first = ClaimId::from_index(0);
    let narrowed = Subject::find(&dossier, Some(&[first]));
    assert_eq!((keys(&narrowed.killed), narrowed.left_out), (vec!["elsewhere".into()], 0));
    let [_, _, airwars] = Coding::new(&dossier, subject).sheets;
    assert_eq!(values(&airwars.fields[1]), ["injured_min Some(3)", "injured_max Some(3)"]);
    let nothing = Coding::new(&dossier, Subject::find(&dossier, Some(&[])));
    assert_eq!((nothing.rows.len(), nothing.sheets.map(|sheet| sheet.losses.len())), (0, [0, 0, 0]));
}

#[test]
fn every_loss_is_counted() {
    let dossier = every();
    let [acled, ..] = coding(&dossier).sheets;
    let texts: Vec<_> = acled.losses.iter().map(|loss| (loss.text.as_str(), loss.claims.len())).collect();
    let expected = [
        ("4 claims give a bound: one integer has no open end.", 4),
        ("1 claim gives a range: one integer keeps one end, by inference the lower.", 1),
        ("1 claim says “about”: one integer cannot say so.", 1),
        (
            "7 claims give words for a number: 4 of them by rule a number. The words themselves are gone, at most \
             kept in the notes.",
            7,
        ),
        ("1 claim reports deaths without a number: where none is found elsewhere, 3 or 10 is stored.", 1),
        ("2 claims deny a figure: no field. The notes may mention a dispute.", 2),
        ("2 claims doubt or leave it open: no field.", 2),
        ("2 claims decline to say or are silent: no field.", 2),
        ("1 claim names 1 person: no field for names.", 1),
    ];
    assert_eq!(texts, expected);
}

/// Worked out by hand from the ledger of claims: 22 counts of people killed in the clash, by 16 sources, of
/// 14 populations. A politician's call for numbers names no event and is left out.
#[test]
fn the_losses_on_khusham_are_those_counted_by_hand() {
    let dossier = crate::load::read(crate::load::KHUSHAM).dossier.expect("a sound dossier");
    let coding = coding(&dossier);
    assert_eq!((coding.rows.len(), coding.sources, coding.populations), (22, 16, 14));
    assert_eq!(coding.subject.left_out, 1);
    let [acled, ucdp, airwars] = &coding.sheets;
    let count = |sheet: &Sheet, begins: &str| {
        let found = sheet.losses.iter().find(|loss| loss.text.starts_with(begins));
        found.map_or_else(|| panic!("no `{begins}` in {:#?}", sheet.losses), |loss| loss.claims.len())
    };
    for sheet in [acled, ucdp, airwars] {
        assert_eq!(count(sheet, "14 populations go into"), 22);
        assert_eq!(count(sheet, "16 sources "), 22);
        assert_eq!(
            count(sheet, "6 claims give a bound"),
            6,
            "three over 100, at least 5, no more than 5, 48 so far"
        );
        assert_eq!(
            count(sheet, "6 claims give words"),
            6,
            "several, several, a number twice, dozens, scores"
        );
        assert_eq!(count(sheet, "2 claims deny a figure"), 2, "foreign ministry, its spokeswoman");
        assert_eq!(count(sheet, "1 claim doubts or leaves it open"), 1, "CIT: not known");
        assert_eq!(count(sheet, "1 claim reports deaths without a number"), 1, "Newsweek: a disputed toll");
        assert_eq!(count(sheet, "2 claims name 2 people"), 2);
        assert_eq!(count(sheet, "4 counts of casualties"), 4);
    }
    assert_eq!(count(ucdp, "2 claims say that nobody"), 2);
    assert_eq!(count(acled, "3 counts of wounded"), 3);
    let expected = [
        "0: mod-killed-none zakharova-no-servicemen",
        "3: tasnim-three",
        "3 or 10: associates-a-number researchers-a-number newsweek-toll-disputed",
        "5: zakharova-five fifteenth-at-least-5",
        "12: buga-dozens",
        "48: sohr-48",
    ];
    assert_eq!(figures(&dossier, &acled.fields[0]), expected);
    // A running count is a minimum, which is not determined there.
    let plain = ["3: tasnim-three", "5: zakharova-five"];
    assert_eq!(figures(&dossier, &ucdp.fields[0]), plain);
    assert_eq!(figures(&dossier, &airwars.fields[0]).len(), 2);
    assert_eq!(figures(&dossier, &airwars.fields[1]).len(), 2, "24 and 25 wounded");
    let claims: Vec<&Claim> = coding.rows.iter().map(|row| &dossier.claims[row.claim]).collect();
    assert!(claims.iter().all(|claim| claim.key != "yavlinsky-large-scale"));
}
