//! Where on a map there is room for the names of countries and seas: within the parts of them that the map shows, a country's on its
//! land and clear of its neighbours, a sea's on water.
//!
//! A name has a position of its own; this is for maps on which that is out of sight or taken. No country is named where it is disputed
//! whose the ground is.

use egui::{Color32, Pos2, Rect, Vec2};

use super::areas::{Area, AreaKind};
use super::detail::{Detail, Name, NameKind, Seen};
use super::{Basemap, Fine};
use crate::Projector;
use crate::raster::{CELL, Raster};

/// How far the outline of a country may be from its border, in kilometres: its name keeps so far from its neighbours.
const INEXACT_KM: f64 = 5.0;
/// The same on the screen at most, in cells: where that is less, the border is in the next cells or so.
const FARTHEST: usize = 40;
/// The places that are tried for a name.
const SPOTS: usize = 16;
/// A country has room for its name if what is seen of it has as large an area as a square of so many points.
const ROOMY: f32 = 60.0;
/// A country larger than the map that has this share of its land is not named: in the midst of it, its name would look like a place's.
const MIDST: f32 = 0.92;

/// The rooms for names on a map.
#[derive(Debug)]
pub struct Rooms<'a> {
    detail: &'a Detail,
    projector: Projector,
    /// Land without lakes, and the rest.
    land: Raster<bool>,
    water: Raster<bool>,
    /// The number of the area of the country at each cell plus one; the largest number where no country is named, 0 for none.
    countries: Raster<u16>,
    /// Cells on land that are clear of other countries.
    clear: Raster<bool>,
    /// For each number of a country, how many cells of its land are in sight, and how many of them are clear.
    sizes: Vec<Size>,
}

/// How much of a country is in sight, in cells.
#[derive(Clone, Copy, Debug, Default)]
struct Size {
    whole: usize,
    clear: usize,
}

/// The owner of the ground on which no country is named.
const NOBODY: u16 = u16::MAX;

impl Rooms<'static> {
    /// The rooms on a map with the built-in base map.
    #[must_use]
    pub fn new(projector: &Projector) -> Self {
        let detail = Detail::bundled();
        let mut land = Raster::new(projector, false);
        for copy in projector.copies() {
            let mesh = match Fine::for_scale(projector) {
                Some(fine) => fine.land_mesh(&copy, Color32::BLACK),
                None => Basemap::bundled().land_mesh(&copy, Color32::BLACK),
            };
            land.fill_mesh(&mesh, true);
        }
        if Detail::has_water(projector) {
            land.fill_mesh(&detail.lakes(projector, Color32::BLACK), false);
        }
        let countries = countries(detail, projector);
        let inexact = INEXACT_KM * projector.points_per_km_at(projector.camera().center) / f64::from(CELL);
        let clear = countries.clear_of_others((inexact.ceil() as usize).clamp(1, FARTHEST));
        let clear = clear.map(|at| clear.cells()[at] && land.cells()[at]);
        let mut sizes = vec![Size::default(); detail.areas().len() + 1];
        for (at, owner) in countries.cells().iter().enumerate().filter(|(at, _)| land.cells()[*at]) {
            if let Some(size) = sizes.get_mut(usize::from(*owner)) {
                size.whole += 1;
                size.clear += usize::from(clear.cells()[at]);
            }
        }
        let water = land.map(|at| !land.cells()[at]);
        Self { detail, projector: *projector, land, water, countries, clear, sizes }
    }
}

/// Who has the ground: the countries in sight, and over them what none has.
fn countries(detail: &Detail, projector: &Projector) -> Raster<u16> {
    let mut owners = Raster::new(projector, 0);
    let withheld = |area: &Area| area.kind == AreaKind::Withheld;
    let areas = detail.areas().iter().enumerate();
    let (last, first): (Vec<_>, Vec<_>) = areas.partition(|(_, area)| withheld(area));
    for (index, area) in first.into_iter().chain(last) {
        let owner = match area.kind {
            AreaKind::Country(_) => (index + 1) as u16,
            AreaKind::Withheld => NOBODY,
            AreaKind::Sea(_) => continue,
        };
        for turned in projector.turned_to(area.bounds) {
            owners.fill_rings(detail.rings(area), &turned, projector, owner);
        }
    }
    owners
}

impl Rooms<'_> {
    /// The names that a map of this scale shows, with their positions on the screen, the more important ones first: those whose own
    /// position is in sight, and those of countries and seas of which a part is.
    #[must_use]
    pub fn names(&self) -> Vec<Seen<'_>> {
        let mut seen = self.detail.named_in_sight(&self.projector);
        seen.retain(|seen| seen.name.kind != NameKind::Country || !self.is_midst(seen));
        for (number, area) in self.detail.areas().iter().enumerate() {
            let (AreaKind::Country(index) | AreaKind::Sea(index)) = area.kind else { continue };
            let name = self.detail.name(index);
            if seen.iter().any(|other| other.name.kind == name.kind && other.name.text == name.text) {
                continue;
            }
            let cells = match area.kind {
                AreaKind::Country(_) => self.sizes[number + 1].clear,
                _ if name.is_shown_at(&self.projector) && self.projector.sees(area.bounds) => {
                    self.water_of(name).count()
                }
                _ => 0,
            };
            let other = Seen { name, at: None, side: (cells as f32).sqrt() * CELL };
            if other.side >= ROOMY && !self.is_midst(&other) {
                seen.push(other);
            }
        }
        seen.sort_by_key(|seen| seen.name.kind);
        seen
    }

    /// Where a name of this size has room within what is seen of its country or sea, the best place first.
    #[must_use]
    pub fn spots(&self, name: &Name, size: Vec2) -> Vec<Pos2> {
        let part = self.part(name);
        let needed = (size.x * size.y / (CELL * CELL)) as usize;
        if part.count() < needed { Vec::new() } else { part.spots(size, SPOTS) }
    }

    /// Whether a rectangle lies on water.
    #[must_use]
    pub fn is_on_water(&self, rect: Rect) -> bool {
        self.water.holds(rect)
    }

    /// Whether it is disputed whose the ground at a position is.
    #[must_use]
    pub fn is_withheld(&self, at: Pos2) -> bool {
        self.countries.at(at) == Some(NOBODY)
    }

    /// The cells of what is seen of a country or a sea in which it may be named; none of anything else.
    fn part(&self, name: &Name) -> Raster<bool> {
        match name.kind {
            NameKind::Sea => self.water_of(name),
            _ => self.ground_of(name),
        }
    }

    fn ground_of(&self, name: &Name) -> Raster<bool> {
        let owner = self.owner(name);
        let (owners, clear) = (self.countries.cells(), self.clear.cells());
        self.land.map(|at| Some(owners[at]) == owner && clear[at])
    }

    /// The number with which a country has its ground.
    fn owner(&self, name: &Name) -> Option<u16> {
        let is_its =
            |area: &Area| matches!(area.kind, AreaKind::Country(index) if self.detail.name(index) == name);
        self.detail.areas().iter().position(is_its).map(|index| (index + 1) as u16)
    }

    /// The water of a sea, without that of the smaller seas in it that this map names.
    fn water_of(&self, name: &Name) -> Raster<bool> {
        let mut water = Raster::new(&self.projector, false);
        let size = |area: &Area| area.bounds.width() * area.bounds.height();
        let mut largest = 0.0_f64;
        for (area, _) in self.seas().filter(|(_, other)| other.text == name.text) {
            self.fill(&mut water, area, true);
            largest = largest.max(size(area));
        }
        for (area, other) in self.seas() {
            if other.text != name.text && size(area) < largest && other.is_shown_at(&self.projector) {
                self.fill(&mut water, area, false);
            }
        }
        let (cells, wet) = (water.cells(), self.water.cells());
        water.map(|at| cells[at] && wet[at])
    }

    fn seas(&self) -> impl Iterator<Item = (&Area, &Name)> {
        let seas = self.detail.areas().iter().filter_map(|area| match area.kind {
            AreaKind::Sea(index) => Some((area, self.detail.name(index))),
            _ => None,
        });
        seas.filter(|(area, _)| self.projector.sees(area.bounds))
    }

    fn fill(&self, raster: &mut Raster<bool>, area: &Area, value: bool) {
        for turned in self.projector.turned_to(area.bounds) {
            raster.fill_rings(self.detail.rings(area), &turned, &self.projector, value);
        }
    }

    /// Whether a country is larger than the map and has nearly all of its land.
    fn is_midst(&self, seen: &Seen<'_>) -> bool {
        if seen.name.kind != NameKind::Country || seen.name.fits(&self.projector) {
            return false;
        }
        let own = self.owner(seen.name).map_or(0, |owner| self.sizes[usize::from(owner)].whole);
        own as f32 >= MIDST * self.land.count() as f32
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Camera;
    use crate::geo::LonLat;
    use egui::vec2;

    fn over(lon: f64, lat: f64, width_km: f64) -> Projector {
        let viewport = Rect::from_min_size(Pos2::ZERO, vec2(900.0, 600.0));
        Projector::new(Camera::over(LonLat::new(lon, lat), width_km, viewport.size()), viewport)
    }

    /// Where a name of the usual size has room, on the globe.
    fn spots(projector: &Projector, text: &str) -> Vec<LonLat> {
        let rooms = Rooms::new(projector);
        let name =
            rooms.names().into_iter().find(|seen| seen.name.text == text).map(|seen| seen.name.clone());
        let spots = name.map(|name| rooms.spots(&name, vec2(90.0, 16.0))).unwrap_or_default();
        spots.into_iter().map(|at| projector.to_plane(at).to_lon_lat()).collect()
    }

    fn named(projector: &Projector, kind: NameKind) -> Vec<String> {
        Rooms::new(projector)
            .names()
            .iter()
            .filter(|seen| seen.name.kind == kind)
            .map(|seen| seen.name.text.clone())
            .collect()
    }

    #[test]
    fn countries_are_named_on_maps_of_regions_and_provinces_on_maps_of_countries() {
        let region = over(40.0, 34.0, 2500.0);
        let countries = named(&region, NameKind::Country);
        for country in ["Syria", "Iraq", "Turkey", "Jordan"] {
            assert!(countries.iter().any(|name| name == country), "{country} in {countries:?}");
        }
        let province = over(40.3, 35.3, 400.0);
        assert!(
            named(&province, NameKind::Province)
                .iter()
                .any(|name| name.contains("Zaw") || name.contains("Dayr"))
        );
        assert!(named(&over(0.0, 20.0, 30_000.0), NameKind::Province).is_empty());
        assert!(named(&over(18.0, 35.0, 3000.0), NameKind::Sea).contains(&"Mediterranean Sea".to_owned()));
    }

    #[test]
    fn in_the_midst_of_a_province_its_name_is_not_taken_for_a_place() {
        assert!(Rooms::new(&over(40.3, 35.3, 20.0)).names().is_empty());
    }

    #[test]
    fn a_sea_is_named_on_what_is_seen_of_its_water() {
        // Neither the middle of the sea nor that of the ocean is within 500 km of Puerto Rico.
        let projector = over(-66.4, 18.2, 500.0);
        let (sea, ocean) = (spots(&projector, "Caribbean Sea"), spots(&projector, "Atlantic Ocean"));
        assert!(!sea.is_empty() && !ocean.is_empty());
        assert!(sea.iter().all(|at| at.lat < 18.1), "{sea:?}");
        assert!(ocean.iter().all(|at| at.lat > 18.4), "{ocean:?}");
        let rooms = Rooms::new(&projector);
        let size = vec2(90.0, 16.0);
        for at in sea.iter().chain(&ocean) {
            assert!(
                rooms.is_on_water(Rect::from_center_size(projector.lon_lat_to_screen(*at), size)),
                "{at:?}"
            );
        }
    }

    #[test]
    fn a_sea_of_two_names_has_both_wherever_it_is_named() {
        for (lon, lat, expected) in
            [(49.6, 28.6, "Arabian Gulf / Persian Gulf"), (131.0, 37.0, "East Sea / Sea of Japan")]
        {
            let seas = named(&over(lon, lat, 400.0), NameKind::Sea);
            assert_eq!(seas, [expected], "at {lon} {lat}");
        }
    }

    #[test]
    fn water_that_has_a_name_of_its_own_is_not_given_that_of_the_sea_around_it() {
        let islands = over(25.3, 38.2, 180.0);
        assert!(named(&islands, NameKind::Sea).contains(&"Aegean Sea".to_owned()));
        assert!(spots(&islands, "Mediterranean Sea").is_empty());
    }

    #[test]
    fn a_country_is_named_on_what_is_seen_of_it_and_clear_of_its_neighbours() {
        // The middle of Russia is far to the east.
        let russia = spots(&over(35.5, 50.6, 700.0), "Russia");
        assert!(!russia.is_empty());
        assert!(russia.iter().all(|at| at.lat > 50.0), "{russia:?}");
        let egypt = spots(&over(31.0, 21.5, 400.0), "Egypt");
        assert!(!egypt.is_empty() && egypt.iter().all(|at| at.lat > 22.0), "{egypt:?}");
    }

    #[test]
    fn no_country_is_named_where_it_is_disputed_whose_the_ground_is() {
        for (lon, lat, width) in [
            (34.2, 45.3, 250.0),  // Crimea
            (38.0, 48.3, 300.0),  // Donetsk and Luhansk
            (41.0, 43.0, 100.0),  // Abkhazia
            (35.8, 33.0, 40.0),   // the Golan Heights
            (76.0, 34.8, 400.0),  // Kashmir
            (-13.5, 24.5, 500.0), // Western Sahara
            (94.5, 28.2, 300.0),  // Arunachal Pradesh
            (46.0, 9.8, 300.0),   // Somaliland
            (-59.9, 5.5, 250.0),  // Essequibo
            (35.5, 22.7, 120.0),  // the Halaib Triangle
            (21.0, 42.6, 100.0),  // Kosovo
        ] {
            let projector = over(lon, lat, width);
            let rooms = Rooms::new(&projector);
            let middle = projector.viewport().center();
            assert!(rooms.is_withheld(middle), "{lon} {lat}");
            for seen in rooms.names().iter().filter(|seen| seen.name.kind == NameKind::Country) {
                for at in rooms.spots(seen.name, vec2(60.0, 14.0)) {
                    let rect = Rect::from_center_size(at, vec2(60.0, 14.0));
                    let corners =
                        [rect.left_top(), rect.right_top(), rect.left_bottom(), rect.right_bottom(), at];
                    assert!(
                        corners.iter().all(|at| !rooms.is_withheld(*at)),
                        "{} at {lon} {lat}",
                        seen.name.text
                    );
                }
            }
        }
    }

    #[test]
    fn a_country_that_is_all_of_the_map_is_not_named_and_both_sides_of_a_border_are() {
        assert!(named(&over(60.0, 58.0, 300.0), NameKind::Country).is_empty(), "all of it is Russia");
        let border = named(&over(87.0, 49.6, 900.0), NameKind::Country);
        for country in ["Russia", "Kazakhstan", "China"] {
            assert!(border.iter().any(|name| name == country), "{country} in {border:?}");
        }
    }

    #[test]
    fn across_180_degrees_the_ocean_is_named_as_elsewhere() {
        for lon in [179.5, -179.5] {
            assert!(!spots(&over(lon, -40.0, 900.0), "Pacific Ocean").is_empty(), "{lon}");
        }
    }
}
