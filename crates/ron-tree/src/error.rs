//! What can be wrong with a value that is read into a type.

use std::fmt;

use serde::de::{Expected as SerdeExpected, Unexpected};

use super::token::Span;
use super::tree::Node;

/// An error of reading, with its location.
#[derive(Clone, Debug, PartialEq)]
pub struct Error(Box<Inner>);

#[derive(Clone, Debug, PartialEq)]
struct Inner {
    kind: Kind,
    location: Option<Location>,
}

/// Where an error is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Location {
    /// The node at fault: the one with the wrong key or value, or the one that lacks a field.
    pub node: Node,
    /// The part at fault: a value, a name, or the token found where another was expected.
    pub span: Span,
    /// The byte up to which everything was right.
    pub stop: usize,
}

/// The kinds of errors of reading.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Kind {
    /// A field that the struct does not have.
    UnknownField {
        /// The name given.
        found: String,
        /// The names of all fields.
        expected: &'static [&'static str],
    },
    /// A variant that the enum does not have.
    UnknownVariant {
        /// The name given.
        found: String,
        /// The names of all variants.
        expected: &'static [&'static str],
    },
    /// A field given twice.
    DuplicateField(&'static str),
    /// A field that is not given.
    MissingField(&'static str),
    /// A struct with the name of another.
    OtherName {
        /// The name of the struct.
        expected: &'static str,
        /// The name given.
        found: String,
    },
    /// Something else than what the type needs.
    Expected(Expected),
    /// A number that is too large or too small for its type.
    OutOfRange,
    /// Something that begins like a number.
    NotANumber,
    /// A number with something after its whole part.
    NotWhole,
    /// A string with an escape that does not exist.
    BadEscape(&'static str),
    /// A value that its type rejects.
    Invalid {
        /// What the type expects, in its own words.
        expected: String,
        /// What it is.
        found: String,
    },
    /// Anything else that a type says of its value.
    Custom(String),
}

/// What a type needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Expected {
    /// A string.
    Text,
    /// A character.
    Char,
    /// A whole number.
    Integer,
    /// A number.
    Float,
    /// `true` or `false`.
    Bool,
    /// `[`
    List,
    /// `{`
    Map,
    /// `(`
    Round,
    Name,
    Comma,
    Colon,
    /// `)`
    RoundEnd,
    /// `]`
    ListEnd,
}

impl Error {
    pub(crate) fn new(kind: Kind, node: Node, span: Span) -> Self {
        let location = Location { node, span, stop: span.start };
        Self(Box::new(Inner { kind, location: Some(location) }))
    }

    fn bare(kind: Kind) -> Self {
        Self(Box::new(Inner { kind, location: None }))
    }

    /// Gives it a location unless it has one.
    pub(crate) fn at(mut self, node: Node, span: Span, stop: usize) -> Self {
        self.0.location.get_or_insert(Location { node, span, stop });
        self
    }

    /// What is wrong.
    #[must_use]
    pub fn kind(&self) -> &Kind {
        &self.0.kind
    }

    /// Where it is; `None` only for an error that was not made by reading a tree.
    #[must_use]
    pub fn location(&self) -> Option<Location> {
        self.0.location
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0.kind {
            Kind::UnknownField { found, .. } => write!(f, "there is no field `{found}`"),
            Kind::UnknownVariant { found, .. } => write!(f, "there is no variant `{found}`"),
            Kind::DuplicateField(name) => write!(f, "the field `{name}` is given twice"),
            Kind::MissingField(name) => write!(f, "the field `{name}` is missing"),
            Kind::OtherName { expected, found } => write!(f, "expected a `{expected}`, found a `{found}`"),
            Kind::Expected(expected) => write!(f, "expected {expected}"),
            Kind::OutOfRange => f.write_str("the number is too large or too small"),
            Kind::NotANumber => f.write_str("this is not a number"),
            Kind::NotWhole => f.write_str("this is not a whole number"),
            Kind::BadEscape(what) => write!(f, "a bad escape: {what}"),
            Kind::Invalid { expected, found } => write!(f, "expected {expected}, found {found}"),
            Kind::Custom(message) => f.write_str(message),
        }
    }
}

impl fmt::Display for Expected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Text => "a text in quotation marks",
            Self::Char => "a character in single quotation marks",
            Self::Integer => "a whole number",
            Self::Float => "a number",
            Self::Bool => "`true` or `false`",
            Self::List => "a list in `[…]`",
            Self::Map => "a map in `{…}`",
            Self::Round => "a value in `(…)`",
            Self::Name => "a name",
            Self::Comma => "a comma",
            Self::Colon => "`:`",
            Self::RoundEnd => "`)`",
            Self::ListEnd => "`]`",
        })
    }
}

impl std::error::Error for Error {}

impl serde::de::Error for Error {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::bare(Kind::Custom(message.to_string()))
    }

    fn invalid_type(found: Unexpected<'_>, expected: &dyn SerdeExpected) -> Self {
        Self::invalid_value(found, expected)
    }

    fn invalid_value(found: Unexpected<'_>, expected: &dyn SerdeExpected) -> Self {
        Self::bare(Kind::Invalid { expected: expected.to_string(), found: described(found) })
    }

    fn invalid_length(length: usize, expected: &dyn SerdeExpected) -> Self {
        Self::bare(Kind::Invalid { expected: expected.to_string(), found: length.to_string() })
    }

    fn unknown_variant(found: &str, expected: &'static [&'static str]) -> Self {
        Self::bare(Kind::UnknownVariant { found: found.to_owned(), expected })
    }

    fn unknown_field(found: &str, expected: &'static [&'static str]) -> Self {
        Self::bare(Kind::UnknownField { found: found.to_owned(), expected })
    }

    fn missing_field(field: &'static str) -> Self {
        Self::bare(Kind::MissingField(field))
    }

    fn duplicate_field(field: &'static str) -> Self {
        Self::bare(Kind::DuplicateField(field))
    }
}

/// A value in words.
fn described(found: Unexpected<'_>) -> String {
    match found {
        Unexpected::Bool(value) => format!("the boolean `{value}`"),
        Unexpected::Unsigned(value) => format!("the unsigned integer `{value}`"),
        Unexpected::Signed(value) => format!("the signed integer `{value}`"),
        Unexpected::Float(value) => format!("the floating point number `{value}`"),
        Unexpected::Char(value) => format!("the UTF-8 character `{value}`"),
        Unexpected::Str(value) => format!("the string {value:?}"),
        Unexpected::Bytes(_) => "a byte string".to_owned(),
        Unexpected::Unit => "a unit value".to_owned(),
        Unexpected::Option => "an optional value".to_owned(),
        Unexpected::NewtypeStruct => "a newtype struct".to_owned(),
        Unexpected::Seq => "a sequence".to_owned(),
        Unexpected::Map => "a map".to_owned(),
        Unexpected::Enum => "an enum".to_owned(),
        Unexpected::UnitVariant => "a unit variant".to_owned(),
        Unexpected::NewtypeVariant => "a newtype variant".to_owned(),
        Unexpected::TupleVariant => "a tuple variant".to_owned(),
        Unexpected::StructVariant => "a struct variant".to_owned(),
        Unexpected::Other(other) => other.to_owned(),
    }
}
