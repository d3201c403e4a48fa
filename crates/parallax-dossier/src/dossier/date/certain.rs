//! How a date compares with a day: certainly before it, certainly after it, or perhaps on it.
//!
//! An approximate date (`~`) is never treated as an exact one. EDTF leaves open how far "about" reaches; here
//! it reaches as far as [`Date::SLACK`] says. That is our convention and no source's statement, and views
//! that rely on it say so. A doubt about the source (`?`) does not change the days that are drawn, but makes
//! nothing certain: "probably 12 February" is neither certainly after the 11th nor certainly before the 13th.

use jiff::{Span, civil};

use super::{Date, Day, Doubt, Grain, Part, Shape};

impl Date {
    /// How far "about" reaches, in words for the reader: the convention behind
    /// [`earliest_possible`](Self::earliest_possible) and [`latest_possible`](Self::latest_possible).
    pub const SLACK: &str =
        "“about” is taken to reach three days, one month or one year either way: our convention";

    /// The first day that cannot be excluded: the [earliest](Self::earliest), or some days before it if that
    /// is approximate. `None` if the beginning is open.
    #[must_use]
    pub fn earliest_possible(&self) -> Option<Day> {
        match &self.shape {
            Shape::One(part) => Some(part.first_possible()),
            Shape::Span(from, _) => from.map(Part::first_possible),
            Shape::OneOf(parts) => parts.iter().map(|part| part.first_possible()).min(),
        }
    }

    /// The last day that cannot be excluded: the [latest](Self::latest), or some days after it if that is
    /// approximate. `None` if the end is open.
    #[must_use]
    pub fn latest_possible(&self) -> Option<Day> {
        match &self.shape {
            Shape::One(part) => Some(part.last_possible()),
            Shape::Span(_, to) => to.map(Part::last_possible),
            Shape::OneOf(parts) => parts.iter().map(|part| part.last_possible()).max(),
        }
    }

    /// The first day on which it can lie. `None` if the beginning is open or marked as uncertain (`?`),
    /// because "probably 12 February" does not exclude the 11th.
    #[must_use]
    pub fn not_before(&self) -> Option<Day> {
        let is_doubtful = match &self.shape {
            Shape::Span(from, _) => from.is_some_and(Part::is_uncertain),
            Shape::One(_) | Shape::OneOf(_) => self.is_uncertain(),
        };
        self.earliest_possible().filter(|_| !is_doubtful)
    }

    /// The last day on which it can lie. `None` if the end is open or marked as uncertain (`?`).
    #[must_use]
    pub fn not_after(&self) -> Option<Day> {
        let is_doubtful = match &self.shape {
            Shape::Span(_, to) => to.is_some_and(Part::is_uncertain),
            Shape::One(_) | Shape::OneOf(_) => self.is_uncertain(),
        };
        self.latest_possible().filter(|_| !is_doubtful)
    }

    /// True if every day it may be lies before `day`.
    ///
    /// ```
    /// use parallax_dossier::dossier::{Date, Day};
    /// let day: Day = jiff::civil::date(2018, 2, 10);
    /// let sharp: Date = "2018-02-08".parse()?;
    /// let about: Date = "2018-02-08~".parse()?;
    /// assert!(sharp.certainly_before(day) && !about.certainly_before(day));
    /// # Ok::<(), parallax_dossier::dossier::ParseDateError>(())
    /// ```
    #[must_use]
    pub fn certainly_before(&self, day: Day) -> bool {
        self.not_after().is_some_and(|last| last < day)
    }

    /// True if every day it may be is `day` or lies before it.
    #[must_use]
    pub fn certainly_by(&self, day: Day) -> bool {
        self.not_after().is_some_and(|last| last <= day)
    }

    /// True if every day it may be lies after `day`.
    #[must_use]
    pub fn certainly_after(&self, day: Day) -> bool {
        self.not_before().is_some_and(|first| first > day)
    }

    /// True if it may be `day`: it is neither certainly before nor certainly after, and `[A,B]` lists that
    /// day.
    #[must_use]
    pub fn may_include(&self, day: Day) -> bool {
        match &self.shape {
            Shape::OneOf(parts) if !self.is_uncertain() => {
                parts.iter().any(|part| part.first_possible() <= day && day <= part.last_possible())
            }
            _ => !self.certainly_before(day) && !self.certainly_after(day),
        }
    }

    /// The day, if it is a single day and not approximate. A doubt about the source (`?`) is allowed.
    #[must_use]
    pub const fn exact_day(&self) -> Option<Day> {
        match &self.shape {
            Shape::One(Part { first, grain: Grain::Day, doubt: Doubt::None | Doubt::Uncertain }) => {
                Some(*first)
            }
            _ => None,
        }
    }
}

impl Part {
    const fn is_approximate(self) -> bool {
        matches!(self.doubt, Doubt::Approximate | Doubt::Both)
    }

    fn first_possible(self) -> civil::Date {
        if self.is_approximate() { self.first.saturating_sub(self.slack()) } else { self.first }
    }

    fn last_possible(self) -> civil::Date {
        if !self.is_approximate() {
            return self.last();
        }
        let later = self.first.saturating_add(self.slack());
        Self { first: later, ..self }.last()
    }

    /// How far "about" reaches, depending on whether a day, a month or a year is given. See [`Date::SLACK`].
    fn slack(self) -> Span {
        match self.grain {
            Grain::Year => Span::new().years(1),
            Grain::Month => Span::new().months(1),
            Grain::Day => Span::new().days(3),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn date(text: &str) -> Date {
        text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
    }

    fn day(y: i16, m: i8, d: i8) -> Day {
        civil::date(y, m, d)
    }

    #[test]
    fn about_reaches_as_far_as_its_grain_allows() {
        let ends = |text: &str| (date(text).earliest_possible(), date(text).latest_possible());
        assert_eq!(ends("2018-02-08~"), (Some(day(2018, 2, 5)), Some(day(2018, 2, 11))));
        assert_eq!(ends("2018-02~"), (Some(day(2018, 1, 1)), Some(day(2018, 3, 31))));
        assert_eq!(ends("2018~"), (Some(day(2017, 1, 1)), Some(day(2019, 12, 31))));
        assert_eq!(ends("2018-02-07/2018-02-13~"), (Some(day(2018, 2, 7)), Some(day(2018, 2, 16))));
        assert_eq!(ends("2018-02-08%/.."), (Some(day(2018, 2, 5)), None));
        assert_eq!(
            ends("2018-02-08?"),
            (Some(day(2018, 2, 8)), Some(day(2018, 2, 8))),
            "a doubt widens nothing"
        );
    }

    #[test]
    fn the_ends_of_the_calendar_hold() {
        assert_eq!(date("9999-12-31~").latest_possible(), Some(civil::Date::MAX));
        assert_eq!(date("-9999~").earliest_possible(), Some(civil::Date::MIN));
        assert_eq!(date("9999~").latest_possible(), Some(civil::Date::MAX));
    }

    #[test]
    fn what_is_doubted_is_never_certain() {
        let doubted = date("2018-02-12?");
        assert!(!doubted.certainly_by(day(2018, 2, 12)) && !doubted.certainly_after(day(2018, 2, 11)));
        assert!(doubted.may_include(day(2018, 2, 1)) && doubted.may_include(day(2018, 2, 28)));
        let half = date("2018-02-12?/2018-02-15");
        assert!(half.certainly_by(day(2018, 2, 15)) && !half.certainly_after(day(2018, 2, 1)));
    }

    #[test]
    fn one_of_several_days_is_none_between_them() {
        let one_of = date("[2018-02-07,2018-02-14]");
        assert!(one_of.may_include(day(2018, 2, 7)) && one_of.may_include(day(2018, 2, 14)));
        assert!(!one_of.may_include(day(2018, 2, 10)));
        assert!(one_of.certainly_after(day(2018, 2, 6)) && one_of.certainly_by(day(2018, 2, 14)));
        assert!(!one_of.certainly_by(day(2018, 2, 13)) && !one_of.certainly_before(day(2018, 2, 14)));
    }

    #[test]
    fn open_ends_are_open() {
        let by = date("../2018-02-15");
        assert!(by.may_include(civil::Date::MIN) && by.certainly_by(day(2018, 2, 15)));
        assert!(!by.certainly_after(civil::Date::MIN) && !by.certainly_by(day(2018, 2, 14)));
        let from = date("2018-02-12/..");
        assert!(from.may_include(civil::Date::MAX) && !from.certainly_by(civil::Date::MAX));
        assert!(from.certainly_after(day(2018, 2, 11)) && !from.certainly_after(day(2018, 2, 12)));
    }

    #[test]
    fn only_a_single_unqualified_day_is_exact() {
        assert_eq!(date("2018-02-08").exact_day(), Some(day(2018, 2, 8)));
        assert_eq!(date("2018-02-08?").exact_day(), Some(day(2018, 2, 8)));
        for text in ["2018-02-08~", "2018-02-08%", "2018-02", "2018-02-08/2018-02-08", "../2018-02-08"] {
            assert_eq!(date(text).exact_day(), None, "{text}");
        }
    }

    fn part() -> impl Strategy<Value = String> {
        let digits = prop_oneof![
            (2016..2020_i16).prop_map(|year| format!("{year}")),
            (2016..2020_i16, 1..13_i8).prop_map(|(year, month)| format!("{year}-{month:02}")),
            (2016..2020_i16, 1..13_i8, 1..32_i8)
                .prop_map(|(year, month, day)| format!("{year}-{month:02}-{day:02}")),
        ];
        (digits, prop_oneof![Just(""), Just("~"), Just("?"), Just("%")])
            .prop_map(|(digits, doubt)| format!("{digits}{doubt}"))
    }

    /// Random dates of every form; texts that the parser refuses are filtered out.
    fn any_date() -> impl Strategy<Value = Date> {
        let text = prop_oneof![
            part(),
            part().prop_map(|from| format!("{from}/..")),
            part().prop_map(|to| format!("../{to}")),
            (part(), part()).prop_map(|(from, to)| format!("{from}/{to}")),
        ];
        text.prop_filter_map("no date", |text| text.parse().ok())
    }

    fn any_day() -> impl Strategy<Value = Day> {
        (0..2600_i32).prop_map(|days| day(2014, 6, 1).saturating_add(Span::new().days(days)))
    }

    proptest! {
        #[test]
        fn a_day_is_after_it_or_before_it_or_may_be_it(date in any_date(), day in any_day()) {
            let found = [date.certainly_before(day), date.certainly_after(day), date.may_include(day)];
            prop_assert_eq!(found.iter().filter(|holds| **holds).count(), 1, "{}: {:?}", date.as_str(), found);
        }

        #[test]
        fn what_is_certain_stays_certain_as_days_go_on(date in any_date(), a in any_day(), b in any_day()) {
            let (early, late) = (a.min(b), a.max(b));
            prop_assert!(!date.certainly_before(early) || date.certainly_before(late));
            prop_assert!(!date.certainly_by(early) || date.certainly_by(late));
            prop_assert!(!date.certainly_after(late) || date.certainly_after(early));
        }

        #[test]
        fn the_days_that_may_be_it_are_those_between_its_ends(date in any_date()) {
            prop_assume!(!date.is_uncertain());
            // Every day of a window that is wide enough.
            let window = (0..2600).map(|days| day(2014, 6, 1).saturating_add(Span::new().days(days)));
            let days: Vec<Day> = window.filter(|day| date.may_include(*day)).collect();
            let slack = if date.is_approximate() { 366 } else { 0 };
            let inside = |day: &Day| {
                date.earliest().is_none_or(|first| first <= *day) && date.latest().is_none_or(|last| *day <= last)
            };
            prop_assert!(days.windows(2).all(|pair| pair[0].tomorrow().ok() == Some(pair[1])), "no gaps");
            let (narrow, wide) = (days.iter().filter(|day| inside(day)).count(), days.len());
            let whole = (0..2600).map(|days| day(2014, 6, 1).saturating_add(Span::new().days(days)));
            prop_assert_eq!(narrow, whole.filter(inside).count(), "nothing of the date itself is left out");
            prop_assert!(wide - narrow <= 2 * slack, "{}", date.as_str());
            prop_assert_eq!(wide == narrow, !date.is_approximate(), "{}", date.as_str());
        }
    }
}
