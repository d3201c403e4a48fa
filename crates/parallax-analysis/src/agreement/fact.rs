//! What a claim contributes: a range for one outcome of one population in one event.

use super::solver::Channel;
use crate::dossier::{Claim, ClaimId, Declared, Dossier, EventId, GroupId, Outcome, PersonId, Reading};
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

/// The event of a claim, for comparison. Claims about different events do not bound each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Happening {
    /// The subject of a dossier that lists no events.
    Matter,
    /// An event.
    Event(EventId),
    /// The claim names no event although the dossier lists some: it is unknown whether it is about the same
    /// one as another claim.
    NotNamed(ClaimId),
}

impl Happening {
    pub(super) fn of(dossier: &Dossier, id: ClaimId, claim: &Claim) -> Self {
        match claim.event {
            Some(event) => Self::Event(event),
            None if dossier.events.is_empty() => Self::Matter,
            None => Self::NotNamed(id),
        }
    }
}

/// A claim that takes part in the comparison.
#[derive(Clone, Debug)]
pub(super) struct Fact {
    pub(super) claim: ClaimId,
    pub(super) event: Option<EventId>,
    pub(super) happening: Happening,
    pub(super) group: GroupId,
    pub(super) outcome: Outcome,
    /// The range it states; for people by name, at least as many as there are different names.
    pub(super) range: Interval,
    /// The different people that it names as its count; empty unless `origin` is [`Origin::Names`].
    pub(super) names: Vec<PersonId>,
    pub(super) origin: Origin,
}

impl Fact {
    /// Returns `None` if the claim counts nothing; otherwise the fact, or why there is none.
    pub(super) fn of(
        dossier: &Dossier,
        id: ClaimId,
        claim: &Claim,
        reading: &Reading,
    ) -> Option<Result<Self, NoRange>> {
        let count = claim.count()?;
        if claim.worded.as_deref().is_some_and(is_statistical) {
            return Some(Err(NoRange::Statistical));
        }
        let (range, names, origin) = match Stated::of(claim, reading) {
            Stated::Nothing(why) => return Some(Err(why)),
            Stated::Figure(range) => (range, Vec::new(), Origin::Figure),
            Stated::Read(range) => (range, Vec::new(), Origin::Reading),
            Stated::Named(mut people) => {
                people.sort_unstable();
                people.dedup();
                (Interval { low: people.len() as u64, high: None }, people, Origin::Names)
            }
        };
        let (event, group, outcome) = (claim.event, count.of, count.outcome);
        let happening = Happening::of(dossier, id, claim);
        Some(Ok(Self { claim: id, event, happening, group, outcome, range, names, origin }))
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Family {
    /// Killed, wounded, casualties, strength.
    Harm,
    /// An outcome that only bounds itself.
    Alone(Outcome),
}

impl Family {
    pub(super) fn of(outcome: Outcome) -> Self {
        let base = base(outcome);
        if base.widest() == Outcome::Strength { Self::Harm } else { Self::Alone(base) }
    }

    /// The outcome of the solver's last channel.
    pub(super) const fn last(self) -> Outcome {
        match self {
            Self::Harm => Outcome::Strength,
            Self::Alone(outcome) => outcome,
        }
    }
}

/// The outcome of which a declared one is part; any other is its own.
pub(super) fn base(outcome: Outcome) -> Outcome {
    layer(outcome).and_then(Declared::part_of).unwrap_or(outcome)
}

/// A declared outcome that is part of another: no more of it than of that one, for each population.
pub(super) fn layer(outcome: Outcome) -> Option<Declared> {
    outcome.declared().filter(|declared| declared.part_of().is_some())
}

/// The solver's channel for an outcome; one that is alone has the last to itself.
pub(super) fn channel(outcome: Outcome) -> Channel {
    match base(outcome) {
        Outcome::Killed => Channel::Killed,
        Outcome::Wounded => Channel::Wounded,
        Outcome::Casualties => Channel::Casualties,
        _ => Channel::Strength,
    }
}
