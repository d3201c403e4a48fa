//! The file as `ron` reads it: the same rows as the dossier's, with words in place of ids.
//!
//! Only types are checked here. Required fields are optional in these structs, so that a missing one is
//! reported together with everything else instead of ending the reading.
//!
//! `crate::draft` shows these types to programs that make dossiers.

mod de;

use std::borrow::Cow;

use serde::Deserialize as DeriveDeserialize;

pub use super::asked::Question;
pub use super::counted::Counted;
use crate::dossier::{
    self, Age, Attribution, Axis, Column, Counts, DocumentKind, EvidenceKind, Extent, GroupBy, Identity,
    Native, OfRange, PlaceKind, PlaceRole, Precision, Sex, ShapeKind, Sort, SourceKind, Stance, Status,
    Tolerance, View,
};

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

/// A step of a walk through the evidence.
#[derive(Clone, Debug, Default, PartialEq, DeriveDeserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Step<'a> {
    pub title: Option<String>,
    pub text: String,
    #[serde(borrow)]
    pub state: Option<ViewState<'a>>,
}

/// What a reader has chosen. Items are written as on the command line, `kind:id`.
#[expect(clippy::struct_excessive_bools, reason = "each is a field of the format")]
#[derive(Clone, Debug, Default, PartialEq, DeriveDeserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ViewState<'a> {
    pub view: Option<View>,
    pub beside: Option<View>,
    pub alone: bool,
    #[serde(borrow)]
    pub selected: Vec<Word<'a>>,
    #[serde(borrow)]
    pub pinned: Vec<Word<'a>>,
    pub only_pinned: bool,
    #[serde(borrow)]
    pub as_of: Option<Word<'a>>,
    #[serde(borrow)]
    pub during: Option<Word<'a>>,
    pub figures_from: Option<u64>,
    pub figures_to: Option<u64>,
    #[serde(borrow)]
    pub reading: Option<Word<'a>>,
    #[serde(borrow)]
    pub outcome: Option<Counted<'a>>,
    #[serde(borrow)]
    pub population: Option<Word<'a>>,
    pub whole_only: bool,
    pub sort: Option<Sort>,
    pub group_by: Option<GroupBy>,
    pub axis: Option<Axis>,
    pub intervals: bool,
    pub coding: bool,
    pub sources_down: Option<bool>,
    pub folded: bool,
    pub order: Option<Column>,
    pub descending: bool,
    pub filters: Vec<String>,
    pub columns: Vec<String>,
    pub widths: Vec<String>,
    pub lanes_by_source: bool,
    #[serde(borrow)]
    pub folded_lanes: Vec<Word<'a>>,
    pub unbroken: bool,
    pub everywhere: bool,
    pub frame: Option<Frame>,
}

/// A view file: a named state of a dossier, and steps.
#[derive(Clone, Debug, Default, PartialEq, DeriveDeserialize)]
#[serde(rename = "View", default, deny_unknown_fields)]
pub struct ViewFile<'a> {
    pub format: Option<u64>,
    pub name: Option<String>,
    pub dossier: Option<DossierLink>,
    #[serde(borrow)]
    pub state: Option<ViewState<'a>>,
    #[serde(borrow)]
    pub steps: Vec<Step<'a>>,
}

/// The dossier of a view file.
#[derive(Clone, Debug, Default, PartialEq, Eq, DeriveDeserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DossierLink {
    pub file: Option<String>,
    pub example: Option<String>,
    pub sha256: Option<String>,
    pub title: String,
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

/// One thing that is said of a person, and who says it.
macro_rules! said {
    ($($name:ident $is:ty;)*) => {$(
        #[derive(Clone, Debug, Default, PartialEq, DeriveDeserialize)]
        #[serde(default, deny_unknown_fields)]
        pub struct $name<'a> {
            pub is: Option<$is>,
            #[serde(borrow)]
            pub by: Option<Word<'a>>,
            #[serde(borrow)]
            pub document: Option<Word<'a>>,
        }
    )*};
}
said! {
    AgeSaid Age;
    SexSaid Sex;
    StatusSaid Status;
    FamilySaid String;
}

#[derive(Clone, Debug, Default, PartialEq, DeriveDeserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DiedSaid<'a> {
    #[serde(borrow)]
    pub is: Option<Word<'a>>,
    #[serde(borrow)]
    pub by: Option<Word<'a>>,
    #[serde(borrow)]
    pub document: Option<Word<'a>>,
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
pub struct Person<'a> {
    pub name: Option<String>,
    pub also: Vec<String>,
    pub native: Option<Native>,
    pub names_in: Vec<Native>,
    #[serde(borrow)]
    pub age: Vec<AgeSaid<'a>>,
    #[serde(borrow)]
    pub sex: Vec<SexSaid<'a>>,
    #[serde(borrow)]
    pub status: Vec<StatusSaid<'a>>,
    #[serde(borrow)]
    pub family: Vec<FamilySaid<'a>>,
    #[serde(borrow)]
    pub died: Vec<DiedSaid<'a>>,
    pub ids: Entries<String>,
    #[serde(borrow)]
    pub home: Option<Word<'a>>,
    pub note: String,
    #[serde(borrow)]
    pub cited: Vec<Citation<'a>>,
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

#[derive(Clone, Debug, Default, PartialEq, DeriveDeserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Claim<'a> {
    #[serde(borrow)]
    pub by: Option<Word<'a>>,
    pub attribution: Attribution,
    #[serde(borrow)]
    pub via: Vec<Word<'a>>,
    #[serde(borrow)]
    pub document: Option<Word<'a>>,
    pub paragraph: Option<u32>,
    pub page: Option<String>,
    pub column: Option<String>,
    pub section: Option<String>,
    pub post: Option<String>,
    pub timecode: Option<String>,
    pub locator: Option<String>,
    pub quote: Option<Quote>,
    pub evidence: Vec<Evidence>,
    #[serde(borrow)]
    pub said: Option<Word<'a>>,
    pub said_basis: String,
    pub foretells: bool,
    #[serde(borrow)]
    pub event: Option<Word<'a>>,
    #[serde(borrow)]
    pub at: Option<Word<'a>>,
    #[serde(borrow)]
    pub people: Vec<Word<'a>>,
    #[serde(borrow)]
    pub revises: Option<Word<'a>>,
    #[serde(borrow)]
    pub corrects: Option<Word<'a>>,
    #[serde(borrow)]
    pub same_as: Option<Word<'a>>,
    #[serde(borrow)]
    pub bears_on: Vec<Word<'a>>,
    #[serde(borrow)]
    pub says: Says<'a>,
    pub stance: Stance,
    pub worded: Option<String>,
    pub hedge: Option<String>,
    pub gist: String,
    pub note: String,
    pub entered_by: Option<String>,
    pub checked_by: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, DeriveDeserialize)]
#[serde(deny_unknown_fields)]
pub enum Says<'a> {
    Count {
        #[serde(borrow)]
        outcome: Counted<'a>,
        #[serde(borrow)]
        of: Word<'a>,
        #[serde(borrow, default)]
        quantity: Quantity<'a>,
        #[serde(default)]
        so_far: bool,
        #[serde(default)]
        about: bool,
        #[serde(default)]
        and_more: bool,
        #[serde(borrow, default)]
        parts: Entries<Quantity<'a>>,
    },
    Answer {
        #[serde(borrow)]
        to: Word<'a>,
        text: String,
        #[serde(borrow, default)]
        position: Option<Word<'a>>,
    },
    #[default]
    Remark,
}

/// A quantity that names people and another claim by their ids.
pub type Quantity<'a> = dossier::Quantity<Word<'a>, Word<'a>>;
