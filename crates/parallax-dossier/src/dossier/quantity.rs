//! Numbers as a source gave them, never made more precise.

use std::fmt;

use serde::Deserialize;

use super::PersonId;

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
pub enum Outcome {
    /// People killed.
    Killed,
    /// People wounded or injured.
    Wounded,
    /// Killed or wounded, not distinguished.
    Casualties,
    /// People captured.
    Captured,
    /// People reported missing.
    Missing,
    /// People present or taking part.
    Strength,
}

impl Outcome {
    /// All outcomes, in display order.
    pub const ALL: [Self; 6] =
        [Self::Killed, Self::Wounded, Self::Casualties, Self::Captured, Self::Missing, Self::Strength];

    /// The outcome as a word that follows a figure: "48 killed", "about 500 strong".
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Killed => "killed",
            Self::Wounded => "wounded",
            Self::Casualties => "casualties",
            Self::Captured => "captured",
            Self::Missing => "missing",
            Self::Strength => "present",
        }
    }

    /// What happened to the people, in a sentence: "killed or wounded".
    #[must_use]
    pub const fn participle(self) -> &'static str {
        match self {
            Self::Casualties => "killed or wounded",
            _ => self.word(),
        }
    }

    /// The outcome as a self-contained heading: "Present or taking part".
    #[must_use]
    pub const fn heading(self) -> &'static str {
        match self {
            Self::Casualties => "Killed or wounded, not distinguished",
            Self::Strength => "Present or taking part",
            other => other.title(),
        }
    }

    /// The outcome as a short heading.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Killed => "Killed",
            Self::Wounded => "Wounded",
            Self::Casualties => "Casualties",
            Self::Captured => "Captured",
            Self::Missing => "Missing",
            Self::Strength => "Strength",
        }
    }
}

/// A reported quantity. Its variants are never converted into one another.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Quantity {
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
    Named(Vec<PersonId>),
    /// The source spoke of the matter but gave no quantity.
    NotGiven,
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
