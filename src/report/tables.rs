//! The tables: who answers which question how, and all claims.

use maud::{Markup, html};

use super::Report;
use super::cite::words as apart;
use super::cite::{cite, claim_anchor, sentence, source};
use super::head::heading;
use crate::analysis::accounts::{Accounts, Cell, words};
use crate::analysis::table::{attributed, cell};
use crate::analysis::telling::{answered, of_all};
use crate::analysis::{Column, Known, relays};
use crate::dossier::{Claim, ClaimId, QuestionId, SourceId, Stance};

/// Whether a claim may have been said by the day chosen.
fn may_be_said(report: &Report<'_>, claim: &Claim) -> bool {
    let scene = &report.scene;
    scene.as_of.is_none_or(|day| Known::of_claim(scene.dossier, claim, day) != Known::NotYet)
}

/// The accounts, question by question.
pub fn accounts(report: &Report<'_>) -> Markup {
    let dossier = report.scene.dossier;
    let all = Accounts::new(dossier, report.scene.only);
    let accounts = all.kept(dossier, |id| may_be_said(report, &dossier.claims[id]));
    html! {
        @if !dossier.questions.is_empty() {
            section #accounts aria-labelledby="accounts-heading" {
                h2 #accounts-heading { (heading("accounts")) }
                div.scroll tabindex="0" role="group" aria-label="Table of answers" {
                    table.accounts {
                        caption {
                            (answered(&all, &accounts)) (left_out(report))
                            ". Sources stand by side and in the order of the dossier. Where a source is not named under a question, this "
                            "page holds no answer of theirs; that is not to say that they gave none."
                        }
                        thead { tr { th scope="col" { "Source" } th scope="col" { "Answer" } th scope="col" { "Read in" } } }
                        @for (question, difference) in accounts.questions() {
                            tbody {
                                tr.question {
                                    th scope="rowgroup" colspan="3" {
                                        (apart(&dossier.questions[*question].text)) span.tally { (difference) }
                                    }
                                }
                                @for source in accounts.sources() { (answers(report, &accounts, *question, *source)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// What is said beside a number of which some is left out.
fn left_out(report: &Report<'_>) -> &'static str {
    if report.scene.as_of.is_some() { "; what was certainly said later is left out" } else { "" }
}

fn answers(report: &Report<'_>, accounts: &Accounts, question: QuestionId, of: SourceId) -> Markup {
    let dossier = report.scene.dossier;
    let Cell::Answers(claims) = accounts.cell(question, of) else { return html! {} };
    let claims = claims.iter().map(|id| &dossier.claims[*id]).filter(|claim| may_be_said(report, claim));
    html! {
        @for claim in claims {
            tr {
                th scope="row" {
                    (source(dossier, of))
                    @if let Some(qualifier) = claim.attribution.qualifier() { span.tally { (qualifier) } }
                }
                td {
                    (apart(&words(dossier, claim)))
                    @if claim.stance != Stance::Asserts { " " i { "(" (claim.stance.verb()) ")" } }
                    @if let Some(hedge) = &claim.hedge { span.tally { "Hedge: " (apart(hedge)) } }
                }
                td.read {
                    @if let Some(relays) = relays(dossier, claim) { (sentence(&relays)) " " }
                    (cite(dossier, claim.citation()))
                }
            }
        }
    }
}

/// All claims, in the order of the dossier.
pub fn claims(report: &Report<'_>) -> Markup {
    let dossier = report.scene.dossier;
    let all: Vec<ClaimId> =
        report.scene.only.map_or_else(|| dossier.claims.ids().collect(), <[ClaimId]>::to_vec);
    let shown: Vec<ClaimId> =
        all.iter().copied().filter(|id| may_be_said(report, &dossier.claims[*id])).collect();
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
                    tbody { @for id in &shown { (row(report, *id)) } }
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
                @if claim.count().is_some() { b { (cell(Column::Outcome)) } " of " }
                (apart(&cell(Column::Population)))
            }
            td {
                (apart(&cell(Column::Quantity)))
                @if claim.stance != Stance::Asserts { " " i { "(" (claim.stance.verb()) ")" } }
                @if !range.is_empty() && range != cell(Column::Quantity) { span.tally { "Range: " (range) } }
                @if let Some(hedge) = &claim.hedge { span.tally { "Hedge: " (apart(hedge)) } }
            }
            td.read { (cite(scene.dossier, claim.citation())) }
        }
    }
}
