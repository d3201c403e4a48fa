//! Dates of claims that do not fit those of their event and document.

use super::super::diagnostic::Code;
use super::super::site::{Section, Site};
use super::report::Report;
use crate::dossier::{Claim, Date, Document, Event, Id as _};

/// Warns about claims dated before their event began, unless they foretell it, and about claims dated after
/// their document was published.
pub(super) fn report_unfit(claims: &[Claim], events: &[Event], documents: &[Document], to: &mut Report) {
    for (row, claim) in claims.iter().enumerate() {
        let Some(said) = &claim.said else { continue };
        let site = Site::row(Section::Claims, row).field("said");
        let event = claim.event.filter(|_| !claim.foretells).and_then(|id| events.get(id.index()));
        let began = event.and_then(|event| event.on.as_ref());
        if let Some(began) = began.filter(|began| is_before(said, began)) {
            let message = format!("the claim is dated {said}, before its event began ({began})");
            let hint = "write `foretells: true` if it speaks of the event in advance".to_owned();
            to.add_hinted(Code::UnfitDate, site, message, hint);
        }
        let out = documents.get(claim.document.index()).and_then(|document| document.dated.as_ref());
        if let Some(out) = out.filter(|out| is_before(out, said)) {
            let message = format!("the claim is dated {said}, after its document was published ({out})");
            to.add(Code::UnfitDate, site, message);
        }
    }
}

/// True if every day on which `one` may lie comes before every day on which `other` may lie.
fn is_before(one: &Date, other: &Date) -> bool {
    let (last, first) = (one.latest_possible(), other.earliest_possible());
    last.zip(first).is_some_and(|(last, first)| last < first)
}
