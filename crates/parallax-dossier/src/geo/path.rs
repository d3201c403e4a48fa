//! Lines and outlines as the Web Mercator plane can show them: the shorter way round the globe from one position to the
//! next, and cut where the projection ends.

use super::{LonLat, MERCATOR_LIMIT, Mercator};

/// The pieces of a line that the projection can show, each with at least two points. A piece that crosses 180° goes on
/// past the edge of the unit square.
///
/// ```
/// use parallax_dossier::geo::{LonLat, line_on_plane};
/// let pieces = line_on_plane(&[LonLat::new(170.0, -10.0), LonLat::new(-170.0, -20.0)]);
/// assert!((pieces[0][1].x - pieces[0][0].x - 20.0 / 360.0).abs() < 1e-12);
/// ```
#[must_use]
pub fn line_on_plane(line: &[LonLat]) -> Vec<Vec<Mercator>> {
    let mut pieces: Vec<Vec<Mercator>> = Vec::new();
    let mut goes_on = false;
    for edge in shorter_way(line).windows(2) {
        let Some((enter, leave)) = portion(edge[0].lat, edge[1].lat) else {
            goes_on = false;
            continue;
        };
        let at = |part| between(edge[0], edge[1], part).to_mercator();
        if !goes_on {
            pieces.push(vec![at(enter)]);
        }
        if let Some(piece) = pieces.last_mut() {
            piece.push(at(leave));
        }
        goes_on = leave >= 1.0;
    }
    pieces
}

/// The part of an area that the projection can show, as one ring, not closed; empty if that is nothing. The outline of an
/// area around a pole is closed along the end of the projection.
#[must_use]
pub fn area_on_plane(ring: &[LonLat]) -> Vec<Mercator> {
    let closing = ring.last().zip(ring.first()).map_or(0.0, |(last, first)| shorter(first.lon - last.lon));
    let mut ring = shorter_way(ring);
    if let (Some(first), Some(last)) = (ring.first().copied(), ring.last().copied()) {
        let again = LonLat::new(last.lon + closing, first.lat);
        if (again.lon - first.lon).abs() > 180.0 {
            // Once round the globe: on one side of the outline lies the pole that is nearer to it.
            let pole = 90.0_f64.copysign(ring.iter().map(|position| position.lat).sum());
            ring.extend([again, LonLat::new(again.lon, pole), LonLat::new(first.lon, pole)]);
        }
    }
    let north = cut(&ring, |lat| MERCATOR_LIMIT - lat);
    cut(&north, |lat| lat + MERCATOR_LIMIT).into_iter().map(LonLat::to_mercator).collect()
}

/// The positions with longitudes that run on past 180°, so that each lies at most half-way round from the one before.
fn shorter_way(positions: &[LonLat]) -> Vec<LonLat> {
    let Some(first) = positions.first() else { return Vec::new() };
    let (mut before, mut lon) = (first.lon, first.lon);
    let next = |position: &LonLat| {
        lon += shorter(position.lon - before);
        before = position.lon;
        LonLat::new(lon, position.lat)
    };
    positions.iter().map(next).collect()
}

/// So many degrees to the east, or the rest of the way round to the west where that is shorter. A whole turn is not made
/// shorter: from -180 to 180 is all round the globe, because nobody writes a way of no length.
fn shorter(degrees: f64) -> f64 {
    let is_whole = (degrees.abs() - 360.0).abs() < 1e-9;
    if degrees.abs() <= 180.0 || is_whole { degrees } else { degrees - 360.0 * (degrees / 360.0).round() }
}

/// The part of an edge, from 0 to 1 along it, whose latitudes the projection has.
fn portion(from: f64, to: f64) -> Option<(f64, f64)> {
    let reaches = |limit: f64| (limit - from) / (to - from);
    let (low, high) = (reaches(-MERCATOR_LIMIT), reaches(MERCATOR_LIMIT));
    if (to - from).abs() < f64::EPSILON {
        return (from.abs() <= MERCATOR_LIMIT).then_some((0.0, 1.0));
    }
    let (enter, leave) = (low.min(high).max(0.0), low.max(high).min(1.0));
    (enter < leave).then_some((enter, leave))
}

fn between(a: LonLat, b: LonLat, part: f64) -> LonLat {
    LonLat::new(a.lon + part * (b.lon - a.lon), a.lat + part * (b.lat - a.lat))
}

/// The part of a ring where `inside` of the latitude is not negative (Sutherland and Hodgman).
fn cut(ring: &[LonLat], inside: impl Fn(f64) -> f64) -> Vec<LonLat> {
    let mut kept = Vec::with_capacity(ring.len());
    for (index, &here) in ring.iter().enumerate() {
        let next = ring[(index + 1) % ring.len()];
        let (a, b) = (inside(here.lat), inside(next.lat));
        if a >= 0.0 {
            kept.push(here);
        }
        if (a >= 0.0) != (b >= 0.0) {
            kept.push(between(here, next, a / (a - b)));
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn degrees(positions: &[(f64, f64)]) -> Vec<LonLat> {
        positions.iter().map(|(lon, lat)| LonLat::new(*lon, *lat)).collect()
    }

    fn width(points: &[Mercator]) -> f64 {
        let (least, most) = (points.iter().map(|p| p.x), points.iter().map(|p| p.x));
        most.fold(f64::MIN, f64::max) - least.fold(f64::MAX, f64::min)
    }

    #[test]
    fn a_zone_of_four_degrees_is_four_degrees_wide() {
        let zone = degrees(&[(178.0, -15.0), (-178.0, -15.0), (-178.0, -19.0), (178.0, -19.0)]);
        assert!((width(&area_on_plane(&zone)) - 4.0 / 360.0).abs() < 1e-12);
    }

    #[test]
    fn all_round_the_globe_stays_all_round() {
        let tropics = degrees(&[(-180.0, -23.0), (180.0, -23.0), (180.0, 23.0), (-180.0, 23.0)]);
        assert!((width(&area_on_plane(&tropics)) - 1.0).abs() < 1e-12);
        assert!((width(&line_on_plane(&tropics[..2])[0]) - 1.0).abs() < 1e-12);
        let half_way = degrees(&[(0.0, 0.0), (180.0, 0.0)]);
        assert!(line_on_plane(&half_way)[0][1].x > 0.9, "half-way round goes as it is written");
    }

    #[test]
    fn an_area_around_a_pole_is_closed_along_the_end_of_the_projection() {
        for (lat, end) in [(66.0, 0.0), (-66.0, 1.0)] {
            let circle = degrees(&[(0.0, lat), (90.0, lat), (180.0, lat), (-90.0, lat)]);
            let ring = area_on_plane(&circle);
            assert!((width(&ring) - 1.0).abs() < 1e-12);
            assert_eq!(ring.iter().filter(|point| (point.y - end).abs() < 1e-9).count(), 2, "{ring:?}");
        }
    }

    #[test]
    fn what_lies_beyond_the_projection_is_cut_off_and_not_moved() {
        let meridian = degrees(&[(10.0, 80.0), (10.0, 90.0), (20.0, 90.0), (20.0, 80.0)]);
        let pieces = line_on_plane(&meridian);
        assert_eq!(pieces.len(), 2, "nothing runs along the edge: {pieces:?}");
        assert!(pieces.iter().all(|piece| piece.len() == 2 && width(piece) < 1e-12));
        assert!(line_on_plane(&degrees(&[(0.0, 89.0), (90.0, 88.0)])).is_empty());
        assert!(area_on_plane(&degrees(&[(0.0, 89.0), (90.0, 88.0), (180.0, 87.0)])).is_empty());
        let half_a_turn = degrees(&[(-30.0, -90.0), (-30.0, 90.0)]);
        assert_eq!(line_on_plane(&half_a_turn).len(), 1, "from pole to pole");
        assert!(line_on_plane(&[]).is_empty() && area_on_plane(&[]).is_empty());
    }

    proptest! {
        /// The same line on the other side of the globe has the same form.
        #[test]
        fn a_line_across_180_degrees_has_the_form_of_the_same_line_elsewhere(
            steps in prop::collection::vec((-60.0..60.0, -80.0..80.0), 2..12), start in -60.0..60.0,
        ) {
            let line = |from: f64| -> Vec<LonLat> {
                let mut lon: f64 = from;
                steps.iter().map(|(step, lat)| {
                    lon += step;
                    LonLat::new((lon + 180.0).rem_euclid(360.0) - 180.0, *lat)
                }).collect()
            };
            for form in [|line: &[LonLat]| line_on_plane(line)[0].clone(), area_on_plane] {
                let (here, there) = (form(&line(start)), form(&line(start + 180.0)));
                prop_assert_eq!(here.len(), there.len());
                for (a, b) in here.iter().zip(&there) {
                    let (a, b) = ((a.x - here[0].x, a.y), (b.x - there[0].x, b.y));
                    prop_assert!((a.0 - b.0).abs() < 1e-9 && (a.1 - b.1).abs() < 1e-12, "{a:?} {b:?}");
                }
            }
        }
    }
}
