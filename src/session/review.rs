//! The steps of reviewing a sheet before it becomes a dossier. Plain data.

use crate::import::Map;
use crate::import::again::Take;

/// One step.
#[derive(Clone, Debug, PartialEq)]
pub enum ReviewStep {
    /// Choose a row, counted from 0 below the header.
    Row(usize),
    /// Read the sheet by this map, and this sheet of a workbook.
    Change(Box<Map>, Option<String>),
    /// Choose whose state of an entry counts, by its place among those in conflict.
    Settle(usize, Option<Take>),
    /// Write nothing into the dossier that is there.
    DropUpdate,
    /// Read the file again.
    Reload,
    /// Stop what is being worked out.
    Cancel,
    /// Leave; if something was changed, ask first.
    Leave,
    /// Answer that question.
    Answer(Leaving),
}

/// The answer to whether to leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leaving {
    /// Leave, and drop what was changed.
    Leave,
    /// Go on with the review.
    Stay,
}
