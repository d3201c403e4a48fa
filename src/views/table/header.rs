//! The headings of the table: names for sorting, fields for filtering, edges for dragging.

use std::ops::Range;

use egui::{Align2, CursorIcon, Id, Rect, Role, Sense, Shape, Stroke, TextEdit, Ui, WidgetInfo, pos2, vec2};

use super::super::rows::focus_ring;
use super::super::sheet::{Part, Parts};
use super::super::{Context, Surface};
use super::columns::{Columns, PAD};
use super::{menu, order};
use crate::analysis::{Column, Direction};
use crate::session::{Command, TableSettings};
use crate::theme::{Type, galley, label};

/// The height of the names.
pub const HEIGHT: f32 = 26.0;
/// The height of the filter fields below them.
pub const FILTERS: f32 = 26.0;

/// Draws the headings above the columns.
pub fn ui(ctx: &Context<'_>, ui: &mut Ui, columns: &Columns, parts: &Parts) {
    let child = &mut parts.header.ui(ui, "columns");
    child.painter().rect_filled(parts.header.rect, 0.0, ctx.palette.paper);
    let seen = parts.header.seen_x();
    for (column, span) in
        columns.scrolling().filter(|(_, span)| span.end > seen.start && span.start < seen.end)
    {
        heading(ctx, child, columns, parts, column, rect_of(&parts.header, &span));
    }
    let child = &mut parts.corner.ui(ui, "first column");
    child.painter().rect_filled(parts.corner.rect, 0.0, ctx.palette.paper);
    heading(ctx, child, columns, parts, columns.first(), parts.corner.rect);
    let right = parts.header.rect.right().min(parts.header.origin.x + columns.total() - columns.side());
    let y = parts.header.rect.bottom() - 0.5;
    ui.painter().hline(parts.corner.rect.left()..=right, y, Stroke::new(1.0, ctx.palette.faint));
}

fn rect_of(part: &Part, span: &Range<f32>) -> Rect {
    let left = part.origin.x;
    Rect::from_min_max(pos2(left + span.start, part.rect.top()), pos2(left + span.end, part.rect.bottom()))
}

fn heading(ctx: &Context<'_>, ui: &mut Ui, columns: &Columns, parts: &Parts, column: Column, rect: Rect) {
    let name = rect.with_max_y(rect.top() + HEIGHT);
    if ctx.surface == Surface::Window {
        // Below the name, which is clicked.
        order::follow(ctx, ui, columns, column, name, parts);
    }
    sorter(ctx, ui, columns, column, name);
    if ctx.surface == Surface::Window {
        filter(ctx, ui, column, rect.with_min_y(name.bottom()));
        order::edge(ctx, ui, columns, column, name);
    }
}

/// The order after a click: ascending, descending, file order.
const fn next(sorted: Option<Direction>) -> Option<Direction> {
    match sorted {
        None => Some(Direction::Ascending),
        Some(Direction::Ascending) => Some(Direction::Descending),
        Some(Direction::Descending) => None,
    }
}

fn sorter(ctx: &Context<'_>, ui: &Ui, columns: &Columns, column: Column, rect: Rect) {
    let settings = &ctx.session.table;
    let sorted = settings.sort.filter(|(by, _)| *by == column).map(|(_, direction)| direction);
    let is_window = ctx.surface == Surface::Window;
    // Without the place of the column, so that it has the keyboard wherever it moves.
    let id = Id::unique(("sort the table", column));
    let response = if is_window { ctx.stop(ui, rect, id) } else { ui.interact(rect, id, Sense::hover()) };
    response.widget_info(|| {
        let state = match sorted {
            None => "not sorted",
            Some(Direction::Ascending) => "sorted ascending",
            Some(Direction::Descending) => "sorted descending",
        };
        WidgetInfo::selected(
            Role::ColumnHeader,
            true,
            sorted.is_some(),
            format!("{}, {state}", column.title()),
        )
    });
    if response.clicked() {
        let sort = next(sorted).map(|direction| (column, direction));
        ctx.send(Command::Table(TableSettings { sort, ..settings.clone() }));
    }
    let lively = sorted.is_some() || response.hovered();
    let color = if lively { ctx.palette.ink } else { ctx.palette.mute };
    let arrow = if is_window || sorted.is_some() { 12.0 } else { 0.0 };
    let room = rect.width() - 2.0 * PAD - arrow;
    let whole = galley(ui.painter(), column.title(), Type::SmallStrong, color, f32::INFINITY);
    let words = if whole.size().x <= room {
        whole
    } else {
        galley(ui.painter(), column.short_title(), Type::SmallStrong, color, room)
    };
    let at = pos2(rect.left() + PAD, rect.center().y);
    let pos = Align2::LEFT_CENTER.anchor_size(at, words.size());
    ui.painter().galley(pos.min, words, color);
    if let Some(direction) = sorted {
        let (x, y) = (pos.right() + 9.0, rect.center().y + 0.5);
        let tip = if direction == Direction::Ascending { -1.0 } else { 1.0 };
        let points = [vec2(-4.0, -2.5 * tip), vec2(4.0, -2.5 * tip), vec2(0.0, 3.0 * tip)];
        let points = points.iter().map(|offset| pos2(x, y) + *offset).collect();
        ui.painter().add(Shape::convex_polygon(points, ctx.palette.accent, Stroke::NONE));
    }
    focus_ring(ctx, ui, rect.shrink2(vec2(6.0, 2.0)), &response);
    if is_window {
        menu::keys(ctx, ui, columns, column, &response);
        menu::of_heading(ctx, columns, column, &response);
        response.on_hover_cursor(CursorIcon::PointingHand);
    }
}

fn filter(ctx: &Context<'_>, ui: &mut Ui, column: Column, rect: Rect) {
    let settings = &ctx.session.table;
    let mut text = settings.filters[column as usize].clone();
    let field = rect.shrink2(vec2(PAD, 2.0));
    let edit = TextEdit::singleline(&mut text)
        .id(Id::unique(("filter the table", column)))
        .hint_text(label("filter", Type::Small, ctx.palette.dimmed_text()))
        .font(Type::Small.font())
        .frame(egui::Frame::NONE)
        .desired_width(field.width())
        .margin(egui::Margin::symmetric(4, 2));
    let response = ui.put(field, edit);
    let line = if response.has_focus() { ctx.palette.accent } else { ctx.palette.hairline };
    ui.painter().hline(field.x_range(), field.bottom() - 1.0, Stroke::new(1.0, line));
    response
        .widget_info(|| WidgetInfo::labeled(Role::SearchInput, true, format!("Filter “{}”", column.title())));
    if text != settings.filters[column as usize] {
        let mut settings = settings.clone();
        settings.filters[column as usize] = text;
        ctx.send(Command::Table(settings));
    }
}
