//! The names by which serde asks for a struct.

use serde::de::{Deserialize, Deserializer, Error as _, Visitor, value::Error};
use serde::forward_to_deserialize_any;

/// The name of a struct and of its fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StructNames {
    /// The name of the struct.
    pub name: &'static str,
    /// The names of its fields.
    pub fields: &'static [&'static str],
}

/// Returns the names in the struct `T`; `None` if `T` is no struct.
#[must_use]
pub fn struct_names<'de, T: Deserialize<'de>>() -> Option<StructNames> {
    let mut names = None;
    // Asking ends at the first question.
    let _ = T::deserialize(Ask(&mut names));
    names
}

struct Ask<'n>(&'n mut Option<StructNames>);

impl<'de> Deserializer<'de> for Ask<'_> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Error> {
        Err(Error::custom("this is no struct"))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        _: V,
    ) -> Result<V::Value, Error> {
        *self.0 = Some(StructNames { name, fields });
        Err(Error::custom("the names are known"))
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit
        unit_struct newtype_struct seq tuple tuple_struct map enum identifier ignored_any
    }
}
