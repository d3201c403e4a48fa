//! An independent part of the problem: the facts of one event, one tree of populations, one family of
//! outcomes.
//!
//! This file turns facts into bounds on nodes; `solver` does the arithmetic.

use super::fact::{Fact, Family, Happening, channel, layer};
use super::forest::Forest;
use super::solver::{self, Below, Channel, Clash, Node, OPEN, Ranges, Span};
use crate::dossier::{Declared, GroupId, Id, Outcome, PersonId};

/// Facts with their populations and everything those are part of.
#[derive(Debug)]
pub(super) struct Part {
    /// The populations, parts before wholes.
    groups: Vec<GroupId>,
    nodes: Vec<Node>,
    /// The facts, by their index among all facts.
    members: Vec<usize>,
    demands: Vec<Demand>,
    /// The declared outcomes that are part of others.
    layers: Vec<Declared>,
    names: Vec<Naming>,
}

#[derive(Debug)]
struct Demand {
    node: usize,
    channel: Channel,
    span: Span,
    /// The declared outcome that is counted, if it is only a part of what the channel counts.
    layer: Option<Declared>,
}

impl Demand {
    /// What it demands of its channel: no more of the part than of the whole.
    const fn of_channel(&self) -> Span {
        match self.layer {
            Some(_) => Span { low: self.span.low, high: OPEN },
            None => self.span,
        }
    }
}

/// A person named by a fact for a channel; sorted, so that entries for one person are adjacent.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Naming {
    channel: Channel,
    person: PersonId,
    member: usize,
}

/// Splits the problem into parts by event, tree and family of outcomes, in the order of their first fact.
pub(super) fn parts(forest: &Forest, facts: &[Fact]) -> Vec<Part> {
    let key = |at: usize| -> (Happening, GroupId, Family) {
        (facts[at].happening, forest.root(facts[at].group), Family::of(facts[at].outcome))
    };
    let mut order: Vec<usize> = (0..facts.len()).collect();
    order.sort_by_key(|at| key(*at));
    let mut builder = Builder::new(forest);
    let mut parts: Vec<_> = order
        .chunk_by(|a, b| key(*a) == key(*b))
        .map(|members| builder.build(facts, members, None))
        .collect();
    parts.sort_by_key(|part| part.members.first().copied());
    parts
}

/// Builds parts one after another, sharing one table of populations.
pub(super) struct Builder<'a> {
    forest: &'a Forest,
    /// The node of each population in the part under construction.
    node_of: Vec<Option<usize>>,
}

impl<'a> Builder<'a> {
    pub(super) fn new(forest: &'a Forest) -> Self {
        Self { forest, node_of: vec![None; forest.len()] }
    }

    /// Builds the part of `members`, all of one event and family, up to `top` or else up to the roots.
    pub(super) fn build(&mut self, facts: &[Fact], members: &[usize], top: Option<GroupId>) -> Part {
        let groups = self.groups(members.iter().map(|at| facts[*at].group), top);
        for (node, group) in groups.iter().enumerate() {
            self.node_of[group.index()] = Some(node);
        }
        let whole = |group: GroupId| self.forest.within(group).filter(|_| Some(group) != top);
        let node = |group: GroupId| Node {
            whole: whole(group).and_then(|whole| self.node_of[whole.index()]),
            disjoint: self.forest.disjoint(group),
        };
        let nodes = groups.iter().map(|group| node(*group)).collect();
        let demand = |at: &usize| {
            let fact = &facts[*at];
            let high = fact.range.high.map_or(OPEN, u128::from);
            let node = self.node_of[fact.group.index()]?;
            Some(Demand {
                node,
                channel: channel(fact.outcome),
                span: Span { low: u128::from(fact.range.low), high },
                layer: layer(fact.outcome),
            })
        };
        let demands: Vec<Demand> = members.iter().filter_map(demand).collect();
        let mut layers: Vec<_> = demands.iter().filter_map(|demand| demand.layer).collect();
        layers.sort_unstable();
        layers.dedup();
        for group in &groups {
            self.node_of[group.index()] = None;
        }
        Part { groups, nodes, members: members.to_vec(), demands, layers, names: namings(facts, members) }
    }

    /// The populations and everything they are part of, deepest first.
    fn groups(&mut self, of: impl Iterator<Item = GroupId>, top: Option<GroupId>) -> Vec<GroupId> {
        let mut groups = Vec::new();
        for group in of {
            let mut next = Some(group);
            while let Some(at) = next.filter(|at| self.node_of[at.index()].is_none()) {
                // Marks it as visited; the right number follows.
                self.node_of[at.index()] = Some(0);
                groups.push(at);
                next = self.forest.within(at).filter(|_| Some(at) != top);
            }
        }
        groups.sort_by_key(|group| (std::cmp::Reverse(self.forest.depth(*group)), *group));
        groups
    }
}

fn namings(facts: &[Fact], members: &[usize]) -> Vec<Naming> {
    let mut names = Vec::new();
    for (member, at) in members.iter().enumerate() {
        let fact = &facts[*at];
        let own = channel(fact.outcome);
        // A person named as killed or wounded is a casualty too.
        let also = matches!(own, Channel::Killed | Channel::Wounded).then_some(Channel::Casualties);
        for person in &fact.names {
            let channels = std::iter::once(own).chain(also);
            names.extend(channels.map(|channel| Naming { channel, person: *person, member }));
        }
    }
    names.sort_unstable();
    names
}

impl Part {
    pub(super) fn members(&self) -> &[usize] {
        &self.members
    }

    pub(super) fn group(&self, node: usize) -> GroupId {
        self.groups[node]
    }

    /// The cost of one answer, in steps of about a nanosecond.
    pub(super) fn cost(&self) -> u64 {
        (self.nodes.len() * 16 * (1 + self.layers.len()) + self.members.len() * 4 + self.names.len() * 8)
            as u64
    }

    /// Decides whether the chosen members, by their index in `members`, can all be true; if not, returns
    /// where they contradict each other.
    pub(super) fn settle(&self, chosen: impl Fn(usize) -> bool) -> Result<Settled<'_>, Clash> {
        let layers = self.layers.iter().map(|layer| self.settle_layer(*layer, &chosen));
        let layers = layers.collect::<Result<Vec<_>, Clash>>()?;
        let mut ranges = vec![Ranges::ALL; self.nodes.len()];
        for (member, demand) in self.demands.iter().enumerate() {
            if chosen(member) {
                ranges[demand.node].narrow(demand.channel, demand.of_channel());
            }
        }
        self.count_names(&mut ranges, chosen);
        let below = solver::settle(&self.nodes, &mut ranges)?;
        Ok(Settled { part: self, ranges, below, layers })
    }

    /// Decides the same for the claims of one declared outcome, as if it were alone.
    fn settle_layer(&self, layer: Declared, chosen: &impl Fn(usize) -> bool) -> Result<Layer, Clash> {
        let mut ranges = vec![Ranges::ALL; self.nodes.len()];
        let is_in = |member: usize| self.demands[member].layer == Some(layer) && chosen(member);
        for demand in
            (0..self.demands.len()).filter(|member| is_in(*member)).map(|member| &self.demands[member])
        {
            ranges[demand.node].narrow(Channel::Strength, demand.span);
        }
        // Names raise the channels of the whole; what they raise of the part is the same.
        let mut named = vec![Ranges::ALL; self.nodes.len()];
        self.count_names(&mut named, is_in);
        let whole =
            self.demands.iter().find(|demand| demand.layer == Some(layer)).map(|demand| demand.channel);
        if let Some(channel) = whole {
            for (range, named) in ranges.iter_mut().zip(named) {
                range.narrow(Channel::Strength, Span { low: named.of(channel).low, high: OPEN });
            }
        }
        let below = solver::settle(&self.nodes, &mut ranges)?;
        Ok(Layer { of: layer, channel: whole.unwrap_or(Channel::Strength), ranges, below })
    }

    /// Raises each node to the number of different people named at it or below.
    fn count_names(&self, ranges: &mut [Ranges], chosen: impl Fn(usize) -> bool) {
        if self.names.is_empty() {
            return;
        }
        for channel in [Channel::Killed, Channel::Wounded, Channel::Casualties, Channel::Strength] {
            let mut counts = vec![0_u128; self.nodes.len()];
            let mut counted_for = vec![None; self.nodes.len()];
            for naming in
                self.names.iter().filter(|naming| naming.channel == channel && chosen(naming.member))
            {
                let mut next = Some(self.demands[naming.member].node);
                while let Some(node) = next.filter(|node| counted_for[*node] != Some(naming.person)) {
                    counted_for[node] = Some(naming.person);
                    counts[node] += 1;
                    next = self.nodes[node].whole;
                }
            }
            for (range, count) in ranges.iter_mut().zip(counts) {
                range.narrow(channel, Span { low: count, high: OPEN });
            }
        }
    }

    /// Splits the facts further: nothing above a population with an upper end can cause a contradiction, so
    /// each topmost such population forms a part with everything below it. Facts that can never contradict
    /// any other are left out.
    pub(super) fn corners(&self, builder: &mut Builder<'_>, facts: &[Fact]) -> Vec<Self> {
        let mut top: Vec<Option<usize>> = vec![None; self.nodes.len()];
        for demand in self.demands.iter().filter(|demand| demand.span.high != OPEN) {
            top[demand.node] = Some(demand.node);
        }
        for node in (0..self.nodes.len()).rev() {
            let above = self.nodes[node].whole.and_then(|whole| top[whole]);
            top[node] = above.or(top[node]);
        }
        let corner = |member: usize| top[self.demands[member].node];
        let mut order: Vec<usize> = (0..self.members.len()).filter(|at| corner(*at).is_some()).collect();
        order.sort_by_key(|at| corner(*at));
        let alike = |a: &usize, b: &usize| corner(*a) == corner(*b);
        let build = |members: &[usize]| {
            let top = members.first().and_then(|at| corner(*at)).map(|node| self.groups[node]);
            let members: Vec<_> = members.iter().map(|at| self.members[*at]).collect();
            builder.build(facts, &members, top)
        };
        order.chunk_by(alike).map(build).collect()
    }
}

/// A part whose chosen facts can all be true.
pub(super) struct Settled<'a> {
    part: &'a Part,
    ranges: Vec<Ranges>,
    below: Below,
    layers: Vec<Layer>,
}

/// The numbers of a declared outcome that is part of what `channel` counts.
struct Layer {
    of: Declared,
    channel: Channel,
    ranges: Vec<Ranges>,
    below: Below,
}

impl Settled<'_> {
    /// The exact remaining ranges.
    pub(super) fn ranges(mut self) -> Exact {
        solver::narrow(&self.part.nodes, &mut self.ranges, &self.below);
        for layer in &mut self.layers {
            for (own, whole) in layer.ranges.iter_mut().zip(&self.ranges) {
                own.narrow(Channel::Strength, Span { low: 0, high: whole.of(layer.channel).high });
            }
            solver::narrow(&self.part.nodes, &mut layer.ranges, &layer.below);
        }
        let layers = self.layers.into_iter().map(|layer| (layer.of, layer.ranges)).collect();
        Exact { ranges: self.ranges, layers }
    }
}

/// The exact range of every channel at every node.
pub(super) struct Exact {
    ranges: Vec<Ranges>,
    /// Those of declared outcomes that are part of others.
    layers: Vec<(Declared, Vec<Ranges>)>,
}

impl Exact {
    /// The range of the number that this member of `part` counts.
    pub(super) fn of(&self, part: &Part, member: usize) -> Span {
        let demand = &part.demands[member];
        let layer = self.layers.iter().find(|(of, _)| demand.layer == Some(*of));
        match layer {
            Some((_, ranges)) => ranges[demand.node].of(Channel::Strength),
            None => self.ranges[demand.node].of(demand.channel),
        }
    }
}

/// The outcomes of the `facts` at `group` whose upper end is `high`, in the order of the facts.
pub(super) fn allows<'a>(
    facts: &[&'a Fact],
    group: GroupId,
    outcome: Outcome,
    high: u128,
) -> Option<&'a Fact> {
    let mut here = facts.iter().filter(|fact| fact.group == group && fact.outcome == outcome);
    here.find(|fact| fact.range.high.map(u128::from) == Some(high)).copied()
}
