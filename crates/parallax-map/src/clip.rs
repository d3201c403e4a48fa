//! Clips a segment at an axis-aligned rectangle: shared by plane and screen.

/// Returns the part of a segment inside the rectangle, as two positions along it from 0 to 1 (Liang and
/// Barsky).
pub(super) fn portion(from: [f64; 2], to: [f64; 2], min: [f64; 2], max: [f64; 2]) -> Option<(f64, f64)> {
    let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
    for axis in [0, 1] {
        let along = to[axis] - from[axis];
        // For both sides: how fast the segment runs outward, and how far inside it starts.
        for (outward, inside) in [(-along, from[axis] - min[axis]), (along, max[axis] - from[axis])] {
            if outward < 0.0 {
                enter = enter.max(inside / outward);
            } else if outward > 0.0 {
                leave = leave.min(inside / outward);
            } else if inside < 0.0 || outward.is_nan() {
                return None;
            }
        }
    }
    (enter <= leave).then_some((enter, leave))
}

/// Returns the pieces of a line that lie inside, each with at least two points. `inside` gives the part of a
/// segment, from 0 to 1 along it; `between` gives the point at such a position.
pub(super) fn pieces<P: Copy>(
    line: &[P],
    inside: impl Fn(P, P) -> Option<(f64, f64)>,
    between: impl Fn(P, P, f64) -> P,
) -> Vec<Vec<P>> {
    let mut pieces: Vec<Vec<P>> = Vec::new();
    let mut goes_on = false;
    for edge in line.windows(2) {
        let Some((enter, leave)) = inside(edge[0], edge[1]) else {
            goes_on = false;
            continue;
        };
        if !goes_on || enter > 0.0 {
            pieces.push(vec![between(edge[0], edge[1], enter)]);
        }
        if let Some(piece) = pieces.last_mut() {
            piece.push(between(edge[0], edge[1], leave));
        }
        goes_on = leave >= 1.0;
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    const UNIT: ([f64; 2], [f64; 2]) = ([0.0, 0.0], [1.0, 1.0]);

    #[test]
    fn a_segment_through_the_rectangle_is_cut_on_both_sides() {
        let (enter, leave) = portion([-1.0, 0.5], [3.0, 0.5], UNIT.0, UNIT.1).unwrap();
        assert!((enter - 0.25).abs() < 1e-12 && (leave - 0.5).abs() < 1e-12);
    }

    #[test]
    fn a_segment_past_a_corner_is_outside() {
        assert_eq!(portion([-0.6, 0.5], [0.5, 1.7], UNIT.0, UNIT.1), None);
        assert_eq!(portion([0.5, 2.0], [0.5, 3.0], UNIT.0, UNIT.1), None);
        assert_eq!(portion([f64::NAN, 0.0], [1.0, 1.0], UNIT.0, UNIT.1), None);
    }

    #[test]
    fn a_segment_inside_is_whole_and_so_is_a_point() {
        assert_eq!(portion([0.2, 0.2], [0.9, 0.1], UNIT.0, UNIT.1), Some((0.0, 1.0)));
        assert_eq!(portion([0.2, 0.2], [0.2, 0.2], UNIT.0, UNIT.1), Some((0.0, 1.0)));
    }
}
