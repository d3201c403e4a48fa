//! Dragging a heading: to another place, or its edge to another width.

use std::ops::Range;

use egui::{CursorIcon, Id, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2};

use super::super::Context;
use super::super::sheet::Parts;
use super::columns::Columns;
use super::menu;
use crate::analysis::Column;

/// A heading that is dragged further than this moves its column.
const FAR: f32 = 6.0;

/// Lets the reader drag a heading to another place among the columns.
pub fn follow(ctx: &Context<'_>, ui: &Ui, columns: &Columns, column: Column, name: Rect, parts: &Parts) {
    let response = ui.interact(name, Id::unique(("move a column", column)), Sense::DRAG);
    response
        .widget_info(|| WidgetInfo::labeled(Role::Splitter, true, format!("Place of “{}”", column.title())));
    let begun = response.id.with("begun");
    if response.drag_started() {
        let origin = ui.input(|input| input.pointer.press_origin()).map_or(name.center().x, |pos| pos.x);
        ui.data_mut(|data| data.insert_temp(begun, origin));
    }
    let origin = ui.data(|data| data.get_temp::<f32>(begun));
    let is_far = |pointer: &egui::Pos2| origin.is_some_and(|from| (pointer.x - from).abs() > FAR);
    let Some(pointer) = response.interact_pointer_pos().filter(is_far) else { return };
    let edges = edges(columns, parts);
    let to = place(&edges, pointer.x);
    if response.dragged() {
        ui.set_cursor_icon(CursorIcon::Grabbing);
        let bounds = parts.corner.rect.union(parts.header.rect);
        let x = edges.get(to).map_or(bounds.right(), |span| span.start);
        let x = x.clamp(bounds.left() + 1.0, bounds.right() - 1.0);
        let line = [pos2(x, bounds.top()), pos2(x, parts.body.rect.bottom())];
        let clip = bounds.union(parts.body.rect).intersect(ui.ctx().content_rect());
        ui.painter().with_clip_rect(clip).line_segment(line, Stroke::new(2.0, ctx.palette.accent));
    }
    if response.drag_stopped() {
        let at = columns.shown().iter().position(|other| *other == column).unwrap_or_default();
        // Without the column itself, the places after it are one less.
        let to = if to > at { to - 1 } else { to };
        let now = &ctx.session.table.columns;
        let moved = now.clone().moved(columns.shown(), column, to);
        if to != at && moved != *now {
            menu::set(ctx, moved);
        }
    }
}

/// Where the columns are on the screen, from left to right.
fn edges(columns: &Columns, parts: &Parts) -> Vec<Range<f32>> {
    let first = parts.corner.rect.left()..parts.corner.rect.right();
    let left = parts.header.origin.x;
    let rest = columns.scrolling().map(|(_, span)| left + span.start..left + span.end);
    std::iter::once(first).chain(rest).collect()
}

/// Before which column something is dropped: that of whose left half it lies in, or the next.
fn place(edges: &[Range<f32>], x: f32) -> usize {
    edges.iter().take_while(|span| f32::midpoint(span.start, span.end) < x).count()
}

/// Draws the edge between two headings, which can be dragged to change the width.
pub fn edge(ctx: &Context<'_>, ui: &Ui, columns: &Columns, column: Column, name: Rect) {
    let rect = Rect::from_x_y_ranges(name.right() - 4.0..=name.right() + 1.0, name.y_range());
    let response = ui.interact(rect, Id::unique(("size a column", column)), Sense::DRAG);
    response
        .widget_info(|| WidgetInfo::labeled(Role::Splitter, true, format!("Width of “{}”", column.title())));
    let lively = response.hovered() || response.dragged();
    let color = if lively { ctx.palette.accent } else { ctx.palette.hairline };
    ui.painter().vline(name.right() - 1.0, name.shrink(6.0).y_range(), Stroke::new(1.0, color));
    let begun = response.id.with("begun");
    if response.drag_started() {
        ui.data_mut(|data| data.insert_temp(begun, columns.width(column)));
    }
    if let Some(delta) = response.total_drag_delta().filter(|_| response.dragged())
        && let Some(width) = ui.data(|data| data.get_temp::<f32>(begun))
    {
        let now = &ctx.session.table.columns;
        let sized = now.clone().sized(column, (width + delta.x).round().max(0.0) as u16);
        if delta.x != 0.0 && sized != *now {
            menu::set(ctx, sized);
        }
    }
    response.on_hover_cursor(CursorIcon::ResizeHorizontal);
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_column_is_dropped_before_the_one_whose_left_half_it_lies_in() {
        let edges = [0.0..100.0, 100.0..140.0, 140.0..200.0];
        for (x, to) in [(-5.0, 0), (49.0, 0), (51.0, 1), (119.0, 1), (121.0, 2), (171.0, 3), (900.0, 3)] {
            assert_eq!(super::place(&edges, x), to, "{x}");
        }
    }
}
