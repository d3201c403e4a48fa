//! The bar at the bottom: what narrows the views, what is pinned for comparison, and the buttons that fold the parts of the window.
//!
//! It is always there, so that pinning moves nothing under the pointer.

use egui::{Align2, Rect, Role, Sense, Stroke, Ui, Vec2, WidgetInfo};

use super::both_ends;
use super::keys::table::{Shortcut, printed};
use super::{narrowed, tray};
use crate::session::{Command, Part, Write};
use crate::theme::{Type, galley, label, space};
use crate::views::Context;

/// Its height in points.
pub const HEIGHT: f32 = 36.0;

/// Draws it. `parts` are those that can be folded now.
pub fn ui(ctx: &Context<'_>, ui: &mut Ui, parts: &[Part], unsaved: Option<&str>) {
    let left = |ui: &mut Ui| {
        if let Some(last) = unsaved {
            ui.add_space(space::M);
            draw_unsaved(ctx, ui, last);
        }
        if let Some(words) = ctx.dossier.unsettled_in_words() {
            ui.add_space(space::M);
            warn_of_conflicts(ctx, ui, &words);
        }
        if narrowed::is_any(ctx.session) {
            ui.add_space(space::M);
            narrowed::ui(ctx, ui, 0.6 * ui.available_width());
        }
        tray::ui(ctx, ui);
    };
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = space::XS;
        both_ends::show(ui, space::M, left, |ui| {
            ui.add_space(space::S);
            for part in parts {
                fold(ctx, ui, *part);
            }
        });
    });
}

/// Says that there are edits that were not saved, with the last, and offers to save them.
fn draw_unsaved(ctx: &Context<'_>, ui: &mut Ui, last: &str) {
    let words = format!("Unsaved changes, last: {last}");
    let most = 0.4 * ui.available_width();
    let galley = galley(ui.painter(), &words, Type::Small, ctx.palette.field_text, most);
    let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Status, true, &words));
    ui.painter().galley(rect.min, galley, ctx.palette.field_text);
    let save = ui.button(label("Save", Type::Small, ctx.palette.ink));
    save.widget_info(|| WidgetInfo::labeled(Role::Button, true, "Save"));
    if save.on_hover_text(format!("Save ({})", printed(Shortcut::Save))).clicked() {
        ctx.send(Command::Write(Write::Save));
    }
    ui.add_space(space::S);
}

/// Says that the file holds conflicts of a merge; all of the sentence stands in the tooltip.
fn warn_of_conflicts(ctx: &Context<'_>, ui: &mut Ui, words: &str) {
    let most = 0.5 * ui.available_width();
    let galley = galley(ui.painter(), words, Type::Small, ctx.palette.field_text, most);
    let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Status, true, words));
    ui.painter().galley(rect.min, galley, ctx.palette.field_text);
    response.on_hover_text(format!(
        "{words}. Comments in the file hold what is not shown: settle each, then remove its comment."
    ));
}

/// The button of one part: a window in outline, with that part of it filled while it is shown.
fn fold(ctx: &Context<'_>, ui: &mut Ui, part: Part) {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(26.0), Sense::click());
    let is_shown = !ctx.session.folded.has(part);
    let verb = if is_shown { "Fold away" } else { "Show" };
    let name = format!("{verb} {}", part.title());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_shown, &name));
    let color =
        if response.hovered() || response.has_focus() { ctx.palette.accent } else { ctx.palette.mute };
    let window = Rect::from_center_size(rect.center(), Vec2::new(17.0, 13.0));
    let inner = window.shrink(2.0);
    let place = match part {
        Part::Index => {
            Some(Align2::LEFT_CENTER.align_size_within_rect(Vec2::new(4.0, inner.height()), inner))
        }
        Part::Inspector => {
            Some(Align2::RIGHT_CENTER.align_size_within_rect(Vec2::new(4.0, inner.height()), inner))
        }
        Part::Days => {
            Some(Align2::CENTER_BOTTOM.align_size_within_rect(Vec2::new(inner.width(), 3.0), inner))
        }
        Part::Legend | Part::NotLocated => None,
    };
    let painter = ui.painter();
    painter.rect_stroke(window, 2.0, Stroke::new(1.2, color), egui::StrokeKind::Inside);
    if let Some(place) = place.filter(|_| is_shown) {
        painter.rect_filled(place, 0.0, color);
    }
    if response.clicked() {
        ctx.send(ctx.session.folded.toggling(part));
    }
    response.on_hover_text(format!("{name} ({})", printed(Shortcut::Fold(part))));
}
