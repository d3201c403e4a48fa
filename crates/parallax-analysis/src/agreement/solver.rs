//! The arithmetic: numbers that bound each other, and whether there are any that fit. Pure numbers.
//!
//! `super` describes the model. This file knows no dossier and no claim.
//!
//! Ranges are narrowed until nothing changes ([`Network::narrow`]). A range that becomes empty proves that nothing fits. That
//! nothing becomes empty proves nothing by itself: a proof is an [assignment](Network::is_fit) that is checked against
//! every constraint. [`Network::solve`] looks for one by dividing ranges in two, which ends with an answer unless the
//! budget runs out before.

mod node;
mod search;

use super::budget::Budget;
pub(super) use node::{Channel, Collision, OPEN, Ranges, Span};
use node::{Figures, collision, least, most};

/// A constraint: the whole is at least the sum of its parts, in every channel.
#[derive(Clone, Debug)]
struct Sum {
    whole: usize,
    /// Where its parts stand in the list of all parts.
    parts: std::ops::Range<usize>,
    /// True if the whole is the sum.
    is_complete: bool,
}

/// Nodes that bound each other; parts stand before wholes. At each node, the casualties are the killed and the wounded,
/// and no more than the strength.
#[derive(Clone, Debug)]
pub(super) struct Network {
    size: usize,
    /// In the order of their wholes.
    sums: Vec<Sum>,
    parts: Vec<usize>,
    /// For each node, its first sum; one more at the end.
    first: Vec<usize>,
}

/// A node that no figures fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Clash {
    pub(super) node: usize,
    pub(super) collision: Collision,
    /// The minimum needed there.
    pub(super) need: u128,
    /// The maximum allowed there.
    pub(super) room: u128,
}

/// What came of looking for figures.
#[derive(Clone, Debug)]
pub(super) enum Answer {
    /// These figures fit, by node and channel; and all that fit lie in these ranges.
    Fits { figures: Vec<Figures>, within: Vec<Ranges> },
    /// No figures fit.
    Fails,
    /// The budget ran out; if there are figures that fit, they lie in these ranges.
    Undecided { within: Vec<Ranges> },
}

impl Network {
    /// Builds a network of `size` nodes from its sums, each with the whole, its parts, and whether they are all of it.
    pub(super) fn new(size: usize, mut sums: Vec<(usize, Vec<usize>, bool)>) -> Self {
        sums.sort_by_key(|(whole, ..)| *whole);
        let mut network =
            Self { size, sums: Vec::with_capacity(sums.len()), parts: Vec::new(), first: Vec::new() };
        for (whole, parts, is_complete) in sums {
            while network.first.len() <= whole {
                network.first.push(network.sums.len());
            }
            let start = network.parts.len();
            network.parts.extend(parts);
            network.sums.push(Sum { whole, parts: start..network.parts.len(), is_complete });
        }
        network.first.resize(size + 1, network.sums.len());
        network
    }

    /// The nodes and the parts of all sums together: the cost of a sweep.
    pub(super) fn cost(&self) -> u64 {
        (self.size * 16 + self.parts.len() * 8) as u64
    }

    fn sums_at(&self, node: usize) -> &[Sum] {
        &self.sums[self.first[node]..self.first[node + 1]]
    }

    fn parts_of(&self, sum: &Sum) -> &[usize] {
        &self.parts[sum.parts.clone()]
    }

    /// From the parts up, once: raises the low ends to what the parts and the other channels need, and leaves the high ends
    /// as they are. Returns the first node that no figures fit; there may be others, or other reasons.
    pub(super) fn rise(&self, ranges: &mut [Ranges]) -> Result<(), Clash> {
        for node in 0..self.size {
            for sum in self.sums_at(node) {
                self.raise_whole(sum, ranges);
            }
            let own = &mut ranges[node];
            if let Some((collision, need, room)) = collision(own) {
                return Err(Clash { node, collision, need, room });
            }
            let lows = least(own);
            for (span, low) in own.0.iter_mut().zip(lows) {
                span.low = low;
            }
        }
        Ok(())
    }

    /// Narrows all ranges until nothing changes, or until the budget runs out. Fails if a range becomes empty: then no
    /// figures fit. Nothing is cut off that fits.
    pub(super) fn narrow(&self, ranges: &mut [Ranges], budget: &Budget) -> Result<(), Clash> {
        loop {
            let mut has_changed = false;
            for node in 0..self.size {
                has_changed |= self.narrow_at(node, ranges)?;
            }
            for node in (0..self.size).rev() {
                has_changed |= self.narrow_at(node, ranges)?;
            }
            if !has_changed || budget.spend(self.cost()).is_err() {
                return Ok(());
            }
        }
    }

    /// Narrows a node, and what its sums say of their parts. Returns whether anything changed.
    fn narrow_at(&self, node: usize, ranges: &mut [Ranges]) -> Result<bool, Clash> {
        let mut has_changed = false;
        for sum in self.sums_at(node) {
            has_changed |= self.raise_whole(sum, ranges);
            has_changed |= self.lower_parts(sum, ranges);
            if sum.is_complete {
                has_changed |= self.complete(sum, ranges);
            }
        }
        let own = &mut ranges[node];
        let before = *own;
        if let Some((collision, need, room)) = collision(own) {
            return Err(Clash { node, collision, need, room });
        }
        let (lows, highs) = (least(own), most(own));
        for ((span, low), high) in own.0.iter_mut().zip(lows).zip(highs) {
            *span = Span { low, high };
        }
        if let Some((collision, need, room)) = collision(own) {
            return Err(Clash { node, collision, need, room });
        }
        Ok(has_changed || before != *own)
    }

    fn raise_whole(&self, sum: &Sum, ranges: &mut [Ranges]) -> bool {
        let mut has_changed = false;
        for channel in 0..Channel::COUNT {
            let need: u128 = self.parts_of(sum).iter().map(|part| ranges[*part].0[channel].low).sum();
            let low = &mut ranges[sum.whole].0[channel].low;
            has_changed |= need > *low;
            *low = need.max(*low);
        }
        has_changed
    }

    fn lower_parts(&self, sum: &Sum, ranges: &mut [Ranges]) -> bool {
        let mut has_changed = false;
        for channel in 0..Channel::COUNT {
            let room = ranges[sum.whole].0[channel].high;
            if room == OPEN {
                continue;
            }
            let need: u128 = self.parts_of(sum).iter().map(|part| ranges[*part].0[channel].low).sum();
            for part in self.parts_of(sum) {
                let span = &mut ranges[*part].0[channel];
                let high = room.saturating_sub(need - span.low);
                has_changed |= high < span.high;
                span.high = span.high.min(high);
            }
        }
        has_changed
    }

    /// What the parts allow together is all that the whole can be, and each part is at least what the others leave.
    fn complete(&self, sum: &Sum, ranges: &mut [Ranges]) -> bool {
        let mut has_changed = false;
        for channel in 0..Channel::COUNT {
            let mut room = 0_u128;
            let mut open = 0_usize;
            for part in self.parts_of(sum) {
                match ranges[*part].0[channel].high {
                    OPEN => open += 1,
                    high => room = room.saturating_add(high),
                }
            }
            if open == 0 {
                let high = &mut ranges[sum.whole].0[channel].high;
                has_changed |= room < *high;
                *high = room.min(*high);
            }
            let need = ranges[sum.whole].0[channel].low;
            for part in self.parts_of(sum) {
                let span = &mut ranges[*part].0[channel];
                let others = match (open, span.high) {
                    (0, high) => room - high,
                    (1, OPEN) => room,
                    _ => continue,
                };
                let low = need.saturating_sub(others);
                has_changed |= low > span.low;
                span.low = span.low.max(low);
            }
        }
        has_changed
    }

    /// True if these figures keep every constraint, and lie in the ranges.
    pub(super) fn is_fit(&self, figures: &[Figures], within: &[Ranges]) -> bool {
        let is_own = figures.iter().zip(within).all(|(own, ranges)| {
            let [killed, wounded, casualties, strength] = *own;
            let lies = |(figure, span): (&u128, &Span)| (span.low..=span.high).contains(figure);
            killed + wounded == casualties && casualties <= strength && own.iter().zip(&ranges.0).all(lies)
        });
        is_own
            && self.sums.iter().all(|sum| {
                (0..Channel::COUNT).all(|channel| {
                    let total: u128 = self.parts_of(sum).iter().map(|part| figures[*part][channel]).sum();
                    let whole = figures[sum.whole][channel];
                    total == whole || (total < whole && !sum.is_complete)
                })
            })
    }
}
