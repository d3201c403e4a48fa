//! What is selected: nothing, one item, or a set of claims that belong together.

use crate::dossier::{ClaimId, Item};

/// What is selected.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Selected {
    /// Nothing.
    #[default]
    Nothing,
    /// One item.
    Item(Item),
    /// Two claims or more, such as those of a conflict, in file order.
    Claims(Vec<ClaimId>),
}

impl Selected {
    /// A set of claims; one claim alone is an item, none is nothing.
    #[must_use]
    pub fn claims(mut claims: Vec<ClaimId>) -> Self {
        claims.sort_unstable();
        claims.dedup();
        match *claims.as_slice() {
            [] => Self::Nothing,
            [claim] => Self::Item(Item::Claim(claim)),
            _ => Self::Claims(claims),
        }
    }

    /// The item, where it is one.
    #[must_use]
    pub const fn item(&self) -> Option<Item> {
        match self {
            Self::Item(item) => Some(*item),
            Self::Nothing | Self::Claims(_) => None,
        }
    }

    /// All that is selected, in file order.
    pub fn items(&self) -> impl Iterator<Item = Item> + '_ {
        let claims = match self {
            Self::Claims(claims) => claims.as_slice(),
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
