//! Sources shown as the institutions of which they are a part.

use crate::dossier::{Claim, Dossier, Id as _, SourceId};

/// Which source stands for each: itself, or the largest institution of which it is a part.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folding {
    /// For each source, the one that stands for it; empty if each stands for itself.
    institutions: Vec<SourceId>,
}

impl Folding {
    /// Folds all sources of `dossier` into their institutions if `is_wanted`, otherwise none.
    #[must_use]
    pub fn new(dossier: &Dossier, is_wanted: bool) -> Self {
        if !is_wanted || !Self::is_offered(dossier) {
            return Self::default();
        }
        Self { institutions: dossier.sources.ids().map(|id| dossier.institution(id)).collect() }
    }

    /// True if any source of `dossier` is part of another.
    #[must_use]
    pub fn is_offered(dossier: &Dossier) -> bool {
        dossier.sources.rows().iter().any(|source| source.part_of.is_some())
    }

    /// True if some source is shown as its institution.
    #[must_use]
    pub const fn is_active(&self) -> bool {
        !self.institutions.is_empty()
    }

    /// The source that stands for `source`.
    #[must_use]
    pub fn fold(&self, source: SourceId) -> SourceId {
        self.institutions.get(source.index()).copied().unwrap_or(source)
    }

    /// The relays of a claim, without what an institution passes on to itself.
    pub fn relays<'a>(&'a self, claim: &'a Claim) -> impl Iterator<Item = SourceId> + 'a {
        let mut before = self.fold(claim.by);
        claim.via.iter().map(|relay| self.fold(*relay)).filter(move |relay| {
            let is_other = !self.is_active() || *relay != before;
            before = *relay;
            is_other
        })
    }
}
