//! Agreement in sentences: the answer, what was compared, what cannot be true together, what is denied, what
//! can be true, what only looks alike, what was not compared.

use maud::{Markup, html};

use super::Report;
use super::cite::{cite, sentence};
use super::head::heading;
use crate::analysis::agreement::{
    Complete, Consistent, Group, Heading, LookAlike, ORDER, Presented, SETS_NOTE, TakenFor, Verdict,
};
use crate::dossier::ClaimId;

/// Maximum number of findings of one kind.
const MOST: usize = 60;
/// Maximum number of sets that can all be true.
const SETS: usize = 8;

/// The section.
pub fn agreement(report: &Report<'_>) -> Markup {
    let found = report.agreement;
    html! {
        section #agreement aria-labelledby="agreement-heading" {
            h2 #agreement-heading { (heading("agreement")) }
            p.verdict { (sentence(&found.headline_on(report.scene.dossier, report.scene.asked(), report.scene.as_of))) "." }
            @let scope = found.scope(report.scene.dossier);
            @if !scope.is_empty() { p { (scope) } }
            @for compared in found.comparisons_on(report.scene.dossier, report.scene.as_of) { p { (sentence(&compared)) } }
            p {
                "Figures for one event are compared with each other, whenever they were said. " (found.rules(report.scene.dossier)) " " (ORDER) " All of it follows from the "
                "figures, the reading of number words above, and how this dossier nests its populations. It does not say who is right."
            }
            (conflicts(report, Heading::Conflicts))
            (conflicts(report, Heading::ReadConflicts))
            @if found.complete() == Complete::Stopped && found.verdict() == Verdict::Conflict {
                p.note { "There may be more: the search was ended early." }
            }
            (denials(report))
            (outliers(report))
            (look_alikes(report, TakenFor::OneFigure, Heading::Similar))
            (sets(report))
            (remaining_ranges(report))
            (look_alikes(report, TakenFor::Conflict, Heading::Rivals))
            (not_compared(report))
        }
    }
}

fn cites(report: &Report<'_>, claims: &[ClaimId]) -> Markup {
    let dossier = report.scene.dossier;
    html! { @for id in claims { " " (cite(dossier, dossier.claims[*id].citation())) } }
}

/// The conflicts of the sources' own figures, or those that only a reading of words makes.
fn conflicts(report: &Report<'_>, heading: Heading) -> Markup {
    let is_read = heading == Heading::ReadConflicts;
    let all: Vec<_> =
        report.agreement.conflicts().iter().filter(|conflict| conflict.is_read == is_read).collect();
    let told = report.agreement.present(report.scene.dossier, &all);
    html! {
        @if !told.is_empty() {
            h3 { (heading.title()) }
            ul.conflicts {
                @for told in told.iter().take(MOST) {
                    @match told {
                        Presented::Alone(conflict) => { li data-of=[report.of_claims(&conflict.claims)] { (report.scene.provided(&conflict.claims)) (sentence(&conflict.sentence)) (cites(report, &conflict.claims)) } }
                        Presented::Together(group) => { li data-of=[report.of_claims(&[group.claim])] { (grouped(report, group)) } }
                    }
                }
            }
            (more(told.len(), MOST))
        }
    }
}

fn grouped(report: &Report<'_>, group: &Group) -> Markup {
    html! {
        (report.scene.provided(&group.claims())) (sentence(&group.sentence)) (cites(report, &[group.claim]))
        ul { @for with in &group.with { li data-of=[report.of_claims(&joined(group.claim, &with.claims))] { (sentence(&with.sentence)) (cites(report, &with.claims)) } } }
    }
}

fn joined(claim: ClaimId, with: &[ClaimId]) -> Vec<ClaimId> {
    let mut all: Vec<_> = with.iter().copied().chain([claim]).collect();
    all.sort_unstable();
    all.dedup();
    all
}

fn denials(report: &Report<'_>) -> Markup {
    let denials = report.agreement.denials();
    html! {
        @if !denials.is_empty() {
            h3 { (Heading::Denials.title()) }
            ul.denials {
                @for denial in denials.iter().take(MOST) {
                    li data-of=[report.of_claims(&denial.claims())] { (report.scene.provided(&denial.claims())) (sentence(&denial.sentence)) (cites(report, &denial.claims())) }
                }
            }
            (more(denials.len(), MOST))
        }
    }
}

fn outliers(report: &Report<'_>) -> Markup {
    let outliers = report.agreement.outliers();
    html! {
        @if !outliers.is_empty() {
            h3 { (Heading::Outliers.title()) }
            ul {
                @for outlier in outliers.iter().take(MOST) {
                    li data-of=[report.of_claims(&outlier.claims)] { (report.scene.provided(&outlier.claims)) (sentence(&outlier.sentence)) (cites(report, &outlier.claims)) }
                }
            }
            (more(outliers.len(), MOST))
        }
    }
}

fn not_compared(report: &Report<'_>) -> Markup {
    let lists = report.agreement.not_compared(report.scene.dossier, report.scene.asked());
    html! {
        @if !lists.is_empty() {
            h3 { (Heading::NotCompared.title()) }
            ul.not-compared { @for list in &lists { li data-of=[report.of_claims(&list.claims)] { (report.scene.provided(&list.claims)) (sentence(&list.to_string())) (cites(report, &list.claims)) } } }
        }
    }
}

fn more(all: usize, shown: usize) -> Markup {
    html! { @if all > shown { p.note { "And " (all - shown) " more." } } }
}

fn look_alikes(report: &Report<'_>, taken_for: TakenFor, heading: Heading) -> Markup {
    let found: Vec<&LookAlike> =
        report.agreement.look_alikes().iter().filter(|alike| alike.taken_for == taken_for).collect();
    html! {
        @if !found.is_empty() {
            h3 { (heading.title()) }
            ul {
                @for alike in found.iter().take(MOST) { li data-of=[report.of_claims(&alike.claims)] { (report.scene.provided(&alike.claims)) (sentence(&alike.sentence)) (cites(report, &alike.claims)) } }
            }
            (more(found.len(), MOST))
        }
    }
}

fn shown_sets<'a>(report: &Report<'a>) -> &'a [Consistent] {
    let sets = report.agreement.consistent();
    &sets[..sets.len().min(SETS)]
}

fn sets(report: &Report<'_>) -> Markup {
    let sets = shown_sets(report);
    html! {
        @if report.agreement.verdict() == Verdict::Conflict && !sets.is_empty() {
            h3 { (Heading::Together.title()) }
            p.note { (SETS_NOTE) }
            ol {
                @for set in sets {
                    li {
                        (report.scene.provided(&set.all()))
                        (sentence(&report.agreement.described(report.scene.dossier, set, usize::MAX)))
                        "."
                    }
                }
            }
            (more(report.agreement.consistent().len(), SETS))
        }
    }
}

/// The remaining ranges, if all counts were compared and can all be true.
fn remaining_ranges(report: &Report<'_>) -> Markup {
    let ranges = report.agreement.ranges();
    html! {
        @if report.agreement.verdict() == Verdict::AllCanBeTrue && !ranges.is_empty() {
            h3 { (report.agreement.ranges_title(report.scene.dossier, report.scene.as_of)) }
            ul.ranges { @for range in ranges.iter().take(MOST) { li { (sentence(&range.words(report.scene.dossier))) } } }
            (more(ranges.len(), MOST))
        }
    }
}
