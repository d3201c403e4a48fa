//! The timeline: what happened, what was said and what was published, each from the first day on which it may
//! lie to the last. A date is never narrowed to a point, and one of several days is never widened to the time
//! between them. A claim without a date is placed by its event and its document; anything with neither is
//! listed separately.

use std::borrow::Cow;

use jiff::{Span, civil};

use super::{Ahead, WhenSaid};
use crate::dossier::{ClaimId, Date, Day, Dossier, Id as _, Item, ItemKind, SideId, SourceId};

/// The day from which days are counted.
const EPOCH: Day = civil::date(1970, 1, 1);

/// The number of a day, counted from 1 January 1970.
#[must_use]
pub fn number_of(day: Day) -> i32 {
    // Whole days between two days of a calendar of 20,000 years: fewer than eight million.
    (day.duration_since(EPOCH).as_hours() / 24) as i32
}

/// The day with a number, clamped to the calendar.
#[must_use]
pub fn day_of(number: i32) -> Day {
    let number = number.clamp(number_of(Day::MIN), number_of(Day::MAX));
    EPOCH.saturating_add(Span::new().days(number))
}

/// One end of a span of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// The day as stated.
    Sharp(i32),
    /// An approximate day: stated as the first, not beyond the second.
    Soft(i32, i32),
    /// No such end.
    Open,
}

impl End {
    /// The stated day, if there is one.
    #[must_use]
    pub const fn stated(self) -> Option<i32> {
        match self {
            Self::Sharp(at) | Self::Soft(at, _) => Some(at),
            Self::Open => None,
        }
    }

    /// The outermost day, if there is one.
    #[must_use]
    pub const fn outermost(self) -> Option<i32> {
        match self {
            Self::Sharp(at) | Self::Soft(_, at) => Some(at),
            Self::Open => None,
        }
    }

    fn new(stated: Option<Day>, possible: Option<Day>, after: i32) -> Self {
        match (stated.map(number_of), possible.map(number_of)) {
            (Some(at), Some(reach)) if at != reach => Self::Soft(at + after, reach + after),
            (Some(at), _) => Self::Sharp(at + after),
            (None, _) => Self::Open,
        }
    }
}

/// The span in which something lies, from the beginning of the first day to the end of the last: the number
/// of the last end is that of the following day. At most one end is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Extent {
    /// The beginning of the first day.
    pub from: End,
    /// The end of the last day.
    pub to: End,
}

impl Extent {
    /// The span in which a date lies.
    #[must_use]
    pub fn of(date: &Date) -> Self {
        Self {
            from: End::new(date.earliest(), date.earliest_possible(), 0),
            to: End::new(date.latest(), date.latest_possible(), 1),
        }
    }

    /// A sort key: the first day that cannot be excluded, then the last.
    #[must_use]
    pub fn sort_key(self) -> (i32, i32) {
        let (from, to) = (self.from.outermost(), self.to.outermost());
        (from.unwrap_or(i32::MIN), to.unwrap_or(i32::MAX))
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

/// What a lane contains.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lane {
    /// What happened.
    Happenings,
    /// What the sources of a side said; `None` for sources without one.
    Side(Option<SideId>),
    /// What a source said.
    Source(SourceId),
    /// What was published.
    Documents,
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

/// The basis of a span.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// The dossier states its date.
    Stated,
    /// The dossier states several dates, of which it is one. It cannot lie between the first and the second:
    /// from the end of the last day of the one to the beginning of the other.
    OneOf {
        /// The day after the last day of the first date.
        after_first: i32,
        /// The first day of the second date.
        second: i32,
    },
    /// The dossier states no date; the span follows from its event and its document.
    Derived,
}

impl Basis {
    /// The basis for a stated date.
    fn of(date: &Date) -> Self {
        let [first, second, ..] = &date.alternatives()[..] else { return Self::Stated };
        let [first, second] = [first, second].map(Extent::of);
        match (first.to.outermost(), second.from.outermost()) {
            (Some(after_first), Some(second)) => Self::OneOf { after_first, second },
            _ => Self::Stated,
        }
    }
}

/// Whether a date is marked as uncertain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// Not marked.
    None,
    /// Marked.
    Uncertain,
}

/// All lanes of a dossier.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timeline {
    /// Lanes that are not empty, from top to bottom; their entries begin with the earliest.
    pub lanes: Vec<(Lane, Vec<Entry>)>,
    /// Items without a date, stated or derived, in file order: events, claims, documents.
    pub undated: Vec<Item>,
    /// From the first stated day to the day after the last.
    pub reach: Option<(i32, i32)>,
}

impl Timeline {
    /// The timeline of a dossier without what lies ahead; of its claims only those in `only`, where given.
    #[must_use]
    pub fn new(dossier: &Dossier, only: Option<&[ClaimId]>, ahead: &Ahead, by: LaneBy) -> Self {
        let mut timeline = Self::default();
        let mut dated: Vec<(Order, Lane, Entry)> = Vec::new();
        let kinds = [ItemKind::Event, ItemKind::Claim, ItemKind::Document];
        for item in kinds.into_iter().flat_map(|kind| dossier.items(kind)) {
            let is_chosen = |id: ClaimId| only.is_none_or(|only| only.binary_search(&id).is_ok());
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
                Cow::Borrowed(stated) => Basis::of(stated),
                Cow::Owned(_) => Basis::Derived,
            };
            let entry = Entry { item, extent: Extent::of(&date), basis, doubt };
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
        timeline.reach = ends().flatten().min().zip(ends().flatten().max()).map(|(a, b)| (a, b.max(a + 1)));
        timeline
    }

    /// The days that a period covers, or else all of the dates; `None` if nothing has a date.
    #[must_use]
    pub fn period(&self, period: Option<&Date>) -> Option<(i32, i32)> {
        let period = period.map(Extent::of);
        let ends = period.and_then(|period| period.from.stated().zip(period.to.stated()));
        ends.or(self.reach)
    }
}

/// The date by which something is placed in time: the stated one or, for a claim without one, the one that
/// follows from its event and its document.
#[must_use]
pub fn placed_by(dossier: &Dossier, item: Item) -> Option<Cow<'_, Date>> {
    let derived = || match item {
        Item::Claim(id) => WhenSaid::of(dossier, &dossier.claims[id]).derived(),
        _ => None,
    };
    date_of(dossier, item).map(Cow::Borrowed).or_else(|| derived().map(Cow::Owned))
}

/// The date of an event, a claim or a document in words for narrow places; a derived date is in brackets.
#[must_use]
pub fn short_date(dossier: &Dossier, item: Item) -> Option<String> {
    match item {
        Item::Claim(id) => WhenSaid::of(dossier, &dossier.claims[id]).short(dossier.period.as_ref()),
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
    let side = |side: Option<SideId>| side.map_or(usize::MAX, crate::dossier::Id::index);
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
    use crate::load;

    fn extent(text: &str) -> Extent {
        Extent::of(&text.parse().unwrap_or_else(|error| panic!("{text}: {error}")))
    }

    fn at(month: i8, day: i8) -> i32 {
        number_of(civil::date(2018, month, day))
    }

    #[test]
    fn a_date_is_as_wide_as_it_is() {
        let sharp = |a, b| Extent { from: End::Sharp(a), to: End::Sharp(b) };
        assert_eq!(extent("2018-02-08"), sharp(at(2, 8), at(2, 9)));
        assert_eq!(extent("2018-02"), sharp(at(2, 1), at(3, 1)));
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
        let bounds = Extent { from: End::Sharp(at(2, 7)), to: End::Sharp(at(2, 14)) };
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
    fn numbers_and_days_belong_together() {
        for day in [Day::MIN, Day::MAX, EPOCH, civil::date(2016, 2, 29), civil::date(-479, 1, 1)] {
            assert_eq!(day_of(number_of(day)), day);
        }
        assert_eq!((day_of(i32::MIN), day_of(i32::MAX)), (Day::MIN, Day::MAX));
        assert_eq!(number_of(civil::date(1970, 1, 2)), 1);
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
