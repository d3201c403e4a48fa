//! The items of a dossier by the ids of its file, for whoever looks many of them up at once: one look-up walks no table.

use std::hash::{BuildHasher as _, RandomState};

use crate::dossier::{Dossier, Item, ItemKind};

/// All items of a dossier, by kind and id.
#[derive(Clone, Debug, Default)]
pub struct Keys {
    hasher: RandomState,
    /// For each kind the hashes of the ids, ascending, each with the place of its row in the table.
    rows: [Vec<(u64, u32)>; ItemKind::ALL.len()],
}

impl Keys {
    /// Takes the ids of all items.
    #[must_use]
    pub fn new(dossier: &Dossier) -> Self {
        let hasher = RandomState::new();
        let rows = ItemKind::ALL.map(|kind| {
            let hash = |item: Item| hasher.hash_one(dossier.key(item));
            let mut rows: Vec<(u64, u32)> = dossier.items(kind).map(hash).zip(0_u32..).collect();
            rows.sort_unstable();
            rows
        });
        Self { hasher, rows }
    }

    /// Finds the item of `kind` with this id in the dossier that they are of, as [`Dossier::find`] does.
    #[must_use]
    pub fn find(&self, dossier: &Dossier, kind: ItemKind, key: &str) -> Option<Item> {
        let (rows, hash) = (&self.rows[kind as usize], self.hasher.hash_one(key));
        let first = rows.partition_point(|(other, _)| *other < hash);
        let same = rows[first..].iter().take_while(|(other, _)| *other == hash);
        let item = |(_, row): &(u64, u32)| Item::at(kind, *row as usize);
        same.map(item).find(|item| dossier.key(*item) == key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load;

    #[test]
    fn every_item_is_found_by_its_id_and_nothing_else_is() {
        let dossier = load::read(load::KHUSHAM).dossier.expect("sound");
        let keys = Keys::new(&dossier);
        for kind in ItemKind::ALL {
            for item in dossier.items(kind) {
                assert_eq!(keys.find(&dossier, kind, dossier.key(item)), Some(item));
            }
            for none in ["", "no such id"] {
                assert_eq!(keys.find(&dossier, kind, none), None);
            }
        }
        let source = dossier.items(ItemKind::Source).next().expect("a source");
        assert_eq!(keys.find(&dossier, ItemKind::Question, dossier.key(source)), None);
    }
}
