//! Edits: changes of a dossier in terms of its format, several as one step with a name in words.

use parallax_dossier::draft::{Node, ToNode};

use crate::at::{At, Entry};
use crate::section::{Row, Section};

/// Where a new entry is put in its table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Spot {
    /// Where its like stand: a claim after the last one of its document, anything else at the end.
    #[default]
    Natural,
    /// At the end.
    Last,
    /// After the entry with this id; at the end if there is none.
    After(String),
}

/// One change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// A new entry. Its id must be free.
    Add {
        /// The new entry.
        entry: Entry,
        /// Its content.
        content: Node,
        /// Where it is put.
        spot: Spot,
    },
    /// A value is to be this; `None` leaves it out. Only what differs is touched.
    Set {
        /// The value.
        at: At,
        /// What it is to be.
        value: Option<Node>,
    },
    /// An entry is removed. What refers to it stays as it is: see [`Removal`](crate::Removal).
    Remove(Entry),
    /// An entry gets another id, which must be free, and so does everything that refers to it.
    Rename {
        /// The entry as it is called now.
        entry: Entry,
        /// Its new id.
        to: String,
    },
}

/// Changes that are made, undone and redone as one.
///
/// ```
/// use parallax_dossier::draft::Quantity;
/// use parallax_edit::{Edit, Entry, Section, Text};
///
/// let mut text = Text::new(
///     "Dossier(format: 2, title: \"T\", claims: {\n    // the toll\n    \"sohr-48\": (by: \"sohr\", document: \"n\",\n        \
///      says: Count(outcome: Killed, of: \"all\", quantity: Exactly( 48 ))),\n})",
/// )?;
/// let quantity = Entry::new(Section::Claims, "sohr-48").field("says").field("quantity");
/// text.apply(&Edit::new("SOHR 48 to 68").set(quantity, &Quantity::Exactly(68)))?;
/// assert_eq!(
///     text.as_str(),
///     "Dossier(format: 2, title: \"T\", claims: {\n    // the toll\n    \"sohr-48\": (by: \"sohr\", document: \"n\",\n        \
///      says: Count(outcome: Killed, of: \"all\", quantity: Exactly( 68 ))),\n})",
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What it does, in words: "SOHR 48 to 68".
    pub name: String,
    /// What it changes, in order.
    pub changes: Vec<Change>,
    /// Edits in a row with the same word are one step: what is typed into one field.
    pub joins: Option<String>,
}

impl Edit {
    /// Makes an edit that changes nothing yet.
    #[must_use]
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: name.into(), changes: Vec::new(), joins: None }
    }

    /// The same, joined with the last edit if that had the same word.
    #[must_use]
    pub fn joined(mut self, word: impl Into<String>) -> Self {
        self.joins = Some(word.into());
        self
    }

    /// Adds an entry where its like stand.
    #[must_use]
    pub fn add<R: Row>(self, id: impl Into<String>, row: &R) -> Self {
        self.add_at(id, row, Spot::Natural)
    }

    /// Adds an entry at a place.
    #[must_use]
    pub fn add_at<R: Row>(self, id: impl Into<String>, row: &R, spot: Spot) -> Self {
        self.then(Change::Add { entry: Entry::of(row, id), content: row.to_node(), spot })
    }

    /// Makes an entry what `row` is, field by field: what does not differ is not touched.
    #[must_use]
    pub fn put<R: Row>(self, id: impl Into<String>, row: &R) -> Self {
        self.then(Change::Set { at: Entry::of(row, id).whole(), value: Some(row.to_node()) })
    }

    /// Sets a value.
    #[must_use]
    pub fn set(self, at: At, value: &impl ToNode) -> Self {
        self.then(Change::Set { at, value: Some(value.to_node()) })
    }

    /// Leaves a field out, or removes an item of a list or an entry of an inner table.
    #[must_use]
    pub fn clear(self, at: At) -> Self {
        self.then(Change::Set { at, value: None })
    }

    /// Removes an entry, whatever refers to it.
    #[must_use]
    pub fn remove(self, section: Section, id: impl Into<String>) -> Self {
        self.then(Change::Remove(Entry::new(section, id)))
    }

    /// Gives an entry another id, everywhere.
    #[must_use]
    pub fn rename(self, section: Section, id: impl Into<String>, to: impl Into<String>) -> Self {
        self.then(Change::Rename { entry: Entry::new(section, id), to: to.into() })
    }

    /// Appends a change.
    #[must_use]
    pub fn then(mut self, change: Change) -> Self {
        self.changes.push(change);
        self
    }
}

/// Why an edit is refused; nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// The text is no dossier that can be read.
    #[error("{0}: correct the text first (`parallax check` says more)")]
    Unreadable(String),
    /// There is no such entry.
    #[error("there is no {0}")]
    NoEntry(Entry),
    /// There is no such field, item or inner entry.
    #[error("{0}: there is no such place")]
    NoPlace(At),
    /// The id is taken.
    #[error("there is a {0} already; choose another id")]
    Taken(Entry),
    /// The id has not the form of one.
    #[error("{id:?} cannot be an id: lower-case letters and digits, joined by single hyphens{}", suggestion.as_ref().map(|id| format!("; {id:?} can")).unwrap_or_default())]
    BadId {
        /// The id.
        id: String,
        /// One like it that is legal and free.
        suggestion: Option<String>,
    },
    /// The value is none of the format.
    #[error("{at}: {why}")]
    BadValue {
        /// Where it was to be.
        at: At,
        /// What is wrong, in the words of the reader.
        why: String,
    },
}
