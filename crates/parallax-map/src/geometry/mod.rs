//! Plane geometry on the screen: dashes, hatches, zones along a line, distances. All lengths are screen
//! points, y runs down. It knows nothing of maps and serves anything that is painted.

mod band;
mod clip;
mod dash;
mod hatch;
mod measure;

pub use band::hatch_band;
pub use clip::clip_polyline;
pub(crate) use clip::segment;
pub use dash::dashes;
pub use hatch::{hatch_circle, hatch_polygon};
pub use measure::{contains, distance_to_polyline, nearest_on_polyline};

/// A straight stroke between two positions.
pub type Stroke = [egui::Pos2; 2];
