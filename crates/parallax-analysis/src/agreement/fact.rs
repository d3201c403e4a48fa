//! What a claim contributes: a range for one outcome of one population in one event.

use super::solver::Channel;
use crate::dossier::{
    Claim, ClaimId, Count, Declared, Dossier, EventId, GroupId, Outcome, PersonId, Reading,
};
use crate::{Interval, NoRange, Stated};

/// The basis of a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    /// The source's own figure.
    Figure,
    /// Words under the chosen reading.
    Reading,
    /// People by name.
    Names,
}

/// The event of a claim, for comparison. Claims about different events do not bound each other, unless one of the events
/// is part of the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Happening {
    /// The subject of a dossier that lists no events.
    Matter,
    Event(EventId),
    /// The claim names no event although the dossier lists some: it is unknown whether it is about the same
    /// one as another claim.
    NotNamed(ClaimId),
}

impl Happening {
    /// The event, if it is one.
    pub(super) const fn event(self) -> Option<EventId> {
        match self {
            Self::Event(event) => Some(event),
            Self::Matter | Self::NotNamed(_) => None,
        }
    }

    pub(super) fn from_claim(dossier: &Dossier, id: ClaimId, claim: &Claim) -> Self {
        match claim.event {
            Some(event) => Self::Event(event),
            None if dossier.events.is_empty() => Self::Matter,
            None => Self::NotNamed(id),
        }
    }
}

/// The claims that take part, and what each says. Their rows count from 0 in the order in which the claims were given.
#[derive(Clone, Debug, Default)]
pub(super) struct Facts {
    claims: Vec<ClaimId>,
    /// In the order of their rows.
    all: Vec<Fact>,
    /// For each row, its first fact.
    first: Vec<usize>,
}

impl Facts {
    /// Adds a claim with what it says.
    pub(super) fn add(&mut self, claim: ClaimId, facts: Vec<Fact>) {
        self.first.push(self.all.len());
        self.claims.push(claim);
        self.all.extend(facts);
    }

    /// The row of the next claim.
    pub(super) fn next_row(&self) -> usize {
        self.claims.len()
    }

    pub(super) fn claims(&self) -> &[ClaimId] {
        &self.claims
    }

    pub(super) fn all(&self) -> &[Fact] {
        &self.all
    }

    pub(super) fn is_empty(&self) -> bool {
        self.claims.is_empty()
    }

    /// What the claim of a row says.
    pub(super) fn of_row(&self, row: usize) -> &[Fact] {
        let Some(start) = self.first.get(row) else { return &[] };
        let end = self.first.get(row + 1).copied().unwrap_or(self.all.len());
        &self.all[*start..end]
    }
}

/// What a claim that takes part in the comparison says of one number.
#[derive(Clone, Debug)]
pub(super) struct Fact {
    pub(super) claim: ClaimId,
    /// The index of the claim among those that take part. A claim may state several facts, and all of them stand or fall
    /// with it.
    pub(super) row: usize,
    /// 0 for the count of the claim itself, otherwise the number of the part of its count, counted from 1.
    pub(super) part: usize,
    pub(super) happening: Happening,
    pub(super) group: GroupId,
    pub(super) outcome: Outcome,
    /// The range it states; for people by name, at least as many as there are different names.
    pub(super) range: Interval,
    /// The different people that it names as its count; empty unless `origin` is [`Origin::Names`].
    pub(super) names: Vec<PersonId>,
    pub(super) origin: Origin,
    /// True if the claim does not count this, but something that the dossier says is a part of it: there are as many at
    /// least.
    pub(super) is_implied: bool,
}

impl Fact {
    /// Returns `None` if the claim counts nothing; otherwise its facts, the whole before its parts, and why others of its
    /// counts are none.
    pub(super) fn all_of(
        dossier: &Dossier,
        id: ClaimId,
        row: usize,
        claim: &Claim,
        reading: &Reading,
    ) -> Option<(Vec<Self>, Vec<NoRange>)> {
        claim.count()?;
        let (mut facts, mut reasons) = (Vec::new(), Vec::new());
        for (part, count) in claim.counts().enumerate() {
            match Self::from_claim(dossier, id, claim, (part, &count), reading) {
                Ok(fact) => {
                    let own = Self { row, ..fact };
                    facts.extend(std::iter::once(own.clone()).chain(own.implied()));
                }
                // A part without a range is nothing missing, unless it could contradict.
                Err(why) if (part == 0 || why.could_contradict()) && !reasons.contains(&why) => {
                    reasons.push(why);
                }
                Err(_) => {}
            }
        }
        Some((facts, reasons))
    }

    fn from_claim(
        dossier: &Dossier,
        id: ClaimId,
        claim: &Claim,
        (part, count): (usize, &Count),
        reading: &Reading,
    ) -> Result<Self, NoRange> {
        if part == 0 && claim.worded.as_deref().is_some_and(is_statistical) {
            return Err(NoRange::Statistical);
        }
        let (range, names, origin) = match Stated::of_count(claim, count, reading) {
            Stated::Nothing(why) => return Err(why),
            Stated::Figure(range) => (range, Vec::new(), Origin::Figure),
            Stated::Read(range) => (range, Vec::new(), Origin::Reading),
            Stated::Named(mut people) => {
                people.sort_unstable();
                people.dedup();
                (Interval { low: people.len() as u64, high: None }, people, Origin::Names)
            }
        };
        let (group, outcome) = (count.of, count.outcome);
        let happening = Happening::from_claim(dossier, id, claim);
        Ok(Self {
            claim: id,
            row: 0,
            part,
            happening,
            group,
            outcome,
            range,
            names,
            origin,
            is_implied: false,
        })
    }

    /// What follows for the outcome that this one is part of: there are as many at least.
    fn implied(&self) -> Option<Self> {
        let outcome = layer(self.outcome).and_then(Declared::part_of)?;
        let range = Interval { low: self.range.low, high: None };
        Some(Self { outcome, range, is_implied: true, ..self.clone() })
    }
}

/// True if the document's words give a statistical interval: "822 (95% CI 605 to 1,039)". Such an interval
/// makes other figures unlikely but rules none of them out.
fn is_statistical(worded: &str) -> bool {
    let lower = worded.to_lowercase();
    let names_one = |word: &str| matches!(word, "ci" | "cri" | "interval" | "intervals");
    let is_graded = ["%", "percent", "per cent", "confidence", "credible", "uncertainty"];
    lower.split(|letter: char| !letter.is_alphanumeric()).any(names_one)
        && is_graded.iter().any(|word| lower.contains(word))
}

/// Outcomes that bound one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Family {
    /// Killed, wounded, casualties, strength.
    Harm,
    /// An outcome that only bounds itself.
    Alone(Outcome),
}

impl Family {
    pub(super) fn from_outcome(outcome: Outcome) -> Self {
        let is_harm = outcome.declared().is_none() && outcome.widest() == Outcome::Strength;
        if is_harm { Self::Harm } else { Self::Alone(outcome) }
    }

    /// The outcome of the solver's last channel.
    pub(super) const fn last(self) -> Outcome {
        match self {
            Self::Harm => Outcome::Strength,
            Self::Alone(outcome) => outcome,
        }
    }
}

/// A declared outcome that is part of another: no more of it than of that one, for each population.
pub(super) fn layer(outcome: Outcome) -> Option<Declared> {
    outcome.declared().filter(|declared| declared.part_of().is_some())
}

/// The solver's channel for an outcome; one that is alone has the last to itself.
pub(super) const fn channel(outcome: Outcome) -> Channel {
    match outcome {
        Outcome::Killed => Channel::Killed,
        Outcome::Wounded => Channel::Wounded,
        Outcome::Casualties => Channel::Casualties,
        _ => Channel::Strength,
    }
}
