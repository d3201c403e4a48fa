//! Declared outcomes: compared with themselves, and with the outcome that they are part of.

use std::fmt::Write as _;

use proptest::prelude::*;

use crate::agreement::{Agreement, Verdict, verdict};
use crate::dossier::{ClaimId, Dossier, Id as _, Reading};
use crate::load;

/// What a claim says: which of the three populations (the whole, and its two parts), whether it counts the declared outcome,
/// and from what to what.
type DeclaredFigure = (usize, bool, u64, Option<u64>);

fn dossier(disjoint: bool, said: &[DeclaredFigure]) -> Dossier {
    // Each claim has a document of its own.
    let (mut claims, mut documents) = (String::new(), String::new());
    for (row, (group, is_declared, low, high)) in said.iter().enumerate() {
        let outcome = if *is_declared { "\"excess\"" } else { "Killed" };
        let quantity = match high {
            Some(high) => format!("Between({low}, {high})"),
            None => format!("AtLeast({low})"),
        };
        write!(documents, "\"d{row}\": (title: \"D {row}\"),").expect("a string");
        write!(
            claims,
            "\"c{row}\": (by: \"s\", document: \"d{row}\", says: Count(outcome: {outcome}, of: \"g{group}\", quantity: {quantity})),"
        )
        .expect("a string");
    }
    let text = format!(
        "Dossier(format: 2, title: \"T\", sources: {{\"s\": (name: \"S\")}}, documents: {{{documents}}},
         outcomes: {{\"excess\": (name: \"excess deaths\", part_of: Killed)}},
         groups: {{\"g0\": (name: \"All\", disjoint: {disjoint}), \"g1\": (name: \"Left\", within: \"g0\"), \
         \"g2\": (name: \"Right\", within: \"g0\")}}, claims: {{{claims}}})"
    );
    let loaded = load::read(&text);
    let dossier = loaded.dossier.unwrap_or_else(|| panic!("{:?}", loaded.diagnostics));
    // The breakdown is taken as it is given, also where figures leave nobody for one of its parts.
    Dossier { misfits: Vec::new(), ..dossier }
}

/// Figures of the three populations, for those killed and for the declared outcome.
type World = [[u64; 3]; 2];

/// All figures up to 6 that the model allows.
fn worlds(disjoint: bool) -> Vec<World> {
    let mut trees = Vec::new();
    for left in 0..=3_u64 {
        for right in 0..=3_u64 {
            let least = if disjoint { left + right } else { left.max(right) };
            trees.extend((least..=6).map(|whole| [whole, left, right]));
        }
    }
    let pairs = trees.iter().flat_map(|killed| trees.iter().map(move |excess| [*killed, *excess]));
    pairs
        .filter(|[killed, excess]| killed.iter().zip(excess).all(|(killed, excess)| excess <= killed))
        .collect()
}

fn is_true(world: &World, (group, is_declared, low, high): DeclaredFigure) -> bool {
    let figure = world[usize::from(is_declared)][group];
    figure >= low && high.is_none_or(|high| figure <= high)
}

fn any_figure() -> impl Strategy<Value = DeclaredFigure> {
    (0..3_usize, any::<bool>(), 0..=3_u64, prop_oneof![Just(None), (0..=3_u64).prop_map(Some)]).prop_map(
        |(group, is_declared, low, more)| {
            (group, is_declared, low, more.map(|more| (low + more).min(3.max(low))))
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    /// Figures beyond 6 (3 for a part) allow nothing that smaller ones do not, because no claim names more than 3.
    #[test]
    fn the_answer_is_that_of_trying_everything(disjoint in any::<bool>(), said in prop::collection::vec(any_figure(), 1..6)) {
        let dossier = dossier(disjoint, &said);
        let all: Vec<ClaimId> = dossier.claims.ids().collect();
        let agreement = Agreement::new(&dossier, &Reading::words_only(), &all);
        let worlds = worlds(disjoint);
        let stands = |chosen: &dyn Fn(usize) -> bool| {
            worlds.iter().any(|world| said.iter().enumerate().all(|(row, said)| !chosen(row) || is_true(world, *said)))
        };
        prop_assert_eq!(agreement.verdict() == Verdict::Conflict, !stands(&|_| true));
        prop_assert_eq!(verdict(&dossier, &Reading::words_only(), &all), agreement.verdict());
        // The conflicts are the minimal sets without a world.
        let mut minimal: Vec<Vec<usize>> = Vec::new();
        let mut sets: Vec<u32> = (1..1_u32 << said.len()).collect();
        sets.sort_by_key(|set| set.count_ones());
        for set in sets {
            let rows: Vec<usize> = (0..said.len()).filter(|row| set & (1 << row) != 0).collect();
            let holds_smaller = minimal.iter().any(|known| known.iter().all(|row| rows.contains(row)));
            if !holds_smaller && !stands(&|row| rows.contains(&row)) {
                minimal.push(rows);
            }
        }
        minimal.sort();
        let mut found: Vec<Vec<usize>> = agreement
            .conflicts()
            .iter()
            .map(|conflict| conflict.claims.iter().map(|claim| claim.index()).collect())
            .collect();
        found.sort();
        prop_assert_eq!(found, minimal);
        // Each exact range is what the worlds hold; its upper end is open where they reach the largest figure.
        if stands(&|_| true) {
            for joint in agreement.ranges() {
                let declared = usize::from(joint.outcome.declared().is_some());
                let group = joint.group.index();
                let all_true = |world: &&World| said.iter().all(|said| is_true(world, *said));
                let figures: Vec<u64> = worlds.iter().filter(all_true).map(|world| world[declared][group]).collect();
                let (low, high) = (figures.iter().min().copied(), figures.iter().max().copied());
                if !joint.is_exact {
                    // It is shown as bounds: nothing that is possible lies outside.
                    prop_assert!(Some(joint.range.low) <= low, "{:?} {:?}", joint, low);
                    prop_assert!(joint.range.high.is_none_or(|own| Some(own) >= high), "{:?} {:?}", joint, high);
                    continue;
                }
                prop_assert_eq!(Some(joint.range.low), low, "{:?}", joint);
                let most = if group == 0 { 6 } else { 3 };
                if let Some(own) = joint.range.high { prop_assert!(Some(own) == high || (high == Some(most) && own > most), "{:?} {:?}", joint, high) } else { prop_assert_eq!(high, Some(most)) }
            }
        }
    }
}

fn sentences(said: &[DeclaredFigure]) -> Vec<String> {
    let dossier = dossier(true, said);
    let all: Vec<ClaimId> = dossier.claims.ids().collect();
    let agreement = Agreement::new(&dossier, &Reading::words_only(), &all);
    agreement.conflicts().iter().map(|conflict| conflict.sentence.clone()).collect()
}

#[test]
fn a_contradiction_says_that_the_dossier_relates_the_outcomes() {
    assert_eq!(
        sentences(&[(0, true, 5, None), (0, false, 1, Some(3))]),
        [
            "S: at least 5 excess deaths (All). S: 1 to 3 killed (All). They cannot both be true: this dossier takes both \
          to count the same people; this dossier takes all excess deaths to be among those killed."
        ]
    );
    assert_eq!(
        sentences(&[(1, true, 3, None), (2, false, 2, None), (0, false, 1, Some(4))]),
        [
            "S: at least 3 excess deaths (Left). S: at least 2 killed (Right). S: 1 to 4 killed (All). These 3 cannot all \
          be true if, as this dossier has it, the parts of “All” share nobody: the first two together need at least 5 killed \
          (All), and the last allows at most 4; this dossier takes all excess deaths to be among those killed."
        ]
    );
    assert_eq!(
        sentences(&[(1, true, 3, None), (2, true, 2, None), (0, true, 1, Some(4))]),
        [
            "S: at least 3 excess deaths (Left). S: at least 2 excess deaths (Right). S: 1 to 4 excess deaths (All). These \
          3 cannot all be true if, as this dossier has it, the parts of “All” share nobody: the first two together need at \
          least 5 excess deaths (All), and the last allows at most 4."
        ]
    );
}
