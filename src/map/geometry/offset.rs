//! A line beside a line.

use egui::{Pos2, Vec2};

/// A mitred corner reaches at most this many times the distance.
const LONGEST_MITRE: f32 = 2.0;

/// The line `distance` points to the right of the direction of travel (to the left for a negative distance), with
/// mitred corners; the mitre of a sharp bend is cut short. Serves for short distances: it does not remove the loops
/// that a large distance makes in a tight bend.
#[must_use]
pub fn offset(polyline: &[Pos2], distance: f32) -> Vec<Pos2> {
    let mut line: Vec<Pos2> = polyline.iter().copied().filter(|position| position.is_finite()).collect();
    line.dedup();
    if line.len() < 2 || !distance.is_finite() {
        return line;
    }
    // With y down, a quarter turn clockwise from the direction of travel is its right-hand side.
    let rights: Vec<Vec2> =
        line.windows(2).map(|edge| (edge[1] - edge[0]).normalized().rot90() * -1.0).collect();
    let corner = |i: usize| {
        let before = rights[i.saturating_sub(1)];
        let after = rights[i.min(rights.len() - 1)];
        mitre(before, after) * distance
    };
    line.iter().enumerate().map(|(i, position)| *position + corner(i)).collect()
}

/// From a corner to the corner of the line at distance one.
fn mitre(before: Vec2, after: Vec2) -> Vec2 {
    let middle = (before + after).normalized();
    let reach = middle.dot(after);
    // A line that turns straight back has no middle.
    if reach <= 0.0 { after } else { middle * (1.0 / reach).min(LONGEST_MITRE) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::geometry::distance_to_polyline;
    use egui::pos2;
    use proptest::prelude::*;

    #[test]
    fn right_of_eastward_is_down() {
        let line = [pos2(0.0, 0.0), pos2(10.0, 0.0), pos2(10.0, 10.0)];
        let beside = offset(&line, 2.0);
        for (found, expected) in beside.iter().zip([pos2(0.0, 2.0), pos2(8.0, 2.0), pos2(8.0, 10.0)]) {
            assert!(found.distance(expected) < 1e-5, "{beside:?}");
        }
        assert!(offset(&line, -2.0)[0].distance(pos2(0.0, -2.0)) < 1e-5);
    }

    #[test]
    fn a_line_back_onto_itself_has_no_spike() {
        let beside = offset(&[pos2(0.0, 0.0), pos2(10.0, 0.0), pos2(0.0, 0.0)], 3.0);
        assert!(beside.iter().all(|p| p.x.abs() <= 16.0 && p.y.abs() <= 6.0), "{beside:?}");
    }

    #[test]
    fn too_little_for_a_line_comes_back_as_it_is() {
        assert!(offset(&[], 3.0).is_empty());
        assert_eq!(offset(&[pos2(1.0, 1.0), pos2(1.0, 1.0)], 3.0), [pos2(1.0, 1.0)]);
    }

    proptest! {
        #[test]
        fn no_corner_is_farther_than_the_longest_mitre(
            points in prop::collection::vec((0.0..500.0_f32, 0.0..500.0_f32), 2..20), distance in -9.0..9.0_f32,
        ) {
            let line: Vec<Pos2> = points.into_iter().map(Pos2::from).collect();
            for position in offset(&line, distance) {
                prop_assert!(position.is_finite());
                prop_assert!(distance_to_polyline(position, &line) <= distance.abs() * LONGEST_MITRE + 0.01);
            }
        }
    }
}
