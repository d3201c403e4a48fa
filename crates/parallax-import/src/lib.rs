//! Files that people hold become dossiers, and no cell is made sharper on the way.
//!
//! [`input`] reads files as sheets, JSON or texts, [`sheet`] has rows of cells, [`shape`] knows the shapes that files of this
//! field have, [`columns`] finds what each column is for, [`cell`], [`date`] and [`position`] read single cells, and
//! [`import`] makes a draft of all, with a [`Summary`] of what was guessed, kept as words and left out.
//!
//! This crate knows no window and no command line, and it never changes the files it reads.

pub mod again;
mod archive;
pub mod cell;
pub mod clock;
pub mod columns;
pub mod date;
pub mod files;
pub mod input;
mod making;
mod memory;
mod mgrs;
mod moment;
pub mod passage;
pub mod position;
pub mod review;
mod rows;
pub mod shape;
pub mod sheet;
mod summary;
mod tree;

use parallax_dossier::dossier::Zone;
use parallax_dossier::draft::Dossier;

pub use columns::{Map, Table};
pub use files::Files;
pub use input::Input;
pub use making::{Keyed, Kind, Origin};
pub use memory::Memory;
pub use shape::{Shape, ShapeError};
pub use summary::{OfSheet, Remark, Summary};

use input::Paper;
use shape::Job;

/// A draft that was made of files, and what came of them.
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
    /// The map of the first sheet, with what was guessed filled in; empty if no file is a sheet.
    pub map: Map,
}

impl Import {
    /// True if nothing in the files could be used.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        let draft = &self.draft;
        draft.claims.is_empty()
            && draft.documents.is_empty()
            && draft.places.is_empty()
            && draft.events.is_empty()
    }
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
    make(tables, &[], title, memory)
}

/// Makes a draft of all files: sheets as [`import`] does, and those that are no sheets by their shapes. A shape that `map`
/// names is that of all files.
///
/// ```
/// use parallax_import::{Map, import_files, input, sheet::Reading};
/// let json = r#"[{"Source": "Union", "Killed": 12}, {"Source": "Port", "Killed": "dozens"}]"#;
/// let file = input::parse(json.into(), "tolls.json", None, &Reading::default())?;
/// let import = import_files(vec![file], &Map::default(), "Harbour")?;
/// assert_eq!((import.summary.claims, import.summary.words.len()), (2, 1));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// If a shape that is asked for does not exist or cannot be that of a file, or JSON has no list of entries.
pub fn import_files(inputs: Vec<Input>, map: &Map, title: &str) -> Result<Import, ShapeError> {
    let inputs = files::settle(inputs, map)?;
    Ok(Files::from_inputs(&inputs, map)?.import(title, Memory::default()))
}

fn make(tables: &[Table], papers: &[(&Paper, &'static Shape)], title: &str, memory: Memory) -> Import {
    let mut maker = making::Maker::new(title, memory);
    let zones = tables.iter().filter_map(|table| table.map.zone.clone());
    maker.draft.zone = zones.into_iter().find(|zone| zone.parse::<Zone>().is_ok()).map(Into::into);
    let mut summary = Summary::default();
    for (at, table) in tables.iter().enumerate() {
        // Rows of several sheets have the same numbers.
        let prefix = if tables.len() > 1 { format!("sheet {} ", at + 1) } else { String::new() };
        maker.at_table(at);
        let (shape, because) = Shape::of_table(table);
        shape.read_table(table, &mut Job { prefix, maker: &mut maker, summary: &mut summary });
        summary.list_marks(table);
        let unit = if table.sheet.is_tree { ("entry", "entries") } else { ("row", "rows") };
        let is_special = !shape.is_any_sheet();
        let told = table.told.iter().cloned().chain(std::mem::take(&mut summary.told_last)).collect();
        summary.sheets.push(OfSheet {
            file: table.sheet.file.clone(),
            sheet: table.sheet.name.clone(),
            shape: is_special.then_some(shape.title),
            shape_name: is_special.then_some(shape.name),
            because,
            header: table.map.header,
            rows: table.rows.len(),
            unit,
            columns: table.map.columns.clone(),
            told,
        });
    }
    for shape in shape::SHAPES {
        let same: Vec<&Paper> =
            papers.iter().filter(|(_, of)| of.name == shape.name).map(|(paper, _)| *paper).collect();
        if same.is_empty() {
            continue;
        }
        let before = summary.sheets.len();
        maker.at_table(tables.len());
        shape
            .read_papers(&same, &mut Job { prefix: String::new(), maker: &mut maker, summary: &mut summary });
        for sheet in &mut summary.sheets[before..] {
            (sheet.shape, sheet.shape_name) = (Some(shape.title), Some(shape.name));
        }
    }
    let (draft, origins, keys) = maker.finish();
    summary.count(&draft);
    let map = tables.first().map(|table| table.map.clone()).unwrap_or_default();
    Import { draft, summary, origins, keys, map }
}

#[cfg(test)]
mod tests;
