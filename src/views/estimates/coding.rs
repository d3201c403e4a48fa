//! As others would code it: what other projects could store of the same claims, and what each would lose.

use egui::Ui;

use super::super::Context;

/// Draws the comparison into what is left of `ui`.
pub fn ui(ctx: &Context<'_>, ui: &mut Ui) {
    ui.painter().rect_filled(ui.available_rect_before_wrap(), 0.0, ctx.palette.paper);
}
