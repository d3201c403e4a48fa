//! Sets of claims with names, each once: many shapes of a drawing stand for the same claims.

use std::collections::HashMap;

use crate::dossier::{ClaimId, Dossier, Item};

/// The sets, by name.
#[derive(Clone, Debug, Default)]
pub struct Sets {
    numbers: HashMap<Vec<ClaimId>, usize>,
    all: Vec<Vec<ClaimId>>,
}

impl Sets {
    /// Returns what shapes that stand for `claims` are called; a single claim is called by its own name.
    pub fn name(&mut self, dossier: &Dossier, claims: &[ClaimId]) -> String {
        if let [claim] = claims {
            return super::name_of(dossier, Item::Claim(*claim));
        }
        let next = self.all.len();
        let number = *self.numbers.entry(claims.to_vec()).or_insert(next);
        if number == next {
            self.all.push(claims.to_vec());
        }
        format!("set-{number}")
    }

    /// The claims of each set, in the order of their numbers.
    pub fn iter(&self) -> impl Iterator<Item = &[ClaimId]> {
        self.all.iter().map(Vec::as_slice)
    }
}
