//! Which claims belong to which item, and when they can have been said: worked out once per dossier.

use super::Times;
use super::estimates::Counted;
use crate::dossier::{
    Claim, ClaimId, Dossier, EventId, Id, Item, ItemKind, ItemSet, Location, PlaceId, Says, SourceId,
};

/// For every item, the claims that belong to it, in file order; and the times of all claims, and what they count.
///
/// A claim belongs to its speaker and relays, the document it was read in, the event it is about, the
/// population it counts, the questions it answers or bears on, the people it names and the place that it
/// names itself. The place of its event is stated by the dossier, not by the claim, and does not count.
#[derive(Clone, Debug)]
pub struct Links {
    by_kind: [Adjacency; ItemKind::ALL.len()],
    times: Times,
    counted: Counted,
    /// Who makes each claim.
    by: Vec<SourceId>,
    /// Whether each claim names a place.
    names_place: Vec<bool>,
    elsewhere: Vec<Elsewhere>,
    placeless: Vec<ClaimId>,
}

/// A claim that names a place other than that of its event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Elsewhere {
    /// The claim.
    pub claim: ClaimId,
    /// Its event.
    pub event: EventId,
    /// The place that it names itself.
    pub at: PlaceId,
}

impl Elsewhere {
    fn from_claim(dossier: &Dossier, claim: ClaimId) -> Option<Self> {
        let (event, at) = dossier.claims[claim].event.zip(dossier.claims[claim].at)?;
        (dossier.events[event].at != Some(at)).then_some(Self { claim, event, at })
    }
}

impl Links {
    /// Works out the links of `dossier`; linear in the number of claims.
    #[must_use]
    pub fn new(dossier: &Dossier) -> Self {
        Self {
            by_kind: ItemKind::ALL.map(|kind| Adjacency::new(dossier, kind)),
            times: Times::new(dossier),
            counted: Counted::new(dossier),
            by: dossier.claims.rows().iter().map(|claim| claim.by).collect(),
            names_place: dossier.claims.rows().iter().map(|claim| claim.at.is_some()).collect(),
            placeless: dossier.claims.ids().filter(|id| is_placeless(dossier, *id)).collect(),
            elsewhere: dossier.claims.ids().filter_map(|id| Elsewhere::from_claim(dossier, id)).collect(),
        }
    }

    /// Who makes a claim.
    #[must_use]
    pub fn by(&self, claim: ClaimId) -> SourceId {
        self.by[claim.index()]
    }

    /// True if a claim names a place itself.
    pub(super) fn names_place(&self, claim: ClaimId) -> bool {
        self.names_place[claim.index()]
    }

    /// The claims that name no place, and whose event has no place with a position; in file order.
    pub(super) fn placeless(&self) -> &[ClaimId] {
        &self.placeless
    }

    /// The claims that name a place other than that of their event, in file order.
    #[must_use]
    pub fn elsewhere(&self) -> &[Elsewhere] {
        &self.elsewhere
    }

    /// True if any of `claims` belongs to `item`.
    pub(super) fn is_named_by(&self, item: Item, claims: &ItemSet) -> bool {
        self.claims_of(item).iter().any(|claim| claims.contains(Item::Claim(*claim)))
    }

    /// When every claim can have been said.
    #[must_use]
    pub const fn times(&self) -> &Times {
        &self.times
    }

    /// What every claim counts.
    #[must_use]
    pub(super) const fn counted(&self) -> &Counted {
        &self.counted
    }

    /// The claims about events at `place` that name no place themselves.
    ///
    /// They belong to the place only through their event: only the dossier put them there.
    #[must_use]
    pub fn claims_through_events(&self, dossier: &Dossier, place: PlaceId) -> Vec<ClaimId> {
        let events = dossier.events.iter().filter(|(_, event)| event.at == Some(place));
        let claims = events.flat_map(|(id, _)| self.claims_of(Item::Event(id)).iter().copied());
        claims.filter(|id| dossier.claims[*id].at.is_none()).collect()
    }

    /// The claims that belong to `item`, in file order; a claim belongs to itself.
    #[must_use]
    pub fn claims_of(&self, item: Item) -> &[ClaimId] {
        self.by_kind[item.kind() as usize].claims(item.index())
    }
}

fn is_placeless(dossier: &Dossier, claim: ClaimId) -> bool {
    let claim = &dossier.claims[claim];
    let event_at = claim.event.and_then(|event| dossier.events[event].at);
    claim.at.is_none() && event_at.is_none_or(|at| dossier.places[at].at == Location::NotLocated)
}

/// The places that no source locates, in file order.
#[must_use]
pub fn unlocated(dossier: &Dossier) -> Vec<PlaceId> {
    let places = dossier.places.iter();
    places.filter(|(_, place)| place.at == Location::NotLocated).map(|(id, _)| id).collect()
}

/// Calls `visit` with everything that `claim` names, except the claim itself.
pub(super) fn visit_parts(claim: &Claim, mut visit: impl FnMut(Item)) {
    visit(Item::Source(claim.by));
    for source in &claim.via {
        visit(Item::Source(*source));
    }
    visit(Item::Document(claim.document));
    if let Some(event) = claim.event {
        visit(Item::Event(event));
    }
    if let Some(place) = claim.at {
        visit(Item::Place(place));
    }
    match &claim.says {
        Says::Count(count) => {
            for (of, _) in count.stated() {
                visit(Item::Group(of));
            }
        }
        Says::Answer { .. } | Says::Remark => {}
    }
    for question in claim.questions() {
        visit(Item::Question(question));
    }
    for person in &claim.people {
        visit(Item::Person(*person));
    }
}

/// Lists of claims, concatenated in one vector: `claims[starts[row]..starts[row + 1]]`.
#[derive(Clone, Debug)]
struct Adjacency {
    starts: Vec<u32>,
    claims: Vec<ClaimId>,
}

impl Adjacency {
    fn new(dossier: &Dossier, kind: ItemKind) -> Self {
        let mut starts = vec![0_u32; dossier.count_of(kind) + 1];
        Self::each_pair(dossier, kind, |row, _| starts[row + 1] += 1);
        for row in 1..starts.len() {
            starts[row] += starts[row - 1];
        }
        let total = starts.last().map_or(0, |end| *end as usize);
        let mut claims = vec![ClaimId::from_index(0); total];
        let mut next = starts.clone();
        Self::each_pair(dossier, kind, |row, claim| {
            claims[next[row] as usize] = claim;
            next[row] += 1;
        });
        Self { starts, claims }
    }

    fn each_pair(dossier: &Dossier, kind: ItemKind, mut pair: impl FnMut(usize, ClaimId)) {
        for (id, claim) in dossier.claims.iter() {
            if kind == ItemKind::Claim {
                pair(id.index(), id);
                continue;
            }
            // A source may both speak and relay, and a person may be named twice: a claim is counted once.
            let mut seen: Vec<usize> = Vec::new();
            visit_parts(claim, |item| {
                if item.kind() == kind && !seen.contains(&item.index()) {
                    seen.push(item.index());
                    pair(item.index(), id);
                }
            });
        }
    }

    fn claims(&self, row: usize) -> &[ClaimId] {
        match (self.starts.get(row), self.starts.get(row + 1)) {
            (Some(start), Some(end)) => &self.claims[*start as usize..*end as usize],
            _ => &[],
        }
    }
}
