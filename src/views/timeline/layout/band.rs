//! A lane on the page, and what of it is in sight.

use std::ops::Range;

use super::{PAD, Placed, ROW};
use crate::analysis::timeline::{Entry, Extent, Fineness, Lane};
use crate::dossier::{Instant, Item};

/// A lane on the page.
#[derive(Debug)]
pub struct Band {
    /// Its content.
    pub lane: Lane,
    /// Its rows.
    pub rows: Range<usize>,
    /// Its top, in points.
    pub top: f32,
    /// Whether it is folded: then its row has all entries, one over the other.
    pub is_folded: bool,
    /// The number of entries.
    pub count: usize,
    /// The items in it.
    pub items: Vec<Item>,
    /// The ends of its entries, ascending, to count those before the window.
    ends: Vec<Instant>,
    /// The starts of its entries, ascending.
    beginnings: Vec<Instant>,
}

impl Band {
    pub(super) fn new(lane: Lane, rows: Range<usize>, top: f32, placed: &[Placed], grain: Fineness) -> Self {
        let drawn = || placed.iter().map(|placed| drawn(placed.entry.extent, grain));
        let mut ends: Vec<Instant> = drawn().map(|drawn| drawn.end).collect();
        let mut beginnings: Vec<Instant> = drawn().map(|drawn| drawn.start).collect();
        ends.sort_unstable();
        beginnings.sort_unstable();
        Self {
            lane,
            rows,
            top,
            is_folded: false,
            count: placed.len(),
            items: placed.iter().map(|placed| placed.entry.item).collect(),
            ends,
            beginnings,
        }
    }

    /// Its lower end, in points.
    pub fn bottom(&self) -> f32 {
        self.top + 2.0 * PAD + ROW * self.rows.len() as f32
    }

    /// The rows visible between two heights, in points from the top of all lanes.
    pub fn rows_within(&self, seen: &Range<f32>) -> Range<usize> {
        let row = |y: f32| ((y - self.top - PAD) / ROW).floor().max(0.0) as usize;
        let first = self.rows.start + row(seen.start);
        let end = self.rows.start + row(seen.end) + 1;
        first.min(self.rows.end)..end.min(self.rows.end)
    }

    /// The number of entries before what is visible, and after it.
    pub fn outside(&self, seen: &Range<Instant>) -> (usize, usize) {
        let before = self.ends.partition_point(|end| *end <= seen.start);
        let after = self.beginnings.len() - self.beginnings.partition_point(|from| *from < seen.end);
        (before, after)
    }
}

/// The beginning and the end of what is drawn for an extent; for an open one, its other end.
fn drawn(extent: Extent, grain: Fineness) -> Range<Instant> {
    let (from, to) = (extent.from.outermost(), extent.to.outermost());
    let first = from.or(to.map(|to| to.plus(-grain.unit()))).unwrap_or(Instant::MIN);
    first..to.unwrap_or(first.plus(grain.unit()))
}

/// The list, earlier or later, for an entry that is drawn outside the visible time.
pub(super) fn side_of<'a>(
    entry: Entry,
    (seen, grain): (&Range<Instant>, Fineness),
    lists: [&'a mut Vec<Item>; 2],
) -> Option<&'a mut Vec<Item>> {
    let [earlier, later] = lists;
    let drawn = drawn(entry.extent, grain);
    if drawn.end <= seen.start {
        return Some(earlier);
    }
    (drawn.start >= seen.end).then_some(later)
}
