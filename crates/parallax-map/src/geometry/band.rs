//! Parallel strokes that fill everything within some distance of a line: a zone without an edge.

use egui::{Pos2, Rect, Vec2};

use super::Stroke;
use super::hatch::Rows;

/// Returns strokes at `angle` (radians from the x axis, clockwise on the screen), `spacing` points apart,
/// that fill everything within `half` points of the polylines and inside `clip`. Overlapping parts of the
/// zone are filled once.
#[must_use]
pub fn hatch_band(polylines: &[Vec<Pos2>], half: f32, angle: f32, spacing: f32, clip: Rect) -> Vec<Stroke> {
    let mut edges = polylines.iter().flat_map(|line| line.windows(2)).map(|edge| [edge[0], edge[1]]);
    let is_sound = half.is_finite() && half > 0.0 && edges.clone().flatten().all(Pos2::is_finite);
    let Some([origin, _]) = edges.clone().next().filter(|_| is_sound) else { return Vec::new() };
    let points: Vec<Pos2> = edges.clone().flatten().collect();
    let reach = Rect::from_points(&points).expand(half).intersect(clip);
    let Some(rows) = Rows::new(origin, angle, spacing, reach) else { return Vec::new() };
    let mut spans: Vec<Vec<(f32, f32)>> = vec![Vec::new(); rows.count()];
    edges.by_ref().for_each(|edge| {
        for (row, from, to) in rows.within(edge, half) {
            spans[rows.index(row)].push((from, to));
        }
    });
    let merged = rows.numbers().zip(spans).flat_map(|(row, spans)| {
        let stroke = |(from, to)| rows.stroke(row, from, to, clip);
        merge_touching(spans).into_iter().filter_map(stroke).collect::<Vec<_>>()
    });
    merged.collect()
}

/// Merges spans that touch.
fn merge_touching(mut spans: Vec<(f32, f32)>) -> Vec<(f32, f32)> {
    spans.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut merged: Vec<(f32, f32)> = Vec::with_capacity(spans.len());
    for (from, to) in spans {
        match merged.last_mut() {
            Some(last) if from <= last.1 => last.1 = last.1.max(to),
            _ => merged.push((from, to)),
        }
    }
    merged
}

/// Returns where, along the x axis, the line at height `y` lies within `half` points of an edge.
pub(super) fn span_at(y: f32, [a, b]: [Vec2; 2], half: f32) -> Option<(f32, f32)> {
    // The zone around an edge is convex: a disc at each end and a rectangle between them.
    let mut span: Option<(f32, f32)> = None;
    let mut add = |from: f32, to: f32| {
        span = Some(span.map_or((from, to), |(least, most)| (least.min(from), most.max(to))));
    };
    for end in [a, b] {
        let aside = y - end.y;
        if aside.abs() <= half {
            let reach = (half * half - aside * aside).max(0.0).sqrt();
            add(end.x - reach, end.x + reach);
        }
    }
    let aside = (b - a).normalized().rot90() * half;
    let corners = [a + aside, b + aside, b - aside, a - aside];
    for (i, from) in corners.into_iter().enumerate() {
        let to = corners[(i + 1) % corners.len()];
        if (from.y <= y) != (to.y <= y) {
            let x = from.x + (to.x - from.x) * (y - from.y) / (to.y - from.y);
            add(x, x);
        }
    }
    span
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geometry::distance_to_polyline;
    use egui::pos2;
    use proptest::prelude::*;

    const SCREEN: Rect = Rect { min: Pos2::ZERO, max: Pos2::new(1000.0, 700.0) };

    #[test]
    fn both_sides_of_a_line_are_filled_alike() {
        let line = vec![pos2(-205.0, 300.0), pos2(1200.0, 300.0)];
        let strokes = hatch_band(&[line], 50.0, std::f32::consts::FRAC_PI_2, 10.0, SCREEN);
        assert!((99..=101).contains(&strokes.len()), "{}", strokes.len());
        for [a, b] in strokes {
            let (top, bottom) = (a.y.min(b.y), a.y.max(b.y));
            assert!((top - 250.0).abs() < 0.1 && (bottom - 350.0).abs() < 0.1, "{top} to {bottom}");
        }
    }

    #[test]
    fn a_bend_is_filled_once() {
        let line = vec![pos2(100.0, 300.0), pos2(400.0, 300.0), pos2(100.0, 320.0)];
        let strokes = hatch_band(&[line], 60.0, 0.0, 10.0, SCREEN);
        let at_300: Vec<_> = strokes.iter().filter(|[a, _]| (a.y - 300.0).abs() < 0.1).collect();
        assert_eq!(at_300.len(), 1, "{at_300:?}");
    }

    #[test]
    fn impossible_bands_do_no_harm() {
        let line = || vec![pos2(0.0, 0.0), pos2(100.0, 0.0)];
        assert!(hatch_band(&[], 10.0, 0.0, 5.0, SCREEN).is_empty());
        assert!(hatch_band(&[vec![pos2(1.0, 1.0)]], 10.0, 0.0, 5.0, SCREEN).is_empty());
        assert!(hatch_band(&[vec![pos2(f32::NAN, 1.0); 2]], 10.0, 0.0, 5.0, SCREEN).is_empty());
        for half in [0.0, -1.0, f32::NAN, f32::INFINITY] {
            assert!(hatch_band(&[line()], half, 0.0, 5.0, SCREEN).is_empty());
        }
        assert!(hatch_band(&[line()], 10.0, 0.0, 5.0, Rect::NOTHING).is_empty());
    }

    #[test]
    fn a_band_as_wide_as_a_country_costs_what_is_seen() {
        let line = vec![pos2(-3e5, 2e5), pos2(4e5, -1e5)];
        let strokes = hatch_band(&[line], 5e5, 0.8, 8.0, SCREEN);
        assert!((100..=180).contains(&strokes.len()), "{}", strokes.len());
    }

    proptest! {
        #[test]
        fn strokes_lie_in_the_band_and_leave_none_of_it_out(
            points in prop::collection::vec((0.0..900.0_f32, 0.0..600.0_f32), 2..9),
            half in 4.0..120.0_f32, angle in 0.0..6.3_f32, u in 0.0..1.0_f32, v in 0.0..1.0_f32,
        ) {
            let line: Vec<Pos2> = points.into_iter().map(Pos2::from).collect();
            let strokes = hatch_band(std::slice::from_ref(&line), half, angle, 3.0, SCREEN);
            for [a, b] in &strokes {
                for at in [*a, *b, a.lerp(*b, 0.5)] {
                    prop_assert!(distance_to_polyline(at, &line) <= half + 0.2 && SCREEN.expand(0.1).contains(at));
                }
            }
            let at = SCREEN.lerp_inside(Vec2::new(u, v));
            let nearest = strokes.iter().map(|stroke| distance_to_polyline(at, stroke));
            if distance_to_polyline(at, &line) < half - 3.0 && SCREEN.shrink(3.0).contains(at) {
                prop_assert!(nearest.fold(f32::INFINITY, f32::min) <= 2.2, "{at:?} is left out");
            }
        }
    }
}
