//! The populations as a forest: what each is part of, its depth and its root.
//!
//! It knows populations only; no claims, no figures.

use crate::dossier::{Dossier, GroupId, Id};

/// The populations of a dossier, prepared for walks upward.
#[derive(Clone, Debug)]
pub(super) struct Forest {
    rows: Vec<Row>,
}

#[derive(Clone, Copy, Debug)]
struct Row {
    within: Option<GroupId>,
    disjoint: bool,
    depth: usize,
    root: GroupId,
}

impl Forest {
    /// Builds the forest; linear in the populations.
    pub(super) fn new(dossier: &Dossier) -> Self {
        let groups = dossier.groups.iter();
        let mut rows: Vec<Option<Row>> = groups.map(|_| None).collect();
        for group in dossier.groups.ids() {
            let mut path = Vec::new();
            let mut next = Some(group);
            // Loading refuses cycles; the length of the path is checked so that a hand-made cycle ends too.
            while let Some(at) = next.filter(|at| rows[at.index()].is_none() && path.len() < rows.len()) {
                path.push(at);
                next = dossier.groups[at].within;
            }
            for at in path.into_iter().rev() {
                let within = dossier.groups[at].within;
                let above = within.and_then(|whole| rows[whole.index()]);
                rows[at.index()] = Some(Row {
                    within,
                    disjoint: dossier.groups[at].disjoint,
                    depth: above.map_or(0, |row| row.depth + 1),
                    root: above.map_or(at, |row| row.root),
                });
            }
        }
        Self { rows: rows.into_iter().flatten().collect() }
    }

    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    pub(super) fn within(&self, group: GroupId) -> Option<GroupId> {
        self.rows[group.index()].within
    }

    /// True if the parts of `group` have no members in common.
    pub(super) fn disjoint(&self, group: GroupId) -> bool {
        self.rows[group.index()].disjoint
    }

    pub(super) fn depth(&self, group: GroupId) -> usize {
        self.rows[group.index()].depth
    }

    pub(super) fn root(&self, group: GroupId) -> GroupId {
        self.rows[group.index()].root
    }

    /// The path from `part` up to `whole`, both included; `None` if `part` is not within it. As many steps as
    /// levels.
    pub(super) fn way(&self, part: GroupId, whole: GroupId) -> Option<Vec<GroupId>> {
        let levels = self.depth(part).checked_sub(self.depth(whole))?;
        let up = std::iter::successors(Some(part), |at| self.within(*at));
        let way: Vec<_> = up.take(levels + 1).collect();
        (way.last() == Some(&whole)).then_some(way)
    }

    /// True if they lie in different parts of a population whose parts have no members in common.
    pub(super) fn share_nobody(&self, a: GroupId, b: GroupId) -> bool {
        let mut up = std::iter::successors(Some(a), |at| self.within(*at));
        let point = up.find(|whole| self.lies_in(b, *whole));
        point.is_some_and(|point| point != a && point != b && self.disjoint(point))
    }

    /// `group` and all that it is part of, the nearest first.
    pub(super) fn upward(&self, group: GroupId) -> impl Iterator<Item = GroupId> {
        std::iter::successors(Some(group), |at| self.within(*at)).take(self.depth(group) + 1)
    }

    /// True if `part` is `whole` or part of it.
    pub(super) fn lies_in(&self, part: GroupId, whole: GroupId) -> bool {
        let Some(levels) = self.depth(part).checked_sub(self.depth(whole)) else { return false };
        let mut up = std::iter::successors(Some(part), |at| self.within(*at));
        up.nth(levels) == Some(whole)
    }
}
