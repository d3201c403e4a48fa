//! Which columns the table shows, in which order, and how wide.

use crate::dossier::Column;

/// The columns of the table as the reader chose them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct TableColumns {
    /// The columns, from left to right; those that fit if empty.
    shown: Vec<Column>,
    /// For each column, its width in points, where the reader chose one.
    widths: [Option<u16>; Column::ALL.len()],
}

impl TableColumns {
    /// These columns, from left to right, with those that are always shown; those that fit if there are none.
    #[must_use]
    pub fn new(mut shown: Vec<Column>, widths: impl IntoIterator<Item = (Column, u16)>) -> Self {
        if !shown.is_empty() {
            let mut seen = [false; Column::ALL.len()];
            shown.retain(|column| !std::mem::replace(&mut seen[*column as usize], true));
            for column in Column::FIXED {
                insert(&mut shown, column);
            }
        }
        let mut columns = Self { shown, ..Self::default() };
        for (column, width) in widths {
            columns = columns.sized(column, width);
        }
        columns
    }

    /// The columns that the reader chose, from left to right; `None` if those are shown that fit.
    #[must_use]
    pub fn chosen(&self) -> Option<&[Column]> {
        (!self.shown.is_empty()).then_some(&self.shown)
    }

    /// The columns that are to be shown where there is room for all, from left to right.
    #[must_use]
    pub fn wanted(&self) -> &[Column] {
        self.chosen().unwrap_or(&Column::ALL)
    }

    /// The width that the reader chose, in points.
    #[must_use]
    pub const fn width(&self, column: Column) -> Option<u16> {
        self.widths[column as usize]
    }

    /// The widths that the reader chose.
    pub fn widths(&self) -> impl Iterator<Item = (Column, u16)> + '_ {
        Column::ALL.into_iter().filter_map(|column| Some((column, self.width(column)?)))
    }

    /// The same with another width for a column, as far as a column can be so narrow or wide.
    #[must_use]
    pub fn sized(mut self, column: Column, width: u16) -> Self {
        let range = Column::WIDTHS;
        self.widths[column as usize] = Some(width.clamp(*range.start(), *range.end()));
        self
    }

    /// The same with the columns as wide as their text.
    #[must_use]
    pub fn as_wide_as_text(mut self) -> Self {
        self.widths = [None; Column::ALL.len()];
        self
    }

    /// The same with those columns that fit.
    #[must_use]
    pub fn fitting(mut self) -> Self {
        self.shown.clear();
        self
    }

    /// The same without a column, of which `drawn` are on the screen; a column that is always shown stays.
    #[must_use]
    pub fn without(self, drawn: &[Column], column: Column) -> Self {
        if Column::FIXED.contains(&column) {
            return self;
        }
        let shown = drawn.iter().copied().filter(|other| *other != column).collect();
        Self { shown, ..self }
    }

    /// The same with a column, at its usual place among those that are on the screen.
    #[must_use]
    pub fn with(self, drawn: &[Column], column: Column) -> Self {
        let mut shown = drawn.to_vec();
        insert(&mut shown, column);
        Self { shown, ..self }
    }

    /// The same with a column moved to a place among those that are on the screen.
    #[must_use]
    pub fn moved(self, drawn: &[Column], column: Column, to: usize) -> Self {
        let mut shown: Vec<Column> = drawn.iter().copied().filter(|other| *other != column).collect();
        if shown.len() == drawn.len() {
            return self;
        }
        shown.insert(to.min(shown.len()), column);
        Self { shown, ..self }
    }
}

/// Puts a column after the one that usually stands before it, or else first.
fn insert(shown: &mut Vec<Column>, column: Column) {
    if shown.contains(&column) {
        return;
    }
    let before = |other: &Column| (*other as usize) < column as usize;
    let nearest = shown.iter().copied().filter(before).max();
    let place = nearest.and_then(|nearest| shown.iter().position(|other| *other == nearest));
    shown.insert(place.map_or(0, |place| place + 1), column);
}

#[cfg(test)]
mod tests {
    use super::*;
    use Column::{By, Hedge, Outcome, Population, Quantity, Read, Via};

    #[test]
    fn whoever_says_what_of_whom_is_always_shown() {
        let columns = TableColumns::new(vec![Hedge, Quantity, Hedge], []);
        assert_eq!(columns.wanted(), [By, Population, Hedge, Quantity]);
        for column in Column::FIXED {
            assert_eq!(columns.clone().without(columns.wanted(), column), columns);
        }
        assert_eq!(TableColumns::default().wanted(), Column::ALL);
        assert_eq!(TableColumns::new(Vec::new(), []).chosen(), None);
    }

    #[test]
    fn columns_are_hidden_brought_back_and_moved() {
        let all = TableColumns::default();
        let without = all.without(&[By, Via, Population, Quantity], Via);
        assert_eq!(without.chosen(), Some(&[By, Population, Quantity][..]));
        let drawn = without.wanted().to_vec();
        let with = without.with(&drawn, Outcome);
        assert_eq!(with.wanted(), [By, Outcome, Population, Quantity], "at its usual place");
        let drawn = with.wanted().to_vec();
        let moved = with.moved(&drawn, Quantity, 0);
        assert_eq!(moved.wanted(), [Quantity, By, Outcome, Population]);
        let drawn = moved.wanted().to_vec();
        assert_eq!(moved.clone().moved(&drawn, By, 9).wanted(), [Quantity, Outcome, Population, By]);
        assert_eq!(moved.clone().moved(&drawn, Read, 0), moved, "what is not there does not move");
        assert_eq!(moved.fitting().chosen(), None);
    }

    #[test]
    fn a_width_is_one_that_a_column_can_have() {
        let columns = TableColumns::new(Vec::new(), [(Via, 7), (Hedge, 300)]).sized(By, 9_000);
        assert_eq!(columns.widths().collect::<Vec<_>>(), [(By, 1_200), (Via, 44), (Hedge, 300)]);
        assert_eq!(columns.as_wide_as_text(), TableColumns::default());
    }
}
