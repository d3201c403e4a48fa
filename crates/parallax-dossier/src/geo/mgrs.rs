//! Positions as references of the Military Grid Reference System (MGRS), as military maps and reports give them.
//!
//! Easting and northing follow from Krueger's series to the fourth order of the third flattening, as C. F. F. Karney, *Transverse
//! Mercator with an accuracy of a few nanometers*, J. Geodesy 85 (2011), gives it: less than a millimetre off within a zone. Zones,
//! bands and squares are those of DMA Technical Manual 8358.1.

use super::LonLat;

/// The bands of latitude, eight degrees each from 80 degrees south; the last has twelve.
const BANDS: &[u8; 20] = b"CDEFGHJKLMNPQRSTUVWX";
/// The letters of columns and rows: there is no I and no O.
const LETTERS: &[u8; 24] = b"ABCDEFGHJKLMNPQRSTUVWXYZ";
/// The equatorial radius in metres, and the flattening, of WGS 84.
const RADIUS: f64 = 6_378_137.0;
const FLATTENING: f64 = 1.0 / 298.257_223_563;
/// The scale on the middle meridian of a zone.
const SCALE: f64 = 0.9996;

impl LonLat {
    /// Returns the reference of the square of one metre that holds the position: "38SMB 44140 84706". `None` near the poles, where
    /// the system has another grid.
    ///
    /// ```
    /// use parallax_dossier::geo::LonLat;
    /// assert_eq!(LonLat::new(44.4, 33.3).to_mgrs().as_deref(), Some("38SMB 44140 84706"));
    /// assert_eq!(LonLat::new(0.0, 85.0).to_mgrs(), None);
    /// ```
    #[must_use]
    pub fn to_mgrs(self) -> Option<String> {
        if !self.is_on_globe() || !(-80.0..=84.0).contains(&self.lat) {
            return None;
        }
        let zone = zone(self);
        let band = BANDS[(((self.lat + 80.0) / 8.0) as usize).min(19)];
        let (easting, northing) = utm(self, f64::from(zone) * 6.0 - 183.0);
        let column = (easting / 100_000.0) as usize;
        let set = (zone as usize - 1) % 3;
        let column = LETTERS.get((set * 8 + column).checked_sub(1)?)?;
        let row = (northing / 100_000.0) as usize + if zone.is_multiple_of(2) { 5 } else { 0 };
        let row = LETTERS[row % 20];
        let (east, north) = (easting.rem_euclid(100_000.0) as u32, northing.rem_euclid(100_000.0) as u32);
        let [band, column, row] = [band, *column, row].map(char::from);
        Some(format!("{zone}{band}{column}{row} {east:05} {north:05}"))
    }
}

/// The zone of a position; around Norway some are wider.
fn zone(at: LonLat) -> u32 {
    let regular = ((at.lon + 180.0) / 6.0) as u32 % 60 + 1;
    match at.lat {
        56.0..64.0 if regular == 31 && at.lon >= 3.0 => 32,
        72.0..=84.0 if (0.0..42.0).contains(&at.lon) => match at.lon {
            ..9.0 => 31,
            ..21.0 => 33,
            ..33.0 => 35,
            _ => 37,
        },
        _ => regular,
    }
}

/// Easting and northing in metres from the middle meridian of a zone.
fn utm(at: LonLat, middle: f64) -> (f64, f64) {
    let n = FLATTENING / (2.0 - FLATTENING);
    let (n2, n3, n4) = (n * n, n.powi(3), n.powi(4));
    let around = RADIUS / (1.0 + n) * (1.0 + n2 / 4.0 + n4 / 64.0);
    let terms = [
        n / 2.0 - 2.0 * n2 / 3.0 + 5.0 * n3 / 16.0 + 41.0 * n4 / 180.0,
        13.0 * n2 / 48.0 - 3.0 * n3 / 5.0 + 557.0 * n4 / 1440.0,
        61.0 * n3 / 240.0 - 103.0 * n4 / 140.0,
        49_561.0 * n4 / 161_280.0,
    ];
    let (lat, lon) = (at.lat.to_radians().sin(), (at.lon - middle).to_radians());
    let e = 2.0 * n.sqrt() / (1.0 + n);
    let t = (lat.atanh() - e * (e * lat).atanh()).sinh();
    let (xi, eta) = (t.atan2(lon.cos()), (lon.sin() / t.hypot(1.0)).atanh());
    let (mut north, mut east) = (xi, eta);
    for (index, term) in terms.into_iter().enumerate() {
        let twice = 2.0 * (index + 1) as f64;
        north += term * (twice * xi).sin() * (twice * eta).cosh();
        east += term * (twice * xi).cos() * (twice * eta).sinh();
    }
    let south = if at.lat < 0.0 { 10_000_000.0 } else { 0.0 };
    (500_000.0 + SCALE * around * east, SCALE * around * north + south)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The reference of a position with its latitude first, as others write it.
    fn mgrs(lat: f64, lon: f64) -> String {
        LonLat::new(lon, lat).to_mgrs().expect("a reference")
    }

    #[test]
    fn references_are_those_that_others_publish() {
        // An example of GeographicLib: Baghdad, 38n 444140.54 3684706.36.
        assert_eq!(mgrs(33.3, 44.4), "38SMB 44140 84706");
        // The example of its `GeoConvert`: the middle of 38SMB4488.
        assert_eq!(mgrs(33.33424, 44.40363), "38SMB 44500 88500");
        // The example of the article on the system in Wikipedia, 4QFJ 12345 67890, at Honolulu.
        assert_eq!(mgrs(21.409_796, -157.916_08), "4QFJ 12345 67889");
    }

    #[test]
    fn zones_around_norway_are_wider() {
        assert!(mgrs(60.39, 5.32).starts_with("32V"), "Bergen");
        assert!(mgrs(60.0, 2.9).starts_with("31V"));
        assert!(mgrs(78.22, 15.65).starts_with("33X"), "Longyearbyen");
    }

    #[test]
    fn both_hemispheres_and_the_ends_of_the_grid_have_references() {
        assert!(mgrs(-33.87, 151.21).starts_with("56H"), "Sydney");
        assert!(mgrs(0.0, 0.0).starts_with("31N") && mgrs(-1e-9, 0.0).starts_with("31M"));
        assert!(mgrs(10.0, 180.0).starts_with("1P") && mgrs(10.0, -180.0).starts_with("1P"));
        assert!(mgrs(84.0, 20.0).starts_with("33X") && mgrs(-80.0, 20.0).starts_with("34C"));
        for (lon, lat) in [(0.0, 84.1), (0.0, -80.1), (f64::NAN, 0.0), (181.0, 0.0)] {
            assert_eq!(LonLat::new(lon, lat).to_mgrs(), None);
        }
    }
}
