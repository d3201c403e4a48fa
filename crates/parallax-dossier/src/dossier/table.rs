//! Typed ids and the tables they index.
//!
//! A reference in a file is a word; after loading it is a small number that can only be used with the
//! table it belongs to. Nothing looks words up while drawing.

use std::marker::PhantomData;
use std::ops::Index;

/// A typed index into one [`Table`].
pub trait Id: Copy + Eq + Ord + std::hash::Hash {
    /// The id of the row at `index`.
    fn from_index(index: usize) -> Self;
    /// The row this id stands for.
    fn index(self) -> usize;
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u32);

        impl $crate::dossier::table::Id for $name {
            fn from_index(index: usize) -> Self {
                Self(index as u32)
            }
            fn index(self) -> usize {
                self.0 as usize
            }
        }
    )*};
}
ids! {
    /// A row of [`Dossier::places`](crate::dossier::Dossier::places).
    PlaceId;
    /// A row of [`Dossier::shapes`](crate::dossier::Dossier::shapes).
    ShapeId;
    /// A row of [`Dossier::sides`](crate::dossier::Dossier::sides).
    SideId;
    /// A row of [`Dossier::groups`](crate::dossier::Dossier::groups).
    GroupId;
    /// A row of [`Dossier::outcomes`](crate::dossier::Dossier::outcomes).
    OutcomeId;
    /// A row of [`Dossier::sources`](crate::dossier::Dossier::sources).
    SourceId;
    /// A row of [`Dossier::documents`](crate::dossier::Dossier::documents).
    DocumentId;
    /// A row of [`Dossier::events`](crate::dossier::Dossier::events).
    EventId;
    /// A row of [`Dossier::questions`](crate::dossier::Dossier::questions).
    QuestionId;
    /// A row of [`Dossier::people`](crate::dossier::Dossier::people).
    PersonId;
    /// A row of [`Dossier::readings`](crate::dossier::Dossier::readings).
    ReadingId;
    /// A row of [`Dossier::claims`](crate::dossier::Dossier::claims).
    ClaimId;
}

/// Rows in file order, indexed by their own id type.
#[derive(Clone, Debug, PartialEq)]
pub struct Table<I, T> {
    rows: Vec<T>,
    id: PhantomData<fn(I)>,
}

impl<I, T> Default for Table<I, T> {
    fn default() -> Self {
        Self { rows: Vec::new(), id: PhantomData }
    }
}

impl<I: Id, T> Table<I, T> {
    /// The number of rows.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// True if there are no rows.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The row of `id`; `None` if `id` belongs to another dossier.
    #[must_use]
    pub fn get(&self, id: I) -> Option<&T> {
        self.rows.get(id.index())
    }

    /// All rows, for changes while a dossier is being loaded.
    pub(crate) fn rows_mut(&mut self) -> &mut [T] {
        &mut self.rows
    }

    /// All rows with their ids, in file order.
    #[must_use]
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (I, &T)> + DoubleEndedIterator {
        self.rows.iter().enumerate().map(|(index, row)| (I::from_index(index), row))
    }

    /// All ids, in file order.
    pub fn ids(&self) -> impl ExactSizeIterator<Item = I> + DoubleEndedIterator + use<I, T> {
        (0..self.rows.len()).map(I::from_index)
    }

    /// All rows, in file order.
    #[must_use]
    pub fn rows(&self) -> &[T] {
        &self.rows
    }
}

impl<I: Id, T> Index<I> for Table<I, T> {
    type Output = T;

    fn index(&self, id: I) -> &T {
        &self.rows[id.index()]
    }
}

impl<I: Id, T> FromIterator<T> for Table<I, T> {
    fn from_iter<It: IntoIterator<Item = T>>(rows: It) -> Self {
        Self { rows: rows.into_iter().collect(), id: PhantomData }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_keep_their_order_and_ids() {
        let table: Table<PlaceId, &str> = ["a", "b"].into_iter().collect();
        let listed: Vec<_> = table.iter().map(|(id, row)| (id.index(), *row)).collect();
        assert_eq!(listed, [(0, "a"), (1, "b")]);
        assert_eq!(table[PlaceId::from_index(1)], "b");
        assert_eq!(table.get(PlaceId::from_index(2)), None);
    }
}
