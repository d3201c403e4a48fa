//! Why claims cannot all be true: each of them, the step that makes them contradict each other, and which of
//! the dossier's own decisions that depends on.
//!
//! Says what contradicts what; never which of them is right.

use super::alike::Alike;
use super::fact::{Fact, Family, Origin, base, layer};
use super::forest::Forest;
use super::pairs::{Meeting, meet};
use super::part::{Builder, Part, allows};
use super::phrase;
use super::solver::{Channel, Clash, Collision};
use crate::dossier::{Declared, Dossier, Figure, GroupId, Outcome};
use crate::{figure, figure_of};

/// The context for making sentences.
#[derive(Clone, Copy)]
pub(super) struct Teller<'a> {
    pub(super) dossier: &'a Dossier,
    pub(super) forest: &'a Forest,
    pub(super) alike: &'a Alike,
}

impl Teller<'_> {
    /// Explains a minimal conflict: each claim, then that they cannot be true together, on which condition,
    /// and why.
    pub(super) fn conflict(self, facts: &[&Fact]) -> String {
        let condition = self.condition_of_names(facts).into_iter().chain(self.conditions_of_words(facts));
        if let [a, b] = facts
            && let Meeting::Exceeds(more, less) = meet(self.forest, a, b)
        {
            let (rests_on, why) = self.bound(more, less);
            let told = phrase::sentences(&[self.told(more), self.told(less)]);
            return conclude(&told, "They cannot both be true", rests_on.into_iter().chain(condition), &why);
        }
        let own: Vec<Fact> = facts.iter().map(|fact| (*fact).clone()).collect();
        if let Some((part, clash)) = self.clash(&own) {
            return self.together(facts, &part, clash, condition);
        }
        // Unreachable for a conflict; a sentence is better than nothing.
        let told: Vec<_> = facts.iter().map(|fact| self.told(fact)).collect();
        conclude(&phrase::sentences(&told), "There are no figures for all of these", None, &[])
    }

    fn told(self, fact: &Fact) -> String {
        phrase::of(self.dossier, fact)
    }

    fn clash(self, own: &[Fact]) -> Option<(Part, Clash)> {
        let members: Vec<usize> = (0..own.len()).collect();
        let part = Builder::new(self.forest).build(own, &members, None);
        let clash = part.settle(|_| true).err()?;
        Some((part, clash))
    }

    /// The condition under which `less` bounds `more`, and the steps from one outcome to the other.
    pub(super) fn bound(self, more: &Fact, less: &Fact) -> (Option<String>, Vec<String>) {
        let counted = counted_among(more.outcome, less.outcome);
        if more.group == less.group {
            let same = if more.outcome.counts_people() {
                "this dossier takes both to count the same people"
            } else {
                "this dossier takes both to count for the same population"
            };
            return (None, std::iter::once(same.to_owned()).chain(counted).collect());
        }
        let way = self.forest.way(more.group, less.group).unwrap_or_default();
        let nested = phrase::way(self.dossier, &way).map(|way| format!("as this dossier has it, {way}"));
        (nested, counted)
    }

    /// "these 2 entries are 2 people (X. Y.)", if the conflict exists only as long as entries with similar
    /// names are different people.
    fn condition_of_names(self, facts: &[&Fact]) -> Option<String> {
        let entries = self.alike.entries(facts);
        if entries.is_empty() {
            return None;
        }
        let merged: Vec<Fact> = facts.iter().map(|fact| self.alike.merged(fact)).collect();
        if self.clash(&merged).is_some() {
            return None;
        }
        let mut names: Vec<String> = entries.iter().map(|id| self.dossier.people[*id].name.clone()).collect();
        names.dedup();
        let count = entries.len();
        let shown = if names.len() > NAMES {
            format!("{} and others", names[..NAMES].join(", "))
        } else {
            names.join(", ")
        };
        Some(format!("these {count} entries are {count} people ({shown})"))
    }

    /// "“dozens” means 24 or more", for each claim whose words are read as a range.
    fn conditions_of_words(self, facts: &[&Fact]) -> impl Iterator<Item = String> {
        let read = facts.iter().filter(|fact| fact.origin == Origin::Reading);
        let mut read: Vec<String> = read
            .filter_map(|fact| {
                let words = figure(&self.dossier.claims[fact.claim])?;
                Some(format!("{words} means {}", fact.range))
            })
            .collect();
        read.sort_unstable();
        read.dedup();
        read.into_iter()
    }

    fn together(
        self,
        facts: &[&Fact],
        part: &Part,
        clash: Clash,
        conditions: impl Iterator<Item = String>,
    ) -> String {
        let place = Place::new(facts, part.group(clash.node), clash);
        let low: Vec<&Fact> = facts.iter().copied().filter(|fact| !place.is_upper(fact)).collect();
        let shares = self.disjoint_below(&low, place.group);
        let told: Vec<_> = low.iter().chain(&place.upper).map(|fact| self.told(fact)).collect();
        let nested = self.nested(&low, place.group, &shares);
        let rests_on = (!nested.is_empty()).then(|| format!("as this dossier has it, {}", nested.join("; ")));
        let needs = if low.len() == 1 { "needs" } else { "together need" };
        let need = format!("{} {needs} at least {}", first(low.len()), self.need(&place));
        let mut why = vec![format!("{need}, and {}", describe_maximum(&place))];
        why.extend(layers(facts).map(among_those));
        why.extend(outcome_steps(facts).map(str::to_owned));
        if low.iter().filter(|fact| !fact.names.is_empty()).count() > 1 {
            why.push("each person who is named counts once".to_owned());
        }
        let verdict = match facts.len() {
            2 => "They cannot both be true".to_owned(),
            count => format!("These {count} cannot all be true"),
        };
        conclude(&phrase::sentences(&told), &verdict, rests_on.into_iter().chain(conditions), &why)
    }

    /// "60 Russian fighters killed".
    fn need(self, place: &Place<'_>) -> String {
        let need = u64::try_from(place.clash.need)
            .map_or_else(|_| place.clash.need.to_string(), |need| Figure(need).to_string());
        figure_of(&self.dossier.groups[place.group], place.counted(), &need, place.clash.need == 1)
    }

    /// The populations at or below `group` whose parts have no members in common and where facts of several
    /// parts add up.
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

    /// The lowest population that contains both as different parts, up to `top`.
    fn meeting_point(self, a: GroupId, b: GroupId, top: GroupId) -> Option<GroupId> {
        let way = self.forest.way(a, top)?;
        let point = way.into_iter().find(|whole| self.forest.lies_in(b, *whole))?;
        (point != a && point != b).then_some(point)
    }

    /// What the dossier says about the populations that the conflict depends on: which is part of which, and
    /// whose parts have no members in common.
    fn nested(self, low: &[&Fact], group: GroupId, shares: &[GroupId]) -> Vec<String> {
        let mut steps = Vec::new();
        let mut told: Vec<GroupId> = Vec::new();
        for fact in low {
            let way = self.forest.way(fact.group, group).unwrap_or_default();
            let is_part_of_sum = way.len() == 2 && shares.contains(&group);
            // A path at the end of a longer one is covered by that.
            let is_end = low
                .iter()
                .any(|longer| longer.group != fact.group && self.forest.lies_in(longer.group, fact.group));
            if !is_part_of_sum && !is_end && !told.contains(&fact.group) {
                steps.extend(phrase::way(self.dossier, &way));
            }
            told.push(fact.group);
        }
        for share in shares {
            steps.push(format!("the parts of “{}” share nobody", self.dossier.groups[*share].name));
        }
        steps
    }
}

/// Maximum number of similar entries listed by name.
const NAMES: usize = 3;

/// "A. B. They cannot both be true if, as this dossier has it, …: …."
fn conclude(
    told: &str,
    verdict: &str,
    conditions: impl IntoIterator<Item = String>,
    why: &[String],
) -> String {
    let mut text = format!("{told} {verdict}");
    for (row, condition) in conditions.into_iter().enumerate() {
        text.push_str(match (row, condition.starts_with("as ")) {
            (0, true) => " if, ",
            (0, false) => " if ",
            (_, true) => ", and if, ",
            (_, false) => ", and if ",
        });
        text.push_str(&condition);
    }
    if !why.is_empty() {
        text.push_str(": ");
        text.push_str(&why.join("; "));
    }
    text.push('.');
    text
}

/// "the first two".
fn first(count: usize) -> String {
    match count {
        1 => "the first".to_owned(),
        2 => "the first two".to_owned(),
        3 => "the first three".to_owned(),
        _ => format!("the first {count}"),
    }
}

/// "the last allows at most 49".
fn describe_maximum(place: &Place<'_>) -> String {
    let room = u64::try_from(place.clash.room)
        .map_or_else(|_| place.clash.room.to_string(), |room| Figure(room).to_string());
    match place.upper.len() {
        2.. => format!("the last two together allow at most {room}"),
        _ if place.clash.room == 0 => "the last allows none".to_owned(),
        _ => format!("the last allows at most {room}"),
    }
}

/// How the outcomes of the claims bound one another.
fn outcome_steps(facts: &[&Fact]) -> impl Iterator<Item = &'static str> {
    let counts = |outcome: Outcome| facts.iter().any(|fact| base(fact.outcome) == outcome);
    let (killed, wounded) = (counts(Outcome::Killed), counts(Outcome::Wounded));
    let (casualties, strength) = (counts(Outcome::Casualties), counts(Outcome::Strength));
    let of_casualties = "the killed or wounded are the killed and the wounded together";
    let of_strength = if killed && wounded && !casualties {
        "the killed and the wounded together cannot be more than were present"
    } else {
        "no more can be killed or wounded than were present"
    };
    let first = (casualties && (killed || wounded)).then_some(of_casualties);
    let second = (strength && (killed || wounded || casualties)).then_some(of_strength);
    first.into_iter().chain(second)
}

/// The declared outcomes among the facts that are part of others, each once.
fn layers(facts: &[&Fact]) -> impl Iterator<Item = Declared> {
    let mut found: Vec<_> = facts.iter().filter_map(|fact| layer(fact.outcome)).collect();
    found.sort_unstable();
    found.dedup();
    // Among themselves they need no step to another outcome.
    let is_alone = found.len() == 1 && facts.iter().all(|fact| layer(fact.outcome).is_some());
    found.into_iter().filter(move |_| !is_alone)
}

/// "this dossier takes all excess deaths to be among those killed".
fn among_those(part: Declared) -> String {
    let whole = part.part_of().map_or("", Outcome::participle);
    format!("this dossier takes all {} to be among those {whole}", part.name())
}

/// Why one outcome cannot exceed another: the steps to the outcome that bounds it; none if they are the same.
fn counted_among(less: Outcome, more: Outcome) -> Vec<String> {
    let part = layer(less).filter(|_| less != more);
    let step = (base(less) != more && less != more).then(|| step(base(less), more).to_owned());
    part.map(among_those).into_iter().chain(step).collect()
}

const fn step(less: Outcome, more: Outcome) -> &'static str {
    match (less, more) {
        (Outcome::Killed, Outcome::Casualties) => "whoever is killed is counted among the killed or wounded",
        (Outcome::Wounded, Outcome::Casualties) => {
            "whoever is wounded is counted among the killed or wounded"
        }
        (Outcome::Killed, _) => "no more can be killed than were present",
        (Outcome::Wounded, _) => "no more can be wounded than were present",
        _ => "no more can be killed or wounded than were present",
    }
}

/// Where the contradiction is, and which facts set the upper end there.
struct Place<'a> {
    group: GroupId,
    clash: Clash,
    /// The outcome of the strength channel: present, or an outcome that is alone.
    last: Outcome,
    upper: Vec<&'a Fact>,
}

impl<'a> Place<'a> {
    fn new(facts: &[&'a Fact], group: GroupId, clash: Clash) -> Self {
        let last = facts.first().map_or(Outcome::Strength, |fact| {
            // Claims of one declared outcome contradict each other by themselves.
            let is_alone =
                layer(fact.outcome).is_some() && facts.iter().all(|other| other.outcome == fact.outcome);
            if is_alone { fact.outcome } else { Family::of(fact.outcome).last() }
        });
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

    /// The outcome whose minimum exceeds its maximum.
    fn counted(&self) -> Outcome {
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
