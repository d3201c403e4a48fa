//! The rows of the table: one per claim, one line high in a window, as high as their text in a picture.

use egui::{Color32, CornerRadius, Painter, Rect, Stroke, Ui, pos2, vec2};

use super::super::memo::memoize;
use super::super::rows::focus_ring;
use super::super::ruler::{Ruler, wrapped};
use super::super::sheet::{Lanes, Parts};
use super::super::{Context, Emphasis, Surface, glyph, tooltip};
use super::columns::{Columns, PAD, SYMBOL};
use crate::analysis::place_at_end;
use crate::analysis::table::{attributed, cell_among, is_without_figure};
use crate::analysis::{Column, TableRows};
use crate::dossier::{Claim, ClaimId, Id as _, Item, Stance};
use crate::theme::{Type, galley, lay};

/// The height of a row in a window.
pub const HEIGHT: f32 = 24.0;
/// The space above and below the text.
const MARGIN: f32 = 4.0;
/// Maximum number of rows in a picture of the maximum height.
const MOST: usize = 800;

/// The rows of a picture, as high as their text; only as many as fit into a picture.
pub fn wrapped_lanes(ctx: &Context<'_>, ui: &Ui, shown: &TableRows, columns: &Columns) -> Lanes {
    let widths: Vec<(Column, u32)> =
        columns.shown().iter().map(|column| (*column, columns.room(*column).to_bits())).collect();
    let lanes = memoize(ctx, ui, egui::Id::unique("table heights"), (super::ROWS, widths), || {
        let mut rulers = [Type::Body, Type::Strong, Type::Small].map(|kind| Ruler::new(ui, kind));
        let heights = shown.claims().iter().take(MOST).map(|id| {
            let claim = &ctx.dossier.claims[*id];
            let cells = columns.shown().iter().map(|column| {
                let text = text(ctx, claim, *column, columns);
                let kind = kind(claim, *column);
                let ruler = rulers.iter_mut().find(|ruler| ruler.kind() == kind);
                ruler.map_or(0.0, |ruler| ruler.height(ui, &text, columns.room(*column)))
            });
            cells.fold(HEIGHT - 2.0 * MARGIN, f32::max) + 2.0 * MARGIN
        });
        Lanes::of_sizes(heights.collect::<Vec<_>>())
    });
    (*lanes).clone()
}

/// The text of a cell; in a picture the number of a paragraph never stands alone on a line.
fn text(ctx: &Context<'_>, claim: &Claim, column: Column, columns: &Columns) -> String {
    let mut text = cell_among(ctx.dossier, ctx.reading(), claim, column, columns.shown());
    if ctx.surface == Surface::Picture && column == Column::Read {
        let place = text.split_off(text.len() - place_at_end(claim));
        text.push_str(&place.replace(' ', "\u{a0}"));
    }
    text
}

/// Draws the visible rows.
pub fn ui(
    ctx: &Context<'_>,
    ui: &mut Ui,
    shown: &TableRows,
    columns: &Columns,
    lanes: &Lanes,
    parts: &Parts,
) {
    let area = parts.side.rect.union(parts.body.rect);
    let rows = &mut ui.new_child(egui::UiBuilder::new().id_salt("rows").max_rect(area));
    rows.set_clip_rect(area.intersect(ui.clip_rect()));
    let (side, body) = (parts.side.ui(ui, "first column"), parts.body.ui(ui, "cells"));
    let right = area.right().min(parts.body.origin.x + columns.total() - columns.side());
    let seen = parts.body.seen_x();
    for row in lanes.within(&parts.body.seen_y()) {
        let Some(id) = shown.claims().get(row).copied() else { break };
        let span = lanes.span(row);
        let (top, bottom) = (parts.body.origin.y + span.start, parts.body.origin.y + span.end);
        let rect = Rect::from_min_max(pos2(area.left(), top), pos2(right, bottom));
        ground(ctx, rows, id, rect);
        let line =
            |painter: &Painter, column: Column, rect: Rect| words(ctx, painter, id, (column, columns), rect);
        let first = Rect::from_min_max(pos2(area.left(), top), pos2(area.left() + columns.side(), bottom));
        line(side.painter(), columns.first(), first);
        for (column, span) in columns.scrolling() {
            if span.end > seen.start && span.start < seen.end {
                let left = parts.body.origin.x;
                let rect = Rect::from_min_max(pos2(left + span.start, top), pos2(left + span.end, bottom));
                line(body.painter(), column, rect);
            }
        }
    }
}

/// Draws the background of a row and the hairline below it, and handles clicks.
fn ground(ctx: &Context<'_>, ui: &mut Ui, id: ClaimId, rect: Rect) {
    let item = Item::Claim(id);
    let response = ctx.stop(ui, rect, ui.scope_id().with(id.index()));
    let response = ctx.wire(ui, response, item, || ctx.spoken(id));
    let color = if ctx.emphasis(item) == Emphasis::Selected {
        Some(ctx.palette.highlight)
    } else if response.hovered() || ctx.is_hovered(item) {
        Some(ctx.palette.hover)
    } else if ctx.names_the_place(item) {
        Some(ctx.palette.named_ground())
    } else {
        None
    };
    if let Some(color) = color {
        ui.painter().rect_filled(rect, CornerRadius::ZERO, color);
    }
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, ctx.palette.grid));
    focus_ring(ctx, ui, rect.shrink2(vec2(8.0, 0.0)), &response);
    tooltip::attach(ctx, response, item);
}

/// The type of a cell: source and figure are prominent; a missing figure is not.
fn kind(claim: &Claim, column: Column) -> Type {
    match column {
        Column::Quantity if claim.count().is_some() && !is_without_figure(claim) => Type::Strong,
        Column::By | Column::Quantity => Type::Body,
        _ => Type::Small,
    }
}

/// The widest type used in a column.
pub const fn widest_kind(column: Column) -> Type {
    match column {
        Column::Quantity => Type::Strong,
        Column::By => Type::Body,
        _ => Type::Small,
    }
}

fn color(ctx: &Context<'_>, claim: &Claim, column: Column) -> Color32 {
    match column {
        Column::Quantity if is_without_figure(claim) => ctx.palette.mute,
        Column::Quantity if claim.count().is_some() => ctx.tone(claim.by).text,
        Column::Stance if claim.stance == Stance::Asserts => ctx.palette.mute,
        Column::By | Column::Quantity | Column::Population | Column::Range | Column::Stance => {
            ctx.palette.ink
        }
        Column::Via | Column::Read | Column::Said | Column::Outcome | Column::Hedge => ctx.palette.mute,
    }
}

fn words(
    ctx: &Context<'_>,
    painter: &Painter,
    id: ClaimId,
    (column, columns): (Column, &Columns),
    rect: Rect,
) {
    let item = Item::Claim(id);
    let claim = &ctx.dossier.claims[id];
    let mut left = rect.left() + PAD;
    let color = ctx.text_color(item, color(ctx, claim, column));
    let is_window = ctx.surface == Surface::Window;
    if column == Column::By {
        let y = if is_window { rect.center().y } else { rect.top() + HEIGHT / 2.0 };
        glyph::paint(ctx, painter, pos2(left + 4.0, y), item);
        left += SYMBOL;
    }
    let text = text(ctx, claim, column, columns);
    if text.is_empty() {
        return;
    }
    let room = (rect.right() - PAD - left).max(1.0);
    let kind = kind(claim, column);
    if is_window {
        // Long text is cut, but the number of the paragraph and the mark of an implied source are kept.
        let (kept, end) = match column {
            Column::Read => (text.len().saturating_sub(place_at_end(claim)), text.len()),
            Column::By => {
                let label = ctx.dossier.sources[claim.by].label().len();
                (label, label + attributed(claim).len())
            }
            _ => (text.len(), text.len()),
        };
        let parts = [text.get(..kept), text.get(kept..end), text.get(end..)].map(Option::unwrap_or_default);
        return one_line(painter, parts, kind, color, rect.with_min_x(left).with_max_x(left + room));
    }
    let words = lay(painter, wrapped(&text, kind, room, (rect.height() / 12.0) as usize));
    let line = words.rows.first().map_or(0.0, |row| row.height());
    painter.galley(pos2(left, rect.top() + (HEIGHT - line) / 2.0), words, color);
}

/// Draws three texts on one line; if there is too little room the last is cut, and then the first.
fn one_line(painter: &Painter, [start, kept, end]: [&str; 3], kind: Type, color: Color32, rect: Rect) {
    let mut room = rect.width();
    let lay_out = |text: &str, room: &mut f32| {
        let words = galley(painter, text, kind, Color32::PLACEHOLDER, room.max(0.0));
        *room -= words.size().x;
        words
    };
    let kept = lay_out(kept, &mut room);
    let start = lay_out(start, &mut room);
    let end = lay_out(end, &mut room);
    let mut left = rect.left();
    for words in [start, kept, end] {
        let width = words.size().x;
        painter.galley(pos2(left, rect.center().y - words.size().y / 2.0), words, color);
        left += width;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load;

    #[test]
    fn a_figure_leads_and_that_there_is_none_is_quiet() {
        let dossier = load::read(load::KHUSHAM).dossier.expect("sound");
        let of = |key: &str| {
            let claim = dossier.claims.rows().iter().find(|claim| claim.key == key);
            kind(claim.expect("a claim"), Column::Quantity)
        };
        assert!(of("sohr-48") == Type::Strong && of("tasnim-advisers") == Type::Strong);
        assert!(of("government-sources-silent") == Type::Body);
    }
}
