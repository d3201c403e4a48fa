//! What changed between two dossiers: by id, field by field, over all fields of the format, and in sentences.
//!
//! Two drafts are compared as trees, so that a field that the format gains is compared without anything being done here.
//! Whether a change is right is not asked. Comments, layout and the order of fields are not part of a draft and are not compared.

mod json;
mod nouns;
mod renaming;
mod rows;
mod sentences;
mod show;
#[cfg(test)]
mod tests;
mod words;

use std::collections::HashMap;

pub use json::{Compared, to_json};
pub use sentences::{Line, Passage, Section, Sentences, tell};

use crate::dossier::Dossier;
use parallax_dossier::draft::Node;

/// What is left out of the comparison.
pub const NOT_COMPARED: &str =
    "Comments, line breaks between fields, and the order of fields are not compared.";

/// One of the two dossiers that are compared.
#[derive(Clone, Copy, Debug)]
pub struct Version<'a> {
    /// Its draft as a tree.
    pub tree: &'a Node,
    /// The dossier, if it is sound: counts are then put into words as everywhere else.
    pub dossier: Option<&'a Dossier>,
}

/// The differences between two dossiers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes<'a> {
    /// Those of the dossier's own fields, in the order of the reference.
    pub own: Vec<FieldChange<'a>>,
    /// Those of each table that differs.
    pub tables: Vec<TableChanges<'a>>,
}

/// A field that differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FieldChange<'a> {
    /// The struct that the field belongs to.
    pub of: &'static str,
    /// Its name; empty if an entry has no fields and is itself a value.
    pub field: &'static str,
    /// Its value before; `None` if it was left out.
    pub old: Option<&'a Node>,
    /// Its value now; `None` if it is left out.
    pub new: Option<&'a Node>,
}

/// The differences of one table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableChanges<'a> {
    /// The name of the table.
    pub table: &'static str,
    /// The entries that differ: first those that are in both, then those added, then those withdrawn.
    pub entries: Vec<EntryChange<'a>>,
    /// If entries that are in both changed their order: their places in the old table, in the order of the new one.
    pub order: Option<Vec<usize>>,
}

/// An entry of a table that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EntryChange<'a> {
    /// It is in both, under the same id.
    Changed(Entry<'a>, Entry<'a>, Vec<FieldChange<'a>>),
    /// It has the same content under another id, and is the only such entry in either table.
    Renamed(Entry<'a>, Entry<'a>),
    /// It is new.
    Added(Entry<'a>),
    /// It is gone.
    Withdrawn(Entry<'a>),
}

/// An entry of one of the two tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry<'a> {
    /// Its place in the table, counted from 0.
    pub position: usize,
    pub id: &'a str,
    pub content: &'a Node,
}

impl<'a> Changes<'a> {
    /// Compares two drafts, given as [trees](parallax_dossier::draft::Dossier::tree). The cost is that of reading both and sorting.
    ///
    /// ```
    /// use parallax_analysis::changes::Changes;
    /// use parallax_dossier::draft::Dossier;
    /// let (old, new) = (Dossier::new("Clash").tree(), Dossier::new("The clash").tree());
    /// assert_eq!(Changes::between(&old, &new).own[0].field, "title");
    /// assert!(Changes::between(&old, &old).is_empty());
    /// ```
    #[must_use]
    pub fn between(old: &'a Node, new: &'a Node) -> Self {
        let mut changes = Self::default();
        for change in fields(old, new) {
            let rows = |node: Option<&'a Node>| match node {
                Some(Node::Table(rows)) => Some(rows.as_slice()),
                _ => None,
            };
            match (rows(change.old), rows(change.new)) {
                (None, None) => changes.own.push(change),
                (old, new) => {
                    let (old, new) = (old.unwrap_or_default(), new.unwrap_or_default());
                    changes.tables.push(rows::compare(change.field, old, new));
                }
            }
        }
        changes
    }

    /// True if both drafts are the same.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.own.is_empty() && self.tables.is_empty()
    }
}

/// The fields in which two structs differ, in the order of the reference as far as both tell it. Two values of another kind are
/// one change.
fn fields<'a>(old: &'a Node, new: &'a Node) -> Vec<FieldChange<'a>> {
    let (Node::Fields { of, fields: before }, Node::Fields { of: same, fields: now }) = (old, new) else {
        let whole = FieldChange { of: "", field: "", old: Some(old), new: Some(new) };
        return if old == new { Vec::new() } else { vec![whole] };
    };
    if of != same {
        return vec![FieldChange { of: "", field: "", old: Some(old), new: Some(new) }];
    }
    let known: HashMap<&str, &Node> = now.iter().map(|(name, value)| (*name, value)).collect();
    let known_before: HashMap<&str, usize> =
        before.iter().enumerate().map(|(at, (name, _))| (*name, at)).collect();
    let mut changes = Vec::new();
    let mut next = 0;
    let mut lost_until = |end: usize, changes: &mut Vec<FieldChange<'a>>| {
        while next < end {
            let (name, value) = &before[next];
            if !known.contains_key(name) {
                changes.push(FieldChange { of, field: name, old: Some(value), new: None });
            }
            next += 1;
        }
    };
    for (name, value) in now {
        let at = known_before.get(name).copied();
        if let Some(at) = at {
            lost_until(at, &mut changes);
        }
        let old = at.map(|at| &before[at].1);
        if old != Some(value) {
            changes.push(FieldChange { of, field: name, old, new: Some(value) });
        }
    }
    lost_until(before.len(), &mut changes);
    changes
}
