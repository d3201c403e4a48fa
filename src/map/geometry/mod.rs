//! Plane geometry on the screen: dashes, parallels to a line, hatches, distances. All lengths in screen points.

use egui::{Pos2, Rect};

/// The dashes of a polyline: `on` points drawn, `off` points left out, the phase running on through the corners.
/// What lies outside `clip` is skipped.
#[must_use]
pub fn dashes(_polyline: &[Pos2], _on: f32, _off: f32, _clip: Rect) -> Vec<[Pos2; 2]> {
    Vec::new()
}

/// A line beside the polyline, `distance` to its right (on a screen with y down: to the left of travel is
/// negative).
#[must_use]
pub fn offset(polyline: &[Pos2], _distance: f32) -> Vec<Pos2> {
    polyline.to_vec()
}

/// Parallel strokes that fill a circle.
#[must_use]
pub fn hatch_circle(_center: Pos2, _radius: f32, _angle: f32, _spacing: f32) -> Vec<[Pos2; 2]> {
    Vec::new()
}

/// Parallel strokes that fill a polygon, as far as it lies inside `clip`.
#[must_use]
pub fn hatch_polygon(_polygon: &[Pos2], _angle: f32, _spacing: f32, _clip: Rect) -> Vec<[Pos2; 2]> {
    Vec::new()
}

/// The distance to the nearest point of the polyline; infinite for an empty one.
#[must_use]
pub fn distance_to_polyline(_position: Pos2, _polyline: &[Pos2]) -> f32 {
    f32::INFINITY
}

/// Whether the position lies inside the polygon (even-odd rule).
#[must_use]
pub fn contains(_polygon: &[Pos2], _position: Pos2) -> bool {
    false
}

/// The pieces of a polyline inside `rect`.
#[must_use]
pub fn clip_polyline(polyline: &[Pos2], _rect: Rect) -> Vec<Vec<Pos2>> {
    vec![polyline.to_vec()]
}
