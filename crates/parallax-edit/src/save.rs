//! Saving: the file is replaced as a whole, and only if it still holds the text that was read.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;

use atomic_file::{Replaced, WriteError};
use parallax_dossier::load::{self, Fingerprint, LARGEST_FILE, ReadError};

/// Why a text was not saved. The file is as it was.
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    /// Another program changed the file.
    #[error("another program has changed the file since it was read; nothing was saved")]
    Changed(Box<Theirs>),
    /// The file is gone: removed, moved or renamed.
    #[error("the file is no longer there; save under a name, or put it back")]
    Gone,
    /// The file could not be written.
    #[error(transparent)]
    Write(#[from] WriteError),
    /// The dossier has no file yet.
    #[error("this dossier has no file yet; save it under a name")]
    NoFile,
}

/// What the file holds instead.
#[derive(Debug)]
pub struct Theirs(pub Result<String, ReadError>);

/// Replaces the file at `path` by `text`, if it holds the text with this fingerprint.
///
/// # Errors
/// If it holds another, or cannot be written.
pub(crate) fn replace(path: &Path, read: &Fingerprint, text: &str) -> Result<(), SaveError> {
    let holds_it = |file: &mut File| -> io::Result<bool> {
        let mut bytes = Vec::new();
        file.take(LARGEST_FILE + 1).read_to_end(&mut bytes)?;
        Ok(String::from_utf8(bytes).is_ok_and(|text| Fingerprint::from_text(&text) == *read))
    };
    match atomic_file::replace_expected(path, text.as_bytes(), holds_it)? {
        Replaced::Done => Ok(()),
        Replaced::Gone => Err(SaveError::Gone),
        Replaced::Unexpected => Err(SaveError::Changed(Box::new(Theirs(load::read_text(path))))),
    }
}
