//! The variants of enums.

use serde::de::value::BorrowedStrDeserializer;
use serde::de::{DeserializeSeed, EnumAccess, VariantAccess, Visitor};

use super::{Part, Reader, Result};
use crate::error::{Error, Expected, Kind};
use crate::token::Span;
use crate::tree::Shape;

/// A variant, by its name.
pub(super) struct Variant<'a, 't> {
    value: Reader<'a, 't>,
    name: &'t str,
    span: Span,
}

impl<'a, 't> Variant<'a, 't> {
    pub(super) fn new(value: Reader<'a, 't>) -> Result<Self> {
        let span = match value.shape() {
            Shape::Word => value.span(),
            Shape::Group(_) => value.tree.name(value.node).ok_or_else(|| value.expected(Expected::Name))?,
            Shape::Empty | Shape::Text => return Err(value.expected(Expected::Name)),
        };
        let name = value.name(span)?;
        Ok(Self { value, name, span })
    }

    /// What is between the brackets.
    fn content(&self) -> Result<Reader<'a, 't>> {
        let Reader { tree, node, .. } = self.value;
        let after = self.value.after_name(self.span);
        if self.value.shape() == Shape::Group(b'(') && after.is_none() {
            return Ok(Reader { part: Part::Content, ..self.value });
        }
        let opening = tree.opening(node).filter(|_| self.value.part == Part::Value);
        let at = after.or(opening).unwrap_or_else(|| tree.token_at(self.span.end));
        Err(self.value.error(Kind::Expected(Expected::Round), at))
    }
}

impl<'de, 't: 'de> EnumAccess<'de> for Variant<'_, 't> {
    type Error = Error;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self)> {
        let name: BorrowedStrDeserializer<'de, Error> = BorrowedStrDeserializer::new(self.name);
        let found = seed.deserialize(name);
        let found = found.map_err(|error| error.at(self.value.node, self.span, self.span.start))?;
        Ok((found, self))
    }
}

impl<'de, 't: 'de> VariantAccess<'de> for Variant<'_, 't> {
    type Error = Error;

    fn unit_variant(self) -> Result<()> {
        let opening = self.value.tree.opening(self.value.node).filter(|_| self.value.part == Part::Value);
        match self.value.after_name(self.span).or(opening) {
            None => Ok(()),
            Some(more) => Err(self.value.error(Kind::Expected(Expected::Comma), more)),
        }
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value> {
        let content = self.content()?;
        let value = seed.deserialize(content)?;
        content.check_single().map(|()| value)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value> {
        self.content()?.elements(Expected::RoundEnd, visitor)
    }

    fn struct_variant<V: Visitor<'de>>(self, _: &'static [&'static str], visitor: V) -> Result<V::Value> {
        self.content()?.pairs(true, visitor)
    }
}
