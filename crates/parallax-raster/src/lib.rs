//! Raster pictures of the ground from files on disk: aerial and satellite pictures, scanned maps.
//!
//! A [`Raster`] knows where its file is and which part of the world it covers. [`Raster::draw`] returns the pixels of one window
//! of the Web Mercator plane: it decodes only what lies in that window, and keeps nothing of it. This room knows nothing of
//! dossiers, windows or screens. It opens no network connection. Files are untrusted: everything that is read of them is bounded,
//! and no bytes may cause a panic.

mod canvas;
pub mod checks;
mod flat;
mod geotiff;
mod mbtiles;
mod origin;
mod plane;
mod pmtiles;
#[cfg(test)]
mod tests;
mod tiles;

use std::fmt;
use std::path::{Path, PathBuf};

pub use canvas::{MOST_PIXELS, Pixels};
pub use plane::Window;

use canvas::Canvas;
use origin::Origin;

/// The endings of files that can be drawn.
pub const ENDINGS: [&str; 7] = ["tif", "tiff", "pmtiles", "mbtiles", "png", "jpg", "jpeg"];

/// True if the name of a file ends as that of one that can be drawn.
#[must_use]
pub fn is_by_name(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ENDINGS.iter().any(|known| ending.eq_ignore_ascii_case(known)))
}

/// Tells long work whether its result is still wanted.
pub type IsWanted<'a> = &'a dyn Fn() -> bool;

/// Why a file cannot be drawn.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RasterError {
    /// It cannot be opened or read.
    #[error("it cannot be read: {0}")]
    Io(String),
    /// It is of no known format, or of one that is not read; in a sentence without a full stop, with what to do.
    #[error("{0}")]
    Format(String),
    /// It is damaged; in a sentence without a full stop.
    #[error("it is damaged: {0}")]
    Damaged(String),
    /// It cannot be drawn at this scale; in a sentence without a full stop, with what to do.
    #[error("{0}")]
    Scale(String),
    /// The work was not wanted any more.
    #[error("it was cancelled")]
    Cancelled,
}

impl RasterError {
    fn format(words: impl Into<String>) -> Self {
        Self::Format(words.into())
    }

    fn damaged(words: impl fmt::Display) -> Self {
        Self::Damaged(words.to_string())
    }
}

impl From<std::io::Error> for RasterError {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::UnexpectedEof => Self::damaged("it ends too early"),
            _ => Self::Io(error.to_string()),
        }
    }
}

/// A raster picture of a part of the world, in a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Raster {
    origin: Origin,
    kind: Kind,
}

/// What is known of a file by its kind; no pixels.
#[derive(Clone, Debug, PartialEq)]
enum Kind {
    GeoTiff(geotiff::GeoTiff),
    PmTiles(pmtiles::PmTiles),
    MbTiles(mbtiles::MbTiles),
    Flat(flat::Flat),
}

impl Raster {
    /// Looks at the file at `path`: which format it has, and which part of the world it covers. `beside` returns where the file
    /// of the same name with another ending is, for world files; `None` if there is none.
    ///
    /// # Errors
    /// If it cannot be read, or is not of a kind that can be drawn.
    pub fn open(path: &Path, beside: &dyn Fn(&str) -> Option<PathBuf>) -> Result<Self, RasterError> {
        let world = |ending: &str| beside(ending).map(Origin::File);
        Self::of(Origin::File(path.to_owned()), &world)
    }

    fn of(origin: Origin, beside: &dyn Fn(&str) -> Option<Origin>) -> Result<Self, RasterError> {
        let start = origin.start()?;
        let kind = match start.as_slice() {
            [b'I', b'I', 42 | 43, 0, ..] | [b'M', b'M', 0, 42 | 43, ..] => {
                Kind::GeoTiff(geotiff::GeoTiff::open(&origin)?)
            }
            [b'P', b'M', b'T', b'i', b'l', b'e', b's', ..] => Kind::PmTiles(pmtiles::PmTiles::open(&origin)?),
            [0x89, b'P', b'N', b'G', ..] | [0xff, 0xd8, 0xff, ..] => {
                Kind::Flat(flat::Flat::open(&origin, beside)?)
            }
            start if start.starts_with(b"SQLite format 3\0") => {
                Kind::MbTiles(mbtiles::MbTiles::open(&origin)?)
            }
            _ => return Err(RasterError::format(UNKNOWN)),
        };
        Ok(Self { origin, kind })
    }

    /// The part of the world that it covers.
    #[must_use]
    pub fn bounds(&self) -> Window {
        match &self.kind {
            Kind::GeoTiff(tiff) => tiff.bounds(),
            Kind::PmTiles(tiles) => tiles.bounds(),
            Kind::MbTiles(tiles) => tiles.bounds(),
            Kind::Flat(flat) => flat.bounds(),
        }
    }

    /// Returns the pixels of `window`, `size` wide and high; transparent where the file has nothing. The file is read anew, and
    /// only what lies in the window is decoded.
    ///
    /// # Errors
    /// If the file is gone or damaged, cannot be drawn at this scale, or the pixels are not wanted any more.
    pub fn draw(
        &self,
        window: Window,
        size: [u32; 2],
        is_wanted: IsWanted<'_>,
    ) -> Result<Pixels, RasterError> {
        let mut canvas = Canvas::new(window, size);
        if window.intersects(self.bounds()) {
            match &self.kind {
                Kind::GeoTiff(tiff) => tiff.draw(&self.origin, &mut canvas, is_wanted)?,
                Kind::PmTiles(tiles) => tiles.draw(&self.origin, &mut canvas, is_wanted)?,
                Kind::MbTiles(tiles) => tiles.draw(&self.origin, &mut canvas, is_wanted)?,
                Kind::Flat(flat) => flat.draw(&self.origin, &mut canvas, is_wanted)?,
            }
        }
        Ok(canvas.finish())
    }
}

/// Returns an error if the work is not wanted any more.
fn go_on(is_wanted: IsWanted<'_>) -> Result<(), RasterError> {
    if is_wanted() { Ok(()) } else { Err(RasterError::Cancelled) }
}

const UNKNOWN: &str = "it is not a GeoTIFF, PMTiles, MBTiles, or a PNG or JPEG with a world file";
