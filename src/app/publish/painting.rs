//! Paints what is to be published, at the size that was asked for or that it needs.

use egui::{Ui, Vec2, vec2};
use egui_picture::Painted;
use egui_picture::headless::Stage;

use super::Wish;
use crate::app::Parallax;
use crate::session::{Preset, Subject, View};
use crate::views::marks::{self, Marks};
use crate::views::picture::{self, Dress, Surround};

/// The usual width of a picture in points; its height depends on the content.
const USUAL: Vec2 = vec2(1200.0, 0.0);

/// The size of a picture of the whole window.
pub(super) const WINDOW: Vec2 = vec2(1440.0, 900.0);

/// Paints the subject; with what it leaves out, if it is a view.
pub(super) fn painted(program: &mut Parallax, wish: &Wish) -> (Painted, Option<String>) {
    let stage = &mut stage(program);
    let size = size_on(stage, program, wish);
    paint(stage, program, wish, size)
}

/// The requested size, or one at which nothing is truncated.
pub fn size_of(program: &mut Parallax, wish: &Wish) -> Vec2 {
    size_on(&mut stage(program), program, wish)
}

pub(super) fn size_on(stage: &mut Stage, program: &mut Parallax, wish: &Wish) -> Vec2 {
    wish.size.or(wish.preset.and_then(Preset::size)).unwrap_or_else(|| match wish.subject {
        Subject::View(view) => natural_size(stage, program, view, wish),
        _ => WINDOW,
    })
}

/// Measured with the fonts, because the height of text is not known in advance.
fn natural_size(stage: &mut Stage, program: &mut Parallax, view: View, wish: &Wish) -> Vec2 {
    let least = wish.preset.map_or(USUAL, |preset| vec2(preset.width(), 0.0));
    measure(stage, program, view, wish.dress, least, &wish.around).unwrap_or(WINDOW)
}

/// The size at which nothing of a view is truncated, about as wide as `least`; `None` without a dossier.
pub(super) fn measure(
    stage: &mut Stage,
    program: &mut Parallax,
    view: View,
    dress: Dress,
    least: Vec2,
    around: &Surround,
) -> Option<Vec2> {
    let of_view =
        |ui: &mut Ui| program.picture(|ctx| picture::natural_size(ctx, ui, view, dress, least, around));
    stage.measure(WINDOW, of_view).flatten()
}

/// Paints the subject at a size in points; with what it leaves out, if it is a view.
pub(super) fn paint(
    stage: &mut Stage,
    program: &mut Parallax,
    wish: &Wish,
    size: Vec2,
) -> (Painted, Option<String>) {
    let (painted, left_out, _) = paint_and_note(stage, program, wish, size);
    (painted, left_out)
}

/// The same, with the marks of a view, if the stage notes them.
pub(super) fn paint_and_note(
    stage: &mut Stage,
    program: &mut Parallax,
    wish: &Wish,
    size: Vec2,
) -> (Painted, Option<String>, Marks) {
    let (mut left_out, mut noted) = (None, Marks::default());
    let around = wish.surround();
    let painted = stage.paint(size, |ui| {
        if let Subject::View(view) = wish.subject {
            program.picture(|ctx| picture::ui(ctx, ui, view, wish.dress, &around));
            left_out = picture::left_out(ui.ctx());
            noted = marks::noted(ui.ctx());
        } else {
            program.is_printed = true;
            program.ui(ui);
            program.is_printed = false;
        }
    });
    (painted, left_out, noted)
}

/// A context with the colours and fonts of `program`, for its pictures.
pub(super) fn stage(program: &Parallax) -> Stage {
    stage_with(program, |_| {})
}

/// The same, with something more in the memory of the context.
pub(super) fn stage_with(program: &Parallax, remember: impl FnOnce(&egui::Context)) -> Stage {
    let (mode, fonts) = (program.session().mode, program.fonts());
    Stage::new(fonts.definitions(), |ctx| {
        crate::theme::apply(ctx, mode);
        fonts.note(ctx);
        remember(ctx);
    })
}
