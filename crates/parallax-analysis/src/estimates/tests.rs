//! Tests of the rows: what is under which heading, in which order, and that nothing is lost or merged.

mod random;

use super::super::{Parts, Sort};
use super::*;
use crate::dossier::Item;

const TEXT: &str = r#"Dossier(
    format: 1, title: "A clash",
    sides: { "x": (name: "X"), "y": (name: "Y") },
    groups: {
        "all": (name: "all forces"),
        "others": (name: "others"),
        "part": (name: "a part", within: "all"),
        "bit": (name: "a bit", within: "part"),
        "piece": (name: "a piece", within: "part"),
    },
    sources: {
        "b": (name: "beta", side: "y"), "a": (name: "Alpha", side: "x"), "c": (name: "Gamma"),
    },
    documents: { "paper": (title: "The Paper"), "post": (title: "The Post") },
    claims: {
        "late": (by: "a", document: "paper", said: "2018-02-09",
            says: Count(outcome: Killed, of: "all", quantity: Exactly(48))),
        "early": (by: "b", document: "post", said: "2018-02-08",
            says: Count(outcome: Killed, of: "all", quantity: MoreThan(48))),
        "undated": (by: "c", document: "paper", says: Count(outcome: Killed, of: "all", quantity: Words("dozens"))),
        "piece": (by: "c", document: "paper", says: Count(outcome: Killed, of: "piece", quantity: About(60))),
        "bit": (by: "a", document: "post", says: Count(outcome: Killed, of: "bit", quantity: AtLeast(3))),
        "none": (by: "b", document: "paper", stance: Denies,
            says: Count(outcome: Killed, of: "others", quantity: Exactly(0))),
        "hurt": (by: "a", document: "paper", says: Count(outcome: Wounded, of: "bit", quantity: AtMost(5))),
        "remark": (by: "a", document: "paper", says: Remark),
    },
)"#;

fn dossier() -> Dossier {
    crate::load::read(TEXT).dossier.expect("no errors")
}

fn group(dossier: &Dossier, key: &str) -> GroupId {
    match dossier.find(crate::dossier::ItemKind::Group, key) {
        Some(Item::Group(id)) => id,
        _ => panic!("no group {key}"),
    }
}

/// The rows as text, one per line: `all` is a claim, `[all]` a population, `(all)` one without claims of its
/// own.
fn spelled(dossier: &Dossier, query: EstimateQuery) -> Vec<String> {
    let chart = EstimateRows::new(dossier, &Reading::words_only(), query, None);
    chart.rows().iter().map(|row| spell(dossier, *row)).collect()
}

fn spell(dossier: &Dossier, row: EstimateRow) -> String {
    match row {
        EstimateRow::Outcome(outcome) => outcome.title().to_owned(),
        EstimateRow::Section(Section::Source(id)) => format!("<{}>", dossier.sources[id].key),
        EstimateRow::Section(Section::Document(id)) => format!("<{}>", dossier.documents[id].key),
        EstimateRow::Section(Section::Side(id)) => {
            format!("<{}>", id.map_or("no side", |id| &dossier.sides[id].key))
        }
        EstimateRow::Section(Section::Event(id)) => {
            format!("<{}>", id.map_or("no event", |id| &dossier.events[id].key))
        }
        EstimateRow::Group(row) => {
            let (name, dots) = (&dossier.groups[row.group].key, ".".repeat(row.depth));
            let part_of = row.part_of.map(|whole| format!(" of {}", dossier.groups[whole].key));
            let part_of = part_of.unwrap_or_default();
            if row.claims > 0 {
                format!("{dots}[{name}{part_of}]")
            } else {
                format!("{dots}({name}{part_of})")
            }
        }
        EstimateRow::Claim(id) => dossier.claims[id].key.clone(),
        EstimateRow::Part(id, part) => format!("{}/{part}", dossier.claims[id].key),
    }
}

const KILLED: EstimateQuery = EstimateQuery {
    outcome: Some(Outcome::Killed),
    population: None,
    parts: Parts::Open,
    sort: Sort::Date,
    group_by: GroupBy::Population,
};

#[test]
fn populations_nest_and_a_whole_without_claims_of_its_own_stands_quietly_above_its_parts() {
    let expected = [
        "[all]",
        "early",
        "late",
        "undated",
        ".(part)",
        "..[bit]",
        "bit",
        "..[piece]",
        "piece",
        "[others]",
        "none",
    ];
    assert_eq!(spelled(&dossier(), KILLED), expected);
    let chart = EstimateRows::new(&dossier(), &Reading::words_only(), KILLED, None);
    assert_eq!((chart.claims(), chart.reach()), (6, 60));
}

/// Figures of an event and of its parts stand under a heading each, whole before part; without parts, nothing is added.
#[test]
fn figures_of_an_event_and_of_its_parts_are_kept_apart() {
    let text = |within: &str| {
        format!(
            r#"Dossier(format: 2, title: "A day", groups: {{ "all": (name: "all") }}, sources: {{ "a": (name: "A") }},
            documents: {{ "d": (title: "D") }},
            events: {{ "island": (name: "Island"{within}), "day": (name: "Day"), "city": (name: "City"{within}) }},
            claims: {{
                "eight": (by: "a", document: "d", event: "city", says: Count(outcome: Killed, of: "all", quantity: Exactly(8))),
                "whole": (by: "a", document: "d", event: "day", says: Count(outcome: Killed, of: "all", quantity: Exactly(77))),
                "loose": (by: "a", document: "d", says: Count(outcome: Killed, of: "all", quantity: Exactly(7))),
                "most": (by: "a", document: "d", event: "island", says: Count(outcome: Killed, of: "all", quantity: Exactly(69))),
            }})"#
        )
    };
    let read = |text: &str| crate::load::read(text).dossier.expect("no errors");
    assert_eq!(
        spelled(&read(&text(", within: \"day\"")), KILLED),
        [
            "<day>",
            "[all]",
            "whole",
            "<island>",
            "[all]",
            "most",
            "<city>",
            "[all]",
            "eight",
            "<no event>",
            "[all]",
            "loose"
        ]
    );
    assert_eq!(spelled(&read(&text("")), KILLED), ["[all]", "eight", "whole", "loose", "most"]);
}

#[test]
fn all_outcomes_stand_under_their_headings() {
    let dossier = dossier();
    let rows = spelled(&dossier, EstimateQuery::default());
    assert_eq!(rows[0], "Killed");
    assert_eq!(rows[rows.len() - 5..], ["Wounded", "(all)", ".(part)", "..[bit]", "hurt"]);
    assert_eq!(EstimateRows::outcomes(&dossier), [(Outcome::Killed, 6), (Outcome::Wounded, 1)]);
}

#[test]
fn a_population_alone_or_with_its_parts() {
    let dossier = dossier();
    let part = EstimateQuery { population: Some(group(&dossier, "part")), ..KILLED };
    assert_eq!(spelled(&dossier, part), ["(part of all)", ".[bit]", "bit", ".[piece]", "piece"]);
    assert_eq!(spelled(&dossier, EstimateQuery { parts: Parts::Closed, ..part }), Vec::<String>::new());
    let all = EstimateQuery { population: Some(group(&dossier, "all")), parts: Parts::Closed, ..KILLED };
    assert_eq!(spelled(&dossier, all), ["[all]", "early", "late", "undated"]);
}

#[test]
fn under_other_headings_a_whole_is_shown_only_where_it_joins_parts() {
    let dossier = dossier();
    let by = |group_by| spelled(&dossier, EstimateQuery { group_by, ..KILLED });
    let sources = [
        "<b>",
        "[all]",
        "early",
        "[others]",
        "none",
        "<a>",
        "[all]",
        "late",
        ".[bit of part]",
        "bit",
        "<c>",
        "[all]",
        "undated",
        ".[piece of part]",
        "piece",
    ];
    assert_eq!(by(GroupBy::Source), sources, "in the order of the file");
    assert_eq!(by(GroupBy::Document)[..4], ["<paper>", "[all]", "late", "undated"]);
    let sides = by(GroupBy::Side);
    let headings: Vec<_> = sides.iter().filter(|row| row.starts_with('<')).collect();
    assert_eq!(headings, ["<x>", "<y>", "<no side>"], "whose side is not stated comes last");
    let joined = spelled(
        &dossier,
        EstimateQuery { group_by: GroupBy::Side, population: Some(group(&dossier, "part")), ..KILLED },
    );
    assert_eq!(joined, ["<x>", "[bit of part]", "bit", "<no side>", "[piece of part]", "piece"]);
}

/// A dossier with a part of an event, and counts with parts.
fn with_parts() -> Dossier {
    let text = r#"Dossier(format: 2, title: "t",
        groups: { "all": (name: "All"), "men": (name: "Men", within: "all", by: "sex"),
            "crew": (name: "Crew", within: "all", by: "role") },
        sources: { "a": (name: "Alpha"), "b": (name: "Beta") },
        documents: { "d": (title: "D") },
        events: { "day": (name: "Day"), "shots": (name: "Shots", within: "day") },
        claims: {
            "a-shots": (by: "a", document: "d", event: "shots", says: Count(outcome: Killed, of: "all", quantity: Exactly(2))),
            "a-day": (by: "a", document: "d", event: "day",
                says: Count(outcome: Killed, of: "all", quantity: Exactly(9), parts: { "men": Exactly(4) })),
            "b-day": (by: "b", document: "d", event: "day", says: Count(outcome: Killed, of: "crew", quantity: Exactly(3))),
        })"#;
    crate::load::read(text).dossier.expect("a sound dossier")
}

#[test]
fn figures_of_an_event_and_of_its_part_stay_apart_under_every_heading() {
    let dossier = with_parts();
    let by = |group_by| spelled(&dossier, EstimateQuery { group_by, ..KILLED });
    let alpha = ["<a>", "<day>", "[all]", "a-day", "a-day/0", "<shots>", "[all]", "a-shots"];
    assert_eq!(by(GroupBy::Source), [&alpha[..], &["<b>", "<day>", "[crew of all]", "b-day"]].concat());
    assert_eq!(
        by(GroupBy::Population),
        ["<day>", "[all]", "a-day", "a-day/0", ".[crew]", "b-day", "<shots>", "[all]", "a-shots"]
    );
    assert_eq!(by(GroupBy::Side)[..2], ["<no side>", "<day>"]);
}

#[test]
fn a_population_that_is_only_a_part_of_a_count_is_found() {
    let dossier = with_parts();
    let men = EstimateQuery { population: Some(group(&dossier, "men")), ..KILLED };
    assert_eq!(spelled(&dossier, men), ["[all]", "a-day", "a-day/0"]);
    let crew = EstimateQuery { population: Some(group(&dossier, "crew")), ..KILLED };
    assert_eq!(spelled(&dossier, crew), ["[crew of all]", "b-day"]);
    let names: Vec<_> = EstimateRows::populations(&dossier, None, None)
        .into_iter()
        .map(|row| (dossier.groups[row.group].key.clone(), row.claims))
        .collect();
    let wanted = [("all", 2), ("men", 1), ("crew", 1)];
    assert_eq!(names, wanted.map(|(key, claims)| (key.to_owned(), claims)));
}

#[test]
fn claims_sort_within_their_heading_and_headings_stay() {
    let dossier = dossier();
    let sorted = |sort| spelled(&dossier, EstimateQuery { sort, ..KILLED });
    assert_eq!(sorted(Sort::Size)[1..4], ["early", "late", "undated"], "more than 48, 48, no figure");
    assert_eq!(sorted(Sort::Source)[1..4], ["late", "early", "undated"], "Alpha, beta, Gamma");
    assert_eq!(sorted(Sort::Size)[4..], sorted(Sort::Date)[4..], "populations are not ranked");
    let sources =
        spelled(&dossier, EstimateQuery { sort: Sort::Source, group_by: GroupBy::Source, ..KILLED });
    let headings: Vec<_> = sources.iter().filter(|row| row.starts_with('<')).collect();
    assert_eq!(headings, ["<a>", "<b>", "<c>"]);
}

#[test]
fn the_populations_to_choose_from_are_those_counted_and_what_holds_them() {
    let dossier = dossier();
    let spelled = |outcome| {
        let found = EstimateRows::populations(&dossier, outcome, None).into_iter();
        found.map(|row| (spell(&dossier, EstimateRow::Group(row)), row.claims)).collect::<Vec<_>>()
    };
    let named = |list: &[(&str, usize)]| -> Vec<_> {
        list.iter().map(|(name, claims)| ((*name).to_owned(), *claims)).collect()
    };
    assert_eq!(spelled(Some(Outcome::Wounded)), named(&[("(all)", 0), (".(part)", 0), ("..[bit]", 1)]));
    assert_eq!(spelled(None)[2], ("..[bit]".to_owned(), 2));
    let only = [ClaimId::from_index(5)];
    assert_eq!(EstimateRows::populations(&dossier, None, Some(&only)).len(), 1);
}
