//! Drafts and their values as serde writes them: by the names of the format, without what is left out, so that the
//! `Deserialize` of the same types gives the draft back.
//!
//! A word that encloses nothing is a text; a word that encloses something is a map of one entry, from the word to what it
//! encloses: a value, a list of several, or a map of fields.

use serde::ser::{Error as _, Serialize, SerializeMap, Serializer};

use super::value::{TakeParts, Value};
use super::{Dossier, Entries, Node};

impl Serialize for Dossier<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut parts = Parts { map: serializer.serialize_map(None)?, done: Ok(()) };
        self.parts(&mut parts);
        parts.done?;
        parts.map.end()
    }
}

/// Writes the fields of a dossier one after the other, until one cannot be written.
struct Parts<M: SerializeMap> {
    map: M,
    done: Result<(), M::Error>,
}

impl<M: SerializeMap> TakeParts for Parts<M> {
    fn field(&mut self, name: &'static str, value: &impl Value) {
        if self.done.is_ok() && !value.is_default() {
            self.done = self.map.serialize_entry(name, &value.node());
        }
    }

    fn table(&mut self, name: &'static str, table: &Entries<impl Value>) {
        if self.done.is_ok() && !table.is_empty() {
            self.done = self.map.serialize_entry(name, &Rows(table));
        }
    }
}

/// A table, whose rows become nodes one at a time.
struct Rows<'t, T>(&'t Entries<T>);

impl<T: Value> Serialize for Rows<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(id, row)| (id, row.node())))
    }
}

impl Serialize for Node {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Plain(written) => serialize_plain(written, serializer),
            Self::Text(text) => serializer.serialize_str(text),
            Self::Choice { word, inner: None, .. } => serializer.serialize_str(word),
            Self::Choice { word, inner: Some(inner), .. } => {
                // What a word encloses alone stands without a list.
                let alone = match &**inner {
                    Self::Tuple(items) if items.len() == 1 => items.first(),
                    _ => None,
                };
                serializer.collect_map([(word, alone.unwrap_or(inner))])
            }
            Self::Tuple(items) | Self::List { items, .. } => serializer.collect_seq(items),
            Self::Fields { fields, .. } => {
                serializer.collect_map(fields.iter().map(|(name, value)| (name, value)))
            }
            Self::Table(entries) => serializer.collect_map(entries.iter().map(|(key, value)| (key, value))),
        }
    }
}

fn serialize_plain<S: Serializer>(written: &str, serializer: S) -> Result<S::Ok, S::Error> {
    if let Ok(flag) = written.parse::<bool>() {
        serializer.serialize_bool(flag)
    } else if let Ok(number) = written.parse::<u64>() {
        serializer.serialize_u64(number)
    } else if let Some(number) = written.parse::<f64>().ok().filter(|number| number.is_finite()) {
        serializer.serialize_f64(number)
    } else {
        // Only a draft can hold it, and no sound one.
        Err(S::Error::custom(format!("{written} is not a number")))
    }
}
