//! Coordinates on the globe and on the Web Mercator plane.
//!
//! The lowest room beside `dossier`: plain numbers with names. It knows nothing of dossiers, screens or egui.

mod mgrs;
mod path;
mod written;

use std::f64::consts::PI;

pub use path::{area_on_plane, line_on_plane};

/// Mean radius of the Earth in kilometres (IUGG mean radius R1).
const EARTH_RADIUS_KM: f64 = 6371.0088;

/// The latitude at which the square of Web Mercator ends (EPSG:3857), in degrees.
pub const MERCATOR_LIMIT: f64 = 85.051_128_779_806_6;

/// A position on the globe in degrees, WGS 84, longitude first.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LonLat {
    /// Degrees east of Greenwich, -180 to 180.
    pub lon: f64,
    /// Degrees north of the equator, -90 to 90.
    pub lat: f64,
}

impl LonLat {
    /// Makes a position from degrees east and degrees north.
    #[must_use]
    pub const fn new(lon: f64, lat: f64) -> Self {
        Self { lon, lat }
    }

    /// True if both coordinates are finite and on the globe.
    #[must_use]
    pub fn is_on_globe(self) -> bool {
        (-180.0..=180.0).contains(&self.lon) && (-90.0..=90.0).contains(&self.lat)
    }

    /// Whether the Web Mercator plane has this latitude.
    #[must_use]
    pub fn is_on_plane(self) -> bool {
        self.lat.abs() <= MERCATOR_LIMIT
    }

    /// Great-circle distance in kilometres (haversine formula).
    ///
    /// ```
    /// use parallax_dossier::geo::LonLat;
    /// let damascus = LonLat::new(36.2913, 33.5102);
    /// let moscow = LonLat::new(37.6178, 55.7520);
    /// assert!((damascus.distance_km(moscow) - 2475.0).abs() < 5.0);
    /// ```
    #[must_use]
    pub fn distance_km(self, other: Self) -> f64 {
        let (a, b) = (self.lat.to_radians(), other.lat.to_radians());
        let half_lat = ((b - a) / 2.0).sin();
        let half_lon = ((other.lon - self.lon).to_radians() / 2.0).sin();
        let h = half_lat.powi(2) + a.cos() * b.cos() * half_lon.powi(2);
        2.0 * EARTH_RADIUS_KM * h.sqrt().min(1.0).asin()
    }

    /// The position on the Web Mercator plane. For a latitude past [`MERCATOR_LIMIT`] that is its edge, where nothing may be
    /// drawn: ask [`is_on_plane`](Self::is_on_plane) first.
    #[must_use]
    pub fn to_mercator(self) -> Mercator {
        let lat = self.lat.clamp(-MERCATOR_LIMIT, MERCATOR_LIMIT).to_radians();
        Mercator { x: (self.lon + 180.0) / 360.0, y: 0.5 - (PI / 4.0 + lat / 2.0).tan().ln() / (2.0 * PI) }
    }
}

/// A position on the Web Mercator plane: the world is the unit square, x eastward, y *southward*. East and west of the
/// square the world is repeated: whole numbers added to x lead to the same position.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mercator {
    /// 0 at 180° W, 1 at 180° E.
    pub x: f64,
    /// 0 at the northern edge, 1 at the southern.
    pub y: f64,
}

impl Mercator {
    /// Makes a point from its coordinates.
    #[must_use]
    pub const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    /// The same position, at most half a world east or west of `x`.
    #[must_use]
    pub fn near(self, x: f64) -> Self {
        let aside = self.x - x;
        // At exactly half a world both sides are equally near: the one that was given stays.
        if aside.abs() <= 0.5 { self } else { Self::new(self.x - aside.round(), self.y) }
    }

    /// The position on the globe.
    #[must_use]
    pub fn to_lon_lat(self) -> LonLat {
        let lat = 2.0 * ((0.5 - self.y) * 2.0 * PI).exp().atan() - PI / 2.0;
        LonLat::new(self.x * 360.0 - 180.0, lat.to_degrees())
    }

    /// The number of kilometres on the ground that one unit of the plane covers at this point's latitude.
    #[must_use]
    pub fn km_per_unit(self) -> f64 {
        2.0 * PI * EARTH_RADIUS_KM * self.to_lon_lat().lat.to_radians().cos()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn projection_round_trips() {
        for (lon, lat) in [(40.2892, 35.3009), (-122.0, -45.5), (0.0, 0.0), (179.9, 84.9)] {
            let back = LonLat::new(lon, lat).to_mercator().to_lon_lat();
            assert!((back.lon - lon).abs() < 1e-9 && (back.lat - lat).abs() < 1e-9, "{back:?}");
        }
    }

    #[test]
    fn the_plane_is_a_unit_square() {
        let corner = LonLat::new(-180.0, MERCATOR_LIMIT).to_mercator();
        assert!(corner.x.abs() < 1e-12 && corner.y.abs() < 1e-9);
        let pole = LonLat::new(180.0, -90.0).to_mercator();
        assert!((pole.x - 1.0).abs() < 1e-12 && (pole.y - 1.0).abs() < 1e-9);
    }

    #[test]
    fn a_unit_is_shorter_on_the_ground_further_north() {
        let khusham = LonLat::new(40.2892, 35.3009).to_mercator();
        let equator = LonLat::new(0.0, 0.0).to_mercator();
        assert!((equator.km_per_unit() - 40_030.2).abs() < 1.0);
        assert!((khusham.km_per_unit() / equator.km_per_unit() - 0.816).abs() < 0.001);
    }

    #[test]
    fn off_the_globe_is_noticed() {
        assert!(!LonLat::new(181.0, 0.0).is_on_globe());
        assert!(!LonLat::new(0.0, f64::NAN).is_on_globe());
        assert!(LonLat::new(-180.0, 90.0).is_on_globe());
    }
}
