//! A dossier that is being edited: its text, its file, undo and redo, and the journal.

use std::path::{Path, PathBuf};

use parallax_dossier::load::{self, Fingerprint, ReadError};

use crate::divergence::{Divergence, Item, Keep, NotCompared};
use crate::edit::{Edit, Refused};
use crate::history::History;
use crate::journal::{Draft, Journal, JournalError, Recovered};
use crate::save::{self, SaveError, Theirs};
use crate::splice::Patch;
use crate::text::Text;

/// A dossier that is being edited.
#[derive(Debug)]
pub struct Editor {
    text: Text,
    history: History,
    file: Option<PathBuf>,
    /// The text that was read or saved last.
    base: String,
    fingerprint: Fingerprint,
    /// The state of the history in which the text was read or saved last.
    saved: u64,
    journal: Option<Journal>,
    /// What is typed and no edit yet, as it was recorded last.
    draft: Option<Draft>,
    fault: Option<JournalError>,
}

/// Why a dossier cannot be opened for editing.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The file cannot be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// It is no dossier that can be edited.
    #[error(transparent)]
    Refused(#[from] Refused),
}

impl Editor {
    /// Edits a text that has no file: a built-in dossier, or a new one.
    ///
    /// # Errors
    /// If its syntax is not that of a dossier.
    pub fn new(text: impl Into<String>) -> Result<Self, Refused> {
        let base = text.into();
        let text = Text::new(base.clone())?;
        let fingerprint = Fingerprint::from_text(&base);
        let history = History::default();
        Ok(Self {
            text,
            history,
            file: None,
            base,
            fingerprint,
            saved: 0,
            journal: None,
            draft: None,
            fault: None,
        })
    }

    /// Edits the dossier in a file.
    ///
    /// # Errors
    /// If it cannot be read, or its syntax is not that of a dossier.
    pub fn open(path: &Path) -> Result<Self, OpenError> {
        let mut editor = Self::new(load::read_text(path)?)?;
        editor.file = Some(path.to_path_buf());
        Ok(editor)
    }

    /// Edits the text that was read from a file.
    ///
    /// # Errors
    /// If its syntax is not that of a dossier.
    pub fn of_file(path: &Path, text: impl Into<String>) -> Result<Self, Refused> {
        let mut editor = Self::new(text)?;
        editor.file = Some(path.to_path_buf());
        Ok(editor)
    }

    /// Records edits from now on.
    pub fn keep_journal(&mut self, journal: Journal) {
        self.journal = Some(journal);
    }

    /// Takes up edits that were not saved, of the text that the file holds now. If the file holds another text than that with
    /// which they began, the text is merged: see [`diverged`](Self::diverged).
    pub fn take_up(&mut self, recovered: Recovered) {
        let Recovered { base, text, history, saved, draft, .. } = recovered;
        if self.base != base && saved == 0 {
            // What the file holds now is compared with the base when it is saved.
            self.fingerprint = Fingerprint::from_text(&base);
            self.base = base;
        }
        (self.text, self.history, self.saved) = (text, history, saved);
        // A journal that could not be made again as a whole begins anew.
        if let Some(journal) = self.journal.as_mut().filter(|journal| !journal.is_used()) {
            let patch = Patch::between(&self.base, self.text.as_str());
            self.fault = journal.edit(&self.base, "Edits that were not saved", None, &[patch]).err();
            self.fault = self.fault.take().or(journal.draft(&self.base, draft.as_ref()).err());
        }
        self.draft = draft;
    }

    /// Keeps what is typed and no edit yet against a crash; `None` once it was added or given up.
    pub fn keep_draft(&mut self, draft: Option<Draft>) {
        if draft == self.draft {
            return;
        }
        self.draft = draft;
        self.record_draft();
    }

    fn record_draft(&mut self) {
        if let Some(journal) = &mut self.journal
            && let Err(fault) = journal.draft(&self.base, self.draft.as_ref())
        {
            self.fault = Some(fault);
        }
    }

    /// What is typed and no edit yet.
    #[must_use]
    pub const fn draft(&self) -> Option<&Draft> {
        self.draft.as_ref()
    }

    /// The text as it is now.
    #[must_use]
    pub const fn text(&self) -> &Text {
        &self.text
    }

    /// The text as a string.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.text.as_str()
    }

    /// What can be undone and redone.
    #[must_use]
    pub const fn history(&self) -> &History {
        &self.history
    }

    /// The file, if there is one.
    #[must_use]
    pub fn file(&self) -> Option<&Path> {
        self.file.as_deref()
    }

    /// The text that was read or saved last.
    #[must_use]
    pub fn base(&self) -> &str {
        &self.base
    }

    /// True if there are edits that were not saved.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        self.history.state() != self.saved
    }

    /// Why the last edits are not in the journal, if they are not; it is said once.
    pub fn journal_fault(&mut self) -> Option<JournalError> {
        self.fault.take()
    }

    /// Makes an edit.
    ///
    /// # Errors
    /// If it cannot be made as a whole; nothing was changed then.
    pub fn apply(&mut self, edit: &Edit) -> Result<Vec<Patch>, Refused> {
        let patches = self.text.apply(edit)?;
        self.record(&edit.name, edit.joins.as_deref(), patches.clone());
        Ok(patches)
    }

    fn record(&mut self, name: &str, joins: Option<&str>, patches: Vec<Patch>) {
        if patches.is_empty() {
            return;
        }
        // A text that was saved is the end of a step.
        if self.history.state() == self.saved && !self.history.is_empty() {
            self.seal();
        }
        if let Some(journal) = &mut self.journal {
            self.fault = journal.edit(&self.base, name, joins, &patches).err();
        }
        self.history.record(name, joins, patches);
    }

    /// Lets the next edit be a step of its own: the field was left.
    pub fn seal(&mut self) {
        self.history.seal();
        if let Some(journal) = &mut self.journal {
            self.fault = journal.seal(&self.base).err();
        }
    }

    /// Undoes the last step and returns its name.
    pub fn undo(&mut self) -> Option<String> {
        let (name, _) = self.history.undo(&mut self.text)?;
        if let Some(journal) = &mut self.journal {
            self.fault = journal.undo(&self.base).err();
        }
        Some(name)
    }

    /// Makes the step again that was undone last, and returns its name.
    pub fn redo(&mut self) -> Option<String> {
        let (name, _) = self.history.redo(&mut self.text)?;
        if let Some(journal) = &mut self.journal {
            self.fault = journal.redo(&self.base).err();
        }
        Some(name)
    }

    /// Saves the text in its file, if that still holds the text that was read.
    ///
    /// # Errors
    /// If there is no file, it was changed or removed, or it cannot be written. Nothing is lost then.
    pub fn save(&mut self) -> Result<(), SaveError> {
        let path = self.file.clone().ok_or(SaveError::NoFile)?;
        let now = Fingerprint::from_text(self.as_str());
        if let Some(journal) = &mut self.journal {
            self.fault = journal.saving(&self.base, &now).err();
        }
        save::replace(&path, &self.fingerprint, self.text.as_str())?;
        self.was_saved(now);
        Ok(())
    }

    /// Saves the text under a name that no file has, which is its file from now on. Returns the name: it has a number if the one
    /// that is asked for is taken.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn save_as(&mut self, path: &Path) -> Result<PathBuf, SaveError> {
        let path = atomic_file::write_new(path, self.as_str().as_bytes())?;
        let now = Fingerprint::from_text(self.as_str());
        self.file = Some(path.clone());
        self.was_saved(now);
        Ok(path)
    }

    fn was_saved(&mut self, now: Fingerprint) {
        self.text.as_str().clone_into(&mut self.base);
        self.fingerprint = now;
        self.history.seal();
        self.saved = self.history.state();
        if let Some(journal) = &mut self.journal {
            self.fault = journal.forget().err();
        }
        if self.draft.is_some() {
            self.record_draft();
        }
    }

    /// Takes up what another program has saved. Without edits of one's own that is all; with some, what both changed has to be
    /// decided: see [`diverged`](Self::diverged). Both can be undone.
    ///
    /// # Errors
    /// If there are edits that were not saved, or the other text cannot be edited.
    pub fn follow(&mut self, theirs: &str) -> Result<bool, Refused> {
        if self.is_changed() {
            return Ok(false);
        }
        self.take(theirs.to_owned(), theirs, "Changed by another program")?;
        self.saved = self.history.state();
        Ok(true)
    }

    /// Compares what another program has saved with what was changed here.
    ///
    /// # Errors
    /// If one of the texts cannot be read.
    pub fn diverged(&self, theirs: &str) -> Result<Divergence, NotCompared> {
        Divergence::between(&self.base, self.as_str(), theirs)
    }

    /// Takes up what another program has saved together with what was changed here. The result is not saved yet.
    ///
    /// # Errors
    /// If it cannot be made; nothing was changed then.
    pub fn merge(&mut self, theirs: &str, keep: impl Fn(&Item) -> Keep) -> Result<(), MergeError> {
        let merged = self.diverged(theirs)?.resolve(keep)?;
        let is_theirs = merged == theirs;
        self.take(merged, theirs, "Merged with what another program saved")?;
        if is_theirs {
            self.saved = self.history.state();
        }
        Ok(())
    }

    /// Makes `now` the text and `theirs` the text that is on disk.
    fn take(&mut self, now: String, theirs: &str, name: &str) -> Result<(), Refused> {
        let text = Text::new(now)?;
        let patch = Patch::between(self.as_str(), text.as_str());
        if !patch.is_empty() {
            self.history.seal();
            self.history.record(name, None, vec![patch.clone()]);
        }
        self.text = text;
        theirs.clone_into(&mut self.base);
        self.fingerprint = Fingerprint::from_text(theirs);
        // What the journal holds began with another text.
        if let Some(journal) = &mut self.journal {
            let begun = journal.forget();
            let from_theirs = Patch::between(theirs, self.text.as_str());
            self.fault = match begun {
                Ok(()) if !from_theirs.is_empty() => journal.edit(theirs, name, None, &[from_theirs]).err(),
                done => done.err(),
            };
        }
        if self.draft.is_some() {
            self.record_draft();
        }
        Ok(())
    }

    /// What the file holds, if that is another text than the one that was read or saved last.
    ///
    /// # Errors
    /// As for [`save`](Self::save).
    pub fn look(&self) -> Result<(), SaveError> {
        let Some(path) = &self.file else { return Ok(()) };
        if !path.exists() {
            return Err(SaveError::Gone);
        }
        match load::read_text(path) {
            Ok(text) if Fingerprint::from_text(&text) == self.fingerprint => Ok(()),
            other => Err(SaveError::Changed(Box::new(Theirs(other)))),
        }
    }

    /// Gives up all edits that were not saved, for good.
    pub fn discard(&mut self) {
        self.draft = None;
        if let Some(journal) = &mut self.journal {
            self.fault = journal.forget().err();
        }
    }
}

/// Why two texts cannot be merged.
#[derive(Debug, thiserror::Error)]
pub enum MergeError {
    /// One of them cannot be read.
    #[error(transparent)]
    NotCompared(#[from] NotCompared),
    /// A change cannot be made.
    #[error(transparent)]
    Refused(#[from] Refused),
}
