//! The rows: which are visible, their backgrounds, and what draws them.

use std::ops::Range;

use egui::{Color32, CornerRadius, Painter, Rect, Shape, Stroke, Ui, Vec2, pos2};

use super::super::{Context, Emphasis};
use super::layout::{Columns, RowLayout, item_of};
use super::marks::Ruler;
use super::{axis, claims, headings, parts};
use crate::analysis::EstimateRow;
use crate::dossier::Item;
use crate::theme::space;

/// The position of a row.
#[derive(Clone, Copy)]
pub struct RowArea<'a> {
    /// The columns of the chart.
    pub columns: &'a Columns,
    /// The row.
    pub rect: Rect,
    /// Its index, from the top.
    pub row: usize,
    /// The indentation of its content.
    pub indent: f32,
}

fn rect_of(columns: &Columns, layout: &RowLayout, offset: f32, row: usize) -> Rect {
    let span = layout.span(row);
    let top = columns.rows.top() - offset;
    Rect::from_min_max(
        pos2(columns.rows.left(), top + span.start),
        pos2(columns.rows.right(), top + span.end),
    )
}

/// Paints the backgrounds of selected and hovered rows, below the plot.
pub fn grounds(
    ctx: &Context<'_>,
    painter: &Painter,
    columns: &Columns,
    layout: &RowLayout,
    offset: f32,
    visible: Range<usize>,
) {
    for row in visible {
        let Some(item) = item_of(ctx.estimates.rows()[row]) else { continue };
        let color = ground(ctx, item);
        if color == ctx.palette.paper {
            continue;
        }
        let rect = rect_of(columns, layout, offset, row).shrink2(Vec2::new(8.0, 0.0));
        painter.rect_filled(rect, CornerRadius::same(space::CORNER), color);
    }
    let left = columns.plot.left();
    let stroke = Stroke::new(1.0, ctx.palette.faint);
    if axis::span(ctx).from() > 0.0 {
        // The left edge of a part of the axis is not zero.
        let line = [columns.rows.left_top(), columns.rows.left_bottom()].map(|end| pos2(left, end.y));
        painter.extend(Shape::dashed_line(&line, stroke, 3.0, 3.0));
    } else {
        painter.vline(left, columns.rows.y_range(), stroke);
    }
}

/// The background colour of a row.
pub fn ground(ctx: &Context<'_>, item: Item) -> Color32 {
    if ctx.emphasis(item) == Emphasis::Selected {
        ctx.palette.highlight
    } else if ctx.is_hovered(item) {
        ctx.palette.hover
    } else if ctx.names_the_place(item) {
        ctx.palette.named_ground()
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
    ruler: &Ruler,
) {
    for row in visible.clone() {
        let rect = rect_of(columns, layout, offset, row);
        let place = RowArea { columns, rect, row, indent: columns.indent(layout.depth(row)) };
        match ctx.estimates.rows()[row] {
            EstimateRow::Outcome(outcome) => headings::outcome(ctx, ui, place, outcome),
            EstimateRow::Section(section) => headings::section(ctx, ui, place, section),
            EstimateRow::Group(group) => headings::population(ctx, ui, place, group),
            EstimateRow::Claim(claim) => claims::ui(ctx, ui, place, claim, ruler),
            EstimateRow::Part(claim, part) => parts::ui(ctx, ui, place, claim, part, ruler),
        }
        if let EstimateRow::Claim(later) = ctx.estimates.rows()[row]
            && let Some(earlier) = ctx.dossier.claims[later].revises
            && let Some(from) =
                visible.clone().find(|row| ctx.estimates.rows()[*row] == EstimateRow::Claim(earlier))
        {
            let middle = |row| rect_of(columns, layout, offset, row).center().y;
            thread(ctx, ui, ruler, middle(from), middle(row));
        }
    }
}

/// Draws the line from an earlier figure to the one that its source replaced it with: along the axis, where
/// there is no text.
fn thread(ctx: &Context<'_>, ui: &Ui, ruler: &Ruler, from: f32, to: f32) {
    let x = ruler.base() - 7.0;
    let color = ctx.palette.mute;
    let painter = ui.painter();
    painter.vline(x, from.min(to)..=from.max(to), Stroke::new(1.2, color));
    painter.circle_stroke(pos2(x, from), 2.6, Stroke::new(1.2, color));
    painter.circle_filled(pos2(x, to), 3.0, color);
}
