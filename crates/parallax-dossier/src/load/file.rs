//! Reads a dossier from a file. Anything that is not text, or is too large for a dossier, is refused before
//! parsing.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;

use super::diagnostic::Position;
use super::encoding::{self, Encoding, Wrong};
use super::{Loaded, read};

/// Maximum size of a file, in bytes (256 MiB; 100,000 claims that were written by hand take about 40, and 100,000 rows of a sheet with
/// notes, places and links about 100).
pub const LARGEST_FILE: u64 = 256 << 20;

/// Why a file could not be read.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// It cannot be opened, or reading failed part-way.
    #[error("cannot read the file: {0}")]
    Io(#[from] io::Error),
    /// It is larger than [`LARGEST_FILE`].
    #[error("the file is larger than {} MiB, the largest that is read", LARGEST_FILE >> 20)]
    TooLarge,
    /// It is not UTF-8 text.
    #[error("line {}, byte {byte}: the file is not UTF-8 text; {encoding}", position.line)]
    NotText {
        /// The first invalid byte, counted from 1.
        byte: usize,
        /// The same as a line and column.
        position: Position,
        /// What it appears to be instead.
        encoding: Encoding,
    },
}

/// Reads the dossier in the file at `path`, with the files of shapes that it names.
///
/// # Errors
/// If the file cannot be opened, is too large, or is not text. Problems of the dossier itself are in the
/// diagnostics.
pub fn read_file(path: &Path) -> Result<Loaded, ReadError> {
    read_text(path).map(|text| {
        let mut loaded = read(&text);
        loaded.look_beside(&text, path);
        loaded
    })
}

/// Returns the text of the file at `path`, including any byte order mark: the spans of [`read`] count its
/// bytes.
///
/// # Errors
/// As for [`read_file`].
pub fn read_text(path: &Path) -> Result<String, ReadError> {
    let file = File::open(path)?;
    let told = file.metadata()?;
    if told.is_file() && told.len() > LARGEST_FILE {
        return Err(ReadError::TooLarge);
    }
    let mut bytes = Vec::new();
    // The limit applies to what is read, not only to the size the file system reports: a pipe reports none.
    file.take(LARGEST_FILE + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LARGEST_FILE {
        return Err(ReadError::TooLarge);
    }
    decode(bytes)
}

/// Decodes the bytes of a file.
///
/// # Errors
/// If they are not UTF-8 text.
pub fn decode(bytes: Vec<u8>) -> Result<String, ReadError> {
    let not_text = |wrong: Wrong| ReadError::NotText {
        byte: wrong.byte + 1,
        position: wrong.position,
        encoding: wrong.encoding,
    };
    if let Some(wrong) = encoding::wrong(&bytes) {
        return Err(not_text(wrong));
    }
    // Anything that is not text has been reported above.
    String::from_utf8(bytes).map_err(|error| ReadError::Io(io::Error::other(error)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::Code;

    fn file(bytes: &[u8]) -> tempfile::NamedTempFile {
        let file = tempfile::NamedTempFile::new().expect("a temporary file");
        std::fs::write(file.path(), bytes).expect("writing to it");
        file
    }

    #[test]
    fn a_byte_order_mark_is_no_part_of_the_text() {
        let file = file("\u{feff}Dossier(format: 1)".as_bytes());
        let loaded = read_file(file.path()).expect("a readable file");
        assert_eq!(loaded.diagnostics[0].code, Code::MissingField);
        assert_eq!(loaded.diagnostics[0].position.column, 1);
    }

    #[test]
    fn what_is_no_text_is_refused() {
        let file = file(b"Dossier(\xff)");
        assert!(matches!(read_file(file.path()), Err(ReadError::NotText { byte: 9, .. })));
        assert!(matches!(read_file(Path::new("no/such/file.ron")), Err(ReadError::Io(_))));
        assert!(matches!(read_file(&std::env::temp_dir()), Err(ReadError::Io(_))));
    }

    #[test]
    fn what_is_too_large_is_refused() {
        let file = tempfile::NamedTempFile::new().expect("a temporary file");
        file.as_file().set_len(LARGEST_FILE + 1).expect("a sparse file");
        assert!(matches!(read_file(file.path()), Err(ReadError::TooLarge)));
    }
}
