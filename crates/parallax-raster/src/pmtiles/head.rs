//! The first 127 bytes of an archive.

use crate::RasterError;
use crate::tiles::DEEPEST_ZOOM;

/// The length of the head, in bytes.
pub const HEAD_LENGTH: usize = 127;

/// What is compressed, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compression {
    None,
    Gzip,
}

/// The head of an archive; places are the first byte and the number of bytes.
#[derive(Clone, Debug, PartialEq)]
pub struct Head {
    pub root: [u64; 2],
    pub leaves: [u64; 2],
    pub data: [u64; 2],
    pub directory_compression: Compression,
    pub tile_compression: Compression,
    /// The coarsest and the finest zoom.
    pub zooms: [u8; 2],
    /// West, south, east and north, in degrees.
    pub bounds: [f64; 4],
}

impl Head {
    pub fn read(bytes: &[u8]) -> Result<Self, RasterError> {
        let head: &[u8; HEAD_LENGTH] =
            bytes.try_into().map_err(|_| RasterError::damaged("it ends in its head"))?;
        if head[7] != 3 {
            let words = format!(
                "it is PMTiles of version {}, and only version 3 is read; convert it: pmtiles convert IN OUT",
                head[7]
            );
            return Err(RasterError::format(words));
        }
        let place = |at: usize| [long(head, at), long(head, at + 8)];
        match head[99] {
            2..=4 => {}
            1 => {
                let words = "its tiles are vectors, and not pictures; make pictures of them, or bring lines and areas as GeoJSON in `shapes`";
                return Err(RasterError::format(words));
            }
            5 => {
                return Err(RasterError::format(
                    "its tiles are AVIF, which is not read; make them PNG, JPEG or WebP",
                ));
            }
            other => return Err(RasterError::format(format!("its tiles are of an unknown kind ({other})"))),
        }
        let zooms = [head[100], head[101]];
        if zooms[0] > zooms[1] || zooms[1] > DEEPEST_ZOOM {
            return Err(RasterError::damaged(format!("its zooms are {} to {}", zooms[0], zooms[1])));
        }
        let bounds = [102, 106, 110, 114].map(|at| f64::from(degrees(head, at)) / 1e7);
        Ok(Self {
            root: place(8),
            leaves: place(40),
            data: place(56),
            directory_compression: compression(head[97])?,
            tile_compression: compression(head[98])?,
            zooms,
            bounds,
        })
    }
}

fn compression(byte: u8) -> Result<Compression, RasterError> {
    match byte {
        // Nobody says "unknown" of what is compressed.
        0 | 1 => Ok(Compression::None),
        2 => Ok(Compression::Gzip),
        other => {
            let name = match other {
                3 => "Brotli",
                4 => "Zstandard",
                _ => "an unknown method",
            };
            Err(RasterError::format(format!("it is compressed with {name}, and only gzip is read")))
        }
    }
}

fn long(head: &[u8; HEAD_LENGTH], at: usize) -> u64 {
    head[at..at + 8].iter().rev().fold(0, |number, byte| number << 8 | u64::from(*byte))
}

fn degrees(head: &[u8; HEAD_LENGTH], at: usize) -> i32 {
    let number = head[at..at + 4].iter().rev().fold(0_u32, |number, byte| number << 8 | u32::from(*byte));
    number.cast_signed()
}
