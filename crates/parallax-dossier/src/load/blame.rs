//! Decides which bracket is at fault when brackets do not match and `ron` stopped before that point.

use ron::error::Error;

use super::Finding;
use super::brackets::{Imbalance, Open, faults, is_below, opening};
use super::diagnostic::Code;
use super::resolve::quoted;
use super::site::Section;
use super::tokens::{Kind, Span, Token, Tokens};

/// The problem to report for mismatched brackets. `ron` stopped with `error`, explained as `explained`.
pub(super) fn blame(text: &str, found: Imbalance, explained: Finding, error: &Error) -> Vec<Finding> {
    let stop = explained.span.start;
    if found.from <= stop {
        return vec![found.into()];
    }
    let place = Place::at(text, stop);
    if let Some(finding) = place.misplaced(text, stop, &explained, error) {
        return vec![finding];
    }
    if matches!(explained.code, Code::Syntax | Code::NoDossier) {
        return vec![match place.before {
            Some(closer) if *error == Error::TrailingCharacters => {
                let message = "the dossier ends here, but more follows".to_owned();
                Finding { span: closer.span, message, ..explained }
            }
            Some(name) if explained.code == Code::NoDossier => Finding { span: name.span, ..explained },
            _ => explained,
        }];
    }
    if is_about_brackets(error) {
        // If the value begins on a later line, its bracket is missing after the key, or after the bracket
        // before it.
        let opened = place.before.filter(|before| matches!(before.kind, Kind::Open(_)));
        let before = place.key.or(opened.map(|before| before.span));
        let before = before.filter(|before| text[before.start..stop].contains('\n'));
        return vec![Finding { span: before.unwrap_or(explained.span), ..explained }];
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
            | Error::ExpectedDifferentStructName { .. }
            | Error::ExpectedMap
            | Error::ExpectedStructLike
            | Error::ExpectedNamedStructLike(_)
    )
}

/// What surrounds a byte.
#[derive(Debug, Default)]
struct Place {
    /// The brackets that are open there.
    open: Vec<Open>,
    /// The token before, and the last one that is not a comma.
    before: Option<Token>,
    end: Option<Token>,
    /// The key whose value begins there.
    key: Option<Span>,
}

impl Place {
    fn at(text: &str, stop: usize) -> Self {
        let mut open: Vec<Open> = Vec::new();
        let (mut before, mut earlier, mut end): (Option<Token>, Option<Token>, Option<Token>) =
            (None, None, None);
        for token in Tokens::new(text, 0).take_while(|token| token.span.start < stop) {
            match token.kind {
                Kind::Open(bracket) => open.push(Open { bracket, span: token.span }),
                Kind::Close(_) => {
                    open.pop();
                }
                _ => {}
            }
            if token.kind != Kind::Comma {
                end = Some(token);
            }
            earlier = before.replace(token);
        }
        let is_value = before.is_some_and(|token| token.kind == Kind::Colon);
        let key = earlier.filter(|_| is_value).map(|token| token.span);
        Self { open, before, end, key }
    }

    /// Finds the bracket at fault if the token at `stop` cannot be part of the innermost open bracket: either
    /// that one was not closed, or something in it was closed too early or lacks its opening bracket.
    fn misplaced(&self, text: &str, stop: usize, explained: &Finding, error: &Error) -> Option<Finding> {
        let top = *self.open.last()?;
        let mut next = Tokens::new(text, stop);
        let (first, second) = (next.next()?, next.next().map(|token| token.kind));
        let word = &text[first.span.start..first.span.end];
        let is_member = self.key.is_none() && second == Some(Kind::Colon);
        let is_foreign = is_member
            && match (top.bracket, first.kind) {
                (b'(', Kind::Text) | (b'{', Kind::Word) | (b'[', _) => true,
                (b'(', Kind::Word) => {
                    explained.code == Code::UnknownField
                        && (self.is_of_root(word) || is_below(text, stop, top.span.start))
                }
                _ => false,
            };
        // An element of a list that was closed too early.
        let is_element = top.bracket == b'('
            && matches!(first.kind, Kind::Open(_))
            && matches!(error, Error::ExpectedIdentifier);
        let is_due = explained.code != Code::BadNumber
            && matches!(
                error,
                Error::ExpectedStructLikeEnd | Error::ExpectedArrayEnd | Error::ExpectedMapEnd
            );
        if !is_foreign && !is_element && !is_due {
            return None;
        }
        let finding = |span, message| Some(Finding { span, code: Code::Syntax, message, hint: None });
        // Of the possible mistakes, the one that leaves fewest other brackets unmatched is blamed.
        let unclosed = self.faults_with(text, stop, None);
        if top.bracket == b'[' && self.faults_with(text, stop, Some(b'(')) < unclosed {
            return finding(first.span, format!("a `(` is missing before {}", quoted(word)));
        }
        if let Some((end, Kind::Close(bracket))) = self.end.map(|end| (end.span, end.kind))
            && self.faults_with(text, stop, Some(opening(bracket))) < unclosed
        {
            return finding(end, format!("this closes too early: {} follows", quoted(word)));
        }
        let opened = char::from(top.bracket);
        finding(top.span, format!("this `{opened}` is not closed before {}", quoted(word)))
    }

    /// True if `word` is a field of the dossier itself, found inside something else.
    fn is_of_root(&self, word: &str) -> bool {
        self.open.len() > 1
            && (Section::of_field(word).is_some() || matches!(word, "frame" | "period" | "summary"))
    }

    /// The number of unmatched brackets in the rest of the text with one more open at `stop`, or one fewer.
    fn faults_with(&self, text: &str, stop: usize, more: Option<u8>) -> usize {
        let mut open = self.open.clone();
        match more {
            Some(bracket) => open.push(Open { bracket, span: Span::empty(stop) }),
            None => drop(open.pop()),
        }
        faults(&mut open, Tokens::new(text, stop))
    }
}
