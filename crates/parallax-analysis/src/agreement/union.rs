//! Sets that are joined: a union-find structure.

use std::collections::BTreeMap;

/// Numbers below a size, in sets.
#[derive(Clone, Debug)]
pub(super) struct Union(Vec<usize>);

impl Union {
    /// Puts each number into a set of its own.
    pub(super) fn new(size: usize) -> Self {
        Self((0..size).collect())
    }

    /// The first number of the set of `at`.
    pub(super) fn first(&mut self, mut at: usize) -> usize {
        while self.0[at] != at {
            self.0[at] = self.0[self.0[at]];
            at = self.0[at];
        }
        at
    }

    /// Joins the sets of two numbers.
    pub(super) fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.first(a), self.first(b));
        self.0[a.max(b)] = a.min(b);
    }

    /// The sets, in the order of their first number.
    pub(super) fn into_sets(mut self) -> Vec<Vec<usize>> {
        let mut sets: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for at in 0..self.0.len() {
            sets.entry(self.first(at)).or_default().push(at);
        }
        sets.into_values().collect()
    }
}
