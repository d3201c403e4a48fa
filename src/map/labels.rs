//! Placing labels beside their marks so that none overlaps another label, a mark or an obstacle.

use egui::{Pos2, Rect, Vec2};

/// A mark that asks for a label.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LabelRequest {
    /// The middle of the mark.
    pub anchor: Pos2,
    /// How far the mark reaches from its middle, in screen points; no label covers this disc.
    pub mark_radius: f32,
    /// The size of the laid-out text, in screen points.
    pub size: Vec2,
    /// The higher, the earlier it is placed.
    pub priority: i32,
}

/// Where a label goes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Placed {
    /// The rectangle of the text.
    pub rect: Rect,
    /// A line from the mark's edge to the text, where the text could not stand next to its mark.
    pub leader: Option<[Pos2; 2]>,
}

/// One answer for each request, in the order of the requests; nothing where no spot is free.
#[must_use]
pub fn place(requests: &[LabelRequest], _obstacles: &[Rect], _viewport: Rect) -> Vec<Option<Placed>> {
    vec![None; requests.len()]
}
