//! Sheets that people hold become dossiers, and no cell is made sharper on the way.
//!
//! [`sheet`] reads files as rows of cells, [`columns`] finds what each column is for, [`cell`], [`date`] and [`position`] read
//! single cells, and [`import`] makes a draft of all, with a [`Summary`] of what was guessed, kept as words and left out.
//!
//! This crate knows no window and no command line, and it never changes the files it reads.

pub mod again;
pub mod cell;
mod coded;
pub mod columns;
pub mod date;
mod making;
mod memory;
pub mod position;
pub mod review;
mod rows;
pub mod sheet;
mod summary;

use parallax_dossier::draft::Dossier;

pub use columns::{Map, Table};
pub use making::{Keyed, Kind, Origin};
pub use memory::Memory;
pub use summary::{OfSheet, Remark, Summary};

/// A draft that was made of sheets, and what came of them.
#[derive(Clone, Debug)]
pub struct Import {
    /// The draft; [`Dossier::build`] finds no error in it.
    pub draft: Dossier<'static>,
    /// What was guessed, kept as words and left out.
    pub summary: Summary,
    /// Of which row each claim was made, in the order of the claims.
    pub origins: Vec<Origin>,
    /// By which key each entry is found again when a later sheet is imported.
    pub keys: Vec<Keyed>,
}

/// Makes a draft of the rows of all tables.
///
/// ```
/// use parallax_import::{Map, Table, import, sheet};
/// let csv = "Source,Link,Killed\nUnion,https://example.org/a,at least 12\nPort,https://example.org/b,dozens\n";
/// let sheet = sheet::parse(csv.as_bytes().to_vec(), None, &sheet::Reading::default())?;
/// let import = import(&[Table::new(&sheet, &Map::default())], "Harbour");
/// assert_eq!((import.summary.claims, import.summary.words.len()), (2, 1));
/// assert!(import.draft.write().contains("quantity: AtLeast(12)"));
/// # Ok::<(), sheet::SheetError>(())
/// ```
#[must_use]
pub fn import(tables: &[Table], title: &str) -> Import {
    import_with(tables, title, Memory::default())
}

/// The same, with the ids that entries had when they were imported before.
#[must_use]
pub fn import_with(tables: &[Table], title: &str, memory: Memory) -> Import {
    let mut maker = making::Maker::new(title, memory);
    let mut summary = Summary::default();
    for (at, table) in tables.iter().enumerate() {
        // Rows of several sheets have the same numbers.
        let prefix = if tables.len() > 1 { format!("sheet {} ", at + 1) } else { String::new() };
        maker.at_table(at);
        let shape = coded::Shape::of(table);
        match shape {
            Some(shape) => coded::read(shape, table, &prefix, &mut maker, &mut summary),
            None => rows::read(table, &prefix, &mut maker, &mut summary),
        }
        summary.sheets.push(OfSheet {
            file: table.sheet.file.clone(),
            sheet: table.sheet.name.clone(),
            shape: shape.map(coded::Shape::title),
            header: table.map.header,
            rows: table.rows.len(),
            columns: table.map.columns.clone(),
            told: table.told.clone(),
        });
    }
    let (draft, origins, keys) = maker.finish();
    summary.count(&draft);
    Import { draft, summary, origins, keys }
}

#[cfg(test)]
mod tests;
