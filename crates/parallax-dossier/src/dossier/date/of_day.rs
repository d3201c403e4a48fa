//! Dates made from moments: the day or time itself, its month, its year, the span between two.

use std::fmt::Write as _;

use super::super::moment::{Grain, Moment};
use super::super::zone::Zone;
use super::{Date, Day, Doubt, Part, Shape};

/// The date that is exactly this moment.
impl From<Moment> for Date {
    fn from(at: Moment) -> Self {
        Self::of_part(Part::of_moment(at))
    }
}

/// The date that is exactly this day.
impl From<Day> for Date {
    fn from(day: Day) -> Self {
        Moment::from(day).into()
    }
}

impl Date {
    /// The month in which `day` lies.
    ///
    /// ```
    /// use parallax_dossier::dossier::Date;
    /// assert_eq!(Date::month_of(jiff::civil::date(2018, 2, 9)).to_string(), "February 2018");
    /// ```
    #[must_use]
    pub fn month_of(day: Day) -> Self {
        Self::from_first(day.first_of_month(), Grain::Month)
    }

    /// The year in which `day` lies.
    #[must_use]
    pub fn year_of(day: Day) -> Self {
        Self::from_first(day.first_of_year(), Grain::Year)
    }

    /// The span from one moment to another, open at an end that is `None`. Returns `None` if both ends are open
    /// or the second lies before the first.
    ///
    /// ```
    /// use parallax_dossier::dossier::Date;
    /// let day = |d| Some(jiff::civil::date(2018, 2, d).into());
    /// let text = |from, to| Date::between(from, to).map(|date| date.to_string());
    /// assert_eq!(text(day(7), day(15)).as_deref(), Some("between 7 and 15 February 2018"));
    /// assert_eq!(text(None, day(15)).as_deref(), Some("by 15 February 2018"));
    /// assert_eq!(text(day(7), day(7)).as_deref(), Some("7 February 2018"));
    /// let (first, last) = (jiff::civil::date(1848, 1, 1), jiff::civil::date(1852, 12, 31));
    /// assert_eq!(text(Some(first.into()), Some(last.into())).as_deref(), Some("between 1848 and 1852"));
    /// ```
    #[must_use]
    pub fn between(from: Option<Moment>, to: Option<Moment>) -> Option<Self> {
        if from == to {
            return from.map(Self::from);
        }
        if from.zip(to).is_some_and(|(from, to)| from.first() > to.last()) {
            return None;
        }
        // Ends of years, of which a dossier of antiquity has no days, are written as years.
        let is_whole = |(from, to): (Moment, Moment)| {
            let (first, last) = (from.day(), to.day());
            let are_days = from.grain() == Grain::Day && to.grain() == Grain::Day;
            are_days && (first.month(), first.day()) == (1, 1) && (last.month(), last.day()) == (12, 31)
        };
        let is_whole = from.zip(to).is_some_and(is_whole);
        let part = |at: Moment| {
            let part = Part::of_moment(at);
            if is_whole { Part { grain: Grain::Year, ..part } } else { part }
        };
        let [from, to] = [from, to].map(|end| end.map(part));
        let end = |part: Option<Part>| part.map_or_else(|| "..".to_owned(), text_of);
        let (first, last) = (end(from), end(to));
        // A year of which both ends are known is that year.
        let shape = match (from, to) {
            (Some(from), Some(to)) if first == last => {
                Shape::One(Part { last: to.last, possible: (from.first, to.last), ..from })
            }
            _ => Shape::Span(from, to),
        };
        let text = if first == last { first } else { format!("{first}/{last}") };
        Some(Self { text: text.into(), shape: shape.into() })
    }

    fn from_first(first: Day, grain: Grain) -> Self {
        Self::of_part(Part::of_calendar(first, grain, Doubt::None, &Zone::default()))
    }

    pub(super) fn of_part(part: Part) -> Self {
        Self { text: text_of(part).into(), shape: Shape::One(part).into() }
    }
}

/// A part as EDTF writes it; a time with its offset, unless its clock showed it twice.
fn text_of(part: Part) -> String {
    // An offset with seconds, as before there were zones, cannot be written.
    let offset = if part.first.offset() % 60 == 0 { part.first.offset() } else { 0 };
    let first = if offset == 0 { part.first.utc() } else { part.first.civil() };
    let first = if part.grain.is_time() { first } else { part.first.civil() };
    let mut text = format!("{}{:04}", if first.year() < 0 { "-" } else { "" }, first.year().unsigned_abs());
    // Writing to a `String` cannot fail.
    if part.grain != Grain::Year {
        let _ = write!(text, "-{:02}", first.month());
    }
    if part.grain >= Grain::Day {
        let _ = write!(text, "-{:02}", first.day());
    }
    if part.grain.is_time() {
        let _ = write!(text, "T{:02}:{:02}", first.hour(), first.minute());
        if part.grain == Grain::Second {
            let _ = write!(text, ":{:02}", first.second());
        }
        let (sign, ahead) = (if offset < 0 { '-' } else { '+' }, offset.unsigned_abs() / 60);
        let _ = match offset {
            _ if part.is_twofold() => Ok(()),
            0 => text.write_str("Z"),
            _ => write!(text, "{sign}{:02}:{:02}", ahead / 60, ahead % 60),
        };
    }
    text.push_str(match part.doubt {
        Doubt::None => "",
        Doubt::Approximate => "~",
        Doubt::Uncertain => "?",
        Doubt::Both => "%",
    });
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_made_is_what_is_read_from_its_own_text() {
        for text in ["2018-02-09", "-0479-12-31", "0000-02-29"] {
            let read: Date = text.parse().expect("a day");
            let day = read.moment().expect("a day").day();
            assert_eq!(Date::from(day), read);
            for made in [Date::month_of(day), Date::year_of(day)] {
                assert_eq!(made.as_str().parse::<Date>(), Ok(made.clone()));
            }
        }
    }

    #[test]
    fn a_time_is_written_with_its_offset() {
        for (text, zone, written) in [
            ("2018-02-07T22:00", "+03", "2018-02-07T22:00+03:00"),
            ("2018-02-07T22:00Z", "-09:30", "2018-02-07T12:30-09:30"),
            ("2018-02-07T22:00:05", "UTC", "2018-02-07T22:00:05Z"),
            ("2018-02-07T22:00%", "Asia/Damascus", "2018-02-07T22:00+02:00%"),
            ("1910-01-01T12:00Z", "Asia/Damascus", "1910-01-01T12:00Z"),
        ] {
            let zone: Zone = zone.parse().expect("a zone");
            let part =
                |text: &str| Part::parse(text, &zone).unwrap_or_else(|error| panic!("{text}: {error}"));
            assert_eq!(text_of(part(text)), written);
            assert_eq!(part(written), part(text), "{text}");
        }
    }

    #[test]
    fn a_span_between_times_keeps_both() {
        let zone: Zone = "+03".parse().expect("a zone");
        let moment = |text: &str| Moment::read(text, &zone).ok();
        let between = |from: &str, to: &str| {
            Date::between(moment(from), moment(to)).map(|date| date.as_str().to_owned())
        };
        let span = Some("2018-02-07T22:00+03:00/2018-02-15".to_owned());
        assert_eq!(between("2018-02-07T19:00Z", "2018-02-15"), span);
        assert_eq!(between("2018-02-07T22:00", "2018-02-07T21:00"), None);
        assert_eq!(between("2018-02-07T22:00", ""), Some("2018-02-07T22:00+03:00/..".to_owned()));
    }
}
