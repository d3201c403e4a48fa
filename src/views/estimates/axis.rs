//! The plot: grid, numbers along the axis, and the plain solid bars.

use std::ops::Range;

use egui::{Align2, Rect, Sense, Stroke, Ui, UiBuilder, Vec2b, pos2, vec2};
use egui_plot::{AxisHints, Bar, BarChart, GridMark, Plot, PlotBounds, PlotPoint};

use super::super::{Context, Surface};
use super::fit;
use super::layout::{Columns, RowLayout};
use super::marks::{self, Ruler};
use super::parts;
use super::scale::Scale;
use super::{ROOM_FOR_SCALE, SCALE_LINK};
use crate::analysis::{EstimateRow, Known};
use crate::dossier::{Item, Outcome};
use crate::session::{Axis, AxisSpan, Command, MarkStyle};
use crate::theme::{Type, galley};

/// The height of a bar in points.
pub const BAR: f64 = 12.0;

/// The height that `egui_plot` reserves for a line of numbers, in points.
const NUMBERS: f32 = 14.0;

/// Step sizes at which `egui_plot` prints every number; the scale has already decided which to print.
const PRINTED: f64 = 1e9;
const LINE_ONLY: f64 = 40.0;

/// What the unit leaves for the link that shows the legend, in points.
const LEGEND_LINK: f32 = 90.0;

/// The link back to the whole axis.
const WHOLE: &str = "Show the whole axis";

/// The part of the axis that is shown. A picture shows all of it: bars cut at the left would look like lengths.
pub fn span(ctx: &Context<'_>) -> AxisSpan {
    match ctx.surface {
        Surface::Window => ctx.session.axis_span,
        Surface::Picture => AxisSpan::WHOLE,
    }
}

/// Draws grid, axis and solid bars, and follows gestures: dragging the numbers, pinching and the wheel with Ctrl show
/// a shorter or longer part of the axis, dragging the chart and a wheel sideways another one. Returns the positions of
/// values on the screen. The plot is measured in points of the whole axis: rightward from its left edge, downward
/// from the top of all rows.
pub fn plot(
    ctx: &Context<'_>,
    ui: &mut Ui,
    columns: &Columns,
    layout: &RowLayout,
    offset: f32,
    visible: Range<usize>,
) -> Ruler {
    let scale = fit::scale(ctx, ui, columns);
    slot(ctx, ui, columns, &scale);
    let bars = match ctx.session.estimates.drawn_style() {
        MarkStyle::Bars => bars(ctx, layout, visible, &scale),
        MarkStyle::Intervals => Vec::new(),
    };
    let ticks: Vec<_> = scale.ticks().into_iter().map(|tick| (scale.whole_of(tick.at), tick.label)).collect();
    let grid: Vec<GridMark> = ticks.iter().map(grid_mark).collect();
    let mut axis = AxisHints::new_x().formatter(|mark, _| label(&ticks, mark.value));
    axis = axis.tick_label_color(ctx.palette.mute).tick_label_font(Type::Axis.font());
    let child = &mut ui.new_child(UiBuilder::new().max_rect(columns.plot));
    child.visuals_mut().widgets.noninteractive.bg_stroke.color = ctx.palette.grid;
    let follows = ctx.surface == Surface::Window;
    let is_part = !scale.span().is_whole();
    let plot = Plot::new("estimates plot")
        .width(columns.plot.width())
        .height(columns.plot.height())
        .custom_x_axes(vec![axis])
        .show_axes(Vec2b::new(true, false))
        .show_grid(Vec2b::new(true, false))
        .show_background(false)
        .show_x(false)
        .show_y(false)
        .show_crosshair(false)
        // The wheel moves the rows, and the rows take clicks.
        // With Shift, dragging brushes a range.
        .allow_drag(Vec2b::new(is_part && !ui.input(|input| input.modifiers.shift), false))
        .allow_zoom(Vec2b::new(follows, false))
        .allow_scroll(Vec2b::new(is_part, false))
        .allow_axis_zoom_drag(Vec2b::new(follows, false))
        .allow_boxed_zoom(false)
        .allow_double_click_reset(false)
        .sense(if is_part { Sense::DRAG } else { Sense::hover() })
        .grid_color(ctx.palette.grid)
        .grid_fade(0.0)
        .set_margin_fraction(egui::Vec2::ZERO)
        .x_grid_spacer(move |_| grid.clone());
    let width = columns.plot.width();
    let shown = [0.0, width].map(|at| f64::from(scale.whole_of(at)));
    let response = plot.show(child, |plot| {
        // The axis below takes the height of its numbers; the rest shows one point of content per point of
        // height.
        let bottom = f64::from(offset + plot.response().rect.height());
        plot.set_plot_bounds(PlotBounds::from_min_max([shown[0], -bottom], [shown[1], -f64::from(offset)]));
        plot.bar_chart(BarChart::new("figures", bars).horizontal().allow_hover(false));
    });
    small_print(ctx, ui, columns, &scale);
    let left = response.transform.position_from_point(&PlotPoint::new(shown[0], 0.0)).x;
    if follows {
        follow(ctx, response.transform.bounds(), shown, width);
    }
    Ruler { scale, left }
}

/// Shows another part of the axis if gestures have moved the bounds of the plot from what was `shown`.
fn follow(ctx: &Context<'_>, bounds: &PlotBounds, shown: [f64; 2], width: f32) {
    let now = [bounds.min()[0], bounds.max()[0]];
    if now.iter().zip(shown).all(|(now, shown)| (now - shown).abs() < 1e-3) {
        return;
    }
    let [from, to] = now.map(|at| at as f32 / width);
    let span = AxisSpan::new(from, to);
    if span != ctx.session.axis_span {
        ctx.send(Command::AxisSpan(span));
    }
}

/// A line of the grid, given by its position on the whole axis and the number below it.
fn grid_mark((at, label): &(f32, Option<String>)) -> GridMark {
    let step_size = if label.is_some() { PRINTED } else { LINE_ONLY };
    GridMark { value: f64::from(*at), step_size }
}

fn label(ticks: &[(f32, Option<String>)], at: f64) -> String {
    // egui_plot returns the value that it was given.
    let tick = ticks.iter().find(|(tick, _)| (f64::from(*tick) - at).abs() < 1e-6);
    tick.and_then(|(_, label)| label.clone()).unwrap_or_default()
}

/// Draws the background of the slot for zero, which is not part of the logarithmic axis.
fn slot(ctx: &Context<'_>, ui: &Ui, columns: &Columns, scale: &Scale) {
    let Some(slot) = scale.slot() else { return };
    let height = columns.rows.top()..=columns.plot.bottom() - NUMBERS;
    let ground = Rect::from_x_y_ranges(columns.plot.left()..=columns.plot.left() + slot, height);
    ui.painter().rect_filled(ground, 0.0, ctx.palette.panel);
}

/// Draws what is beside the numbers: the name of the lane for words, the break after zero, and the notes that explain
/// a logarithmic axis and a part of an axis, with a way back to all of it.
fn small_print(ctx: &Context<'_>, ui: &mut Ui, columns: &Columns, scale: &Scale) {
    let (painter, mute) = (ui.painter(), ctx.palette.mute);
    let bottom = columns.plot.bottom();
    if let Some(lane) = columns.words {
        let at = pos2(lane.center().x - 3.0, bottom - NUMBERS / 2.0);
        painter.text(at, Align2::CENTER_CENTER, "words", Type::Axis.font(), mute);
    }
    let unit = ctx.session.estimates.query.outcome.map_or("number", Outcome::counted);
    let unit = unit.to_lowercase();
    let both = LEGEND_LINK + if columns.names.width() < ROOM_FOR_SCALE { 0.0 } else { SCALE_LINK };
    let link = if ctx.surface == Surface::Window { both } else { 0.0 };
    let room = columns.names.width() - link;
    let lay = |words: String| galley(painter, words, Type::Axis, mute, f32::INFINITY);
    // Without its end it would sound as if it were established.
    let units = [format!("{unit}, as reported"), "number, as reported".to_owned(), "number".to_owned()];
    let unit = units.map(lay).into_iter().find(|words| words.size().x <= room);
    if let Some(unit) = unit {
        let at = pos2(columns.names.right(), bottom - NUMBERS / 2.0);
        painter.galley(Align2::RIGHT_CENTER.anchor_size(at, unit.size()).min, unit, mute);
    }
    let mut left = columns.plot.left();
    if let Some(slot) = scale.slot() {
        left += slot;
        let at = pos2(left, bottom - NUMBERS);
        for aside in [-2.0, 2.0] {
            let stroke = [at + vec2(aside - 2.5, 6.0), at + vec2(aside + 2.5, -6.0)];
            painter.line_segment(stroke, Stroke::new(1.2, mute));
        }
        left += 8.0;
    }
    let is_part = !scale.span().is_whole();
    let log = "logarithmic: lengths are not proportional to numbers";
    let words = match (ctx.session.estimates.axis, is_part) {
        (Axis::Linear, false) => return,
        (Axis::Log, false) => log,
        (Axis::Linear, true) => "part of the axis: bars may begin to the left of it",
        (Axis::Log, true) => "part of a logarithmic axis: lengths are not proportional to numbers",
    };
    let mut right = columns.plot.right();
    if is_part {
        let link = galley(painter, WHOLE, Type::Axis, ctx.palette.accent, f32::INFINITY);
        let rect = Align2::RIGHT_TOP.anchor_size(pos2(right, bottom), link.size());
        let response = ui.place(rect, egui::Link::new(egui::RichText::new(WHOLE).font(Type::Axis.font())));
        if response.clicked() {
            ctx.send(Command::AxisSpan(AxisSpan::WHOLE));
        }
        right = rect.left() - 8.0;
    }
    let words = galley(ui.painter(), words, Type::Axis, mute, right - left);
    let pos = Align2::LEFT_TOP.anchor_size(pos2(left, bottom), words.size()).min;
    ui.painter().galley(pos, words, mute);
}

/// The solid part of every mark that has one.
fn bars(ctx: &Context<'_>, layout: &RowLayout, visible: Range<usize>, scale: &Scale) -> Vec<Bar> {
    let mut bars = Vec::new();
    let base = scale.base_on_whole();
    for row in visible {
        let (id, mark) = match ctx.estimates.rows()[row] {
            EstimateRow::Claim(id) => (id, ctx.mark(id)),
            EstimateRow::Part(id, part) => (id, parts::mark(ctx, id, part)),
            _ => continue,
        };
        let claim = &ctx.dossier.claims[id];
        // "0 or more" has no solid part, and on a logarithmic axis zero is left of where bars begin.
        let solid = mark.and_then(marks::solid).filter(|solid| *solid > 0);
        let Some(solid) = solid else { continue };
        let span = layout.span(row);
        let middle = -f64::from(f32::midpoint(span.start, span.end));
        let color = marks::filled(ctx.mark_color(Item::Claim(id), ctx.tone(claim.by).mark));
        let (fill, line) = match ctx.known(id) {
            Known::NotYet => (egui::Color32::TRANSPARENT, Stroke::new(1.0, color)),
            Known::Perhaps | Known::Known => (color, Stroke::NONE),
        };
        let bar = Bar::new(middle, f64::from(scale.x_on_whole(solid) - base)).base_offset(f64::from(base));
        bars.push(bar.width(BAR).fill(fill).stroke(line));
    }
    bars
}
