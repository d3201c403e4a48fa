//! Sheets as rows of texts, from CSV, TSV, XLSX, XLS and ODS: what was guessed about a file is told, and files are only read.

mod delimited;
mod marks;
mod workbook;

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use serde::{Deserialize, Serialize};

pub(crate) use delimited::decode;
pub(crate) use workbook::WIDEST;
/// How the names of workbooks end.
pub const WORKBOOKS: [&str; 4] = ["xlsx", "xlsm", "xls", "ods"];

/// Largest file that is read, in bytes.
pub const MOST_BYTES: u64 = 256 * 1024 * 1024;
/// Maximum number of cells of one sheet.
pub const MOST_CELLS: usize = 8_000_000;

/// Why a file gives no sheet.
#[derive(Debug, thiserror::Error)]
pub enum SheetError {
    /// The system's reason.
    #[error("it cannot be read: {0}")]
    Unreadable(#[from] std::io::Error),
    /// No rows at all.
    #[error("it is empty")]
    Empty,
    /// Larger than what is read.
    #[error("it has {bytes} bytes, and more than {MOST_BYTES} are not read; divide it, or leave out columns")]
    TooLarge {
        /// Its size.
        bytes: u64,
    },
    /// It unpacks to more than what is read.
    #[error(
        "it unpacks to more than {MOST_BYTES} bytes, which no sheet needs; save it as CSV if it is sound"
    )]
    Bomb,
    /// More cells than are read.
    #[error("the sheet has more than {MOST_CELLS} cells; divide it, or leave out columns")]
    TooManyCells,
    /// Encrypted.
    #[error("it is protected by a password; open it in your spreadsheet program and save a copy without one")]
    Password,
    /// A kind of file that is not read.
    #[error("it is {0}, and not a sheet; CSV, TSV, XLSX, XLS and ODS are read")]
    Kind(&'static str),
    /// A text or JSON file that is larger than what is read of such files.
    #[error("it has {bytes} bytes, and of such files no more than {most} are read; divide it", most = crate::input::MOST_TEXT)]
    LongText {
        /// Its size.
        bytes: u64,
    },
    /// Damaged or cut short.
    #[error("it is damaged or cut short ({0}); open it in your spreadsheet program and save it again")]
    Damaged(String),
    /// There is no sheet of that name.
    #[error("it has no sheet `{name}` (there are: {all})")]
    NoSheet {
        /// The name asked for.
        name: String,
        /// Those there are.
        all: String,
    },
    /// A name of an encoding that is not known.
    #[error(
        "there is no encoding `{0}`; UTF-8, UTF-16LE, windows-1252, windows-1251 and windows-1256 are common"
    )]
    Encoding(String),
}

/// How a text file is to be read; what is not given is guessed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Reading {
    /// What stands between the cells.
    pub separator: Option<char>,
    /// The encoding, as the web names it.
    pub encoding: Option<String>,
    /// What encloses texts that hold a separator.
    pub quote: Option<char>,
}

/// One sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// The name of the file, without its folder.
    pub file: String,
    /// The name of the sheet; empty for a text file.
    pub name: String,
    /// Rows that have any text.
    pub rows: Vec<Row>,
    /// What was guessed about the file, in sentences without a full stop.
    pub told: Vec<String>,
    /// Cells, as row number and column, that only repeat a merged cell.
    pub merged: HashSet<(u32, usize)>,
    /// Texts that are struck out, at least in part, by row number and column; their cells are empty in `rows`.
    pub struck: BTreeMap<(u32, usize), String>,
    /// The numbers of rows that are hidden; they are in `rows` like the others.
    pub hidden_rows: BTreeSet<u32>,
    /// Columns that are hidden.
    pub hidden_columns: BTreeSet<usize>,
    /// True if the rows are entries of JSON, the keys of which are row 0.
    pub is_tree: bool,
    /// The names of all sheets of a workbook; none for a text file.
    pub names: Vec<String>,
}

/// One row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Its number, counted from 1 as spreadsheet programs do; of a text file the number of its first line.
    pub number: u32,
    /// The texts of its cells.
    pub cells: Vec<String>,
}

impl Row {
    /// The text of a cell without space around it; empty if the row is shorter.
    #[must_use]
    pub fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", |cell| cell.trim())
    }

    /// True if no cell has any text.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.cells.iter().all(|cell| cell.trim().is_empty())
    }
}

/// Reads the sheet of that name, or the first that has any rows. The kind of a file is found from its bytes, not from its
/// name.
///
/// # Errors
/// [`SheetError`] in words for the person who gave the file.
pub fn read(path: &Path, name: Option<&str>, reading: &Reading) -> Result<Sheet, SheetError> {
    let size = std::fs::metadata(path)?;
    if !size.is_file() {
        return Err(SheetError::Kind("a folder, a pipe or a device"));
    }
    if size.len() > MOST_BYTES {
        return Err(SheetError::TooLarge { bytes: size.len() });
    }
    let mut bytes = Vec::new();
    File::open(path)?.take(MOST_BYTES + 1).read_to_end(&mut bytes)?;
    let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let mut sheet = parse(bytes, name, reading)?;
    tell_ending(&mut sheet, path);
    sheet.file = file;
    Ok(sheet)
}

/// Tells if the name of a file says another kind than its bytes do.
pub(crate) fn tell_ending(sheet: &mut Sheet, path: &Path) {
    let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    let is_text = sheet.name.is_empty();
    if is_text == WORKBOOKS.contains(&ending.as_str()) {
        let kind = if is_text { "a text file" } else { "a workbook" };
        sheet.told.insert(0, format!("it is {kind}, although its name ends in .{ending}"));
    }
}

/// True if the bytes are those of a text, and of no other kind of file that is known.
pub(crate) fn is_text(bytes: &[u8]) -> bool {
    matches!(kind(bytes), Kind::Text)
}

/// Reads the bytes of a file.
///
/// # Errors
/// As for [`read`].
pub fn parse(bytes: Vec<u8>, name: Option<&str>, reading: &Reading) -> Result<Sheet, SheetError> {
    let mut sheet = match kind(&bytes) {
        Kind::Workbook => workbook::read(bytes, name)?,
        Kind::Other(kind) => return Err(SheetError::Kind(kind)),
        Kind::Text => {
            if let Some(name) = name {
                return Err(SheetError::NoSheet {
                    name: name.to_owned(),
                    all: "a text file is one sheet".to_owned(),
                });
            }
            delimited::read(&bytes, reading)?
        }
    };
    let struck: HashSet<u32> = sheet.struck.keys().map(|(row, _)| *row).collect();
    sheet.rows.retain(|row| !row.is_empty() || struck.contains(&row.number));
    if sheet.rows.is_empty() { Err(SheetError::Empty) } else { Ok(sheet) }
}

/// A workbook that was unpacked once and fits into memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Archive {
    /// XLSX.
    Xlsx,
    /// ODS.
    Ods,
}

/// Unpacks a workbook into nothing, so that whoever reads it next knows that it is bounded.
///
/// # Errors
/// [`SheetError`] if it is no workbook, protected, damaged, or larger than what is read.
pub fn check_archive(bytes: &[u8]) -> Result<Archive, SheetError> {
    workbook::check_archive(bytes)
}

enum Kind {
    Workbook,
    Text,
    Other(&'static str),
}

/// What the first bytes say.
fn kind(bytes: &[u8]) -> Kind {
    const SIGNS: [(&[u8], &str); 6] = [
        (b"%PDF", "a PDF"),
        (b"\x89PNG", "a picture"),
        (b"\xff\xd8\xff", "a picture"),
        (b"\x1f\x8b", "a compressed file"),
        (b"{\\rtf", "a text document"),
        (b"SQLite format 3", "a database"),
    ];
    if bytes.starts_with(b"PK") || bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return Kind::Workbook;
    }
    if let Some((_, kind)) = SIGNS.iter().find(|(sign, _)| bytes.starts_with(sign)) {
        return Kind::Other(kind);
    }
    let start = bytes.iter().find(|byte| !byte.is_ascii_whitespace());
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(200)]).to_lowercase();
    if start == Some(&b'<') && (head.contains("<html") || head.contains("<!doctype html")) {
        return Kind::Other("a web page");
    }
    Kind::Text
}

#[cfg(test)]
mod tests;
