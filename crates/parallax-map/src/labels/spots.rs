//! The spots that a label may take, best first.

use egui::{Pos2, Rect, Vec2, vec2};

use super::{LabelRequest, Placed};

/// Distance between a mark and its label, in screen points.
const GAP: f32 = 3.0;
/// How much further out the spots with a leader line are, in heights of the label.
const FARTHER: [f32; 2] = [0.7, 1.5];

/// Right, left, below, above, then the corners.
const DIRECTIONS: [Vec2; 8] = [
    vec2(1.0, 0.0),
    vec2(-1.0, 0.0),
    vec2(0.0, 1.0),
    vec2(0.0, -1.0),
    vec2(1.0, -1.0),
    vec2(1.0, 1.0),
    vec2(-1.0, -1.0),
    vec2(-1.0, 1.0),
];

/// How far the labels beside a mark are from its centre.
fn near(request: &LabelRequest) -> f32 {
    request.mark_radius.max(0.0) + GAP
}

/// Returns the spots directly beside the mark.
pub(super) fn beside(request: &LabelRequest) -> impl Iterator<Item = Placed> + use<> {
    let (request, near) = (*request, near(request));
    DIRECTIONS.into_iter().map(move |toward| Placed { rect: rect(&request, toward, near), leader: None })
}

/// Returns all spots for a request.
pub(super) fn candidates(request: &LabelRequest) -> impl Iterator<Item = Placed> + use<> {
    let (request, near) = (*request, near(request));
    let farther = FARTHER.into_iter().flat_map(move |heights| {
        let reach = near + heights * request.size.y;
        // A corner is better for a leader than a side, where the line would run along the text.
        DIRECTIONS.into_iter().rev().map(move |toward| {
            let rect = rect(&request, toward, reach);
            Placed { rect, leader: Some(leader(&request, rect)) }
        })
    });
    beside(&request).chain(farther)
}

/// The label's rectangle, with its nearest side or corner `reach` points from the anchor.
fn rect(request: &LabelRequest, toward: Vec2, reach: f32) -> Rect {
    let center = request.anchor + toward.normalized() * reach + toward * request.size / 2.0;
    Rect::from_center_size(center, request.size)
}

/// From the mark's edge to the nearest point of the label.
fn leader(request: &LabelRequest, rect: Rect) -> [Pos2; 2] {
    let end = rect.clamp(request.anchor);
    let start = request.anchor + (end - request.anchor).normalized() * request.mark_radius.max(0.0);
    [start, end]
}
