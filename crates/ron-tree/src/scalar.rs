//! The values of strings, characters and numbers, as RON defines them.

use std::borrow::Cow;

use unicode_ident::{is_xid_continue, is_xid_start};

use super::error::{Expected, Kind};

/// The value of a string with its quotes.
pub(crate) fn string(token: &str) -> Result<Cow<'_, str>, Kind> {
    if let Some(rest) = token.strip_prefix('r') {
        let quoted = rest.trim_start_matches('#');
        let hashes = rest.len() - quoted.len();
        let inner = quoted.get(1..quoted.len().saturating_sub(1 + hashes));
        return inner
            .filter(|_| quoted.starts_with('"'))
            .map(Cow::Borrowed)
            .ok_or(Kind::Expected(Expected::Text));
    }
    let inner = token.strip_prefix('"').ok_or(Kind::Expected(Expected::Text))?;
    let inner = inner.strip_suffix('"').unwrap_or(inner);
    if memchr::memchr(b'\\', inner.as_bytes()).is_none() {
        return Ok(Cow::Borrowed(inner));
    }
    unescape(inner).map(Cow::Owned).map_err(Kind::BadEscape)
}

/// The value of a character with its quotes.
pub(crate) fn character(token: &str) -> Result<char, Kind> {
    let inner = token.strip_prefix('\'').and_then(|inner| inner.strip_suffix('\''));
    let inner = inner.ok_or(Kind::Expected(Expected::Char))?;
    let value = unescape(inner).map_err(Kind::BadEscape)?;
    let mut letters = value.chars();
    match (letters.next(), letters.next()) {
        (Some(letter), None) => Ok(letter),
        _ => Err(Kind::Expected(Expected::Char)),
    }
}

fn unescape(inner: &str) -> Result<String, &'static str> {
    let mut value = String::with_capacity(inner.len());
    let mut rest = inner;
    while let Some(at) = memchr::memchr(b'\\', rest.as_bytes()) {
        value.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let line = rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix('\n'));
        if let Some(line) = line {
            rest = line.trim_start_matches([' ', '\t', '\n', '\r']);
            continue;
        }
        let (letter, after) = escape(rest)?;
        value.push(letter);
        rest = after;
    }
    value.push_str(rest);
    Ok(value)
}

/// The character that the escape after a `\` means, and what follows it.
fn escape(rest: &str) -> Result<(char, &str), &'static str> {
    let mut letters = rest.chars();
    let letter = match letters.next() {
        Some(c @ ('\'' | '"' | '\\')) => c,
        Some('n') => '\n',
        Some('r') => '\r',
        Some('t') => '\t',
        Some('0') => '\0',
        Some('x') => return byte_escape(letters.as_str()),
        Some('u') => return unicode_escape(letters.as_str()),
        _ => return Err("Unknown escape character"),
    };
    Ok((letter, letters.as_str()))
}

fn hex(digits: &str) -> Result<u32, &'static str> {
    let is_hex = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    u32::from_str_radix(digits, 16).ok().filter(|_| is_hex).ok_or("Non-hex digit found")
}

/// Up to four bytes `\x..`, which are one character in UTF-8.
fn byte_escape(rest: &str) -> Result<(char, &str), &'static str> {
    const WRONG: &str = "Not a valid byte-escaped Unicode character";
    let mut bytes = Vec::with_capacity(4);
    let mut rest = rest;
    loop {
        let (digits, after) = rest.split_at_checked(2).ok_or("Non-hex digit found")?;
        bytes.push(hex(digits)? as u8);
        rest = after;
        if let Some(letter) = std::str::from_utf8(&bytes).ok().and_then(|text| text.chars().next()) {
            return Ok((letter, rest));
        }
        rest = rest.strip_prefix("\\x").filter(|_| bytes.len() < 4).ok_or(WRONG)?;
    }
}

fn unicode_escape(rest: &str) -> Result<(char, &str), &'static str> {
    const LONGEST: usize = 6;
    let rest = rest.strip_prefix('{').ok_or("Missing { in Unicode escape")?;
    let (digits, after) = rest.split_once('}').ok_or("No } at the end of Unicode escape")?;
    if digits.is_empty() {
        return Err("Expected 1-6 digits, got 0 digits in Unicode escape");
    }
    let first: String = digits.chars().take(LONGEST).collect();
    let code = hex(&first)?;
    if first.len() < digits.len() {
        return Err("No } at the end of Unicode escape");
    }
    char::from_u32(code).map(|letter| (letter, after)).ok_or("Not a valid Unicode-escaped character")
}

/// A whole number, without a suffix or with that of its own type, such as `u8`.
pub(crate) fn integer(word: &str, suffix: &str) -> Result<i128, Kind> {
    let (is_negative, digits) = match word.as_bytes().first() {
        Some(b'-') => (true, &word[1..]),
        Some(b'+') => (false, &word[1..]),
        _ => (false, word),
    };
    let (base, digits) = match digits.get(..2) {
        Some("0b") => (2, &digits[2..]),
        Some("0o") => (8, &digits[2..]),
        Some("0x") => (16, &digits[2..]),
        _ => (10, digits),
    };
    let is_digit = |c: char| c.is_ascii_hexdigit() || c == '_';
    let length = digits.find(|c| !is_digit(c)).unwrap_or(digits.len());
    let (digits, rest) = digits.split_at(length);
    if digits.is_empty() {
        return Err(Kind::Expected(Expected::Integer));
    }
    if digits.starts_with('_') {
        return Err(Kind::NotANumber);
    }
    let mut value: i128 = 0;
    for c in digits.chars().filter(|c| *c != '_') {
        value = value.checked_mul(i128::from(base)).ok_or(Kind::OutOfRange)?;
        let digit = c.to_digit(base).ok_or(Kind::NotANumber)?;
        value = value.checked_add(i128::from(digit)).ok_or(Kind::OutOfRange)?;
    }
    if rest.is_empty() || rest == suffix {
        return Ok(if is_negative { -value } else { value });
    }
    Err(if rest.starts_with(['i', 'u']) { Kind::NotANumber } else { Kind::NotWhole })
}

/// A number, without a suffix or with that of its own type.
pub(crate) fn float(word: &str, suffix: &str) -> Result<f64, Kind> {
    let bare = word.strip_suffix(suffix).unwrap_or(word);
    match bare {
        "inf" | "+inf" => return Ok(f64::INFINITY),
        "-inf" => return Ok(f64::NEG_INFINITY),
        "NaN" | "+NaN" => return Ok(f64::NAN),
        "-NaN" => return Ok(-f64::NAN),
        _ => {}
    }
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, 'e' | 'E' | '.' | '+' | '-' | '_');
    let length = bare.find(|c| !is_part(c)).unwrap_or(bare.len());
    let (number, rest) = bare.split_at(length);
    if number.is_empty() {
        return Err(Kind::Expected(Expected::Float));
    }
    let mut digits = String::with_capacity(number.len());
    let mut may_separate = false;
    for c in number.chars() {
        match c {
            '_' if may_separate => continue,
            '_' => return Err(Kind::NotANumber),
            '0'..='9' | 'e' | 'E' => may_separate = true,
            '.' => may_separate = false,
            _ => {}
        }
        digits.push(c);
    }
    match digits.parse() {
        Ok(value) if rest.is_empty() => Ok(value),
        Ok(_) => Err(Kind::NotANumber),
        Err(_) => Err(Kind::Expected(Expected::Float)),
    }
}

/// The name at the start of a word, and what follows it; `None` if the word does not begin with a name.
pub(crate) fn name(word: &str) -> Option<(&str, &str)> {
    if let Some(raw) = word.strip_prefix("r#") {
        let is_raw = |c: char| is_xid_continue(c) || matches!(c, '.' | '+' | '-');
        let length = raw.find(|c| !is_raw(c)).unwrap_or(raw.len());
        return (length > 0).then(|| raw.split_at(length));
    }
    if !word.starts_with(|c: char| c == '_' || is_xid_start(c)) {
        return None;
    }
    let length = word.find(|c| !is_xid_continue(c)).unwrap_or(word.len());
    let (name, rest) = word.split_at(length);
    // `ron` suggests writing such a name as `r#name`.
    (!rest.starts_with(['.', '+', '-'])).then_some((name, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_are_unescaped_as_ron_does() {
        for text in [
            r#""plain""#,
            r#""a \"b\" \\ \n \t \0 \x41 \u{e9} \u{1F600}""#,
            r#""\xc3\xa9""#,
            "\"one \\\n   two\"",
            "r\"raw\"",
            "r##\"a \"# b\"##",
            r#""\q""#,
            r#""\u{}""#,
            r#""\u{d800}""#,
            r#""\u{1234567}""#,
            r#""\u41""#,
            r#""\xg0""#,
            r#""\xff""#,
        ] {
            let expected = ron::from_str::<String>(text);
            match (string(text), expected) {
                (Ok(found), Ok(expected)) => assert_eq!(found, expected, "{text}"),
                (Err(Kind::BadEscape(found)), Err(expected)) => {
                    assert_eq!(found, expected.code.to_string(), "{text}");
                }
                (found, expected) => panic!("{text}: {found:?} for {expected:?}"),
            }
        }
    }

    #[test]
    fn numbers_are_read_as_ron_does() {
        for text in [
            "0",
            "-0",
            "1",
            "+1",
            "1_000",
            "0x10",
            "0b101",
            "0o17",
            "1u8",
            "300u8",
            "-1",
            "1.5",
            "12a",
            "abc",
            "_1",
            "1_",
            "18446744073709551615",
            "18446744073709551616",
            "99999999999999999999999999999999999999999999",
            "0x",
            "x",
            "",
            "1f32",
            "0xfgu8",
            "7u64",
            "7i64",
        ] {
            let found =
                integer(text, "u64").and_then(|value| u64::try_from(value).map_err(|_| Kind::OutOfRange));
            assert_eq!(found.clone().ok(), ron::from_str::<u64>(text).ok(), "{text}: {found:?}");
        }
        for text in [
            "0", "-0.5", "1.", ".5", "1e3", "1E-3", "inf", "-inf", "1_0.5", "1._5", "_1", "40.2x", "1..2",
            "--1", "e", "1f32", "2.5f64", "7f64f64", "", "x", "1e400",
        ] {
            let found = float(text, "f64");
            assert_eq!(found.clone().ok(), ron::from_str::<f64>(text).ok(), "{text}: {found:?}");
        }
        assert!(float("NaN", "f64").is_ok_and(f64::is_nan));
    }
}
