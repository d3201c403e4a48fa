//! Opens files beside a dossier. A dossier is untrusted: nothing outside its folder is ever opened, whatever its paths
//! and the links on the disk say.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

use crate::dossier::{PathFault, check_path};

/// The largest file whose hash is computed, in bytes (4 GiB).
const LARGEST_HASHED: u64 = 4 << 30;

/// Why a file beside the dossier cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum FolderError {
    /// The path is not one that stays in the folder.
    #[error(transparent)]
    Path(#[from] PathFault),
    /// There is no such file.
    #[error("there is no such file")]
    Missing,
    /// A link leads out of the folder.
    #[error("a link leads out of the folder of the dossier")]
    Outside,
    /// It is a folder, a pipe or a device.
    #[error("it is not a regular file")]
    NotAFile,
    /// It is larger than what is asked for; in bytes, the most that is accepted.
    #[error("it is larger than {} MiB", .0 >> 20)]
    TooLarge(u64),
    /// It cannot be opened or read.
    #[error("it cannot be read: {0}")]
    Io(io::Error),
}

/// The folder of a dossier.
#[derive(Clone, Debug)]
pub struct DossierFolder {
    /// Without links.
    folder: PathBuf,
}

impl DossierFolder {
    /// The folder of the dossier at `path`.
    ///
    /// # Errors
    /// If the folder does not exist or cannot be looked up.
    pub fn new(path: &Path) -> Result<Self, FolderError> {
        let folder = match path.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        };
        Ok(Self { folder: fs::canonicalize(folder).map_err(unfound)? })
    }

    /// Returns where `file` lies, with all links followed.
    ///
    /// # Errors
    /// If it does not exist, is not a regular file, or lies outside the folder once links are followed.
    pub fn find(&self, file: &str) -> Result<PathBuf, FolderError> {
        check_path(file)?;
        let path = fs::canonicalize(self.folder.join(file)).map_err(unfound)?;
        if !path.starts_with(&self.folder) {
            return Err(FolderError::Outside);
        }
        // Opening a pipe would wait for whoever writes to it.
        let is_file = fs::metadata(&path).map_err(unfound)?.is_file();
        if is_file { Ok(path) } else { Err(FolderError::NotAFile) }
    }

    /// Reads `file`, of at most `most` bytes.
    ///
    /// # Errors
    /// As [`find`](Self::find), or if the file is larger or cannot be read.
    pub fn read(&self, file: &str, most: u64) -> Result<Vec<u8>, FolderError> {
        let mut bytes = Vec::new();
        let opened = File::open(self.find(file)?).map_err(unfound)?;
        opened.take(most.saturating_add(1)).read_to_end(&mut bytes).map_err(FolderError::Io)?;
        if bytes.len() as u64 > most { Err(FolderError::TooLarge(most)) } else { Ok(bytes) }
    }

    /// Reads the beginning of `file`, to learn whether that is possible.
    ///
    /// # Errors
    /// As [`read`](Self::read), whatever its size.
    pub fn try_read(&self, file: &str) -> Result<(), FolderError> {
        let mut opened = File::open(self.find(file)?).map_err(unfound)?;
        opened.read(&mut [0; 16]).map(|_| ()).map_err(FolderError::Io)
    }

    /// Returns the SHA-256 of `file` in 64 lower-case digits.
    ///
    /// # Errors
    /// As [`read`](Self::read), for files of up to 4 GiB.
    pub fn sha256(&self, file: &str) -> Result<String, FolderError> {
        let opened = File::open(self.find(file)?).map_err(unfound)?;
        if opened.metadata().map_err(FolderError::Io)?.len() > LARGEST_HASHED {
            return Err(FolderError::TooLarge(LARGEST_HASHED));
        }
        let mut opened = opened.take(LARGEST_HASHED);
        let (mut hash, mut piece) = (Sha256::new(), vec![0; 1 << 16]);
        loop {
            match opened.read(&mut piece) {
                Ok(0) => return Ok(digits(&hash.finalize())),
                Ok(count) => hash.update(&piece[..count]),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(FolderError::Io(error)),
            }
        }
    }
}

/// Returns the SHA-256 of some bytes in 64 lower-case digits, as [`DossierFolder::sha256`] does of a file.
#[must_use]
pub fn sha256_of(bytes: &[u8]) -> String {
    digits(&Sha256::digest(bytes))
}

fn digits(hash: &[u8]) -> String {
    const DIGITS: [char; 16] =
        ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'];
    hash.iter().flat_map(|byte| [byte >> 4, byte & 15]).map(|digit| DIGITS[usize::from(digit)]).collect()
}

fn unfound(error: io::Error) -> FolderError {
    match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => FolderError::Missing,
        _ => FolderError::Io(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder with a dossier's folder in it, and a file outside of that.
    fn folder() -> (tempfile::TempDir, DossierFolder) {
        let outer = tempfile::tempdir().expect("a folder");
        fs::create_dir_all(outer.path().join("inner/copies")).expect("made");
        fs::write(outer.path().join("secret.txt"), "secret").expect("written");
        fs::write(outer.path().join("inner/copies/a.txt"), "abc").expect("written");
        let beside = DossierFolder::new(&outer.path().join("inner/d.ron")).expect("a folder");
        (outer, beside)
    }

    #[test]
    fn a_file_is_read_and_its_hash_is_what_other_programs_print() {
        let (_outer, beside) = folder();
        assert_eq!(beside.read("copies/a.txt", 3).expect("read"), b"abc");
        assert!(matches!(beside.read("copies/a.txt", 2), Err(FolderError::TooLarge(2))));
        // The example of FIPS 180-2, appendix B.1.
        let expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(beside.sha256("copies/a.txt").expect("hashed"), expected);
        assert_eq!(sha256_of(b"abc"), expected);
    }

    #[test]
    fn what_is_no_file_beside_the_dossier_is_refused() {
        let (outer, beside) = folder();
        assert!(matches!(beside.find("copies/b.txt"), Err(FolderError::Missing)));
        assert!(matches!(beside.find("copies/a.txt/b"), Err(FolderError::Missing)));
        assert!(matches!(beside.find("copies"), Err(FolderError::NotAFile)));
        assert!(matches!(beside.find("../secret.txt"), Err(FolderError::Path(PathFault::Dots))));
        let absolute = outer.path().join("secret.txt").display().to_string();
        assert!(matches!(beside.find(&absolute), Err(FolderError::Path(_))));
        assert!(matches!(DossierFolder::new(Path::new("no/such/d.ron")), Err(FolderError::Missing)));
    }

    #[cfg(unix)]
    #[test]
    fn no_link_leads_out() {
        use std::os::unix::fs::symlink;
        let (outer, beside) = folder();
        let inner = outer.path().join("inner");
        symlink(outer.path().join("secret.txt"), inner.join("out.txt")).expect("linked");
        symlink(outer.path(), inner.join("up")).expect("linked");
        symlink("copies/a.txt", inner.join("in.txt")).expect("linked");
        symlink("loop", inner.join("loop")).expect("linked");
        symlink("/dev/zero", inner.join("zero")).expect("linked");
        for file in ["out.txt", "up/secret.txt", "zero"] {
            assert!(matches!(beside.find(file), Err(FolderError::Outside)), "{file}");
            assert!(beside.read(file, 10).is_err() && beside.sha256(file).is_err());
        }
        assert!(matches!(beside.find("loop"), Err(FolderError::Io(_))));
        assert_eq!(beside.read("in.txt", 10).expect("a link within the folder"), b"abc");
        // A folder next to the dossier's whose name begins with the same letters is another one.
        fs::create_dir(outer.path().join("inner-2")).expect("made");
        fs::write(outer.path().join("inner-2/b.txt"), "b").expect("written");
        symlink(outer.path().join("inner-2/b.txt"), inner.join("near.txt")).expect("linked");
        assert!(matches!(beside.find("near.txt"), Err(FolderError::Outside)));
    }
}
