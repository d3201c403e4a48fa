//! The span of time on the screen: days to points and back, fitting, panning, zooming. It knows no items.

use std::ops::Range;

/// Maximum width of a day, in points.
const CLOSEST: f64 = 600.0;
/// Minimum width of a day, at which the whole calendar is some hundred points wide.
const FARTHEST: f64 = 0.000_05;
/// Free space before fitted content, in points.
const BEFORE: f64 = 26.0;
/// Free space after it, for the text of the last days.
const AFTER: f64 = 120.0;
/// The ends of the calendar, as numbers of days.
const CALENDAR: Range<f64> = -4_371_600.0..2_932_900.0;

/// A span of time on the screen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Window {
    /// The time at the left edge, in days; 0.5 is noon of the day with number 0.
    pub start: f64,
    /// The width of a day, in points.
    pub per_day: f64,
}

impl Window {
    /// Fits a range of days into `width` points, with space at both ends.
    #[must_use]
    pub fn fitted(days: (i32, i32), width: f32) -> Self {
        let (from, to) = (f64::from(days.0), f64::from(days.1).max(f64::from(days.0) + 1.0));
        let width = f64::from(width);
        let (before, after) = (BEFORE.min(width * 0.1), AFTER.min(width * 0.2));
        let per_day = ((width - before - after) / (to - from)).clamp(FARTHEST, CLOSEST);
        Self { start: from - before / per_day, per_day }
    }

    /// The position of a time, in points from the left edge.
    #[must_use]
    pub fn x(&self, day: f64) -> f32 {
        ((day - self.start) * self.per_day) as f32
    }

    /// The time at a position, in points from the left edge.
    #[must_use]
    pub fn day_at(&self, x: f32) -> f64 {
        self.start + f64::from(x) / self.per_day
    }

    /// The days that are visible in `width` points.
    #[must_use]
    pub fn seen(&self, width: f32) -> Range<i32> {
        self.start.floor() as i32..self.day_at(width).ceil() as i32
    }

    /// Returns the window moved by `points`, to the right if positive.
    #[must_use]
    pub fn panned(self, points: f32) -> Self {
        Self { start: self.start - f64::from(points) / self.per_day, ..self }.held()
    }

    /// Returns the window zoomed in by `factor`, with the time at `x` fixed.
    #[must_use]
    pub fn zoomed_at(self, x: f32, factor: f64) -> Self {
        let fixed = self.day_at(x);
        let per_day = (self.per_day * factor).clamp(FARTHEST, CLOSEST);
        Self { start: fixed - f64::from(x) / per_day, per_day }.held()
    }

    /// Returns the window limited to the calendar, beyond which there is nothing.
    fn held(self) -> Self {
        Self { start: self.start.clamp(CALENDAR.start, CALENDAR.end), ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_fitted_is_in_sight_with_room_at_both_ends() {
        let window = Window::fitted((100, 109), 900.0);
        assert!(window.x(100.0) > 20.0 && window.x(109.0) < 800.0);
        let day = Window::fitted((100, 100), 900.0);
        assert!(day.per_day <= CLOSEST && day.x(100.0) > 0.0 && day.x(101.0) < 900.0);
    }

    #[test]
    fn zooming_keeps_what_is_under_the_pointer_and_has_ends() {
        let window = Window::fitted((100, 109), 900.0);
        let zoomed = window.zoomed_at(300.0, 2.0);
        assert!((zoomed.day_at(300.0) - window.day_at(300.0)).abs() < 1e-6);
        assert!((zoomed.per_day / window.per_day - 2.0).abs() < 1e-6);
        assert!(window.zoomed_at(300.0, 1e9).per_day <= CLOSEST);
        assert!(window.zoomed_at(300.0, 0.0).per_day >= FARTHEST);
    }

    #[test]
    fn panning_there_and_back_changes_nothing() {
        let window = Window::fitted((100, 109), 900.0);
        let there = window.panned(120.0);
        assert!(there.start < window.start);
        assert!((there.panned(-120.0).start - window.start).abs() < 1e-6);
    }
}
