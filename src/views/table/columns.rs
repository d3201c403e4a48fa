//! Which columns the table has room for, and how wide they are: as wide as their text up to a limit, or as the
//! reader sized them.

use std::ops::Range;

use egui::{Id, Ui};

use super::super::Context;
use super::super::memo::memoize;
use super::super::ruler::Ruler;
use crate::analysis::table::cell_among;
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
/// The minimum width for a column of figures, which are never cut.
const FIGURES: f32 = 76.0;
/// The columns that give way to others, the first of them first. What a claim must not be without then stands
/// with its words or its source.
const GIVE_WAY: [Column; 7] =
    [Column::Hedge, Column::Via, Column::Range, Column::Stance, Column::Outcome, Column::Read, Column::Said];

type Widths = [f32; Column::ALL.len()];

/// The columns, from left to right.
pub struct Columns {
    shown: Vec<Column>,
    widths: Widths,
    /// How many were to be shown and do not fit.
    left_out: usize,
}

/// Where the columns are.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Place {
    /// In a window: one line a row.
    Window,
    /// In a picture, where text wraps.
    Picture,
}

impl Columns {
    /// Computes the columns of a pane; spare width goes to the claims' words. Columns that do not fit are left out,
    /// unless the reader chose them.
    pub fn of_window(ctx: &Context<'_>, ui: &Ui, width: f32) -> Self {
        // Sampled from the whole file: in a running count the long figures come last.
        let sample = || {
            let claims = ctx.dossier.claims.len();
            let every = claims.div_ceil(SAMPLE).max(1);
            ctx.dossier.claims.ids().rev().step_by(every).collect::<Vec<_>>()
        };
        let chosen = &ctx.session.table.columns;
        let shown = match chosen.chosen() {
            Some(shown) => shown.to_vec(),
            None => fitting(ctx, &Column::ALL, Place::Window, width),
        };
        let reads = &[Input::Dossier, Input::Reading, Input::Columns];
        let natural = memoize(ctx, ui, Id::unique("table widths"), (reads, shown.clone()), || {
            natural(ctx, ui, &sample(), &shown)
        });
        let mut columns = Self { shown, widths: *natural, left_out: 0 };
        columns.left_out = chosen.wanted().len() - columns.shown.len();
        if let Some(first) = columns.shown.first() {
            let first = &mut columns.widths[*first as usize];
            *first = first.min((0.4 * width).max(90.0));
        }
        columns.shorten(width, Place::Window);
        columns.spread(width);
        for (column, sized) in chosen.widths() {
            let least = if is_of_figures(column) { FIGURES } else { 0.0 };
            columns.widths[column as usize] = f32::from(sized).min(0.6 * width).max(least);
        }
        columns
    }

    /// Computes the columns of a picture, where text wraps: they fit into the given width, and those that do not are left
    /// out.
    pub fn of_picture(ctx: &Context<'_>, ui: &Ui, rows: &TableRows, width: f32) -> Self {
        let wanted = ctx.session.table.columns.wanted();
        let shown = fitting(ctx, wanted, Place::Picture, width);
        let left_out = wanted.len() - shown.len();
        let mut columns = Self { widths: preferred(ctx, ui, sample(rows), &shown), shown, left_out };
        columns.shorten(width, Place::Picture);
        columns.spread(width);
        columns
    }

    /// The width at which no column of a picture is narrower than its text needs, up to a limit.
    pub fn natural(ctx: &Context<'_>, ui: &Ui, rows: &TableRows) -> f32 {
        let wanted = ctx.session.table.columns.wanted();
        let widths = preferred(ctx, ui, sample(rows), wanted);
        wanted.iter().map(|column| widths[*column as usize]).sum()
    }

    /// The columns, from left to right.
    pub fn shown(&self) -> &[Column] {
        &self.shown
    }

    /// The number of columns that were to be shown and do not fit.
    pub const fn left_out(&self) -> usize {
        self.left_out
    }

    /// The first column, which stays in view.
    pub fn first(&self) -> Column {
        self.shown.first().copied().unwrap_or(Column::By)
    }

    /// The width of a column.
    pub const fn width(&self, column: Column) -> f32 {
        self.widths[column as usize]
    }

    /// The width of the first column.
    pub fn side(&self) -> f32 {
        self.width(self.first())
    }

    /// The total width.
    pub fn total(&self) -> f32 {
        self.shown.iter().map(|column| self.width(*column)).sum()
    }

    /// The columns after the first, with the position of each, in points from the end of the first.
    pub fn scrolling(&self) -> impl Iterator<Item = (Column, Range<f32>)> + '_ {
        let mut end = 0.0;
        self.shown.iter().skip(1).map(move |column| {
            let start = end;
            end += self.width(*column);
            (*column, start..end)
        })
    }

    /// The width for text in a column.
    pub fn room(&self, column: Column) -> f32 {
        let symbol = if column == Column::By { SYMBOL } else { 0.0 };
        self.width(column) - 2.0 * PAD - symbol
    }

    /// Gives spare width to the claims' words.
    fn spread(&mut self, width: f32) {
        let spare = width - self.total();
        self.widths[Column::Quantity as usize] += spare.max(0.0);
    }

    /// Makes columns narrower until they fit, but none narrower than it can be read: first those around the figure, then all, as
    /// long as each is read with ease; then the same as far as they can be read at all. Where not even that is enough, all of them in the same proportion, down to a half.
    fn shorten(&mut self, width: f32, place: Place) {
        let is_around =
            |column: &Column| matches!(column, Column::Read | Column::Said | Column::Hedge | Column::Via);
        for (width_of, around) in
            [(easy as fn(Column, Place) -> f32, true), (easy, false), (least, true), (least, false)]
        {
            let over = self.total() - width;
            if over <= 0.0 {
                return;
            }
            let give = self.shown.iter().copied().filter(|column| !around || is_around(column));
            let give: Vec<Column> = give.collect();
            let spare =
                |columns: &Self, column: Column| (columns.width(column) - width_of(column, place)).max(0.0);
            let all: f32 = give.iter().map(|column| spare(self, *column)).sum();
            let part = (over / all.max(1.0)).min(1.0);
            for column in give {
                self.widths[column as usize] -= part * spare(self, column);
            }
        }
        let scale = (width / self.total().max(1.0)).clamp(0.5, 1.0);
        if self.shown.len() <= Column::FIXED.len() || place == Place::Picture {
            self.shown.iter().for_each(|column| self.widths[*column as usize] *= scale);
        }
    }
}

/// Those of the columns that fit into a width; by which the table is sorted or filtered are the last to go.
fn fitting(ctx: &Context<'_>, wanted: &[Column], place: Place, width: f32) -> Vec<Column> {
    let settings = &ctx.session.table;
    let is_used = |column: Column| {
        settings.sort.is_some_and(|(by, _)| by == column) || !settings.filters[column as usize].is_empty()
    };
    let mut shown = wanted.to_vec();
    let going = [false, true].into_iter().flat_map(|used| GIVE_WAY.into_iter().map(move |one| (one, used)));
    for (column, used) in going {
        let total: f32 = shown.iter().map(|column| least(*column, place)).sum();
        if total <= width {
            break;
        }
        if is_used(column) == used {
            shown.retain(|other| *other != column);
        }
    }
    shown
}

const fn is_of_figures(column: Column) -> bool {
    matches!(column, Column::Quantity | Column::Range)
}

/// The width below which a column can no longer be read.
const fn least(column: Column, place: Place) -> f32 {
    let (window, picture) = match column {
        Column::By => (96.0, 84.0),
        Column::Via => (84.0, 58.0),
        Column::Read => (108.0, 84.0),
        Column::Said => (88.0, 70.0),
        Column::Outcome => (74.0, 66.0),
        Column::Population => (112.0, 88.0),
        Column::Quantity => (124.0, 104.0),
        Column::Range => (FIGURES, 60.0),
        Column::Stance => (72.0, 62.0),
        Column::Hedge => (96.0, 110.0),
    };
    match place {
        Place::Window => window,
        Place::Picture => picture,
    }
}

/// The width from which on a column is read with ease: its words are not broken, and its lines are few.
fn easy(column: Column, place: Place) -> f32 {
    let wanted = match column {
        Column::By | Column::Hedge => 124.0,
        Column::Via => 96.0,
        Column::Read | Column::Population => 150.0,
        Column::Said => 112.0,
        Column::Quantity => 220.0,
        Column::Range => 72.0,
        Column::Outcome | Column::Stance => 0.0,
    };
    least(column, place).max(wanted)
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

fn sample(rows: &TableRows) -> &[ClaimId] {
    &rows.claims()[..rows.claims().len().min(SAMPLE)]
}

/// The widths that text needs, or that the reader chose.
fn preferred(ctx: &Context<'_>, ui: &Ui, claims: &[ClaimId], shown: &[Column]) -> Widths {
    let mut widths = natural(ctx, ui, claims, shown);
    for (column, width) in ctx.session.table.columns.widths() {
        widths[column as usize] = f32::from(width);
    }
    widths
}

fn natural(ctx: &Context<'_>, ui: &Ui, claims: &[ClaimId], shown: &[Column]) -> Widths {
    let mut head = Ruler::new(ui, Type::SmallStrong);
    Column::ALL.map(|column| {
        if !shown.contains(&column) {
            return 0.0;
        }
        // The heading leaves room for the sort arrow.
        let heading = head.width(ui, column.title()) + 2.0 * PAD + 16.0;
        let mut words = Ruler::new(ui, super::rows::widest_kind(column));
        let cells = claims.iter().map(|id| {
            let text = cell_among(ctx.dossier, ctx.reading(), &ctx.dossier.claims[*id], column, shown);
            words.width(ui, &text)
        });
        let symbol = if column == Column::By { SYMBOL } else { 0.0 };
        let widest = cells.fold(0.0, f32::max) + 2.0 * PAD + symbol + 2.0;
        widest.min(limit(column)).max(heading).ceil()
    })
}
