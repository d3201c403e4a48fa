//! The order of the rows: which claims are grouped together, and which comes first.

use std::cmp::Reverse;

use super::super::{EstimateQuery, GroupBy, Mark, Sort, Times, WhenSaid};
use super::tree::Tree;
use crate::dossier::{
    Claim, ClaimId, DocumentId, Dossier, EventId, Id as _, Outcome, Reading, SideId, SourceId,
};

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
    fn from_claim(claim: &Claim, dossier: &Dossier, by: GroupBy) -> Option<Self> {
        match by {
            GroupBy::Population => None,
            GroupBy::Source => Some(Self::Source(claim.by)),
            GroupBy::Document => Some(Self::Document(claim.document)),
            GroupBy::Side => Some(Self::Side(dossier.sources[claim.by].side)),
        }
    }
}

/// Groups of claims: by outcome, section and population.
pub struct Buckets<'a> {
    tree: &'a Tree,
    by: GroupBy,
    /// The rank of every source among the sections.
    sources: Vec<usize>,
    /// The rank of every event among the sections: whole before part, siblings in file order.
    events: Vec<usize>,
    /// True if some claims are about a part of an event and others about another event: figures of several events then
    /// stand under a heading each.
    has_parts: bool,
}

impl<'a> Buckets<'a> {
    /// Makes the buckets that `query` requires for `claims`.
    pub fn new(dossier: &Dossier, tree: &'a Tree, query: EstimateQuery, claims: &[ClaimId]) -> Self {
        let sources = match query.sort {
            Sort::Source => by_label(dossier),
            Sort::Date | Sort::Size => (0..dossier.sources.len()).collect(),
        };
        let event = |id: &ClaimId| dossier.claims[*id].event;
        let is_part = |id: &ClaimId| event(id).is_some_and(|event| dossier.events[event].within.is_some());
        let is_one = claims.iter().all(|id| event(id) == event(&claims[0]));
        let has_parts = !is_one && claims.iter().any(is_part);
        Self { tree, by: query.group_by, sources, events: ranks_of_events(dossier), has_parts }
    }

    /// Returns the outcome and the section of a claim.
    pub fn section(&self, dossier: &Dossier, id: ClaimId) -> (Option<Outcome>, Option<Section>) {
        let claim = &dossier.claims[id];
        (claim.count().map(|count| count.outcome), Section::from_claim(claim, dossier, self.by))
    }

    /// Returns the event of a claim as a section, where figures of several stand under a heading each.
    pub fn event(&self, dossier: &Dossier, id: ClaimId) -> Option<Section> {
        self.has_parts.then(|| Section::Event(dossier.claims[id].event))
    }

    /// A sort key that keeps claims of one bucket together, with buckets in the order of their headings.
    pub fn key(&self, dossier: &Dossier, id: ClaimId) -> (Option<Outcome>, usize, usize, usize) {
        let (outcome, section) = self.section(dossier, id);
        let [section, event] = [section, self.event(dossier, id)].map(|section| self.rank(section));
        let group = dossier.claims[id].count().map_or(0, |count| self.tree.position(count.of));
        (outcome, section, event, group)
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
pub fn sort(
    (dossier, times): (&Dossier, Option<&Times>),
    reading: &Reading,
    sort: Sort,
    buckets: &Buckets<'_>,
    claims: &mut [ClaimId],
) {
    let said = |id: ClaimId| match times {
        Some(times) => times.order(id),
        None => WhenSaid::from_claim(dossier, &dossier.claims[id]).sort_key(),
    };
    match sort {
        Sort::Date => claims.sort_by_cached_key(|id| {
            let said = said(*id);
            (buckets.key(dossier, *id), said.is_none(), said)
        }),
        Sort::Size => claims.sort_by_cached_key(|id| {
            let size = Mark::from_claim(&dossier.claims[*id], reading).and_then(Mark::size);
            (buckets.key(dossier, *id), Reverse(size))
        }),
        Sort::Source => claims.sort_by_cached_key(|id| {
            (buckets.key(dossier, *id), buckets.sources[dossier.claims[*id].by.index()])
        }),
    }
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
