//! How each view shows what it shows: plain choices, one struct a view.

use serde::{Deserialize, Serialize};

pub use crate::analysis::Direction;
use crate::analysis::{Column, EstimateQuery, EstimateRows};
use crate::dossier::{Dossier, Reading};

/// What can be seen in the middle of the window, or exported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum View {
    /// The map.
    Map,
    /// The estimates.
    Estimates,
    /// Which claims can be true together.
    Agreement,
    /// Questions and answers.
    Accounts,
    /// All claims.
    Table,
    /// When things happened and when they were said.
    Timeline,
    /// Who had it from whom.
    Lineage,
}

impl View {
    /// All of them, in the order of their tabs.
    pub const ALL: [Self; 7] = [
        Self::Map,
        Self::Estimates,
        Self::Agreement,
        Self::Accounts,
        Self::Timeline,
        Self::Lineage,
        Self::Table,
    ];

    /// Its name on a tab.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Map => "Map",
            Self::Estimates => "Estimates",
            Self::Agreement => "Agreement",
            Self::Accounts => "Accounts",
            Self::Table => "Table",
            Self::Timeline => "Timeline",
            Self::Lineage => "Lineage",
        }
    }
}

/// How the estimates are shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EstimateSettings {
    /// Which claims, in which order, under which headings.
    pub query: EstimateQuery,
    /// How values lie along the axis.
    pub axis: AxisKind,
    /// How a claim is drawn.
    pub style: MarkStyle,
    /// What stands in the pane.
    pub page: EstimatePage,
}

/// What the pane of the estimates shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum EstimatePage {
    /// The chart.
    #[default]
    Chart,
    /// What other projects could store of the same claims.
    Coding,
}

/// How values lie along an axis.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum AxisKind {
    /// Equal steps are equally long.
    #[default]
    Linear,
    /// Equal factors are equally long; zero has a slot of its own.
    Log,
}

impl AxisKind {
    /// The axis on which the figures that are asked for can all be seen.
    #[must_use]
    pub fn natural(dossier: &Dossier, reading: &Reading, query: EstimateQuery) -> Self {
        if EstimateRows::new(dossier, reading, query, None).spans_magnitudes() {
            Self::Log
        } else {
            Self::Linear
        }
    }
}

/// How a claim is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum MarkStyle {
    /// Bars from zero.
    #[default]
    Bars,
    /// A dot and a whisker over the range.
    Intervals,
}

/// How the accounts are laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum AccountLayout {
    /// Questions are rows, sources columns.
    #[default]
    QuestionsDown,
    /// Sources are rows, questions columns.
    SourcesDown,
}

/// How the table of claims is sorted and filtered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableSettings {
    /// The column that decides the order; file order where none.
    pub sort: Option<(Column, Direction)>,
    /// For each column the text that its cells must hold, case ignored; everything where empty.
    pub filters: Box<[String; Column::ALL.len()]>,
}
