//! Dates and times with their uncertainty: a subset of EDTF (ISO 8601-2).
//!
//! A [`Date`] keeps its text and knows the span of time in which it lies. It is never made more precise: a
//! month stays a month, a day stays a day, "not after" has no beginning. `words` puts dates into words, `certain`
//! compares them with a moment; drawing them is done elsewhere.

use std::str::FromStr;
use std::sync::Arc;

use jiff::civil;

use super::moment::{Grain, Moment};
use super::zone::{Instant, Zone};

mod certain;
mod clock;
mod of_day;
mod part;
mod pasted;
mod words;

use part::{Doubt, Part};

/// A day of the calendar, known exactly.
pub type Day = civil::Date;

/// A date as written in EDTF, with the span of time in which it lies.
///
/// Accepted are `YYYY`, `YYYY-MM`, `YYYY-MM-DD` and times of day, `YYYY-MM-DDTHH:MM` or `…:SS` with an offset from UTC
/// (`Z`, `+03`, `+03:00`) or, in a dossier with a zone, without one; each with a suffix `~` (approximate), `?` (uncertain)
/// or `%` (both); spans `A/B` where one end may be `..` or empty (open); one of several, `[A,B]`, which lies in one of its
/// members and never between them; and negative, that is astronomical, years (`-0479` is 480 BC).
///
/// ```
/// use parallax_dossier::dossier::{Date, Zone};
/// let date: Date = "2018-02-07/2018-02-14".parse()?;
/// assert_eq!(date.to_string(), "between 7 and 14 February 2018");
/// assert_eq!(date.short(Some(&date)), "7–14 Feb");
/// let zone: Zone = "Asia/Damascus".parse()?;
/// let time = Date::read("2018-02-07T22:00", &zone)?;
/// assert_eq!(time.to_string(), "22:00 (20:00 UTC) on 7 February 2018");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Date {
    // Many claims are of one day.
    text: Arc<str>,
    shape: Arc<Shape>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Shape {
    /// One year, month, day or time.
    One(Part),
    /// Some time from the first to the second; at most one is open.
    Span(Option<Part>, Option<Part>),
    /// One of several, ascending; at least two.
    OneOf(Box<[Part]>),
}

/// Why a text is not a date.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ParseDateError {
    /// The text has none of the accepted forms.
    #[error(
        "this is not a date; write a day as 2018-02-07, a month as 2018-02, a span as 2018-02-07/2018-02-14"
    )]
    Form,
    /// The form is right but the calendar has no such day or month.
    #[error(
        "the calendar has no such day; a month is 01 to 12 and a day must be in its month, as 2018-02-28"
    )]
    Calendar,
    /// The form is right but no clock shows such a time.
    #[error("no clock shows such a time; hours are 00 to 23, minutes and seconds 00 to 59")]
    Clock,
    /// A time of day without an offset, in a dossier without a zone.
    #[error(
        "this time has no offset from UTC; write it as 2018-02-07T22:00+03:00 or 2018-02-07T19:00Z, or give the dossier a `zone`"
    )]
    NoZone,
    /// A time of day that the clocks of the zone left out.
    #[error(
        "the clocks of the dossier's zone were put forward past this time, so none showed it; write it with its offset from UTC"
    )]
    Gap,
    /// A span that ends before it begins.
    #[error("the span ends before it begins; the earlier date comes first, as 2018-02-07/2018-02-14")]
    UpsideDown,
    /// A span open at both ends says nothing.
    #[error("the span is open at both ends; give at least one, as ../2018-02-15 or 2018-02-12/..")]
    Open,
    /// A choice of fewer than two dates, or with the same date twice.
    #[error("a choice names at least two different dates, as [2018-02-07,2018-02-14]")]
    NoChoice,
}

impl Date {
    /// Reads a date whose days, and whose times without an offset, are those of `zone`.
    ///
    /// # Errors
    /// If the text has no accepted form, names no day or time, or has a time without an offset and the zone is not stated.
    pub fn read(text: &str, zone: &Zone) -> Result<Self, ParseDateError> {
        let shape = match (text.strip_prefix('['), text.split_once('/')) {
            (Some(rest), _) => one_of(rest.strip_suffix(']').ok_or(ParseDateError::Form)?, zone)?,
            (None, None) => Shape::One(Part::parse(text, zone)?),
            (None, Some((from, to))) => span(end(from, zone)?, end(to, zone)?)?,
        };
        Ok(Self { text: text.into(), shape: shape.into() })
    }

    /// How to write a text that is no date, if it looks like one: "8 July 1920", "08.02.2018", "22:00".
    #[must_use]
    pub fn suggest(text: &str) -> Option<String> {
        pasted::suggest(text)
    }

    /// The first day or time at which it may lie; `None` if the beginning is open.
    #[must_use]
    pub fn earliest(&self) -> Option<Moment> {
        match &*self.shape {
            Shape::One(part) => Some(part.first),
            Shape::Span(from, _) => from.map(|part| part.first),
            Shape::OneOf(parts) => parts.iter().map(|part| part.first).min_by_key(|one| one.first()),
        }
    }

    /// The last day or time at which it may lie; `None` if the end is open.
    #[must_use]
    pub fn latest(&self) -> Option<Moment> {
        match &*self.shape {
            Shape::One(part) => Some(part.last),
            Shape::Span(_, to) => to.map(|part| part.last),
            Shape::OneOf(parts) => parts.iter().map(|part| part.last).max_by_key(|one| one.last()),
        }
    }

    /// True if it, or an end of its span, is marked as approximate (`~` or `%`).
    #[must_use]
    pub fn is_approximate(&self) -> bool {
        self.parts().any(|part| part.doubt.is_approximate())
    }

    /// True if it, or an end of its span, is marked as uncertain (`?` or `%`).
    #[must_use]
    pub fn is_uncertain(&self) -> bool {
        self.parts().any(|part| part.doubt.is_uncertain())
    }

    /// True if it, or an end of its span, is a time of day.
    #[must_use]
    pub fn is_timed(&self) -> bool {
        self.parts().any(|part| part.grain.is_time())
    }

    /// True if it names a time that the clocks of its zone showed twice, without the offset that tells which.
    #[must_use]
    pub fn is_twofold(&self) -> bool {
        self.parts().any(Part::is_twofold)
    }

    /// The day, minute or second, if it is a single one without a mark.
    #[must_use]
    pub fn moment(&self) -> Option<Moment> {
        match &*self.shape {
            Shape::One(part) if part.doubt == Doubt::None && part.first == part.last => {
                Some(part.first).filter(|_| part.grain >= Grain::Day)
            }
            _ => None,
        }
    }

    /// True if it is one of several dates, `[A,B]`.
    #[must_use]
    pub fn is_one_of(&self) -> bool {
        matches!(*self.shape, Shape::OneOf(_))
    }

    /// The dates it may be, ascending: the members of `[A,B]`; any other date yields itself alone.
    ///
    /// ```
    /// use parallax_dossier::dossier::Date;
    /// let date: Date = "[2018-02-07,2018-02-14]".parse()?;
    /// let days: Vec<_> = date.alternatives().iter().map(Date::to_string).collect();
    /// assert_eq!(days, ["7 February 2018", "14 February 2018"]);
    /// # Ok::<(), parallax_dossier::dossier::ParseDateError>(())
    /// ```
    #[must_use]
    pub fn alternatives(&self) -> Vec<Self> {
        match &*self.shape {
            Shape::One(_) | Shape::Span(..) => vec![self.clone()],
            Shape::OneOf(parts) => parts.iter().map(|part| Self::of_part(*part)).collect(),
        }
    }

    /// The text as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Sorts by the earliest instant, then by the latest; an open end counts as infinitely far away.
    #[must_use]
    pub fn sort_key(&self) -> (Instant, Instant) {
        let (first, last) = (self.earliest().map(Moment::first), self.latest().map(Moment::last));
        (first.unwrap_or(Instant::MIN), last.unwrap_or(Instant::MAX))
    }

    fn parts(&self) -> impl Iterator<Item = Part> {
        let (a, b, several): (_, _, &[Part]) = match &*self.shape {
            Shape::One(part) => (Some(*part), None, &[]),
            Shape::Span(from, to) => (*from, *to, &[]),
            Shape::OneOf(parts) => (None, None, parts),
        };
        a.into_iter().chain(b).chain(several.iter().copied())
    }
}

/// A date of a dossier without a zone: its days are those of UTC.
impl FromStr for Date {
    type Err = ParseDateError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::read(text, &Zone::default())
    }
}

/// Parses one end of a span; `None` if it is open (empty or `..`).
fn end(text: &str, zone: &Zone) -> Result<Option<Part>, ParseDateError> {
    if text.is_empty() || text == ".." { Ok(None) } else { Part::parse(text, zone).map(Some) }
}

/// Parses several dates separated by commas.
fn one_of(text: &str, zone: &Zone) -> Result<Shape, ParseDateError> {
    let parts = text.split(',').map(|part| Part::parse(part.trim(), zone));
    let mut parts = parts.collect::<Result<Vec<_>, _>>()?;
    parts.sort_by_key(|part| (part.first.first(), part.last.last()));
    if parts.len() < 2 || parts.windows(2).any(|pair| pair[0].first.first() == pair[1].first.first()) {
        return Err(ParseDateError::NoChoice);
    }
    Ok(Shape::OneOf(parts.into()))
}

fn span(from: Option<Part>, to: Option<Part>) -> Result<Shape, ParseDateError> {
    match (from, to) {
        (None, None) => Err(ParseDateError::Open),
        (Some(from), Some(to)) if from.first.first() > to.last.last() => Err(ParseDateError::UpsideDown),
        _ => Ok(Shape::Span(from, to)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
    }

    #[test]
    fn a_date_is_as_wide_as_it_is_written() {
        let ends =
            |text: &str| (date(text).earliest().map(Moment::day), date(text).latest().map(Moment::day));
        let day = |y, m, d| Some(civil::date(y, m, d));
        assert_eq!(ends("2018-02"), (day(2018, 2, 1), day(2018, 2, 28)));
        assert_eq!(ends("2016"), (day(2016, 1, 1), day(2016, 12, 31)));
        assert_eq!(ends("2018-02/2018-03-05"), (day(2018, 2, 1), day(2018, 3, 5)));
        assert_eq!(ends("../2018-02-15"), (None, day(2018, 2, 15)));
        assert_eq!(ends("2018-02-12/"), (day(2018, 2, 12), None));
        assert_eq!(ends("[2018-02-14, 2018-02-07]"), (day(2018, 2, 7), day(2018, 2, 14)));
        assert!(date("2018-02-08~").is_approximate() && !date("2018-02-08~").is_uncertain());
        assert!(date("2018-02-08%/..").is_approximate() && date("2018-02-08%/..").is_uncertain());
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in [
            "",
            "18-02-08",
            "2018-2-8",
            "2018/02/08",
            "8 Feb 2018",
            "2018-02-08~~",
            "2018-02-08T10",
            "2018-02-08T1000Z",
            "2018-02-08t10:00Z",
            "2018-02-08 10:00Z",
            "2018-02-08T10:00 Z",
            "2018-02-08T10:00+3",
            "2018-02-08T10:00+0300",
            "2018-02-08T10:00+16:00",
            "2018-02T10:00Z",
            "T10:00",
            "22:00",
            "20l8",
            "2018-02-0٣",
            "~",
            "-",
            "--479",
        ] {
            assert_eq!(text.parse::<Date>(), Err(ParseDateError::Form), "{text}");
        }
        for text in ["2018-02-30", "2018-13", "2018-00-01", "2017-02-29"] {
            assert_eq!(text.parse::<Date>(), Err(ParseDateError::Calendar), "{text}");
        }
        for text in ["2018-02-07T24:00Z", "2018-02-07T10:60Z", "2018-02-07T10:00:60Z"] {
            assert_eq!(text.parse::<Date>(), Err(ParseDateError::Clock), "{text}");
        }
        assert_eq!("2018-02-30T10:00Z".parse::<Date>(), Err(ParseDateError::Calendar));
        assert_eq!("2018-02-07T10:00".parse::<Date>(), Err(ParseDateError::NoZone));
        assert_eq!("2018-02-07T10:00Z/2018-02-07T11:00+03".parse::<Date>(), Err(ParseDateError::UpsideDown));
        assert_eq!("2018-02-14/2018-02-07".parse::<Date>(), Err(ParseDateError::UpsideDown));
        for text in ["[2018-02-07]", "[2018-02-07,2018-02-07]"] {
            assert_eq!(text.parse::<Date>(), Err(ParseDateError::NoChoice), "{text}");
        }
        for text in ["[]", "[2018-02-07", "[2018-02-07,..]", "[2018-02-07,2018-02-14]~"] {
            assert_eq!(text.parse::<Date>(), Err(ParseDateError::Form), "{text}");
        }
        for text in ["../..", "/", "../", "/.."] {
            assert_eq!(text.parse::<Date>(), Err(ParseDateError::Open), "{text}");
        }
    }

    #[test]
    fn sorting_goes_by_the_earliest_then_the_latest_day() {
        let mut dates = ["2018-02-12/..", "2018-02-12", "2018", "../2018-02-15", "-0479"].map(date);
        dates.sort_by_key(Date::sort_key);
        let order = dates.each_ref().map(Date::as_str);
        assert_eq!(order, ["../2018-02-15", "-0479", "2018", "2018-02-12", "2018-02-12/.."]);
    }

    #[test]
    fn a_date_is_small() {
        assert!(size_of::<Date>() <= 24, "{}", size_of::<Date>());
    }

    #[test]
    fn the_same_instant_is_the_same_however_it_is_written() {
        let zone: Zone = "Asia/Damascus".parse().expect("a zone");
        let seconds = |text: &str| {
            let date = Date::read(text, &zone).unwrap_or_else(|error| panic!("{text}: {error}"));
            date.sort_key().0.seconds()
        };
        // 20:00 UTC on 7 February 2018.
        for text in [
            "2018-02-07T22:00",
            "2018-02-07T22:00+02",
            "2018-02-07T22:00:00+02:00",
            "2018-02-07T20:00Z",
            "2018-02-08T01:30+05:30",
            "2018-02-07T10:30-09:30",
            "[2018-02-07T22:00?, 2018-02-07T23:00]",
        ] {
            assert_eq!(seconds(text), 1_518_033_600, "{text}");
        }
    }

    #[test]
    fn a_time_that_the_clock_left_out_is_refused_and_one_shown_twice_is_either() {
        let zone: Zone = "Europe/Berlin".parse().expect("a zone");
        assert_eq!(Date::read("2018-03-25T02:30", &zone), Err(ParseDateError::Gap));
        let read = |text: &str| Date::read(text, &zone).unwrap_or_else(|error| panic!("{text}: {error}"));
        let twice = read("2018-10-28T02:30");
        assert!(twice.is_twofold() && twice.moment().is_none());
        let each = ["2018-10-28T02:30+02", "2018-10-28T02:30+01"].map(read);
        assert!(each[0].sort_key().1 < each[1].sort_key().0);
        assert_eq!(twice.sort_key(), (each[0].sort_key().0, each[1].sort_key().1));
        assert!(!each[0].is_twofold() && each[0].moment().is_some());
    }
}
