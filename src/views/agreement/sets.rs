//! The sets without a contradiction that cannot be made larger; the remaining range for each population, if all can be true.

use super::super::Context;
use super::findings::{Findings, MOST, Target, Tone, if_said};
use crate::analysis::agreement::{Agreement, Heading, SETS_NOTE};
use crate::dossier::Item;

/// Maximum number of sets listed.
const SETS: usize = 4;
/// Maximum number of claims left out of a set that are named.
const NAMED: usize = 6;

/// Lists the sets, each described by what it leaves out.
pub fn sets(ctx: &Context<'_>, agreement: &Agreement, page: &mut Findings) {
    let sets = &agreement.consistent()[..agreement.consistent().len().min(SETS)];
    if sets.is_empty() {
        return;
    }
    page.add(Tone::Section, Heading::Together.title().to_uppercase());
    page.add(Tone::Quiet, SETS_NOTE);
    for set in sets {
        page.link(
            Tone::Stands,
            format!("{}{}", if_said(ctx, &set.all()), agreement.described(ctx.dossier, set, NAMED)),
            Target::Claims(set.claims.clone()),
        );
    }
    let more = agreement.consistent().len() - sets.len();
    if more > 0 {
        page.add(Tone::Quiet, format!("and {more} more"));
    }
}

/// Lists the remaining ranges if all counts were compared and can all be true.
pub fn left(ctx: &Context<'_>, agreement: &Agreement, page: &mut Findings) {
    if agreement.ranges().is_empty() {
        return;
    }
    page.add(Tone::Section, agreement.ranges_title(ctx.dossier, ctx.session.as_of).to_uppercase());
    for range in agreement.ranges().iter().take(MOST) {
        page.link(Tone::Range, range.words(ctx.dossier), Target::Item(Item::Group(range.group)));
    }
}
