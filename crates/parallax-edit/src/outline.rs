//! Where the tables of a text and their entries stand: found once, and kept up with changes, so that a change in one entry
//! needs no look at the others.

use std::collections::HashMap;
use std::sync::OnceLock;

use ron_tree::{Node as TreeNode, Shape, Span, SyntaxErrorKind, Tree};

use crate::at::Entry;
use crate::edit::Refused;
use crate::group::{Group, Member};
use crate::section::{Section, read};
use crate::splice::Patch;
use crate::text::Written;

/// A value in brackets with its members.
#[derive(Clone, Debug)]
pub(crate) struct Table {
    /// What is between its brackets.
    pub inside: Span,
    pub members: Vec<Member>,
    /// The places of the entries by their ids, once they were asked for.
    places: OnceLock<HashMap<String, usize>>,
}

impl PartialEq for Table {
    fn eq(&self, other: &Self) -> bool {
        self.inside == other.inside && self.members == other.members
    }
}

impl Eq for Table {}

/// Where everything stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Outline {
    /// The dossier's own brackets.
    pub root: Table,
    /// The tables that it has.
    pub tables: Vec<(Section, Table)>,
}

impl Table {
    fn from_node(tree: &Tree<'_>, node: TreeNode, base: usize) -> Option<Self> {
        let open = tree.opening(node)?.end + base;
        let close = (tree.value(node).end + base).checked_sub(1)?;
        let members = tree.children(node).map(|child| Member::from_node(tree, child, base)).collect();
        Some(Self { inside: Span { start: open, end: close }, members, places: OnceLock::new() })
    }

    pub fn group<'a>(&'a self, text: &'a str) -> Group<'a> {
        Group { text, inside: self.inside, members: &self.members }
    }

    /// The place of the first entry with this id.
    pub fn find(&self, text: &str, id: &str) -> Option<usize> {
        let places = self.places.get_or_init(|| {
            let mut places = HashMap::with_capacity(self.members.len());
            for index in 0..self.members.len() {
                if let Some(id) = self.id(text, index) {
                    places.entry(id).or_insert(index);
                }
            }
            places
        });
        places.get(id).copied()
    }

    /// Removes entries, whose places are in order.
    pub fn remove(&mut self, places: &[usize]) {
        let mut index = 0;
        self.members.retain(|_| {
            index += 1;
            places.binary_search(&(index - 1)).is_err()
        });
        self.places.take();
    }

    /// Notes that entries may have other ids.
    pub fn forget_ids(&mut self) {
        self.places.take();
    }

    /// The id of an entry.
    pub fn id(&self, text: &str, index: usize) -> Option<String> {
        read_id(text.get(self.members.get(index)?.key.range())?)
    }

    fn shift(&mut self, patch: &Patch, shifts: &[isize]) {
        let moved = |span: &mut Span| {
            let is_empty = span.start == span.end;
            let end = patch.moved(shifts, span.end);
            *span = Span { start: if is_empty { end } else { patch.moved_start(shifts, span.start) }, end };
        };
        for member in &mut self.members {
            moved(&mut member.key);
            moved(&mut member.value);
            moved(&mut member.whole);
        }
        // What is put in at the end is inside.
        self.inside = Span {
            start: patch.moved(shifts, self.inside.start),
            end: patch.moved_after(shifts, self.inside.end),
        };
    }
}

/// True if an id may be written otherwise than in plain quotation marks.
fn is_unusual(key: &str) -> bool {
    !key.starts_with('"') || key.contains('\\')
}

fn read_id(key: &str) -> Option<String> {
    let inner = key.strip_prefix('"').and_then(|key| key.strip_suffix('"'));
    match inner.filter(|_| !is_unusual(key)) {
        Some(id) => Some(id.to_owned()),
        None => read(&Tree::new(key)).ok(),
    }
}

impl Outline {
    pub fn new(text: &str) -> Result<Self, Refused> {
        // A byte order mark is no part of a tree.
        let mark = text.len() - text.strip_prefix('\u{feff}').unwrap_or(text).len();
        let tree = Tree::new(text.get(mark..).unwrap_or_default());
        if let Some(why) = fault(&tree) {
            return Err(Refused::Unreadable(why));
        }
        let nothing = || Refused::Unreadable("the text holds no dossier".to_owned());
        let root = tree.root().ok_or_else(nothing)?;
        let is_struct = tree.shape(root) == Shape::Group(b'(')
            && tree.children(root).all(|child| tree.is_field(child) && !tree.is_junk(child));
        if !is_struct {
            return Err(nothing());
        }
        let mut tables = Vec::new();
        for section in Section::ALL {
            let Some(field) = tree.field(root, section.field()) else { continue };
            if tree.shape(field) != Shape::Group(b'{')
                || !tree.children(field).all(|child| tree.is_entry(child))
            {
                return Err(Refused::Unreadable(format!("{section} is not a table")));
            }
            tables.push((*section, Table::from_node(&tree, field, mark).ok_or_else(nothing)?));
        }
        let root = Table::from_node(&tree, root, mark).ok_or_else(nothing)?;
        Ok(Self { root, tables })
    }

    pub fn table(&self, section: Section) -> Option<&Table> {
        self.tables.iter().find(|(of, _)| *of == section).map(|(_, table)| table)
    }

    pub fn table_mut(&mut self, section: Section) -> Option<&mut Table> {
        self.tables.iter_mut().find(|(of, _)| *of == section).map(|(_, table)| table)
    }

    /// The place of a field of the dossier.
    pub fn own(&self, text: &str, name: &str) -> Option<usize> {
        self.root.members.iter().position(|member| {
            let key = text.get(member.key.range()).unwrap_or_default();
            key.strip_prefix("r#").unwrap_or(key) == name
        })
    }

    /// Where an entry stands.
    pub fn entry(&self, text: &str, entry: &Entry) -> Option<(usize, Member)> {
        let table = self.table(entry.section)?;
        let index = table.find(text, &entry.id)?;
        Some((index, *table.members.get(index)?))
    }

    /// The entries within whose values a patch changes everything that it changes; `None` if it changes more.
    pub fn touched(&self, patch: &Patch) -> Option<Vec<(Section, usize)>> {
        let mut touched = Vec::new();
        for splice in patch.splices() {
            let found = self.tables.iter().find_map(|(section, table)| {
                let index = table.members.partition_point(|member| member.value.end <= splice.at);
                let value = table.members.get(index)?.value;
                (value.start < splice.at && splice.end() < value.end).then_some((*section, index))
            });
            touched.push(found?);
        }
        touched.dedup();
        Some(touched)
    }

    /// True if each of these entries is one value.
    pub fn are_whole(&self, text: &str, entries: &[(Section, usize)]) -> bool {
        entries.iter().all(|(section, index)| {
            let value =
                self.table(*section).and_then(|table| table.members.get(*index)).map(|member| member.value);
            let value = value.and_then(|value| text.get(value.range())).unwrap_or_default();
            let tree = Tree::new(value);
            let whole = tree.root().map(|root| tree.value(root));
            fault(&tree).is_none() && whole == Some(Span { start: 0, end: value.len() })
        })
    }

    /// Adds an entry that a patch has put in after another.
    pub fn insert(&mut self, section: Section, row: &Written, patch: &Patch) {
        let Written { after, text: written, key, before } = row;
        let after = *after;
        let shifts = patch.shifts();
        let found = patch.splices().iter().enumerate().rev().find_map(|(index, splice)| {
            let shift =
                index.checked_sub(1).and_then(|before| shifts.get(before)).copied().unwrap_or_default();
            let start = splice.at.saturating_add_signed(shift) + splice.new.find(written.as_str())?;
            let after = splice.new.get(splice.new.find(written.as_str())? + written.len()..)?;
            Some((start, after.starts_with(',')))
        });
        let (Some((start, has_comma)), Some(table)) = (found, self.table_mut(section)) else { return };
        if let Some(last) = table.members.get_mut(after) {
            last.whole.end = last.whole.end.max(last.value.end + 1);
        }
        let end = start + written.len();
        let member = Member {
            key: Span { start, end: start + key },
            value: Span { start: start + before, end },
            whole: Span { start, end: end + usize::from(has_comma) },
        };
        table.members.insert(table.members.len().min(after + 1), member);
        table.places.take();
    }

    /// Moves everything with a change within values.
    pub fn shift(&mut self, patch: &Patch) {
        let shifts = patch.shifts();
        self.root.shift(patch, &shifts);
        for (_, table) in &mut self.tables {
            table.shift(patch, &shifts);
        }
    }
}

/// What is wrong with the syntax of a text, if anything.
fn fault(tree: &Tree<'_>) -> Option<String> {
    let line = |at: usize| {
        let before = tree.source().get(..at).unwrap_or_default();
        before.bytes().filter(|byte| *byte == b'\n').count() + 1
    };
    if let Some(found) = tree.imbalance() {
        return Some(format!("line {}: a bracket or quotation mark has no partner", line(found.span.start)));
    }
    let error = tree.errors().first()?;
    let what = match error.kind {
        SyntaxErrorKind::MissingComma => "a comma is missing",
        SyntaxErrorKind::MissingColon => "a colon is missing",
        SyntaxErrorKind::Junk | SyntaxErrorKind::Trailing => "this is not part of any value",
    };
    Some(format!("line {}: {what}", line(error.span.start)))
}
