//! Translates `ron`'s errors into the terms of a dossier, pointing at the wrong token.

use ron::error::{Error, SpannedError};

use super::Finding;
use super::diagnostic::Code;
use super::locate::offset_of;
use super::outline::chain;
use super::resolve::{closest, quoted};
use super::tokens::{Kind, Span, Token, Tokens};

/// The place where `ron` stopped.
#[derive(Debug)]
pub(super) struct Fault {
    /// The byte it stopped at.
    pub offset: usize,
    /// The byte at which the last thing it read begins.
    pub before: usize,
    /// The token at `offset`, or around it.
    token: Option<Token>,
}

impl Fault {
    pub(super) fn new(text: &str, error: &SpannedError) -> Self {
        let offset = offset_of(text, error.span.end.line, error.span.end.col);
        let before = offset_of(text, error.span.start.line, error.span.start.col);
        // Scanning starts at the member, which is certain to begin outside strings and comments.
        let from = chain(text, offset).last().map_or(0, super::outline::Member::start);
        let token = Tokens::new(text, from).find(|token| token.span.end > offset);
        Self { offset, before, token }
    }

    /// The token at or in which `ron` stopped; empty at the end of the file.
    fn span(&self) -> Span {
        self.token.map_or(Span::empty(self.offset), |token| token.span)
    }

    /// From the point where `ron` stopped to the end of the token there.
    fn rest(&self) -> Span {
        Span { start: self.offset, end: self.token.map_or(self.offset, |token| token.span.end) }
    }

    /// Describes the token at which `ron` stopped.
    fn found(&self, text: &str) -> String {
        let Some(token) = self.token else { return "the end of the file".to_owned() };
        let content = &text[token.span.start..token.span.end];
        match token.kind {
            Kind::Text | Kind::Unclosed => format!("the text {}", quoted(content.trim_matches('"'))),
            Kind::Open(b'[') => "a list".to_owned(),
            Kind::Open(b'{') => "a map".to_owned(),
            Kind::Word if content.starts_with(|c: char| c.is_ascii_digit() || c == '-') => {
                format!("the number {}", quoted(content))
            }
            Kind::Open(_) | Kind::Close(_) | Kind::Comma | Kind::Colon | Kind::Word => quoted(content),
        }
    }
}

/// Explains what is wrong, and where.
pub(super) fn explain(text: &str, error: &SpannedError, fault: &Fault) -> Finding {
    let at = |span, code, message| Finding { span, code, message, hint: None };
    // If `ron` rejected a value after reading all of it, the value is at fault.
    let value = || chain(text, fault.offset).last().map_or_else(|| fault.rest(), |member| member.value);
    let name = || name_before(text, fault).unwrap_or_else(|| fault.rest());
    match &error.code {
        Error::NoSuchStructField { expected, found, .. } => Finding {
            hint: Some(did_you_mean(found, expected, "the fields are")),
            ..at(name(), Code::UnknownField, format!("there is no field {}", quoted(found)))
        },
        Error::NoSuchEnumVariant { expected, found, .. } => Finding {
            hint: Some(did_you_mean(found, expected, "it is one of")),
            ..at(name(), Code::UnknownVariant, format!("{} is not known here", quoted(found)))
        },
        Error::DuplicateStructField { field, .. } => {
            at(name(), Code::DuplicateField, format!("the field `{field}` is given twice"))
        }
        Error::MissingStructField { field, .. } => {
            at(value(), Code::MissingField, format!("the field `{field}` is missing"))
        }
        Error::InvalidValueForType { expected, found } => {
            at(value(), Code::WrongType, format!("expected {expected}, found {found}"))
        }
        Error::ExpectedDifferentLength { expected, found } => {
            at(value(), Code::WrongType, format!("expected {expected}, found {found}"))
        }
        Error::Message(message) => at(value(), Code::WrongType, message.clone()),
        Error::IntegerOutOfBounds => {
            at(value(), Code::BadNumber, "the number is too large or below zero".to_owned())
        }
        Error::InvalidIntegerDigit { .. } | Error::FloatUnderscore | Error::UnderscoreAtBeginning => {
            at(value(), Code::BadNumber, "this is not a number".to_owned())
        }
        Error::InvalidEscape(message) => at(value(), Code::Syntax, format!("a bad escape: {message}")),
        _ => explain_syntax(text, error, fault),
    }
}

fn explain_syntax(text: &str, error: &SpannedError, fault: &Fault) -> Finding {
    let at = |span, code, message| Finding { span, code, message, hint: None };
    let here = fault.span();
    let name = || name_before(text, fault).unwrap_or_else(|| fault.rest());
    let wrong =
        |what: &str| at(here, Code::WrongType, format!("expected {what}, found {}", fault.found(text)));
    let is_root = chain(text, fault.offset).is_empty();
    match &error.code {
        Error::ExpectedDifferentStructName { found, .. } if is_root => {
            at(name(), Code::NoDossier, format!("this is a {}, not a `Dossier`", quoted(found)))
        }
        Error::ExpectedNamedStructLike(_) | Error::ExpectedStructLike | Error::ExpectedMap | Error::Eof
            if is_root =>
        {
            at(here, Code::NoDossier, "this is not a dossier; it begins with `Dossier(`".to_owned())
        }
        Error::ExpectedDifferentStructName { expected, found } => {
            at(name(), Code::WrongType, format!("expected a `{expected}`, found a {}", quoted(found)))
        }
        Error::TrailingCharacters => at(here, Code::Syntax, "the dossier has ended before this".to_owned()),
        // `ron` has consumed the digits it understood.
        Error::ExpectedComma | Error::ExpectedStructLikeEnd | Error::ExpectedArrayEnd
            if here.start < fault.offset =>
        {
            let token = fault.token.map_or("", |token| &text[token.span.start..token.span.end]);
            at(here, Code::BadNumber, format!("{} is not a whole number", quoted(token)))
        }
        Error::ExpectedComma => {
            at(here, Code::Syntax, format!("expected a comma before {}", fault.found(text)))
        }
        Error::ExpectedMapColon => {
            at(here, Code::Syntax, format!("expected `:` before {}", fault.found(text)))
        }
        Error::ExpectedString => wrong("a text in quotation marks"),
        Error::ExpectedInteger => wrong("a whole number"),
        Error::ExpectedFloat => wrong("a number"),
        Error::ExpectedArray => wrong("a list in `[…]`"),
        Error::ExpectedMap => wrong("a map in `{…}`"),
        Error::ExpectedStructLike | Error::ExpectedNamedStructLike(_) => wrong("a value in `(…)`"),
        Error::ExpectedIdentifier | Error::SuggestRawIdentifier(_) | Error::InvalidIdentifier(_) => {
            wrong("a name")
        }
        Error::ExpectedStructLikeEnd | Error::ExpectedOptionEnd => wrong("`)`"),
        Error::ExpectedArrayEnd => wrong("`]`"),
        Error::ExpectedMapEnd => wrong("`}`"),
        Error::UnexpectedChar(_) => {
            at(here, Code::Syntax, format!("{} is not expected here", fault.found(text)))
        }
        other => at(here, Code::Syntax, other.to_string()),
    }
}

/// The last name that `ron` read before it stopped.
fn name_before(text: &str, fault: &Fault) -> Option<Span> {
    let from = fault.before.min(fault.offset);
    Tokens::new(text, from).next().map(|token| token.span)
}

fn did_you_mean(found: &str, expected: &[&str], list: &str) -> String {
    match closest(found, expected.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("{list} {}", expected.join(", ")),
    }
}
