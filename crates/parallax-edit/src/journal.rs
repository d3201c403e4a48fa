//! A journal of edits, so that nothing is lost if the program or the computer stops: a file in a folder of the program's own,
//! with a line for each edit, each on disk before the next.
//!
//! A line is a checksum and a record in JSON. A line that is damaged or incomplete ends what is read; what stands before it is
//! whole. Beside the journal lies the text that its edits begin with, because the dossier itself may have been changed since.

mod records;

use std::collections::BTreeMap;
use std::fs::{self, File, TryLockError};
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use parallax_dossier::load::Fingerprint;
use serde::{Deserialize, Serialize};

use crate::history::History;
use crate::splice::Patch;
use crate::text::Text;
use records::{Lines, Record, line, lines};

/// The version of the journal; another one is not read.
const VERSION: u32 = 1;

/// Maximum size of a journal, in bytes. What is larger was not written here.
const LARGEST: u64 = 1 << 30;

/// How often a lock is tried.
const LOCK_ATTEMPTS: u32 = 10;

/// How long to wait before it is tried again.
const LOCK_PAUSE: Duration = Duration::from_millis(20);

/// What an author has typed into an entry that is no edit yet: the entry is new and was not added, or a text cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// The name of its table in the format: `"claims"`.
    pub table: String,
    /// The id of the entry; `None` if it is new.
    pub id: Option<String>,
    /// The entry as RON: `(by: "sohr")`.
    pub row: String,
    /// Texts that cannot be read, by the field in which they were typed.
    pub unread: BTreeMap<String, String>,
}

/// Edits that were not saved.
#[derive(Clone, Debug)]
pub struct Recovered {
    /// The file of the dossier.
    pub file: PathBuf,
    /// The text with which they begin.
    pub base: String,
    /// The text with all of them.
    pub text: Text,
    /// What can be undone.
    pub history: History,
    /// What was typed and is no edit yet.
    pub draft: Option<Draft>,
    /// The state in which it was saved.
    pub(crate) saved: u64,
    /// Whether the journal was read to its end; otherwise a part of its last line is missing, or more is damaged.
    pub is_whole: bool,
}

/// A journal that was opened.
#[derive(Debug)]
pub struct Opened {
    /// The journal, for the edits to come.
    pub journal: Journal,
    /// The edits in it that were not saved.
    pub recovered: Option<Recovered>,
    /// Where a copy of the journal lies, if it held something that could not be read or fitted no text.
    pub aside: Option<PathBuf>,
}

/// Why there is no journal.
#[derive(Debug, thiserror::Error)]
pub enum JournalError {
    /// Another program that is running has the dossier open for editing.
    #[error("this dossier is being edited in another window of Parallax{}; close it there, or only read it here", process.map(|process| format!(" (process {process})")).unwrap_or_default())]
    InUse {
        /// Its number, if it is known.
        process: Option<u32>,
    },
    /// The journal cannot be written.
    #[error("edits cannot be kept against a crash ({path}: {cause}); save often", path = path.display())]
    Io {
        /// The journal.
        path: PathBuf,
        /// The system's reason.
        cause: io::Error,
    },
}

/// The journal of one dossier, locked as long as it is open.
#[derive(Debug)]
pub struct Journal {
    file: File,
    path: PathBuf,
    dossier: PathBuf,
    /// The length of what is whole.
    length: u64,
    /// Lines that could not be written yet.
    waiting: String,
    /// Whether it has a beginning.
    is_started: bool,
}

impl Journal {
    /// Opens the journal of a dossier in a folder, which is made if need be, and returns the edits in it that were not saved.
    /// `now` is the text of the dossier as it is on disk.
    ///
    /// # Errors
    /// If another process has it open, or it cannot be written.
    pub fn open(folder: &Path, dossier: &Path, now: &str) -> Result<Opened, JournalError> {
        let dossier = fs::canonicalize(dossier).unwrap_or_else(|_| dossier.to_path_buf());
        let name = Fingerprint::from_text(&dossier.to_string_lossy()).short();
        let path = folder.join(format!("{name}.journal"));
        let failed = |cause| JournalError::Io { path: path.clone(), cause };
        fs::create_dir_all(folder).map_err(failed)?;
        let mut file = File::options()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(&path)
            .map_err(failed)?;
        if !lock(&file) {
            let found = lines(&read(&mut file).unwrap_or_default());
            return Err(JournalError::InUse { process: found.process() });
        }
        let bytes = read(&mut file).map_err(failed)?;
        let found = lines(&bytes);
        let (length, is_damaged) = (found.length, found.is_damaged);
        let mut journal = Self { file, path, dossier, length: 0, waiting: String::new(), is_started: false };
        let (recovered, fits) = journal.replay(found, now);
        let aside = (is_damaged || !fits)
            .then(|| atomic_file::write_new(&journal.path.with_extension("aside"), &bytes).ok())
            .flatten();
        if recovered.is_some() && fits {
            // What is damaged gives way to the next edit.
            (journal.length, journal.is_started) = (length, true);
        }
        Ok(Opened { journal, recovered, aside })
    }

    fn base_path(&self) -> PathBuf {
        self.path.with_extension("base")
    }

    /// The edits that were recorded after the last save, and whether all that was read could be made again.
    fn replay(&self, found: Lines, now: &str) -> (Option<Recovered>, bool) {
        let is_empty = found.records.is_empty();
        let mut records = found.records.into_iter();
        let Some(Record::Start { version: VERSION, file, text: base, .. }) = records.next() else {
            return (None, is_empty);
        };
        let here = Fingerprint::from_text(now).to_string();
        let kept = || {
            let kept = parallax_dossier::load::read_text(&self.base_path()).ok()?;
            (Fingerprint::from_text(&kept).to_string() == base).then_some(kept)
        };
        let base = if here == base { Some(now.to_owned()) } else { kept() };
        let Some((base, mut text)) = base.and_then(|base| Some((base.clone(), Text::new(base).ok()?))) else {
            // Of edits that were saved nothing is missing.
            let last = records.last();
            return (None, last.is_none_or(|last| matches!(last, Record::Saving { text } if text == here)));
        };
        let (mut history, mut saved, mut fits_all) = (History::default(), None, true);
        let mut draft = None;
        for record in records {
            let fits = match record {
                Record::Edit { name, joins, patches } => {
                    let made = patches.iter().take_while(|patch| text.patch(patch)).count();
                    let all = made == patches.len();
                    if all {
                        history.record(&name, joins.as_deref(), patches);
                    } else {
                        patches[..made].iter().rev().for_each(|patch| {
                            text.patch(&patch.inverse());
                        });
                    }
                    all
                }
                Record::Undo => history.undo(&mut text).is_some(),
                Record::Redo => history.redo(&mut text).is_some(),
                Record::Seal => {
                    history.seal();
                    true
                }
                Record::Saving { text: saving } => {
                    if saving == here {
                        saved = Some(history.state());
                    }
                    true
                }
                Record::Draft(typed) => {
                    draft = typed;
                    true
                }
                Record::Start { .. } => false,
            };
            if !fits {
                fits_all = false;
                break;
            }
        }
        let saved = saved.unwrap_or_default();
        let is_unsaved = (history.state() != saved && text.as_str() != now) || draft.is_some();
        let is_whole = found.is_whole && fits_all;
        (is_unsaved.then_some(Recovered { file, base, text, history, draft, saved, is_whole }), fits_all)
    }

    /// Records an edit; `base` is the text before the first one. It is on disk when this returns.
    ///
    /// # Errors
    /// If it cannot be written. It is written with the next one, then.
    pub fn edit(
        &mut self,
        base: &str,
        name: &str,
        joins: Option<&str>,
        patches: &[Patch],
    ) -> Result<(), JournalError> {
        let record = Record::Edit {
            name: name.to_owned(),
            joins: joins.map(str::to_owned),
            patches: patches.to_vec(),
        };
        self.append(base, &record)
    }

    /// Records that the last step was undone.
    ///
    /// # Errors
    /// As for [`edit`](Self::edit).
    pub fn undo(&mut self, base: &str) -> Result<(), JournalError> {
        self.append(base, &Record::Undo)
    }

    /// Records that a step was made again.
    ///
    /// # Errors
    /// As for [`edit`](Self::edit).
    pub fn redo(&mut self, base: &str) -> Result<(), JournalError> {
        self.append(base, &Record::Redo)
    }

    /// Records that the next edit is a step of its own.
    ///
    /// # Errors
    /// As for [`edit`](Self::edit).
    pub fn seal(&mut self, base: &str) -> Result<(), JournalError> {
        if self.is_used() { self.append(base, &Record::Seal) } else { Ok(()) }
    }

    /// Records what is typed and no edit yet, or that there is no such thing any more.
    ///
    /// # Errors
    /// As for [`edit`](Self::edit).
    pub fn draft(&mut self, base: &str, draft: Option<&Draft>) -> Result<(), JournalError> {
        if draft.is_none() && !self.is_used() {
            return Ok(());
        }
        self.append(base, &Record::Draft(draft.cloned()))
    }

    /// Records that this text is about to be saved.
    ///
    /// # Errors
    /// As for [`edit`](Self::edit).
    pub fn saving(&mut self, base: &str, text: &Fingerprint) -> Result<(), JournalError> {
        if self.is_used() { self.append(base, &Record::Saving { text: text.to_string() }) } else { Ok(()) }
    }

    /// Forgets all edits: they were saved, or given up.
    ///
    /// # Errors
    /// If the journal cannot be emptied. What is in it then fits no text that is saved.
    pub fn forget(&mut self) -> Result<(), JournalError> {
        self.waiting.clear();
        self.is_started = false;
        self.length = 0;
        let emptied = self.file.set_len(0).and_then(|()| self.file.sync_data());
        let _ = fs::remove_file(self.base_path());
        emptied.map_err(|cause| JournalError::Io { path: self.path.clone(), cause })
    }

    /// True if it holds something, or will.
    pub(crate) const fn is_used(&self) -> bool {
        self.is_started || !self.waiting.is_empty()
    }

    fn append(&mut self, base: &str, record: &Record) -> Result<(), JournalError> {
        let written = line(record).and_then(|line| {
            self.waiting.push_str(&line);
            self.write(base)
        });
        written.map_err(|cause| JournalError::Io { path: self.path.clone(), cause })
    }

    /// Writes the lines that wait, after what is whole.
    fn write(&mut self, base: &str) -> io::Result<()> {
        let mut lines = String::new();
        if !self.is_started {
            let path = self.base_path();
            fs::write(&path, base)?;
            File::open(&path)?.sync_data()?;
            lines = line(&Record::Start {
                version: VERSION,
                file: self.dossier.clone(),
                text: Fingerprint::from_text(base).to_string(),
                process: std::process::id(),
            })?;
        }
        lines.push_str(&self.waiting);
        self.file.set_len(self.length)?;
        self.file.seek(SeekFrom::Start(self.length))?;
        self.file.write_all(lines.as_bytes())?;
        self.file.sync_data()?;
        self.length += lines.len() as u64;
        self.is_started = true;
        self.waiting.clear();
        Ok(())
    }
}

/// Locks a file; `false` if another process has locked it.
fn lock(file: &File) -> bool {
    for _ in 0..LOCK_ATTEMPTS {
        match file.try_lock() {
            // A file system without locks has no second computer on it either.
            Ok(()) | Err(TryLockError::Error(_)) => return true,
            // A process that is just being started holds what its parent had open, for a moment.
            Err(TryLockError::WouldBlock) => thread::sleep(LOCK_PAUSE),
        }
    }
    false
}

fn read(file: &mut File) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    file.seek(SeekFrom::Start(0))?;
    file.take(LARGEST).read_to_end(&mut bytes)?;
    Ok(bytes)
}
