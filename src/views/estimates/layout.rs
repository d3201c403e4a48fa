//! The positions of the columns and rows of the chart, in points.

use std::ops::Range;
use std::sync::Arc;

use egui::{Painter, Rect, Ui, pos2};

use super::super::memo::memoize;
use super::super::{Context, Emphasis};
use super::marks::Ruler;
use crate::analysis::{EstimateRow, EstimateRows, GroupRow, Section};
use crate::dossier::{ClaimId, Item};
use crate::session::{Axis, Input};
use crate::theme::space;

/// The height of the numbers below the axis.
const AXIS: f32 = 15.0;
/// The height of the line below them that explains a logarithmic axis.
const SMALL_PRINT: f32 = 15.0;
/// The left margin of names.
pub const MARGIN: f32 = 16.0;

const HEADING: f32 = 30.0;
const SECTION: f32 = 30.0;
const GROUP: f32 = 26.0;
const QUIET: f32 = 21.0;
const PART: f32 = 20.0;
const TOP: f32 = 4.0;
const GUTTER: f32 = 26.0;
/// The width of the lane for words without a range.
const LANE: f32 = 48.0;
/// Maximum level of indentation, however deeply populations are nested.
const DEEPEST: usize = 5;

/// Whether there is a lane for words without a range.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lane {
    /// No claim needs it.
    #[default]
    Absent,
    /// Some words have no range under the reading.
    Words,
}

/// The columns of the chart.
#[derive(Clone, Copy, Debug)]
pub struct Columns {
    /// All rows, from the left edge to the right.
    pub rows: Rect,
    /// Names, relays and dates.
    pub names: Rect,
    /// Glyphs of claims without a position on the axis.
    pub gutter: Rect,
    /// Words without a range, if there are any.
    pub words: Option<Rect>,
    /// Bars, including the axis numbers below them.
    pub plot: Rect,
    /// The legend.
    pub legend: Rect,
}

impl Columns {
    /// Divides `area`.
    pub fn new(area: Rect, legend_height: f32, lane: Lane, small_print: f32) -> Self {
        let legend = area.bottom() - legend_height;
        let bottom = legend - small_print;
        let rows = Rect::from_min_max(area.min, pos2(area.right(), bottom - AXIS));
        let names_width = (area.width() * 0.36).clamp(150.0, 340.0);
        let column = |left: f32, right: f32, bottom: f32| {
            Rect::from_min_max(pos2(left, area.top()), pos2(right, bottom))
        };
        let names_right = area.left() + MARGIN + names_width;
        let gutter_right = names_right + GUTTER;
        let axis = match lane {
            Lane::Absent => gutter_right,
            Lane::Words => gutter_right + LANE,
        };
        Self {
            rows,
            names: column(area.left() + MARGIN, names_right, rows.bottom()),
            gutter: column(names_right, gutter_right, rows.bottom()),
            words: (lane == Lane::Words).then(|| column(gutter_right, axis, rows.bottom())),
            plot: column(axis, area.right() - 12.0, bottom),
            legend: Rect::from_min_max(pos2(area.left() + MARGIN, legend), area.max),
        }
    }

    /// A painter for marks: where only a part of the axis is shown, they end at its edges.
    pub fn axis_painter(&self, ui: &Ui, ruler: &Ruler) -> Painter {
        if ruler.shows_part() {
            ui.painter_at(self.rows.with_min_x(self.plot.left()).intersect(ui.clip_rect()))
        } else {
            ui.painter().clone()
        }
    }

    /// The indentation of a row below this many headings.
    pub fn indent(&self, depth: usize) -> f32 {
        depth.min(DEEPEST) as f32 * (self.names.width() * 0.04).clamp(6.0, 13.0)
    }
}

/// The tops of all rows, in points from the top of the content, and how many headings each is below.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RowLayout {
    /// One more than there are rows: the last is the lower end.
    tops: Vec<f32>,
    depths: Vec<usize>,
}

impl RowLayout {
    fn new(rows: &EstimateRows) -> Self {
        let mut tops = vec![TOP];
        let (mut top, mut depth, mut base) = (TOP, 0, 0);
        let mut is_in_section = false;
        let mut depths = Vec::with_capacity(rows.rows().len());
        for row in rows.rows() {
            top += height(*row);
            tops.push(top);
            match row {
                EstimateRow::Outcome(_) => (depth, base, is_in_section) = (0, 0, false),
                // An event below a source, a document or a side.
                EstimateRow::Section(Section::Event(_)) if is_in_section => (depth, base) = (1, 2),
                EstimateRow::Section(Section::Event(_)) => (depth, base) = (0, 1),
                EstimateRow::Section(_) => (depth, base, is_in_section) = (0, 1, true),
                EstimateRow::Group(group) => depth = base + group.depth,
                EstimateRow::Claim(_) | EstimateRow::Part(..) => {}
            }
            depths.push(depth);
        }
        Self { tops, depths }
    }

    /// The height of all rows.
    pub fn height(&self) -> f32 {
        self.tops.last().copied().unwrap_or(TOP) + space::S
    }

    /// The visible rows.
    pub fn visible(&self, offset: f32, height: f32) -> Range<usize> {
        let rows = self.tops.len() - 1;
        let first = self.tops[1..].partition_point(|bottom| *bottom <= offset);
        let end = self.tops[..rows].partition_point(|top| *top < offset + height);
        first..end.max(first)
    }

    /// The number of rows that are wholly above `height`.
    pub fn whole(&self, height: f32) -> usize {
        self.tops[1..].partition_point(|bottom| *bottom <= height)
    }

    /// The top and bottom of a row.
    pub fn span(&self, row: usize) -> Range<f32> {
        self.tops[row]..self.tops[row + 1]
    }

    /// The number of headings above a row, not counting outcomes.
    pub fn depth(&self, row: usize) -> usize {
        self.depths[row]
    }

    /// The claims, each with the middle of its row.
    pub fn claims(&self, rows: &EstimateRows) -> Vec<(f32, ClaimId)> {
        let claims = rows.rows().iter().enumerate().filter_map(|(row, shown)| match shown {
            EstimateRow::Claim(id) => Some((row, *id)),
            _ => None,
        });
        claims.map(|(row, id)| (f32::midpoint(self.tops[row], self.tops[row + 1]), id)).collect()
    }

    /// The top and bottom of the row that shows an item, or else of the first that belongs to it.
    pub fn span_for(&self, ctx: &Context<'_>, item: Item) -> Option<Range<f32>> {
        let rows = ctx.estimates.rows();
        let own = rows.iter().position(|row| item_of(*row) == Some(item));
        let related = |row: &EstimateRow| match *row {
            EstimateRow::Claim(id) | EstimateRow::Part(id, _) => {
                matches!(ctx.emphasis(Item::Claim(id)), Emphasis::Related | Emphasis::ThroughEvent)
            }
            EstimateRow::Group(_) | EstimateRow::Outcome(_) | EstimateRow::Section(_) => false,
        };
        own.or_else(|| rows.iter().position(related)).map(|row| self.span(row))
    }
}

/// The item that a row shows.
pub const fn item_of(row: EstimateRow) -> Option<Item> {
    match row {
        EstimateRow::Claim(id) | EstimateRow::Part(id, _) => Some(Item::Claim(id)),
        EstimateRow::Group(row) => Some(Item::Group(row.group)),
        EstimateRow::Section(Section::Source(id)) => Some(Item::Source(id)),
        EstimateRow::Section(Section::Document(id)) => Some(Item::Document(id)),
        EstimateRow::Section(Section::Event(Some(id))) => Some(Item::Event(id)),
        EstimateRow::Section(Section::Event(None) | Section::Side(_)) | EstimateRow::Outcome(_) => None,
    }
}

/// The height of the axis with its numbers and notes.
pub fn axis(ctx: &Context<'_>) -> f32 {
    AXIS + small_print(ctx)
}

/// The height of the line below the numbers: a logarithmic axis and a part of an axis are explained.
pub fn small_print(ctx: &Context<'_>) -> f32 {
    let is_plain = ctx.session.estimates.axis == Axis::Linear && super::axis::span(ctx).is_whole();
    if is_plain { 0.0 } else { SMALL_PRINT }
}

const fn height(row: EstimateRow) -> f32 {
    match row {
        EstimateRow::Outcome(_) => HEADING,
        EstimateRow::Section(_) => SECTION,
        EstimateRow::Group(GroupRow { claims: 0, .. }) => QUIET,
        EstimateRow::Group(_) => GROUP,
        EstimateRow::Claim(_) => space::ROW,
        EstimateRow::Part(..) => PART,
    }
}

/// Returns the layout of the rows, kept until other rows are shown.
pub fn cached(ctx: &Context<'_>, ui: &Ui) -> Arc<RowLayout> {
    memoize(ctx, ui, ui.scope_id().with("row layout"), (&[Input::Rows], ()), || RowLayout::new(ctx.estimates))
}

/// The height at which nothing needs scrolling, without the legend.
#[must_use]
pub fn natural_height(ctx: &Context<'_>) -> f32 {
    RowLayout::new(ctx.estimates).height() + axis(ctx)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn layout() -> RowLayout {
        RowLayout { tops: vec![4.0, 34.0, 61.0, 83.0, 105.0], depths: vec![0; 4] }
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

    #[test]
    fn the_axis_begins_right_of_the_lane_for_words() {
        let area = Rect::from_min_size(pos2(0.0, 0.0), egui::vec2(900.0, 400.0));
        let columns = |lane| Columns::new(area, 40.0, lane, 0.0);
        let (with, without) = (columns(Lane::Words), columns(Lane::Absent));
        let lane = with.words.expect("a lane");
        assert!(lane.left() >= with.gutter.right() && lane.right() <= with.plot.left());
        assert!(without.words.is_none() && without.plot.left() < with.plot.left());
    }
}
