//! Writes files so that no failure ever destroys the file that was there, and leaves no other file behind.
//!
//! ```
//! # let folder = tempfile::tempdir()?;
//! let path = folder.path().join("map.svg");
//! atomic_file::write_atomically(&path, b"<svg/>")?;
//! assert_eq!(std::fs::read(&path)?, b"<svg/>");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

#![warn(missing_docs)]

use std::{
    fs, io,
    path::{Path, PathBuf},
};

mod staged;

use staged::{Placed, Staged, sweep};

/// Why a file was not written; any previous file is unchanged.
#[derive(Debug, thiserror::Error)]
#[error("{path} was not written ({cause}); {advice}", path = path.display())]
pub struct WriteError {
    /// The file to be written.
    pub path: PathBuf,
    /// The system's reason.
    pub cause: io::Error,
    /// What to do about it.
    pub advice: &'static str,
}

impl WriteError {
    fn new(path: &Path, cause: io::Error) -> Self {
        Self { path: path.to_path_buf(), advice: advice(&cause), cause }
    }
}

/// Maximum number of names that are tried.
const MOST_NAMES: u32 = 10_000;

/// Writes `bytes` to the file `path`, all or nothing.
///
/// They go to an unnamed file in the same folder (see `staged`), are flushed to disk, and then
/// replace the target in one step. If anything fails before that, the old file is unchanged. An existing file
/// keeps its owner and permissions, a symbolic link its place. Anything but a regular file is never replaced.
///
/// # Errors
/// [`WriteError`] with the system's reason and what to do about it.
pub fn write_atomically(path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    replace_file(path, bytes).map_err(|cause| WriteError::new(path, cause))
}

/// Writes several files as [`write_atomically`] does, and replaces the first of them only when all are on disk: where they do
/// not all fit, every file that was there is unchanged. Only if the program is killed between two replacements are some of
/// them new and some old.
///
/// ```
/// # let folder = tempfile::tempdir()?;
/// let (a, b) = (folder.path().join("a.csv"), folder.path().join("no such folder/b.csv"));
/// std::fs::write(&a, "old")?;
/// assert!(atomic_file::write_together(&[(&a, b"new"), (&b, b"new")]).is_err());
/// assert_eq!(std::fs::read(&a)?, b"old");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// [`WriteError`] of the first file that could not be written.
pub fn write_together(files: &[(&Path, &[u8])]) -> Result<(), WriteError> {
    let mut staged = Vec::with_capacity(files.len());
    for (path, bytes) in files {
        staged.push((*path, stage(path, bytes).map_err(|cause| WriteError::new(path, cause))?));
    }
    for (path, (staged, target)) in staged {
        staged.replace(&target).map_err(|cause| WriteError::new(path, cause))?;
    }
    Ok(())
}

fn replace_file(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let (staged, target) = stage(path, bytes)?;
    staged.replace(&target)
}

/// Writes `bytes` to disk, ready to replace the returned file.
fn stage(path: &Path, bytes: &[u8]) -> io::Result<(Staged, PathBuf)> {
    // A symbolic link is kept: its target is replaced.
    let target =
        if path.is_symlink() { fs::canonicalize(path).map_err(broken_link)? } else { path.to_path_buf() };
    let old = match fs::metadata(&target) {
        Ok(old) => Some(old),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(error),
    };
    if let Some(old) = &old {
        check_replaceable(old)?;
    }
    let folder = folder_of(&target);
    sweep(folder);
    let staged = Staged::new(folder, bytes)?;
    if let Some(old) = &old {
        staged.take_after(old)?;
    }
    staged.sync()?;
    Ok((staged, target))
}

/// The result of [`replace_expected`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Replaced {
    /// The file was replaced.
    Done,
    /// It holds something unexpected and was left alone.
    Unexpected,
    /// There is no file to be replaced.
    Gone,
}

/// Replaces the file `path` by `bytes` as [`write_atomically`] does, but only if `is_expected` holds of it. That is asked when
/// everything is ready, and on Linux once more of the very file that was replaced: if another program came in between, its
/// file is put back.
///
/// ```
/// # let folder = tempfile::tempdir()?;
/// use atomic_file::{Replaced, replace_expected};
/// let path = folder.path().join("notes.txt");
/// std::fs::write(&path, "one")?;
/// let is_one = |file: &mut std::fs::File| Ok(std::io::read_to_string(file)? == "one");
/// assert_eq!(replace_expected(&path, b"two", is_one)?, Replaced::Done);
/// assert_eq!(replace_expected(&path, b"three", is_one)?, Replaced::Unexpected);
/// assert_eq!(std::fs::read(&path)?, b"two");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// [`WriteError`] with the system's reason and what to do about it.
pub fn replace_expected(
    path: &Path,
    bytes: &[u8],
    is_expected: impl Fn(&mut fs::File) -> io::Result<bool>,
) -> Result<Replaced, WriteError> {
    swap_file(path, bytes, is_expected).map_err(|cause| WriteError::new(path, cause))
}

fn swap_file(
    path: &Path,
    bytes: &[u8],
    is_expected: impl Fn(&mut fs::File) -> io::Result<bool>,
) -> io::Result<Replaced> {
    let is_gone = |error: &io::Error| error.kind() == io::ErrorKind::NotFound;
    let target = if path.is_symlink() {
        match fs::canonicalize(path) {
            Err(error) if is_gone(&error) => return Ok(Replaced::Gone),
            target => target.map_err(broken_link)?,
        }
    } else {
        path.to_path_buf()
    };
    let old = match fs::metadata(&target) {
        Err(error) if is_gone(&error) => return Ok(Replaced::Gone),
        old => old?,
    };
    check_replaceable(&old)?;
    let folder = folder_of(&target);
    sweep(folder);
    let staged = Staged::new(folder, bytes)?;
    staged.take_after(&old)?;
    staged.sync()?;
    match fs::File::open(&target).and_then(|mut file| is_expected(&mut file)) {
        Err(error) if is_gone(&error) => return Ok(Replaced::Gone),
        Err(error) => return Err(error),
        Ok(false) => return Ok(Replaced::Unexpected),
        Ok(true) => {}
    }
    Ok(if staged.swap(&target, is_expected)? { Replaced::Done } else { Replaced::Unexpected })
}

/// The error for a link whose target is missing, or that leads back to itself.
fn broken_link(cause: io::Error) -> io::Error {
    match cause.kind() {
        io::ErrorKind::PermissionDenied => cause,
        io::ErrorKind::NotFound => {
            io::Error::new(io::ErrorKind::InvalidInput, "it is a link to a file that does not exist")
        }
        _ => io::Error::new(io::ErrorKind::InvalidInput, format!("it is a link that leads nowhere: {cause}")),
    }
}

/// Refuses to replace anything but a writable regular file: a pipe or a device of that name belongs to
/// something else.
fn check_replaceable(old: &fs::Metadata) -> io::Result<()> {
    if old.is_dir() {
        return Err(io::Error::from(io::ErrorKind::IsADirectory));
    }
    if !old.is_file() {
        return Err(io::Error::new(
            io::ErrorKind::InvalidInput,
            "it is a pipe, a socket or a device, not a regular file",
        ));
    }
    if old.permissions().readonly() {
        return Err(io::Error::from(io::ErrorKind::PermissionDenied));
    }
    Ok(())
}

/// Writes `bytes` to the file `path`, all or nothing, or to a numbered name beside it if that one is taken
/// ("map-2.png"), and returns the name used. An existing file is never replaced, even if it was created a
/// moment ago.
///
/// # Errors
/// [`WriteError`] with the system's reason and what to do about it, also if thousands of names are
/// taken.
pub fn write_new(path: &Path, bytes: &[u8]) -> Result<PathBuf, WriteError> {
    put_new(path, bytes).map_err(|cause| WriteError::new(path, cause))
}

/// Writes `bytes` as the file `path`, all or nothing, where nothing has that name; a link counts as something.
///
/// # Errors
/// The system's reason, [`io::ErrorKind::AlreadyExists`] where the name is taken.
pub fn create(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = folder_of(path);
    sweep(folder);
    let staged = Staged::new(folder, bytes)?;
    staged.sync()?;
    match staged.place(path)? {
        Placed::There => Ok(()),
        Placed::Taken(_) => Err(io::Error::from(io::ErrorKind::AlreadyExists)),
    }
}

/// Removes what this process has written under temporary names, for a process that is about to end: from now on it
/// writes no file.
pub fn abandon() {
    staged::abandon();
}

fn put_new(path: &Path, bytes: &[u8]) -> io::Result<PathBuf> {
    let folder = folder_of(path);
    sweep(folder);
    let mut staged = Staged::new(folder, bytes)?;
    staged.sync()?;
    for number in 1..=MOST_NAMES {
        let name = numbered(path, number);
        // Checking first and writing later would leave a moment for another process: the system does both in
        // one step.
        match staged.place(&name)? {
            Placed::There => return Ok(name),
            Placed::Taken(back) => staged = back,
        }
    }
    Err(io::Error::from(io::ErrorKind::AlreadyExists))
}

/// The first name is the requested one, the second "map-2.png".
fn numbered(path: &Path, number: u32) -> PathBuf {
    if number == 1 {
        return path.to_path_buf();
    }
    let mut name = path.file_stem().unwrap_or_default().to_owned();
    name.push(format!("-{number}"));
    if let Some(ending) = path.extension() {
        name.push(".");
        name.push(ending);
    }
    path.with_file_name(name)
}

/// The folder that contains a file.
fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn advice(cause: &io::Error) -> &'static str {
    match cause.kind() {
        io::ErrorKind::NotFound => "make the folder first, or choose another",
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            "choose a file and folder you may write to"
        }
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => {
            "free some disk space and try again"
        }
        io::ErrorKind::IsADirectory => "that is a folder, so add a file name",
        io::ErrorKind::AlreadyExists => "that name and its numbered variants are taken, so choose another",
        io::ErrorKind::InvalidInput => "choose another name",
        io::ErrorKind::NotADirectory => "a part of the path is a file, not a folder",
        _ => "the file that was there, if any, is unchanged",
    }
}

#[cfg(test)]
mod tests;
