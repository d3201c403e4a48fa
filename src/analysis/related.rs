//! Everything that belongs to the selected item, ready to be asked for by every mark on screen.

use super::links::{Links, visit_parts};
use crate::dossier::{Citation, Dossier, Item, ItemKind};

/// The set of items that belong to one item: its claims, whatever those claims name, and its neighbours
/// (the place of an event, the home of a person, the parts of a population).
#[derive(Clone, Debug)]
pub struct Related {
    item: Item,
    /// Rows by kind, ascending, without doubles; the item's own row included.
    rows: [Vec<Item>; ItemKind::ALL.len()],
}

impl Related {
    /// Works out what belongs to `item`; linear in its claims, but for a scan of places, events and people.
    #[must_use]
    pub fn new(dossier: &Dossier, links: &Links, item: Item) -> Self {
        let mut rows: [Vec<Item>; ItemKind::ALL.len()] = Default::default();
        let mut add = |part: Item| rows[part.kind() as usize].push(part);
        add(item);
        let through_events = match item {
            Item::Place(place) => links.claims_through_events(dossier, place),
            _ => Vec::new(),
        };
        for claim in links.claims_of(item).iter().chain(&through_events) {
            add(Item::Claim(*claim));
            visit_parts(&dossier.claims[*claim], &mut add);
        }
        neighbours(dossier, item).into_iter().for_each(add);
        for list in &mut rows {
            list.sort_unstable();
            list.dedup();
        }
        Self { item, rows }
    }

    /// The item whose set this is.
    #[must_use]
    pub const fn item(&self) -> Item {
        self.item
    }

    /// Whether `item` belongs; the item itself does.
    #[must_use]
    pub fn contains(&self, item: Item) -> bool {
        self.rows[item.kind() as usize].binary_search(&item).is_ok()
    }

    /// What belongs, of one kind, in file order; the item itself is among its own kind.
    #[must_use]
    pub fn of_kind(&self, kind: ItemKind) -> &[Item] {
        &self.rows[kind as usize]
    }
}

/// What an item names, or is named by, without a claim between them.
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
            found
        }
        Item::Claim(_) | Item::Source(_) | Item::Question(_) => Vec::new(),
    }
}
