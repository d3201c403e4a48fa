//! PMTiles, version 3: an archive of tiles of Web Mercator in one file, with a directory that says where each of them is.
//!
//! The crate `pmtiles` reads over the network and asynchronously; what a file on disk needs of it is this.

pub mod directory;
mod head;

use std::collections::HashMap;
use std::io::Read as _;

use flate2::read::GzDecoder;

use crate::canvas::Canvas;
use crate::origin::{Bytes, Origin, read_at};
use crate::plane::{Placed, Window};
use crate::tiles::{LARGEST_TILE, Mosaic, Tiles, wanted_zoom};
use crate::{IsWanted, RasterError, go_on};
use directory::{Entry, find};
use head::{Compression, HEAD_LENGTH, Head};

/// The largest directory, unpacked, in bytes. The archives in use have at most about half a MiB.
const LARGEST_DIRECTORY: u64 = 64 << 20;
/// How deep directories may lie in each other.
const DEEPEST: usize = 4;

/// An archive without its directories and tiles.
#[derive(Clone, Debug, PartialEq)]
pub struct PmTiles {
    head: Head,
    bounds: Window,
}

impl PmTiles {
    pub fn open(origin: &Origin) -> Result<Self, RasterError> {
        let mut file = origin.open()?;
        let head = Head::read(&read_at(&mut *file, 0, HEAD_LENGTH)?)?;
        // A broken directory is found when the dossier is checked, and not when it is looked at.
        directory(&mut *file, &head, head.root)?;
        // Many archives leave their bounds out.
        let bounds = Placed::in_degrees(head.bounds).map_or(Window::WORLD, |placed| placed.bounds());
        Ok(Self { head, bounds })
    }

    pub fn bounds(&self) -> Window {
        self.bounds
    }

    pub fn draw(
        &self,
        origin: &Origin,
        canvas: &mut Canvas,
        is_wanted: IsWanted<'_>,
    ) -> Result<(), RasterError> {
        let [least, most] = self.head.zooms;
        let zoom = wanted_zoom(canvas).clamp(least, most);
        let tiles = Tiles::new(canvas.window(), self.bounds, zoom, least)?;
        let mut reader = Reader::new(origin, &self.head)?;
        let mut mosaic = Mosaic::new(canvas, zoom);
        for y in tiles.y {
            for x in tiles.x.clone() {
                go_on(is_wanted)?;
                if let Some(bytes) = reader.tile(zoom, x, y)? {
                    mosaic.add(x, y, &bytes)?;
                }
            }
        }
        Ok(())
    }
}

/// Reads tiles, and keeps the directories that it needs for one window.
struct Reader<'h> {
    file: Box<dyn Bytes>,
    head: &'h Head,
    directories: HashMap<[u64; 2], Vec<Entry>>,
}

impl<'h> Reader<'h> {
    fn new(origin: &Origin, head: &'h Head) -> Result<Self, RasterError> {
        Ok(Self { file: origin.open()?, head, directories: HashMap::new() })
    }

    /// The bytes of a tile; `None` if the archive does not have it.
    fn tile(&mut self, zoom: u8, x: u64, y: u64) -> Result<Option<Vec<u8>>, RasterError> {
        let id = directory::id_of(zoom, x, y);
        let mut place = self.head.root;
        for _ in 0..DEEPEST {
            if !self.directories.contains_key(&place) {
                // Directories are held for one window only, and few of them.
                if self.directories.len() >= 64 {
                    self.directories.clear();
                }
                let read = directory(&mut *self.file, self.head, place)?;
                self.directories.insert(place, read);
            }
            let found = self.directories.get(&place).and_then(|entries| find(entries, id));
            match found {
                None => return Ok(None),
                Some(entry) if entry.run > 0 => return self.bytes(entry).map(Some),
                Some(leaf) => {
                    let at = self.head.leaves[0].checked_add(leaf.offset);
                    let at = at.ok_or_else(|| RasterError::damaged("a directory lies nowhere"))?;
                    place = [at, u64::from(leaf.length)];
                }
            }
        }
        Err(RasterError::damaged("its directories lie too deep in each other"))
    }

    fn bytes(&mut self, entry: Entry) -> Result<Vec<u8>, RasterError> {
        if entry.length > LARGEST_TILE {
            return Err(RasterError::damaged(format!("a tile has {} bytes", entry.length)));
        }
        let at = self.head.data[0].checked_add(entry.offset);
        let at = at.ok_or_else(|| RasterError::damaged("a tile lies nowhere"))?;
        let packed = read_at(&mut *self.file, at, entry.length as usize)?;
        unpack(packed, self.head.tile_compression, u64::from(LARGEST_TILE))
    }
}

fn directory(file: &mut dyn Bytes, head: &Head, [at, length]: [u64; 2]) -> Result<Vec<Entry>, RasterError> {
    let length = usize::try_from(length).ok().filter(|length| *length as u64 <= LARGEST_DIRECTORY);
    let length = length.ok_or_else(|| RasterError::damaged("a directory is too large"))?;
    let packed = read_at(file, at, length)?;
    directory::read(&unpack(packed, head.directory_compression, LARGEST_DIRECTORY)?)
}

fn unpack(packed: Vec<u8>, compression: Compression, most: u64) -> Result<Vec<u8>, RasterError> {
    match compression {
        Compression::None => Ok(packed),
        Compression::Gzip => {
            let mut bytes = Vec::new();
            let mut reader = GzDecoder::new(packed.as_slice()).take(most + 1);
            reader.read_to_end(&mut bytes).map_err(RasterError::damaged)?;
            if bytes.len() as u64 > most {
                return Err(RasterError::damaged("a part of it unpacks to too much"));
            }
            Ok(bytes)
        }
    }
}
