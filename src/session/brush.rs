//! What the reader brushed: a span of time, and a range of figures. Every view follows.

use crate::analysis::{Interval, Links, WhenSaid};
use crate::dossier::{Claim, ClaimId, Count, Date, Dossier, Quantity};

/// A span of time and a range of figures to which every view is narrowed.
///
/// Only what certainly lies outside is left out: a claim without a date stays, and so does a count in words. Claims that
/// count nothing have no figure, so a range of figures leaves them out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Brush {
    /// The time within which claims may have been made; any if `None`.
    pub during: Option<Date>,
    /// The smallest figure; no bound if `None`.
    pub figures_from: Option<u64>,
    /// The largest figure; no bound if `None`.
    pub figures_to: Option<u64>,
}

impl Brush {
    /// True if nothing is narrowed.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.during.is_none() && !self.narrows_figures()
    }

    /// True if there is a range of figures.
    #[must_use]
    pub const fn narrows_figures(&self) -> bool {
        self.figures_from.is_some() || self.figures_to.is_some()
    }

    /// The same without a range of figures.
    #[must_use]
    pub fn without_figures(&self) -> Self {
        Self { during: self.during.clone(), ..Self::default() }
    }

    /// True if `claim` does not certainly lie outside.
    #[must_use]
    pub fn holds(&self, dossier: &Dossier, claim: &Claim) -> bool {
        self.during.as_ref().is_none_or(|during| may_be_said(dossier, claim, during))
            && (!self.narrows_figures() || claim.count().is_some_and(|count| self.holds_figure(count)))
    }

    fn holds_figure(&self, count: &Count) -> bool {
        let figures = Interval::of_count(count).or_else(|| drawn_about(&count.quantity));
        figures.is_none_or(|own| {
            self.figures_from.is_none_or(|from| own.high.is_none_or(|high| high >= from))
                && self.figures_to.is_none_or(|to| own.low <= to)
        })
    }
}

/// Returns the figures about which a count without bounds is drawn.
fn drawn_about(quantity: &Quantity) -> Option<Interval> {
    match quantity {
        Quantity::About(figure) => Some(Interval { low: *figure, high: Some(*figure) }),
        Quantity::Estimate(estimate) => {
            let low = estimate.low.or(estimate.point)?;
            Some(Interval { low, high: estimate.high.or(estimate.point) })
        }
        _ => None,
    }
}

fn may_be_said(dossier: &Dossier, claim: &Claim, during: &Date) -> bool {
    let said = WhenSaid::from_claim(dossier, claim);
    let is_before = said.last().zip(during.earliest()).is_some_and(|(last, from)| last.last() < from.first());
    let is_after = said.first().zip(during.latest()).is_some_and(|(first, to)| first.first() > to.last());
    !is_before && !is_after
}

impl super::Session {
    /// The claims to which views are narrowed by the tray and by what was brushed, in file order; `None` if they show
    /// everything.
    #[must_use]
    pub fn narrowed(&self, dossier: &Dossier, links: &Links) -> Option<Vec<ClaimId>> {
        let pinned = self.tray.claims(links);
        if self.brush.is_empty() {
            return pinned;
        }
        let holds = |id: &ClaimId| self.brush.holds(dossier, &dossier.claims[*id]);
        Some(match pinned {
            Some(pinned) => pinned.into_iter().filter(holds).collect(),
            None => dossier.claims.ids().filter(holds).collect(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::Session;

    const TEXT: &str = r#"Dossier(format: 2, title: "T", groups: {"g": (name: "G")}, sources: {"s": (name: "S")},
        documents: {"d": (title: "D")}, questions: {"q": "Q?"}, claims: {
        "early": (by: "s", document: "d", paragraph: 1, said: "2018-02-07", says: Count(outcome: Killed, of: "g", quantity: Exactly(20))),
        "late": (by: "s", document: "d", paragraph: 2, said: "2018-02-12", says: Count(outcome: Killed, of: "g", quantity: MoreThan(100))),
        "undated": (by: "s", document: "d", paragraph: 3, says: Count(outcome: Killed, of: "g", quantity: Words("dozens"))),
        "about": (by: "s", document: "d", paragraph: 4, said: "2018-02", says: Count(outcome: Killed, of: "g", quantity: About(50))),
        "answer": (by: "s", document: "d", paragraph: 5, said: "2018-02-07", says: Answer(to: "q", text: "A.")),
    })"#;

    fn kept(brush: Brush) -> Vec<String> {
        let dossier = crate::load::read(TEXT).dossier.expect("a sound dossier");
        let session = Session { brush, ..Session::default() };
        let claims = session
            .narrowed(&dossier, &Links::new(&dossier))
            .unwrap_or_else(|| dossier.claims.ids().collect());
        claims.into_iter().map(|id| dossier.claims[id].key.clone()).collect()
    }

    #[test]
    fn only_what_certainly_lies_outside_is_left_out() {
        let during = |text: &str| Brush { during: text.parse().ok(), ..Brush::default() };
        let figures = |figures_from, figures_to| Brush { figures_from, figures_to, ..Brush::default() };
        assert_eq!(kept(Brush::default()).len(), 5);
        assert_eq!(kept(during("2018-02-06/2018-02-09")), ["early", "undated", "about", "answer"]);
        assert_eq!(kept(during("2018-02-10/..")), ["late", "undated", "about"]);
        assert_eq!(kept(figures(Some(30), None)), ["late", "undated", "about"]);
        assert_eq!(kept(figures(None, Some(100))), ["early", "undated", "about"], "more than 100 is not 100");
        assert_eq!(kept(figures(Some(101), Some(101))), ["late", "undated"]);
        let both = Brush { figures_from: Some(30), ..during("2018-02-07") };
        assert_eq!(kept(both), ["undated", "about"]);
    }
}
