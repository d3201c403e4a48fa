//! Numbers as a source gave them, never made more precise.
//!
//! Everything that a kind of quantity means is here, beside its variant; `analysis::mark` says how it is drawn.

use std::fmt;

use serde::Deserialize;

use super::PersonId;

/// A reported quantity. Its variants are those of the format and are never converted into one another.
///
/// People are given as ids of a dossier, or as words while it is being read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Deserialize)]
pub enum Quantity<P = PersonId> {
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
    /// The source spoke of the matter but gave no quantity.
    #[default]
    NotGiven,
}

impl<P> Quantity<P> {
    /// The same quantity with its people given otherwise.
    pub fn with_people<Q>(self, turn: impl FnOnce(Vec<P>) -> Vec<Q>) -> Quantity<Q> {
        match self {
            Self::Exactly(n) => Quantity::Exactly(n),
            Self::AtLeast(n) => Quantity::AtLeast(n),
            Self::MoreThan(n) => Quantity::MoreThan(n),
            Self::AtMost(n) => Quantity::AtMost(n),
            Self::FewerThan(n) => Quantity::FewerThan(n),
            Self::Between(low, high) => Quantity::Between(low, high),
            Self::About(n) => Quantity::About(n),
            Self::Words(words) => Quantity::Words(words),
            Self::Named(people) => Quantity::Named(turn(people)),
            Self::NotGiven => Quantity::NotGiven,
        }
    }

    /// True if the figure could still rise, so that a running count can be of it: it cannot be a maximum, a range, a list
    /// of names, or without a number.
    #[must_use]
    pub const fn can_rise(&self) -> bool {
        match self {
            Self::Exactly(_) | Self::AtLeast(_) | Self::MoreThan(_) | Self::About(_) | Self::Words(_) => true,
            Self::AtMost(_) | Self::FewerThan(_) | Self::Between(..) | Self::Named(_) | Self::NotGiven => {
                false
            }
        }
    }
}

impl Quantity {
    /// The whole numbers that the quantity allows, `(lowest, highest)`. `None` for words, *about* and *not
    /// given*; the highest is `None` if the range is open above.
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
            Self::About(_) | Self::Words(_) | Self::NotGiven => None,
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
            Self::Exactly(_) | Self::NotGiven => return None,
        })
    }

    /// The figures that stand in it: one twice, or both ends of a range; `None` if it names no figure.
    ///
    /// ```
    /// use parallax_dossier::dossier::Quantity;
    /// assert_eq!(Quantity::MoreThan(100).figures(), Some([100, 100]));
    /// assert_eq!(Quantity::Between(20, 30).figures(), Some([20, 30]));
    /// assert_eq!(Quantity::Words("dozens".into()).figures(), None);
    /// ```
    #[must_use]
    pub const fn figures(&self) -> Option<[u64; 2]> {
        match *self {
            Self::Exactly(n)
            | Self::AtLeast(n)
            | Self::MoreThan(n)
            | Self::AtMost(n)
            | Self::FewerThan(n)
            | Self::About(n) => Some([n, n]),
            Self::Between(low, high) => Some([low, high]),
            Self::Words(_) | Self::Named(_) | Self::NotGiven => None,
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
            Self::NotGiven => f.write_str("no number given"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_are_no_sharper_than_the_words() {
        assert_eq!(Quantity::Exactly(48).bounds(), Some((48, Some(48))));
        assert_eq!(Quantity::AtLeast(5).bounds(), Some((5, None)));
        assert_eq!(Quantity::AtMost(5).bounds(), Some((0, Some(5))));
        assert_eq!(Quantity::About(500).bounds(), None);
        assert_eq!(Quantity::NotGiven.bounds(), None);
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
