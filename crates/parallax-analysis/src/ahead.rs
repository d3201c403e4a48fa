//! What lies ahead of a day: what had certainly not been said, about something that had certainly not begun. On that day
//! nothing of it is shown, not even pale. What was said later about an event that had begun is not ahead.
//!
//! A claim that names no event with a date speaks of what the dossier covers, so for it the dossier's period has to
//! begin; and a doubtful date (`?`) within the period puts the day in doubt, not the period.

use super::{Known, Links, WhenSaid, counted, known};
use crate::dossier::{Claim, ClaimId, Date, DocumentId, Dossier, Item, ItemKind, ItemSet, Moment};

/// The events, claims, documents and people that lie ahead of a day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ahead {
    items: ItemSet,
    /// Whether the period that the dossier covers lies ahead too.
    period: bool,
}

impl Ahead {
    /// What lies ahead of `day`; nothing where no day is chosen.
    #[must_use]
    pub fn new(dossier: &Dossier, links: &Links, day: Option<Moment>) -> Self {
        let Some(day) = day else { return Self::default() };
        let kinds = [ItemKind::Event, ItemKind::Claim, ItemKind::Document, ItemKind::Person];
        let items = kinds.into_iter().flat_map(|kind| dossier.items(kind));
        let items = items.filter(|item| is_ahead(dossier, links, *item, day)).collect();
        let period = dossier.period.as_ref().is_some_and(|period| period.certainly_after(day));
        Self { items, period }
    }

    /// Whether `item` is among it.
    #[must_use]
    pub fn holds(&self, item: Item) -> bool {
        self.items.contains(item)
    }

    /// Whether nothing lies ahead.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// The claims that are left of those chosen, or of all: none where that is all of them.
    #[must_use]
    pub fn narrowed(&self, dossier: &Dossier, chosen: Option<&[ClaimId]>) -> Option<Vec<ClaimId>> {
        match chosen {
            None if self.items.of_kind(ItemKind::Claim).next().is_none() => None,
            Some(chosen) => Some(self.without(chosen.iter().copied())),
            None => Some(self.without(dossier.claims.ids())),
        }
    }

    /// Those of `claims` that do not lie ahead, in the same order.
    #[must_use]
    pub fn without(&self, claims: impl IntoIterator<Item = ClaimId>) -> Vec<ClaimId> {
        claims.into_iter().filter(|id| !self.holds(Item::Claim(*id))).collect()
    }

    /// What is not shown, in words: "not shown: 16 later events, and 102 later claims that name no event that had certainly
    /// begun"; of the claims only those chosen, where given. None where everything is shown.
    #[must_use]
    pub fn words(&self, chosen: Option<&[ClaimId]>) -> Option<String> {
        let name = |claims: usize| if claims == 1 { "names" } else { "name" };
        let (events, claims) = self.counts(chosen);
        let events = (events > 0).then(|| counted(events, "later event"));
        let claims = (claims > 0).then(|| {
            format!(
                "{} that {} no event that had certainly begun",
                counted(claims, "later claim"),
                name(claims)
            )
        });
        let parts: Vec<String> = events.into_iter().chain(claims).collect();
        (!parts.is_empty()).then(|| format!("not shown: {}", parts.join(", and ")))
    }

    /// The dossier's note on a place, a source or a population; empty where all that was said about it lies ahead, as the
    /// note speaks of that.
    #[must_use]
    pub fn note<'n>(&self, links: &Links, item: Item, note: &'n str) -> &'n str {
        let is_ahead = match links.claims_of(item) {
            [] => self.period,
            claims => claims.iter().all(|id| self.holds(Item::Claim(*id))),
        };
        if is_ahead { "" } else { note }
    }

    /// How many events are not shown, and how many claims of those chosen, or of all.
    #[must_use]
    pub fn counts(&self, chosen: Option<&[ClaimId]>) -> (usize, usize) {
        let claims = self.items.of_kind(ItemKind::Claim);
        let is_chosen = |claim: &Item| match (claim, chosen) {
            (Item::Claim(id), Some(chosen)) => known::has(chosen, *id),
            _ => true,
        };
        (self.items.of_kind(ItemKind::Event).count(), claims.filter(is_chosen).count())
    }
}

/// Whether nothing of `item` is shown on `day`.
fn is_ahead(dossier: &Dossier, links: &Links, item: Item, day: Moment) -> bool {
    let are_ahead = |claims: &[ClaimId]| claims.iter().all(|id| links.times().is_ahead(*id, day));
    match item {
        Item::Event(id) => {
            begins(dossier, dossier.events[id].on.as_ref()).is_some_and(|from| day.last() < from.first())
        }
        Item::Claim(id) => are_ahead(&[id]),
        Item::Document(id) => match links.claims_of(item) {
            [] => document_from(dossier, id).is_some_and(|from| day.last() < from.first()),
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
pub fn steps(dossier: &Dossier) -> impl Iterator<Item = Moment> {
    let events = dossier.events.rows().iter().filter_map(|event| begins(dossier, event.on.as_ref()));
    events.chain(dossier.claims.rows().iter().filter_map(|claim| shown_from(dossier, claim)))
}

/// The first day on which a claim is shown, as said or as yet to be said; none where it is on any day.
pub(super) fn shown_from(dossier: &Dossier, claim: &Claim) -> Option<Moment> {
    let on = claim.event.map(|event| dossier.events[event].on.as_ref());
    let subject = match on.flatten() {
        Some(on) => begins(dossier, Some(on)),
        None => dossier.period.as_ref().and_then(Date::not_before),
    };
    said_from(dossier, claim, on.flatten()).zip(subject).map(|(said, subject)| earlier(said, subject))
}

/// The first day on which a claim can have been said: as [`WhenSaid::first`], and where a doubtful date leaves that open
/// the first day of the period.
fn said_from(dossier: &Dossier, claim: &Claim, on: Option<&Date>) -> Option<Moment> {
    let stated = claim.said.as_ref();
    let follows = || {
        let is_earlier =
            |at: &Moment| stated.and_then(Date::latest_possible).is_some_and(|one| one.last() < at.first());
        begins(dossier, on).filter(|at| !claim.foretells && !is_earlier(at))
    };
    WhenSaid::from_claim(dossier, claim).first().or_else(|| begins(dossier, stated)).or_else(follows)
}

/// Which of two begins earlier.
fn earlier(one: Moment, other: Moment) -> Moment {
    if other.first() < one.first() { other } else { one }
}

/// The first day of a document in which no claim was read: that of the period, or its own where that is earlier.
fn document_from(dossier: &Dossier, id: DocumentId) -> Option<Moment> {
    let period = dossier.period.as_ref().and_then(Date::not_before);
    begins(dossier, dossier.documents[id].dated.as_ref())
        .zip(period)
        .map(|(out, period)| earlier(out, period))
}

/// The first day on which a date can lie; where that is in doubt, the first of the dossier's period, if as stated the
/// date does not lie before it.
fn begins(dossier: &Dossier, date: Option<&Date>) -> Option<Moment> {
    let date = date?;
    let period = || {
        let period = dossier.period.as_ref().and_then(Date::not_before)?;
        date.earliest_possible().filter(|first| first.first() >= period.first()).map(|_| period)
    };
    date.not_before().or_else(period)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load;

    const EVENTS: &str = "\"clash\": (name: \"Clash\", on: \"2018-02-07\"), \"old\": (name: \"Old\", on: \"2018-01\"), \
                          \"doubtful\": (name: \"Doubtful\", on: \"2018-02-13?\"), \"undated\": (name: \"Undated\")";
    const PERIOD: &str = "period: \"2018-02-07/2018-02-15\",";

    fn dossier(period: &str, documents: &str, claims: &str) -> (Dossier, Links) {
        let text = format!(
            "Dossier(format: 1, title: \"T\", {period} sources: {{\"s\": (name: \"S\")}}, documents: {{{documents}}}, \
             people: {{\"p\": (name: \"P\")}}, events: {{{EVENTS}}}, claims: {{{claims}}})"
        );
        let loaded = load::read(&text);
        let dossier = loaded.dossier.unwrap_or_else(|| panic!("{:?}", loaded.diagnostics));
        let links = Links::new(&dossier);
        (dossier, links)
    }

    fn claim(key: &str, fields: &str) -> String {
        format!("\"{key}\": (by: \"s\", document: \"d\", paragraph: 1, says: Remark, gist: \"g\"{fields}),")
    }

    fn on(dossier: &Dossier, links: &Links, month: i8, day: i8) -> Ahead {
        Ahead::new(dossier, links, Some(jiff::civil::date(2018, month, day).into()))
    }

    /// The first day of January or February 2018 on which a claim is shown; none where it is on all of them.
    fn first(period: &str, fields: &str) -> Option<(i8, i8)> {
        let (dossier, links) = dossier(period, "\"d\": (title: \"D\")", &claim("c", fields));
        let days = (1..=31).map(|day| (1, day)).chain((1..=28).map(|day| (2, day)));
        let id = dossier.claims.ids().next().expect("one");
        let ahead = |(month, day): &(i8, i8)| on(&dossier, &links, *month, *day).holds(Item::Claim(id));
        let hidden: Vec<_> = days.clone().take_while(ahead).collect();
        assert_eq!(days.clone().filter(ahead).count(), hidden.len(), "once shown it stays: {fields}");
        days.clone().nth(hidden.len()).filter(|_| !hidden.is_empty())
    }

    #[test]
    fn what_is_said_later_is_shown_once_its_event_has_begun() {
        assert_eq!(first(PERIOD, ", event: \"clash\""), Some((2, 7)));
        assert_eq!(first(PERIOD, ", event: \"clash\", said: \"2018-02-12\""), Some((2, 7)));
        assert_eq!(first("", ", event: \"clash\", said: \"2018-02-12\""), Some((2, 7)), "without a period");
        assert_eq!(
            first(PERIOD, ", event: \"old\", said: \"2018-02-12\""),
            None,
            "perhaps begun on 1 January"
        );
        assert_eq!(
            first(PERIOD, ", event: \"clash\", said: \"2018-02-05\", foretells: true"),
            Some((2, 5)),
            "what foretells is shown from its own day on"
        );
        assert_eq!(first(PERIOD, ", event: \"clash\", foretells: true"), None, "perhaps said on any day");
        assert_eq!(
            first(PERIOD, ", event: \"clash\", said: \"2018-02-01\""),
            Some((2, 1)),
            "the dossier's own date stands"
        );
    }

    #[test]
    fn what_names_no_event_with_a_date_waits_for_the_period() {
        for fields in ["", ", event: \"undated\""] {
            assert_eq!(first(PERIOD, &format!("{fields}, said: \"2018-02-12\"")), Some((2, 7)), "{fields}");
            assert_eq!(
                first("", &format!("{fields}, said: \"2018-02-12\"")),
                None,
                "nothing tells: {fields}"
            );
            assert_eq!(first(PERIOD, fields), None, "perhaps said on any day: {fields}");
        }
    }

    #[test]
    fn a_doubtful_day_of_the_period_is_not_before_the_period() {
        assert_eq!(first(PERIOD, ", said: \"2018-02-13?\""), Some((2, 7)));
        assert_eq!(first(PERIOD, ", event: \"doubtful\""), Some((2, 7)));
        assert_eq!(first(PERIOD, ", event: \"doubtful\", said: \"2018-02-14\""), Some((2, 7)));
        assert_eq!(first("", ", event: \"doubtful\""), None);
        assert_eq!(first(PERIOD, ", said: \"2018-01-20?\""), None, "before the period it may be any day");
    }

    #[test]
    fn a_document_and_a_person_are_ahead_as_long_as_all_their_claims_are() {
        let documents = "\"d\": (title: \"D\"), \"other\": (title: \"E\", dated: \"2018-02-10\")";
        let late = claim("late", ", event: \"clash\", people: [\"p\"]");
        let holds = |dossier: &Dossier, links: &Links, day: i8| {
            let items =
                [ItemKind::Document, ItemKind::Person].into_iter().flat_map(|kind| dossier.items(kind));
            items.map(|item| on(dossier, links, 2, day).holds(item)).collect::<Vec<_>>()
        };
        let (one, links) = dossier(PERIOD, documents, &late);
        assert_eq!(
            holds(&one, &links, 6),
            [true, true, true],
            "the other is later than the period's first day"
        );
        assert_eq!(holds(&one, &links, 7), [false, false, false]);
        let source = one.items(ItemKind::Source).next().expect("one");
        let note = |day| on(&one, &links, 2, day).note(&links, source, "note");
        assert_eq!([note(6), note(7)], ["", "note"]);
        let perhaps = claim("perhaps", ", people: [\"p\"]");
        let (two, links) = dossier(PERIOD, documents, &format!("{late}{perhaps}"));
        assert_eq!(holds(&two, &links, 6), [false, true, false]);
    }

    #[test]
    fn what_is_not_shown_is_counted_in_words() {
        let claims = [claim("a", ", event: \"clash\""), claim("b", ", said: \"2018-02-12\""), claim("c", "")];
        let (dossier, links) = dossier(PERIOD, "\"d\": (title: \"D\")", &claims.concat());
        let ids: Vec<ClaimId> = dossier.claims.ids().collect();
        let sixth = on(&dossier, &links, 2, 6);
        assert_eq!(
            sixth.words(None).as_deref(),
            Some("not shown: 2 later events, and 2 later claims that name no event that had certainly begun")
        );
        assert_eq!(
            sixth.words(Some(&ids[1..])).as_deref(),
            Some("not shown: 2 later events, and 1 later claim that names no event that had certainly begun")
        );
        assert_eq!(sixth.narrowed(&dossier, None), Some(vec![ids[2]]));
        assert_eq!(sixth.narrowed(&dossier, Some(&ids[..2])), Some(Vec::new()));
        let source = dossier.items(ItemKind::Source).next().expect("one");
        assert_eq!(sixth.note(&links, source, "note"), "note", "one of its claims is shown");
        let seventh = on(&dossier, &links, 2, 7);
        assert_eq!((seventh.words(None), seventh.narrowed(&dossier, None)), (None, None));
        assert!(Ahead::new(&dossier, &links, None).is_empty());
    }
}
