//! Watches the open file: however it is saved, its new state is read and delivered.
//!
//! Editors write in place, or write a new file and rename it, or delete and rewrite; so the folder is
//! watched, and for a link also the folder of its target. This file knows no window: the result is passed to
//! a function.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

use crate::app::jobs;
use crate::load::{self, Fingerprint, Loaded, ReadError};

/// How long the file must be quiet before it is read; one save causes many events.
const QUIET: Duration = Duration::from_millis(40);
/// A file that is written continuously is read after this time anyway.
const PATIENCE: Duration = Duration::from_millis(400);
/// How often to look for a folder that has disappeared.
const AGAIN: Duration = Duration::from_secs(1);

/// The result of reading the file.
pub type Read = Result<Loaded, ReadError>;

/// Reads a file, but nothing that could block forever, such as a pipe.
pub fn read_regular(path: &Path) -> Read {
    read_text(path).and_then(|text| parse(&text, path))
}

fn read_text(path: &Path) -> Result<String, ReadError> {
    match std::fs::metadata(path) {
        Ok(about) if !about.is_file() => Err(io::Error::other("it is not a regular file").into()),
        _ => load::read_text(path),
    }
}

/// A text that makes the parser panic counts as unreadable; the next save may be fine.
fn parse(text: &str, path: &Path) -> Read {
    let read = || {
        let mut loaded = load::read(text);
        loaded.look_beside(text, path);
        loaded
    };
    jobs::attempt("read", read).map_err(|broken| io::Error::other(broken.to_string()).into())
}

/// Watches a file until it is dropped.
#[derive(Debug)]
pub struct Watch {
    messages: Sender<Message>,
}

enum Message {
    Happened(notify::Result<Event>),
    Stop,
}

impl Watch {
    /// Watches the file at `path`; calls `deliver` on a background thread with every new state. `seen` is the
    /// state already known. Calls `lost` with the reason if watching fails later.
    ///
    /// # Errors
    /// If the system cannot watch files, or no more of them.
    pub fn start(
        path: &Path,
        seen: Option<Fingerprint>,
        deliver: impl Fn(Read) + Send + 'static,
        lost: impl FnOnce(String) + Send + 'static,
    ) -> notify::Result<Self> {
        let (messages, inbox) = mpsc::channel();
        let events = messages.clone();
        // After the watch has ended, nothing receives messages.
        let watcher = notify::recommended_watcher(move |event| {
            let _ = events.send(Message::Happened(event));
        })?;
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let mut watching =
            Watching { path, watcher, folders: BTreeSet::new(), names: BTreeSet::new(), inbox, seen };
        watching.aim()?;
        jobs::start(
            "watch",
            move || watching.run(&deliver),
            |ended| {
                if let Err(broken) = ended {
                    lost(broken.to_string());
                }
            },
        );
        Ok(Self { messages })
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        // If this fails, the thread has already ended.
        let _ = self.messages.send(Message::Stop);
    }
}

struct Watching {
    path: PathBuf,
    watcher: RecommendedWatcher,
    folders: BTreeSet<PathBuf>,
    names: BTreeSet<OsString>,
    inbox: Receiver<Message>,
    /// The last state delivered; `None` if it could not be read.
    seen: Option<Fingerprint>,
}

impl Watching {
    fn run(mut self, deliver: &impl Fn(Read)) {
        // Delivers what was saved between the first reading and now.
        self.deliver(deliver);
        while let Some(is_changed) = self.wait() {
            // If it can no longer be watched, this is tried again and again.
            let _ = self.aim();
            if is_changed {
                self.deliver(deliver);
            }
        }
    }

    /// Reads the file and delivers it, unless its bytes are unchanged.
    fn deliver(&mut self, deliver: &impl Fn(Read)) {
        let text = read_text(&self.path);
        let now = text.as_deref().ok().map(Fingerprint::from_text);
        if now.is_none() || now != self.seen {
            self.seen = now;
            let read = text.and_then(|text| parse(&text, &self.path));
            tracing::debug!(file = %self.path.display(), sound = read.is_ok(), "the file has changed");
            deliver(read);
        }
    }

    /// Waits for changes of the file until they have ended. Returns `None` if it is to stop.
    fn wait(&mut self) -> Option<bool> {
        let is_lost = self.folders.iter().any(|folder| !folder.is_dir()) || self.folders.is_empty();
        let first = if is_lost {
            match self.inbox.recv_timeout(AGAIN) {
                Ok(message) => message,
                Err(RecvTimeoutError::Timeout) => {
                    self.folders.clear();
                    return Some(self.seen.is_none() && self.path.exists());
                }
                Err(RecvTimeoutError::Disconnected) => return None,
            }
        } else {
            self.inbox.recv().ok()?
        };
        let Message::Happened(event) = first else { return None };
        if !self.concerns(&event) {
            return Some(false);
        }
        let now = Instant::now();
        let (end, mut quiet) = (now + PATIENCE, now + QUIET);
        while Instant::now() < end {
            match self.inbox.recv_timeout(quiet.min(end).saturating_duration_since(Instant::now())) {
                Ok(Message::Stop) | Err(RecvTimeoutError::Disconnected) => return None,
                // Changes of other files in the folder do not matter.
                Ok(Message::Happened(event)) if self.concerns(&event) => quiet = Instant::now() + QUIET,
                Ok(Message::Happened(_)) => {}
                Err(RecvTimeoutError::Timeout) => break,
            }
        }
        Some(true)
    }

    /// True if the file may have changed. Reading it, also by this program, changes nothing.
    fn concerns(&self, event: &notify::Result<Event>) -> bool {
        let Ok(event) = event else { return true };
        let is_reading = match event.kind {
            EventKind::Access(AccessKind::Close(AccessMode::Write)) => false,
            EventKind::Access(_) => true,
            _ => false,
        };
        let names = event.paths.iter().filter_map(|path| path.file_name());
        let is_ours = event.paths.is_empty()
            || names.into_iter().any(|name| self.names.contains(name))
            || event.paths.iter().any(|path| self.folders.contains(path));
        is_ours && !is_reading
    }

    /// Watches the folder of the file, and of the target if it is a link.
    ///
    /// # Errors
    /// If an existing folder cannot be watched.
    fn aim(&mut self) -> notify::Result<()> {
        let target = self.path.canonicalize().ok();
        let places = [Some(&self.path), target.as_ref()];
        let places: Vec<&Path> = places.into_iter().flatten().map(PathBuf::as_path).collect();
        self.names = places.iter().filter_map(|place| place.file_name()).map(ToOwned::to_owned).collect();
        let wanted: BTreeSet<PathBuf> =
            places.iter().filter_map(|place| place.parent()).map(Path::to_owned).collect();
        let mut kept: BTreeSet<PathBuf> = self
            .folders
            .iter()
            .filter(|folder| wanted.contains(*folder) && folder.is_dir())
            .cloned()
            .collect();
        for folder in self.folders.difference(&kept) {
            // A folder that has disappeared is no longer watched anyway.
            let _ = self.watcher.unwatch(folder);
        }
        let mut result = Ok(());
        for folder in wanted {
            if !kept.contains(&folder) && folder.is_dir() {
                match self.watcher.watch(&folder, RecursiveMode::NonRecursive) {
                    Ok(()) => {
                        kept.insert(folder);
                    }
                    Err(error) => result = Err(error),
                }
            }
        }
        self.folders = kept;
        result
    }
}

#[cfg(test)]
mod tests;
