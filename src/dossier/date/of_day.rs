//! Dates made of days of the calendar: the day itself, its month, its year.

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
    /// use parallax::dossier::Date;
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

    fn of(first: Day, grain: Grain) -> Self {
        let sign = if first.year() < 0 { "-" } else { "" };
        let year = format!("{sign}{:04}", first.year().unsigned_abs());
        let text = match grain {
            Grain::Year => year,
            Grain::Month => format!("{year}-{:02}", first.month()),
            Grain::Day => format!("{year}-{:02}-{:02}", first.month(), first.day()),
        };
        Self { text: text.into(), shape: Shape::One(Part { first, grain, doubt: Doubt::None }) }
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
