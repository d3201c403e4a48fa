//! Warnings about wholes that the parts which one document gives do not fit.

use super::super::diagnostic::Code;
use super::super::site::{Section, Site};
use super::report::{Report, quoted};
use crate::dossier::{ClaimId, Dossier, Figure, GroupId, Id as _, Misfit, MisfitKind};

/// Warns of each misfit, at the count of the whole. Only for a dossier without errors.
pub(super) fn report_broken(dossier: &Dossier, to: &mut Report) {
    for Misfit { whole, by, claim, kind } in &dossier.misfits {
        if is_told_of_the_count(dossier, *claim, *whole, by.as_deref()) {
            continue;
        }
        let site = Site::row(Section::Claims, claim.index());
        let whole = quoted(&dossier.groups[*whole].key);
        let told = by.as_ref().map(|by| format!(" by {}", quoted(by))).unwrap_or_default();
        let split = format!(
            "if they are of several breakdowns, give each part its `by`, and leave `disjoint` out of {whole}"
        );
        match kind {
            MisfitKind::Exceeds(sum) => {
                let message = format!(
                    "the document's parts of {whole}{told}, which are said to share nobody, add up to {}, more than the whole",
                    Figure(*sum)
                );
                match by {
                    Some(_) => {
                        let hint = "one of the figures is a slip, or the parts are of different breakdowns";
                        to.add_hinted(Code::PartsExceedWhole, site, message, hint.to_owned());
                    }
                    None => to.add_hinted(Code::MixedBreakdowns, site, message, split),
                }
            }
            MisfitKind::FallsShort(sum) => {
                let message = format!(
                    "the document's parts of {whole}{told}, which are said to be all of it, add up to {}, less than the whole",
                    Figure(*sum)
                );
                let hint =
                    "a part is missing, one of the figures is a slip, or the breakdown is not `Complete`";
                to.add_hinted(Code::PartsShortOfWhole, site, message, hint.to_owned());
            }
            MisfitKind::NobodyLeft { part, claim: other } => {
                let message = format!(
                    "parts of {whole} that one document gives add up to the whole, and {} counts somebody in {} as well, which is said to share nobody with them",
                    quoted(&dossier.claims[*other].key),
                    quoted(&dossier.groups[*part].key),
                );
                to.add_hinted(Code::MixedBreakdowns, site, message, split);
            }
        }
    }
}

/// True if the parts of the count itself come to more than it: then `parts-and-whole` warns of it already.
fn is_told_of_the_count(dossier: &Dossier, claim: ClaimId, whole: GroupId, by: Option<&str>) -> bool {
    let Some(count) = dossier.claims[claim].count().filter(|count| count.of == whole) else { return false };
    let own = count.parts.iter().filter(|part| dossier.breakdown_of(part.of) == Some((whole, by)));
    let sum =
        own.filter_map(|part| part.quantity.bounds()).fold(0_u64, |sum, (low, _)| sum.saturating_add(low));
    count.bounds().and_then(|(_, high)| high).is_some_and(|high| sum > high)
}
