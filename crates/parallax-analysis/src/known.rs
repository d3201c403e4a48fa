//! What was known on a day or at a time: what had been said by its end, what may have been said, and what certainly had not.
//!
//! Dates are uncertain, so there are three answers instead of two. Nothing is invented: a claim without a
//! date may have been said on any day.

mod steps;

pub use steps::{step_after, step_before, steps};

use std::collections::BTreeMap;

use super::{Ahead, Links, Tally, WhenSaid};
use crate::dossier::{Claim, ClaimId, Date, DocumentId, Dossier, Id as _, Instant, Item, Moment, Outcome};

/// Whether something had happened, been said or been published by a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Known {
    /// Certainly not by then.
    NotYet,
    /// Its date does not decide.
    Perhaps,
    /// Certainly by then.
    Known,
}

impl Known {
    /// Decides by a date.
    #[must_use]
    pub fn of_date(date: Option<&Date>, at: Moment) -> Self {
        match date {
            Some(date) if date.certainly_by(at) => Self::Known,
            Some(date) if date.certainly_after(at) => Self::NotYet,
            _ => Self::Perhaps,
        }
    }

    /// Decides for a claim, by its own date and by the bounds from its event and document: see [`WhenSaid`].
    #[must_use]
    pub fn of_claim(dossier: &Dossier, claim: &Claim, at: Moment) -> Self {
        let when = WhenSaid::from_claim(dossier, claim);
        if when.first().is_some_and(|first| first.first() > at.last()) {
            Self::NotYet
        } else if when.last().is_some_and(|last| last.last() <= at.last()) {
            Self::Known
        } else {
            Self::Perhaps
        }
    }

    /// Decides for a document, by its own date and by its content: it cannot have been published before all
    /// of that had been said.
    #[must_use]
    pub fn of_document(dossier: &Dossier, links: &Links, id: DocumentId, at: Moment) -> Self {
        let own = Self::of_date(dossier.documents[id].dated.as_ref(), at);
        if own == Self::Perhaps && holds_later(dossier, links, id, at) { Self::NotYet } else { own }
    }

    /// Decides for any item. Claims, events and documents have dates; places, sources, populations, questions
    /// and people are known from the beginning.
    #[must_use]
    pub fn of_item(dossier: &Dossier, links: &Links, item: Item, at: Moment) -> Self {
        match item {
            Item::Claim(id) => links.times().known(id, at),
            Item::Event(id) => Self::of_date(dossier.events[id].on.as_ref(), at),
            Item::Document(id) => Self::of_document(dossier, links, id, at),
            Item::Place(_) | Item::Source(_) | Item::Group(_) | Item::Question(_) | Item::Person(_) => {
                Self::Known
            }
        }
    }
}

/// True if the document contains something that was certainly said after `at`.
fn holds_later(dossier: &Dossier, links: &Links, id: DocumentId, at: Moment) -> bool {
    let out = dossier.documents[id].dated.as_ref().and_then(Date::latest_possible);
    let claims = links.claims_of(Item::Document(id)).iter();
    // What the document's own date contradicts does not count, as in `must_follow`.
    let follows = |first: &Instant| out.is_none_or(|last| *first <= last.last());
    claims.filter_map(|claim| links.times().first(*claim)).filter(follows).any(|first| first > at.last())
}

/// The day or time before which the document of a claim cannot have been published; `None` if the document's own date
/// contradicts it, or if nothing is known.
fn must_follow(dossier: &Dossier, claim: ClaimId) -> Option<Moment> {
    let claim = &dossier.claims[claim];
    let first = WhenSaid::from_claim(dossier, claim).first()?;
    let out = dossier.documents[claim.document].dated.as_ref().and_then(Date::latest_possible);
    out.is_none_or(|last| first.first() <= last.last()).then_some(first)
}

/// Which claims are counted and shown: those that views are narrowed to, if they may have been said by the
/// chosen day.
#[derive(Clone, Copy, Debug, Default)]
pub struct Shown<'a> {
    /// The claims that views are narrowed to, ascending; all if `None`.
    pub only: Option<&'a [ClaimId]>,
    /// The chosen day; if `None`, everything counts as known.
    pub day: Option<Moment>,
    /// Where the times of claims are looked up; if `None`, they are worked out.
    pub links: Option<&'a Links>,
}

impl Shown<'_> {
    /// True if a claim is included.
    #[must_use]
    pub fn holds(&self, dossier: &Dossier, id: ClaimId) -> bool {
        self.only.is_none_or(|only| has(only, id)) && self.known(dossier, id) != Known::NotYet
    }

    /// Whether a claim had been said by the chosen day; known if no day is chosen.
    #[must_use]
    pub fn known(&self, dossier: &Dossier, id: ClaimId) -> Known {
        let of_claim = |day| match self.links {
            Some(links) => links.times().known(id, day),
            None => Known::of_claim(dossier, &dossier.claims[id], day),
        };
        self.day.map_or(Known::Known, of_claim)
    }

    /// Returns those of `claims` that are included, in the same order.
    #[must_use]
    pub fn among(&self, dossier: &Dossier, claims: impl IntoIterator<Item = ClaimId>) -> Vec<ClaimId> {
        claims.into_iter().filter(|id| self.holds(dossier, *id)).collect()
    }

    /// Returns how many of `claims` are included.
    #[must_use]
    pub fn count(&self, dossier: &Dossier, claims: &[ClaimId]) -> usize {
        if self.only.is_none() && self.day.is_none() {
            return claims.len();
        }
        claims.iter().filter(|id| self.holds(dossier, **id)).count()
    }

    /// Counts the included claims of `item`, and their sources.
    #[must_use]
    pub fn tally(&self, dossier: &Dossier, links: &Links, item: Item) -> Tally {
        Tally::count(dossier, &self.among(dossier, links.claims_of(item).iter().copied()))
    }
}

/// Whether `id` is among claims in file order: looked for first where it would be if they were spread evenly.
pub(crate) fn has(claims: &[ClaimId], id: ClaimId) -> bool {
    let Some(last) = claims.last().filter(|last| id <= **last) else { return false };
    let guess = id.index() * (claims.len() - 1) / last.index().max(1);
    let (from, to) = (guess.saturating_sub(NEAR), claims.len().min(guess + NEAR));
    let is_near = (from == 0 || claims[from] <= id) && (to == claims.len() || id < claims[to]);
    let among = if is_near { &claims[from..to] } else { claims };
    among.binary_search(&id).is_ok()
}

/// So many claims before and after the guess are looked through alone.
const NEAR: usize = 16;

/// Numbers of what is included, on a day, among the claims that views are narrowed to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Amounts {
    /// The number of claims.
    pub claims: usize,
    /// The number of documents that had, or may have, been published.
    pub documents: usize,
    /// The number of claims per outcome.
    pub outcomes: BTreeMap<Outcome, usize>,
}

impl Amounts {
    /// Counts what is included.
    #[must_use]
    pub fn count(dossier: &Dossier, links: &Links, shown: Shown<'_>, ahead: &Ahead) -> Self {
        let mut amounts = Self::default();
        let mut add = |id: ClaimId| {
            if shown.known(dossier, id) != Known::NotYet {
                amounts.claims += 1;
                if let Some(outcome) = links.counted().outcome(id) {
                    *amounts.outcomes.entry(outcome).or_default() += 1;
                }
            }
        };
        match shown.only {
            Some(only) => only.iter().copied().for_each(&mut add),
            None => dossier.claims.ids().for_each(&mut add),
        }
        let is_out = |id: &DocumentId| {
            let known = |day| Known::of_document(dossier, links, *id, day);
            !ahead.holds(Item::Document(*id)) && shown.day.is_none_or(|day| known(day) != Known::NotYet)
        };
        amounts.documents = dossier.documents.ids().filter(is_out).count();
        amounts
    }
}

/// The beginning of a finding about `claims` if one of them may not have been said yet on the chosen day;
/// otherwise empty.
#[must_use]
pub fn provided(dossier: &Dossier, claims: &[ClaimId], as_of: Option<Moment>) -> &'static str {
    let is_open =
        |day| claims.iter().any(|id| Known::of_claim(dossier, &dossier.claims[*id], day) == Known::Perhaps);
    if as_of.is_some_and(is_open) { "If all of this had been said by then: " } else { "" }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::ItemKind;
    use crate::load;

    fn day(d: i8) -> Moment {
        jiff::civil::date(2018, 2, d).into()
    }

    fn dossier(claims: &str) -> Dossier {
        let text = format!(
            "Dossier(format: 1, title: \"T\", sources: {{\"s\": (name: \"S\", kind: Media)}}, documents: {{\
             \"tenth\": (title: \"D\", dated: \"2018-02-10\"), \"undated\": (title: \"E\")}}, claims: {{{claims}}})"
        );
        let loaded = load::read(&text);
        loaded.dossier.unwrap_or_else(|| panic!("{:?}", loaded.diagnostics))
    }

    fn known_on(claim: &str) -> [Known; 3] {
        let dossier = dossier(&format!("\"c\": (by: \"s\", says: Remark, gist: \"g\", {claim})"));
        [9, 10, 12].map(|d| Known::of_claim(&dossier, &dossier.claims.rows()[0], day(d)))
    }

    #[test]
    fn a_claim_is_found_among_any() {
        for step in [1, 2, 3, 50, 999] {
            for skip in [0, 1, 700] {
                let even = (0..1_000).skip(skip).step_by(step);
                let uneven = (0..1_000).skip(skip).filter(|row| row % 100 < step);
                for rows in [even.collect::<Vec<_>>(), uneven.collect()] {
                    let claims: Vec<_> = rows.iter().map(|row| ClaimId::from_index(*row)).collect();
                    for row in 0..1_002 {
                        let is_in = rows.contains(&row);
                        assert_eq!(has(&claims, ClaimId::from_index(row)), is_in, "{row} in {step}, {skip}");
                    }
                }
            }
        }
        assert!(!has(&[], ClaimId::from_index(0)));
    }

    #[test]
    fn a_claim_is_known_from_its_day_on() {
        use super::Known::{Known, NotYet, Perhaps};
        assert_eq!(known_on("document: \"undated\", said: \"2018-02-10\""), [NotYet, Known, Known]);
        assert_eq!(
            known_on("document: \"undated\", said: \"2018-02-10/2018-02-12\""),
            [NotYet, Perhaps, Known]
        );
        assert_eq!(known_on("document: \"undated\", said: \"2018-02-10/..\""), [NotYet, Perhaps, Perhaps]);
        assert_eq!(known_on("document: \"undated\", said: \"2018-02-09~\""), [Perhaps, Perhaps, Known]);
        assert_eq!(known_on("document: \"undated\""), [Perhaps; 3], "without a date anything may be");
    }

    #[test]
    fn what_is_printed_had_been_said() {
        use super::Known::{Known, NotYet, Perhaps};
        assert_eq!(known_on("document: \"tenth\""), [Perhaps, Known, Known], "never certainly not yet");
        assert_eq!(known_on("document: \"tenth\", said: \"2018-02-08/..\""), [Perhaps, Known, Known]);
        assert_eq!(
            known_on("document: \"tenth\", said: \"2018-02-12\""),
            [NotYet, NotYet, Known],
            "its own date rules"
        );
    }

    #[test]
    fn a_document_did_not_come_out_before_what_stands_in_it_was_said() {
        use super::Known::{Known, NotYet, Perhaps};
        let document_known_on = |claim: &str, dated: &str| {
            let text = format!(
                "Dossier(format: 1, title: \"T\", sources: {{\"s\": (name: \"S\")}}, documents: {{\"d\": (title: \"D\"{dated})}}, \
                 events: {{\"e\": (name: \"E\", on: \"2018-02-10\")}}, \
                 claims: {{\"c\": (by: \"s\", document: \"d\", says: Remark, gist: \"g\", {claim})}})"
            );
            let dossier = load::read(&text).dossier.unwrap_or_else(|| panic!("{text}"));
            let links = Links::new(&dossier);
            let id = dossier.documents.ids().next().expect("one");
            [9, 10, 12].map(|d| super::Known::of_document(&dossier, &links, id, day(d)))
        };
        assert_eq!(document_known_on("event: \"e\"", ""), [NotYet, Perhaps, Perhaps]);
        assert_eq!(document_known_on("event: \"e\", foretells: true", ""), [Perhaps; 3]);
        assert_eq!(
            document_known_on("said: \"2018-02-12\"", ", dated: \"../2018-02-12\""),
            [NotYet, NotYet, Known]
        );
        let contradicted = document_known_on("said: \"2018-02-20\"", ", dated: \"../2018-02-11\"");
        assert_eq!(contradicted, [Perhaps, Perhaps, Known], "its own date rules");
    }

    #[test]
    fn a_place_counts_only_what_could_have_been_said() {
        let dossier = load::read(load::KHUSHAM).dossier.expect("sound");
        let links = Links::new(&dossier);
        let khusham = dossier.find(ItemKind::Event, "clash").expect("there");
        let [before, after] = [6, 28].map(|d| {
            let shown = Shown { day: Some(day(d)), ..Shown::default() };
            shown.tally(&dossier, &links, khusham).claims
        });
        assert!(before < after, "{before} {after}");
        assert_eq!(after, super::super::tally(&dossier, &links, khusham).claims);
    }
}
