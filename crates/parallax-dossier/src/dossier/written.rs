//! What the file says where the program shows something else.
//!
//! Loading changes a few rows for the reader: names that several entries share are told apart, names are set on one
//! line, and the people of a count of named people join those of the claim. Whatever writes the dossier must write what
//! its author wrote.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Assessments, Claim, ClaimId, DeclaredOutcome, Document, DocumentId, Event, EventId, Group, GroupId,
    OutcomeId, Person, PersonId, Place, PlaceId, Question, QuestionId, Reading, ReadingId, Shape, ShapeId,
    Side, SideId, Source, SourceId, Step,
};

/// The rows that loading changed, as the file has them. A row that is not listed is shown as it was written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Written {
    pub title: Option<String>,
    /// The credit of the backdrop.
    pub backdrop_credit: Option<String>,
    /// The language of its prose.
    pub language: Option<String>,
    /// Places.
    pub places: BTreeMap<PlaceId, Place>,
    /// Lines and areas for orientation.
    pub shapes: BTreeMap<ShapeId, Shape>,
    /// Camps of sources.
    pub sides: BTreeMap<SideId, Side>,
    /// Populations.
    pub groups: BTreeMap<GroupId, Group>,
    /// Declared outcomes.
    pub outcomes: BTreeMap<OutcomeId, DeclaredOutcome>,
    /// Sources.
    pub sources: BTreeMap<SourceId, Source>,
    /// Documents.
    pub documents: BTreeMap<DocumentId, Document>,
    /// Happenings.
    pub events: BTreeMap<EventId, Event>,
    /// Questions.
    pub questions: BTreeMap<QuestionId, Question>,
    /// People.
    pub people: BTreeMap<PersonId, Person>,
    /// Readings.
    pub readings: BTreeMap<ReadingId, Reading>,
    /// Claims.
    pub claims: BTreeMap<ClaimId, Claim>,
    /// Claims that name no event, and have the default one.
    pub without_event: BTreeSet<ClaimId>,
    /// Assessments, all of them.
    pub assessments: Option<Assessments>,
    /// Steps, all of them.
    pub steps: Option<Vec<Step>>,
}
