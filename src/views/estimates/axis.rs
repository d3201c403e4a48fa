//! The plot: grid, numbers along the axis, and the plain solid bars.

use std::ops::Range;

use egui::{Align2, Rect, Stroke, Ui, UiBuilder, Vec2b, pos2, vec2};
use egui_plot::{AxisHints, Bar, BarChart, GridMark, Plot, PlotBounds, PlotPoint};

use super::super::Context;
use super::fit;
use super::layout::{Columns, RowLayout};
use super::marks::{self, Ruler};
use super::parts;
use super::scale::{Scale, Tick};
use crate::analysis::{EstimateRow, Known};
use crate::dossier::Item;
use crate::session::MarkStyle;
use crate::theme::{Type, galley};

/// The height of a bar in points.
pub const BAR: f64 = 12.0;

/// The height that `egui_plot` reserves for a line of numbers, in points.
const NUMBERS: f32 = 14.0;

/// Step sizes at which `egui_plot` prints every number; the scale has already decided which to print.
const PRINTED: f64 = 1e9;
const LINE_ONLY: f64 = 40.0;

/// Draws grid, axis and solid bars; returns the positions of values on the screen. The plot is measured in
/// points: rightward from its left edge, downward from the top of all rows.
pub fn plot(
    ctx: &Context<'_>,
    ui: &mut Ui,
    columns: &Columns,
    layout: &RowLayout,
    offset: f32,
    visible: Range<usize>,
) -> Ruler {
    let scale = fit::scale(ctx, ui, columns);
    let ticks = scale.ticks();
    slot(ctx, ui, columns, &scale);
    let bars = match ctx.session.estimates.style {
        MarkStyle::Bars => bars(ctx, layout, visible, &scale),
        MarkStyle::Intervals => Vec::new(),
    };
    let grid: Vec<GridMark> = ticks.iter().map(grid_mark).collect();
    let mut axis = AxisHints::new_x().formatter(|mark, _| label(&ticks, mark.value));
    axis = axis.tick_label_color(ctx.palette.mute).tick_label_font(Type::Axis.font());
    let child = &mut ui.new_child(UiBuilder::new().max_rect(columns.plot));
    child.visuals_mut().widgets.noninteractive.bg_stroke.color = ctx.palette.grid;
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
        .allow_drag(false)
        .allow_zoom(false)
        .allow_scroll(false)
        .allow_boxed_zoom(false)
        .allow_double_click_reset(false)
        .allow_axis_zoom_drag(false)
        .sense(egui::Sense::hover())
        .grid_color(ctx.palette.grid)
        .grid_fade(0.0)
        .set_margin_fraction(egui::Vec2::ZERO)
        .x_grid_spacer(move |_| grid.clone());
    let response = plot.show(child, |plot| {
        // The axis below takes the height of its numbers; the rest shows one point of content per point of
        // height.
        let bottom = f64::from(offset + plot.response().rect.height());
        let width = f64::from(columns.plot.width());
        plot.set_plot_bounds(PlotBounds::from_min_max([0.0, -bottom], [width, -f64::from(offset)]));
        plot.bar_chart(BarChart::new("figures", bars).horizontal().allow_hover(false));
    });
    small_print(ctx, ui, columns, &scale);
    let left = response.transform.position_from_point(&PlotPoint::new(0.0, 0.0)).x;
    Ruler { scale, left }
}

fn grid_mark(tick: &Tick) -> GridMark {
    let step_size = if tick.label.is_some() { PRINTED } else { LINE_ONLY };
    GridMark { value: f64::from(tick.at), step_size }
}

fn label(ticks: &[Tick], at: f64) -> String {
    let tick = ticks.iter().find(|tick| (f64::from(tick.at) - at).abs() < 0.01);
    tick.and_then(|tick| tick.label.clone()).unwrap_or_default()
}

/// Draws the background of the slot for zero, which is not part of the logarithmic axis.
fn slot(ctx: &Context<'_>, ui: &Ui, columns: &Columns, scale: &Scale) {
    let Some(slot) = scale.slot() else { return };
    let height = columns.rows.top()..=columns.plot.bottom() - NUMBERS;
    let ground = Rect::from_x_y_ranges(columns.plot.left()..=columns.plot.left() + slot, height);
    ui.painter().rect_filled(ground, 0.0, ctx.palette.panel);
}

/// Draws what is beside the numbers: the name of the lane for words, the break after zero, and the note that
/// lengths on a logarithmic axis are not proportional to numbers.
fn small_print(ctx: &Context<'_>, ui: &Ui, columns: &Columns, scale: &Scale) {
    let (painter, mute) = (ui.painter(), ctx.palette.mute);
    let bottom = columns.plot.bottom();
    if let Some(lane) = columns.words {
        let at = pos2(lane.center().x - 3.0, bottom - NUMBERS / 2.0);
        painter.text(at, Align2::CENTER_CENTER, "words", Type::Axis.font(), mute);
    }
    let Some(slot) = scale.slot() else { return };
    let at = pos2(columns.plot.left() + slot, bottom - NUMBERS);
    for aside in [-2.0, 2.0] {
        let stroke = [at + vec2(aside - 2.5, 6.0), at + vec2(aside + 2.5, -6.0)];
        painter.line_segment(stroke, Stroke::new(1.2, mute));
    }
    let words = "logarithmic: lengths are not proportional to numbers";
    let words = galley(painter, words, Type::Axis, mute, columns.plot.width() - slot);
    let pos = Align2::LEFT_TOP.anchor_size(pos2(at.x + 8.0, bottom), words.size()).min;
    painter.galley(pos, words, mute);
}

/// The solid part of every mark that has one.
fn bars(ctx: &Context<'_>, layout: &RowLayout, visible: Range<usize>, scale: &Scale) -> Vec<Bar> {
    let mut bars = Vec::new();
    let base = scale.base();
    for row in visible {
        let (id, mark) = match ctx.estimates.rows()[row] {
            EstimateRow::Claim(id) => (id, ctx.mark(&ctx.dossier.claims[id])),
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
        let bar = Bar::new(middle, f64::from(scale.x(solid) - base)).base_offset(f64::from(base));
        bars.push(bar.width(BAR).fill(fill).stroke(line));
    }
    bars
}
