//! Links between claims: which revises which, and which report the same statement.

use super::super::diagnostic::Code;
use super::super::site::{Section, Site};
use super::report::{Report, quoted};
use crate::dossier::{Claim, ClaimId, Id as _};

/// Reports invalid links: to the claim itself, to a claim of another source, in a cycle.
pub(super) fn report_unfit(claims: &[Claim], keys: &[String], to: &mut Report) {
    for (row, claim) in claims.iter().enumerate() {
        for (field, what, other) in
            [("revises", "revise", claim.revises), ("same_as", "repeat", claim.same_as)]
        {
            let Some(other) = other else { continue };
            let site = Site::row(Section::Claims, row).field(field);
            if other.index() == row {
                to.add(Code::UnfitClaim, site, format!("a claim cannot {what} itself"));
            } else if claims.get(other.index()).is_some_and(|other| other.by != claim.by) {
                let message = format!("{} is a claim of another source", quoted(&keys[other.index()]));
                to.add_hinted(
                    Code::UnfitClaim,
                    site,
                    message,
                    format!("a source can only {what} its own words"),
                );
            }
        }
    }
    report_rings(claims, keys, to);
}

/// Reports every cycle of `revises` once, at its first member in the file.
fn report_rings(claims: &[Claim], keys: &[String], to: &mut Report) {
    let next = |at: usize| claims[at].revises.map(ClaimId::index).filter(|next| *next < claims.len());
    for first in rings(claims.len(), next) {
        let message = format!("claims revise one another in a circle, {} among them", quoted(&keys[first]));
        to.add(Code::UnfitClaim, Site::row(Section::Claims, first).field("revises"), message);
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
