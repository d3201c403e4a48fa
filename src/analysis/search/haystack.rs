//! Everything of a dossier that can be found, folded once.

use super::super::spoken;
use super::fold::fold;
use super::query::{Names, Query, Rank};
use crate::dossier::{ClaimId, Dossier, Item, ItemKind, Native, Reading};

/// Every item of a dossier by its names, every claim by its words.
pub struct Haystack {
    names: Vec<(Item, Names)>,
    claims: Vec<(ClaimId, String)>,
}

/// One thing that was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The item.
    pub item: Item,
    /// How well it matches.
    pub rank: Rank,
}

/// What was found.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// The best, best first; of equals the kinds in the order of the index, and the file's order.
    pub hits: Vec<Hit>,
    /// How many there are in all.
    pub count: usize,
}

impl Haystack {
    /// Folds everything; claims go by what is spoken of them when words are read by `reading`.
    #[must_use]
    pub fn new(dossier: &Dossier, reading: &Reading) -> Self {
        let kinds = ItemKind::ALL.into_iter().filter(|kind| *kind != ItemKind::Claim);
        let names = kinds.flat_map(|kind| dossier.items(kind)).map(|item| (item, names(dossier, item)));
        let claims = dossier.claims.iter().map(|(id, claim)| {
            let mut words = fold(&spoken(dossier, claim, reading));
            words.push(' ');
            words.push_str(&fold(&claim.gist));
            (id, words)
        });
        Self { names: names.collect(), claims: claims.collect() }
    }

    /// The best `most` matches. Names match also where letters are left out; claims, which are sentences, only by the
    /// words themselves.
    #[must_use]
    pub fn find(&self, query: &mut Query, most: usize) -> Found {
        let mut hits: Vec<Hit> = self
            .names
            .iter()
            .filter_map(|(item, names)| Some(Hit { item: *item, rank: query.rank(names)? }))
            .collect();
        let mut count = hits.len();
        // Sorting keeps the order of equals: kinds as the index lists them, then the order of the file.
        hits.sort_by_key(|hit| std::cmp::Reverse(hit.rank));
        let whole = hits.partition_point(|hit| hit.rank >= Rank::SENTENCE);
        let mut said = Vec::new();
        for (claim, words) in &self.claims {
            if query.is_said_in(words) {
                count += 1;
                if whole + said.len() < most {
                    said.push(Hit { item: Item::Claim(*claim), rank: Rank::SENTENCE });
                }
            }
        }
        hits.splice(whole..whole, said);
        hits.truncate(most);
        Found { hits, count }
    }
}

/// An item in all its spellings.
fn names(dossier: &Dossier, item: Item) -> Names {
    let native = |native: &'_ Option<Native>| native.as_ref().map(|native| native.text.clone());
    let (also, native, short): (&[String], _, Option<&String>) = match item {
        Item::Place(id) => (&dossier.places[id].also, native(&dossier.places[id].native), None),
        Item::Person(id) => (&dossier.people[id].also, native(&dossier.people[id].native), None),
        Item::Source(id) => {
            let source = &dossier.sources[id];
            (&[], native(&source.native), Some(&source.name))
        }
        Item::Document(id) => (&[], None, Some(&dossier.documents[id].title)),
        Item::Event(_) | Item::Group(_) | Item::Question(_) | Item::Claim(_) => (&[], None, None),
    };
    let label = match item {
        Item::Source(id) => dossier.sources[id].label(),
        Item::Document(id) => dossier.documents[id].label(),
        _ => dossier.name(item),
    };
    let own = [label, dossier.key(item)];
    let others = also.iter().chain(short).map(String::as_str);
    Names::new(own.into_iter().chain(others).chain(native.as_deref()))
}
