//! Why claims cannot all be true, in one sentence with the figures and the step that makes them collide.
//!
//! Says what collides with what; never which of them is right.

use super::fact::{Fact, Family};
use super::forest::Forest;
use super::pairs::{Meeting, meet};
use super::part::{Builder, Part, allows};
use super::phrase;
use super::solver::{Channel, Clash, Collision};
use crate::dossier::{Dossier, GroupId, Outcome, Quantity};

/// What sentences are made from.
#[derive(Clone, Copy)]
pub(super) struct Teller<'a> {
    pub(super) dossier: &'a Dossier,
    pub(super) forest: &'a Forest,
}

impl Teller<'_> {
    /// Why a smallest conflict is one.
    pub(super) fn conflict(self, facts: &[&Fact]) -> String {
        if let [a, b] = facts
            && let Meeting::Exceeds(more, less) = meet(self.forest, a, b)
        {
            return phrase::sentence(&self.pair(more, less));
        }
        let own: Vec<Fact> = facts.iter().map(|fact| (*fact).clone()).collect();
        let members: Vec<usize> = (0..own.len()).collect();
        let part = Builder::new(self.forest).build(&own, &members, None);
        match part.settle(|_| true) {
            Err(clash) => phrase::sentence(&self.together(facts, &part, clash)),
            // Not reached for a conflict; said all the same rather than nothing.
            Ok(_) => phrase::sentence(&format!("{} cannot all be true", self.listed(facts))),
        }
    }

    fn listed(self, facts: &[&Fact]) -> String {
        let phrases: Vec<_> = facts.iter().map(|fact| phrase::of(self.dossier, fact)).collect();
        phrase::list(&phrases)
    }

    fn pair(self, more: &Fact, less: &Fact) -> String {
        let counted = (more.outcome != less.outcome).then(|| counted_among(more.outcome, less.outcome));
        if more.group == less.group {
            let (more, less) =
                (phrase::without_population(self.dossier, more), phrase::of(self.dossier, less));
            let counted = counted.map_or(String::new(), |counted| format!("; {counted}"));
            return format!("{more} cannot stand beside {less}: both count the same people{counted}");
        }
        let way = self.forest.way(more.group, less.group).unwrap_or_default();
        let mut steps: Vec<String> = phrase::way(self.dossier, &way).into_iter().collect();
        steps.extend(counted.map(str::to_owned));
        let (more, less) = (phrase::of(self.dossier, more), phrase::of(self.dossier, less));
        format!("{more} cannot stand beside {less}: {}", steps.join("; "))
    }

    fn together(self, facts: &[&Fact], part: &Part, clash: Clash) -> String {
        let place = Place::new(facts, part.group(clash.node), clash);
        let low: Vec<&Fact> = facts.iter().copied().filter(|fact| !place.is_upper(fact)).collect();
        let of = phrase::name(self.dossier, place.group);
        let shares = self.disjoint_below(&low, place.group);
        let whose = if shares.contains(&place.group) { ", whose parts share nobody" } else { "" };
        let (need, room) = (place.need(), self.room(&place, &low));
        let steps = self.steps(facts, &low, place.group, &shares);
        let steps = if steps.is_empty() { String::new() } else { format!(": {}", steps.join("; ")) };
        if let [one] = low[..] {
            let one = phrase::of(self.dossier, one);
            return format!("{one} cannot stand beside {room}{steps}");
        }
        let is_one_population = low.iter().all(|fact| fact.group == place.group);
        let phrase = if is_one_population { phrase::without_population } else { phrase::of };
        let listed: Vec<_> = low.iter().map(|fact| phrase(self.dossier, fact)).collect();
        let listed = phrase::list(&listed);
        format!("Taken together, {listed} leave at least {need} of {of}{whose}, but {room}{steps}")
    }

    /// "C's 50 killed allow no more", with a figure where the words do not show it.
    fn room(self, place: &Place<'_>, low: &[&Fact]) -> String {
        let phrases = place.upper.iter().map(|fact| phrase::without_population(self.dossier, fact));
        let phrases = phrase::list(&phrases.collect::<Vec<_>>());
        let room = place.clash.room;
        match place.upper[..] {
            [_, _, ..] if low.len() == 1 => format!("{phrases}, which together allow at most {room}"),
            [_, _, ..] => format!("{phrases} together allow at most {room}"),
            [one] if self.shows_high(one) => format!("{phrases} allow no more"),
            _ => format!("{phrases} allow at most {room}"),
        }
    }

    fn shows_high(self, fact: &Fact) -> bool {
        let claim = &self.dossier.claims[fact.claim];
        let quantity = claim.count().map(|count| &count.quantity);
        matches!(quantity, Some(Quantity::Exactly(_) | Quantity::AtMost(_)))
    }

    /// The populations at or below `group` whose parts share nobody and where facts of several parts add up.
    fn disjoint_below(self, low: &[&Fact], group: GroupId) -> Vec<GroupId> {
        let mut found: Vec<GroupId> = Vec::new();
        for (at, a) in low.iter().enumerate() {
            for b in &low[..at] {
                found.extend(self.meeting_point(a.group, b.group, group));
            }
        }
        found.retain(|at| self.forest.disjoint(*at));
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The lowest population that both lie in as different parts, up to `top`.
    fn meeting_point(self, a: GroupId, b: GroupId, top: GroupId) -> Option<GroupId> {
        let way = self.forest.way(a, top)?;
        let point = way.into_iter().find(|whole| self.forest.lies_in(b, *whole))?;
        (point != a && point != b).then_some(point)
    }

    fn steps(self, all: &[&Fact], low: &[&Fact], group: GroupId, shares: &[GroupId]) -> Vec<String> {
        let mut steps = Vec::new();
        let mut told: Vec<GroupId> = Vec::new();
        for fact in low {
            let way = self.forest.way(fact.group, group).unwrap_or_default();
            let is_part_of_sum = way.len() == 2 && shares.contains(&group);
            // A way that is the end of a longer one is told by that.
            let is_end = low
                .iter()
                .any(|longer| longer.group != fact.group && self.forest.lies_in(longer.group, fact.group));
            if !is_part_of_sum && !is_end && !told.contains(&fact.group) {
                steps.extend(phrase::way(self.dossier, &way));
            }
            told.push(fact.group);
        }
        for share in shares.iter().filter(|share| **share != group) {
            steps.push(format!("the parts of {} share nobody", phrase::name(self.dossier, *share)));
        }
        steps.extend(outcome_steps(all).map(str::to_owned));
        if low.iter().filter(|fact| !fact.names.is_empty()).count() > 1 {
            steps.push("each person who is named counts once".to_owned());
        }
        steps
    }
}

/// How the outcomes of the claims bear on one another.
fn outcome_steps(facts: &[&Fact]) -> impl Iterator<Item = &'static str> {
    let counts = |outcome: Outcome| facts.iter().any(|fact| fact.outcome == outcome);
    let (killed, wounded) = (counts(Outcome::Killed), counts(Outcome::Wounded));
    let (casualties, strength) = (counts(Outcome::Casualties), counts(Outcome::Strength));
    let of_casualties = "the casualties are the killed and the wounded together";
    let of_strength = if killed && wounded && !casualties {
        "the killed and the wounded together cannot be more than were present"
    } else {
        "no more can be killed or wounded than were present"
    };
    let first = (casualties && (killed || wounded)).then_some(of_casualties);
    let second = (strength && (killed || wounded || casualties)).then_some(of_strength);
    first.into_iter().chain(second)
}

/// Why fewer cannot be more: the step from one outcome to the one that bounds it.
const fn counted_among(less: Outcome, more: Outcome) -> &'static str {
    match (less, more) {
        (Outcome::Killed, Outcome::Casualties) => "who is killed is counted among the casualties",
        (Outcome::Wounded, Outcome::Casualties) => "who is wounded is counted among the casualties",
        (Outcome::Killed, _) => "no more can be killed than were present",
        (Outcome::Wounded, _) => "no more can be wounded than were present",
        _ => "no more can be killed or wounded than were present",
    }
}

/// Where it collides, and who sets the upper end there.
struct Place<'a> {
    group: GroupId,
    clash: Clash,
    /// The outcome of the strength channel: present, captured or missing.
    last: Outcome,
    upper: Vec<&'a Fact>,
}

impl<'a> Place<'a> {
    fn new(facts: &[&'a Fact], group: GroupId, clash: Clash) -> Self {
        let last = match facts.first().map(|fact| Family::of(fact.outcome)) {
            Some(Family::Captured) => Outcome::Captured,
            Some(Family::Missing) => Outcome::Missing,
            Some(Family::Harm) | None => Outcome::Strength,
        };
        let upper = match clash.collision {
            Collision::Over(channel) => vec![(outcome(channel, last), clash.room)],
            Collision::PartsOverCasualties => vec![(Outcome::Casualties, clash.room)],
            Collision::CasualtiesOverParts { killed, wounded } => {
                vec![(Outcome::Killed, killed), (Outcome::Wounded, wounded)]
            }
        };
        let upper = upper.into_iter().filter_map(|(outcome, high)| allows(facts, group, outcome, high));
        Self { group, clash, last, upper: upper.collect() }
    }

    fn is_upper(&self, fact: &Fact) -> bool {
        self.upper.iter().any(|upper| upper.claim == fact.claim)
    }

    /// "60 killed".
    fn need(&self) -> String {
        let counted = match self.clash.collision {
            Collision::Over(channel) => outcome(channel, self.last),
            Collision::CasualtiesOverParts { .. } | Collision::PartsOverCasualties => Outcome::Casualties,
        };
        format!("{} {}", self.clash.need, counted.word())
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
