//! The part of a source line shown for a problem: at most a few dozen letters around it, however long the
//! line, with control characters made visible.

use std::ops::Range;

use parallax_dossier::load::is_unseen;

/// Maximum number of letters shown before the underlined part,
const BEFORE: usize = 120;
/// of it,
const OF_IT: usize = 80;
/// and after it.
const BEHIND: usize = 80;

/// The visible part of a line.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Excerpt {
    /// The letters, on one line.
    pub text: String,
    /// What is underlined, in bytes of `text`.
    pub span: Range<usize>,
}

impl Excerpt {
    /// Makes the excerpt of `text` for `span`; if that covers several lines, for the first of them.
    pub(super) fn new(text: &str, span: &Range<usize>) -> Self {
        let (before, rest) = text.split_at_checked(span.start).unwrap_or((text, ""));
        let is_line_end = |c: &char| *c == '\n';
        let head: Vec<char> = before.chars().rev().take_while(|c| !is_line_end(c)).take(BEFORE + 1).collect();
        let mut shown = Self { text: String::new(), span: 0..0 };
        if head.len() > BEFORE {
            shown.text.push('…');
        }
        for c in head.into_iter().take(BEFORE).rev() {
            shown.push(c);
        }
        shown.span.start = shown.text.len();
        let wanted = rest.get(..span.len()).unwrap_or(rest);
        let line = wanted.split('\n').next().unwrap_or_default();
        for c in line.trim_end_matches('\r').chars().take(OF_IT) {
            shown.push(c);
        }
        shown.span.end = shown.text.len();
        if line.chars().nth(OF_IT).is_some() {
            shown.text.push('…');
            return shown;
        }
        if line.len() == wanted.len() {
            let mut tail =
                rest.get(wanted.len()..).unwrap_or_default().chars().take_while(|c| !is_line_end(c));
            for c in tail.by_ref().take(BEHIND) {
                shown.push(c);
            }
            if tail.next().is_some_and(|c| c != '\r') {
                shown.text.push('…');
            }
        }
        shown
    }

    /// The column at which the underlined part begins, counted from 1.
    pub(super) fn column(&self) -> usize {
        self.text[..self.span.start].chars().count() + 1
    }

    fn push(&mut self, c: char) {
        match c {
            // A byte order mark and the second half of a line break are not letters.
            '\u{feff}' | '\r' => {}
            '\t' => self.text.push(c),
            c if is_unseen(c) => self.text.push(char::REPLACEMENT_CHARACTER),
            c => self.text.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, span: Range<usize>) -> (String, String) {
        let found = Excerpt::new(text, &span);
        let underlined = found.text[found.span.clone()].to_owned();
        (found.text, underlined)
    }

    #[test]
    fn a_short_line_is_shown_whole() {
        assert_eq!(shown("a\nbc de\r\nf", 5..7), ("bc de".to_owned(), "de".to_owned()));
        assert_eq!(shown("\u{feff}bc", 3..4), ("bc".to_owned(), "b".to_owned()));
        assert_eq!(shown("", 0..0), (String::new(), String::new()));
    }

    #[test]
    fn of_a_long_line_the_surroundings_are_shown() {
        let text = format!("{}\"{}\"{}", "a".repeat(1_000_000), "é".repeat(500), "z".repeat(1000));
        let (line, underlined) = shown(&text, 1_000_000..1_001_002);
        assert!(line.chars().count() <= BEFORE + OF_IT + 2, "{line}");
        assert!(line.starts_with("…aaa") && line.ends_with("é…"), "{line}");
        assert!(underlined.starts_with("\"é"));
        let (line, underlined) = shown(&text, 1_001_003..1_001_004);
        assert!(line.ends_with("z…") && underlined == "z", "{line}");
    }

    #[test]
    fn of_many_lines_the_first_is_shown() {
        assert_eq!(shown("a: (\n b\n)", 3..9), ("a: (".to_owned(), "(".to_owned()));
    }

    #[test]
    fn what_a_terminal_would_obey_is_not_shown() {
        let (line, _) = shown("a\u{1b}[31m\u{9b}\u{202e}\u{200f}\0b\tc", 0..1);
        assert_eq!(line, "a\u{fffd}[31m\u{fffd}\u{fffd}\u{fffd}\u{fffd}b\tc");
    }
}
