//! What the base map has beside land and borders: names of countries, provinces, seas and lakes, and rivers and lakes.
//!
//! The asset begins with an index of names and of rectangles. Reading that takes a millisecond, at the first frame that shows any of
//! it; a river or a lake is decoded when it first comes into sight.

use std::ops::Range;
use std::sync::{LazyLock, OnceLock};

use egui::{Color32, Mesh, Pos2};

use super::DecodeError;
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
    /// Where it belongs.
    pub at: Pos2,
    /// The side of a square as large as what it names, in points; 0 for a sea, whose extent is not known.
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
        let mut reader = Reader { bytes, at: 0 };
        if reader.take(4)? != b"PXBD" || reader.byte()? != 1 {
            return Err(DecodeError::Damaged);
        }
        let bits = reader.byte()?;
        if bits > 28 {
            return Err(DecodeError::Damaged);
        }
        let grid = f64::from(1_u32 << bits);
        let names = (0..reader.varint()?).map(|_| reader.name(grid)).collect::<Result<_, _>>()?;
        let courses = (0..reader.varint()?).map(|_| reader.course(grid)).collect::<Result<Vec<_>, _>>()?;
        let mut start = reader.at;
        let mut detail = Self { bytes, names, courses, grid };
        for course in &mut detail.courses {
            course.bytes = start..start.saturating_add(course.bytes.len());
            start = course.bytes.end;
        }
        if start == bytes.len() { Ok(detail) } else { Err(DecodeError::Truncated) }
    }

    /// The names that a map of this scale shows, with their positions on the screen, the more important ones first.
    #[must_use]
    pub fn names(&self, projector: &Projector) -> Vec<Seen<'_>> {
        let (zoom, viewport) = (zoom(projector), projector.viewport());
        let widest = WIDEST * f64::from(viewport.size().max_elem());
        let shown = |name: &&Name| {
            let side = name.reach * projector.camera().scale;
            let fits = match name.kind {
                NameKind::Sea => true,
                NameKind::Country => side <= 2.0 * widest,
                NameKind::Province => zoom >= PROVINCES && (SMALLEST_PROVINCE..=widest).contains(&side),
                NameKind::Lake => side >= SMALLEST_LAKE,
            };
            let has_room = name.kind == NameKind::Country && side >= ROOMY;
            fits && (name.zoom <= zoom || has_room)
        };
        let seen = self.names.iter().filter(shown).map(|name| Seen {
            name,
            at: projector.to_screen(name.at.near(projector.camera().center.x)),
            side: (name.reach * projector.camera().scale) as f32,
        });
        let mut seen: Vec<Seen<'_>> = seen.filter(|seen| viewport.contains(seen.at)).collect();
        seen.sort_by_key(|seen| seen.name.kind);
        seen
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
        let mut reader = Reader { bytes: self.bytes.get(course.bytes.clone())?, at: 0 };
        let (mut x, mut y) = (0_i64, 0_i64);
        let mut parts = Vec::new();
        for _ in 0..reader.varint().ok()? {
            let mut part = Vec::new();
            for _ in 0..reader.varint().ok()? {
                x = x.checked_add(reader.signed().ok()?)?;
                y = y.checked_add(reader.signed().ok()?)?;
                part.push(Mercator::new(x as f64 / self.grid, y as f64 / self.grid));
            }
            parts.push(part);
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

struct Reader {
    bytes: &'static [u8],
    at: usize,
}

impl Reader {
    fn take(&mut self, count: usize) -> Result<&'static [u8], DecodeError> {
        let end = self.at.checked_add(count).ok_or(DecodeError::Truncated)?;
        let taken = self.bytes.get(self.at..end).ok_or(DecodeError::Truncated)?;
        self.at = end;
        Ok(taken)
    }

    fn byte(&mut self) -> Result<u8, DecodeError> {
        self.take(1).map(|bytes| bytes[0])
    }

    fn varint(&mut self) -> Result<u32, DecodeError> {
        let mut value = 0_u32;
        for shift in [0, 7, 14, 21] {
            let byte = self.byte()?;
            value |= u32::from(byte & 127) << shift;
            if byte < 128 {
                return Ok(value);
            }
        }
        Err(DecodeError::Damaged)
    }

    fn signed(&mut self) -> Result<i64, DecodeError> {
        let value = i64::from(self.varint()?);
        Ok(if value % 2 == 0 { value / 2 } else { -(value + 1) / 2 })
    }

    fn point(&mut self, grid: f64) -> Result<Mercator, DecodeError> {
        Ok(Mercator::new(f64::from(self.varint()?) / grid, f64::from(self.varint()?) / grid))
    }

    fn name(&mut self, grid: f64) -> Result<Name, DecodeError> {
        let kind = match self.byte()? {
            0 => NameKind::Country,
            1 => NameKind::Province,
            2 => NameKind::Sea,
            3 => NameKind::Lake,
            _ => return Err(DecodeError::Damaged),
        };
        let zoom = f64::from(self.byte()?) / 10.0;
        let at = self.point(grid)?;
        let reach = f64::from(self.varint()?) / grid;
        let length = self.varint()? as usize;
        let text = std::str::from_utf8(self.take(length)?).map_err(|_| DecodeError::Damaged)?.to_owned();
        Ok(Name { kind, text, at, zoom, reach })
    }

    fn course(&mut self, grid: f64) -> Result<Course, DecodeError> {
        let kind = match self.byte()? {
            0 => Water::River,
            1 => Water::Lake,
            _ => return Err(DecodeError::Damaged),
        };
        let zoom = f64::from(self.byte()?) / 10.0;
        let (min, size) = (self.point(grid)?, self.point(grid)?);
        let bounds = Bounds::between(min, Mercator::new(min.x + size.x, min.y + size.y));
        Ok(Course { kind, zoom, bounds, bytes: 0..self.varint()? as usize, outline: OnceLock::new() })
    }
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

    fn named(projector: &Projector, kind: NameKind) -> Vec<&'static str> {
        let names = Detail::bundled().names(projector);
        names.into_iter().filter(|seen| seen.name.kind == kind).map(|seen| seen.name.text.as_str()).collect()
    }

    #[test]
    fn countries_are_named_on_maps_of_regions_and_provinces_on_maps_of_countries() {
        let region = over(40.0, 34.0, 2500.0);
        let countries = named(&region, NameKind::Country);
        for country in ["Syria", "Iraq", "Turkey", "Jordan"] {
            assert!(countries.contains(&country), "{country} in {countries:?}");
        }
        let province = over(40.3, 35.3, 400.0);
        assert!(
            named(&province, NameKind::Province)
                .iter()
                .any(|name| name.contains("Zaw") || name.contains("Dayr"))
        );
        assert!(named(&over(0.0, 20.0, 30_000.0), NameKind::Province).is_empty());
        assert!(named(&over(18.0, 35.0, 3000.0), NameKind::Sea).contains(&"Mediterranean Sea"));
    }

    #[test]
    fn in_the_midst_of_a_province_its_name_is_not_taken_for_a_place() {
        assert!(Detail::bundled().names(&over(40.3, 35.3, 20.0)).is_empty());
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
