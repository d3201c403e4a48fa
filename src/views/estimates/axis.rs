//! The plot: grid, numbers along the axis, and the bars that are plainly as long as a figure.

use std::ops::Range;

use egui::{Ui, UiBuilder, Vec2b};
use egui_plot::{AxisHints, Bar, BarChart, GridInput, GridMark, Plot, PlotBounds, PlotTransform};

use super::super::Context;
use super::layout::{Columns, RowLayout};
use super::marks;
use crate::analysis::{EstimateRow, Mark};
use crate::dossier::Item;
use crate::theme::Type;

/// The height of a bar in points.
pub const BAR: f64 = 12.0;

/// Room right of the longest bar for its words, in points.
const WORDS: f32 = 190.0;

/// Draws grid, axis and solid bars; returns where values are on the screen. Vertically the plot counts in
/// points, downward from the top of all rows.
pub fn plot(
    ctx: &Context<'_>,
    ui: &mut Ui,
    columns: &Columns,
    layout: &RowLayout,
    offset: f32,
    visible: Range<usize>,
) -> PlotTransform {
    let bars = bars(ctx, layout, visible);
    let reach = reach(ctx, columns);
    let mut axis = AxisHints::new_x().formatter(|mark, _| number(mark.value));
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
        .x_grid_spacer(|input| grid(&input));
    let response = plot.show(child, |plot| {
        // The axis below takes what its numbers need; what is left shows as many points as it is high.
        let bottom = f64::from(offset + plot.response().rect.height());
        plot.set_plot_bounds(PlotBounds::from_min_max([0.0, -bottom], [reach, -f64::from(offset)]));
        plot.bar_chart(BarChart::new("figures", bars).horizontal().allow_hover(false));
    });
    response.transform
}

/// The largest value on the axis: past the largest figure by the room that its words take.
fn reach(ctx: &Context<'_>, columns: &Columns) -> f64 {
    let width = columns.plot.width();
    let bars = (width - WORDS).max(width * 0.4);
    (ctx.estimates.reach().max(8) as f64) * f64::from(width / bars)
}

/// The solid part of every mark that has one.
fn bars(ctx: &Context<'_>, layout: &RowLayout, visible: Range<usize>) -> Vec<Bar> {
    let mut bars = Vec::new();
    for row in visible {
        let EstimateRow::Claim(id) = ctx.estimates.rows()[row] else { continue };
        let claim = &ctx.dossier.claims[id];
        let Some(solid) = ctx.mark(claim).and_then(solid) else { continue };
        let span = layout.span(row);
        let middle = -f64::from(f32::midpoint(span.start, span.end));
        let color = ctx.mark_color(Item::Claim(id), ctx.tone(claim.by).mark);
        let color = marks::filled(color);
        bars.push(Bar::new(middle, solid as f64).width(BAR).fill(color).stroke(egui::Stroke::NONE));
    }
    bars
}

/// As far as the source vouches for every single one.
const fn solid(mark: Mark) -> Option<u64> {
    match mark {
        Mark::Exactly(n) | Mark::AtLeast(n) | Mark::MoreThan(n) | Mark::Between(n, _) => Some(n),
        Mark::AtMost(_)
        | Mark::FewerThan(_)
        | Mark::About(_)
        | Mark::Words(_)
        | Mark::Zero
        | Mark::Named(_)
        | Mark::Gutter(_) => None,
    }
}

/// Grid lines at 1, 2 or 5 times a power of ten, whole numbers only, some 80 points apart.
fn grid(input: &GridInput) -> Vec<GridMark> {
    // `base_step_size` is the smallest step that egui_plot would draw, some 8 points apart; a digit is 6 wide.
    let digits = number(input.bounds.1).len() as f64;
    let least = (input.base_step_size * (0.9 * digits + 4.0).max(9.0)).max(1.0);
    let decade = 10_f64.powf(least.log10().floor());
    let step = [1.0, 2.0, 2.5, 5.0, 10.0].into_iter().map(|step| step * decade);
    let whole = |step: &f64| *step >= least && (step.fract() == 0.0);
    let step = step.into_iter().find(whole).unwrap_or(10.0 * decade);
    let (low, high) = input.bounds;
    let lowest = (low / step).ceil().max(0.0) as u64;
    let highest = (high / step).floor().min(1e4 + lowest as f64) as u64;
    (lowest..=highest).map(|n| GridMark { value: n as f64 * step, step_size: step }).collect()
}

/// A whole number with its thousands apart.
pub fn number(value: f64) -> String {
    let digits = format!("{:.0}", value.max(0.0));
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_stand_apart() {
        let spelled: Vec<_> = [0.0, 25.0, 999.0, 1000.0, 1_700_000.0].into_iter().map(number).collect();
        assert_eq!(spelled, ["0", "25", "999", "1,000", "1,700,000"]);
    }

    #[test]
    fn the_solid_part_never_passes_what_is_vouched_for() {
        assert_eq!(solid(Mark::MoreThan(100)), Some(100));
        assert_eq!(solid(Mark::Between(10, 30)), Some(10));
        for open in [Mark::AtMost(5), Mark::About(500), Mark::Words(None), Mark::Zero, Mark::Named(3)] {
            assert_eq!(solid(open), None, "{open:?}");
        }
    }

    #[test]
    fn the_grid_is_whole_and_never_endless() {
        let marks = grid(&GridInput { bounds: (0.0, 10.0), base_step_size: 0.01 });
        assert!(marks.iter().all(|mark| mark.value.fract() == 0.0), "{marks:?}");
        assert!(grid(&GridInput { bounds: (0.0, 1e300), base_step_size: 1e-9 }).len() < 20_000);
    }
}
