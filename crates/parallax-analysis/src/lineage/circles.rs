//! Circular citations: sources that relay each other, over several claims.
//!
//! Sources and relays form a graph; a circle is a strongly connected component with at least two sources (R.
//! Tarjan, "Depth-first search and linear graph algorithms", 1972), found without recursion.

use std::collections::BTreeMap;

use super::Folding;
use crate::dossier::{ClaimId, Dossier, SourceId};

/// Finds the circles among the sources of `claims`; the list and its members are in file order.
pub fn find(dossier: &Dossier, claims: &[ClaimId], folding: &Folding) -> Vec<Vec<SourceId>> {
    let mut arrows: BTreeMap<SourceId, Vec<SourceId>> = BTreeMap::new();
    for id in claims {
        let claim = &dossier.claims[*id];
        let mut from = folding.fold(claim.by);
        for to in folding.relays(claim) {
            arrows.entry(from).or_default().push(to);
            from = to;
        }
    }
    for targets in arrows.values_mut() {
        targets.sort_unstable();
        targets.dedup();
    }
    let mut found = components(&arrows);
    found.retain(|circle| circle.len() > 1);
    found.sort_unstable();
    found
}

/// The search's record of a source it has reached.
struct Visit {
    /// The order in which it was reached.
    number: usize,
    /// The earliest source that can be reached from it and is still open.
    lowest: usize,
    /// True while its component is incomplete.
    is_open: bool,
}

#[derive(Default)]
struct Search {
    seen: BTreeMap<SourceId, Visit>,
    /// Sources whose component is incomplete, in the order they were reached.
    open: Vec<SourceId>,
    /// The path from the start to the current source, with the number of arrows followed at each.
    path: Vec<(SourceId, usize)>,
    found: Vec<Vec<SourceId>>,
}

fn components(arrows: &BTreeMap<SourceId, Vec<SourceId>>) -> Vec<Vec<SourceId>> {
    let mut search = Search::default();
    for start in arrows.keys() {
        if !search.seen.contains_key(start) {
            search.enter(*start);
        }
        while let Some((at, next)) = search.path.last_mut() {
            let at = *at;
            let target = arrows.get(&at).and_then(|targets| targets.get(*next)).copied();
            *next += 1;
            match target.map(|target| (target, search.seen.get(&target))) {
                Some((target, None)) => search.enter(target),
                Some((_, Some(other))) if other.is_open => search.lower(at, other.number),
                Some(_) => {}
                None => search.leave(at),
            }
        }
    }
    search.found
}

impl Search {
    fn enter(&mut self, at: SourceId) {
        let number = self.seen.len();
        self.seen.insert(at, Visit { number, lowest: number, is_open: true });
        self.open.push(at);
        self.path.push((at, 0));
    }

    fn lower(&mut self, at: SourceId, number: usize) {
        if let Some(seen) = self.seen.get_mut(&at) {
            seen.lowest = seen.lowest.min(number);
        }
    }

    /// Backtracks from a source whose arrows have all been followed; if its component began with it, removes
    /// the component.
    fn leave(&mut self, at: SourceId) {
        self.path.pop();
        let Visit { number, lowest, .. } = self.seen[&at];
        if let Some((before, _)) = self.path.last() {
            self.lower(*before, lowest);
        }
        if lowest < number {
            return;
        }
        let start = self.open.iter().rposition(|source| *source == at).unwrap_or(0);
        let mut component = self.open.split_off(start);
        for source in &component {
            if let Some(seen) = self.seen.get_mut(source) {
                seen.is_open = false;
            }
        }
        component.sort_unstable();
        self.found.push(component);
    }
}
