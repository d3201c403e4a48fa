//! A file without a name until it is complete. It knows nothing of pictures.
//!
//! On Linux it is opened without a name (`O_TMPFILE`): a process that is killed leaves nothing. To replace a file it gets a
//! name for a moment, because a link never replaces one; elsewhere, and where the file system has no files without
//! names, it has such a name from the beginning. The name holds the number of its process, which also holds a lock on the
//! file, so that [`sweep`] finds what a killed process left. A process that is told to end removes its own ([`abandon`]).

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// The start of each temporary name, followed by the process number and a counter.
const PREFIX: &str = ".parallax-";

/// The names of this process that are in use.
static NAMES: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

fn names() -> MutexGuard<'static, Vec<PathBuf>> {
    NAMES.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Bytes on the way to a file.
#[derive(Debug)]
pub(super) struct Staged {
    file: File,
    /// Its folder.
    folder: PathBuf,
    /// Its temporary name, if it has one.
    name: Option<Named>,
}

/// The result of naming a file.
pub(super) enum Placed {
    /// It has the name.
    There,
    /// Another file has the name.
    Taken(Staged),
}

impl Staged {
    /// Creates a file in `folder` with `bytes`, with the permissions of any new file.
    pub(super) fn new(folder: &Path, bytes: &[u8]) -> io::Result<Self> {
        let mut staged = match open_unnamed(folder) {
            Some(file) => Self { file, folder: folder.to_path_buf(), name: None },
            None => Self::named(folder)?,
        };
        // A file system without locks has no second computer on it either; the number of the process is left to ask.
        let _ = staged.file.try_lock();
        staged.file.write_all(bytes)?;
        Ok(staged)
    }

    fn named(folder: &Path) -> io::Result<Self> {
        let create = |path: &Path| File::options().write(true).create_new(true).open(path);
        let (name, file) = Named::new(folder, create)?;
        Ok(Self { file, folder: folder.to_path_buf(), name: Some(name) })
    }

    /// Copies the permissions of the file to be replaced and, as far as the system allows, the owner. As with any write, what
    /// made it run as its owner is dropped.
    pub(super) fn take_after(&self, old: &fs::Metadata) -> io::Result<()> {
        #[cfg(unix)]
        {
            use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, fchown};
            // Only root may give files away; the group may be one of the user's.
            let _ = fchown(&self.file, Some(old.uid()), Some(old.gid()))
                .or_else(|_| fchown(&self.file, None, Some(old.gid())));
            self.file.set_permissions(fs::Permissions::from_mode(old.mode() & 0o1777))
        }
        #[cfg(not(unix))]
        self.file.set_permissions(old.permissions())
    }

    /// Waits until it is written to disk.
    pub(super) fn sync(&self) -> io::Result<()> {
        self.file.sync_all()
    }

    /// Replaces `target` with it, in one step.
    pub(super) fn replace(mut self, target: &Path) -> io::Result<()> {
        let name = if let Some(name) = self.name.take() {
            name
        } else {
            Named::new(&self.folder, |path| link(&self.file, path))?.0
        };
        fs::rename(&name.0, target)?;
        name.keep();
        Ok(())
    }

    /// Replaces `target` with it, unless `is_expected` does not hold of what was there; returns whether it did.
    pub(super) fn swap(
        mut self,
        target: &Path,
        is_expected: impl Fn(&mut File) -> io::Result<bool>,
    ) -> io::Result<bool> {
        let name = match self.name.take() {
            Some(name) => name,
            None => Named::new(&self.folder, |path| link(&self.file, path))?.0,
        };
        match exchange(&name.0, target) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
            // A file system or a system that cannot exchange two files.
            Err(_) => {
                fs::rename(&name.0, target)?;
                name.keep();
                return Ok(true);
            }
            Ok(()) => {}
        }
        // What was there now has the temporary name, and goes with it.
        if File::open(&name.0).and_then(|mut old| is_expected(&mut old)).unwrap_or(false) {
            return Ok(true);
        }
        exchange(&name.0, target)?;
        if !is_same(&self.file, &name.0) {
            // Yet another file came in between, and is the newest.
            fs::rename(&name.0, target)?;
            name.keep();
        }
        Ok(false)
    }

    /// Gives it the name `target`, unless that is taken.
    pub(super) fn place(self, target: &Path) -> io::Result<Placed> {
        let linked = match &self.name {
            Some(name) => fs::hard_link(&name.0, target).or_else(|error| claim(&name.0, target, error)),
            None => link(&self.file, target),
        };
        match linked {
            Ok(()) => Ok(Placed::There),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(Placed::Taken(self)),
            Err(error) => Err(error),
        }
    }
}

/// Gives a file that is called `name` the name `target` on file systems that have no second names, such as those of USB
/// sticks: an empty file keeps the name free until it is replaced.
fn claim(name: &Path, target: &Path, unlinked: io::Error) -> io::Result<()> {
    if matches!(unlinked.kind(), io::ErrorKind::AlreadyExists | io::ErrorKind::NotFound) {
        return Err(unlinked);
    }
    File::options().write(true).create_new(true).open(target)?;
    fs::rename(name, target).inspect_err(|_| {
        // It is empty and was not there before.
        let _ = fs::remove_file(target);
    })
}

/// A name that goes with its owner, unless it was kept.
#[derive(Debug)]
struct Named(PathBuf);

impl Named {
    /// A name in `folder` for what `make` puts there. Between that and the entry in [`NAMES`] nobody can look.
    fn new<T>(folder: &Path, make: impl FnOnce(&Path) -> io::Result<T>) -> io::Result<(Self, T)> {
        let mut taken = names();
        let path = folder.join(next_name());
        let thing = make(&path)?;
        taken.push(path.clone());
        Ok((Self(path), thing))
    }

    fn keep(self) {
        self.forget();
        std::mem::forget(self);
    }

    fn forget(&self) {
        names().retain(|name| *name != self.0);
    }
}

impl Drop for Named {
    fn drop(&mut self) {
        // If this fails, the file does not exist or must not be removed.
        let _ = fs::remove_file(&self.0);
        self.forget();
    }
}

/// Removes the names that this process has in use, and never lets it take another: it is about to end.
pub(super) fn abandon() {
    let names = names();
    for name in names.iter() {
        let _ = fs::remove_file(name);
    }
    std::mem::forget(names);
}

fn next_name() -> String {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    format!("{PREFIX}{}-{}", process::id(), NEXT.fetch_add(1, Ordering::Relaxed))
}

/// Opens a file without a name, if the system and the file system support it.
#[cfg(target_os = "linux")]
fn open_unnamed(folder: &Path) -> Option<File> {
    use rustix::fs::{Mode, OFlags};
    let flags = OFlags::WRONLY | OFlags::TMPFILE | OFlags::CLOEXEC;
    // A picture should have the permissions of any new file, so the umask decides.
    let file = rustix::fs::open(folder, flags, Mode::from_raw_mode(0o666)).ok()?;
    // Without `/proc` it could never be given a name.
    Path::new("/proc/self/fd").exists().then(|| file.into())
}

#[cfg(not(target_os = "linux"))]
fn open_unnamed(_folder: &Path) -> Option<File> {
    None
}

/// Lets two files change their names in one step.
#[cfg(target_os = "linux")]
fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
}

#[cfg(not(target_os = "linux"))]
fn exchange(_one: &Path, _other: &Path) -> io::Result<()> {
    Err(io::Error::from(io::ErrorKind::Unsupported))
}

/// True if an open file has this name.
#[cfg(unix)]
fn is_same(file: &File, name: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let number = |told: io::Result<fs::Metadata>| told.ok().map(|told| (told.dev(), told.ino()));
    number(file.metadata()) == number(fs::metadata(name))
}

#[cfg(not(unix))]
fn is_same(_file: &File, _name: &Path) -> bool {
    true
}

/// Gives a name to an unnamed file.
#[cfg(target_os = "linux")]
fn link(file: &File, name: &Path) -> io::Result<()> {
    use rustix::fs::{AtFlags, CWD};
    use std::os::fd::AsRawFd as _;
    let unnamed = format!("/proc/self/fd/{}", file.as_raw_fd());
    Ok(rustix::fs::linkat(CWD, unnamed, CWD, name, AtFlags::SYMLINK_FOLLOW)?)
}

#[cfg(not(target_os = "linux"))]
fn link(_file: &File, _name: &Path) -> io::Result<()> {
    Err(io::Error::from(io::ErrorKind::Unsupported))
}

/// Removes what killed processes left in `folder`: files named by [`next_name`] whose process is gone, and on which no
/// process of another computer or container holds a lock.
pub(super) fn sweep(folder: &Path) {
    // A folder that cannot be listed may still be writable.
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let number =
            name.to_str().and_then(|name| name.strip_prefix(PREFIX)?.split('-').next()?.parse().ok());
        // What is not a file was not made here, and opening a pipe would wait for its other end.
        let is_file = entry.file_type().is_ok_and(|kind| kind.is_file());
        if is_file && number.is_some_and(is_gone) && !is_locked(&entry.path()) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

fn is_locked(path: &Path) -> bool {
    let locked = File::open(path).map(|file| file.try_lock());
    matches!(locked, Ok(Err(fs::TryLockError::WouldBlock)))
}

#[cfg(unix)]
fn is_gone(process: i32) -> bool {
    let Some(process) = rustix::process::Pid::from_raw(process) else { return false };
    rustix::process::test_kill_process(process) == Err(rustix::io::Errno::SRCH)
}

#[cfg(not(unix))]
fn is_gone(_process: i32) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_killed_process_left_goes_with_the_next_write_and_nothing_else_does() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let at = |name: &str| folder.path().join(name);
        // No process has such a high number.
        let (left, ours) = (at(".parallax-2147483646-0"), at(&format!(".parallax-{}-0", process::id())));
        for path in [&left, &ours, &at(".parallax-notes"), &at("map.svg")] {
            fs::write(path, b"x").expect("written");
        }
        let held = at(".parallax-2147483645-0");
        let lock = File::create(&held).expect("made");
        lock.lock().expect("locked");
        sweep(folder.path());
        assert!(held.exists(), "a process of another computer may be at it");
        assert_eq!(left.exists(), cfg!(not(unix)));
        assert!(ours.exists() && at(".parallax-notes").exists() && at("map.svg").exists());
    }

    #[test]
    fn a_file_that_is_not_put_in_place_leaves_nothing() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        drop(Staged::new(folder.path(), b"x").expect("staged"));
        drop(Staged::named(folder.path()).expect("staged"));
        assert_eq!(fs::read_dir(folder.path()).expect("readable").count(), 0);
    }

    #[test]
    fn where_files_have_one_name_only_a_file_is_put_in_place_and_nothing_replaced() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let [name, target] = ["name", "map.svg"].map(|name| folder.path().join(name));
        let refused = || io::Error::from(io::ErrorKind::PermissionDenied);
        fs::write(&name, "new").expect("written");
        claim(&name, &target, refused()).expect("placed");
        assert!(!name.exists() && fs::read(&target).expect("readable") == b"new");
        fs::write(&name, "newer").expect("written");
        let taken = claim(&name, &target, refused()).expect_err("taken");
        assert_eq!(taken.kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(fs::read(&target).expect("readable"), b"new");
    }

    #[test]
    fn a_file_with_a_name_from_the_beginning_is_put_in_place_as_well() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let target = folder.path().join("map.svg");
        Staged::named(folder.path()).expect("staged").replace(&target).expect("replaced");
        let again = Staged::named(folder.path()).expect("staged").place(&target).expect("tried");
        assert!(matches!(again, Placed::Taken(_)));
        drop(again);
        assert_eq!(fs::read_dir(folder.path()).expect("readable").count(), 1);
    }
}
