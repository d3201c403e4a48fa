//! The only place that reads and writes files for editing: the dossier, its journal, a new dossier.

use std::path::{Path, PathBuf};

use super::Found;
use crate::app::{Origin, Parallax};
use crate::edit::{Editor, Journal, JournalError, SaveError, Theirs};
use crate::load::{self, BuiltIn};
use crate::session::{Disk, Overlay, WriteCard};

/// Does what writing asks of the disk. Journals lie in a folder of the program's own; without one, none are kept.
#[derive(Debug, Default)]
pub struct Desk {
    journals: Option<PathBuf>,
}

/// What the window has to do after that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Nothing.
    Nothing,
    /// Watch the open file anew: it is another one.
    Watch,
    /// Open this file.
    Open(PathBuf),
}

impl Desk {
    /// Makes a desk whose journals lie in this folder.
    #[must_use]
    pub const fn new(journals: Option<PathBuf>) -> Self {
        Self { journals }
    }

    /// Carries out a request.
    pub fn carry_out(&self, program: &mut Parallax, disk: Disk) -> Effect {
        match disk {
            Disk::Begin => self.begin(program),
            Disk::Recover => self.recover(program),
            Disk::Save => save(program),
            Disk::SaveAs(path) => return self.save_as(program, &path),
            Disk::Create(path, text) => return create(program, &path, &text),
            Disk::KeepCopy { document, text } => keep_copy(program, &document, &text),
        }
        Effect::Nothing
    }

    /// Takes notice that the open file may have been changed by another program. Returns false if that is not for the editor to
    /// settle, because nothing is edited.
    pub fn changed(&self, program: &mut Parallax) -> bool {
        let Some(editing) = program.writing.editing.as_deref_mut() else { return false };
        let theirs = match editing.editor.look() {
            Ok(()) => return true,
            Err(SaveError::Changed(theirs)) => theirs,
            Err(error) => {
                program.notices().failed(capitalised(&error.to_string()));
                return true;
            }
        };
        let is_changed = editing.editor.is_changed();
        match theirs.0 {
            Ok(text) if is_changed => program.diverge(text),
            Ok(text) if load::read(&text).dossier.is_some() && editing.editor.follow(&text) == Ok(true) => {
                program.show_text(None);
            }
            Ok(_) => {
                program.stop_editing();
                return false;
            }
            Err(error) => {
                let words =
                    format!("Another program has changed the file, and it cannot be read now ({error})");
                program.notices().failed(words);
            }
        }
        true
    }

    fn begin(&self, program: &mut Parallax) {
        let editor = match program.origin() {
            Origin::BuiltIn(dossier) => Editor::new(dossier.text).map_err(|refused| refused.to_string()),
            Origin::File(path) => Editor::open(path).map_err(|error| error.to_string()),
        };
        let mut editor = match editor {
            Ok(editor) => editor,
            Err(why) => return program.cannot_edit(format!("The file cannot be edited: {why}")),
        };
        match self.journal(program.origin(), editor.as_str()) {
            Ok(Some((journal, _))) => editor.keep_journal(journal),
            Ok(None) => {}
            Err(error @ JournalError::InUse { .. }) => {
                return program.cannot_edit(capitalised(&error.to_string()));
            }
            Err(error) => program.notices().failed(capitalised(&error.to_string())),
        }
        program.edit_with(editor);
    }

    /// The journal of a dossier, and what it holds that was not saved.
    fn journal(
        &self,
        origin: &Origin,
        text: &str,
    ) -> Result<Option<(Journal, Option<crate::edit::Recovered>)>, JournalError> {
        let Some(folder) = &self.journals else { return Ok(None) };
        let opened = Journal::open(folder, &journal_of(origin), text)?;
        Ok(Some((opened.journal, opened.recovered)))
    }

    /// Offers what an earlier run has not saved of the open dossier.
    fn recover(&self, program: &mut Parallax) {
        let has_any =
            self.journals.as_ref().and_then(|folder| std::fs::read_dir(folder).ok()).is_some_and(|files| {
                files.flatten().any(|file| file.metadata().is_ok_and(|about| about.len() > 0))
            });
        if !has_any || program.writing.editing.is_some() {
            return;
        }
        let editor = match program.origin() {
            Origin::BuiltIn(dossier) => Editor::new(dossier.text).ok(),
            Origin::File(path) => Editor::open(path).ok(),
        };
        let Some(mut editor) = editor else { return };
        if let Ok(Some((journal, Some(recovered)))) = self.journal(program.origin(), editor.as_str()) {
            editor.keep_journal(journal);
            program.writing.recovered = Some(Box::new(Found { editor, recovered }));
            program.session.overlay = Some(Overlay::Write(WriteCard::Recovered));
        }
    }

    fn save_as(&self, program: &mut Parallax, path: &Path) -> Effect {
        let Some(editing) = program.writing.editing.as_deref_mut() else { return Effect::Nothing };
        if path.file_name().is_none() {
            program.notices().failed("A file needs a name");
            return Effect::Nothing;
        }
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        match editing.editor.save_as(&path) {
            Ok(path) => {
                let text = editing.editor.as_str().to_owned();
                let origin = Origin::File(path.clone());
                if let Ok(Some((journal, _))) = self.journal(&origin, &text)
                    && let Some(editing) = program.writing.editing.as_deref_mut()
                {
                    editing.editor.keep_journal(journal);
                }
                program.is_now_from(origin);
                program.notices().done(format!("Saved: {}", path.display()));
                program.has_saved();
                Effect::Watch
            }
            Err(error) => {
                program.notices().failed(format!("Nothing was saved: {error}"));
                Effect::Nothing
            }
        }
    }
}

/// Under which path the journal of a dossier is kept.
fn journal_of(origin: &Origin) -> PathBuf {
    match origin {
        Origin::File(path) => path.clone(),
        Origin::BuiltIn(BuiltIn { key, .. }) => Path::new("built-in").join(key),
    }
}

fn save(program: &mut Parallax) {
    let Some(editing) = program.writing.editing.as_deref_mut() else { return };
    let saved = editing.editor.save();
    let has_failed_before = std::mem::replace(&mut editing.has_failed, saved.is_err());
    match saved {
        Ok(()) => program.has_saved(),
        Err(SaveError::Changed(theirs)) => match *theirs {
            Theirs(Ok(text)) => program.diverge(text),
            Theirs(Err(error)) => {
                let words = format!(
                    "Nothing was saved: another program has changed the file, and it cannot be read now ({error})"
                );
                program.notices().failed(words);
            }
        },
        Err(error) => {
            program.notices().failed(format!("Nothing was saved: {error}"));
            // Nobody who types is asked, unless they try to save once more.
            if has_failed_before || !program.writing.saves_as_you_go {
                let name = program.origin.path().and_then(Path::file_name).unwrap_or_default();
                program.ask_where_to_save(&std::env::home_dir().unwrap_or_default().join(name));
            }
        }
    }
}

fn create(program: &mut Parallax, path: &Path, text: &str) -> Effect {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    match atomic_file::write_new(&path, text.as_bytes()) {
        Ok(path) => {
            program.stop_editing();
            Effect::Open(path)
        }
        Err(error) => {
            program.notices().failed(format!("Nothing was written: {error}"));
            Effect::Nothing
        }
    }
}

/// Writes a text beside the dossier, under the id of its document, and lets the document name it.
fn keep_copy(program: &mut Parallax, document: &str, text: &str) {
    let Some(folder) = program.origin().path().and_then(Path::parent) else {
        return program.notices().failed("Save the dossier first: the text is kept beside it");
    };
    match atomic_file::write_new(&folder.join(format!("{document}.txt")), text.as_bytes()) {
        Ok(path) => {
            let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            program.has_copy(document, &file, &load::folder::sha256_of(text.as_bytes()));
        }
        Err(error) => program.notices().failed(format!("The text was not kept: {error}")),
    }
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
