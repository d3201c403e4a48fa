//! The headings under which findings are listed: the same words in the same order in the picture and in its description.

use super::Outlier;

/// A heading with findings below it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heading {
    /// Contradictions between the sources' own figures.
    Conflicts,
    /// Contradictions that rest on how number words are read.
    ReadConflicts,
    Denials,
    Outliers,
    /// Pairs that may be mistaken for one figure.
    Similar,
    /// Sets without a contradiction, if there is one.
    Together,
    /// The remaining ranges, if all counts can be true.
    Ranges,
    /// Pairs that may be mistaken for a contradiction.
    Rivals,
    NotCompared,
}

impl Heading {
    /// All headings, in reading order.
    pub const ALL: [Self; 9] = [
        Self::Conflicts,
        Self::ReadConflicts,
        Self::Denials,
        Self::Outliers,
        Self::Similar,
        Self::Together,
        Self::Ranges,
        Self::Rivals,
        Self::NotCompared,
    ];

    /// The words of the heading.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Conflicts => "Cannot all be true",
            Self::ReadConflicts => "Cannot all be true as words are read here",
            Self::Denials => "Denied or doubted by another source",
            Self::Outliers => Outlier::HEADING,
            Self::Similar => "Similar figures; the populations are kept apart",
            Self::Together => "What can stand together",
            Self::Ranges => "If all of them are true, then",
            Self::Rivals => "May look contradictory; the populations are kept apart",
            Self::NotCompared => "Not compared",
        }
    }
}

/// Said of the sets under [`Heading::Together`].
pub const SETS_NOTE: &str = "Each of these sets leaves out only what it must: nothing can be added to it without a contradiction. \
    They stand in the order of the dossier's file. The size of a set says nothing about its truth: one statement can have been \
    reported often.";
