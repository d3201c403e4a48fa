//! Claims as records of named fields, for other programs: every figure separate from its kind, nothing made
//! more precise, nothing left out. [`world`](super::world) holds the rest of the dossier.

use super::columns::{COLUMNS, Row, json_only};
use super::world::{Entry, world};
use crate::dossier::{ClaimId, Dossier, Id as _, Reading};

/// The value of a field.
#[derive(Clone, Debug, PartialEq)]
pub enum Field {
    /// Not stated.
    Absent,
    Text(String),
    /// Several texts.
    List(Vec<String>),
    /// A whole number.
    Number(u64),
    /// A number with a fraction.
    Real(f64),
    /// Yes or no.
    Flag(bool),
    /// A value with fields of its own.
    Entry(Entry),
    /// Several entries.
    Entries(Vec<Entry>),
}

/// Claims as records, with their origin.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Records {
    /// The title of the dossier.
    pub dossier: String,
    /// The name of the reading of words.
    pub reading: String,
    /// Everything in the dossier except claims, section by section.
    pub world: Entry,
    /// One record per claim, in the order of [`fields`].
    pub claims: Vec<Vec<Field>>,
    /// What JSON alone holds of each claim, in the same order.
    pub json_only: Vec<Entry>,
}

impl Records {
    /// Makes the records of `claims`, in their order.
    #[must_use]
    pub fn new(dossier: &Dossier, reading: &Reading, claims: &[ClaimId]) -> Self {
        let record = |id: &ClaimId| {
            let row = Row::new(dossier, reading, *id);
            COLUMNS.iter().map(|(_, field)| field(&row)).collect()
        };
        // Ids of another dossier refer to nothing.
        let claims: Vec<&ClaimId> = claims.iter().filter(|id| id.index() < dossier.claims.len()).collect();
        Self {
            dossier: dossier.title.clone(),
            reading: reading.name.clone(),
            world: world(dossier),
            json_only: claims.iter().map(|id| json_only(&dossier.claims[**id])).collect(),
            claims: claims.into_iter().map(record).collect(),
        }
    }
}

/// The names of the fields of a claim, in order.
pub fn fields() -> impl ExactSizeIterator<Item = &'static str> {
    COLUMNS.iter().map(|(name, _)| *name)
}

impl Field {
    /// A text, if there is one.
    pub(super) fn text(text: Option<&str>) -> Self {
        text.map_or(Self::Absent, Self::from)
    }

    /// Several texts, if there are any.
    pub(super) fn list<T: AsRef<str>>(texts: impl Iterator<Item = T>) -> Self {
        let texts: Vec<String> = texts.map(|text| text.as_ref().to_owned()).collect();
        if texts.is_empty() { Self::Absent } else { Self::List(texts) }
    }

    /// A number, if there is one.
    pub(super) fn number(number: Option<u64>) -> Self {
        number.map_or(Self::Absent, Self::Number)
    }
}

/// A text; absent if it is empty.
impl<T: AsRef<str> + ?Sized> From<&T> for Field {
    fn from(text: &T) -> Self {
        let text = text.as_ref();
        if text.is_empty() { Self::Absent } else { Self::Text(text.to_owned()) }
    }
}
