//! The ids of the rows of all tables, apart from them and joined to them again.

use std::mem::take;

use crate::dossier::{
    Claim, DeclaredOutcome, Document, Dossier, Event, Group, Id, Person, Place, Question, Reading, Shape,
    Side, Source, Table,
};
use crate::load::raw;

/// The ids of all tables, moved out so that rows can be moved while ids are looked up.
pub(super) struct Keys {
    pub(super) sides: Vec<String>,
    pub(super) places: Vec<String>,
    pub(super) shapes: Vec<String>,
    pub(super) groups: Vec<String>,
    pub(super) outcomes: Vec<String>,
    pub(super) sources: Vec<String>,
    pub(super) documents: Vec<String>,
    pub(super) events: Vec<String>,
    pub(super) questions: Vec<String>,
    pub(super) people: Vec<String>,
    pub(super) readings: Vec<String>,
    pub(super) claims: Vec<String>,
}

impl Keys {
    pub(super) fn take_from(raw: &mut raw::Dossier<'_>) -> Self {
        Self {
            sides: take(&mut raw.sides.keys),
            places: take(&mut raw.places.keys),
            shapes: take(&mut raw.shapes.keys),
            groups: take(&mut raw.groups.keys),
            outcomes: take(&mut raw.outcomes.keys),
            sources: take(&mut raw.sources.keys),
            documents: take(&mut raw.documents.keys),
            events: take(&mut raw.events.keys),
            questions: take(&mut raw.questions.keys),
            people: take(&mut raw.people.keys),
            readings: take(&mut raw.readings.keys),
            claims: take(&mut raw.claims.keys),
        }
    }

    /// The ids of a dossier.
    pub(super) fn from_dossier(dossier: &Dossier) -> Self {
        fn keys<I: Id, R: Keyed>(table: &Table<I, R>) -> Vec<String> {
            table.rows().iter().map(|row| row.key().to_owned()).collect()
        }
        Self {
            sides: keys(&dossier.sides),
            places: keys(&dossier.places),
            shapes: keys(&dossier.shapes),
            groups: keys(&dossier.groups),
            outcomes: keys(&dossier.outcomes),
            sources: keys(&dossier.sources),
            documents: keys(&dossier.documents),
            events: keys(&dossier.events),
            questions: keys(&dossier.questions),
            people: keys(&dossier.people),
            readings: keys(&dossier.readings),
            claims: keys(&dossier.claims),
        }
    }
}

/// Moves the ids into their rows.
pub(super) fn table<I: Id, T: Keyed>(mut rows: Vec<T>, keys: Vec<String>) -> Table<I, T> {
    for (row, key) in rows.iter_mut().zip(keys) {
        *row.key_mut() = key;
    }
    rows.into_iter().collect()
}

/// A row with an id.
pub(super) trait Keyed {
    fn key(&self) -> &str;
    fn key_mut(&mut self) -> &mut String;
}

macro_rules! keyed {
    ($($row:ty),*) => {$(
        impl Keyed for $row {
            fn key(&self) -> &str {
                &self.key
            }

            fn key_mut(&mut self) -> &mut String {
                &mut self.key
            }
        }
    )*};
}
keyed!(Side, Place, Shape, Group, DeclaredOutcome, Source, Document, Event, Question, Person, Reading, Claim);
