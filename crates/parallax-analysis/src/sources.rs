//! The speakers of a set of claims, and where each claim was read.

use std::collections::BTreeMap;

use crate::dossier::{ClaimId, Document, DocumentId, Dossier, Id, Locator, SourceId};

/// A source and its claims.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    pub source: SourceId,
    /// Its claims, in the order given.
    pub claims: Vec<ClaimId>,
}

/// The speakers of `claims`, by side in the dossier's order, those without a side last, then in file order.
#[must_use]
pub fn speakers(dossier: &Dossier, claims: &[ClaimId]) -> Vec<Speaker> {
    let mut by_source: BTreeMap<SourceId, Vec<ClaimId>> = BTreeMap::new();
    for id in claims {
        by_source.entry(dossier.claims[*id].by).or_default().push(*id);
    }
    let mut found: Vec<_> =
        by_source.into_iter().map(|(source, claims)| Speaker { source, claims }).collect();
    found.sort_by_key(|speaker| dossier.sources[speaker.source].side.map_or(usize::MAX, Id::index));
    found
}

/// Who wrote a document: as it is printed, or else the source that the dossier names; `None` if neither is given.
#[must_use]
pub fn written_by<'d>(dossier: &'d Dossier, document: &'d Document) -> Option<&'d str> {
    let source = || document.author.map(|author| dossier.sources[author].name.as_str());
    document.by_line.as_deref().or_else(source)
}

/// Where claims were read, for captions: each document with its places, ascending and without duplicates.
///
/// ```text
/// Newsweek ¶12, ¶14; Unsigned report, Feb 2018 ¶2
/// ```
#[must_use]
pub fn read_in(dossier: &Dossier, claims: &[ClaimId]) -> String {
    let mut places: BTreeMap<DocumentId, Vec<&Locator>> = BTreeMap::new();
    for id in claims {
        let claim = &dossier.claims[*id];
        places.entry(claim.document).or_default().push(&claim.locator);
    }
    let told = places.into_iter().map(|(document, mut found)| {
        found.sort_by(|a, b| a.order().cmp(&b.order()));
        found.dedup();
        let found: Vec<_> = found.into_iter().filter(|at| !at.is_empty()).map(Locator::short).collect();
        let label = dossier.documents[document].label();
        if found.is_empty() { label.to_owned() } else { format!("{label} {}", found.join(", ")) }
    });
    told.collect::<Vec<_>>().join("; ")
}
