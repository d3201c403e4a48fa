//! The lineage: who said it, who passed it on, where we read it.

use egui::{Ui, Vec2};

use super::Context;

/// Draws the lineage into what is left of `ui`.
pub fn ui(ctx: &Context<'_>, ui: &mut Ui) {
    ui.painter().rect_filled(ui.available_rect_before_wrap(), 0.0, ctx.palette.paper);
}

/// The parts of the caption of a picture that stands alone.
#[must_use]
pub fn caption(_: &Context<'_>) -> Vec<String> {
    Vec::new()
}

/// The size at which nothing of it is cut off.
#[must_use]
pub fn natural_size(_: &Context<'_>, _: &Ui, least: Vec2) -> Vec2 {
    least
}
