//! The one type for anything that can be selected, hovered, searched and linked.

use super::{ClaimId, DocumentId, Dossier, EventId, GroupId, Id, PersonId, PlaceId, QuestionId, SourceId};

/// Anything a reader can point at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Item {
    Place(PlaceId),
    Source(SourceId),
    Document(DocumentId),
    Claim(ClaimId),
    Event(EventId),
    /// A population.
    Group(GroupId),
    Question(QuestionId),
    Person(PersonId),
}

/// The kinds of [`Item`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ItemKind {
    /// Places.
    Place,
    /// Sources.
    Source,
    /// Documents.
    Document,
    /// Events.
    Event,
    /// Populations.
    Group,
    /// People.
    Person,
    /// Questions.
    Question,
    /// Claims.
    Claim,
}

impl ItemKind {
    /// All kinds, in the order the index lists them.
    pub const ALL: [Self; 8] = [
        Self::Place,
        Self::Source,
        Self::Document,
        Self::Event,
        Self::Group,
        Self::Person,
        Self::Question,
        Self::Claim,
    ];

    /// The kind as one lower-case word, as used on the command line.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Place => "place",
            Self::Source => "source",
            Self::Document => "document",
            Self::Event => "event",
            Self::Group => "group",
            Self::Person => "person",
            Self::Question => "question",
            Self::Claim => "claim",
        }
    }

    /// The kind as a plural heading.
    #[must_use]
    pub const fn plural(self) -> &'static str {
        match self {
            Self::Place => "Places",
            Self::Source => "Sources",
            Self::Document => "Documents",
            Self::Event => "Events",
            Self::Group => "Populations",
            Self::Person => "People",
            Self::Question => "Questions",
            Self::Claim => "Claims",
        }
    }
}

impl Item {
    /// Returns the kind of this item.
    #[must_use]
    pub const fn kind(self) -> ItemKind {
        match self {
            Self::Place(_) => ItemKind::Place,
            Self::Source(_) => ItemKind::Source,
            Self::Document(_) => ItemKind::Document,
            Self::Claim(_) => ItemKind::Claim,
            Self::Event(_) => ItemKind::Event,
            Self::Group(_) => ItemKind::Group,
            Self::Question(_) => ItemKind::Question,
            Self::Person(_) => ItemKind::Person,
        }
    }

    /// The row in its table.
    #[must_use]
    pub fn index(self) -> usize {
        match self {
            Self::Place(id) => id.index(),
            Self::Source(id) => id.index(),
            Self::Document(id) => id.index(),
            Self::Claim(id) => id.index(),
            Self::Event(id) => id.index(),
            Self::Group(id) => id.index(),
            Self::Question(id) => id.index(),
            Self::Person(id) => id.index(),
        }
    }

    /// The item of `kind` at row `index`.
    #[must_use]
    pub fn at(kind: ItemKind, index: usize) -> Self {
        match kind {
            ItemKind::Place => Self::Place(Id::from_index(index)),
            ItemKind::Source => Self::Source(Id::from_index(index)),
            ItemKind::Document => Self::Document(Id::from_index(index)),
            ItemKind::Claim => Self::Claim(Id::from_index(index)),
            ItemKind::Event => Self::Event(Id::from_index(index)),
            ItemKind::Group => Self::Group(Id::from_index(index)),
            ItemKind::Question => Self::Question(Id::from_index(index)),
            ItemKind::Person => Self::Person(Id::from_index(index)),
        }
    }
}

impl Dossier {
    /// The number of items of `kind`.
    #[must_use]
    pub fn count_of(&self, kind: ItemKind) -> usize {
        match kind {
            ItemKind::Place => self.places.len(),
            ItemKind::Source => self.sources.len(),
            ItemKind::Document => self.documents.len(),
            ItemKind::Claim => self.claims.len(),
            ItemKind::Event => self.events.len(),
            ItemKind::Group => self.groups.len(),
            ItemKind::Question => self.questions.len(),
            ItemKind::Person => self.people.len(),
        }
    }

    /// All items of `kind`, in file order.
    pub fn items(&self, kind: ItemKind) -> impl Iterator<Item = Item> + use<> {
        (0..self.count_of(kind)).map(move |index| Item::at(kind, index))
    }

    /// The id of `item` in the file.
    #[must_use]
    pub fn key(&self, item: Item) -> &str {
        match item {
            Item::Place(id) => &self.places[id].key,
            Item::Source(id) => &self.sources[id].key,
            Item::Document(id) => &self.documents[id].key,
            Item::Claim(id) => &self.claims[id].key,
            Item::Event(id) => &self.events[id].key,
            Item::Group(id) => &self.groups[id].key,
            Item::Question(id) => &self.questions[id].key,
            Item::Person(id) => &self.people[id].key,
        }
    }

    /// The display name of `item`; a claim goes by its source.
    #[must_use]
    pub fn name(&self, item: Item) -> &str {
        match item {
            Item::Place(id) => &self.places[id].name,
            Item::Source(id) => &self.sources[id].name,
            Item::Document(id) => self.documents[id].label(),
            Item::Claim(id) => self.sources[self.claims[id].by].label(),
            Item::Event(id) => &self.events[id].name,
            Item::Group(id) => &self.groups[id].name,
            Item::Question(id) => &self.questions[id].text,
            Item::Person(id) => &self.people[id].name,
        }
    }

    /// Finds the item of `kind` with the file's id `key`. Walks the table: for the command line, not for
    /// drawing.
    #[must_use]
    pub fn find(&self, kind: ItemKind, key: &str) -> Option<Item> {
        self.items(kind).find(|item| self.key(*item) == key)
    }
}
