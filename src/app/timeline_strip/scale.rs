//! The scale of the strip: the days of the dossier's period side by side, all of the same width; earlier and
//! later days in zones beyond a break, in order but without width. So a distant day does not squash the
//! period, and the handle is still at its day. In a dossier with times of day the same holds of minutes.

mod labels;
mod numbers;

use crate::analysis::known::{step_after, step_before};
use crate::analysis::timeline::Fineness;
use crate::dossier::{Date, Dossier, Moment};
use numbers::Numbers;

/// The width of a day with a change beyond a break, in points.
const SLOT: f32 = 13.0;
/// Minimum width of a zone, for its label, and maximum share of the track.
const ZONE: (f32, f32) = (48.0, 0.22);
/// How near the pointer has to be to a time with a change to mean it, in points.
const NEAR: f32 = 4.0;

/// The positions of days, in points from the left end of the track.
#[derive(Clone, Debug, PartialEq)]
pub struct Scale {
    /// The first and the last day, or minute, of the period.
    main: (i64, i64),
    /// The start and end of the period on the track.
    left: f32,
    right: f32,
    width: f32,
    /// The days or minutes with changes beyond the breaks.
    earlier: Vec<i64>,
    later: Vec<i64>,
    line: Numbers,
}

impl Scale {
    /// Makes the scale for the period of a dossier, or else for all of `steps`, in `width` points; any `at` has a position
    /// on it. `steps` are ascending and not empty.
    pub fn new(dossier: &Dossier, steps: &[Moment], at: Option<Moment>, width: f32) -> Self {
        let grain = Fineness::from_dossier(dossier);
        let mut line = Numbers { grain, zone: dossier.zone.clone(), steps: Vec::new() };
        line.steps = steps.iter().map(|step| (line.number_of(*step), *step)).collect();
        let period = dossier.period.as_ref();
        let ends = (period.and_then(Date::earliest), period.and_then(Date::latest));
        let begins = ends.0.or(steps.first().copied());
        let first = begins.map_or(0, |at| line.first_of(at));
        let last = ends.1.or(steps.last().copied()).map_or(first, |at| line.number_of(at));
        let main = (first, last.max(first));
        let (day, steps) = (at.map(|at| line.number_of(at)), line.steps.iter().map(|(step, _)| *step));
        let earlier: Vec<i64> = steps.clone().filter(|step| *step < main.0).collect();
        let later: Vec<i64> = steps.filter(|step| *step > main.1).collect();
        let zone = |steps: &[i64], holds_day: bool| {
            if steps.is_empty() && !holds_day {
                return 0.0;
            }
            (SLOT * (steps.len() + 1) as f32).max(ZONE.0).min((ZONE.1 * width).max(SLOT))
        };
        let left = zone(&earlier, day.is_some_and(|day| day < main.0));
        let right = width - zone(&later, day.is_some_and(|day| day > main.1));
        Self { main, left, right: right.max(left + 1.0), width, earlier, later, line }
    }

    /// The centre of a day, or of the minute with which a moment ends.
    pub fn x(&self, at: Moment) -> f32 {
        self.x_of(self.line.number_of(at))
    }

    fn x_of(&self, day: i64) -> f32 {
        if day < self.main.0 {
            let slot = self.left / (self.earlier.len() + 1) as f32;
            let at = |index: usize| slot * (index + 1) as f32;
            position_between(day, &self.earlier, at, 0.4 * slot, (self.main.0, self.middle(self.main.0)))
        } else if day > self.main.1 {
            let slot = (self.width - self.right) / (self.later.len() + 1) as f32;
            // Counted from the right end, so that both zones are handled alike.
            let mirrored: Vec<i64> = self.later.iter().rev().map(|day| -day).collect();
            let at = |index: usize| slot * (index + 1) as f32;
            let border = (-self.main.1, self.width - self.middle(self.main.1));
            self.width - position_between(-day, &mirrored, at, 0.4 * slot, border)
        } else {
            self.middle(day)
        }
    }

    fn middle(&self, day: i64) -> f32 {
        let days = (self.main.1 - self.main.0 + 1) as f32;
        self.left + (self.right - self.left) * ((day - self.main.0) as f32 + 0.5) / days
    }

    /// The day or time at a position: within the period the one there, beyond a break the nearest with a change. Of times,
    /// one with a change is meant by what is near to it.
    pub fn moment_at(&self, x: f32) -> Moment {
        let nearest = |numbers: &[i64]| {
            let far = |number: &&i64| (self.x_of(**number) - x).abs();
            numbers.iter().min_by(|a, b| far(a).total_cmp(&far(b))).copied()
        };
        let beyond = match x {
            x if x < self.left => nearest(&self.earlier),
            x if x > self.right => nearest(&self.later),
            _ => None,
        };
        let count = self.main.1 - self.main.0 + 1;
        let along = ((x - self.left) / (self.right - self.left)).clamp(0.0, 1.0);
        let under = (self.main.0 + (f64::from(along) * count as f64) as i64).min(self.main.1);
        match (beyond, self.line.grain) {
            (Some(number), _) => self.line.moment_of(number),
            (None, Fineness::Days) => self.line.moment_of(under),
            (None, Fineness::Minutes) => {
                let at = self.line.steps.partition_point(|(step, _)| *step < under);
                let beside = self.line.steps[at.saturating_sub(1)..].iter().take(2);
                let near = beside.map(|(number, step)| ((self.x_of(*number) - x).abs(), *step));
                let near = near.filter(|(far, _)| *far <= NEAR).min_by(|a, b| a.0.total_cmp(&b.0));
                let points = (self.right - self.left) / count as f32;
                near.map_or_else(|| self.line.under(under, points), |(_, step)| step)
            }
        }
    }

    /// The day adjacent to `at`: within the period the next one, beyond a break the next one with a change; of times the
    /// next with a change. Without one, which is after all of them, a step back leads to the last with a change.
    pub fn step_from(&self, at: Option<Moment>, forward: bool, steps: &[Moment]) -> Option<Moment> {
        let Some(moment) = at else {
            return if forward { None } else { steps.last().copied() };
        };
        if self.line.grain == Fineness::Minutes {
            return if forward { step_after(steps, at) } else { step_before(steps, at) };
        }
        let day = self.line.number_of(moment);
        let next = if forward { day + 1 } else { day - 1 };
        if (self.main.0..=self.main.1).contains(&next) {
            return Some(self.line.moment_of(next));
        }
        let ends = [self.main.0, self.main.1];
        let days = self.earlier.iter().chain(&ends).chain(&self.later).copied();
        let found = if forward {
            days.filter(|stop| *stop > day).min()
        } else {
            days.filter(|stop| *stop < day).max()
        };
        found.map(|number| self.line.moment_of(number))
    }

    /// The positions of the breaks: before the period, after it.
    pub fn breaks(&self) -> impl Iterator<Item = f32> {
        let earlier = (self.left > 0.0).then_some(self.left);
        earlier.into_iter().chain((self.right < self.width).then_some(self.right))
    }
}

/// The position of a day before `border`: between the days of its zone, whose positions `at` returns, or
/// before all of them.
fn position_between(
    day: i64,
    zone: &[i64],
    at: impl Fn(usize) -> f32,
    before_all: f32,
    border: (i64, f32),
) -> f32 {
    let next = zone.partition_point(|step| *step < day);
    let (to, right) = zone.get(next).map_or(border, |step| (*step, at(next)));
    let Some(from) = next.checked_sub(1) else {
        return if zone.first() == Some(&day) { right } else { before_all };
    };
    let along = (day - zone[from]) as f64 / (to - zone[from]).max(1) as f64;
    at(from) + (right - at(from)) * along as f32
}

#[cfg(test)]
mod tests {
    use super::labels::LABEL;
    use super::*;
    use crate::dossier::Zone;

    fn date(year: i16, month: i8, day: i8) -> Moment {
        jiff::civil::date(year, month, day).into()
    }

    /// A dossier that covers a period.
    fn over(period: &str) -> Dossier {
        Dossier { period: Some(period.parse().expect("a period")), ..Dossier::default() }
    }

    fn week() -> Dossier {
        over("2018-02-07/2018-02-15")
    }

    fn steps() -> Vec<Moment> {
        vec![date(1972, 1, 1), date(2017, 10, 1), date(2018, 2, 7), date(2018, 2, 12), date(2018, 3, 18)]
    }

    #[test]
    fn a_day_far_away_does_not_squash_the_period() {
        let scale = Scale::new(&week(), &steps(), None, 600.0);
        let [seventh, fifteenth] = [7, 15].map(|day| scale.x(date(2018, 2, day)));
        assert!(fifteenth - seventh > 400.0, "{seventh} {fifteenth}");
        assert_eq!(scale.breaks().count(), 2);
        assert_eq!(scale.zones().map(|(_, words)| words).collect::<Vec<_>>(), ["earlier", "later"]);
    }

    #[test]
    fn every_day_has_a_place_and_later_days_stand_further_right() {
        for as_of in [None, Some(date(1900, 1, 1)), Some(date(2030, 1, 1))] {
            let scale = Scale::new(&week(), &steps(), as_of, 600.0);
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
        let scale = Scale::new(&week(), &steps(), None, 600.0);
        for day in steps().into_iter().chain((7..=15).map(|day| date(2018, 2, day))) {
            assert_eq!(scale.moment_at(scale.x(day)), day);
        }
        assert_eq!((scale.moment_at(0.0), scale.moment_at(600.0)), (date(1972, 1, 1), date(2018, 3, 18)));
    }

    #[test]
    fn a_step_leads_to_the_day_beside_or_over_the_break() {
        let steps = steps();
        let scale = Scale::new(&week(), &steps, None, 600.0);
        let step = |day, forward| scale.step_from(day, forward, &steps);
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
        let scale = Scale::new(&Dossier::default(), &steps(), None, 600.0);
        assert_eq!(scale.breaks().count(), 0);
        let labels = scale.labels(None);
        assert!(labels.windows(2).all(|pair| pair[1].0 - pair[0].0 >= LABEL - 1.0), "{labels:?}");
        let week = week();
        let period = week.period.as_ref();
        let labels = Scale::new(&week, &steps(), None, 900.0).labels(period);
        assert_eq!(labels.first().map(|(_, words)| words.as_str()), Some("7 Feb"));
        let narrow = Scale::new(&week, &steps(), None, 180.0).labels(period);
        assert_eq!(narrow.iter().map(|(_, words)| words.as_str()).collect::<Vec<_>>(), ["11 Feb"]);
        let ages = over("-0480/2021");
        let scale = Scale::new(&ages, &steps(), None, 300.0);
        let words: Vec<_> = scale.labels(ages.period.as_ref()).into_iter().map(|(_, words)| words).collect();
        assert_eq!(words, ["AD 1", "1000", "2000"]);
    }

    /// An evening in Damascus, two hours ahead of UTC, and two days with changes after it.
    fn evening() -> (Dossier, Vec<Moment>) {
        let zone: Zone = "Asia/Damascus".parse().expect("a zone");
        let period = Date::read("2018-02-07T18:00/2018-02-07T23:59", &zone).ok();
        let steps = ["2018-02-07T18:59", "2018-02-07T19:45Z", "2018-02-07", "2018-02-15"];
        let steps = steps.map(|text| Moment::read(text, &zone).expect("a moment")).to_vec();
        (Dossier { period, zone, has_times: true, ..Dossier::default() }, steps)
    }

    #[test]
    fn of_an_evening_the_minutes_have_their_places_and_hours_as_labels() {
        let (dossier, steps) = evening();
        let scale = Scale::new(&dossier, &steps, None, 600.0);
        assert_eq!(scale.breaks().count(), 1, "15 February is later");
        let places: Vec<f32> = steps.iter().map(|step| scale.x(*step)).collect();
        assert!(places.is_sorted(), "{places:?}");
        // 59 minutes to the explosion, 166 from there to the statement.
        let [zero, first, second] = [scale.left, places[0], places[1]];
        assert!(((second - first) / (first - zero) - 166.0 / 59.5).abs() < 0.01, "{places:?}");
        let words: Vec<_> =
            scale.labels(dossier.period.as_ref()).into_iter().map(|(_, words)| words).collect();
        assert_eq!(words, ["18:00", "19:00", "20:00", "21:00", "22:00", "23:00"]);
        let narrow = Scale::new(&dossier, &steps, None, 180.0).labels(dossier.period.as_ref());
        assert_eq!(narrow.into_iter().map(|(_, words)| words).collect::<Vec<_>>(), ["18:00", "21:00"]);
        let four = Date::read("2018-02-07T18:01/2018-02-07T18:04", &dossier.zone).ok();
        let four = Dossier { period: four, ..dossier };
        let labels = Scale::new(&four, &steps[..1], None, 80.0).labels(None);
        assert_eq!(labels.into_iter().map(|(_, words)| words).collect::<Vec<_>>(), ["18:03"]);
    }

    #[test]
    fn a_click_finds_the_time_with_a_change_that_is_near_or_else_the_minute() {
        let (dossier, steps) = evening();
        let scale = Scale::new(&dossier, &steps, None, 600.0);
        for step in &steps {
            assert_eq!(scale.moment_at(scale.x(*step)), *step);
            assert_eq!(scale.moment_at(scale.x(*step) - 2.0), *step);
        }
        let eight = Moment::read("2018-02-07T20:00", &dossier.zone).expect("a moment");
        assert_eq!(scale.moment_at(scale.x(eight)), eight);
        let step = |at, forward| scale.step_from(at, forward, &steps);
        assert_eq!(step(Some(eight), true), Some(steps[1]));
        assert_eq!(step(Some(eight), false), Some(steps[0]));
        assert_eq!(step(Some(steps[3]), true), None);
        assert_eq!(step(None, false), Some(steps[3]));
    }
}
