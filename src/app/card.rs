//! A card over everything else: paper with a border; the rest of the window is dimmed until it is closed.

use egui::{Frame, Id, Margin, Modal, ModalResponse, Stroke, Ui};

use crate::theme::{Palette, space};

/// Shows `content` on a card in the middle of the window.
pub fn show<R>(
    ui: &Ui,
    name: &str,
    palette: &Palette,
    content: impl FnOnce(&mut Ui) -> R,
) -> ModalResponse<R> {
    let frame = frame(palette).inner_margin(Margin::same(24));
    Modal::new(Id::unique(name)).frame(frame).show(ui.ctx(), content)
}

/// The card itself, without padding.
pub fn frame(palette: &Palette) -> Frame {
    let edge = Stroke::new(1.0, palette.hairline);
    Frame::new().fill(palette.paper).stroke(edge).corner_radius(space::CORNER)
}
