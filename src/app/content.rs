//! What the program holds: an opened dossier with what follows from it alone, or the reasons for none.

use std::sync::Arc;

use crate::analysis::{EstimateRows, Links, Readings, Ties, unlocated};
use crate::dossier::{Dossier, Outcome, PlaceId};
use crate::load::{self, Diagnostic, Fingerprint, Loaded};
use crate::session::{AxisKind, Session};

/// What came of opening a file.
#[derive(Clone)]
pub enum Content {
    /// A dossier.
    Opened(Arc<Opened>),
    /// Diagnostics instead of a dossier.
    Refused(Refused),
}

/// A dossier and what is worked out once for it.
pub struct Opened {
    /// What the file is called.
    pub name: String,
    /// Which text it was read from.
    pub fingerprint: Fingerprint,
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
#[derive(Clone)]
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
            Some(dossier) => Self::Opened(Arc::new(Opened {
                name: name.to_owned(),
                fingerprint: loaded.fingerprint,
                links: Links::new(&dossier),
                ties: Ties::new(&dossier),
                readings: Readings::new(&dossier, load::readings()),
                unlocated: unlocated(&dossier),
                outcomes: EstimateRows::outcomes(&dossier),
                dossier,
            })),
        }
    }

    /// What a reader who just opened it has chosen.
    #[must_use]
    pub fn session(&self) -> Session {
        let mut session = Session::default();
        if let Self::Opened(opened) = self {
            // The gravest outcome that is counted comes first.
            session.estimates.query.outcome = opened.outcomes.first().map(|(outcome, _)| *outcome);
            let reading = opened.readings.get(session.reading);
            session.estimates.axis = AxisKind::natural(&opened.dossier, reading, session.estimates.query);
        }
        session
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
