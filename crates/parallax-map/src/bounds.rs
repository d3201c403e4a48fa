//! Rectangles of the Web Mercator plane. Knows no screen.
//!
//! The plane goes on past 180°: a rectangle across that meridian has its eastern edge at more than 1.

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
    pub fn from_points(points: impl IntoIterator<Item = Mercator>) -> Option<Self> {
        let mut points = points.into_iter();
        let first = points.next()?;
        Some(points.fold(Self::at(first), Self::extend))
    }

    /// The narrowest rectangle that holds all of these, whichever side of 180° each was given on; nothing for none. Its
    /// western edge is in the unit square.
    ///
    /// Costs n log n: it leaves out the widest gap between them.
    pub fn around(parts: impl IntoIterator<Item = Self>) -> Option<Self> {
        let mut parts: Vec<Self> = parts.into_iter().map(Self::in_the_square).collect();
        parts.sort_by(|a, b| a.min.x.total_cmp(&b.min.x));
        let all = parts.iter().copied().reduce(Self::union)?;
        // What reaches past the eastern edge begins again at the western one.
        let mut reach = all.max.x - 1.0;
        let (mut widest, mut west, mut east) = (f64::NEG_INFINITY, all.min.x, all.max.x);
        for (index, part) in parts.iter().enumerate() {
            let gap = part.min.x - reach;
            if gap > widest {
                (widest, west) = (gap, part.min.x);
                east = if index == 0 { all.max.x } else { reach + 1.0 };
            }
            reach = reach.max(part.max.x);
        }
        if widest <= 0.0 {
            (west, east) = (0.0, 1.0);
        }
        Some(Self { min: Mercator::new(west, all.min.y), max: Mercator::new(east, all.max.y) })
    }

    /// The same rectangle a whole number of worlds away, its western edge in the unit square.
    fn in_the_square(self) -> Self {
        self.moved(-self.min.x.floor())
    }

    /// The same rectangle a whole number of worlds away, its middle at most half a world from `x`.
    #[must_use]
    pub fn near(self, x: f64) -> Self {
        let middle = self.center();
        self.moved(middle.near(x).x - middle.x)
    }

    /// The same rectangle so far to the east, in units of the plane.
    pub(super) fn moved(self, by: f64) -> Self {
        let moved = |point: Mercator| Mercator::new(point.x + by, point.y);
        Self { min: moved(self.min), max: moved(self.max) }
    }

    /// The smallest rectangle that holds this one and a point.
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

    fn round_the_globe(parts: &[(f64, f64)]) -> Bounds {
        let part = |(west, wide): &(f64, f64)| {
            Bounds::between(Mercator::new(*west, 0.4), Mercator::new(west + wide, 0.6))
        };
        Bounds::around(parts.iter().map(part)).unwrap()
    }

    proptest! {
        #[test]
        fn across_180_degrees_they_are_as_wide_as_elsewhere(
            parts in prop::collection::vec((0.3..0.6, 0.0..0.1), 1..9), turn in 0.0..1.0,
        ) {
            let turned: Vec<_> = parts.iter().map(|(west, wide)| (f64::rem_euclid(west + turn, 1.0), *wide)).collect();
            let (here, there) = (round_the_globe(&parts), round_the_globe(&turned));
            prop_assert!((here.width() - there.width()).abs() < 1e-9, "{here:?} {there:?}");
            prop_assert!((0.0..=1.0).contains(&there.min.x));
            let moved: f64 = here.center().x + turn - there.center().x;
            prop_assert!((moved - moved.round()).abs() < 1e-9);
        }

        #[test]
        fn round_the_globe_all_parts_are_held_and_no_narrower_rectangle_holds_them(
            parts in prop::collection::vec((0.0..1.0, 0.0..0.3), 1..9),
        ) {
            let all = round_the_globe(&parts);
            prop_assert!(all.width() <= 1.0 + 1e-12);
            let held = |all: Bounds, (west, wide): (f64, f64)| {
                (-2..=2).any(|turns| {
                    let west = west + f64::from(turns);
                    west >= all.min.x - 1e-9 && west + wide <= all.max.x + 1e-9
                }) || all.width() > 1.0 - 1e-9
            };
            prop_assert!(parts.iter().all(|part| held(all, *part)), "{all:?}");
            // A narrower one would begin at the western edge of one of the parts.
            for (west, _) in &parts {
                let narrower = Bounds {
                    min: Mercator::new(*west, 0.0),
                    max: Mercator::new(west + all.width() - 1e-6, 1.0),
                };
                prop_assert!(!parts.iter().all(|part| held(narrower, *part)));
            }
        }
    }

    #[test]
    fn no_points_have_no_bounds() {
        assert_eq!(Bounds::from_points([]), None);
        let all = Bounds::from_points([Mercator::new(0.3, 0.4), Mercator::new(0.1, 0.9)]).unwrap();
        assert_eq!(all, Bounds { min: Mercator::new(0.1, 0.4), max: Mercator::new(0.3, 0.9) });
    }

    #[test]
    fn expanding_keeps_the_middle() {
        let wide = Bounds::WORLD.expand(0.5);
        assert_eq!(wide.center(), Bounds::WORLD.center());
        assert!((wide.width() - 2.0).abs() < 1e-12 && (wide.height() - 2.0).abs() < 1e-12);
    }
}
