//! Dashes and dots along a line.

use egui::{Pos2, Rect};

use super::{
    Stroke,
    clip::{between, segment},
};

/// Shortest visible period (on and off together, in points); shorter dashes become a solid line.
const FINEST: f64 = 0.5;

/// Returns the dashes of a polyline: `on` points drawn, `off` points skipped, continuing around corners; a
/// dash around a corner becomes two strokes. Anything outside `clip` is skipped, so the cost depends on what
/// is in view however long the line is, and the dashes in view are the same for every `clip`.
#[must_use]
pub fn dashes(polyline: &[Pos2], on: f32, off: f32, clip: Rect) -> Vec<Stroke> {
    let (on, off) = (f64::from(on), f64::from(off));
    let mut strokes = Vec::new();
    if !(on > 0.0 && on.is_finite() && off.is_finite()) {
        return strokes;
    }
    let period = on + off.max(0.0);
    let mut walked = 0.0_f64;
    for edge in polyline.windows(2) {
        let [from, to] = [edge[0], edge[1]];
        let length = (f64::from(to.x) - f64::from(from.x)).hypot(f64::from(to.y) - f64::from(from.y));
        if !length.is_finite() {
            break;
        }
        if let Some((enter, leave)) = segment(from, to, clip).filter(|_| length > 0.0) {
            if off <= 0.0 || period < FINEST {
                strokes.push([between(from, to, enter), between(from, to, leave)]);
            } else {
                let seen = (walked + enter * length, walked + leave * length);
                dash_edge(seen, on, period, |start, end| {
                    let along = |at: f64| between(from, to, ((at - walked) / length).clamp(0.0, 1.0));
                    strokes.push([along(start), along(end)]);
                });
            }
        }
        walked += length;
    }
    strokes
}

/// Draws the dashes between two distances from the start of the line.
fn dash_edge(seen: (f64, f64), on: f64, period: f64, mut draw: impl FnMut(f64, f64)) {
    let (first, last) = ((seen.0 / period).floor(), (seen.1 / period).floor());
    // The clip limits the number: at most as many as there are periods in its diagonal.
    for nth in 0..=(last - first) as u64 {
        let begin = (first + nth as f64) * period;
        let (start, end) = (begin.max(seen.0), (begin + on).min(seen.1));
        if start < end {
            draw(start, end);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::pos2;
    use proptest::prelude::*;

    fn everywhere() -> Rect {
        Rect::from_min_max(pos2(-1e9, -1e9), pos2(1e9, 1e9))
    }

    fn length(strokes: &[Stroke]) -> f32 {
        strokes.iter().map(|[a, b]| a.distance(*b)).sum()
    }

    #[test]
    fn dashes_run_on_through_a_corner() {
        let line = [pos2(0.0, 0.0), pos2(5.0, 0.0), pos2(5.0, 10.0)];
        let found = dashes(&line, 4.0, 2.0, everywhere());
        let expected = [
            [pos2(0.0, 0.0), pos2(4.0, 0.0)],
            [pos2(5.0, 1.0), pos2(5.0, 5.0)],
            [pos2(5.0, 7.0), pos2(5.0, 10.0)],
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn a_line_zoomed_far_beyond_the_screen_costs_what_is_seen() {
        let line = [pos2(-3e7, 50.0), pos2(4e7, 50.0)];
        let screen = Rect::from_min_max(pos2(0.0, 0.0), pos2(1000.0, 100.0));
        let found = dashes(&line, 6.0, 4.0, screen);
        assert!((99..=102).contains(&found.len()), "{}", found.len());
        assert!(dashes(&line, 6.0, 4.0, screen.translate(egui::vec2(0.0, 500.0))).is_empty());
    }

    #[test]
    fn impossible_patterns_do_no_harm() {
        let line = [pos2(0.0, 0.0), pos2(1e6, 0.0)];
        for (on, off) in [(0.0, 1.0), (-1.0, 1.0), (f32::NAN, 1.0), (1.0, f32::NAN), (f32::INFINITY, 1.0)] {
            assert!(dashes(&line, on, off, everywhere()).is_empty());
        }
        assert_eq!(dashes(&line, 1e-9, 1e-9, everywhere()).len(), 1);
        assert_eq!(dashes(&line, 5.0, 0.0, everywhere()).len(), 1);
        assert!(dashes(&[], 1.0, 1.0, everywhere()).is_empty());
    }

    proptest! {
        #[test]
        fn as_much_is_drawn_as_the_pattern_says(
            points in prop::collection::vec((0.0..500.0_f32, 0.0..500.0_f32), 2..12),
            on in 1.0..9.0_f32, off in 1.0..9.0_f32,
        ) {
            let line: Vec<Pos2> = points.into_iter().map(Pos2::from).collect();
            let whole: f32 = line.windows(2).map(|edge| edge[0].distance(edge[1])).sum();
            let expected = (whole / (on + off)).floor() * on + (whole % (on + off)).min(on);
            prop_assert!((length(&dashes(&line, on, off, everywhere())) - expected).abs() < 0.5);
        }

        #[test]
        fn a_clip_takes_away_and_changes_nothing_else(
            points in prop::collection::vec((0.0..500.0_f32, 0.0..500.0_f32), 2..12), left in 0.0..250.0_f32,
        ) {
            let line: Vec<Pos2> = points.into_iter().map(Pos2::from).collect();
            let clip = Rect::from_min_max(pos2(left, 50.0), pos2(left + 200.0, 400.0));
            let all = dashes(&line, 5.0, 3.0, everywhere());
            let within: f32 = all.iter().filter_map(|[a, b]| {
                segment(*a, *b, clip).map(|(enter, leave)| a.distance(*b) * (leave - enter) as f32)
            }).sum();
            prop_assert!((length(&dashes(&line, 5.0, 3.0, clip)) - within).abs() < 0.5);
        }
    }
}
