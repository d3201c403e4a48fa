//! The span of time on the screen: days to points and back, fitting, panning, zooming. It knows no items.

use std::ops::Range;

use crate::analysis::timeline::{DAY, Fineness};
use crate::dossier::Instant;

/// Maximum width of a day, in points.
const CLOSEST: f64 = 600.0;
/// Maximum width of a day with times: a minute has 30 points.
const CLOSEST_FINE: f64 = 43_200.0;
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
    /// Whether it goes down to hours and minutes.
    pub grain: Fineness,
}

/// Maximum width of a day, in points.
const fn closest(grain: Fineness) -> f64 {
    match grain {
        Fineness::Days => CLOSEST,
        Fineness::Minutes => CLOSEST_FINE,
    }
}

/// The time of an instant, in days.
#[must_use]
pub fn days(at: Instant) -> f64 {
    // Exact for seconds of any year.
    at.seconds() as f64 / DAY as f64
}

impl Window {
    /// Fits a span of time into `width` points, with space at both ends.
    #[must_use]
    pub fn fitted(span: (Instant, Instant), width: f32, grain: Fineness) -> Self {
        let (from, to) = (days(span.0), days(span.1.max(span.0.plus(grain.unit()))));
        let width = f64::from(width);
        let (before, after) = (BEFORE.min(width * 0.1), AFTER.min(width * 0.2));
        let per_day = ((width - before - after) / (to - from)).clamp(FARTHEST, closest(grain));
        Self { start: from - before / per_day, per_day, grain }
    }

    /// The position of an instant, in points from the left edge.
    #[must_use]
    pub fn x(&self, at: Instant) -> f32 {
        ((days(at) - self.start) * self.per_day) as f32
    }

    /// The time at a position, in days; the position is in points from the left edge.
    #[must_use]
    pub fn day_at(&self, x: f32) -> f64 {
        self.start + f64::from(x) / self.per_day
    }

    /// The time that is visible in `width` points.
    #[must_use]
    pub fn seen(&self, width: f32) -> Range<Instant> {
        let seconds = |days: f64| Instant::from_seconds(days as i64);
        let day = DAY as f64;
        seconds((self.start * day).floor())..seconds((self.day_at(width) * day).ceil())
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
        let per_day = (self.per_day * factor).clamp(FARTHEST, closest(self.grain));
        Self { start: fixed - f64::from(x) / per_day, per_day, ..self }.held()
    }

    /// Returns the window limited to the calendar, beyond which there is nothing.
    fn held(self) -> Self {
        Self { start: self.start.clamp(CALENDAR.start, CALENDAR.end), ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fitted(first: i64, last: i64) -> Window {
        Window::fitted((at(first), at(last)), 900.0, Fineness::Days)
    }

    fn at(day: i64) -> Instant {
        Instant::from_seconds(day * DAY)
    }

    #[test]
    fn what_is_fitted_is_in_sight_with_room_at_both_ends() {
        let window = fitted(100, 109);
        assert!(window.x(at(100)) > 20.0 && window.x(at(109)) < 800.0);
        let day = fitted(100, 100);
        assert!(day.per_day <= CLOSEST && day.x(at(100)) > 0.0 && day.x(at(101)) < 900.0);
    }

    #[test]
    fn zooming_keeps_what_is_under_the_pointer_and_has_ends() {
        let window = fitted(100, 109);
        let zoomed = window.zoomed_at(300.0, 2.0);
        assert!((zoomed.day_at(300.0) - window.day_at(300.0)).abs() < 1e-6);
        assert!((zoomed.per_day / window.per_day - 2.0).abs() < 1e-6);
        assert!(window.zoomed_at(300.0, 1e9).per_day <= CLOSEST);
        assert!(window.zoomed_at(300.0, 0.0).per_day >= FARTHEST);
    }

    #[test]
    fn panning_there_and_back_changes_nothing() {
        let window = fitted(100, 109);
        let there = window.panned(120.0);
        assert!(there.start < window.start);
        assert!((there.panned(-120.0).start - window.start).abs() < 1e-6);
    }

    #[test]
    fn with_times_an_hour_fills_the_window() {
        let span = (at(100), at(100).plus(3600));
        let fine = Window::fitted(span, 900.0, Fineness::Minutes);
        assert!(fine.x(span.1) - fine.x(span.0) > 700.0);
        assert!(fine.zoomed_at(300.0, 1e9).per_day <= CLOSEST_FINE);
        let coarse = Window::fitted(span, 900.0, Fineness::Days);
        assert!(coarse.x(span.1) - coarse.x(span.0) <= 25.0);
        let seen = fine.seen(900.0);
        assert!(seen.start < span.0 && span.1 < seen.end && seen.end < at(101));
    }
}
