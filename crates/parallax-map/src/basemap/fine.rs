//! Land, coasts and borders for maps of a province or a town, at five times the scale of the world map, in tiles.
//!
//! Nothing of it is read before a map needs it: then the index, which says how long each tile is, and the tiles in sight. A tile that
//! is all land or all sea has no bytes.

use std::ops::Range;
use std::sync::{LazyLock, OnceLock};

use egui::{Color32, Mesh, Pos2};

use super::lines::{Extent, Path};
use super::reader::Reader;
use super::{DecodeError, LineKind};
use crate::Projector;
use crate::geo::Mercator;
use crate::outline::Fill;

/// The asset; see `assets/basemap/README.md` for its source, its licence and how it is made.
static FINE: &[u8] = include_bytes!("../../../../assets/basemap/fine.bin");

/// From so many points per kilometre on, what the coast of the world map leaves out would be seen: it is accurate to a few kilometres.
const FROM_KM: f64 = 1.0;

/// Land, coasts and borders of the world in tiles, each decoded when it first comes into sight.
#[derive(Debug, Default)]
pub struct Fine {
    bytes: &'static [u8],
    /// How many tiles the world is wide and high.
    across: u32,
    /// How many steps of the grid a tile is wide and high.
    side: u32,
    tiles: Vec<Tile>,
}

#[derive(Debug)]
struct Tile {
    kind: Kind,
    ground: OnceLock<Option<Box<Ground>>>,
}

#[derive(Clone, Debug, PartialEq)]
enum Kind {
    Sea,
    Land,
    Both(Range<usize>),
}

/// What is in a tile.
#[derive(Debug, Default)]
struct Ground {
    land: Vec<Fill>,
    coasts: Vec<Path>,
    borders: Vec<Path>,
    disputed: Vec<Path>,
}

impl Fine {
    /// The built-in tiles, if a map of this scale shows them; the index of them is read on first use. If the asset is damaged there
    /// are none, and the map shows the coast of the world map.
    #[must_use]
    pub fn for_scale(projector: &Projector) -> Option<&'static Self> {
        static BUNDLED: LazyLock<Option<Fine>> = LazyLock::new(|| Fine::from_bytes(FINE).ok());
        if projector.points_per_km_at(projector.camera().center) < FROM_KM {
            return None;
        }
        BUNDLED.as_ref()
    }

    /// Reads the index of the format described in `assets/basemap/README.md`.
    ///
    /// # Errors
    /// If the bytes end early, have another version, or are inconsistent.
    pub fn from_bytes(bytes: &'static [u8]) -> Result<Self, DecodeError> {
        let mut reader = Reader::new(bytes);
        if reader.take(4)? != b"PXBF" || reader.byte()? != 1 {
            return Err(DecodeError::Damaged);
        }
        let (bits, tile_bits) = (reader.byte()?, reader.byte()?);
        if bits > 28 || tile_bits > 10 || tile_bits > bits {
            return Err(DecodeError::Damaged);
        }
        let across = 1_u32 << tile_bits;
        let lengths: Vec<u32> = (0..across * across).map(|_| reader.varint()).collect::<Result<_, _>>()?;
        let mut start = reader.at();
        let kinds = lengths.into_iter().map(|length| match length {
            0 => Kind::Sea,
            1 => Kind::Land,
            more => {
                let end = start.saturating_add(more as usize - 2);
                Kind::Both(std::mem::replace(&mut start, end)..end)
            }
        });
        let tiles = kinds.map(|kind| Tile { kind, ground: OnceLock::new() }).collect();
        let fine = Self { bytes, across, side: 1 << (bits - tile_bits), tiles };
        if start == bytes.len() { Ok(fine) } else { Err(DecodeError::Truncated) }
    }

    /// The visible land as triangles of one colour. Coordinates stay near the viewport. The mesh is not anti-aliased; a coastline drawn
    /// over it hides that.
    #[must_use]
    pub fn land_mesh(&self, projector: &Projector, color: Color32) -> Mesh {
        let mut mesh = Mesh::default();
        for index in self.seen(projector) {
            let whole;
            let land = match &self.tiles[index].kind {
                Kind::Sea => continue,
                Kind::Land => {
                    whole = [self.whole(index)];
                    &whole[..]
                }
                Kind::Both(_) => self.ground(index).map_or(&[][..], |ground| &ground.land),
            };
            for fill in land {
                fill.add_to(&mut mesh, projector, color);
            }
        }
        mesh
    }

    /// The visible lines of one kind, in screen points, as [`Basemap::lines`](super::Basemap::lines) has them. They end at the sides of
    /// the tiles.
    pub fn lines(&self, projector: &Projector, kind: LineKind) -> impl Iterator<Item = Vec<Pos2>> + use<'_> {
        let projector = *projector;
        let extent = if kind == LineKind::DisputedBorder { Extent::Whole } else { Extent::InView };
        let grounds = self.seen(&projector).filter_map(|index| self.ground(index));
        let paths = grounds.flat_map(move |ground| match kind {
            LineKind::Coast => &ground.coasts,
            LineKind::Border => &ground.borders,
            LineKind::DisputedBorder => &ground.disputed,
        });
        paths.flat_map(move |path| path.on_screen(&projector, extent))
    }

    /// The tiles in sight, of one copy of the world.
    fn seen(&self, projector: &Projector) -> impl Iterator<Item = usize> + use<> {
        let (seen, across) = (projector.visible(), self.across);
        let tile = |at: f64| (at * f64::from(across)).floor().clamp(0.0, f64::from(across) - 1.0) as usize;
        let columns = tile(seen.min.x)..=tile(seen.max.x);
        let rows = tile(seen.min.y)..=tile(seen.max.y);
        rows.flat_map(move |row| columns.clone().map(move |column| row * across as usize + column))
    }

    /// What is in a tile, decoded on first use; `None` if it is all sea or all land, or its bytes are damaged.
    fn ground(&self, index: usize) -> Option<&Ground> {
        let Kind::Both(bytes) = &self.tiles[index].kind else { return None };
        let decode = || self.decode(index, bytes.clone()).ok().map(Box::new);
        self.tiles[index].ground.get_or_init(decode).as_deref()
    }

    /// The position of a point of a tile; tiles side by side have exactly the same on their common side.
    fn place(&self, index: usize) -> impl Fn(&[i64; 2]) -> Mercator + use<> {
        let (across, side) = (self.across as usize, i64::from(self.side));
        let corner = [index % across, index / across].map(|at| i64::from(at as u32) * side);
        let grid = (i64::from(self.across) * side) as f64;
        move |[x, y]| Mercator::new((corner[0] + x) as f64 / grid, (corner[1] + y) as f64 / grid)
    }

    fn whole(&self, index: usize) -> Fill {
        let side = i64::from(self.side);
        Fill::new(&[[[0, 0], [side, 0], [side, side], [0, side]].iter().map(self.place(index)).collect()])
    }

    fn decode(&self, index: usize, bytes: Range<usize>) -> Result<Ground, DecodeError> {
        let mut reader = Reader::new(self.bytes.get(bytes).ok_or(DecodeError::Truncated)?);
        let side = i64::from(self.side);
        let mut last = [0; 2];
        let mut points = |reader: &mut Reader| -> Result<Vec<[i64; 2]>, DecodeError> {
            let points = reader.points(&mut last)?;
            let is_inside = points.iter().flatten().all(|along| (0..=side).contains(along));
            if is_inside { Ok(points) } else { Err(DecodeError::Damaged) }
        };
        let place = self.place(index);
        let placed = |points: &[[i64; 2]]| points.iter().map(&place).collect::<Vec<_>>();
        let mut ground = Ground::default();
        for _ in 0..reader.varint()? {
            let mut rings = Vec::new();
            for _ in 0..reader.varint()? {
                let ring = points(&mut reader)?;
                let coasts = coasts(&ring, side).into_iter().filter_map(|coast| Path::new(placed(&coast)));
                ground.coasts.extend(coasts);
                rings.push(placed(&ring));
            }
            ground.land.push(Fill::new(&rings));
        }
        for _ in 0..reader.varint()? {
            let set = match reader.byte()? {
                0 => &mut ground.borders,
                1 => &mut ground.disputed,
                _ => return Err(DecodeError::Damaged),
            };
            set.extend(Path::new(placed(&points(&mut reader)?)));
        }
        Ok(ground)
    }

    /// How many tiles have been decoded so far.
    #[cfg(test)]
    fn decoded(&self) -> usize {
        self.tiles.iter().filter(|tile| tile.ground.get().is_some()).count()
    }
}

/// The coasts of a ring of land: its edges without those along the sides of the tile, where the land goes on.
fn coasts(ring: &[[i64; 2]], side: i64) -> Vec<Vec<[i64; 2]>> {
    let is_cut =
        |a: [i64; 2], b: [i64; 2]| (0..2).any(|axis| a[axis] == b[axis] && (a[axis] == 0 || a[axis] == side));
    let next = |at: usize| ring[(at + 1) % ring.len()];
    let cut: Vec<usize> = (0..ring.len()).filter(|&at| is_cut(ring[at], next(at))).collect();
    let Some(first) = cut.first() else {
        return vec![ring.iter().chain(ring.first()).copied().collect()];
    };
    // From one cut edge to the next, and from the last one to the first.
    let ends = cut.iter().skip(1).copied().chain([first + ring.len()]);
    let runs =
        cut.iter().zip(ends).map(|(from, to)| (from + 1..=to).map(|at| ring[at % ring.len()]).collect());
    runs.filter(|run: &Vec<_>| run.len() > 1).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Camera;
    use crate::basemap::Basemap;
    use crate::geo::LonLat;
    use egui::{Rect, vec2};

    fn over(lon: f64, lat: f64, width_km: f64) -> Projector {
        let viewport = Rect::from_min_size(Pos2::ZERO, vec2(900.0, 600.0));
        Projector::new(Camera::over(LonLat::new(lon, lat), width_km, viewport.size()), viewport)
    }

    fn area(mesh: &Mesh, viewport: Rect) -> f32 {
        let corner = |at: u32| mesh.vertices[at as usize].pos;
        let triangles =
            mesh.indices.chunks_exact(3).map(|three| [corner(three[0]), corner(three[1]), corner(three[2])]);
        let inside = triangles.filter(|three| three.iter().all(|at| viewport.expand(1.0).contains(*at)));
        inside.map(|[a, b, c]| ((b - a).x * (c - a).y - (b - a).y * (c - a).x).abs() / 2.0).sum()
    }

    #[test]
    fn only_the_tiles_in_sight_of_a_map_of_a_province_are_decoded() {
        let fine = Fine::from_bytes(FINE).expect("sound");
        assert!(Fine::for_scale(&over(10.0, 59.0, 2000.0)).is_none(), "the world map is exact enough there");
        assert!(Fine::for_scale(&over(10.0, 59.0, 400.0)).is_some());
        assert_eq!(fine.decoded(), 0);
        let _ = fine.land_mesh(&over(10.6, 59.4, 60.0), Color32::RED);
        let few = fine.decoded();
        assert!((1..=4).contains(&few), "{few} were decoded");
        let _ = fine.land_mesh(&over(2.0, 27.5, 60.0), Color32::RED);
        assert_eq!(fine.decoded(), few, "the desert is land, whole");
    }

    #[test]
    fn every_tile_is_sound_and_has_as_much_land_as_the_world_map() {
        let fine = Fine::from_bytes(FINE).expect("sound");
        for (index, tile) in fine.tiles.iter().enumerate() {
            assert!(matches!(tile.kind, Kind::Sea | Kind::Land) || fine.ground(index).is_some(), "{index}");
        }
        // A map of 900 points of the whole island: triangles that the viewport cuts do not count.
        for (lon, lat, width) in [(-66.4, 18.2, 400.0), (80.7, 7.8, 900.0), (-18.8, 64.9, 800.0)] {
            let projector = over(lon, lat, width);
            let viewport = projector.viewport();
            let (one, other) = (
                fine.land_mesh(&projector, Color32::RED),
                Basemap::bundled().land_mesh(&projector, Color32::RED),
            );
            let (one, other) = (area(&one, viewport), area(&other, viewport));
            assert!(other > 5_000.0 && (one / other - 1.0).abs() < 0.06, "{lon} {lat}: {one} beside {other}");
        }
    }

    #[test]
    fn the_coast_has_more_points_than_that_of_the_world_map() {
        let points = |lines: Vec<Vec<Pos2>>| lines.iter().map(Vec::len).sum::<usize>();
        let projector = over(5.3, 60.4, 120.0);
        let fine =
            points(Fine::from_bytes(FINE).expect("sound").lines(&projector, LineKind::Coast).collect());
        let world = points(Basemap::bundled().lines(&projector, LineKind::Coast).collect());
        assert!(fine > 3 * world, "{fine} beside {world} around Bergen");
    }

    #[test]
    fn the_sides_of_tiles_are_no_coast() {
        let ring = [[0, 0], [100, 0], [100, 40], [60, 50], [30, 100], [0, 100]];
        assert_eq!(coasts(&ring, 100), [vec![[100, 40], [60, 50], [30, 100]]]);
        let island = [[10, 10], [20, 10], [20, 20]];
        assert_eq!(coasts(&island, 100), [vec![[10, 10], [20, 10], [20, 20], [10, 10]]]);
        assert!(coasts(&[[0, 0], [100, 0], [100, 100], [0, 100]], 100).is_empty());
    }

    #[test]
    fn a_disputed_border_is_disputed_on_every_map() {
        let fine = Fine::from_bytes(FINE).expect("sound");
        let count = |lon, lat, kind| fine.lines(&over(lon, lat, 60.0), kind).count();
        // The isthmus of Crimea, the Golan Heights, Luhansk, Kashmir, Cyprus, Ceuta.
        for (lon, lat) in
            [(33.7, 46.15), (35.85, 33.0), (39.7, 48.6), (74.2, 34.7), (33.3, 35.1), (-5.35, 35.88)]
        {
            assert!(count(lon, lat, LineKind::DisputedBorder) > 0, "{lon} {lat}");
            assert_eq!(count(lon, lat, LineKind::Border), 0, "{lon} {lat}");
        }
        assert!(count(6.0, 50.5, LineKind::Border) > 0);
    }

    #[test]
    fn no_flipped_byte_brings_a_panic() {
        for at in (0..FINE.len()).step_by(19_973).chain(0..40) {
            let mut bytes = FINE.to_vec();
            bytes[at] ^= 0x55;
            let Ok(fine) = Fine::from_bytes(Box::leak(bytes.into_boxed_slice())) else { continue };
            for index in (0..fine.tiles.len()).step_by(97) {
                let _ = fine.ground(index);
            }
        }
        assert!(Fine::from_bytes(&FINE[..FINE.len() - 1]).is_err());
        assert!(Fine::from_bytes(b"PXBF").is_err() && Fine::from_bytes(b"nothing").is_err());
    }
}
