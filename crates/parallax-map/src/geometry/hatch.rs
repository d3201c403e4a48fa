//! Parallel strokes that fill a shape. The pattern is anchored to the shape, not to the screen, so it moves
//! with the map.

use egui::{Pos2, Rect, Vec2};

use super::{Stroke, band::span_at, clip::segment};

/// Strokes closer together than this cannot be distinguished, in points.
const FINEST: f32 = 1.0;

/// Returns strokes at `angle` (radians from the x axis, clockwise on the screen), `spacing` points apart,
/// that fill the part of a circle inside `clip`.
#[must_use]
pub fn hatch_circle(center: Pos2, radius: f32, angle: f32, spacing: f32, clip: Rect) -> Vec<Stroke> {
    if !(center.is_finite() && radius.is_finite() && radius > 0.0) {
        return Vec::new();
    }
    let reach = Rect::from_center_size(center, Vec2::splat(2.0 * radius)).intersect(clip);
    let Some(rows) = Rows::new(center, angle, spacing, reach) else { return Vec::new() };
    let chord = |row: i32| {
        let aside = row as f32 * rows.spacing;
        let half = (radius * radius - aside * aside).max(0.0).sqrt();
        rows.stroke(row, -half, half, clip)
    };
    rows.numbers().filter_map(chord).collect()
}

/// Returns strokes at `angle` (radians from the x axis, clockwise on the screen), `spacing` points apart,
/// that fill the part of a polygon (even-odd rule) inside `clip`.
#[must_use]
pub fn hatch_polygon(polygon: &[Pos2], angle: f32, spacing: f32, clip: Rect) -> Vec<Stroke> {
    let (Some(&origin), true) = (polygon.first(), polygon.iter().all(|p| p.is_finite())) else {
        return Vec::new();
    };
    let reach = Rect::from_points(polygon).intersect(clip);
    let Some(rows) = Rows::new(origin, angle, spacing, reach) else { return Vec::new() };
    let mut crossings: Vec<Vec<f32>> = vec![Vec::new(); rows.count()];
    for (i, &from) in polygon.iter().enumerate() {
        let to = polygon[(i + 1) % polygon.len()];
        for (row, along) in rows.crossed(from, to) {
            crossings[rows.index(row)].push(along);
        }
    }
    let mut strokes = Vec::new();
    for (row, mut along) in rows.numbers().zip(crossings) {
        along.sort_by(f32::total_cmp);
        let pairs = along.chunks_exact(2);
        strokes.extend(pairs.filter_map(|pair| rows.stroke(row, pair[0], pair[1], clip)));
    }
    strokes
}

/// The rows of a pattern: row n is n spacings from the origin.
pub(super) struct Rows {
    origin: Pos2,
    along: Vec2,
    across: Vec2,
    spacing: f32,
    first: i32,
    last: i32,
}

impl Rows {
    /// Makes the rows that can touch `reach`; `None` if it is empty.
    pub(super) fn new(origin: Pos2, angle: f32, spacing: f32, reach: Rect) -> Option<Self> {
        if !(reach.is_positive() && reach.is_finite() && angle.is_finite() && spacing.is_finite()) {
            return None;
        }
        let along = Vec2::angled(angle);
        let (across, spacing) = (along.rot90(), spacing.max(FINEST));
        let corners = [reach.left_top(), reach.right_top(), reach.left_bottom(), reach.right_bottom()];
        let aside = corners.map(|corner| (corner - origin).dot(across) / spacing);
        let first = aside.iter().copied().fold(f32::INFINITY, f32::min).ceil() as i32;
        let last = aside.iter().copied().fold(f32::NEG_INFINITY, f32::max).floor() as i32;
        (first <= last).then_some(Self { origin, along, across, spacing, first, last })
    }

    pub(super) fn numbers(&self) -> std::ops::RangeInclusive<i32> {
        self.first..=self.last
    }

    pub(super) fn count(&self) -> usize {
        (self.last - self.first + 1) as usize
    }

    /// The index of a row among all.
    pub(super) fn index(&self, row: i32) -> usize {
        (row - self.first) as usize
    }

    /// Returns the rows that come within `half` points of an edge, with the start and end along each.
    pub(super) fn within(&self, edge: Stroke, half: f32) -> impl Iterator<Item = (i32, f32, f32)> {
        let turned =
            edge.map(|at| at - self.origin).map(|at| Vec2::new(at.dot(self.along), at.dot(self.across)));
        let [a, b] = turned;
        let row = |aside: f32| aside / self.spacing;
        let first = (row(a.y.min(b.y) - half).ceil() as i32).max(self.first);
        let last = (row(a.y.max(b.y) + half).floor() as i32).min(self.last);
        (first..=last).filter_map(move |row| {
            let (from, to) = span_at(row as f32 * self.spacing, turned, half)?;
            Some((row, from, to))
        })
    }

    /// Returns the stroke of a row between two distances along it.
    pub(super) fn stroke(&self, row: i32, from: f32, to: f32, clip: Rect) -> Option<Stroke> {
        let base = self.origin + self.across * (row as f32 * self.spacing);
        let (start, end) = (base + self.along * from, base + self.along * to);
        let (enter, leave) = segment(start, end, clip)?;
        let at = |part: f64| start + (end - start) * part as f32;
        (from < to && enter < leave).then(|| [at(enter), at(leave)])
    }

    /// Returns the rows that an edge crosses, with the position along each. An edge owns its lower end but
    /// not its upper one, so that a row through a corner is crossed an even number of times in total.
    fn crossed(&self, from: Pos2, to: Pos2) -> impl Iterator<Item = (i32, f32)> {
        let (a, b) = (from - self.origin, to - self.origin);
        let (row_a, row_b) = (a.dot(self.across) / self.spacing, b.dot(self.across) / self.spacing);
        let (along_a, along_b) = (a.dot(self.along), b.dot(self.along));
        let first = (row_a.min(row_b).ceil() as i32).max(self.first);
        let end = (row_a.max(row_b).ceil() as i32).min(self.last.saturating_add(1));
        (first..end)
            .map(move |row| (row, along_a + (along_b - along_a) * (row as f32 - row_a) / (row_b - row_a)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geometry::contains;
    use egui::{pos2, vec2};
    use proptest::prelude::*;

    const SCREEN: Rect = Rect { min: Pos2::ZERO, max: Pos2::new(1000.0, 700.0) };

    #[test]
    fn a_square_is_filled_row_by_row() {
        let square = [pos2(100.0, 100.0), pos2(200.0, 100.0), pos2(200.0, 200.0), pos2(100.0, 200.0)];
        let strokes = hatch_polygon(&square, 0.0, 10.0, SCREEN);
        assert_eq!(strokes.len(), 10);
        assert!(strokes.iter().all(|[a, b]| (a.distance(*b) - 100.0).abs() < 1e-3));
    }

    #[test]
    fn a_circle_as_large_as_a_country_costs_what_is_seen() {
        let strokes = hatch_circle(pos2(3e5, 2e5), 5e5, 0.8, 8.0, SCREEN);
        assert!((100..=180).contains(&strokes.len()), "{}", strokes.len());
        assert!(hatch_circle(pos2(-500.0, 0.0), 100.0, 0.8, 8.0, SCREEN).is_empty());
    }

    #[test]
    fn impossible_shapes_do_no_harm() {
        assert!(hatch_circle(pos2(f32::NAN, 0.0), 10.0, 0.0, 5.0, SCREEN).is_empty());
        assert!(hatch_circle(pos2(50.0, 50.0), 10.0, 0.0, 5.0, Rect::NOTHING).is_empty());
        assert!(hatch_polygon(&[], 0.0, 5.0, SCREEN).is_empty());
        assert!(hatch_polygon(&[pos2(1.0, 1.0); 3], 0.0, 5.0, SCREEN).is_empty());
        assert!(hatch_circle(pos2(50.0, 50.0), 10.0, 0.0, 0.0, SCREEN).len() <= 21);
    }

    proptest! {
        #[test]
        fn strokes_of_a_circle_lie_in_it(
            x in -100.0..1100.0_f32, y in -100.0..800.0_f32, radius in 1.0..400.0_f32, angle in 0.0..6.3_f32,
        ) {
            for position in hatch_circle(pos2(x, y), radius, angle, 7.0, SCREEN).iter().flatten() {
                prop_assert!(position.distance(pos2(x, y)) <= radius + 0.05);
                prop_assert!(SCREEN.expand(0.05).contains(*position));
            }
        }

        #[test]
        fn strokes_of_a_polygon_lie_in_it(
            spokes in prop::collection::vec(20.0..300.0_f32, 3..12), angle in 0.0..6.3_f32,
        ) {
            let turn = std::f32::consts::TAU / spokes.len() as f32;
            let corner = |(i, reach): (usize, &f32)| pos2(500.0, 350.0) + *reach * Vec2::angled(i as f32 * turn);
            let polygon: Vec<Pos2> = spokes.iter().enumerate().map(corner).collect();
            for [from, to] in hatch_polygon(&polygon, angle, 6.0, SCREEN) {
                if from.distance(to) > 1.0 {
                    prop_assert!(contains(&polygon, from + (to - from) * 0.5));
                }
            }
        }

        #[test]
        fn dragging_moves_the_hatch_along(dx in -40.0..40.0_f32, dy in -40.0..40.0_f32) {
            let square = [pos2(300.0, 300.0), pos2(400.0, 310.0), pos2(380.0, 420.0)];
            let moved = square.map(|p| p + vec2(dx, dy));
            let (still, after) = (hatch_polygon(&square, 0.7, 9.0, SCREEN), hatch_polygon(&moved, 0.7, 9.0, SCREEN));
            prop_assert!(still.len().abs_diff(after.len()) <= 1);
            for ([a, _], [b, _]) in still.iter().zip(&after).take(3) {
                prop_assert!((*a + vec2(dx, dy)).distance(*b) < 0.1);
            }
        }
    }
}
