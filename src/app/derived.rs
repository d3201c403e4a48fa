//! Everything derived from the dossier and the reader's choices together, recomputed only when one of them
//! changes.

use std::cell::OnceCell;
use std::sync::Arc;

use super::content::Opened;
use crate::analysis::agreement::Agreement;
use crate::analysis::{Ahead, Amounts, EstimateQuery, EstimateRows, Related, Shown, known};
use crate::dossier::{ClaimId, Moment, ReadingId};
use crate::session::{Brush, IndexState, Selected, Session, Tray};
use crate::views::agreement_of;
use crate::views::index::IndexRows;
use crate::views::kept::{self, assert_same};

/// The derived state and the inputs it was derived from.
#[derive(Default)]
pub struct Derived {
    /// What lies ahead of the day chosen.
    pub ahead: Ahead,
    /// The claims that the tray and what was brushed narrow views to.
    pub tray: Option<Vec<ClaimId>>,
    /// Those of them that do not lie ahead: what views show.
    pub only: Option<Vec<ClaimId>>,
    /// Counts the changes of these three so far.
    pub narrowings: u64,
    /// The rows of the estimates.
    pub estimates: EstimateRows,
    /// Incremented whenever the rows of the estimates are recomputed.
    pub estimates_revision: u64,
    /// Which claims can be true together, computed on demand.
    pub agreement: OnceCell<Arc<Agreement>>,
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
    pub steps: Vec<Moment>,
    steps_of: Option<u64>,
    narrowed_by: Option<(u64, Tray, Brush, Option<Moment>)>,
    estimates_of: Option<(EstimateQuery, ReadingId)>,
    agreement_of: Option<(ReadingId, Option<Moment>)>,
    index_of: Option<(u64, IndexState, Option<Moment>)>,
    amounts_of: Option<(u64, Option<Moment>)>,
    related_of: Option<(u64, Selected, Option<Moment>)>,
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
        let narrowed_by = self.narrowed_by.as_ref();
        if narrowed_by.is_none_or(|(of, tray, brush, day)| {
            *of != revision || *tray != session.tray || *brush != session.brush || *day != session.as_of
        }) {
            self.narrow(revision, opened, session);
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
            self.index = IndexRows::new(dossier, &opened.links, shown, &self.ahead, &session.index);
            self.index_of = Some((revision, session.index.clone(), session.as_of));
        }
        if self.amounts_of != Some((revision, session.as_of)) {
            self.amounts = Amounts::count(dossier, &opened.links, shown, &self.ahead);
            self.amounts_of = Some((revision, session.as_of));
        }
        let selected = session.selection.selected();
        let related_of = self.related_of.as_ref();
        if related_of
            .is_none_or(|(of, item, day)| *of != revision || item != selected || *day != session.as_of)
        {
            self.related = self.relate(opened, selected);
            self.opposed = OnceCell::new();
            self.related_of = Some((revision, selected.clone(), session.as_of));
        }
    }

    /// What belongs to what is selected, as far as that does not lie ahead of the day chosen.
    fn relate(&self, opened: &Opened, selected: &Selected) -> Option<Related> {
        match selected {
            Selected::Nothing => None,
            Selected::Item(item) if self.ahead.holds(*item) => None,
            Selected::Item(item) => Some(Related::new(&opened.dossier, &opened.links, &self.ahead, *item)),
            Selected::Claims(claims) => {
                let claims = self.ahead.without(claims.iter().copied());
                (!claims.is_empty()).then(|| Related::of_claims(&opened.dossier, &claims))
            }
        }
    }

    /// Panics if a cached value differs from what would be computed from the session; values not computed yet
    /// are ignored.
    fn check(&self, revision: u64, opened: &Opened, session: &Session) {
        let mut made = Self::default();
        made.remake(revision, opened, session);
        assert_same("steps", &self.steps, &made.steps);
        assert_same("ahead", &self.ahead, &made.ahead);
        assert_same("tray", &self.tray, &made.tray);
        assert_same("only", &self.only, &made.only);
        assert_same("estimates", &self.estimates, &made.estimates);
        assert_same("index", &self.index, &made.index);
        assert_same("amounts", &self.amounts, &made.amounts);
        assert_same("related", &self.related, &made.related);
        if let Some(agreement) = self.agreement.get() {
            let reading = opened.readings.get(session.reading);
            let shown = Shown { only: self.only.as_deref(), day: session.as_of };
            let made = agreement_of(&opened.dossier, reading, self.tray.as_deref(), shown);
            assert_same("agreement", &**agreement, &made);
        }
    }

    /// Takes up another choice of claims or another day; where that shows other things, everything made of the choice
    /// before is forgotten.
    fn narrow(&mut self, revision: u64, opened: &Opened, session: &Session) {
        let (dossier, day) = (&opened.dossier, session.as_of);
        let (ahead, chosen) = (Ahead::new(dossier, &opened.links, day), session.narrowed(dossier));
        let is_of_this = self.narrowed_by.as_ref().is_some_and(|(of, ..)| *of == revision);
        if !is_of_this || ahead != self.ahead || chosen != self.tray {
            self.only = ahead.narrowed(dossier, chosen.as_deref());
            (self.ahead, self.tray) = (ahead, chosen);
            self.narrowings += 1;
            self.estimates_of = None;
            self.agreement_of = None;
            self.index_of = None;
            self.amounts_of = None;
        }
        self.narrowed_by = Some((revision, session.tray.clone(), session.brush.clone(), day));
    }
}
