//! The dossier's file, to be attached to a page.

use super::PublishError;
use crate::app::{Content, Origin, Parallax};
use crate::load::Fingerprint;
use crate::report::interactive::Attached;

/// Returns the file that `program` opened.
///
/// # Errors
/// If it cannot be read, or is not what is shown: it was changed since, or what is shown has edits that were not saved.
pub fn file(program: &Parallax) -> Result<Attached, PublishError> {
    let Content::Opened(opened) = program.content() else { return Err(PublishError::NoDossier) };
    let text = match &program.origin {
        Origin::BuiltIn(dossier) => dossier.text.to_owned(),
        Origin::File(path) => std::fs::read_to_string(path).map_err(PublishError::Unread)?,
    };
    if Fingerprint::from_text(&text) != opened.fingerprint {
        return Err(PublishError::Changed);
    }
    let name = match &program.origin {
        Origin::BuiltIn(dossier) => format!("{}.ron", dossier.key),
        Origin::File(_) => program.origin.short(),
    };
    Ok(Attached { name, text })
}
