//! What a claim says about a number, as a range of whole numbers, or why it gives none.
//!
//! A range comes from the source's own figure or, for words, from the chosen reading, and records which. A
//! source that denies, doubts, leaves open, declines or is silent gives none, unless it says "none", which is
//! a figure.

use std::fmt;

use crate::dossier::{Claim, Count, Figure, PersonId, Quantity, Reading, Stance};

/// Whole numbers from `low` to `high`, both included; without `high`, there is no upper end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Interval {
    /// The lowest.
    pub low: u64,
    /// The highest, if there is one.
    pub high: Option<u64>,
}

impl Interval {
    /// The range of a quantity that has bounds.
    #[must_use]
    pub fn from_quantity(quantity: &Quantity) -> Option<Self> {
        quantity.bounds().map(|(low, high)| Self { low, high })
    }

    /// The range of a count that has bounds; a running count is a minimum, without an upper end.
    #[must_use]
    pub fn of_count(count: &Count) -> Option<Self> {
        count.bounds().map(|(low, high)| Self { low, high })
    }
}

/// `48`, `24 or more`, `at most 5`, `2 to 4`.
impl fmt::Display for Interval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.high {
            None => write!(f, "{} or more", Figure(self.low)),
            Some(high) if high == self.low => write!(f, "{}", Figure(high)),
            Some(high) if self.low == 0 => write!(f, "at most {}", Figure(high)),
            Some(high) => write!(f, "{} to {}", Figure(self.low), Figure(high)),
        }
    }
}

/// What a claim says about the number of a population.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stated {
    /// A range from the source's own figure.
    Figure(Interval),
    /// A range from its words, or from "about" its figure, under the chosen reading.
    Read(Interval),
    /// People by name: at least as many as there are different names.
    Named(Vec<PersonId>),
    /// No range.
    Nothing(NoRange),
}

/// Why a claim gives no range.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NoRange {
    /// It counts nothing.
    NoCount,
    /// It gives no number.
    NotGiven,
    /// It gives words that the chosen reading leaves as words.
    Words,
    /// It says "about", without saying how near.
    About,
    /// It gives a statistical estimate, which is not used here to rule figures out.
    Statistical,
    /// It is relative to the figure of another claim, which is not worked out.
    Relative,
    /// Its source replaced it by a later figure among the claims.
    Revised,
    /// It speaks of somebody else's figure and gives none of its own.
    NotItsOwn(Stance),
}

impl NoRange {
    /// True if it nevertheless says something about the number that could contradict a figure, or be
    /// contradicted by one.
    #[must_use]
    pub const fn could_contradict(self) -> bool {
        matches!(
            self,
            Self::Words
                | Self::About
                | Self::Statistical
                | Self::Relative
                | Self::NotItsOwn(Stance::Denies | Stance::Doubts)
        )
    }

    /// The reason as a predicate: "gives no number".
    #[must_use]
    pub const fn reason(self) -> &'static str {
        match self {
            Self::NoCount => "counts nothing",
            Self::NotGiven => "gives no number",
            Self::Words => "gives words that this reading leaves words",
            Self::Statistical => "gives a statistical estimate, which is not used here to rule figures out",
            Self::Relative => "gives a figure relative to another, which is not worked out",
            Self::Revised => "was revised by its source",
            Self::About => "says “about” without saying how near",
            Self::NotItsOwn(stance) => stance.without_figure(),
        }
    }
}

impl Stated {
    /// Returns what `claim` says about a number under `reading`.
    #[must_use]
    pub fn from_claim(claim: &Claim, reading: &Reading) -> Self {
        claim.count().map_or(Self::Nothing(NoRange::NoCount), |count| Self::of_count(claim, count, reading))
    }

    /// Returns what a count of `claim` says about a number: the whole, or one of its [parts](Claim::counts).
    #[must_use]
    pub fn of_count(claim: &Claim, count: &Count, reading: &Reading) -> Self {
        if !claim.states_its_own() {
            return Self::Nothing(NoRange::NotItsOwn(claim.stance));
        }
        match &count.quantity {
            Quantity::Words(words) => match reading.look_up(words).and_then(Interval::from_quantity) {
                // What was still rising has no upper end, whatever the words are read as.
                Some(range) => Self::Read(Interval { high: range.high.filter(|_| !count.so_far), ..range }),
                None => Self::Nothing(NoRange::Words),
            },
            Quantity::Times { .. } | Quantity::Half { .. } | Quantity::Most { .. } => {
                Self::Nothing(NoRange::Relative)
            }
            Quantity::Estimate(_) => Self::Nothing(NoRange::Statistical),
            _ if count.is_about() => match reading.about.and_then(|tolerance| tolerance.bounds(count)) {
                Some((low, high)) => Self::Read(Interval { low, high }),
                None => Self::Nothing(NoRange::About),
            },
            Quantity::Named(people) => Self::Named(people.clone()),
            Quantity::NotGiven => Self::Nothing(NoRange::NotGiven),
            // Without `_`: of a quantity that is added, nobody may decide by omission that it gives no number.
            Quantity::Exactly(_)
            | Quantity::AtLeast(_)
            | Quantity::MoreThan(_)
            | Quantity::AtMost(_)
            | Quantity::FewerThan(_)
            | Quantity::Between(..)
            | Quantity::About(_) => {
                Interval::of_count(count).map_or(Self::Nothing(NoRange::NotGiven), Self::Figure)
            }
        }
    }

    /// The range; for people by name, their number or more.
    #[must_use]
    pub fn interval(&self) -> Option<Interval> {
        match self {
            Self::Figure(range) | Self::Read(range) => Some(*range),
            Self::Named(people) => Some(Interval { low: people.len() as u64, high: None }),
            Self::Nothing(_) => None,
        }
    }
}
