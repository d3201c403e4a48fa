//! The order of the rows: which claims are grouped together, and which comes first.

use super::super::{EstimateQuery, GroupBy, Sort, WhenSaid, times};
use super::stock::{Asked, Row};
use super::tree::Tree;
use crate::dossier::{ClaimId, DocumentId, Dossier, EventId, Id as _, Outcome, SideId, SourceId};

/// What claims share besides outcome and population.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Section {
    /// The source of the claims.
    Source(SourceId),
    /// The document they were read in.
    Document(DocumentId),
    /// The side of the source; `None` if no side is stated.
    Side(Option<SideId>),
    /// The event that the claims are about, where some are about parts of others; `None` if they name none.
    Event(Option<EventId>),
}

impl Section {
    fn from_row(row: &Row, dossier: &Dossier, by: GroupBy) -> Option<Self> {
        match by {
            GroupBy::Population => None,
            GroupBy::Source => Some(Self::Source(row.by)),
            GroupBy::Document => Some(Self::Document(row.document)),
            GroupBy::Side => Some(Self::Side(dossier.sources[row.by].side)),
        }
    }
}

/// Groups of claims: by outcome, section and population.
pub struct Buckets<'a> {
    tree: &'a Tree,
    by: GroupBy,
    /// The outcomes that occur, in the order of their headings.
    outcomes: Vec<Outcome>,
    /// The rank of every source among the sections.
    sources: Vec<usize>,
    /// The rank of every event among the sections: whole before part, siblings in file order.
    events: Vec<usize>,
    /// True if some claims are about a part of an event and others about another event: figures of several events then
    /// stand under a heading each.
    has_parts: bool,
}

/// What keeps claims of one bucket together, with buckets in the order of their headings: the places of the outcome, the
/// section, the event and the population.
type Key = [u32; 4];

impl<'a> Buckets<'a> {
    /// Makes the buckets that `query` requires for `claims`.
    pub fn new(asked: Asked<'_>, tree: &'a Tree, query: EstimateQuery, claims: &[(ClaimId, Row)]) -> Self {
        let dossier = asked.dossier;
        let sources = match query.sort {
            Sort::Source => by_label(dossier),
            Sort::Date | Sort::Size => (0..dossier.sources.len()).collect(),
        };
        let is_part = |event: Option<EventId>| event.is_some_and(|id| dossier.events[id].within.is_some());
        let is_one = claims.iter().all(|(_, row)| row.event == claims[0].1.event);
        let has_parts = !is_one && claims.iter().any(|(_, row)| is_part(row.event));
        let mut outcomes: Vec<Outcome> = Vec::new();
        for (_, row) in claims {
            if outcomes.last() != Some(&row.outcome) && !outcomes.contains(&row.outcome) {
                outcomes.push(row.outcome);
            }
        }
        outcomes.sort_unstable();
        Self { tree, by: query.group_by, outcomes, sources, events: ranks_of_events(dossier), has_parts }
    }

    /// Returns the outcome and the section of a claim.
    pub fn section(&self, dossier: &Dossier, row: &Row) -> (Outcome, Option<Section>) {
        (row.outcome, Section::from_row(row, dossier, self.by))
    }

    /// Returns the event of a claim as a section, where figures of several stand under a heading each.
    pub fn event(&self, row: &Row) -> Option<Section> {
        self.has_parts.then_some(Section::Event(row.event))
    }

    fn key(&self, dossier: &Dossier, row: &Row) -> Key {
        let outcome = self.outcomes.iter().position(|outcome| *outcome == row.outcome).unwrap_or_default();
        let (_, section) = self.section(dossier, row);
        let [section, event] = [section, self.event(row)].map(|section| self.rank(section));
        [outcome, section, event, self.tree.position(row.of)]
            .map(|place| u32::try_from(place).unwrap_or(u32::MAX))
    }

    fn rank(&self, section: Option<Section>) -> usize {
        match section {
            None => 0,
            Some(Section::Source(source)) => self.sources[source.index()],
            Some(Section::Document(document)) => document.index(),
            // Sources without a stated side come last: they do not form a side.
            Some(Section::Side(side)) => side.map_or(usize::MAX, crate::dossier::Id::index),
            // So do claims that name no event.
            Some(Section::Event(event)) => event.map_or(usize::MAX, |event| self.events[event.index()]),
        }
    }
}

/// The rank of every event, whole before part, siblings in file order.
fn ranks_of_events(dossier: &Dossier) -> Vec<usize> {
    let way = |id: EventId| {
        let mut way: Vec<EventId> = dossier.events_around(id).collect();
        way.reverse();
        way
    };
    let mut order: Vec<EventId> = dossier.events.ids().collect();
    order.sort_by_cached_key(|id| way(*id));
    let mut ranks = vec![0; order.len()];
    for (rank, id) in order.into_iter().enumerate() {
        ranks[id.index()] = rank;
    }
    ranks
}

/// Sorts claims in file order by their headings, and within one heading as asked for; the sort is stable.
pub fn sort(asked: Asked<'_>, sort: Sort, buckets: &Buckets<'_>, claims: &mut Vec<(ClaimId, Row)>) {
    let dossier = asked.dossier;
    let places: Vec<Place> = match (sort, asked.times()) {
        (Sort::Date, Some(times)) => claims.iter().map(|(id, _)| (u64::from(times.rank(*id)), 0)).collect(),
        (Sort::Date, None) => {
            let said =
                |(id, _): &(ClaimId, Row)| WhenSaid::from_claim(dossier, &dossier.claims[*id]).sort_key();
            let said: Vec<_> = claims.iter().map(said).collect();
            times::ranks(&said).into_iter().map(|rank| (u64::from(rank), 0)).collect()
        }
        (Sort::Size, _) => claims.iter().map(|(id, _)| place_by_size(asked.extent(*id).size)).collect(),
        (Sort::Source, _) => {
            claims.iter().map(|(_, row)| (buckets.sources[row.by.index()] as u64, 0)).collect()
        }
    };
    // Sorted without what the claims count, which would be moved many times.
    let keys = claims.iter().zip(places).zip(0_u32..);
    let mut order: Vec<(Key, u64, u32, u8)> = keys
        .map(|(((_, row), (place, beside)), at)| (buckets.key(dossier, row), place, at, beside))
        .collect();
    order.sort_unstable_by_key(|(key, place, at, beside)| (*key, *place, *beside, *at));
    *claims = order.into_iter().map(|(_, _, at, _)| claims[at as usize]).collect();
}

/// The place of a claim among those under one heading.
type Place = (u64, u8);

/// Larger sizes first, what has none last.
fn place_by_size(size: Option<(u64, i8)>) -> Place {
    size.map_or((u64::MAX, u8::MAX), |(figure, beside)| {
        (u64::MAX - figure, (i16::from(i8::MAX) - i16::from(beside)) as u8)
    })
}

/// The rank of every source by its label, ignoring case; equal labels share a rank.
fn by_label(dossier: &Dossier) -> Vec<usize> {
    let labels: Vec<_> = dossier.sources.rows().iter().map(|source| source.label().to_lowercase()).collect();
    let mut order: Vec<usize> = (0..labels.len()).collect();
    order.sort_by_key(|source| &labels[*source]);
    let mut ranks = vec![0; labels.len()];
    for (rank, pair) in order.windows(2).enumerate() {
        let is_same = labels[pair[0]] == labels[pair[1]];
        ranks[pair[1]] = if is_same { ranks[pair[0]] } else { rank + 1 };
    }
    ranks
}
