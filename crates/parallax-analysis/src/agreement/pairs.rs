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

/// Two claims side by side, by what each of them says: the first facts that collide decide.
pub(super) fn meet_all<'a>(forest: &Forest, of_a: &'a [Fact], of_b: &'a [Fact]) -> Meeting<'a> {
    let mut found: Option<Meeting<'a>> = None;
    for a in of_a {
        for b in of_b {
            match (meet(forest, a, b), found) {
                (exceeds @ Meeting::Exceeds(..), _) => return exceeds,
                (Meeting::Agree, _) => found = Some(Meeting::Agree),
                (apart @ Meeting::Apart(_), None) => found = Some(apart),
                (Meeting::Apart(_), Some(_)) => {}
            }
        }
    }
    found.unwrap_or(Meeting::Apart(Apart::NoRange))
}

/// Two facts alone can contradict each other in one way only: more of a part than there are of the whole. As
/// many steps as there are levels between the populations and between the events.
pub(super) fn meet<'a>(forest: &Forest, a: &'a Fact, b: &'a Fact) -> Meeting<'a> {
    let pairs = [(a, b), (b, a)];
    let in_event = pairs.map(|(part, whole)| forest.happens_in(part.happening, whole.happening));
    if in_event == [false, false] {
        return Meeting::Apart(Apart::Events);
    }
    // What is all of a larger population has its numbers.
    let in_group = pairs.map(|(part, whole)| forest.lies_in(part.group, forest.all_of(whole.group)));
    if in_group == [false, false] {
        return Meeting::Apart(Apart::Populations);
    }
    let (mut can_collide, mut is_nested) = (false, false);
    for ((part, whole), lies_in) in pairs.into_iter().zip(in_event.into_iter().zip(in_group)) {
        if lies_in != (true, true) {
            continue;
        }
        is_nested = true;
        if part.outcome.is_within(whole.outcome) {
            can_collide = true;
            if whole.range.high.is_some_and(|high| part.range.low > high) {
                return Meeting::Exceeds(part, whole);
            }
        }
    }
    match (can_collide, is_nested) {
        (true, _) => Meeting::Agree,
        (false, true) => Meeting::Apart(Apart::Outcomes),
        (false, false) => Meeting::Apart(Apart::Crossed),
    }
}
