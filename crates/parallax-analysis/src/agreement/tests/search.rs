//! The search alone: artificial oracles, and what happens when the budget runs out.

use crate::agreement::bits::Bits;
use crate::agreement::budget::Budget;
use crate::agreement::conflicts::Search;

fn set(size: usize, members: &[usize]) -> Bits {
    members.iter().fold(Bits::none(size), |set, at| set.with(*at))
}

#[test]
fn bits_count_beyond_one_word() {
    let mut odd = set(130, &[1, 63, 64, 129]);
    assert_eq!(odd.iter().collect::<Vec<_>>(), [1, 63, 64, 129]);
    odd.remove(64);
    assert!(!odd.contains(64) && odd.contains(129));
    assert_eq!(odd.rest_of(&Bits::all(130)).iter().count(), 127);
    assert!(odd.meets(&set(130, &[129])) && !odd.meets(&set(130, &[64])));
    assert!(set(130, &[1, 129]).is_within(&odd) && !odd.is_within(&set(130, &[1, 129])));
}

#[test]
fn conflicts_without_any_pair_are_all_found() {
    let conflicts = [set(9, &[0, 1, 2]), set(9, &[2, 3, 4]), set(9, &[0, 4, 5, 6])];
    let stands = |asked: &Bits| !conflicts.iter().any(|conflict| conflict.is_within(asked));
    let budget = Budget::new(1_000_000);
    let found = Search { size: 9, stands, cost: 1, budget: &budget }.all(Vec::new());
    assert!(found.is_complete);
    let mut sorted = found.conflicts;
    sorted.sort();
    let mut expected = conflicts.to_vec();
    expected.sort();
    assert_eq!(sorted, expected);
    let is_minimal = |without: &Bits| {
        let rest = without.rest_of(&Bits::all(9));
        stands(&rest) && without.iter().all(|member| !stands(&rest.clone().with(member)))
    };
    assert!(found.without.iter().all(is_minimal));
    assert_eq!(found.without.len(), 9, "{:?}", found.without);
}

#[test]
fn a_search_that_runs_out_says_so_and_lists_only_what_holds() {
    // Forty independent pairs: 2^40 sets to leave out.
    let pairs: Vec<_> = (0..40).map(|at| set(80, &[2 * at, 2 * at + 1])).collect();
    let stands = |asked: &Bits| !pairs.iter().any(|pair| pair.is_within(asked));
    let budget = Budget::new(u64::MAX);
    let found = Search { size: 80, stands, cost: 1, budget: &budget }.all(pairs.clone());
    assert!(!found.is_complete);
    assert_eq!(found.conflicts, pairs);
    assert_eq!(found.without.len(), 1);
    assert!(stands(&found.without[0].rest_of(&Bits::all(80))));
    let nothing_left = Budget::new(5);
    let found = Search { size: 80, stands, cost: 1, budget: &nothing_left }.all(Vec::new());
    assert!(!found.is_complete && found.conflicts.is_empty());
}
