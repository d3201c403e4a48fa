//! What an import makes of a sheet, worked out on another thread if the sheet is large.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use super::whole::Whole;
use crate::import::again::Trace;
use crate::import::files::settle;
use crate::import::review::{Account, Finding};
use crate::import::sheet::Sheet;
use crate::import::{Import, Input, Map, Table, import, input};
use crate::letters::{Lacking, is_bundled};

/// What a reader asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Asked {
    /// What is not to be guessed.
    pub map: Map,
    /// The sheet of a workbook; the first with cells if there is none.
    pub sheet: Option<String>,
}

/// What is imported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Given {
    /// A file.
    File(PathBuf),
    /// A text that was pasted.
    Pasted(Arc<str>),
}

impl Given {
    /// The path of the file; of a pasted text a name beside which something can be saved.
    pub fn path(&self) -> PathBuf {
        match self {
            Self::File(path) => path.clone(),
            Self::Pasted(_) => PathBuf::from("pasted text"),
        }
    }
}

/// What came of it.
#[derive(Debug)]
pub enum Outcome {
    /// Rows, each with what it becomes.
    Sheet(Box<Made>),
    /// A file that has no rows to review.
    Whole(Box<Whole>),
}

impl Outcome {
    /// The rows, if there are any.
    #[cfg(test)]
    pub fn into_sheet(self) -> Option<Arc<Made>> {
        match self {
            Self::Sheet(made) => Some(Arc::from(made)),
            Self::Whole(_) => None,
        }
    }
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
    /// The rows of the headers of all tables of the sheet; empty if it has only one.
    pub headers: Vec<u32>,
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
    /// The names of all populations, and of all sources.
    pub names: [Vec<String>; 2],
    /// Letters of the sheet that the bundled fonts lack.
    pub lacking: Lacking,
}

/// Cells of a sheet that is worked out at once.
const AT_ONCE: usize = 20_000;
/// Names that are offered.
const MOST_NAMES: usize = 12;
/// Letters of other scripts are looked for in so many cells.
const LOOKED_AT: usize = 2_000_000;

/// True if a sheet takes longer than a frame.
pub fn is_large(sheet: &Sheet) -> bool {
    sheet.rows.iter().map(|row| row.cells.len()).sum::<usize>() > AT_ONCE
}

impl Made {
    /// Reads what is given, or takes the sheet that was read, and makes claims of it. Returns nothing if it is not wanted any
    /// more.
    ///
    /// # Errors
    /// Why it cannot be imported, in words.
    pub fn make(
        given: &Given,
        asked: Asked,
        read: Option<(Arc<Sheet>, Option<Stamp>)>,
        is_wanted: &dyn Fn() -> bool,
    ) -> Option<Result<Outcome, String>> {
        let path = given.path();
        let said = |why: String| Some(Err(format!("{}: {why}", path.display())));
        let (sheet, stamp) = match read {
            Some(read) => read,
            None => match inputs(given, &asked) {
                Ok(Found::Sheet(sheet, stamp)) => (Arc::from(sheet), stamp),
                Ok(Found::Whole(whole)) => return Some(Ok(Outcome::Whole(whole))),
                Err(why) => return said(why),
            },
        };
        is_wanted().then_some(())?;
        Some(Ok(Outcome::Sheet(Box::new(Self::of_sheet(path, sheet, stamp, asked, is_wanted)?))))
    }

    fn of_sheet(
        path: PathBuf,
        sheet: Arc<Sheet>,
        stamp: Option<Stamp>,
        asked: Asked,
        is_wanted: &dyn Fn() -> bool,
    ) -> Option<Self> {
        let table = Table::new(&sheet, &asked.map);
        let title = parallax_headless::import::title_of(&path);
        let import = import(std::slice::from_ref(&table), &title);
        is_wanted().then_some(())?;
        let account = Account::new(&import, &table, 0);
        let trace = Trace::new(&import, std::slice::from_ref(&table));
        is_wanted().then_some(())?;
        let counts = [Finding::Words, Finding::Doubt, Finding::LeftOut]
            .map(|finding| account.rows.iter().filter(|row| row.has(finding)).count());
        let number = table.rows.first().map(|row| row.number);
        let first = sheet.rows.iter().position(|row| Some(row.number) == number).unwrap_or(sheet.rows.len());
        let (map, headers) = (table.map.clone(), table.headers.clone());
        let places = places(&import);
        let lacking = lacking(&sheet);
        let names = people(&import);
        Some(Self {
            path,
            sheet,
            stamp,
            asked,
            map,
            headers,
            first,
            import,
            trace,
            account,
            counts,
            places,
            names,
            lacking,
        })
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

/// What is given, read.
enum Found {
    Sheet(Box<Sheet>, Option<Stamp>),
    Whole(Box<Whole>),
}

fn inputs(given: &Given, asked: &Asked) -> Result<Found, String> {
    let path = given.path();
    let (stamp, input) = match given {
        Given::Pasted(text) => {
            let bytes = text.as_bytes().to_vec();
            (None, input::parse(bytes, "pasted text", None, &asked.map.file).map_err(|why| why.to_string())?)
        }
        Given::File(path) => {
            let stamp = Stamp::read(path);
            if let Some(read) = parallax_workbook::open(path).map_err(|why| why.to_string())? {
                let whole = Whole::from_dossier(path, stamp, asked.clone(), &read);
                return Ok(Found::Whole(Box::new(whole)));
            }
            let input = input::read(path, asked.sheet.as_deref(), &asked.map.file);
            (stamp, input.map_err(|why| why.to_string())?)
        }
    };
    let mut inputs = settle(vec![input], &asked.map).map_err(|why| why.to_string())?;
    match inputs.pop() {
        Some(Input::Sheet(sheet)) => Ok(Found::Sheet(Box::new(sheet), stamp)),
        paper => {
            let title = parallax_headless::import::title_of(&path);
            let whole = Whole::from_files(&path, stamp, asked.clone(), paper.into_iter().collect(), &title)?;
            Ok(Found::Whole(Box::new(whole)))
        }
    }
}

/// The names of all populations, and of all sources.
fn people(import: &Import) -> [Vec<String>; 2] {
    let draft = &import.draft;
    [
        draft.groups.iter().filter_map(|(_, group)| group.name.clone()).take(MOST_NAMES).collect(),
        draft.sources.iter().filter_map(|(_, source)| source.name.clone()).take(MOST_NAMES).collect(),
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
