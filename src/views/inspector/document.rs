//! The page of a document: its claims in the order of their places in it, and its differing counts.

use egui::{Role, Ui, WidgetInfo};

use super::super::memo::memoize;
use super::super::rows::focus_ring;
use super::super::{AGREEMENT, Context};
use super::facts::section;
use super::related;
use crate::analysis::agreement::Agreement;
use crate::analysis::{counted_of, differing_counts, measure, place_in_document, with_hedge};
use crate::dossier::{ClaimId, DocumentId, Item};
use crate::session::Command;
use crate::theme::{Type, label, space};

/// What is computed once for a document under a reading.
#[derive(Debug)]
struct Reading {
    /// In the order of their places in it, those without one last.
    claims: Vec<ClaimId>,
    /// Sets of its claims, each with a sentence about them.
    differing: Vec<(Vec<ClaimId>, String)>,
}

/// Draws the page below the document's facts.
pub fn ui(ctx: &Context<'_>, ui: &mut Ui, id: DocumentId) {
    let read = memoize(ctx, ui, ui.scope_id().with("document"), (AGREEMENT, id), || Reading::new(ctx, id));
    if !read.differing.is_empty() {
        section(ctx, ui, "Read here and not in agreement", None);
        for (claims, sentence) in &read.differing {
            let words = label(sentence, Type::Body, ctx.palette.ink);
            let response = ctx.stop_words(ui, words);
            response.widget_info(|| WidgetInfo::labeled(Role::Button, true, sentence));
            focus_ring(ctx, ui, response.rect, &response);
            if response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
                ctx.send(Command::SelectClaims(claims.clone()));
            }
            ui.add_space(space::XS);
        }
    }
    related::claims(ctx, ui, "Claims read here, in its order", &read.claims);
    related::others(ctx, ui);
}

impl Reading {
    fn new(ctx: &Context<'_>, id: DocumentId) -> Self {
        let mut claims = ctx.links.claims_of(Item::Document(id)).to_vec();
        let place = |id: &ClaimId| ctx.dossier.claims[*id].locator.order();
        claims.sort_by(|a, b| place(a).cmp(&place(b)));
        let shown = ctx.ahead.without(claims.iter().copied());
        let agreement = Agreement::new(ctx.dossier, ctx.reading(), &shown);
        let conflicts = agreement.conflicts().iter();
        let mut differing: Vec<_> =
            conflicts.map(|conflict| (conflict.claims.clone(), conflict.sentence.clone())).collect();
        let pairs = differing_counts(ctx.dossier, ctx.links, id).into_iter();
        for pair in pairs.filter(|pair| pair.iter().all(|claim| shown.contains(claim))) {
            if !differing.iter().any(|(claims, _)| pair.iter().all(|claim| claims.contains(claim))) {
                differing.push((pair.to_vec(), two_readings(ctx, pair)));
            }
        }
        Self { claims, differing }
    }
}

/// "Two figures for Russian nationals killed: no more than 5 (15 February article, ¶3); at least 5 (15 February article, ¶8)."
fn two_readings(ctx: &Context<'_>, pair: [ClaimId; 2]) -> String {
    let [first, second] = pair.map(|id| {
        let claim = &ctx.dossier.claims[id];
        let place = place_in_document(claim);
        let figure = with_hedge(measure(claim).unwrap_or_default(), claim);
        format!("{figure} ({}, {place})", ctx.dossier.sources[claim.by].label())
    });
    let people = ctx.dossier.claims[pair[0]].count().map_or_else(String::new, |count| {
        format!(" for {}", counted_of(&ctx.dossier.groups[count.of], count.outcome))
    });
    format!("Two figures{people}: {first}; {second}.")
}
