//! An independent part of the problem: facts that may bound one another, and the numbers that they are about.
//!
//! This file asks for figures that make facts true; `nodes` turns facts into numbers that bound each other, and `solver`
//! does the arithmetic.

use std::collections::{BTreeMap, HashMap};

use super::budget::Budget;
use super::fact::{Fact, Family, Happening, channel, layer};
use super::forest::Forest;
use super::nodes::{Nodes, NumberId};
use super::solver::{Answer, Channel, Clash, OPEN, Ranges, Span};
use super::union::Union;
use crate::dossier::{GroupId, Outcome, PersonId};

/// Facts, and the numbers that bear on them.
#[derive(Debug)]
pub(super) struct Part {
    nodes: Nodes,
    /// The claims, by their rows.
    members: Vec<usize>,
    demands: Vec<Demand>,
    names: Vec<Naming>,
}

/// A fact of a member: a range for a number.
#[derive(Debug)]
struct Demand {
    member: usize,
    node: usize,
    channel: Channel,
    span: Span,
    /// True if the claim counts something that is only a part of what the number counts.
    is_implied: bool,
}

/// A person named by a fact for a channel; sorted, so that entries for one person are adjacent.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Naming {
    channel: Channel,
    person: PersonId,
    member: usize,
    node: usize,
}

/// Whether figures make all chosen facts true.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// Proved: some do.
    Stands,
    /// Proved: none do.
    Fails,
    /// Neither was proved.
    Undecided,
}

/// What remains of the range of one number.
#[derive(Clone, Copy, Debug)]
pub(super) struct Range {
    pub(super) spot: NumberId,
    pub(super) channel: Channel,
    pub(super) span: Span,
    /// True if both ends occur.
    pub(super) is_exact: bool,
}

/// Splits the problem into parts that have nothing to do with each other, in the order of their first claim.
pub(super) fn parts(forest: &Forest, facts: &[Fact]) -> Vec<Part> {
    let mut union = Union::new(facts.len());
    let mut first: HashMap<(Family, Happening, GroupId), usize> = HashMap::new();
    let mut of_row: HashMap<usize, usize> = HashMap::new();
    for (at, fact) in facts.iter().enumerate() {
        let tree = (
            Family::from_outcome(fact.outcome),
            forest.whole_happening(fact.happening),
            forest.root(fact.group),
        );
        union.join(*first.entry(tree).or_insert(at), at);
        // What one claim says stands or falls together.
        union.join(*of_row.entry(fact.row).or_insert(at), at);
    }
    let sets = union.into_sets();
    sets.into_iter().map(|set| Part::new(forest, set.into_iter().map(|at| &facts[at]))).collect()
}

impl Part {
    /// Builds the part of some facts.
    pub(super) fn new<'f>(forest: &Forest, facts: impl Iterator<Item = &'f Fact>) -> Self {
        let facts: Vec<&Fact> = facts.collect();
        let mut members: Vec<usize> = facts.iter().map(|fact| fact.row).collect();
        members.sort_unstable();
        members.dedup();
        let spots: Vec<NumberId> = facts.iter().map(|fact| NumberId::from_fact(fact)).collect();
        let nodes = Nodes::new(forest, &spots);
        let (mut demands, mut names) = (Vec::new(), Vec::new());
        for (fact, spot) in facts.iter().zip(&spots) {
            let (Some(node), Ok(member)) = (nodes.find(spot), members.binary_search(&fact.row)) else {
                continue;
            };
            let high = fact.range.high.map_or(OPEN, u128::from);
            let own = channel(fact.outcome);
            demands.push(Demand {
                member,
                node,
                channel: own,
                span: Span { low: u128::from(fact.range.low), high },
                is_implied: fact.is_implied,
            });
            // A person named as killed or wounded is a casualty too.
            let also = matches!(own, Channel::Killed | Channel::Wounded).then_some(Channel::Casualties);
            for person in &fact.names {
                let channels = std::iter::once(own).chain(also);
                names.extend(channels.map(|channel| Naming { channel, person: *person, member, node }));
            }
        }
        names.sort_unstable();
        Self { nodes, members, demands, names }
    }

    /// The claims, by their rows, ascending.
    pub(super) fn members(&self) -> &[usize] {
        &self.members
    }

    /// The event and the population of a node; `None` for the rest of a breakdown.
    pub(super) fn place(&self, node: usize) -> Option<(Happening, GroupId)> {
        let spot = self.nodes.spot(node);
        Some((spot.happening, spot.group()?))
    }

    /// The outcomes that a node counts.
    pub(super) fn family(&self, node: usize) -> Family {
        self.nodes.spot(node).family
    }

    /// True if something is counted that the dossier says is a part of something else.
    fn has_implied(&self) -> bool {
        self.demands.iter().any(|demand| demand.is_implied)
    }

    /// The cost of one answer, in steps of about a nanosecond.
    pub(super) fn cost(&self) -> u64 {
        self.nodes.network.cost() + (self.demands.len() * 4 + self.names.len() * 8) as u64
    }

    /// What the chosen members, by their index in `members`, say of each number.
    fn collect_ranges(&self, chosen: impl Fn(usize) -> bool) -> Vec<Ranges> {
        let mut ranges = vec![Ranges::ALL; self.nodes.len()];
        for demand in self.demands.iter().filter(|demand| chosen(demand.member)) {
            ranges[demand.node].narrow(demand.channel, demand.span);
        }
        self.count_names(&mut ranges, chosen);
        ranges
    }

    /// The first contradiction on the way from the parts up, if there is one of that kind.
    pub(super) fn clash(&self) -> Option<Clash> {
        let mut ranges = self.collect_ranges(|_| true);
        self.nodes.network.rise(&mut ranges).err()
    }

    /// Returns whether figures make the chosen members true, by their index in `members`.
    pub(super) fn stands(&self, chosen: impl Fn(usize) -> bool, budget: &Budget) -> Standing {
        match self.answer(&self.collect_ranges(chosen), budget) {
            Answer::Fits { .. } => Standing::Stands,
            Answer::Fails => Standing::Fails,
            Answer::Undecided { .. } => Standing::Undecided,
        }
    }

    fn answer(&self, ranges: &[Ranges], budget: &Budget) -> Answer {
        let answer = if self.nodes.is_simple() {
            let mut within = ranges.to_vec();
            // As many sweeps as are needed are few: up and down.
            match self.nodes.network.narrow(&mut within, &Budget::new(u64::MAX)) {
                Err(_) => Answer::Fails,
                Ok(()) => Answer::Fits { figures: Vec::new(), within },
            }
        } else {
            self.nodes.network.solve(ranges, budget)
        };
        let is_loose = self.nodes.is_cut() || (!self.nodes.is_simple() && self.has_implied());
        match answer {
            // Some of what the dossier says was left out, or that one outcome is part of another was taken only as far
            // as its low ends go: more may fit than really do.
            Answer::Fits { within, .. } if is_loose => Answer::Undecided { within },
            answer => answer,
        }
    }

    /// Returns whether figures make the chosen members true, and what remains of the range of each number that a member
    /// counts; no ranges if they cannot all be true.
    pub(super) fn judge(&self, chosen: impl Fn(usize) -> bool, budget: &Budget) -> (Standing, Vec<Range>) {
        let said = self.collect_ranges(chosen);
        let (standing, within, figures) = match self.answer(&said, budget) {
            Answer::Fails => return (Standing::Fails, Vec::new()),
            Answer::Fits { figures, within } => (Standing::Stands, within, Some(figures)),
            Answer::Undecided { within } => (Standing::Undecided, within, None),
        };
        let counted = self.demands.iter().filter(|demand| !demand.is_implied);
        let mut numbers: Vec<(usize, Channel)> =
            counted.map(|demand| (demand.node, demand.channel)).collect();
        numbers.sort_unstable();
        numbers.dedup();
        let range = |(node, channel): (usize, Channel)| {
            let own = within[node].span(channel);
            let (span, is_exact) = match &figures {
                None => (own, false),
                Some(figures) if figures.is_empty() => (own, true),
                Some(figures) => {
                    let known = figures[node][channel as usize];
                    self.ends(&said, (node, channel), own, known, budget)
                        .map_or((own, false), |span| (span, true))
                }
            };
            let spot = self.nodes.spot(node);
            // What remains of the whole may leave less of a part than its own claims do.
            let is_exact = is_exact && layer(spot.family.last()).is_none();
            Range { spot, channel, span, is_exact }
        };
        (standing, numbers.into_iter().map(range).collect())
    }

    /// The lowest and the highest figure that a number can have, of which one is known; `None` if the budget runs out.
    fn ends(
        &self,
        said: &[Ranges],
        (node, channel): (usize, Channel),
        within: Span,
        known: u128,
        budget: &Budget,
    ) -> Option<Span> {
        let can_be = |to: Span| {
            let mut ranges = said.to_vec();
            ranges[node].narrow(channel, to);
            match self.answer(&ranges, budget) {
                Answer::Fits { .. } => Some(true),
                Answer::Fails => Some(false),
                Answer::Undecided { .. } => None,
            }
        };
        // Every step halves what lies between a figure that occurs and those that may not; the ends are tried first.
        let (mut low, mut occurs, mut middle) = (within.low, known, within.low);
        while low < occurs {
            if can_be(Span::up_to(middle))? {
                occurs = middle;
            } else {
                low = middle + 1;
            }
            middle = low.midpoint(occurs);
        }
        let lowest = low;
        // No figure and no sum of figures comes near this; if it occurs, any does.
        let far = 1_u128 << 100;
        if within.high == OPEN && can_be(Span::from(far))? {
            return Some(Span { low: lowest, high: OPEN });
        }
        let (mut high, mut occurs) = (within.high.min(far), known);
        let mut middle = high;
        while occurs < high {
            if can_be(Span::from(middle))? {
                occurs = middle;
            } else {
                high = middle - 1;
            }
            middle = high - (high - occurs) / 2;
        }
        Some(Span { low: lowest, high })
    }

    /// Raises each node to the number of different people named at it or below.
    fn count_names(&self, ranges: &mut [Ranges], chosen: impl Fn(usize) -> bool) {
        if self.names.is_empty() {
            return;
        }
        for channel in Channel::ALL {
            let mut counts = vec![0_u128; self.nodes.len()];
            let mut counted_for = vec![None; self.nodes.len()];
            let mut left = Vec::new();
            for naming in
                self.names.iter().filter(|naming| naming.channel == channel && chosen(naming.member))
            {
                left.push(naming.node);
                while let Some(node) = left.pop() {
                    if counted_for[node] != Some(naming.person) {
                        counted_for[node] = Some(naming.person);
                        counts[node] += 1;
                        left.extend_from_slice(self.nodes.wholes(node));
                    }
                }
            }
            for (range, count) in ranges.iter_mut().zip(counts) {
                range.narrow(channel, Span::from(count));
            }
        }
    }

    /// Splits the claims further: nothing above the numbers that have an upper end can cause a contradiction, so what
    /// hangs together only there is apart. Claims that can never contradict any other are left out.
    pub(super) fn corners(&self, forest: &Forest, facts: &[Fact]) -> Vec<Self> {
        let capped = self.demands.iter().filter(|demand| demand.span.high != OPEN).map(|demand| demand.node);
        let corner_of_node = self.nodes.bounded(capped);
        // A claim that says several things ties their corners together.
        let mut union = Union::new(self.nodes.len());
        let mut corner_of: BTreeMap<usize, usize> = BTreeMap::new();
        for demand in &self.demands {
            if let Some(corner) = corner_of_node[demand.node] {
                union.join(*corner_of.entry(demand.member).or_insert(corner), corner);
            }
        }
        let mut of_corner: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (member, corner) in corner_of {
            of_corner.entry(union.first(corner)).or_default().push(self.members[member]);
        }
        // Facts are in the order of their claims, and each claim's rows are found by halving.
        let of_row = |row: usize| {
            let start = facts.partition_point(|fact| fact.row < row);
            facts[start..].iter().take_while(move |fact| fact.row == row)
        };
        let mut corners: Vec<Self> = of_corner
            .into_values()
            .map(|rows| Self::new(forest, rows.into_iter().flat_map(of_row)))
            .collect();
        corners.sort_by_key(|corner| corner.members.first().copied());
        corners
    }
}

/// The fact of `facts` that sets the upper end `high` for this number.
pub(super) fn allows<'a>(
    facts: &[&'a Fact],
    (happening, group): (Happening, GroupId),
    outcome: Outcome,
    high: u128,
) -> Option<&'a Fact> {
    let is_here = |fact: &&&Fact| {
        (fact.happening, fact.group, fact.outcome) == (happening, group, outcome)
            && fact.range.high.map(u128::from) == Some(high)
    };
    facts.iter().find(is_here).copied()
}
