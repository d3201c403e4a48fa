//! The answers of agreement: whether claims can all be true, which cannot, and what remains if they are.

use super::super::Interval;
use crate::dossier::{ClaimId, EventId, GroupId, Outcome};

/// Whether the claims can all be true. There are exactly three answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Proved: no figures make all of them true.
    Conflict,
    /// Proved: some figures make all of them true, and every figure was compared with the others, directly or
    /// through others.
    AllCanBeTrue,
    /// Neither: no contradiction was found, but some were not compared with the others, or the search was stopped.
    NoneFound,
}

/// Claims that cannot all be true, although no contradiction is left without any one of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The claims, in file order.
    pub claims: Vec<ClaimId>,
    /// A sentence with their figures and the step that makes them contradict each other.
    pub sentence: String,
    /// True if it rests on how the reading takes words or "about"; the sentence names the reading.
    pub is_read: bool,
}

/// Claims that can all be true, to which none of the others can be added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consistent {
    /// The claims, in the order they were given.
    pub claims: Vec<ClaimId>,
    /// The others with a range, in the order they were given.
    pub without: Vec<ClaimId>,
    /// The remaining range of each number that any claim with a range is about, if `claims` are all true.
    pub ranges: Vec<JointRange>,
    /// True if it was proved that they can all be true; otherwise no contradiction was found among them.
    pub is_proved: bool,
}

impl Consistent {
    /// The claims of the set and those that it leaves out.
    #[must_use]
    pub fn all(&self) -> Vec<ClaimId> {
        self.claims.iter().chain(&self.without).copied().collect()
    }
}

/// The remaining range of one number if a set of claims is true.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct JointRange {
    pub event: Option<EventId>,
    /// The outcome counted.
    pub outcome: Outcome,
    /// The population counted.
    pub group: GroupId,
    /// Its range. An end too large for a figure is left open.
    pub range: Interval,
    /// True if both ends of the range are possible; otherwise they are bounds, and what is possible may be less.
    pub is_exact: bool,
}

/// How two claims relate, ignoring all others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pair {
    /// They are about numbers that bound each other, and can both be true.
    Agree,
    /// They cannot both be true.
    Conflict,
    /// They cannot contradict each other, whatever their figures.
    NotComparable(Apart),
}

/// Why two claims cannot contradict each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Apart {
    /// They are about events neither of which is part of the other, or one of them names none.
    Events,
    /// One counts a part of the event and the other a part of the population, so that neither is part of the other.
    Crossed,
    /// They count different populations, neither of which is part of the other.
    Populations,
    /// They count outcomes that do not bound each other.
    Outcomes,
    /// One of them gives no range.
    NoRange,
}

impl Apart {
    /// The reason, to follow two claims: "count different populations, neither said to be part of the other".
    #[must_use]
    pub const fn reason(self) -> &'static str {
        match self {
            Self::Events => "are not said to speak of one event, or of an event and a part of it",
            Self::Crossed => "count, one a part of the event, the other a part of the population",
            Self::Populations => "count different populations, neither said to be part of the other",
            Self::Outcomes => "count outcomes that do not bound each other",
            Self::NoRange => "do not both give a figure",
        }
    }
}

/// Whether the lists of conflicts and consistent sets are complete.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Complete {
    /// Complete.
    Yes,
    /// The search was stopped, so there may be more. What is listed is correct, and so is the verdict.
    Stopped,
}
