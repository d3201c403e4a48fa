//! The numbers that bear on some facts: one for each event and population, as far as they are needed.
//!
//! Of the events only those are needed that facts are about: between two of them, an event without facts can have the
//! numbers of the larger one. Of the populations of an event only those are needed of which something is said, in this
//! event or in a part of it, and what they are part of. If the parts of a breakdown are all of a whole, all of them are
//! needed that facts are about in any event; what the other parts have in common is one number, the rest.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::fact::{Fact, Family, Happening};
use super::forest::{BreakdownId, Forest};
use super::solver::Network;
use super::union::Union;
use crate::dossier::GroupId;

/// Maximum of numbers for one part of the problem. Beyond, events are taken as if none were part of another, and the
/// answer says that it is none.
const MOST_NODES: usize = 200_000;

/// What a number counts: of which outcomes, in which event, of whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct NumberId {
    pub(super) family: Family,
    pub(super) happening: Happening,
    of: Of,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Of {
    Group(GroupId),
    /// The parts of a breakdown that no fact is about.
    Rest(BreakdownId),
}

impl NumberId {
    pub(super) fn from_fact(fact: &Fact) -> Self {
        let family = Family::from_outcome(fact.outcome);
        Self { family, happening: fact.happening, of: Of::Group(fact.group) }
    }

    /// The population, unless it is the rest of a breakdown.
    pub(super) const fn group(self) -> Option<GroupId> {
        match self.of {
            Of::Group(group) => Some(group),
            Of::Rest(_) => None,
        }
    }

    const fn at(self, of: Of) -> Self {
        Self { of, ..self }
    }
}

/// Numbers that bound each other.
#[derive(Debug)]
pub(super) struct Nodes {
    /// Parts before wholes.
    spots: Vec<NumberId>,
    node_of: HashMap<NumberId, usize>,
    pub(super) network: Network,
    /// For each node, the wholes that bound it.
    wholes: Vec<Vec<usize>>,
    /// The constraints: the whole, its parts, and whether they are all of it.
    sums: Vec<(usize, Vec<usize>, bool)>,
    is_simple: bool,
    is_cut: bool,
}

impl Nodes {
    /// Finds the numbers for facts about these spots, and how they bound each other. Takes as many steps as there are
    /// spots, times the levels of their populations and of their events.
    pub(super) fn new(forest: &Forest, facts: &[NumberId]) -> Self {
        let needed = Needed::new(forest, facts);
        let depth = |spot: &NumberId| {
            let groups = match spot.of {
                Of::Group(group) => forest.depth(group),
                Of::Rest(id) => forest.depth(forest.breakdown(id).whole) + 1,
            };
            groups + forest.levels_above(spot.happening)
        };
        let mut spots: Vec<NumberId> = needed.spots.iter().copied().collect();
        spots.sort_by_cached_key(|spot| (std::cmp::Reverse(depth(spot)), *spot));
        let node_of: HashMap<NumberId, usize> =
            spots.iter().enumerate().map(|(node, spot)| (*spot, node)).collect();
        let mut exclusive: BTreeMap<(usize, BreakdownId), Vec<usize>> = BTreeMap::new();
        let mut sums: Vec<(usize, Vec<usize>, bool)> = Vec::new();
        let mut is_simple = true;
        for (node, spot) in spots.iter().enumerate() {
            let whole = |of: Of| node_of.get(&spot.at(of)).copied();
            match spot.of {
                Of::Rest(id) => {
                    if let Some(whole) = whole(Of::Group(forest.breakdown(id).whole)) {
                        exclusive.entry((whole, id)).or_default().push(node);
                    }
                }
                Of::Group(group) => {
                    let above = forest.within(group).filter(|_| forest.depth(group) > 0);
                    if let Some(whole) = above.and_then(|above| whole(Of::Group(above))) {
                        match forest.breakdown_of(group) {
                            Some(id) => exclusive.entry((whole, id)).or_default().push(node),
                            None => sums.push((whole, vec![node], false)),
                        }
                    }
                }
            }
            let around = needed.above.get(&(spot.family, spot.happening)).copied();
            if let Some(whole) =
                around.and_then(|around| node_of.get(&NumberId { happening: around, ..*spot }))
            {
                is_simple = false;
                sums.push((*whole, vec![node], false));
            }
        }
        for ((whole, id), parts) in exclusive {
            let is_complete = needed.complete.contains(&(spots[whole], id));
            is_simple &= !is_complete;
            sums.push((whole, parts, is_complete));
        }
        let mut wholes = vec![Vec::new(); spots.len()];
        for (whole, parts, _) in &sums {
            for part in parts {
                wholes[*part].push(*whole);
            }
        }
        let network = Network::new(spots.len(), sums.clone());
        Self { spots, node_of, network, wholes, sums, is_simple, is_cut: needed.is_cut }
    }

    pub(super) fn len(&self) -> usize {
        self.spots.len()
    }

    pub(super) fn find(&self, spot: &NumberId) -> Option<usize> {
        self.node_of.get(spot).copied()
    }

    pub(super) fn spot(&self, node: usize) -> NumberId {
        self.spots[node]
    }

    /// The wholes of a node.
    pub(super) fn wholes(&self, node: usize) -> &[usize] {
        &self.wholes[node]
    }

    /// True if every number has one whole at most and no breakdown is complete: then narrowing decides.
    pub(super) const fn is_simple(&self) -> bool {
        self.is_simple
    }

    /// True if something that the dossier says was left out because there is too much of it.
    pub(super) const fn is_cut(&self) -> bool {
        self.is_cut
    }

    /// The sets of nodes that bound each other below nodes with an upper end, by their first node; `None` for nodes
    /// without an upper end at them or above.
    pub(super) fn bounded(&self, capped: impl Iterator<Item = usize>) -> Vec<Option<usize>> {
        let mut is_capped = vec![false; self.len()];
        for node in capped {
            is_capped[node] = true;
        }
        // The parts that are all of a whole also bound it from above.
        for (whole, parts, _) in self.sums.iter().filter(|(.., is_complete)| *is_complete) {
            is_capped[*whole] = true;
            for part in parts {
                is_capped[*part] = true;
            }
        }
        let mut order: Vec<_> = self.sums.iter().collect();
        order.sort_by_key(|(whole, ..)| std::cmp::Reverse(*whole));
        let mut union = Union::new(self.len());
        for (whole, parts, _) in order {
            if is_capped[*whole] {
                for part in parts {
                    is_capped[*part] = true;
                    union.join(*whole, *part);
                }
            }
        }
        (0..self.len()).map(|node| is_capped[node].then(|| union.first(node))).collect()
    }
}

/// The numbers that are needed.
#[derive(Default)]
struct Needed {
    spots: BTreeSet<NumberId>,
    /// The nearest event around each event that facts are about as well.
    above: HashMap<(Family, Happening), Happening>,
    /// The wholes of which all parts of a breakdown are among the numbers.
    complete: HashSet<(NumberId, BreakdownId)>,
    is_cut: bool,
}

impl Needed {
    fn new(forest: &Forest, facts: &[NumberId]) -> Self {
        let mut needed = Self::default();
        needed.find_above(forest, facts);
        for fact in facts {
            needed.add(forest, *fact);
            if needed.spots.len() > MOST_NODES {
                return Self::without_nesting(forest, facts);
            }
        }
        needed.add_siblings(forest);
        if needed.spots.len() > MOST_NODES { Self::without_nesting(forest, facts) } else { needed }
    }

    /// Takes every event by itself and no breakdown as complete.
    fn without_nesting(forest: &Forest, facts: &[NumberId]) -> Self {
        let mut needed = Self { is_cut: true, ..Self::default() };
        for fact in facts {
            needed.add(forest, *fact);
        }
        needed
    }

    fn find_above(&mut self, forest: &Forest, facts: &[NumberId]) {
        let told: HashSet<(Family, Happening)> =
            facts.iter().map(|fact| (fact.family, fact.happening)).collect();
        for (family, happening) in &told {
            let mut around = forest.happenings_around(*happening).skip(1);
            if let Some(above) = around.find(|around| told.contains(&(*family, *around))) {
                self.above.insert((*family, *happening), above);
            }
        }
    }

    /// Adds a spot and everything that it is part of.
    fn add(&mut self, forest: &Forest, spot: NumberId) {
        let Of::Group(group) = spot.of else { return };
        let mut next = Some(spot.happening);
        while let Some(happening) = next {
            let here = NumberId { happening, ..spot };
            if self.spots.contains(&here) {
                return;
            }
            for whole in forest.upward(group) {
                if !self.spots.insert(here.at(Of::Group(whole))) {
                    break;
                }
            }
            next = self.above.get(&(spot.family, happening)).copied();
        }
    }

    /// Adds what is missing of complete breakdowns of which a part is there.
    fn add_siblings(&mut self, forest: &Forest) {
        let told: HashSet<(Family, GroupId)> =
            self.spots.iter().filter_map(|spot| Some((spot.family, spot.group()?))).collect();
        let broken_down: Vec<(NumberId, BreakdownId)> = self
            .spots
            .iter()
            .filter_map(|spot| Some((*spot, forest.breakdown_of(spot.group()?)?)))
            .filter(|(_, id)| forest.breakdown(*id).is_complete)
            .collect();
        for (spot, id) in broken_down {
            let breakdown = forest.breakdown(id);
            if !self.complete.insert((spot.at(Of::Group(breakdown.whole)), id)) {
                continue;
            }
            let (known, rest): (Vec<GroupId>, Vec<GroupId>) =
                breakdown.parts.iter().partition(|part| told.contains(&(spot.family, **part)));
            self.spots.extend(known.into_iter().map(|part| spot.at(Of::Group(part))));
            if !rest.is_empty() {
                self.spots.insert(spot.at(Of::Rest(id)));
            }
            if self.spots.len() > MOST_NODES {
                return;
            }
        }
    }
}
