//! Texts in cells, so that spreadsheet programs and hasty hands take nothing from them.
//!
//! A text stands in its cell as it is. Only one that a program could change is written in the notation of the format, after a
//! backslash: an empty text, one with blanks at its ends, with letters that cannot be seen, or with what Excel takes for an
//! escape. Nobody begins a cell with `\"` by accident, so nothing else is taken for it.

use parallax_dossier::draft::Node;
use parallax_dossier::load::is_unseen;

/// What a text in the notation of the format begins with.
const MARK: &str = "\\\"";

/// The text as it stands in a cell.
pub(crate) fn to_cell(text: &str) -> String {
    if is_safe(text) { text.to_owned() } else { noted(text) }
}

/// Texts in one cell, with semicolons between them.
pub(crate) fn list_to_cell(texts: &[&str]) -> String {
    let item = |text: &&str| {
        if is_safe(text) && !text.contains([';', '\n']) { (*text).to_owned() } else { noted(text) }
    };
    texts.iter().map(item).collect::<Vec<_>>().join("; ")
}

/// A text in the notation of the format, which has no letters that a program would change.
fn noted(text: &str) -> String {
    let line = Node::Text(text.to_owned()).to_line();
    let mut safe = String::from("\\");
    let mut rest = line.as_str();
    // Excel reads `_x0041_` as a letter.
    while let Some(at) = escape_of_excel(rest) {
        safe.push_str(&rest[..at]);
        safe.push_str("\\u{5f}");
        rest = &rest[at + 1..];
    }
    safe.push_str(rest);
    safe
}

fn is_safe(text: &str) -> bool {
    let is_odd = |letter: char| is_unseen(letter) && !matches!(letter, '\n' | '\t');
    !text.is_empty()
        && text.trim() == text
        && !text.starts_with(MARK)
        && !text.chars().any(is_odd)
        && escape_of_excel(text).is_none()
}

/// Where `_x0041_` or the like begins.
fn escape_of_excel(text: &str) -> Option<usize> {
    text.match_indices("_x").map(|(at, _)| at).find(|at| {
        let rest = text.as_bytes().get(at + 2..at + 7);
        rest.is_some_and(|rest| rest[4] == b'_' && rest[..4].iter().all(u8::is_ascii_hexdigit))
    })
}

/// The text that stands in a cell.
pub(crate) fn from_cell(cell: &str) -> String {
    let cell = cell.trim();
    match read_noted(cell) {
        Some((text, "")) => text,
        _ => cell.replace("\r\n", "\n"),
    }
}

/// The texts that stand in one cell, without empty ones; `separators` stand between them, beside line ends.
pub(crate) fn list_from_cell(cell: &str, separators: &[char]) -> Vec<String> {
    let is_end = |letter: char| letter == '\n' || separators.contains(&letter);
    let mut texts = Vec::new();
    let mut rest = cell;
    loop {
        rest = rest.trim_start_matches(|letter: char| letter.is_whitespace() || is_end(letter));
        if rest.is_empty() {
            return texts;
        }
        if let Some((text, after)) = read_noted(rest) {
            let after = after.trim_start_matches([' ', '\t', '\r']);
            if after.is_empty() || after.starts_with(is_end) {
                texts.push(text);
                rest = after;
                continue;
            }
        }
        let end = rest.find(is_end).unwrap_or(rest.len());
        texts.push(rest[..end].trim().to_owned());
        rest = &rest[end..];
    }
}

/// A text in the notation of the format, and what stands after it.
fn read_noted(cell: &str) -> Option<(String, &str)> {
    let inside = cell.strip_prefix(MARK)?;
    let mut is_escaped = false;
    let end = inside.char_indices().find(|(_, letter)| match (is_escaped, letter) {
        (true, _) => {
            is_escaped = false;
            false
        }
        (false, '\\') => {
            is_escaped = true;
            false
        }
        (false, letter) => *letter == '"',
    })?;
    let whole = &cell[1..=MARK.len() + end.0];
    Some((ron::from_str(whole).ok()?, &cell[MARK.len() + end.0 + 1..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_stand_as_they_are_and_only_odd_ones_in_notation() {
        for (text, cell) in [
            ("The quay, \"north\"; =1+1", "The quay, \"north\"; =1+1"),
            ("two\nlines", "two\nlines"),
            ("'Adan", "'Adan"),
            ("\"quoted\"", "\"quoted\""),
            ("", "\\\"\""),
            (" a", "\\\" a\""),
            ("a\r\nb", "\\\"a\\r\\nb\""),
            ("x_x0041_", "\\\"x\\u{5f}x0041_\""),
            ("_x0041_x0042_", "\\\"\\u{5f}x0041\\u{5f}x0042_\""),
            ("\\\"\"", "\\\"\\\\\\\"\\\"\""),
            ("a\u{202e}b", "\\\"a\\u{202e}b\""),
        ] {
            assert_eq!(to_cell(text), cell);
            assert_eq!(from_cell(cell), text);
        }
        assert_eq!(from_cell(" typed \r\nso "), "typed \nso");
        assert_eq!(from_cell("\\\"never closed"), "\\\"never closed");
    }

    #[test]
    fn lists_have_visible_separators() {
        for (texts, cell) in [
            (&["a-b", "c"][..], "a-b; c"),
            (&["Smith; John", "", "x"], "\\\"Smith; John\"; \\\"\"; x"),
            (&["two\nlines"], "\\\"two\\nlines\""),
            (&["a \"b\" c"], "a \"b\" c"),
            (&[], ""),
        ] {
            assert_eq!(list_to_cell(texts), cell);
            assert_eq!(list_from_cell(cell, &[';']), texts);
        }
        assert_eq!(list_from_cell(" a ;; b\nc ", &[';']), ["a", "b", "c"]);
        assert_eq!(list_from_cell("a, b;c", &[';', ',']), ["a", "b", "c"]);
        assert_eq!(list_from_cell("\\\"a\" b; c", &[';']), ["\\\"a\" b", "c"]);
    }
}
