//! The columns of the table, as the settings keep them for every dossier.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::analysis::Column;
use crate::session::TableColumns;

/// The columns by their words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct KeptColumns {
    /// Those that are shown, from left to right; those that fit if empty.
    shown: Vec<String>,
    /// Their widths in points, where the reader chose them.
    widths: BTreeMap<String, u16>,
}

impl KeptColumns {
    pub fn new(columns: &TableColumns) -> Self {
        Self {
            shown: words(columns).map(str::to_owned).collect(),
            widths: columns.widths().map(|(column, width)| (column.word().to_owned(), width)).collect(),
        }
    }

    /// The columns; words that name none are ignored.
    pub fn columns(&self) -> TableColumns {
        let shown = self.shown.iter().filter_map(|word| Column::from_word(word)).collect();
        let width = |(word, width): (&String, &u16)| Some((Column::from_word(word)?, *width));
        TableColumns::new(shown, self.widths.iter().filter_map(width))
    }

    /// True if these are the columns; nothing is copied.
    pub fn are(&self, columns: &TableColumns) -> bool {
        let has = |(column, width): (Column, u16)| self.widths.get(column.word()) == Some(&width);
        words(columns).eq(self.shown.iter().map(String::as_str))
            && columns.widths().count() == self.widths.len()
            && columns.widths().all(has)
    }
}

fn words(columns: &TableColumns) -> impl Iterator<Item = &'static str> + '_ {
    columns.chosen().unwrap_or_default().iter().map(|column| column.word())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_come_back_and_what_is_none_is_ignored() {
        let columns = TableColumns::new(
            vec![Column::Quantity, Column::By, Column::Population],
            [(Column::By, 130), (Column::Hedge, 90)],
        );
        let kept = KeptColumns::new(&columns);
        assert_eq!(kept.columns(), columns);
        assert!(kept.are(&columns) && !kept.are(&TableColumns::default()));
        assert!(!kept.are(&columns.clone().sized(Column::By, 131)) && !kept.are(&columns.fitting()));
        assert!(KeptColumns::default().are(&TableColumns::default()));
        let odd = KeptColumns {
            shown: ["colour", "said"].map(str::to_owned).into(),
            widths: [("colour".to_owned(), 3)].into(),
        };
        assert_eq!(odd.columns().wanted(), [Column::By, Column::Said, Column::Population, Column::Quantity]);
    }
}
