//! Projects from the plane to the screen and back, for one camera and one viewport.
//!
//! All arithmetic is in `f64`; only the final screen position is `f32`, so the map looks steady even at 50 m
//! across.

use egui::{Pos2, Rect, pos2};

use crate::geo::{LonLat, Mercator};

use super::{Bounds, Camera};

/// Maps positions to the screen; cheap to copy, created every frame.
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

    /// Returns the screen position of a position on the globe.
    #[must_use]
    pub fn lon_lat_to_screen(&self, position: LonLat) -> Pos2 {
        self.to_screen(position.to_mercator())
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
