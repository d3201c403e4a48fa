//! Finds out whether a file is a workbook or a package of a dossier.

use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use parallax_import::sheet::{MOST_BYTES, SheetError};

use crate::package::{DESCRIPTION, PackageError, read_package};
use crate::read::Read;
use crate::workbook::read_workbook;

/// What a file may be besides a dossier in RON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Carrier {
    /// A workbook: XLSX or ODS.
    Workbook,
    /// A package, with its description.
    Package(PathBuf),
}

/// Why it cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// A workbook that cannot be read.
    #[error(transparent)]
    Workbook(#[from] SheetError),
    /// A package that cannot be read.
    #[error(transparent)]
    Package(#[from] PackageError),
}

impl Carrier {
    /// What the name of a file, or a folder with a package in it, says.
    #[must_use]
    pub fn from_path(path: &Path) -> Option<Self> {
        if path.is_dir() {
            let described = path.join(DESCRIPTION);
            return described.is_file().then_some(Self::Package(described));
        }
        if path.file_name().is_some_and(|name| name.eq_ignore_ascii_case(DESCRIPTION)) {
            return Some(Self::Package(path.to_owned()));
        }
        let ending = path.extension()?.to_str()?.to_ascii_lowercase();
        matches!(ending.as_str(), "xlsx" | "xlsm" | "ods").then_some(Self::Workbook)
    }
}

/// Reads a workbook or a package; `None` if it is neither, or one of something else than a dossier.
///
/// # Errors
/// If it is one and cannot be read.
pub fn open(path: &Path) -> Result<Option<Read>, OpenError> {
    match Carrier::from_path(path) {
        None => Ok(None),
        Some(Carrier::Package(described)) => Ok(read_package(&described)?),
        Some(Carrier::Workbook) => {
            let file = File::open(path).map_err(SheetError::from)?;
            let size = file.metadata().map_err(SheetError::from)?.len();
            if size > MOST_BYTES {
                return Err(SheetError::TooLarge { bytes: size }.into());
            }
            let mut bytes = Vec::new();
            file.take(MOST_BYTES).read_to_end(&mut bytes).map_err(SheetError::from)?;
            // A text file may have the name of a workbook.
            if !bytes.starts_with(b"PK") {
                return Ok(None);
            }
            Ok(read_workbook(bytes)?)
        }
    }
}
