//! Values that are words, alone or with what they enclose.

use super::super::layout::Node;
use super::super::newer::Newer;
use super::super::{Assessed, Counted, Location, Quantity, Word, WordRange};
use super::Value;
use crate::dossier::{
    Age, Attribution, Axis, Column, Counts, Decimal, DocumentKind, EvidenceKind, Extent, GroupBy, Identity,
    IntervalKind, OfRange, PlaceKind, PlaceRole, Precision, Sex, ShapeKind, Sort, SourceKind, Stance, Status,
    Tolerance, View,
};
use crate::load::newer::is_newer;
use crate::load::site::Site;

/// Words that enclose values, the word that stands alone, and whether that one is the default.
macro_rules! choices {
    ($($of:ident $(<$life:lifetime>)? { $($word:ident($($value:ident),*))* ; $($alone:ident)* } $(default $default:ident)?;)*) => {$(
        impl Value for $of $(<$life>)? {
            fn node(&self) -> Node {
                match self {
                    $(Self::$word($($value),*) => {
                        choice(stringify!($of), stringify!($word), Some(Node::Tuple(vec![$($value.node()),*])))
                    })*
                    $(Self::$alone => choice(stringify!($of), stringify!($alone), None),)*
                }
            }

            fn is_default(&self) -> bool {
                false $(|| matches!(self, Self::$default))?
            }

            #[allow(unused_variables, reason = "what is in a newer word is not looked at")]
            fn newer(&self, at: Site) -> Option<Newer> {
                match self {
                    $(Self::$word($($value),*) => {
                        if const { is_newer(stringify!($of), stringify!($word)) } {
                            return Some((at, stringify!($word).into()));
                        }
                        $(let found = $value.newer(at);
                        if found.is_some() {
                            return found;
                        })*
                    })*
                    $(Self::$alone => {
                        if const { is_newer(stringify!($of), stringify!($alone)) } {
                            return Some((at, stringify!($alone).into()));
                        }
                    })*
                }
                None
            }
        }
    )*};
}
choices! {
    Location { Point(spot) Line(spots) Area(spots); NotLocated } default NotLocated;
    Age { Years(n) Between(from, until) Months(n); };
    Assessed<'_> { Claim(id) Event(id) Place(id); };
    Precision { Km(km); Schematic NotStated } default NotStated;
    WordRange { Exactly(n) AtLeast(n) MoreThan(n) AtMost(n) FewerThan(n) Between(low, high); NoRange };
    Tolerance { Percent(percent); };
}

impl Value for Quantity<'_> {
    fn node(&self) -> Node {
        let of = |of: &Word<'_>| ("of", of.node());
        let (word, inner) = match self {
            Self::Exactly(n) => ("Exactly", Node::Tuple(vec![n.node()])),
            Self::AtLeast(n) => ("AtLeast", Node::Tuple(vec![n.node()])),
            Self::MoreThan(n) => ("MoreThan", Node::Tuple(vec![n.node()])),
            Self::AtMost(n) => ("AtMost", Node::Tuple(vec![n.node()])),
            Self::FewerThan(n) => ("FewerThan", Node::Tuple(vec![n.node()])),
            Self::Between(low, high) => ("Between", Node::Tuple(vec![low.node(), high.node()])),
            Self::About(n) => ("About", Node::Tuple(vec![n.node()])),
            Self::Words(words) => ("Words", Node::Tuple(vec![words.node()])),
            Self::Named(people) => ("Named", Node::Tuple(vec![people.node()])),
            Self::Estimate(estimate) => ("Estimate", estimate.node()),
            Self::Times { times, of: claim } => {
                ("Times", Node::Fields { of: "Times", fields: vec![("times", times.node()), of(claim)] })
            }
            Self::Half { of: claim } => ("Half", Node::Fields { of: "Half", fields: vec![of(claim)] }),
            Self::Most { of: claim } => ("Most", Node::Fields { of: "Most", fields: vec![of(claim)] }),
            Self::NotGiven => return choice("Quantity", "NotGiven", None),
        };
        choice("Quantity", word, Some(inner))
    }

    fn is_default(&self) -> bool {
        matches!(self, Self::NotGiven)
    }

    fn newer(&self, at: Site) -> Option<Newer> {
        let word = match self {
            Self::Estimate(_) => "Estimate",
            Self::Times { .. } => "Times",
            Self::Half { .. } => "Half",
            Self::Most { .. } => "Most",
            _ => return None,
        };
        Some((at, word.into()))
    }
}

impl Value for Decimal {
    fn node(&self) -> Node {
        Node::Plain(self.digits())
    }
}

/// Words that enclose nothing are written as they are called in the program, and left out where they are the default.
macro_rules! words {
    ($($of:ident)*) => {$(
        impl Value for $of {
            fn node(&self) -> Node {
                Node::Choice { of: stringify!($of), word: format!("{self:?}").into(), inner: None }
            }

            fn is_default(&self) -> bool {
                *self == Self::default()
            }

            fn newer(&self, at: Site) -> Option<Newer> {
                // Most have the default, which needs no text to be compared.
                if self.is_default() {
                    return None;
                }
                let word = format!("{self:?}");
                is_newer(stringify!($of), &word).then(|| (at, word.into()))
            }
        }
    )*};
}
words! { Counts DocumentKind EvidenceKind Extent PlaceKind PlaceRole ShapeKind SourceKind Identity IntervalKind OfRange Attribution Stance }

impl Value for Counted<'_> {
    fn node(&self) -> Node {
        match self {
            Self::Format(outcome) => choice("Outcome", outcome.name(), None),
            Self::Declared(id) => id.node(),
        }
    }

    fn newer(&self, at: Site) -> Option<Newer> {
        match self {
            Self::Format(outcome) => is_newer("Outcome", outcome.name()).then(|| (at, outcome.name().into())),
            // The table of such outcomes is newer itself.
            Self::Declared(_) => None,
        }
    }
}

/// The same for words without a default.
macro_rules! plain_words {
    ($($of:ident)*) => {$(
        impl Value for $of {
            fn node(&self) -> Node {
                Node::Choice { of: stringify!($of), word: format!("{self:?}").into(), inner: None }
            }

            fn newer(&self, at: Site) -> Option<Newer> {
                let word = format!("{self:?}");
                is_newer(stringify!($of), &word).then(|| (at, word.into()))
            }
        }
    )*};
}
plain_words! { Axis Column GroupBy Sex Sort Status View }

pub(super) fn choice(of: &'static str, word: &'static str, inner: Option<Node>) -> Node {
    Node::Choice { of, word: word.into(), inner: inner.map(Box::new) }
}
