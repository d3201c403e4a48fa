//! Events within events, and several breakdowns of one population: the verdicts and the sentences.

use std::fmt::Write as _;

use super::sentences::agreement_of_all as agreement;
use crate::agreement::{Agreement, Apart, Asked, Complete, Pair, Verdict, main_counts, verdict};
use crate::dossier::{ClaimId, Dossier, Id, Reading};
use crate::load;

fn read(text: &str) -> Dossier {
    let loaded = load::read(text);
    loaded.dossier.unwrap_or_else(|| panic!("{:?}", loaded.diagnostics))
}

/// A day with an explosion in a city and a shooting on an island.
fn day(claims: &str) -> Dossier {
    read(&format!(
        r#"Dossier(format: 2, title: "t",
        groups: {{ "all": (name: "Everybody", one: "person", many: "people"),
            "young": (name: "Young people", many: "young people", within: "all") }},
        sources: {{ "a": (name: "Alpha"), "b": (name: "Betas"), "c": (name: "Gamma") }},
        documents: {{ "d": (title: "The Paper", paragraphs: 9) }},
        events: {{ "day": (name: "The day"), "bomb": (name: "The explosion", within: "day"),
            "island": (name: "The shooting", within: "day"), "other": (name: "Another day") }},
        claims: {{ {claims} }})"#
    ))
}

fn killed(key: &str, by: &str, event: &str, of: &str, quantity: &str) -> String {
    format!(
        "\"{key}\": (by: \"{by}\", document: \"d\", paragraph: 1, event: \"{event}\", says: Count(outcome: Killed, of: \"{of}\", \
         quantity: {quantity})),"
    )
}

#[test]
fn a_count_of_a_part_of_an_event_bounds_that_of_the_whole_from_below() {
    let dossier = day(&[
        killed("whole", "a", "day", "all", "Exactly(77)"),
        killed("city", "a", "bomb", "all", "Exactly(8)"),
        killed("island", "b", "island", "all", "Exactly(69)"),
        killed("first", "c", "island", "all", "AtLeast(80)"),
    ]
    .concat());
    let found = agreement(&dossier);
    assert_eq!(
        found.headline(&dossier, super::super::Asked::Chosen),
        "As this dossier takes populations and events, 3 of the 4 counts compared cannot all be true"
    );
    let sentences: Vec<_> = found.conflicts().iter().map(|conflict| conflict.sentence.as_str()).collect();
    assert_eq!(
        sentences,
        [
            "Alpha: 77 people killed, in “The day”. Gamma: at least 80 people killed, in “The shooting”. They cannot both be \
             true if, as this dossier has it, “The shooting” is part of “The day”.",
            "Betas: 69 people killed. Gamma: at least 80 people killed. They cannot both be true: this dossier takes both to \
             count the same people.",
        ]
    );
    // Without the early figure, all three fit; and 8 and 69 are not added up by the program.
    let ids: Vec<ClaimId> = dossier.claims.ids().collect();
    let three = Agreement::new(&dossier, &Reading::words_only(), &ids[..3]);
    assert_eq!(three.verdict(), Verdict::AllCanBeTrue);
    assert_eq!(
        three.comparisons(&dossier),
        [
            "Compared: Alpha: 77 people killed, in “The day”; Alpha: 8 people killed, in “The explosion”; Betas: 69 people \
             killed, in “The shooting”."
        ]
    );
    assert_eq!(found.pair(ids[1], ids[2]), Pair::NotComparable(Apart::Events), "two parts of one day");
    // Nobody says that the explosion and the shooting are all of the day, or that nobody was at both.
    let most = day(&[
        killed("whole", "a", "day", "all", "AtMost(70)"),
        killed("city", "a", "bomb", "all", "Exactly(8)"),
        killed("island", "b", "island", "all", "Exactly(69)"),
    ]
    .concat());
    assert_eq!(agreement(&most).verdict(), Verdict::AllCanBeTrue);
}

#[test]
fn a_part_of_the_people_in_a_part_of_the_event_is_counted_in_both() {
    let dossier = day(&[
        killed("whole", "a", "day", "all", "Exactly(50)"),
        killed("young", "b", "island", "young", "AtLeast(60)"),
    ]
    .concat());
    assert_eq!(
        agreement(&dossier).conflicts()[0].sentence,
        "Alpha: 50 people killed, in “The day”. Betas: at least 60 young people killed, in “The shooting”. They cannot both \
         be true if, as this dossier has it, young people are part of people; “The shooting” is part of “The day”."
    );
    // All people in a part of the event, and some of them in all of it, do not bound each other.
    let crossed = day(&[
        killed("some", "a", "day", "young", "Exactly(5)"),
        killed("part", "b", "island", "all", "Exactly(60)"),
    ]
    .concat());
    let found = agreement(&crossed);
    let ids = found.claims();
    assert_eq!(found.verdict(), Verdict::NoneFound);
    assert_eq!(found.pair(ids[0], ids[1]), Pair::NotComparable(Apart::Crossed));
    let told: Vec<_> = found.not_compared(&crossed, Asked::Chosen).iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "The other figures compared are for a part of these people in a larger event, or for more people in a part of it. Alpha: 5 young people killed, in “The day”; Betas: 60 people killed, in “The shooting”."
        ]
    );
}

#[test]
fn the_main_counts_are_those_of_an_event_with_its_parts() {
    let dossier = day(&[
        killed("x", "a", "other", "all", "Exactly(1)"),
        killed("y", "b", "other", "all", "Exactly(1)"),
        killed("whole", "a", "day", "all", "Exactly(77)"),
        killed("city", "a", "bomb", "all", "Exactly(8)"),
        killed("island", "b", "island", "all", "Exactly(69)"),
    ]
    .concat());
    let keys: Vec<_> = main_counts(&dossier).iter().map(|id| dossier.claims[*id].key.as_str()).collect();
    assert_eq!(keys, ["whole", "city", "island"]);
}

/// Everybody aboard, by nationality and by role.
fn aboard(roles: &str, claims: &[(&str, &str)]) -> Dossier {
    let mut rows = String::new();
    for (at, (of, quantity)) in claims.iter().enumerate() {
        write!(
            rows,
            "\"c{at}\": (by: \"a\", document: \"d{at}\", paragraph: 1, says: Count(outcome: Killed, of: \"{of}\", quantity: {quantity})),"
        )
        .expect("a string");
    }
    let documents: Vec<String> =
        (0..claims.len()).map(|at| format!("\"d{at}\": (title: \"Paper {at}\"),")).collect();
    let documents = documents.concat();
    read(&format!(
        r#"Dossier(format: 2, title: "t",
        groups: {{
            "aboard": (name: "Everybody on board", breakdowns: {{ "nationality": Complete, "role": {roles} }}),
            "dutch": (name: "Citizens of the Netherlands", within: "aboard", by: "nationality"),
            "others": (name: "Citizens of other countries", within: "aboard", by: "nationality"),
            "passengers": (name: "Passengers", within: "aboard", by: "role"),
            "crew": (name: "Crew", within: "aboard", by: "role"),
            "children": (name: "Children", within: "passengers"),
        }},
        sources: {{ "a": (name: "Alpha") }}, documents: {{ {documents} }}, claims: {{ {rows} }})"#
    ))
}

#[test]
fn two_breakdowns_of_one_whole_contradict_nothing() {
    let figures = [
        ("aboard", "Exactly(298)"),
        ("dutch", "Exactly(196)"),
        ("others", "Exactly(102)"),
        ("passengers", "Exactly(283)"),
        ("crew", "Exactly(15)"),
        ("children", "Exactly(80)"),
    ];
    let dossier = aboard("Complete", &figures);
    let found = agreement(&dossier);
    assert_eq!((found.verdict(), found.complete()), (Verdict::AllCanBeTrue, Complete::Yes));
    assert!(found.ranges().iter().all(|joint| joint.is_exact));
    // The first figure of all does not fit either breakdown.
    let early = [&figures[..], &[("aboard", "Exactly(295)")]].concat();
    let dossier = aboard("Complete", &early);
    let found = agreement(&dossier);
    assert_eq!(found.verdict(), Verdict::Conflict);
    let sizes: Vec<_> = found.conflicts().iter().map(|conflict| conflict.claims.len()).collect();
    assert_eq!(sizes, [2, 3, 3], "298 and 295; each breakdown and 295");
    assert_eq!(
        found.conflicts()[1].sentence,
        "Alpha: 196 killed (Citizens of the Netherlands). Alpha: 102 killed (Citizens of other countries). Alpha: 295 killed \
         (Everybody on board). These 3 cannot all be true if, as this dossier has it, the parts of “Everybody on board” by \
         nationality share nobody: the first two together need at least 298 killed (Everybody on board), and the last allows \
         at most 295."
    );
}

#[test]
fn parts_that_are_all_of_a_whole_bound_it_from_above() {
    let figures = [("aboard", "Exactly(298)"), ("passengers", "Exactly(280)"), ("crew", "Exactly(15)")];
    assert_eq!(agreement(&aboard("Partial", &figures)).verdict(), Verdict::AllCanBeTrue);
    let complete = aboard("Complete", &figures);
    let found = agreement(&complete);
    assert_eq!(found.verdict(), Verdict::Conflict);
    assert_eq!(
        found.conflicts()[0].sentence,
        "Alpha: 298 killed (Everybody on board). Alpha: 280 killed (Passengers). Alpha: 15 killed (Crew). These 3 cannot all \
         be true if, as this dossier has it, the parts of “Everybody on board” by role share nobody and are all of it: no figures fit all of them."
    );
    // What the others leave is what the last part is.
    let rest = aboard(
        "Complete",
        &[("aboard", "Exactly(298)"), ("crew", "Exactly(15)"), ("passengers", "AtLeast(1)")],
    );
    let ranges: Vec<_> = agreement(&rest).ranges().iter().map(|joint| joint.words(&rest)).collect();
    assert_eq!(ranges, ["298 killed (Everybody on board)", "283 killed (Passengers)", "15 killed (Crew)"]);
}

#[test]
fn what_the_rest_is_in_a_part_of_an_event_it_is_at_least_in_the_whole() {
    let claim = |key: &str, event: &str, of: &str, quantity: &str| {
        format!(
            "\"{key}\": (by: \"a\", document: \"d\", paragraph: 1, event: \"{event}\", says: Count(outcome: Killed, of: \"{of}\", \
             quantity: {quantity})),"
        )
    };
    let world = |most: u32| {
        read(&format!(
            r#"Dossier(format: 2, title: "t",
            groups: {{ "all": (name: "All", breakdowns: {{ "sex": Complete }}), "men": (name: "Men", within: "all", by: "sex"),
                "women": (name: "Women", within: "all", by: "sex") }},
            sources: {{ "a": (name: "Alpha") }}, documents: {{ "d": (title: "D") }},
            events: {{ "day": (name: "Day"), "part": (name: "Part", within: "day") }},
            claims: {{ {} {} {} {} }})"#,
            claim("w", "part", "all", "AtLeast(10)"),
            claim("x", "part", "men", "AtMost(2)"),
            claim("y", "day", "all", &format!("AtMost({most})")),
            claim("z", "day", "men", "AtLeast(11)"),
        ))
    };
    // Eight women in the part, so at least eight that day, beside eleven men.
    assert_eq!(agreement(&world(19)).verdict(), Verdict::AllCanBeTrue);
    let dossier = world(18);
    let found = agreement(&dossier);
    assert_eq!(found.verdict(), Verdict::Conflict);
    assert_eq!(found.conflicts().iter().map(|conflict| conflict.claims.len()).collect::<Vec<_>>(), [4]);
    let sentence = &found.conflicts()[0].sentence;
    assert!(sentence.contains("“Part” is part of “Day”"), "{sentence}");
    assert!(sentence.contains("the parts of “All” by sex share nobody and are all of it"), "{sentence}");
}

/// Ten thousand claims that contradict each other, in a chain of events and a chain of populations as deep as they may be.
#[test]
fn ten_thousand_claims_in_mutual_conflict_get_an_answer() {
    let mut text = String::from("Dossier(format: 2, title: \"t\", groups: {");
    for (table, name) in [("", "g"), ("}, events: {", "e")] {
        text.push_str(table);
        for at in 0..32 {
            let within = if at == 0 { String::new() } else { format!(", within: \"{name}{}\"", at - 1) };
            write!(text, "\"{name}{at}\": (name: \"{name}{at}\"{within}),").expect("a string");
        }
    }
    text.push_str("}, sources: {\"a\": (name: \"A\")}, documents: {\"d\": (title: \"D\")}, claims: {");
    for at in 0..10_000 {
        let outcome = ["Killed", "Wounded", "Casualties", "Strength"][at % 4];
        write!(
            text,
            "\"c{at}\": (by: \"a\", document: \"d\", paragraph: 1, event: \"e{}\", says: Count(outcome: {outcome}, of: \"g{}\", \
             quantity: Exactly({}))),",
            at / 7 % 32,
            at / 3 % 32,
            at % 97
        )
        .expect("a string");
    }
    text.push_str("})");
    let dossier = read(&text);
    let all: Vec<ClaimId> = dossier.claims.ids().collect();
    assert_eq!(verdict(&dossier, &Reading::words_only(), &all), Verdict::Conflict);
    let found = Agreement::new(&dossier, &Reading::words_only(), &all);
    assert_eq!((found.verdict(), found.complete()), (Verdict::Conflict, Complete::Stopped));
    assert_eq!(found.conflicts().len(), 1, "one is proved and named");
    let one = Agreement::new(&dossier, &Reading::words_only(), &found.conflicts()[0].claims);
    assert_eq!(one.verdict(), Verdict::Conflict);
}

/// More events and populations than are looked at together: nothing is proved, and it says so.
#[test]
fn what_is_too_much_is_not_decided_and_said_so() {
    const MANY: usize = 600;
    let mut text = String::from(
        "Dossier(format: 2, title: \"t\", groups: {\"all\": (name: \"All\", breakdowns: {\"x\": Complete}),",
    );
    for at in 0..MANY {
        write!(text, "\"g{at}\": (name: \"G{at}\", within: \"all\", by: \"x\"),").expect("a string");
    }
    text.push_str("}, events: {\"day\": (name: \"Day\"),");
    for at in 0..MANY {
        write!(text, "\"e{at}\": (name: \"E{at}\", within: \"day\"),").expect("a string");
    }
    text.push_str("}, sources: {\"a\": (name: \"A\")}, documents: {\"d\": (title: \"D\")}, claims: {");
    for at in 0..MANY {
        text.push_str(&killed(&format!("c{at}"), "a", &format!("e{at}"), &format!("g{at}"), "Exactly(1)"));
    }
    text.push_str(&killed("most", "a", "day", "all", "AtMost(1000)"));
    text.push_str("})");
    let dossier = read(&text);
    let found = agreement(&dossier);
    assert_eq!(found.verdict(), Verdict::NoneFound);
    let headline = found.headline(&dossier, super::super::Asked::Chosen);
    assert!(headline.starts_with("No contradiction found among the "), "{headline}");
    assert_eq!(found.undecided().len(), 1);
    let told = found.comparisons(&dossier);
    assert!(
        told.iter().any(|line| line.starts_with("Not decided, because the search was stopped")),
        "{:?}",
        told.first().map(|line| &line[..line.len().min(80)])
    );
    assert_eq!(found.claims()[0].index(), 0);
}
