//! The widths of the table's columns: as wide as their text up to a limit, or as dragged by the reader.

use std::ops::Range;

use egui::{Id, Ui};

use super::super::Context;
use super::super::memo::memoize;
use super::super::ruler::Ruler;
use crate::analysis::table::cell;
use crate::analysis::{Column, TableRows};
use crate::dossier::ClaimId;
use crate::session::Input;
use crate::theme::Type;

/// The padding between text and the edge of its column.
pub const PAD: f32 = 8.0;
/// The space for a symbol before the name of a source.
pub const SYMBOL: f32 = 16.0;
/// Approximate maximum number of claims measured for the widths.
const SAMPLE: usize = 800;
/// The minimum and maximum width to which a column can be dragged.
const DRAGGED: Range<f32> = 44.0..1_200.0;
/// The minimum width for a column of figures, which are never cut.
const FIGURES: f32 = 76.0;

type Widths = [f32; Column::ALL.len()];

/// The columns, from left to right.
pub struct Columns {
    widths: Widths,
}

impl Columns {
    /// Computes the columns of a pane; spare width goes to the claims' words.
    pub fn of_window(ctx: &Context<'_>, ui: &Ui, width: f32) -> Self {
        // Sampled from the whole file: in a running count the long figures come last.
        let sample = || {
            let claims = ctx.dossier.claims.len();
            let every = claims.div_ceil(SAMPLE).max(1);
            ctx.dossier.claims.ids().rev().step_by(every).collect::<Vec<_>>()
        };
        let reads = &[Input::Dossier, Input::Reading];
        let natural =
            memoize(ctx, ui, Id::unique("table widths"), (reads, ()), || natural(ctx, ui, &sample()));
        let mut widths = *natural;
        widths[Column::By as usize] = widths[Column::By as usize].min((0.4 * width).max(90.0));
        let over = widths.iter().sum::<f32>() - width;
        if over > 0.0 {
            shorten(&mut widths, over, 0.5);
        }
        spread(&mut widths, width);
        let dragged = ui.data(|data| data.get_temp::<[Option<f32>; Column::ALL.len()]>(dragged_id()));
        for (width, dragged) in widths.iter_mut().zip(dragged.unwrap_or_default()) {
            *width = dragged.unwrap_or(*width);
        }
        Self { widths }
    }

    /// Computes the columns of a picture, where text wraps: they fit into the given width.
    pub fn of_picture(ctx: &Context<'_>, ui: &Ui, shown: &TableRows, width: f32) -> Self {
        let mut widths = natural(ctx, ui, sample(shown));
        let total: f32 = widths.iter().sum();
        if total > width {
            shrink(&mut widths, total - width);
        }
        spread(&mut widths, width);
        Self { widths }
    }

    /// The width at which no column of a picture is narrower than its text needs, up to a limit.
    pub fn natural(ctx: &Context<'_>, ui: &Ui, shown: &TableRows) -> f32 {
        natural(ctx, ui, sample(shown)).iter().sum()
    }

    /// Stores the width to which the reader dragged a column.
    pub fn drag(&self, ui: &Ui, column: Column, by: f32) {
        let is_figures = matches!(column, Column::Quantity | Column::Range);
        let least = if is_figures { FIGURES } else { DRAGGED.start };
        let width = (self.widths[column as usize] + by).clamp(least, DRAGGED.end);
        ui.data_mut(|data| {
            let dragged: &mut [Option<f32>; Column::ALL.len()] = data.get_temp_mut_or_default(dragged_id());
            dragged[column as usize] = Some(width);
        });
    }

    /// The width of the first column, which stays in view.
    pub const fn side(&self) -> f32 {
        self.widths[Column::By as usize]
    }

    /// The total width.
    pub fn total(&self) -> f32 {
        self.widths.iter().sum()
    }

    /// The columns after the first, with the position of each, in points from the end of the first.
    pub fn scrolling(&self) -> impl Iterator<Item = (Column, Range<f32>)> + '_ {
        let mut end = 0.0;
        Column::ALL.into_iter().filter(|column| *column != Column::By).map(move |column| {
            let start = end;
            end += self.widths[column as usize];
            (column, start..end)
        })
    }

    /// The width for text in a column.
    pub fn room(&self, column: Column) -> f32 {
        let symbol = if column == Column::By { SYMBOL } else { 0.0 };
        self.widths[column as usize] - 2.0 * PAD - symbol
    }
}

fn dragged_id() -> Id {
    Id::unique("table columns dragged")
}

fn sample(shown: &TableRows) -> &[ClaimId] {
    &shown.claims()[..shown.claims().len().min(SAMPLE)]
}

/// Gives spare width to the claims' words.
fn spread(widths: &mut Widths, width: f32) {
    let spare = width - widths.iter().sum::<f32>();
    widths[Column::Quantity as usize] += spare.max(0.0);
}

/// Reduces widths: first of long texts, then of all.
fn shrink(widths: &mut Widths, over: f32) {
    let over = shorten(widths, over, 0.4);
    let total: f32 = widths.iter().sum();
    let scale = ((total - over) / total.max(1.0)).clamp(0.2, 1.0);
    for width in widths {
        *width *= scale;
    }
}

/// Reduces columns of long texts, down to a share of their limit: first those around the figure, then
/// population and outcome. Returns the remaining excess.
fn shorten(widths: &mut Widths, over: f32, least: f32) -> f32 {
    let around = [Column::Read, Column::Said, Column::Hedge];
    [around.as_slice(), &[Column::Population, Column::Quantity]].iter().fold(over, |over, columns| {
        let excess =
            |widths: &Widths, column: Column| (widths[column as usize] - least * limit(column)).max(0.0);
        let all: f32 = columns.iter().map(|column| excess(widths, *column)).sum();
        let share = (over / all.max(1.0)).clamp(0.0, 1.0);
        for column in *columns {
            widths[*column as usize] -= share * excess(widths, *column);
        }
        (over - share * all).max(0.0)
    })
}

/// The maximum width of a column by default.
const fn limit(column: Column) -> f32 {
    match column {
        Column::By => 190.0,
        Column::Read => 210.0,
        Column::Said => 170.0,
        Column::Outcome => 110.0,
        Column::Population => 250.0,
        Column::Quantity => 440.0,
        Column::Via | Column::Range => 150.0,
        Column::Stance => 120.0,
        Column::Hedge => 220.0,
    }
}

fn natural(ctx: &Context<'_>, ui: &Ui, claims: &[ClaimId]) -> Widths {
    let mut head = Ruler::new(ui, Type::SmallStrong);
    Column::ALL.map(|column| {
        // The heading leaves room for the sort arrow.
        let heading = head.width(ui, column.title()) + 2.0 * PAD + 16.0;
        let mut words = Ruler::new(ui, super::rows::widest_kind(column));
        let cells = claims.iter().map(|id| {
            let text = cell(ctx.dossier, ctx.reading(), &ctx.dossier.claims[*id], column);
            words.width(ui, &text)
        });
        let symbol = if column == Column::By { SYMBOL } else { 0.0 };
        let widest = cells.fold(0.0, f32::max) + 2.0 * PAD + symbol + 2.0;
        widest.min(limit(column)).max(heading).ceil()
    })
}
