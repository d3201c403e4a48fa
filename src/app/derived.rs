//! What follows from the dossier and the reader's choices together, worked out again only when one of them changed.

use super::content::Opened;
use crate::analysis::{EstimateRows, Related};
use crate::dossier::{Item, Outcome};
use crate::session::{IndexState, Session};
use crate::views::index::IndexRows;

/// The derived state and what it was derived from.
#[derive(Default)]
pub struct Derived {
    /// The rows of the estimates.
    pub estimates: EstimateRows,
    /// The rows of the index.
    pub index: IndexRows,
    /// What belongs to the selected item.
    pub related: Option<Related>,
    estimates_of: Option<(u64, Option<Outcome>)>,
    index_of: Option<(u64, IndexState)>,
    related_of: Option<(u64, Option<Item>)>,
}

impl Derived {
    /// Brings everything up to date.
    pub fn refresh(&mut self, revision: u64, opened: &Opened, session: &Session) {
        let estimates_of = (revision, session.outcome);
        if self.estimates_of != Some(estimates_of) {
            self.estimates = EstimateRows::new(&opened.dossier, session.outcome);
            self.estimates_of = Some(estimates_of);
        }
        if self.index_of.as_ref().is_none_or(|(of, state)| *of != revision || *state != session.index) {
            self.index = IndexRows::new(&opened.dossier, &opened.links, &session.index);
            self.index_of = Some((revision, session.index.clone()));
        }
        let related_of = (revision, session.selection.current());
        if self.related_of != Some(related_of) {
            self.related = related_of.1.map(|item| Related::new(&opened.dossier, &opened.links, item));
            self.related_of = Some(related_of);
        }
    }
}
