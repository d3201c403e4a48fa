//! What the base map has beside land and borders: names of countries, provinces, seas and lakes, where those of countries and seas may
//! stand, and rivers and lakes.
//!
//! The asset begins with an index of names and of rectangles. Reading that takes a millisecond, at the first frame that shows any of
//! it; a river, a lake or the area of a name is decoded when it first comes into sight.

use std::ops::Range;
use std::sync::{LazyLock, OnceLock};

use egui::{Color32, Mesh, Pos2};

use super::DecodeError;
use super::areas::Area;
use super::reader::Reader;
use crate::geo::Mercator;
use crate::outline::{Outline, Part};
use crate::{Bounds, Projector};

/// The asset; see `assets/basemap/README.md` for its source, its licence and how it is made.
static DETAIL: &[u8] = include_bytes!("../../../../assets/basemap/detail.bin");

/// Rivers and lakes are as exact as a kilometre: no map shows them at which that is more than this many points.
const FINEST_KM: f64 = 8.0;
/// The width of the whole world at zoom 0, in screen points.
const ZOOM_0: f64 = 256.0;
/// So much later than the source says, rivers and lakes are drawn: they are the ground, and not the subject.
const RESTRAINT: f64 = 0.6;
/// A province is named if its side is at least so many points, and a lake if its is at least so many: the name of a province is often
/// that of a town, and on a smaller one it would look like it.
const SMALLEST_PROVINCE: f64 = 110.0;
const SMALLEST_LAKE: f64 = 22.0;
/// A country with a side of so many points has room for its name, however late the source would show it.
const ROOMY: f64 = 60.0;
/// The zoom from which provinces are named: on a map of the world, the largest alone would be.
const PROVINCES: f64 = 3.6;
/// Seas that are shown from this zoom on are oceans.
const OCEANS: f64 = 1.5;
/// The area of a name is at most so many times as wide as the viewport: in the midst of a larger one, it would look like a place.
const WIDEST: f64 = 1.4;

/// What a name on the base map names, the more important first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NameKind {
    /// A sea, a gulf, a strait.
    Sea,
    /// A country or a territory.
    Country,
    /// A lake.
    Lake,
    /// A province, a state, a governorate.
    Province,
}

/// A name with its place on the screen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Seen<'a> {
    /// The name.
    pub name: &'a Name,
    /// Where it belongs; `None` if that is out of sight, and only a part of what it names is in sight.
    pub at: Option<Pos2>,
    /// The side of a square as large as what it names, in points, or as large as what is seen of it if its position is out of sight;
    /// 0 for a sea whose position is in sight.
    pub side: f32,
}

/// A name on the base map.
#[derive(Clone, Debug, PartialEq)]
pub struct Name {
    /// What it names.
    pub kind: NameKind,
    /// The name.
    pub text: String,
    /// Where it belongs.
    pub at: Mercator,
    /// The zoom from which it is shown.
    zoom: f64,
    /// The side of a square as large as what it names, in units of the plane.
    reach: f64,
}

impl Name {
    /// True for a sea that is shown on every map of the world.
    #[must_use]
    pub fn is_ocean(&self) -> bool {
        self.kind == NameKind::Sea && self.zoom <= OCEANS
    }

    /// Whether a map of this scale shows it, however much room there is.
    pub(super) fn is_shown_at(&self, projector: &Projector) -> bool {
        self.zoom <= zoom(projector)
    }

    /// Whether what it names is not so large on this map that the name would look like that of a place in it.
    pub(super) fn fits(&self, projector: &Projector) -> bool {
        let (zoom, widest) = (zoom(projector), WIDEST * f64::from(projector.viewport().size().max_elem()));
        let side = self.reach * projector.camera().scale;
        match self.kind {
            NameKind::Sea => true,
            NameKind::Country => side <= 2.0 * widest,
            NameKind::Province => zoom >= PROVINCES && (SMALLEST_PROVINCE..=widest).contains(&side),
            NameKind::Lake => side >= SMALLEST_LAKE,
        }
    }
}

/// A river, or a lake.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Water {
    /// The course of a river.
    River,
    /// A lake.
    Lake,
}

#[derive(Debug)]
struct Course {
    kind: Water,
    zoom: f64,
    bounds: Bounds,
    bytes: Range<usize>,
    outline: OnceLock<Option<Outline>>,
}

/// Names, rivers and lakes of the world.
#[derive(Debug, Default)]
pub struct Detail {
    bytes: &'static [u8],
    names: Vec<Name>,
    courses: Vec<Course>,
    areas: Vec<Area>,
    grid: f64,
}

impl Detail {
    /// Returns the built-in names, rivers and lakes; the index of them is read on first use. If the asset is damaged there are none.
    #[must_use]
    pub fn bundled() -> &'static Self {
        static BUNDLED: LazyLock<Detail> = LazyLock::new(|| Detail::from_bytes(DETAIL).unwrap_or_default());
        &BUNDLED
    }

    /// Reads the index of the format described in `assets/basemap/README.md`.
    ///
    /// # Errors
    /// If the bytes end early, have another version, or are inconsistent.
    pub fn from_bytes(bytes: &'static [u8]) -> Result<Self, DecodeError> {
        let mut reader = Reader::new(bytes);
        if reader.take(4)? != b"PXBD" || reader.byte()? != 2 {
            return Err(DecodeError::Damaged);
        }
        let bits = reader.byte()?;
        if bits > 28 {
            return Err(DecodeError::Damaged);
        }
        let grid = f64::from(1_u32 << bits);
        let names: Vec<Name> =
            (0..reader.varint()?).map(|_| read_name(&mut reader, grid)).collect::<Result<_, _>>()?;
        let courses =
            (0..reader.varint()?).map(|_| read_course(&mut reader, grid)).collect::<Result<Vec<_>, _>>()?;
        let areas = (0..reader.varint()?)
            .map(|_| Area::read(&mut reader, grid, names.len()))
            .collect::<Result<_, _>>()?;
        let mut start = reader.at();
        let mut detail = Self { bytes, names, courses, areas, grid };
        let courses = detail.courses.iter_mut().map(|course| &mut course.bytes);
        for bytes in courses.chain(detail.areas.iter_mut().map(|area| &mut area.bytes)) {
            *bytes = start..start.saturating_add(bytes.len());
            start = bytes.end;
        }
        if start == bytes.len() { Ok(detail) } else { Err(DecodeError::Truncated) }
    }

    /// The names that a map of this scale shows whose own position is in sight; among them those of countries that are larger than the
    /// map.
    pub(super) fn named_in_sight(&self, projector: &Projector) -> Vec<Seen<'_>> {
        let viewport = projector.viewport();
        let side = |name: &Name| name.reach * projector.camera().scale;
        let shown = |name: &&Name| {
            let is_country = name.kind == NameKind::Country;
            let has_room = is_country && side(name) >= ROOMY;
            (is_country || name.fits(projector)) && (name.is_shown_at(projector) || has_room)
        };
        let place = |name: &Name| {
            let at = projector.to_screen(name.at.near(projector.camera().center.x));
            viewport.contains(at).then_some(at)
        };
        let seen = self.names.iter().filter(shown).filter_map(|name| {
            let at = place(name)?;
            Some(Seen { name, at: Some(at), side: side(name) as f32 })
        });
        seen.collect()
    }

    /// The name with this number.
    pub(super) fn name(&self, index: usize) -> &Name {
        &self.names[index]
    }

    /// Where countries and seas may be named.
    pub(super) fn areas(&self) -> &[Area] {
        &self.areas
    }

    /// The rings of an area, decoded on first use.
    pub(super) fn rings<'a>(&self, area: &'a Area) -> &'a [Vec<Mercator>] {
        area.rings(self.bytes, self.grid)
    }

    /// True if a map of this scale shows rivers and lakes: they are not exact enough for one of a town.
    #[must_use]
    pub fn has_water(projector: &Projector) -> bool {
        projector.points_per_km_at(projector.camera().center) <= FINEST_KM
    }

    /// The courses of rivers and the outlines of lakes in sight, in screen points.
    #[must_use]
    pub fn lines(&self, projector: &Projector, kind: Water) -> Vec<Vec<Pos2>> {
        self.seen(projector, kind).flat_map(|outline| outline.on_screen(projector, Part::InView)).collect()
    }

    /// The areas of the lakes in sight, as triangles of one colour.
    #[must_use]
    pub fn lakes(&self, projector: &Projector, color: Color32) -> Mesh {
        let mut all = Mesh::default();
        for lake in self.seen(projector, Water::Lake) {
            all.append(lake.mesh(projector, color));
        }
        all
    }

    fn seen(&self, projector: &Projector, kind: Water) -> impl Iterator<Item = &Outline> {
        let (zoom, projector) = (zoom(projector), *projector);
        let is_shown = move |course: &&Course| {
            course.kind == kind && course.zoom + RESTRAINT <= zoom && projector.sees(course.bounds)
        };
        let shown = self.courses.iter().filter(move |_| Self::has_water(&projector)).filter(is_shown);
        shown.filter_map(|course| course.outline.get_or_init(|| self.decode(course)).as_ref())
    }

    /// `None` if its bytes are damaged.
    fn decode(&self, course: &Course) -> Option<Outline> {
        let mut reader = Reader::new(self.bytes.get(course.bytes.clone())?);
        let mut last = [0; 2];
        let mut parts = Vec::new();
        for _ in 0..reader.varint().ok()? {
            let place = |[x, y]: &[i64; 2]| Mercator::new(*x as f64 / self.grid, *y as f64 / self.grid);
            parts.push(reader.points(&mut last).ok()?.iter().map(place).collect::<Vec<_>>());
        }
        let sound = parts.iter().flatten().all(|point| Bounds::WORLD.contains(*point));
        match course.kind {
            _ if !sound => None,
            Water::River => Outline::line_through(parts.into_iter().map(|part| smoothed(&part)).collect()),
            Water::Lake => Outline::area_within(parts),
        }
    }

    /// How many rivers and lakes have been decoded so far.
    #[cfg(test)]
    pub(super) fn decoded(&self) -> usize {
        self.courses.iter().filter(|course| course.outline.get().is_some()).count()
    }
}

fn zoom(projector: &Projector) -> f64 {
    (projector.camera().scale / ZOOM_0).log2()
}

/// The line with its corners cut twice, as Chaikin does: a river has none. Its ends stay.
fn smoothed(line: &[Mercator]) -> Vec<Mercator> {
    let cut = |line: &[Mercator]| -> Vec<Mercator> {
        let (Some(first), Some(last)) = (line.first(), line.last()) else { return Vec::new() };
        let between = |a: Mercator, b: Mercator, part: f64| {
            Mercator::new(a.x + (b.x - a.x) * part, a.y + (b.y - a.y) * part)
        };
        let inner = line
            .windows(2)
            .flat_map(|edge| [between(edge[0], edge[1], 0.25), between(edge[0], edge[1], 0.75)]);
        std::iter::once(*first).chain(inner).chain([*last]).collect()
    };
    if line.len() < 3 { line.to_vec() } else { cut(&cut(line)) }
}

fn read_name(reader: &mut Reader, grid: f64) -> Result<Name, DecodeError> {
    let kind = match reader.byte()? {
        0 => NameKind::Country,
        1 => NameKind::Province,
        2 => NameKind::Sea,
        3 => NameKind::Lake,
        _ => return Err(DecodeError::Damaged),
    };
    let zoom = f64::from(reader.byte()?) / 10.0;
    let at = reader.point(grid)?;
    let reach = f64::from(reader.varint()?) / grid;
    let length = reader.varint()? as usize;
    let text = std::str::from_utf8(reader.take(length)?).map_err(|_| DecodeError::Damaged)?.to_owned();
    Ok(Name { kind, text, at, zoom, reach })
}

fn read_course(reader: &mut Reader, grid: f64) -> Result<Course, DecodeError> {
    let kind = match reader.byte()? {
        0 => Water::River,
        1 => Water::Lake,
        _ => return Err(DecodeError::Damaged),
    };
    let zoom = f64::from(reader.byte()?) / 10.0;
    let (min, size) = (reader.point(grid)?, reader.point(grid)?);
    let bounds = Bounds::between(min, Mercator::new(min.x + size.x, min.y + size.y));
    Ok(Course { kind, zoom, bounds, bytes: 0..reader.varint()? as usize, outline: OnceLock::new() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Camera;
    use crate::geo::LonLat;
    use egui::{Rect, vec2};

    fn over(lon: f64, lat: f64, width_km: f64) -> Projector {
        let viewport = Rect::from_min_size(Pos2::ZERO, vec2(900.0, 600.0));
        Projector::new(Camera::over(LonLat::new(lon, lat), width_km, viewport.size()), viewport)
    }

    #[test]
    fn water_is_decoded_when_it_comes_into_sight_and_never_on_maps_of_a_town() {
        let detail = Detail::from_bytes(DETAIL).expect("sound");
        assert_eq!(detail.decoded(), 0);
        assert!(detail.lines(&over(40.27, 35.3, 30.0), Water::River).is_empty());
        assert_eq!(detail.decoded(), 0, "a kilometre is too much there");
        let euphrates = detail.lines(&over(40.27, 35.3, 300.0), Water::River);
        assert!(!euphrates.is_empty());
        let few = detail.decoded();
        assert!(few < 20, "{few} were decoded");
        assert!(!detail.lakes(&over(33.0, -1.0, 800.0), Color32::RED).is_empty(), "Lake Victoria");
        assert!(detail.decoded() > few);
    }

    #[test]
    fn every_river_and_every_lake_is_sound() {
        let detail = Detail::from_bytes(DETAIL).expect("sound");
        assert!(detail.courses.len() > 2500 && detail.names.len() > 5000);
        for course in &detail.courses {
            let outline = detail.decode(course).expect("sound");
            let around = course.bounds.expand(2.0 / detail.grid);
            assert!(around.contains_bounds(outline.bounds()), "{course:?}");
        }
    }

    #[test]
    fn no_flipped_byte_brings_a_panic() {
        for at in (0..DETAIL.len()).step_by(9_973).chain(0..40) {
            let mut bytes = DETAIL.to_vec();
            bytes[at] ^= 0x55;
            let bytes: &'static [u8] = Box::leak(bytes.into_boxed_slice());
            if let Ok(detail) = Detail::from_bytes(bytes) {
                for course in &detail.courses {
                    let _ = detail.decode(course);
                }
            }
        }
        assert!(Detail::from_bytes(&DETAIL[..DETAIL.len() - 1]).is_err());
        assert!(Detail::from_bytes(b"PXBD").is_err() && Detail::from_bytes(b"nothing").is_err());
    }

    #[test]
    fn corners_of_rivers_are_cut_and_their_ends_stay() {
        let line = [(0.0, 0.0), (0.4, 0.0), (0.4, 0.4)].map(|(x, y)| Mercator::new(x, y));
        let smooth = smoothed(&line);
        assert_eq!((smooth.first(), smooth.last()), (line.first(), line.last()));
        assert!(!smooth.contains(&line[1]) && smooth.len() > 8);
        assert_eq!(smoothed(&line[..2]), line[..2]);
    }
}
