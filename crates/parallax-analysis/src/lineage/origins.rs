//! The number of sources that a set of claims rests on.

use std::fmt;

use super::super::{Ties, counted, with_outcome};
use super::Folding;
use crate::dossier::{Claim, ClaimId, DocumentId, Dossier, Identity, Quantity, SourceId};

/// The number of documents, and of sources behind them. Sources are distinguished by name only: a dossier may
/// not say whether two of them rely on a third.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Origins {
    /// The number of documents.
    pub documents: usize,
    /// The number of different first speakers.
    pub origins: usize,
    /// Of these, sources that the documents do not name, or whose identity is unclear.
    pub not_named: usize,
    /// The number of different relays.
    pub relays: usize,
    /// The number of statements that were read more than once.
    pub repeated: usize,
    /// The number of claims that report these.
    pub reports: usize,
}

impl Origins {
    /// Counts the sources behind `claims`.
    #[must_use]
    pub fn count(dossier: &Dossier, claims: &[ClaimId], folding: &Folding) -> Self {
        let rows = || claims.iter().map(|id| &dossier.claims[*id]);
        let origins = distinct(rows().map(|claim| folding.fold(claim.by)));
        let repeated = super::build::repeated(dossier, claims);
        let unnamed = |source: &&SourceId| dossier.sources[**source].identity != Identity::Named;
        Self {
            documents: distinct(rows().map(|claim| claim.document)).len(),
            not_named: origins.iter().filter(unnamed).count(),
            origins: origins.len(),
            relays: distinct(rows().flat_map(|claim| folding.relays(claim))).len(),
            repeated: distinct(repeated.values()).len(),
            reports: repeated.len(),
        }
    }
}

impl Origins {
    /// The statements that were read more than once: "2 statements, read in 5 places"; none where there is none.
    #[must_use]
    pub fn read_again(&self) -> Option<String> {
        let statements = counted(self.repeated, "statement");
        (self.repeated > 0).then(|| format!("{statements}, read in {} places", self.reports))
    }
}

/// "3 documents, 14 origins, 6 relays".
impl fmt::Display for Origins {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { documents, origins, relays, .. } = *self;
        let [documents, origins, relays] =
            [counted(documents, "document"), counted(origins, "origin"), counted(relays, "relay")];
        write!(f, "{documents}, {origins}, {relays}")
    }
}

fn distinct<T: Ord>(all: impl Iterator<Item = T>) -> Vec<T> {
    let mut all: Vec<T> = all.collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// The claims that give one figure of one population, and the sources they rest on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resting {
    /// The figure, as quoted: "“more than 100” killed of Syrian militiamen".
    pub figure: String,
    /// The claims that give it, ascending.
    pub claims: Vec<ClaimId>,
    /// The number of statements they report; less than the number of claims if one was read more than once.
    pub statements: usize,
    /// The first speakers, in file order.
    pub origins: Vec<SourceId>,
    /// The documents, in file order.
    pub documents: Vec<DocumentId>,
    /// Other origins that give the same figure of other people, in file order. The figure does not rest on
    /// them.
    pub alike: Vec<SourceId>,
    /// The number of those other populations.
    pub populations: usize,
}

/// True if the claim counts, and gives a figure of its own.
#[must_use]
pub fn gives_a_figure(claim: &Claim) -> bool {
    claim.states_its_own() && claim.count().is_some_and(|count| count.quantity != Quantity::NotGiven)
}

/// Counts the origins behind the figure of `claim`, among the claims with the same outcome, population,
/// quantity and stance; `ties` are those of the dossier. `None` if `claim` gives no figure of its own.
#[must_use]
pub fn resting(dossier: &Dossier, ties: &Ties, claims: &[ClaimId], claim: &Claim) -> Option<Resting> {
    let count = claim.count().filter(|_| gives_a_figure(claim))?;
    let mut same = same_count(dossier, claims, claim);
    same.retain(|id| {
        let other = &dossier.claims[*id];
        let quantity = other.count().map(|other| &other.quantity);
        other.stance == claim.stance && quantity == Some(&count.quantity)
    });
    let words = match &count.quantity {
        Quantity::Words(words) => words.clone(),
        plain => plain.to_string(),
    };
    let group = &dossier.groups[count.of].name;
    let rows = || same.iter().map(|id| &dossier.claims[*id]);
    let of_others = || {
        let rows = claims.iter().map(|id| &dossier.claims[*id]);
        rows.filter(|other| {
            other.stance == claim.stance
                && other.count().is_some_and(|other| {
                    other.outcome == count.outcome && other.quantity == count.quantity && other.of != count.of
                })
        })
    };
    Some(Resting {
        alike: distinct(of_others().map(|other| other.by)),
        populations: distinct(of_others().filter_map(|other| other.count().map(|count| count.of))).len(),
        statements: distinct(same.iter().map(|id| ties.statement(*id))).len(),
        figure: format!("{} of {group}", with_outcome(&format!("“{words}”"), count.outcome)),
        origins: distinct(rows().map(|claim| claim.by)),
        documents: distinct(rows().map(|claim| claim.document)),
        claims: same,
    })
}

/// Returns those of `claims` that count the same outcome of the same population as `claim`.
#[must_use]
pub fn same_count(dossier: &Dossier, claims: &[ClaimId], claim: &Claim) -> Vec<ClaimId> {
    let subject = |claim: &Claim| claim.count().map(|count| (count.outcome, count.of));
    let Some(wanted) = subject(claim) else { return Vec::new() };
    claims.iter().copied().filter(|id| subject(&dossier.claims[*id]) == Some(wanted)).collect()
}

/// "“more than 100” killed of Syrian militiamen rests on 1 origin, read in 1 document".
impl fmt::Display for Resting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let origins = counted(self.origins.len(), "origin");
        let documents = counted(self.documents.len(), "document");
        write!(f, "{} rests on {origins}, read in {documents}", self.figure)?;
        if self.statements < self.claims.len() {
            let statements = counted(self.statements, "statement");
            write!(f, "; {statements}, read in {} places", self.claims.len())?;
        }
        if !self.alike.is_empty() {
            let (origins, others) =
                (counted(self.alike.len(), "other origin"), counted(self.populations, "other population"));
            write!(f, "; {origins} with the same figure, of {others}")?;
        }
        Ok(())
    }
}
