//! The content of the program: an opened dossier with everything derived from it alone, or the reasons why
//! there is none.

use std::sync::{Arc, OnceLock};

use crate::analysis::{EstimateQuery, EstimateRows, Figures, Keys, Links, Readings, Stock, Ties, unlocated};
use crate::dossier::{Dossier, Id as _, Outcome, PlaceId, ReadingId};
use crate::load::ground::Ground;
use crate::load::{self, Diagnostic, Fingerprint, Loaded};
use crate::session::{Axis, Extras, Session, State, View};

/// The result of opening a file.
#[derive(Clone)]
pub enum Content {
    /// A dossier.
    Opened(Arc<Opened>),
    /// Diagnostics instead of a dossier.
    Refused(Refused),
}

/// A dossier and everything computed once for it.
pub struct Opened {
    /// The name of the file.
    pub name: String,
    /// Identifies the text it was read from.
    pub fingerprint: Fingerprint,
    /// The dossier.
    pub dossier: Arc<Dossier>,
    /// Its items by their ids.
    pub keys: Keys,
    /// Which claims belong to which item.
    pub links: Links,
    /// How claims of one source are linked.
    pub ties: Arc<Ties>,
    /// The readings to choose from.
    pub readings: Readings,
    /// Places without a position.
    pub unlocated: Vec<PlaceId>,
    /// The outcomes that are counted, with the number of claims.
    pub outcomes: Vec<(Outcome, usize)>,
    /// What can be added to a report.
    pub extras: Extras,
    /// The lines and areas under the places of the map.
    pub ground: Arc<Ground>,
    /// The figures of all claims under each reading, once they were asked for.
    figures: Vec<OnceLock<Figures>>,
}

impl Opened {
    /// The query with which the dossier opens: of its outcomes the most serious that is counted, if it names none.
    #[must_use]
    pub fn opening_query(&self) -> EstimateQuery {
        let opens = self.dossier.opens.clone().unwrap_or_default();
        EstimateQuery {
            outcome: opens.outcome.or_else(|| self.outcomes.first().map(|(outcome, _)| *outcome)),
            population: opens.population,
            sort: opens.sort.unwrap_or_default(),
            ..EstimateQuery::default()
        }
    }

    /// The scale of the axis where the reader chose none: the one with which the dossier opens, for the figures with which it
    /// opens, or else the one on which all figures of the query can be seen.
    #[must_use]
    pub fn axis(&self, reading: ReadingId, query: EstimateQuery) -> Axis {
        let figures = |query: EstimateQuery| (query.outcome, query.population, query.parts);
        let opens = self.dossier.opens.as_ref().and_then(|opens| opens.axis);
        let natural =
            || query.natural_axis(&self.dossier, Some(self.stock(reading)), self.readings.get(reading));
        opens.filter(|_| figures(query) == figures(self.opening_query())).unwrap_or_else(natural)
    }

    /// What is known of all claims under a reading.
    #[must_use]
    pub fn stock(&self, reading: ReadingId) -> Stock<'_> {
        let make = || Figures::new(&self.dossier, &self.links, self.readings.get(reading));
        Stock { links: &self.links, figures: self.figures[reading.index()].get_or_init(make) }
    }

    /// What choices are carried over from, and to.
    pub fn state(&self) -> State<'_> {
        State { dossier: &self.dossier, keys: &self.keys, readings: &self.readings }
    }

    /// True if any place has a position, so that there is something to draw a map of.
    #[must_use]
    pub fn has_map(&self) -> bool {
        self.unlocated.len() < self.dossier.places.len()
    }
}

/// A file that could not be opened as a dossier.
#[derive(Clone)]
pub struct Refused {
    /// The name of the file.
    pub name: String,
    /// Its problems.
    pub diagnostics: Vec<Diagnostic>,
}

impl Content {
    /// The result of loading `name`.
    #[must_use]
    pub fn new(name: &str, loaded: Loaded) -> Self {
        match loaded.dossier {
            None => Self::Refused(Refused { name: name.to_owned(), diagnostics: loaded.diagnostics }),
            Some(dossier) => {
                let readings = Readings::new(&dossier, load::readings());
                Self::Opened(Arc::new(Opened {
                    name: name.to_owned(),
                    fingerprint: loaded.fingerprint,
                    keys: Keys::new(&dossier),
                    links: Links::new(&dossier),
                    ties: Arc::new(Ties::new(&dossier)),
                    figures: readings.iter().map(|_| OnceLock::new()).collect(),
                    readings,
                    unlocated: unlocated(&dossier),
                    outcomes: EstimateRows::outcomes(&dossier),
                    extras: Extras::available_in(&dossier),
                    ground: Arc::new(loaded.ground),
                    dossier: Arc::new(dossier),
                }))
            }
        }
    }

    /// The default choices for a newly opened dossier.
    #[must_use]
    pub fn session(&self) -> Session {
        let mut session = Session::default();
        if let Self::Opened(opened) = self {
            session.reading = opened.readings.opening(&opened.dossier);
            session.estimates.query = opened.opening_query();
            session.estimates.axis = opened.axis(session.reading, session.estimates.query);
        }
        session
    }

    /// The reading with which the dossier opens.
    #[must_use]
    pub fn opening_reading(&self) -> ReadingId {
        match self {
            Self::Opened(opened) => opened.readings.opening(&opened.dossier),
            Self::Refused(_) => Session::default().reading,
        }
    }

    /// The view that the dossier wants in front when it is opened for the first time.
    #[must_use]
    pub fn opening_view(&self) -> Option<View> {
        let wanted = self.dossier()?.opens.as_ref()?.view?;
        View::all().find(|view| view.description().word() == wanted.word())
    }

    /// What can be added to a report; nothing without a dossier.
    #[must_use]
    pub fn extras(&self) -> Extras {
        match self {
            Self::Opened(opened) => opened.extras,
            Self::Refused(_) => Extras::default(),
        }
    }

    /// The dossier, if there is one.
    #[must_use]
    pub fn dossier(&self) -> Option<&Dossier> {
        match self {
            Self::Opened(opened) => Some(&opened.dossier),
            Self::Refused(_) => None,
        }
    }
}
