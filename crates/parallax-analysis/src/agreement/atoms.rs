//! From rows of facts to claims. A count with parts is several facts, but a claim is true as a whole or not at all.
//!
//! A set of claims cannot all be true if and only if it contains the claims of a minimal conflict of facts; so the
//! minimal conflicts of claims are the smallest of those. In the same way, a smallest choice of claims whose leaving out
//! ends all conflicts contains a smallest choice of facts, and consists of their claims.

use std::collections::BTreeSet;

use super::fact::Fact;
use crate::dossier::ClaimId;

/// The claims of sets of rows, each once and in the order of the rows.
pub(super) fn claims(facts: &[Fact], sets: Vec<Vec<usize>>) -> Vec<Vec<ClaimId>> {
    let claims_of = |rows: Vec<usize>| {
        let mut claims: Vec<ClaimId> = rows.into_iter().map(|row| facts[row].claim).collect();
        // The facts of a claim follow each other.
        claims.dedup();
        claims
    };
    sets.into_iter().map(claims_of).collect()
}

/// The conflicts whose claims do not contain those of another; of several of the same claims, the one with the fewest
/// facts.
pub(super) fn smallest(facts: &[Fact], conflicts: Vec<Vec<usize>>) -> Vec<Vec<usize>> {
    if !has_parts(facts) {
        return conflicts;
    }
    kept(facts, conflicts)
}

/// What to leave out, as all facts of whole claims, without what contains another.
pub(super) fn whole_claims(facts: &[Fact], without: Vec<Vec<usize>>) -> Vec<Vec<usize>> {
    if !has_parts(facts) {
        return without;
    }
    let whole = |rows: Vec<usize>| {
        let claims = claims_in(facts, &rows);
        (0..facts.len()).filter(|row| claims.contains(&facts[*row].claim)).collect()
    };
    kept(facts, without.into_iter().map(whole).collect())
}

fn has_parts(facts: &[Fact]) -> bool {
    facts.iter().any(|fact| fact.part > 0)
}

fn claims_in(facts: &[Fact], rows: &[usize]) -> BTreeSet<ClaimId> {
    rows.iter().map(|row| facts[*row].claim).collect()
}

/// The sets whose claims contain those of no other set, the smallest first.
fn kept(facts: &[Fact], sets: Vec<Vec<usize>>) -> Vec<Vec<usize>> {
    let mut sets: Vec<(BTreeSet<ClaimId>, Vec<usize>)> =
        sets.into_iter().map(|rows| (claims_in(facts, &rows), rows)).collect();
    sets.sort_by(|(a, of_a), (b, of_b)| (a.len(), of_a.len(), of_a).cmp(&(b.len(), of_b.len(), of_b)));
    let mut kept: Vec<(BTreeSet<ClaimId>, Vec<usize>)> = Vec::new();
    for (claims, rows) in sets {
        if !kept.iter().any(|(other, _)| other.is_subset(&claims)) {
            kept.push((claims, rows));
        }
    }
    kept.into_iter().map(|(_, rows)| rows).collect()
}
