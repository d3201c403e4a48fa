//! Warnings about claims that say the same in the same place: one entered twice counts twice.

use foldhash::{HashMap, HashMapExt as _};

use super::super::diagnostic::Code;
use super::super::site::{Section, Site};
use super::report::{Report, quoted};
use super::tables::MANY;
use crate::dossier::{Claim, ClaimId, Date, Id as _, Says, SourceId, Table};
use crate::load::beside::both;

/// Warns of every claim that repeats an earlier one in all that it says, unless they are tied by `same_as`. Remarks are
/// left out: what they say is their gist alone. Only for a dossier without errors.
pub(super) fn report_repeated(claims: &Table<ClaimId, Claim>, to: &mut Report) {
    let is_long = claims.len() >= MANY;
    let parts = if is_long { 2 } else { 1 };
    let own = to.fork();
    let others = || {
        let mut to = own.fork();
        report_of_sources(claims, |source| source.index() % parts == 1, &mut to);
        to
    };
    let (found, ()) =
        both(is_long, others, || report_of_sources(claims, |source| source.index() % parts == 0, to));
    to.join(found);
}

/// The same, of the claims of some sources.
fn report_of_sources(claims: &Table<ClaimId, Claim>, is_meant: impl Fn(SourceId) -> bool, to: &mut Report) {
    let mut seen = HashMap::with_capacity(claims.len());
    for (id, claim) in claims.iter() {
        if claim.says == Says::Remark || !is_meant(claim.by) {
            continue;
        }
        let who = (claim.by, &claim.via, claim.document, &claim.locator, claim.stance);
        let what = (&claim.says, claim.event, claim.at, &claim.worded, &claim.hedge, &claim.gist);
        let first = *seen.entry((who, what, claim.said.as_ref().map(Date::as_str))).or_insert(id);
        let tie = |one: ClaimId, other: ClaimId| claims[one].same_as.or(claims[one].revises) == Some(other);
        if first != id && !tie(first, id) && !tie(id, first) {
            let message =
                format!("the claim says the same as {}, in the same place", quoted(&claims[first].key));
            let hint =
                "if it is one statement, keep one entry; if the document makes it twice, say so in the gists";
            to.add_hinted(Code::LikeClaim, Site::row(Section::Claims, id.index()), message, hint.to_owned());
        }
    }
}
