//! Which claims are compared: the counts of people killed and wounded in the event that most of them are
//! about.

use std::collections::BTreeMap;

use crate::dossier::{Claim, ClaimId, Dossier, EventId, Outcome};
use crate::known;

/// The claims that are compared. Each list is in file order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Subject {
    /// The event; `None` if the claims name none.
    pub event: Option<EventId>,
    /// Counts of people killed.
    pub killed: Vec<ClaimId>,
    /// Counts of people wounded.
    pub wounded: Vec<ClaimId>,
    /// Counts of people killed or wounded, not distinguished.
    pub casualties: Vec<ClaimId>,
    /// The number of counts of people killed that are left out because they name another event or none.
    pub left_out: usize,
}

impl Subject {
    /// Returns the counts of the event that most counts of people killed are about, among the claims in
    /// `only` (sorted) if given. Ties go to the first event in the file; claims without an event come last.
    #[must_use]
    pub fn find(dossier: &Dossier, only: Option<&[ClaimId]>) -> Self {
        let mut killed: BTreeMap<(bool, Option<EventId>), usize> = BTreeMap::new();
        let counts = || {
            let claims = dossier.claims.iter();
            claims.filter(|(id, _)| only.is_none_or(|only| known::has(only, *id)))
        };
        for (_, claim) in counts().filter(|(_, claim)| counts_killed(claim)) {
            *killed.entry((claim.event.is_none(), claim.event)).or_default() += 1;
        }
        let all: usize = killed.values().sum();
        // `max_by_key` takes the last of equals, so the walk goes backwards.
        let most = killed.into_iter().rev().max_by_key(|(_, count)| *count);
        let Some(((_, event), most)) = most else { return Self::default() };
        let mut subject = Self { event, left_out: all - most, ..Self::default() };
        for (id, claim) in counts().filter(|(_, claim)| claim.event == event) {
            match claim.count().map(|count| count.outcome) {
                Some(Outcome::Killed) => subject.killed.push(id),
                Some(Outcome::Wounded) => subject.wounded.push(id),
                Some(Outcome::Casualties) => subject.casualties.push(id),
                _ => {}
            }
        }
        subject
    }
}

fn counts_killed(claim: &Claim) -> bool {
    claim.count().is_some_and(|count| count.outcome == Outcome::Killed)
}
