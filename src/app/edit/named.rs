//! What edits are called: "SOHR: 48 to 68".

use super::form::words;
use crate::analysis::hedged;
use crate::dossier::{Dossier, Item};
use crate::edit::{Entry, Section};
use crate::session::kind;

/// What an edit does to an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deed {
    /// It is new.
    Added,
    /// These fields were changed.
    Fields(Vec<&'static str>),
    /// It had this id.
    Renamed(String),
    /// Something that has a name already.
    Named(String),
}

/// The name of an edit of an entry; `before` is the dossier before it.
pub fn edit(before: Option<&Dossier>, after: &Dossier, entry: &Entry, deed: &Deed) -> String {
    let name = || name_of(after, entry);
    match deed {
        Deed::Added => format!("add {}", name()),
        Deed::Renamed(old) => format!("rename {old} to {}", entry.id),
        Deed::Named(name) => name.clone(),
        Deed::Fields(fields) => {
            if fields.as_slice() == ["says"]
                && let Some((old, new)) = before.zip(Some(after)).and_then(|(old, new)| {
                    Some((speaker_and_words(old, entry)?, speaker_and_words(new, entry)?))
                })
                && old.1 != new.1
            {
                return format!("{}: {} to {}", new.0, old.1, new.1);
            }
            let fields: Vec<String> = fields
                .iter()
                .map(|field| words::label(entry.section.field(), field).to_lowercase())
                .collect();
            format!("{}: {}", name(), fields.join(", "))
        }
    }
}

/// Who says what, of a claim.
fn speaker_and_words(dossier: &Dossier, entry: &Entry) -> Option<(String, String)> {
    let Item::Claim(id) = dossier.find(kind(entry.section)?, &entry.id)? else { return None };
    let claim = &dossier.claims[id];
    let figure = claim.count().map_or_else(|| hedged(claim), ToString::to_string);
    Some((dossier.sources[claim.by].label().to_owned(), figure))
}

/// An entry as it is called in a sentence.
pub fn name_of(dossier: &Dossier, entry: &Entry) -> String {
    let item = kind(entry.section).and_then(|kind| dossier.find(kind, &entry.id));
    match item {
        Some(Item::Claim(id)) => {
            let claim = &dossier.claims[id];
            format!("{}: {}", dossier.sources[claim.by].label(), hedged(claim))
        }
        Some(item) => dossier.name(item).to_owned(),
        None if entry.section == Section::Claims => format!("claim {}", entry.id),
        None => entry.to_string(),
    }
}
