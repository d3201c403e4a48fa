//! The tree: which value contains which, and where each begins and ends.
//!
//! Its nodes are the members of values: fields of structs, entries of maps, elements of lists and tuples. They lie in
//! one list in the order of the text, each before what it contains, so that making the tree allocates nothing per
//! node. Tokens are not stored; [`Tree::tokens`] scans them again.

use super::parse;
use super::syntax::SyntaxError;
use super::token::{AllTokens, Span, Tokens};

/// A node of a tree. Meaningful only for the tree that it comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Node(pub(crate) u32);

impl Node {
    pub(crate) const fn index(self) -> usize {
        self.0 as usize
    }
}

/// What a value looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// There is none, as between two commas.
    Empty,
    /// A name, number or anything else without brackets.
    Word,
    /// A string or character.
    Text,
    /// A bracket with what it contains, and a name before it or none: `(…)`, `Point(…)`, `[…]`, `{…}`.
    Group(u8),
}

/// One node, as stored.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Member {
    /// The key; empty if there is none.
    pub key: (u32, u32),
    pub value: (u32, u32),
    /// The bracket of a group; otherwise the start of the value.
    pub open: u32,
    pub whole_end: u32,
    /// The node after the last one contained in this one.
    pub next: u32,
    pub parent: u32,
    /// The bracket of the value it belongs to; 0 for the root.
    pub inside: u8,
    /// The bracket of its own value; 0 if it is no group.
    pub bracket: u8,
    pub is_junk: bool,
}

/// The syntax tree of a text.
///
/// ```
/// use ron_tree::Tree;
/// let tree = Tree::new("Point(x: 1, /* up */ y: [2, 3],)");
/// let root = tree.root().unwrap();
/// let y = tree.field(root, "y").unwrap();
/// assert_eq!(tree.text(tree.value(y)), "[2, 3]");
/// assert_eq!(tree.text(tree.whole(y)), "y: [2, 3],");
/// assert_eq!(tree.name(root).map(|name| tree.text(name)), Some("Point"));
/// assert!(tree.errors().is_empty() && tree.imbalance().is_none());
/// ```
#[derive(Debug)]
pub struct Tree<'t> {
    pub(crate) text: &'t str,
    pub(crate) members: Vec<Member>,
    pub(crate) errors: Vec<SyntaxError>,
    pub(crate) is_unbalanced: bool,
}

impl<'t> Tree<'t> {
    /// Makes the tree of a text. Every text has one, whatever is wrong with it; of a text longer than 4 GiB, the rest
    /// is left out.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        parse::parse(text, None)
    }

    /// Makes the tree of a text whose outermost value has tables, of which only some rows matter: what other rows contain
    /// is passed over. `is_wanted` is asked with the field of the table, and the row in it, counted from 0. The text must
    /// be one that `ron` reads: brackets inside a row that is passed over are only counted.
    ///
    /// ```
    /// use ron_tree::Tree;
    /// let text = r#"(a: {"x": (n: 1), "y": (n: 2)})"#;
    /// let tree = Tree::of_rows(text, &|table, row| (table, row) == ("a", 1));
    /// let rows: Vec<_> = tree.children(tree.field(tree.root().unwrap(), "a").unwrap()).collect();
    /// assert_eq!(rows.iter().map(|row| tree.children(*row).count()).collect::<Vec<_>>(), [0, 1]);
    /// assert_eq!(tree.text(tree.value(rows[0])), "(n: 1)");
    /// ```
    #[must_use]
    pub fn of_rows(text: &'t str, is_wanted: &dyn Fn(&str, usize) -> bool) -> Self {
        parse::parse(text, Some(is_wanted))
    }

    /// The whole text.
    #[must_use]
    pub const fn source(&self) -> &'t str {
        self.text
    }

    /// The text of a span.
    #[must_use]
    pub fn text(&self, span: Span) -> &'t str {
        self.text.get(span.range()).unwrap_or_default()
    }

    /// Errors of syntax other than unmatched brackets and quotes, in the order of the text.
    #[must_use]
    pub fn errors(&self) -> &[SyntaxError] {
        &self.errors
    }

    /// The outermost value, after attributes such as `#![enable(…)]`; `None` if there is none.
    #[must_use]
    pub fn root(&self) -> Option<Node> {
        (!self.members.is_empty()).then_some(Node(0))
    }

    pub(crate) fn member(&self, node: Node) -> &Member {
        &self.members[node.index()]
    }

    /// The nodes that `node` contains directly, in order.
    pub fn children(&self, node: Node) -> impl Iterator<Item = Node> + use<'_, 't> {
        let end = self.member(node).next;
        let mut at = node.0 + 1;
        std::iter::from_fn(move || {
            let found = (at < end).then_some(Node(at))?;
            at = self.member(found).next;
            Some(found)
        })
    }

    /// The node that contains `node`; `None` for the root.
    #[must_use]
    pub fn parent(&self, node: Node) -> Option<Node> {
        (node.0 > 0).then(|| Node(self.member(node).parent))
    }

    /// The name or id before the colon.
    #[must_use]
    pub fn key(&self, node: Node) -> Option<Span> {
        let (start, end) = self.member(node).key;
        (start < end).then(|| span((start, end)))
    }

    /// From the first byte of the value to just after its last; empty if there is none.
    #[must_use]
    pub fn value(&self, node: Node) -> Span {
        span(self.member(node).value)
    }

    /// From the key, or the value if there is no key, to just after the comma.
    #[must_use]
    pub fn whole(&self, node: Node) -> Span {
        let start = self.key(node).unwrap_or(self.value(node)).start;
        Span { start, end: self.member(node).whole_end as usize }
    }

    /// The bracket of the value that `node` belongs to; `None` for the root.
    #[must_use]
    pub fn inside(&self, node: Node) -> Option<u8> {
        Some(self.member(node).inside).filter(|bracket| *bracket > 0)
    }

    /// True if `node` is a field of a struct.
    #[must_use]
    pub fn is_field(&self, node: Node) -> bool {
        self.key(node).is_some() && self.inside(node) == Some(b'(')
    }

    /// True if `node` is an entry of a map.
    #[must_use]
    pub fn is_entry(&self, node: Node) -> bool {
        self.key(node).is_some() && self.inside(node) == Some(b'{')
    }

    /// What the value looks like.
    #[must_use]
    pub fn shape(&self, node: Node) -> Shape {
        match self.member(node) {
            Member { bracket, .. } if *bracket > 0 => Shape::Group(*bracket),
            Member { value, .. } => shape(self.text(span(*value))),
        }
    }

    /// The name of a group: `Point` in `Point(…)`.
    #[must_use]
    pub fn name(&self, node: Node) -> Option<Span> {
        let Member { value, open, bracket, .. } = *self.member(node);
        if bracket == 0 || value.0 == open {
            return None;
        }
        Tokens::new(self.text, value.0 as usize).next().map(|token| token.span)
    }

    /// The opening bracket of a group.
    #[must_use]
    pub fn opening(&self, node: Node) -> Option<Span> {
        let Member { open, bracket, .. } = *self.member(node);
        (bracket > 0).then(|| span((open, open + 1)))
    }

    /// True if something that is no part of the value follows it, before the comma; [`errors`](Self::errors) says
    /// what. A word that should be a key and lacks its colon is junk as well.
    #[must_use]
    pub fn is_junk(&self, node: Node) -> bool {
        self.member(node).is_junk
    }

    /// The first field or entry of `node` with this name. Names of fields may be written `r#name`.
    #[must_use]
    pub fn field(&self, node: Node, name: &str) -> Option<Node> {
        self.children(node).find(|child| self.is_named(*child, name))
    }

    /// True if `node` is a field of this name.
    #[must_use]
    pub fn is_named(&self, node: Node, name: &str) -> bool {
        self.key(node).is_some_and(|key| {
            let key = self.text(key);
            key.strip_prefix("r#").unwrap_or(key) == name
        })
    }

    /// All tokens of `node` with its key and comma, with white space and comments.
    pub fn tokens(&self, node: Node) -> impl Iterator<Item = super::token::Token> + use<'t> {
        let Span { start, end } = self.whole(node);
        AllTokens::new(self.text, start).take_while(move |token| token.span.start < end)
    }
}

pub(crate) const fn span((start, end): (u32, u32)) -> Span {
    Span { start: start as usize, end: end as usize }
}

/// The shape of a value without brackets.
pub(crate) fn shape(value: &str) -> Shape {
    match value.as_bytes() {
        [] => Shape::Empty,
        [b'"' | b'\'', _, ..] | [b'b', b'"', ..] => Shape::Text,
        [b'r', rest @ ..] | [b'b', b'r', rest @ ..] if is_raw(rest) => Shape::Text,
        _ => Shape::Word,
    }
}

fn is_raw(rest: &[u8]) -> bool {
    rest.iter().find(|byte| **byte != b'#') == Some(&b'"')
}
