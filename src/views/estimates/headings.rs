//! The headings: outcomes, sources, documents and sides, and populations, part below whole.

use std::sync::Arc;

use egui::{Align2, Color32, Galley, Painter, Pos2, Rect, Sense, Stroke, Ui, Vec2, pos2};

use super::super::{Context, glyph, tooltip};
use super::rows::{RowArea, ground};
use crate::analysis::{GroupRow, Section};
use crate::dossier::{Item, Outcome};
use crate::theme::{self, Type, galley, side_symbol, space};

/// Draws the heading of an outcome.
pub fn outcome(ctx: &Context<'_>, ui: &Ui, place: RowArea<'_>, outcome: Outcome) {
    let words = outcome.title().to_uppercase();
    let words = galley(ui.painter(), words, Type::Section, ctx.palette.mute, place.rect.width());
    let at = pos2(place.columns.names.left(), place.rect.bottom() - 3.0);
    let pos = Align2::LEFT_BOTTOM.anchor_size(at, words.size()).min;
    rule(ctx, ui, place);
    ui.painter().galley(pos, words, ctx.palette.mute);
}

fn rule(ctx: &Context<'_>, ui: &Ui, place: RowArea<'_>) {
    let stroke = Stroke::new(1.0, ctx.palette.hairline);
    ui.painter().hline(place.columns.rows.x_range().shrink(16.0), place.rect.top() + 5.0, stroke);
}

/// Draws the heading of a source, a document, a side or an event.
pub fn section(ctx: &Context<'_>, ui: &Ui, place: RowArea<'_>, section: Section) {
    let dossier = ctx.dossier;
    let (name, item, kind) = match section {
        Section::Source(id) => (dossier.sources[id].label(), Some(Item::Source(id)), "source"),
        Section::Document(id) => (dossier.documents[id].label(), Some(Item::Document(id)), "document"),
        Section::Side(Some(id)) => (dossier.sides[id].name.as_str(), None, "side"),
        Section::Side(None) => ("No side assigned", None, "side"),
        Section::Event(Some(id)) => (dossier.events[id].name.as_str(), Some(Item::Event(id)), "event"),
        Section::Event(None) => ("No event named", None, "event"),
    };
    // An event below a source, a document or a side goes on with its section.
    if place.indent == 0.0 {
        rule(ctx, ui, place);
    }
    let center = pos2(place.columns.names.left() + place.indent + 6.0, place.rect.bottom() - 12.0);
    let ink = item.map_or(ctx.palette.ink, |item| ctx.text_color(item, ctx.palette.ink));
    let painter = ui.painter();
    match (section, item) {
        (_, Some(item)) => glyph::paint(ctx, painter, center, item),
        (Section::Side(side), None) => {
            let slot = side.map(crate::dossier::Id::index);
            painter.add(side_symbol(slot).shape(center, space::SYMBOL, ctx.palette.side(slot).mark));
        }
        (Section::Source(_) | Section::Document(_) | Section::Event(_), None) => {}
    }
    let whole = match section {
        Section::Event(Some(id)) => dossier.events[id].within,
        _ => None,
    };
    let name = &whole
        .map_or_else(|| name.to_owned(), |whole| format!("{name} (part of {})", dossier.events[whole].name));
    let room = place.columns.rows.width() - place.indent - 50.0;
    let words = theme::name(painter, name, Type::Strong, ink, room);
    let at = pos2(center.x + 12.0, place.rect.bottom() - 4.0);
    let pos = Align2::LEFT_BOTTOM.anchor_size(at, words.size()).min;
    over_grid(painter, pos, words, item.map_or(ctx.palette.paper, |item| ground(ctx, item)));
    let target = place.rect.shrink2(Vec2::new(8.0, 2.0));
    let id = ui.scope_id().with(("section", place.row));
    let article = if kind == "event" { "an" } else { "a" };
    let spoken = || format!("{name}, {article} {kind}");
    let Some(item) = item else {
        let response = ui.interact(target, id, Sense::hover());
        return response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, spoken()));
    };
    let response = ctx.wire(ui, ctx.stop(ui, target, id), item, spoken);
    super::super::rows::focus_ring(ctx, ui, target.shrink(4.0), &response);
    tooltip::attach(ctx, response, item);
}

/// Draws the heading of a population; without claims of its own it is less prominent than its parts.
pub fn population(ctx: &Context<'_>, ui: &Ui, place: RowArea<'_>, row: GroupRow) {
    let item = Item::Group(row.group);
    let group = &ctx.dossier.groups[row.group];
    let _part = ctx.part(ui, || item);
    let target = place.rect.shrink2(Vec2::new(8.0, 1.0));
    let response = ctx.stop(ui, target, ui.scope_id().with(("group", place.row)));
    let response = ctx.wire(ui, response, item, || format!("{}, a population", group.name));
    super::super::rows::focus_ring(ctx, ui, target.shrink(4.0), &response);
    let painter = ui.painter();
    let (kind, color) =
        if row.claims > 0 { (Type::Strong, ctx.palette.ink) } else { (Type::Body, ctx.palette.mute) };
    let color = ctx.text_color(item, color);
    let left = place.columns.names.left() + place.indent;
    let room = place.columns.rows.right() - 24.0 - left;
    let name = theme::name(painter, &group.name, kind, color, room);
    let base = place.rect.bottom() - 3.0;
    let pos = Align2::LEFT_BOTTOM.anchor_size(pos2(left, base), name.size()).min;
    let right = pos.x + name.size().x;
    over_grid(painter, pos, name, ground(ctx, item));
    if let Some(whole) = row.part_of {
        let words = format!("in this dossier part of {}", ctx.dossier.groups[whole].name);
        let mute = ctx.text_color(item, ctx.palette.mute);
        let room = (place.columns.rows.right() - 24.0 - right - 10.0).max(40.0);
        let words = galley(painter, words, Type::Small, mute, room);
        let pos = Align2::LEFT_BOTTOM.anchor_size(pos2(right + 10.0, base), words.size()).min;
        over_grid(painter, pos, words, ground(ctx, item));
    }
    tooltip::attach(ctx, response, item);
}

/// Draws text over grid lines, with a patch of the row's background beneath to keep it legible.
fn over_grid(painter: &Painter, pos: Pos2, words: Arc<Galley>, ground: Color32) {
    let patch = Rect::from_min_size(pos, words.size()).expand2(Vec2::new(3.0, 0.0));
    painter.rect_filled(patch, 0.0, ground);
    painter.galley(pos, words, Color32::PLACEHOLDER);
}
