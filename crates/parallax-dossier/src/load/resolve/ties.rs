//! Links between claims: which revises or corrects which, and which report the same statement.

use super::super::diagnostic::Code;
use super::super::site::{Section, Site};
use super::report::{Report, quoted};
use crate::dossier::{Claim, ClaimId, Id as _, Source, SourceId};

/// Reports invalid links: to the claim itself, to a claim of a source whose words it cannot be about, in a cycle.
pub(super) fn report_unfit(claims: &[Claim], sources: &[Source], keys: &[String], to: &mut Report) {
    for (row, claim) in claims.iter().enumerate() {
        for (field, what, other) in [
            ("revises", "revise", claim.revises),
            ("corrects", "correct", claim.corrects),
            ("same_as", "repeat", claim.same_as),
        ] {
            let Some(other) = other else { continue };
            let site = Site::row(Section::Claims, row).field(field);
            if other.index() == row {
                to.add(Code::UnfitClaim, site, format!("a claim cannot {what} itself"));
                continue;
            }
            let Some(by) = claims.get(other.index()).map(|other| other.by) else { continue };
            let key = quoted(&keys[other.index()]);
            let is_own = by == claim.by;
            let misfit = match field {
                "corrects" if is_own => {
                    Some(("the same source", "a source `revises` its own words".to_owned()))
                }
                "revises" if !is_own && root(sources, by) != root(sources, claim.by) => Some((
                    "another source",
                    "a source can only revise its own words and those of its institution (`part_of`); of others it \
                     `corrects` a figure"
                        .to_owned(),
                )),
                "same_as" if !is_own => Some(("another source", "a source can only repeat its own words".to_owned())),
                _ => None,
            };
            if let Some((whose, hint)) = misfit {
                to.add_hinted(Code::UnfitClaim, site, format!("{key} is a claim of {whose}"), hint);
            }
        }
        report_unlike(claim, claims, keys, Site::row(Section::Claims, row).field("corrects"), to);
    }
    report_rings(claims, keys, ("revises", "revise"), |claim| claim.revises, to);
    report_rings(claims, keys, ("corrects", "correct"), |claim| claim.corrects, to);
}

/// Warns of a correction of something else than the corrected claim counts.
fn report_unlike(claim: &Claim, claims: &[Claim], keys: &[String], site: Site, to: &mut Report) {
    let Some(other) = claim.corrects else { return };
    let Some(corrected) = claims.get(other.index()).filter(|corrected| !std::ptr::eq(*corrected, claim))
    else {
        return;
    };
    let key = quoted(&keys[other.index()]);
    let message = match (corrected.count(), claim.count()) {
        (None, _) => format!("{key} gives no figure that could be corrected"),
        (Some(_), None) => return,
        (Some(that), Some(this)) => match (that.outcome != this.outcome, that.of != this.of) {
            (false, false) => return,
            (true, false) => format!("{key} counts another outcome"),
            (false, true) => format!("{key} counts another population"),
            (true, true) => format!("{key} counts another outcome of another population"),
        },
    };
    to.add(Code::UnlikeCorrection, site, message);
}

/// The largest institution of which a source is a part. Where sources are part of each other in a circle, which is
/// reported elsewhere, one of them.
fn root(sources: &[Source], source: SourceId) -> SourceId {
    let whole = |id: &SourceId| sources.get(id.index())?.part_of;
    std::iter::successors(Some(source), whole).take(super::nested::DEEPEST + 2).last().unwrap_or(source)
}

/// Reports every cycle of such links once, at its first member in the file.
fn report_rings(
    claims: &[Claim],
    keys: &[String],
    (field, what): (&'static str, &str),
    link: impl Fn(&Claim) -> Option<ClaimId>,
    to: &mut Report,
) {
    let next = |at: usize| link(&claims[at]).map(ClaimId::index).filter(|next| *next < claims.len());
    for first in rings(claims.len(), next) {
        let message = format!("claims {what} one another in a circle, {} among them", quoted(&keys[first]));
        to.add(Code::UnfitClaim, Site::row(Section::Claims, first).field(field), message);
    }
}

/// The first member of every cycle of at least two among `count` rows, each of which leads to at most one other.
pub(super) fn rings(count: usize, next: impl Fn(usize) -> Option<usize>) -> Vec<usize> {
    // 0: not visited; otherwise the number of the walk that visited it.
    let mut seen = vec![0; count];
    let mut found = Vec::new();
    for start in 0..count {
        let walk = start + 1;
        let mut at = start;
        while seen[at] == 0 {
            seen[at] = walk;
            match next(at) {
                Some(earlier) if earlier != at => at = earlier,
                _ => break,
            }
        }
        // One that leads to itself is reported by itself.
        if seen[at] == walk && next(at).is_some_and(|earlier| earlier != at && seen[earlier] == walk) {
            let ring = std::iter::successors(next(at), |at| next(*at)).take_while(|on| *on != at);
            found.extend(ring.chain([at]).min());
        }
    }
    found
}
