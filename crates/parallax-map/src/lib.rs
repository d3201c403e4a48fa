//! Everything a schematic map needs: a camera, a projection to the screen, the base map, labels that do not
//! overlap, marks that stand together, a graticule, a scale bar and plane geometry.
//!
//! It knows `geo` and egui's points, rectangles and meshes. It knows no dossier, no theme (the
//! caller supplies the colours) and has no state: every result follows from the arguments.

pub mod basemap;
mod bounds;
mod camera;
mod clip;
pub mod gather;
pub mod geometry;
pub mod graticule;
pub mod labels;
mod measure;
pub mod outline;
mod projector;
mod raster;
pub mod rects;
mod scale_bar;

use parallax_dossier::geo;

pub use bounds::Bounds;
pub use camera::Camera;
pub use measure::{Measured, measure};
pub use projector::Projector;
pub use scale_bar::{ScaleBar, Unit, scale_bar};
