//! The timeline: what happened, what was said and what was published, each from the first day on which it may
//! lie to the last. A date is never narrowed to a point, and one of several days is never widened to the time
//! between them. A claim without a date is placed by its event and its document; anything with neither is
//! listed separately.

mod extent;
mod quiet;

use std::borrow::Cow;

use super::{Ahead, WhenSaid, known};
pub use crate::dossier::Lane;
use crate::dossier::{ClaimId, Date, Dossier, Id as _, Instant, Item, ItemKind};
pub use extent::{Basis, Doubt, End, Extent, Single};
pub use quiet::{MOST_QUIET, lasting};

/// The seconds of a day that has 24 hours.
pub const DAY: i64 = 24 * 60 * 60;

/// How far the dates of a dossier go into the details.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Fineness {
    /// To days.
    #[default]
    Days,
    /// To minutes, because there are times of day.
    Minutes,
}

impl Fineness {
    /// That of a dossier.
    #[must_use]
    pub const fn from_dossier(dossier: &Dossier) -> Self {
        if dossier.has_times { Self::Minutes } else { Self::Days }
    }

    /// The seconds of a day or a minute.
    #[must_use]
    pub const fn unit(self) -> i64 {
        match self {
            Self::Days => DAY,
            Self::Minutes => 60,
        }
    }
}

/// How claims are divided into lanes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum LaneBy {
    /// One lane per side.
    #[default]
    Side,
    /// One lane per source.
    Source,
}

/// Something with a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// An event, a claim or a document.
    pub item: Item,
    /// The span in which it lies.
    pub extent: Extent,
    /// The basis of that span.
    pub basis: Basis,
    /// Whether the date is marked as uncertain (`?`): a doubt about the source, which widens nothing.
    pub doubt: Doubt,
}

/// All lanes of a dossier.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timeline {
    /// Lanes that are not empty, from top to bottom; their entries begin with the earliest.
    pub lanes: Vec<(Lane, Vec<Entry>)>,
    /// Items without a date, stated or derived, in file order: events, claims, documents.
    pub undated: Vec<Item>,
    /// From the first stated instant to the one after the last.
    pub reach: Option<(Instant, Instant)>,
}

impl Timeline {
    /// The timeline of a dossier without what lies ahead; of its claims only those in `only`, where given.
    #[must_use]
    pub fn new(dossier: &Dossier, only: Option<&[ClaimId]>, ahead: &Ahead, by: LaneBy) -> Self {
        let mut timeline = Self::default();
        let mut dated: Vec<(Order, Lane, Entry)> = Vec::new();
        let kinds = [ItemKind::Event, ItemKind::Claim, ItemKind::Document];
        for item in kinds.into_iter().flat_map(|kind| dossier.items(kind)) {
            let is_chosen = |id: ClaimId| only.is_none_or(|only| known::has(only, id));
            if ahead.holds(item) || matches!(item, Item::Claim(id) if !is_chosen(id)) {
                continue;
            }
            let Some(date) = placed_by(dossier, item) else {
                timeline.undated.push(item);
                continue;
            };
            let doubt = if date.is_uncertain() { Doubt::Uncertain } else { Doubt::None };
            let lane = lane_of(dossier, item, by);
            let basis = match &date {
                Cow::Borrowed(stated) => Basis::from_date(stated),
                Cow::Owned(_) => Basis::Derived,
            };
            let entry = Entry { item, extent: Extent::from_date(&date), basis, doubt };
            dated.push((order(dossier, lane), lane, entry));
        }
        dated.sort_by_key(|(order, _, entry)| (*order, entry.extent.sort_key(), entry.item));
        for (_, lane, entry) in dated {
            match timeline.lanes.last_mut() {
                Some((last, entries)) if *last == lane => entries.push(entry),
                _ => timeline.lanes.push((lane, vec![entry])),
            }
        }
        let entries = || timeline.lanes.iter().flat_map(|(_, entries)| entries);
        let ends = || entries().flat_map(|entry| [entry.extent.from.stated(), entry.extent.to.stated()]);
        timeline.reach = ends()
            .flatten()
            .min()
            .zip(ends().flatten().max())
            .map(|(a, b)| (a, if b > a { b } else { a.plus(DAY) }));
        timeline
    }

    /// The time that a period covers, or else all of the dates; `None` if nothing has a date.
    #[must_use]
    pub fn period(&self, period: Option<&Date>) -> Option<(Instant, Instant)> {
        let period = period.map(Extent::from_date);
        let ends = period.and_then(|period| period.from.stated().zip(period.to.stated()));
        ends.or(self.reach)
    }
}

/// The date by which something is placed in time: the stated one or, for a claim without one, the one that
/// follows from its event and its document.
#[must_use]
pub fn placed_by(dossier: &Dossier, item: Item) -> Option<Cow<'_, Date>> {
    let derived = || match item {
        Item::Claim(id) => WhenSaid::from_claim(dossier, &dossier.claims[id]).derived(),
        _ => None,
    };
    date_of(dossier, item).map(Cow::Borrowed).or_else(|| derived().map(Cow::Owned))
}

/// The date of an event, a claim or a document in words for narrow places; a derived date is in brackets.
#[must_use]
pub fn short_date(dossier: &Dossier, item: Item) -> Option<String> {
    match item {
        Item::Claim(id) => WhenSaid::from_claim(dossier, &dossier.claims[id]).short(dossier.period.as_ref()),
        _ => date_of(dossier, item).map(|date| date.short(dossier.period.as_ref())),
    }
}

/// The date that the dossier states for an event, a claim or a document.
#[must_use]
pub fn date_of(dossier: &Dossier, item: Item) -> Option<&Date> {
    match item {
        Item::Event(id) => dossier.events[id].on.as_ref(),
        Item::Claim(id) => dossier.claims[id].said.as_ref(),
        Item::Document(id) => dossier.documents[id].dated.as_ref(),
        Item::Place(_) | Item::Source(_) | Item::Group(_) | Item::Question(_) | Item::Person(_) => None,
    }
}

/// Why an event, a claim or a document has no date, as far as the dossier says.
#[must_use]
pub fn why_undated(dossier: &Dossier, item: Item) -> &str {
    let basis = match item {
        Item::Event(id) => &dossier.events[id].on_basis,
        Item::Claim(id) => &dossier.claims[id].said_basis,
        Item::Document(id) => &dossier.documents[id].dated_basis,
        Item::Place(_) | Item::Source(_) | Item::Group(_) | Item::Question(_) | Item::Person(_) => "",
    };
    if basis.is_empty() { "no date stated" } else { basis }
}

fn lane_of(dossier: &Dossier, item: Item, by: LaneBy) -> Lane {
    match (item, by) {
        (Item::Claim(id), LaneBy::Side) => Lane::Side(dossier.sources[dossier.claims[id].by].side),
        (Item::Claim(id), LaneBy::Source) => Lane::Source(dossier.claims[id].by),
        (Item::Document(_), _) => Lane::Documents,
        _ => Lane::Happenings,
    }
}

/// Events, then claims, by side with those without one last, then documents.
type Order = (u8, usize, usize);

fn order(dossier: &Dossier, lane: Lane) -> Order {
    let side = |side: Option<crate::dossier::SideId>| side.map_or(usize::MAX, crate::dossier::Id::index);
    match lane {
        Lane::Happenings => (0, 0, 0),
        Lane::Side(id) => (1, side(id), 0),
        Lane::Source(id) => (1, side(dossier.sources[id].side), id.index()),
        Lane::Documents => (2, 0, 0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::Moment;
    use crate::load;

    fn extent(text: &str) -> Extent {
        Extent::from_date(&text.parse().unwrap_or_else(|error| panic!("{text}: {error}")))
    }

    fn at(month: i8, day: i8) -> Instant {
        Moment::from(jiff::civil::date(2018, month, day)).first()
    }

    #[test]
    fn a_date_is_as_wide_as_it_is() {
        let sharp = |a, b, single| Extent { from: End::Sharp(a), to: End::Sharp(b), single };
        assert_eq!(extent("2018-02-08"), sharp(at(2, 8), at(2, 9), Single::Day));
        assert_eq!(extent("2018-02"), sharp(at(2, 1), at(3, 1), Single::No));
        let ten = at(2, 8).plus(36_000);
        assert_eq!(extent("2018-02-08T10:00Z"), sharp(ten, ten.plus(60), Single::Time));
        assert_eq!(extent("2018-02-08T10:00:00Z"), sharp(ten, ten.plus(1), Single::Time));
        assert_eq!(extent("2018-02-08T10:00Z~").from, End::Soft(ten, ten.plus(-3600)));
        assert_eq!(extent("../2018-02-15").from, End::Open);
        assert_eq!(extent("2018-02-12/..").to, End::Open);
        assert_eq!(extent("2018-02-07/2018-02-13~").to, End::Soft(at(2, 14), at(2, 17)));
    }

    /// The entry of a claim about an event of 7 February in a document of the 13th.
    fn entry(said: &str) -> Option<Entry> {
        let text = format!(
            "Dossier(format: 1, title: \"T\", sources: {{\"s\": (name: \"S\")}}, \
             documents: {{\"d\": (title: \"D\", dated: \"2018-02-13\")}}, \
             events: {{\"e\": (name: \"E\", on: \"2018-02-07\")}}, claims: {{\
             \"c\": (by: \"s\", document: \"d\", paragraph: 1, event: \"e\", says: Remark, gist: \"g\"{said})}})"
        );
        let dossier = load::read(&text).dossier.unwrap_or_else(|| panic!("{text}"));
        let timeline = Timeline::new(&dossier, None, &Ahead::default(), LaneBy::Side);
        let entries = timeline.lanes.iter().flat_map(|(_, entries)| entries);
        entries.copied().find(|entry| matches!(entry.item, Item::Claim(_)))
    }

    #[test]
    fn what_states_no_date_stands_where_its_event_and_its_document_leave_room() {
        let derived = entry("").expect("a place");
        let bounds = Extent { from: End::Sharp(at(2, 7)), to: End::Sharp(at(2, 14)), single: Single::No };
        assert_eq!((derived.basis, derived.extent), (Basis::Derived, bounds));
        assert_eq!(entry(", foretells: true").map(|entry| entry.extent.from), Some(End::Open));
        let stated = entry(", said: \"2018-02-09/2018-02-10\"").expect("a place");
        assert_eq!((stated.basis, stated.extent.from), (Basis::Stated, End::Sharp(at(2, 9))));
    }

    #[test]
    fn one_of_several_days_knows_where_nothing_lies() {
        let one_of = entry(", said: \"[2018-02-07,2018-02-14]\"").map(|entry| entry.basis);
        assert_eq!(one_of, Some(Basis::OneOf { after_first: at(2, 8), second: at(2, 14) }));
    }

    #[test]
    fn everything_is_there_once() {
        let dossier = load::read(load::KHUSHAM).dossier.expect("sound");
        for by in [LaneBy::Side, LaneBy::Source] {
            let timeline = Timeline::new(&dossier, None, &Ahead::default(), by);
            let entries =
                timeline.lanes.iter().flat_map(|(_, entries)| entries.iter().map(|entry| entry.item));
            let mut items: Vec<_> = entries.chain(timeline.undated.iter().copied()).collect();
            items.sort_unstable();
            let count = items.len();
            items.dedup();
            let all = dossier.claims.len() + dossier.events.len() + dossier.documents.len();
            assert_eq!((items.len(), count), (all, all), "{by:?}");
            let lanes: Vec<_> = timeline.lanes.iter().map(|(lane, _)| *lane).collect();
            assert!(lanes.first() == Some(&Lane::Happenings) && lanes.last() == Some(&Lane::Documents));
        }
    }

    #[test]
    fn only_the_claims_asked_for_are_there() {
        let dossier = load::read(load::KHUSHAM).dossier.expect("sound");
        let only: Vec<_> = dossier.claims.ids().take(3).collect();
        let timeline = Timeline::new(&dossier, Some(&only), &Ahead::default(), LaneBy::Side);
        let entries = timeline.lanes.iter().flat_map(|(_, entries)| entries.iter().map(|entry| entry.item));
        let claims =
            entries.chain(timeline.undated.iter().copied()).filter(|item| matches!(item, Item::Claim(_)));
        assert_eq!(claims.count(), 3);
    }
}
