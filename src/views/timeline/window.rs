//! The span of time on the screen: days to points and back, fitting, panning, zooming. It knows no items.

use std::ops::Range;

use crate::analysis::timeline::{DAY, Fineness, MOST_QUIET};
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
/// The width of a time that is left out, in points.
const BREAK: f64 = 58.0;
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
    /// The times that it leaves out.
    pub breaks: Breaks,
}

/// Long times in which nothing lies: each is as wide as any other, in order.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Breaks {
    /// Start and end of each, in days.
    spans: [(f64, f64); MOST_QUIET],
    count: usize,
}

impl Breaks {
    /// The breaks for these times, which are in order and apart.
    #[must_use]
    pub fn new(quiet: &[(Instant, Instant)]) -> Self {
        let mut breaks = Self::default();
        for (slot, (from, to)) in breaks.spans.iter_mut().zip(quiet) {
            *slot = (days(*from), days(*to));
            breaks.count += 1;
        }
        breaks
    }

    fn iter(&self) -> impl Iterator<Item = (f64, f64)> + '_ {
        self.spans[..self.count].iter().copied()
    }
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
    pub fn fitted(span: (Instant, Instant), width: f32, grain: Fineness, breaks: Breaks) -> Self {
        let (from, to) = (days(span.0), days(span.1.max(span.0.plus(grain.unit()))));
        let width = f64::from(width);
        let (before, after) = (BEFORE.min(width * 0.1), AFTER.min(width * 0.2));
        // The breaks, or the parts of them, that lie in the span.
        let (mut drawn, mut taken) = (to - from, 0.0);
        for (start, end) in breaks.iter() {
            let within = (end.min(to) - start.max(from)).max(0.0);
            drawn -= within;
            taken += BREAK * within / (end - start);
        }
        let room = (width - before - after - taken).max(0.2 * width);
        let per_day = (room / drawn.max(grain.unit() as f64 / DAY as f64)).clamp(FARTHEST, closest(grain));
        let window = Self { start: from, per_day, grain, breaks };
        Self { start: window.time_at(window.place(from) - before), ..window }
    }

    /// The position of a time given in days, in points from where it would be at time 0 without breaks.
    fn place(&self, at: f64) -> f64 {
        let mut place = self.per_day * at;
        for (start, end) in self.breaks.iter().take_while(|(start, _)| *start < at) {
            let share = ((at - start) / (end - start)).min(1.0);
            place -= share * (self.per_day * (end - start) - self.break_width(start, end));
        }
        place
    }

    /// The width of a break; of a short time, no more than it would be without.
    fn break_width(&self, start: f64, end: f64) -> f64 {
        BREAK.min(self.per_day * (end - start))
    }

    /// The time at a place.
    fn time_at(&self, place: f64) -> f64 {
        let mut known = 0.0;
        for (start, end) in self.breaks.iter() {
            let begins = self.place(start);
            if place <= begins {
                return start - (begins - place) / self.per_day;
            }
            let wide = self.break_width(start, end);
            if place <= begins + wide {
                return start + (end - start) * (place - begins) / wide;
            }
            known = end;
        }
        known + (place - self.place(known)) / self.per_day
    }

    /// The position of an instant, in points from the left edge.
    #[must_use]
    pub fn x(&self, at: Instant) -> f32 {
        (self.place(days(at)) - self.place(self.start)) as f32
    }

    /// The time at a position, in days; the position is in points from the left edge.
    #[must_use]
    pub fn day_at(&self, x: f32) -> f64 {
        self.time_at(self.place(self.start) + f64::from(x))
    }

    /// The time that is visible in `width` points.
    #[must_use]
    pub fn seen(&self, width: f32) -> Range<Instant> {
        let seconds = |days: f64| Instant::from_seconds(days as i64);
        let day = DAY as f64;
        seconds((self.start * day).floor())..seconds((self.day_at(width) * day).ceil())
    }

    /// True if the edge of a break that is in sight lies within a span of points.
    #[must_use]
    pub fn tears(&self, span: &Range<f32>, width: f32) -> bool {
        let edges = self.breaks_seen(width).flat_map(|(from, to)| [from, to]);
        edges.map(|at| self.x(at)).any(|x| span.start - 3.0 < x && x < span.end + 3.0)
    }

    /// The breaks that are visible in `width` points.
    pub fn breaks_seen(&self, width: f32) -> impl Iterator<Item = (Instant, Instant)> + '_ {
        let seen = self.seen(width);
        let instant = |days: f64| Instant::from_seconds((days * DAY as f64).round() as i64);
        let breaks = self.breaks.iter().map(move |(start, end)| (instant(start), instant(end)));
        breaks.filter(move |(start, end)| *start < seen.end && *end > seen.start)
    }

    /// The times between the breaks that are visible in `width` points, from left to right.
    #[must_use]
    pub fn parts(&self, width: f32) -> Vec<Range<Instant>> {
        let seen = self.seen(width);
        let mut from = seen.start;
        let mut parts = Vec::new();
        for (start, end) in self.breaks_seen(width) {
            parts.push(from..start);
            from = end;
        }
        parts.push(from..seen.end);
        parts.retain(|part| part.start < part.end);
        parts
    }

    /// Returns the window moved by `points`, to the right if positive.
    #[must_use]
    pub fn panned(self, points: f32) -> Self {
        Self { start: self.day_at(-points), ..self }.limited()
    }

    /// Returns the window zoomed in by `factor`, with the time at `x` fixed.
    #[must_use]
    pub fn zoomed_at(self, x: f32, factor: f64) -> Self {
        let fixed = self.day_at(x);
        let per_day = (self.per_day * factor).clamp(FARTHEST, closest(self.grain));
        let zoomed = Self { per_day, ..self };
        Self { start: zoomed.time_at(zoomed.place(fixed) - f64::from(x)), ..zoomed }.limited()
    }

    /// Returns the window limited to the calendar, beyond which there is nothing.
    fn limited(self) -> Self {
        Self { start: self.start.clamp(CALENDAR.start, CALENDAR.end), ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fitted(first: i64, last: i64) -> Window {
        Window::fitted((at(first), at(last)), 900.0, Fineness::Days, Breaks::default())
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
        let fine = Window::fitted(span, 900.0, Fineness::Minutes, Breaks::default());
        assert!(fine.x(span.1) - fine.x(span.0) > 700.0);
        assert!(fine.zoomed_at(300.0, 1e9).per_day <= CLOSEST_FINE);
        let coarse = Window::fitted(span, 900.0, Fineness::Days, Breaks::default());
        assert!(coarse.x(span.1) - coarse.x(span.0) <= 25.0);
        let seen = fine.seen(900.0);
        assert!(seen.start < span.0 && span.1 < seen.end && seen.end < at(101));
    }

    /// Two weeks, with ten years between them.
    fn broken() -> Window {
        let breaks = Breaks::new(&[(at(107), at(3_750))]);
        Window::fitted((at(100), at(3_757)), 900.0, Fineness::Days, breaks)
    }

    #[test]
    fn a_time_that_is_left_out_takes_as_little_room_as_any_other() {
        let window = broken();
        assert!((window.x(at(3_750)) - window.x(at(107)) - BREAK as f32).abs() < 0.01);
        let (week, other) =
            (window.x(at(107)) - window.x(at(100)), window.x(at(3_757)) - window.x(at(3_750)));
        assert!((week - other).abs() < 0.01 && week > 300.0, "{week} {other}");
        assert!(window.x(at(100)) > 20.0 && window.x(at(3_757)) < 800.0);
        assert_eq!(window.breaks_seen(900.0).collect::<Vec<_>>(), [(at(107), at(3_750))]);
        assert_eq!(window.parts(900.0).len(), 2);
        assert!(window.zoomed_at(0.0, 20.0).breaks_seen(900.0).count() == 0, "it is out of sight");
    }

    #[test]
    fn places_and_times_are_the_same_there_and_back() {
        let window = broken();
        for x in [-300.0_f32, 0.0, 200.0, 380.0, 420.0, 700.0, 2_000.0] {
            let back = window.x(Instant::from_seconds((window.day_at(x) * DAY as f64).round() as i64));
            assert!((back - x).abs() < 0.1, "{x}: {back}");
            let zoomed = window.zoomed_at(x, 3.0);
            assert!((zoomed.day_at(x) - window.day_at(x)).abs() < 1e-6, "{x}");
        }
        let there = window.panned(500.0).panned(-500.0);
        assert!((there.start - window.start).abs() < 1e-6);
    }

    #[test]
    fn nothing_comes_nearer_where_the_scale_grows() {
        let mut window = broken();
        let far = |window: &Window| window.x(at(3_751)) - window.x(at(106));
        window.per_day = 0.001;
        for _ in 0..40 {
            let larger = Window { per_day: window.per_day * 1.4, ..window };
            assert!(far(&larger) >= far(&window), "{window:?}");
            window = larger;
        }
    }
}
