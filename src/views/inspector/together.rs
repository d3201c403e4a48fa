//! Several claims selected at once: what ties them, and each of them in full.

use egui::Ui;

use super::super::Context;
use super::facts::section;
use super::related;
use crate::analysis::counted;
use crate::dossier::ClaimId;
use crate::theme::{Type, label, space};

/// Draws the claims and, where they are known to be in conflict, why.
pub fn ui(ctx: &Context<'_>, ui: &mut Ui, claims: &[ClaimId]) {
    ui.add(label(counted(claims.len(), "claim"), Type::Title, ctx.palette.ink));
    let conflicts = ctx.agreement().conflicts().iter();
    let within: Vec<_> =
        conflicts.filter(|conflict| conflict.claims.iter().all(|claim| claims.contains(claim))).collect();
    if !within.is_empty() {
        section(ctx, ui, "Cannot all be true", None);
        for conflict in within {
            ui.add(label(&conflict.sentence, Type::Body, ctx.palette.ink));
            ui.add_space(space::S);
        }
    }
    related::claims(ctx, ui, "Claims selected together", claims);
}
