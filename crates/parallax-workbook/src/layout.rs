//! The sections of a dossier and their columns: one list, made of the reference of the format (`docs/format.md`), for
//! workbooks, for folders of CSV and for the page that explains them.
//!
//! A table of the dossier is a section, and so is what an entry holds in a list or a table of its own: the places in documents
//! of a place, the parts of a count. There the first columns name the entry that a row belongs to. A struct within a row is
//! taken apart into columns: `native.text`, `native.lang`. What is taken apart no further, such as a list in a list, is one
//! column in the notation of the format, so that no field can be missing.

mod kinds;
mod make;
#[cfg(test)]
mod tests;

use std::sync::LazyLock;

use parallax_dossier::reference::Reference;

static LAYOUT: LazyLock<Vec<Section>> = LazyLock::new(make::make);

/// One sheet, or one CSV file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Its name: that of the sheet, and of the file without its ending.
    pub name: String,
    /// What it holds.
    pub about: String,
    /// What its rows are.
    pub rows: Rows,
    /// Its columns; those that say to which entry a row belongs stand first.
    pub columns: Vec<Column>,
}

/// What the rows of a section are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rows {
    /// One row with the fields of the dossier itself.
    Dossier,
    /// The entries of a table, whose id is in the first column.
    Table(&'static str),
    /// The items of a list of the dossier.
    List(&'static str),
    /// Items of the lists, or entries of the tables, that entries hold.
    Inside(Vec<Owner>),
}

/// A list or table in the entries of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Owner {
    /// The table of the entries.
    pub table: &'static str,
    /// Where in an entry it stands.
    pub at: Path,
    /// The column with the id of the entry.
    pub column: usize,
    /// The column that must be filled for a row to belong here; `None` if every row does.
    pub only_with: Option<usize>,
    /// True if each row has a key, in the column after those of the owners.
    pub is_table: bool,
}

/// One column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name, in the header row.
    pub name: String,
    /// What it is in its row.
    pub part: Part,
    /// What its cells hold.
    pub kind: Kind,
    /// Whether every row must have it.
    pub is_required: bool,
    /// What it means.
    pub meaning: &'static str,
    /// What holds if the cell is empty, as the page says; `None` if it is required.
    pub left_out: Option<&'static str>,
    /// A value, as the page writes it; may be empty.
    pub example: &'static str,
}

/// What a column is in its row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// The id, or key, of the row.
    Key,
    /// The entry that the row belongs to.
    Owner,
    /// A value, at this place in the row.
    At(Path),
}

/// A place in a value of the format.
pub type Path = Vec<Step>;

/// One step to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// To the field of a struct.
    Field(&'static str),
    /// To what a word encloses.
    Word(&'static str),
    /// To the only value in brackets.
    Inside,
}

/// What cells hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Any text.
    Text,
    /// A date as the format writes dates.
    Date,
    /// An address.
    Link,
    /// An id of this table.
    Id(&'static str),
    /// `true`, or nothing.
    Flag,
    /// A whole number.
    Whole,
    /// Any number.
    Number,
    /// One of the words of this enum.
    Word(&'static str),
    /// An outcome: a word, or the id of a declared one.
    Outcome,
    /// A value of this enum that can be said plainly: a quantity, an age, a precision.
    Plain(&'static str),
    /// A line or an area, as well-known text.
    Shape,
    /// Several, with semicolons between them.
    List(Box<Kind>),
    /// The notation of the format.
    Notation,
}

impl Section {
    /// All sections, in the order of the sheets.
    ///
    /// ```
    /// let names: Vec<&str> = parallax_workbook::Section::all().iter().map(|one| one.name.as_str()).collect();
    /// assert_eq!(names[..3], ["dossier", "claims", "sources"]);
    /// assert!(names.contains(&"citations") && names.contains(&"parts"));
    /// ```
    #[must_use]
    pub fn all() -> &'static [Self] {
        &LAYOUT
    }

    /// The section of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        LAYOUT.iter().find(|section| section.name == name)
    }

    /// The column of this name.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.name == name)
    }
}

impl Kind {
    /// The words that a cell can hold; empty if it can hold others.
    #[must_use]
    pub fn words(&self) -> Vec<&'static str> {
        match self {
            Self::Word(of) => words(of),
            Self::Flag => vec!["true", "false"],
            _ => Vec::new(),
        }
    }
}

/// The words of an enum, as the page lists them.
pub(crate) fn words(of: &str) -> Vec<&'static str> {
    Reference::get()
        .enums
        .get(of)
        .map_or_else(Vec::new, |described| described.rows.iter().map(|row| row.word).collect())
}

/// One entry of a table, in a word.
pub(crate) fn entry(table: &str) -> &str {
    match table {
        "people" => "person",
        _ => table.strip_suffix('s').unwrap_or(table),
    }
}

/// Words with a capital at their start and a full stop at their end.
pub(crate) fn sentence(words: &str) -> String {
    let words = words.trim_start_matches("*Format 2:*").trim();
    let mut letters = words.chars();
    let first = letters.next().map(char::to_uppercase);
    let mut text: String = first.into_iter().flatten().chain(letters).collect();
    if !text.ends_with('.') {
        text.push('.');
    }
    text
}
