//! An entry of the timeline: its bar, its symbol, its text, its accessible name.

use std::ops::Range;

use egui::{Align2, Color32, CornerRadius, Painter, Rect, Stroke, StrokeKind, Ui, pos2};

use super::super::{Context, Emphasis, glyph, tooltip};
use super::bars::{self, Bar, Cell, Shown};
use super::layout::{Placed, ROW};
use super::window::Window;
use super::words::{GAP, Words};
use crate::analysis::Known;
use crate::analysis::timeline::{Doubt, Extent, date_of};
use crate::dossier::{Date, Item};
use crate::theme::{Type, halo, space};

/// The row in which an entry is drawn.
pub struct Row {
    /// The area for bars.
    pub lane: Rect,
    /// The vertical centre of the row.
    pub y: f32,
    /// From where on the row is empty, in points from the left edge of the lane.
    pub free: f32,
}

/// Draws an entry; returns from where on its row is empty.
pub fn ui(ctx: &Context<'_>, ui: &Ui, row: &Row, window: &Window, placed: &Placed) -> f32 {
    let (lane, y, entry) = (row.lane, row.y, placed.entry);
    let item = entry.item;
    let bar = Bar::new(&entry, window);
    let spot = placed.spot(&bar, lane.width(), row.free);
    let drawn = if placed.cell == Cell::WHOLE {
        bar.left_of(entry.doubt).min(spot.start)..bar.outer_right.max(spot.end)
    } else {
        placed.span(window)
    };
    let (left, right) = (drawn.start.max(0.0), drawn.end.min(lane.width()));
    if right <= left {
        return row.free;
    }
    let target = Rect::from_x_y_ranges(
        lane.left() + left - 2.0..=lane.left() + right + 2.0,
        y - ROW / 2.0 + 0.5..=y + ROW / 2.0 - 0.5,
    );
    let _part = ctx.part(ui, || item);
    let response = ctx.stop(ui, target, ui.scope_id().with(("timeline", item)));
    let response = ctx.wire(ui, response, item, || name_of(ctx, item));
    ground(ctx, ui, target, item, &response);
    mark(ctx, ui, row, placed, &bar, window, &spot);
    if entry.doubt == Doubt::Uncertain && bar.outer_left >= 6.0 {
        let at = pos2(lane.left() + bar.outer_left - 2.0, y);
        let color = ctx.text_color(item, ctx.palette.mute);
        ui.painter().text(at, Align2::RIGHT_CENTER, "?", Type::SmallStrong.font(), color);
    }
    let is_beside = spot.start >= bar.right || spot.end <= bar.left;
    let ground = (is_beside && window.tears(&spot, lane.width())).then_some(ctx.palette.paper);
    draw_text(ctx, ui, row, spot, item, ground);
    tooltip::attach(ctx, response, item);
    right
}

/// Draws all entries of a folded lane, one over the other and without words.
pub fn folded(ctx: &Context<'_>, painter: &Painter, lane: Rect, y: f32, window: &Window, row: &[Placed]) {
    const HALF: f32 = 3.5;
    for placed in row {
        let item = placed.entry.item;
        if ctx.known_item(item) == Known::NotYet {
            continue;
        }
        let bar = Bar::new(&placed.entry, window);
        let from = (lane.left() + bar.left).max(lane.left());
        let to = (lane.left() + bar.right).min(lane.right());
        if to > from {
            let color = ctx.mark_color(item, color(ctx, item)).gamma_multiply(0.3);
            let rect = Rect::from_x_y_ranges(from..=to.max(from + 1.0), y - HALF..=y + HALF);
            painter.rect_filled(rect, 0.0, color);
        }
    }
}

/// Draws the bar or bars, with the symbol on every single day.
fn mark(
    ctx: &Context<'_>,
    ui: &Ui,
    row: &Row,
    placed: &Placed,
    bar: &Bar,
    window: &Window,
    spot: &Range<f32>,
) {
    let (left, y, item) = (row.lane.left(), row.y, placed.entry.item);
    let (painter, color) = (ui.painter(), ctx.mark_color(item, color(ctx, item)));
    let one = |bar: &Bar| {
        bars::paint(painter, bar, left, y, color, ctx.known_item(item));
        if bar.shape == Shown::Day {
            glyph::paint(ctx, painter, pos2(left + bar.symbol(), y), item);
        }
    };
    match bar.shape {
        Shown::Derived if placed.cell != Cell::WHOLE => {
            bars::outline(painter, (left + bar.left, left + bar.right), y, placed.cell, color);
        }
        Shown::OneOf(..) => {
            let dates = date_of(ctx.dossier, item).map(Date::alternatives).unwrap_or_default();
            let days: Vec<Bar> =
                dates.iter().map(|date| Bar::from_extent(Extent::from_date(date), window)).collect();
            days.iter().for_each(one);
            for pair in days.windows(2) {
                // Not through the text, if that is between them.
                let free = if pair[0].outer_right <= spot.start && spot.end <= pair[1].outer_left {
                    spot.end
                } else {
                    pair[0].outer_right
                };
                let ends = [free, pair[1].outer_left].map(|x| pos2(left + x, y));
                bars::joined(painter, ends[0], ends[1], color);
            }
        }
        Shown::Day | Shown::Span | Shown::Derived => one(bar),
    }
}

/// Draws the text: the figure whole or not at all, then as much of the rest as fits; with a halo in the colour of the ground where
/// the edge of a break would run through it.
fn draw_text(ctx: &Context<'_>, ui: &Ui, row: &Row, spot: Range<f32>, item: Item, ground: Option<Color32>) {
    let (lane, y) = (row.lane, row.y);
    // Text must not be cut by the edge of the lane.
    let room = spot.end.min(lane.width() - 2.0) - spot.start;
    if spot.start < 0.0 || room <= 0.0 {
        return;
    }
    let mut left = lane.left() + spot.start;
    for (words, color) in Words::new(ctx, item).fitted(ui, room).into_iter().zip(colors(ctx, item)) {
        if let Some(words) = words {
            let pos = Align2::LEFT_CENTER.anchor_size(pos2(left, y), words.size()).min;
            left += words.size().x + GAP;
            match ground {
                Some(ground) => halo(ui.painter(), pos, words, color, ground),
                None => {
                    ui.painter().galley(pos, words, color);
                }
            }
        }
    }
}

/// The colours of an item's figure, of the text after it, of its hedge, and of its source.
pub fn colors(ctx: &Context<'_>, item: Item) -> [Color32; 4] {
    let (figure, rest) = match item {
        Item::Claim(id) => (ctx.tone(ctx.dossier.claims[id].by).text, ctx.palette.mute),
        _ => (ctx.palette.ink, ctx.palette.ink),
    };
    [figure, rest, rest, rest].map(|color| ctx.text_color(item, color))
}

fn color(ctx: &Context<'_>, item: Item) -> Color32 {
    match item {
        Item::Claim(id) => ctx.tone(ctx.dossier.claims[id].by).mark,
        _ => ctx.palette.mute,
    }
}

/// The accessible name of an item: a claim in full, anything else with its date.
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
