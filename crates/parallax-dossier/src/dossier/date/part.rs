//! A year, month, day or time of day with its mark: what dates are made of.

use jiff::{Span, civil};

use super::super::moment::{Grain, Moment};
use super::super::zone::{Instant, Shown, Zone, offset};
use super::{Day, ParseDateError};

/// A year, month, day or time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Part {
    /// The first day or time of it, as stated.
    pub first: Moment,
    /// The last day or time of it, as stated. A time that the clock showed twice is from the first to the second.
    pub last: Moment,
    /// The first and the last that cannot be excluded: further away if it is approximate.
    pub possible: (Moment, Moment),
    pub grain: Grain,
    pub doubt: Doubt,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Doubt {
    None,
    Approximate,
    Uncertain,
    Both,
}

impl Doubt {
    pub const fn is_approximate(self) -> bool {
        matches!(self, Self::Approximate | Self::Both)
    }

    pub const fn is_uncertain(self) -> bool {
        matches!(self, Self::Uncertain | Self::Both)
    }
}

/// How far "about" reaches from a time of day, in seconds.
const SLACK_OF_TIME: i64 = 3600;

impl Part {
    pub fn parse(text: &str, zone: &Zone) -> Result<Self, ParseDateError> {
        let (text, doubt) = match text.as_bytes().last() {
            Some(b'~') => (&text[..text.len() - 1], Doubt::Approximate),
            Some(b'?') => (&text[..text.len() - 1], Doubt::Uncertain),
            Some(b'%') => (&text[..text.len() - 1], Doubt::Both),
            _ => (text, Doubt::None),
        };
        match text.split_once('T') {
            None => {
                let (first, grain) = calendar(text)?;
                Ok(Self::of_calendar(first, grain, doubt, zone))
            }
            Some((day, time)) => match calendar(day)? {
                (day, Grain::Day) => Self::of_time(day, time, doubt, zone),
                _ => Err(ParseDateError::Form),
            },
        }
    }

    /// The year, month or day that begins with `first`.
    pub fn of_calendar(first: Day, grain: Grain, doubt: Doubt, zone: &Zone) -> Self {
        let day = |day| Moment::of_day(day, zone);
        let stated = (day(first), day(last_of(first, grain)));
        let possible = if doubt.is_approximate() {
            let slack = slack(grain);
            let (early, late) = (first.saturating_sub(slack), first.saturating_add(slack));
            (day(early), day(last_of(late, grain)))
        } else {
            stated
        };
        Self { first: stated.0, last: stated.1, possible, grain, doubt }
    }

    /// A time of a day, "22:00" or "22:00:30", with its offset or without.
    fn of_time(day: Day, text: &str, doubt: Doubt, zone: &Zone) -> Result<Self, ParseDateError> {
        let clock_ends = text.find(['Z', '+', '-']).unwrap_or(text.len());
        let (clock, rest) = text.split_at(clock_ends);
        let two = |at: usize| clock.as_bytes().get(at..at + 2).ok_or(ParseDateError::Form).and_then(number);
        let colon = |at: usize| clock.as_bytes().get(at) == Some(&b':');
        let (second, grain) = match clock.len() {
            5 if colon(2) => (0, Grain::Minute),
            8 if colon(2) && colon(5) => (two(6)?, Grain::Second),
            _ => return Err(ParseDateError::Form),
        };
        let time = civil::Time::new(two(0)? as i8, two(3)? as i8, second as i8, 0);
        let civil = day.to_datetime(time.map_err(|_| ParseDateError::Clock)?);
        let moment = |offset: i32| {
            let first = Instant::of_civil(civil, offset);
            Moment::of_time(first, grain, zone.offset_at(first))
        };
        let (first, last) = if !rest.is_empty() {
            let moment = moment(offset(rest).ok_or(ParseDateError::Form)?);
            (moment, moment)
        } else if zone.stated().is_none() {
            return Err(ParseDateError::NoZone);
        } else {
            match zone.shown(civil) {
                Shown::Once(offset) => (moment(offset), moment(offset)),
                Shown::Twice(before, after) => (moment(before), moment(after)),
                Shown::Never(..) => return Err(ParseDateError::Gap),
            }
        };
        let reach = |one: Moment, by: i64| {
            let at = one.first().plus(by);
            Moment::of_time(at, grain, zone.offset_at(at))
        };
        let possible = if doubt.is_approximate() {
            (reach(first, -SLACK_OF_TIME), reach(last, SLACK_OF_TIME))
        } else {
            (first, last)
        };
        Ok(Self { first, last, possible, grain, doubt })
    }

    /// A moment without a mark.
    pub const fn of_moment(at: Moment) -> Self {
        Self { first: at, last: at, possible: (at, at), grain: at.grain(), doubt: Doubt::None }
    }

    /// True if it is a time that the clock showed twice.
    pub fn is_twofold(self) -> bool {
        self.grain.is_time() && self.first != self.last
    }

    /// The day of the calendar on which it begins.
    pub fn day(self) -> Day {
        self.first.day()
    }
}

/// Parses a year, month or day: the first day of it.
fn calendar(text: &str) -> Result<(Day, Grain), ParseDateError> {
    let (sign, digits) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
    let digits = digits.as_bytes();
    let (year, month, day, grain) = match digits.len() {
        4 => (number(digits)?, 1, 1, Grain::Year),
        7 if digits[4] == b'-' => (number(&digits[..4])?, number(&digits[5..])?, 1, Grain::Month),
        10 if digits[4] == b'-' && digits[7] == b'-' => {
            (number(&digits[..4])?, number(&digits[5..7])?, number(&digits[8..])?, Grain::Day)
        }
        _ => return Err(ParseDateError::Form),
    };
    let first = Day::new(sign * year, month as i8, day as i8).map_err(|_| ParseDateError::Calendar)?;
    Ok((first, grain))
}

fn last_of(first: Day, grain: Grain) -> Day {
    match grain {
        Grain::Year => first.last_of_year(),
        Grain::Month => first.last_of_month(),
        Grain::Day | Grain::Minute | Grain::Second => first,
    }
}

/// How far "about" reaches, depending on whether a day, a month or a year is given. See
/// [`Date::slack_words`](super::Date::slack_words).
fn slack(grain: Grain) -> Span {
    match grain {
        Grain::Year => Span::new().years(1),
        Grain::Month => Span::new().months(1),
        Grain::Day | Grain::Minute | Grain::Second => Span::new().days(3),
    }
}

/// Parses at most four ASCII digits as a number.
fn number(digits: &[u8]) -> Result<i16, ParseDateError> {
    digits.iter().try_fold(0, |sum: i16, digit| match digit {
        b'0'..=b'9' => Ok(sum * 10 + i16::from(digit - b'0')),
        _ => Err(ParseDateError::Form),
    })
}
