//! The ring around the control that has the keyboard. Marks of views draw their own.

use egui::{Stroke, StrokeKind, Ui};

use crate::theme::{Palette, space};
use crate::views::navigation;

/// The width of the ring, in points.
const WIDTH: f32 = 2.0;

/// Draws the ring over everything else in the layer of the control.
pub fn ring(ui: &Ui, palette: &Palette) {
    let ctx = ui.ctx();
    let Some(id) = ui.memory(egui::Memory::focused).filter(|id| !navigation::is_mark(ui, *id)) else {
        return;
    };
    let Some(response) = ctx.read_response(id) else { return };
    let rect = response.interact_rect.intersect(ctx.content_rect());
    if rect.is_positive() {
        let painter = ctx.layer_painter(response.layer_id);
        let stroke = Stroke::new(WIDTH, palette.accent);
        painter.rect_stroke(rect, space::CORNER, stroke, StrokeKind::Inside);
    }
}
