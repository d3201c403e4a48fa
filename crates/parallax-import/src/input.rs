//! Files as they come: sheets, JSON and texts, told apart by their bytes and never by their names.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use serde_json::Value;

use crate::sheet::{self, Reading, Sheet, SheetError};
use crate::{archive, tree};

/// Largest text or JSON file that is read, in bytes; a sheet may have [`sheet::MOST_BYTES`].
pub const MOST_TEXT: u64 = 64 * 1024 * 1024;

/// How the names of files end that are imported; what a file is, its bytes say.
pub const ENDINGS: [&str; 14] = [
    "csv", "tsv", "tab", "xlsx", "xlsm", "xls", "ods", "json", "geojson", "kml", "kmz", "ris", "bib",
    "wikitext",
];

/// True if a file is imported rather than opened, by its name.
#[must_use]
pub fn is_imported_by_name(path: &Path) -> bool {
    let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    ENDINGS.contains(&ending.as_str())
}

/// What a file holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Input {
    /// Rows of cells: CSV, TSV, XLSX, XLS or ODS.
    Sheet(Sheet),
    /// JSON, or a text of another format.
    Paper(Paper),
}

/// A file that is no sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct Paper {
    /// The name of the file, without its folder.
    pub file: String,
    /// What it holds.
    pub content: Content,
    /// What was guessed about the file, in sentences without a full stop.
    pub told: Vec<String>,
}

/// What a file that is no sheet holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// JSON.
    Tree(Value),
    /// A text: BibTeX, RIS, KML or wikitext.
    Text(String),
}

impl Input {
    /// The name of the file, without its folder.
    #[must_use]
    pub fn file(&self) -> &str {
        match self {
            Self::Sheet(sheet) => &sheet.file,
            Self::Paper(paper) => &paper.file,
        }
    }
}

/// Reads a file; of a workbook the sheet of that name, or the first that has any rows.
///
/// # Errors
/// [`SheetError`] in words for the person who gave the file.
pub fn read(path: &Path, name: Option<&str>, reading: &Reading) -> Result<Input, SheetError> {
    let size = std::fs::metadata(path)?;
    if !size.is_file() {
        return Err(SheetError::Kind("a folder, a pipe or a device"));
    }
    if size.len() > sheet::MOST_BYTES {
        return Err(SheetError::TooLarge { bytes: size.len() });
    }
    let mut bytes = Vec::new();
    File::open(path)?.take(sheet::MOST_BYTES + 1).read_to_end(&mut bytes)?;
    let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    parse(bytes, &file, name, reading)
}

/// Reads the bytes of a file that is called `file`.
///
/// # Errors
/// As for [`read`].
pub fn parse(bytes: Vec<u8>, file: &str, name: Option<&str>, reading: &Reading) -> Result<Input, SheetError> {
    let paper = |content, told| Input::Paper(Paper { file: file.to_owned(), content, told });
    if bytes.len() as u64 > sheet::MOST_BYTES {
        return Err(SheetError::TooLarge { bytes: bytes.len() as u64 });
    }
    if let Some(text) = archive::kml(&bytes)? {
        let mut told = Vec::new();
        let text = sheet::decode(&text, reading, &mut told)?.into_owned();
        return Ok(paper(Content::Text(text), told));
    }
    if sheet::is_text(&bytes) && name.is_none() {
        let mut told = Vec::new();
        let text = sheet::decode(&bytes, reading, &mut told)?;
        let is_short = bytes.len() as u64 <= MOST_TEXT;
        if tree::looks_like_json(&text) {
            if !is_short {
                return Err(SheetError::LongText { bytes: bytes.len() as u64 });
            }
            match tree::parse(&text) {
                Ok(value) => return Ok(paper(Content::Tree(value), told)),
                // A cell of a sheet may begin with a bracket as well.
                Err(error) if tree::is_surely_json(&text) => return Err(SheetError::Damaged(error)),
                Err(_) => {}
            }
        }
        if crate::shape::of_text(&text).is_some() {
            if !is_short {
                return Err(SheetError::LongText { bytes: bytes.len() as u64 });
            }
            let text = text.into_owned();
            return Ok(paper(Content::Text(text), told));
        }
    }
    let mut sheet = sheet::parse(bytes, name, reading)?;
    sheet::tell_ending(&mut sheet, Path::new(file));
    file.clone_into(&mut sheet.file);
    Ok(Input::Sheet(sheet))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_imported_is_known_by_its_name() {
        for (name, is) in
            [("a.CSV", true), ("b.ods", true), ("d.bib", true), ("c.dossier.ron", false), ("csv", false)]
        {
            assert_eq!(is_imported_by_name(Path::new(name)), is, "{name}");
        }
    }
}
