//! Agreement in sentences: the answer, what cannot stand together, what can, what is left, what only looks alike.

use maud::{Markup, html};

use super::Report;
use super::cite::{cite, sentence};
use super::head::heading;
use crate::analysis::agreement::{Complete, Consistent, JointRange, LookAlike, TakenFor, Verdict};
use crate::analysis::{counted, measure};
use crate::dossier::ClaimId;

/// How many findings of one kind are told.
const MOST: usize = 60;
/// How many sets that can stand together.
const SETS: usize = 8;
/// How many pairs that could pass for rivals.
const RIVALS: usize = 8;

/// The section.
pub fn agreement(report: &Report<'_>) -> Markup {
    let found = report.agreement;
    html! {
        section #agreement aria-labelledby="agreement-heading" {
            h2 #agreement-heading { (heading("agreement")) }
            p.verdict { (verdict(report)) }
            p {
                "Every figure is held against every other, whenever it was said, and nothing is assumed but that a whole counts no fewer "
                "than its parts and no more were hurt than were present. It follows from the figures alone and says nobody is right."
                @if !found.left_out().is_empty() {
                    " " (counted(found.left_out().len(), "count")) " without a range take no part."
                }
            }
            (conflicts(report))
            (look_alikes(report, TakenFor::OneFigure, "Alike and not the same figure", MOST))
            (sets(report))
            (left(report))
            (look_alikes(report, TakenFor::Conflict, "Not in conflict: different populations", RIVALS))
        }
    }
}

fn verdict(report: &Report<'_>) -> String {
    let counts = counted(report.agreement.taking_part().len(), "count");
    match report.agreement.verdict() {
        Verdict::Nothing => "There are not two counts with a range to compare.".to_owned(),
        Verdict::AllCanBeTrue => format!("The {counts} with a range can all be true together."),
        Verdict::Conflict => format!("The {counts} with a range cannot all be true."),
    }
}

fn cites(report: &Report<'_>, claims: &[ClaimId]) -> Markup {
    let dossier = report.scene.dossier;
    html! { @for id in claims { " " (cite(dossier, dossier.claims[*id].citation())) } }
}

fn conflicts(report: &Report<'_>) -> Markup {
    let conflicts = report.agreement.conflicts();
    html! {
        @if !conflicts.is_empty() {
            h3 { "Cannot all be true" }
            ul.conflicts {
                @for conflict in conflicts.iter().take(MOST) {
                    li { (sentence(&conflict.sentence)) (cites(report, &conflict.claims)) }
                }
            }
            (more(conflicts.len(), MOST))
            @if report.agreement.complete() == Complete::Stopped {
                p.note { "There may be more: the search was ended early." }
            }
        }
    }
}

fn more(all: usize, shown: usize) -> Markup {
    html! { @if all > shown { p.note { "And " (all - shown) " more." } } }
}

fn look_alikes(report: &Report<'_>, taken_for: TakenFor, heading: &str, most: usize) -> Markup {
    let found: Vec<&LookAlike> =
        report.agreement.look_alikes().iter().filter(|alike| alike.taken_for == taken_for).collect();
    html! {
        @if !found.is_empty() {
            h3 { (heading) }
            ul {
                @for alike in found.iter().take(most) { li { (sentence(&alike.sentence)) (cites(report, &alike.claims)) } }
            }
            (more(found.len(), most))
        }
    }
}

fn shown_sets<'a>(report: &Report<'a>) -> &'a [Consistent] {
    let sets = report.agreement.consistent();
    &sets[..sets.len().min(SETS)]
}

fn is_common(sets: &[Consistent], range: &JointRange) -> bool {
    sets.iter().all(|set| set.ranges.contains(range))
}

fn sets(report: &Report<'_>) -> Markup {
    let sets = shown_sets(report);
    html! {
        @if report.agreement.verdict() == Verdict::Conflict && !sets.is_empty() {
            h3 { "The largest sets that can stand together" }
            p.note {
                "None of the other claims can be added to a set. How many claims it holds says nothing of its truth: one statement can "
                "have been reported often."
            }
            ol {
                @for set in sets {
                    li {
                        (set.claims.len()) " of them, without "
                        @for (row, id) in set.without.iter().enumerate() { @if row > 0 { "; " } (sentence(&named(report, *id))) }
                        @let own: Vec<_> = set.ranges.iter().filter(|range| !is_common(sets, range)).collect();
                        @if !own.is_empty() {
                            ". It leaves: "
                            @for (row, range) in own.iter().enumerate() { @if row > 0 { "; " } (sentence(&told(report, range))) }
                        }
                        "."
                    }
                }
            }
            (more(report.agreement.consistent().len(), SETS))
        }
    }
}

fn named(report: &Report<'_>, id: ClaimId) -> String {
    let dossier = report.scene.dossier;
    let claim = &dossier.claims[id];
    let who = dossier.sources[claim.by].label();
    measure(claim).map_or_else(|| who.to_owned(), |figure| format!("{who}: {figure}"))
}

fn left(report: &Report<'_>) -> Markup {
    let sets = shown_sets(report);
    let is_conflict = report.agreement.verdict() == Verdict::Conflict;
    let ranges: Vec<JointRange> = match sets {
        [first, ..] if is_conflict => {
            first.ranges.iter().copied().filter(|range| is_common(sets, range)).collect()
        }
        _ => report.agreement.ranges().to_vec(),
    };
    html! {
        @if !ranges.is_empty() {
            h3 { @if is_conflict { "What all of these sets leave" } @else { "What is left if all are taken as true" } }
            ul.ranges { @for range in ranges.iter().take(MOST) { li { (sentence(&told(report, range))) } } }
            (more(ranges.len(), MOST))
        }
    }
}

/// "killed of Russian nationals: 101 or more".
fn told(report: &Report<'_>, range: &JointRange) -> String {
    let dossier = report.scene.dossier;
    let event = match range.event {
        Some(event) if spans_events(report) => format!(" ({})", dossier.events[event].name),
        _ => String::new(),
    };
    format!("{} of {}{event}: {}", range.outcome.word(), dossier.groups[range.group].name, range.range)
}

fn spans_events(report: &Report<'_>) -> bool {
    let dossier = report.scene.dossier;
    let mut events = report.agreement.taking_part().iter().map(|claim| dossier.claims[*claim].event);
    let first = events.next();
    events.any(|event| Some(event) != first)
}
