//! The format as the program reads it: every struct with its fields and every enum with its words, collected
//! by a deserializer that offers everything and records what is requested. `docs/format.md` is tested against
//! it.
//!
//! The program never calls this.

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
}

impl Schema {
    /// The format of a dossier.
    #[must_use]
    pub fn of_dossier() -> Self {
        let state = State::default();
        // Each pass takes one word of every enum; the longest enum has fewer than this.
        for _ in 0..MOST_WORDS {
            // The result does not matter: some words are not numbers.
            let _ = raw::Dossier::deserialize(Recorder::new(&state, "", "", ""));
            state.turn.replace_with(|turn| *turn + 1);
        }
        state.schema.into_inner()
    }

    /// True if a dossier cannot be read at all without this field of the struct.
    #[must_use]
    pub fn is_required(of: &'static str, field: &'static str) -> bool {
        (0..MOST_WORDS).any(|turn| {
            let state = State { without: Some((of, field)), ..State::default() };
            state.turn.replace(turn);
            let read = raw::Dossier::deserialize(Recorder::new(&state, "", "", ""));
            read.is_err_and(|error| error.to_string() == format!("missing field `{field}`"))
        })
    }
}

const MOST_WORDS: usize = 16;

#[derive(Default)]
struct State {
    schema: RefCell<Schema>,
    turn: RefCell<usize>,
    without: Option<(&'static str, &'static str)>,
}

/// A deserializer with a value of every type, positioned at a field.
#[derive(Clone)]
struct Recorder<'s> {
    state: &'s State,
    of: &'static str,
    field: &'static str,
    within: String,
}

impl<'s> Recorder<'s> {
    fn new(state: &'s State, of: &'static str, field: &'static str, within: &str) -> Self {
        Self { state, of, field, within: within.to_owned() }
    }

    fn inside(&self, within: &str) -> Self {
        Self::new(self.state, self.of, self.field, &format!("{}{within}", self.within))
    }

    /// Records the type of the field.
    fn holds(&self, what: &str) {
        if let Some(fields) = self.state.schema.borrow_mut().structs.get_mut(self.of) {
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
        // Only positions are read in this way.
        visitor.visit_map(self.fields("LonLat", &["lon", "lat"]))
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, ValueError> {
        // Only outcomes are read in this way.
        self.holds("Outcome");
        self.state.schema.borrow_mut().enums.insert("Outcome", &Outcome::WORDS);
        visitor.visit_borrowed_str(Outcome::WORDS[*self.state.turn.borrow() % Outcome::WORDS.len()])
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
        let turn = *self.state.turn.borrow();
        let word = variants.get(turn % variants.len().max(1)).copied();
        visitor.visit_enum(Variant(self, word.ok_or_else(|| ValueError::custom("an enum without words"))?))
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
struct Variant<'s>(Recorder<'s>, &'static str);

impl<'de> EnumAccess<'de> for Variant<'_> {
    type Error = ValueError;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), ValueError> {
        let word = seed.deserialize(self.1.into_deserializer())?;
        Ok((word, self))
    }
}

impl<'de> VariantAccess<'de> for Variant<'_> {
    type Error = ValueError;

    fn unit_variant(self) -> Result<(), ValueError> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, ValueError> {
        // The content of a variant is not a field.
        seed.deserialize(Recorder::new(self.0.state, "", "", ""))
    }

    fn tuple_variant<V: Visitor<'de>>(self, length: usize, visitor: V) -> Result<V::Value, ValueError> {
        let numbers = std::iter::repeat_n(1_u64, length);
        visitor.visit_seq(serde::de::value::SeqDeserializer::new(numbers))
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ValueError> {
        visitor.visit_map(self.0.fields(self.1, fields))
    }
}
