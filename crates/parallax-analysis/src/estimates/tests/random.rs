//! Rows of random dossiers: nothing is lost, and headings nest.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use proptest::prelude::*;

use super::super::*;
use crate::{Links, Parts, Sort};

/// A dossier with groups of random parents, sources of random sides and random claims.
fn random() -> impl Strategy<Value = String> {
    let groups = prop::collection::vec(prop::option::of(any::<prop::sample::Index>()), 1..8);
    let claims = prop::collection::vec((0..8_usize, 0..3_usize, 0..2_usize, 0..2_usize, 0..60_u64), 0..24);
    (groups, claims).prop_map(|(groups, claims)| {
        let mut text = String::from("Dossier(format: 1, title: \"T\", sides: {\"x\": (name: \"X\")}, groups: {");
        for (row, within) in groups.iter().enumerate() {
            // A group can only be within an earlier one, so there are no cycles.
            let within = within.filter(|_| row > 0).map(|of| format!(", within: \"g-{}\"", of.index(row)));
            let _ = write!(text, "\"g-{row}\": (name: \"G {row}\"{}),", within.unwrap_or_default());
        }
        text.push_str("}, sources: {\"s-0\": (name: \"b\", side: \"x\"), \"s-1\": (name: \"A\"), \"s-2\": (name: \"c\")},");
        text.push_str("documents: {\"d-0\": (title: \"D\"), \"d-1\": (title: \"E\")}, claims: {");
        for (row, (of, by, document, outcome, figure)) in claims.iter().enumerate() {
            let (of, outcome) = (of % groups.len(), ["Killed", "Wounded"][*outcome]);
            let said = if figure % 3 == 0 { String::new() } else { format!("said: \"2018-02-{:02}\", ", figure % 27 + 1) };
            let _ = write!(
                text,
                "\"c-{row}\": (by: \"s-{by}\", document: \"d-{document}\", {said}says: Count(outcome: {outcome}, of: \"g-{of}\", quantity: AtLeast({figure}))),"
            );
        }
        text.push_str("})");
        text
    })
}

fn queries() -> impl Strategy<Value = EstimateQuery> {
    let outcome = prop::sample::select(vec![None, Some(Outcome::Killed)]);
    let parts = prop::sample::select(vec![Parts::Open, Parts::Closed]);
    let (sort, by) = (prop::sample::select(Sort::ALL.to_vec()), prop::sample::select(GroupBy::ALL.to_vec()));
    (outcome, prop::option::of(0..8_usize), parts, sort, by).prop_map(
        |(outcome, population, parts, sort, group_by)| {
            let population = population.map(GroupId::from_index);
            EstimateQuery { outcome, population, parts, sort, group_by }
        },
    )
}

/// A claim and the headings above it.
struct Placed {
    id: ClaimId,
    outcome: Option<Outcome>,
    section: Option<Section>,
    event: Option<Section>,
    group: Option<GroupId>,
}

/// Every claim with its headings, as found in the rows.
fn placed(chart: &EstimateRows) -> Vec<Placed> {
    let (mut outcome, mut section, mut event, mut group) = (None, None, None, None);
    let mut placed = Vec::new();
    for row in chart.rows() {
        match *row {
            EstimateRow::Outcome(of) => (outcome, section, event, group) = (Some(of), None, None, None),
            EstimateRow::Section(of @ Section::Event(_)) => (event, group) = (Some(of), None),
            EstimateRow::Section(of) => (section, event, group) = (Some(of), None, None),
            EstimateRow::Group(of) => group = Some(of.group),
            EstimateRow::Claim(id) => placed.push(Placed { id, outcome, section, event, group }),
            EstimateRow::Part(..) => {}
        }
    }
    placed
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    /// Every matching claim appears once, under its own population, outcome and section.
    #[test]
    fn no_claim_is_lost_doubled_or_put_under_another_population(text in random(), query in queries()) {
        let dossier = crate::load::read(&text).dossier.expect("a sound dossier");
        let groups = dossier.groups.len();
        let population = query.population.map(|group| GroupId::from_index(group.index() % groups));
        let query = EstimateQuery { population, ..query };
        let chart = EstimateRows::new(&dossier, &Reading::words_only(), query, None);
        let all: Vec<_> = dossier.claims.ids().collect();
        let of_all = EstimateRows::new(&dossier, &Reading::words_only(), query, Some(&all));
        prop_assert_eq!(&of_all, &chart, "narrowed to everything is not narrowed");
        let spans = EstimateRows::would_span_magnitudes(&dossier, None, &Reading::words_only(), query);
        let links = Links::new(&dossier);
        let figures = Figures::new(&dossier, &links, &Reading::words_only());
        let stock = Stock { links: &links, figures: &figures };
        let known =
            EstimateRows::would_span_magnitudes(&dossier, Some(stock), &Reading::words_only(), query);
        let with_stock = EstimateRows::known(&dossier, stock, &Reading::words_only(), query, None);
        prop_assert_eq!(&with_stock, &chart, "known beforehand or not");
        prop_assert_eq!(spans, known);
        prop_assert_eq!(spans, chart.spans_magnitudes());
        let placed = placed(&chart);
        let mut found: Vec<_> = placed.iter().map(|placed| placed.id).collect();
        found.sort_unstable();
        let wanted = dossier.claims.iter().filter(|(_, claim)| claim.count().is_some_and(|count| {
            query.outcome.is_none_or(|outcome| outcome == count.outcome) && query.shows_count(&dossier, count)
        }));
        let wanted: Vec<_> = wanted.map(|(id, _)| id).collect();
        prop_assert_eq!(chart.claims(), wanted.len());
        prop_assert_eq!(found, wanted);
        for Placed { id, outcome, section, event, group } in placed {
            let (claim, count) = (&dossier.claims[id], dossier.claims[id].count().expect("a count"));
            prop_assert_eq!(Some(count.of), group);
            prop_assert_eq!(outcome, query.outcome.is_none().then_some(count.outcome));
            let own = match section {
                None => query.group_by == GroupBy::Population,
                Some(Section::Source(source)) => source == claim.by,
                Some(Section::Document(document)) => document == claim.document,
                Some(Section::Side(side)) => side == dossier.sources[claim.by].side,
                Some(Section::Event(_)) => false,
            };
            prop_assert!(event.is_none_or(|event| event == Section::Event(claim.event)));
            prop_assert!(own, "{:?} over {}", section, claim.key);
        }
    }

    /// A heading is below the headings of what it is part of, or says what that is if they do not, and
    /// appears only once in its section.
    #[test]
    fn what_is_known_beforehand_changes_nothing(text in random(), query in queries(), many in any::<u64>()) {
        let dossier = crate::load::read(&text).dossier.expect("a sound dossier");
        let reading = Reading::words_only();
        let population = query.population.map(|group| GroupId::from_index(group.index() % dossier.groups.len()));
        let query = EstimateQuery { population, ..query };
        let links = Links::new(&dossier);
        let (links, figures) = (&links, Figures::new(&dossier, &links, &reading));
        let only: Vec<ClaimId> = dossier.claims.ids().filter(|id| many >> (id.index() % 64) & 1 == 1).collect();
        for only in [None, Some(only.as_slice())] {
            let stock = Stock { links, figures: &figures };
            let known = EstimateRows::known(&dossier, stock, &reading, query, only);
            prop_assert_eq!(known, EstimateRows::new(&dossier, &reading, query, only));
        }
    }

    #[test]
    fn headings_nest_as_the_populations_do(text in random(), query in queries()) {
        let dossier = crate::load::read(&text).dossier.expect("a sound dossier");
        let query = EstimateQuery { population: None, ..query };
        let chart = EstimateRows::new(&dossier, &Reading::words_only(), query, None);
        let mut path: Vec<GroupId> = Vec::new();
        let mut times: BTreeMap<GroupId, usize> = BTreeMap::new();
        for row in chart.rows() {
            match row {
                EstimateRow::Group(row) => {
                    path.truncate(row.depth);
                    prop_assert_eq!(row.depth, path.len());
                    let above = path.last().copied();
                    prop_assert!(above.is_none_or(|above| dossier.lineage_of(row.group).any(|whole| whole == above)));
                    let within = dossier.groups[row.group].within;
                    prop_assert_eq!(row.part_of, within.filter(|_| within != above));
                    path.push(row.group);
                    *times.entry(row.group).or_default() += 1;
                }
                EstimateRow::Claim(_) | EstimateRow::Part(..) => {}
                EstimateRow::Outcome(_) | EstimateRow::Section(_) => {
                    path.clear();
                    times.clear();
                }
            }
        }
        prop_assert!(times.values().all(|times| *times == 1), "{:?}", times);
    }
}
