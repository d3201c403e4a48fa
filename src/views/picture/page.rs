//! One of several pictures whose rows go on from each to the next.

use std::ops::Range;

use crate::dossier::ClaimId;

/// A page: some of the claims that a view draws as rows, one below the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// Its claims, ascending.
    claims: Vec<ClaimId>,
    /// How many claims come before it, and up to its end.
    rows: Range<usize>,
    /// How many claims there are on all pages.
    all: usize,
    /// Its number, from 1, and how many pages there are, if that is known.
    number: (usize, Option<usize>),
    /// The smallest and the largest figure on all pages: their axis is the same.
    pub figures: (u64, u64),
}

impl Page {
    /// The page with these of all the rows in their order.
    #[must_use]
    pub fn new(
        order: &[ClaimId],
        rows: Range<usize>,
        number: (usize, Option<usize>),
        figures: (u64, u64),
    ) -> Self {
        let mut claims = order.get(rows.clone()).unwrap_or_default().to_vec();
        claims.sort_unstable();
        Self { claims, rows, all: order.len(), number, figures }
    }

    /// Returns the claims that are on this page, of `claims` (ascending; all if `None`).
    #[must_use]
    pub fn narrowed(&self, claims: Option<&[ClaimId]>) -> Vec<ClaimId> {
        let is_shown = |id: &ClaimId| claims.is_none_or(|claims| claims.binary_search(id).is_ok());
        self.claims.iter().copied().filter(is_shown).collect()
    }

    /// Its number, from 1.
    #[must_use]
    pub const fn number(&self) -> usize {
        self.number.0
    }

    /// "page 2 of 5: claims 301 to 600 of 1432".
    #[must_use]
    pub fn caption(&self) -> String {
        let (number, pages) = self.number;
        let pages = pages.map(|pages| format!(" of {pages}")).unwrap_or_default();
        format!("page {number}{pages}: claims {} to {} of {}", self.rows.start + 1, self.rows.end, self.all)
    }
}
