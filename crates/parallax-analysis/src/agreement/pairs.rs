//! Two claims side by side: they agree, contradict each other, or cannot contradict each other whatever their
//! figures.

use super::fact::Fact;
use super::forest::Forest;
use super::{Apart, Pair};

/// How two facts relate.
#[derive(Clone, Copy, Debug)]
pub(super) enum Meeting<'a> {
    Agree,
    /// The first exceeds what the second allows.
    Exceeds(&'a Fact, &'a Fact),
    Apart(Apart),
}

impl From<Meeting<'_>> for Pair {
    fn from(meeting: Meeting<'_>) -> Self {
        match meeting {
            Meeting::Agree => Self::Agree,
            Meeting::Exceeds(..) => Self::Conflict,
            Meeting::Apart(apart) => Self::NotComparable(apart),
        }
    }
}

/// Two claims alone can contradict each other in one way only: more of a part than there are of the whole. As
/// many steps as there are levels between the populations.
pub(super) fn meet<'a>(forest: &Forest, a: &'a Fact, b: &'a Fact) -> Meeting<'a> {
    if a.happening != b.happening {
        return Meeting::Apart(Apart::Events);
    }
    let ways = [(a, b), (b, a)].map(|(part, whole)| forest.lies_in(part.group, whole.group));
    if ways == [false, false] {
        return Meeting::Apart(Apart::Populations);
    }
    let mut can_collide = false;
    for ((part, whole), lies_in) in [(a, b), (b, a)].into_iter().zip(ways) {
        if lies_in && part.outcome.is_within(whole.outcome) {
            can_collide = true;
            if whole.range.high.is_some_and(|high| part.range.low > high) {
                return Meeting::Exceeds(part, whole);
            }
        }
    }
    if can_collide { Meeting::Agree } else { Meeting::Apart(Apart::Outcomes) }
}
