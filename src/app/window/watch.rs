//! Watching the open file: whoever saves it, however they do it, its new state is read and delivered.
//!
//! Editors write in place, or write beside it and rename, or delete and write anew; so what is watched is the folder,
//! and links are followed to the folder of what they point to. It knows no window: what was read goes to a function.

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

/// Nothing more may happen to the file for so long before it is read; a save is many events.
const QUIET: Duration = Duration::from_millis(40);
/// A file that is written to without end is read all the same after this.
const PATIENCE: Duration = Duration::from_millis(400);
/// How often a folder that has vanished is looked for.
const AGAIN: Duration = Duration::from_secs(1);

/// What came of reading the file.
pub type Read = Result<Loaded, ReadError>;

/// Reads a file, but nothing that could keep the reader waiting for ever, such as a pipe.
pub fn read_regular(path: &Path) -> Read {
    match std::fs::metadata(path) {
        Ok(told) if !told.is_file() => Err(io::Error::other("it is not a regular file").into()),
        // A text that makes the reader panic counts as unreadable; the next save may be fine.
        _ => jobs::attempt("read", || load::read_file(path))
            .unwrap_or_else(|broken| Err(io::Error::other(broken.to_string()).into())),
    }
}

/// A file that is watched until this is dropped.
#[derive(Debug)]
pub struct Watch {
    messages: Sender<Message>,
}

enum Message {
    Happened(notify::Result<Event>),
    Stop,
}

impl Watch {
    /// Watches the file at `path`; `deliver` is called on a thread of its own with every new state. `seen` is the
    /// state that is known already. `lost` is called with the reason if the watch breaks off later.
    ///
    /// # Errors
    /// Where the system has no way to watch files, or no more of it.
    pub fn start(
        path: &Path,
        seen: Option<Fingerprint>,
        deliver: impl Fn(Read) + Send + 'static,
        lost: impl FnOnce(String) + Send + 'static,
    ) -> notify::Result<Self> {
        let (messages, inbox) = mpsc::channel();
        let events = messages.clone();
        // Nobody listens any more once the watch has ended.
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
        // The thread has ended already where this fails.
        let _ = self.messages.send(Message::Stop);
    }
}

struct Watching {
    path: PathBuf,
    watcher: RecommendedWatcher,
    folders: BTreeSet<PathBuf>,
    names: BTreeSet<OsString>,
    inbox: Receiver<Message>,
    /// The last state that was delivered; none where it could not be read.
    seen: Option<Fingerprint>,
}

impl Watching {
    fn run(mut self, deliver: &impl Fn(Read)) {
        // What was saved between the first reading and now.
        self.deliver(deliver);
        while let Some(is_changed) = self.wait() {
            // What can be watched no more is looked for again and again.
            let _ = self.aim();
            if is_changed {
                self.deliver(deliver);
            }
        }
    }

    /// Reads the file and hands it on, unless it is as it was.
    fn deliver(&mut self, deliver: &impl Fn(Read)) {
        let read = read_regular(&self.path);
        let now = read.as_ref().ok().map(|loaded| loaded.fingerprint);
        if now.is_none() || now != self.seen {
            self.seen = now;
            deliver(read);
        }
    }

    /// Waits until something has happened to the file and is over. Nothing where it is to stop.
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
                // What happens to other files of the folder is no reason to wait.
                Ok(Message::Happened(event)) if self.concerns(&event) => quiet = Instant::now() + QUIET,
                Ok(Message::Happened(_)) => {}
                Err(RecvTimeoutError::Timeout) => break,
            }
        }
        Some(true)
    }

    /// Whether the file may be another after this. Being read, also by this program, changes nothing.
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

    /// Watches the folder of the file, and of what it links to.
    ///
    /// # Errors
    /// Where a folder that is there cannot be watched.
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
            // A folder that has vanished is watched no more already.
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
