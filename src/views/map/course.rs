//! Lines and areas on the screen: both sides of 180°, and nothing beyond the end of the projection.

use egui::Pos2;

use crate::geo::{LonLat, area_on_plane, line_on_plane};
use crate::map::Projector;

/// The pieces of a line, as often as they come into sight or within `margin` points of it.
pub fn line(projector: &Projector, line: &[LonLat], margin: f32) -> Vec<Vec<Pos2>> {
    let pieces = line_on_plane(line);
    pieces.iter().flat_map(|piece| projector.path_to_screen(piece, margin)).collect()
}

/// The outlines of an area, as often as it comes into sight; the one nearest to the middle first.
pub fn area(projector: &Projector, ring: &[LonLat]) -> Vec<Vec<Pos2>> {
    projector.path_to_screen(&area_on_plane(ring), 0.0)
}
