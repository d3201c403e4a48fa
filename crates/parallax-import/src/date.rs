//! Dates as people write them, read as EDTF and never made more precise: a day that could be either of two stays both.

use jiff::civil::Date as Day;
use serde::{Deserialize, Serialize};

use crate::cell::fold;
use crate::clock::Clock;

/// Which of two figures is the day: "03/02/2018".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum DayOrder {
    /// The column does not show it: a date that could be either is one of the two.
    #[default]
    NotShown,
    /// The day stands before the month.
    DayFirst,
    /// The month stands before the day.
    MonthFirst,
    /// The column shows both: dates that could be either are left out.
    Mixed,
}

impl DayOrder {
    /// The orders that a person can choose, with an example in words.
    pub const CHOICES: [(Self, &'static str); 3] = [
        (Self::NotShown, "03/02/2018 is one of two days"),
        (Self::DayFirst, "03/02/2018 is 3 February"),
        (Self::MonthFirst, "03/02/2018 is 2 March"),
    ];

    /// What the dates of a column show.
    pub fn of_column<'t>(cells: impl IntoIterator<Item = &'t str>) -> Self {
        let (mut day, mut month) = (false, false);
        for cell in cells {
            let date = Clock::split(cell).map_or(cell, |(date, _)| date);
            if let Some([first, second, _]) = three(date) {
                day |= first > 12 && second <= 12;
                month |= second > 12 && first <= 12;
            }
        }
        match (day, month) {
            (true, true) => Self::Mixed,
            (true, false) => Self::DayFirst,
            (false, true) => Self::MonthFirst,
            (false, false) => Self::NotShown,
        }
    }
}

/// Reads a date as EDTF.
///
/// ```
/// use parallax_import::date::{DayOrder, read};
/// assert_eq!(read("7 February 2018", DayOrder::NotShown).as_deref(), Ok("2018-02-07"));
/// assert_eq!(read("2018-02", DayOrder::NotShown).as_deref(), Ok("2018-02"));
/// assert_eq!(read("03/02/2018", DayOrder::NotShown).as_deref(), Ok("[2018-02-03,2018-03-02]"));
/// assert!(read("43138", DayOrder::NotShown).is_err());
/// ```
///
/// # Errors
/// Why it is no date, in words.
pub fn read(text: &str, order: DayOrder) -> Result<String, String> {
    read_timed(text, order).map(|(date, _)| date)
}

/// Reads a date as EDTF, and the time of day that stands beside it. A midnight is none: programs write it beside every day.
///
/// ```
/// use parallax_import::date::{DayOrder, read_timed};
/// let (date, clock) = read_timed("7 February 2018, 10:30 pm", DayOrder::NotShown)?;
/// assert_eq!((date.as_str(), clock.map(|clock| clock.to_string()).as_deref()), ("2018-02-07", Some("22:30")));
/// # Ok::<(), String>(())
/// ```
///
/// # Errors
/// Why it is no date, in words.
pub fn read_timed(text: &str, order: DayOrder) -> Result<(String, Option<Clock>), String> {
    if let Some((date, clock)) = Clock::split(text)
        && let Ok(date) = plain(date, order)
    {
        return Ok((date, Some(clock).filter(|clock| !clock.is_midnight())));
    }
    alone(text, order).map(|date| (date, None))
}

/// A date without a time.
fn alone(text: &str, order: DayOrder) -> Result<String, String> {
    let text = text.trim();
    let lower = fold(text);
    for about in
        ["circa ", "ca. ", "ca ", "c. ", "about ", "around ", "~", "environ ", "около ", "близько ", "حوالي "]
    {
        if let Some(rest) = lower.strip_prefix(&fold(about)) {
            let date = plain(rest, order)?;
            return Ok(if date.starts_with('[') { date } else { format!("{date}~") });
        }
    }
    if let Ok(date) = plain(text, order) {
        return Ok(date);
    }
    if let Some(date) = text.strip_suffix("(?)").or_else(|| text.strip_suffix('?'))
        && let Ok(date) = plain(date, order)
        && !date.starts_with('[')
    {
        return Ok(format!("{date}?"));
    }
    if let Some((one, other)) = text.split_once(" or ")
        && let (Ok(one), Ok(other)) = (plain(one, order), plain(other, order))
        && !one.starts_with('[')
        && !other.starts_with('[')
        && one != other
    {
        return Ok(format!("[{},{}]", (&one).min(&other), (&one).max(&other)));
    }
    let joints = [" – ", " — ", " - ", " to ", "/", "–"];
    for joint in joints {
        let Some((first, last)) = text.split_once(joint) else { continue };
        if let (Ok(first), Ok(last)) = (plain(first, order), plain(last, order))
            && !first.starts_with('[')
            && !last.starts_with('[')
            && first <= last
        {
            return Ok(if first == last { first } else { format!("{first}/{last}") });
        }
    }
    plain(text, order)
}

/// A date without a word before it.
fn plain(text: &str, order: DayOrder) -> Result<String, String> {
    let text = text.trim();
    if let Some(date) = iso(text)? {
        return Ok(date);
    }
    if let Some(date) = with_month_name(text) {
        return date;
    }
    let Some([first, second, year]) = three(text) else {
        let digits = text.bytes().all(|byte| byte.is_ascii_digit());
        return Err(if digits && text.len() == 5 {
            format!("“{text}” could be a day as spreadsheet programs count them; format the column as dates")
        } else {
            format!("“{text}” is not a date that can be read in one way")
        });
    };
    if year < 100 {
        return Err(format!("“{text}” has a year of two digits"));
    }
    let (day_first, month_first) = (day(year, second, first), day(year, first, second));
    match (day_first, month_first) {
        (None, None) => Err(format!("there is no day “{text}” in the calendar")),
        (Some(date), None) | (None, Some(date)) => Ok(date.to_string()),
        (Some(one), Some(other)) if one == other => Ok(one.to_string()),
        (Some(one), Some(other)) => either(text, one, other, order),
    }
}

/// A date whose day or month may stand first.
fn either(text: &str, day_first: Day, month_first: Day, order: DayOrder) -> Result<String, String> {
    match order {
        DayOrder::DayFirst => Ok(day_first.to_string()),
        DayOrder::MonthFirst => Ok(month_first.to_string()),
        // A point between the figures is not used for the month first.
        _ if text.contains('.') => Ok(day_first.to_string()),
        DayOrder::NotShown => Ok(format!("[{},{}]", day_first.min(month_first), day_first.max(month_first))),
        DayOrder::Mixed => {
            Err(format!("“{text}” could be either of two days, and the column has dates of both styles"))
        }
    }
}

fn day(year: i64, month: i64, day: i64) -> Option<Day> {
    Day::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// `2018-02-07`, `2018-02`, `2018`; also with other signs between them.
fn iso(text: &str) -> Result<Option<String>, String> {
    let parts: Vec<&str> = text.split(['-', '/', '.']).collect();
    let numbers: Option<Vec<i64>> = parts.iter().map(|part| digits(part)).collect();
    let Some(numbers) = numbers else { return Ok(None) };
    if parts.first().is_none_or(|year| year.len() != 4) {
        return Ok(None);
    }
    match numbers[..] {
        [year] if (1000..2200).contains(&year) => Ok(Some(format!("{year:04}"))),
        [year, month] if (1..=12).contains(&month) && parts[1].len() == 2 => {
            Ok(Some(format!("{year:04}-{month:02}")))
        }
        [year, month, number] => {
            let day = day(year, month, number);
            day.map(|day| Some(day.to_string()))
                .ok_or_else(|| format!("there is no day “{text}” in the calendar"))
        }
        _ => Ok(None),
    }
}

fn digits(text: &str) -> Option<i64> {
    (!text.is_empty() && text.len() <= 4 && text.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| text.parse().ok())?
}

/// Three figures with the year last: "7/2/2018", "07.02.2018".
fn three(text: &str) -> Option<[i64; 3]> {
    let mut parts = text.trim().split(['/', '.', '-']);
    let numbers = [digits(parts.next()?)?, digits(parts.next()?)?, digits(parts.next()?)?];
    (parts.next().is_none() && numbers[0] <= 31 && numbers[1] <= 31).then_some(numbers)
}

/// Names of months by their number; some are also those of others cut short.
pub(crate) const MONTHS: [&[&str]; 12] = [
    &["january", "jan", "janvier", "enero", "января", "январь", "січня", "січень", "يناير", "كانون الثاني"],
    &["february", "feb", "février", "febrero", "февраля", "февраль", "лютого", "лютий", "فبراير", "شباط"],
    &["march", "mar", "mars", "marzo", "марта", "март", "березня", "березень", "مارس", "آذار"],
    &["april", "apr", "avril", "abril", "апреля", "апрель", "квітня", "квітень", "أبريل", "نيسان"],
    &["may", "mai", "mayo", "мая", "май", "травня", "травень", "مايو", "أيار"],
    &["june", "jun", "juin", "junio", "июня", "июнь", "червня", "червень", "يونيو", "حزيران"],
    &["july", "jul", "juillet", "julio", "июля", "июль", "липня", "липень", "يوليو", "تموز"],
    &["august", "aug", "août", "agosto", "августа", "август", "серпня", "серпень", "أغسطس", "آب"],
    &[
        "september",
        "sep",
        "sept",
        "septembre",
        "septiembre",
        "сентября",
        "сентябрь",
        "вересня",
        "вересень",
        "سبتمبر",
        "أيلول",
    ],
    &[
        "october",
        "oct",
        "octobre",
        "octubre",
        "октября",
        "октябрь",
        "жовтня",
        "жовтень",
        "أكتوبر",
        "تشرين الأول",
    ],
    &[
        "november",
        "nov",
        "novembre",
        "noviembre",
        "ноября",
        "ноябрь",
        "листопада",
        "листопад",
        "نوفمبر",
        "تشرين الثاني",
    ],
    &[
        "december",
        "dec",
        "décembre",
        "diciembre",
        "декабря",
        "декабрь",
        "грудня",
        "грудень",
        "ديسمبر",
        "كانون الأول",
    ],
];

/// "7 February 2018", "Feb 7, 2018", "7-Feb-2018", "February 2018".
fn with_month_name(text: &str) -> Option<Result<String, String>> {
    let folded = fold(text).replace([',', '-', '.', '/'], " ");
    let words: Vec<&str> = folded
        .split_whitespace()
        .filter(|word| !matches!(*word, "de" | "of" | "the" | "г" | "р" | "року" | "года"))
        .collect();
    let month_of = |words: &[&str]| {
        let name = words.join(" ");
        (1..)
            .zip(MONTHS)
            .find(|(_, names)| names.iter().any(|month| fold(month) == name))
            .map(|(month, _)| month)
    };
    let number = |word: &str| {
        let bare = word
            .strip_suffix("st")
            .or(word.strip_suffix("nd"))
            .or(word.strip_suffix("rd"))
            .or(word.strip_suffix("th"));
        digits(bare.unwrap_or(word))
    };
    let year_of = |word: &str| digits(word).filter(|_| word.len() == 4);
    let (first, rest) = words.split_first()?;
    let (last, middle) = rest.split_last()?;
    let year = year_of(last)?;
    // A day before the month, after it, or none.
    let found: (i64, Option<i64>) = if let (Some(date), Some(month)) = (number(first), month_of(middle)) {
        (month, Some(date))
    } else if let Some((date, names)) = middle.split_last()
        && let Some(month) = month_of(&[&[*first], names].concat())
        && let Some(date) = number(date)
    {
        (month, Some(date))
    } else {
        (month_of(&words[..words.len() - 1])?, None)
    };
    Some(match found {
        (month, None) => Ok(format!("{year:04}-{month:02}")),
        (month, Some(number)) => day(year, month, number)
            .map(|day| day.to_string())
            .ok_or_else(|| format!("there is no day “{text}” in the calendar")),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_they_are_and_no_sharper() {
        let of = |text| read(text, DayOrder::NotShown);
        for (text, right) in [
            ("2018-02-07", "2018-02-07"),
            ("2010-05-13T00:00:00", "2010-05-13"),
            ("2010-05-13 00:00:00.000", "2010-05-13"),
            ("2018/02/07", "2018-02-07"),
            ("2018-02", "2018-02"),
            ("2018", "2018"),
            ("16 May 2025", "2025-05-16"),
            ("May 16, 2025", "2025-05-16"),
            ("16-May-2025", "2025-05-16"),
            ("February 2018", "2018-02"),
            ("7th of February 2018", "2018-02-07"),
            ("7 février 2018", "2018-02-07"),
            ("7 de febrero de 2018", "2018-02-07"),
            ("7 февраля 2018 г.", "2018-02-07"),
            ("7 лютого 2018", "2018-02-07"),
            ("7 شباط 2018", "2018-02-07"),
            ("07.02.2018", "2018-02-07"),
            ("13/02/2018", "2018-02-13"),
            ("02/13/2018", "2018-02-13"),
            ("02/02/2018", "2018-02-02"),
            ("03/02/2018", "[2018-02-03,2018-03-02]"),
            ("c. 2018-02", "2018-02~"),
            ("2018-02-07T22:30+03:00", "2018-02-07"),
            ("13/02/2018 22:30", "2018-02-13"),
            ("13/02/2018?", "2018-02-13?"),
            ("14/02/2018 or 13/02/2018", "[2018-02-13,2018-02-14]"),
            ("2018-02-07 – 2018-02-09", "2018-02-07/2018-02-09"),
            ("7 February 2018 to 9 February 2018", "2018-02-07/2018-02-09"),
        ] {
            assert_eq!(of(text).as_deref(), Ok(right), "{text}");
        }
        for text in [
            "",
            "43138",
            "07/02/18",
            "2018-02-30",
            "31/02/2018",
            "soon",
            "12",
            "7 February",
            "1.234",
            // What stands beside a day may take it back.
            "13/02/2018 or later",
            "13/02/2018 approx",
            "2018-02-13 to 16",
        ] {
            assert!(of(text).is_err(), "{text}: {:?}", of(text));
        }
    }

    #[test]
    fn a_column_shows_which_figure_is_the_day() {
        let order = |cells: &[&str]| DayOrder::of_column(cells.iter().copied());
        assert_eq!(order(&["03/02/2018", "13/02/2018"]), DayOrder::DayFirst);
        assert_eq!(order(&["03/02/2018", "02/13/2018"]), DayOrder::MonthFirst);
        assert_eq!(order(&["03/02/2018", "2018-02-13"]), DayOrder::NotShown);
        assert_eq!(order(&["13/02/2018", "02/13/2018"]), DayOrder::Mixed);
        assert_eq!(read("03/02/2018", DayOrder::DayFirst).as_deref(), Ok("2018-02-03"));
        assert_eq!(read("03/02/2018", DayOrder::MonthFirst).as_deref(), Ok("2018-03-02"));
        assert!(read("03/02/2018", DayOrder::Mixed).is_err());
        assert_eq!(read("13/02/2018", DayOrder::Mixed).as_deref(), Ok("2018-02-13"));
    }
}
