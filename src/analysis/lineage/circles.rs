//! Circular citations: sources that, over several claims, pass each other on.
//!
//! Sources and relays form a graph; a circle is one of its strongly connected components with two sources or more
//! (R. Tarjan, "Depth-first search and linear graph algorithms", 1972), found without recursion.

use std::collections::BTreeMap;

use crate::dossier::{ClaimId, Dossier, SourceId};

/// The circles among the sources of `claims`, each and all of them in file order.
pub fn of(dossier: &Dossier, claims: &[ClaimId]) -> Vec<Vec<SourceId>> {
    let mut arrows: BTreeMap<SourceId, Vec<SourceId>> = BTreeMap::new();
    for id in claims {
        let claim = &dossier.claims[*id];
        let mut from = claim.by;
        for to in &claim.via {
            arrows.entry(from).or_default().push(*to);
            from = *to;
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

/// What the search knows of a source it came by.
struct Seen {
    /// When it was come by.
    number: usize,
    /// The earliest source that can be reached from it and is still open.
    lowest: usize,
    /// Whether its component is not yet complete.
    is_open: bool,
}

#[derive(Default)]
struct Search {
    seen: BTreeMap<SourceId, Seen>,
    /// Sources whose component is not yet complete, in the order they were come by.
    open: Vec<SourceId>,
    /// The way from the start to where the search is, with how many arrows of each source were followed.
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
        self.seen.insert(at, Seen { number, lowest: number, is_open: true });
        self.open.push(at);
        self.path.push((at, 0));
    }

    fn lower(&mut self, at: SourceId, number: usize) {
        if let Some(seen) = self.seen.get_mut(&at) {
            seen.lowest = seen.lowest.min(number);
        }
    }

    /// Goes back from a source all of whose arrows were followed; takes its component off where it began with it.
    fn leave(&mut self, at: SourceId) {
        self.path.pop();
        let Seen { number, lowest, .. } = self.seen[&at];
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
