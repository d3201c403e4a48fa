//! The tables of a dossier, and how their entries are read alone.

use std::fmt;

use parallax_dossier::draft::{self, Node, ToNode};
use ron_tree::{Skipped, Tree};
use serde::Deserialize;

/// What can be an entry of a table: the rows of a draft.
pub trait Row: ToNode {
    /// The table.
    const SECTION: Section;
}

macro_rules! sections {
    ($($section:ident $field:literal $one:literal $row:ident $(<$life:lifetime>)?;)*) => {
        /// A table of a dossier.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Section {
            $(
                #[doc = concat!("`", $field, "`")]
                $section,
            )*
        }

        impl Section {
            /// All tables, in the order of the format.
            pub const ALL: &'static [Self] = &[$(Self::$section),*];

            /// The name of the table in the file.
            #[must_use]
            pub const fn field(self) -> &'static str {
                match self {
                    $(Self::$section => $field,)*
                }
            }

            /// One entry, in words: "source".
            #[must_use]
            pub const fn one(self) -> &'static str {
                match self {
                    $(Self::$section => $one,)*
                }
            }

            /// The struct of its entries.
            #[must_use]
            pub const fn row(self) -> &'static str {
                match self {
                    $(Self::$section => stringify!($row),)*
                }
            }

            /// Reads the value of an entry, without what is left out.
            pub(crate) fn read(self, tree: &Tree<'_>) -> Result<Node, ron_tree::Error> {
                match self {
                    $(Self::$section => read::<draft::$row>(tree).map(|row| row.to_node()),)*
                }
            }
        }

        $(impl Row for draft::$row $(<$life>)? {
            const SECTION: Section = Section::$section;
        })*
    };
}

sections! {
    Sides "sides" "side" Side;
    Places "places" "place" Place<'_>;
    Shapes "shapes" "shape" Shape<'_>;
    Groups "groups" "population" Group<'_>;
    Outcomes "outcomes" "outcome" DeclaredOutcome<'_>;
    Sources "sources" "source" Source<'_>;
    Documents "documents" "document" Document<'_>;
    Events "events" "event" Event<'_>;
    Questions "questions" "question" Question;
    People "people" "person" Person<'_>;
    Readings "readings" "reading" Reading;
    Schemes "schemes" "scheme" Scheme;
    Claims "claims" "claim" Claim<'_>;
}

impl Section {
    /// Several entries, in words: "sources".
    #[must_use]
    pub const fn many(self) -> &'static str {
        match self {
            Self::Groups => "populations",
            _ => self.field(),
        }
    }

    /// The table with this name in the file.
    #[must_use]
    pub fn from_field(field: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|section| section.field() == field)
    }

    /// The word before an id on the command line and in steps: `source:sohr`. Some tables have none.
    pub(crate) fn from_word(word: &str) -> Option<Self> {
        let is_named = |section: &&Self| match section {
            Self::Groups => word == "group",
            Self::Places
            | Self::Sources
            | Self::Documents
            | Self::Events
            | Self::Questions
            | Self::People
            | Self::Claims => word == section.one(),
            _ => false,
        };
        Self::ALL.iter().find(is_named).copied()
    }
}

impl fmt::Display for Section {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.field())
    }
}

/// Reads the outermost value of a tree.
pub(crate) fn read<'t, T: Deserialize<'t>>(tree: &Tree<'t>) -> Result<T, ron_tree::Error> {
    let skipped = Skipped::new();
    let root = tree.root().ok_or_else(|| serde::de::Error::custom("there is no value"))?;
    T::deserialize(tree.reader(root, &skipped))
}
