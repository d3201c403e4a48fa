//! Views and agreement: which claims can be true together, and which are in conflict with the selected ones.

use std::sync::Arc;

use egui::Ui;

use super::{Context, Surface};
use crate::analysis::Shown;
use crate::analysis::agreement::{Agreement, main_counts};
use crate::dossier::{ClaimId, Dossier, Item, Reading};
use crate::memo::{IsWanted, Later};
use crate::session::{Input, Selected};

/// In a window, agreement of more claims than this is worked out on another thread.
const AGREED_AT_ONCE: usize = 5_000;

/// In a window, more pairs of claims than these are looked at on another thread.
const PAIRS_AT_ONCE: usize = 50_000;

/// What [`agreement_of`] reads.
pub const AGREEMENT: &[Input] = &[Input::Dossier, Input::Reading, Input::Day, Input::Narrowing];

/// Which of the claims chosen, or else of the counts of the main event, can be true together, as far as they are shown.
#[must_use]
pub fn agreement_of(
    dossier: &Dossier,
    reading: &Reading,
    chosen: Option<&[ClaimId]>,
    shown: Shown<'_>,
) -> Agreement {
    let asked = chosen.map_or_else(|| main_counts(dossier), <[_]>::to_vec);
    Agreement::new(dossier, reading, &shown.among(dossier, asked))
}

impl<'a> Context<'a> {
    /// Agreement for the counts of the main event, or for those that views are narrowed to, limited to those
    /// that may have been said by the chosen day; computed on first use.
    #[must_use]
    pub fn agreement(&self) -> Arc<Agreement> {
        let make = || agreement_of(self.dossier, self.reading(), self.tray, self.shown());
        // Checked once a frame, where it is told what it is made from.
        self.agreement.known().unwrap_or_else(|| self.agreement.get(make))
    }

    /// Agreement, which in a window is worked out on another thread if there are many claims.
    #[must_use]
    pub fn agreement_later(&self, ui: &Ui) -> Later<Agreement> {
        if self.is_agreement_at_hand() {
            return Later::Ready(self.agreement());
        }
        let repaint = ui.ctx().clone();
        let prepare = || {
            let (dossier, reading) = (self.dossier.clone(), self.reading().clone());
            let [tray, only] = [self.tray, self.only].map(|claims| claims.map(<[_]>::to_vec));
            let day = self.session.as_of;
            move |_: IsWanted<'_>| {
                let shown = Shown { only: only.as_deref(), day, links: None };
                Some(agreement_of(&dossier, &reading, tray.as_deref(), shown))
            }
        };
        self.agreement.ask(|work| (self.start)("view", work), move || repaint.request_repaint(), prepare)
    }

    /// True if agreement is known, or can be worked out within a frame.
    #[must_use]
    pub fn is_agreement_at_hand(&self) -> bool {
        !self.is_agreement_of_many() || self.surface == Surface::Picture || self.agreement.known().is_some()
    }

    /// True if to work agreement out, or to write down what it found and what it did not compare, takes more than a frame.
    #[must_use]
    pub fn is_agreement_of_many(&self) -> bool {
        self.tray.map_or(self.dossier.claims.len(), <[_]>::len) > AGREED_AT_ONCE
    }

    /// True if `claim` is known to be in conflict with a selected claim, and not selected itself.
    #[must_use]
    pub fn is_opposed(&self, claim: ClaimId) -> bool {
        self.opposed().is_some_and(|opposed| opposed.binary_search(&claim).is_ok())
    }

    /// The claims in conflict with a selected one, ascending, without those that are selected; `None` if no claim is, and as
    /// long as they are not known.
    #[must_use]
    pub fn opposed(&self) -> Option<Arc<Vec<ClaimId>>> {
        if self.chosen_claims().next().is_none() || !self.is_agreement_at_hand() {
            return None;
        }
        let known = self.opposed.known();
        known.or_else(|| {
            let agreement = self.agreement();
            let is_much = self.surface == Surface::Window && self.has_many_pairs(&agreement);
            (!is_much).then(|| {
                let chosen = self.chosen_in_order();
                self.opposed.get(|| agreement.conflicting_with_any(&chosen, &|| true).unwrap_or_default())
            })
        })
    }

    /// The same; in a window they are worked out on another thread if there are many pairs to look at.
    #[must_use]
    pub fn opposed_later(&self, ui: &Ui) -> Option<Arc<Vec<ClaimId>>> {
        self.chosen_claims().next()?;
        let agreement = self.agreement_later(ui).ready()?;
        self.opposed().or_else(|| {
            let repaint = ui.ctx().clone();
            let prepare = || {
                let chosen = self.chosen_in_order();
                move |is_wanted: IsWanted<'_>| agreement.conflicting_with_any(&chosen, is_wanted)
            };
            let start = |work| (self.start)("view", work);
            self.opposed.ask(start, move || repaint.request_repaint(), prepare).ready()
        })
    }

    /// True if it takes more than a frame to look at the pairs of the selected claims with all others.
    fn has_many_pairs(&self, agreement: &Agreement) -> bool {
        let chosen = match self.session.selection.selected() {
            Selected::Nothing => 0,
            Selected::Item(_) => 1,
            Selected::Claims(claims) => claims.len(),
        };
        agreement.pairs_with(chosen) > PAIRS_AT_ONCE
    }

    /// The selected claims that do not lie ahead of the day chosen.
    fn chosen_claims(&self) -> impl Iterator<Item = ClaimId> + 'a {
        self.chosen().filter_map(|item| if let Item::Claim(id) = item { Some(id) } else { None })
    }

    /// The same, ascending.
    fn chosen_in_order(&self) -> Vec<ClaimId> {
        let mut chosen: Vec<ClaimId> = self.chosen_claims().collect();
        chosen.sort_unstable();
        chosen
    }

    /// The words for a claim in conflict: "in conflict with the selected claim".
    #[must_use]
    pub fn opposed_words(&self) -> &'static str {
        match self.selected() {
            Some(_) => "in conflict with the selected claim",
            None => "in conflict with a selected claim",
        }
    }
}
