//! The accounts: questions and who answered them how.

use egui::Ui;

use super::Context;

/// Draws the accounts into what is left of `ui`.
pub fn ui(ctx: &Context<'_>, ui: &mut Ui) {
    ui.painter().rect_filled(ui.available_rect_before_wrap(), 0.0, ctx.palette.paper);
}
