//! The settings of each view: plain choices, one struct per view.

pub use crate::analysis::Direction;
use crate::analysis::{Column, EstimateQuery, EstimateRows};
use crate::dossier::{Dossier, Reading};

/// How the estimates are shown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct EstimateSettings {
    /// Which claims, in which order, grouped by what.
    pub query: EstimateQuery,
    /// The scale of the axis.
    pub axis: AxisKind,
    /// How a claim is drawn.
    pub style: MarkStyle,
    /// Which page is shown.
    pub page: EstimatePage,
}

/// The pages of the estimates.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum EstimatePage {
    /// The chart.
    #[default]
    Chart,
    /// How other projects could code the same claims.
    Coding,
}

/// The scale of an axis.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum AxisKind {
    /// Equal differences have equal lengths.
    #[default]
    Linear,
    /// Equal ratios have equal lengths; zero has a slot of its own.
    Log,
}

impl AxisKind {
    /// Returns the scale on which all figures of the query are visible.
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
    /// A dot with a whisker across the range.
    Intervals,
}

/// How the lineage is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct LineageSettings {
    /// True if members of an institution are shown as that institution.
    pub folds: bool,
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
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct TableSettings {
    /// The column to sort by; file order if `None`.
    pub sort: Option<(Column, Direction)>,
    /// For each column, a text that its cells must contain, ignoring case; an empty text matches everything.
    pub filters: Box<[String; Column::ALL.len()]>,
}
