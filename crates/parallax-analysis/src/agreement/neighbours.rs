//! Which other figures and estimates there are around a number: why a count was compared with none.

use std::collections::{HashMap, HashSet};

use super::fact::{Fact, Happening};
use super::forest::Forest;
use crate::NoRange;
use crate::dossier::{ClaimId, Dossier, GroupId};

/// How many figures there are of each event, and of each population in it, whatever their outcome.
#[derive(Default)]
pub(super) struct Others {
    /// Of this event or any part of it.
    happening: HashMap<Happening, usize>,
    /// Of exactly this event.
    exactly: HashMap<Happening, usize>,
    /// Of exactly this population in exactly this event.
    number: HashMap<(Happening, GroupId), usize>,
    /// Of this population or any part of it, in exactly this event.
    people: HashMap<(Happening, GroupId), usize>,
    /// Of exactly this population, in this event or any part of it.
    events: HashMap<(Happening, GroupId), usize>,
    /// Of this population or any part of it, in this event or any part of it.
    all: HashMap<(Happening, GroupId), usize>,
}

impl Others {
    /// As many steps as there are figures, times the levels of their populations and events.
    pub(super) fn new(forest: &Forest, facts: &[Fact]) -> Self {
        let mut others = Self::default();
        // The parts of a claim are not other figures than it: of each claim, the first counts.
        let firsts = facts.chunk_by(|a, b| a.row == b.row).filter_map(<[Fact]>::first);
        for fact in firsts {
            *others.exactly.entry(fact.happening).or_default() += 1;
            *others.number.entry((fact.happening, fact.group)).or_default() += 1;
            for whole in forest.upward(fact.group) {
                *others.people.entry((fact.happening, whole)).or_default() += 1;
            }
            for around in forest.happenings_around(fact.happening) {
                *others.happening.entry(around).or_default() += 1;
                *others.events.entry((around, fact.group)).or_default() += 1;
                for whole in forest.upward(fact.group) {
                    *others.all.entry((around, whole)).or_default() += 1;
                }
            }
        }
        others
    }

    /// True if another figure is of the same event as `own`, which is one of the figures, of a part or of a whole of it.
    pub(super) fn has_any(&self, forest: &Forest, own: &Fact) -> bool {
        self.happening.get(&own.happening).is_some_and(|count| *count > 1)
            || forest.happenings_around(own.happening).skip(1).any(|at| self.exactly.contains_key(&at))
    }

    /// True if another figure is of the same population or of a part of it, in the same event or in a part of it; or of
    /// a whole in both.
    pub(super) fn has_nested(&self, forest: &Forest, own: &Fact) -> bool {
        let is_other = |number: &(Happening, GroupId)| *number != (own.happening, own.group);
        let mut above = forest
            .happenings_around(own.happening)
            .flat_map(|at| forest.upward(own.group).map(move |whole| (at, whole)));
        self.all.get(&(own.happening, own.group)).is_some_and(|count| *count > 1)
            || above.any(|number| is_other(&number) && self.number.contains_key(&number))
    }

    /// True if another figure is of a part of these people in a larger event, or of more people in a part of the event.
    pub(super) fn has_crossed(&self, forest: &Forest, own: &Fact) -> bool {
        let mut around = forest.happenings_around(own.happening).skip(1);
        let mut wholes = forest.upward(own.group).skip(1);
        around.any(|at| self.people.contains_key(&(at, own.group)))
            || wholes.any(|whole| self.events.contains_key(&(own.happening, whole)))
    }
}

/// Of which populations there are statistical estimates, in which events.
pub(super) struct Estimates {
    /// Of exactly this population.
    number: HashSet<(Happening, GroupId)>,
    /// Of this population or any part of it.
    people: HashSet<(Happening, GroupId)>,
}

impl Estimates {
    /// As many steps as there are estimates, times the levels of their populations.
    pub(super) fn new(dossier: &Dossier, forest: &Forest, left_out: &[(ClaimId, NoRange)]) -> Self {
        let statistical = left_out.iter().filter(|(_, why)| *why == NoRange::Statistical);
        let number: HashSet<_> = statistical
            .filter_map(|(id, _)| {
                let claim = &dossier.claims[*id];
                Some((Happening::from_claim(dossier, *id, claim), claim.count()?.of))
            })
            .collect();
        let around = number.iter().flat_map(|(at, group)| forest.upward(*group).map(|whole| (*at, whole)));
        let people = around.collect();
        Self { number, people }
    }

    pub(super) fn has_nested(&self, forest: &Forest, own: &Fact) -> bool {
        self.people.contains(&(own.happening, own.group))
            || forest.upward(own.group).any(|whole| self.number.contains(&(own.happening, whole)))
    }
}
