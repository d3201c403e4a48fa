//! Reads nodes into types, by serde.

mod any;
mod asked;
mod members;
mod variant;

use std::borrow::Cow;
use std::collections::HashSet;

use serde::de::Visitor;

use super::error::{Error, Expected, Kind};
use super::scalar;
use super::token::{Span, Tokens};
use super::tree::{Node, Shape, Tree, shape};
use members::{Elements, Pairs};

/// Nodes that are left out, as if they were not in the text.
pub type Skipped = HashSet<Node>;

/// A value of a tree, which serde can read.
#[derive(Clone, Copy, Debug)]
pub struct Reader<'a, 't> {
    tree: &'a Tree<'t>,
    skipped: &'a Skipped,
    node: Node,
    part: Part,
}

/// Which part of a node is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Value,
    /// What is between the brackets of a variant, or of `Some(…)`.
    Content,
    Key,
}

impl<'t> Tree<'t> {
    /// Reads the value of `node`, leaving out the nodes that are `skipped`.
    ///
    /// Errors of syntax do not prevent it; see [`errors`](Self::errors) first.
    ///
    /// ```
    /// use ron_tree::{ErrorKind, Skipped, Tree};
    /// use serde::Deserialize;
    ///
    /// let tree = Tree::new("{\"a\": 1, \"b\": -2, \"c\": 3}");
    /// let root = tree.root().unwrap();
    /// type Map = std::collections::BTreeMap<String, u8>;
    /// let mut skipped = Skipped::new();
    /// let error = Map::deserialize(tree.reader(root, &skipped)).unwrap_err();
    /// assert_eq!(error.kind(), &ErrorKind::OutOfRange);
    /// let location = error.location().unwrap();
    /// assert_eq!(tree.text(location.span), "-2");
    /// skipped.insert(location.node);
    /// assert_eq!(Map::deserialize(tree.reader(root, &skipped)).unwrap().len(), 2);
    /// ```
    #[must_use]
    pub const fn reader<'a>(&'a self, node: Node, skipped: &'a Skipped) -> Reader<'a, 't> {
        Reader { tree: self, skipped, node, part: Part::Value }
    }

    /// The same for the key of `node`.
    #[must_use]
    pub const fn key_reader<'a>(&'a self, node: Node, skipped: &'a Skipped) -> Reader<'a, 't> {
        Reader { tree: self, skipped, node, part: Part::Key }
    }

    /// The first token from `at` on; empty at the end of the text.
    #[must_use]
    pub fn token_at(&self, at: usize) -> Span {
        Tokens::new(self.text, at).next().map_or(Span::empty(self.text.len()), |token| token.span)
    }
}

type Result<T> = std::result::Result<T, Error>;

impl<'a, 't> Reader<'a, 't> {
    fn at(self, node: Node) -> Self {
        Self { node, part: Part::Value, ..self }
    }

    fn is_live(&self, node: Node) -> bool {
        self.tree.member(node).inside > 0 && (self.skipped.is_empty() || !self.skipped.contains(&node))
    }

    /// The nodes in the value.
    fn children(self) -> impl Iterator<Item = Node> + use<'a, 't> {
        self.tree.children(self.node).filter(move |child| self.is_live(*child))
    }

    fn span(&self) -> Span {
        match self.part {
            Part::Value | Part::Content => self.tree.value(self.node),
            Part::Key => self.tree.key(self.node).unwrap_or_default(),
        }
    }

    fn shape(&self) -> Shape {
        match self.part {
            Part::Value => self.tree.shape(self.node),
            Part::Content => Shape::Empty,
            Part::Key => shape(self.tree.text(self.span())),
        }
    }

    /// An error at `span`.
    fn error(&self, kind: Kind, span: Span) -> Error {
        Error::new(kind, self.node, span)
    }

    /// Something else was expected where the value begins.
    fn expected(&self, what: Expected) -> Error {
        self.error(Kind::Expected(what), self.tree.token_at(self.span().start))
    }

    /// Gives an error of the type itself the place of this value.
    fn placed<T>(&self, result: Result<T>) -> Result<T> {
        result.map_err(|error| error.at(self.node, self.span(), self.span().end))
    }

    /// The closing bracket of this group.
    fn closing(&self) -> Span {
        let end = self.tree.value(self.node).end;
        Span { start: end.saturating_sub(1), end }
    }

    /// The value itself: inside the brackets of a variant, the only one there.
    fn single(self, what: Expected) -> Result<Self> {
        if self.part != Part::Content {
            return Ok(self);
        }
        match self.children().next() {
            None => Err(self.error(Kind::Expected(what), self.closing())),
            Some(child) => match self.tree.key(child) {
                Some(key) => Err(Error::new(Kind::Expected(what), child, key)),
                None => Ok(self.at(child)),
            },
        }
    }

    /// Checks that a bracket holds no more than one value, or fields.
    fn check_single(self) -> Result<()> {
        let mut children = self.children();
        match (children.next(), children.next()) {
            (Some(first), Some(second)) if self.tree.key(first).is_none() => {
                let at = self.tree.token_at(self.tree.whole(second).start);
                Err(Error::new(Kind::Expected(Expected::RoundEnd), second, at))
            }
            _ => Ok(()),
        }
    }

    /// The text of a word; `what` was expected.
    fn word(self, what: Expected) -> Result<(Self, &'t str)> {
        let value = self.single(what)?;
        if value.shape() != Shape::Word {
            return Err(value.expected(what));
        }
        Ok((value, self.tree.text(value.span())))
    }

    fn integer(self, suffix: &str) -> Result<(Self, i128)> {
        let (value, word) = self.word(Expected::Integer)?;
        scalar::integer(word, suffix)
            .map(|number| (value, number))
            .map_err(|kind| value.error(kind, value.span()))
    }

    fn float(self, suffix: &str) -> Result<(Self, f64)> {
        let (value, word) = self.word(Expected::Float)?;
        scalar::float(word, suffix)
            .map(|number| (value, number))
            .map_err(|kind| value.error(kind, value.span()))
    }

    fn string(self) -> Result<(Self, Cow<'t, str>)> {
        let value = self.single(Expected::Text)?;
        if value.shape() != Shape::Text {
            return Err(value.expected(Expected::Text));
        }
        let text = scalar::string(self.tree.text(value.span()));
        text.map(|text| (value, text)).map_err(|kind| value.error(kind, value.span()))
    }

    /// The name with which the value begins, for a variant or a field.
    fn name(&self, span: Span) -> Result<&'t str> {
        let word = self.tree.text(span);
        let is_word = shape(word) == Shape::Word;
        scalar::name(word)
            .filter(|_| is_word)
            .map(|(name, _)| name)
            .ok_or_else(|| self.error(Kind::Expected(Expected::Name), self.tree.token_at(span.start)))
    }

    /// What follows the name in its word.
    fn after_name(&self, span: Span) -> Option<Span> {
        let word = self.tree.text(span);
        let (_, rest) = scalar::name(word)?;
        (!rest.is_empty()).then(|| Span { start: span.end - rest.len(), end: span.end })
    }

    /// The brackets of a struct: of this value, or those of the variant around it.
    fn round(self) -> Result<Self> {
        if self.part == Part::Content {
            // Brackets of its own are not needed within a variant, and accepted.
            let mut children = self.children();
            let only =
                children.next().filter(|only| self.tree.key(*only).is_none() && children.next().is_none());
            let inner = only.filter(|only| {
                self.tree.shape(*only) == Shape::Group(b'(') && self.tree.name(*only).is_none()
            });
            return Ok(inner.map_or(self, |inner| self.at(inner)));
        }
        match self.shape() {
            Shape::Group(b'(') => Ok(self),
            Shape::Group(_) => {
                let at = self.tree.opening(self.node).unwrap_or_default();
                Err(self.error(Kind::Expected(Expected::Round), at))
            }
            Shape::Empty | Shape::Word | Shape::Text => Err(self.expected(Expected::Round)),
        }
    }

    /// Checks the name before the brackets of a struct.
    fn check_name(&self, expected: &'static str) -> Result<()> {
        let span = match (self.part, self.shape()) {
            (Part::Value, Shape::Group(_)) => self.tree.name(self.node),
            (Part::Value, Shape::Word) => Some(self.span()),
            _ => None,
        };
        let Some(span) = span else { return Ok(()) };
        match scalar::name(self.tree.text(span)) {
            Some((found, _)) if found != expected || expected.is_empty() => {
                Err(self.error(Kind::OtherName { expected, found: found.to_owned() }, span))
            }
            None => Err(self.expected(Expected::Round)),
            Some((_, "")) if self.shape() != Shape::Word => Ok(()),
            // A name without brackets.
            Some(_) => {
                let after = self.after_name(span).unwrap_or_else(|| self.tree.token_at(span.end));
                Err(self.error(Kind::Expected(Expected::Round), after))
            }
        }
    }

    /// The brackets of a list or map, without a name.
    fn group(self, bracket: u8, what: Expected) -> Result<Self> {
        let value = self.single(what)?;
        let is_group = value.shape() == Shape::Group(bracket) && value.part == Part::Value;
        if is_group && self.tree.name(value.node).is_none() { Ok(value) } else { Err(value.expected(what)) }
    }

    /// Reads brackets with nothing in them.
    fn unit<'de, V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        let value = if self.part == Part::Content { self } else { self.round()? };
        match value.children().next() {
            None => value.placed(visitor.visit_unit()),
            Some(_) => Err(value.expected(Expected::RoundEnd)),
        }
    }

    fn is_named(&self) -> bool {
        self.part == Part::Value && self.tree.name(self.node).is_some()
    }

    /// Reads fields or entries.
    fn pairs<'de, V: Visitor<'de>>(self, is_struct: bool, visitor: V) -> Result<V::Value>
    where
        't: 'de,
    {
        let mut pairs = Pairs::new(self, is_struct);
        let result = visitor.visit_map(&mut pairs);
        let last = pairs.last();
        result.map_err(|error| match (error.kind(), last) {
            (Kind::DuplicateField(_), Some(last)) => {
                let key = self.tree.key(last).unwrap_or_default();
                error.at(last, key, key.end)
            }
            _ => error.at(self.node, self.tree.value(self.node), self.tree.value(self.node).end),
        })
    }

    /// Reads elements, all of them.
    fn elements<'de, V: Visitor<'de>>(self, end: Expected, visitor: V) -> Result<V::Value>
    where
        't: 'de,
    {
        let mut elements = Elements::new(self);
        let value = self.placed(visitor.visit_seq(&mut elements))?;
        match elements.rest() {
            None => Ok(value),
            Some(more) => {
                let at = self.tree.token_at(self.tree.whole(more).start);
                Err(Error::new(Kind::Expected(end), more, at))
            }
        }
    }
}
