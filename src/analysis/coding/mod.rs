//! As others would code it: what ACLED, UCDP GED and Airwars could store of the deaths that claims report.
//!
//! Nothing is coded here. For every claim it is told what the project's text lets one write down; for the record as a
//! whole, which figures are open to choice and that nobody but a coder chooses. Where no text was read that
//! decides, the answer is "not determined". Populations are never added up. What each rule rests on stands in
//! `docs/coding.md`.

mod acled;
mod airwars;
mod losses;
mod record;
mod rule;
mod said;
mod subject;
#[cfg(test)]
mod tests;
mod ucdp;

pub use losses::Loss;
pub use record::{Candidate, Field, Slot};
pub use rule::{Entry, Known, Ruling, Text};
pub use subject::Subject;

use crate::dossier::{ClaimId, Dossier};
use losses::Counts;
use said::Said;

/// A project that records deaths in events.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Project {
    /// Armed Conflict Location and Event Data: one integer an event.
    Acled,
    /// Uppsala Conflict Data Program, Georeferenced Event Dataset: low, best and high.
    Ucdp,
    /// Airwars: from a minimum to a maximum.
    Airwars,
}

impl Project {
    /// All of them, in the order they are shown.
    pub const ALL: [Self; 3] = [Self::Acled, Self::Ucdp, Self::Airwars];

    /// Its name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Acled => "ACLED",
            Self::Ucdp => "UCDP GED",
            Self::Airwars => "Airwars",
        }
    }

    /// What an event's deaths are to it.
    #[must_use]
    pub const fn form(self) -> &'static str {
        match self {
            Self::Acled => "one integer for the event",
            Self::Ucdp => "low, best and high for the event",
            Self::Airwars => "a minimum and a maximum for the incident",
        }
    }

    /// What was read of its rules.
    #[must_use]
    pub const fn texts(self) -> &'static [Text] {
        match self {
            Self::Acled => acled::TEXTS,
            Self::Ucdp => ucdp::TEXTS,
            Self::Airwars => airwars::TEXTS,
        }
    }
}

/// What one project could store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Whose record it is.
    pub project: Project,
    /// Its fields for the dead, then those for the wounded where it has any and claims count them.
    pub fields: Vec<Field>,
    /// What the record cannot hold.
    pub losses: Vec<Loss>,
}

/// One claim, and what each project lets one write down from it alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// The claim.
    pub claim: ClaimId,
    /// In the order of [`Project::ALL`].
    pub rulings: [Ruling; 3],
}

/// What the projects could store of the claims about one event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coding {
    /// The claims it is about.
    pub subject: Subject,
    /// How many sources make the counts of killed.
    pub sources: usize,
    /// How many populations they count.
    pub populations: usize,
    /// One for each project, in the order of [`Project::ALL`].
    pub sheets: [Sheet; 3],
    /// One for each count of killed, in file order.
    pub rows: Vec<Row>,
}

impl Coding {
    /// Works out what could be stored of `subject`; linear in its claims, but for the sorting of figures.
    #[must_use]
    pub fn new(dossier: &Dossier, subject: Subject) -> Self {
        let words = acled::Words::builtin();
        let rulings = |claim: ClaimId| {
            let said = Said::of(&dossier.claims[claim]);
            [acled::ruling(said, &words), ucdp::ruling(said), airwars::ruling(said)]
        };
        let rows: Vec<Row> =
            subject.killed.iter().map(|claim| Row { claim: *claim, rulings: rulings(*claim) }).collect();
        let of = |project: usize| -> Vec<(ClaimId, Ruling)> {
            rows.iter().map(|row| (row.claim, row.rulings[project])).collect()
        };
        let wounded: Vec<_> = subject.wounded.iter().map(|claim| (*claim, rulings(*claim)[2])).collect();
        let counts = Counts::new(dossier, &subject);
        let sheets = [
            acled::sheet(dossier, &of(0), &counts),
            ucdp::sheet(dossier, &of(1), &counts),
            airwars::sheet(dossier, &of(2), &wounded, &counts),
        ];
        Self { sources: counts.sources, populations: counts.populations, subject, sheets, rows }
    }
}
