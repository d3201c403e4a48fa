//! The arithmetic: numbers that bound each other, and whether there are any that fit. Pure numbers.
//!
//! `super` describes the model. This file knows no dossier and no claim.
//!
//! Ranges are narrowed until nothing changes ([`Network::narrow`]). A range that becomes empty proves that nothing fits. That
//! nothing becomes empty proves nothing by itself: a proof is an [assignment](Network::is_fit) that is checked against
//! every constraint. [`Network::solve`] looks for one by dividing ranges in two, which ends with an answer unless the
//! budget runs out before.

use super::budget::Budget;

/// No upper end. All figures and sums of figures are far below.
pub(super) const OPEN: u128 = u128::MAX;

/// What is bounded at a node. Captured and missing people are bounded only by nesting, like strength
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
    pub(super) const ALL: [Self; Self::COUNT] =
        [Self::Killed, Self::Wounded, Self::Casualties, Self::Strength];
}

/// Whole numbers from `low` to `high`, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) low: u128,
    pub(super) high: u128,
}

impl Span {
    pub(super) const ALL: Self = Self { low: 0, high: OPEN };

    pub(super) const fn from(low: u128) -> Self {
        Self { low, high: OPEN }
    }

    pub(super) const fn up_to(high: u128) -> Self {
        Self { low: 0, high }
    }

    fn narrow(&mut self, other: Self) {
        self.low = self.low.max(other.low);
        self.high = self.high.min(other.high);
    }
}

/// The four ranges of a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Ranges([Span; Channel::COUNT]);

impl Ranges {
    pub(super) const ALL: Self = Self([Span::ALL; Channel::COUNT]);

    pub(super) const fn span(&self, channel: Channel) -> Span {
        self.0[channel as usize]
    }

    pub(super) fn narrow(&mut self, channel: Channel, to: Span) {
        self.0[channel as usize].narrow(to);
    }
}

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

/// One number for each channel of a node.
pub(super) type Figures = [u128; Channel::COUNT];

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

    /// Looks for figures that fit.
    pub(super) fn solve(&self, ranges: &[Ranges], budget: &Budget) -> Answer {
        let mut first = ranges.to_vec();
        if self.narrow(&mut first, budget).is_err() {
            return Answer::Fails;
        }
        let mut left = vec![first.clone()];
        while let Some(mut ranges) = left.pop() {
            if self.narrow(&mut ranges, budget).is_err() {
                continue;
            }
            for figures in self.guesses(&ranges) {
                if self.is_fit(&figures, &ranges) {
                    return Answer::Fits { figures, within: first };
                }
            }
            let Some((node, channel, middle)) = self.choice(&ranges) else {
                return Answer::Undecided { within: first };
            };
            if budget.spend(self.cost() * 4).is_err() {
                return Answer::Undecided { within: first };
            }
            let mut lower = ranges.clone();
            lower[node].narrow(channel, Span::up_to(middle - 1));
            ranges[node].narrow(channel, Span::from(middle));
            left.push(lower);
            left.push(ranges);
        }
        Answer::Fails
    }

    /// Figures that may fit: the lowest; and the lowest with what they leave open divided in favour of the killed, or of
    /// the wounded.
    fn guesses(&self, ranges: &[Ranges]) -> [Vec<Figures>; 3] {
        let lowest = ranges.iter().map(|own| own.0.map(|span| span.low)).collect();
        [lowest, self.divided(ranges, true), self.divided(ranges, false)]
    }

    fn divided(&self, ranges: &[Ranges], by_killed: bool) -> Vec<Figures> {
        let mut figures: Vec<Figures> = Vec::with_capacity(self.size);
        for (node, own) in ranges.iter().enumerate() {
            let [mut killed, mut wounded, mut casualties, mut strength] = own.0.map(|span| span.low);
            for sum in self.sums_at(node) {
                let total =
                    |channel: usize| self.parts_of(sum).iter().map(|part| figures[*part][channel]).sum();
                killed = killed.max(total(0));
                wounded = wounded.max(total(1));
                casualties = casualties.max(total(2));
                strength = strength.max(total(3));
            }
            let extra = casualties.saturating_sub(killed + wounded);
            let [of_killed, of_wounded, ..] = own.0;
            if by_killed {
                let more = extra.min(of_killed.high.saturating_sub(killed));
                (killed, wounded) = (killed + more, wounded + (extra - more));
            } else {
                let more = extra.min(of_wounded.high.saturating_sub(wounded));
                (killed, wounded) = (killed + (extra - more), wounded + more);
            }
            casualties = killed + wounded;
            figures.push([killed, wounded, casualties, strength.max(casualties)]);
        }
        figures
    }

    /// A number of which the lowest figures do not tell, and where to divide its range: some casualties are not divided
    /// into killed and wounded, or a whole is more than its parts at their least although they are all of it.
    fn choice(&self, ranges: &[Ranges]) -> Option<(usize, Channel, u128)> {
        for (node, own) in ranges.iter().enumerate() {
            let [killed, wounded, casualties, _] = own.0;
            let extra = casualties.low - (killed.low + wounded.low).min(casualties.low);
            if extra > 0 {
                return Some((node, Channel::Killed, killed.low + extra.div_ceil(2)));
            }
        }
        for sum in self.sums.iter().filter(|sum| sum.is_complete).rev() {
            for channel in Channel::ALL {
                let low = |node: usize| ranges[node].span(channel).low;
                let total: u128 = self.parts_of(sum).iter().map(|part| low(*part)).sum();
                let extra = low(sum.whole).saturating_sub(total);
                let slack = |part: &usize| ranges[*part].span(channel).high - low(*part);
                let widest = self.parts_of(sum).iter().copied().max_by_key(slack);
                if let Some(part) = widest.filter(|part| extra > 0 && slack(part) > 0) {
                    return Some((part, channel, low(part) + extra.min(slack(&part)).div_ceil(2)));
                }
            }
        }
        None
    }
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

/// The lowest possible value of each channel at a consistent node, if nothing else bounds it: a₁, a₂, a₃ and s of the
/// model.
fn least(ranges: &Ranges) -> Figures {
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
fn most(ranges: &Ranges) -> Figures {
    let [killed, wounded, casualties, strength] = ranges.0;
    let casualties_high = casualties.high.min(strength.high);
    [
        killed.high.min(less(casualties_high, wounded.low)),
        wounded.high.min(less(casualties_high, killed.low)),
        casualties_high.min(killed.high.saturating_add(wounded.high)),
        strength.high,
    ]
}

fn less(high: u128, by: u128) -> u128 {
    if high == OPEN { OPEN } else { high.saturating_sub(by) }
}
