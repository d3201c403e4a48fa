//! A file without a name until it is complete. It knows nothing of pictures.
//!
//! On Linux it is opened without a name (`O_TMPFILE`), so that a killed process leaves nothing behind. To
//! replace a file it needs a name for a moment, because a link never replaces a file; on other systems, and
//! on file systems without unnamed files, it has such a name from the beginning. The name contains the number
//! of the process, so that [`sweep`] finds what a killed process left.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process;
use std::sync::atomic::{AtomicU32, Ordering};

/// The start of each temporary name, followed by the process number and a counter.
const PREFIX: &str = ".parallax-";

/// Bytes on their way to a file.
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
        staged.file.write_all(bytes)?;
        Ok(staged)
    }

    fn named(folder: &Path) -> io::Result<Self> {
        let name = Named(folder.join(next_name()));
        let file = File::options().write(true).create_new(true).open(&name.0)?;
        Ok(Self { file, folder: folder.to_path_buf(), name: Some(name) })
    }

    /// Copies the permissions of the file to be replaced and, as far as the system allows, the owner.
    pub(super) fn take_after(&self, old: &fs::Metadata) -> io::Result<()> {
        #[cfg(unix)]
        {
            use std::os::unix::fs::{MetadataExt as _, fchown};
            // Only root may give files away; the group may be one of the user's.
            let _ = fchown(&self.file, Some(old.uid()), Some(old.gid()))
                .or_else(|_| fchown(&self.file, None, Some(old.gid())));
        }
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
            let name = Named(self.folder.join(next_name()));
            link(&self.file, &name.0)?;
            name
        };
        fs::rename(&name.0, target)?;
        name.keep();
        Ok(())
    }

    /// Gives it the name `target`, unless that is taken.
    pub(super) fn place(self, target: &Path) -> io::Result<Placed> {
        let linked = match &self.name {
            Some(name) => fs::hard_link(&name.0, target),
            None => link(&self.file, target),
        };
        match linked {
            Ok(()) => Ok(Placed::There),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(Placed::Taken(self)),
            Err(error) => Err(error),
        }
    }
}

/// A temporary name, removed on drop unless the file was kept.
#[derive(Debug)]
struct Named(PathBuf);

impl Named {
    fn keep(self) {
        std::mem::forget(self);
    }
}

impl Drop for Named {
    fn drop(&mut self) {
        // If this fails, the file does not exist or must not be removed.
        let _ = fs::remove_file(&self.0);
    }
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

/// Removes what killed processes left in `folder`: files named by [`next_name`] whose process no longer
/// exists.
pub(super) fn sweep(folder: &Path) {
    // A folder that cannot be listed may still be writable.
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let number =
            name.to_str().and_then(|name| name.strip_prefix(PREFIX)?.split('-').next()?.parse().ok());
        if number.is_some_and(is_gone) {
            let _ = fs::remove_file(entry.path());
        }
    }
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
        sweep(folder.path());
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
