//! Distances and containment, to find what the pointer is on.

use egui::Pos2;

/// Returns the distance to the nearest point of the polyline; to the point itself if there is only one,
/// infinite if there is none.
#[must_use]
pub fn distance_to_polyline(position: Pos2, polyline: &[Pos2]) -> f32 {
    match polyline {
        [] => f32::INFINITY,
        [only] => position.distance(*only),
        _ => polyline
            .windows(2)
            .map(|edge| distance_to_edge(position, edge[0], edge[1]))
            .fold(f32::INFINITY, f32::min),
    }
}

fn distance_to_edge(position: Pos2, from: Pos2, to: Pos2) -> f32 {
    position.distance(nearest_on_edge(position, from, to))
}

fn nearest_on_edge(position: Pos2, from: Pos2, to: Pos2) -> Pos2 {
    let edge = to - from;
    let square = edge.length_sq();
    let along = if square > 0.0 { ((position - from).dot(edge) / square).clamp(0.0, 1.0) } else { 0.0 };
    from + edge * along
}

/// Returns the point of the polyline nearest to a position; `None` if the polyline is empty.
#[must_use]
pub fn nearest_on_polyline(position: Pos2, polyline: &[Pos2]) -> Option<Pos2> {
    let edges = polyline.windows(2).map(|edge| nearest_on_edge(position, edge[0], edge[1]));
    let nearest = |a: &Pos2, b: &Pos2| position.distance_sq(*a).total_cmp(&position.distance_sq(*b));
    edges.min_by(nearest).or_else(|| polyline.first().copied())
}

/// True if the position lies inside the polygon (even-odd rule).
#[must_use]
pub fn contains(polygon: &[Pos2], position: Pos2) -> bool {
    let mut inside = false;
    for (i, a) in polygon.iter().enumerate() {
        let b = polygon[(i + 1) % polygon.len()];
        if (a.y > position.y) != (b.y > position.y) {
            let at = a.x + (b.x - a.x) * (position.y - a.y) / (b.y - a.y);
            inside ^= position.x < at;
        }
    }
    inside
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::pos2;

    #[test]
    fn the_nearest_point_can_be_an_end_or_between() {
        let line = [pos2(0.0, 0.0), pos2(10.0, 0.0), pos2(10.0, 10.0)];
        assert!((distance_to_polyline(pos2(5.0, 3.0), &line) - 3.0).abs() < 1e-6);
        assert!((distance_to_polyline(pos2(-3.0, -4.0), &line) - 5.0).abs() < 1e-6);
        assert!((distance_to_polyline(pos2(12.0, 5.0), &line) - 2.0).abs() < 1e-6);
        assert!((distance_to_polyline(pos2(3.0, 4.0), &line[..1]) - 5.0).abs() < 1e-6);
        assert_eq!(nearest_on_polyline(pos2(5.0, 3.0), &line), Some(pos2(5.0, 0.0)));
        assert_eq!(nearest_on_polyline(pos2(12.0, 5.0), &line), Some(pos2(10.0, 5.0)));
        assert_eq!(nearest_on_polyline(pos2(3.0, 4.0), &line[..1]), Some(line[0]));
        assert_eq!(nearest_on_polyline(pos2(3.0, 4.0), &[]), None);
        assert!(distance_to_polyline(pos2(3.0, 4.0), &[]).is_infinite());
    }

    #[test]
    fn a_notch_is_outside() {
        let notched = [pos2(0.0, 0.0), pos2(10.0, 0.0), pos2(5.0, 5.0), pos2(10.0, 10.0), pos2(0.0, 10.0)];
        assert!(contains(&notched, pos2(3.0, 5.0)));
        assert!(!contains(&notched, pos2(8.0, 5.0)));
        assert!(!contains(&notched, pos2(-1.0, 5.0)));
        assert!(!contains(&[], pos2(0.0, 0.0)));
    }
}
