//! What a record cannot hold, counted in claims.

use super::stated_number::StatedNumber;
use super::subject::Subject;
use crate::counted;
use crate::dossier::{Claim, ClaimId, Dossier, Quantity};

/// Something that a record cannot hold, or only in part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loss {
    /// The loss, in one or two sentences.
    pub text: String,
    /// The claims it concerns, in file order.
    pub claims: Vec<ClaimId>,
}

/// The claims of a subject, by what could be lost.
pub(super) struct Counts<'a> {
    said: Vec<(ClaimId, StatedNumber<'a>)>,
    pub wounded: &'a [ClaimId],
    pub casualties: &'a [ClaimId],
    /// The number of people named as killed.
    pub people: usize,
    /// The number of populations that counts of people killed are about.
    pub populations: usize,
    /// The number of sources of these counts.
    pub sources: usize,
}

impl<'a> Counts<'a> {
    pub fn new(dossier: &'a Dossier, subject: &'a Subject) -> Self {
        let claims = || subject.killed.iter().map(|id| &dossier.claims[*id]);
        Self {
            said: subject
                .killed
                .iter()
                .map(|id| (*id, StatedNumber::from_claim(&dossier.claims[*id])))
                .collect(),
            wounded: &subject.wounded,
            casualties: &subject.casualties,
            people: distinct(claims().flat_map(named).copied()),
            populations: distinct(claims().filter_map(Claim::count).map(|count| count.of)),
            sources: distinct(claims().map(|claim| claim.by)),
        }
    }

    /// All counts of people killed.
    pub fn all(&self) -> Vec<ClaimId> {
        self.which(|_| true)
    }

    /// Those for which `wanted` is true.
    pub fn which(&self, wanted: impl Fn(StatedNumber<'a>) -> bool) -> Vec<ClaimId> {
        self.said.iter().filter(|(_, said)| wanted(*said)).map(|(id, _)| *id).collect()
    }

    /// The losses that affect any claim, in the order of `found`.
    pub fn losses(found: impl IntoIterator<Item = Loss>) -> Vec<Loss> {
        found.into_iter().filter(|loss| !loss.claims.is_empty()).collect()
    }

    /// The loss of the claims for which `wanted` is true: "5 claims give a bound", and what becomes of it.
    pub fn loss(&self, wanted: impl Fn(StatedNumber<'a>) -> bool, does: Does, becomes: &str) -> Loss {
        let claims = self.which(wanted);
        Loss { text: format!("{}: {becomes}", does.with(claims.len())), claims }
    }

    /// The loss of several populations; empty for one.
    pub fn merged(&self, becomes: &str) -> Loss {
        let claims = if self.populations > 1 { self.all() } else { Vec::new() };
        Loss { text: format!("{} {becomes}", counted(self.populations, "population")), claims }
    }

    /// The loss of several sources; empty for one.
    pub fn listed(&self, becomes: &str) -> Loss {
        let claims = if self.sources > 1 { self.all() } else { Vec::new() };
        Loss { text: format!("{} {becomes}", counted(self.sources, "source")), claims }
    }

    /// The loss of people's names.
    pub fn names(&self, becomes: &str) -> Loss {
        let people = if self.people == 1 { "1 person" } else { &format!("{} people", self.people) };
        let claims = self.which(|said| said == StatedNumber::Named);
        let does = Does("claim names", "claims name").with(claims.len());
        Loss { text: format!("{does} {people}: {becomes}"), claims }
    }
}

/// The loss of `claims` that count another outcome.
pub(super) fn other_outcome(claims: &[ClaimId], outcome: &str, becomes: &str) -> Loss {
    let counts = counted(claims.len(), "count");
    Loss { text: format!("{counts} of {outcome}: {becomes}"), claims: claims.to_vec() }
}

/// What claims do, in the singular and the plural: "claim gives", "claims give".
#[derive(Clone, Copy)]
pub(super) struct Does(pub &'static str, pub &'static str);

impl Does {
    /// "1 claim gives words", "6 claims give words".
    pub fn with(self, count: usize) -> String {
        format!("{count} {}", if count == 1 { self.0 } else { self.1 })
    }
}

/// Phrases that the projects share.
pub(super) const BOUNDS: Does = Does("claim gives a bound", "claims give a bound");
pub(super) const RANGES: Does = Does("claim gives a range", "claims give a range");
pub(super) const ABOUT: Does = Does("claim says “about”", "claims say “about”");
pub(super) const ESTIMATES: Does =
    Does("claim gives a statistical estimate", "claims give statistical estimates");
pub(super) const RELATIVE: Does =
    Does("claim is relative to another figure", "claims are relative to other figures");
pub(super) const WORDS: Does = Does("claim gives words for a number", "claims give words for a number");
pub(super) const NO_NUMBER: Does =
    Does("claim reports deaths without a number", "claims report deaths without a number");
pub(super) const NONE: Does = Does("claim says that nobody was killed", "claims say that nobody was killed");
pub(super) const DENIES: Does = Does("claim denies a figure", "claims deny a figure");
pub(super) const UNDECIDED: Does = Does("claim doubts or leaves it open", "claims doubt or leave it open");
pub(super) const WITHHELD: Does =
    Does("claim declines to say or is silent", "claims decline to say or are silent");

pub(super) const fn is_bound(said: StatedNumber<'_>) -> bool {
    matches!(said, StatedNumber::AtLeast(_) | StatedNumber::MoreThan | StatedNumber::AtMost)
}

pub(super) const fn is_range(said: StatedNumber<'_>) -> bool {
    matches!(said, StatedNumber::Between(..))
}

pub(super) const fn is_words(said: StatedNumber<'_>) -> bool {
    matches!(said, StatedNumber::Words(_))
}

fn named(claim: &Claim) -> &[crate::dossier::PersonId] {
    match claim.count().map(|count| &count.quantity) {
        Some(Quantity::Named(people)) if StatedNumber::from_claim(claim) == StatedNumber::Named => people,
        _ => &[],
    }
}

fn distinct<T: Ord>(all: impl Iterator<Item = T>) -> usize {
    let mut all: Vec<T> = all.collect();
    all.sort_unstable();
    all.dedup();
    all.len()
}
