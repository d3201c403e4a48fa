//! A draft in the making: entries of its tables by what they are, each with an id that lasts.

mod kind;
mod text;

use std::collections::{HashMap, HashSet};

use parallax_dossier::dossier::{Identity, SourceKind};
use parallax_dossier::draft::{
    Claim, Document, Dossier, Entries, Event, Group, Person, Place, Question, Source, Word,
};

use crate::cell::fold;
use crate::memory::Memory;
pub use kind::{Keyed, Kind, Origin};
pub(crate) use text::{fits_note, held, is_link, line, name, paragraph};
use text::{slug, with_whole};

/// The tables of a draft, with the entries that were made already.
pub(crate) struct Maker {
    pub draft: Dossier<'static>,
    made: HashMap<(Kind, String), String>,
    taken: HashSet<(Kind, String)>,
    next: HashMap<(Kind, String), u32>,
    /// Where entries with ids of their own stand in their tables.
    places: HashMap<(Kind, String), usize>,
    /// The rows of which the claims were made.
    origins: Vec<Origin>,
    row: Origin,
    memory: Memory,
}

impl Maker {
    /// Begins a draft in which whatever was imported before keeps its id.
    pub(crate) fn new(title: &str, memory: Memory) -> Self {
        Self {
            draft: Dossier::new(name(title)),
            made: HashMap::new(),
            taken: HashSet::new(),
            next: HashMap::new(),
            places: HashMap::new(),
            origins: Vec::new(),
            row: Origin::default(),
            memory,
        }
    }

    /// Begins the table of this number.
    pub(crate) const fn at_table(&mut self, table: usize) {
        self.row = Origin { table, row: 0 };
    }

    /// Begins a row; the claims that follow are made of it.
    pub(crate) const fn at_row(&mut self, row: u32) {
        self.row.row = row;
    }

    /// The number by which ids name the row: the one that it had when it was first imported.
    pub(crate) fn row_name(&self) -> u32 {
        self.memory.row_name(self.row)
    }

    /// Ends: the draft, the row of each claim, and by which key each entry is known.
    pub(crate) fn finish(self) -> (Dossier<'static>, Vec<Origin>, Vec<Keyed>) {
        let mut keys: Vec<Keyed> =
            self.made.into_iter().map(|((kind, key), id)| Keyed { kind, key, id }).collect();
        keys.retain(|one| Kind::ALL.contains(&one.kind));
        keys.sort();
        let mut draft = self.draft;
        name_by_ids(&mut draft.sources, |source| &mut source.name);
        name_by_ids(&mut draft.documents, |document| &mut document.title);
        name_by_ids(&mut draft.places, |place| &mut place.name);
        name_by_ids(&mut draft.events, |event| &mut event.name);
        name_by_ids(&mut draft.groups, |group| &mut group.name);
        name_by_ids(&mut draft.sides, |side| &mut side.name);
        name_by_ids(&mut draft.people, |person| &mut person.name);
        name_by_ids(&mut draft.outcomes, |outcome| &mut outcome.name);
        name_by_ids(&mut draft.questions, |question| &mut question.ask);
        (draft, self.origins, keys)
    }

    /// The source of this name, in whatever case.
    pub(crate) fn source(
        &mut self,
        text: &str,
        kind: SourceKind,
        identity: Identity,
        note: &str,
    ) -> Word<'static> {
        let key = fold(text);
        self.entry(Kind::Source, key, text, |draft, id| {
            let source = Source {
                name: Some(name(text)),
                kind,
                identity,
                note: with_whole(text, note),
                ..Source::default()
            };
            draft.sources.add(id, source);
        })
    }

    /// The population of this name within another.
    pub(crate) fn group(&mut self, text: &str, within: Option<&Word<'static>>, note: &str) -> Word<'static> {
        let key = format!("{} in {}", fold(text), within.map(ToString::to_string).unwrap_or_default());
        self.entry(Kind::Group, key, text, |draft, id| {
            let group = Group {
                name: Some(name(text)),
                within: within.cloned(),
                note: with_whole(text, note),
                ..Group::default()
            };
            draft.groups.add(id, group);
        })
    }

    /// The document that `key` stands for.
    pub(crate) fn document(&mut self, key: &str, document: Document<'static>) -> Word<'static> {
        let title = document.title.clone().unwrap_or_default();
        self.entry(Kind::Document, key.to_owned(), &title, |draft, id| draft.documents.add(id, document))
    }

    /// The place that `key` stands for.
    pub(crate) fn place(&mut self, key: &str, place: Place<'static>) -> Word<'static> {
        let title = place.name.clone().unwrap_or_default();
        self.entry(Kind::Place, key.to_owned(), &title, |draft, id| draft.places.add(id, place))
    }

    /// The event that `key` stands for.
    pub(crate) fn event(&mut self, key: &str, event: Event<'static>) -> Word<'static> {
        let title = event.name.clone().unwrap_or_default();
        self.entry(Kind::Event, key.to_owned(), &title, |draft, id| draft.events.add(id, event))
    }

    /// The person that `key` stands for.
    pub(crate) fn person(&mut self, key: &str, person: Person<'static>) -> Word<'static> {
        let title = person.name.clone().unwrap_or_default();
        self.entry(Kind::Person, key.to_owned(), &title, |draft, id| draft.people.add(id, person))
    }

    /// A key that no entry of the table has yet: the text itself, or the text with a number.
    pub(crate) fn fresh(&self, kind: Kind, text: &str) -> String {
        let key = (1..=u32::MAX)
            .map(|time| if time == 1 { text.to_owned() } else { format!("{text} #{time}") })
            .find(|key| !self.made.contains_key(&(kind, key.clone())));
        key.unwrap_or_default()
    }

    /// The question of this text.
    pub(crate) fn question(&mut self, text: &str) -> Word<'static> {
        self.entry(Kind::Question, fold(text), text, |draft, id| draft.questions.add(id, name(text).into()))
    }

    /// An entry with an id of its own, which is kept where no other entry of the table has it.
    pub(crate) fn with_id(
        &mut self,
        kind: Kind,
        id: &str,
        add: impl FnOnce(&mut Dossier<'static>, String),
    ) -> Word<'static> {
        let key = (kind, format!("id {id}"));
        if let Some(id) = self.made.get(&key) {
            return id.clone().into();
        }
        let used = self.keep_id(kind, id);
        self.made.insert(key, used.clone());
        self.places.insert((kind, used.clone()), self.count(kind));
        add(&mut self.draft, used.clone());
        used.into()
    }

    /// Where the entry of this id stands in its table, for one that [`with_id`](Self::with_id) made.
    fn place_of(&self, kind: Kind, id: &Word) -> Option<usize> {
        self.places.get(&(kind, id.to_string())).copied()
    }

    /// An entry that [`with_id`](Self::with_id) made.
    pub(crate) fn groups_mut(&mut self, id: &Word) -> Option<&mut Group<'static>> {
        let at = self.place_of(Kind::Group, id)?;
        self.draft.groups.at_mut(at)
    }

    /// An entry that [`with_id`](Self::with_id) made.
    pub(crate) fn sources_mut(&mut self, id: &Word) -> Option<&mut Source<'static>> {
        let at = self.place_of(Kind::Source, id)?;
        self.draft.sources.at_mut(at)
    }

    /// An entry that [`with_id`](Self::with_id) made.
    pub(crate) fn events_mut(&mut self, id: &Word) -> Option<&mut Event<'static>> {
        let at = self.place_of(Kind::Event, id)?;
        self.draft.events.at_mut(at)
    }

    /// An entry that [`with_id`](Self::with_id) made.
    pub(crate) fn places_mut(&mut self, id: &Word) -> Option<&mut Place<'static>> {
        let at = self.place_of(Kind::Place, id)?;
        self.draft.places.at_mut(at)
    }

    /// An entry that [`with_id`](Self::with_id) made.
    pub(crate) fn questions_mut(&mut self, id: &Word) -> Option<&mut Question> {
        let at = self.place_of(Kind::Question, id)?;
        self.draft.questions.at_mut(at)
    }

    const fn count(&self, kind: Kind) -> usize {
        let draft = &self.draft;
        match kind {
            Kind::Source => draft.sources.len(),
            Kind::Document => draft.documents.len(),
            Kind::Event => draft.events.len(),
            Kind::Place => draft.places.len(),
            Kind::Group => draft.groups.len(),
            Kind::Claim => draft.claims.len(),
            Kind::Side => draft.sides.len(),
            Kind::Question => draft.questions.len(),
            Kind::Person => draft.people.len(),
            Kind::Outcome => draft.outcomes.len(),
        }
    }

    /// True the first time that it is asked about this; no id is like `text`, which has spaces.
    pub(crate) fn is_first(&mut self, kind: Kind, text: &str) -> bool {
        self.taken.insert((kind, text.to_owned()))
    }

    /// The id itself if no other entry of the table has it, or else one that is made of it.
    pub(crate) fn keep_id(&mut self, kind: Kind, id: &str) -> String {
        let is_word = |word: &str| {
            !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        };
        let is_id = id.len() <= 100 && id.split('-').all(is_word);
        if is_id && self.taken.insert((kind, id.to_owned())) { id.to_owned() } else { self.id(kind, id) }
    }

    /// Adds a claim under an id that [`keep_id`](Self::keep_id) gave.
    pub(crate) fn claim_with_id(&mut self, id: String, claim: Claim<'static>) {
        self.origins.push(self.row);
        self.draft.claims.add(id, claim);
    }

    /// Adds a claim of the row that was begun.
    pub(crate) fn claim(&mut self, text: &str, claim: Claim<'static>) {
        // A row may have several claims of one outcome.
        let key = self.fresh(Kind::Claim, text);
        self.origins.push(self.row);
        self.entry(Kind::Claim, key, text, |draft, id| draft.claims.add(id, claim));
    }

    fn entry(
        &mut self,
        kind: Kind,
        key: String,
        text: &str,
        add: impl FnOnce(&mut Dossier<'static>, String),
    ) -> Word<'static> {
        let key = (kind, key);
        if let Some(id) = self.made.get(&key) {
            return id.clone().into();
        }
        let known = self.memory.id(&key).filter(|id| self.taken.insert((kind, (*id).to_owned())));
        let known = known.map(str::to_owned);
        let id = known.unwrap_or_else(|| self.id(kind, text));
        self.made.insert(key, id.clone());
        add(&mut self.draft, id.clone());
        id.into()
    }

    /// An id that no other entry of the table has.
    fn id(&mut self, kind: Kind, text: &str) -> String {
        let base = slug(text).unwrap_or_else(|| kind.word().to_owned());
        loop {
            let number = self.next.entry((kind, base.clone())).or_insert(0);
            *number += 1;
            let id = if *number == 1 { base.clone() } else { format!("{base}-{number}") };
            if !self.memory.has(kind, &id) && self.taken.insert((kind, id.clone())) {
                return id;
            }
        }
    }
}

/// Names what has no name by its id: a damaged table may have lost the column of the names.
fn name_by_ids<T>(entries: &mut Entries<T>, name: impl Fn(&mut T) -> &mut Option<String>) {
    for at in 0..entries.len() {
        let Some(id) = entries.at(at).map(|(id, _)| id.to_owned()) else { continue };
        let Some(name) = entries.at_mut(at).map(&name) else { continue };
        if name.as_deref().is_none_or(|name| name.trim().is_empty()) {
            *name = Some(id);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_that_hide_where_they_lead_are_none() {
        for (text, is) in [
            ("https://example.org/a@b", true),
            ("http://example.org?x", true),
            ("https://user@example.org/", false),
            ("https://exam\\ple.org/", false),
            ("https:///a", false),
            ("ftp://example.org", false),
        ] {
            assert_eq!(is_link(text), is, "{text}");
        }
    }

    #[test]
    fn ids_are_words_of_the_text_and_taken_once() {
        let mut maker = Maker::new("T", Memory::default());
        let mut id = |text| maker.id(Kind::Source, text);
        assert_eq!(id("Health Ministry (Gaza)"), "health-ministry-gaza");
        assert_eq!(id("Health ministry, Gaza"), "health-ministry-gaza-2");
        assert_eq!(id("Médecins"), "medecins");
        assert_eq!(id("وزارة"), "source");
        assert_eq!(id("а"), "source-2");
        assert_eq!(id("source 2"), "source-2-2");
    }

    #[test]
    fn only_links_of_the_web_are_links() {
        assert!(is_link("https://example.org/a?b=1"));
        for text in [
            "",
            "example.org",
            "ftp://example.org",
            "https://",
            "https:// a",
            "javascript:alert(1)",
            "http://a b",
        ] {
            assert!(!is_link(text), "{text}");
        }
    }
}
