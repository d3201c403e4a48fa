//! Square tiles of Web Mercator, as archives hold them: which of them lie in a window, and their pixels on a canvas.

use crate::RasterError;
use crate::canvas::{Block, Canvas, Grid};
use crate::flat;
use crate::plane::Window;

/// The largest tile, in bytes.
pub const LARGEST_TILE: u32 = 16 << 20;
/// The deepest zoom that is read: the tiles of PMTiles have numbers in 64 bits then, with room to spare.
pub const DEEPEST_ZOOM: u8 = 26;
/// The largest side of a tile, in pixels.
const LARGEST_SIDE: u32 = 4096;
/// What decoding a tile may take, in bytes.
const MOST_DECODED: u64 = 256 << 20;
/// The most tiles that are decoded for one window.
const MOST_TILES: u64 = 2048;
/// The side of a tile until one was decoded.
const USUAL_SIDE: f64 = 256.0;

/// The coarsest zoom whose tiles have enough pixels for the canvas, whether or not an archive has it.
pub fn wanted_zoom(canvas: &Canvas) -> u8 {
    // Half a zoom coarser is not seen, and costs a quarter.
    let wanted = (canvas.density() / USUAL_SIDE).log2() - 0.5;
    wanted.ceil().clamp(0.0, 30.0) as u8
}

/// The tiles of a zoom that lie in a window. Rows are counted from the north.
pub struct Tiles {
    pub x: std::ops::Range<u64>,
    pub y: std::ops::Range<u64>,
}

impl Tiles {
    /// Fails if they are too many; `coarsest` is the coarsest zoom that there is.
    pub fn new(window: Window, bounds: Window, zoom: u8, coarsest: u8) -> Result<Self, RasterError> {
        let most = (1_u64 << zoom) as f64;
        let range = |from: f64, to: f64| {
            let (from, to) = ((from * most).floor().clamp(0.0, most), (to * most).ceil().clamp(0.0, most));
            from as u64..to as u64
        };
        let tiles = Self {
            x: range(window.west.max(bounds.west), window.east.min(bounds.east)),
            y: range(window.north.max(bounds.north), window.south.min(bounds.south)),
        };
        if tiles.count() > MOST_TILES {
            return Err(RasterError::Scale(format!(
                "it has no tiles for this scale: the coarsest are those of zoom {coarsest}"
            )));
        }
        Ok(tiles)
    }

    pub fn count(&self) -> u64 {
        let length = |range: &std::ops::Range<u64>| range.end.saturating_sub(range.start);
        length(&self.x).saturating_mul(length(&self.y))
    }
}

/// The tiles of one zoom on a canvas: all of one size.
pub struct Mosaic<'c> {
    canvas: &'c mut Canvas,
    zoom: u8,
    laid_out: Option<(u32, Grid)>,
}

impl<'c> Mosaic<'c> {
    pub fn new(canvas: &'c mut Canvas, zoom: u8) -> Self {
        Self { canvas, zoom, laid_out: None }
    }

    /// Decodes a tile and adds it.
    pub fn add(&mut self, x: u64, y: u64, bytes: &[u8]) -> Result<(), RasterError> {
        let picture = flat::decode(bytes, LARGEST_SIDE, MOST_DECODED)?;
        let size = [picture.width(), picture.height()];
        let zoom = self.zoom;
        let canvas = &self.canvas;
        let (width, grid) = self.laid_out.get_or_insert_with(|| {
            let pixels = (1_u64 << zoom) as f64 * f64::from(size[0]);
            (size[0], canvas.grid(|x| x * pixels, |y| y * pixels))
        });
        if size != [*width, *width] {
            return Err(RasterError::damaged(format!(
                "the tile {zoom}/{x}/{y} is {} x {} pixels, and others are {width} wide",
                size[0], size[1]
            )));
        }
        let (bytes, channels) = flat::bytes_of(picture);
        let at = [x, y].map(|tile| tile.cast_signed() * i64::from(*width));
        self.canvas.add(grid, Block { bytes: &bytes, channels, at, size, nothing: None });
        Ok(())
    }
}
