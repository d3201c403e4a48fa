//! The tables of a dossier that an import fills, and where an entry of them comes from.

/// A row of one of the tables that are imported.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Origin {
    /// The number of the table, counted from 0.
    pub table: usize,
    /// The number of the row, as in [`Row::number`](crate::sheet::Row::number).
    pub row: u32,
}

/// A table of a dossier that an import fills.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// `sources`
    Source,
    /// `documents`
    Document,
    /// `events`
    Event,
    /// `places`
    Place,
    /// `groups`
    Group,
    /// `claims`
    Claim,
    /// `sides`
    Side,
    /// `questions`
    Question,
    /// `people`
    Person,
    /// `outcomes`
    Outcome,
}

impl Kind {
    /// Those that sheets fill, in the order in which a dossier has them; only a table that Parallax wrote fills the others.
    pub const ALL: [Self; 7] =
        [Self::Place, Self::Group, Self::Source, Self::Document, Self::Event, Self::Person, Self::Claim];

    /// The name of the table in a dossier.
    #[must_use]
    pub const fn table(self) -> &'static str {
        match self {
            Self::Source => "sources",
            Self::Document => "documents",
            Self::Event => "events",
            Self::Place => "places",
            Self::Group => "groups",
            Self::Claim => "claims",
            Self::Side => "sides",
            Self::Question => "questions",
            Self::Person => "people",
            Self::Outcome => "outcomes",
        }
    }

    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Source => "source",
            Self::Document => "document",
            Self::Event => "event",
            Self::Place => "place",
            Self::Group => "people",
            Self::Claim => "claim",
            Self::Side => "side",
            Self::Question => "question",
            Self::Person => "person",
            Self::Outcome => "outcome",
        }
    }
}

/// An entry of a draft with the key by which the same entry is found again: of a source its name, of a document its link.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Keyed {
    /// Its table.
    pub kind: Kind,
    /// The key.
    pub key: String,
    /// Its id.
    pub id: String,
}
