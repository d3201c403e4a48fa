//! Finds unmatched brackets, strings and comments, as far as brackets alone can tell.
//!
//! A bracket that is missing or superfluous shows only later, at one that does not match. Of the possible mistakes, the
//! one that leaves the fewest brackets of the rest unmatched is blamed, and indentation decides where counting cannot.

use super::parse::closing;
use super::token::{Kind, Span, Token, Tokens};
use super::tree::Tree;

/// Maximum nesting of brackets. What lies deeper is not read: `ron` gives up at about this depth too.
pub const DEEPEST: usize = 100;

/// A bracket that does not match, or a string or comment that never ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Imbalance {
    /// The part at fault, as far as brackets alone can tell.
    pub span: Span,
    /// Nothing from this byte on can be trusted.
    pub from: usize,
    /// What is wrong.
    pub kind: ImbalanceKind,
}

/// What is wrong with brackets, strings and comments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImbalanceKind {
    /// A bracket that closes nothing.
    ClosesNothing(u8),
    /// A bracket that nothing closes.
    NeverClosed(u8),
    /// A bracket that is not closed: where its own closing bracket is due, on this line, there is another one.
    NotClosed {
        /// The bracket that is not closed.
        opened: u8,
        /// What is found where it should be closed.
        found: u8,
        /// The line of that, counted from 1.
        line: usize,
    },
    /// A bracket that closes something too early: another of its kind follows.
    ClosesTooEarly {
        /// The bracket that opens it.
        opened: u8,
        /// The one that follows.
        found: u8,
    },
    /// A bracket where another one is due.
    Unexpected {
        /// The bracket that is found.
        found: u8,
        /// The one that is due.
        due: u8,
    },
    /// A string without its closing quotation mark.
    OpenText,
    /// A comment that never ends.
    OpenComment,
    /// Brackets nested more than [`DEEPEST`] deep.
    TooDeep,
}

/// An opening bracket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Open {
    /// Which one it is.
    pub bracket: u8,
    /// Where it is.
    pub span: Span,
}

impl Tree<'_> {
    /// The first mismatched bracket, or string or comment that never ends.
    #[must_use]
    pub fn imbalance(&self) -> Option<Imbalance> {
        self.is_unbalanced.then(|| imbalance(self.source())).flatten()
    }
}

fn imbalance(text: &str) -> Option<Imbalance> {
    let found = |span, from, kind| Some(Imbalance { span, from, kind });
    let mut open: Vec<Open> = Vec::new();
    let mut last: Option<Token> = None;
    let mut suspect = None;
    let mut closed: Option<(Open, Span)> = None;
    let mut tokens = Tokens::new(text, 0);
    while let Some(token) = tokens.next() {
        let span = token.span;
        // A string of several lines with something directly after it has probably lost its closing quote on its
        // first line.
        if let Some(before) = last.replace(token)
            && suspect.is_none()
            && before.kind == Kind::Text
            && matches!(token.kind, Kind::Text | Kind::Word | Kind::Unclosed)
            && text[before.span.range()].contains('\n')
        {
            suspect = Some(first_line(text, before.span));
        }
        match token.kind {
            Kind::Open(bracket) => open.push(Open { bracket, span }),
            Kind::Close(bracket) => match open.last() {
                Some(top) if closing(top.bracket) == bracket => closed = open.pop().map(|open| (open, span)),
                Some(_) => return Some(mismatch(text, &open, closed, bracket, span, &tokens)),
                None => return found(span, span.start, ImbalanceKind::ClosesNothing(bracket)),
            },
            Kind::Unclosed if text[span.start..].starts_with('/') => {
                let opening = Span { start: span.start, end: span.start + "/*".len() };
                return found(opening, span.start, ImbalanceKind::OpenComment);
            }
            Kind::Unclosed => {
                let span = suspect.unwrap_or_else(|| first_line(text, span));
                return found(span, span.start, ImbalanceKind::OpenText);
            }
            _ => {}
        }
        if open.len() > DEEPEST {
            return found(span, span.start, ImbalanceKind::TooDeep);
        }
    }
    let top = open.last()?;
    found(top.span, text.len(), ImbalanceKind::NeverClosed(top.bracket))
}

/// A bracket closes a different kind than the last one opened: either it is superfluous or one is missing before it.
/// `last` is the pair of brackets closed last.
fn mismatch(
    text: &str,
    open: &[Open],
    last: Option<(Open, Span)>,
    found: u8,
    at: Span,
    rest: &Tokens<'_>,
) -> Imbalance {
    let mut without_it = open.to_vec();
    let one_too_many = faults(&mut without_it, rest.clone());
    let mut closed = open.to_vec();
    let one_missing = if close(&mut closed, found) { faults(&mut closed, rest.clone()) } else { usize::MAX };
    // If this bracket is indented as far as the opening of the pair closed before it, that pair was closed too early.
    let too_early = last.filter(|(open, _)| {
        let (opening, own) = (indent(text, open.span.start), indent(text, at.start));
        is_first_in_line(text, at.start) && opening == own && text[open.span.start..at.start].contains('\n')
    });
    let top = open.last().copied().unwrap_or(Open { bracket: b'(', span: at });
    let (span, kind) = if one_missing <= one_too_many {
        let line = memchr::memchr_iter(b'\n', &text.as_bytes()[..at.start]).count() + 1;
        (top.span, ImbalanceKind::NotClosed { opened: top.bracket, found, line })
    } else if let Some((open, closer)) = too_early {
        (closer, ImbalanceKind::ClosesTooEarly { opened: open.bracket, found })
    } else {
        (at, ImbalanceKind::Unexpected { found, due: closing(top.bracket) })
    };
    Imbalance { span, from: at.start, kind }
}

/// Closes the last open bracket that `bracket` matches, with everything inside it. Returns false if there is none.
fn close(open: &mut Vec<Open>, bracket: u8) -> bool {
    let found = open.iter().rposition(|opened| closing(opened.bracket) == bracket);
    if let Some(depth) = found {
        open.truncate(depth);
    }
    found.is_some()
}

/// The approximate number of unmatched brackets in `rest`, if `open` are open before it.
pub fn faults(open: &mut Vec<Open>, rest: Tokens<'_>) -> usize {
    let mut faults = 0;
    for token in rest {
        match token.kind {
            Kind::Open(bracket) if open.len() <= DEEPEST => open.push(Open { bracket, span: token.span }),
            Kind::Close(bracket) => {
                let depth = open.len();
                let is_known = close(open, bracket);
                faults += usize::from(!is_known || open.len() + 1 != depth);
            }
            _ => {}
        }
    }
    faults + open.len()
}

/// The number of spaces at the start of the line of byte `at`.
fn indent(text: &str, at: usize) -> usize {
    let line = &text[line_start(text, at)..];
    line.len() - line.trim_start_matches([' ', '\t']).len()
}

fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |end| end + 1)
}

fn is_first_in_line(text: &str, at: usize) -> bool {
    text[line_start(text, at)..at].trim_start().is_empty()
}

/// True if `at` begins a line indented no further than the line of `opening`: it is a sibling of what begins there and
/// not part of it.
#[must_use]
pub fn is_below(text: &str, at: usize, opening: usize) -> bool {
    is_first_in_line(text, at)
        && text[opening..at].contains('\n')
        && indent(text, at) <= indent(text, opening)
}

/// The part of `span` on its first line.
fn first_line(text: &str, span: Span) -> Span {
    let line = text[span.range()].lines().next().unwrap_or_default();
    Span { start: span.start, end: span.start + line.len() }
}

/// The bracket that `close` closes.
#[must_use]
pub const fn opening(close: u8) -> u8 {
    match close {
        b')' => b'(',
        b']' => b'[',
        _ => b'{',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn start(text: &str) -> Option<usize> {
        let found = imbalance(text).map(|found| found.span.start);
        assert_eq!(Tree::new(text).imbalance().map(|found| found.span.start), found, "{text}");
        found
    }

    #[test]
    fn imbalance_is_found_at_its_bracket() {
        assert_eq!(start("(a: [1, 2)"), Some(4), "the opener that nothing closes");
        assert_eq!(start("(a: [1, 2]])"), Some(10), "the one that is too many");
        assert_eq!(start("(a: [1, 2]"), Some(0));
        assert_eq!(start("a)"), Some(1));
        assert_eq!(start("(b: \")\", b: ')')"), None);
        assert_eq!(start("(b: 1) (c"), Some(7), "also after the outermost value");
    }

    #[test]
    fn a_text_without_its_end_is_found_where_it_begins() {
        let text = "(a: \"two\nlines\", b: \"no end,\n c: \"d\")";
        assert_eq!(start(text), text.find("\"no"));
    }

    #[test]
    fn depth_costs_nothing() {
        for bracket in ["[", "(", "{", "[\n", "a:("] {
            let tree = Tree::new(&bracket.repeat(100_000)).imbalance().map(|found| found.kind);
            assert_eq!(tree, Some(ImbalanceKind::TooDeep), "{bracket}");
        }
        assert!(imbalance(&"/*".repeat(1_000_000)).is_some());
    }
}
