//! Values read as the type that serde asks for.

use std::borrow::Cow;

use serde::de::value::BorrowedStrDeserializer;
use serde::de::{Deserializer, Visitor};
use serde::forward_to_deserialize_any;

use super::variant::Variant;
use super::{Part, Reader, Result};
use crate::error::{Error, Expected, Kind};
use crate::scalar;
use crate::tree::Shape;

/// The name by which `ron` is asked for the text of a value instead of the value, as by its `RawValue`.
const TEXT_OF_A_VALUE: &str = "$ron::private::RawValue";

macro_rules! integers {
    ($($read:ident $visit:ident $number:ty;)*) => {$(
        fn $read<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
            let (value, number) = self.integer(stringify!($number))?;
            let number = <$number>::try_from(number);
            let number = number.map_err(|_| value.error(Kind::OutOfRange, value.span()))?;
            value.placed(visitor.$visit(number))
        }
    )*};
}

impl<'de, 't: 'de> Deserializer<'de> for Reader<'_, 't> {
    type Error = Error;

    integers! {
        deserialize_i8 visit_i8 i8;
        deserialize_i16 visit_i16 i16;
        deserialize_i32 visit_i32 i32;
        deserialize_i64 visit_i64 i64;
        deserialize_i128 visit_i128 i128;
        deserialize_u8 visit_u8 u8;
        deserialize_u16 visit_u16 u16;
        deserialize_u32 visit_u32 u32;
        deserialize_u64 visit_u64 u64;
        deserialize_u128 visit_u128 u128;
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        self.any(visitor)
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        match self.word(Expected::Bool)? {
            (value, "true") => value.placed(visitor.visit_bool(true)),
            (value, "false") => value.placed(visitor.visit_bool(false)),
            (value, _) => Err(value.expected(Expected::Bool)),
        }
    }

    fn deserialize_f32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        let (value, number) = self.float("f32")?;
        value.placed(visitor.visit_f32(number as f32))
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        let (value, number) = self.float("f64")?;
        value.placed(visitor.visit_f64(number))
    }

    fn deserialize_char<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        let value = self.single(Expected::Char)?;
        let letter = scalar::character(self.tree.text(value.span()));
        match letter {
            Ok(letter) => value.placed(visitor.visit_char(letter)),
            Err(Kind::Expected(what)) => Err(value.expected(what)),
            Err(kind) => Err(value.error(kind, value.span())),
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        match self.string()? {
            (value, Cow::Borrowed(text)) => value.placed(visitor.visit_borrowed_str(text)),
            (value, Cow::Owned(text)) => value.placed(visitor.visit_string(text)),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        let value = self.single(Expected::Name)?;
        let name = match value.shape() {
            Shape::Word => Some(value.span()),
            Shape::Group(b'(') => self.tree.name(value.node),
            _ => None,
        };
        match (name.map(|name| self.tree.text(name)), value.shape()) {
            (Some("None"), Shape::Word) => value.placed(visitor.visit_none()),
            (Some("Some"), Shape::Group(_)) => {
                let content = Reader { part: Part::Content, ..value };
                let found = value.placed(visitor.visit_some(content))?;
                content.check_single().map(|()| found)
            }
            _ => value.placed(visitor.visit_some(value)),
        }
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        if self.is_named() {
            return Err(self.expected(Expected::Round));
        }
        self.unit(visitor)
    }
    fn deserialize_unit_struct<V: Visitor<'de>>(self, name: &'static str, visitor: V) -> Result<V::Value> {
        if self.shape() == Shape::Word && self.tree.text(self.span()) == name {
            return self.placed(visitor.visit_unit());
        }
        self.check_name(name)?;
        self.unit(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, name: &'static str, visitor: V) -> Result<V::Value> {
        if name == TEXT_OF_A_VALUE {
            let value = self.single(Expected::Name)?;
            return match value.shape() {
                Shape::Empty => Err(value.expected(Expected::Name)),
                _ => value.placed(visitor.visit_borrowed_str(self.tree.text(value.span()))),
            };
        }
        if self.part == Part::Content {
            return self.placed(visitor.visit_newtype_struct(self));
        }
        self.check_name(name)?;
        let value = self.round()?;
        let content = Reader { part: Part::Content, ..value };
        let found = value.placed(visitor.visit_newtype_struct(content))?;
        content.check_single().map(|()| found)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        self.group(b'[', Expected::List)?.elements(Expected::ListEnd, visitor)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value> {
        if self.is_named() {
            return Err(self.expected(Expected::Round));
        }
        self.round()?.elements(Expected::RoundEnd, visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        _: usize,
        visitor: V,
    ) -> Result<V::Value> {
        self.check_name(name)?;
        self.round()?.elements(Expected::RoundEnd, visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        self.group(b'{', Expected::Map)?.pairs(false, visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value> {
        self.check_name(name)?;
        self.round()?.pairs(true, visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value> {
        let value = self.single(Expected::Name)?;
        let variant = Variant::new(value)?;
        value.placed(visitor.visit_enum(variant))
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        let name = self.name(self.span())?;
        let name: BorrowedStrDeserializer<'de, Error> = BorrowedStrDeserializer::new(name);
        self.placed(name.deserialize_any(visitor))
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        self.placed(visitor.visit_unit())
    }

    forward_to_deserialize_any! { bytes byte_buf }
}
