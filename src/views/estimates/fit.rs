//! How much of the plot the bars may take: in a picture what is said beside them stands there whole.
//!
//! In the window a pane may be too narrow for words; they end in an ellipsis, and a card has all of them.

use egui::{Painter, Rect, Ui, pos2, vec2};

use super::super::{Context, Surface};
use super::claims;
use super::layout::{Columns, Lane};
use super::marks::{self, Ruler};
use super::scale::{Scale, bars_end};
use crate::analysis::{EstimateRow, Mark};

/// Bars keep at least this share of the plot.
const LEAST: f32 = 0.3;
/// So many ends are tried between the usual one and the least.
const STEPS: u8 = 16;
/// A picture becomes no wider for its words, in points.
const WIDEST: f32 = 2400.0;
/// By so much a picture grows, in points.
const STEP: f32 = 60.0;

/// The marks of all claims, each with the width of the words beside it.
fn beside(ctx: &Context<'_>, painter: &Painter) -> Vec<(Mark, f32)> {
    let mark = |row: &EstimateRow| match *row {
        EstimateRow::Claim(id) => Some((ctx.mark(&ctx.dossier.claims[id])?, claims::width(ctx, painter, id))),
        EstimateRow::Group(_) | EstimateRow::Outcome(_) | EstimateRow::Section(_) => None,
    };
    ctx.estimates.rows().iter().filter_map(mark).collect()
}

fn ending(ctx: &Context<'_>, width: f32, end: f32) -> Scale {
    let figures = ctx.estimates.least()..=ctx.estimates.reach();
    Scale::ending(ctx.session.estimates.axis, figures, width, end)
}

/// Whether all words fit between their marks and the right edge.
fn fits(
    ctx: &Context<'_>,
    painter: &Painter,
    columns: &Columns,
    scale: Scale,
    words: &[(Mark, f32)],
) -> bool {
    let mut silent = painter.with_clip_rect(columns.rows);
    silent.set_invisible();
    let ruler = Ruler { scale, left: columns.plot.left() };
    let style = ctx.session.estimates.style;
    words.iter().all(|(mark, wide)| {
        let color = egui::Color32::PLACEHOLDER;
        let left = match mark {
            Mark::Gutter(_) | Mark::Words(None) => ruler.base() + 10.0,
            _ => marks::paint(&silent, style, *mark, &ruler, columns.rows.center().y, color) + 8.0,
        };
        left + wide <= columns.rows.right() - 14.0
    })
}

/// The scale of the chart.
pub fn scale(ctx: &Context<'_>, ui: &Ui, columns: &Columns) -> Scale {
    let width = columns.plot.width();
    let usual = ending(ctx, width, bars_end(width));
    if ctx.surface == Surface::Window {
        return usual;
    }
    let words = beside(ctx, ui.painter());
    let (most, least) = (bars_end(width), LEAST * width);
    let ends = (0..=STEPS).map(|step| most + (least - most) * f32::from(step) / f32::from(STEPS));
    let mut scales = ends.map(|end| ending(ctx, width, end));
    let fitting = scales.find(|scale| fits(ctx, ui.painter(), columns, *scale, &words));
    fitting.unwrap_or_else(|| ending(ctx, width, least))
}

/// The width at which all words beside the bars can stand whole: `least` where that is enough, and no more than a
/// picture can be wide.
pub fn natural_width(ctx: &Context<'_>, ui: &Ui, lane: Lane, least: f32) -> f32 {
    let words = beside(ctx, ui.painter());
    let is_enough = |width: f32| {
        let area = Rect::from_min_size(pos2(0.0, 0.0), vec2(width, 400.0));
        let columns = Columns::new(area, 0.0, lane, ctx.session.estimates.axis);
        let plot = columns.plot.width();
        fits(ctx, ui.painter(), &columns, ending(ctx, plot, LEAST * plot), &words)
    };
    let mut width = least;
    while width < WIDEST && !is_enough(width) {
        width += STEP;
    }
    width
}
