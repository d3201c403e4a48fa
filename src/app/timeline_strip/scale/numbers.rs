//! The line of days or minutes that the scale counts.

use jiff::Span;

use crate::analysis::timeline::Fineness;
use crate::dossier::{Day, Instant, Moment, Zone};

/// The line of days or minutes that the scale counts.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Numbers {
    pub(super) grain: Fineness,
    pub(super) zone: Zone,
    /// The steps with their numbers, ascending.
    pub(super) steps: Vec<(i64, Moment)>,
}

impl Numbers {
    /// The number of a day, or of the minute with which a moment ends.
    pub(super) fn number_of(&self, at: Moment) -> i64 {
        match self.grain {
            Fineness::Days => days_between(EPOCH, at.day()),
            Fineness::Minutes => at.last().seconds().div_euclid(60),
        }
    }

    /// The first number of a moment.
    pub(super) fn first_of(&self, at: Moment) -> i64 {
        match self.grain {
            Fineness::Days => self.number_of(at),
            Fineness::Minutes => at.first().seconds().div_euclid(60),
        }
    }

    /// The step with a number, or else the day or minute.
    pub(super) fn moment_of(&self, number: i64) -> Moment {
        let at = self.steps.partition_point(|(step, _)| *step < number);
        match (self.steps.get(at), self.grain) {
            (Some((step, moment)), _) if *step == number => *moment,
            (_, Fineness::Days) => {
                // Within the calendar, of fewer than eight million days.
                let days = number.clamp(-4_400_000, 3_000_000);
                Moment::of_day(EPOCH.saturating_add(Span::new().days(days)), &self.zone)
            }
            (_, Fineness::Minutes) => Moment::minute_at(Instant::from_seconds(number * 60), &self.zone),
        }
    }

    /// The number of a day, or of its noon.
    pub(super) fn middle_of(&self, day: Day) -> i64 {
        match self.grain {
            Fineness::Days => days_between(EPOCH, day),
            Fineness::Minutes => self.zone.instant_of(day.at(12, 0, 0, 0)).seconds().div_euclid(60),
        }
    }

    /// The minute of the day that the clock shows.
    pub(super) fn clock(&self, number: i64) -> i64 {
        let at = self.zone.civil_at(Instant::from_seconds(number * 60));
        i64::from(at.hour()) * 60 + i64::from(at.minute())
    }

    /// What a pointer means at a number, where a minute has so many points: the minute, or the quarter of an hour, the hour
    /// or the day that is not narrower than a point.
    pub(super) fn under(&self, number: i64, points: f32) -> Moment {
        let Some(unit) = [1, 5, 15, 60].into_iter().find(|unit| *unit as f32 * points >= 1.0) else {
            return Moment::day_at(Instant::from_seconds(number * 60), &self.zone);
        };
        self.moment_of(number - self.clock(number) % unit)
    }
}

/// The day from which days are counted.
const EPOCH: Day = jiff::civil::date(1970, 1, 1);

pub(super) fn days_between(first: Day, last: Day) -> i64 {
    last.duration_since(first).as_hours() / 24
}
