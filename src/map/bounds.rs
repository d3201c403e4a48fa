//! Rectangles of the Web Mercator plane. It knows nothing of screens.

use crate::geo::Mercator;

/// An axis-aligned rectangle of the Web Mercator plane, edges included.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    /// The north-western corner.
    pub min: Mercator,
    /// The south-eastern corner.
    pub max: Mercator,
}

impl Bounds {
    /// The whole plane.
    pub const WORLD: Self = Self { min: Mercator::new(0.0, 0.0), max: Mercator::new(1.0, 1.0) };

    /// Makes the rectangle between two opposite corners, given in any order.
    #[must_use]
    pub fn between(a: Mercator, b: Mercator) -> Self {
        Self::at(a).extend(b)
    }

    /// Makes an empty rectangle at a point.
    #[must_use]
    pub const fn at(point: Mercator) -> Self {
        Self { min: point, max: point }
    }

    /// Returns the smallest rectangle that contains every point; `None` without points.
    pub fn of(points: impl IntoIterator<Item = Mercator>) -> Option<Self> {
        let mut points = points.into_iter();
        let first = points.next()?;
        Some(points.fold(Self::at(first), Self::extend))
    }

    /// Returns the smallest rectangle that contains this one and a point.
    #[must_use]
    pub fn extend(self, point: Mercator) -> Self {
        Self {
            min: Mercator::new(self.min.x.min(point.x), self.min.y.min(point.y)),
            max: Mercator::new(self.max.x.max(point.x), self.max.y.max(point.y)),
        }
    }

    /// Returns the smallest rectangle that contains both.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        self.extend(other.min).extend(other.max)
    }

    /// Returns the rectangle with every edge moved outward by `by` units of the plane.
    #[must_use]
    pub fn expand(self, by: f64) -> Self {
        Self {
            min: Mercator::new(self.min.x - by, self.min.y - by),
            max: Mercator::new(self.max.x + by, self.max.y + by),
        }
    }

    /// True if the point lies inside or on an edge.
    #[must_use]
    pub fn contains(self, point: Mercator) -> bool {
        (self.min.x..=self.max.x).contains(&point.x) && (self.min.y..=self.max.y).contains(&point.y)
    }

    /// True if `other` lies wholly inside.
    #[must_use]
    pub fn contains_bounds(self, other: Self) -> bool {
        self.contains(other.min) && self.contains(other.max)
    }

    /// True if the two share at least one point.
    #[must_use]
    pub fn intersects(self, other: Self) -> bool {
        self.min.x <= other.max.x
            && other.min.x <= self.max.x
            && self.min.y <= other.max.y
            && other.min.y <= self.max.y
    }

    /// The middle.
    #[must_use]
    pub fn center(self) -> Mercator {
        Mercator::new(f64::midpoint(self.min.x, self.max.x), f64::midpoint(self.min.y, self.max.y))
    }

    /// West to east, in units of the plane.
    #[must_use]
    pub fn width(self) -> f64 {
        self.max.x - self.min.x
    }

    /// North to south, in units of the plane.
    #[must_use]
    pub fn height(self) -> f64 {
        self.max.y - self.min.y
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn point() -> impl Strategy<Value = Mercator> {
        (0.0..1.0, 0.0..1.0).prop_map(|(x, y)| Mercator::new(x, y))
    }

    fn bounds() -> impl Strategy<Value = Bounds> {
        (point(), point()).prop_map(|(a, b)| Bounds::between(a, b))
    }

    proptest! {
        #[test]
        fn a_union_holds_both(a in bounds(), b in bounds()) {
            let both = a.union(b);
            prop_assert!(both.contains_bounds(a) && both.contains_bounds(b));
        }

        #[test]
        fn they_intersect_if_clamping_into_one_lands_in_the_other(a in bounds(), b in bounds()) {
            let nearest = Mercator::new(
                b.center().x.clamp(a.min.x, a.max.x).clamp(b.min.x, b.max.x),
                b.center().y.clamp(a.min.y, a.max.y).clamp(b.min.y, b.max.y),
            );
            prop_assert_eq!(a.intersects(b), a.contains(nearest));
            prop_assert_eq!(a.intersects(b), b.intersects(a));
        }
    }

    #[test]
    fn no_points_have_no_bounds() {
        assert_eq!(Bounds::of([]), None);
        let all = Bounds::of([Mercator::new(0.3, 0.4), Mercator::new(0.1, 0.9)]).unwrap();
        assert_eq!(all, Bounds { min: Mercator::new(0.1, 0.4), max: Mercator::new(0.3, 0.9) });
    }

    #[test]
    fn expanding_keeps_the_middle() {
        let wide = Bounds::WORLD.expand(0.5);
        assert_eq!(wide.center(), Bounds::WORLD.center());
        assert!((wide.width() - 2.0).abs() < 1e-12 && (wide.height() - 2.0).abs() < 1e-12);
    }
}
