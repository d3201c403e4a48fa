//! Sources and their sides.

use serde::Deserialize;

use super::{Native, SideId, SourceId};

/// A camp that sources are assigned to on the map and in charts; its position in the file decides its symbol.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side {
    /// The id in the file.
    pub key: String,
    /// The display name.
    pub name: String,
}

/// What a source is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize)]
pub enum SourceKind {
    /// A government or ministry.
    Government,
    /// A military or defence ministry.
    Military,
    /// An official, named or not.
    Official,
    /// An armed group or side of the fighting.
    ArmedGroup,
    /// A news agency.
    Agency,
    /// A newspaper, broadcaster or site.
    Media,
    /// A monitoring organisation.
    Monitor,
    /// Researchers.
    Researcher,
    /// An analyst or historian.
    Analyst,
    /// A community leader, or acquaintances.
    Community,
    /// A politician or party.
    Political,
    /// The writer of a document, in their own voice.
    Narrator,
    /// Anything else.
    #[default]
    Other,
}

impl SourceKind {
    /// The kind as a heading: "Monitoring organisation".
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Government => "Government",
            Self::Military => "Military or defence ministry",
            Self::Official => "Official",
            Self::ArmedGroup => "Armed group",
            Self::Agency => "News agency",
            Self::Media => "News outlet",
            Self::Monitor => "Monitoring organisation",
            Self::Researcher => "Researcher",
            Self::Analyst => "Analyst or historian",
            Self::Community => "Community figure",
            Self::Political => "Political figure",
            Self::Narrator => "Document's own voice",
            Self::Other => "Source",
        }
    }
}

/// Whether the source is known by name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub enum Identity {
    /// Known by name, as a person or an institution.
    #[default]
    Named,
    /// A person whom the document does not name.
    Anonymous,
    /// The document does not settle who it is.
    Unclear,
}

/// A person or institution that speaks or relays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The id in the file.
    pub key: String,
    /// The full name; names shared by several sources are followed by what distinguishes them, in brackets.
    pub name: String,
    /// A short name for narrow places; the full name if absent.
    pub short: Option<String>,
    /// The name in its own script.
    pub native: Option<Native>,
    /// What kind of source it is.
    pub kind: SourceKind,
    /// The institution of which it is a part or for which it speaks. Institutions form a forest.
    pub part_of: Option<SourceId>,
    /// Its side, if one is stated.
    pub side: Option<SideId>,
    /// Whether it is known by name.
    pub identity: Identity,
    /// A remark.
    pub note: String,
}

impl Source {
    /// The short name, or the full one.
    #[must_use]
    pub fn label(&self) -> &str {
        self.short.as_deref().unwrap_or(&self.name)
    }
}
