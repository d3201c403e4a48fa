//! Everything derived from the dossier and the reader's choices together, recomputed only when one of them
//! changes.

use std::cell::OnceCell;

use super::content::Opened;
use crate::analysis::agreement::Agreement;
use crate::analysis::{Amounts, EstimateQuery, EstimateRows, Related, Shown, known};
use crate::dossier::{ClaimId, Day, ReadingId};
use crate::session::{IndexState, Selected, Session, Tray};
use crate::views::agreement_of;
use crate::views::index::IndexRows;
use crate::views::kept::{self, assert_same};

/// The derived state and the inputs it was derived from.
#[derive(Default)]
pub struct Derived {
    /// The claims that views are narrowed to.
    pub only: Option<Vec<ClaimId>>,
    /// The rows of the estimates.
    pub estimates: EstimateRows,
    /// Incremented whenever the rows of the estimates are recomputed.
    pub estimates_revision: u64,
    /// Which claims can be true together, computed on demand.
    pub agreement: OnceCell<Agreement>,
    /// Incremented whenever [`agreement`](Self::agreement) is reset.
    pub agreement_revision: u64,
    /// The claims in conflict with the selected one, computed on demand.
    pub opposed: OnceCell<Vec<ClaimId>>,
    /// The rows of the index.
    pub index: IndexRows,
    /// The numbers of what is shown.
    pub amounts: Amounts,
    /// Everything that belongs to the selection.
    pub related: Option<Related>,
    /// The days on which anything becomes known, ascending.
    pub steps: Vec<Day>,
    steps_of: Option<u64>,
    narrowed_by: Option<(u64, Tray)>,
    estimates_of: Option<(EstimateQuery, ReadingId)>,
    agreement_of: Option<(ReadingId, Option<Day>)>,
    index_of: Option<(u64, IndexState, Option<Day>)>,
    amounts_of: Option<(u64, Option<Day>)>,
    related_of: Option<(u64, Selected)>,
}

impl Derived {
    /// Updates everything.
    pub fn refresh(&mut self, revision: u64, opened: &Opened, session: &Session) {
        self.remake(revision, opened, session);
        if kept::is_checked() {
            self.check(revision, opened, session);
        }
    }

    /// Recomputes what depends on something that changed.
    fn remake(&mut self, revision: u64, opened: &Opened, session: &Session) {
        let dossier = &opened.dossier;
        if self.steps_of != Some(revision) {
            self.steps = known::steps(dossier);
            self.steps_of = Some(revision);
        }
        if self.narrowed_by.as_ref().is_none_or(|(of, tray)| *of != revision || *tray != session.tray) {
            self.narrow(revision, opened, &session.tray);
        }
        let estimates_of = (session.estimates.query, session.reading);
        if self.estimates_of != Some(estimates_of) {
            let reading = opened.readings.get(session.reading);
            self.estimates = EstimateRows::new(dossier, reading, estimates_of.0, self.only.as_deref());
            self.estimates_revision += 1;
            self.estimates_of = Some(estimates_of);
        }
        let agreement_of = (session.reading, session.as_of);
        if self.agreement_of != Some(agreement_of) {
            self.agreement = OnceCell::new();
            self.agreement_revision += 1;
            self.opposed = OnceCell::new();
            self.agreement_of = Some(agreement_of);
        }
        let shown = Shown { only: self.only.as_deref(), day: session.as_of };
        let index_of = self.index_of.as_ref();
        if index_of.is_none_or(|(of, state, day)| {
            *of != revision || *state != session.index || *day != session.as_of
        }) {
            self.index = IndexRows::new(dossier, &opened.links, shown, &session.index);
            self.index_of = Some((revision, session.index.clone(), session.as_of));
        }
        if self.amounts_of != Some((revision, session.as_of)) {
            self.amounts = Amounts::of(dossier, &opened.links, shown);
            self.amounts_of = Some((revision, session.as_of));
        }
        let selected = session.selection.selected();
        if self.related_of.as_ref().is_none_or(|(of, item)| *of != revision || item != selected) {
            self.related = match selected {
                Selected::Nothing => None,
                Selected::Item(item) => Some(Related::new(dossier, &opened.links, *item)),
                Selected::Claims(claims) => Some(Related::of_claims(dossier, claims)),
            };
            self.opposed = OnceCell::new();
            self.related_of = Some((revision, selected.clone()));
        }
    }

    /// Panics if a cached value differs from what would be computed from the session; values not computed yet
    /// are ignored.
    fn check(&self, revision: u64, opened: &Opened, session: &Session) {
        let mut made = Self::default();
        made.remake(revision, opened, session);
        assert_same("steps", &self.steps, &made.steps);
        assert_same("only", &self.only, &made.only);
        assert_same("estimates", &self.estimates, &made.estimates);
        assert_same("index", &self.index, &made.index);
        assert_same("amounts", &self.amounts, &made.amounts);
        assert_same("related", &self.related, &made.related);
        if let Some(agreement) = self.agreement.get() {
            let reading = opened.readings.get(session.reading);
            let made = agreement_of(&opened.dossier, reading, self.only.as_deref(), session.as_of);
            assert_same("agreement", agreement, &made);
        }
    }

    /// Adopts another selection of claims; everything derived from the previous one is dropped.
    fn narrow(&mut self, revision: u64, opened: &Opened, tray: &Tray) {
        let only = tray.claims(&opened.dossier);
        let is_same = self.narrowed_by.as_ref().is_some_and(|(of, _)| *of == revision) && only == self.only;
        if !is_same {
            self.only = only;
            self.estimates_of = None;
            self.agreement_of = None;
            self.index_of = None;
            self.amounts_of = None;
        }
        self.narrowed_by = Some((revision, tray.clone()));
    }
}
