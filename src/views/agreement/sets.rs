//! The largest sets that can stand together, and what is left for each population.

use super::super::Context;
use super::findings::{Findings, MOST, Target, Tone};
use crate::analysis::agreement::{Agreement, Consistent, JointRange, Verdict};
use crate::analysis::measure;
use crate::dossier::{ClaimId, Item};

/// How many sets are listed.
const SETS: usize = 8;

/// The sets, each with what it leaves where the sets do not all leave the same.
pub fn sets(ctx: &Context<'_>, agreement: &Agreement, page: &mut Findings) {
    let sets = &agreement.consistent()[..agreement.consistent().len().min(SETS)];
    if sets.is_empty() {
        return;
    }
    page.add(Tone::Section, "THE LARGEST SETS THAT CAN STAND TOGETHER");
    page.add(
        Tone::Quiet,
        "None of the other claims can be added to a set. How many claims it holds says nothing of its truth: one \
         statement can have been reported often.",
    );
    for set in sets {
        let without: Vec<_> = set.without.iter().map(|claim| named(ctx, *claim)).collect();
        let text = format!("{} of them, without {}", set.claims.len(), without.join("; "));
        page.link(Tone::Stands, text, Target::Claims(set.claims.clone()));
        let own: Vec<_> =
            set.ranges.iter().filter(|range| !is_common(sets, range)).map(|range| told(ctx, range)).collect();
        if !own.is_empty() {
            page.add(Tone::Range, format!("It leaves: {}.", own.join("; ")));
        }
    }
    let more = agreement.consistent().len() - sets.len();
    if more > 0 {
        page.add(Tone::Quiet, format!("and {more} more"));
    }
}

/// Whether all sets leave the same for this number.
fn is_common(sets: &[Consistent], range: &JointRange) -> bool {
    sets.iter().all(|set| set.ranges.contains(range))
}

/// A claim in short: who, and the figure.
fn named(ctx: &Context<'_>, id: ClaimId) -> String {
    let claim = &ctx.dossier.claims[id];
    let who = ctx.dossier.sources[claim.by].label();
    measure(claim).map_or_else(|| who.to_owned(), |figure| format!("{who}: {figure}"))
}

/// The joint ranges if all are taken as true; in a conflict, those on which the largest sets agree.
pub fn left(ctx: &Context<'_>, agreement: &Agreement, page: &mut Findings) {
    let common: Vec<JointRange> = match (agreement.verdict(), agreement.consistent()) {
        (Verdict::Conflict, [first, ..]) => {
            let sets = &agreement.consistent()[..agreement.consistent().len().min(SETS)];
            first.ranges.iter().copied().filter(|range| is_common(sets, range)).collect()
        }
        _ => agreement.ranges().to_vec(),
    };
    if common.is_empty() {
        return;
    }
    let heading = match agreement.verdict() {
        Verdict::Conflict => "WHAT ALL OF THESE SETS LEAVE",
        Verdict::AllCanBeTrue | Verdict::Nothing => "WHAT IS LEFT IF ALL ARE TAKEN AS TRUE",
    };
    page.add(Tone::Section, heading);
    for range in common.iter().take(MOST) {
        page.link(Tone::Range, told(ctx, range), Target::Item(Item::Group(range.group)));
    }
}

/// "killed of Russian nationals 101 or more", with the event where several are compared.
fn told(ctx: &Context<'_>, range: &JointRange) -> String {
    let group = &ctx.dossier.groups[range.group].name;
    let event = match range.event {
        Some(event) if spans_events(ctx) => format!(" ({})", ctx.dossier.events[event].name),
        _ => String::new(),
    };
    format!("{} of {group}{event}: {}", range.outcome.word(), range.range)
}

fn spans_events(ctx: &Context<'_>) -> bool {
    let mut events = ctx.agreement().taking_part().iter().map(|claim| ctx.dossier.claims[*claim].event);
    let first = events.next();
    events.any(|event| Some(event) != first)
}
