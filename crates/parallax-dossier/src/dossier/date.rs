//! Dates with their uncertainty: a subset of EDTF (ISO 8601-2).
//!
//! A [`Date`] keeps its text and knows the span of days in which it lies. It is never made more precise: a
//! month stays a month, "not after" has no beginning. `words` puts dates into words, `certain` compares them
//! with a day; drawing them is done elsewhere.

use std::str::FromStr;

use jiff::civil;

mod certain;
mod of_day;
mod words;

/// A day of the calendar, known exactly.
pub type Day = civil::Date;

/// A date as written in EDTF, with the span of days in which it lies.
///
/// Accepted are `YYYY`, `YYYY-MM` and `YYYY-MM-DD`, each with a suffix `~` (approximate), `?` (uncertain) or
/// `%` (both); spans `A/B` where one end may be `..` or empty (open); one of several, `[A,B]`, which is one
/// of its members and never a day between them; and negative, that is astronomical, years (`-0479` is 480
/// BC).
///
/// Accepted are `YYYY`, `YYYY-MM` and `YYYY-MM-DD`, each with a suffix `~` (approximate), `?` (uncertain) or
/// `%` (both); spans `A/B` where one end may be `..` or empty (open); one of several, `[A,B]`, which lies in one of its
/// members and never between them; and negative, that is astronomical, years (`-0479` is 480 BC).
///
/// ```
/// use parallax_dossier::dossier::Date;
/// let date: Date = "2018-02-07/2018-02-14".parse()?;
/// assert_eq!(date.to_string(), "between 7 and 14 February 2018");
/// assert_eq!(date.short(Some(&date)), "7–14 Feb");
/// # Ok::<(), parallax_dossier::dossier::ParseDateError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Date {
    text: Box<str>,
    shape: Shape,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Shape {
    /// One year, month or day.
    One(Part),
    /// Some time from the first to the second; at most one is open.
    Span(Option<Part>, Option<Part>),
    /// One of several, ascending; at least two.
    OneOf(Box<[Part]>),
}

/// A year, month or day; `first` is the first day of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Part {
    first: civil::Date,
    grain: Grain,
    doubt: Doubt,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Grain {
    Year,
    Month,
    Day,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Doubt {
    None,
    Approximate,
    Uncertain,
    Both,
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
    /// The first day on which it may lie; `None` if the beginning is open.
    #[must_use]
    pub fn earliest(&self) -> Option<civil::Date> {
        match &self.shape {
            Shape::One(part) => Some(part.first),
            Shape::Span(from, _) => from.map(|part| part.first),
            Shape::OneOf(parts) => parts.iter().map(|part| part.first).min(),
        }
    }

    /// The last day on which it may lie; `None` if the end is open.
    #[must_use]
    pub fn latest(&self) -> Option<civil::Date> {
        match &self.shape {
            Shape::One(part) => Some(part.last()),
            Shape::Span(_, to) => to.map(Part::last),
            Shape::OneOf(parts) => parts.iter().map(|part| part.last()).max(),
        }
    }

    /// True if it, or an end of its span, is marked as approximate (`~` or `%`).
    #[must_use]
    pub fn is_approximate(&self) -> bool {
        self.parts().any(|part| matches!(part.doubt, Doubt::Approximate | Doubt::Both))
    }

    /// True if it, or an end of its span, is marked as uncertain (`?` or `%`).
    #[must_use]
    pub fn is_uncertain(&self) -> bool {
        self.parts().any(Part::is_uncertain)
    }

    /// True if it is one of several dates, `[A,B]`.
    #[must_use]
    pub const fn is_one_of(&self) -> bool {
        matches!(self.shape, Shape::OneOf(_))
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
        match &self.shape {
            Shape::One(_) | Shape::Span(..) => vec![self.clone()],
            Shape::OneOf(parts) => parts.iter().map(|part| Self::of_part(*part)).collect(),
        }
    }

    /// The text as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Sorts by the earliest day, then by the latest; an open end counts as infinitely far away.
    #[must_use]
    pub fn sort_key(&self) -> (civil::Date, civil::Date) {
        (self.earliest().unwrap_or(civil::Date::MIN), self.latest().unwrap_or(civil::Date::MAX))
    }

    fn parts(&self) -> impl Iterator<Item = Part> {
        let (a, b, several): (_, _, &[Part]) = match &self.shape {
            Shape::One(part) => (Some(*part), None, &[]),
            Shape::Span(from, to) => (*from, *to, &[]),
            Shape::OneOf(parts) => (None, None, parts),
        };
        a.into_iter().chain(b).chain(several.iter().copied())
    }
}

impl FromStr for Date {
    type Err = ParseDateError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let shape = match (text.strip_prefix('['), text.split_once('/')) {
            (Some(rest), _) => one_of(rest.strip_suffix(']').ok_or(ParseDateError::Form)?)?,
            (None, None) => Shape::One(Part::parse(text)?),
            (None, Some((from, to))) => span(end(from)?, end(to)?)?,
        };
        Ok(Self { text: text.into(), shape })
    }
}

/// Parses one end of a span; `None` if it is open (empty or `..`).
fn end(text: &str) -> Result<Option<Part>, ParseDateError> {
    if text.is_empty() || text == ".." { Ok(None) } else { Part::parse(text).map(Some) }
}

/// Parses several dates separated by commas.
fn one_of(text: &str) -> Result<Shape, ParseDateError> {
    let mut parts = text.split(',').map(|part| Part::parse(part.trim())).collect::<Result<Vec<_>, _>>()?;
    parts.sort_by_key(|part| (part.first, part.last()));
    if parts.len() < 2 || parts.windows(2).any(|pair| pair[0].first == pair[1].first) {
        return Err(ParseDateError::NoChoice);
    }
    Ok(Shape::OneOf(parts.into()))
}

fn span(from: Option<Part>, to: Option<Part>) -> Result<Shape, ParseDateError> {
    match (from, to) {
        (None, None) => Err(ParseDateError::Open),
        (Some(from), Some(to)) if from.first > to.last() => Err(ParseDateError::UpsideDown),
        _ => Ok(Shape::Span(from, to)),
    }
}

impl Part {
    fn parse(text: &str) -> Result<Self, ParseDateError> {
        let (digits, doubt) = match text.as_bytes().last() {
            Some(b'~') => (&text[..text.len() - 1], Doubt::Approximate),
            Some(b'?') => (&text[..text.len() - 1], Doubt::Uncertain),
            Some(b'%') => (&text[..text.len() - 1], Doubt::Both),
            _ => (text, Doubt::None),
        };
        let (sign, digits) = digits.strip_prefix('-').map_or((1, digits), |rest| (-1, rest));
        let digits = digits.as_bytes();
        let (year, month, day, grain) = match digits.len() {
            4 => (number(digits)?, 1, 1, Grain::Year),
            7 if digits[4] == b'-' => (number(&digits[..4])?, number(&digits[5..])?, 1, Grain::Month),
            10 if digits[4] == b'-' && digits[7] == b'-' => {
                (number(&digits[..4])?, number(&digits[5..7])?, number(&digits[8..])?, Grain::Day)
            }
            _ => return Err(ParseDateError::Form),
        };
        let first = civil::Date::new(sign * year, month as i8, day as i8);
        Ok(Self { first: first.map_err(|_| ParseDateError::Calendar)?, grain, doubt })
    }

    const fn is_uncertain(self) -> bool {
        matches!(self.doubt, Doubt::Uncertain | Doubt::Both)
    }

    fn last(self) -> civil::Date {
        match self.grain {
            Grain::Year => self.first.last_of_year(),
            Grain::Month => self.first.last_of_month(),
            Grain::Day => self.first,
        }
    }
}

/// Parses at most four ASCII digits as a number.
fn number(digits: &[u8]) -> Result<i16, ParseDateError> {
    digits.iter().try_fold(0, |sum: i16, digit| match digit {
        b'0'..=b'9' => Ok(sum * 10 + i16::from(digit - b'0')),
        _ => Err(ParseDateError::Form),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
    }

    #[test]
    fn a_date_is_as_wide_as_it_is_written() {
        let ends = |text: &str| (date(text).earliest(), date(text).latest());
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
            "2018-02-08T10:00",
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
        assert!(size_of::<Date>() <= 40, "{}", size_of::<Date>());
    }
}
