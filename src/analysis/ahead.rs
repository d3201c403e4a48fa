//! What lies ahead of a day: what had certainly not been said, about something that had certainly not begun. On that day
//! nothing of it is shown, not even pale. What was said later about an event that had begun is not ahead.
//!
//! A claim that names no event with a date speaks of what the dossier covers, so for it the dossier's period has to
//! begin; and a doubtful date (`?`) within the period puts the day in doubt, not the period.

use super::{Known, Links, WhenSaid, counted};
use crate::dossier::{Claim, ClaimId, Date, Day, DocumentId, Dossier, Item, ItemKind};

/// The events, claims, documents and people that lie ahead of a day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ahead {
    /// Ascending.
    items: Vec<Item>,
}

impl Ahead {
    /// What lies ahead of `day`; nothing where no day is chosen.
    #[must_use]
    pub fn of(dossier: &Dossier, links: &Links, day: Option<Day>) -> Self {
        let Some(day) = day else { return Self::default() };
        let kinds = [ItemKind::Event, ItemKind::Claim, ItemKind::Document, ItemKind::Person];
        let items = kinds.into_iter().flat_map(|kind| dossier.items(kind));
        let mut items: Vec<Item> = items.filter(|item| is_ahead(dossier, links, *item, day)).collect();
        items.sort_unstable();
        Self { items }
    }

    /// Whether `item` is among it.
    #[must_use]
    pub fn holds(&self, item: Item) -> bool {
        self.items.binary_search(&item).is_ok()
    }

    /// Whether nothing lies ahead.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// The claims that are left of those chosen, or of all: none where that is all of them.
    #[must_use]
    pub fn narrowed(&self, dossier: &Dossier, chosen: Option<&[ClaimId]>) -> Option<Vec<ClaimId>> {
        let is_any = self.items.iter().any(|item| matches!(item, Item::Claim(_)));
        match chosen {
            None if !is_any => None,
            Some(chosen) => Some(self.without(chosen.iter().copied())),
            None => Some(self.without(dossier.claims.ids())),
        }
    }

    /// Those of `claims` that do not lie ahead, in the same order.
    #[must_use]
    pub fn without(&self, claims: impl IntoIterator<Item = ClaimId>) -> Vec<ClaimId> {
        claims.into_iter().filter(|id| !self.holds(Item::Claim(*id))).collect()
    }

    /// How many of the claims chosen, or of all, are left out, in words: "102 later claims are left out: no event that
    /// they name is known to have begun". None where none is.
    #[must_use]
    pub fn words(&self, chosen: Option<&[ClaimId]>) -> Option<String> {
        let is_chosen = |id: ClaimId| chosen.is_none_or(|chosen| chosen.binary_search(&id).is_ok());
        let claims = self.items.iter().filter(|item| matches!(item, Item::Claim(id) if is_chosen(*id)));
        match claims.count() {
            0 => None,
            1 => Some("1 later claim is left out: no event that it names is known to have begun".to_owned()),
            more => {
                let claims = counted(more, "later claim");
                Some(format!("{claims} are left out: no event that they name is known to have begun"))
            }
        }
    }
}

/// Whether nothing of `item` is shown on `day`.
fn is_ahead(dossier: &Dossier, links: &Links, item: Item, day: Day) -> bool {
    let are_ahead = |claims: &[ClaimId]| {
        claims.iter().all(|id| shown_from(dossier, &dossier.claims[*id]).is_some_and(|from| day < from))
    };
    match item {
        Item::Event(id) => begins(dossier, dossier.events[id].on.as_ref()).is_some_and(|from| day < from),
        Item::Claim(id) => are_ahead(&[id]),
        Item::Document(id) => match links.claims_of(item) {
            [] => document_from(dossier, id).is_some_and(|from| day < from),
            claims => are_ahead(claims) && Known::of_document(dossier, links, id, day) != Known::Known,
        },
        Item::Person(_) => {
            let claims = links.claims_of(item);
            !claims.is_empty() && are_ahead(claims)
        }
        Item::Place(_) | Item::Source(_) | Item::Group(_) | Item::Question(_) => false,
    }
}

/// The days from which on something is shown that was ahead until then, in no order.
pub fn steps(dossier: &Dossier) -> impl Iterator<Item = Day> {
    let events = dossier.events.rows().iter().filter_map(|event| begins(dossier, event.on.as_ref()));
    events.chain(dossier.claims.rows().iter().filter_map(|claim| shown_from(dossier, claim)))
}

/// The first day on which a claim is shown, as said or as yet to be said; none where it is on any day.
fn shown_from(dossier: &Dossier, claim: &Claim) -> Option<Day> {
    let on = claim.event.map(|event| dossier.events[event].on.as_ref());
    let subject = match on.flatten() {
        Some(on) => begins(dossier, Some(on)),
        None => dossier.period.as_ref().and_then(Date::not_before),
    };
    said_from(dossier, claim, on.flatten()).zip(subject).map(|(said, subject)| said.min(subject))
}

/// The first day on which a claim can have been said: as [`WhenSaid::first`], and where a doubtful date leaves that open
/// the first day of the period.
fn said_from(dossier: &Dossier, claim: &Claim, on: Option<&Date>) -> Option<Day> {
    let stated = claim.said.as_ref();
    let follows = || {
        let is_earlier = |day: &Day| stated.and_then(Date::latest_possible).is_some_and(|last| last < *day);
        begins(dossier, on).filter(|day| !claim.foretells && !is_earlier(day))
    };
    WhenSaid::of(dossier, claim).first().or_else(|| begins(dossier, stated)).or_else(follows)
}

/// The first day of a document in which no claim was read: that of the period, or its own where that is earlier.
fn document_from(dossier: &Dossier, id: DocumentId) -> Option<Day> {
    let period = dossier.period.as_ref().and_then(Date::not_before);
    begins(dossier, dossier.documents[id].dated.as_ref()).zip(period).map(|(out, period)| out.min(period))
}

/// The first day on which a date can lie; where that is in doubt, the first of the dossier's period, if as stated the
/// date does not lie before it.
fn begins(dossier: &Dossier, date: Option<&Date>) -> Option<Day> {
    let date = date?;
    let period = || {
        let period = dossier.period.as_ref().and_then(Date::not_before)?;
        date.earliest_possible().filter(|first| *first >= period).map(|_| period)
    };
    date.not_before().or_else(period)
}
