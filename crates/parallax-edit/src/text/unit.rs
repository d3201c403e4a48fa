//! Values of entries and of the dossier's own fields, as they are read from text and changed.

use parallax_dossier::draft::{self, Node};
use parallax_dossier::reference::Reference;
use ron_tree::Tree;

use crate::at::{At, Unit};
use crate::edit::Refused;
use crate::node;
use crate::section::{Section, read};

/// Reads a field of the dossier; `None` if it is the default.
pub(super) fn own(field: &str, value: &str) -> Result<Option<Node>, ron_tree::Error> {
    let alone = format!("({field}:{value}\n)");
    let tree = Tree::new(&alone);
    match read::<draft::Dossier<'_>>(&tree)?.tree() {
        Node::Fields { fields, .. } => Ok(fields.into_iter().next().map(|(_, value)| value)),
        _ => Ok(None),
    }
}

/// The value as it is read once it is written: without what is the default.
pub(crate) fn canonical(at: &At, value: &Node) -> Result<Option<Node>, Refused> {
    let line = value.to_line();
    let read = match &at.unit {
        Unit::Entry(entry) => entry.section.read(&Tree::new(&line)).map(Some),
        Unit::Own(field) => own(field, &line),
    };
    let read = read.map_err(|error| Refused::BadValue { at: at.clone(), why: error.to_string() })?;
    match (&at.unit, &read) {
        // It could only be written as `()`, without the comments that stand in it.
        (Unit::Entry(entry), Some(Node::Fields { fields, .. }))
            if entry.section == Section::Questions && fields.is_empty() =>
        {
            Err(Refused::BadValue { at: at.clone(), why: "nothing would be left of the question".to_owned() })
        }
        _ => Ok(read),
    }
}

/// The value of a unit after a value in it was set.
pub(crate) fn changed(at: &At, old: Option<Node>, value: Option<Node>) -> Result<Option<Node>, Refused> {
    let new = if at.steps.is_empty() {
        value
    } else {
        let mut new = match (old, &at.unit) {
            (Some(old), _) => old,
            (None, Unit::Own(field)) => empty(field).ok_or_else(|| Refused::NoPlace(at.clone()))?,
            (None, Unit::Entry(entry)) => return Err(Refused::NoEntry(entry.clone())),
        };
        if !node::set(&mut new, &at.steps, value) {
            return Err(Refused::NoPlace(at.clone()));
        }
        Some(new)
    };
    new.map_or(Ok(None), |new| canonical(at, &new))
}

/// An empty value of a field of the dossier.
fn empty(field: &str) -> Option<Node> {
    let holds = &Reference::get().field("Dossier", field)?.holds;
    node::made(holds)
}
