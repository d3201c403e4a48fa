//! The divisions of the axis: minutes, hours, days, months or years, depending on what fits, of the dossier's zone.

use jiff::civil::{self, DateTime};
use jiff::{Span, ToSpan as _};

use super::window::Window;
use crate::analysis::timeline::Fineness;
use crate::dossier::{Date, Day, Instant, Zone};

/// Maximum number of divisions on an axis; a screen never needs as many.
const MOST: usize = 2_000;
/// Minimum width of a division in minutes, in points.
const CLOCK: f64 = 46.0;

/// The distance between divisions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// A number of minutes, counted from midnight.
    Minutes(i16),
    /// Every day.
    Day,
    /// The 1st, 6th, 11th, 16th, 21st and 26th of a month.
    FiveDays,
    /// A number of months, starting in January.
    Months(i8),
    /// A number of years.
    Years(i16),
}

/// One division of the axis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tick {
    /// Its beginning.
    pub from: Instant,
    /// Its end.
    pub to: Instant,
    /// The text.
    pub label: String,
    /// Whether it begins there, and not within a time that is left out.
    pub begins: bool,
}

impl Step {
    /// Returns the smallest step whose labels do not overlap in a window.
    #[must_use]
    pub fn fitting(window: &Window) -> Self {
        if window.grain == Fineness::Minutes {
            let steps = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720];
            let fits = |minutes: &i16| window.per_day * f64::from(*minutes) / 1440.0 >= CLOCK;
            if let Some(minutes) = steps.into_iter().find(fits) {
                return Self::Minutes(minutes);
            }
        }
        match window.per_day {
            wide if wide >= 20.0 => Self::Day,
            wide if wide >= 6.0 => Self::FiveDays,
            wide if wide * 30.0 >= 34.0 => Self::Months(1),
            wide if wide * 91.0 >= 40.0 => Self::Months(3),
            wide => {
                let steps = [1, 5, 10, 50, 100, 500, 1000, 5000];
                let fits = |years: &i16| wide * 365.0 * f64::from(*years) >= 48.0;
                Self::Years(steps.into_iter().find(fits).unwrap_or(5000))
            }
        }
    }

    /// The larger step printed above this one.
    #[must_use]
    pub const fn above(self) -> Option<Self> {
        match self {
            Self::Minutes(_) => Some(Self::Day),
            Self::Day | Self::FiveDays => Some(Self::Months(1)),
            Self::Months(_) => Some(Self::Years(1)),
            Self::Years(_) => None,
        }
    }

    /// The beginning of the division that contains a time.
    fn floor(self, at: DateTime) -> DateTime {
        match self {
            Self::Minutes(minutes) => {
                let past = i64::from(at.hour()) * 60 + i64::from(at.minute());
                let whole = past - past % i64::from(minutes);
                at.date().at(0, 0, 0, 0).saturating_add(whole.minutes())
            }
            _ => self.first_day(at.date()).at(0, 0, 0, 0),
        }
    }

    /// The first day of the division that contains `day`.
    fn first_day(self, day: Day) -> Day {
        match self {
            Self::Minutes(_) | Self::Day => day,
            Self::FiveDays => {
                let first = ((day.day() - 1) / 5 * 5 + 1).min(26);
                civil::Date::new(day.year(), day.month(), first).unwrap_or(day)
            }
            Self::Months(months) => {
                let month = (day.month() - 1) / months * months + 1;
                civil::Date::new(day.year(), month, 1).unwrap_or(day)
            }
            Self::Years(years) => {
                // Round years as they are written: 500 BC, which is the year -499, and not 501 BC.
                let number = |year: i16| if year > 0 { i32::from(year) } else { i32::from(year) - 1 };
                let (years, at) = (i32::from(years), number(day.year()));
                let before = at.div_euclid(years) * years;
                // There is no year 0: the division that would begin with it begins with AD 1.
                let year = match before {
                    ..0 => before + 1,
                    0 => 1,
                    after => after,
                };
                i16::try_from(year)
                    .ok()
                    .and_then(|year| civil::Date::new(year, 1, 1).ok())
                    .unwrap_or(Day::MIN)
            }
        }
    }

    /// The beginning of the division after the one that begins at `first`; the end of the calendar if there is none.
    fn next(self, first: DateTime) -> DateTime {
        match self {
            Self::Minutes(minutes) => first.saturating_add(Span::new().minutes(minutes)),
            _ => self.next_day(first.date()).at(0, 0, 0, 0),
        }
    }

    fn next_day(self, first: Day) -> Day {
        match self {
            Self::Minutes(_) | Self::Day => first.saturating_add(Span::new().days(1)),
            Self::FiveDays if first.day() < 26 => first.saturating_add(Span::new().days(5)),
            Self::FiveDays => first.first_of_month().saturating_add(Span::new().months(1)),
            Self::Months(months) => first.saturating_add(Span::new().months(months)),
            // Adding a step and one more year always reaches the next round year.
            Self::Years(years) if years > 1 => {
                self.first_day(first.saturating_add(Span::new().years(years + 1)))
            }
            Self::Years(_) => first.saturating_add(Span::new().years(1)),
        }
    }

    fn label(self, at: DateTime, is_above: Line) -> String {
        let first = at.date();
        match (self, is_above) {
            (Self::Minutes(_), _) => format!("{:02}:{:02}", at.hour(), at.minute()),
            (Self::Day, Line::Above) => Date::from(first).to_string(),
            (Self::Day | Self::FiveDays, _) => first.day().to_string(),
            (Self::Months(_), Line::Above) => Date::month_of(first).to_string(),
            (Self::Months(_), Line::Main) => {
                let year = Date::year_of(first);
                Date::month_of(first).short(Some(&year))
            }
            (Self::Years(_), _) => Date::year_of(first).to_string(),
        }
    }
}

/// The two lines of the axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// The divisions themselves.
    Main,
    /// The larger units above them.
    Above,
}

/// The divisions of one line that are visible in `width` points; empty if the line is. What is left out has none, and one
/// that goes on behind a break begins there anew.
#[must_use]
pub fn ticks(window: &Window, width: f32, line: Line, zone: &Zone) -> Vec<Tick> {
    let main = Step::fitting(window);
    let step = match line {
        Line::Main => Some(main),
        Line::Above => main.above(),
    };
    let Some(step) = step else { return Vec::new() };
    let mut found = Vec::new();
    let parts = window.parts(width);
    let last = parts.len().saturating_sub(1);
    for (at, part) in parts.into_iter().enumerate() {
        let mut first = step.floor(zone.civil_at(part.start));
        let mut from = zone.instant_of(first);
        while from < part.end && found.len() < MOST {
            let next = step.next(first);
            if next <= first {
                break;
            }
            let to = zone.instant_of(next);
            // What the clocks left out has no width.
            if to > from {
                let goes_on = at > 0 && from < part.start;
                // A time of day stands only where it is that time.
                let is_told = !(goes_on && matches!(step, Step::Minutes(_)));
                found.push(Tick {
                    from: if at > 0 { from.max(part.start) } else { from },
                    to: if at < last { to.min(part.end) } else { to },
                    label: if is_told { step.label(first, line) } else { String::new() },
                    begins: !goes_on,
                });
            }
            (first, from) = (next, to.max(from));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::window::Breaks;
    use super::*;

    fn labels(from: Day, to: Day, width: f32, line: Line) -> Vec<String> {
        let zone = Zone::default();
        let [from, to] =
            [from, to].map(|day| zone.instant_of(day.at(0, 0, 0, 0)).seconds() as f64 / 86_400.0);
        let window = Window {
            start: from,
            per_day: f64::from(width) / (to - from),
            grain: Fineness::Days,
            breaks: Breaks::default(),
        };
        ticks(&window, width - 1.0, line, &zone).into_iter().map(|tick| tick.label).collect()
    }

    /// The labels of some hours in a zone, 60 points each.
    fn clock(zone: &str, from: DateTime, hours: i32, line: Line) -> Vec<String> {
        let zone: Zone = zone.parse().expect("a zone");
        let start = zone.instant_of(from).seconds() as f64 / 86_400.0;
        let window =
            Window { start, per_day: 60.0 * 24.0, grain: Fineness::Minutes, breaks: Breaks::default() };
        let found = ticks(&window, 60.0 * hours as f32 - 1.0, line, &zone);
        assert!(found.windows(2).all(|pair| pair[0].to == pair[1].from && pair[0].from < pair[0].to));
        found.into_iter().map(|tick| tick.label).collect()
    }

    #[test]
    fn an_evening_shows_its_hours_under_its_days() {
        let from = civil::datetime(2018, 2, 7, 21, 0, 0, 0);
        assert_eq!(
            clock("Asia/Damascus", from, 5, Line::Main),
            ["21:00", "22:00", "23:00", "00:00", "01:00"]
        );
        assert_eq!(clock("Asia/Damascus", from, 5, Line::Above), ["7 February 2018", "8 February 2018"]);
    }

    #[test]
    fn an_hour_left_out_is_not_there_and_one_shown_twice_is_twice_as_wide() {
        let from = civil::datetime(2018, 3, 25, 1, 0, 0, 0);
        assert_eq!(clock("Europe/Berlin", from, 3, Line::Main), ["01:00", "03:00", "04:00"]);
        let from = civil::datetime(2018, 10, 28, 1, 0, 0, 0);
        assert_eq!(clock("Europe/Berlin", from, 4, Line::Main), ["01:00", "02:00", "03:00"]);
    }

    #[test]
    fn a_week_shows_its_days_under_their_month() {
        let (from, to) = (civil::date(2018, 2, 26), civil::date(2018, 3, 4));
        assert_eq!(labels(from, to, 600.0, Line::Main), ["26", "27", "28", "1", "2", "3"]);
        assert_eq!(labels(from, to, 600.0, Line::Above), ["February 2018", "March 2018"]);
    }

    #[test]
    fn half_a_year_shows_its_months_under_their_year() {
        let (from, to) = (civil::date(2017, 10, 1), civil::date(2018, 4, 1));
        assert_eq!(labels(from, to, 700.0, Line::Main), ["Oct", "Nov", "Dec", "Jan", "Feb", "Mar"]);
        assert_eq!(labels(from, to, 700.0, Line::Above), ["2017", "2018"]);
    }

    #[test]
    fn years_before_christ_are_counted_in_round_numbers_too() {
        let (from, to) = (civil::date(-480, 1, 1), civil::date(2021, 12, 31));
        let centuries = labels(from, to, 1000.0, Line::Main);
        assert_eq!(centuries, ["500 BC", "AD 1", "AD 500", "1000", "1500", "2000"]);
        let (from, to) = (civil::date(-29, 1, 1), civil::date(21, 1, 1));
        let decades = labels(from, to, 300.0, Line::Main);
        assert_eq!(decades, ["30 BC", "20 BC", "10 BC", "AD 1", "AD 10", "AD 20"]);
        let (from, to) = (civil::date(-2, 1, 1), civil::date(3, 1, 1));
        assert_eq!(labels(from, to, 500.0, Line::Main), ["3 BC", "2 BC", "1 BC", "AD 1", "AD 2"]);
    }

    #[test]
    fn divisions_follow_each_other_without_gaps_at_any_scale() {
        for exponent in -14..10 {
            let window = Window {
                start: -1_000.0,
                per_day: 2_f64.powi(exponent),
                grain: Fineness::Days,
                breaks: Breaks::default(),
            };
            let found = ticks(&window, 1000.0, Line::Main, &Zone::default());
            assert!(found.windows(2).all(|pair| pair[0].to == pair[1].from), "2^{exponent}");
            assert!(!found.is_empty() && found.len() < 80, "2^{exponent}: {}", found.len());
        }
    }

    #[test]
    fn behind_a_break_the_divisions_begin_anew_and_within_it_are_none() {
        let zone = Zone::default();
        let at = |day: Day| zone.instant_of(day.at(0, 0, 0, 0));
        let quiet = (at(civil::date(1972, 3, 3)), at(civil::date(2018, 2, 6)));
        let start = super::super::window::days(at(civil::date(1972, 3, 1)));
        let window = Window { start, per_day: 60.0, grain: Fineness::Days, breaks: Breaks::new(&[quiet]) };
        let labels = |line| -> Vec<(String, bool)> {
            ticks(&window, 350.0, line, &zone).into_iter().map(|tick| (tick.label, tick.begins)).collect()
        };
        let days: Vec<_> = labels(Line::Main).into_iter().map(|(label, _)| label).collect();
        assert_eq!(days, ["1", "2", "6", "7", "8"]);
        let months = [("March 1972", true), ("February 2018", false)];
        assert_eq!(labels(Line::Above), months.map(|(label, begins)| (label.to_owned(), begins)));
        let hours = Window { per_day: 2_000.0, grain: Fineness::Minutes, ..window };
        let hours = hours.panned(-4_100.0);
        let told = ticks(&hours, 400.0, Line::Main, &zone);
        assert!(told.iter().all(|tick| tick.label.is_empty() || tick.begins), "{told:?}");
    }

    #[test]
    fn the_ends_of_the_calendar_bring_no_harm() {
        for start in [-4_371_600.0, 2_932_800.0, -9e9, 9e9] {
            for per_day in [600.0, 10.0, 1.0, 0.01, 0.000_05] {
                for line in [Line::Main, Line::Above] {
                    for grain in [Fineness::Days, Fineness::Minutes] {
                        let window = Window { start, per_day, grain, breaks: Breaks::default() };
                        assert!(ticks(&window, 1000.0, line, &Zone::default()).len() <= MOST);
                    }
                }
            }
        }
    }
}
