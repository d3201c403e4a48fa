//! Importing a sheet again into the dossier that was made of it.
//!
//! Each entry is compared three ways: as the sheet had it when it was imported, as the dossier has it now, and as the sheet
//! has it now. What nobody edited follows the sheet; what was edited by hand stays as it is, byte by byte, unless the reader
//! takes the sheet's.

mod rows;
#[cfg(test)]
mod tests;
mod trace;

use std::collections::{HashMap, HashSet};

use parallax_dossier::draft::{Dossier, Node};
use parallax_dossier::load::{self, Severity};
use parallax_edit::{Change, Edit, Entry, Section, Spot, Text};

use crate::{Files, Import, Kind};
pub use trace::Trace;
use trace::{Contents, hash};

/// Why an entry is left alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// It was edited in the dossier, and the sheet changed it too.
    BothChanged,
    /// It was removed from the dossier, and the sheet changed it.
    Removed,
    /// It was edited in the dossier, and the sheet does not have it any more.
    Gone,
    /// The sheet changed it, and a comment in the dossier would be lost with the change.
    Comment,
    /// The dossier has an entry of this id that was not imported.
    OwnEntry,
}

impl Why {
    /// The reason in words, to follow a name and a colon.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::BothChanged => "it was edited in the dossier, and the sheet changed it too",
            Self::Removed => "it was removed from the dossier, and the sheet changed it",
            Self::Gone => "it was edited in the dossier, and the sheet no longer has it",
            Self::Comment => "the sheet changed it, and a comment in the dossier would be lost",
            Self::OwnEntry => "the dossier has an entry with this id that was not imported",
        }
    }

    /// The reason as a word for programs.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::BothChanged => "both-changed",
            Self::Removed => "removed",
            Self::Gone => "gone",
            Self::Comment => "comment",
            Self::OwnEntry => "own-entry",
        }
    }
}

/// Whose state of an entry counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Take {
    /// The sheet's: what was edited by hand is lost.
    Sheet,
    /// The dossier's, also when the sheet is imported again.
    Dossier,
}

/// An entry that was edited by hand and that the sheet changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// Its table.
    pub kind: Kind,
    /// Its id.
    pub id: String,
    /// Why it is one.
    pub why: Why,
    /// What was chosen; the dossier's stays if nothing was.
    pub take: Option<Take>,
}

/// The dossier after an import.
#[derive(Clone, Debug)]
pub struct Again {
    /// Its text.
    pub text: String,
    /// The trace to be left beside it.
    pub trace: Trace,
    /// What the sheet is now.
    pub import: Import,
    /// Entries that were edited by hand and that the sheet changed.
    pub conflicts: Vec<Conflict>,
    /// Entries that the sheet no longer has, kept because others in the dossier refer to them.
    pub referred: Vec<(Kind, String)>,
    /// Entries that were removed by hand, added again because others refer to them.
    pub restored: Vec<(Kind, String)>,
}

/// Why a sheet cannot be imported again.
#[derive(Debug, thiserror::Error)]
pub enum AgainError {
    /// The dossier has errors.
    #[error("the dossier has errors; correct them first (`parallax check` lists them)")]
    Broken,
    /// The dossier would have errors.
    #[error("the dossier would have errors, and nothing was written: {0}")]
    WouldBreak(String),
}

/// What becomes of an entry.
enum Fate<'n> {
    Add(&'n Node),
    Update(&'n Node),
    Remove,
}

/// Compares and changes the text of a dossier. `take` says of an entry in conflict whose state counts.
///
/// # Errors
/// If the dossier has errors, or would have some.
pub fn again(
    text: &str,
    trace: &Trace,
    files: &Files,
    take: &dyn Fn(Kind, &str) -> Option<Take>,
) -> Result<Again, AgainError> {
    let loaded = load::read(text);
    let draft = Dossier::parse(text).filter(|_| loaded.dossier.is_some()).ok_or(AgainError::Broken)?;
    let now = Contents::from_draft(&draft);
    let taken: HashSet<(Kind, String)> = now.all().map(|(kind, id, _)| (kind, id.to_owned())).collect();
    let tables = files.tables.as_slice();
    let memory = trace.memory(tables, taken);
    let title = draft.title.clone().unwrap_or_default();
    let import = files.import(&title, memory.clone());
    let sheet = Contents::from_draft(&import.draft);
    let map = tables.first().map(|table| table.map.clone()).unwrap_or_default();
    let next = Trace::with_rows(map, tables, &memory);
    let source = Text::new(text).map_err(|_| AgainError::Broken)?;
    let mut plan = Plan {
        now: &now,
        sheet: &sheet,
        trace,
        take,
        source,
        next,
        fates: Vec::new(),
        conflicts: Vec::new(),
        referred: Vec::new(),
        restored: Vec::new(),
    };
    plan.decide(&import);
    plan.keep_what_is_referred_to();
    plan.restore_what_is_needed();
    let Plan { mut source, next, fates, conflicts, referred, restored, .. } = plan;
    source.apply(&edit(&fates, &sheet)).map_err(|refused| AgainError::WouldBreak(refused.to_string()))?;
    let text = source.as_str().to_owned();
    let loaded = load::read(&text);
    if loaded.dossier.is_none() {
        let errors = loaded.diagnostics.iter().filter(|one| one.severity == Severity::Error);
        let errors: Vec<String> = errors.take(5).map(ToString::to_string).collect();
        return Err(AgainError::WouldBreak(errors.join("; ")));
    }
    Ok(Again { text, trace: next, conflicts, referred, restored, import })
}

/// What becomes of the entries, as an edit: first those that stay or go, then the new ones in the order of the sheet.
fn edit(fates: &[(Kind, String, Fate<'_>)], sheet: &Contents) -> Edit {
    let mut edit = Edit::new("Import again");
    let mut added: HashSet<(Kind, &str)> = HashSet::new();
    for (kind, id, fate) in fates {
        match fate {
            Fate::Add(_) => drop(added.insert((*kind, id))),
            Fate::Update(new) => {
                let value = Some((*new).clone());
                edit = edit.then(Change::Set { at: entry(*kind, id).whole(), value });
            }
            Fate::Remove => edit = edit.then(Change::Remove(entry(*kind, id))),
        }
    }
    for (kind, id, content) in sheet.all().filter(|(kind, id, _)| added.contains(&(*kind, id))) {
        let (entry, content) = (entry(kind, id), content.clone());
        edit = edit.then(Change::Add { entry, content, spot: Spot::Last });
    }
    edit
}

fn entry(kind: Kind, id: &str) -> Entry {
    let section = match kind {
        Kind::Source => Section::Sources,
        Kind::Document => Section::Documents,
        Kind::Event => Section::Events,
        Kind::Place => Section::Places,
        Kind::Group => Section::Groups,
        Kind::Claim => Section::Claims,
        Kind::Side => Section::Sides,
        Kind::Question => Section::Questions,
        Kind::Person => Section::People,
        Kind::Outcome => Section::Outcomes,
    };
    Entry::new(section, id)
}

struct Plan<'n> {
    now: &'n Contents,
    sheet: &'n Contents,
    trace: &'n Trace,
    take: &'n dyn Fn(Kind, &str) -> Option<Take>,
    source: Text,
    next: Trace,
    fates: Vec<(Kind, String, Fate<'n>)>,
    conflicts: Vec<Conflict>,
    referred: Vec<(Kind, String)>,
    restored: Vec<(Kind, String)>,
}

impl<'n> Plan<'n> {
    /// Decides what becomes of each entry, without looking at the others.
    fn decide(&mut self, import: &Import) {
        let keys: HashMap<(Kind, &str), &str> =
            import.keys.iter().map(|keyed| ((keyed.kind, keyed.id.as_str()), keyed.key.as_str())).collect();
        for (kind, id, new) in self.sheet.all() {
            let key = keys.get(&(kind, id)).copied().unwrap_or_default().to_owned();
            self.entry(kind, id, key, new);
        }
        for kind in Kind::ALL {
            for id in self.trace.ids(kind).filter(|id| self.sheet.get(kind, id).is_none()) {
                self.gone(kind, id);
            }
        }
    }

    /// An entry that the sheet has.
    fn entry(&mut self, kind: Kind, id: &str, key: String, new: &'n Node) {
        let (sheet, then) = (hash(new), self.trace.get(kind, id));
        let mut left = sheet.clone();
        match (then, self.now.get(kind, id)) {
            (None, None) => self.fates.push((kind, id.to_owned(), Fate::Add(new))),
            (Some((_, then)), None) if *then == sheet => {}
            (Some((_, then)), None) => match self.conflict(kind, id, Why::Removed) {
                Some(Take::Sheet) => self.fates.push((kind, id.to_owned(), Fate::Add(new))),
                Some(Take::Dossier) => {}
                None => left.clone_from(then),
            },
            (then, Some(now)) => {
                let (here, then) = (hash(now), then.map(|(_, then)| then.clone()));
                let is_untouched = then.as_ref() == Some(&here);
                if here == sheet || then.as_ref() == Some(&sheet) {
                    // The sheet says what it said, perhaps in another row.
                    let is_moved = is_untouched && now != new;
                    if is_moved && !self.source.has_comment_on_change(&entry(kind, id), new) {
                        self.fates.push((kind, id.to_owned(), Fate::Update(new)));
                    }
                } else {
                    let would_lose = || self.source.has_comment_on_change(&entry(kind, id), new);
                    let why = match then {
                        None => Some(Why::OwnEntry),
                        Some(_) if !is_untouched => Some(Why::BothChanged),
                        Some(_) => would_lose().then_some(Why::Comment),
                    };
                    let choice = why.map(|why| self.conflict(kind, id, why));
                    match choice {
                        None | Some(Some(Take::Sheet)) => {
                            self.fates.push((kind, id.to_owned(), Fate::Update(new)));
                        }
                        Some(Some(Take::Dossier)) => {}
                        Some(None) => left = then.unwrap_or_default(),
                    }
                }
            }
        }
        self.next.put(kind, id, (key, left));
    }

    /// An entry that the sheet no longer has.
    fn gone(&mut self, kind: Kind, id: &str) {
        let (Some(now), Some((key, then))) = (self.now.get(kind, id), self.trace.get(kind, id)) else {
            return;
        };
        let is_untouched = hash(now) == *then && !self.source.has_comment(&entry(kind, id));
        let choice = (!is_untouched).then(|| self.conflict(kind, id, Why::Gone));
        match choice {
            None | Some(Some(Take::Sheet)) => self.fates.push((kind, id.to_owned(), Fate::Remove)),
            // It is the dossier's own from now on.
            Some(Some(Take::Dossier)) => {}
            Some(None) => self.next.put(kind, id, (key.clone(), then.clone())),
        }
    }

    fn conflict(&mut self, kind: Kind, id: &str, why: Why) -> Option<Take> {
        let take = (self.take)(kind, id);
        self.conflicts.push(Conflict { kind, id: id.to_owned(), why, take });
        take
    }

    /// Keeps entries that would be removed although others refer to them.
    fn keep_what_is_referred_to(&mut self) {
        let going: HashSet<(Kind, &str)> = self
            .fates
            .iter()
            .filter(|(_, _, fate)| matches!(fate, Fate::Remove))
            .map(|(kind, id, _)| (*kind, id.as_str()))
            .collect();
        if going.is_empty() {
            return;
        }
        let changed: HashMap<(Kind, &str), &Node> = self
            .fates
            .iter()
            .filter_map(|(kind, id, fate)| match fate {
                Fate::Update(new) => Some(((*kind, id.as_str()), *new)),
                _ => None,
            })
            .collect();
        let mut texts: HashSet<&str> = HashSet::new();
        self.now.rest.iter().for_each(|node| gather(node, &mut texts));
        for (kind, id, node) in self.now.all().filter(|(kind, id, _)| !going.contains(&(*kind, *id))) {
            gather(changed.get(&(kind, id)).copied().unwrap_or(node), &mut texts);
        }
        for (_, _, fate) in &self.fates {
            if let Fate::Add(new) = fate {
                gather(new, &mut texts);
            }
        }
        let mut kept: HashSet<(Kind, String)> = HashSet::new();
        loop {
            let more: Vec<(Kind, &str)> = going
                .iter()
                .filter(|(kind, id)| texts.contains(id) && !kept.contains(&(*kind, (*id).to_owned())))
                .copied()
                .collect();
            if more.is_empty() {
                break;
            }
            for (kind, id) in more {
                kept.insert((kind, id.to_owned()));
                if let Some(node) = self.now.get(kind, id) {
                    gather(node, &mut texts);
                }
            }
        }
        self.fates.retain(|(kind, id, fate)| {
            !(matches!(fate, Fate::Remove) && kept.contains(&(*kind, id.clone())))
        });
        for (kind, id) in &kept {
            if let Some(item) = self.trace.get(*kind, id) {
                self.next.put(*kind, id, item.clone());
            }
        }
        self.referred = kept.into_iter().collect();
        self.referred.sort();
    }

    /// Adds entries that were removed by hand if something new refers to them.
    fn restore_what_is_needed(&mut self) {
        let mut wanted: HashSet<&str> = HashSet::new();
        for (_, _, fate) in &self.fates {
            if let Fate::Add(new) | Fate::Update(new) = fate {
                gather(new, &mut wanted);
            }
        }
        let is_added: HashSet<(Kind, String)> =
            self.fates.iter().map(|(kind, id, _)| (*kind, id.clone())).collect();
        let mut absent: Vec<(Kind, &str, &'n Node)> = self
            .sheet
            .all()
            .filter(|(kind, id, _)| {
                *kind != Kind::Claim
                    && self.now.get(*kind, id).is_none()
                    && !is_added.contains(&(*kind, (*id).to_owned()))
            })
            .collect();
        while let Some(at) = absent.iter().position(|(_, id, _)| wanted.contains(id)) {
            let (kind, id, node) = absent.swap_remove(at);
            gather(node, &mut wanted);
            self.restored.push((kind, id.to_owned()));
            self.fates.push((kind, id.to_owned(), Fate::Add(node)));
        }
        self.restored.sort();
    }
}

/// Collects all texts and keys in a value, of which some are ids.
fn gather<'n>(node: &'n Node, texts: &mut HashSet<&'n str>) {
    match node {
        Node::Plain(_) => {}
        Node::Text(text) => {
            texts.insert(text);
        }
        Node::Choice { inner, .. } => inner.iter().for_each(|inner| gather(inner, texts)),
        Node::Tuple(items) | Node::List { items, .. } => items.iter().for_each(|item| gather(item, texts)),
        Node::Fields { fields, .. } => fields.iter().for_each(|(_, value)| gather(value, texts)),
        Node::Table(rows) => {
            for (key, value) in rows {
                texts.insert(key);
                gather(value, texts);
            }
        }
    }
}
