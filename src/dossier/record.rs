//! The rows of a dossier: places, sides, sources, documents, events, people and claims.

use serde::Deserialize;

use super::{
    Date, DocumentId, EventId, GroupId, Outcome, PersonId, PlaceId, Quantity, QuestionId, SideId, SourceId,
};
use crate::geo::LonLat;

/// A name in its own script, with its BCP 47 language tag.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Native {
    /// The name as its speakers write it.
    pub text: String,
    /// A language tag such as `ar` or `ru`.
    pub lang: String,
}

/// Where something can be read: a document and, where known, its paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Citation {
    /// The document.
    pub document: DocumentId,
    /// The paragraph, counted from 1.
    pub paragraph: Option<u32>,
}

/// What a place is; decides its mark on the map.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize)]
pub enum PlaceKind {
    /// A city.
    City,
    /// A town.
    Town,
    /// A village or other small settlement.
    Village,
    /// A province, region or country.
    Region,
    /// A river.
    River,
    /// A boundary or line of separation.
    Boundary,
    /// A gas or oil field.
    Field,
    /// An air base or airport.
    Airfield,
    /// Any other site: a building, a headquarters, a battlefield.
    #[default]
    Site,
}

impl PlaceKind {
    /// The kind as a heading: "Town".
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::City => "City",
            Self::Town => "Town",
            Self::Village => "Village",
            Self::Region => "Region",
            Self::River => "River",
            Self::Boundary => "Boundary",
            Self::Field => "Gas or oil field",
            Self::Airfield => "Airfield",
            Self::Site => "Site",
        }
    }
}

/// Where a place lies.
#[derive(Clone, Debug, PartialEq)]
pub enum Location {
    /// One position.
    Point(LonLat),
    /// A line of at least two positions.
    Line(Vec<LonLat>),
    /// A ring of at least three positions, not closed.
    Area(Vec<LonLat>),
    /// No source says where it is; it is listed and never drawn.
    NotLocated,
}

impl Location {
    /// All positions that make up the location.
    #[must_use]
    pub fn positions(&self) -> &[LonLat] {
        match self {
            Self::Point(point) => std::slice::from_ref(point),
            Self::Line(points) | Self::Area(points) => points,
            Self::NotLocated => &[],
        }
    }
}

/// How well a location is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Deserialize)]
pub enum Precision {
    /// Within so many kilometres.
    Km(f64),
    /// Drawn for orientation; its true course is not described.
    Schematic,
    /// Nothing is said of it.
    #[default]
    NotStated,
}

/// Whether the documents name a place or it stands on the map for orientation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub enum PlaceRole {
    /// A document names it.
    #[default]
    Named,
    /// No document names it: orientation only.
    Context,
}

/// A place.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// The id in the file.
    pub key: String,
    /// The name that is shown.
    pub name: String,
    /// Other spellings.
    pub also: Vec<String>,
    /// The name in its own script.
    pub native: Option<Native>,
    /// What it is.
    pub kind: PlaceKind,
    /// Where it is.
    pub at: Location,
    /// How well that is known.
    pub precision: Precision,
    /// What the location rests on.
    pub basis: String,
    /// Named by a document, or context.
    pub role: PlaceRole,
    /// A remark.
    pub note: String,
    /// Where it is named.
    pub cited: Vec<Citation>,
}

/// A camp to which sources are counted on the map and in charts; its place in the file decides its mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side {
    /// The id in the file.
    pub key: String,
    /// The name that is shown.
    pub name: String,
}

/// A population that is counted. Groups form a forest through `within`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The id in the file.
    pub key: String,
    /// The name that is shown.
    pub name: String,
    /// The larger population it is part of.
    pub within: Option<GroupId>,
    /// A remark.
    pub note: String,
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
    /// A figure of a community, or acquaintances.
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
            Self::Researcher => "Researchers",
            Self::Analyst => "Analyst",
            Self::Community => "Community figure",
            Self::Political => "Political figure",
            Self::Narrator => "Document's own voice",
            Self::Other => "Source",
        }
    }
}

/// Whether a source is known by name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub enum Identity {
    /// Known by name, as a person or an institution.
    #[default]
    Named,
    /// Somebody the document does not name.
    Anonymous,
    /// The document does not settle who it is.
    Unclear,
}

/// Whoever speaks or relays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The id in the file.
    pub key: String,
    /// The full name.
    pub name: String,
    /// A short name for narrow places; the full name where absent.
    pub short: Option<String>,
    /// The name in its own script.
    pub native: Option<Native>,
    /// What it is.
    pub kind: SourceKind,
    /// Its camp, where one is stated.
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

/// Where claims were read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// The id in the file.
    pub key: String,
    /// The title, or a description where it has none.
    pub title: String,
    /// A short name for narrow places; the title where absent.
    pub short: Option<String>,
    /// Who published it, where stated.
    pub publisher: Option<String>,
    /// Who wrote it, where stated.
    pub author: Option<String>,
    /// When it came out.
    pub dated: Option<Date>,
    /// What the date rests on.
    pub dated_basis: String,
    /// Its language, a BCP 47 tag.
    pub language: Option<String>,
    /// Where it stands.
    pub url: Option<String>,
    /// Where a copy is kept.
    pub archive_url: Option<String>,
    /// How many paragraphs it has, counted from 1.
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

/// A happening.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// The id in the file.
    pub key: String,
    /// The name that is shown.
    pub name: String,
    /// When it happened.
    pub on: Option<Date>,
    /// What the date rests on.
    pub on_basis: String,
    /// Where it happened.
    pub at: Option<PlaceId>,
    /// What happened, in the dossier author's words.
    pub gist: String,
    /// Where it can be read.
    pub cited: Vec<Citation>,
}

/// A question that claims answer differently.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The id in the file.
    pub key: String,
    /// The question.
    pub text: String,
}

/// A person that claims speak of by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The id in the file.
    pub key: String,
    /// The name that is shown.
    pub name: String,
    /// Other spellings.
    pub also: Vec<String>,
    /// The name in its own script.
    pub native: Option<Native>,
    /// Where they came from.
    pub home: Option<PlaceId>,
    /// A remark.
    pub note: String,
    /// Where they are named.
    pub cited: Vec<Citation>,
}

/// How a source stands to what the claim states.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize)]
pub enum Stance {
    /// Says that it is so.
    #[default]
    Asserts,
    /// Says that it is not so. With a quantity of exactly 0 the source itself said "none"; with any
    /// other quantity it rejects somebody else's figure and states none of its own.
    Denies,
    /// Says that it does not believe it.
    Doubts,
    /// Says neither yes nor no, and does not exclude it.
    LeavesOpen,
    /// Was asked, or speaks to the matter, and refuses to say.
    Declines,
    /// Says nothing of it, as observed by whoever reports the silence.
    Silent,
}

impl Stance {
    /// The stance as a verb: "denies".
    #[must_use]
    pub const fn verb(self) -> &'static str {
        match self {
            Self::Asserts => "asserts",
            Self::Denies => "denies",
            Self::Doubts => "doubts",
            Self::LeavesOpen => "leaves open",
            Self::Declines => "declines to say",
            Self::Silent => "is silent",
        }
    }
}

/// How firmly the document ties the words to the source.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize)]
pub enum Attribution {
    /// The document names the source.
    #[default]
    Stated,
    /// Context points to the source; the document does not say so.
    Implied,
    /// The document leaves more than one reading.
    Unclear,
}

/// A claim's quantity: so many of that group met that outcome.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count {
    /// What is counted.
    pub outcome: Outcome,
    /// Of whom.
    pub of: GroupId,
    /// How many.
    pub quantity: Quantity,
}

/// What a claim states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Says {
    /// A quantity of a population.
    Count(Count),
    /// An answer to one of the dossier's questions.
    Answer {
        /// The question.
        to: QuestionId,
        /// The answer, in the dossier author's words.
        text: String,
    },
    /// Something else; the gist tells what.
    Remark,
}

/// One source saying one thing in one document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The id in the file.
    pub key: String,
    /// Who says it.
    pub by: SourceId,
    /// How firmly the document ties it to them.
    pub attribution: Attribution,
    /// Who passed it on, nearest to the source first.
    pub via: Vec<SourceId>,
    /// Where we read it.
    pub document: DocumentId,
    /// The paragraph, counted from 1.
    pub paragraph: Option<u32>,
    /// When it was said.
    pub said: Option<Date>,
    /// What that date rests on.
    pub said_basis: String,
    /// What it speaks of.
    pub event: Option<EventId>,
    /// Where it places that.
    pub at: Option<PlaceId>,
    /// The people it names.
    pub people: Vec<PersonId>,
    /// What it states.
    pub says: Says,
    /// How the source stands to it.
    pub stance: Stance,
    /// The quantity as the document words it, where that differs: "over 100".
    pub worded: Option<String>,
    /// How the source or the document softens it.
    pub hedge: Option<String>,
    /// What is said, in the dossier author's words.
    pub gist: String,
    /// A remark, such as an ambiguity that must stay one.
    pub note: String,
}

impl Claim {
    /// The count, where the claim is one.
    #[must_use]
    pub const fn count(&self) -> Option<&Count> {
        match &self.says {
            Says::Count(count) => Some(count),
            Says::Answer { .. } | Says::Remark => None,
        }
    }

    /// Where it was read.
    #[must_use]
    pub const fn citation(&self) -> Citation {
        Citation { document: self.document, paragraph: self.paragraph }
    }
}
