//! The largest sets that can all be true, and the remaining range for each population.

use super::super::Context;
use super::findings::{Findings, MOST, Target, Tone};
use crate::analysis::agreement::{Agreement, Consistent, JointRange};
use crate::dossier::Item;

/// Maximum number of sets listed.
const SETS: usize = 2;
/// Maximum number of claims left out of a set, and of its ranges, that are listed.
const NAMED: usize = 6;

/// Lists the sets, each with the remaining ranges that differ between sets.
pub fn sets(ctx: &Context<'_>, agreement: &Agreement, page: &mut Findings) {
    let sets = &agreement.consistent()[..agreement.consistent().len().min(SETS)];
    if sets.is_empty() {
        return;
    }
    page.add(Tone::Section, "THE LARGEST SETS WITHOUT A CONTRADICTION");
    page.add(
        Tone::Quiet,
        "None of the other claims can be added to a set. Its size says nothing about its truth: one statement can have been \
         reported often.",
    );
    for set in sets {
        page.link(
            Tone::Stands,
            agreement.described(ctx.dossier, set, NAMED),
            Target::Claims(set.claims.clone()),
        );
        let own: Vec<_> = set
            .ranges
            .iter()
            .filter(|range| !is_common(agreement.consistent(), range))
            .map(|range| range.words(ctx.dossier))
            .collect();
        if !own.is_empty() {
            let end = if own.len() > NAMED { "; …" } else { "." };
            let shown = own[..own.len().min(NAMED)].join("; ");
            page.add(Tone::Range, format!("Then: {shown}{end}"));
        }
    }
    let more = agreement.consistent().len() - sets.len();
    if more > 0 {
        page.add(Tone::Quiet, format!("and {more} more"));
    }
}

/// True if all sets leave the same range for this number.
fn is_common(sets: &[Consistent], range: &JointRange) -> bool {
    sets.iter().all(|set| set.ranges.contains(range))
}

/// Lists the remaining ranges if all counts were compared and can all be true.
pub fn left(ctx: &Context<'_>, agreement: &Agreement, page: &mut Findings) {
    if agreement.ranges().is_empty() {
        return;
    }
    page.add(Tone::Section, "IF ALL OF THEM ARE TRUE, THEN");
    for range in agreement.ranges().iter().take(MOST) {
        page.link(Tone::Range, range.words(ctx.dossier), Target::Item(Item::Group(range.group)));
    }
}
