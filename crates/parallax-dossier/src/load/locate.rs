//! From a place in the dossier to a place in its text. Used only once something is wrong.

use std::collections::{HashMap, HashSet};

use ron_tree::{DEEPEST, Node, Shape, Skipped, Span, Tree};

use super::diagnostic::Position;
use super::site::{Section, Site, Step};

/// What of a text could not be read.
#[derive(Debug, Default)]
pub(super) struct Left {
    /// The nodes that were left out. They do not count when rows and elements are counted.
    pub nodes: Skipped,
    /// The fields that were left out, by the node whose value they belong to; they do not count as missing.
    pub fields: HashSet<(Node, String)>,
}

/// Finds values in a tree. Remembers what it has walked, so that many problems in one long list or entry cost
/// no more than one.
pub(super) struct Locator<'a, 't> {
    tree: &'a Tree<'t>,
    left: &'a Left,
    entries: HashMap<Section, Vec<Node>>,
    /// Fields that were looked up.
    found: HashMap<(Node, &'static str), Option<Node>>,
    /// The elements of the list that was walked last.
    list: (Option<Node>, Vec<Node>),
}

impl<'a, 't> Locator<'a, 't> {
    pub(super) fn new(tree: &'a Tree<'t>, left: &'a Left) -> Self {
        Self { tree, left, entries: HashMap::new(), found: HashMap::new(), list: (None, Vec::new()) }
    }

    /// Returns the span of the value at `site`; if it does not exist, of whatever represents its nearest
    /// container: the id of a row, or the first word of the dossier.
    pub(super) fn span(&mut self, site: Site) -> Span {
        let tree = self.tree;
        let Some(owner) = self.owner(site) else { return self.root() };
        let (mut best, mut value) = (self.id(owner), owner);
        for step in site.steps {
            match step {
                Step::Here => break,
                Step::Value => best = tree.value(value),
                Step::Key(index) => {
                    let Some(found) = self.item(value, index) else { break };
                    best = tree.key(found).unwrap_or(tree.value(found));
                }
                Step::Field(_) | Step::Item(_) => {
                    let Some(found) = self.step(value, step) else { break };
                    value = found;
                    best = tree.value(value);
                }
            }
        }
        best
    }

    /// The node that has the fields of `site`: a row, or the dossier.
    pub(super) fn owner(&mut self, site: Site) -> Option<Node> {
        let root = self.tree.root()?;
        let Some((section, row)) = site.entry else { return Some(root) };
        if !self.entries.contains_key(&section) {
            let table = self.children(root).find(|field| self.tree.is_named(*field, section.field()));
            let entries = table.map_or_else(Vec::new, |table| self.children(table).collect());
            self.entries.insert(section, entries);
        }
        self.entries.get(&section)?.get(row).copied()
    }

    /// The id of a row, or its first word if it has none.
    fn id(&self, owner: Node) -> Span {
        self.tree.key(owner).unwrap_or_else(|| self.tree.token_at(self.tree.value(owner).start))
    }

    fn root(&self) -> Span {
        let Some(root) = self.tree.root() else { return Span::empty(self.tree.source().len()) };
        self.tree.token_at(self.tree.value(root).start)
    }

    /// The members of a value that could be read.
    fn children(&self, node: Node) -> impl Iterator<Item = Node> + use<'a, 't> {
        let (tree, left) = (self.tree, self.left);
        tree.children(node).filter(|child| tree.inside(*child).is_some() && !left.nodes.contains(child))
    }

    fn step(&mut self, value: Node, step: Step) -> Option<Node> {
        let mut value = value;
        // Steps into a variant or `Some` around the value.
        for _ in 0..DEEPEST {
            let found = match step {
                Step::Field(name) => self.field(value, name),
                Step::Item(index) => self.item(value, index),
                Step::Here | Step::Value | Step::Key(_) => None,
            };
            if found.is_some() {
                return found;
            }
            let only = self.only(value)?;
            if step == Step::Item(0) && self.children(only).next().is_none() {
                return Some(only);
            }
            value = only;
        }
        None
    }

    fn field(&mut self, value: Node, name: &'static str) -> Option<Node> {
        if let Some(known) = self.found.get(&(value, name)) {
            return *known;
        }
        let found = self.children(value).find(|child| self.tree.is_named(*child, name));
        self.found.insert((value, name), found);
        found
    }

    /// The single value that the variant at `value` holds.
    fn only(&self, value: Node) -> Option<Node> {
        let mut inner = self.children(value);
        let only = inner
            .next()
            .filter(|only| self.tree.key(*only).is_none() && self.tree.shape(value) == Shape::Group(b'('))?;
        inner.next().is_none().then_some(only)
    }

    fn item(&mut self, value: Node, index: usize) -> Option<Node> {
        if self.list.0 != Some(value) {
            let is_list = matches!(self.tree.shape(value), Shape::Group(b'[' | b'{'));
            if !is_list || self.tree.name(value).is_some() {
                return None;
            }
            self.list = (Some(value), self.children(value).collect());
        }
        self.list.1.get(index).copied()
    }
}

/// Converts bytes into lines and columns in a single pass; they must be requested in ascending order.
pub(super) struct Lines<'t> {
    text: &'t str,
    at: usize,
    position: Position,
}

impl<'t> Lines<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, at: 0, position: Position { line: 1, column: 1 } }
    }

    /// The line and column of byte `offset`.
    pub(super) fn position(&mut self, offset: usize) -> Position {
        let between = self.text.get(self.at..offset).unwrap_or_default();
        let rest = match memchr::memrchr(b'\n', between.as_bytes()) {
            None => between,
            Some(end) => {
                let lines = memchr::memchr_iter(b'\n', between.as_bytes()).count();
                self.position.line =
                    self.position.line.saturating_add(u32::try_from(lines).unwrap_or(u32::MAX));
                self.position.column = 1;
                &between[end + 1..]
            }
        };
        let columns = u32::try_from(rest.chars().count()).unwrap_or(u32::MAX);
        self.position.column = self.position.column.saturating_add(columns);
        self.at += between.len();
        self.position
    }
}

/// The byte at a line and column, both counted from 1, as reported by `ron`.
pub(super) fn offset_of(text: &str, line: usize, column: usize) -> usize {
    let mut start = 0;
    for _ in 1..line {
        start += text[start..].find('\n').map_or(text.len() - start, |length| length + 1);
    }
    text[start..]
        .char_indices()
        .nth(column.saturating_sub(1))
        .map_or(text.len(), |(length, _)| start + length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tree_of_the_rows_in_question_finds_what_the_whole_one_finds() {
        let text = crate::load::KHUSHAM;
        let whole = Tree::new(text);
        let left = Left::default();
        let mut in_whole = Locator::new(&whole, &left);
        let rows =
            [(Section::Claims, 100), (Section::Sources, 44), (Section::Places, 23), (Section::Questions, 7)];
        let all = rows.into_iter().flat_map(|(section, count)| (0..count).map(move |row| (section, row)));
        for (section, row) in all.step_by(3) {
            let site = Site::row(section, row);
            let tree = Tree::of_rows(text, &|table, at| (table, at) == (section.field(), row));
            let mut in_part = Locator::new(&tree, &left);
            for site in [
                site,
                site.field("name"),
                site.field("says").field("quantity").item(0),
                site.field("via").item(0),
                Site::ROOT.field("title"),
                Site::row(section, row + 1),
            ] {
                assert_eq!(in_part.span(site), in_whole.span(site), "{site:?}");
            }
        }
    }

    #[test]
    fn columns_count_characters() {
        let text = "a\nبج \"x\"\r\nb";
        let offset = text.find('x').unwrap_or_default();
        assert_eq!(Lines::new(text).position(offset), Position { line: 2, column: 5 });
        assert_eq!(offset_of(text, 2, 5), offset);
        assert_eq!(offset_of(text, 3, 1), text.len() - 1);
        assert_eq!(offset_of(text, 9, 9), text.len());
    }
}
