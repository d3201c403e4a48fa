//! Lines of equal longitude and latitude at round distances, with their labels.

use crate::geo::{LonLat, MERCATOR_LIMIT};

use super::Projector;

/// The permitted distances between lines, in degrees.
const STEPS: [f64; 20] = [
    0.000_01, 0.000_02, 0.000_05, 0.000_1, 0.000_2, 0.000_5, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2,
    0.5, 1.0, 2.0, 5.0, 10.0, 30.0,
];
/// Maximum number of lines along the longer side of the viewport; there are rarely fewer than half as many.
const MOST_LINES: f32 = 8.0;

/// One meridian or parallel in view.
#[derive(Clone, Debug, PartialEq)]
pub struct GridLine {
    /// Degrees east (meridian) or north (parallel), -180 to 180; negative west and south.
    pub degrees: f64,
    /// Screen x of a meridian, screen y of a parallel.
    pub at: f32,
    /// "40.25° E", "35.30° N", "0°".
    pub label: String,
}

/// The lines in view.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Graticule {
    /// West to east.
    pub meridians: Vec<GridLine>,
    /// North to south.
    pub parallels: Vec<GridLine>,
}

impl Graticule {
    /// Returns the lines visible through the projector.
    #[must_use]
    pub fn new(projector: &Projector) -> Self {
        let spacing = f64::from(projector.viewport().size().max_elem() / MOST_LINES);
        let visible = projector.visible();
        let (north_west, south_east) = (visible.min.to_lon_lat(), visible.max.to_lon_lat());
        let center = projector.camera().center.to_lon_lat();
        // On the Mercator plane, a degree of latitude is longer than a degree of longitude by 1 /
        // cos(latitude).
        let lon_step = step(spacing / projector.camera().scale * 360.0);
        let lat_step = step(spacing / projector.camera().scale * 360.0 * center.lat.to_radians().cos());
        // West and east of 180° the degrees begin again.
        let meridian = |degrees: f64| {
            let turned = if degrees.abs() > 180.0 { degrees - 360.0_f64.copysign(degrees) } else { degrees };
            GridLine {
                degrees: turned,
                at: projector.to_screen(LonLat::new(degrees, center.lat).to_mercator()).x,
                label: label(turned, lon_step, ["E", "W"]),
            }
        };
        let parallel = |degrees: f64| GridLine {
            degrees,
            at: projector.lon_lat_to_screen(LonLat::new(center.lon, degrees)).y,
            label: label(degrees, lat_step, ["N", "S"]),
        };
        let (west, east) = (north_west.lon.max(center.lon - 180.0), south_east.lon.min(center.lon + 180.0));
        let (south, north) = (south_east.lat.max(-MERCATOR_LIMIT), north_west.lat.min(MERCATOR_LIMIT));
        Self {
            meridians: multiples(west, east, lon_step).map(meridian).collect(),
            parallels: multiples(south, north, lat_step).rev().map(parallel).collect(),
        }
    }
}

/// The smallest step of at least `least` degrees.
fn step(least: f64) -> f64 {
    STEPS.into_iter().find(|step| *step >= least).unwrap_or(STEPS[STEPS.len() - 1])
}

/// The multiples of `step` from `from` to `to`.
fn multiples(from: f64, to: f64, step: f64) -> impl DoubleEndedIterator<Item = f64> {
    let (first, last) = ((from / step).ceil() as i64, (to / step).floor() as i64);
    (first..=last).map(move |nth| nth as f64 * step)
}

/// The label, with as many decimals as the step requires.
fn label(degrees: f64, step: f64, [positive, negative]: [&str; 2]) -> String {
    let decimals = (-step.log10() - 1e-9).ceil().max(0.0) as usize;
    // The meridian of 180 degrees is neither east nor west.
    if degrees.abs() < step / 2.0 || degrees.abs() >= 180.0 {
        return format!("{:.0}°", degrees.abs());
    }
    format!("{:.decimals$}° {}", degrees.abs(), if degrees > 0.0 { positive } else { negative })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Camera;
    use egui::{Rect, pos2, vec2};
    use proptest::prelude::*;

    fn over(lon: f64, lat: f64, width_km: f64) -> Projector {
        let viewport = Rect::from_min_size(pos2(20.0, 10.0), vec2(900.0, 600.0));
        Projector::new(Camera::over(LonLat::new(lon, lat), width_km, viewport.size()), viewport)
    }

    fn labels(lines: &[GridLine]) -> Vec<&str> {
        lines.iter().map(|line| line.label.as_str()).collect()
    }

    #[test]
    fn around_khusham_the_lines_are_a_twentieth_of_a_degree_apart() {
        let graticule = Graticule::new(&over(40.27, 35.30, 30.0));
        let east = ["40.15° E", "40.20° E", "40.25° E", "40.30° E", "40.35° E", "40.40° E"];
        assert_eq!(labels(&graticule.meridians), east);
        assert_eq!(labels(&graticule.parallels), ["35.35° N", "35.30° N", "35.25° N"]);
    }

    #[test]
    fn signs_become_letters() {
        let graticule = Graticule::new(&over(0.0, 0.0, 400.0));
        assert_eq!(
            labels(&graticule.meridians),
            ["1.5° W", "1.0° W", "0.5° W", "0°", "0.5° E", "1.0° E", "1.5° E"]
        );
        assert_eq!(labels(&graticule.parallels), ["1.0° N", "0.5° N", "0°", "0.5° S", "1.0° S"]);
    }

    #[test]
    fn the_whole_world_ends_at_180() {
        let viewport = Rect::from_min_size(pos2(0.0, 0.0), vec2(900.0, 600.0));
        let projector = Projector::new(Camera::new(crate::geo::Mercator::new(0.5, 0.5), 600.0), viewport);
        let graticule = Graticule::new(&projector);
        assert_eq!(graticule.meridians.len(), 13);
        assert_eq!(graticule.meridians[0].label, "180°");
        assert_eq!(labels(&graticule.parallels), ["60° N", "30° N", "0°", "30° S", "60° S"]);
    }

    #[test]
    fn across_180_degrees_they_go_on() {
        let graticule = Graticule::new(&over(180.0, -16.0, 1500.0));
        assert_eq!(
            labels(&graticule.meridians),
            ["174° E", "176° E", "178° E", "180°", "178° W", "176° W", "174° W"]
        );
        let nearer = Graticule::new(&over(-179.9, 0.0, 100.0));
        assert_eq!(labels(&nearer.meridians), ["179.8° E", "180°", "179.8° W", "179.6° W"]);
    }

    proptest! {
        #[test]
        fn lines_are_few_in_view_and_on_their_degrees(
            lon in -170.0..170.0, lat in -75.0..75.0, width_km in 0.1..4000.0,
        ) {
            let projector = over(lon, lat, width_km);
            let graticule = Graticule::new(&projector);
            prop_assert!((2..=9).contains(&graticule.meridians.len()), "{}", graticule.meridians.len());
            prop_assert!((1..=9).contains(&graticule.parallels.len()), "{}", graticule.parallels.len());
            for line in &graticule.meridians {
                prop_assert!(projector.viewport().expand(0.1).x_range().contains(line.at));
                let back = projector.to_plane(pos2(line.at, 0.0)).to_lon_lat().lon;
                let off = (back - line.degrees).abs();
                prop_assert!(off.min((off - 360.0).abs()) < 1e-3 * width_km);
            }
            let down = graticule.parallels.windows(2).all(|pair| pair[0].at < pair[1].at);
            prop_assert!(down, "north to south");
        }
    }
}
