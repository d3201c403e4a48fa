//! What becomes of each entry.

use std::collections::{HashMap, HashSet};

use parallax_dossier::draft::Node;
use parallax_edit::{Change, Edit, Entry, Section, Spot, Text};

use super::trace::{Contents, Trace, hash};
use super::{Conflict, Take, Why};
use crate::{Import, Kind};

/// What becomes of an entry.
pub(super) enum Fate<'n> {
    Add(&'n Node),
    Update(&'n Node),
    Remove,
}

pub(super) struct Plan<'n> {
    pub(super) now: &'n Contents,
    pub(super) sheet: &'n Contents,
    pub(super) trace: &'n Trace,
    pub(super) take: &'n dyn Fn(Kind, &str) -> Option<Take>,
    pub(super) source: Text,
    pub(super) next: Trace,
    pub(super) fates: Vec<(Kind, String, Fate<'n>)>,
    pub(super) conflicts: Vec<Conflict>,
    pub(super) referred: Vec<(Kind, String)>,
    pub(super) restored: Vec<(Kind, String)>,
}

impl<'n> Plan<'n> {
    /// Decides what becomes of each entry, without looking at the others.
    pub(super) fn decide(&mut self, import: &Import) {
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
    pub(super) fn keep_what_is_referred_to(&mut self) {
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
    pub(super) fn restore_what_is_needed(&mut self) {
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

/// What becomes of the entries, as an edit: first those that stay or go, then the new ones in the order of the sheet.
pub(super) fn edit(fates: &[(Kind, String, Fate<'_>)], sheet: &Contents) -> Edit {
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
