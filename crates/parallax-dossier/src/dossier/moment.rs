//! A day, a minute or a second of a zone: what a clock or a calendar shows for a while.

use std::str::FromStr as _;

use jiff::civil::DateTime;

use super::zone::Instant;
use super::{Date, Day, ParseDateError, Zone};

/// How long a moment is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grain {
    /// A year of the calendar.
    Year,
    /// A month of the calendar.
    Month,
    /// A day of the calendar.
    Day,
    /// A minute of the clock.
    Minute,
    /// A second of the clock.
    Second,
}

impl Grain {
    /// True for a time of day.
    #[must_use]
    pub const fn is_time(self) -> bool {
        matches!(self, Self::Minute | Self::Second)
    }
}

/// A day, a minute or a second of a zone, from its first second to its last.
///
/// What was known "on a day" or "at a minute" is what was known at its end; so moments are ordered by their last second.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment {
    last: Instant,
    first: Instant,
    grain: Grain,
    /// How many seconds the clock is ahead of UTC when the moment begins.
    offset: i32,
}

impl Moment {
    /// A day of a zone.
    #[must_use]
    pub fn of_day(day: Day, zone: &Zone) -> Self {
        let (first, last) = (zone.start_of(day), zone.end_of(day));
        Self { last, first, grain: Grain::Day, offset: zone.offset_at(first) }
    }

    /// The day of a zone in which an instant lies.
    #[must_use]
    pub fn day_at(at: Instant, zone: &Zone) -> Self {
        Self::of_day(zone.civil_at(at).date(), zone)
    }

    /// The minute of a zone's clock in which an instant lies.
    #[must_use]
    pub fn minute_at(at: Instant, zone: &Zone) -> Self {
        let offset = zone.offset_at(at);
        let first = at.plus(-(at.seconds() + i64::from(offset)).rem_euclid(60));
        Self { last: first.plus(59), first, grain: Grain::Minute, offset }
    }

    /// The second of a zone's clock at an instant.
    #[must_use]
    pub fn second_at(at: Instant, zone: &Zone) -> Self {
        Self { last: at, first: at, grain: Grain::Second, offset: zone.offset_at(at) }
    }

    /// A minute or a second that begins at an instant, by a clock so many seconds ahead of UTC.
    pub(super) fn of_time(first: Instant, grain: Grain, offset: i32) -> Self {
        let last = if grain == Grain::Minute { first.plus(59) } else { first };
        Self { last, first, grain, offset }
    }

    /// Reads a single day, minute or second without a mark, as [`Date`] does.
    ///
    /// # Errors
    /// If the text is no date, or not a single moment.
    ///
    /// ```
    /// use parallax_dossier::dossier::{Moment, Zone};
    /// let zone: Zone = "+03".parse()?;
    /// assert_eq!(Moment::read("2018-02-07T22:00", &zone)?, Moment::read("2018-02-07T19:00Z", &zone)?);
    /// assert!(Moment::read("2018-02", &zone).is_err());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn read(text: &str, zone: &Zone) -> Result<Self, ParseDateError> {
        let date = Date::read(text, zone)?;
        date.moment().ok_or(ParseDateError::Form)
    }

    /// Its first second.
    #[must_use]
    pub const fn first(self) -> Instant {
        self.first
    }

    /// Its last second.
    #[must_use]
    pub const fn last(self) -> Instant {
        self.last
    }

    /// How long it is.
    #[must_use]
    pub const fn grain(self) -> Grain {
        self.grain
    }

    /// What the clock shows when it begins.
    #[must_use]
    pub fn civil(self) -> DateTime {
        self.first.civil(self.offset)
    }

    /// What a clock in UTC shows when it begins.
    #[must_use]
    pub fn utc(self) -> DateTime {
        self.first.civil(0)
    }

    /// It as part of a sentence: "on 7 February 2018", "at 22:00 (19:00 UTC) on 7 February 2018".
    #[must_use]
    pub fn in_sentence(self) -> String {
        format!("{} {}", if self.grain.is_time() { "at" } else { "on" }, Date::from(self))
    }

    /// What shows nothing that was said after its end: "as said by 7 February 2018", "as said by 22:00 (19:00 UTC) on 7
    /// February 2018". That something had been said is not that it was known.
    #[must_use]
    pub fn as_said_by(self) -> String {
        format!("as said by {}", Date::from(self))
    }

    /// How a sentence speaks of it once it has been named, where things change until it: "on that day", "by then".
    #[must_use]
    pub const fn on_that_day(self) -> &'static str {
        if self.grain.is_time() { "by then" } else { "on that day" }
    }

    /// How a sentence speaks of it where the reader has chosen it: "on the day chosen", "at the time chosen".
    #[must_use]
    pub const fn on_the_day_chosen(self) -> &'static str {
        if self.grain.is_time() { "at the time chosen" } else { "on the day chosen" }
    }

    /// The day of the calendar on which it begins.
    #[must_use]
    pub fn day(self) -> Day {
        self.civil().date()
    }

    /// How many seconds the clock is ahead of UTC.
    pub(super) const fn offset(self) -> i32 {
        self.offset
    }

    /// True if the clock shows UTC.
    pub(super) const fn is_utc(self) -> bool {
        self.offset == 0
    }
}

/// A day in UTC.
impl From<Day> for Moment {
    fn from(day: Day) -> Self {
        Self::of_day(day, &Zone::default())
    }
}

/// Checks the form of a text that names a single moment, before its zone is known: a time without an offset is taken.
///
/// # Errors
/// As [`Moment::read`].
pub fn check_moment(text: &str) -> Result<(), ParseDateError> {
    let zone = Zone::from_str("+00:00").unwrap_or_default();
    Moment::read(text, &zone).map(|_| ())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, zone: &str) -> Moment {
        let zone = zone.parse().expect("a zone");
        Moment::read(text, &zone).unwrap_or_else(|error| panic!("{text}: {error}"))
    }

    #[test]
    fn a_moment_has_the_length_of_what_is_written() {
        let length = |text| {
            let moment = read(text, "+03");
            moment.last().seconds() - moment.first().seconds() + 1
        };
        assert_eq!(length("2018-02-07"), 86_400);
        assert_eq!(length("2018-02-07T22:00"), 60);
        assert_eq!(length("2018-02-07T22:00:30"), 1);
    }

    #[test]
    fn moments_are_ordered_by_their_ends() {
        let order = ["2018-02-07T21:59", "2018-02-07T22:00:30", "2018-02-07T22:00", "2018-02-07"];
        let moments = order.map(|text| read(text, "+03"));
        assert!(moments.is_sorted());
        assert_eq!(Moment::minute_at(moments[1].first(), &"+03".parse().expect("a zone")), moments[2]);
    }

    #[test]
    fn a_time_of_another_offset_is_shown_on_the_dossiers_own_clock() {
        let moment = read("2018-02-07T23:30-05", "+03");
        assert_eq!(moment.civil(), jiff::civil::datetime(2018, 2, 8, 7, 30, 0, 0));
        assert_eq!(moment.utc(), jiff::civil::datetime(2018, 2, 8, 4, 30, 0, 0));
        assert_eq!(moment.as_said_by(), "as said by 07:30 (04:30 UTC) on 8 February 2018");
        assert_eq!(read("2018-02-07", "+03").as_said_by(), "as said by 7 February 2018");
    }

    #[test]
    fn what_is_no_single_moment_is_refused() {
        for text in ["2018", "2018-02", "2018-02-07~", "2018-02-07/..", "[2018-02-07,2018-02-08]", "22:00"] {
            assert!(check_moment(text).is_err(), "{text}");
        }
        for text in ["2018-02-07", "2018-02-07T22:00", "2018-02-07T22:00:01Z", "2018-02-07T22:00+03"] {
            assert_eq!(check_moment(text), Ok(()), "{text}");
        }
    }
}
