//! Clips at a rectangle of the plane, in `f64`, so that nothing on the screen lies far outside it.

use crate::{
    Bounds,
    clip::{pieces, portion},
    geo::Mercator,
};

/// Returns the part of a segment inside the bounds, as two positions along it from 0 to 1.
fn segment(from: Mercator, to: Mercator, bounds: Bounds) -> Option<(f64, f64)> {
    let xy = |point: Mercator| [point.x, point.y];
    portion(xy(from), xy(to), xy(bounds.min), xy(bounds.max))
}

/// Returns the pieces of a polyline inside the bounds.
pub(super) fn polyline(points: &[Mercator], bounds: Bounds) -> Vec<Vec<Mercator>> {
    pieces(points, |from, to| segment(from, to, bounds), between)
}

/// Returns the part of a triangle inside the bounds: a convex polygon, or nothing (Sutherland and Hodgman).
pub(crate) fn triangle(corners: [Mercator; 3], bounds: Bounds) -> Vec<Mercator> {
    let inside: [&dyn Fn(Mercator) -> f64; 4] =
        [&|p| p.x - bounds.min.x, &|p| bounds.max.x - p.x, &|p| p.y - bounds.min.y, &|p| bounds.max.y - p.y];
    inside.into_iter().fold(corners.to_vec(), |polygon, inside| half(&polygon, inside))
}

/// Returns the part of a convex polygon where `inside` is not negative.
fn half(polygon: &[Mercator], inside: impl Fn(Mercator) -> f64) -> Vec<Mercator> {
    let mut kept = Vec::with_capacity(polygon.len() + 1);
    for (i, &here) in polygon.iter().enumerate() {
        let next = polygon[(i + 1) % polygon.len()];
        let (a, b) = (inside(here), inside(next));
        if a >= 0.0 {
            kept.push(here);
        }
        if (a < 0.0) != (b < 0.0) {
            kept.push(between(here, next, a / (a - b)));
        }
    }
    kept
}

/// The point at `along` from 0 to 1; the ends are exact.
fn between(from: Mercator, to: Mercator, along: f64) -> Mercator {
    if along >= 1.0 {
        return to;
    }
    Mercator::new(from.x + (to.x - from.x) * along, from.y + (to.y - from.y) * along)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const BOX: Bounds = Bounds { min: Mercator::new(0.4, 0.4), max: Mercator::new(0.6, 0.7) };

    fn point() -> impl Strategy<Value = Mercator> {
        (0.0..1.0, 0.0..1.0).prop_map(|(x, y)| Mercator::new(x, y))
    }

    fn area(polygon: &[Mercator]) -> f64 {
        let next = |i: usize| polygon[(i + 1) % polygon.len()];
        polygon.iter().enumerate().map(|(i, p)| p.x * next(i).y - next(i).x * p.y).sum::<f64>().abs() / 2.0
    }

    proptest! {
        #[test]
        fn pieces_stay_inside_and_lose_nothing(points in prop::collection::vec(point(), 2..20)) {
            let pieces = polyline(&points, BOX);
            for p in pieces.iter().flatten() {
                prop_assert!(BOX.expand(1e-9).contains(*p));
            }
            let inside = points.iter().filter(|p| BOX.contains(**p)).count();
            let kept = points.iter().filter(|p| pieces.iter().flatten().any(|q| q == *p)).count();
            prop_assert!(kept >= inside);
        }

        #[test]
        fn a_triangle_falls_into_its_part_inside_and_the_rest(a in point(), b in point(), c in point()) {
            let inside = triangle([a, b, c], BOX);
            prop_assert!(inside.iter().all(|p| BOX.expand(1e-9).contains(*p)));
            // The rest, from the four strips around the box.
            let strip = |x: [f64; 2], y: [f64; 2]| {
                let bounds = Bounds { min: Mercator::new(x[0], y[0]), max: Mercator::new(x[1], y[1]) };
                area(&triangle([a, b, c], bounds))
            };
            let rest = strip([0.0, 0.4], [0.0, 1.0]) + strip([0.6, 1.0], [0.0, 1.0])
                + strip([0.4, 0.6], [0.0, 0.4]) + strip([0.4, 0.6], [0.7, 1.0]);
            prop_assert!((area(&inside) + rest - area(&[a, b, c])).abs() < 1e-9);
        }
    }

    #[test]
    fn a_triangle_around_the_box_becomes_the_box() {
        let all =
            triangle([Mercator::new(-9.0, -9.0), Mercator::new(9.0, 0.5), Mercator::new(-9.0, 9.0)], BOX);
        assert!((area(&all) - 0.06).abs() < 1e-9);
    }
}
