//! The base map: land, coasts and borders of the world, without names or countries.
//!
//! Decoded once from a small asset (`assets/basemap`) into levels of detail; drawing walks bounding boxes of short
//! runs, so its cost follows what is in view. Knows the projector; brings no colours.

mod clip;
mod decode;
mod land;
mod lines;
mod tree;

use std::sync::LazyLock;

use egui::{Color32, Mesh, Pos2};

use super::Projector;

pub use decode::DecodeError;

/// The asset; `assets/basemap/README.md` tells its source, its licence and how it is made.
static WORLD: &[u8] = include_bytes!("../../../assets/basemap/world.bin");

/// How many levels of detail the asset holds, the finest first.
const LEVELS: usize = 3;
/// Up to these scales (screen points for the whole world) the coarser levels are exact to half a screen point.
const COARSE_SCALE: f64 = 1500.0;
const MIDDLE_SCALE: f64 = 6000.0;

/// What a line of the base map is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineKind {
    /// Where land meets the sea.
    Coast,
    /// Between two countries that do not dispute it.
    Border,
    /// Between parties of whom at least one disputes it; to be drawn so that it asserts nothing.
    DisputedBorder,
}

/// Land, coasts and borders of the world, ready to be drawn. The default is an empty sea.
#[derive(Clone, Debug, Default)]
pub struct Basemap {
    land: land::Land,
    coasts: [Vec<lines::Path>; LEVELS],
    borders: [Vec<lines::Path>; LEVELS],
    disputed: [Vec<lines::Path>; LEVELS],
}

impl Basemap {
    /// Begins to decode [`bundled`](Self::bundled) on a thread of its own, so that it is there when it is wanted.
    pub fn prepare() {
        // Where no thread can be had, the first use decodes.
        let _ = std::thread::Builder::new().name("base map".to_owned()).spawn(Self::bundled);
    }

    /// The base map that is part of the program, decoded at first use; an empty one should the asset be damaged,
    /// since a map without coasts is better than no map.
    #[must_use]
    pub fn bundled() -> &'static Self {
        static BUNDLED: LazyLock<Basemap> = LazyLock::new(|| Basemap::from_bytes(WORLD).unwrap_or_default());
        &BUNDLED
    }

    /// Decodes the format that `assets/basemap/README.md` describes.
    ///
    /// # Errors
    /// When the bytes end early, have another version, or do not fit together.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, DecodeError> {
        let world = decode::world(bytes)?;
        let mut map = Self::default();
        for polygon in &world.polygons {
            map.land.add(polygon);
            for (level, paths) in map.coasts.iter_mut().enumerate() {
                lines::add_coasts(paths, polygon, level);
            }
        }
        for border in &world.borders {
            let set = if border.kind == LineKind::Border { &mut map.borders } else { &mut map.disputed };
            for (level, paths) in set.iter_mut().enumerate() {
                let points = border.points.iter().copied().zip(border.ranks.iter().copied());
                paths.extend(lines::Path::at_level(points, level));
            }
        }
        Ok(map)
    }

    /// The land in view as triangles of one colour. Coordinates stay near the viewport: triangles that reach far
    /// beyond it are cut. The mesh has no soft edges; a coast line drawn over it hides that.
    #[must_use]
    pub fn land_mesh(&self, projector: &Projector, color: Color32) -> Mesh {
        self.land.mesh(level(projector), projector, color)
    }

    /// The lines of one kind in view, in screen points, simplified to about half a point.
    ///
    /// Coasts and borders are cut a little outside the viewport. Disputed borders come whole whenever a part is
    /// in view, so that dots counted from their beginning stand still while the map is dragged.
    pub fn lines(&self, projector: &Projector, kind: LineKind) -> impl Iterator<Item = Vec<Pos2>> + use<'_> {
        let level = level(projector);
        let (paths, extent) = match kind {
            LineKind::Coast => (&self.coasts[level], lines::Extent::InView),
            LineKind::Border => (&self.borders[level], lines::Extent::InView),
            LineKind::DisputedBorder => (&self.disputed[level], lines::Extent::Whole),
        };
        let projector = *projector;
        paths.iter().flat_map(move |path| path.on_screen(&projector, extent))
    }
}

/// The coarsest level that is still exact to half a screen point.
fn level(projector: &Projector) -> usize {
    match projector.camera().scale {
        scale if scale <= COARSE_SCALE => 2,
        scale if scale <= MIDDLE_SCALE => 1,
        _ => 0,
    }
}

#[cfg(test)]
mod tests;
