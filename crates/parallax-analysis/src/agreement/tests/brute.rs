//! The slow way: small worlds of figures, searched without the solver's reasoning.
//!
//! All figures of one population, in all events at once, are one vector. The vectors that a population can have are
//! found from those of its parts by trying all; nothing is narrowed, and no bound is derived.

use std::collections::{BTreeMap, BTreeSet};

use super::model_claim::{Atom, ModelClaim, Rule};
use crate::dossier::{
    Breakdown, ClaimId, Dossier, Event, EventId, Extent, Group, GroupId, Id, Outcome, Person,
};

/// A breakdown by its number, and whether it is complete; none for parts that are in no breakdown.
type Split = Option<(usize, bool)>;

/// A small dossier, and its content in plain numbers.
#[derive(Clone, Debug)]
pub(super) struct World {
    /// What each event is part of (an earlier one).
    pub(super) events: Vec<Option<usize>>,
    pub(super) groups: Vec<People>,
    /// Whether the parts of a breakdown (0 or 1) are all of the whole; for each population.
    pub(super) complete: Vec<[bool; 2]>,
    pub(super) said: Vec<ModelClaim>,
    /// What number words and "about" mean.
    pub(super) rule: Rule,
}

/// A population.
#[derive(Clone, Copy, Debug)]
pub(super) struct People {
    /// What it is part of (an earlier one).
    pub(super) within: Option<usize>,
    /// The breakdown that it names.
    pub(super) by: Option<usize>,
    /// Whether its parts without a breakdown have no members in common.
    pub(super) disjoint: bool,
}

/// A number to test in addition to the claims.
#[derive(Clone, Copy, Debug)]
pub(super) struct Probe {
    pub(super) event: Option<usize>,
    pub(super) outcome: Outcome,
    pub(super) group: usize,
    pub(super) value: u64,
}

/// The figures of one population: of each channel in each event, a byte each.
type Vector = u128;

const BITS: u32 = 8;

impl World {
    /// What each claim says of each number.
    pub(super) fn atoms(&self) -> Vec<Atom> {
        self.said.iter().enumerate().flat_map(|(claim, said)| said.atoms(claim, self.rule)).collect()
    }

    /// Returns true if there are figures that make the chosen claims, and the probe, true. `spare` is added to the largest
    /// figure that is tried.
    pub(super) fn stands(&self, chosen: &[usize], probe: Option<Probe>, spare: u64) -> bool {
        let mut atoms = self.atoms();
        atoms.retain(|atom| chosen.contains(&atom.claim));
        self.atoms_stand(&atoms, probe, spare)
    }

    /// The same for what claims say.
    pub(super) fn atoms_stand(&self, atoms: &[Atom], probe: Option<Probe>, spare: u64) -> bool {
        let mut matters: Vec<(Vec<&Atom>, Vec<usize>)> = Vec::new();
        for root in (0..self.events.len()).filter(|at| self.events[*at].is_none()) {
            let tree: Vec<usize> = (0..self.events.len()).filter(|at| self.happens_in(*at, root)).collect();
            let here = atoms.iter().filter(|atom| atom.event.is_some_and(|event| tree.contains(&event)));
            matters.push((here.collect(), tree));
        }
        let unnamed = atoms.iter().filter(|atom| atom.event.is_none());
        if self.events.is_empty() {
            matters.push((unnamed.collect(), vec![usize::MAX]));
        } else {
            // Each claim that names no event is about one of its own.
            let claims: BTreeSet<usize> = unnamed.clone().map(|atom| atom.claim).collect();
            let of = |claim: usize| unnamed.clone().filter(|atom| atom.claim == claim).collect();
            matters.extend(claims.iter().map(|claim| (of(*claim), vec![usize::MAX])));
        }
        matters.iter().all(|(atoms, events)| {
            [Outcome::Captured, Outcome::Missing, Outcome::Strength].into_iter().all(|last| {
                let is_here = |atom: &&Atom| atom.outcome.widest() == last;
                let atoms: Vec<&Atom> = atoms.iter().copied().filter(is_here).collect();
                let probe = probe.filter(|probe| {
                    probe.outcome.widest() == last && events.contains(&probe.event.unwrap_or(usize::MAX))
                });
                Question::new(self, &atoms, probe, events, last, spare).stands()
            })
        })
    }

    pub(super) fn parts(&self, whole: usize) -> impl Iterator<Item = usize> + '_ {
        (0..self.groups.len()).filter(move |part| self.groups[*part].within == Some(whole))
    }

    pub(super) fn lies_in(&self, part: usize, whole: usize) -> bool {
        std::iter::successors(Some(part), |at| self.groups[*at].within).any(|at| at == whole)
    }

    pub(super) fn happens_in(&self, part: usize, whole: usize) -> bool {
        let within = |at: &usize| self.events.get(*at).copied().flatten();
        std::iter::successors(Some(part), within).any(|at| at == whole)
    }

    pub(super) fn dossier(&self) -> Dossier {
        let group = |(at, people): (usize, &People)| Group {
            key: format!("g{at}"),
            name: format!("G{at}"),
            one: None,
            many: None,
            within: people.within.map(GroupId::from_index),
            by: people.by.map(|by| by.to_string()),
            disjoint: people.disjoint,
            breakdowns: (0..2)
                .filter(|by| self.complete[at][*by])
                .map(|by| Breakdown { by: by.to_string(), extent: Extent::Complete })
                .collect(),
            note: String::new(),
        };
        let event = |(at, within): (usize, &Option<usize>)| Event {
            key: format!("e{at}"),
            name: format!("E{at}"),
            within: within.map(EventId::from_index),
            on: None,
            on_basis: String::new(),
            at: None,
            gist: String::new(),
            cited: Vec::new(),
            evidence: Vec::new(),
        };
        let text =
            r#"Dossier(format: 1, title: "t", sources: {"s": (name: "S")}, documents: {"d": (title: "D")})"#;
        let Dossier { sources, documents, .. } = crate::load::read(text).dossier.expect("no errors");
        Dossier {
            groups: self.groups.iter().enumerate().map(group).collect(),
            events: self.events.iter().enumerate().map(event).collect(),
            sources,
            documents,
            people: (0..4).map(person).collect(),
            claims: self.said.iter().map(ModelClaim::claim).collect(),
            ..Dossier::default()
        }
    }
}

fn person(at: usize) -> Person {
    Person {
        key: format!("p{at}"),
        name: format!("P{at}"),
        also: Vec::new(),
        native: None,
        names_in: Vec::new(),
        facts: crate::dossier::Facts::default(),
        home: None,
        note: String::new(),
        cited: Vec::new(),
    }
}

pub(super) fn ids(rows: impl IntoIterator<Item = usize>) -> Vec<ClaimId> {
    rows.into_iter().map(ClaimId::from_index).collect()
}

/// One tree of events of a world, and outcomes that bound each other.
struct Question<'a> {
    world: &'a World,
    atoms: &'a [&'a Atom],
    probe: Option<Probe>,
    events: &'a [usize],
    /// Killed, wounded and strength as far as anybody speaks of them; or another outcome alone.
    channels: Vec<Outcome>,
    /// The largest figure that is tried: everything that is needed at least, together.
    most: u64,
}

impl<'a> Question<'a> {
    fn new(
        world: &'a World,
        atoms: &'a [&'a Atom],
        probe: Option<Probe>,
        events: &'a [usize],
        last: Outcome,
        spare: u64,
    ) -> Self {
        let told: Vec<Outcome> =
            atoms.iter().map(|atom| atom.outcome).chain(probe.map(|probe| probe.outcome)).collect();
        let channels = if last == Outcome::Strength {
            let needs = |outcome: Outcome| {
                told.iter().any(|said| *said == outcome || (*said == Outcome::Casualties && outcome != last))
            };
            [Outcome::Killed, Outcome::Wounded, last].into_iter().filter(|outcome| needs(*outcome)).collect()
        } else {
            vec![last]
        };
        let mut floors: BTreeMap<_, u64> = BTreeMap::new();
        for atom in atoms {
            let own =
                floors.entry((atom.event, atom.outcome, atom.group, atom.names.is_empty())).or_default();
            // Different people are counted together, and figures of one number are not.
            *own = if atom.names.is_empty() { atom.low.max(*own) } else { *own + atom.names.len() as u64 };
        }
        let most = floors.values().sum::<u64>() + probe.map_or(0, |probe| probe.value) + spare;
        Self { world, atoms, probe, events, channels, most }
    }

    fn stands(&self) -> bool {
        assert!(self.most < 100, "sums fit into a byte");
        if self.atoms.is_empty() && self.probe.is_none() {
            return true;
        }
        let mut roots = (0..self.world.groups.len()).filter(|at| self.world.groups[*at].within.is_none());
        roots.all(|root| !self.figures(root).is_empty())
    }

    fn size(&self) -> usize {
        self.events.len() * self.channels.len()
    }

    fn value(&self, vector: Vector, event: usize, channel: usize) -> u64 {
        let at = event * self.channels.len() + channel;
        (vector >> (at as u32 * BITS)) as u64 & 0xff
    }

    /// True if no figure of `a` is larger than that of `b`.
    fn is_below(&self, a: Vector, b: Vector) -> bool {
        (0..self.size()).all(|at| {
            let byte = |vector: Vector| (vector >> (at as u32 * BITS)) & 0xff;
            byte(a) <= byte(b)
        })
    }

    /// All figures that a population can have, with some figures for its parts.
    fn figures(&self, group: usize) -> BTreeSet<Vector> {
        let world = self.world;
        let mut sets: Vec<(Split, BTreeSet<Vector>)> = Vec::new();
        for part in world.parts(group) {
            let own = self.figures(part);
            let breakdown = match world.groups[part].by {
                Some(by) => Some((by, world.complete[group][by])),
                None if world.groups[group].disjoint => Some((2, false)),
                None => None,
            };
            match sets.iter_mut().find(|(other, _)| breakdown.is_some() && *other == breakdown) {
                Some((_, sums)) => {
                    let sum = |a: &Vector| own.iter().map(|b| a + b).collect::<Vec<_>>();
                    *sums = sums.iter().flat_map(sum).filter(|sum| self.is_small(*sum)).collect();
                }
                None => sets.push((breakdown, own)),
            }
        }
        let mut found = BTreeSet::new();
        self.extend(group, 0, 0, &mut found);
        found.retain(|vector| {
            sets.iter().all(|(breakdown, sums)| match breakdown {
                Some((_, true)) => sums.contains(vector),
                _ => sums.iter().any(|sum| self.is_below(*sum, *vector)),
            })
        });
        found
    }

    fn is_small(&self, vector: Vector) -> bool {
        (0..self.size()).all(|at| (vector >> (at as u32 * BITS)) as u64 & 0xff <= self.most)
    }

    /// Tries all figures of the events from `event` on that keep what the claims say of this population.
    fn extend(&self, group: usize, event: usize, given: Vector, found: &mut BTreeSet<Vector>) {
        if event == self.events.len() {
            found.insert(given);
            return;
        }
        let bounds: Vec<(u64, u64)> =
            self.channels.iter().map(|outcome| self.bounds(self.events[event], group, *outcome)).collect();
        let casualties = self.bounds(self.events[event], group, Outcome::Casualties);
        let mut left = vec![(0, 0_u64, 0_u64, given)];
        while let Some((channel, hurt, last, vector)) = left.pop() {
            if channel < self.channels.len() {
                let (low, high) = bounds[channel];
                for value in low..=high.min(self.most) {
                    let at = (event * self.channels.len() + channel) as u32;
                    let is_hurt = matches!(self.channels[channel], Outcome::Killed | Outcome::Wounded);
                    let hurt = if is_hurt { hurt + value } else { hurt };
                    left.push((channel + 1, hurt, value, vector | Vector::from(value) << (at * BITS)));
                }
                continue;
            }
            let fits_strength = self.channels.last() != Some(&Outcome::Strength) || hurt <= last;
            let fits_casualties = self.channels.iter().all(|outcome| *outcome == Outcome::Strength)
                || (casualties.0..=casualties.1).contains(&hurt);
            // Events stand after what they are part of.
            let around = self.world.events.get(self.events[event]).copied().flatten();
            let around = around.and_then(|around| self.events.iter().position(|at| *at == around));
            let fits_around = around.is_none_or(|around| {
                (0..self.channels.len())
                    .all(|channel| self.value(vector, event, channel) <= self.value(vector, around, channel))
            });
            if fits_strength && fits_casualties && fits_around {
                self.extend(group, event + 1, vector, found);
            }
        }
    }

    /// The bounds from the claims themselves; names count at their population and above it, in their event and around
    /// it.
    fn bounds(&self, event: usize, group: usize, outcome: Outcome) -> (u64, u64) {
        let (mut low, mut high) = (0, u64::MAX);
        let mut named: Vec<usize> = Vec::new();
        for atom in self.atoms {
            let at = atom.event.unwrap_or(usize::MAX);
            if !atom.names.is_empty() {
                let hurt = outcome == Outcome::Casualties
                    && matches!(atom.outcome, Outcome::Killed | Outcome::Wounded);
                let is_below = self.world.lies_in(atom.group, group)
                    && (at == event || self.world.happens_in(at, event));
                if (atom.outcome == outcome || hurt) && is_below {
                    named.extend(&atom.names);
                }
            } else if (at, atom.group, atom.outcome) == (event, group, outcome) {
                low = low.max(atom.low);
                high = high.min(atom.high.unwrap_or(u64::MAX));
            }
        }
        named.sort_unstable();
        named.dedup();
        low = low.max(named.len() as u64);
        if let Some(probe) = self.probe
            && (probe.event.unwrap_or(usize::MAX), probe.outcome, probe.group) == (event, outcome, group)
        {
            (low, high) = (low.max(probe.value), high.min(probe.value));
        }
        (low, high)
    }
}
