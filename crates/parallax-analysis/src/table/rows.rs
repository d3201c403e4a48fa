//! Which claims are in the table, and in which order.

use std::cmp::Ordering;

use super::{Column, SPLITS, cell, cell_among, figure, guarded};
use crate::dossier::{Claim, ClaimId, Dossier, Instant, Reading};
use crate::{Stated, WhenSaid};

/// The direction in which a column is sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    /// Smallest first.
    Ascending,
    /// Largest first.
    Descending,
}

/// The rows of the table, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableRows {
    claims: Vec<ClaimId>,
    total: usize,
}

impl TableRows {
    /// Filters and sorts the claims, limited to those in `only` if given: their cells must contain the texts
    /// of `filters`, ignoring case.
    ///
    /// Sorted by one column, dates by the day, figures by number; empty cells come last in either direction,
    /// and ties keep the order of the file.
    #[must_use]
    pub fn new(
        dossier: &Dossier,
        reading: &Reading,
        sort: Option<(Column, Direction)>,
        filters: &[String; Column::ALL.len()],
        only: Option<&[ClaimId]>,
    ) -> Self {
        let filters: Vec<(Column, String)> = Column::ALL
            .into_iter()
            .zip(filters)
            .filter(|(_, text)| !text.trim().is_empty())
            .map(|(column, text)| (column, text.trim().to_lowercase()))
            .collect();
        let matches = |id: &ClaimId| {
            let claim = &dossier.claims[*id];
            filters.iter().all(|(column, text)| {
                cell(dossier, reading, claim, *column).to_lowercase().contains(text.as_str())
            })
        };
        let total = only.map_or(dossier.claims.len(), <[ClaimId]>::len);
        let mut claims: Vec<ClaimId> = match only {
            Some(only) => only.iter().copied().filter(matches).collect(),
            None => dossier.claims.ids().filter(matches).collect(),
        };
        if let Some((column, direction)) = sort {
            let key = |id: &ClaimId| SortKey {
                value: value(dossier, reading, &dossier.claims[*id], column),
                direction,
            };
            claims.sort_by_cached_key(key);
        }
        Self { claims, total }
    }

    /// The claims, in order.
    #[must_use]
    pub fn claims(&self) -> &[ClaimId] {
        &self.claims
    }

    /// The number of claims, including those filtered out.
    #[must_use]
    pub const fn total(&self) -> usize {
        self.total
    }

    /// The row of `claim`.
    #[must_use]
    pub fn position(&self, claim: ClaimId) -> Option<usize> {
        self.claims.iter().position(|id| *id == claim)
    }

    /// The rows as text for a spreadsheet, in these columns: a line of headings, then a line per claim, with cells
    /// separated by tabs.
    ///
    /// A dossier is untrusted: a cell that could be taken for a formula is [`guarded`], and so is one that
    /// begins with a quotation mark, which a spreadsheet would interpret.
    #[must_use]
    pub fn to_text(&self, dossier: &Dossier, reading: &Reading, columns: &[Column]) -> String {
        let headings: Vec<&str> = columns.iter().map(|column| column.title()).collect();
        let mut text = headings.join("\t");
        text.push('\n');
        for id in &self.claims {
            let cells = columns.iter().map(|column| {
                let claim = &dossier.claims[*id];
                let cell = guarded(&cell_among(dossier, reading, claim, *column, columns), &SPLITS);
                // A tab or a line break of a cell's own would begin another cell.
                let cell = cell.replace(char::is_control, " ");
                if cell.starts_with('"') { format!("'{cell}") } else { cell }
            });
            text.push_str(&cells.collect::<Vec<_>>().join("\t"));
            text.push('\n');
        }
        text
    }
}

/// The sort value of a cell.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Value {
    /// The first and the last instant at which it may lie.
    Time((Instant, Instant)),
    /// The lowest and the highest.
    Figure((u64, u64)),
    Words(String),
    Nothing,
}

/// A value and the sort direction: missing values come last either way.
#[derive(PartialEq, Eq)]
struct SortKey {
    value: Value,
    direction: Direction,
}

impl Ord for SortKey {
    fn cmp(&self, other: &Self) -> Ordering {
        let order = self.value.cmp(&other.value);
        let has_empty = self.value == Value::Nothing || other.value == Value::Nothing;
        match self.direction {
            Direction::Descending if !has_empty => order.reverse(),
            _ => order,
        }
    }
}

impl PartialOrd for SortKey {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

fn value(dossier: &Dossier, reading: &Reading, claim: &Claim, column: Column) -> Value {
    let found = match column {
        Column::Said => WhenSaid::from_claim(dossier, claim).sort_key().map(Value::Time),
        Column::Quantity => figure(claim).map(Value::Figure),
        Column::Range => {
            let range = Stated::from_claim(claim, reading).interval();
            return range
                .map_or(Value::Nothing, |range| Value::Figure((range.low, range.high.unwrap_or(u64::MAX))));
        }
        _ => None,
    };
    found.unwrap_or_else(|| {
        let words = cell(dossier, reading, claim, column);
        let words = words.trim_matches(|letter: char| !letter.is_alphanumeric()).to_lowercase();
        if words.is_empty() { Value::Nothing } else { Value::Words(words) }
    })
}
