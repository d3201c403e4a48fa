//! The estimates: one bar per claim, as long as the source's words allow and no longer.

mod axis;
mod brush;
mod caption;
mod claims;
mod coding;
mod controls;
mod description;
mod fit;
mod headings;
mod layout;
mod legend;
mod marks;
mod outcomes;
mod parts;
mod rows;
mod scale;

use egui::{Rect, Role, ScrollArea, Sense, Ui, UiBuilder, Vec2, WidgetInfo, pos2, vec2};

use super::{Context, Surface, cut, lit};
use crate::analysis::EstimateRow;
use crate::session::{Axis, AxisBy, Command, EstimatePage, EstimateSettings, Input, Part};
use crate::theme::{Type, space};
use layout::{Columns, RowLayout};
use legend::Legend;

pub use description::EstimatesView;

pub use controls::{HEIGHT as CONTROLS, reading as reading_menu};

/// The height of a chart without claims, in points.
const EMPTY: f32 = 120.0;
/// The width of the names from which on the link to the other scale stands below them, in points.
const ROOM_FOR_SCALE: f32 = 250.0;
/// The height of these links, in points.
const LINK: f32 = 15.0;
/// The width of that link, with the space before it.
const SCALE_LINK: f32 = 44.0;

/// The parts of the caption of a self-contained picture.
#[must_use]
pub fn caption(ctx: &Context<'_>) -> Vec<String> {
    match ctx.session.estimates.page {
        EstimatePage::Chart => caption::caption(ctx),
        EstimatePage::Coding => coding::caption(ctx),
    }
}

/// The height at which nothing is truncated, in points.
#[must_use]
pub fn natural_height(ctx: &Context<'_>, ui: &Ui, width: f32) -> f32 {
    match ctx.session.estimates.page {
        // An empty chart needs room to say so.
        EstimatePage::Chart if ctx.estimates.claims() == 0 => EMPTY,
        EstimatePage::Chart => layout::natural_height(ctx) + Legend::cached(ctx, ui).height(ctx, ui, width),
        EstimatePage::Coding => coding::natural_height(ctx, ui, width),
    }
}

/// The width at which the text beside the bars fits, in points: at least `least`.
#[must_use]
pub fn natural_width(ctx: &Context<'_>, ui: &Ui, least: f32) -> f32 {
    match ctx.session.estimates.page {
        EstimatePage::Chart => fit::natural_width(ctx, ui, Legend::cached(ctx, ui).lane, least),
        EstimatePage::Coding => least,
    }
}

/// Draws the estimates into the rest of `ui`.
pub fn ui(ctx: &Context<'_>, ui: &mut Ui) {
    match ctx.session.estimates.page {
        EstimatePage::Chart => page(ctx, ui),
        EstimatePage::Coding => coding::ui(ctx, ui),
    }
}

fn page(ctx: &Context<'_>, ui: &mut Ui) {
    let mut area = ui.available_rect_before_wrap();
    ui.allocate_rect(area, Sense::hover());
    if area.width() < 240.0 || area.height() < 80.0 {
        return;
    }
    ui.painter().rect_filled(area, 0.0, ctx.palette.paper);
    if ctx.surface == Surface::Window {
        let (bar, rest) = area.split_top_bottom_at_y(area.top() + controls::HEIGHT);
        controls::ui(ctx, ui, bar);
        area = rest;
    }
    if ctx.estimates.claims() == 0 {
        empty(ctx, ui, area);
    } else {
        chart(ctx, ui, area);
    }
}

fn chart(ctx: &Context<'_>, ui: &mut Ui, area: Rect) {
    let legend = Legend::cached(ctx, ui);
    let wanted = legend.height(ctx, ui, area.width());
    let layout = layout::cached(ctx, ui);
    let explains = explains(ctx, wanted, layout.height() + layout::axis(ctx), area.height());
    let legend_height = if explains { wanted } else { 0.0 };
    let band = lit_band(ctx, layout.height() + legend_height, area.height());
    let columns_of = |area| Columns::new(area, legend_height + band, legend.lane, layout::small_print(ctx));
    let (area, missing) = fitting(ctx, ui, area, columns_of(area).rows.height(), &layout);
    let columns = columns_of(area);
    let offset = scroll(ctx, ui, &columns, &layout);
    let visible = layout.visible(offset, columns.rows.height());

    let painter = ui.painter_at(columns.rows);
    rows::grounds(ctx, &painter, &columns, &layout, offset, visible.clone());
    let ruler = axis::plot(ctx, ui, &columns, &layout, offset, visible.clone());
    let child = &mut ui.new_child(UiBuilder::new().max_rect(columns.rows));
    child.set_clip_rect(columns.rows.intersect(ui.clip_rect()));
    rows::ui(ctx, child, &columns, &layout, offset, visible, &ruler);
    brush::ui(ctx, ui, columns.plot, &ruler);
    if ctx.surface == Surface::Window {
        let lit = lit::among(ctx, ui, &[Input::Rows], || layout.claims(ctx.estimates));
        let view = (offset, offset + columns.rows.height());
        lit::tell(
            ctx,
            ui,
            columns.legend.with_max_y(columns.legend.top() + band),
            &lit,
            view,
            ctx.estimates.claims(),
        );
    }
    if explains {
        legend.ui(ctx, ui, columns.legend.with_min_y(columns.legend.top() + band));
    }
    if ctx.surface == Surface::Window {
        below_names(ctx, ui, &columns, explains);
    }
    let at = area.left_bottom() + vec2(layout::MARGIN, 0.0);
    cut::tell(ctx, ui, at, area.width() - 2.0 * layout::MARGIN, &[(missing, "claim")]);
}

/// The height of the line that says which rows of the selection are out of view, in points: none where all are in view.
fn lit_band(ctx: &Context<'_>, content: f32, height: f32) -> f32 {
    let may_lie_outside = ctx.surface == Surface::Window && ctx.related.is_some() && content > height;
    if may_lie_outside { lit::HEIGHT } else { 0.0 }
}

/// Whether the legend has its place, `legend` high, below `rows`, in a pane of some height; all in points.
fn explains(ctx: &Context<'_>, legend: f32, rows: f32, height: f32) -> bool {
    let folded = ctx.session.folded;
    match ctx.surface {
        // A picture explains its marks unless it is hardly higher than they are.
        Surface::Picture => legend < 0.5 * height,
        Surface::Window if folded.has(Part::Legend) => false,
        Surface::Window if folded.wants_legend() => legend < 0.5 * height,
        // With a chosen day, pale marks must be explained.
        Surface::Window if ctx.session.as_of.is_some() => legend < 0.38 * height,
        // Otherwise the rows come first.
        Surface::Window => rows + legend < height || legend < 0.09 * height,
    }
}

/// The links below the names: one shows the legend or folds it away, the other turns the axis to the other scale and back, where
/// there is room for both beside the unit.
fn below_names(ctx: &Context<'_>, ui: &mut Ui, columns: &Columns, is_shown: bool) {
    let (words, command) = if is_shown {
        ("Fold the legend", Command::Fold(Part::Legend))
    } else {
        ("Legend", Command::Unfold(Part::Legend))
    };
    let small = |words: &str| egui::RichText::new(words).font(Type::Axis.font());
    // Below the small print of a logarithmic axis, so that the click that brings it does not move the link.
    let bottom = columns.legend.top();
    let line =
        Rect::from_min_max(pos2(columns.names.left(), bottom - LINK), pos2(columns.names.right(), bottom));
    let layout = egui::Layout::left_to_right(egui::Align::Center);
    let child = &mut ui.new_child(UiBuilder::new().max_rect(line).layout(layout));
    if child.link(small(words)).clicked() {
        ctx.send(command);
    }
    if columns.names.width() < ROOM_FOR_SCALE {
        return;
    }
    child.add_space(space::S);
    let settings = &ctx.session.estimates;
    let (words, name, axis) = match settings.axis {
        Axis::Linear => ("Log", "Logarithmic axis", Axis::Log),
        Axis::Log => ("Linear", "Linear axis", Axis::Linear),
    };
    let turns = child.link(small(words));
    turns.widget_info(|| WidgetInfo::labeled(Role::Link, true, name));
    if turns.clicked() {
        ctx.send(Command::Estimates(EstimateSettings { axis, axis_by: AxisBy::Reader, ..settings.clone() }));
    }
}

/// The area of the chart, whose rows have so much room, and how many claims are missing: a picture that is too low ends
/// with a whole row of a claim, and with a line that says how many there are below.
fn fitting(ctx: &Context<'_>, ui: &Ui, area: Rect, room: f32, layout: &RowLayout) -> (Rect, usize) {
    if ctx.surface == Surface::Window || layout.height() - space::S <= room + 0.5 {
        return (area, 0);
    }
    let rows = ctx.estimates.rows();
    let is_claim = |row: &EstimateRow| matches!(row, EstimateRow::Claim(_));
    let is_part = |row: &EstimateRow| matches!(row, EstimateRow::Part(..));
    let whole = layout.whole(room - cut::line(ui));
    // A heading at the lower end would be a heading of nothing, and a claim is shown with all its parts.
    let ends_claim =
        |row: usize| (is_claim(&rows[row]) || is_part(&rows[row])) && !rows.get(row + 1).is_some_and(is_part);
    let end = (0..whole).rev().find(|row| ends_claim(*row)).map_or(whole, |last| last + 1);
    let missing = rows[end..].iter().filter(|row| is_claim(row)).count();
    let bottom = if end == 0 { room - cut::line(ui) } else { layout.span(end - 1).end };
    (area.with_max_y(area.bottom() - (room - bottom).max(0.0)), missing)
}

fn empty(ctx: &Context<'_>, ui: &Ui, area: Rect) {
    let query = ctx.session.estimates.query;
    let mut words = "No claim counts anything here".to_owned();
    if let Some(outcome) = query.outcome {
        words = format!("No claim counts “{}” here", outcome.title().to_lowercase());
    }
    if let Some(narrowed) = caption::narrowing(ctx) {
        words = format!("{words}: {narrowed}");
    }
    let font = Type::Body.font();
    ui.painter().text(area.center(), egui::Align2::CENTER_CENTER, words, font, ctx.palette.mute);
}

/// Handles the wheel and the scroll bar; returns the scroll offset of the rows, in points.
fn scroll(ctx: &Context<'_>, ui: &mut Ui, columns: &Columns, layout: &RowLayout) -> f32 {
    let child = &mut ui.new_child(UiBuilder::new().max_rect(columns.rows));
    let area = ScrollArea::vertical().id_salt(("estimates", ctx.session.estimates.query)).auto_shrink(false);
    let output = area.show_viewport(child, |ui, viewport| {
        let size = Vec2::new(columns.rows.width(), layout.height());
        let (block, _) = ui.allocate_exact_size(size, Sense::hover());
        ctx.scroll_by_keys(ui);
        if let Some(item) = ctx.session.reveal
            && let Some(span) = layout.span_for(ctx, item)
            && !(viewport.top()..=viewport.bottom() - 22.0).contains(&span.start)
        {
            let top = block.top() + span.start;
            let row = Rect::from_min_size(pos2(block.left(), top), Vec2::new(10.0, 22.0));
            ui.scroll_to_rect(row, Some(egui::Align::Center));
        }
    });
    output.state.clamped_offset().y
}
