//! A set of items.

use super::{Item, ItemKind};

/// A set of items, of tens of thousands just as well: to look one up takes constant time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ItemSet {
    /// Of each kind, whether the item of each row is in the set; up to the last that is.
    rows: [Vec<bool>; ItemKind::ALL.len()],
}

impl ItemSet {
    /// Adds `item`; returns true if it was not in the set.
    pub fn insert(&mut self, item: Item) -> bool {
        let (rows, row) = (&mut self.rows[item.kind() as usize], item.index());
        if rows.len() <= row {
            rows.resize(row + 1, false);
        }
        !std::mem::replace(&mut rows[row], true)
    }

    /// True if `item` is in the set.
    #[must_use]
    pub fn contains(&self, item: Item) -> bool {
        self.rows[item.kind() as usize].get(item.index()) == Some(&true)
    }

    /// True if there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.iter().all(Vec::is_empty)
    }

    /// The items of one kind, in file order.
    pub fn of_kind(&self, kind: ItemKind) -> impl Iterator<Item = Item> + '_ {
        let rows = self.rows[kind as usize].iter().enumerate();
        rows.filter(|(_, is_in)| **is_in).map(move |(row, _)| Item::at(kind, row))
    }
}

impl FromIterator<Item> for ItemSet {
    fn from_iter<T: IntoIterator<Item = Item>>(items: T) -> Self {
        let mut set = Self::default();
        for item in items {
            set.insert(item);
        }
        set
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_item_is_in_it_once_and_no_other_of_its_row_is() {
        let item = Item::at(ItemKind::Claim, 3);
        let mut set = ItemSet::default();
        assert!(!set.contains(item) && set.is_empty());
        assert!(set.insert(item) && !set.insert(item), "it is new once");
        assert!(set.insert(Item::at(ItemKind::Claim, 1)));
        for kind in ItemKind::ALL {
            for row in 0..6 {
                let is_in = kind == ItemKind::Claim && (row == 1 || row == 3);
                assert_eq!(set.contains(Item::at(kind, row)), is_in, "{kind:?} {row}");
            }
        }
        assert_eq!(set.of_kind(ItemKind::Claim).map(Item::index).collect::<Vec<_>>(), [1, 3]);
        assert_eq!(set.of_kind(ItemKind::Place).count(), 0);
        assert!(!set.is_empty());
    }
}
