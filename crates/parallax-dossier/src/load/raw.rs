//! The file as `ron` reads it: the same rows as the dossier's, with words in place of ids.
//!
//! Only types are checked here. Required fields are optional in these structs, so that a missing one is
//! reported together with everything else instead of ending the reading.
//!
//! `crate::draft` shows these types to programs that make dossiers.

mod claim;
mod de;
mod person;
mod state;

use std::borrow::Cow;

use serde::Deserialize as DeriveDeserialize;

pub use super::asked::Question;
pub use super::counted::Counted;
use crate::dossier::{
    Axis, Counts, DocumentKind, EvidenceKind, Extent, Identity, Native, OfRange, PlaceKind, PlaceRole,
    Precision, ShapeKind, Sort, SourceKind, Tolerance, View,
};
pub use claim::{Claim, Quantity, Says};
pub use person::{AgeSaid, DiedSaid, FamilySaid, Person, SexSaid, StatusSaid};
pub use state::{DossierLink, Step, ViewFile, ViewState};

/// A word that is not stored: a reference, or a date.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Word<'a>(pub Cow<'a, str>);

/// A map in file order that keeps both entries if two have the same id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entries<T> {
    pub(crate) keys: Vec<String>,
    pub(crate) rows: Vec<T>,
}

#[derive(Clone, Debug, Default, PartialEq, DeriveDeserialize)]
#[serde(rename = "Dossier", default, deny_unknown_fields)]
pub struct Dossier<'a> {
    pub format: Option<u64>,
    pub title: Option<String>,
    pub summary: String,
    pub language: Option<String>,
    #[serde(borrow)]
    pub period: Option<Word<'a>>,
    #[serde(borrow)]
    pub zone: Option<Word<'a>>,
    pub frame: Option<Frame>,
    pub backdrop: Option<Backdrop>,
    #[serde(borrow)]
    pub opens: Option<Opens<'a>>,
    #[serde(borrow)]
    pub defaults: Option<Defaults<'a>>,
    pub sides: Entries<Side>,
    #[serde(borrow)]
    pub places: Entries<Place<'a>>,
    #[serde(borrow)]
    pub shapes: Entries<Shape<'a>>,
    #[serde(borrow)]
    pub groups: Entries<Group<'a>>,
    #[serde(borrow)]
    pub outcomes: Entries<DeclaredOutcome<'a>>,
    #[serde(borrow)]
    pub sources: Entries<Source<'a>>,
    #[serde(borrow)]
    pub documents: Entries<Document<'a>>,
    #[serde(borrow)]
    pub events: Entries<Event<'a>>,
    pub questions: Entries<Question>,
    #[serde(borrow)]
    pub people: Entries<Person<'a>>,
    pub readings: Entries<Reading>,
    pub schemes: Entries<Scheme>,
    #[serde(borrow)]
    pub claims: Entries<Claim<'a>>,
    #[serde(borrow)]
    pub assessments: Vec<Assessment<'a>>,
    #[serde(borrow)]
    pub steps: Vec<Step<'a>>,
}

/// A raster picture of the ground, under the map.
#[derive(Clone, Debug, Default, PartialEq, DeriveDeserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Backdrop {
    pub file: Option<String>,
    pub sha256: Option<String>,
    pub credit: Option<String>,
    pub note: String,
}

/// How a dossier wants to be met first.
#[derive(Clone, Debug, Default, PartialEq, DeriveDeserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Opens<'a> {
    pub view: Option<View>,
    #[serde(borrow)]
    pub outcome: Option<Counted<'a>>,
    pub axis: Option<Axis>,
    pub sort: Option<Sort>,
    #[serde(borrow)]
    pub population: Option<Word<'a>>,
    #[serde(borrow)]
    pub reading: Option<Word<'a>>,
}

/// What claims have where they do not say otherwise.
#[derive(Clone, Debug, Default, PartialEq, DeriveDeserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Defaults<'a> {
    #[serde(borrow)]
    pub event: Option<Word<'a>>,
}

#[derive(Clone, Debug, PartialEq, DeriveDeserialize)]
#[serde(deny_unknown_fields)]
pub struct Frame {
    pub center: LonLat,
    pub width_km: f64,
}

#[derive(Clone, Copy, Debug, PartialEq, DeriveDeserialize)]
#[serde(deny_unknown_fields)]
pub struct LonLat {
    pub lon: f64,
    pub lat: f64,
}

/// A position inside `Point(…)`, with or without brackets of its own.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spot(pub LonLat);

#[derive(Clone, Debug, Default, PartialEq, DeriveDeserialize)]
pub enum Location {
    Point(Spot),
    Line(Vec<LonLat>),
    Area(Vec<LonLat>),
    #[default]
    NotLocated,
}

#[derive(Clone, Debug, PartialEq, DeriveDeserialize)]
#[serde(deny_unknown_fields)]
pub struct Citation<'a> {
    #[serde(borrow)]
    pub document: Word<'a>,
    pub paragraph: Option<u32>,
    pub page: Option<String>,
    pub column: Option<String>,
    pub section: Option<String>,
    pub post: Option<String>,
    pub timecode: Option<String>,
    pub locator: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, DeriveDeserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Side {
    pub name: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, DeriveDeserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Place<'a> {
    pub name: Option<String>,
    pub also: Vec<String>,
    pub native: Option<Native>,
    pub kind: PlaceKind,
    pub at: Location,
    pub precision: Precision,
    pub basis: String,
    pub role: PlaceRole,
    pub note: String,
    #[serde(borrow)]
    pub cited: Vec<Citation<'a>>,
    pub evidence: Vec<Evidence>,
}

/// A line or an area for orientation, or a file of them.
#[derive(Clone, Debug, Default, PartialEq, DeriveDeserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Shape<'a> {
    pub kind: ShapeKind,
    pub name: Option<String>,
    pub at: Location,
    pub from: Option<KeptCopy>,
    pub credit: Option<String>,
    #[serde(borrow)]
    pub document: Option<Word<'a>>,
    pub note: String,
}

#[derive(Clone, Debug, Default, PartialEq, DeriveDeserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Group<'a> {
    pub name: Option<String>,
    pub one: Option<String>,
    pub many: Option<String>,
    #[serde(borrow)]
    pub within: Option<Word<'a>>,
    pub by: Option<String>,
    pub disjoint: bool,
    pub breakdowns: Entries<Extent>,
    pub note: String,
}

#[derive(Clone, Debug, Default, PartialEq, DeriveDeserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DeclaredOutcome<'a> {
    pub name: Option<String>,
    pub one: Option<String>,
    pub counts: Counts,
    #[serde(borrow)]
    pub part_of: Option<Counted<'a>>,
}

#[derive(Clone, Debug, Default, PartialEq, DeriveDeserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Source<'a> {
    pub name: Option<String>,
    pub short: Option<String>,
    pub native: Option<Native>,
    pub kind: SourceKind,
    #[serde(borrow)]
    pub part_of: Option<Word<'a>>,
    #[serde(borrow)]
    pub side: Option<Word<'a>>,
    pub identity: Identity,
    pub note: String,
}

#[derive(Clone, Debug, Default, PartialEq, DeriveDeserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Document<'a> {
    pub title: Option<String>,
    pub short: Option<String>,
    pub publisher: Option<String>,
    pub kind: DocumentKind,
    #[serde(borrow)]
    pub author: Option<Word<'a>>,
    pub by_line: Option<String>,
    #[serde(borrow)]
    pub dated: Option<Word<'a>>,
    pub dated_basis: String,
    pub language: Option<String>,
    pub url: Option<String>,
    pub archive_url: Option<String>,
    #[serde(borrow)]
    pub accessed: Option<Word<'a>>,
    pub copy: Option<KeptCopy>,
    pub paragraphs: Option<u32>,
    pub note: String,
}

/// A copy of a document, beside the dossier.
#[derive(Clone, Debug, Default, PartialEq, DeriveDeserialize)]
#[serde(default, deny_unknown_fields)]
pub struct KeptCopy {
    pub file: Option<String>,
    pub sha256: Option<String>,
}

/// A passage in the words of its document.
#[derive(Clone, Debug, Default, PartialEq, DeriveDeserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Quote {
    pub text: Option<String>,
    pub lang: Option<String>,
    pub translation: Option<String>,
}

/// A file beside the dossier that bears on an entry.
#[derive(Clone, Debug, Default, PartialEq, DeriveDeserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Evidence {
    pub file: Option<String>,
    pub sha256: Option<String>,
    pub kind: EvidenceKind,
    pub caption: String,
    pub graphic: bool,
}

/// A scheme of grades.
#[derive(Clone, Debug, Default, PartialEq, DeriveDeserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Scheme {
    pub basis: String,
    pub grades: Entries<String>,
}

/// What is graded.
#[derive(Clone, Debug, PartialEq, DeriveDeserialize)]
pub enum Assessed<'a> {
    #[serde(borrow)]
    Claim(Word<'a>),
    #[serde(borrow)]
    Event(Word<'a>),
    #[serde(borrow)]
    Place(Word<'a>),
}

/// A grade that a named body gives.
#[derive(Clone, Debug, Default, PartialEq, DeriveDeserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Assessment<'a> {
    #[serde(borrow)]
    pub by: Option<Word<'a>>,
    pub scheme: Option<String>,
    pub grade: Option<String>,
    #[serde(borrow)]
    pub of: Option<Assessed<'a>>,
    #[serde(borrow)]
    pub on: Option<Word<'a>>,
    #[serde(borrow)]
    pub document: Option<Word<'a>>,
    pub meaning: String,
}

#[derive(Clone, Debug, Default, PartialEq, DeriveDeserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Event<'a> {
    pub name: Option<String>,
    #[serde(borrow)]
    pub within: Option<Word<'a>>,
    #[serde(borrow)]
    pub on: Option<Word<'a>>,
    pub on_basis: String,
    #[serde(borrow)]
    pub at: Option<Word<'a>>,
    pub gist: String,
    #[serde(borrow)]
    pub cited: Vec<Citation<'a>>,
    pub evidence: Vec<Evidence>,
}

#[derive(Clone, Debug, Default, PartialEq, DeriveDeserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Reading {
    pub name: Option<String>,
    pub basis: String,
    pub words: Entries<WordRange>,
    pub of_range: OfRange,
    pub about: Option<Tolerance>,
}

/// The quantities that have bounds, and `NoRange`, which explicitly gives none.
#[derive(Clone, Debug, PartialEq, DeriveDeserialize)]
pub enum WordRange {
    Exactly(u64),
    AtLeast(u64),
    MoreThan(u64),
    AtMost(u64),
    FewerThan(u64),
    Between(u64, u64),
    NoRange,
}
