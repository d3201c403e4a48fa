//! Thousands of small random worlds, with events and populations in trees and several breakdowns: the same verdict,
//! ranges, conflicts and consistent sets as found by brute force. Where nothing was proved, the answer says so; how often
//! that happens is counted and printed.

use std::ops::RangeInclusive;

use proptest::prelude::*;
use proptest::test_runner::TestRunner;

use super::brute::{Probe, World, ids};
use super::model_claim::{Atom, RULE};
use super::thrown::{DIVIDED, Kind, ONE_EVENT, ONE_OUTCOME, PRESENT, qualified, world};
use crate::agreement::{Agreement, Apart, Complete, JointRange, Pair, Verdict, verdict};
use crate::dossier::{ClaimId, Id, Quantity};

/// Runs `check` on random worlds, and prints for how many of them it returns true: those that were not decided.
fn run(
    name: &str,
    cases: u32,
    kind: Kind,
    claims: RangeInclusive<usize>,
    check: impl Fn(&World) -> Result<bool, TestCaseError>,
) {
    let config = ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() };
    let open = std::cell::Cell::new(0_u32);
    let result = TestRunner::new(config).run(&world(kind, claims), |world| {
        open.set(open.get() + u32::from(check(&world)?));
        Ok(())
    });
    let open = open.get();
    println!("{name}: {open} of {cases} worlds were not decided");
    if let Err(error) = result {
        panic!("{error}");
    }
    assert!(open * 100 <= cases, "{name}: {open} of {cases} worlds were not decided");
}

/// Whether each subset is consistent, indexed by its bits.
fn subsets(world: &World) -> Vec<bool> {
    let rows = |set: usize| (0..world.said.len()).filter(move |at| set & (1 << at) != 0).collect::<Vec<_>>();
    (0..1 << world.said.len()).map(|set| world.stands(&rows(set), None, 0)).collect()
}

fn bits(claims: &[ClaimId]) -> usize {
    claims.iter().fold(0, |set, claim| set | 1 << claim.index())
}

/// True if all claims that say something of a number are connected by possible contradictions, whatever the figures: some
/// numbers allow less together than another one needs, and none of them can be left out. What one claim says is connected.
fn is_held_together(world: &World) -> bool {
    let atoms = world.atoms();
    let count = atoms.len();
    let first = |atom: &Atom| atoms.iter().position(|other| other.claim == atom.claim).unwrap_or(0);
    let mut set: Vec<usize> = atoms.iter().map(first).collect();
    for low in 0..count {
        for others in (1_usize..1 << count).filter(|others| others & (1 << low) == 0) {
            let rows = |others: usize| (0..count).filter(move |at| others & (1 << at) != 0);
            if rows(others).all(|at| set[at] == set[low]) {
                continue;
            }
            let stands = |others: usize| {
                let said = |at: usize| {
                    let (low, high) = if at == low { (count as u64 + 1, None) } else { (0, Some(1)) };
                    Atom { low, high, names: Vec::new(), ..atoms[at].clone() }
                };
                let said: Vec<Atom> = rows(others | 1 << low).map(said).collect();
                world.atoms_stand(&said, None, 0)
            };
            let mut less = rows(others).map(|at| others & !(1 << at));
            if !stands(others) && less.all(stands) {
                for at in rows(others) {
                    let (from, to) = (set[at], set[low]);
                    set.iter_mut().filter(|at| **at == from).for_each(|at| *at = to);
                }
            }
        }
    }
    let claims = atoms.iter().map(|atom| atom.claim).collect::<std::collections::BTreeSet<_>>();
    claims.len() > 1 && set.iter().all(|at| *at == set[0])
}

fn check_range(world: &World, chosen: &[usize], joint: &JointRange) -> Result<(), TestCaseError> {
    if joint.event.is_none() && !world.events.is_empty() {
        // Each claim that names no event has a number of its own.
        return Ok(());
    }
    let stands = |value: u64| {
        let (event, outcome, group) = (joint.event.map(Id::index), joint.outcome, joint.group.index());
        world.stands(chosen, Some(Probe { event, outcome, group, value }), 0)
    };
    let (low, high) = (joint.range.low, joint.range.high);
    for value in 0..high.unwrap_or(low) + 3 {
        let is_in = low <= value && high.is_none_or(|high| value <= high);
        if joint.is_exact || !is_in {
            prop_assert_eq!(stands(value), is_in, "{} of {:?}", value, joint);
        }
    }
    Ok(())
}

/// Compares everything that an agreement says with what is found by trying. Returns true if it was not decided.
fn same_answers(world: &World) -> Result<bool, TestCaseError> {
    let dossier = world.dossier();
    let all: Vec<usize> = (0..world.said.len()).collect();
    let reading = world.rule.reading();
    let agreement = Agreement::new(&dossier, &reading, &ids(all.clone()));
    let stands = subsets(world);
    let whole = stands.len() - 1;
    let is_open = !agreement.undecided().is_empty();
    // Claims that say nothing of a number are in no list.
    let atoms = world.atoms();
    let part: Vec<usize> =
        all.iter().copied().filter(|at| atoms.iter().any(|atom| atom.claim == *at)).collect();
    prop_assert_eq!(agreement.taking_part(), ids(part.clone()));
    let all_taking_part = part.iter().fold(0, |set, at| set | 1 << at);

    let is_more = world.said.iter().any(|said| said.is_beyond_figures(world.rule));
    let expected = match (stands[whole], is_open || is_more || !is_held_together(world)) {
        (false, _) => Verdict::Conflict,
        (true, false) => Verdict::AllCanBeTrue,
        (true, true) => Verdict::NoneFound,
    };
    let found = agreement.verdict();
    prop_assert!(found == expected || (is_open && found == Verdict::NoneFound), "{:?} {:?}", found, expected);
    prop_assert_eq!(verdict(&dossier, &reading, agreement.claims()), found);
    let headline = agreement.headline(&dossier, super::super::Asked::Chosen);
    match found {
        Verdict::Conflict => prop_assert!(headline.contains("cannot all be true"), "{headline}"),
        Verdict::AllCanBeTrue => prop_assert!(headline.contains(" can all be true"), "{headline}"),
        Verdict::NoneFound => prop_assert!(headline.starts_with("No contradiction found"), "{headline}"),
    }

    let without_one =
        |set: usize| part.iter().map(move |at| set & !(1 << at)).filter(move |less| *less != set);
    let with_one = |set: usize| part.iter().map(move |at| set | 1 << at).filter(move |more| *more != set);
    let takes_part = |set: usize| set & !all_taking_part == 0;
    let is_minimal =
        |set: &usize| takes_part(*set) && !stands[*set] && without_one(*set).all(|less| stands[less]);
    let is_maximal =
        |set: &usize| takes_part(*set) && stands[*set] && with_one(*set).all(|more| !stands[more]);
    let mut conflicts: Vec<usize> =
        agreement.conflicts().iter().map(|conflict| bits(&conflict.claims)).collect();
    let mut consistent: Vec<usize> = agreement.consistent().iter().map(|set| bits(&set.claims)).collect();
    conflicts.sort_unstable();
    consistent.sort_unstable();
    let is_complete = agreement.complete() == Complete::Yes && !is_open;
    if is_complete {
        prop_assert_eq!(conflicts, (0..stands.len()).filter(is_minimal).collect::<Vec<_>>());
        let maximal = (0..stands.len()).filter(is_maximal).collect();
        prop_assert_eq!(consistent, if part.is_empty() { Vec::new() } else { maximal });
    } else {
        prop_assert!(conflicts.iter().all(|set| !stands[*set]), "what is listed is proved");
    }
    prop_assert!(agreement.consistent().iter().all(|set| !set.is_proved || stands[bits(&set.claims)]));

    for conflict in agreement.conflicts() {
        // Claims that contradict each other were compared: they are in one set.
        let is_in = |set: &[ClaimId]| conflict.claims.iter().all(|claim| set.contains(claim));
        prop_assert!(conflict.claims.len() < 2 || agreement.compared().any(is_in), "{}", conflict.sentence);
        // A complete sentence, whatever its form.
        prop_assert!(conflict.sentence.ends_with('.'), "{}", conflict.sentence);
        let is_told = ["cannot be true", "cannot both be true", "cannot all be true"]
            .iter()
            .any(|words| conflict.sentence.contains(words));
        prop_assert!(is_told, "{}", conflict.sentence);
        prop_assert!(!conflict.sentence.contains(": .") && !conflict.sentence.contains("  "));
        // A contradiction that needs what the rule reads says so, and no other does.
        let plainly: Vec<Atom> = atoms
            .iter()
            .filter(|atom| !atom.is_read && conflict.claims.contains(&ClaimId::from_index(atom.claim)))
            .cloned()
            .collect();
        prop_assert_eq!(
            conflict.sentence.contains(RULE),
            world.atoms_stand(&plainly, None, 0),
            "{}",
            conflict.sentence
        );
        prop_assert!(
            conflict.sentence.matches('G').count() >= conflict.claims.len(),
            "{}",
            conflict.sentence
        );
    }
    if stands[whole] {
        for joint in agreement.ranges() {
            check_range(world, &all, joint)?;
        }
    }
    for set in agreement.consistent().iter().take(2) {
        let chosen: Vec<usize> = set.claims.iter().map(|claim| claim.index()).collect();
        for joint in &set.ranges {
            check_range(world, &chosen, joint)?;
        }
    }
    Ok(!is_complete || !agreement.ranges().iter().all(|joint| joint.is_exact))
}

#[test]
fn the_same_answers_about_one_event() {
    run("one event", 1_500, ONE_EVENT, 0..=ONE_EVENT.claims, same_answers);
}

#[test]
fn the_same_answers_about_events_within_events() {
    run("one outcome of several events", 1_500, ONE_OUTCOME, 0..=ONE_OUTCOME.claims, same_answers);
}

#[test]
fn the_same_answers_about_casualties_of_events_within_events() {
    run("casualties of several events", 1_000, DIVIDED, 0..=DIVIDED.claims, same_answers);
}

#[test]
fn the_same_answers_about_who_was_present_at_events_within_events() {
    run("strength at several events", 600, PRESENT, 0..=PRESENT.claims, same_answers);
}

/// Estimates, figures relative to others, "about", words, running counts, ranges "and more" and parts of counts, under rules
/// that read them or do not.
#[test]
fn the_same_answers_about_all_that_sources_say_of_one_event() {
    run("one event, all quantities", 1_000, qualified(ONE_EVENT, 4, 3), 0..=4, same_answers);
}

#[test]
fn the_same_answers_about_all_that_sources_say_of_events_within_events() {
    run("several events, all quantities", 800, qualified(ONE_OUTCOME, 4, 3), 0..=4, same_answers);
}

#[test]
fn the_same_answers_about_all_that_sources_say_of_casualties() {
    run("casualties, all quantities", 500, qualified(DIVIDED, 3, 2), 0..=3, same_answers);
}

/// Two claims contradict each other where no figures make both true, although each can be true alone.
#[test]
fn a_pair_with_parts_is_what_its_two_claims_alone_are() {
    for kind in [qualified(ONE_EVENT, 2, 3), qualified(DIVIDED, 2, 3)] {
        run("pairs, all quantities", 700, kind, 2..=2, |world| {
            let both = ids([0, 1]);
            let agreement = Agreement::new(&world.dossier(), &world.rule.reading(), &both);
            let pair = agreement.pair(both[0], both[1]);
            prop_assert_eq!(pair, agreement.pair(both[1], both[0]));
            if world.stands(&[0], None, 0) && world.stands(&[1], None, 0) {
                prop_assert_eq!(pair == Pair::Conflict, !world.stands(&[0, 1], None, 0));
            }
            Ok(false)
        });
    }
}

#[test]
fn a_pair_is_what_its_two_claims_alone_are() {
    for kind in [ONE_EVENT, ONE_OUTCOME, DIVIDED] {
        run("pairs", 700, kind, 2..=2, |world| {
            let both = ids([0, 1]);
            let agreement = Agreement::new(&world.dossier(), &world.rule.reading(), &both);
            let pair = agreement.pair(both[0], both[1]);
            prop_assert_eq!(pair, agreement.pair(both[1], both[0]));
            prop_assert_eq!(
                pair == Pair::Conflict,
                world.stands(&[0], None, 0) && world.stands(&[1], None, 0) && !world.stands(&[0, 1], None, 0)
            );
            let mut could = world.clone();
            let can_collide = [[0, 1], [1, 0]].into_iter().any(|[more, less]| {
                could.said[more].quantity = Quantity::AtLeast(3);
                could.said[less].quantity = Quantity::AtMost(2);
                could.said.iter_mut().for_each(|said| said.so_far = false);
                !could.stands(&[0, 1], None, 0)
            });
            prop_assert_eq!(matches!(pair, Pair::NotComparable(_)), !can_collide);
            let [a, b] = [&world.said[0], &world.said[1]].map(|said| said.event);
            let is_apart = match (a, b) {
                (Some(a), Some(b)) => !world.happens_in(a, b) && !world.happens_in(b, a),
                (None, None) => !world.events.is_empty(),
                _ => true,
            };
            prop_assert_eq!(pair == Pair::NotComparable(Apart::Events), is_apart);
            Ok(false)
        });
    }
}

/// Brute force tries figures that are large enough: with larger ones, nothing changes.
#[test]
fn brute_force_tries_enough() {
    for kind in [ONE_EVENT, DIVIDED, qualified(ONE_EVENT, 3, 3), qualified(DIVIDED, 3, 2)] {
        run("brute force", 300, kind, 0..=3, |world| {
            let all: Vec<usize> = (0..world.said.len()).collect();
            prop_assert_eq!(world.stands(&all, None, 0), world.stands(&all, None, 2));
            Ok(false)
        });
    }
}
