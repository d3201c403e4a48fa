//! Which claims the estimates show, in which order and under which headings.

use super::{EstimateRows, Stock};
use crate::dossier::{Axis, Count, Dossier, GroupId, Outcome, Reading};
pub use crate::dossier::{GroupBy, Sort};

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

    /// The scale on which all figures that are shown can be seen; found at once with what is known of all claims.
    #[must_use]
    pub fn natural_axis(self, dossier: &Dossier, stock: Option<Stock<'_>>, reading: &Reading) -> Axis {
        let spans_magnitudes = EstimateRows::would_span_magnitudes(dossier, stock, reading, self);
        if spans_magnitudes { Axis::Log } else { Axis::Linear }
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
