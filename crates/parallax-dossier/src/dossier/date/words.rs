//! Dates in words: in full for sentences, short for narrow places. Neither form says more than the date does. A time is
//! that of the dossier's zone, with UTC beside it.

use std::fmt;

use jiff::civil;

use super::super::moment::Grain;
use super::clock::Utc;
use super::part::{Doubt, Part};
use super::{Date, Shape};

impl Date {
    /// The date for narrow places: `8 Feb`, `~8 Feb`, `7–14 Feb`, `by 15 Feb`, `from 12 Feb`, `7 or 14 Feb`.
    ///
    /// Uses words instead of `≤ ≥`, which the bundled Noto Sans lacks. The year is left out if it is the year
    /// of `reference`, but never if `reference` spans several years, because then it would be unclear which
    /// year is meant.
    #[must_use]
    pub fn short(&self, reference: Option<&Self>) -> String {
        self.short_by(reference, Utc::Beside)
    }

    /// The same with times by the clock of the zone alone, where there is no room for UTC beside them: `7 Feb 22:00`.
    #[must_use]
    pub fn short_local(&self, reference: Option<&Self>) -> String {
        self.short_by(reference, Utc::LeftOut)
    }

    fn short_by(&self, reference: Option<&Self>, utc: Utc) -> String {
        let known = reference.and_then(Self::only_year);
        match &*self.shape {
            Shape::One(part) => part.short(known, utc),
            Shape::Span(from, to) => short_span(*from, *to, known, utc),
            Shape::OneOf(parts) => short_choice(parts, known, utc),
        }
    }
}

fn short_span(from: Option<Part>, to: Option<Part>, known: Option<i16>, utc: Utc) -> String {
    match (from, to) {
        (None, None) => "..".to_owned(),
        (None, Some(to)) => format!("by {}", to.short(known, utc)),
        (Some(from), None) => format!("from {}", from.short(known, utc)),
        (Some(from), Some(to)) if from.is_plain_day_of_month(to) => {
            format!("{}–{}", from.day().day(), to.short(known, utc))
        }
        (Some(from), Some(to)) if from.is_plain_time_of_day(to) => {
            format!("{} {}", from.short_day(known), from.short_clocks(to, utc))
        }
        (Some(from), Some(to)) if from.is_within_day(to) => {
            format!("{}, from {}", from.short_day(known), from.short_clock(utc))
        }
        (Some(from), Some(to)) if to.is_within_day(from) => {
            format!("{}, by {}", to.short_day(known), to.short_clock(utc))
        }
        (Some(from), Some(to)) => {
            // One year at the end serves both, but only if both print a year and are equally precise.
            let shared = from.day().year() == to.day().year() && from.grain != Grain::Year;
            let year = if shared { Some(from.day().year()) } else { known };
            format!("{} – {}", from.short(year, utc), to.short(known, utc))
        }
    }
}

/// One of several dates: "7 or 14 February 2018", with the month or day printed once if they share it.
fn choice(parts: &[Part], words: impl Fn(Part) -> String) -> String {
    let each = parts.iter().enumerate().map(|(at, part)| match parts.get(at + 1) {
        Some(next) if part.is_plain_day_of_month(*next) => part.day().day().to_string(),
        Some(next) if part.is_plain_time_of_day(*next) => part.clock(),
        _ => words(*part),
    });
    each.collect::<Vec<_>>().join(" or ")
}

/// One of several dates: "7 or 14 Feb", "7 Feb 18:59Z or 22:00Z".
fn short_choice(parts: &[Part], known: Option<i16>, utc: Utc) -> String {
    if parts.iter().any(|part| !part.grain.is_time()) {
        return choice(parts, |part| part.short(known, utc));
    }
    let each = parts.iter().enumerate().map(|(at, part)| match at.checked_sub(1).map(|at| parts[at]) {
        Some(before) if before.is_plain_time_of_day(*part) => part.short_clock(utc),
        _ => part.short(known, utc),
    });
    each.collect::<Vec<_>>().join(" or ")
}

impl Date {
    /// The year in which all of it lies, judged by the ends that are stated.
    fn only_year(&self) -> Option<i16> {
        let ends = [self.earliest(), self.latest()].map(|day| day.map(|at| at.day().year()));
        match ends {
            [Some(first), Some(last)] if first != last => None,
            [first, last] => first.or(last),
        }
    }
}

impl Part {
    /// True if both are days of one month without qualifiers, so that the month need be printed only once.
    fn is_plain_day_of_month(self, to: Self) -> bool {
        self.is_plain_day() && to.is_plain_day() && self.day().first_of_month() == to.day().first_of_month()
    }

    /// True if this is a time of the day that `day` is, both without marks.
    fn is_within_day(self, day: Self) -> bool {
        self.grain.is_time() && self.doubt == Doubt::None && day.is_plain_day() && self.day() == day.day()
    }

    fn is_plain_day(self) -> bool {
        self.grain == Grain::Day && self.doubt == Doubt::None
    }

    /// `8 Feb`, with the year unless it equals `known`.
    fn short(self, known: Option<i16>, utc: Utc) -> String {
        let (before, after) = match self.doubt {
            Doubt::None => ("", ""),
            Doubt::Approximate => ("~", ""),
            Doubt::Uncertain => ("", "?"),
            Doubt::Both => ("~", "?"),
        };
        let month = &month_name(self.day())[..3];
        let year = Year(self.day().year());
        let is_known = known == Some(self.day().year());
        match self.grain {
            Grain::Year => format!("{before}{year}{after}"),
            Grain::Month if is_known => format!("{before}{month}{after}"),
            Grain::Month => format!("{before}{month} {year}{after}"),
            Grain::Day => format!("{before}{}{after}", self.short_day(known)),
            Grain::Minute | Grain::Second => {
                format!("{before}{} {}{after}", self.short_day(known), self.short_clock(utc))
            }
        }
    }

    /// Its day: `8 Feb`, with the year unless it equals `known`.
    fn short_day(self, known: Option<i16>) -> String {
        let (day, month) = (self.day().day(), &month_name(self.day())[..3]);
        if known == Some(self.day().year()) {
            format!("{day} {month}")
        } else {
            format!("{day} {month} {}", Year(self.day().year()))
        }
    }

    /// The words without qualifier, and without the year if it equals `known`.
    fn bare(self, known: Option<i16>) -> String {
        let (day, month, year) = (self.day().day(), month_name(self.day()), Year(self.day().year()));
        let is_known = known == Some(self.day().year());
        match self.grain {
            Grain::Minute | Grain::Second => {
                format!("{} on {}", self.clock(), Self { grain: Grain::Day, ..self }.bare(known))
            }
            Grain::Year => year.to_string(),
            Grain::Month if is_known => month.to_owned(),
            Grain::Month => format!("{month} {year}"),
            Grain::Day if is_known => format!("{day} {month}"),
            Grain::Day => format!("{day} {month} {year}"),
        }
    }
}

/// "about 8 February 2018".
impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.doubt {
            Doubt::None => "",
            Doubt::Approximate => "about ",
            Doubt::Uncertain => "perhaps ",
            Doubt::Both => "perhaps about ",
        })?;
        f.write_str(&self.bare(None))
    }
}

/// The date in words: "about 8 February 2018", "by 15 February 2018", "7 or 14 February 2018".
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &*self.shape {
            Shape::One(part) => write!(f, "{part}"),
            Shape::OneOf(parts) => f.write_str(&choice(parts, |part| part.to_string())),
            Shape::Span(from, to) => write_span(f, *from, *to),
        }
    }
}

fn write_span(f: &mut fmt::Formatter<'_>, from: Option<Part>, to: Option<Part>) -> fmt::Result {
    match (from, to) {
        (None, None) => f.write_str(".."),
        (None, Some(to)) => write!(f, "by {to}"),
        (Some(from), None) => write!(f, "{from} or later"),
        (Some(from), Some(to)) if from.is_plain_day_of_month(to) => {
            write!(f, "between {} and {to}", from.day().day())
        }
        (Some(from), Some(to)) if from.is_plain_time_of_day(to) => {
            write!(f, "between {} and {to}", from.clock())
        }
        (Some(from), Some(to)) if from.is_within_day(to) => write!(f, "{from} or later that day"),
        (Some(from), Some(to)) if to.is_within_day(from) => write!(f, "{from}, by {}", to.clock()),
        (Some(from), Some(to)) => {
            let plain = from.doubt == Doubt::None && to.doubt == Doubt::None && from.grain == to.grain;
            if plain {
                write!(f, "between {} and {to}", from.bare(Some(to.day().year())))
            } else {
                write!(f, "between {from} and {to}")
            }
        }
    }
}

/// An astronomical year as people write it: 0 is 1 BC, and years with fewer than four digits are marked AD.
struct Year(i16);

impl fmt::Display for Year {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            ..1 => write!(f, "{} BC", 1 - self.0),
            // A bare "77" or "27 BC – 14" would be misread.
            1..1000 => write!(f, "AD {}", self.0),
            _ => write!(f, "{}", self.0),
        }
    }
}

pub(super) fn month_name(date: civil::Date) -> &'static str {
    const NAMES: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    NAMES[date.month().clamp(1, 12) as usize - 1]
}

#[cfg(test)]
mod tests;
