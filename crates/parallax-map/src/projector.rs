//! Projects from the plane to the screen and back, for one camera and one viewport.
//!
//! The plane is endless to the east and west, and [`Projector::to_screen`] is straight everywhere on it. The world is shown
//! once: positions on the globe go to the copy of it that is nearest to the middle, see [`Projector::world`].
//!
//! All arithmetic is in `f64`; only the finished screen position is `f32`, so the map stays still to the eye even
//! at 50 m across.

use egui::{Pos2, Rect, pos2};

use crate::geo::{LonLat, Mercator};

use super::{Bounds, Camera};

/// Copies of a path to each side of the nearest one; nobody draws a line that goes round the globe more often.
const MOST_TURNS: i32 = 2;

/// Maps positions to the screen; cheap to copy, made anew every frame.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Projector {
    camera: Camera,
    viewport: Rect,
}

impl Projector {
    /// Makes the projector for `camera` and `viewport` (screen points).
    #[must_use]
    pub fn new(camera: Camera, viewport: Rect) -> Self {
        let viewport = if viewport.is_finite() && viewport.is_positive() {
            viewport
        } else {
            Rect::from_min_size(Pos2::ZERO, egui::Vec2::splat(1.0))
        };
        Self { camera: Camera::new(camera.center, camera.scale), viewport }
    }

    /// The camera it was made for.
    #[must_use]
    pub fn camera(&self) -> Camera {
        self.camera
    }

    /// The viewport it was made for, in screen points.
    #[must_use]
    pub fn viewport(&self) -> Rect {
        self.viewport
    }

    /// Returns the screen position of a point of the plane.
    #[must_use]
    pub fn to_screen(&self, point: Mercator) -> Pos2 {
        let middle = self.viewport.center();
        pos2(
            (f64::from(middle.x) + (point.x - self.camera.center.x) * self.camera.scale) as f32,
            (f64::from(middle.y) + (point.y - self.camera.center.y) * self.camera.scale) as f32,
        )
    }

    /// Where a position on the globe is on the screen: the shorter way round from the middle.
    #[must_use]
    pub fn lon_lat_to_screen(&self, position: LonLat) -> Pos2 {
        self.to_screen(position.to_mercator().near(self.camera.center.x))
    }

    /// The part of the viewport that shows the world once: half of it to each side of the middle, and no farther than the
    /// projection reaches to the north and south.
    #[must_use]
    pub fn world(&self) -> Rect {
        self.world_with(0.0)
    }

    /// The same with so many points around the viewport, as far as the world goes.
    #[must_use]
    pub fn world_with(&self, margin: f32) -> Rect {
        let x = self.camera.center.x;
        let corner = |x, y| self.to_screen(Mercator::new(x, y));
        let world = Rect::from_min_max(corner(x - 0.5, 0.0), corner(x + 0.5, 1.0));
        self.viewport.expand(margin).intersect(world)
    }

    /// Projectors for the copies of the unit square that are in sight, so that each can be drawn as if it were the only one.
    pub fn copies(&self) -> impl Iterator<Item = Self> + use<> {
        let (here, seen, x) = (*self, self.visible(), self.camera.center.x);
        let (west, east) = (seen.min.x.max(x - 0.5), seen.max.x.min(x + 0.5));
        (west.floor() as i32..east.ceil() as i32).map(move |turns| {
            let center = Mercator::new(x - f64::from(turns), here.camera.center.y);
            Self { camera: Camera { center, ..here.camera }, ..here }
        })
    }

    /// Projectors with which a rectangle of the plane is in sight if it is drawn as it was given, on whichever side of 180° that
    /// was; the one for the copy nearest to the middle comes first.
    pub(crate) fn turned_to(&self, bounds: Bounds) -> impl Iterator<Item = Self> + use<> {
        let (here, seen, x) = (*self, self.visible(), self.camera.center.x);
        let nearest = bounds.near(x).min.x - bounds.min.x;
        let turns = [nearest, nearest - 1.0, nearest + 1.0].into_iter();
        turns.filter(move |turn| seen.intersects(bounds.moved(*turn))).map(move |turn| {
            let center = Mercator::new(x - turn, here.camera.center.y);
            Self { camera: Camera { center, ..here.camera }, ..here }
        })
    }

    /// Where a path is on the screen, as often as it comes into sight; the copy nearest to the middle comes first.
    #[must_use]
    pub fn path_to_screen(&self, path: &[Mercator], margin: f32) -> Vec<Vec<Pos2>> {
        let Some(bounds) = Bounds::from_points(path.iter().copied()) else { return Vec::new() };
        let (x, seen) = (self.camera.center.x, self.visible().expand(f64::from(margin) / self.camera.scale));
        let (west, east) = (seen.min.x.max(x - 0.5), seen.max.x.min(x + 0.5));
        let nearest = bounds.near(x).min.x - bounds.min.x;
        let mut turns: Vec<f64> = (-MOST_TURNS..=MOST_TURNS).map(|turn| nearest + f64::from(turn)).collect();
        turns.retain(|turn| bounds.min.x + turn <= east && bounds.max.x + turn >= west);
        turns.sort_by(|a, b| (a - nearest).abs().total_cmp(&(b - nearest).abs()));
        let moved = |turn: f64| path.iter().map(move |point| Mercator::new(point.x + turn, point.y));
        turns.into_iter().map(|turn| moved(turn).map(|point| self.to_screen(point)).collect()).collect()
    }

    /// Whether some of a rectangle of the plane is in sight, on whichever side of 180° it was given.
    #[must_use]
    pub fn sees(&self, bounds: Bounds) -> bool {
        let (seen, nearest) = (self.visible(), bounds.near(self.camera.center.x));
        [0.0, -1.0, 1.0].into_iter().any(|turn| seen.intersects(nearest.moved(turn)))
    }

    /// Returns the point of the plane under a screen position; it may lie outside the unit square.
    #[must_use]
    pub fn to_plane(&self, position: Pos2) -> Mercator {
        let middle = self.viewport.center();
        Mercator::new(
            self.camera.center.x + (f64::from(position.x) - f64::from(middle.x)) / self.camera.scale,
            self.camera.center.y + (f64::from(position.y) - f64::from(middle.y)) / self.camera.scale,
        )
    }

    /// The part of the plane inside the viewport; when zoomed far out, it extends beyond the unit square.
    #[must_use]
    pub fn visible(&self) -> Bounds {
        Bounds::between(self.to_plane(self.viewport.min), self.to_plane(self.viewport.max))
    }

    /// The number of screen points per kilometre on the ground at this point's latitude.
    #[must_use]
    pub fn points_per_km_at(&self, point: Mercator) -> f64 {
        self.camera.scale / point.km_per_unit()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::vec2;
    use proptest::prelude::*;

    fn projectors() -> impl Strategy<Value = Projector> {
        (0.01..0.99, 0.01..0.99, 7.0..29.5_f64, 0.0..500.0_f32, 50.0..2000.0_f32).prop_map(
            |(x, y, zoom, left, width)| {
                let viewport = Rect::from_min_size(pos2(left, 30.0), vec2(width, width * 0.6));
                Projector::new(Camera::new(Mercator::new(x, y), zoom.exp2()), viewport)
            },
        )
    }

    proptest! {
        #[test]
        fn the_screen_round_trips(projector in projectors(), u in 0.0..1.0_f32, v in 0.0..1.0_f32) {
            let position = projector.viewport().lerp_inside(vec2(u, v));
            let back = projector.to_screen(projector.to_plane(position));
            prop_assert!(position.distance(back) < 1e-3, "{position:?} {back:?}");
        }

        #[test]
        fn what_is_visible_is_inside_the_viewport(projector in projectors(), x in 0.0..1.0, y in 0.0..1.0) {
            let point = Mercator::new(x, y);
            let inside = projector.visible().contains(point);
            let viewport = projector.viewport();
            prop_assert!(!inside || viewport.expand(0.01).contains(projector.to_screen(point)));
            prop_assert!(inside || !viewport.shrink(0.01).contains(projector.to_screen(point)));
        }

        #[test]
        fn a_kilometre_is_as_long_as_it_says(lon in -179.0..179.0, lat in -80.0..80.0) {
            let here = LonLat::new(lon, lat);
            let viewport = Rect::from_min_size(Pos2::ZERO, vec2(1000.0, 800.0));
            let projector = Projector::new(Camera::over(here, 20.0, viewport.size()), viewport);
            let there = LonLat::new(lon, lat + 0.01);
            let drawn = f64::from(projector.lon_lat_to_screen(here).distance(projector.lon_lat_to_screen(there)));
            let expected = projector.points_per_km_at(here.to_mercator()) * here.distance_km(there);
            prop_assert!((drawn / expected - 1.0).abs() < 0.01, "{drawn} {expected}");
        }
    }

    #[test]
    fn north_is_up_and_east_is_right() {
        let viewport = Rect::from_min_size(pos2(10.0, 20.0), vec2(900.0, 600.0));
        let projector =
            Projector::new(Camera::over(LonLat::new(40.27, 35.3), 30.0, viewport.size()), viewport);
        let middle = projector.lon_lat_to_screen(LonLat::new(40.27, 35.3));
        assert!(middle.distance(viewport.center()) < 1e-3);
        assert!(projector.lon_lat_to_screen(LonLat::new(40.28, 35.31)).x > middle.x);
        assert!(projector.lon_lat_to_screen(LonLat::new(40.28, 35.31)).y < middle.y);
    }

    proptest! {
        /// On the screen nothing tells on which side of 180° a map lies.
        #[test]
        fn across_180_degrees_positions_and_paths_lie_as_they_do_elsewhere(
            zoom in 7.0..14.0_f64, lat in -60.0..60.0, start in -9.0..9.0, across in -5.0..5.0,
            steps in prop::collection::vec((-20.0..20.0, -70.0..70.0), 2..7),
        ) {
            let viewport = Rect::from_min_size(Pos2::ZERO, vec2(900.0, 600.0));
            let turned = |lon: f64| (lon + 180.0).rem_euclid(360.0) - 180.0;
            let drawn = |turn: f64| {
                let camera = Camera::new(LonLat::new(turned(across + turn), lat).to_mercator(), zoom.exp2());
                let projector = Projector::new(camera, viewport);
                let mut lon = start + turn;
                let line: Vec<LonLat> = steps.iter().map(|(step, lat)| {
                    lon += step;
                    LonLat::new(turned(lon), *lat)
                }).collect();
                let path = &crate::geo::line_on_plane(&line)[0];
                (projector.path_to_screen(path, 0.0), projector.lon_lat_to_screen(line[0]), projector.world())
            };
            let (here, there) = (drawn(0.0), drawn(180.0));
            prop_assert_eq!(here.0.len(), there.0.len());
            for (a, b) in here.0.iter().flatten().zip(there.0.iter().flatten()) {
                prop_assert!(a.distance(*b) < 0.01, "{a:?} {b:?}");
            }
            prop_assert!(here.1.distance(there.1) < 0.01);
            prop_assert!(here.2.min.distance(there.2.min) + here.2.max.distance(there.2.max) < 0.01);
        }

        #[test]
        fn the_copies_in_sight_cover_what_is_in_sight(projector in projectors(), u in 0.0..1.0_f32, v in 0.0..1.0_f32) {
            let world = projector.world();
            let at = world.lerp_inside(vec2(u, v));
            let held = projector.copies().filter(|copy| Bounds::WORLD.expand(1e-6).contains(copy.to_plane(at)));
            prop_assert!(held.count() >= 1, "{at:?} of {world:?}");
            prop_assert!(projector.copies().count() <= 3);
        }
    }

    #[test]
    fn both_sides_of_180_degrees_are_in_one_picture() {
        let viewport = Rect::from_min_size(Pos2::ZERO, vec2(900.0, 600.0));
        let camera = Camera::over(LonLat::new(180.0, -16.0), 1500.0, viewport.size());
        let projector = Projector::new(camera, viewport);
        let (suva, wallis) = (LonLat::new(178.44, -18.14), LonLat::new(-176.2, -13.3));
        let (west, east) = (projector.lon_lat_to_screen(suva), projector.lon_lat_to_screen(wallis));
        assert!(viewport.contains(west) && viewport.contains(east) && west.x < 450.0 && east.x > 450.0);
        assert_eq!(projector.copies().count(), 2);
        assert!(
            projector.sees(Bounds::at(suva.to_mercator()))
                && projector.sees(Bounds::at(wallis.to_mercator()))
        );
        assert!(!projector.sees(Bounds::at(LonLat::new(0.0, -16.0).to_mercator())));
    }

    #[test]
    fn an_impossible_viewport_does_no_harm() {
        let camera = Camera::new(Mercator::new(0.5, 0.5), 1000.0);
        for viewport in [Rect::NOTHING, Rect::EVERYTHING, Rect::NAN, Rect::ZERO] {
            let projector = Projector::new(camera, viewport);
            assert!(projector.to_screen(Mercator::new(0.2, 0.9)).is_finite());
            assert!(projector.visible().width() > 0.0);
        }
    }
}
