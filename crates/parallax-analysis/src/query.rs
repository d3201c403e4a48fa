//! Which claims the estimates show, in which order and under which headings.

use crate::dossier::{Count, Dossier, GroupId, Outcome};

/// Which claims the estimates show, in which order and under which headings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct EstimateQuery {
    /// One outcome; if `None`, all, each under its heading.
    pub outcome: Option<Outcome>,
    /// One population; all if `None`.
    pub population: Option<GroupId>,
    /// Whether the population's parts are included.
    pub parts: Parts,
    /// The order within a heading.
    pub sort: Sort,
    /// The headings.
    pub group_by: GroupBy,
}

impl EstimateQuery {
    /// True if claims about `group` are shown, judging by population only.
    #[must_use]
    pub fn shows(&self, dossier: &Dossier, group: GroupId) -> bool {
        match (self.population, self.parts) {
            (None, _) => true,
            (Some(only), Parts::Closed) => group == only,
            (Some(only), Parts::Open) => dossier.lineage_of(group).any(|whole| whole == only),
        }
    }

    /// True if `count` is shown, judging by population only: for what it counts, or for one of its parts.
    #[must_use]
    pub fn shows_count(&self, dossier: &Dossier, count: &Count) -> bool {
        count.stated().any(|(group, _)| self.shows(dossier, group))
    }
}

/// Whether a population's parts are included.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Parts {
    /// Included, each under its own heading.
    #[default]
    Open,
    /// Only claims about the population as a whole.
    Closed,
}

/// The order of claims within a heading. Ties keep the order of the file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Sort {
    /// By the day they were made, undated ones last.
    #[default]
    Date,
    /// By the figure, largest first; claims without a figure last.
    Size,
    /// By the name of the source.
    Source,
}

impl From<crate::dossier::Sort> for Sort {
    fn from(sort: crate::dossier::Sort) -> Self {
        match sort {
            crate::dossier::Sort::Date => Self::Date,
            crate::dossier::Sort::Size => Self::Size,
            crate::dossier::Sort::Source => Self::Source,
        }
    }
}

impl Sort {
    /// All orders, as offered.
    pub const ALL: [Self; 3] = [Self::Date, Self::Size, Self::Source];

    /// The order in a word or two, as a choice.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Date => "day it was said",
            Self::Size => "largest figure first",
            Self::Source => "name of the source",
        }
    }
}

/// The headings above the claims. In any case, claims about different populations never share one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum GroupBy {
    /// Populations, part below whole.
    #[default]
    Population,
    /// Sources, and their populations below.
    Source,
    /// Documents, and their populations below.
    Document,
    /// Sides of the sources, and their populations below.
    Side,
}

impl GroupBy {
    /// All groupings, as offered.
    pub const ALL: [Self; 4] = [Self::Population, Self::Source, Self::Document, Self::Side];

    /// The headings in a word, as a choice.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Population => "population",
            Self::Source => "source",
            Self::Document => "document",
            Self::Side => "side",
        }
    }
}
