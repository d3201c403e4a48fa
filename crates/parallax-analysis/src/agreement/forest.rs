//! How the dossier nests populations and events: what each is part of, and how populations are broken down.
//!
//! It knows populations and events only; no claims, no figures.

use std::collections::{BTreeSet, HashMap};

use super::fact::Happening;
use crate::dossier::{Dossier, EventId, Extent, GroupId, Id, Table};

/// The populations and events of a dossier, prepared for walks upward.
#[derive(Clone, Debug)]
pub(super) struct Forest {
    groups: Vec<Row<GroupId>>,
    /// The set of exclusive parts to which each population belongs.
    breakdown_of: Vec<Option<BreakdownId>>,
    breakdowns: Vec<Breakdown>,
    /// Wholes whose parts are said to share nobody, although figures of one document do not fit that: nothing is proved
    /// from it.
    doubtful: BTreeSet<GroupId>,
    events: Vec<Row<EventId>>,
}

/// A breakdown, by its place in the forest.
pub(super) type BreakdownId = usize;

/// Parts of one population that have no members in common.
#[derive(Clone, Debug)]
pub(super) struct Breakdown {
    pub(super) whole: GroupId,
    /// Its name; `None` for the parts that name none.
    pub(super) by: Option<String>,
    /// True if its parts are all of the whole.
    pub(super) is_complete: bool,
    /// Its parts, in file order.
    pub(super) parts: Vec<GroupId>,
}

#[derive(Clone, Copy, Debug)]
struct Row<I> {
    within: Option<I>,
    depth: usize,
    root: I,
}

/// The rows of a table, each with its depth and root; linear.
fn rows<I: Id, T>(table: &Table<I, T>, within: impl Fn(&T) -> Option<I>) -> Vec<Row<I>> {
    let mut rows: Vec<Option<Row<I>>> = table.iter().map(|_| None).collect();
    for id in table.ids() {
        let mut path = Vec::new();
        let mut next = Some(id);
        // Loading refuses cycles; the length of the path is checked so that a hand-made cycle ends too.
        while let Some(at) = next.filter(|at| rows[at.index()].is_none() && path.len() < rows.len()) {
            path.push(at);
            next = within(&table[at]);
        }
        for at in path.into_iter().rev() {
            let whole = within(&table[at]);
            let above = whole.and_then(|whole| rows[whole.index()]);
            rows[at.index()] = Some(Row {
                within: whole,
                depth: above.map_or(0, |row| row.depth + 1),
                root: above.map_or(at, |row| row.root),
            });
        }
    }
    rows.into_iter().flatten().collect()
}

impl Forest {
    /// Builds the forest; linear in populations and events.
    pub(super) fn new(dossier: &Dossier) -> Self {
        let mut breakdowns: Vec<Breakdown> = Vec::new();
        let mut known: HashMap<(GroupId, Option<&str>), BreakdownId> = HashMap::new();
        let mut breakdown_of = vec![None; dossier.groups.len()];
        let doubtful: BTreeSet<GroupId> =
            dossier.misfits.iter().filter(|misfit| misfit.by.is_none()).map(|misfit| misfit.whole).collect();
        for part in dossier.groups.ids() {
            let Some((whole, by)) = dossier.breakdown_of(part) else { continue };
            if by.is_none() && doubtful.contains(&whole) {
                continue;
            }
            let id = *known.entry((whole, by)).or_insert_with(|| {
                breakdowns.push(Breakdown {
                    whole,
                    by: by.map(str::to_owned),
                    is_complete: by.is_some_and(|by| dossier.groups[whole].extent(by) == Extent::Complete),
                    parts: Vec::new(),
                });
                breakdowns.len() - 1
            });
            breakdowns[id].parts.push(part);
            breakdown_of[part.index()] = Some(id);
        }
        Self {
            groups: rows(&dossier.groups, |group| group.within),
            breakdown_of,
            breakdowns,
            doubtful,
            events: rows(&dossier.events, |event| event.within),
        }
    }

    pub(super) fn within(&self, group: GroupId) -> Option<GroupId> {
        self.groups[group.index()].within
    }

    /// The set of parts without common members to which a population belongs.
    pub(super) fn breakdown_of(&self, group: GroupId) -> Option<BreakdownId> {
        self.breakdown_of[group.index()]
    }

    /// The wholes around these populations whose parts are said to share nobody, but not taken so.
    pub(super) fn doubtful(&self, groups: impl Iterator<Item = GroupId>) -> Vec<GroupId> {
        if self.doubtful.is_empty() {
            return Vec::new();
        }
        let mut found: Vec<GroupId> =
            groups.flat_map(|group| self.upward(group)).filter(|at| self.doubtful.contains(at)).collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    pub(super) fn breakdown(&self, id: BreakdownId) -> &Breakdown {
        &self.breakdowns[id]
    }

    /// The breakdowns whose parts are all of their whole.
    pub(super) fn complete(&self) -> impl Iterator<Item = BreakdownId> {
        (0..self.breakdowns.len()).filter(|id| self.breakdowns[*id].is_complete)
    }

    pub(super) fn depth(&self, group: GroupId) -> usize {
        self.groups[group.index()].depth
    }

    pub(super) fn root(&self, group: GroupId) -> GroupId {
        self.groups[group.index()].root
    }

    /// The path from `part` up to `whole`, both included; `None` if `part` is not within it. As many steps as
    /// levels.
    pub(super) fn way(&self, part: GroupId, whole: GroupId) -> Option<Vec<GroupId>> {
        let levels = self.depth(part).checked_sub(self.depth(whole))?;
        let way: Vec<_> = self.upward(part).take(levels + 1).collect();
        (way.last() == Some(&whole)).then_some(way)
    }

    /// True if they lie in different parts of one breakdown.
    pub(super) fn share_nobody(&self, a: GroupId, b: GroupId) -> bool {
        self.meeting(a, b).is_some_and(|meeting| meeting.breakdown.is_some())
    }

    /// Where two populations meet that lie in different parts of a third one; `None` if one lies in the other, or if they
    /// have nothing in common.
    pub(super) fn meeting(&self, a: GroupId, b: GroupId) -> Option<MeetingPoint> {
        let of_a: Vec<_> = self.upward(a).collect();
        let (mut part, mut next) = (b, Some(b));
        while let Some(at) = next {
            if let Some(nth) = of_a.iter().position(|whole| *whole == at) {
                let other = *of_a.get(nth.checked_sub(1)?)?;
                let breakdown = self.breakdown_of(part).filter(|id| self.breakdown_of(other) == Some(*id));
                return (at != b).then_some(MeetingPoint { whole: at, breakdown });
            }
            part = at;
            next = self.within(at).filter(|_| self.depth(at) > 0);
        }
        None
    }

    /// `group` and all that it is part of, the nearest first.
    pub(super) fn upward(&self, group: GroupId) -> impl Iterator<Item = GroupId> {
        std::iter::successors(Some(group), |at| self.within(*at)).take(self.depth(group) + 1)
    }

    /// True if `part` is `whole` or part of it.
    pub(super) fn lies_in(&self, part: GroupId, whole: GroupId) -> bool {
        let Some(levels) = self.depth(part).checked_sub(self.depth(whole)) else { return false };
        self.upward(part).nth(levels) == Some(whole)
    }

    /// The largest population of which `group` is all, because it is the only part of a complete breakdown.
    pub(super) fn all_of(&self, group: GroupId) -> GroupId {
        let mut at = group;
        while let Some(breakdown) = self.breakdown_of(at).map(|id| self.breakdown(id))
            && breakdown.is_complete
            && breakdown.parts.len() == 1
            && self.depth(at) > 0
        {
            at = breakdown.whole;
        }
        at
    }

    /// `happening` and all that it is part of, the nearest first.
    pub(super) fn happenings_around(&self, happening: Happening) -> impl Iterator<Item = Happening> {
        let within = |at: &Happening| match at {
            Happening::Event(event) => self.events[event.index()].within.map(Happening::Event),
            Happening::Matter | Happening::NotNamed(_) => None,
        };
        std::iter::successors(Some(happening), within).take(self.levels_above(happening) + 1)
    }

    /// How many events an event is nested in.
    pub(super) fn levels_above(&self, happening: Happening) -> usize {
        match happening {
            Happening::Event(event) => self.events[event.index()].depth,
            Happening::Matter | Happening::NotNamed(_) => 0,
        }
    }

    /// The largest event that it is part of.
    pub(super) fn whole_happening(&self, happening: Happening) -> Happening {
        match happening {
            Happening::Event(event) => Happening::Event(self.events[event.index()].root),
            Happening::Matter | Happening::NotNamed(_) => happening,
        }
    }

    /// True if `part` is `whole` or part of it.
    pub(super) fn happens_in(&self, part: Happening, whole: Happening) -> bool {
        let Some(levels) = self.levels_above(part).checked_sub(self.levels_above(whole)) else {
            return false;
        };
        self.happenings_around(part).nth(levels) == Some(whole)
    }

    /// The path from `part` up to `whole`, both included; `None` if `part` is not within it.
    pub(super) fn way_of_events(&self, part: Happening, whole: Happening) -> Option<Vec<Happening>> {
        let levels = self.levels_above(part).checked_sub(self.levels_above(whole))?;
        let way: Vec<_> = self.happenings_around(part).take(levels + 1).collect();
        (way.last() == Some(&whole)).then_some(way)
    }
}

/// Where two populations meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct MeetingPoint {
    /// The smallest population that contains both.
    pub(super) whole: GroupId,
    /// The breakdown to whose different parts they belong, if they share nobody because of it.
    pub(super) breakdown: Option<BreakdownId>,
}
