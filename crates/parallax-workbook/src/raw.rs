//! Sheets as they are read, before anything in them is understood.

use crate::problem::{ColumnOf, SheetLocation, shortened};

/// All sheets of a workbook, or all files of a package.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sheets {
    /// Whether they are text files, whose rows are lines.
    pub is_text: bool,
    pub sheets: Vec<Sheet>,
}

/// One sheet.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sheet {
    /// Its name, as the sections are called.
    pub name: String,
    /// Its name as it is shown.
    pub shown: String,
    /// Rows that have any cell, in order.
    pub rows: Vec<Row>,
    /// The areas of merged cells.
    pub merged: Vec<Area>,
}

/// One row.
#[derive(Clone, Debug, Default)]
pub(crate) struct Row {
    /// Its number, counted from 1.
    pub number: u32,
    pub cells: Vec<Raw>,
}

/// One cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Raw {
    pub text: String,
    pub odd: Option<Odd>,
}

/// What a cell holds that is no text and no number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Odd {
    /// A formula.
    Formula(String),
    /// A date or time of the spreadsheet program.
    Date,
    /// An error of the spreadsheet program.
    Error,
}

/// Rows and columns from the first to the last; rows counted from 1, columns from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Area {
    pub rows: (u32, u32),
    pub columns: (u32, u32),
}

/// A cell, or a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct At {
    pub sheet: usize,
    pub row: Option<usize>,
    pub column: Option<usize>,
}

impl Row {
    /// The cell in this column, without space around it; empty if the row is shorter.
    pub fn text(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", |cell| cell.text.trim())
    }

    fn is_empty(&self) -> bool {
        self.cells.iter().all(|cell| cell.text.trim().is_empty() && cell.odd.is_none())
    }
}

impl Sheet {
    /// Rows without anything in them are left out.
    pub fn drop_empty_rows(&mut self) {
        self.rows.retain(|row| !row.is_empty());
    }
}

impl Sheets {
    /// A place for people.
    pub fn place(&self, at: At) -> SheetLocation {
        let sheet = self.sheets.get(at.sheet);
        let row = at.row.and_then(|row| sheet?.rows.get(row));
        let header = sheet.and_then(|sheet| sheet.rows.first());
        let column =
            at.column.map(|column| ColumnOf::new(column, header.map_or("", |header| header.text(column))));
        SheetLocation {
            sheet: sheet.map_or_else(String::new, |sheet| sheet.shown.clone()),
            row: row.map(|row| row.number),
            column,
            holds: row.zip(at.column).map_or_else(String::new, |(row, column)| shortened(row.text(column))),
            is_text: self.is_text,
        }
    }
}
