//! The headings of the accounts: questions, with how far their answers differ, and sources under their sides.

use egui::{Align2, Painter, Pos2, Rect, Stroke, Ui, pos2, vec2};

use super::super::rows::{focus_ring, ground};
use super::super::ruler::wrapped;
use super::super::sheet::{Part, Parts, pill, pill_width};
use super::super::{Context, Surface, glyph, tooltip};
use super::layout::{BAND, Grid, Lane, PAD, Rows, SYMBOL};
use crate::analysis::accounts::{Accounts, Difference};
use crate::analysis::counted;
use crate::dossier::{Id as _, Item, QuestionId, SideId, SourceId};
use crate::session::{AccountLayout, Command};
use crate::theme::{Type, galley, lay, side_symbol, space};

/// What brings back the layout that fits.
const FITTING: &str = "As fits";

/// Draws the headings of the visible rows.
pub fn rows(ctx: &Context<'_>, ui: &mut Ui, grid: &Grid, part: &Part) {
    ui.painter().rect_filled(part.rect, 0.0, ctx.palette.paper);
    let right = part.rect.right();
    for row in grid.rows.within(&part.seen_y()) {
        let span = grid.rows.span(row);
        let top = part.origin.y;
        let rect = Rect::from_min_max(pos2(part.rect.left(), top + span.start), pos2(right, top + span.end));
        lane(ctx, ui, grid.down[row], rect);
        ui.painter().hline(part.rect.x_range(), rect.bottom(), Stroke::new(1.0, ctx.palette.hairline));
    }
    let bottom = (part.origin.y + grid.rows.total()).min(part.rect.bottom());
    ui.painter().vline(right, part.rect.top()..=bottom, Stroke::new(1.0, ctx.palette.hairline));
}

/// Draws the sides above rows of sources; nothing is beside them, so their names may be long.
pub fn camps(ctx: &Context<'_>, ui: &Ui, grid: &Grid, parts: &Parts) {
    let painter =
        ui.painter().with_clip_rect(parts.side.rect.union(parts.body.rect).intersect(ui.clip_rect()));
    for row in grid.rows.within(&parts.side.seen_y()) {
        if let Lane::Side(id) = grid.down[row] {
            let span = grid.rows.span(row);
            let top = parts.side.origin.y;
            let (left, right) = (parts.side.rect.left(), parts.body.rect.right());
            let rect = Rect::from_min_max(pos2(left, top + span.start), pos2(right, top + span.end));
            side(ctx, &painter, id, rect);
        }
    }
}

/// Draws the headings of the visible columns.
pub fn columns(ctx: &Context<'_>, ui: &mut Ui, accounts: &Accounts, grid: &Grid, part: &Part) {
    ui.painter().rect_filled(part.rect, 0.0, ctx.palette.paper);
    let is_banded = grid.are == Rows::Questions;
    let top = part.rect.top() + if is_banded { BAND } else { 0.0 };
    for column in grid.columns.within(&part.seen_x()) {
        let span = grid.columns.span(column);
        let left = part.origin.x;
        let rect =
            Rect::from_min_max(pos2(left + span.start, top), pos2(left + span.end, part.rect.bottom()));
        lane(ctx, ui, grid.across[column], rect);
    }
    let stroke = Stroke::new(1.0, ctx.palette.faint);
    let right = (part.origin.x + grid.columns.total()).min(part.rect.right());
    ui.painter().hline(part.rect.left()..=right, part.rect.bottom() - 0.5, stroke);
    if is_banded {
        bands(ctx, ui, accounts, grid, part);
    }
}

/// Draws the sides above their columns; a name stays in view as long as one of its columns does.
fn bands(ctx: &Context<'_>, ui: &Ui, accounts: &Accounts, grid: &Grid, part: &Part) {
    let mut first = 0;
    for camp in accounts.camps(ctx.dossier) {
        let end = first + camp.sources.len();
        let from = part.origin.x + grid.columns.span(first).start;
        let to = part.origin.x + grid.columns.span(end - 1).end;
        first = end;
        let left = from.max(part.rect.left());
        if to <= part.rect.left() || from >= part.rect.right() {
            continue;
        }
        let tone = ctx.palette.side(camp.side.map(crate::dossier::Id::index));
        let band = Rect::from_min_max(pos2(left, part.rect.top()), pos2(to, part.rect.top() + BAND));
        side(ctx, ui.painter(), camp.side, band);
        ui.painter().hline(left + PAD..=to - PAD, band.bottom() - 1.0, Stroke::new(1.5, tone.mark));
        if from > part.rect.left() {
            let stroke = Stroke::new(1.0, ctx.palette.hairline);
            ui.painter().vline(from, part.rect.y_range(), stroke);
        }
    }
}

fn side(ctx: &Context<'_>, painter: &Painter, id: Option<SideId>, rect: Rect) {
    let slot = id.map(crate::dossier::Id::index);
    let tone = ctx.palette.side(slot);
    let center = pos2(rect.left() + PAD + space::SYMBOL, rect.center().y);
    painter.add(side_symbol(slot).shape(center, space::SYMBOL, tone.mark));
    let name = id.map_or("No side assigned", |id| ctx.dossier.sides[id].name.as_str());
    let room = rect.width() - 2.0 * PAD - SYMBOL;
    let words = galley(painter, name, Type::SmallStrong, tone.text, room.max(0.0));
    let at = pos2(rect.left() + PAD + SYMBOL, rect.center().y);
    painter.galley(Align2::LEFT_CENTER.anchor_size(at, words.size()).min, words, tone.text);
}

fn lane(ctx: &Context<'_>, ui: &mut Ui, lane: Lane, rect: Rect) {
    match lane {
        Lane::Side(_) => {}
        Lane::Source(id) => source(ctx, ui, id, rect),
        Lane::Question(id, difference) => question(ctx, ui, id, difference, rect),
    }
}

fn source(ctx: &Context<'_>, ui: &mut Ui, id: SourceId, rect: Rect) {
    let item = Item::Source(id);
    let name = ctx.dossier.sources[id].label();
    let ink = ctx.text_color(item, ctx.palette.ink);
    let room = rect.width() - 2.0 * PAD - SYMBOL;
    let words = lay(ui.painter(), wrapped(name, Type::Strong, room, lines(rect)));
    let target = heading_target(rect, words.size().y);
    let response = ctx.stop(ui, target, ui.scope_id().with(("source", id.index())));
    let response = ctx.wire(ui, response, item, || format!("{name}, a source"));
    ground(ctx, ui, target, item, &response);
    focus_ring(ctx, ui, target, &response);
    let line = words.rows.first().map_or(0.0, |row| row.height());
    glyph::paint(ctx, ui.painter(), target.min + vec2(space::SYMBOL, space::XS + line / 2.0), item);
    ui.painter().galley(target.min + vec2(SYMBOL, space::XS), words, ink);
    tooltip::attach(ctx, response, item);
}

fn question(ctx: &Context<'_>, ui: &mut Ui, id: QuestionId, difference: Difference, rect: Rect) {
    let item = Item::Question(id);
    let text = &ctx.dossier.questions[id].text;
    let room = rect.width() - 2.0 * PAD;
    let (kind, color) = if difference.is_marked() {
        (Type::SmallStrong, ctx.text_color(item, ctx.palette.ink))
    } else {
        (Type::Small, ctx.text_color(item, ctx.palette.mute))
    };
    let ink = ctx.text_color(item, ctx.palette.ink);
    let painter = ui.painter().clone();
    let words = lay(&painter, wrapped(text, Type::Strong, room, lines(rect)));
    let below = lay(&painter, wrapped(&difference.to_string(), kind, room - SYMBOL, lines(rect)));
    let target = heading_target(rect, words.size().y + space::XS + below.size().y);
    let response = ctx.stop(ui, target, ui.scope_id().with(("question", id.index())));
    let response = ctx.wire(ui, response, item, || format!("{text} {difference}"));
    ground(ctx, ui, target, item, &response);
    focus_ring(ctx, ui, target, &response);
    let at = target.min + vec2(0.0, space::XS);
    let second = at + vec2(0.0, words.size().y + space::XS);
    painter.galley(at, words, ink);
    let indent = if difference.sources > 1 { SYMBOL } else { 0.0 };
    let line = below.rows.first().map_or(0.0, |row| row.height());
    if difference.sources > 1 {
        sign(&painter, second + vec2(5.0, line / 2.0), difference, Stroke::new(1.4, color));
    }
    painter.galley(second + vec2(indent, 0.0), below, color);
    tooltip::attach(ctx, response, item);
}

/// The number of lines that fit into a heading.
fn lines(rect: Rect) -> usize {
    (rect.height() / 12.0) as usize
}

/// The clickable area of a heading, as high as its text.
fn heading_target(rect: Rect, height: f32) -> Rect {
    let min = rect.min + vec2(PAD, PAD - space::XS);
    Rect::from_min_size(min, vec2(rect.width() - 2.0 * PAD, height + 2.0 * space::XS))
}

/// Draws an equals sign, crossed out if two sources differ.
fn sign(painter: &Painter, center: Pos2, difference: Difference, stroke: Stroke) {
    for y in [-2.0, 2.0] {
        painter.line_segment([center + vec2(-4.5, y), center + vec2(4.5, y)], stroke);
    }
    if difference.is_marked() {
        painter.line_segment([center + vec2(-2.5, 5.0), center + vec2(2.5, -5.0)], stroke);
    }
}

/// Draws the totals and, in a window, the switch between the two layouts.
pub fn corner(ctx: &Context<'_>, ui: &mut Ui, accounts: &Accounts, rows: Rows, rect: Rect) {
    let painter = ui.painter().clone();
    painter.rect_filled(rect, 0.0, ctx.palette.paper);
    let words = format!(
        "{}, {}",
        counted(accounts.questions().len(), "question"),
        counted(accounts.sources().len(), "source")
    );
    let words = galley(&painter, words, Type::Small, ctx.palette.mute, rect.width() - 2.0 * PAD);
    painter.galley(pos2(rect.left() + PAD, rect.bottom() - PAD - words.size().y), words, ctx.palette.mute);
    painter.hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, ctx.palette.faint));
    painter.vline(rect.right(), rect.y_range(), Stroke::new(1.0, ctx.palette.hairline));
    if ctx.surface == Surface::Window {
        switch(ctx, ui, rows, rect);
    }
}

/// Draws the switch between the two layouts, and the way back to whichever fits.
fn switch(ctx: &Context<'_>, ui: &Ui, rows: Rows, corner: Rect) {
    let (name, other) = match rows {
        Rows::Questions => ("Sources as rows", AccountLayout::SourcesDown),
        Rows::Sources => ("Questions as rows", AccountLayout::QuestionsDown),
    };
    let at = corner.min + vec2(PAD, space::XS);
    let response = pill(ctx, ui, at, Align2::LEFT_TOP, name);
    let after = pos2(response.rect.right() + space::XS, at.y);
    if response.clicked() {
        ctx.send(Command::Accounts(other));
    }
    let fits = after.x + pill_width(ui, FITTING) <= corner.right() - space::XS;
    if ctx.session.accounts != AccountLayout::Fitting && fits {
        let response = pill(ctx, ui, after, Align2::LEFT_TOP, FITTING);
        let response = response.on_hover_text("Questions or sources as rows, whichever needs less room");
        if response.clicked() {
            ctx.send(Command::Accounts(AccountLayout::Fitting));
        }
    }
}
