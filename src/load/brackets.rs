//! Brackets, texts and comments that do not match: which of them is to blame.
//!
//! Only asked once `ron` has stopped. Two things are known then: where the brackets stop matching, and where `ron`
//! stopped, which is often nearer to the slip.

use ron::error::Error;

use super::Finding;
use super::diagnostic::Code;
use super::resolve::quoted;
use super::site::Section;
use super::tokens::{Kind, Span, Token, Tokens};

/// No dossier nests brackets deeper than a dozen; `ron` gives up at about this depth.
const DEEPEST_BRACKETS: usize = 100;

/// Where brackets do not match, or a text or comment never ends.
#[derive(Debug)]
pub(super) struct Imbalance {
    /// What is to blame, as far as brackets alone can tell.
    pub span: Span,
    /// From this byte on nothing can be trusted.
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
struct Open {
    bracket: u8,
    span: Span,
}

/// Where brackets do not match, or a text or comment never ends, and what is wrong there.
pub(super) fn imbalance(text: &str) -> Option<Imbalance> {
    let syntax = |span, from, message| Some(Imbalance { span, from, code: Code::Syntax, message });
    let mut open: Vec<Open> = Vec::new();
    let mut last: Option<Token> = None;
    let mut suspect = None;
    let mut tokens = Tokens::new(text, 0);
    while let Some(token) = tokens.next() {
        let span = token.span;
        // A text over several lines with something right behind it has likely lost its end on its first line.
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
                Some(top) if closing(top.bracket) == bracket => {
                    open.pop();
                }
                Some(_) => return Some(mismatch(text, &open, bracket, span, &tokens)),
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

/// A bracket closes another kind than the last that was opened: either it is one too many, or one is missing before.
fn mismatch(text: &str, open: &[Open], found: u8, at: Span, rest: &Tokens<'_>) -> Imbalance {
    let mut without_it = open.to_vec();
    let one_too_many = faults(&mut without_it, rest.clone());
    let mut closed = open.to_vec();
    let one_missing = if close(&mut closed, found) { faults(&mut closed, rest.clone()) } else { usize::MAX };
    let top = open.last().copied().unwrap_or(Open { bracket: b'(', span: at });
    let (opened, due, found) = (char::from(top.bracket), char::from(closing(top.bracket)), char::from(found));
    let (span, message) = if one_missing <= one_too_many {
        let line = text[..at.start].bytes().filter(|byte| *byte == b'\n').count() + 1;
        (
            top.span,
            format!("this `{opened}` is not closed; `{found}` in line {line} stands where `{due}` is due"),
        )
    } else {
        (at, format!("`{found}` stands where `{due}` is due"))
    };
    Imbalance { span, from: at.start, code: Code::Syntax, message }
}

/// Closes the last opened bracket of the kind that `bracket` closes, and all within it; whether there is one.
fn close(open: &mut Vec<Open>, bracket: u8) -> bool {
    let found = open.iter().rposition(|opened| closing(opened.bracket) == bracket);
    if let Some(depth) = found {
        open.truncate(depth);
    }
    found.is_some()
}

/// How many brackets of the rest do not match, about.
fn faults(open: &mut Vec<Open>, rest: Tokens<'_>) -> usize {
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

/// What to tell of brackets that do not match, where `ron` stopped for the reason `error`, explained as `explained`.
pub(super) fn blame(text: &str, found: Imbalance, explained: Finding, error: &Error) -> Vec<Finding> {
    let stop = explained.span.start;
    if found.from <= stop {
        return vec![found.into()];
    }
    let place = Place::at(text, stop);
    if let Some(finding) = place.unclosed(text, stop, &explained, error) {
        return vec![finding];
    }
    if matches!(explained.code, Code::Syntax | Code::NoDossier) {
        let closer = place.before.filter(|_| *error == Error::TrailingCharacters);
        return match closer {
            Some(closer) => vec![Finding {
                span: closer.span,
                message: "the dossier ends here, but more follows".to_owned(),
                ..explained
            }],
            None => vec![explained],
        };
    }
    if is_about_brackets(error) {
        // Where the value begins on a later line, its bracket is missing behind the key.
        let key = place.key.filter(|key| text[key.start..stop].contains('\n'));
        return vec![Finding { span: key.unwrap_or(explained.span), ..explained }];
    }
    let is_same_line = {
        let (a, b) = (stop.min(found.span.start), stop.max(found.span.start));
        !text[a..b].contains('\n')
    };
    if is_same_line { vec![explained] } else { vec![explained, found.into()] }
}

fn is_about_brackets(error: &Error) -> bool {
    matches!(
        error,
        Error::ExpectedArray
            | Error::ExpectedMap
            | Error::ExpectedStructLike
            | Error::ExpectedNamedStructLike(_)
    )
}

/// What stands around a byte.
#[derive(Debug, Default)]
struct Place {
    /// The innermost bracket that is open there, and how many are.
    top: Option<Open>,
    depth: usize,
    /// The token before.
    before: Option<Token>,
    /// The key whose value begins there.
    key: Option<Span>,
}

impl Place {
    fn at(text: &str, stop: usize) -> Self {
        let mut open: Vec<Open> = Vec::new();
        let (mut before, mut earlier): (Option<Token>, Option<Token>) = (None, None);
        for token in Tokens::new(text, 0).take_while(|token| token.span.start < stop) {
            match token.kind {
                Kind::Open(bracket) => open.push(Open { bracket, span: token.span }),
                Kind::Close(_) => {
                    open.pop();
                }
                _ => {}
            }
            earlier = before.replace(token);
        }
        let is_value = before.is_some_and(|token| token.kind == Kind::Colon);
        let key = earlier.filter(|_| is_value).map(|token| token.span);
        Self { top: open.last().copied(), depth: open.len(), before, key }
    }

    /// The bracket that should have been closed before `stop`, where what stands there cannot be part of it.
    fn unclosed(&self, text: &str, stop: usize, explained: &Finding, error: &Error) -> Option<Finding> {
        let top = self.top?;
        let mut next = Tokens::new(text, stop);
        let (first, second) = (next.next()?, next.next().map(|token| token.kind));
        let word = &text[first.span.start..first.span.end];
        let is_member = self.key.is_none() && second == Some(Kind::Colon);
        let is_foreign = is_member
            && match (top.bracket, first.kind) {
                (b'(', Kind::Text) | (b'{', Kind::Word) | (b'[', _) => true,
                (b'(', Kind::Word) => {
                    explained.code == Code::UnknownField
                        && self.depth > 1
                        && (Section::of_field(word).is_some()
                            || matches!(word, "frame" | "period" | "summary"))
                }
                _ => false,
            };
        let is_due = explained.code != Code::BadNumber
            && matches!(
                error,
                Error::ExpectedStructLikeEnd | Error::ExpectedArrayEnd | Error::ExpectedMapEnd
            );
        (is_foreign || is_due).then(|| Finding {
            span: top.span,
            code: Code::Syntax,
            message: format!("this `{}` is not closed before {}", char::from(top.bracket), quoted(word)),
            hint: None,
        })
    }
}

/// The part of `span` that stands on its first line.
fn first_line(text: &str, span: Span) -> Span {
    let line = text[span.start..span.end].lines().next().unwrap_or_default();
    Span { start: span.start, end: span.start + line.len() }
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
