//! Times of day as people write them: "22:30", "10:30 pm", "22h30", "22:30:15+03:00".

use std::fmt;

/// A time of day, to the minute or to the second, with its offset from UTC if one is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clock {
    hour: u8,
    minute: u8,
    /// Seconds other than none, which programs write beside every minute.
    second: u8,
    offset: Option<String>,
}

/// As the format writes it: `22:30`, `22:30:15Z`.
impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.hour, self.minute)?;
        if self.second > 0 {
            write!(f, ":{:02}", self.second)?;
        }
        f.write_str(self.offset.as_deref().unwrap_or_default())
    }
}

impl Clock {
    /// Reads a text that is a time of day and nothing else; `None` for any other, also for an hour without minutes.
    ///
    /// ```
    /// use parallax_import::clock::Clock;
    /// let read = |text| Clock::read(text).map(|clock| clock.to_string());
    /// assert_eq!(read("10:30 pm").as_deref(), Some("22:30"));
    /// assert_eq!(read("22:30:15+03").as_deref(), Some("22:30:15+03:00"));
    /// assert_eq!(read("10 pm"), None);
    /// ```
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        let text = text.strip_prefix("at ").unwrap_or(text).trim_start();
        let (hour, rest) = number(text)?;
        let rest = rest.strip_prefix([':', 'h'])?;
        let (minute, rest) = number(rest).filter(|(_, left)| rest.len() - left.len() == 2)?;
        let (second, rest) = match rest.strip_prefix(':') {
            None => (0, rest),
            Some(rest) => {
                let (second, left) = number(rest).filter(|(_, left)| rest.len() - left.len() == 2)?;
                // A part of a second lies within it.
                let decimals = left
                    .strip_prefix('.')
                    .map(|left| left.trim_start_matches(|letter: char| letter.is_ascii_digit()));
                (second, decimals.unwrap_or(left))
            }
        };
        let (half, rest) = half(rest.trim_start());
        let hour = match half {
            None if hour < 24 => hour,
            Some(later) if (1..=12).contains(&hour) => hour % 12 + if later { 12 } else { 0 },
            _ => return None,
        };
        (minute < 60 && second < 60).then_some(())?;
        let offset = offset(rest.trim())?;
        Some(Self { hour, minute, second, offset: Some(offset).filter(|offset| !offset.is_empty()) })
    }

    /// True for the midnight that programs write beside a day that has no time.
    #[must_use]
    pub const fn is_midnight(&self) -> bool {
        self.hour == 0 && self.minute == 0 && self.second == 0
    }

    /// True if it says how far it is from UTC.
    #[must_use]
    pub const fn has_offset(&self) -> bool {
        self.offset.is_some()
    }

    /// Divides a text into a date and a time of day, in either order; `None` if it has no time, or only one.
    pub(crate) fn split(text: &str) -> Option<(&str, Self)> {
        let text = text.trim();
        for (at, letter) in text.char_indices().filter(|(_, letter)| matches!(letter, ' ' | 'T' | ',')) {
            let (head, tail) = (&text[..at], &text[at + letter.len_utf8()..]);
            let trimmed = head.trim_end_matches([',', ' ']);
            if let Some(clock) = Self::read(tail).filter(|_| !trimmed.is_empty()) {
                return Some((trimmed, clock));
            }
        }
        let ends = text.char_indices().filter(|(_, letter)| matches!(letter, ' ' | ',')).map(|(at, _)| at);
        for at in ends.collect::<Vec<_>>().into_iter().rev() {
            let rest = text[at..].trim_start_matches([',', ' ']);
            let rest = rest.strip_prefix("on ").unwrap_or(rest);
            if let Some(clock) = Self::read(&text[..at]).filter(|_| !rest.is_empty()) {
                return Some((rest, clock));
            }
        }
        None
    }
}

/// One or two digits and what follows them.
fn number(text: &str) -> Option<(u8, &str)> {
    let length = text.bytes().take_while(u8::is_ascii_digit).count();
    (1..=2).contains(&length).then(|| Some((text[..length].parse().ok()?, &text[length..])))?
}

/// Whether it is the later half of the day, if that is said, and what follows.
fn half(text: &str) -> (Option<bool>, &str) {
    for (words, later) in [("a.m.", false), ("p.m.", true), ("am", false), ("pm", true)] {
        if let Some(start) = text.get(..words.len()).filter(|start| start.eq_ignore_ascii_case(words)) {
            let rest = &text[start.len()..];
            if !rest.starts_with(char::is_alphanumeric) {
                return (Some(later), rest);
            }
        }
    }
    (None, text)
}

/// The offset that a text is, as the format writes it; empty if there is none, `None` if it is something else.
fn offset(text: &str) -> Option<String> {
    let bare = text.trim_matches(['(', ')']);
    if bare.is_empty() || matches!(bare, "h" | "hrs" | "hours") {
        return Some(String::new());
    }
    if matches!(bare, "Z" | "UTC" | "GMT") {
        return Some("Z".to_owned());
    }
    let bare = bare.strip_prefix("UTC").or_else(|| bare.strip_prefix("GMT")).unwrap_or(bare);
    let (sign, rest) = if let Some(rest) = bare.strip_prefix('+') {
        ('+', rest)
    } else {
        ('-', bare.strip_prefix(['-', '−'])?)
    };
    let digits: String = rest.chars().filter(|letter| *letter != ':').collect();
    let is_clock = digits.bytes().all(|byte| byte.is_ascii_digit()) && rest.len() - digits.len() <= 1;
    let (hours, minutes) = match digits.len() {
        1 | 2 => (digits.parse::<u8>().ok()?, 0),
        4 => (digits[..2].parse::<u8>().ok()?, digits[2..].parse::<u8>().ok()?),
        _ => return None,
    };
    (is_clock && hours <= 14 && minutes < 60).then(|| format!("{sign}{hours:02}:{minutes:02}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<String> {
        Clock::read(text).map(|clock| clock.to_string())
    }

    #[test]
    fn times_are_read_to_the_minute_or_the_second_and_no_sharper() {
        for (text, right) in [
            ("22:30", "22:30"),
            ("22:30:00", "22:30"),
            ("22:30:15", "22:30:15"),
            ("00:00:00.000", "00:00"),
            ("9:05", "09:05"),
            ("22h30", "22:30"),
            ("10:30 PM", "22:30"),
            ("12:05 a.m.", "00:05"),
            ("12:05pm", "12:05"),
            ("22:30Z", "22:30Z"),
            ("22:30 UTC", "22:30Z"),
            ("22:30 (UTC+3)", "22:30+03:00"),
            ("22:30 -0530", "22:30-05:30"),
            ("at 22:30 hrs", "22:30"),
        ] {
            assert_eq!(read(text).as_deref(), Some(right), "{text}");
        }
        for text in [
            "",
            "22",
            "10 pm",
            "25:00",
            "22:60",
            "13:00 pm",
            "22:3",
            "22:30 or later",
            "22:30 EST",
            "evening",
            "22:30+25",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn a_date_and_a_time_are_told_apart_in_either_order() {
        for (text, date, time) in [
            ("2018-02-07T22:30", "2018-02-07", "22:30"),
            ("7 Feb 2018, 10:30 pm", "7 Feb 2018", "22:30"),
            ("22:30, 7 February 2018", "7 February 2018", "22:30"),
            ("10:30 pm on 7 February 2018", "7 February 2018", "22:30"),
        ] {
            let (found, clock) = Clock::split(text).expect("both");
            assert_eq!((found, clock.to_string().as_str()), (date, time), "{text}");
        }
        assert_eq!(Clock::split("7 February 2018"), None);
        assert_eq!(Clock::split("22:30"), None);
    }
}
