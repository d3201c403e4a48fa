//! What the program holds: an opened dossier with what follows from it alone, or the reasons for none.

use crate::analysis::{EstimateRows, Links, Readings, Ties, unlocated};
use crate::dossier::{Dossier, Outcome, PlaceId};
use crate::load::{self, Diagnostic, Loaded};

/// What came of opening a file.
pub enum Content {
    /// A dossier.
    Opened(Box<Opened>),
    /// Diagnostics instead of a dossier.
    Refused(Refused),
}

/// A dossier and what is worked out once for it.
pub struct Opened {
    /// The dossier.
    pub dossier: Dossier,
    /// Which claims belong to what.
    pub links: Links,
    /// How claims of one source hang together.
    pub ties: Ties,
    /// The readings to choose from.
    pub readings: Readings,
    /// Places without a position.
    pub unlocated: Vec<PlaceId>,
    /// Outcomes that are counted, with the number of claims.
    pub outcomes: Vec<(Outcome, usize)>,
}

/// A file that could not be opened as a dossier.
pub struct Refused {
    /// What the file is called.
    pub name: String,
    /// What is wrong with it.
    pub diagnostics: Vec<Diagnostic>,
}

impl Content {
    /// Takes up what came of reading a file called `name`.
    #[must_use]
    pub fn new(name: &str, loaded: Loaded) -> Self {
        match loaded.dossier {
            None => Self::Refused(Refused { name: name.to_owned(), diagnostics: loaded.diagnostics }),
            Some(dossier) => Self::Opened(Box::new(Opened {
                links: Links::new(&dossier),
                ties: Ties::new(&dossier),
                readings: Readings::new(&dossier, load::readings()),
                unlocated: unlocated(&dossier),
                outcomes: EstimateRows::outcomes(&dossier),
                dossier,
            })),
        }
    }

    /// The dossier, where there is one.
    #[must_use]
    pub fn dossier(&self) -> Option<&Dossier> {
        match self {
            Self::Opened(opened) => Some(&opened.dossier),
            Self::Refused(_) => None,
        }
    }
}
