//! What an import makes of a sheet, worked out on another thread if the sheet is large.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use crate::import::again::Trace;
use crate::import::review::{Account, Finding};
use crate::import::sheet::{self, Sheet};
use crate::import::{Import, Map, Table, import};
use crate::letters::{Lacking, is_bundled};

/// What a reader asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Asked {
    /// What is not to be guessed.
    pub map: Map,
    /// The sheet of a workbook; the first with cells if there is none.
    pub sheet: Option<String>,
}

/// By what a change of a file is noticed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    bytes: u64,
    modified: Option<SystemTime>,
}

impl Stamp {
    /// The stamp of a file; `None` if it cannot be asked for.
    pub fn read(path: &Path) -> Option<Self> {
        let about = std::fs::metadata(path).ok()?;
        Some(Self { bytes: about.len(), modified: about.modified().ok() })
    }
}

/// The result for one sheet.
#[derive(Debug)]
pub struct Made {
    /// The file.
    pub path: PathBuf,
    /// The sheet.
    pub sheet: Arc<Sheet>,
    /// The file as it was when it was read.
    pub stamp: Option<Stamp>,
    /// What was asked for.
    pub asked: Asked,
    /// What each column is for, asked for or guessed.
    pub map: Map,
    /// The first row below the header.
    pub first: usize,
    /// The draft and the summary.
    pub import: Import,
    /// What is left beside the dossier, to import the sheet again.
    pub trace: Trace,
    /// What came of each row.
    pub account: Account,
    /// How many rows have such a remark: kept as words, doubtful, left out.
    pub counts: [usize; 3],
    /// Where each entry of the draft stands in its table.
    pub places: [HashMap<String, usize>; 5],
    /// Letters of the sheet that the bundled fonts lack.
    pub lacking: Lacking,
}

/// Cells of a sheet that is worked out at once.
const AT_ONCE: usize = 20_000;
/// Letters of other scripts are looked for in so many cells.
const LOOKED_AT: usize = 2_000_000;

/// True if a sheet takes longer than a frame.
pub fn is_large(sheet: &Sheet) -> bool {
    sheet.rows.iter().map(|row| row.cells.len()).sum::<usize>() > AT_ONCE
}

impl Made {
    /// Reads the file, or takes the sheet that was read, and makes claims of it. Returns nothing if it is not wanted any more.
    ///
    /// # Errors
    /// Why the file is no sheet, in words.
    pub fn make(
        path: &Path,
        asked: Asked,
        read: Option<(Arc<Sheet>, Option<Stamp>)>,
        is_wanted: &dyn Fn() -> bool,
    ) -> Option<Result<Self, String>> {
        if read.is_none() && matches!(parallax_workbook::open(path), Ok(Some(_))) {
            return Some(Err(format!(
                "{0}: it holds a whole dossier; `parallax import {0} --to NEW.dossier.ron` writes it",
                path.display()
            )));
        }
        let (sheet, stamp) = if let Some(read) = read {
            read
        } else {
            let stamp = Stamp::read(path);
            match sheet::read(path, asked.sheet.as_deref(), &asked.map.file) {
                Ok(sheet) => (Arc::new(sheet), stamp),
                Err(why) => return Some(Err(format!("{}: {why}", path.display()))),
            }
        };
        is_wanted().then_some(())?;
        let table = Table::new(&sheet, &asked.map);
        let title = parallax_headless::import::title_of(path);
        let import = import(std::slice::from_ref(&table), &title);
        is_wanted().then_some(())?;
        let account = Account::new(&import, &table, 0);
        let trace = Trace::new(&import, std::slice::from_ref(&table));
        is_wanted().then_some(())?;
        let counts = [Finding::Words, Finding::Doubt, Finding::LeftOut]
            .map(|finding| account.rows.iter().filter(|row| row.has(finding)).count());
        let (map, first) = (table.map.clone(), sheet.rows.len() - table.rows.len());
        let places = places(&import);
        let lacking = lacking(&sheet);
        let path = path.to_owned();
        Some(Ok(Self {
            path,
            sheet,
            stamp,
            asked,
            map,
            first,
            import,
            trace,
            account,
            counts,
            places,
            lacking,
        }))
    }

    /// True if the shape of the sheet decides what its columns are for.
    pub fn is_coded(&self) -> bool {
        self.import.summary.sheets.first().is_some_and(|sheet| sheet.shape.is_some())
    }
}

/// The ids of sources, documents, events, places and groups with where they stand.
fn places(import: &Import) -> [HashMap<String, usize>; 5] {
    let draft = &import.draft;
    let of = |ids: &mut dyn Iterator<Item = String>| ids.enumerate().map(|(at, id)| (id, at)).collect();
    [
        of(&mut draft.sources.iter().map(|(id, _)| id.to_owned())),
        of(&mut draft.documents.iter().map(|(id, _)| id.to_owned())),
        of(&mut draft.events.iter().map(|(id, _)| id.to_owned())),
        of(&mut draft.places.iter().map(|(id, _)| id.to_owned())),
        of(&mut draft.groups.iter().map(|(id, _)| id.to_owned())),
    ]
}

fn lacking(sheet: &Sheet) -> Lacking {
    let mut lacking = Lacking::default();
    for cell in sheet.rows.iter().flat_map(|row| &row.cells).take(LOOKED_AT).filter(|cell| !cell.is_ascii()) {
        for letter in cell.chars().filter(|letter| !is_bundled(*letter)) {
            lacking.add(letter);
        }
    }
    lacking
}
