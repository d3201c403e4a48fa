//! Everything that belongs to the selected item, for quick checks by every mark on screen.

use super::links::{Links, visit_parts};
use super::{Ahead, known};
use crate::dossier::{Citation, ClaimId, Dossier, Item, ItemKind, ItemSet, Says};

/// Of a set of fewer claims, what each names is gone through.
const FEW: usize = 1_000;

/// The items that belong to one item, or to a set of claims: its claims, everything those claims name, and
/// its neighbours (the place of an event, the home of a person, the parts of a population or of an event).
#[derive(Clone, Debug)]
pub struct Related {
    /// The items that everything belongs to, ascending.
    roots: Vec<Item>,
    /// The same, to look one up.
    chosen: ItemSet,
    /// By kind, ascending, without duplicates and without the roots.
    others: [Vec<Item>; ItemKind::ALL.len()],
    /// The same, to look one up.
    named: ItemSet,
    through_events: Vec<ClaimId>,
    on_the_same: Vec<ClaimId>,
}

impl Related {
    /// Works out what belongs to `item`, without what lies ahead of the day chosen and what belongs only through such
    /// claims; linear in its claims, but for a scan of places, events and people.
    #[must_use]
    pub fn new(dossier: &Dossier, links: &Links, ahead: &Ahead, item: Item) -> Self {
        let mut others: [Vec<Item>; ItemKind::ALL.len()] = Default::default();
        let mut add = |part: Item| others[part.kind() as usize].push(part);
        let mut through_events = match item {
            Item::Place(place) => links.claims_through_events(dossier, place),
            _ => Vec::new(),
        };
        through_events.sort_unstable();
        for claim in ahead.without(links.claims_of(item).iter().chain(&through_events).copied()) {
            add(Item::Claim(claim));
            visit_parts(&dossier.claims[claim], &mut add);
        }
        neighbours(dossier, item).into_iter().for_each(add);
        for list in &mut others {
            list.sort_unstable();
            list.dedup();
            list.retain(|other| *other != item && !ahead.holds(*other));
        }
        Self {
            roots: vec![item],
            chosen: ItemSet::from_iter([item]),
            named: others.iter().flatten().copied().collect(),
            others,
            through_events,
            on_the_same: on_the_same(dossier, links, item),
        }
    }

    /// Works out what belongs to a set of claims: everything they name. Of a large set that is looked for item by item: it
    /// takes less time to find one claim of each.
    #[must_use]
    pub fn of_claims(dossier: &Dossier, links: &Links, claims: &[ClaimId]) -> Self {
        let chosen: ItemSet = claims.iter().map(|claim| Item::Claim(*claim)).collect();
        let named = if claims.len() < FEW {
            named_by_each(dossier, claims)
        } else {
            named_by_any(dossier, links, &chosen)
        };
        Self {
            roots: chosen.of_kind(ItemKind::Claim).collect(),
            chosen,
            others: ItemKind::ALL.map(|kind| named.of_kind(kind).collect()),
            named,
            through_events: Vec::new(),
            on_the_same: Vec::new(),
        }
    }

    /// True if this is the set of `item`, or if `item` is one of the claims that the set is for.
    #[must_use]
    pub fn is_root(&self, item: Item) -> bool {
        self.chosen.contains(item)
    }

    /// True if `item` belongs to the set; the roots do.
    #[must_use]
    pub fn contains(&self, item: Item) -> bool {
        self.is_root(item) || self.named.contains(item)
    }

    /// What the set is for, ascending.
    #[must_use]
    pub fn roots(&self) -> &[Item] {
        &self.roots
    }

    /// The members of one kind, in file order, without the item itself.
    #[must_use]
    pub fn of_kind(&self, kind: ItemKind) -> &[Item] {
        &self.others[kind as usize]
    }

    /// Of a place: the claims about events there that name no place themselves, also those that lie ahead; ascending.
    #[must_use]
    pub fn through_events(&self) -> &[ClaimId] {
        &self.through_events
    }

    /// True if `item` is one of [`through_events`](Self::through_events).
    #[must_use]
    pub fn is_through_event(&self, item: Item) -> bool {
        matches!(item, Item::Claim(id) if known::has(&self.through_events, id)) && !self.is_root(item)
    }

    /// Of a claim: the other counts of the same population and outcome, or the other answers to its question, also those
    /// that lie ahead.
    #[must_use]
    pub fn on_the_same(&self) -> &[ClaimId] {
        &self.on_the_same
    }
}

/// What some claims name, gone through claim by claim.
fn named_by_each(dossier: &Dossier, claims: &[ClaimId]) -> ItemSet {
    let mut named = ItemSet::default();
    for claim in claims {
        visit_parts(&dossier.claims[*claim], |part| {
            named.insert(part);
        });
    }
    named
}

/// The same, gone through item by item until one of its claims is among them.
fn named_by_any(dossier: &Dossier, links: &Links, claims: &ItemSet) -> ItemSet {
    let kinds = ItemKind::ALL.into_iter().filter(|kind| *kind != ItemKind::Claim);
    let items = kinds.flat_map(|kind| dossier.items(kind));
    items.filter(|item| links.is_named_by(*item, claims)).collect()
}

fn on_the_same(dossier: &Dossier, links: &Links, item: Item) -> Vec<ClaimId> {
    let Item::Claim(id) = item else { return Vec::new() };
    let subject = match &dossier.claims[id].says {
        Says::Count(count) => Item::Group(count.of),
        Says::Answer { to, .. } => Item::Question(*to),
        Says::Remark => return Vec::new(),
    };
    let outcome = |id: ClaimId| dossier.claims[id].count().map(|count| count.outcome);
    let others = links.claims_of(subject).iter().copied();
    others.filter(|other| *other != id && outcome(*other) == outcome(id)).collect()
}

/// What an item names, or is named by, directly and not through a claim.
fn neighbours(dossier: &Dossier, item: Item) -> Vec<Item> {
    let documents = |cited: &[Citation]| -> Vec<Item> {
        cited.iter().map(|citation| Item::Document(citation.document)).collect()
    };
    match item {
        Item::Place(place) => {
            let events = dossier.events.iter().filter(|(_, event)| event.at == Some(place));
            let people = dossier.people.iter().filter(|(_, person)| person.home == Some(place));
            let mut found = documents(&dossier.places[place].cited);
            found.extend(events.map(|(id, _)| Item::Event(id)));
            found.extend(people.map(|(id, _)| Item::Person(id)));
            found
        }
        Item::Event(id) => {
            let event = &dossier.events[id];
            let mut found = documents(&event.cited);
            found.extend(event.at.map(Item::Place));
            found.extend(event.within.map(Item::Event));
            let parts = dossier.events.iter().filter(|(_, event)| event.within == Some(id));
            found.extend(parts.map(|(part, _)| Item::Event(part)));
            found
        }
        Item::Person(id) => {
            let person = &dossier.people[id];
            let mut found = documents(&person.cited);
            found.extend(person.home.map(Item::Place));
            found
        }
        Item::Group(id) => {
            let parts = dossier.groups.iter().filter(|(_, group)| group.within == Some(id));
            let mut found: Vec<_> = parts.map(|(part, _)| Item::Group(part)).collect();
            found.extend(dossier.groups[id].within.map(Item::Group));
            found
        }
        Item::Document(id) => {
            let cites = |cited: &[Citation]| cited.iter().any(|citation| citation.document == id);
            let places = dossier.places.iter().filter(|(_, place)| cites(&place.cited));
            let events = dossier.events.iter().filter(|(_, event)| cites(&event.cited));
            let people = dossier.people.iter().filter(|(_, person)| cites(&person.cited));
            let mut found: Vec<_> = places.map(|(place, _)| Item::Place(place)).collect();
            found.extend(events.map(|(event, _)| Item::Event(event)));
            found.extend(people.map(|(person, _)| Item::Person(person)));
            found.extend(dossier.documents[id].author.map(Item::Source));
            found
        }
        Item::Source(id) => {
            let written = dossier.documents.iter().filter(|(_, document)| document.author == Some(id));
            let mut found: Vec<_> = written.map(|(document, _)| Item::Document(document)).collect();
            let members = dossier.sources.iter().filter(|(_, member)| member.part_of == Some(id));
            found.extend(members.map(|(member, _)| Item::Source(member)));
            found.extend(dossier.sources[id].part_of.map(Item::Source));
            found
        }
        Item::Claim(_) | Item::Question(_) => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load;

    #[test]
    fn a_large_set_names_what_its_claims_name() {
        for built_in in &load::BUILT_IN {
            let dossier = load::read(built_in.text).dossier.expect("sound");
            let links = Links::new(&dossier);
            for nth in [1, 2, 7] {
                let claims: Vec<_> = dossier.claims.ids().step_by(nth).collect();
                let chosen: ItemSet = claims.iter().map(|claim| Item::Claim(*claim)).collect();
                let found = [named_by_each(&dossier, &claims), named_by_any(&dossier, &links, &chosen)];
                assert_eq!(found[0], found[1], "{}: each {nth}", built_in.key);
            }
        }
    }
}
