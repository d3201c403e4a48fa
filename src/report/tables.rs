//! The tables: each source's answers to each question, and all claims.

use maud::{Markup, html};

use super::Report;
use super::cite::words as apart;
use super::cite::{cite, claim_anchor, item_anchor, key, sentence, source, tongue};
use super::details::details;
use super::head::heading;
use crate::analysis::accounts::{Accounts, Cell, position_heading, stance_beside, words};
use crate::analysis::alt_text::{answered, of_all};
use crate::analysis::table::{attributed, cell};
use crate::analysis::{Column, denies_any, relays};
use crate::dossier::{Claim, ClaimId, Item, Question, QuestionId, Stance};

/// Whether a claim has a row in this page: it is not narrowed away, and may have been said by the day chosen.
pub fn is_told(report: &Report<'_>, id: ClaimId) -> bool {
    report.scene.counted().holds(report.scene.dossier, id)
}

/// The accounts, question by question.
pub fn accounts(report: &Report<'_>) -> Markup {
    let dossier = report.scene.dossier;
    let all = Accounts::new(dossier, report.scene.tray);
    let accounts = all.keep(dossier, |id| is_told(report, id));
    html! {
        @if !dossier.questions.is_empty() {
            section #accounts aria-labelledby="accounts-heading" {
                h2 #accounts-heading { (heading("accounts")) }
                div.scroll tabindex="0" role="group" aria-label="Table of answers" {
                    table.accounts {
                        caption {
                            (answered(&all, &accounts)) (left_out(report))
                            ". Sources are grouped by side, in the order of the dossier. Where a source is not named under a question, this "
                            "page holds no answer of theirs; that is not to say that they gave none."
                        }
                        thead { tr { th scope="col" { "Source" } th scope="col" { "Answer" } th scope="col" { "Read in" } } }
                        @for (question, difference) in accounts.questions() {
                            tbody {
                                tr.question id=(item_anchor(dossier, Item::Question(*question))) {
                                    th scope="rowgroup" colspan="3" {
                                        (apart(&dossier.questions[*question].text)) (key(&dossier.questions[*question].key)) span.tally { (difference) (positions(&dossier.questions[*question])) }
                                    }
                                }
                                (answers(report, &accounts, *question))
                            }
                        }
                    }
                }
            }
        }
    }
}

/// A remark beside a number if some claims are left out.
fn left_out(report: &Report<'_>) -> &'static str {
    if report.scene.as_of.is_some() { "; what was certainly said later is left out" } else { "" }
}

/// The positions under which the dossier groups answers, whether or not one takes them.
fn positions(question: &Question) -> Markup {
    html! {
        @if !question.positions.is_empty() {
            ". Answers are grouped by the dossier under: "
            @for (row, position) in question.positions.iter().enumerate() {
                @if row > 0 { "; " } (apart(&position.words)) (key(&position.key))
            }
        }
    }
}

/// The answers to a question, source by source, under their positions if they have any.
fn answers(report: &Report<'_>, accounts: &Accounts, question: QuestionId) -> Markup {
    let dossier = report.scene.dossier;
    let of_each = accounts.sources().iter().filter_map(|source| match accounts.cell(question, *source) {
        Cell::Answers(claims) => Some(accounts.statements(claims)),
        Cell::LeftOut | Cell::Nothing => None,
    });
    let groups = Accounts::by_position(dossier, question, of_each.flatten().collect());
    let is_placed = groups.iter().any(|(position, _)| position.is_some());
    html! {
        @for (position, answers) in &groups {
            @if is_placed {
                tr.position { th scope="rowgroup" colspan="3" { (apart(&position_heading(dossier, question, *position))) } }
            }
            @for reports in answers { (answer(report, reports)) }
        }
    }
}

/// One answer, with all places where it was read.
fn answer(report: &Report<'_>, reports: &[ClaimId]) -> Markup {
    let dossier = report.scene.dossier;
    let Some((first, others)) = reports.split_first() else { return html! {} };
    let claim = &dossier.claims[*first];
    html! {
        tr data-of=[report.of_claims(reports)] {
            th scope="row" {
                (source(dossier, claim.by))
                @if let Some(qualifier) = claim.attribution.qualifier() { span.tally { (qualifier) } }
            }
            td {
                (answer_words(report, claim))
                @for other in others.iter().map(|id| &dossier.claims[*id]).filter(|other| differ(report, claim, other)) {
                    span.tally { "Read elsewhere as: " (answer_words(report, other)) " " (cite(dossier, other.citation())) }
                }
            }
            td.read {
                @for (row, report) in reports.iter().map(|id| &dossier.claims[*id]).enumerate() {
                    @if row > 0 { br; }
                    @if let Some(relays) = relays(dossier, report) { (sentence(&relays)) " " }
                    (cite(dossier, report.citation()))
                }
            }
        }
    }
}

/// What a claim says on a question, with its stance and its hedge.
fn answer_words(report: &Report<'_>, claim: &Claim) -> Markup {
    let stance = stance_beside(claim);
    html! {
        @if claim.count().is_some() { (apart(&words(report.scene.dossier, claim))) }
        @else { span lang=[tongue(report.scene.dossier)] { (apart(&words(report.scene.dossier, claim))) } }
        @if !stance.is_empty() { " " i { "(" (stance) ")" } }
        @if let Some(hedge) = &claim.hedge { span.tally { "Hedge: " (apart(hedge)) } }
    }
}

fn differ(report: &Report<'_>, one: &Claim, other: &Claim) -> bool {
    let told = |claim: &Claim| (words(report.scene.dossier, claim), claim.stance, claim.hedge.clone());
    told(one) != told(other)
}

/// All claims, in the order of the dossier.
pub fn claims(report: &Report<'_>) -> Markup {
    let dossier = report.scene.dossier;
    let all: Vec<ClaimId> =
        report.scene.tray.map_or_else(|| dossier.claims.ids().collect(), <[ClaimId]>::to_vec);
    let shown = report.scene.counted().among(dossier, all.iter().copied());
    html! {
        section #claims aria-labelledby="claims-heading" {
            h2 #claims-heading { (heading("claims")) }
            div.scroll tabindex="0" role="group" aria-label="Table of claims" {
                table.claims {
                    caption {
                        (of_all(shown.len(), all.len(), "claim")) (left_out(report)) ", in the order of the dossier. A range marked (read) is what the reading makes of "
                        "words, not what the source said."
                    }
                    thead {
                        tr {
                            @for title in ["By", "Said", "Of whom, on what", "As worded", "Read in"] {
                                th scope="col" { (title) }
                            }
                        }
                    }
                    @for id in &shown { tbody { (row(report, *id)) } }
                }
            }
        }
    }
}

fn row(report: &Report<'_>, id: ClaimId) -> Markup {
    let scene = &report.scene;
    let claim = &scene.dossier.claims[id];
    let cell = |column: Column| cell(scene.dossier, scene.reading, claim, column);
    let range = cell(Column::Range);
    html! {
        tr id=(claim_anchor(claim)) {
            th scope="row" {
                (source(scene.dossier, claim.by)) (attributed(claim))
                @if let Some(relays) = relays(scene.dossier, claim) { span.tally { (sentence(&relays)) } }
            }
            td.said { (cell(Column::Said)) }
            td.what {
                (apart(&cell(Column::Population)))
                @if claim.count().is_some() { ": " b { (cell(Column::Outcome)) } }
            }
            td {
                (apart(&cell(Column::Quantity)))
                @if claim.stance != Stance::Asserts && !denies_any(claim) { " " i { "(" (claim.stance.in_a_sentence()) ")" } }
                @if !range.is_empty() && range != cell(Column::Quantity) { span.tally { "Range: " (range) } }
                @if let Some(hedge) = &claim.hedge { span.tally { "Hedge: " (apart(hedge)) } }
            }
            td.read { (cite(scene.dossier, claim.citation())) }
        }
        tr.more { td colspan="5" { (details(report, id)) } }
    }
}
