//! Places in a dossier in the format's own terms: an entry, or a field of the dossier itself, and a path into it.

use std::fmt;

use crate::section::{Row, Section};

/// An entry of a table.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Entry {
    /// The table.
    pub section: Section,
    pub id: String,
}

impl Entry {
    /// Makes the address of an entry.
    ///
    /// ```
    /// use parallax_edit::{Entry, Section};
    /// assert_eq!(Entry::new(Section::Claims, "sohr-48").to_string(), "claim sohr-48");
    /// ```
    #[must_use]
    pub fn new(section: Section, id: impl Into<String>) -> Self {
        Self { section, id: id.into() }
    }

    /// The address of a row with an id.
    #[must_use]
    pub fn of<R: Row>(_: &R, id: impl Into<String>) -> Self {
        Self::new(R::SECTION, id)
    }

    /// The entry as a whole, as the beginning of a path.
    #[must_use]
    pub fn whole(self) -> At {
        At { unit: Unit::Entry(self), steps: Vec::new() }
    }

    /// A field of the entry.
    #[must_use]
    pub fn field(self, name: impl Into<String>) -> At {
        self.whole().field(name)
    }
}

/// The entry in words: "claim sohr-48".
impl fmt::Display for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.section.one(), self.id)
    }
}

/// What is read and changed as one: an entry, or a field of the dossier that is no table.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// A field of the dossier: `title`, `steps`.
    Own(String),
    /// An entry of a table.
    Entry(Entry),
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Own(field) => write!(f, "{field} of the dossier"),
            Self::Entry(entry) => entry.fmt(f),
        }
    }
}

/// One step of a path into a value.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// To a field, also of what a word encloses: from `says` to `quantity`.
    Field(String),
    /// To an item of a list, counted from 0.
    Item(usize),
    /// To the value of an entry of a table within the value, such as `parts`.
    Key(String),
}

/// A place in a dossier.
///
/// ```
/// use parallax_edit::{At, Entry, Section};
/// let quantity = Entry::new(Section::Claims, "sohr-48").field("says").field("quantity");
/// assert_eq!(quantity.to_string(), "claim sohr-48, says.quantity");
/// assert_eq!(At::own("steps").item(2).field("title").to_string(), "steps of the dossier, [2].title");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct At {
    /// Where the path begins.
    pub unit: Unit,
    /// The path.
    pub steps: Vec<Step>,
}

impl At {
    /// A field of the dossier itself.
    #[must_use]
    pub fn own(field: impl Into<String>) -> Self {
        Self { unit: Unit::Own(field.into()), steps: Vec::new() }
    }

    /// A field of this value.
    #[must_use]
    pub fn field(self, name: impl Into<String>) -> Self {
        self.step(Step::Field(name.into()))
    }

    /// An item of this list, counted from 0.
    #[must_use]
    pub fn item(self, index: usize) -> Self {
        self.step(Step::Item(index))
    }

    /// The value of an entry of this inner table.
    #[must_use]
    pub fn key(self, key: impl Into<String>) -> Self {
        self.step(Step::Key(key.into()))
    }

    fn step(mut self, step: Step) -> Self {
        self.steps.push(step);
        self
    }
}

impl fmt::Display for At {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.unit.fmt(f)?;
        for (index, step) in self.steps.iter().enumerate() {
            let before = if index == 0 { ", " } else { "" };
            match step {
                Step::Field(name) if index == 0 => write!(f, "{before}{name}")?,
                Step::Field(name) => write!(f, ".{name}")?,
                Step::Item(item) => write!(f, "{before}[{item}]")?,
                Step::Key(key) => write!(f, "{before}[{key}]")?,
            }
        }
        Ok(())
    }
}
