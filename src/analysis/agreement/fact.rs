//! What one claim brings to the question: a range of one outcome of one population in one event.

use super::solver::Channel;
use crate::analysis::{Interval, NoRange, Stated};
use crate::dossier::{Claim, ClaimId, Dossier, EventId, GroupId, Outcome, PersonId, Reading};

/// Where a range comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    /// The source's own figure.
    Figure,
    /// Words under the chosen reading.
    Reading,
    /// People by name.
    Names,
}

/// The happening that a claim speaks of. Claims of different happenings bound each other in nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Happening {
    /// The one matter of a dossier that has no events.
    Matter,
    /// An event.
    Event(EventId),
    /// This claim names none although the dossier has events: whether it speaks of the same as another is not known.
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

/// A claim that takes part.
#[derive(Clone, Debug)]
pub(super) struct Fact {
    pub(super) claim: ClaimId,
    pub(super) event: Option<EventId>,
    pub(super) happening: Happening,
    pub(super) group: GroupId,
    pub(super) outcome: Outcome,
    /// The range it states; of people by name, how many different ones or more.
    pub(super) range: Interval,
    /// The different people it names as its count; empty unless `origin` is [`Origin::Names`].
    pub(super) names: Vec<PersonId>,
    pub(super) origin: Origin,
}

impl Fact {
    /// None where the claim counts nothing; else the fact, or why there is none.
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

/// Whether the document's words give a statistical interval: "822 (95% CI 605 to 1,039)". Such an interval makes other
/// figures unlikely and rules none of them out.
fn is_statistical(worded: &str) -> bool {
    let lower = worded.to_lowercase();
    let names_one = |word: &str| matches!(word, "ci" | "cri" | "interval" | "intervals");
    let is_graded = ["%", "percent", "per cent", "confidence", "credible", "uncertainty"];
    lower.split(|letter: char| !letter.is_alphanumeric()).any(names_one)
        && is_graded.iter().any(|word| lower.contains(word))
}

/// Outcomes that bear on one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Family {
    /// Killed, wounded, casualties, strength.
    Harm,
    Captured,
    Missing,
}

impl Family {
    pub(super) const fn of(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Captured => Self::Captured,
            Outcome::Missing => Self::Missing,
            Outcome::Killed | Outcome::Wounded | Outcome::Casualties | Outcome::Strength => Self::Harm,
        }
    }
}

/// The channel of the solver that stands for an outcome.
pub(super) const fn channel(outcome: Outcome) -> Channel {
    match outcome {
        Outcome::Killed => Channel::Killed,
        Outcome::Wounded => Channel::Wounded,
        Outcome::Casualties => Channel::Casualties,
        Outcome::Captured | Outcome::Missing | Outcome::Strength => Channel::Strength,
    }
}
