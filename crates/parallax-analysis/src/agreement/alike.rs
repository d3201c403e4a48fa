//! Entries that may be the same person because they share a name or spelling.
//!
//! Two entries are two different people only if somebody says so. A contradiction that depends on their
//! number says that it does.

use std::collections::HashMap;

use super::fact::Fact;
use crate::dossier::{Dossier, Id as _, PersonId};
use crate::search::fold;

/// For each entry, the first one that may be the same person.
#[derive(Debug)]
pub(super) struct Alike(Vec<PersonId>);

impl Alike {
    /// Compares all names, other spellings and native names, folded as for search.
    pub(super) fn new(dossier: &Dossier) -> Self {
        let mut first: Vec<PersonId> = dossier.people.ids().collect();
        let mut known: HashMap<String, PersonId> = HashMap::new();
        for (id, person) in dossier.people.iter() {
            let native = person.native.iter().map(|native| &native.text);
            for name in std::iter::once(&person.name).chain(&person.also).chain(native) {
                let letters: String = fold(name).chars().filter(|letter| letter.is_alphanumeric()).collect();
                if letters.is_empty() {
                    continue;
                }
                let other = *known.entry(letters).or_insert(id);
                let (a, b) = (root(&first, id), root(&first, other));
                first[a.max(b).index()] = a.min(b);
            }
        }
        let settled = dossier.people.ids().map(|id| root(&first, id)).collect();
        Self(settled)
    }

    /// For facts without names.
    pub(super) const fn none() -> Self {
        Self(Vec::new())
    }

    fn first(&self, person: PersonId) -> PersonId {
        self.0.get(person.index()).copied().unwrap_or(person)
    }

    /// Returns the fact with entries merged that may be one person.
    pub(super) fn merged(&self, fact: &Fact) -> Fact {
        let mut fact = fact.clone();
        if !fact.names.is_empty() {
            fact.names.iter_mut().for_each(|person| *person = self.first(*person));
            fact.names.sort_unstable();
            fact.names.dedup();
            fact.range.low = fact.names.len() as u64;
        }
        fact
    }

    /// Returns the entries named by `facts` that may be the same person as another of them, in file order.
    pub(super) fn entries(&self, facts: &[&Fact]) -> Vec<PersonId> {
        let mut people: Vec<PersonId> = facts.iter().flat_map(|fact| fact.names.iter().copied()).collect();
        people.sort_unstable();
        people.dedup();
        let mut entries: HashMap<PersonId, usize> = HashMap::new();
        for person in &people {
            *entries.entry(self.first(*person)).or_default() += 1;
        }
        people.retain(|person| entries[&self.first(*person)] > 1);
        people
    }
}

fn root(first: &[PersonId], mut at: PersonId) -> PersonId {
    while first[at.index()] != at {
        at = first[at.index()];
    }
    at
}
