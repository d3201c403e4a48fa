//! A scale bar of a round length.

use super::Projector;

/// What a scale bar is divided in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Kilometres, and metres below one.
    Kilometres,
    /// International miles, and feet below a tenth.
    Miles,
}

/// A bar of a given length on the ground.
#[derive(Clone, Debug, PartialEq)]
pub struct ScaleBar {
    /// The length on the ground, in kilometres; a round number of its unit.
    pub km: f64,
    /// The length on the screen, in points.
    pub points: f32,
    /// "500 m", "5 km", "2,000 km", "300 ft", "0.5 mi", "3 mi".
    pub label: String,
}

/// Kilometres of a mile, and of a foot.
const MILE: f64 = 1.609_344;
const FOOT: f64 = 0.000_304_8;

/// Returns the longest round scale bar of at most `max_points` screen points, at the latitude of the
/// viewport's centre.
#[must_use]
pub fn scale_bar(projector: &Projector, max_points: f32, unit: Unit) -> ScaleBar {
    let points_per_km = projector.points_per_km_at(projector.camera().center);
    let most = (f64::from(max_points.max(1.0)) / points_per_km).max(1e-6);
    let (km, label) = match unit {
        Unit::Kilometres => {
            let km = round(most);
            (km, label(km))
        }
        Unit::Miles if most < MILE / 10.0 => {
            let feet = round(most / FOOT);
            (feet * FOOT, format!("{} ft", grouped(feet)))
        }
        Unit::Miles => {
            let miles = round(most / MILE);
            (miles * MILE, format!("{} mi", grouped(miles)))
        }
    };
    ScaleBar { km, points: (km * points_per_km) as f32, label }
}

/// The largest number of at most `most` that is 1, 2 or 5 times a power of ten.
fn round(most: f64) -> f64 {
    let decade = 10.0_f64.powf(most.log10().floor());
    // The first candidate that fits; the power of ten itself may be off by a rounding error, hence the half.
    [5.0, 2.0, 1.0, 0.5].into_iter().map(|step| step * decade).find(|one| *one <= most).unwrap_or(decade)
}

/// A number without needless digits, thousands grouped.
fn grouped(number: f64) -> String {
    if number < 0.999 {
        return format!("{}", (number * 1e3).round() / 1e3);
    }
    let whole = number.round() as u64;
    if whole < 1000 { whole.to_string() } else { format!("{},{:03}", whole / 1000, whole % 1000) }
}

/// The label: metres below one kilometre, thousands grouped.
fn label(km: f64) -> String {
    if km < 0.999 {
        return format!("{} m", (km * 1e6).round() / 1e3);
    }
    format!("{} km", grouped(km))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Camera, geo::LonLat};
    use egui::{Pos2, Rect, vec2};
    use proptest::prelude::*;

    fn bar(lat: f64, width_km: f64, max_points: f32) -> ScaleBar {
        let viewport = Rect::from_min_size(Pos2::ZERO, vec2(900.0, 600.0));
        let camera = Camera::over(LonLat::new(40.0, lat), width_km, viewport.size());
        scale_bar(&Projector::new(camera, viewport), max_points, Unit::Kilometres)
    }

    #[test]
    fn miles_are_round_too() {
        let label = |width_km: f64| {
            let viewport = Rect::from_min_size(Pos2::ZERO, vec2(900.0, 600.0));
            let camera = Camera::over(LonLat::new(40.0, 35.3), width_km, viewport.size());
            scale_bar(&Projector::new(camera, viewport), 180.0, Unit::Miles)
        };
        assert_eq!(label(30.0).label, "2 mi");
        assert!((label(30.0).points - 2.0 * 1.609_344 * 30.0).abs() < 0.01);
        assert_eq!(label(3.0).label, "0.2 mi");
        assert_eq!(label(0.3).label, "100 ft");
        assert_eq!(label(14_000.0).label, "1,000 mi");
    }

    #[test]
    fn lengths_are_round_and_said_plainly() {
        let label = |width_km: f64| bar(35.3, width_km, 180.0).label;
        assert_eq!(label(30.0), "5 km");
        assert_eq!(label(3.0), "500 m");
        assert_eq!(label(0.1), "20 m");
        assert_eq!(label(14_000.0), "2,000 km");
    }

    #[test]
    fn the_bar_is_as_long_as_it_says() {
        let found = bar(35.3, 30.0, 180.0);
        assert!((found.points - 150.0).abs() < 0.01 && (found.km - 5.0).abs() < 1e-9, "{found:?}");
    }

    proptest! {
        #[test]
        fn it_fits_and_is_not_needlessly_short(lat in -80.0..80.0, km in 0.1..5000.0, most in 60.0..300.0_f32) {
            let found = bar(lat, km, most);
            prop_assert!(found.points <= most + 0.01);
            prop_assert!(found.points >= most / 2.6, "{found:?} of {most}");
            let digit = found.km / 10.0_f64.powf((found.km * 1.000_001).log10().floor());
            prop_assert!([1.0, 2.0, 5.0].iter().any(|nice| (digit - nice).abs() < 1e-6), "{digit}");
        }
    }
}
