//! Dates made from calendar days: the day itself, its month, its year.

use std::fmt::Write as _;

use super::{Date, Day, Doubt, Grain, Part, Shape};

/// The date that is exactly this day.
impl From<Day> for Date {
    fn from(day: Day) -> Self {
        Self::of(day, Grain::Day)
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
        Self::of(day.first_of_month(), Grain::Month)
    }

    /// The year in which `day` lies.
    #[must_use]
    pub fn year_of(day: Day) -> Self {
        Self::of(day.first_of_year(), Grain::Year)
    }

    /// The span from one day to another, open at an end that is `None`. Returns `None` if both ends are open
    /// or the second lies before the first.
    ///
    /// ```
    /// use parallax_dossier::dossier::Date;
    /// let day = |d| Some(jiff::civil::date(2018, 2, d));
    /// let text = |from, to| Date::between(from, to).map(|date| date.to_string());
    /// assert_eq!(text(day(7), day(15)).as_deref(), Some("between 7 and 15 February 2018"));
    /// assert_eq!(text(None, day(15)).as_deref(), Some("by 15 February 2018"));
    /// assert_eq!(text(day(7), day(7)).as_deref(), Some("7 February 2018"));
    /// let (first, last) = (jiff::civil::date(1848, 1, 1), jiff::civil::date(1852, 12, 31));
    /// assert_eq!(text(Some(first), Some(last)).as_deref(), Some("between 1848 and 1852"));
    /// ```
    #[must_use]
    pub fn between(from: Option<Day>, to: Option<Day>) -> Option<Self> {
        if from == to {
            return from.map(Self::from);
        }
        // Ends of years, of which a dossier of antiquity has no days, are written as years.
        let is_whole = |(first, last): (Day, Day)| {
            (first.month(), first.day()) == (1, 1) && (last.month(), last.day()) == (12, 31)
        };
        let grain = if from.zip(to).is_some_and(is_whole) { Grain::Year } else { Grain::Day };
        let end =
            |day: Option<Day>| day.map_or_else(|| "..".to_owned(), |day| Self::of(day, grain).text.into());
        let (from, to) = (end(from), end(to));
        if from == to { from.parse().ok() } else { format!("{from}/{to}").parse().ok() }
    }

    fn of(first: Day, grain: Grain) -> Self {
        Self::of_part(Part { first, grain, doubt: Doubt::None })
    }

    pub(super) fn of_part(part: Part) -> Self {
        let (first, sign) = (part.first, if part.first.year() < 0 { "-" } else { "" });
        let mut text = format!("{sign}{:04}", first.year().unsigned_abs());
        // Writing to a `String` cannot fail.
        let _ = match part.grain {
            Grain::Year => Ok(()),
            Grain::Month => write!(text, "-{:02}", first.month()),
            Grain::Day => write!(text, "-{:02}-{:02}", first.month(), first.day()),
        };
        text.push_str(match part.doubt {
            Doubt::None => "",
            Doubt::Approximate => "~",
            Doubt::Uncertain => "?",
            Doubt::Both => "%",
        });
        Self { text: text.into(), shape: Shape::One(part) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_made_is_what_is_read_from_its_own_text() {
        for text in ["2018-02-09", "-0479-12-31", "0000-02-29"] {
            let read: Date = text.parse().expect("a day");
            let day = read.exact_day().expect("a day");
            assert_eq!(Date::from(day), read);
            for made in [Date::month_of(day), Date::year_of(day)] {
                assert_eq!(made.as_str().parse::<Date>(), Ok(made.clone()));
            }
        }
    }
}
