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
    /// Solid to the low end, light to the high end, then a fade with an arrow: "and more".
    AndMore(u64, u64),
    /// A bar with a soft end.
    About(u64),
    /// A range with both ends soft.
    AboutBetween(u64, u64),
    /// The same, then a fade with an arrow: "about 50,000 to 80,000 and more".
    AboutAndMore(u64, u64),
    /// A soft bound, then a fade with an arrow; whether the bound is included is not told apart, because it is near only.
    AboutAtLeast(u64),
    /// An outlined bar with a soft end.
    AboutAtMost(u64),
    /// A dot and a whisker, never a bar from zero.
    Estimate(Whisker),
    /// Words beside the axis: relative to another claim's figure, which is not worked out.
    Relative,
    /// Words that name no figure: hatched over the range they are read as, or in a lane beside the axis.
    Words(Option<Interval>),
    /// A ring on the axis: the source said that there were none.
    Zero,
    /// One small figure per person named.
    Named(usize),
    /// A glyph beside the axis, never on it.
    Gutter(Gutter),
}

/// The figures of an estimate: the dot, the ends of the whisker, or both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Whisker {
    /// The central figure.
    pub point: Option<u64>,
    /// Both ends of the interval.
    pub interval: Option<(u64, u64)>,
}

impl Whisker {
    /// The figures that it shows.
    fn figures(self) -> impl Iterator<Item = u64> {
        let ends = self.interval.map(|(low, high)| [low, high]);
        self.point.into_iter().chain(ends.into_iter().flatten())
    }
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
    pub fn from_claim(claim: &Claim, reading: &Reading) -> Option<Self> {
        let count = claim.count()?;
        let gutter = match claim.stance {
            Stance::Asserts => return Some(Self::of_count(count, reading)),
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

    /// Returns the mark of an asserted count, which may be a part of another.
    #[must_use]
    pub fn of_count(count: &Count, reading: &Reading) -> Self {
        match count.quantity {
            Quantity::AtLeast(n) | Quantity::MoreThan(n) if count.about => Self::AboutAtLeast(n),
            Quantity::AtMost(n) | Quantity::FewerThan(n) if count.about => Self::AboutAtMost(n),
            Quantity::Between(low, high) => match (count.about, count.and_more) {
                (false, false) => Self::Between(low, high),
                (false, true) => Self::AndMore(low, high),
                (true, false) => Self::AboutBetween(low, high),
                (true, true) => Self::AboutAndMore(low, high),
            },
            Quantity::Exactly(n) if count.so_far => Self::SoFar(n),
            Quantity::Exactly(0) => Self::Zero,
            Quantity::Exactly(n) => Self::Exactly(n),
            Quantity::AtLeast(n) => Self::AtLeast(n),
            Quantity::MoreThan(n) => Self::MoreThan(n),
            Quantity::AtMost(n) => Self::AtMost(n),
            Quantity::FewerThan(n) => Self::FewerThan(n),
            Quantity::About(n) => Self::About(n),
            Quantity::Words(ref words) => {
                Self::Words(reading.look_up(words).and_then(Interval::from_quantity))
            }
            Quantity::Named(ref people) => Self::Named(people.len()),
            Quantity::Estimate(ref estimate) => {
                Self::Estimate(Whisker { point: estimate.point, interval: estimate.interval() })
            }
            Quantity::Times { .. } | Quantity::Half { .. } | Quantity::Most { .. } => Self::Relative,
            Quantity::NotGiven => Self::Gutter(Gutter::NotGiven),
        }
    }

    /// The size of the figure, to sort by: "more than 5" and "5 so far" are larger than "5", "fewer than 5"
    /// is smaller. `None` if there is no figure; people by name have none, because nobody gave their number.
    #[must_use]
    pub fn size(self) -> Option<(u64, i8)> {
        let beside = match self {
            Self::MoreThan(_) | Self::SoFar(_) | Self::AndMore(..) | Self::AboutAndMore(..) => 1,
            Self::FewerThan(_) => -1,
            Self::Estimate(Whisker { point: Some(point), .. }) => return Some((point, 0)),
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
            | Self::AndMore(_, n)
            | Self::About(n)
            | Self::AboutBetween(_, n)
            | Self::AboutAndMore(_, n)
            | Self::AboutAtLeast(n)
            | Self::AboutAtMost(n) => Some(n),
            Self::Estimate(whisker) => whisker.figures().max(),
            Self::Zero => Some(0),
            Self::Named(_) | Self::Relative | Self::Gutter(_) => None,
        }
    }

    /// The smallest figure above zero that the mark shows, for the scale.
    #[must_use]
    pub fn least(self) -> Option<u64> {
        let figure = match self {
            Self::Words(range) => {
                range.map(|range| if range.low > 0 { range.low } else { range.high.unwrap_or(0) })
            }
            Self::Between(low, high)
            | Self::AndMore(low, high)
            | Self::AboutBetween(low, high)
            | Self::AboutAndMore(low, high) => Some(if low > 0 { low } else { high }),
            Self::Estimate(whisker) => whisker.figures().filter(|figure| *figure > 0).min(),
            Self::Named(_) => Some(1),
            other => other.reach(),
        };
        figure.filter(|figure| *figure > 0)
    }
}
