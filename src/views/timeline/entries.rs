//! One thing with a date: its bar, its symbol, its words, its name for the ear.

use std::ops::Range;

use egui::{Align2, Color32, CornerRadius, Rect, Stroke, StrokeKind, Ui, pos2};

use super::super::{Context, Emphasis, glyph, tooltip};
use super::bars::{self, Bar, Shown};
use super::layout::{Placed, ROW};
use super::window::Window;
use super::words::{GAP, Words};
use crate::analysis::timeline::{Doubt, date_of};
use crate::dossier::Item;
use crate::theme::{Type, space};

/// The row in which something is drawn.
pub struct Row {
    /// Where bars may be.
    pub lane: Rect,
    /// The middle of the row.
    pub y: f32,
    /// From where on, in points from the left edge of the lane, nothing stands in it yet.
    pub free: f32,
}

/// Draws something with a date; returns from where on its row is free.
pub fn ui(ctx: &Context<'_>, ui: &Ui, row: &Row, window: &Window, placed: &Placed) -> f32 {
    let (lane, y, entry) = (row.lane, row.y, placed.entry);
    let item = entry.item;
    let bar = Bar::of(entry.extent, window);
    let spot = bar.spot(placed.words, entry.doubt, lane.width(), row.free);
    let left = bar.left_of(entry.doubt).min(spot.start).max(0.0);
    let right = bar.outer_right.max(spot.end).min(lane.width());
    if right <= left {
        return row.free;
    }
    let target = Rect::from_x_y_ranges(
        lane.left() + left - 2.0..=lane.left() + right + 2.0,
        y - ROW / 2.0 + 0.5..=y + ROW / 2.0 - 0.5,
    );
    let response = ctx.stop(ui, target, ui.scope_id().with(("timeline", item)));
    let response = ctx.wire(ui, response, item, || name_of(ctx, item));
    ground(ctx, ui, target, item, &response);
    let color = color(ctx, item);
    bars::paint(ui.painter(), &bar, lane.left(), y, ctx.mark_color(item, color), ctx.known_item(item));
    if bar.shape == Shown::Day {
        glyph::paint(ctx, ui.painter(), pos2(lane.left() + bar.symbol(), y), item);
    }
    if entry.doubt == Doubt::Uncertain && bar.outer_left >= 6.0 {
        let at = pos2(lane.left() + bar.outer_left - 2.0, y);
        let color = ctx.text_color(item, ctx.palette.mute);
        ui.painter().text(at, Align2::RIGHT_CENTER, "?", Type::SmallStrong.font(), color);
    }
    beside(ctx, ui, row, spot, item);
    tooltip::attach(ctx, response, item);
    right
}

/// The words: the figure whole or not at all, what follows it as far as there is room.
fn beside(ctx: &Context<'_>, ui: &Ui, row: &Row, spot: Range<f32>, item: Item) {
    let (lane, y) = (row.lane, row.y);
    // Words that would be cut by the edge of the lane are no words.
    let room = spot.end.min(lane.width() - 2.0) - spot.start;
    if spot.start < 0.0 || room <= 0.0 {
        return;
    }
    let mut left = lane.left() + spot.start;
    for (words, color) in Words::of(ctx, item).fitted(ui, room).into_iter().zip(colors(ctx, item)) {
        if let Some(words) = words {
            let pos = Align2::LEFT_CENTER.anchor_size(pos2(left, y), words.size()).min;
            left += words.size().x + GAP;
            ui.painter().galley(pos, words, color);
        }
    }
}

/// The colours of an item's figure, of what follows it, and of who says it.
pub fn colors(ctx: &Context<'_>, item: Item) -> [Color32; 3] {
    let (figure, rest) = match item {
        Item::Claim(id) => (ctx.tone(ctx.dossier.claims[id].by).text, ctx.palette.mute),
        _ => (ctx.palette.ink, ctx.palette.ink),
    };
    [figure, rest, rest].map(|color| ctx.text_color(item, color))
}

fn color(ctx: &Context<'_>, item: Item) -> Color32 {
    match item {
        Item::Claim(id) => ctx.tone(ctx.dossier.claims[id].by).mark,
        _ => ctx.palette.mute,
    }
}

/// What a screen reader says of an item: a claim in full, other things with their date.
pub fn name_of(ctx: &Context<'_>, item: Item) -> String {
    if let Item::Claim(id) = item {
        return ctx.spoken(id);
    }
    let name = ctx.dossier.name(item);
    date_of(ctx.dossier, item).map_or_else(|| name.to_owned(), |date| format!("{name}, {date}"))
}

fn ground(ctx: &Context<'_>, ui: &Ui, rect: Rect, item: Item, response: &egui::Response) {
    let corner = CornerRadius::same(space::CORNER);
    if ctx.emphasis(item) == Emphasis::Selected {
        let stroke = Stroke::new(1.0, ctx.palette.accent);
        ui.painter().rect(rect, corner, ctx.palette.highlight, stroke, StrokeKind::Inside);
    } else if response.hovered() || ctx.is_hovered(item) {
        ui.painter().rect_filled(rect, corner, ctx.palette.hover);
    }
    if response.has_focus() {
        let stroke = Stroke::new(1.5, ctx.palette.accent);
        ui.painter().rect_stroke(rect, corner, stroke, StrokeKind::Inside);
    }
}
