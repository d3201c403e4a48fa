//! Clips lines at a rectangle of the screen.

use egui::{Pos2, Rect};

use crate::clip::{pieces, portion};

/// Returns the part of a segment inside the rectangle, as two positions along it from 0 to 1.
pub(crate) fn segment(from: Pos2, to: Pos2, rect: Rect) -> Option<(f64, f64)> {
    let xy = |at: Pos2| [f64::from(at.x), f64::from(at.y)];
    portion(xy(from), xy(to), xy(rect.min), xy(rect.max))
}

/// The position at `along` from 0 to 1; the ends are exact.
pub(super) fn between(from: Pos2, to: Pos2, along: f64) -> Pos2 {
    if along >= 1.0 {
        return to;
    }
    let mix = |a: f32, b: f32| (f64::from(a) + (f64::from(b) - f64::from(a)) * along) as f32;
    Pos2::new(mix(from.x, to.x), mix(from.y, to.y))
}

/// Returns the pieces of a polyline inside `rect`, each with at least two points.
#[must_use]
pub fn clip_polyline(polyline: &[Pos2], rect: Rect) -> Vec<Vec<Pos2>> {
    pieces(polyline, |from, to| segment(from, to, rect), between)
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::pos2;
    use proptest::prelude::*;

    #[test]
    fn a_line_out_and_back_becomes_two_pieces() {
        let rect = Rect::from_min_max(pos2(0.0, 0.0), pos2(10.0, 10.0));
        let line = [pos2(5.0, 5.0), pos2(15.0, 5.0), pos2(15.0, 8.0), pos2(5.0, 8.0)];
        let expected = [vec![pos2(5.0, 5.0), pos2(10.0, 5.0)], vec![pos2(10.0, 8.0), pos2(5.0, 8.0)]];
        assert_eq!(clip_polyline(&line, rect), expected);
    }

    proptest! {
        #[test]
        fn pieces_are_inside(points in prop::collection::vec((-1e7..1e7_f32, -1e3..1e3_f32), 0..20)) {
            let rect = Rect::from_min_max(pos2(-50.0, -80.0), pos2(400.0, 300.0));
            let line: Vec<Pos2> = points.into_iter().map(Pos2::from).collect();
            for piece in clip_polyline(&line, rect) {
                prop_assert!(piece.len() >= 2);
                prop_assert!(piece.iter().all(|p| rect.expand(0.01).contains(*p)));
            }
        }
    }
}
