//! How a dossier wants to be met first, and what its claims leave out.

use serde::Deserialize;

use super::{EventId, GroupId, Outcome};

/// How a dossier wants to be met first. What it leaves open is decided as ever.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opens {
    /// The view that is in front.
    pub view: Option<View>,
    /// The outcome that the estimates show.
    pub outcome: Option<Outcome>,
    /// The scale of their axis.
    pub axis: Option<Axis>,
    /// Their order.
    pub sort: Option<Sort>,
    /// The one population that they show, with its parts.
    pub population: Option<GroupId>,
    /// The key of the reading of number words, of the dossier or of the program.
    pub reading: Option<String>,
}

/// What claims have where they do not say otherwise.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Defaults {
    /// The event of claims that name none.
    pub event: Option<EventId>,
}

/// A view of the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
pub enum View {
    /// Where it was.
    Map,
    /// How many.
    Estimates,
    /// Who answers what.
    Accounts,
    /// What can be true together.
    Agreement,
    /// When it was.
    Timeline,
    /// Who had it from whom.
    Lineage,
    /// All claims.
    Table,
}

impl View {
    /// All views.
    pub const ALL: [Self; 7] = [
        Self::Map,
        Self::Estimates,
        Self::Accounts,
        Self::Agreement,
        Self::Timeline,
        Self::Lineage,
        Self::Table,
    ];

    /// The view in a word, as on the command line.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Map => "map",
            Self::Estimates => "estimates",
            Self::Accounts => "accounts",
            Self::Agreement => "agreement",
            Self::Timeline => "timeline",
            Self::Lineage => "lineage",
            Self::Table => "table",
        }
    }
}

/// The scale of an axis of figures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize)]
pub enum Axis {
    /// Equal differences have equal lengths.
    #[default]
    Linear,
    /// Equal ratios have equal lengths; zero has a slot of its own.
    Log,
}

impl Axis {
    /// Both scales.
    pub const ALL: [Self; 2] = [Self::Linear, Self::Log];

    /// The scale in a word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Linear => "linear",
            Self::Log => "logarithmic",
        }
    }
}

/// The order of the estimates within a heading. Ties keep the order of the file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize)]
pub enum Sort {
    /// By the day they were made, undated ones last.
    #[default]
    Date,
    /// By the figure, largest first; claims without a figure last.
    Size,
    /// By the name of the source.
    Source,
}

impl Sort {
    /// All orders.
    pub const ALL: [Self; 3] = [Self::Date, Self::Size, Self::Source];

    /// The order in a word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::Size => "size",
            Self::Source => "source",
        }
    }

    /// The order as a choice.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Date => "day it was said",
            Self::Size => "largest figure first",
            Self::Source => "name of the source",
        }
    }
}
