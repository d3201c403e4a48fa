//! A short description of an item, and its number of claims.

use std::fmt;

use super::{Links, counted, written_by};
use crate::dossier::{ClaimId, Dossier, Identity, Item, Says};

/// A short description of an item, shown under its name.
#[must_use]
pub fn describe(dossier: &Dossier, item: Item) -> String {
    match item {
        Item::Place(id) => dossier.places[id].kind.title().to_owned(),
        Item::Source(id) => {
            let source = &dossier.sources[id];
            let kind = source.kind.title();
            let kind = match source.identity {
                Identity::Named => kind.to_owned(),
                Identity::Anonymous => format!("{kind}, not named"),
                Identity::Unclear => format!("{kind}, identity unclear"),
            };
            let kind = match source.side {
                Some(side) => format!("{kind} · {}", dossier.sides[side].name),
                None => kind,
            };
            match source.part_of {
                Some(whole) => format!("{kind} · part of {}", dossier.sources[whole].label()),
                None => kind,
            }
        }
        Item::Document(id) => {
            let document = &dossier.documents[id];
            let parts = [document.publisher.as_deref(), written_by(dossier, document)];
            let text = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
            match (document.kind.title(), text.is_empty()) {
                ("", true) => "Document, publisher not stated".to_owned(),
                (kind, true) => format!("{kind}, publisher not stated"),
                ("", false) => text,
                (kind, false) => format!("{kind} · {text}"),
            }
        }
        Item::Claim(id) => match &dossier.claims[id].says {
            Says::Count(count) => {
                format!("Count · {} · {}", count.outcome.label(), dossier.groups[count.of].name)
            }
            Says::Answer { .. } => "Answer to a question".to_owned(),
            Says::Remark => "Remark".to_owned(),
        },
        Item::Event(id) => {
            let event = &dossier.events[id];
            let dated = match &event.on {
                Some(on) => format!("Event · {on}"),
                None => "Event, undated".to_owned(),
            };
            match event.within {
                Some(whole) => format!("{dated} · part of {}", dossier.events[whole].name),
                None => dated,
            }
        }
        Item::Group(id) => match dossier.groups[id].within {
            Some(whole) => {
                let by = dossier.groups[id].by.as_ref().map(|by| format!(" by {by}")).unwrap_or_default();
                format!("Population, in this dossier part of {}{by}", dossier.groups[whole].name)
            }
            None => "Population".to_owned(),
        },
        Item::Question(_) => "Question".to_owned(),
        Item::Person(id) => match dossier.people[id].home {
            Some(home) => format!("Person, from {}", dossier.places[home].name),
            None => "Person".to_owned(),
        },
    }
}

/// The number of claims that belong to an item, and of their sources.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// The number of claims.
    pub claims: usize,
    /// The number of different sources that make them.
    pub sources: usize,
}

/// "11 claims by 8 sources", "No claims".
impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.claims {
            0 => f.write_str("No claims"),
            claims => write!(f, "{} by {}", counted(claims, "claim"), counted(self.sources, "source")),
        }
    }
}

impl Tally {
    /// Counts `claims`, which must be distinct, and their sources.
    #[must_use]
    pub fn count(dossier: &Dossier, claims: &[ClaimId]) -> Self {
        let mut sources: Vec<_> = claims.iter().map(|id| dossier.claims[*id].by).collect();
        sources.sort_unstable();
        sources.dedup();
        Self { claims: claims.len(), sources: sources.len() }
    }
}

/// Counts the claims of `item` and their sources.
#[must_use]
pub fn tally(dossier: &Dossier, links: &Links, item: Item) -> Tally {
    Tally::count(dossier, links.claims_of(item))
}
