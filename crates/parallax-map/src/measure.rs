//! Distance and bearing between two positions, along the shortest way on the ellipsoid of WGS 84.

use geographiclib_rs::{DirectGeodesic as _, Geodesic, InverseGeodesic as _};

use crate::geo::LonLat;

/// Kilometres of an international mile.
const MILE: f64 = 1.609_344;

/// What lies between two positions.
#[derive(Clone, Debug, PartialEq)]
pub struct Measured {
    /// The length of the shortest way, in kilometres.
    pub km: f64,
    /// Its direction at its beginning, in degrees clockwise from true north, 0 to 360.
    pub bearing: f64,
    /// Positions along it, both ends included.
    pub way: Vec<LonLat>,
}

/// Measures the shortest way from one position to another.
#[must_use]
pub fn measure(from: LonLat, to: LonLat) -> Measured {
    let globe = Geodesic::wgs84();
    let (metres, azimuth, ..): (f64, f64, f64, f64) = globe.inverse(from.lat, from.lon, to.lat, to.lon);
    // A way of up to 100 km is straight on any map.
    let steps = ((metres / 100_000.0).ceil() as u32).clamp(1, 128);
    let along = |step: u32| {
        let (lat, lon): (f64, f64) =
            globe.direct(from.lat, from.lon, azimuth, metres * f64::from(step) / f64::from(steps));
        LonLat::new(lon, lat)
    };
    let way = std::iter::once(from).chain((1..steps).map(along)).chain([to]).collect();
    Measured { km: metres / 1000.0, bearing: azimuth.rem_euclid(360.0), way }
}

impl Measured {
    /// "12.3 km (7.6 mi), bearing 043°". Without a direction if there is no way.
    #[must_use]
    pub fn describe(&self) -> String {
        let km = if self.km < 1.0 {
            format!("{:.0} m", self.km * 1000.0)
        } else {
            format!("{} km", rounded(self.km))
        };
        let miles = rounded(self.km / MILE);
        if self.km < 1e-4 {
            return km;
        }
        let bearing = (self.bearing.round() as u32) % 360;
        format!("{km} ({miles} mi), bearing {bearing:03}°")
    }
}

/// A length with as many digits as a map can give: about three.
fn rounded(length: f64) -> String {
    match length {
        ..10.0 => format!("{length:.2}"),
        ..100.0 => format!("{length:.1}"),
        ..1000.0 => format!("{length:.0}"),
        _ => {
            let whole = length.round() as u64;
            format!("{},{:03}", whole / 1000, whole % 1000)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_and_bearings_are_those_that_are_published() {
        // The examples of GeodSolve and of the documentation of GeographicLib.
        let paris = measure(LonLat::new(-73.8, 40.6), LonLat::new(2.55, 49.016_666_67));
        assert!((paris.km - 5853.226).abs() < 0.001 && (paris.bearing - 53.470_22).abs() < 1e-4, "{paris:?}");
        let salamanca = measure(LonLat::new(174.81, -41.32), LonLat::new(-5.50, 40.96));
        assert!((salamanca.km - 19_959.679).abs() < 0.001 && (salamanca.bearing - 161.067_67).abs() < 1e-4);
        // A degree of latitude at the equator, from the tables of WGS 84.
        let degree = measure(LonLat::new(10.0, 0.0), LonLat::new(10.0, 1.0));
        assert!((degree.km - 110.574_39).abs() < 1e-4 && degree.bearing.abs() < 1e-9);
    }

    #[test]
    fn what_is_measured_is_told_with_about_three_digits() {
        let told = |km, bearing| Measured { km, bearing, way: Vec::new() }.describe();
        assert_eq!(told(12.345, 43.2), "12.3 km (7.67 mi), bearing 043°");
        assert_eq!(told(0.85, 359.7), "850 m (0.53 mi), bearing 000°");
        assert_eq!(told(5853.2, 53.5), "5,853 km (3,637 mi), bearing 054°");
        assert_eq!(told(0.0, 0.0), "0 m");
    }

    #[test]
    fn a_long_way_is_no_straight_line_and_ends_where_it_should() {
        let (from, to) = (LonLat::new(-73.8, 40.6), LonLat::new(2.55, 49.0));
        let found = measure(from, to);
        assert_eq!((found.way.first(), found.way.last()), (Some(&from), Some(&to)));
        assert!(found.way.iter().any(|at| at.lat > 51.0), "it bends to the north");
        assert_eq!(measure(from, from).way.len(), 2);
    }
}
