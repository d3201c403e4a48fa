//! Dates in a text: "8 February 2018", "February 8", "le 8 février", "08.02.2018", "on Thursday".

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use super::flat::{Flat, is_glued, is_word};
use crate::cell::fold;
use crate::cell::token::{Kind, Token};
use crate::date::{DayOrder, MONTHS, read};

/// A date, and the tokens that say it.
pub(super) struct Found {
    pub tokens: Range<usize>,
    pub edtf: Option<String>,
}

/// Months as they stand in texts beside those of cells; the number of the month.
#[rustfmt::skip]
const MORE_MONTHS: [(u8, &[&str]); 12] = [
    (1, &["январе", "січні", "січнем"]), (2, &["феврале", "лютому"]), (3, &["марте", "березні"]), (4, &["апреле", "квітні"]),
    (5, &["мае", "травні"]), (6, &["июне", "червні"]), (7, &["июле", "липні"]), (8, &["августе", "серпні"]),
    (9, &["сентябре", "вересні", "setiembre"]), (10, &["октябре", "жовтні"]), (11, &["ноябре", "листопаді"]), (12, &["декабре", "грудні"]),
];

#[rustfmt::skip]
const WEEKDAYS: [&str; 54] = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
    "lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo",
    "понедельник", "вторник", "среду", "среда", "четверг", "пятницу", "пятница", "субботу", "суббота", "воскресенье",
    "понеділок", "вівторок", "середу", "середа", "четвер", "п'ятницу", "п'ятниця", "суботу", "субота", "неділю", "неділя",
    "الاثنين", "الإثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد", "вторника", "среды", "четверга", "пятницы",
];

static MONTH_WORDS: LazyLock<HashMap<String, u8>> = LazyLock::new(|| {
    let all = (1..).zip(MONTHS);
    all.chain(MORE_MONTHS)
        .flat_map(|(number, names)| names.iter().map(move |name| (fold(name), number)))
        .collect()
});

static WEEKDAY_WORDS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let mut words: Vec<String> = WEEKDAYS.iter().map(|word| fold(word)).collect();
    words.sort();
    words
});

/// Words after which a number alone is a year.
const BEFORE_YEAR: [&str; 12] =
    ["in", "since", "en", "depuis", "desde", "в", "у", "з", "с", "عام", "سنة", "year"];

pub(super) fn find(tokens: &[Token<'_>], flat: &Flat) -> Vec<Found> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match one(tokens, at, flat) {
            Some(date) => {
                at = date.tokens.end.max(at + 1);
                found.push(date);
            }
            None => at += 1,
        }
    }
    found
}

fn one(tokens: &[Token<'_>], at: usize, flat: &Flat) -> Option<Found> {
    let token = &tokens[at];
    let made = |end: usize, edtf: Option<String>| Some(Found { tokens: at..end, edtf });
    if let Kind::Word(word) = &token.kind {
        if let Some((month, next)) = month(tokens, at) {
            let day = day(tokens, next)
                .filter(|(_, after)| !is_number(tokens, *after) || year(tokens, *after).is_some());
            if let Some((day, next)) = day {
                let (year, next) = year_after(tokens, next);
                return made(next, edtf(year, Some(month), Some(day)));
            }
            let (year, next) = year_after(tokens, next);
            return year.and_then(|year| made(next, edtf(Some(year), Some(month), None)));
        }
        if WEEKDAY_WORDS.binary_search(word).is_ok() {
            return made(at + 1, None);
        }
        if BEFORE_YEAR.contains(&word.as_str())
            && let Some((year, next)) = year(tokens, at + 1)
            && !is_word_of_people(tokens, next)
        {
            return Some(Found { tokens: at + 1..next, edtf: edtf(Some(year), None, None) });
        }
        return None;
    }
    if let Some((length, text)) = digits(&flat.text[token.start..]) {
        let end = tokens[at..]
            .iter()
            .position(|next| next.start >= token.start + length)
            .map_or(tokens.len(), |count| at + count);
        let is_free = at == 0 || token.is_apart || !is_word(tokens, at - 1);
        // A token that goes on past the date is something else.
        let is_whole = tokens[end - 1].end() == token.start + length;
        if is_free && is_whole {
            return made(end, read(text, DayOrder::NotShown).ok());
        }
    }
    let (day, next) = day(tokens, at)?;
    let next =
        if tokens.get(next).and_then(Token::word).is_some_and(|word| matches!(word, "of" | "de" | "من")) {
            next + 1
        } else {
            next
        };
    let (month, next) = month(tokens, next)?;
    let (year, next) = year_after(tokens, next);
    made(next, edtf(year, Some(month), Some(day)))
}

fn edtf(year: Option<u64>, month: Option<u8>, day: Option<u64>) -> Option<String> {
    let year = year?;
    let text = match (month, day) {
        (Some(month), Some(day)) => format!("{year:04}-{month:02}-{day:02}"),
        (Some(month), None) => format!("{year:04}-{month:02}"),
        _ => format!("{year:04}"),
    };
    read(&text, DayOrder::NotShown).ok()
}

/// The month at `at`, which may have two words, and the token after it.
fn month(tokens: &[Token<'_>], at: usize) -> Option<(u8, usize)> {
    let token = tokens.get(at)?;
    let first = token.word()?;
    // "5 may have died", "sept morts".
    let is_small = token.text.starts_with(char::is_lowercase);
    if is_small && matches!(first, "may" | "march" | "mar" | "sep" | "sept" | "jan" | "dec" | "jun" | "jul") {
        return None;
    }
    if let Some(second) = tokens.get(at + 1).and_then(Token::word)
        && let Some(month) = MONTH_WORDS.get(&format!("{first} {second}"))
    {
        return Some((*month, at + 2));
    }
    MONTH_WORDS.get(first).map(|month| (*month, at + 1))
}

fn number(token: Option<&Token<'_>>) -> Option<u64> {
    match &token?.kind {
        Kind::Number(number) => number.whole(),
        _ => None,
    }
}

fn is_number(tokens: &[Token<'_>], at: usize) -> bool {
    number(tokens.get(at)).is_some()
}

/// A day of a month at `at`, with what makes it one: "8", "8th", "1er", "8-го".
fn day(tokens: &[Token<'_>], at: usize) -> Option<(u64, usize)> {
    let token = tokens.get(at)?;
    let day = number(Some(token)).filter(|day| (1..=31).contains(day) && token.text.chars().count() <= 2)?;
    let ordinal = |at: usize| {
        let word = tokens.get(at).filter(|token| !token.is_apart).and_then(Token::word)?;
        matches!(word, "st" | "nd" | "rd" | "th" | "er" | "го" | "е" | "ого").then_some(at + 1)
    };
    let after_dash = || {
        (tokens.get(at + 1).is_some_and(|dash| dash.kind == Kind::Dash && !dash.is_apart))
            .then(|| ordinal(at + 2))
            .flatten()
    };
    let next = ordinal(at + 1).or_else(after_dash).unwrap_or(at + 1);
    Some((day, next))
}

/// A year at `at`, in four digits.
pub(super) fn year(tokens: &[Token<'_>], at: usize) -> Option<(u64, usize)> {
    let token = tokens.get(at)?;
    let is_plain = token.text.chars().count() == 4 && token.text.chars().all(char::is_numeric);
    let year = number(Some(token)).filter(|year| is_plain && (1000..2100).contains(year))?;
    let is_glued_on = is_glued(tokens, at + 1) && is_word(tokens, at + 1);
    (!is_glued_on).then_some((year, at + 1))
}

/// A year that may follow a day or month, after a comma or "de".
fn year_after(tokens: &[Token<'_>], at: usize) -> (Option<u64>, usize) {
    let is_joint =
        tokens.get(at).is_some_and(|token| token.is(',') || matches!(token.word(), Some("de" | "del")));
    let from = if is_joint { at + 1 } else { at };
    year(tokens, from).map_or((None, at), |(year, next)| (Some(year), next))
}

/// True if people are counted at `at`: "in 2018 soldiers" is no year.
pub(super) fn is_word_of_people(tokens: &[Token<'_>], at: usize) -> bool {
    use crate::cell::words::{Meaning, phrase};
    matches!(phrase(tokens, at), Some((Meaning::People | Meaning::Outcome(_), _)))
}

/// A date in digits that a text begins with: "2018-02-08", "08.02.2018", "8/2/2018"; its bytes and itself.
fn digits(text: &str) -> Option<(usize, &str)> {
    let bytes = text.as_bytes();
    let run = |from: usize| bytes.iter().skip(from).take(5).take_while(|byte| byte.is_ascii_digit()).count();
    let first = run(0);
    let sign = *bytes.get(first)?;
    let second = run(first + 1);
    if bytes.get(first + 1 + second) != Some(&sign) {
        return None;
    }
    let third = run(first + second + 2);
    let is_date = match sign {
        b'-' => (first, second, third) == (4, 2, 2),
        b'.' | b'/' => (1..=2).contains(&first) && (1..=2).contains(&second) && third == 4,
        _ => false,
    };
    let length = first + second + third + 2;
    is_date.then(|| (length, &text[..length]))
}
