//! The plain rows of a dossier: populations, documents, events, questions and people, with citations of
//! documents.

use serde::Deserialize;

use super::{
    Cited, Counts, Date, DocumentId, EventId, Evidence, Facts, GroupId, KeptCopy, Locator, Outcome, PlaceId,
    SourceId,
};

/// A name in its own script, with its BCP 47 language tag.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Native {
    /// The name in that script.
    pub text: String,
    /// A language tag such as `ar` or `ru`.
    pub lang: String,
}

/// Where something can be read: a document and, where known, the place in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    pub document: DocumentId,
    /// The place in it.
    pub locator: Locator,
}

impl Citation {
    /// The document and the place in it.
    #[must_use]
    pub const fn cited(&self) -> Cited<'_> {
        Cited { document: self.document, locator: &self.locator }
    }
}

/// A population that is counted. Populations form a forest through `within`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The id in the file.
    pub key: String,
    /// The display name; names shared by several groups are followed by what distinguishes them, in brackets.
    pub name: String,
    /// What one of them is called in a sentence: "pro-government fighter".
    pub one: Option<String>,
    /// What several of them are called in a sentence: "pro-government fighters".
    pub many: Option<String>,
    /// The larger population it is part of.
    pub within: Option<GroupId>,
    /// The breakdown of that larger population to which it belongs, such as "sex". Parts of one breakdown have no
    /// members in common; parts of different breakdowns may.
    pub by: Option<String>,
    /// True if its parts that name no breakdown have no members in common, so that it counts at least their sum;
    /// otherwise at least the largest.
    pub disjoint: bool,
    /// The breakdowns of which it says how much of it their parts make up, each named once.
    pub breakdowns: Vec<Breakdown>,
    /// A remark.
    pub note: String,
}

/// An outcome that the dossier declares, as its file has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeclaredOutcome {
    /// The id in the file.
    pub key: String,
    /// What is counted, in the plural: "excess deaths".
    pub name: String,
    /// The same for a single one: "excess death".
    pub one: Option<String>,
    /// Whether people are counted.
    pub counts: Counts,
    /// The outcome of the format that no count of it can exceed.
    pub part_of: Option<Outcome>,
    /// What claims count.
    pub outcome: Outcome,
}

/// What kind of document it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize)]
pub enum DocumentKind {
    /// The dossier does not say.
    #[default]
    NotStated,
    /// An article of a newspaper, a magazine or a site.
    Article,
    /// A report by an institution or its researchers.
    Report,
    /// A book, or a chapter of one.
    Book,
    /// A statement or press release.
    Statement,
    /// A post in a network or a channel.
    Post,
    /// A film or a broadcast.
    Video,
    /// A record of a hearing, a debate or a register.
    Record,
}

impl DocumentKind {
    /// The kind in a word; empty if it is not stated.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::NotStated => "",
            Self::Article => "Article",
            Self::Report => "Report",
            Self::Book => "Book",
            Self::Statement => "Statement",
            Self::Post => "Post",
            Self::Video => "Video",
            Self::Record => "Record",
        }
    }
}

/// How much of a population the parts of one of its breakdowns make up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Breakdown {
    /// The name of the breakdown, as its parts give it.
    pub by: String,
    /// How much they make up.
    pub extent: Extent,
}

/// How much of a whole its parts make up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize)]
pub enum Extent {
    /// Some of it, perhaps all: they add up to no more than the whole.
    #[default]
    Partial,
    /// All of it: they add up to the whole.
    Complete,
}

impl Extent {
    /// The extent as one lower-case word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Partial => "partial",
            Self::Complete => "complete",
        }
    }
}

impl Group {
    /// Returns how much of it the parts of a breakdown make up.
    #[must_use]
    pub fn extent(&self, by: &str) -> Extent {
        self.breakdowns.iter().find(|breakdown| breakdown.by == by).map_or(Extent::Partial, |one| one.extent)
    }
}

/// A document in which claims were read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// The id in the file.
    pub key: String,
    /// The title, or a description if it has none.
    pub title: String,
    /// A short name for narrow places; the title if absent.
    pub short: Option<String>,
    /// Who published it, if stated.
    pub publisher: Option<String>,
    /// What kind of document it is.
    pub kind: DocumentKind,
    /// The source that wrote it; always `None` in format 1.
    pub author: Option<SourceId>,
    /// Who wrote it, as it is printed.
    pub by_line: Option<String>,
    /// When it was published.
    pub dated: Option<Date>,
    /// The basis for that date.
    pub dated_basis: String,
    /// Its language, a BCP 47 tag.
    pub language: Option<String>,
    /// Its address on the web.
    pub url: Option<String>,
    /// The address of an archived copy.
    pub archive_url: Option<String>,
    /// When its address was read.
    pub accessed: Option<Date>,
    /// A copy beside the dossier.
    pub copy: Option<KeptCopy>,
    /// The number of paragraphs.
    pub paragraphs: Option<u32>,
    /// A remark.
    pub note: String,
}

impl Document {
    /// The short name, or the title.
    #[must_use]
    pub fn label(&self) -> &str {
        self.short.as_deref().unwrap_or(&self.title)
    }
}

/// Something that happened. Events form a forest through `within`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// The id in the file.
    pub key: String,
    /// The display name.
    pub name: String,
    /// The larger event it is part of.
    pub within: Option<EventId>,
    /// When it happened.
    pub on: Option<Date>,
    /// The basis for that date.
    pub on_basis: String,
    /// Where it happened.
    pub at: Option<PlaceId>,
    /// What happened, in the dossier author's words.
    pub gist: String,
    /// Where the documents report it.
    pub cited: Vec<Citation>,
    /// Files beside the dossier that bear on it.
    pub evidence: Vec<Evidence>,
}

/// A person that claims speak of by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The id in the file.
    pub key: String,
    /// The display name.
    pub name: String,
    /// Other spellings.
    pub also: Vec<String>,
    /// The name in its own script.
    pub native: Option<Native>,
    /// The name in other scripts and languages.
    pub names_in: Vec<Native>,
    /// What is said of them besides.
    pub facts: Facts,
    /// Where they came from.
    pub home: Option<PlaceId>,
    /// A remark.
    pub note: String,
    /// Where the documents name them.
    pub cited: Vec<Citation>,
}
