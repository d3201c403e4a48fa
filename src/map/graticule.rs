//! Lines of equal longitude and latitude at round distances, with their labels.

use super::Projector;

/// One meridian or parallel in view.
#[derive(Clone, Debug, PartialEq)]
pub struct GridLine {
    /// Degrees east (meridian) or north (parallel); negative west and south.
    pub degrees: f64,
    /// Screen x of a meridian, screen y of a parallel.
    pub at: f32,
    /// "40.25° E", "35.3° N", "0°".
    pub label: String,
}

/// The lines in view.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Graticule {
    /// West to east.
    pub meridians: Vec<GridLine>,
    /// North to south.
    pub parallels: Vec<GridLine>,
}

impl Graticule {
    /// The lines for what the projector shows.
    #[must_use]
    pub fn new(_projector: &Projector) -> Self {
        Self::default()
    }
}
