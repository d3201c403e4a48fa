//! The ids of all tables, and what is read with them.

use std::mem::take;
use std::sync::{Arc, Mutex, PoisonError};

use super::keys::Keys;
use super::names::{Known, Names};
use super::report::Report;
use super::{questions, rows, rows_from};
use crate::dossier::{
    Claim, ClaimId, DocumentId, EventId, Format, GroupId, Outcome, OutcomeId, PersonId, PlaceId, QuestionId,
    ReadingId, ShapeId, SideId, SourceId,
};
use crate::load::beside::both;
use crate::load::raw;
use crate::load::site::Section;

/// From this number of claims on, two threads share the work.
pub(super) const MANY: usize = 2_000;

/// The ids of all tables except readings and shapes, which nothing refers to.
pub(super) struct Tables<'k> {
    pub(super) sides: Names<'k, SideId>,
    pub(super) places: Names<'k, PlaceId>,
    pub(super) groups: Names<'k, GroupId>,
    pub(super) outcomes: Names<'k, OutcomeId>,
    /// What the rows of the outcomes stand for.
    pub(super) declared: Vec<Outcome>,
    pub(super) sources: Names<'k, SourceId>,
    pub(super) documents: Names<'k, DocumentId>,
    pub(super) events: Names<'k, EventId>,
    pub(super) questions: Names<'k, QuestionId>,
    pub(super) people: Names<'k, PersonId>,
    pub(super) claims: Names<'k, ClaimId>,
    /// The event of claims that name none.
    pub(super) default_event: Option<EventId>,
    /// The positions of the questions.
    pub(super) positions: Arc<questions::Positions>,
    /// The number of paragraphs of each document, if known.
    pub(super) paragraphs: Arc<[Option<u32>]>,
    /// The version of the file.
    pub(super) format: Format,
}

impl<'k> Tables<'k> {
    pub(super) fn new(
        keys: &'k Keys,
        paragraphs: Arc<[Option<u32>]>,
        format: Format,
        known: &'k Known,
        to: &mut Report,
    ) -> Self {
        // Nothing refers to readings and shapes: their ids are only checked.
        Names::<ReadingId>::new(Section::Readings, &keys.readings, known, to);
        Names::<ShapeId>::new(Section::Shapes, &keys.shapes, known, to);
        Self {
            sides: Names::new(Section::Sides, &keys.sides, known, to),
            places: Names::new(Section::Places, &keys.places, known, to),
            groups: Names::new(Section::Groups, &keys.groups, known, to),
            outcomes: Names::new(Section::Outcomes, &keys.outcomes, known, to),
            declared: Vec::new(),
            sources: Names::new(Section::Sources, &keys.sources, known, to),
            documents: Names::new(Section::Documents, &keys.documents, known, to),
            events: Names::new(Section::Events, &keys.events, known, to),
            questions: Names::new(Section::Questions, &keys.questions, known, to),
            people: Names::new(Section::People, &keys.people, known, to),
            claims: Names::new(Section::Claims, &keys.claims, known, to),
            default_event: None,
            positions: Arc::default(),
            paragraphs,
            format,
        }
    }

    /// The same ids, for rows that are read on another thread; [`join`](Self::join) brings back what they refer to.
    fn fork(&self) -> Self {
        Self {
            sides: self.sides.fork(),
            places: self.places.fork(),
            groups: self.groups.fork(),
            outcomes: self.outcomes.fork(),
            declared: self.declared.clone(),
            sources: self.sources.fork(),
            documents: self.documents.fork(),
            events: self.events.fork(),
            questions: self.questions.fork(),
            people: self.people.fork(),
            claims: self.claims.fork(),
            default_event: self.default_event,
            positions: Arc::clone(&self.positions),
            paragraphs: Arc::clone(&self.paragraphs),
            format: self.format,
        }
    }

    /// Takes over what is referred to elsewhere.
    fn join(&mut self, fork: Self) {
        self.sides.join(fork.sides);
        self.places.join(fork.places);
        self.groups.join(fork.groups);
        self.outcomes.join(fork.outcomes);
        self.sources.join(fork.sources);
        self.documents.join(fork.documents);
        self.events.join(fork.events);
        self.questions.join(fork.questions);
        self.people.join(fork.people);
        self.claims.join(fork.claims);
    }

    /// Resolves all claims, the second half of many on another thread.
    pub(super) fn claims(&mut self, mut raw: Vec<raw::Claim<'_>>, to: &mut Report) -> Vec<Claim> {
        let is_long = raw.len() >= MANY;
        let half = if is_long { raw.len() / 2 } else { raw.len() };
        let rest = Mutex::new(raw.split_off(half));
        let (own_tables, own_report) = (self.fork(), to.fork());
        let second_half = || {
            let (mut tables, mut report) = (own_tables.fork(), own_report.fork());
            let rest = take(&mut *rest.lock().unwrap_or_else(PoisonError::into_inner));
            let claims =
                rows_from(half, rest, Section::Claims, |row, site| tables.claim(row, site, &mut report));
            (claims, tables, report)
        };
        let ((more, tables, report), mut claims) =
            both(is_long, second_half, || rows(raw, Section::Claims, |row, site| self.claim(row, site, to)));
        self.join(tables);
        to.join(report);
        claims.extend(more);
        claims
    }
}
