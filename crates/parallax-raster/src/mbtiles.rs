//! MBTiles 1.3: tiles of Web Mercator in an SQLite database.
//!
//! The database is opened read-only and as one that nobody changes, so that nothing is written and no file appears beside it.
//! SQLite reads it within limits (`database`); here is what its tables mean.

mod database;

use rusqlite::types::ValueRef;
use rusqlite::{Row, params};

use crate::canvas::Canvas;
use crate::origin::Origin;
use crate::plane::{Placed, Window};
use crate::tiles::{DEEPEST_ZOOM, Mosaic, Tiles, wanted_zoom};
use crate::{IsWanted, RasterError, go_on};
use database::Database;

/// The longest value of the metadata that is read, in bytes.
const LONGEST_VALUE: usize = 1000;

/// A database without its tiles.
#[derive(Clone, Debug, PartialEq)]
pub struct MbTiles {
    bounds: Window,
    /// The zooms of which there are tiles, ascending; at least one.
    zooms: Vec<u8>,
}

impl MbTiles {
    pub fn open(origin: &Origin) -> Result<Self, RasterError> {
        let database = Database::open(origin)?;
        if !database.has_tiles()? {
            return Err(RasterError::format(NO_TILES));
        }
        match metadata(&database, "format")?.as_deref().map(str::trim) {
            Some("pbf" | "mvt" | "application/vnd.mapbox-vector-tile") => {
                return Err(RasterError::format(VECTORS));
            }
            Some("avif") => {
                return Err(RasterError::format(
                    "its tiles are AVIF, which is not read; make them PNG, JPEG or WebP",
                ));
            }
            // Many leave it out, or say "image/png" or "jpg" of what is something else: the tiles themselves say it.
            _ => {}
        }
        let zooms = zooms(&database)?;
        let Some(coarsest) = zooms.first() else {
            return Err(RasterError::format("it has no tiles"));
        };
        if let Some(tile) = sample(&database, *coarsest)?
            && is_vectors(&tile)
        {
            return Err(RasterError::format(VECTORS));
        }
        let bounds = metadata(&database, "bounds")?.and_then(|text| read_bounds(&text));
        let bounds = bounds.map_or(Window::WORLD, |placed| placed.bounds());
        Ok(Self { bounds, zooms })
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
        let wanted = wanted_zoom(canvas);
        let fitting = self.zooms.iter().find(|zoom| **zoom >= wanted).or(self.zooms.last());
        let (Some(zoom), Some(coarsest)) = (fitting.copied(), self.zooms.first().copied()) else {
            return Ok(());
        };
        let tiles = Tiles::new(canvas.window(), self.bounds, zoom, coarsest)?;
        let count = tiles.count();
        if count == 0 {
            return Ok(());
        }
        let database = Database::open(origin)?;
        let mut mosaic = Mosaic::new(canvas, zoom);
        // Rows are counted from the south.
        let last = (1_u64 << zoom) - 1;
        let numbers = [tiles.x.start, tiles.x.end - 1, last - (tiles.y.end - 1), last - tiles.y.start];
        let [west, east, south, north] = numbers.map(u64::cast_signed);
        let mut found = 0;
        database.each(WINDOW, params![zoom, west, east, south, north], |row| {
            go_on(is_wanted)?;
            found += 1;
            if found > count {
                return Err(RasterError::damaged("it has a tile more than once"));
            }
            let number = |column, from: i64, to: i64| match row.get_ref(column) {
                Ok(ValueRef::Integer(number)) if (from..=to).contains(&number) => Ok(number.cast_unsigned()),
                _ => Err(RasterError::damaged("the number of a tile is none")),
            };
            let (x, from_south) = (number(0, west, east)?, number(1, south, north)?);
            match blob(row, 2)? {
                Some(bytes) => mosaic.add(x, last - from_south, bytes),
                None => Ok(()),
            }
        })
    }
}

const WINDOW: &str = "SELECT tile_column, tile_row, tile_data FROM tiles \
    WHERE zoom_level = ?1 AND tile_column BETWEEN ?2 AND ?3 AND tile_row BETWEEN ?4 AND ?5";

/// The zooms of which there are tiles.
fn zooms(database: &Database) -> Result<Vec<u8>, RasterError> {
    let mut zooms = Vec::new();
    for zoom in 0..=DEEPEST_ZOOM {
        let mut is_there = false;
        database.each("SELECT 1 FROM tiles WHERE zoom_level = ?1 LIMIT 1", params![zoom], |_| {
            is_there = true;
            Ok(())
        })?;
        if is_there {
            zooms.push(zoom);
        }
    }
    Ok(zooms)
}

/// The first bytes of a tile of a zoom.
fn sample(database: &Database, zoom: u8) -> Result<Option<Vec<u8>>, RasterError> {
    let mut sample = None;
    database.each("SELECT tile_data FROM tiles WHERE zoom_level = ?1 LIMIT 1", params![zoom], |row| {
        sample = blob(row, 0)?.map(|bytes| bytes[..bytes.len().min(16)].to_vec());
        Ok(())
    })?;
    Ok(sample)
}

/// A value of the table `metadata`, which may be missing.
fn metadata(database: &Database, name: &str) -> Result<Option<String>, RasterError> {
    if !database.has_metadata()? {
        return Ok(None);
    }
    let mut value = None;
    database.each("SELECT value FROM metadata WHERE name = ?1 LIMIT 1", params![name], |row| {
        if let Ok(ValueRef::Text(text)) = row.get_ref(0)
            && text.len() <= LONGEST_VALUE
        {
            value = std::str::from_utf8(text).ok().map(str::to_owned);
        }
        Ok(())
    })?;
    Ok(value)
}

/// The bytes in a column; `None` for an empty tile.
fn blob<'r>(row: &'r Row<'_>, column: usize) -> Result<Option<&'r [u8]>, RasterError> {
    match row.get_ref(column) {
        Ok(ValueRef::Blob(bytes)) => Ok(Some(bytes).filter(|bytes| !bytes.is_empty())),
        Ok(ValueRef::Null) => Ok(None),
        _ => Err(RasterError::damaged("a tile has no bytes")),
    }
}

/// True for vector tiles: packed with gzip or zlib, which no picture is, or a message that begins with a layer.
fn is_vectors(tile: &[u8]) -> bool {
    matches!(tile, [0x1f, 0x8b, ..] | [0x78, 0x01 | 0x5e | 0x9c | 0xda, ..] | [0x1a, ..])
}

/// "west,south,east,north" in degrees.
fn read_bounds(text: &str) -> Option<Placed> {
    let numbers: Vec<f64> = text.split(',').map_while(|number| number.trim().parse().ok()).collect();
    Placed::in_degrees(numbers.try_into().ok()?)
}

const NO_TILES: &str = "it is an SQLite database, and not MBTiles: it has no `tiles`; if it is a GeoPackage with a picture, make a \
    GeoTIFF of it: gdal_translate -ot Byte IN.gpkg OUT.tif";
const VECTORS: &str = "its tiles are vectors, and not pictures; make pictures of them (in QGIS: Generate XYZ tiles (MBTiles)), or bring \
    lines and areas as GeoJSON in `shapes`";
