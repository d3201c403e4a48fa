//! The format as the program reads it: every struct with its fields and every enum with its words, collected
//! by a deserializer that offers everything and records what is requested. `docs/format.md` is tested against
//! it, and the JSON Schema takes from it what each word encloses.

use std::cell::RefCell;
use std::collections::BTreeMap;

use serde::de::value::Error as ValueError;
use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error as _, IntoDeserializer, MapAccess, SeqAccess,
    VariantAccess, Visitor,
};
use serde::{Deserialize, forward_to_deserialize_any};

use super::raw;
use crate::dossier::Outcome;

/// The types of the format.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Schema {
    /// The structs, with the type of each field: `text`, `whole number`, `list of Citation`, …
    pub structs: BTreeMap<&'static str, BTreeMap<&'static str, String>>,
    /// The enums, with their words.
    pub enums: BTreeMap<&'static str, &'static [&'static str]>,
    /// What each word of an enum encloses.
    pub enclosed: BTreeMap<(&'static str, &'static str), Enclosed>,
}

/// What a word of an enum encloses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Enclosed {
    /// Nothing.
    Nothing,
    /// Values in brackets, of these types.
    Values(Vec<String>),
    /// The fields of the struct that is called as the word is.
    Fields,
}

impl Schema {
    /// The format of a dossier.
    #[must_use]
    pub fn of_dossier() -> Self {
        let state = State::default();
        // Each time an enum is met, it takes its next word.
        for _ in 0..MOST_PASSES {
            // The result does not matter: some words are not numbers.
            let _ = raw::Dossier::deserialize(Recorder::new(&state, "", "", ""));
            let schema = state.schema.borrow();
            if schema.enclosed.len() == schema.enums.values().map(|words| words.len()).sum::<usize>() {
                break;
            }
        }
        state.schema.into_inner()
    }

    /// True if a dossier cannot be read at all without this field of the struct.
    #[must_use]
    pub fn is_required(of: &'static str, field: &'static str) -> bool {
        (0..MOST_PASSES).any(|first_word| {
            let state = State { without: Some((of, field)), first_word, ..State::default() };
            let read = raw::Dossier::deserialize(Recorder::new(&state, "", "", ""));
            read.is_err_and(|error| error.to_string() == format!("missing field `{field}`"))
        })
    }
}

/// More passes than are needed to meet every word, also of an enum within a word of another.
const MOST_PASSES: usize = 400;

#[derive(Default)]
struct State {
    schema: RefCell<Schema>,
    /// How often each enum was met.
    met: RefCell<BTreeMap<&'static str, usize>>,
    /// The word that each enum begins with.
    first_word: usize,
    without: Option<(&'static str, &'static str)>,
}

/// A deserializer with a value of every type, positioned at a field.
#[derive(Clone)]
struct Recorder<'s> {
    state: &'s State,
    of: &'static str,
    field: &'static str,
    /// The enum and the word whose content this is, if it is no field.
    enclosed_by: Option<(&'static str, &'static str)>,
    /// Which of the values that the word encloses.
    place: usize,
    within: String,
}

impl<'s> Recorder<'s> {
    fn new(state: &'s State, of: &'static str, field: &'static str, within: &str) -> Self {
        Self { state, of, field, enclosed_by: None, place: 0, within: within.to_owned() }
    }

    fn inside(&self, within: &str) -> Self {
        Self { within: format!("{}{within}", self.within), ..self.clone() }
    }

    /// A value that a word of an enum encloses.
    fn enclosed(state: &'s State, by: (&'static str, &'static str), place: usize) -> Self {
        Self { enclosed_by: Some(by), place, ..Self::new(state, "", "", "") }
    }

    /// Records the type of the field.
    fn holds(&self, what: &str) {
        if let Some((of, word)) = self.enclosed_by {
            let mut schema = self.state.schema.borrow_mut();
            if let Enclosed::Values(values) =
                schema.enclosed.entry((of, word)).or_insert(Enclosed::Values(Vec::new()))
                && values.len() == self.place
            {
                values.push(format!("{}{what}", self.within));
            }
        } else if let Some(fields) = self.state.schema.borrow_mut().structs.get_mut(self.of) {
            fields.entry(self.field).or_insert_with(|| format!("{}{what}", self.within));
        }
    }

    /// Yields the fields of a struct in turn, except the one to be left out.
    fn fields(&self, of: &'static str, fields: &'static [&'static str]) -> Fields<'s> {
        self.state.schema.borrow_mut().structs.entry(of).or_default();
        let left =
            fields.iter().copied().filter(|field| self.state.without != Some((of, *field))).rev().collect();
        Fields { state: self.state, of, left, field: "" }
    }
}

macro_rules! values {
    ($($read:ident $visit:ident $what:literal $value:expr;)*) => {$(
        fn $read<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ValueError> {
            self.holds($what);
            visitor.$visit($value)
        }
    )*};
}

impl<'de> Deserializer<'de> for Recorder<'_> {
    type Error = ValueError;

    values! {
        deserialize_bool visit_bool "true or false" false;
        deserialize_u32 visit_u32 "whole number" 1;
        deserialize_u64 visit_u64 "whole number" 1;
        deserialize_f64 visit_f64 "number" 1.0;
        deserialize_str visit_borrowed_str "text" "x";
        deserialize_string visit_borrowed_str "text" "x";
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ValueError> {
        // Only questions and positions are read in this way.
        if (self.of, self.field) == ("Dossier", "questions") {
            self.holds("Question");
            return visitor.visit_map(self.fields("Question", &["ask", "positions"]));
        }
        self.holds("LonLat");
        visitor.visit_map(self.fields("LonLat", &["lon", "lat"]))
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, ValueError> {
        // Only outcomes are read in this way.
        self.holds("Outcome");
        let mut schema = self.state.schema.borrow_mut();
        schema.enums.insert("Outcome", &Outcome::WORDS);
        schema.enclosed.extend(Outcome::WORDS.map(|word| (("Outcome", word), Enclosed::Nothing)));
        drop(schema);
        visitor.visit_borrowed_str(Outcome::WORDS[0])
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ValueError> {
        visitor.visit_some(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ValueError> {
        visitor.visit_seq(Some1(Some(self.inside("list of "))))
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ValueError> {
        visitor.visit_map(Entry(Some(self.inside("table of "))))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ValueError> {
        self.holds(name);
        visitor.visit_map(self.fields(name, fields))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ValueError> {
        self.holds(name);
        self.state.schema.borrow_mut().enums.insert(name, variants);
        let mut met = self.state.met.borrow_mut();
        let times = met.entry(name).or_default();
        let word = variants.get((self.state.first_word + *times) % variants.len().max(1)).copied();
        *times += 1;
        drop(met);
        let word = word.ok_or_else(|| ValueError::custom("an enum without words"))?;
        visitor.visit_enum(Variant { state: self.state, of: name, word })
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i64 i128 u8 u16 u128 f32 char bytes byte_buf unit unit_struct tuple
        tuple_struct identifier ignored_any
    }
}

struct Fields<'s> {
    state: &'s State,
    of: &'static str,
    left: Vec<&'static str>,
    field: &'static str,
}

impl<'de> MapAccess<'de> for Fields<'_> {
    type Error = ValueError;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, ValueError> {
        let Some(field) = self.left.pop() else { return Ok(None) };
        self.field = field;
        seed.deserialize(field.into_deserializer()).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, ValueError> {
        seed.deserialize(Recorder::new(self.state, self.of, self.field, ""))
    }
}

/// A list of one element.
struct Some1<'s>(Option<Recorder<'s>>);

impl<'de> SeqAccess<'de> for Some1<'_> {
    type Error = ValueError;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, ValueError> {
        self.0.take().map(|one| seed.deserialize(one)).transpose()
    }
}

/// A map of one entry.
struct Entry<'s>(Option<Recorder<'s>>);

impl<'de> MapAccess<'de> for Entry<'_> {
    type Error = ValueError;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, ValueError> {
        self.0.as_ref().map(|_| seed.deserialize("x".into_deserializer())).transpose()
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, ValueError> {
        let one = self.0.take().ok_or_else(|| ValueError::custom("a value without a key"))?;
        seed.deserialize(one)
    }
}

/// One word of an enum.
struct Variant<'s> {
    state: &'s State,
    of: &'static str,
    word: &'static str,
}

impl Variant<'_> {
    fn encloses(&self, what: Enclosed) {
        self.state.schema.borrow_mut().enclosed.entry((self.of, self.word)).or_insert(what);
    }
}

impl<'de> EnumAccess<'de> for Variant<'_> {
    type Error = ValueError;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), ValueError> {
        let word = seed.deserialize(self.word.into_deserializer())?;
        Ok((word, self))
    }
}

impl<'de> VariantAccess<'de> for Variant<'_> {
    type Error = ValueError;

    fn unit_variant(self) -> Result<(), ValueError> {
        self.encloses(Enclosed::Nothing);
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, ValueError> {
        seed.deserialize(Recorder::enclosed(self.state, (self.of, self.word), 0))
    }

    fn tuple_variant<V: Visitor<'de>>(self, length: usize, visitor: V) -> Result<V::Value, ValueError> {
        visitor.visit_seq(Values { word: self, next: 0, length })
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ValueError> {
        self.encloses(Enclosed::Fields);
        visitor.visit_map(Recorder::new(self.state, "", "", "").fields(self.word, fields))
    }
}

/// The values that a word encloses.
struct Values<'s> {
    word: Variant<'s>,
    next: usize,
    length: usize,
}

impl<'de> SeqAccess<'de> for Values<'_> {
    type Error = ValueError;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, ValueError> {
        if self.next == self.length {
            return Ok(None);
        }
        let by = (self.word.of, self.word.word);
        let value = seed.deserialize(Recorder::enclosed(self.word.state, by, self.next))?;
        self.next += 1;
        Ok(Some(value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_words_enclose_is_recorded() {
        let schema = Schema::of_dossier();
        let values = |of, word| match &schema.enclosed[&(of, word)] {
            Enclosed::Values(values) => values.join(", "),
            other => format!("{other:?}"),
        };
        assert_eq!(values("Quantity", "Between"), "whole number, whole number");
        assert_eq!(values("Quantity", "Named"), "list of text");
        assert_eq!(values("Quantity", "NotGiven"), "Nothing");
        assert_eq!(values("Location", "Point"), "LonLat");
        assert_eq!(values("Location", "Line"), "list of LonLat");
        assert_eq!(values("Precision", "Km"), "number");
        assert_eq!(values("Says", "Count"), "Fields");
        let words: usize = schema.enums.values().map(|words| words.len()).sum();
        assert_eq!(schema.enclosed.len(), words, "some words were not met");
    }
}
