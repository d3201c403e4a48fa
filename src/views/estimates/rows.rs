//! The rows: headings, names, marks and the words beside them.

use std::ops::Range;
use std::sync::Arc;

use egui::{Align2, Color32, CornerRadius, Galley, Painter, Pos2, Rect, Sense, Stroke, Ui, Vec2, pos2};
use egui_plot::PlotTransform;

use super::super::{Context, Emphasis, glyph, tooltip};
use super::layout::{Columns, RowLayout};
use super::marks;
use crate::analysis::{EstimateRow, Mark, measure, spoken};
use crate::dossier::{ClaimId, GroupId, Id, Item, Outcome, Quantity, Stance};
use crate::theme::{Type, galley, space};

fn rect_of(columns: &Columns, layout: &RowLayout, offset: f32, row: usize) -> Rect {
    let span = layout.span(row);
    let top = columns.rows.top() - offset;
    Rect::from_min_max(
        pos2(columns.rows.left(), top + span.start),
        pos2(columns.rows.right(), top + span.end),
    )
}

/// The ground of selected and hovered rows, painted below the plot.
pub fn grounds(
    ctx: &Context<'_>,
    painter: &Painter,
    columns: &Columns,
    layout: &RowLayout,
    offset: f32,
    visible: Range<usize>,
) {
    for row in visible {
        let item = match ctx.estimates.rows()[row] {
            EstimateRow::Claim(id) => Item::Claim(id),
            EstimateRow::Group(id) => Item::Group(id),
            EstimateRow::Outcome(_) => continue,
        };
        let color = ground(ctx, item);
        if color == ctx.palette.paper {
            continue;
        }
        let rect = rect_of(columns, layout, offset, row).shrink2(Vec2::new(8.0, 0.0));
        painter.rect_filled(rect, CornerRadius::same(space::CORNER), color);
    }
    let axis = columns.plot.left();
    painter.vline(axis, columns.rows.y_range(), Stroke::new(1.0, ctx.palette.faint));
}

/// What a row stands on.
fn ground(ctx: &Context<'_>, item: Item) -> Color32 {
    if ctx.emphasis(item) == Emphasis::Selected {
        ctx.palette.highlight
    } else if ctx.is_hovered(item) {
        ctx.palette.hover
    } else {
        ctx.palette.paper
    }
}

/// Draws the visible rows over the plot.
pub fn ui(
    ctx: &Context<'_>,
    ui: &mut Ui,
    columns: &Columns,
    layout: &RowLayout,
    offset: f32,
    visible: Range<usize>,
    transform: &PlotTransform,
) {
    for row in visible {
        let rect = rect_of(columns, layout, offset, row);
        match ctx.estimates.rows()[row] {
            EstimateRow::Outcome(outcome) => heading(ctx, ui, columns, rect, outcome),
            EstimateRow::Group(group) => population(ctx, ui, columns, rect, row, group),
            EstimateRow::Claim(claim) => one_claim(ctx, ui, columns, rect, claim, transform),
        }
    }
}

fn heading(ctx: &Context<'_>, ui: &Ui, columns: &Columns, rect: Rect, outcome: Outcome) {
    let words = outcome.title().to_uppercase();
    let words = galley(ui.painter(), words, Type::Section, ctx.palette.mute, rect.width());
    let at = pos2(columns.names.left(), rect.bottom() - 3.0);
    let pos = Align2::LEFT_BOTTOM.anchor_size(at, words.size()).min;
    ui.painter().hline(
        columns.rows.x_range().shrink(16.0),
        rect.top() + 6.0,
        Stroke::new(1.0, ctx.palette.hairline),
    );
    ui.painter().galley(pos, words, ctx.palette.mute);
}

fn population(ctx: &Context<'_>, ui: &Ui, columns: &Columns, rect: Rect, row: usize, id: GroupId) {
    let item = Item::Group(id);
    let group = &ctx.dossier.groups[id];
    let target = rect.shrink2(Vec2::new(8.0, 2.0));
    let response = ui.interact(target, ui.scope_id().with(("group", row)), Sense::click());
    let response = ctx.wire(ui, response, item, || format!("{}, a population", group.name));
    super::super::rows::focus_ring(ctx, ui, target.shrink(4.0), &response);
    let painter = ui.painter();
    let ink = ctx.text_color(item, ctx.palette.ink);
    let room = columns.rows.width() - 40.0;
    let name = galley(painter, &group.name, Type::Strong, ink, room);
    let base = rect.bottom() - 4.0;
    let pos = Align2::LEFT_BOTTOM.anchor_size(pos2(columns.names.left(), base), name.size()).min;
    let right = pos.x + name.size().x;
    over_grid(painter, pos, name, ground(ctx, item));
    if let Some(whole) = group.within {
        let words = format!("part of {}", ctx.dossier.groups[whole].name);
        let mute = ctx.text_color(item, ctx.palette.mute);
        let words = galley(painter, words, Type::Small, mute, (room - right + columns.rows.left()).max(40.0));
        let pos = Align2::LEFT_BOTTOM.anchor_size(pos2(right + 10.0, base), words.size()).min;
        over_grid(painter, pos, words, ground(ctx, item));
    }
    tooltip::attach(ctx, response, item);
}

/// Words over grid lines: a patch of the row's ground below them keeps them legible.
fn over_grid(painter: &Painter, pos: Pos2, words: Arc<Galley>, ground: Color32) {
    let patch = Rect::from_min_size(pos, words.size()).expand2(Vec2::new(3.0, 0.0));
    painter.rect_filled(patch, 0.0, ground);
    painter.galley(pos, words, Color32::PLACEHOLDER);
}

fn one_claim(
    ctx: &Context<'_>,
    ui: &Ui,
    columns: &Columns,
    rect: Rect,
    id: ClaimId,
    transform: &PlotTransform,
) {
    let item = Item::Claim(id);
    let claim = &ctx.dossier.claims[id];
    let target = rect.shrink2(Vec2::new(8.0, 0.0));
    let response = ui.interact(target, ui.scope_id().with(("claim", id.index())), Sense::click());
    let response = ctx.wire(ui, response, item, || spoken(ctx.dossier, claim));
    super::super::rows::focus_ring(ctx, ui, target.shrink(4.0), &response);
    name(ctx, ui, columns, rect, id);
    let tone = ctx.tone(claim.by);
    let mark_color = ctx.mark_color(item, tone.mark);
    let Some(mark) = ctx.mark(claim) else { return };
    let y = rect.center().y;
    let mut left = marks::paint(ui.painter(), mark, transform, y, mark_color) + 8.0;
    let text_color = match mark {
        Mark::Gutter(kind) => {
            marks::gutter(ui.painter(), kind, pos2(columns.gutter.center().x + 2.0, y), mark_color);
            left = columns.plot.left() + 10.0;
            ctx.text_color(item, ctx.palette.mute)
        }
        _ => ctx.text_color(item, tone.text),
    };
    beside(ctx, ui, rect, id, left, text_color);
    tooltip::attach(ctx, response, item);
}

/// The figure in words, and the hedge after it.
fn beside(ctx: &Context<'_>, ui: &Ui, rect: Rect, id: ClaimId, left: f32, color: Color32) {
    let claim = &ctx.dossier.claims[id];
    let painter = ui.painter();
    let words = measure(claim).unwrap_or_default();
    let stated = claim.count().is_some_and(|count| {
        count.quantity != Quantity::NotGiven && matches!(claim.stance, Stance::Asserts | Stance::Denies)
    });
    let kind = if stated { Type::SmallStrong } else { Type::Small };
    let room = (rect.right() - 14.0 - left).max(10.0);
    let words = galley(painter, words, kind, color, room);
    let pos = Align2::LEFT_CENTER.anchor_size(pos2(left, rect.center().y), words.size()).min;
    let right = pos.x + words.size().x;
    painter.galley(pos, words.clone(), color);
    // A hedge that the figure already carries is not said twice: “some 500”, some.
    let said = |hedge: &&String| words.text().contains(hedge.trim_matches(['“', '”']));
    if let Some(hedge) = claim.hedge.as_ref().filter(|hedge| !said(hedge)) {
        let room = rect.right() - 14.0 - right - 8.0;
        if room > 60.0 {
            let mute = ctx.text_color(Item::Claim(id), ctx.palette.mute);
            let hedge = galley(painter, hedge, Type::Small, mute, room);
            let at = pos2(right + 8.0, rect.center().y);
            let pos = Align2::LEFT_CENTER.anchor_size(at, hedge.size()).min;
            painter.galley(pos, hedge, mute);
        }
    }
}

/// Symbol, speaker, relays, and the day at the right end.
fn name(ctx: &Context<'_>, ui: &Ui, columns: &Columns, rect: Rect, id: ClaimId) {
    let item = Item::Claim(id);
    let claim = &ctx.dossier.claims[id];
    let painter = ui.painter();
    let y = rect.center().y;
    let (ink, mute) = (ctx.text_color(item, ctx.palette.ink), ctx.text_color(item, ctx.palette.mute));
    glyph::paint(ctx, painter, pos2(columns.names.left() + 14.0, y), item);
    let left = columns.names.left() + 28.0;
    let mut right = columns.names.right();
    let said = claim.said.as_ref().map(|said| said.short(ctx.dossier.period.as_ref()));
    let said = galley(painter, said.unwrap_or_default(), Type::Axis, mute, 90.0);
    let pos = Align2::RIGHT_CENTER.anchor_size(pos2(right, y), said.size()).min;
    right = pos.x - 6.0;
    painter.galley(pos, said, mute);
    let name = galley(painter, ctx.dossier.sources[claim.by].label(), Type::Body, ink, right - left);
    let pos = Align2::LEFT_CENTER.anchor_size(pos2(left, y), name.size()).min;
    let after = pos.x + name.size().x + 6.0;
    painter.galley(pos, name, ink);
    if !claim.via.is_empty() && right - after > 30.0 {
        let relays: Vec<_> = claim.via.iter().map(|id| ctx.dossier.sources[*id].label()).collect();
        let via = galley(painter, format!("via {}", relays.join(", ")), Type::Small, mute, right - after);
        let pos = Align2::LEFT_CENTER.anchor_size(pos2(after, y), via.size()).min;
        painter.galley(pos, via, mute);
    }
}
