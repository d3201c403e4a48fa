//! Puts errors of syntax and of reading into the terms of a dossier, pointing at the wrong token.

use ron_tree::{ErrorKind, Expected, Kind, Location, Span, SyntaxErrorKind, Tokens, Tree};

use super::Finding;
use super::diagnostic::Code;
use super::kinds::FileKind;
use super::resolve::{closest, quoted};

/// Describes the token at byte `at`, or the next one.
fn found(text: &str, at: usize) -> String {
    let Some(token) = Tokens::new(text, at).next() else { return "the end of the file".to_owned() };
    let content = &text[token.span.range()];
    match token.kind {
        Kind::Text | Kind::Unclosed => format!("the text {}", quoted(content.trim_matches('"'))),
        Kind::Open(b'[') => "a list".to_owned(),
        Kind::Open(b'{') => "a map".to_owned(),
        Kind::Word if content.starts_with(|c: char| c.is_ascii_digit() || c == '-') => {
            format!("the number {}", quoted(content))
        }
        _ => quoted(content),
    }
}

/// Explains an error of syntax.
pub(super) fn explain_syntax<K: FileKind>(text: &str, kind: SyntaxErrorKind, span: Span) -> Finding {
    let found = found(text, span.start);
    let message = match kind {
        SyntaxErrorKind::MissingComma | SyntaxErrorKind::Junk => format!("expected a comma before {found}"),
        SyntaxErrorKind::MissingColon => format!("expected `:` before {found}"),
        SyntaxErrorKind::Trailing => format!("the {} has ended before this", K::CALLED),
    };
    let is_grouped = matches!(kind, SyntaxErrorKind::MissingComma | SyntaxErrorKind::Junk)
        && has_grouped_digits(text, span.start);
    let hint = is_grouped.then(|| WITHOUT_SIGNS.to_owned());
    Finding { span, code: Code::Syntax, message, hint }
}

/// Explains why a value cannot be read.
pub(super) fn explain(tree: &Tree<'_>, kind: &ErrorKind, place: Location) -> Finding {
    let text = tree.source();
    let (code, message) = match kind {
        ErrorKind::UnknownField { found, .. } => {
            (Code::UnknownField, format!("there is no field {}", quoted(found)))
        }
        ErrorKind::UnknownVariant { found, .. } => {
            (Code::UnknownVariant, format!("{} is not known here", quoted(found)))
        }
        ErrorKind::DuplicateField(field) => {
            (Code::DuplicateField, format!("the field `{field}` is given twice"))
        }
        ErrorKind::MissingField(field) => (Code::MissingField, format!("the field `{field}` is missing")),
        ErrorKind::OtherName { expected, found } => {
            (Code::WrongType, format!("expected a `{expected}`, found a {}", quoted(found)))
        }
        ErrorKind::Expected(expected) => {
            let is_syntax = matches!(expected, Expected::Comma | Expected::Colon);
            let code = if is_syntax { Code::Syntax } else { Code::WrongType };
            let joint = if is_syntax { " before" } else { ", found" };
            (code, format!("expected {expected}{joint} {}", found(text, place.span.start)))
        }
        ErrorKind::OutOfRange => (Code::BadNumber, "the number is too large or below zero".to_owned()),
        ErrorKind::NotANumber => (Code::BadNumber, "this is not a number".to_owned()),
        ErrorKind::NotWhole => {
            (Code::BadNumber, format!("{} is not a whole number", quoted(tree.text(place.span))))
        }
        ErrorKind::BadEscape(what) => (Code::Syntax, format!("a bad escape: {what}")),
        ErrorKind::Invalid { expected, found } => {
            (Code::WrongType, format!("expected {expected}, found {found}"))
        }
        ErrorKind::Custom(message) => (Code::WrongType, message.clone()),
        other => (Code::WrongType, format!("{other:?}")),
    };
    let hint = match kind {
        ErrorKind::UnknownField { found, expected } => Some(did_you_mean(found, expected, "the fields are")),
        ErrorKind::UnknownVariant { found, expected } => Some(did_you_mean(found, expected, "it is one of")),
        ErrorKind::Expected(Expected::RoundEnd) | ErrorKind::NotWhole
            if has_grouped_digits(text, place.span.start) =>
        {
            Some(WITHOUT_SIGNS.to_owned())
        }
        _ => None,
    };
    Finding { span: shown(tree, kind, place), code, message, hint }
}

const WITHOUT_SIGNS: &str = "write the digits of a number without signs between them, such as `1234`";

/// Whether the brackets around byte `at` hold digits in groups of thousands: "(1,234)", "(1 234)" or "(1.234)".
fn has_grouped_digits(text: &str, at: usize) -> bool {
    // A quantity is short.
    const FAR: usize = 60;
    let bytes = text.as_bytes();
    let before = &bytes[at.saturating_sub(FAR)..at];
    let start = before.iter().rposition(|byte| *byte == b'(').map_or(0, |open| open + 1);
    let after = &bytes[at..bytes.len().min(at + FAR)];
    let end = after.iter().position(|byte| *byte == b')').unwrap_or(after.len());
    let inside = [&before[start..], &after[..end]].concat();
    let is_digit = |index: usize| inside.get(index).is_some_and(u8::is_ascii_digit);
    (1..inside.len()).any(|sign| {
        matches!(inside[sign], b',' | b'.' | b' ' | b'\'')
            && is_digit(sign - 1)
            && (sign + 1..sign + 4).all(is_digit)
            && !is_digit(sign + 4)
    })
}

/// The part to underline. A struct that lacks a field is shown by its id, if it has one.
fn shown(tree: &Tree<'_>, kind: &ErrorKind, place: Location) -> Span {
    match kind {
        ErrorKind::MissingField(_) if tree.is_entry(place.node) => tree.key(place.node).unwrap_or(place.span),
        _ => place.span,
    }
}

/// Explains why a text is no such file at all.
pub(super) fn explain_root<K: FileKind>(kind: &ErrorKind, span: Span) -> Finding {
    let message = match kind {
        ErrorKind::OtherName { found, .. } => format!("this is a {}, not a `{}`", quoted(found), K::WORD),
        _ => format!("this is not a {0}: a {0} begins with `{1}(`", K::CALLED, K::WORD),
    };
    Finding { span, code: K::NONE, message, hint: None }
}

fn did_you_mean(found: &str, expected: &[&str], list: &str) -> String {
    match closest(found, expected.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("{list} {}", expected.join(", ")),
    }
}
