//! Changes that only follow from an id that was renamed: whoever refers to the entry now names it otherwise.

use std::collections::HashMap;

use super::show::{holds, item_of};
use super::{Changes, EntryChange, FieldChange};
use parallax_dossier::draft::Node;
use parallax_dossier::reference::Holds;

/// The ids that were renamed: the new one by table and old one.
pub(super) struct Renaming<'a>(HashMap<(&'static str, &'a str), &'a str>);

impl<'a> Renaming<'a> {
    pub(super) fn new(changes: &Changes<'a>) -> Self {
        let renamed = changes.tables.iter().flat_map(|table| {
            table.entries.iter().filter_map(|entry| match entry {
                EntryChange::Renamed(old, new) => Some(((table.table, old.id), new.id)),
                _ => None,
            })
        });
        Self(renamed.collect())
    }

    /// True if a field changed in nothing but such ids.
    pub(super) fn explains(&self, change: &FieldChange<'_>) -> bool {
        match (change.old, change.new) {
            (Some(old), Some(new)) if !self.0.is_empty() => {
                self.is_same(old, new, holds(change.of, change.field))
            }
            _ => false,
        }
    }

    fn is_same(&self, old: &Node, new: &Node, held: &Holds) -> bool {
        match (old, new) {
            (Node::Text(old), Node::Text(new)) => match held {
                Holds::Id(table) => old == new || self.0.get(&(*table, old.as_str())) == Some(&new.as_str()),
                _ => old == new,
            },
            (Node::List { items: old, .. }, Node::List { items: new, .. })
            | (Node::Tuple(old), Node::Tuple(new)) => self.are_same(old, new, item_of(held)),
            (Node::Fields { of, fields: old }, Node::Fields { of: same, fields: new }) => {
                let is_same =
                    |((name, old), (other, new)): (&(&'static str, Node), &(&'static str, Node))| {
                        name == other && self.is_same(old, new, holds(of, name))
                    };
                of == same && old.len() == new.len() && old.iter().zip(new).all(is_same)
            }
            (
                Node::Choice { of, word, inner: Some(old) },
                Node::Choice { word: other, inner: Some(new), .. },
            ) => {
                let people = Holds::List(Box::new(Holds::List(Box::new(Holds::Id("people")))));
                let held = if *of == "Quantity" && word == "Named" { &people } else { &Holds::Unknown("") };
                word == other && self.is_same(old, new, held)
            }
            _ => old == new,
        }
    }

    fn are_same(&self, old: &[Node], new: &[Node], held: &Holds) -> bool {
        old.len() == new.len() && old.iter().zip(new).all(|(old, new)| self.is_same(old, new, held))
    }
}
