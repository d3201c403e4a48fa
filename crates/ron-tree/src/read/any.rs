//! Values read as whatever they look like.

use std::borrow::Cow;

use serde::de::Visitor;

use super::{Part, Reader, Result};
use crate::error::{Expected, Kind};
use crate::scalar;
use crate::tree::Shape;

impl<'t> Reader<'_, 't> {
    pub(super) fn any<'de, V: Visitor<'de>>(self, visitor: V) -> Result<V::Value>
    where
        't: 'de,
    {
        if self.part == Part::Content {
            return self.any_content(visitor);
        }
        match self.shape() {
            Shape::Empty => Err(self.expected(Expected::Name)),
            Shape::Word => self.any_word(visitor),
            Shape::Text => self.any_text(visitor),
            Shape::Group(b'[') => self.elements(Expected::ListEnd, visitor),
            Shape::Group(b'{') => self.pairs(false, visitor),
            Shape::Group(_) => self.any_round(visitor),
        }
    }

    /// Within the brackets of a variant: fields, elements, or a single value.
    fn any_content<'de, V: Visitor<'de>>(self, visitor: V) -> Result<V::Value>
    where
        't: 'de,
    {
        let mut children = self.children();
        match (children.next(), children.next()) {
            (None, _) => self.placed(visitor.visit_unit()),
            (Some(first), None) if self.tree.key(first).is_none() => self.at(first).any(visitor),
            _ => self.any_round(visitor),
        }
    }

    fn any_round<'de, V: Visitor<'de>>(self, visitor: V) -> Result<V::Value>
    where
        't: 'de,
    {
        let name = self.tree.name(self.node).map(|name| scalar::name(self.tree.text(name)));
        if self.part == Part::Value && name.is_some_and(|name| name.is_none_or(|(_, rest)| !rest.is_empty()))
        {
            return Err(self.expected(Expected::Name));
        }
        match self.children().next() {
            None if self.tree.name(self.node).is_none() => self.placed(visitor.visit_unit()),
            Some(first) if self.tree.key(first).is_some() => self.pairs(true, visitor),
            _ => self.elements(Expected::RoundEnd, visitor),
        }
    }

    fn any_text<'de, V: Visitor<'de>>(self, visitor: V) -> Result<V::Value>
    where
        't: 'de,
    {
        let text = self.tree.text(self.span());
        if text.starts_with('\'') {
            let letter = scalar::character(text).map_err(|kind| self.error(kind, self.span()))?;
            return self.placed(visitor.visit_char(letter));
        }
        match self.string()? {
            (value, Cow::Borrowed(text)) => value.placed(visitor.visit_borrowed_str(text)),
            (value, Cow::Owned(text)) => value.placed(visitor.visit_string(text)),
        }
    }

    fn any_word<'de, V: Visitor<'de>>(self, visitor: V) -> Result<V::Value>
    where
        't: 'de,
    {
        let word = self.tree.text(self.span());
        self.placed(match word {
            "true" => visitor.visit_bool(true),
            "false" => visitor.visit_bool(false),
            "None" => visitor.visit_none(),
            _ if scalar::float(word, "").is_err() && scalar::name(word).is_some() => visitor.visit_unit(),
            _ => match scalar::integer(word, "") {
                Ok(number) if number < 0 => match i64::try_from(number) {
                    Ok(number) => visitor.visit_i64(number),
                    Err(_) => visitor.visit_i128(number),
                },
                Ok(number) => match u64::try_from(number) {
                    Ok(number) => visitor.visit_u64(number),
                    Err(_) => visitor.visit_i128(number),
                },
                Err(_) => match scalar::float(word, "") {
                    Ok(number) => visitor.visit_f64(number),
                    Err(Kind::Expected(_)) => return Err(self.error(Kind::NotANumber, self.span())),
                    Err(kind) => return Err(self.error(kind, self.span())),
                },
            },
        })
    }
}
