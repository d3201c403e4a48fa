//! Putting bytes in place of a file so that no failure ever costs the file that was there. It knows no pictures.

use std::{
    fs,
    io::{self, Write as _},
    path::Path,
};

use super::ExportError;

/// Writes `bytes` as the file `path`, all or nothing.
///
/// They go to a temporary file in the same folder, to the disk, and then over the target in one step. If anything
/// fails before that, the old file stays as it was and the temporary one goes. A file that was there keeps its permissions.
///
/// # Errors
/// [`ExportError::Write`] with the system's reason and what to do about it.
pub fn write_atomically(path: &Path, bytes: &[u8]) -> Result<(), ExportError> {
    put(path, bytes).map_err(|cause| ExportError::Write {
        path: path.to_path_buf(),
        advice: advice(&cause),
        cause,
    })
}

fn put(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if path.is_dir() {
        return Err(io::Error::from(io::ErrorKind::IsADirectory));
    }
    // A symbolic link stays one: its target is replaced.
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let old = fs::metadata(&target).ok().map(|metadata| metadata.permissions());
    if old.as_ref().is_some_and(fs::Permissions::readonly) {
        return Err(io::Error::from(io::ErrorKind::PermissionDenied));
    }
    let mut builder = tempfile::Builder::new();
    builder.prefix(".parallax-");
    // A temporary file is readable by its owner only; a picture should be as any new file is, so the umask decides.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(bytes)?;
    if let Some(permissions) = old {
        file.as_file().set_permissions(permissions)?;
    }
    file.as_file().sync_all()?;
    file.persist(&target).map_err(|error| error.error)?;
    Ok(())
}

fn advice(cause: &io::Error) -> &'static str {
    match cause.kind() {
        io::ErrorKind::NotFound => "make the folder first, or choose another",
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            "choose a file and folder you may write to"
        }
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => {
            "make room on the disk and try again"
        }
        io::ErrorKind::IsADirectory => "that is a folder, so add a file name",
        io::ErrorKind::NotADirectory => "a part of the path is a file, not a folder",
        _ => "the file that was there, if any, is unchanged",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder() -> tempfile::TempDir {
        tempfile::tempdir().expect("a temporary folder")
    }

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<_> = fs::read_dir(folder)
            .expect("readable")
            .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn it_writes_and_replaces_and_leaves_nothing_else() {
        let folder = folder();
        let path = folder.path().join("map.svg");
        write_atomically(&path, b"one").expect("written");
        write_atomically(&path, b"two").expect("replaced");
        assert_eq!(fs::read(&path).expect("readable"), b"two");
        assert_eq!(names(folder.path()), ["map.svg"]);
    }

    #[test]
    fn a_missing_folder_is_told_with_advice() {
        let error =
            write_atomically(&folder().path().join("nowhere/map.svg"), b"one").expect_err("no folder");
        assert!(error.to_string().contains("make the folder first"), "{error}");
    }

    #[test]
    fn a_folder_is_never_replaced() {
        let folder = folder();
        let error = write_atomically(folder.path(), b"one").expect_err("a folder");
        assert!(error.to_string().contains("add a file name"), "{error}");
        assert!(names(folder.path()).is_empty());
    }

    #[cfg(unix)]
    #[test]
    fn permissions_are_kept_and_new_files_follow_the_umask() {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = |path: &Path| fs::metadata(path).expect("there").permissions().mode() & 0o777;
        let folder = folder();
        let (new, plain) = (folder.path().join("new"), folder.path().join("plain"));
        write_atomically(&new, b"one").expect("written");
        fs::write(&plain, b"one").expect("written");
        assert_eq!(mode(&new), mode(&plain));
        fs::set_permissions(&new, fs::Permissions::from_mode(0o640)).expect("set");
        write_atomically(&new, b"two").expect("replaced");
        assert_eq!(mode(&new), 0o640);
    }

    #[test]
    fn a_read_only_file_stays_as_it_was() {
        let folder = folder();
        let path = folder.path().join("map.svg");
        fs::write(&path, b"one").expect("written");
        let mut permissions = fs::metadata(&path).expect("there").permissions();
        permissions.set_readonly(true);
        fs::set_permissions(&path, permissions).expect("set");
        assert!(write_atomically(&path, b"two").is_err());
        assert_eq!(fs::read(&path).expect("readable"), b"one");
        assert_eq!(names(folder.path()), ["map.svg"]);
    }
}
