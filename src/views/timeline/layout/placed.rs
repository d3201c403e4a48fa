//! An entry in its row: where its drawing and its text are.

use std::ops::Range;

use super::super::bars::{Bar, Cell, Shown, Wanted};
use super::super::window::Window;
use crate::analysis::timeline::Entry;

/// Minimum width for the text of one of several claims that share a derived time.
const CELL: f32 = 165.0;

/// Maximum number of these side by side.
const MOST_CELLS: usize = 4;

/// An entry in its row.
#[derive(Clone, Copy, Debug)]
pub struct Placed {
    /// The item and its time.
    pub entry: Entry,
    /// The width of its text, in points.
    pub words: Wanted,
    /// The part of its time used for its text.
    pub cell: Cell,
}

impl Placed {
    /// The start and end of its drawing including text, in points from the left edge of the window.
    pub fn span(&self, window: &Window) -> Range<f32> {
        let bar = Bar::new(&self.entry, window);
        if self.cell == Cell::WHOLE {
            bar.left_of(self.entry.doubt)..bar.right_of(self.words)
        } else {
            self.cell.within((bar.left, bar.right))
        }
    }

    /// The position of its text in a lane of this width: in its part of a shared time, or as its bar
    /// requires; the lane is empty up to `free`.
    pub fn spot(&self, bar: &Bar, lane: f32, free: f32) -> Range<f32> {
        if self.cell == Cell::WHOLE {
            return bar.spot(self.words, self.entry.doubt, lane, free);
        }
        let cell = self.cell.within((bar.left, bar.right));
        let left = cell.start.max(0.0) + 6.0;
        left..(cell.end - 6.0).min(lane - 2.0).max(left)
    }
}

/// The fixed window of a picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Still {
    pub(super) window: Window,
    /// The width of the lanes, in points.
    pub(super) width: f32,
}

impl Still {
    /// The start and end of an entry's drawing including text, which is clear of the right edge.
    pub(super) fn span(&self, placed: &Placed) -> Range<f32> {
        if placed.cell != Cell::WHOLE {
            return placed.span(&self.window);
        }
        let (bar, doubt) = (Bar::new(&placed.entry, &self.window), placed.entry.doubt);
        let words = placed.spot(&bar, self.width, 0.0);
        bar.left_of(doubt).min(words.start)..bar.outer_right.max(words.end)
    }
}

/// Claims that share a derived time, as many in a row as have room for their text; claims of other times,
/// each by itself.
pub(super) fn side_by_side(derived: &[Placed], window: &Window) -> Vec<Vec<Placed>> {
    let mut units = Vec::new();
    for same in derived.chunk_by(|a, b| a.entry.extent == b.entry.extent) {
        // No text gets less than what must not be cut.
        let least = same.iter().map(|placed| placed.words.least + 12.0).fold(CELL, f32::max);
        let columns = columns(&Bar::new(&same[0].entry, window), same.len(), least);
        for row in same.chunks(usize::from(columns)) {
            let cells = (0..columns).zip(row).map(|(first, placed)| {
                // The last of a row takes the remaining width.
                let is_last = usize::from(first) + 1 == row.len();
                let cell = Cell { first, end: if is_last { columns } else { first + 1 }, of: columns };
                Placed { cell, ..*placed }
            });
            units.push(cells.collect());
        }
    }
    units
}

/// The number of claims side by side in a shared derived time.
fn columns(bar: &Bar, claims: usize, least: f32) -> u8 {
    if bar.is_open() || bar.shape != Shown::Derived {
        return 1;
    }
    let room = ((bar.right - bar.left) / least) as usize;
    room.min(claims).clamp(1, MOST_CELLS) as u8
}
