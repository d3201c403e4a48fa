//! The members of a value, as serde asks for them.

use serde::de::value::BorrowedStrDeserializer;
use serde::de::{DeserializeSeed, MapAccess, SeqAccess};

use super::{Part, Reader, Result};
use crate::error::{Error, Expected, Kind};
use crate::token::Span;
use crate::tree::{Node, Shape};

/// The members of a value that are not left out.
#[derive(Clone, Copy)]
struct Cursor<'a, 't> {
    of: Reader<'a, 't>,
    at: u32,
    end: u32,
}

impl<'a, 't> Cursor<'a, 't> {
    fn new(of: Reader<'a, 't>) -> Self {
        Self { of, at: of.node.0 + 1, end: of.tree.member(of.node).next }
    }

    fn next(&mut self) -> Option<Node> {
        while self.at < self.end {
            let node = Node(self.at);
            self.at = self.of.tree.member(node).next;
            if self.of.is_live(node) {
                return Some(node);
            }
        }
        None
    }
}

/// The elements of a list or tuple.
pub(super) struct Elements<'a, 't>(Cursor<'a, 't>);

impl<'a, 't> Elements<'a, 't> {
    pub(super) fn new(of: Reader<'a, 't>) -> Self {
        Self(Cursor::new(of))
    }

    /// The first element that was not asked for.
    pub(super) fn rest(&mut self) -> Option<Node> {
        self.0.next()
    }
}

impl<'de, 't: 'de> SeqAccess<'de> for Elements<'_, 't> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>> {
        let Some(node) = self.0.next() else { return Ok(None) };
        let of = self.0.of;
        let Some(key) = of.tree.key(node) else { return seed.deserialize(of.at(node)).map(Some) };
        // What stands before the colon is read as the element.
        seed.deserialize(Reader { node, part: Part::Key, ..of })?;
        Err(Error::new(Kind::Expected(Expected::Comma), node, of.tree.token_at(key.end)))
    }
}

/// The fields of a struct, or the entries of a map.
pub(super) struct Pairs<'a, 't> {
    cursor: Cursor<'a, 't>,
    is_struct: bool,
    last: Option<Node>,
}

impl<'a, 't> Pairs<'a, 't> {
    pub(super) fn new(of: Reader<'a, 't>, is_struct: bool) -> Self {
        Self { cursor: Cursor::new(of), is_struct, last: None }
    }

    /// The member that was asked for last.
    pub(super) const fn last(&self) -> Option<Node> {
        self.last
    }
}

impl<'de, 't: 'de> MapAccess<'de> for Pairs<'_, 't> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>> {
        let Some(node) = self.cursor.next() else { return Ok(None) };
        self.last = Some(node);
        let value = self.cursor.of.at(node);
        if self.is_struct {
            return name(value, seed).map(Some);
        }
        if value.tree.key(node).is_some() {
            return seed.deserialize(Reader { part: Part::Key, ..value }).map(Some);
        }
        seed.deserialize(value)?;
        let after = value.tree.token_at(value.span().end);
        Err(value.error(Kind::Expected(Expected::Colon), after))
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value> {
        // serde asks for a value only after its key.
        let node = self.last.unwrap_or(self.cursor.of.node);
        seed.deserialize(self.cursor.of.at(node))
    }
}

/// The part that stands where a key should, and what follows it if that is no colon.
fn key(value: Reader<'_, '_>) -> (Span, Option<Span>) {
    let (tree, node) = (value.tree, value.node);
    match (tree.key(node), tree.name(node)) {
        (Some(key), _) => (key, value.after_name(key)),
        (None, Some(name)) => (name, Some(tree.token_at(name.end))),
        (None, None) => {
            let value = tree.value(node);
            let first = tree.token_at(value.start);
            let key = if tree.shape(node) == Shape::Empty { first } else { value };
            (key, Some(tree.token_at(value.end)))
        }
    }
}

/// Reads the name of a field.
fn name<'de, 't: 'de, K: DeserializeSeed<'de>>(value: Reader<'_, 't>, seed: K) -> Result<K::Value> {
    let (span, wrong) = key(value);
    let name = value.name(span)?;
    let name: BorrowedStrDeserializer<'de, Error> = BorrowedStrDeserializer::new(name);
    let key = seed.deserialize(name).map_err(|error| error.at(value.node, span, span.start))?;
    match wrong {
        None => Ok(key),
        Some(wrong) => Err(value.error(Kind::Expected(Expected::Colon), wrong)),
    }
}
