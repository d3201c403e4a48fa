//! Which mark shows a claim's quantity exactly as the source gave it, and nothing more.

use super::Interval;
use crate::dossier::{Claim, Count, Quantity, Reading, Stance};

/// How a count is drawn. Only quantities stated by the source are drawn on the axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// A solid bar with a hard end.
    Exactly(u64),
    /// A solid bar with a hard end and a small open tick: a running count, which could still rise.
    SoFar(u64),
    /// Solid to the bound, then a fade with an arrow; the bound is included.
    AtLeast(u64),
    /// The same, the bound excluded.
    MoreThan(u64),
    /// An outlined bar with a hard cap; the bound is included.
    AtMost(u64),
    /// The same, with the bound excluded.
    FewerThan(u64),
    /// Solid to the low end, light to the high end.
    Between(u64, u64),
    /// A bar with a soft end.
    About(u64),
    /// Words that name no figure: hatched over the range they are read as, or in a lane beside the axis.
    Words(Option<Interval>),
    /// A ring on the axis: the source said that there were none.
    Zero,
    /// One small figure per person named.
    Named(usize),
    /// A glyph beside the axis, never on it.
    Gutter(Gutter),
}

/// What a claim without a quantity of its own does instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gutter {
    /// Rejects somebody else's figure, or that it happened at all.
    Denies,
    /// Does not believe it.
    Doubts,
    /// Does not exclude it.
    LeavesOpen,
    /// Says it is not known.
    NotKnown,
    /// Declines to say.
    Declines,
    /// Says nothing about it.
    Silent,
    /// Asserts it without a number.
    NotGiven,
}

impl Mark {
    /// Returns the mark of a claim under a reading; `None` if it counts nothing.
    #[must_use]
    pub fn of(claim: &Claim, reading: &Reading) -> Option<Self> {
        let count = claim.count()?;
        let gutter = match claim.stance {
            Stance::Asserts => return Some(Self::asserted(count, reading)),
            Stance::Denies if count.quantity == Quantity::Exactly(0) => return Some(Self::Zero),
            Stance::Denies => Gutter::Denies,
            Stance::Doubts => Gutter::Doubts,
            Stance::LeavesOpen => Gutter::LeavesOpen,
            Stance::NotKnown => Gutter::NotKnown,
            Stance::Declines => Gutter::Declines,
            Stance::Silent => Gutter::Silent,
        };
        Some(Self::Gutter(gutter))
    }

    fn asserted(count: &Count, reading: &Reading) -> Self {
        match count.quantity {
            Quantity::Exactly(n) if count.so_far => Self::SoFar(n),
            Quantity::Exactly(0) => Self::Zero,
            Quantity::Exactly(n) => Self::Exactly(n),
            Quantity::AtLeast(n) => Self::AtLeast(n),
            Quantity::MoreThan(n) => Self::MoreThan(n),
            Quantity::AtMost(n) => Self::AtMost(n),
            Quantity::FewerThan(n) => Self::FewerThan(n),
            Quantity::Between(low, high) => Self::Between(low, high),
            Quantity::About(n) => Self::About(n),
            Quantity::Words(ref words) => Self::Words(reading.of(words).and_then(Interval::of)),
            Quantity::Named(ref people) => Self::Named(people.len()),
            Quantity::NotGiven => Self::Gutter(Gutter::NotGiven),
        }
    }

    /// The size of the figure, to sort by: "more than 5" and "5 so far" are larger than "5", "fewer than 5"
    /// is smaller. `None` if there is no figure; people by name have none, because nobody gave their number.
    #[must_use]
    pub fn size(self) -> Option<(u64, i8)> {
        let beside = match self {
            Self::MoreThan(_) | Self::SoFar(_) => 1,
            Self::FewerThan(_) => -1,
            _ => 0,
        };
        self.reach().map(|figure| (figure, beside))
    }

    /// How far the mark extends along the axis, for the scale.
    #[must_use]
    pub fn reach(self) -> Option<u64> {
        match self {
            Self::Words(range) => range.map(|range| range.high.unwrap_or(range.low)),
            Self::Exactly(n)
            | Self::SoFar(n)
            | Self::AtLeast(n)
            | Self::MoreThan(n)
            | Self::AtMost(n)
            | Self::FewerThan(n)
            | Self::Between(_, n)
            | Self::About(n) => Some(n),
            Self::Zero => Some(0),
            Self::Named(_) | Self::Gutter(_) => None,
        }
    }

    /// The smallest figure above zero that the mark shows, for the scale.
    #[must_use]
    pub fn least(self) -> Option<u64> {
        let figure = match self {
            Self::Words(range) => {
                range.map(|range| if range.low > 0 { range.low } else { range.high.unwrap_or(0) })
            }
            Self::Between(low, high) => Some(if low > 0 { low } else { high }),
            Self::Named(_) => Some(1),
            other => other.reach(),
        };
        figure.filter(|figure| *figure > 0)
    }
}
