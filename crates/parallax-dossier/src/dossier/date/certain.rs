//! How a date compares with a moment: certainly before it, certainly after it, or perhaps in it.
//!
//! An approximate date (`~`) is never treated as an exact one. EDTF leaves open how far "about" reaches; here
//! it reaches as far as [`Date::SLACK`] says. That is our convention and no source's statement, and views
//! that rely on it say so. A doubt about the source (`?`) does not change the days that are drawn, but makes
//! nothing certain: "probably 12 February" is neither certainly after the 11th nor certainly before the 13th.
//! A day is neither before nor after a minute within it.

use super::super::moment::Moment;
use super::{Date, Shape};

impl Date {
    /// How far "about" reaches from a day, a month or a year, in words for the reader: the convention behind
    /// [`earliest_possible`](Self::earliest_possible) and [`latest_possible`](Self::latest_possible).
    pub const SLACK: &str =
        "“about” is taken to reach three days, one month or one year either way: our convention";

    /// The same from times of day as well.
    pub const SLACK_OF_TIMES: &str =
        "“about” is taken to reach one hour, three days, one month or one year either way: our convention";

    /// How far "about" reaches from such a date, in words for the reader.
    #[must_use]
    pub fn slack_words(is_timed: bool) -> &'static str {
        if is_timed { Self::SLACK_OF_TIMES } else { Self::SLACK }
    }

    /// The first day or time that cannot be excluded: the [earliest](Self::earliest), or some before it if that
    /// is approximate. `None` if the beginning is open.
    #[must_use]
    pub fn earliest_possible(&self) -> Option<Moment> {
        match &*self.shape {
            Shape::One(part) => Some(part.possible.0),
            Shape::Span(from, _) => from.map(|part| part.possible.0),
            Shape::OneOf(parts) => parts.iter().map(|part| part.possible.0).min_by_key(|one| one.first()),
        }
    }

    /// The last day or time that cannot be excluded: the [latest](Self::latest), or some after it if that is
    /// approximate. `None` if the end is open.
    #[must_use]
    pub fn latest_possible(&self) -> Option<Moment> {
        match &*self.shape {
            Shape::One(part) => Some(part.possible.1),
            Shape::Span(_, to) => to.map(|part| part.possible.1),
            Shape::OneOf(parts) => parts.iter().map(|part| part.possible.1).max_by_key(|one| one.last()),
        }
    }

    /// The first day or time at which it can lie. `None` if the beginning is open or marked as uncertain (`?`),
    /// because "probably 12 February" does not exclude the 11th.
    #[must_use]
    pub fn not_before(&self) -> Option<Moment> {
        let is_doubtful = match &*self.shape {
            Shape::Span(from, _) => from.is_some_and(|part| part.doubt.is_uncertain()),
            Shape::One(_) | Shape::OneOf(_) => self.is_uncertain(),
        };
        self.earliest_possible().filter(|_| !is_doubtful)
    }

    /// The last day or time at which it can lie. `None` if the end is open or marked as uncertain (`?`).
    #[must_use]
    pub fn not_after(&self) -> Option<Moment> {
        let is_doubtful = match &*self.shape {
            Shape::Span(_, to) => to.is_some_and(|part| part.doubt.is_uncertain()),
            Shape::One(_) | Shape::OneOf(_) => self.is_uncertain(),
        };
        self.latest_possible().filter(|_| !is_doubtful)
    }

    /// True if every instant it may be lies before all of `at`.
    ///
    /// ```
    /// use parallax_dossier::dossier::{Date, Moment};
    /// let day: Moment = jiff::civil::date(2018, 2, 10).into();
    /// let sharp: Date = "2018-02-08".parse()?;
    /// let about: Date = "2018-02-08~".parse()?;
    /// assert!(sharp.certainly_before(day) && !about.certainly_before(day));
    /// # Ok::<(), parallax_dossier::dossier::ParseDateError>(())
    /// ```
    #[must_use]
    pub fn certainly_before(&self, at: Moment) -> bool {
        self.not_after().is_some_and(|last| last.last() < at.first())
    }

    /// True if every instant it may be lies before the end of `at`.
    #[must_use]
    pub fn certainly_by(&self, at: Moment) -> bool {
        self.not_after().is_some_and(|last| last.last() <= at.last())
    }

    /// True if every instant it may be lies after all of `at`.
    #[must_use]
    pub fn certainly_after(&self, at: Moment) -> bool {
        self.not_before().is_some_and(|first| first.first() > at.last())
    }

    /// True if it may lie in `at`: it is neither certainly before nor certainly after, and `[A,B]` lists what meets it.
    #[must_use]
    pub fn may_include(&self, at: Moment) -> bool {
        match &*self.shape {
            Shape::OneOf(parts) if !self.is_uncertain() => parts
                .iter()
                .any(|part| part.possible.0.first() <= at.last() && at.first() <= part.possible.1.last()),
            _ => !self.certainly_before(at) && !self.certainly_after(at),
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::{Span, civil};
    use proptest::prelude::*;

    use super::super::super::{Day, Instant, Zone};
    use super::*;

    fn date(text: &str) -> Date {
        text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
    }

    fn day(y: i16, m: i8, d: i8) -> Moment {
        civil::date(y, m, d).into()
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
        assert_eq!(date("9999-12-31~").latest_possible(), Some(Day::MAX.into()));
        assert_eq!(date("-9999~").earliest_possible(), Some(Day::MIN.into()));
        assert_eq!(date("9999~").latest_possible(), Some(Day::MAX.into()));
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
        assert!(by.may_include(Day::MIN.into()) && by.certainly_by(day(2018, 2, 15)));
        assert!(!by.certainly_after(Day::MIN.into()) && !by.certainly_by(day(2018, 2, 14)));
        let from = date("2018-02-12/..");
        assert!(from.may_include(Day::MAX.into()) && !from.certainly_by(Day::MAX.into()));
        assert!(from.certainly_after(day(2018, 2, 11)) && !from.certainly_after(day(2018, 2, 12)));
    }

    #[test]
    fn only_a_single_day_or_time_without_a_mark_is_a_moment() {
        assert_eq!(date("2018-02-08").moment(), Some(day(2018, 2, 8)));
        assert!(date("2018-02-08T22:00Z").moment().is_some());
        for text in ["2018-02-08~", "2018-02-08?", "2018-02", "2018-02-08/2018-02-08", "../2018-02-08"] {
            assert_eq!(date(text).moment(), None, "{text}");
        }
    }

    #[test]
    fn a_day_and_a_minute_within_it_have_no_order() {
        let zone: Zone = "+03".parse().expect("a zone");
        let moment = |text: &str| Moment::read(text, &zone).expect("a moment");
        let read = |text: &str| Date::read(text, &zone).expect("a date");
        let (day, minute) = ("2018-02-07", "2018-02-07T22:00");
        let (as_day, at) = (read(day), moment(minute));
        assert!(!as_day.certainly_before(at) && !as_day.certainly_after(at) && !as_day.certainly_by(at));
        assert!(as_day.may_include(at) && read(minute).may_include(moment(day)));
        assert!(read(minute).certainly_by(moment(day)) && !read(minute).certainly_before(moment(day)));
        assert!(read("2018-02-06").certainly_before(at) && read("2018-02-08").certainly_after(at));
        // The day begins at 21:00 in UTC.
        assert!(read("2018-02-06T20:59Z").certainly_before(moment(day)));
        assert!(!read("2018-02-06T21:00Z").certainly_before(moment(day)));
        let about = read("2018-02-07T22:00~");
        assert!(
            about.may_include(moment("2018-02-07T21:00")) && about.may_include(moment("2018-02-07T23:00"))
        );
        assert!(about.certainly_after(moment("2018-02-07T20:59")));
        assert!(about.certainly_before(moment("2018-02-07T23:01")));
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

    fn nth(days: i32) -> Moment {
        civil::date(2014, 6, 1).saturating_add(Span::new().days(days)).into()
    }

    fn any_day() -> impl Strategy<Value = Moment> {
        (0..2600_i32).prop_map(nth)
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
            let window = (0..2600).map(nth);
            let days: Vec<Moment> = window.filter(|day| date.may_include(*day)).collect();
            let slack = if date.is_approximate() { 366 } else { 0 };
            let inside = |day: &Moment| {
                date.earliest().is_none_or(|first| first <= *day) && date.latest().is_none_or(|last| *day <= last)
            };
            prop_assert!(days.windows(2).all(|pair| pair[0].last().plus(1) == pair[1].first()), "no gaps");
            let (narrow, wide) = (days.iter().filter(|day| inside(day)).count(), days.len());
            let whole = (0..2600).map(nth);
            prop_assert_eq!(narrow, whole.filter(inside).count(), "nothing of the date itself is left out");
            prop_assert!(wide - narrow <= 2 * slack, "{}", date.as_str());
            prop_assert_eq!(wide == narrow, !date.is_approximate(), "{}", date.as_str());
        }

        /// By brute force, in zones whose clocks change on these days: a date is certainly before a moment if and only if each of
        /// the instants that it may be is before that moment.
        #[test]
        fn what_is_certain_is_what_all_instants_say(text in any_timed(), other in any_moment(), zone in any_zone()) {
            let (Ok(date), Ok(at)) = (Date::read(&text, &zone), Moment::read(&other, &zone)) else { return Ok(()) };
            let instants = instants_of(&text, &zone);
            let all = |holds: &dyn Fn(Instant) -> bool| instants.iter().all(|one| holds(*one));
            let told = format!("{text} against {other} in {}", zone.name());
            prop_assert_eq!(date.certainly_before(at), all(&|one| one < at.first()), "before: {}", told);
            prop_assert_eq!(date.certainly_after(at), all(&|one| one > at.last()), "after: {}", told);
            prop_assert_eq!(date.certainly_by(at), all(&|one| one <= at.last()), "by: {}", told);
            let meets = instants.iter().any(|one| (at.first()..=at.last()).contains(one));
            prop_assert_eq!(date.may_include(at), meets, "in: {}", told);
        }
    }

    /// A few days on which the clocks of Berlin and Damascus change, and a plain one.
    fn any_date_text() -> impl Strategy<Value = String> {
        prop_oneof![
            (24..27_i8).prop_map(|day| format!("2018-03-{day:02}")),
            (27..30_i8).prop_map(|day| format!("2018-10-{day:02}")),
            (29..32_i8).prop_map(|day| format!("2018-03-{day:02}")),
        ]
    }

    fn any_moment() -> impl Strategy<Value = String> {
        let offset = prop_oneof![Just(""), Just("Z"), Just("+03"), Just("-05:30")];
        let time = (any_date_text(), 0..24_i8, 0..6_i8, offset)
            .prop_map(|(day, hour, minute, offset)| format!("{day}T{hour:02}:{minute}0{offset}"));
        prop_oneof![any_date_text(), time]
    }

    fn any_timed() -> impl Strategy<Value = String> {
        prop_oneof![
            any_moment(),
            any_moment().prop_map(|about| format!("{about}~")),
            (any_moment(), any_moment()).prop_map(|(from, to)| format!("{from}/{to}")),
            (any_moment(), any_moment()).prop_map(|(one, other)| format!("[{one},{other}]")),
        ]
    }

    fn any_zone() -> impl Strategy<Value = Zone> {
        let names = prop_oneof![Just("Europe/Berlin"), Just("Asia/Damascus"), Just("UTC"), Just("-09:30")];
        names.prop_map(|name| name.parse().expect("a zone"))
    }

    /// Every instant looked at: the first and the last minute of each ten, on the days around the changes of the clocks.
    fn line() -> impl Iterator<Item = Instant> {
        let days = [(1_521_504_000, 16), (1_540_339_200, 9)];
        let tens =
            days.into_iter().flat_map(|(from, days)| (0..days * 24 * 6).map(move |ten| from + ten * 600));
        tens.flat_map(|ten| [ten, ten + 540]).map(Instant::from_seconds)
    }

    /// The instants that a date may be: each at which the clock shows what is written.
    fn instants_of(text: &str, zone: &Zone) -> Vec<Instant> {
        let among = |part: &str| {
            let part = part.trim_end_matches('~');
            let (day, time) = part.split_once('T').map_or((part, None), |(day, time)| (day, Some(time)));
            let day: Day = day.parse().expect("a day");
            let number = |at: usize| time.map_or(0, |time| time[at..at + 2].parse::<i8>().expect("digits"));
            let shows = |at: &Instant| {
                let clock = match time.map_or("", |time| &time[5..]) {
                    "" => zone.civil_at(*at),
                    "Z" => Zone::default().civil_at(*at),
                    "+03" => Zone::default().civil_at(at.plus(3 * 3600)),
                    _ => Zone::default().civil_at(at.plus(-(5 * 3600 + 30 * 60))),
                };
                let is_time = time.is_none() || (clock.hour(), clock.minute()) == (number(0), number(3));
                clock.date() == day && is_time
            };
            line().filter(shows).collect::<Vec<_>>()
        };
        if let Some(choice) = text.strip_prefix('[') {
            return choice.trim_end_matches(']').split(',').flat_map(among).collect();
        }
        if let Some((from, to)) = text.split_once('/') {
            let (from, to) = (among(from), among(to));
            let ends = from[0]..=to[to.len() - 1];
            return line().filter(|at| ends.contains(at)).collect();
        }
        let exact = among(text);
        let (early, late) = (exact[0], exact[exact.len() - 1]);
        match (text.ends_with('~'), text.contains('T')) {
            (false, _) => exact,
            (true, true) => line().filter(|at| early.plus(-3600) <= *at && *at <= late.plus(3600)).collect(),
            (true, false) => {
                let three = Span::new().days(3);
                let [from, to] = [early, late].map(|at| zone.civil_at(at).date());
                let days = from.saturating_sub(three)..=to.saturating_add(three);
                line().filter(|at| days.contains(&zone.civil_at(*at).date())).collect()
            }
        }
    }
}
