//! The figures of one node: what its channels allow together.

/// No upper end. All figures and sums of figures are far below.
pub(in super::super) const OPEN: u128 = u128::MAX;

/// What is bounded at a node. Captured and missing people are bounded only by nesting, like strength
/// without casualties, so each of them is solved as a strength of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in super::super) enum Channel {
    Killed,
    Wounded,
    Casualties,
    Strength,
}

impl Channel {
    pub(super) const COUNT: usize = 4;
    pub(in super::super) const ALL: [Self; Self::COUNT] =
        [Self::Killed, Self::Wounded, Self::Casualties, Self::Strength];
}

/// Whole numbers from `low` to `high`, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) struct Span {
    pub(in super::super) low: u128,
    pub(in super::super) high: u128,
}

impl Span {
    pub(in super::super) const ALL: Self = Self { low: 0, high: OPEN };

    pub(in super::super) const fn from(low: u128) -> Self {
        Self { low, high: OPEN }
    }

    pub(in super::super) const fn up_to(high: u128) -> Self {
        Self { low: 0, high }
    }

    fn narrow(&mut self, other: Self) {
        self.low = self.low.max(other.low);
        self.high = self.high.min(other.high);
    }
}

/// The four ranges of a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) struct Ranges(pub(super) [Span; Channel::COUNT]);

impl Ranges {
    pub(in super::super) const ALL: Self = Self([Span::ALL; Channel::COUNT]);

    pub(in super::super) const fn span(&self, channel: Channel) -> Span {
        self.0[channel as usize]
    }

    pub(in super::super) fn narrow(&mut self, channel: Channel, to: Span) {
        self.0[channel as usize].narrow(to);
    }
}

/// Why no figures fit a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Collision {
    /// More are needed than are allowed.
    Over(Channel),
    /// More casualties are needed than killed and wounded are allowed.
    CasualtiesOverParts { killed: u128, wounded: u128 },
    /// More killed and wounded are needed than casualties are allowed.
    PartsOverCasualties,
}

/// One number for each channel of a node.
pub(in super::super) type Figures = [u128; Channel::COUNT];

pub(super) fn collision(ranges: &Ranges) -> Option<(Collision, u128, u128)> {
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
pub(super) fn least(ranges: &Ranges) -> Figures {
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
pub(super) fn most(ranges: &Ranges) -> Figures {
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
