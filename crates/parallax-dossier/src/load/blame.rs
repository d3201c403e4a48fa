//! Decides which bracket is at fault when brackets do not match and reading stops before that point.

use ron_tree::{
    DEEPEST, ErrorKind, Expected, Imbalance, ImbalanceKind, Kind, Open, Skipped, Span, SyntaxErrorKind,
    Token, Tokens, Tree, faults, is_below, opening,
};
use serde::Deserialize;

use super::Finding;
use super::diagnostic::Code;
use super::explain::{explain, explain_root, explain_syntax};
use super::kinds::FileKind;
use super::resolve::quoted;
use super::site::Section;

/// The problem to report for mismatched brackets: the point where reading stops is often nearer to the mistake.
pub(super) fn blame<K: FileKind>(tree: &Tree<'_>, found: Imbalance) -> Vec<Finding> {
    let text = tree.source();
    let Some(first) = First::find::<K>(tree).filter(|first| first.stop < found.from) else {
        return vec![worded(found)];
    };
    let explained = first.finding;
    let stop = explained.span.start;
    let place = Surroundings::at(text, stop);
    if let Some(finding) = place.misplaced(text, stop, &explained, first.due) {
        return vec![finding];
    }
    if explained.code == Code::Syntax || explained.code == K::NONE {
        return vec![match place.before {
            Some(closer) if first.due == Due::Nothing => {
                let message = format!("the {} ends here, but more follows", K::CALLED);
                Finding { span: closer.span, message, ..explained }
            }
            Some(name) if explained.code == K::NONE => Finding { span: name.span, ..explained },
            _ => explained,
        }];
    }
    if first.due == Due::Opening {
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
    if is_same_line { vec![explained] } else { vec![explained, worded(found)] }
}

/// The problem as far as brackets alone can tell.
fn worded(found: Imbalance) -> Finding {
    let (code, message) = match found.kind {
        ImbalanceKind::ClosesNothing(bracket) => {
            (Code::Syntax, format!("`{}` closes nothing", char::from(bracket)))
        }
        ImbalanceKind::NeverClosed(bracket) => {
            (Code::Syntax, format!("this `{}` is never closed", char::from(bracket)))
        }
        ImbalanceKind::NotClosed { opened, found, line } => {
            let (opened, due, found) = (char::from(opened), char::from(closing(opened)), char::from(found));
            let message =
                format!("this `{opened}` is not closed; line {line} has `{found}` where `{due}` is expected");
            (Code::Syntax, message)
        }
        ImbalanceKind::ClosesTooEarly { opened, found } => {
            let (opened, found) = (char::from(opened), char::from(found));
            (Code::Syntax, format!("this closes a `{opened}` too early; another `{found}` follows"))
        }
        ImbalanceKind::Unexpected { found, due } => {
            (Code::Syntax, format!("found `{}` where `{}` is expected", char::from(found), char::from(due)))
        }
        ImbalanceKind::OpenText => (Code::Syntax, "this text has no closing quotation mark".to_owned()),
        ImbalanceKind::OpenComment => (Code::Syntax, "this comment never ends".to_owned()),
        ImbalanceKind::TooDeep => {
            (Code::TooDeep, format!("brackets are nested more than {DEEPEST} deep here"))
        }
    };
    Finding { span: found.span, code, message, hint: None }
}

const fn closing(opened: u8) -> u8 {
    match opened {
        b'(' => b')',
        b'[' => b']',
        _ => b'}',
    }
}

/// What would have to stand at the first fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Due {
    /// The dossier has ended.
    Nothing,
    /// An opening bracket, or the right name before it.
    Opening,
    /// A closing bracket.
    Closing,
    /// The name of a field.
    Name,
    /// Something else.
    Other,
}

/// The first fault of a text, read from its start.
struct First {
    finding: Finding,
    due: Due,
    /// The byte up to which everything was right.
    stop: usize,
}

impl First {
    fn find<K: FileKind>(tree: &Tree<'_>) -> Option<Self> {
        let syntax = tree.errors().first().map(|error| First {
            finding: explain_syntax::<K>(tree.source(), error.kind, error.span),
            due: if error.kind == SyntaxErrorKind::Trailing { Due::Nothing } else { Due::Other },
            stop: error.span.start,
        });
        let read = Self::of_reading::<K>(tree);
        match (syntax, read) {
            (Some(syntax), Some(read)) => Some(if syntax.stop < read.stop { syntax } else { read }),
            (syntax, read) => syntax.or(read),
        }
    }

    fn of_reading<K: FileKind>(tree: &Tree<'_>) -> Option<Self> {
        let root = tree.root()?;
        let error = K::Raw::deserialize(tree.reader(root, &Skipped::new())).err()?;
        let (kind, place) = (error.kind(), error.location()?);
        let due = match kind {
            ErrorKind::OtherName { .. }
            | ErrorKind::Expected(Expected::List | Expected::Map | Expected::Round) => Due::Opening,
            ErrorKind::Expected(Expected::RoundEnd | Expected::ListEnd) => Due::Closing,
            ErrorKind::Expected(Expected::Name) => Due::Name,
            _ => Due::Other,
        };
        let is_root = place.node == root && due == Due::Opening;
        let finding = if is_root { explain_root::<K>(kind, place.span) } else { explain(tree, kind, place) };
        Some(Self { finding, due, stop: place.stop })
    }
}

/// What surrounds a byte.
#[derive(Debug, Default)]
struct Surroundings {
    /// The brackets that are open there.
    open: Vec<Open>,
    /// The token before, and the last one that is not a comma.
    before: Option<Token>,
    end: Option<Token>,
    /// The key whose value begins there.
    key: Option<Span>,
}

impl Surroundings {
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
    fn misplaced(&self, text: &str, stop: usize, explained: &Finding, due: Due) -> Option<Finding> {
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
        let is_element = top.bracket == b'(' && matches!(first.kind, Kind::Open(_)) && due == Due::Name;
        let is_due = explained.code != Code::BadNumber && due == Due::Closing;
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
            && (Section::of_field(word).is_some() || matches!(word, "frame" | "period" | "summary" | "zone"))
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
