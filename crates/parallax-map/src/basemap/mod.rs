//! The base map: land, coasts and borders of the world; the same for maps of a province or a town, as [`Fine`]; names, rivers and lakes,
//! as [`Detail`].
//!
//! Decoded once from a small asset (`assets/basemap`) into levels of detail; drawing walks bounding boxes of
//! short runs, so its cost depends on what is in view. It knows the projector but no colours.

mod areas;
pub(crate) mod clip;
mod decode;
mod detail;
mod fine;
mod land;
pub(crate) mod lines;
mod reader;
mod rooms;
mod tree;

use std::sync::LazyLock;

use egui::{Color32, Mesh, Pos2};

use super::Projector;

pub use decode::DecodeError;
pub use detail::{Detail, Name, NameKind, Seen, Water};
pub use fine::Fine;
pub use rooms::Rooms;

/// The asset; see `assets/basemap/README.md` for its source, its licence and how it is made.
static WORLD: &[u8] = include_bytes!("../../../../assets/basemap/world.bin");

/// The number of levels of detail in the asset, finest first.
const LEVELS: usize = 3;
/// Up to these scales (screen points for the whole world), the coarser levels are exact to half a screen
/// point.
const COARSE_SCALE: f64 = 1500.0;
const MIDDLE_SCALE: f64 = 6000.0;

/// The kind of a line on the base map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineKind {
    /// A coast.
    Coast,
    /// A border that neither country disputes.
    Border,
    /// A border that at least one party disputes; must be drawn without asserting it.
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
    /// Starts decoding [`bundled`](Self::bundled) on a background thread, so that it is ready when needed.
    pub fn prepare() {
        // If no thread can be started, the first use decodes.
        let _ = std::thread::Builder::new().name("base map".to_owned()).spawn(Self::bundled);
    }

    /// Returns the built-in base map, decoded on first use. If the asset is damaged it is empty, because a
    /// map without coasts is better than no map.
    #[must_use]
    pub fn bundled() -> &'static Self {
        static BUNDLED: LazyLock<Basemap> = LazyLock::new(|| Basemap::from_bytes(WORLD).unwrap_or_default());
        &BUNDLED
    }

    /// Decodes the format described in `assets/basemap/README.md`.
    ///
    /// # Errors
    /// If the bytes end early, have another version, or are inconsistent.
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

    /// Returns the visible land as triangles of one colour. Coordinates stay near the viewport: triangles
    /// that extend far beyond it are clipped. The mesh is not anti-aliased; a coastline drawn over it hides
    /// that.
    #[must_use]
    pub fn land_mesh(&self, projector: &Projector, color: Color32) -> Mesh {
        self.land.mesh(level(projector), projector, color)
    }

    /// Returns the visible lines of one kind, in screen points, simplified to about half a point.
    ///
    /// Coasts and borders are clipped a little outside the viewport. Disputed borders are returned whole if
    /// any part is in view, so that dots counted from their start stay in place while the map is dragged.
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
