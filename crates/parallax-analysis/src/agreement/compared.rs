//! Which facts are compared with each other: sets of facts that bound each other, directly or through others.
//!
//! Figures do not matter here, only whether facts *can* collide, whatever they say. Two facts in different
//! sets do not bound each other, so nothing was compared between them.

use std::collections::BTreeMap;

use super::fact::{Fact, Happening};
use super::forest::Forest;
use crate::dossier::{GroupId, Outcome};

type Place = (Happening, GroupId, Outcome);

/// Returns the sets, in the order of their first fact; a fact compared with no other is alone. Takes as many
/// steps as there are populations with facts, times their levels.
pub(super) fn sets(forest: &Forest, facts: &[Fact]) -> Vec<Vec<usize>> {
    let mut first: BTreeMap<Place, usize> = BTreeMap::new();
    let mut sets = Union::new(facts.len());
    for (row, fact) in facts.iter().enumerate() {
        let here = first.entry((fact.happening, fact.group, fact.outcome)).or_insert(row);
        sets.join(*here, row);
    }
    for ((happening, group, outcome), row) in &first {
        let above = |wanted: Outcome| {
            let wholes = std::iter::successors(Some(*group), |at| forest.within(*at)).take(forest.len());
            wholes.filter_map(|at| first.get(&(*happening, at, wanted)).copied()).collect::<Vec<_>>()
        };
        for more in Outcome::ALL.into_iter().filter(|more| outcome.is_within(*more)).chain([*outcome]) {
            for other in above(more) {
                sets.join(*row, other);
            }
        }
        // More casualties than the killed and wounded of this or larger populations allow.
        if *outcome == Outcome::Casualties {
            let (killed, wounded) = (above(Outcome::Killed), above(Outcome::Wounded));
            if !killed.is_empty() && !wounded.is_empty() {
                for other in killed.into_iter().chain(wounded) {
                    sets.join(*row, other);
                }
            }
        }
    }
    sets.into_sets()
}

/// A union-find structure.
struct Union(Vec<usize>);

impl Union {
    fn new(size: usize) -> Self {
        Self((0..size).collect())
    }

    fn first(&mut self, mut at: usize) -> usize {
        while self.0[at] != at {
            self.0[at] = self.0[self.0[at]];
            at = self.0[at];
        }
        at
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.first(a), self.first(b));
        self.0[a.max(b)] = a.min(b);
    }

    fn into_sets(mut self) -> Vec<Vec<usize>> {
        let mut sets: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for row in 0..self.0.len() {
            sets.entry(self.first(row)).or_default().push(row);
        }
        sets.into_values().collect()
    }
}
