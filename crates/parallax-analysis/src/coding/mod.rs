//! As others would code it: what ACLED, UCDP GED and Airwars could record of the reported deaths.
//!
//! Nothing is coded here. For every claim, it says what the project's own text allows to be recorded; for the
//! whole record, which figures are open to choice, and that only a coder chooses. If no text we read decides
//! it, the answer is "not determined". Populations are never added up. `docs/coding.md` gives the basis of
//! each rule.

mod acled;
mod airwars;
mod losses;
mod record;
mod rule;
mod stated_number;
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
use stated_number::StatedNumber;

/// A project that records deaths in events.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Project {
    /// Armed Conflict Location and Event Data: one integer per event.
    Acled,
    /// Uppsala Conflict Data Program, Georeferenced Event Dataset: low, best and high.
    Ucdp,
    /// Airwars: from a minimum to a maximum.
    Airwars,
}

impl Project {
    /// All projects, in display order.
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

    /// How it records the deaths of an event.
    #[must_use]
    pub const fn form(self) -> &'static str {
        match self {
            Self::Acled => "one integer for the event",
            Self::Ucdp => "low, best and high for the event",
            Self::Airwars => "a minimum and a maximum for the incident",
        }
    }

    /// The texts of its rules that we read.
    #[must_use]
    pub const fn texts(self) -> &'static [Text] {
        match self {
            Self::Acled => acled::TEXTS,
            Self::Ucdp => ucdp::TEXTS,
            Self::Airwars => airwars::TEXTS,
        }
    }
}

/// What one project could record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    pub project: Project,
    /// The fields for people killed, then those for people wounded, if it has any and claims count them.
    pub fields: Vec<Field>,
    /// What the record cannot hold.
    pub losses: Vec<Loss>,
}

/// One claim, and what each project allows to be recorded from it alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    pub claim: ClaimId,
    /// In the order of [`Project::ALL`].
    pub rulings: [Ruling; 3],
}

/// What the projects could record from the claims about one event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coding {
    /// The claims it is about.
    pub subject: Subject,
    /// The number of sources of the counts of people killed.
    pub sources: usize,
    /// The number of populations counted.
    pub populations: usize,
    /// One per project, in the order of [`Project::ALL`].
    pub sheets: [Sheet; 3],
    /// One per count of people killed, in file order.
    pub rows: Vec<Row>,
}

impl Coding {
    /// Works out what could be recorded for `subject`; linear in its claims, except for sorting figures.
    #[must_use]
    pub fn new(dossier: &Dossier, subject: Subject) -> Self {
        let words = acled::Words::builtin();
        let rulings = |claim: ClaimId| {
            let said = StatedNumber::from_claim(&dossier.claims[claim]);
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
