//! Thousands of small random worlds: the same verdict, ranges, conflicts and consistent sets as found by
//! brute force.

use std::ops::RangeInclusive;

use proptest::prelude::*;

use super::brute::{Probe, Said, World, ids, stands_by_trying_everything};
use crate::agreement::{Agreement, Apart, Complete, JointRange, Pair, Verdict, verdict};
use crate::dossier::{ClaimId, EventId, Id, Outcome, PersonId, Quantity, Reading};

/// Maximum figure; sums and names of all claims stay far below [`FAR`].
const FIGURE: u64 = 6;
/// Beyond any range that has an end.
const FAR: u64 = 60;

fn quantity(figure: u64) -> impl Strategy<Value = Quantity> {
    let people = prop::collection::vec(0..4_usize, 1..4);
    prop_oneof![
        3 => (0..=figure).prop_map(Quantity::Exactly),
        2 => (0..=figure).prop_map(Quantity::AtLeast),
        1 => (0..figure).prop_map(Quantity::MoreThan),
        3 => (0..=figure).prop_map(Quantity::AtMost),
        1 => (1..=figure).prop_map(Quantity::FewerThan),
        1 => (0..=figure, 0..=figure).prop_map(|(a, b)| Quantity::Between(a.min(b), a.max(b))),
        2 => people.prop_map(|people| Quantity::Named(people.into_iter().map(PersonId::from_index).collect())),
    ]
}

fn outcome() -> impl Strategy<Value = Outcome> {
    prop_oneof![
        4 => Just(Outcome::Killed),
        3 => Just(Outcome::Wounded),
        3 => Just(Outcome::Casualties),
        3 => Just(Outcome::Strength),
        1 => Just(Outcome::Captured),
        1 => Just(Outcome::Missing),
    ]
}

fn event() -> BoxedStrategy<Option<EventId>> {
    prop_oneof![1 => Just(None), 9 => Just(Some(EventId::from_index(0))), 1 => Just(Some(EventId::from_index(1)))]
    .boxed()
}

fn world(
    groups: usize,
    claims: RangeInclusive<usize>,
    figure: u64,
    event: BoxedStrategy<Option<EventId>>,
) -> impl Strategy<Value = World> {
    prop::collection::vec((any::<prop::sample::Index>(), 0..5_u8, any::<bool>()), 1..=groups).prop_flat_map(
        move |drawn| {
            let whole = |at: usize, index: &prop::sample::Index, root: u8| {
                (at > 0 && root > 0).then(|| index.index(at))
            };
            let groups: Vec<_> = drawn
                .iter()
                .enumerate()
                .map(|(at, (index, root, disjoint))| (whole(at, index, *root), *disjoint))
                .collect();
            let said = (event.clone(), outcome(), 0..groups.len(), quantity(figure), any::<bool>()).prop_map(
                |(event, outcome, group, quantity, rising)| {
                    let so_far = rising && matches!(quantity, Quantity::Exactly(_));
                    Said { event, outcome, group, quantity, so_far }
                },
            );
            prop::collection::vec(said, claims.clone())
                .prop_map(move |said| World { groups: groups.clone(), said })
        },
    )
}

fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

/// Whether each subset is consistent, indexed by its bits.
fn subsets(world: &World) -> Vec<bool> {
    let rows = |set: usize| (0..world.said.len()).filter(move |at| set & (1 << at) != 0).collect::<Vec<_>>();
    (0..1 << world.said.len()).map(|set| world.stands(&rows(set), None)).collect()
}

fn bits(claims: &[ClaimId]) -> usize {
    claims.iter().fold(0, |set, claim| set | 1 << claim.index())
}

/// True if all claims are connected by possible contradictions, whatever the figures: between two claims, or
/// among three of which no two can contradict each other.
fn is_held_together(world: &World) -> bool {
    let count = world.said.len();
    let stands = |figures: &[(usize, Quantity)]| {
        let mut other = world.clone();
        for (at, quantity) in figures {
            other.said[*at].quantity = quantity.clone();
            other.said[*at].so_far = false;
        }
        other.stands(&figures.iter().map(|(at, _)| *at).collect::<Vec<_>>(), None)
    };
    let (more, less) = (|at: usize| (at, Quantity::AtLeast(9)), |at: usize| (at, Quantity::AtMost(4)));
    let mut set: Vec<usize> = (0..count).collect();
    let join = |set: &mut Vec<usize>, a: usize, b: usize| {
        let (from, to) = (set[a], set[b]);
        set.iter_mut().filter(|at| **at == from).for_each(|at| *at = to);
    };
    for a in 0..count {
        for b in (0..count).filter(|b| *b != a) {
            if !stands(&[more(a), less(b)]) {
                join(&mut set, a, b);
            }
            for c in (0..b).filter(|c| *c != a) {
                let two = [stands(&[more(a), less(b)]), stands(&[more(a), less(c)])];
                if two == [true, true] && !stands(&[more(a), less(b), less(c)]) {
                    join(&mut set, a, b);
                    join(&mut set, a, c);
                }
            }
        }
    }
    count > 1 && set.iter().all(|at| *at == set[0])
}

fn check_range(world: &World, chosen: &[usize], joint: &JointRange) -> Result<(), TestCaseError> {
    let stands = |value: u64| {
        let (event, outcome, group) = (joint.event, joint.outcome, joint.group.index());
        world.stands(chosen, Some(Probe { event, outcome, group, value }))
    };
    let (low, high) = (joint.range.low, joint.range.high);
    for value in (0..low + 3).chain(high.unwrap_or(0)..high.unwrap_or(0) + 9).chain([FAR]) {
        let is_in = low <= value && high.is_none_or(|high| value <= high);
        prop_assert_eq!(stands(value), is_in, "{} of {:?}", value, joint);
    }
    Ok(())
}

proptest! {
    #![proptest_config(cases(4_000))]

    #[test]
    fn the_same_answers(world in world(5, 0..=6, FIGURE, event())) {
        let dossier = world.dossier();
        let all: Vec<usize> = (0..world.said.len()).collect();
        let agreement = Agreement::new(&dossier, &Reading::words_only(), &ids(all.clone()));
        let stands = subsets(&world);
        let whole = stands.len() - 1;

        let expected = match (stands[whole], is_held_together(&world)) {
            (false, _) => Verdict::Conflict,
            (true, true) => Verdict::AllCanBeTrue,
            (true, false) => Verdict::NoneFound,
        };
        prop_assert_eq!(agreement.verdict(), expected);
        prop_assert_eq!(verdict(&dossier, &Reading::words_only(), agreement.claims()), expected);
        prop_assert_eq!(agreement.complete(), Complete::Yes);

        let without_one = |set: usize| all.iter().map(move |at| set & !(1 << at)).filter(move |less| *less != set);
        let with_one = |set: usize| all.iter().map(move |at| set | 1 << at).filter(move |more| *more != set);
        let minimal: Vec<usize> =
            (0..stands.len()).filter(|set| !stands[*set] && without_one(*set).all(|less| stands[less])).collect();
        let mut found: Vec<usize> = agreement.conflicts().iter().map(|conflict| bits(&conflict.claims)).collect();
        found.sort_unstable();
        prop_assert_eq!(found, minimal);
        // Claims that contradict each other were compared: they are in one set.
        for conflict in agreement.conflicts().iter().filter(|conflict| conflict.claims.len() > 1) {
            let is_in = |set: &[ClaimId]| conflict.claims.iter().all(|claim| set.contains(claim));
            prop_assert!(agreement.compared().any(is_in), "{}", conflict.sentence);
        }

        let maximal: Vec<usize> =
            (0..stands.len()).filter(|set| stands[*set] && with_one(*set).all(|more| !stands[more])).collect();
        let mut found: Vec<usize> = agreement.consistent().iter().map(|set| bits(&set.claims)).collect();
        found.sort_unstable();
        prop_assert_eq!(found, if all.is_empty() { Vec::new() } else { maximal });

        for conflict in agreement.conflicts() {
            // A complete sentence, whatever its form.
            prop_assert!(conflict.sentence.ends_with('.'), "{}", conflict.sentence);
            prop_assert!(!conflict.sentence.contains("There are no figures"), "{}", conflict.sentence);
            prop_assert!(conflict.sentence.contains("cannot both be true") || conflict.sentence.contains("cannot all be true"));
            prop_assert!(!conflict.sentence.contains(": .") && !conflict.sentence.contains("  "));
            prop_assert!(conflict.sentence.matches('G').count() >= conflict.claims.len(), "{}", conflict.sentence);
        }
        if stands[whole] {
            for joint in agreement.ranges() {
                check_range(&world, &all, joint)?;
            }
        }
    }
}

proptest! {
    #![proptest_config(cases(1_500))]

    #[test]
    fn the_ranges_of_a_consistent_set_are_exact(world in world(4, 0..=5, FIGURE, event())) {
        let all: Vec<usize> = (0..world.said.len()).collect();
        let agreement = Agreement::new(&world.dossier(), &Reading::words_only(), &ids(all));
        for set in agreement.consistent().iter().take(2) {
            let chosen: Vec<usize> = set.claims.iter().map(|claim| claim.index()).collect();
            for joint in &set.ranges {
                check_range(&world, &chosen, joint)?;
            }
        }
    }

    #[test]
    fn a_pair_is_what_its_two_claims_alone_are(world in world(5, 2..=2, FIGURE, event())) {
        let both = ids([0, 1]);
        let agreement = Agreement::new(&world.dossier(), &Reading::words_only(), &both);
        let pair = agreement.pair(both[0], both[1]);
        prop_assert_eq!(pair, agreement.pair(both[1], both[0]));
        prop_assert_eq!(pair == Pair::Conflict, !world.stands(&[0, 1], None));
        let mut could = world.clone();
        let can_collide = [[0, 1], [1, 0]].into_iter().any(|[more, less]| {
            could.said[more].quantity = Quantity::AtLeast(9);
            could.said[less].quantity = Quantity::AtMost(8);
            could.said.iter_mut().for_each(|said| said.so_far = false);
            !could.stands(&[0, 1], None)
        });
        prop_assert_eq!(matches!(pair, Pair::NotComparable(_)), !can_collide);
        let is_apart = world.said[0].event != world.said[1].event;
        prop_assert_eq!(pair == Pair::NotComparable(Apart::Events), is_apart);
    }
}

proptest! {
    #![proptest_config(cases(1_000))]

    /// The brute-force solver is correct, on worlds small enough to try every figure.
    #[test]
    fn brute_force_is_right(world in world(3, 0..=4, 2, Just(None).boxed())) {
        let all: Vec<usize> = (0..world.said.len()).collect();
        let is_harm = |said: &Said| !matches!(said.outcome, Outcome::Captured | Outcome::Missing);
        prop_assume!(world.said.iter().all(is_harm));
        prop_assert_eq!(world.stands(&all, None), stands_by_trying_everything(&world, 8));
    }
}
