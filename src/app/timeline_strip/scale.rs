//! The scale of the strip: the days of the dossier's period side by side, all of the same width; earlier and
//! later days in zones beyond a break, in order but without width. So a distant day does not squash the
//! period, and the handle is still at its day.

use crate::analysis::timeline::{day_of, number_of};
use crate::dossier::{Date, Day};

/// The width of a day with a change beyond a break, in points.
const SLOT: f32 = 13.0;
/// Minimum width of a zone, for its label, and maximum share of the track.
const ZONE: (f32, f32) = (48.0, 0.22);
/// The width of a label of the period.
const LABEL: f32 = 62.0;

/// The positions of days, in points from the left end of the track.
#[derive(Clone, Debug, PartialEq)]
pub struct Scale {
    /// The first and the last day of the period.
    main: (i32, i32),
    /// The start and end of the period on the track.
    left: f32,
    right: f32,
    width: f32,
    /// The days with changes beyond the breaks.
    earlier: Vec<i32>,
    later: Vec<i32>,
}

/// A label below the track: its centre, and its text.
pub type Label = (f32, String);

impl Scale {
    /// Makes the scale for a period, or else for all of `steps`, in `width` points; any `day` has a position
    /// on it. `steps` are ascending and not empty.
    pub fn new(period: Option<&Date>, steps: &[Day], day: Option<Day>, width: f32) -> Self {
        let first = period.and_then(Date::earliest).or(steps.first().copied()).map_or(0, number_of);
        let last = period.and_then(Date::latest).or(steps.last().copied()).map_or(first, number_of);
        let main = (first, last.max(first));
        let (day, steps) = (day.map(number_of), steps.iter().map(|step| number_of(*step)));
        let earlier: Vec<i32> = steps.clone().filter(|step| *step < main.0).collect();
        let later: Vec<i32> = steps.filter(|step| *step > main.1).collect();
        let zone = |steps: &[i32], holds_day: bool| {
            if steps.is_empty() && !holds_day {
                return 0.0;
            }
            (SLOT * (steps.len() + 1) as f32).max(ZONE.0).min((ZONE.1 * width).max(SLOT))
        };
        let left = zone(&earlier, day.is_some_and(|day| day < main.0));
        let right = width - zone(&later, day.is_some_and(|day| day > main.1));
        Self { main, left, right: right.max(left + 1.0), width, earlier, later }
    }

    /// The centre of a day.
    pub fn x(&self, day: Day) -> f32 {
        let day = number_of(day);
        if day < self.main.0 {
            let slot = self.left / (self.earlier.len() + 1) as f32;
            let at = |index: usize| slot * (index + 1) as f32;
            position_between(day, &self.earlier, at, 0.4 * slot, (self.main.0, self.middle(self.main.0)))
        } else if day > self.main.1 {
            let slot = (self.width - self.right) / (self.later.len() + 1) as f32;
            // Counted from the right end, so that both zones are handled alike.
            let mirrored: Vec<i32> = self.later.iter().rev().map(|day| -day).collect();
            let at = |index: usize| slot * (index + 1) as f32;
            let border = (-self.main.1, self.width - self.middle(self.main.1));
            self.width - position_between(-day, &mirrored, at, 0.4 * slot, border)
        } else {
            self.middle(day)
        }
    }

    fn middle(&self, day: i32) -> f32 {
        let days = (self.main.1 - self.main.0 + 1) as f32;
        self.left + (self.right - self.left) * ((day - self.main.0) as f32 + 0.5) / days
    }

    /// The day at a position: within the period the day there, beyond a break the nearest day with a change.
    pub fn day_at(&self, x: f32) -> Day {
        let nearest = |days: &[i32]| {
            let far = |day: &&i32| (self.x(day_of(**day)) - x).abs();
            days.iter().min_by(|a, b| far(a).total_cmp(&far(b))).copied()
        };
        let beyond = match x {
            x if x < self.left => nearest(&self.earlier),
            x if x > self.right => nearest(&self.later),
            _ => None,
        };
        let days = self.main.1 - self.main.0 + 1;
        let along = ((x - self.left) / (self.right - self.left)).clamp(0.0, 1.0);
        let under = || (self.main.0 + (along * days as f32) as i32).min(self.main.1);
        day_of(beyond.unwrap_or_else(under))
    }

    /// The day adjacent to `day`: within the period the next one, beyond a break the next one with a change.
    /// Without a day, which is after all of them, a step back leads to the last day with a change.
    pub fn beside(&self, day: Option<Day>, forward: bool, steps: &[Day]) -> Option<Day> {
        let Some(day) = day.map(number_of) else {
            return if forward { None } else { steps.last().copied() };
        };
        let next = if forward { day + 1 } else { day - 1 };
        if (self.main.0..=self.main.1).contains(&next) {
            return Some(day_of(next));
        }
        let ends = [self.main.0, self.main.1];
        let days = self.earlier.iter().chain(&ends).chain(&self.later).copied();
        let found = if forward {
            days.filter(|stop| *stop > day).min()
        } else {
            days.filter(|stop| *stop < day).max()
        };
        found.map(day_of)
    }

    /// The positions of the breaks: before the period, after it.
    pub fn breaks(&self) -> impl Iterator<Item = f32> {
        let earlier = (self.left > 0.0).then_some(self.left);
        earlier.into_iter().chain((self.right < self.width).then_some(self.right))
    }

    /// The labels of the zones beyond the breaks.
    pub fn zones(&self) -> impl Iterator<Item = Label> {
        let earlier = (self.left > 0.0).then(|| (0.5 * self.left, "earlier".to_owned()));
        let later = || (f32::midpoint(self.right, self.width), "later".to_owned());
        earlier.into_iter().chain((self.right < self.width).then(later))
    }

    /// The labels of the period: as many as fit, by day, month or year.
    pub fn labels(&self, period: Option<&Date>) -> Vec<Label> {
        let (first, last) = (day_of(self.main.0), day_of(self.main.1));
        let days = self.main.1 - self.main.0 + 1;
        let most = (((self.right - self.left) / LABEL) as i32).max(1);
        let wanted = |found: i32| (found + most - 1) / most;
        let found: Vec<(Day, String)> = if days <= 120 {
            let step = wanted(days).unsigned_abs() as usize;
            // A single label is centred.
            let from = if step >= days.unsigned_abs() as usize { days / 2 } else { 0 };
            let days = (from..days).step_by(step).map(|at| day_of(self.main.0 + at));
            days.map(|day| (day, Date::from(day).short(period))).collect()
        } else {
            let years = i32::from(last.year()) - i32::from(first.year()) + 1;
            let steps = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000];
            let step = steps.into_iter().find(|step| *step >= wanted(years)).unwrap_or(10_000);
            // Round as years are written: 500 BC is the year -499, and there is no year 0.
            let written = |year: i16| if year > 0 { i32::from(year) } else { i32::from(year) - 1 };
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
        found.into_iter().map(|(day, words)| (self.middle(number_of(day)), words)).collect()
    }
}

/// The position of a day before `border`: between the days of its zone, whose positions `at` returns, or
/// before all of them.
fn position_between(
    day: i32,
    zone: &[i32],
    at: impl Fn(usize) -> f32,
    before_all: f32,
    border: (i32, f32),
) -> f32 {
    let next = zone.partition_point(|step| *step < day);
    let (to, right) = zone.get(next).map_or(border, |step| (*step, at(next)));
    let Some(from) = next.checked_sub(1) else {
        return if zone.first() == Some(&day) { right } else { before_all };
    };
    let along = f64::from(day - zone[from]) / f64::from((to - zone[from]).max(1));
    at(from) + (right - at(from)) * along as f32
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn period() -> Date {
        "2018-02-07/2018-02-15".parse().expect("a period")
    }

    fn steps() -> Vec<Day> {
        vec![date(1972, 1, 1), date(2017, 10, 1), date(2018, 2, 7), date(2018, 2, 12), date(2018, 3, 18)]
    }

    #[test]
    fn a_day_far_away_does_not_squash_the_period() {
        let scale = Scale::new(Some(&period()), &steps(), None, 600.0);
        let [seventh, fifteenth] = [7, 15].map(|day| scale.x(date(2018, 2, day)));
        assert!(fifteenth - seventh > 400.0, "{seventh} {fifteenth}");
        assert_eq!(scale.breaks().count(), 2);
        assert_eq!(scale.zones().map(|(_, words)| words).collect::<Vec<_>>(), ["earlier", "later"]);
    }

    #[test]
    fn every_day_has_a_place_and_later_days_stand_further_right() {
        for as_of in [None, Some(date(1900, 1, 1)), Some(date(2030, 1, 1))] {
            let scale = Scale::new(Some(&period()), &steps(), as_of, 600.0);
            let days = [
                date(1972, 1, 1),
                date(2000, 6, 1),
                date(2017, 10, 1),
                date(2018, 1, 1),
                date(2018, 2, 7),
                date(2018, 2, 15),
                date(2018, 3, 1),
                date(2018, 3, 18),
            ];
            let places = days.map(|day| scale.x(day));
            assert!(places.windows(2).all(|pair| pair[0] < pair[1]), "{places:?}");
            assert!(places[0] > 0.0 && places[7] < 600.0, "{places:?}");
            let (before, after) = (scale.x(date(1900, 1, 1)), scale.x(date(2030, 1, 1)));
            assert!(before < places[0] && before >= 0.0 && after > places[7] && after <= 600.0);
        }
    }

    #[test]
    fn a_click_finds_the_day_that_stands_there() {
        let scale = Scale::new(Some(&period()), &steps(), None, 600.0);
        for day in steps().into_iter().chain((7..=15).map(|day| date(2018, 2, day))) {
            assert_eq!(scale.day_at(scale.x(day)), day);
        }
        assert_eq!((scale.day_at(0.0), scale.day_at(600.0)), (date(1972, 1, 1), date(2018, 3, 18)));
    }

    #[test]
    fn a_step_leads_to_the_day_beside_or_over_the_break() {
        let (steps, period) = (steps(), period());
        let scale = Scale::new(Some(&period), &steps, None, 600.0);
        let step = |day, forward| scale.beside(day, forward, &steps);
        assert_eq!(step(None, false), Some(date(2018, 3, 18)), "from everything to the last day");
        assert_eq!(step(None, true), None);
        assert_eq!(step(Some(date(2018, 2, 12)), true), Some(date(2018, 2, 13)));
        assert_eq!(step(Some(date(2018, 2, 7)), false), Some(date(2017, 10, 1)));
        assert_eq!(step(Some(date(2018, 2, 15)), true), Some(date(2018, 3, 18)));
        assert_eq!(step(Some(date(2018, 3, 18)), true), None);
        assert_eq!(step(Some(date(2018, 1, 1)), true), Some(date(2018, 2, 7)));
        assert_eq!(step(Some(date(2018, 3, 1)), false), Some(date(2018, 2, 15)));
    }

    #[test]
    fn without_a_period_it_reaches_from_the_first_step_to_the_last_and_labels_keep_apart() {
        let scale = Scale::new(None, &steps(), None, 600.0);
        assert_eq!(scale.breaks().count(), 0);
        let labels = scale.labels(None);
        assert!(labels.windows(2).all(|pair| pair[1].0 - pair[0].0 >= LABEL - 1.0), "{labels:?}");
        let period = period();
        let labels = Scale::new(Some(&period), &steps(), None, 900.0).labels(Some(&period));
        assert_eq!(labels.first().map(|(_, words)| words.as_str()), Some("7 Feb"));
        let narrow = Scale::new(Some(&period), &steps(), None, 180.0).labels(Some(&period));
        assert_eq!(narrow.iter().map(|(_, words)| words.as_str()).collect::<Vec<_>>(), ["11 Feb"]);
        let ages: Date = "-0480/2021".parse().expect("a period");
        let scale = Scale::new(Some(&ages), &steps(), None, 300.0);
        let words: Vec<_> = scale.labels(Some(&ages)).into_iter().map(|(_, words)| words).collect();
        assert_eq!(words, ["AD 1", "1000", "2000"]);
    }
}
