//! Several selected claims: how they are linked, and each in full.

use egui::Ui;

use super::super::{Context, pin};
use super::facts::section;
use super::related;
use crate::analysis::counted;
use crate::dossier::{ClaimId, Item};
use crate::theme::{Type, label, space};

/// Maximum number of sentences of one kind: each is laid out in every frame.
const LISTED: usize = 60;

/// Draws the claims and, if they are known to be in conflict, why.
pub fn ui(ctx: &Context<'_>, ui: &mut Ui, claims: &[ClaimId]) {
    ui.add(label(counted(claims.len(), "claim"), Type::Title, ctx.palette.ink));
    let items: Vec<Item> = claims.iter().map(|claim| Item::Claim(*claim)).collect();
    pin::labelled(ctx, ui, &items);
    conflicts_and_denials(ctx, ui, claims);
    related::claims(ctx, ui, "Claims selected together", claims);
    related::others(ctx, ui);
}

fn conflicts_and_denials(ctx: &Context<'_>, ui: &mut Ui, claims: &[ClaimId]) {
    let Some(agreement) = ctx.agreement_later(ui).ready() else { return };
    let mut chosen = claims.to_vec();
    chosen.sort_unstable();
    let is_chosen = |claim: &ClaimId| chosen.binary_search(claim).is_ok();
    let conflicts = agreement.conflicts().iter();
    let within: Vec<_> = conflicts.filter(|conflict| conflict.claims.iter().all(is_chosen)).collect();
    if !within.is_empty() {
        section(ctx, ui, "Cannot all be true", None);
        sentences(ctx, ui, within.iter().map(|conflict| conflict.sentence.as_str()));
    }
    let denials = agreement.denials().iter();
    let denied: Vec<_> =
        denials.filter(|denial| is_chosen(&denial.by) && denial.of.iter().any(is_chosen)).collect();
    if !denied.is_empty() {
        section(ctx, ui, "Denied by another source", None);
        sentences(ctx, ui, denied.iter().map(|denial| denial.sentence.as_str()));
    }
}

/// The first of some sentences, and how many more there are.
fn sentences<'a>(ctx: &Context<'_>, ui: &mut Ui, sentences: impl ExactSizeIterator<Item = &'a str>) {
    let more = sentences.len().saturating_sub(LISTED);
    for sentence in sentences.take(LISTED) {
        ui.add(label(sentence, Type::Body, ctx.palette.ink));
        ui.add_space(space::S);
    }
    if more > 0 {
        ui.add(label(format!("And {more} more"), Type::Small, ctx.palette.mute));
    }
}
