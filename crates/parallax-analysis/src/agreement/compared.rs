//! Which claims are compared with each other: sets of claims that bound each other, directly or through others.
//!
//! Figures do not matter here, only whether claims *can* collide, whatever they say. Two claims in different
//! sets do not bound each other, so nothing was compared between them.

use std::collections::{HashMap, HashSet};

use super::fact::{Facts, Happening};
use super::forest::{BreakdownId, Forest};
use super::union::Union;
use crate::dossier::{GroupId, Outcome};

type Number = (Happening, GroupId, Outcome);

/// Returns the sets of rows, in the order of their first; a claim compared with no other is alone. Takes as many
/// steps as there are numbers with facts, times those above them that have some.
pub(super) fn sets(forest: &Forest, facts: &Facts) -> Vec<Vec<usize>> {
    let mut union = Union::new(facts.claims().len());
    let mut first: HashMap<Number, usize> = HashMap::new();
    let mut order: Vec<Number> = Vec::new();
    for fact in facts.all() {
        let place = (fact.happening, fact.group, fact.outcome);
        let here = *first.entry(place).or_insert_with(|| {
            order.push(place);
            fact.row
        });
        union.join(here, fact.row);
    }
    let above = Above::new(forest, &order, first);
    let mut left = MOST_STEPS;
    for place in &order {
        let (_, _, outcome) = *place;
        let row = above.first[place];
        for more in Outcome::ALL.into_iter().filter(|more| outcome.is_within(*more)).chain([outcome]) {
            for other in above.rows(*place, more, &mut left) {
                union.join(row, other);
            }
        }
        // More casualties than the killed and wounded of this or larger populations allow.
        if outcome == Outcome::Casualties {
            let [killed, wounded] =
                [Outcome::Killed, Outcome::Wounded].map(|outcome| above.rows(*place, outcome, &mut left));
            if !killed.is_empty() && !wounded.is_empty() {
                for other in killed.into_iter().chain(wounded) {
                    union.join(row, other);
                }
            }
        }
    }
    join_complete(forest, &order, &above, &mut union, &mut left);
    union.into_sets()
}

/// Maximum number of places looked at. Beyond, claims that may bound each other stand apart, which proves nothing.
const MOST_STEPS: usize = 20_000_000;

/// Where there are facts, above a place.
struct Above<'f> {
    forest: &'f Forest,
    first: HashMap<Number, usize>,
    /// Each event with facts, and those around it that have some.
    happenings: HashMap<Happening, Vec<Happening>>,
    /// Each population with facts, and those around it that have some.
    groups: HashMap<GroupId, Vec<GroupId>>,
}

impl<'f> Above<'f> {
    fn new(forest: &'f Forest, places: &[Number], first: HashMap<Number, usize>) -> Self {
        let happenings: HashSet<Happening> = places.iter().map(|(happening, ..)| *happening).collect();
        let groups: HashSet<GroupId> = places.iter().map(|(_, group, _)| *group).collect();
        let around = |at: &Happening| {
            (*at, forest.happenings_around(*at).filter(|at| happenings.contains(at)).collect())
        };
        let larger = |at: &GroupId| (*at, forest.upward(*at).filter(|at| groups.contains(at)).collect());
        Self {
            forest,
            first,
            happenings: happenings.iter().map(around).collect(),
            groups: groups.iter().map(larger).collect(),
        }
    }

    /// The first row of each place of an outcome at or above `place`.
    fn rows(&self, (happening, group, _): Number, outcome: Outcome, left: &mut usize) -> Vec<usize> {
        let happenings = self.happenings.get(&happening).map_or(&[][..], Vec::as_slice);
        self.around(happenings, group, outcome, left)
    }

    fn around(
        &self,
        happenings: &[Happening],
        group: GroupId,
        outcome: Outcome,
        left: &mut usize,
    ) -> Vec<usize> {
        let groups: Vec<GroupId> = match self.groups.get(&group) {
            Some(groups) => groups.clone(),
            None => self.forest.upward(group).collect(),
        };
        let mut rows = Vec::new();
        for happening in happenings {
            *left = left.saturating_sub(groups.len());
            if *left == 0 {
                break;
            }
            rows.extend(
                groups.iter().filter_map(|group| self.first.get(&(*happening, *group, outcome)).copied()),
            );
        }
        rows
    }
}

/// Joins what bounds a number from below with what bounds it from above through parts that are all of a whole.
fn join_complete(forest: &Forest, places: &[Number], above: &Above<'_>, union: &mut Union, left: &mut usize) {
    let mut of_whole: HashMap<GroupId, Vec<BreakdownId>> = HashMap::new();
    for id in forest.complete() {
        of_whole.entry(forest.breakdown(id).whole).or_default().push(id);
    }
    if of_whole.is_empty() {
        return;
    }
    for place in places {
        let (happening, group, outcome) = *place;
        let happenings = above.happenings.get(&happening).map_or(&[][..], Vec::as_slice);
        let caps = Caps { forest, above, of_whole: &of_whole, happenings };
        let mut rows: Vec<usize> =
            wholes(forest, group).flat_map(|(whole, way)| caps.find(whole, outcome, way, left)).collect();
        if outcome == Outcome::Casualties {
            let [killed, wounded] = [Outcome::Killed, Outcome::Wounded].map(|half| -> Vec<usize> {
                wholes(forest, group).flat_map(|(whole, way)| caps.of_half(whole, half, way, left)).collect()
            });
            rows.extend(both(killed, wounded));
        }
        for row in rows {
            union.join(above.first[place], row);
        }
    }
}

/// A population and those that it is part of, each with the breakdown through which it is. The parts of that one bound it
/// only as they bound the population itself.
fn wholes(forest: &Forest, group: GroupId) -> impl Iterator<Item = (GroupId, Option<BreakdownId>)> {
    let ways = std::iter::once(None).chain(forest.upward(group).map(|part| forest.breakdown_of(part)));
    forest.upward(group).zip(ways)
}

/// Both, if there are both.
fn both(mut a: Vec<usize>, b: Vec<usize>) -> Vec<usize> {
    if a.is_empty() || b.is_empty() {
        return Vec::new();
    }
    a.extend(b);
    a
}

/// What bounds populations from above in an event and those around it.
#[derive(Clone, Copy)]
struct Caps<'a> {
    forest: &'a Forest,
    above: &'a Above<'a>,
    of_whole: &'a HashMap<GroupId, Vec<BreakdownId>>,
    happenings: &'a [Happening],
}

impl Caps<'_> {
    /// The rows that bound an outcome of a population; none if it is not bounded. The breakdown `way` is left aside.
    fn find(
        self,
        group: GroupId,
        outcome: Outcome,
        way: Option<BreakdownId>,
        left: &mut usize,
    ) -> Vec<usize> {
        *left = left.saturating_sub(self.happenings.len() + 1);
        if *left == 0 {
            return Vec::new();
        }
        let mut rows: Vec<usize> = Vec::new();
        for more in Outcome::ALL.into_iter().filter(|more| outcome.is_within(*more)).chain([outcome]) {
            let at = self.happenings.iter();
            rows.extend(at.filter_map(|at| self.above.first.get(&(*at, group, more)).copied()));
        }
        if outcome == Outcome::Casualties {
            let killed = self.of_half(group, Outcome::Killed, way, left);
            rows.extend(both(killed, self.of_half(group, Outcome::Wounded, way, left)));
        }
        for id in self.of_whole.get(&group).into_iter().flatten().filter(|id| Some(**id) != way) {
            let parts = &self.forest.breakdown(*id).parts;
            let of_parts: Option<Vec<Vec<usize>>> = parts
                .iter()
                .map(|part| Some(self.find(*part, outcome, None, left)).filter(|rows| !rows.is_empty()))
                .collect();
            rows.extend(of_parts.into_iter().flatten().flatten());
        }
        rows
    }

    /// The rows that bound the killed or the wounded of a population, without those that bound its casualties as they are:
    /// together with what bounds the other half, these bound the casualties in another way.
    fn of_half(
        self,
        group: GroupId,
        half: Outcome,
        way: Option<BreakdownId>,
        left: &mut usize,
    ) -> Vec<usize> {
        *left = left.saturating_sub(self.happenings.len() + 1);
        if *left == 0 {
            return Vec::new();
        }
        let at = self.happenings.iter();
        let mut rows: Vec<usize> =
            at.filter_map(|at| self.above.first.get(&(*at, group, half)).copied()).collect();
        for id in self.of_whole.get(&group).into_iter().flatten().filter(|id| Some(**id) != way) {
            let (mut has_half, mut of_parts) = (false, Vec::new());
            let is_bounded = self.forest.breakdown(*id).parts.iter().all(|part| {
                let mut own = self.of_half(*part, half, None, left);
                has_half |= !own.is_empty();
                if own.is_empty() {
                    own = self.find(*part, Outcome::Casualties, None, left);
                }
                of_parts.extend_from_slice(&own);
                !own.is_empty()
            });
            if is_bounded && has_half {
                rows.extend(of_parts);
            }
        }
        rows
    }
}
