//! Row by row what an import makes of a sheet: the claims, what was kept as words, and what was left out.

use std::collections::HashMap;
use std::ops::Range;

use crate::columns::Table;
use crate::summary::Remark;
use crate::{Import, Summary};

/// What is said of a cell or of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Finding {
    /// A figure that was kept as the words that it is.
    Words,
    /// It could also be read in another way.
    Doubt,
    /// It is in no claim.
    LeftOut,
}

impl Finding {
    /// The list of a summary that holds such remarks.
    #[must_use]
    pub fn remarks(self, summary: &Summary) -> &[Remark] {
        match self {
            Self::Words => &summary.words,
            Self::Doubt => &summary.doubts,
            Self::LeftOut => &summary.left_out,
        }
    }
}

/// A remark on a row: the list it stands in, its place there, and the column that it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// The list.
    pub finding: Finding,
    /// The place of the remark in that list.
    pub at: usize,
    /// The column, counted from 0; `None` if it is about the whole row.
    pub column: Option<usize>,
}

/// What came of one row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RowAccount {
    /// The places of its claims in the draft.
    pub claims: Range<usize>,
    /// What is said of it.
    pub found: Vec<Found>,
}

impl RowAccount {
    /// True if there is such a remark on the row.
    #[must_use]
    pub fn has(&self, finding: Finding) -> bool {
        self.found.iter().any(|found| found.finding == finding)
    }

    /// The most serious remark on a cell: on its column, or on the whole row.
    #[must_use]
    pub fn of_cell(&self, column: usize) -> Option<Finding> {
        let here = self.found.iter().filter(|found| found.column.is_none_or(|at| at == column));
        here.map(|found| found.finding).max()
    }
}

/// What came of each row of a table, in its order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Account {
    /// One for each row below the header.
    pub rows: Vec<RowAccount>,
}

impl Account {
    /// Goes through the claims and remarks of an import once. `number` is the place of the table among those imported.
    ///
    /// ```
    /// use parallax_import::review::{Account, Finding};
    /// use parallax_import::{Map, Table, import, sheet};
    /// let csv = "Source,Killed\nUnion,dozens\nPort,-\n";
    /// let sheet = sheet::parse(csv.as_bytes().to_vec(), None, &sheet::Reading::default())?;
    /// let tables = [Table::new(&sheet, &Map::default())];
    /// let account = Account::new(&import(&tables, "Harbour"), &tables[0], 0);
    /// assert_eq!((account.rows[0].claims.clone(), account.rows[0].of_cell(1)), (0..1, Some(Finding::Words)));
    /// assert_eq!((account.rows[1].claims.len(), account.rows[1].of_cell(1)), (0, Some(Finding::LeftOut)));
    /// # Ok::<(), sheet::SheetError>(())
    /// ```
    #[must_use]
    pub fn new(import: &Import, table: &Table, number: usize) -> Self {
        let mut rows: Vec<RowAccount> = vec![RowAccount::default(); table.rows.len()];
        let place: HashMap<u32, usize> =
            table.rows.iter().enumerate().map(|(at, row)| (row.number, at)).collect();
        for (claim, origin) in import.origins.iter().enumerate().filter(|(_, origin)| origin.table == number)
        {
            let Some(row) = place.get(&origin.row).and_then(|at| rows.get_mut(*at)) else { continue };
            let start = if row.claims.is_empty() { claim } else { row.claims.start };
            row.claims = start..claim + 1;
        }
        let columns: HashMap<&str, usize> =
            table.map.columns.iter().enumerate().map(|(at, column)| (column.name.as_str(), at)).collect();
        for finding in [Finding::LeftOut, Finding::Words, Finding::Doubt] {
            for (at, remark) in finding.remarks(&import.summary).iter().enumerate() {
                let is_here = remark.file == table.sheet.file && remark.sheet == table.sheet.name;
                let row = place.get(&remark.row).and_then(|at| rows.get_mut(*at));
                if let Some(row) = row.filter(|_| is_here) {
                    let column = remark.column.as_deref().and_then(|name| columns.get(name).copied());
                    row.found.push(Found { finding, at, column });
                }
            }
        }
        Self { rows }
    }

    /// The next row after `from` on which there is such a remark, from the beginning again at the end.
    #[must_use]
    pub fn next(&self, from: Option<usize>, finding: Finding) -> Option<usize> {
        let start = from.map_or(0, |from| from + 1);
        let order = (start..self.rows.len()).chain(0..start.min(self.rows.len()));
        order.into_iter().find(|at| self.rows[*at].has(finding))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Map, import, sheet};

    #[test]
    fn each_row_has_its_claims_and_what_is_said_of_it() {
        let csv = "Source,Killed,Injured\nUnion,12,dozens\nPort,-,\nRadio,,3\n";
        let sheet = sheet::parse(csv.as_bytes().to_vec(), None, &sheet::Reading::default()).expect("a sheet");
        let tables = [Table::new(&sheet, &Map::default())];
        let account = Account::new(&import(&tables, "T"), &tables[0], 0);
        let claims: Vec<_> = account.rows.iter().map(|row| row.claims.clone()).collect();
        assert_eq!(claims, [0..2, 0..0, 2..3]);
        let [first, second, third] = &account.rows[..] else { panic!("three rows") };
        assert_eq!((first.of_cell(1), first.of_cell(2)), (None, Some(Finding::Words)));
        // The cell is left out, and so is the row that has nothing else.
        assert_eq!((second.of_cell(0), second.of_cell(1)), (Some(Finding::LeftOut), Some(Finding::LeftOut)));
        assert!(third.found.is_empty());
        assert_eq!(account.next(None, Finding::LeftOut), Some(1));
        assert_eq!(account.next(Some(1), Finding::LeftOut), Some(1), "it is the only one");
        assert_eq!(account.next(Some(0), Finding::Words), Some(0));
        assert_eq!(account.next(None, Finding::Doubt), None);
    }
}
