//! Where a contradiction is, and how much is allowed there at most.

use super::super::fact::{Fact, Family, Happening};
use super::super::part::allows;
use super::super::solver::{Channel, Clash, Collision};
use crate::dossier::{Figure, GroupId, Outcome};

/// Where the contradiction is, and which facts set the upper end there.
pub(super) struct ClashSite<'a> {
    pub(super) happening: Happening,
    pub(super) group: GroupId,
    pub(super) clash: Clash,
    /// The outcome of the strength channel: present, or an outcome that is alone.
    last: Outcome,
    pub(super) upper: Vec<&'a Fact>,
}

impl<'a> ClashSite<'a> {
    pub(super) fn new(facts: &[&'a Fact], at: (Happening, GroupId), clash: Clash) -> Self {
        let last = facts.first().map_or(Outcome::Strength, |fact| Family::from_outcome(fact.outcome).last());
        let upper = match clash.collision {
            Collision::Over(channel) => vec![(outcome(channel, last), clash.room)],
            Collision::PartsOverCasualties => vec![(Outcome::Casualties, clash.room)],
            Collision::CasualtiesOverParts { killed, wounded } => {
                vec![(Outcome::Killed, killed), (Outcome::Wounded, wounded)]
            }
        };
        let upper = upper.into_iter().filter_map(|(outcome, high)| allows(facts, at, outcome, high));
        let (happening, group) = at;
        Self { happening, group, clash, last, upper: upper.collect() }
    }

    pub(super) fn is_upper(&self, fact: &Fact) -> bool {
        self.upper.iter().any(|upper| std::ptr::eq(*upper, fact))
    }

    /// The outcome whose minimum exceeds its maximum.
    pub(super) fn counted(&self) -> Outcome {
        match self.clash.collision {
            Collision::Over(channel) => outcome(channel, self.last),
            Collision::CasualtiesOverParts { .. } | Collision::PartsOverCasualties => Outcome::Casualties,
        }
    }
}

const fn outcome(channel: Channel, last: Outcome) -> Outcome {
    match channel {
        Channel::Killed => Outcome::Killed,
        Channel::Wounded => Outcome::Wounded,
        Channel::Casualties => Outcome::Casualties,
        Channel::Strength => last,
    }
}

/// "the last allows at most 49", of `claims` claims that are called `who`.
pub(super) fn describe_maximum(place: &ClashSite<'_>, who: &str, claims: usize) -> String {
    match claims {
        2.. => format!("{who} together {}", allow_at_most(place, "allow")),
        _ => format!("{who} {}", allows_at_most(place)),
    }
}

pub(super) fn allows_at_most(place: &ClashSite<'_>) -> String {
    if place.clash.room == 0 { "allows none".to_owned() } else { allow_at_most(place, "allows") }
}

fn allow_at_most(place: &ClashSite<'_>, allow: &str) -> String {
    let room = u64::try_from(place.clash.room)
        .map_or_else(|_| place.clash.room.to_string(), |room| Figure(room).to_string());
    format!("{allow} at most {room}")
}
