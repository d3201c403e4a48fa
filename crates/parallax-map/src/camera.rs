//! The position and scale of the map in view. Plain data; it stores no viewport and draws nothing.

use egui::Vec2;

use crate::geo::{LonLat, Mercator};

use super::Bounds;

/// Minimum scale: the world this many screen points wide.
const MIN_SCALE: f64 = 128.0;
/// Maximum scale: about 50 m across a viewport of 1,000 points at the equator.
const MAX_SCALE: f64 = 8.0e8;
/// Minimum width on the ground when fitting, so that a single point is shown with its surroundings.
const CLOSEST_FIT_KM: f64 = 2.0;

/// The part of the plane in view.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    /// The position in the middle of the viewport; always in the unit square.
    pub center: Mercator,
    /// Screen points per unit of the plane, which is the width of the whole world in screen points.
    pub scale: f64,
}

impl Camera {
    /// A camera at a position; both are brought within the limits, and what is not a number becomes the middle
    /// of the plane or the smallest scale. Past 180° the world goes on from the other side.
    #[must_use]
    pub fn new(center: Mercator, scale: f64) -> Self {
        let or_middle = |value: f64| if value.is_nan() { 0.5 } else { value };
        let turned = if (0.0..=1.0).contains(&center.x) { center.x } else { center.x.rem_euclid(1.0) };
        let scale = if scale.is_nan() { MIN_SCALE } else { scale.clamp(MIN_SCALE, MAX_SCALE) };
        let center = Mercator::new(or_middle(turned), or_middle(center.y).clamp(0.0, 1.0));
        Self { center, scale }
    }

    /// Centres on `center`, with `width_km` kilometres on the ground across the viewport.
    ///
    /// ```
    /// use {parallax_dossier::geo::LonLat, parallax_map::Camera};
    /// let camera = Camera::over(LonLat::new(40.27, 35.30), 30.0, egui::vec2(900.0, 600.0));
    /// assert!((900.0 / camera.scale * camera.center.km_per_unit() - 30.0).abs() < 1e-6);
    /// ```
    #[must_use]
    pub fn over(center: LonLat, width_km: f64, viewport: Vec2) -> Self {
        let center = center.to_mercator();
        Self::new(center, f64::from(viewport.x) * center.km_per_unit() / width_km)
    }

    /// Shows all of `bounds` with at least `margin_points` screen points around it, but on a low or narrow viewport with no
    /// more than a quarter of a side; a single point is shown with its surroundings.
    #[must_use]
    pub fn fit(bounds: Bounds, viewport: Vec2, margin_points: f32) -> Self {
        let inner = |points: f32| f64::from(points - 2.0 * margin_points.min(points / 4.0)).max(1.0);
        let center = bounds.center();
        let closest = f64::from(viewport.x) * center.km_per_unit() / CLOSEST_FIT_KM;
        // A size of zero divides to infinity, which the closest fit then limits.
        let scale = (inner(viewport.x) / bounds.width()).min(inner(viewport.y) / bounds.height());
        Self::new(center, scale.min(closest))
    }

    /// Returns the camera after the map was dragged by `delta` screen points.
    #[must_use]
    pub fn panned(self, delta: Vec2) -> Self {
        let moved = Mercator::new(
            self.center.x - f64::from(delta.x) / self.scale,
            self.center.y - f64::from(delta.y) / self.scale,
        );
        if delta.is_finite() { Self::new(moved, self.scale) } else { self }
    }

    /// Returns the camera zoomed in by `factor`, with the position under the pointer fixed. `pointer` is in
    /// screen points from the centre of the viewport.
    #[must_use]
    pub fn zoomed_at(self, pointer: Vec2, factor: f64) -> Self {
        if !(factor.is_finite() && factor > 0.0 && pointer.is_finite()) {
            return self;
        }
        let scale = (self.scale * factor).clamp(MIN_SCALE, MAX_SCALE);
        let shift = 1.0 / self.scale - 1.0 / scale;
        let center = Mercator::new(
            self.center.x + f64::from(pointer.x) * shift,
            self.center.y + f64::from(pointer.y) * shift,
        );
        Self::new(center, scale)
    }

    /// Returns the same camera, zoomed out no further than the whole world in the viewport. The viewport can
    /// change its size between two frames, so this is applied once per frame.
    #[must_use]
    pub fn within(self, viewport: Vec2) -> Self {
        let whole_world = f64::from(viewport.min_elem());
        if whole_world.is_finite() { Self::new(self.center, self.scale.max(whole_world)) } else { self }
    }

    /// The distance on the ground across a viewport of this width, in kilometres, at the latitude of the
    /// centre.
    #[must_use]
    pub fn width_km(self, viewport: Vec2) -> f64 {
        f64::from(viewport.x) / self.scale * self.center.km_per_unit()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::vec2;
    use proptest::prelude::*;

    fn under(camera: Camera, pointer: Vec2) -> Mercator {
        Mercator::new(
            camera.center.x + f64::from(pointer.x) / camera.scale,
            camera.center.y + f64::from(pointer.y) / camera.scale,
        )
    }

    fn cameras() -> impl Strategy<Value = Camera> {
        (0.0..=1.0, 0.0..=1.0, 7.0..30.0_f64)
            .prop_map(|(x, y, zoom)| Camera::new(Mercator::new(x, y), zoom.exp2()))
    }

    fn pointers() -> impl Strategy<Value = Vec2> {
        (-800.0..800.0_f32, -500.0..500.0_f32).prop_map(|(x, y)| vec2(x, y))
    }

    proptest! {
        #[test]
        fn zooming_keeps_the_position_under_the_pointer(
            camera in cameras(), pointer in pointers(), factor in 0.01..100.0,
        ) {
            let zoomed = camera.zoomed_at(pointer, factor);
            let stopped_at_the_edge = zoomed.center.y <= 0.0 || zoomed.center.y >= 1.0;
            if !stopped_at_the_edge {
                let before = under(camera, pointer);
                let after = under(zoomed, pointer).near(before.x);
                let drift = (before.x - after.x).hypot(before.y - after.y) * zoomed.scale;
                prop_assert!(drift < 1e-5, "{drift} points");
            }
        }

        #[test]
        fn zooming_in_never_meets_the_edge(camera in cameras(), pointer in pointers(), factor in 1.0..100.0) {
            let before = under(camera, pointer);
            if Bounds::WORLD.contains(before) {
                let after = under(camera.zoomed_at(pointer, factor), pointer).near(before.x);
                prop_assert!((before.x - after.x).hypot(before.y - after.y) < 1e-12);
            }
        }

        #[test]
        fn no_input_leaves_the_limits(x in any::<f64>(), y in any::<f64>(), scale in any::<f64>(),
            dx in any::<f32>(), dy in any::<f32>(), factor in any::<f64>()) {
            let camera = Camera::new(Mercator::new(x, y), scale).panned(vec2(dx, dy))
                .zoomed_at(vec2(dy, dx), factor).within(vec2(dx, dy));
            prop_assert!(Bounds::WORLD.contains(camera.center), "{camera:?}");
            prop_assert!((MIN_SCALE..=MAX_SCALE).contains(&camera.scale), "{camera:?}");
        }

        #[test]
        fn fitting_shows_everything(a in 0.3..0.7, b in 0.3..0.7, c in 0.3..0.7, d in 0.3..0.7) {
            let (viewport, margin) = (vec2(900.0, 600.0), 20.0);
            let bounds = Bounds::between(Mercator::new(a, b), Mercator::new(c, d));
            let camera = Camera::fit(bounds, viewport, margin);
            let allowed = viewport - vec2(2.0 * margin, 2.0 * margin);
            prop_assert!(bounds.width() * camera.scale <= f64::from(allowed.x) + 1e-6);
            prop_assert!(bounds.height() * camera.scale <= f64::from(allowed.y) + 1e-6);
        }
    }

    #[test]
    fn a_single_point_is_fitted_with_its_surroundings() {
        let viewport = vec2(1000.0, 600.0);
        let camera = Camera::fit(Bounds::at(LonLat::new(40.3, 35.3).to_mercator()), viewport, 40.0);
        assert!((camera.width_km(viewport) - CLOSEST_FIT_KM).abs() < 1e-6);
    }

    /// A margin that takes all of a low map would leave the whole world in view.
    #[test]
    fn a_low_viewport_is_still_filled() {
        let bounds = Bounds::between(Mercator::new(0.50, 0.50), Mercator::new(0.51, 0.51));
        for (height, filled) in [(600.0, 460.0), (280.0, 140.0), (140.0, 70.0), (60.0, 30.0)] {
            let camera = Camera::fit(bounds, vec2(900.0, height), 70.0);
            assert!((camera.scale * bounds.height() - filled).abs() < 1e-6, "{height}: {camera:?}");
        }
    }

    #[test]
    fn dragging_moves_the_map_with_the_hand() {
        let camera = Camera::new(Mercator::new(0.5, 0.5), 1000.0).panned(vec2(100.0, -50.0));
        assert!((camera.center.x - 0.4).abs() < 1e-12 && (camera.center.y - 0.55).abs() < 1e-12);
        assert!(camera.panned(vec2(0.0, 1e9)).center.y.abs() < 1e-12, "the end of the projection");
        let round = camera.panned(vec2(-900.0, 0.0)).center.x;
        assert!((round - 0.3).abs() < 1e-9, "east of 180° the world goes on: {round}");
    }

    #[test]
    fn no_farther_out_than_the_whole_world() {
        let camera = Camera::new(Mercator::new(0.5, 0.5), 1.0);
        assert!((camera.scale - MIN_SCALE).abs() < 1e-12);
        assert!((camera.within(vec2(900.0, 600.0)).scale - 600.0).abs() < 1e-9);
    }
}
