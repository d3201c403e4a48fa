//! Where the columns and rows of the chart are, in points.

use std::ops::Range;
use std::sync::Arc;

use egui::{Rect, Ui, pos2};

use super::super::kept::kept;
use super::super::{Context, Emphasis};
use crate::analysis::{EstimateRow, EstimateRows};
use crate::dossier::Item;
use crate::theme::space;

const HEADING: f32 = 30.0;
const GROUP: f32 = 27.0;
const AXIS: f32 = 24.0;
const TOP: f32 = 4.0;

/// The columns of the chart.
#[derive(Clone, Copy, Debug)]
pub struct Columns {
    /// All rows, from the left edge to the right.
    pub rows: Rect,
    /// Names, relays and dates.
    pub names: Rect,
    /// Glyphs of claims that have no place on the axis.
    pub gutter: Rect,
    /// Bars, with the axis' numbers below.
    pub plot: Rect,
    /// The legend.
    pub legend: Rect,
}

impl Columns {
    /// Divides `area`.
    pub fn new(area: Rect, legend_height: f32) -> Self {
        let bottom = area.bottom() - legend_height;
        let rows = Rect::from_min_max(area.min, pos2(area.right(), bottom - AXIS));
        let names_width = (area.width() * 0.36).clamp(150.0, 340.0);
        let column = |left: f32, right: f32, bottom: f32| {
            Rect::from_min_max(pos2(left, area.top()), pos2(right, bottom))
        };
        let names_right = area.left() + 16.0 + names_width;
        let axis = names_right + 26.0;
        Self {
            rows,
            names: column(area.left() + 16.0, names_right, rows.bottom()),
            gutter: column(names_right, axis, rows.bottom()),
            plot: column(axis, area.right() - 12.0, bottom),
            legend: Rect::from_min_max(pos2(area.left() + 16.0, bottom), area.max),
        }
    }
}

/// The tops of all rows, in points from the top of the content.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RowLayout {
    /// One more than there are rows: the last is the bottom.
    tops: Vec<f32>,
}

impl RowLayout {
    fn new(rows: &EstimateRows) -> Self {
        let mut tops = vec![TOP];
        let mut top = TOP;
        for row in rows.rows() {
            top += height(*row);
            tops.push(top);
        }
        Self { tops }
    }

    /// The height of all rows.
    pub fn height(&self) -> f32 {
        self.tops.last().copied().unwrap_or(TOP) + space::S
    }

    /// The rows that can be seen.
    pub fn visible(&self, offset: f32, height: f32) -> Range<usize> {
        let rows = self.tops.len() - 1;
        let first = self.tops[1..].partition_point(|bottom| *bottom <= offset);
        let end = self.tops[..rows].partition_point(|top| *top < offset + height);
        first..end.max(first)
    }

    /// From the top to the bottom of one row.
    pub fn span(&self, row: usize) -> Range<f32> {
        self.tops[row]..self.tops[row + 1]
    }

    /// From the top to the bottom of the row that shows an item, or else of the first that belongs to it.
    pub fn span_for(&self, ctx: &Context<'_>, item: Item) -> Option<Range<f32>> {
        let rows = ctx.estimates.rows();
        let shown = |row: &EstimateRow| match *row {
            EstimateRow::Claim(id) => Some(Item::Claim(id)),
            EstimateRow::Group(id) => Some(Item::Group(id)),
            EstimateRow::Outcome(_) => None,
        };
        let own = rows.iter().position(|row| shown(row) == Some(item));
        let related = |row: &EstimateRow| match *row {
            EstimateRow::Claim(id) => ctx.emphasis(Item::Claim(id)) == Emphasis::Related,
            EstimateRow::Group(_) | EstimateRow::Outcome(_) => false,
        };
        own.or_else(|| rows.iter().position(related)).map(|row| self.span(row))
    }
}

const fn height(row: EstimateRow) -> f32 {
    match row {
        EstimateRow::Outcome(_) => HEADING,
        EstimateRow::Group(_) => GROUP,
        EstimateRow::Claim(_) => space::ROW,
    }
}

/// The layout of the rows on screen, kept until other rows are shown.
pub fn cached(ctx: &Context<'_>, ui: &Ui) -> Arc<RowLayout> {
    kept(ui, ui.scope_id().with("row layout"), ctx.estimates_revision, || RowLayout::new(ctx.estimates))
}

/// The height at which no row has to be scrolled to, without the legend.
#[must_use]
pub fn natural_height(rows: &EstimateRows) -> f32 {
    RowLayout::new(rows).height() + AXIS
}

#[cfg(test)]
mod tests {
    use super::*;

    fn layout() -> RowLayout {
        RowLayout { tops: vec![4.0, 34.0, 61.0, 83.0, 105.0] }
    }

    #[test]
    fn only_rows_in_sight_are_visible() {
        assert_eq!(layout().visible(0.0, 1000.0), 0..4);
        assert_eq!(layout().visible(34.0, 27.0), 1..2);
        assert_eq!(layout().visible(60.0, 2.0), 1..3);
        assert_eq!(layout().visible(500.0, 50.0), 4..4);
    }

    #[test]
    fn no_rows_are_no_trouble() {
        let none = RowLayout::new(&EstimateRows::default());
        assert_eq!(none.visible(0.0, 100.0), 0..0);
        assert_eq!(none.visible(50.0, 100.0), 0..0);
    }
}
