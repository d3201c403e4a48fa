//! What a claim counts, as the file has it: a word of the format, or the id of an outcome that the dossier declares.

use std::borrow::Cow;
use std::fmt;

use ron_tree::{Kind, Tokens};
use serde::de::{Deserialize, Deserializer, Error, Unexpected, Visitor};

use super::dialect;
use super::raw::Word;
use crate::dossier::Outcome;

/// What a claim counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Counted<'a> {
    /// An outcome of the format: `Killed`.
    Format(Outcome),
    /// The id of a declared outcome: `"excess-deaths"`.
    Declared(Word<'a>),
}

/// An outcome of the format by its word, or a declared one by its id.
impl From<Outcome> for Counted<'_> {
    fn from(outcome: Outcome) -> Self {
        match outcome.declared() {
            Some(declared) => Self::Declared(Word(Cow::Borrowed(declared.id()))),
            None => Self::Format(outcome),
        }
    }
}

/// The name by which `ron` is asked for the text of a value instead of the value: neither a word nor a text can be asked for
/// without knowing which of them it is.
pub(super) const TEXT_OF_A_VALUE: &str = "$ron::private::RawValue";

impl<'de: 'a, 'a> Deserialize<'de> for Counted<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_newtype_struct(TEXT_OF_A_VALUE, CountedVisitor)
    }
}

struct CountedVisitor;

impl<'de> Visitor<'de> for CountedVisitor {
    type Value = Counted<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an outcome such as `Killed`, or the id of a declared one in quotation marks")
    }

    /// In JSON a word is a text as well; no id has capital letters.
    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        let word = Word::deserialize(deserializer)?;
        Ok(Outcome::of_word(&word.0).map_or(Counted::Declared(word), Counted::Format))
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Self::Value, E> {
        let mut tokens = Tokens::new(text, 0);
        let first = tokens.next().filter(|_| tokens.next().is_none());
        let Some(first) = first else {
            return Err(E::invalid_type(Unexpected::Other("several words"), &self));
        };
        let word = &text[first.span.range()];
        match first.kind {
            Kind::Word if word.starts_with(|c: char| c.is_ascii_digit() || "+-.".contains(c)) => {
                Err(E::invalid_type(Unexpected::Other(&format!("the number `{word}`")), &self))
            }
            Kind::Word => {
                let word = word.strip_prefix("r#").unwrap_or(word);
                let known = Outcome::of_word(word).map(Counted::Format);
                known.ok_or_else(|| E::unknown_variant(word, &Outcome::WORDS))
            }
            Kind::Text => {
                let id = dialect().from_str::<Word<'de>>(word);
                id.map(Counted::Declared).map_err(|error| E::custom(error.code))
            }
            _ => Err(E::invalid_type(Unexpected::Other("something in brackets"), &self)),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::load::read;

    fn diagnose(outcome: &str) -> Vec<String> {
        let text = format!(
            "Dossier(format: 2, title: \"T\", groups: {{\"g\": (name: \"G\")}}, sources: {{\"s\": (name: \"S\")}}, \
             documents: {{\"d\": (title: \"D\")}}, outcomes: {{\"shots\": (name: \"shots fired\", counts: Things)}}, claims: {{\
             \"b\": (by: \"s\", document: \"d\", paragraph: 1, says: Count(outcome: \"shots\", of: \"g\")), \
             \"c\": (by: \"s\", document: \"d\", paragraph: 2, says: Count(outcome: {outcome}, of: \"g\"))}})"
        );
        let loaded = read(&text);
        let told =
            loaded.diagnostics.iter().map(|one| format!("{}: {} {:?}", one.code, one.message, one.hint));
        assert_eq!(loaded.dossier.is_some(), loaded.diagnostics.is_empty());
        told.collect()
    }

    #[test]
    fn an_outcome_is_a_word_or_an_id() {
        for outcome in [
            "Killed",
            "\"shots\"",
            "/* Wounded? */ Killed // no\n",
            "r\"shots\"",
            "\"sh\\u{6f}ts\"",
            "r#Killed",
        ] {
            assert_eq!(diagnose(outcome), [""; 0], "{outcome}");
        }
        for (outcome, told) in [
            ("Killd", "unknown-variant: `Killd` is not known here Some(\"did you mean `Killed`?\")"),
            ("\"shot\"", "unknown-id: there is no outcome `shot` Some(\"did you mean `shots`?\")"),
            (
                "\"Killed\"",
                "unknown-id: there is no outcome `Killed` Some(\"write `Killed` without quotation marks\")",
            ),
        ] {
            assert_eq!(diagnose(outcome), [told], "{outcome}");
        }
        for (outcome, found) in [
            ("3", "the number `3`"),
            ("[Killed]", "several words"),
            ("()", "several words"),
            ("Killed(3)", "several words"),
        ] {
            let told = diagnose(outcome);
            assert!(told[0].starts_with("wrong-type: ") && told[0].contains(found), "{outcome}: {told:?}");
        }
    }
}
