//! The labels below the track: as many as fit.

use jiff::Span;

use super::Scale;
use super::numbers::days_between;
use crate::analysis::timeline::Fineness;
use crate::dossier::{Date, Day};

/// The width of a label of the period.
pub(super) const LABEL: f32 = 62.0;

/// A label below the track: its centre, and its text.
pub type Label = (f32, String);

impl Scale {
    /// The labels of the zones beyond the breaks.
    pub fn zones(&self) -> impl Iterator<Item = Label> {
        let earlier = (self.left > 0.0).then(|| (0.5 * self.left, "earlier".to_owned()));
        let later = || (f32::midpoint(self.right, self.width), "later".to_owned());
        earlier.into_iter().chain((self.right < self.width).then(later))
    }

    /// The labels of the period: as many as fit, by the clock, by day, month or year.
    pub fn labels(&self, period: Option<&Date>) -> Vec<Label> {
        let [first, last] = [self.main.0, self.main.1].map(|number| self.line.moment_of(number).day());
        let days = days_between(first, last) + 1;
        let most = (((self.right - self.left) / LABEL) as i64).max(1);
        let wanted = |found: i64| (found + most - 1) / most;
        if self.line.grain == Fineness::Minutes && days <= 3 {
            return self.clock_labels(most, period);
        }
        let found: Vec<(Day, String)> = if days <= 120 {
            let step = wanted(days).unsigned_abs() as usize;
            // A single label is centred.
            let from = if step >= days.unsigned_abs() as usize { days / 2 } else { 0 };
            let days = (from..days).step_by(step).map(|at| first.saturating_add(Span::new().days(at)));
            days.map(|day| (day, Date::from(day).short(period))).collect()
        } else {
            let years = i64::from(last.year()) - i64::from(first.year()) + 1;
            let steps = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000];
            let step = steps.into_iter().find(|step| *step >= wanted(years)).unwrap_or(10_000);
            // Round as years are written: 500 BC is the year -499, and there is no year 0.
            let written = |year: i16| if year > 0 { i64::from(year) } else { i64::from(year) - 1 };
            let is_round = |year: &i16| written(*year) % step == 0 || *year == 1;
            let round = (first.year()..=last.year()).filter(is_round);
            let begins = round.filter_map(|year| Day::new(year, 1, 1).ok());
            let seen = begins.filter(|day| (first..=last).contains(day));
            let mut found: Vec<Day> = seen.collect();
            if found.is_empty() {
                found.push(first);
            }
            found.into_iter().map(|day| (day, Date::year_of(day).to_string())).collect()
        };
        found.into_iter().map(|(day, words)| (self.middle(self.line.middle_of(day)), words)).collect()
    }

    /// The hours, or minutes, of the period: as many as fit.
    fn clock_labels(&self, most: i64, period: Option<&Date>) -> Vec<Label> {
        let minutes = self.main.1 - self.main.0 + 1;
        let steps = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440];
        let step = steps.into_iter().find(|step| minutes / step <= most).unwrap_or(1440);
        // Clocks are put forward and back by quarters of an hour at least.
        let stride = step.min(15);
        let first = self.main.0 + (stride - self.line.clock(self.main.0) % stride) % stride;
        let numbers = (first..=self.main.1).step_by(stride.unsigned_abs() as usize);
        let mut found: Vec<i64> = numbers.filter(|number| self.line.clock(*number) % step == 0).collect();
        // A single label is centred.
        if found.is_empty() {
            found.push(self.main.0 + minutes / 2);
        }
        let days = self.main.0..=self.main.1;
        let is_one_day = self.line.moment_of(*days.start()).day() == self.line.moment_of(*days.end()).day();
        let label = |number: i64| {
            let clock = self.line.clock(number);
            // Of several days, midnight is told as the day that begins.
            let words = if clock == 0 && !is_one_day {
                Date::from(self.line.moment_of(number).day()).short(period)
            } else {
                format!("{:02}:{:02}", clock / 60, clock % 60)
            };
            (self.middle(number), words)
        };
        found.into_iter().map(label).collect()
    }
}
