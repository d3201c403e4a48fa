//! Finds unmatched brackets, strings and comments, as far as brackets alone can tell.
//!
//! Called only after `ron` has stopped. The point where it stopped is often nearer to the mistake; `blame`
//! weighs both.

use super::Finding;
use super::diagnostic::Code;
use super::tokens::{Kind, Span, Token, Tokens};

/// Maximum nesting of brackets; no dossier needs more than a dozen levels, and `ron` gives up at about this
/// depth.
const DEEPEST_BRACKETS: usize = 100;

/// A bracket that does not match, or a string or comment that never ends.
#[derive(Debug)]
pub(super) struct Imbalance {
    /// The part at fault, as far as brackets alone can tell.
    pub span: Span,
    /// Nothing from this byte on can be trusted.
    pub from: usize,
    code: Code,
    message: String,
}

impl From<Imbalance> for Finding {
    fn from(Imbalance { span, code, message, .. }: Imbalance) -> Self {
        Self { span, code, message, hint: None }
    }
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Open {
    pub bracket: u8,
    pub span: Span,
}

/// Finds the first mismatched bracket or unterminated string or comment, and explains it.
pub(super) fn imbalance(text: &str) -> Option<Imbalance> {
    let syntax = |span, from, message| Some(Imbalance { span, from, code: Code::Syntax, message });
    let mut open: Vec<Open> = Vec::new();
    let mut last: Option<Token> = None;
    let mut suspect = None;
    let mut closed: Option<(Open, Span)> = None;
    let mut tokens = Tokens::new(text, 0);
    while let Some(token) = tokens.next() {
        let span = token.span;
        // A multi-line string with something directly after it has probably lost its closing quote on its
        // first line.
        if let Some(before) = last.replace(token)
            && suspect.is_none()
            && before.kind == Kind::Text
            && matches!(token.kind, Kind::Text | Kind::Word | Kind::Unclosed)
            && text[before.span.start..before.span.end].contains('\n')
        {
            suspect = Some(first_line(text, before.span));
        }
        match token.kind {
            Kind::Open(bracket) => open.push(Open { bracket, span }),
            Kind::Close(bracket) => match open.last() {
                Some(top) if closing(top.bracket) == bracket => closed = open.pop().map(|open| (open, span)),
                Some(_) => return Some(mismatch(text, &open, closed, bracket, span, &tokens)),
                None => {
                    let message = format!("`{}` closes nothing", char::from(bracket));
                    return syntax(span, span.start, message);
                }
            },
            Kind::Unclosed if text[span.start..].starts_with('/') => {
                let opening = Span { start: span.start, end: span.start + "/*".len() };
                return syntax(opening, span.start, "this comment never ends".to_owned());
            }
            Kind::Unclosed => {
                let span = suspect.unwrap_or_else(|| first_line(text, span));
                return syntax(span, span.start, "this text has no closing quotation mark".to_owned());
            }
            Kind::Comma | Kind::Colon | Kind::Text | Kind::Word => {}
        }
        if open.len() > DEEPEST_BRACKETS {
            let message = format!("brackets are nested more than {DEEPEST_BRACKETS} deep here");
            return Some(Imbalance { span, from: span.start, code: Code::TooDeep, message });
        }
    }
    let top = open.last()?;
    let message = format!("this `{}` is never closed", char::from(top.bracket));
    syntax(top.span, text.len(), message)
}

/// A bracket closes a different kind than the last one opened: either it is superfluous or one is missing
/// before it. `last` is the pair of brackets closed last.
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
    // If this bracket is indented less than the opening of the pair closed before it, that pair was closed
    // too early.
    let too_early = last.filter(|(open, _)| {
        let (opening, own) = (indent(text, open.span.start), indent(text, at.start));
        is_first_in_line(text, at.start) && opening == own && text[open.span.start..at.start].contains('\n')
    });
    let top = open.last().copied().unwrap_or(Open { bracket: b'(', span: at });
    let (opened, due, found) = (char::from(top.bracket), char::from(closing(top.bracket)), char::from(found));
    let (span, message) = if one_missing <= one_too_many {
        let line = text[..at.start].bytes().filter(|byte| *byte == b'\n').count() + 1;
        (
            top.span,
            format!("this `{opened}` is not closed; line {line} has `{found}` where `{due}` is expected"),
        )
    } else if let Some((open, closer)) = too_early {
        let opened = char::from(open.bracket);
        (closer, format!("this closes a `{opened}` too early; another `{found}` follows"))
    } else {
        (at, format!("found `{found}` where `{due}` is expected"))
    };
    Imbalance { span, from: at.start, code: Code::Syntax, message }
}

/// Closes the last open bracket that `bracket` matches, with everything inside it. Returns false if there is
/// none.
fn close(open: &mut Vec<Open>, bracket: u8) -> bool {
    let found = open.iter().rposition(|opened| closing(opened.bracket) == bracket);
    if let Some(depth) = found {
        open.truncate(depth);
    }
    found.is_some()
}

/// The approximate number of unmatched brackets in the rest.
pub(super) fn faults(open: &mut Vec<Open>, rest: Tokens<'_>) -> usize {
    let mut faults = 0;
    for token in rest {
        match token.kind {
            Kind::Open(bracket) if open.len() <= DEEPEST_BRACKETS => {
                open.push(Open { bracket, span: token.span });
            }
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

/// True if `at` begins a line indented no further than the line of `opening`: it is a sibling of what begins
/// there and not part of it.
pub(super) fn is_below(text: &str, at: usize, opening: usize) -> bool {
    is_first_in_line(text, at)
        && text[opening..at].contains('\n')
        && indent(text, at) <= indent(text, opening)
}

/// The part of `span` on its first line.
fn first_line(text: &str, span: Span) -> Span {
    let line = text[span.start..span.end].lines().next().unwrap_or_default();
    Span { start: span.start, end: span.start + line.len() }
}

pub(super) const fn opening(close: u8) -> u8 {
    match close {
        b')' => b'(',
        b']' => b'[',
        _ => b'{',
    }
}

const fn closing(open: u8) -> u8 {
    match open {
        b'(' => b')',
        b'[' => b']',
        _ => b'}',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn start(text: &str) -> Option<usize> {
        imbalance(text).map(|found| found.span.start)
    }

    #[test]
    fn imbalance_is_found_at_its_bracket() {
        assert_eq!(start("(a: [1, 2)"), Some(4), "the opener that nothing closes");
        assert_eq!(start("(a: [1, 2]])"), Some(10), "the one that is too many");
        assert_eq!(start("(a: [1, 2]"), Some(0));
        assert_eq!(start("a)"), Some(1));
        assert_eq!(start("(b: \")\", b: ')')"), None);
    }

    #[test]
    fn a_text_without_its_end_is_found_where_it_begins() {
        let text = "(a: \"two\nlines\", b: \"no end,\n c: \"d\")";
        assert_eq!(start(text), text.find("\"no"));
    }

    #[test]
    fn depth_costs_nothing() {
        for bracket in ["[", "(", "{", "[\n"] {
            let found = imbalance(&bracket.repeat(1_000_000)).expect("something wrong");
            assert_eq!(found.code, Code::TooDeep);
        }
        assert!(imbalance(&"/*".repeat(1_000_000)).is_some());
    }
}
