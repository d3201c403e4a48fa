//! The pin that puts a source or a claim into the compare tray.

use egui::{Color32, Painter, Pos2, Rect, Role, Sense, Stroke, Ui, Vec2, WidgetInfo, pos2};

use super::Context;
use crate::analysis::counted;
use crate::dossier::{ClaimId, Item};
use crate::session::{Command, Tray};
use crate::theme::{Type, galley, space};

/// The width of a pin in a row, in points.
pub const WIDTH: f32 = 18.0;

/// Draws a pin in `rect`; a click puts the item into the tray or removes it.
pub fn button(ctx: &Context<'_>, ui: &Ui, rect: Rect, item: Item) {
    let pinned = ctx.is_pinned(item);
    // In another dossier the same row is another item: the focus must not stay on its pin.
    let id = ui.scope_id().with(("pin", ctx.revision(), item));
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, ui.is_enabled(), pinned, name(ctx, item)));
    let attention = response.hovered() || response.has_focus();
    let color = if pinned || attention { ctx.palette.accent } else { ctx.palette.mute };
    paint(ui.painter(), rect.center(), color, pinned);
    if response.clicked() {
        ctx.send(Command::Pin(item));
    }
    response.on_hover_text(if pinned { "Unpin" } else { "Pin to compare" });
}

/// Draws a button with text, for one item or for several of a kind that belong together; `pinned` says whether all of them are.
pub fn labelled(ctx: &Context<'_>, ui: &mut Ui, items: &[Item], pinned: bool) {
    if items.first().is_none_or(|item| !Tray::takes(*item)) {
        return;
    }
    let name = || match items {
        [item] => name(ctx, *item),
        _ => format!("{} {}", if pinned { "Unpin" } else { "Pin" }, counted(items.len(), "claim")),
    };
    let words = if pinned { "Pinned: take out" } else { "Pin to compare" };
    let words = galley(ui.painter(), words, Type::Small, ctx.palette.ink, 200.0);
    let size = Vec2::new(words.size().x + 32.0, space::ROW);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, pinned, name()));
    let fill = if response.hovered() { ctx.palette.hover } else { ctx.palette.paper };
    let outline = if response.has_focus() { ctx.palette.accent } else { ctx.palette.hairline };
    let stroke = Stroke::new(1.0, outline);
    ui.painter().rect(rect, space::PILL, fill, stroke, egui::StrokeKind::Inside);
    let color = if pinned { ctx.palette.accent } else { ctx.palette.mute };
    paint(ui.painter(), pos2(rect.left() + 14.0, rect.center().y), color, pinned);
    let at = pos2(rect.left() + 24.0, rect.center().y - words.size().y / 2.0);
    ui.painter().galley(at, words, ctx.palette.ink);
    if response.clicked() {
        ctx.send(Command::PinAll(items.to_vec()));
    }
}

/// Adds a line to a tooltip: how to pin, or that it is pinned.
pub fn hint(ctx: &Context<'_>, ui: &mut Ui, item: Item) {
    if !Tray::takes(item) {
        return;
    }
    let words = if ctx.is_pinned(item) {
        "Pinned to compare; P or Ctrl+click takes it out"
    } else {
        "P or Ctrl+click pins it to compare"
    };
    let color = ctx.palette.mute;
    let words = galley(ui.painter(), words, Type::Small, color, 320.0);
    let (rect, _) = ui.allocate_exact_size(words.size() + Vec2::new(WIDTH, 2.0), Sense::hover());
    paint(ui.painter(), pos2(rect.left() + 6.0, rect.center().y), color, ctx.is_pinned(item));
    ui.painter().galley(pos2(rect.left() + WIDTH, rect.top() + 1.0), words, color);
}

/// Marks a claim that is pinned, or, in outline, one whose source is pinned.
pub fn mark(ctx: &Context<'_>, painter: &Painter, center: Pos2, claim: ClaimId) {
    let is_pinned = ctx.is_pinned(Item::Claim(claim));
    if is_pinned || ctx.is_pinned(Item::Source(ctx.dossier.claims[claim].by)) {
        paint(painter, center, ctx.palette.accent, is_pinned);
    }
}

fn name(ctx: &Context<'_>, item: Item) -> String {
    let name = match item {
        Item::Claim(id) => ctx.spoken(id),
        _ => ctx.dossier.name(item).to_owned(),
    };
    format!("{} {name}", if ctx.is_pinned(item) { "Unpin" } else { "Pin" })
}

/// Paints a drawing pin, upright: head, collar, needle.
fn paint(painter: &Painter, center: Pos2, color: Color32, filled: bool) {
    let head = Rect::from_center_size(center - Vec2::new(0.0, 2.5), Vec2::new(5.0, 5.0));
    if filled {
        painter.rect_filled(head, 1.0, color);
    } else {
        painter.rect_stroke(head, 1.0, Stroke::new(1.2, color), egui::StrokeKind::Inside);
    }
    let collar = center.y + 0.8;
    painter.hline(center.x - 4.0..=center.x + 4.0, collar, Stroke::new(1.3, color));
    painter.vline(center.x, collar..=center.y + 5.0, Stroke::new(1.2, color));
}
