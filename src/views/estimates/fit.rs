//! How much of the plot bars may take so that the text beside them does not overlap them.
//!
//! In a picture all of the text is shown. In the window a pane may be too narrow for that: figures are shown
//! in full, the rest is cut with an ellipsis, and a tooltip shows everything.

use egui::{Rect, Ui, pos2, vec2};

use super::super::memo::{memoize, memoize_later};
use super::super::{Context, Surface};
use super::claims;
use super::layout::{self, Columns, Lane};
use super::marks::{self, Ruler};
use super::parts;
use super::scale::{Scale, bars_end};
use crate::analysis::{EstimateRow, Mark};
use crate::dossier::{ClaimId, Id as _};
use crate::memo::{IsWanted, Later};
use crate::session::{Axis, Input, MarkStyle};

/// Minimum share of the plot for bars.
const LEAST: f32 = 0.3;
/// The same on a logarithmic axis, where figures close to each other could not be told apart.
const LEAST_LOG: f32 = 0.5;
/// Maximum share of the plot for text: longer texts are shortened.
const MOST: f32 = 0.58;
/// Number of bar lengths tried between the usual one and the minimum.
const STEPS: u8 = 16;
/// No picture holds more rows: see [`HIGHEST`](crate::views::picture::HIGHEST), and [`layout`] for the lowest row.
const MOST_ROWS: usize = 800;
/// Maximum width to which a picture is widened for its text, in points.
const WIDEST: f32 = 2400.0;
/// The step by which a picture is widened, in points.
const STEP: f32 = 60.0;

/// The marks of all claims, each with the width of the text beside it.
fn marks_with_text_widths(
    ctx: &Context<'_>,
    painter: &egui::Painter,
    mut width: impl FnMut(ClaimId) -> f32,
) -> impl Iterator<Item = (Mark, f32)> {
    let mark = move |row: &EstimateRow| match *row {
        EstimateRow::Claim(id) => Some((ctx.mark(id)?, width(id))),
        EstimateRow::Part(id, part) => {
            Some((parts::mark(ctx, id, part)?, parts::width(ctx, painter, id, part)))
        }
        EstimateRow::Group(_) | EstimateRow::Outcome(_) | EstimateRow::Section(_) => None,
    };
    let rows = ctx.estimates.rows().iter();
    // What a picture has no room for has no part in how it is laid out.
    let fits = if ctx.surface == Surface::Picture { MOST_ROWS } else { usize::MAX };
    rows.take(fits).filter_map(mark)
}

fn scale_with_end(ctx: &Context<'_>, width: f32, end: f32) -> Scale {
    let figures = ctx.estimates.least()..=ctx.estimates.reach();
    Scale::ending(ctx.session.estimates.axis, figures, width, end)
}

/// A trial layout, to see how far marks reach.
#[derive(Clone, Copy)]
struct Trial<'a> {
    style: MarkStyle,
    columns: &'a Columns,
}

impl<'a> Trial<'a> {
    const fn new(ctx: &Context<'_>, columns: &'a Columns) -> Self {
        Self { style: ctx.session.estimates.drawn_style(), columns }
    }

    /// True if text fits between its mark and the right edge.
    fn fits(&self, scale: Scale, mark: Mark, wide: f32) -> bool {
        let ruler = Ruler { scale, left: self.columns.plot.left() };
        let left = match mark {
            mark if stands_at_the_base(mark) => ruler.base() + 10.0,
            _ => marks::text_start(self.style, mark, &ruler, self.columns.rows.right()) + 8.0,
        };
        left + wide <= self.columns.rows.right() - claims::EDGE
    }
}

/// True if the text of a mark begins where bars begin, whatever their lengths.
const fn stands_at_the_base(mark: Mark) -> bool {
    matches!(mark, Mark::Gutter(_) | Mark::Words(None) | Mark::Relative)
}

/// The share of the plot that bars have at least.
fn least_share(ctx: &Context<'_>) -> f32 {
    if ctx.session.estimates.axis == Axis::Log { LEAST_LOG } else { LEAST }
}

/// Returns the scale of the chart.
pub fn scale(ctx: &Context<'_>, ui: &Ui, columns: &Columns) -> Scale {
    if ctx.surface == Surface::Picture {
        // Bars give way to where a claim was read, too.
        let painter = ui.painter();
        let wide = |id| claims::width(ctx, painter, id) + claims::citation_width(ctx, painter, id);
        return fitting(ctx, columns, marks_with_text_widths(ctx, painter, wide));
    }
    let Some(texts) = text_widths(ctx, ui).ready() else {
        // The shortest bars leave the most room for whatever text there is.
        let width = columns.plot.width();
        return scale_with_end(ctx, width, least_share(ctx) * width).within(ctx.session.axis_span);
    };
    let widths = [columns.plot.width(), columns.plot.left() - columns.rows.left()].map(f32::to_bits);
    let reads = &[Input::Dossier, Input::Rows, Input::Reading, Input::Chart];
    let made = memoize(ctx, ui, ui.scope_id().with("estimates scale"), (reads, widths), || {
        fitting(ctx, columns, marks_with_text_widths(ctx, ui.painter(), |id| texts[id.index()]))
    });
    made.within(ctx.session.axis_span)
}

/// The widths of the text beside the marks of more claims than this are worked out beside the window's own work.
const AT_ONCE: usize = 5_000;
/// After so many claims the work looks whether it is still wanted.
const STRIDE: usize = 1_000;

/// The width of the text beside the mark of every claim, whichever are shown, so that another choice needs no measuring.
fn text_widths(ctx: &Context<'_>, ui: &Ui) -> Later<Vec<f32>> {
    let key = (&[Input::Dossier, Input::Reading][..], ());
    let is_large = ctx.dossier.claims.len() > AT_ONCE;
    memoize_later(ctx, ui, ui.scope_id().with("estimates texts"), key, is_large, || {
        let (dossier, ties, reading) = (ctx.dossier.clone(), ctx.ties.clone(), ctx.reading().clone());
        let fonts = ui.ctx().clone();
        move |is_wanted: IsWanted<'_>| {
            let said = claims::Said { dossier: &dossier, ties: &ties, reading: &reading };
            let mut rulers = claims::rulers(&fonts);
            let width = |id: ClaimId| {
                let goes_on = !id.index().is_multiple_of(STRIDE) || is_wanted();
                goes_on.then(|| claims::least_width(&said, &fonts, &mut rulers, id))
            };
            dossier.claims.ids().map(width).collect()
        }
    })
}

/// Returns the scale with the longest bars that leave room for all text.
fn fitting(ctx: &Context<'_>, columns: &Columns, words: impl Iterator<Item = (Mark, f32)>) -> Scale {
    let width = columns.plot.width();
    let (most, least) = (bars_end(width), least_share(ctx) * width);
    let trial = Trial::new(ctx, columns);
    let scale =
        |step: u8| scale_with_end(ctx, width, most + (least - most) * f32::from(step) / f32::from(STEPS));
    let crowded = |scale| move |(mark, wide): &(Mark, f32)| !trial.fits(scale, *mark, wide.min(MOST * width));
    // Other bars do not move those that stand at the base.
    let words = words.filter(|(mark, _)| !stands_at_the_base(*mark));
    let mut left: Vec<(Mark, f32)> = words.filter(crowded(scale(0))).collect();
    // Shorter bars only leave more room.
    for step in 1..=STEPS {
        if left.is_empty() {
            return scale(step - 1);
        }
        left.retain(crowded(scale(step)));
    }
    if left.is_empty() { scale(STEPS) } else { scale_with_end(ctx, width, least) }
}

/// The width at which all text beside the bars fits: `least` if that suffices, at most the maximum width of a
/// picture.
pub fn natural_width(ctx: &Context<'_>, ui: &Ui, lane: Lane, least: f32) -> f32 {
    let words: Vec<_> =
        marks_with_text_widths(ctx, ui.painter(), |id| claims::width(ctx, ui.painter(), id)).collect();
    let is_enough = |width: f32| {
        let area = Rect::from_min_size(pos2(0.0, 0.0), vec2(width, 400.0));
        let columns = Columns::new(area, 0.0, lane, layout::small_print(ctx));
        let plot = columns.plot.width();
        let (trial, scale) = (Trial::new(ctx, &columns), scale_with_end(ctx, plot, least_share(ctx) * plot));
        words.iter().all(|(mark, wide)| trial.fits(scale, *mark, *wide))
    };
    let mut width = least;
    while width < WIDEST && !is_enough(width) {
        width += STEP;
    }
    width
}
