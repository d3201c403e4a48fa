//! Plane geometry on the screen: dashes, lines beside lines, hatches, distances. All lengths are screen points,
//! y runs down. Knows no map: it serves whatever is painted.

mod clip;
mod dash;
mod hatch;
mod measure;
mod offset;

pub use clip::clip_polyline;
pub(in crate::map) use clip::segment;
pub use dash::dashes;
pub use hatch::{hatch_circle, hatch_polygon};
pub use measure::{contains, distance_to_polyline, nearest_on_polyline};
pub use offset::offset;

/// A straight stroke between two positions.
pub type Stroke = [egui::Pos2; 2];
