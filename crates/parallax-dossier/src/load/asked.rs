//! A question, as the file has it: a text, or a text with the positions that answers take.

use std::fmt;

use serde::Deserialize as DeriveDeserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};

use super::raw::Entries;

/// A question. One without positions is written as its text alone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Question {
    /// The question itself.
    pub ask: Option<String>,
    /// The positions that answers take, by id.
    pub positions: Entries<String>,
}

impl From<&str> for Question {
    fn from(ask: &str) -> Self {
        ask.to_owned().into()
    }
}

impl From<String> for Question {
    fn from(ask: String) -> Self {
        Self { ask: Some(ask), positions: Entries::default() }
    }
}

/// The fields of a question in brackets.
#[derive(Default, DeriveDeserialize)]
#[serde(rename = "Question", default, deny_unknown_fields)]
struct Fields {
    ask: Option<String>,
    positions: Entries<String>,
}

impl<'de> Deserialize<'de> for Question {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(QuestionVisitor)
    }
}

struct QuestionVisitor;

impl<'de> Visitor<'de> for QuestionVisitor {
    type Value = Question;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a question in quotation marks, or `(ask: \"…\", positions: { … })`")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        Ok(text.into())
    }

    /// `()`: a question with none of its fields.
    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(Question::default())
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        let Fields { ask, positions } = Fields::deserialize(MapAccessDeserializer::new(map))?;
        Ok(Question { ask, positions })
    }
}
