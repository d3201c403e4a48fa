//! Numbers as a source gave them, never made more precise.
//!
//! Everything that a kind of quantity means is here, beside its variant; `analysis::mark` says how it is drawn.

use std::fmt;

use serde::Deserialize;

use super::{ClaimId, Decimal, Estimate, PersonId};

/// A reported quantity. Its variants are those of the format and are never converted into one another.
///
/// People and claims are given as ids of a dossier, or as words while it is being read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Quantity<P = PersonId, C = ClaimId> {
    /// A figure given plainly.
    Exactly(u64),
    /// The figure or a higher one.
    AtLeast(u64),
    /// More than the figure, the figure itself excluded.
    MoreThan(u64),
    /// The figure or a lower one.
    AtMost(u64),
    /// Fewer than the figure, the figure itself excluded.
    FewerThan(u64),
    /// From the first figure to the second, both included.
    Between(u64, u64),
    /// Near the figure; how near is not said.
    About(u64),
    /// Words that name no figure: "dozens", "several".
    Words(String),
    /// People called by name: at least as many as the names listed.
    Named(Vec<P>),
    /// A statistical estimate: a figure, an interval, or both. It rules no figure out.
    Estimate(Estimate),
    /// A multiple of the figure of another claim.
    Times {
        /// How many times.
        times: Decimal,
        /// The other claim.
        of: C,
    },
    /// Half of the figure of another claim.
    Half {
        /// The other claim.
        of: C,
    },
    /// More than half of the figure of another claim.
    Most {
        /// The other claim.
        of: C,
    },
    /// The source spoke of the matter but gave no quantity.
    #[default]
    NotGiven,
}

impl<P, C> Quantity<P, C> {
    /// The same quantity with its people and its claim given otherwise.
    pub fn with_ids<Q, D>(
        self,
        people: impl FnOnce(Vec<P>) -> Vec<Q>,
        claim: impl FnOnce(C) -> D,
    ) -> Quantity<Q, D> {
        match self {
            Self::Exactly(n) => Quantity::Exactly(n),
            Self::AtLeast(n) => Quantity::AtLeast(n),
            Self::MoreThan(n) => Quantity::MoreThan(n),
            Self::AtMost(n) => Quantity::AtMost(n),
            Self::FewerThan(n) => Quantity::FewerThan(n),
            Self::Between(low, high) => Quantity::Between(low, high),
            Self::About(n) => Quantity::About(n),
            Self::Words(words) => Quantity::Words(words),
            Self::Named(named) => Quantity::Named(people(named)),
            Self::Estimate(estimate) => Quantity::Estimate(estimate),
            Self::Times { times, of } => Quantity::Times { times, of: claim(of) },
            Self::Half { of } => Quantity::Half { of: claim(of) },
            Self::Most { of } => Quantity::Most { of: claim(of) },
            Self::NotGiven => Quantity::NotGiven,
        }
    }

    /// True if the figure could still rise, so that a running count can be of it: it cannot be a maximum, a range, an
    /// estimate, a list of names, or without a number of its own.
    #[must_use]
    pub const fn can_rise(&self) -> bool {
        matches!(
            self,
            Self::Exactly(_) | Self::AtLeast(_) | Self::MoreThan(_) | Self::About(_) | Self::Words(_)
        )
    }

    /// True if "about" can be said of the whole quantity. A single figure is written as [`About`](Self::About), and
    /// words say themselves how near they are.
    #[must_use]
    pub const fn can_be_about(&self) -> bool {
        matches!(
            self,
            Self::AtLeast(_)
                | Self::MoreThan(_)
                | Self::AtMost(_)
                | Self::FewerThan(_)
                | Self::Between(..)
                | Self::Times { .. }
                | Self::Half { .. }
        )
    }

    /// The claim whose figure the quantity is relative to.
    #[must_use]
    pub const fn relative_to(&self) -> Option<&C> {
        match self {
            Self::Times { of, .. } | Self::Half { of } | Self::Most { of } => Some(of),
            _ => None,
        }
    }
}

impl Quantity {
    /// The whole numbers that the quantity allows, `(lowest, highest)`. `None` for words, *about*, *not
    /// given*, estimates and what is relative to another figure; the highest is `None` if the range is open above.
    ///
    /// ```
    /// use parallax_dossier::dossier::Quantity;
    /// assert_eq!(Quantity::MoreThan(100).bounds(), Some((101, None)));
    /// assert_eq!(Quantity::FewerThan(5).bounds(), Some((0, Some(4))));
    /// assert_eq!(Quantity::Words("dozens".into()).bounds(), None);
    /// ```
    #[must_use]
    pub fn bounds(&self) -> Option<(u64, Option<u64>)> {
        match *self {
            Self::Exactly(n) => Some((n, Some(n))),
            Self::AtLeast(n) => Some((n, None)),
            Self::MoreThan(n) => Some((n.saturating_add(1), None)),
            Self::AtMost(n) => Some((0, Some(n))),
            Self::FewerThan(n) => Some((0, Some(n.saturating_sub(1)))),
            Self::Between(low, high) => Some((low, Some(high))),
            Self::Named(ref people) => Some((people.len() as u64, None)),
            Self::About(_)
            | Self::Words(_)
            | Self::Estimate(_)
            | Self::Times { .. }
            | Self::Half { .. }
            | Self::Most { .. }
            | Self::NotGiven => None,
        }
    }

    /// The kind of quantity, in words: "more than".
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Exactly(_) => "exactly",
            Self::AtLeast(_) => "at least",
            Self::MoreThan(_) => "more than",
            Self::AtMost(_) => "at most",
            Self::FewerThan(_) => "fewer than",
            Self::Between(..) => "between",
            Self::About(_) => "about",
            Self::Words(_) => "words",
            Self::Named(_) => "named people",
            Self::Estimate(_) => "estimate",
            Self::Times { .. } => "times another figure",
            Self::Half { .. } => "half of another figure",
            Self::Most { .. } => "most of another figure",
            Self::NotGiven => "not given",
        }
    }

    /// How precise the figure is, in words that people search for: "no upper end"; `None` if it is plain or not given.
    #[must_use]
    pub const fn precision(&self) -> Option<&'static str> {
        Some(match self {
            Self::Exactly(0) => "stated as none",
            Self::AtLeast(_) => "no upper end",
            Self::MoreThan(_) => "the figure itself excluded, no upper end",
            Self::AtMost(_) => "no more than that",
            Self::FewerThan(_) => "the figure itself excluded",
            Self::Between(..) => "a range",
            Self::About(_) => "approximately",
            Self::Words(_) => "words only",
            Self::Named(_) => "people named, not a total",
            Self::Estimate(_) => "an estimate",
            Self::Times { .. } | Self::Half { .. } | Self::Most { .. } => "relative to another figure",
            Self::Exactly(_) | Self::NotGiven => return None,
        })
    }

    /// The figures that stand in it, in the order of its words; none if it names no figure of its own.
    ///
    /// ```
    /// use parallax_dossier::dossier::Quantity;
    /// assert_eq!(Quantity::MoreThan(100).figures(), [100]);
    /// assert_eq!(Quantity::Between(20, 30).figures(), [20, 30]);
    /// assert!(Quantity::Words("dozens".into()).figures().is_empty());
    /// ```
    #[must_use]
    pub fn figures(&self) -> Vec<u64> {
        match self {
            Self::Exactly(n)
            | Self::AtLeast(n)
            | Self::MoreThan(n)
            | Self::AtMost(n)
            | Self::FewerThan(n)
            | Self::About(n) => vec![*n],
            Self::Between(low, high) => vec![*low, *high],
            Self::Estimate(estimate) => estimate.figures().collect(),
            Self::Words(_)
            | Self::Named(_)
            | Self::Times { .. }
            | Self::Half { .. }
            | Self::Most { .. }
            | Self::NotGiven => Vec::new(),
        }
    }
}

/// A whole number with thousands separators.
///
/// ```
/// use parallax_dossier::dossier::Figure;
/// assert_eq!(Figure(48).to_string(), "48");
/// assert_eq!(Figure(5_283_220).to_string(), "5,283,220");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figure(pub u64);

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = self.0.to_string();
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && (digits.len() - index).is_multiple_of(3) {
                f.write_str(",")?;
            }
            write!(f, "{digit}")?;
        }
        Ok(())
    }
}

/// The quantity in plain words: `more than 100`, `“dozens”`, `none`.
impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exactly(0) => f.write_str("none"),
            Self::Exactly(n) => write!(f, "{}", Figure(*n)),
            Self::AtLeast(n) => write!(f, "at least {}", Figure(*n)),
            Self::MoreThan(n) => write!(f, "more than {}", Figure(*n)),
            Self::AtMost(n) => write!(f, "at most {}", Figure(*n)),
            Self::FewerThan(n) => write!(f, "fewer than {}", Figure(*n)),
            Self::Between(low, high) => write!(f, "{} to {}", Figure(*low), Figure(*high)),
            Self::About(n) => write!(f, "about {}", Figure(*n)),
            Self::Words(words) => write!(f, "“{words}”"),
            Self::Named(people) => write!(f, "{} named", people.len()),
            Self::Estimate(estimate) => write!(f, "{estimate}"),
            Self::Times { times, .. } => write!(f, "{times} times another figure"),
            Self::Half { .. } => f.write_str("half of another figure"),
            Self::Most { .. } => f.write_str("most of another figure"),
            Self::NotGiven => f.write_str("no number given"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::Id as _;

    #[test]
    fn bounds_are_no_sharper_than_the_words() {
        assert_eq!(Quantity::Exactly(48).bounds(), Some((48, Some(48))));
        assert_eq!(Quantity::AtLeast(5).bounds(), Some((5, None)));
        assert_eq!(Quantity::AtMost(5).bounds(), Some((0, Some(5))));
        assert_eq!(Quantity::About(500).bounds(), None);
        assert_eq!(Quantity::NotGiven.bounds(), None);
        let of = ClaimId::from_index(0);
        let times = Decimal::from(3);
        for relative in [Quantity::Times { times, of }, Quantity::Half { of }, Quantity::Most { of }] {
            assert_eq!(relative.bounds(), None);
            assert_eq!(relative.relative_to(), Some(&of));
        }
        let estimate =
            Estimate { point: Some(4_645), low: Some(793), high: Some(8_498), ..Estimate::default() };
        assert_eq!(Quantity::Estimate(estimate).bounds(), None);
        assert_eq!(Quantity::FewerThan(0).bounds(), Some((0, Some(0))));
        assert_eq!(Quantity::MoreThan(u64::MAX).bounds(), Some((u64::MAX, None)));
    }

    #[test]
    fn more_than_a_hundred_never_reads_as_a_hundred() {
        assert_eq!(Quantity::MoreThan(100).to_string(), "more than 100");
        assert_eq!(Quantity::AtLeast(100).to_string(), "at least 100");
        assert_eq!(Quantity::Words("dozens".into()).to_string(), "“dozens”");
        assert_eq!(Quantity::Exactly(0).to_string(), "none");
    }
}
