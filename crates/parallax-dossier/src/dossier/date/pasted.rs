//! Dates as people paste them, which EDTF writes otherwise: "8 July 1920", "08.02.2018", "2018-2-7", "22:00".
//!
//! What can be read in one way is written out; where a day and a month could be exchanged, both are.

use super::Date;
use super::words::month_name;

/// How to write `text`, if it looks like a date or a time.
pub(super) fn suggest(text: &str) -> Option<String> {
    // Nobody's date is longer, and the text is quoted from a file of any size.
    if text.len() > 60 {
        return None;
    }
    let text = text.trim();
    zoned(text).or_else(|| clock(text)).or_else(|| spelled(text)).or_else(|| numbers(text))
}

/// What is a time with its day, but for how it is written: "2018-02-07 22:00", "2018-02-07t22:00z", "…T22:00+0300".
fn zoned(text: &str) -> Option<String> {
    let (day, time) = text.split_once([' ', 'T', 't'])?;
    let time = time.trim().to_uppercase().replace(' ', "");
    let at = time.find(['Z', '+', '-']).unwrap_or(time.len());
    let (clock, offset) = time.split_at(at);
    let digits: String = clock.chars().filter(char::is_ascii_digit).collect();
    if !offset.chars().skip(1).all(|c| c.is_ascii_digit() || c == ':') {
        return None;
    }
    let is_clock = clock.chars().all(|c| c.is_ascii_digit() || c == ':');
    let clock = match digits.len() {
        4 if is_clock => format!("{}:{}", &digits[..2], &digits[2..]),
        6 if is_clock => format!("{}:{}:{}", &digits[..2], &digits[2..4], &digits[4..]),
        3 if clock.contains(':') => format!("0{}:{}", &digits[..1], &digits[1..]),
        _ => return None,
    };
    let ahead: String = offset.chars().filter(char::is_ascii_digit).collect();
    let sign = offset.chars().next();
    let offset = match (sign, ahead.len()) {
        (None, _) => String::new(),
        (Some('Z'), 0) => "Z".to_owned(),
        (Some(sign), 1) => format!("{sign}0{ahead}:00"),
        (Some(sign), 2) => format!("{sign}{ahead}:00"),
        (Some(sign), 4) => format!("{sign}{}:{}", &ahead[..2], &ahead[2..]),
        _ => return None,
    };
    let written = format!("{day}T{clock}{offset}");
    let is_right = matches!(written.parse::<Date>(), Ok(_) | Err(super::ParseDateError::NoZone));
    is_right.then(|| format!("write {written}"))
}

/// A time of day alone.
fn clock(text: &str) -> Option<String> {
    let parts: Vec<&str> = text.split(':').collect();
    let is_number =
        |part: &&str| !part.is_empty() && part.len() <= 2 && part.bytes().all(|b| b.is_ascii_digit());
    let is_clock = matches!(parts.len(), 2 | 3) && parts.iter().all(is_number);
    is_clock.then(|| {
        let hint = "a time stands after its day, with its offset from UTC, as 2018-02-07T22:00+03:00; \
                    the offset may be left out if the dossier has a `zone`";
        hint.to_owned()
    })
}

/// A day or a month with the month's name: "8 July 1920", "July 8, 1920", "Jul 1920".
fn spelled(text: &str) -> Option<String> {
    let words: Vec<&str> =
        text.split([' ', ',', '.', '-', '\u{a0}']).filter(|word| !word.is_empty()).collect();
    if words.len() > 3 {
        return None;
    }
    let month = words.iter().find_map(|word| month(word))?;
    let number = |word: &&str| -> Option<u16> {
        let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        digits.parse().ok()
    };
    let numbers: Vec<u16> = words.iter().filter_map(number).collect();
    match numbers[..] {
        [year] if words.len() == 2 && year >= 1000 => written(year, month, None),
        [day, year] if words.len() == 3 && year >= 1000 => written(year, month, Some(day)),
        [year, day] if words.len() == 3 && year >= 1000 => written(year, month, Some(day)),
        _ => None,
    }
    .map(|date| format!("write {date}"))
}

fn month(word: &str) -> Option<u16> {
    let word = word.to_lowercase();
    let is_it = |number: &i8| {
        let name = month_name(jiff::civil::date(2000, *number, 1)).to_lowercase();
        word.len() >= 3 && (name.starts_with(&word) || word == "sept" && *number == 9)
    };
    (1..=12_i8).find(is_it).map(i8::unsigned_abs).map(u16::from)
}

/// Three numbers with something between them: "2018-2-7", "08.02.2018", "2/8/2018".
fn numbers(text: &str) -> Option<String> {
    let parts: Vec<&str> = text.split(['-', '.', '/']).collect();
    let [a, b, c] = parts[..] else { return None };
    let number = |part: &str| -> Option<u16> {
        let is_number = (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        if is_number { part.parse().ok() } else { None }
    };
    let (first, second, third) = (number(a)?, number(b)?, number(c)?);
    if a.len() == 4 {
        return written(first, second, Some(third)).map(|date| format!("write {date}"));
    }
    if c.len() != 4 {
        return None;
    }
    let (day_first, month_first) = (written(third, second, Some(first)), written(third, first, Some(second)));
    match (day_first, month_first) {
        (Some(one), Some(other)) if one == other => Some(format!("write {one}")),
        (Some(one), Some(other)) => {
            let words =
                |text: &str| text.parse::<Date>().map_or_else(|_| text.to_owned(), |date| date.to_string());
            Some(format!("write {one} if this is {}, {other} if it is {}", words(&one), words(&other)))
        }
        (Some(only), None) | (None, Some(only)) => Some(format!("write {only}")),
        (None, None) => None,
    }
}

/// The text of a day or a month that the calendar has.
fn written(year: u16, month: u16, day: Option<u16>) -> Option<String> {
    let text = match day {
        Some(day) => format!("{year:04}-{month:02}-{day:02}"),
        None => format!("{year:04}-{month:02}"),
    };
    text.parse::<Date>().is_ok().then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_paste_is_told_how_to_write() {
        for (text, hint) in [
            ("8 July 1920", "write 1920-07-08"),
            ("July 8, 1920", "write 1920-07-08"),
            ("8th Jul. 1920", "write 1920-07-08"),
            ("Sept 1920", "write 1920-09"),
            ("2018-2-7", "write 2018-02-07"),
            ("2018/02/07", "write 2018-02-07"),
            ("08.02.2018", "write 2018-02-08 if this is 8 February 2018, 2018-08-02 if it is 2 August 2018"),
            ("2/14/2018", "write 2018-02-14"),
            ("02.02.2018", "write 2018-02-02"),
            ("2018-02-07 22:00", "write 2018-02-07T22:00"),
            ("2018-02-07 22:00 +03", "write 2018-02-07T22:00+03:00"),
            ("2018-02-07t22:00z", "write 2018-02-07T22:00Z"),
            ("2018-02-07T220030+0300", "write 2018-02-07T22:00:30+03:00"),
            ("2018-02-07T9:05+3", "write 2018-02-07T09:05+03:00"),
        ] {
            assert_eq!(suggest(text).as_deref(), Some(hint), "{text}");
        }
        assert!(suggest("22:00").is_some_and(|hint| hint.contains("as 2018-02-07T22:00+03:00")));
    }

    #[test]
    fn what_is_no_date_gets_no_guess() {
        for text in [
            "",
            "soon",
            "31.02.2018",
            "May we come",
            "1:2:3:4",
            "8 July",
            "July",
            "٨ July 1920",
            "2018-02-07 25:00",
        ] {
            assert_eq!(suggest(text), None, "{text}");
        }
    }
}
