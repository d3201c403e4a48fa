//! The tables of a draft, and the words in them.

use std::borrow::Cow;
use std::fmt;

use super::{Entries, LonLat, Spot, Word};

impl<T> Entries<T> {
    /// Adds an entry at the end. Two of the same id are kept, and [`build`](super::Dossier::build) reports them.
    pub fn add(&mut self, id: impl Into<String>, entry: T) {
        self.keys.push(id.into());
        self.rows.push(entry);
    }

    /// Returns the first entry with this id.
    pub fn get_mut(&mut self, id: &str) -> Option<&mut T> {
        let at = self.keys.iter().position(|key| key == id)?;
        self.rows.get_mut(at)
    }

    /// Returns the entry at an index, counted from 0 in the order of the table.
    pub fn at_mut(&mut self, index: usize) -> Option<&mut T> {
        self.rows.get_mut(index)
    }

    /// Removes the first entry with this id and returns it.
    pub fn remove(&mut self, id: &str) -> Option<T> {
        let at = self.keys.iter().position(|key| key == id)?;
        self.keys.remove(at);
        Some(self.rows.remove(at))
    }

    /// All entries with their ids, in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&str, &T)> {
        self.keys.iter().map(String::as_str).zip(&self.rows)
    }

    /// The entry at this place, counted from 0, with its id.
    #[must_use]
    pub fn at(&self, place: usize) -> Option<(&str, &T)> {
        Some((self.keys.get(place)?.as_str(), self.rows.get(place)?))
    }

    /// The number of entries.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.rows.len()
    }

    /// True if there are no entries.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
}

impl<K: Into<String>, T> FromIterator<(K, T)> for Entries<T> {
    fn from_iter<I: IntoIterator<Item = (K, T)>>(entries: I) -> Self {
        let (keys, rows) = entries.into_iter().map(|(key, row)| (key.into(), row)).unzip();
        Self { keys, rows }
    }
}

impl<'a> From<&'a str> for Word<'a> {
    fn from(text: &'a str) -> Self {
        Self(Cow::Borrowed(text))
    }
}

impl From<String> for Word<'_> {
    fn from(text: String) -> Self {
        Self(Cow::Owned(text))
    }
}

impl fmt::Display for Word<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<crate::geo::LonLat> for LonLat {
    fn from(position: crate::geo::LonLat) -> Self {
        Self { lon: position.lon, lat: position.lat }
    }
}

impl From<crate::geo::LonLat> for Spot {
    fn from(position: crate::geo::LonLat) -> Self {
        Self(position.into())
    }
}
