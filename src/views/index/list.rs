//! The rows of the index as plain data, recomputed when the dossier, the filter or a section changes.

use std::collections::HashMap;

use crate::analysis::search::{fold, romanised};
use crate::analysis::{Ahead, Known, Links, Shown};
use crate::dossier::{Dossier, Id as _, Item, ItemKind, Native, SourceId};
use crate::session::IndexState;

/// The number of items that a section shows before "more" is clicked.
const SHORT: usize = 8;

/// One line of the index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IndexRow {
    /// Space before a section.
    Gap,
    /// The heading of a kind, with the number of its items.
    Section {
        /// The kind.
        kind: ItemKind,
        /// The number of items that match.
        count: usize,
        /// The number of these that are counted: for claims those that views are narrowed to, for anything
        /// with a date what may have happened, been said or been published by the chosen day.
        counted: usize,
    },
    /// An item, with the number of its counted claims.
    Entry {
        /// The item.
        item: Item,
        /// The number of its claims.
        claims: usize,
        /// The number of institutions, one around the other, below which a source stands.
        depth: usize,
    },
    /// A button that lists the remaining items, or fewer if none is hidden.
    More {
        /// The kind.
        kind: ItemKind,
        /// The number of items not listed.
        hidden: usize,
    },
    /// Nothing matches the filter.
    Nothing,
}

/// All lines of the index.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IndexRows {
    rows: Vec<IndexRow>,
}

impl IndexRows {
    /// The lines for a dossier and the reader's choices, without what lies ahead of the day chosen; while a filter is set
    /// every match is listed.
    #[must_use]
    pub fn new(
        dossier: &Dossier,
        links: &Links,
        shown: Shown<'_>,
        ahead: &Ahead,
        state: &IndexState,
    ) -> Self {
        let wanted = fold(state.filter.trim());
        // Cyrillic also finds Latin spellings.
        let latin = romanised(state.filter.trim());
        let mut index = Self::default();
        let list = List { dossier, links, shown, ahead, state, filtered: !wanted.is_empty() };
        for kind in ItemKind::ALL {
            let mut items: Vec<Item> = if kind == ItemKind::Source {
                by_institution(dossier)
            } else {
                dossier.items(kind).collect()
            };
            if !wanted.is_empty() {
                let wanted: Vec<Wanted<'_>> = [Some(wanted.as_str()), latin.as_deref()]
                    .into_iter()
                    .flatten()
                    .map(|text| Wanted::new(dossier, text))
                    .collect();
                items.retain(|item| wanted.iter().any(|wanted| wanted.is_met(dossier, *item)));
            }
            if !items.is_empty() {
                index.add_section(&list, kind, &items);
            }
        }
        if index.rows.is_empty() {
            index.rows.push(IndexRow::Nothing);
        }
        index
    }

    fn add_section(&mut self, list: &List<'_>, kind: ItemKind, items: &[Item]) {
        let List { dossier, links, shown, ahead, state, filtered } = *list;
        let counted = items.iter().filter(|item| list.counts(**item)).count();
        self.rows.push(IndexRow::Gap);
        self.rows.push(IndexRow::Section { kind, count: items.len(), counted });
        let items: Vec<Item> = items.iter().copied().filter(|item| !ahead.holds(*item)).collect();
        if state.closed.contains(&kind) && !filtered {
            return;
        }
        let all = filtered || state.expanded.contains(&kind) || items.len() <= SHORT + 1;
        let listed = if all { items.len() } else { SHORT };
        self.rows.extend(items[..listed].iter().map(|item| {
            let claims =
                if kind == ItemKind::Claim { 0 } else { shown.count(dossier, links.claims_of(*item)) };
            let depth = match item {
                Item::Source(id) if !filtered => dossier.institutions_around(*id).count() - 1,
                _ => 0,
            };
            IndexRow::Entry { item: *item, claims, depth }
        }));
        if !filtered && items.len() > SHORT + 1 {
            self.rows.push(IndexRow::More { kind, hidden: items.len() - listed });
        }
    }

    /// The lines, top to bottom.
    #[must_use]
    pub fn rows(&self) -> &[IndexRow] {
        &self.rows
    }
}

/// The sources in file order, each followed by those that are part of it.
fn by_institution(dossier: &Dossier) -> Vec<Item> {
    let mut members: HashMap<SourceId, Vec<SourceId>> = HashMap::new();
    let mut open: Vec<SourceId> = Vec::new();
    for (id, source) in dossier.sources.iter() {
        match source.part_of {
            Some(whole) => members.entry(whole).or_default().push(id),
            None => open.push(id),
        }
    }
    open.reverse();
    let mut sources = Vec::with_capacity(dossier.sources.len());
    while let Some(id) = open.pop() {
        sources.push(Item::Source(id));
        open.extend(members.remove(&id).into_iter().flatten().rev());
    }
    sources
}

/// The inputs of the sections.
struct List<'a> {
    dossier: &'a Dossier,
    links: &'a Links,
    shown: Shown<'a>,
    ahead: &'a Ahead,
    state: &'a IndexState,
    filtered: bool,
}

impl List<'_> {
    fn counts(&self, item: Item) -> bool {
        let known = |day| Known::of_item(self.dossier, self.links, item, day);
        match item {
            Item::Claim(id) => self.shown.holds(self.dossier, id),
            _ => !self.ahead.holds(item) && self.shown.day.is_none_or(|day| known(day) != Known::NotYet),
        }
    }
}

/// A folded text that is looked for.
struct Wanted<'w> {
    text: &'w str,
    /// Of each source, whether its label contains it: thousands of claims go by the name of one.
    labels: Vec<bool>,
}

impl<'w> Wanted<'w> {
    fn new(dossier: &Dossier, text: &'w str) -> Self {
        let labels = dossier.sources.rows().iter().map(|source| holds(source.label(), text)).collect();
        Self { text, labels }
    }

    /// True if what an item goes by, or else says, contains the text.
    fn is_met(&self, dossier: &Dossier, item: Item) -> bool {
        let holds = |text: &str| holds(text, self.text);
        let spelled = |also: &[String], native: &Option<Native>| {
            also.iter().any(|name| holds(name)) || native.as_ref().is_some_and(|native| holds(&native.text))
        };
        let is_named = match item {
            Item::Claim(id) => self.labels[dossier.claims[id].by.index()],
            _ => holds(dossier.name(item)),
        };
        if is_named || holds(dossier.key(item)) {
            return true;
        }
        match item {
            Item::Place(id) => spelled(&dossier.places[id].also, &dossier.places[id].native),
            Item::Person(id) => spelled(&dossier.people[id].also, &dossier.people[id].native),
            Item::Source(id) => spelled(&[], &dossier.sources[id].native),
            Item::Document(id) => holds(&dossier.documents[id].title),
            Item::Claim(id) => {
                let claim = &dossier.claims[id];
                holds(&claim.gist) || claim.worded.as_ref().is_some_and(|words| holds(words))
            }
            Item::Event(_) | Item::Group(_) | Item::Question(_) => false,
        }
    }
}

fn holds(text: &str, wanted: &str) -> bool {
    fold(text).contains(wanted) || romanised(text).is_some_and(|latin| latin.contains(wanted))
}
