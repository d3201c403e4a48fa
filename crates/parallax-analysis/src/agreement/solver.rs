//! The arithmetic: bounds on a forest of nodes, tightened upward and downward. Pure numbers.
//!
//! `super` describes the model and why the two passes are exact. This file knows no dossier and no claim.

/// No upper end. All figures and sums of figures are far below.
pub(super) const OPEN: u128 = u128::MAX;

/// What is bounded at a node. Captured and missing people are bounded only by the forest, like strength
/// without casualties, so each of them is solved as a strength of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Channel {
    Killed,
    Wounded,
    Casualties,
    Strength,
}

impl Channel {
    const COUNT: usize = 4;
}

/// Whole numbers from `low` to `high`, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) low: u128,
    pub(super) high: u128,
}

impl Span {
    pub(super) const ALL: Self = Self { low: 0, high: OPEN };

    fn narrow(&mut self, other: Self) {
        self.low = self.low.max(other.low);
        self.high = self.high.min(other.high);
    }
}

/// A population; nodes are ordered with parts before wholes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Node {
    /// The index of the whole it is part of.
    pub(super) whole: Option<usize>,
    /// True if its parts have no members in common.
    pub(super) disjoint: bool,
}

/// The four ranges of a node.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ranges([Span; Channel::COUNT]);

impl Ranges {
    pub(super) const ALL: Self = Self([Span::ALL; Channel::COUNT]);

    pub(super) const fn of(&self, channel: Channel) -> Span {
        self.0[channel as usize]
    }

    pub(super) fn narrow(&mut self, channel: Channel, to: Span) {
        self.0[channel as usize].narrow(to);
    }

    fn set_lows(&mut self, lows: Lows) {
        for (span, low) in self.0.iter_mut().zip(lows) {
            span.low = low;
        }
    }

    fn set_highs(&mut self, highs: Lows) {
        for (span, high) in self.0.iter_mut().zip(highs) {
            span.high = high;
        }
    }
}

type Lows = [u128; Channel::COUNT];

/// Why no figures fit a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Collision {
    /// More are needed than are allowed.
    Over(Channel),
    /// More casualties are needed than killed and wounded are allowed.
    CasualtiesOverParts { killed: u128, wounded: u128 },
    /// More killed and wounded are needed than casualties are allowed.
    PartsOverCasualties,
}

/// The first node, from the parts up, that no figures fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Clash {
    pub(super) node: usize,
    pub(super) collision: Collision,
    /// The minimum needed there.
    pub(super) need: u128,
    /// The maximum allowed there.
    pub(super) room: u128,
}

/// What the parts of each node need together, as computed by [`settle`].
#[derive(Debug)]
pub(super) struct Below(Vec<Lows>);

/// From the parts up: raises the low ends to what the parts and the other channels need. Linear.
pub(super) fn settle(nodes: &[Node], ranges: &mut [Ranges]) -> Result<Below, Clash> {
    let mut below = vec![Lows::default(); nodes.len()];
    for (at, node) in nodes.iter().enumerate() {
        let own = &mut ranges[at];
        for (span, needed) in own.0.iter_mut().zip(below[at]) {
            span.low = span.low.max(needed);
        }
        if let Some((collision, need, room)) = collision(own) {
            return Err(Clash { node: at, collision, need, room });
        }
        let lows = least(own);
        own.set_lows(lows);
        if let Some(whole) = node.whole {
            for (needed, low) in below[whole].iter_mut().zip(lows) {
                *needed = if nodes[whole].disjoint { *needed + low } else { low.max(*needed) };
            }
        }
    }
    Ok(Below(below))
}

fn collision(ranges: &Ranges) -> Option<(Collision, u128, u128)> {
    let [killed, wounded, casualties, strength] = ranges.0;
    for (channel, span) in
        [(Channel::Killed, killed), (Channel::Wounded, wounded), (Channel::Casualties, casualties)]
    {
        if span.low > span.high {
            return Some((Collision::Over(channel), span.low, span.high));
        }
    }
    let room = killed.high.saturating_add(wounded.high);
    if casualties.low > room {
        let collision = Collision::CasualtiesOverParts { killed: killed.high, wounded: wounded.high };
        return Some((collision, casualties.low, room));
    }
    let need = killed.low + wounded.low;
    if need > casualties.high {
        return Some((Collision::PartsOverCasualties, need, casualties.high));
    }
    let present = strength.low.max(casualties.low).max(need);
    (present > strength.high).then_some((Collision::Over(Channel::Strength), present, strength.high))
}

/// The lowest possible value of each channel at a consistent node: a₁, a₂, a₃ and s of the model.
fn least(ranges: &Ranges) -> Lows {
    let [killed, wounded, casualties, strength] = ranges.0;
    let both = casualties.low.max(killed.low + wounded.low);
    [
        killed.low.max(casualties.low.saturating_sub(wounded.high)),
        wounded.low.max(casualties.low.saturating_sub(killed.high)),
        both,
        strength.low.max(both),
    ]
}

/// The highest possible value of each channel: b₁, b₂, b₃ and the highest strength of the model.
fn most(ranges: &Ranges) -> Lows {
    let [killed, wounded, casualties, strength] = ranges.0;
    let casualties_high = casualties.high.min(strength.high);
    [
        killed.high.min(less(casualties_high, wounded.low)),
        wounded.high.min(less(casualties_high, killed.low)),
        casualties_high.min(killed.high.saturating_add(wounded.high)),
        strength.high,
    ]
}

/// From the wholes down, after [`settle`]: lowers the high ends, after which the ranges are exact. Linear.
pub(super) fn narrow(nodes: &[Node], ranges: &mut [Ranges], below: &Below) {
    for at in (0..nodes.len()).rev() {
        let mut own = ranges[at];
        if let Some(whole) = nodes[at].whole {
            for (channel, span) in own.0.iter_mut().enumerate() {
                let high = ranges[whole].0[channel].high;
                let others =
                    if nodes[whole].disjoint { below.0[whole][channel].saturating_sub(span.low) } else { 0 };
                span.high = span.high.min(less(high, others));
            }
        }
        let highs = most(&own);
        let lows = least(&own);
        own.set_lows(lows);
        own.set_highs(highs);
        ranges[at] = own;
    }
}

fn less(high: u128, by: u128) -> u128 {
    if high == OPEN { OPEN } else { high.saturating_sub(by) }
}
