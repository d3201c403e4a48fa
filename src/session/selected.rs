//! The selection: nothing, one item, or a set of claims.

use std::sync::Arc;

use crate::dossier::{ClaimId, Item};

/// The selection.
#[derive(Clone, Debug, Default, Eq)]
pub enum Selected {
    /// Nothing.
    #[default]
    Nothing,
    /// One item.
    Item(Item),
    /// Two or more claims, such as those of a conflict, in file order.
    Claims(Arc<[ClaimId]>),
}

impl PartialEq for Selected {
    /// Asked in every frame of every step of the history: a set of claims that is shared is not gone through.
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Nothing, Self::Nothing) => true,
            (Self::Item(a), Self::Item(b)) => a == b,
            (Self::Claims(a), Self::Claims(b)) => Arc::ptr_eq(a, b) || a == b,
            (Self::Nothing | Self::Item(_) | Self::Claims(_), _) => false,
        }
    }
}

impl Selected {
    /// Makes a selection of claims; a single claim becomes an item, an empty list becomes nothing.
    #[must_use]
    pub fn claims(mut claims: Vec<ClaimId>) -> Self {
        claims.sort_unstable();
        claims.dedup();
        match *claims.as_slice() {
            [] => Self::Nothing,
            [claim] => Self::Item(Item::Claim(claim)),
            _ => Self::Claims(claims.into()),
        }
    }

    /// The item, if a single one is selected.
    #[must_use]
    pub const fn item(&self) -> Option<Item> {
        match self {
            Self::Item(item) => Some(*item),
            Self::Nothing | Self::Claims(_) => None,
        }
    }

    /// True if exactly these claims are selected; they may be given in any order but without duplicates.
    #[must_use]
    pub fn is_set(&self, claims: &[ClaimId]) -> bool {
        match (self, claims) {
            (Self::Nothing, []) => true,
            (Self::Item(item), [claim]) => *item == Item::Claim(*claim),
            (Self::Claims(own), _) => {
                own.len() == claims.len() && claims.iter().all(|claim| own.binary_search(claim).is_ok())
            }
            _ => false,
        }
    }

    /// True if `item` is selected, by itself or in the set.
    #[must_use]
    pub fn holds(&self, item: Item) -> bool {
        match (self, item) {
            (Self::Item(own), _) => *own == item,
            (Self::Claims(claims), Item::Claim(id)) => claims.binary_search(&id).is_ok(),
            (Self::Nothing | Self::Claims(_), _) => false,
        }
    }

    /// All selected items, in file order.
    pub fn items(&self) -> impl Iterator<Item = Item> + '_ {
        let claims = match self {
            Self::Claims(claims) => &claims[..],
            Self::Nothing | Self::Item(_) => &[],
        };
        self.item().into_iter().chain(claims.iter().map(|claim| Item::Claim(*claim)))
    }
}

impl From<Option<Item>> for Selected {
    fn from(item: Option<Item>) -> Self {
        item.map_or(Self::Nothing, Self::Item)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::Id as _;

    #[test]
    fn a_set_is_what_it_is_in_any_order() {
        let ids = |rows: &[usize]| rows.iter().map(|row| ClaimId::from_index(*row)).collect::<Vec<_>>();
        for own in [&[][..], &[2], &[1, 3], &[0, 1, 3]] {
            let selected = Selected::claims(ids(own));
            for other in [&[][..], &[2], &[1], &[3, 1], &[1, 2], &[3, 0, 1]] {
                let is_same = Selected::claims(ids(other)) == selected;
                assert_eq!(selected.is_set(&ids(other)), is_same, "{own:?} and {other:?}");
            }
            for id in ids(&[0, 1, 2, 3]) {
                assert_eq!(selected.holds(Item::Claim(id)), own.contains(&id.index()), "{own:?}, {id:?}");
            }
        }
    }
}
