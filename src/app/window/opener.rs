//! Opens a file beside the dossier with the program that the system has for it, only on a click.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::app::jobs;
use crate::load::folder::{DossierFolder, FolderError};

/// The ends of names of what is opened: documents, pictures and recordings. A dossier is untrusted, and the system would
/// run a file of another kind, such as a program.
const OPENED: [&str; 26] = [
    "txt", "md", "html", "htm", "xhtml", "pdf", "rtf", "odt", "docx", "epub", "png", "jpg", "jpeg", "webp",
    "gif", "tif", "tiff", "mp4", "m4v", "mov", "webm", "mkv", "mp3", "ogg", "wav", "flac",
];

/// Why a file was not opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// It cannot be used.
    #[error("{file}: {why}")]
    Attachment {
        /// The path that the dossier gives.
        file: String,
        /// What is wrong with it.
        why: FolderError,
    },
    /// It is of a kind that is not opened.
    #[error("{0} is neither a document nor a picture nor a recording, so it is not opened from here")]
    Kind(String),
    /// No program starts.
    #[error("{program} does not start: {why}")]
    DoesNotStart {
        /// The system's opener.
        program: &'static str,
        /// What the system says.
        why: std::io::Error,
    },
    /// The program failed.
    #[error("{program} could not open {file}")]
    Failed {
        /// The system's opener.
        program: &'static str,
        /// The path that the dossier gives.
        file: String,
    },
}

/// Opens `file`, a path from the folder of the dossier at `dossier`, on a background thread; calls `failed` with a
/// sentence if that is not possible.
pub fn open(dossier: &Path, file: String, failed: impl FnOnce(String) + Send + 'static) {
    let dossier = dossier.to_owned();
    jobs::start(
        "opener",
        move || find(&dossier, &file).and_then(|path| run(&path, file)),
        |ended| match ended {
            Ok(Ok(())) => {}
            Ok(Err(error)) => failed(error.to_string()),
            Err(broken) => failed(format!("The file was not opened: {broken}")),
        },
    );
}

/// Shows a folder in the system's file manager, on a background thread; calls `failed` with a sentence if that fails. The
/// folder is one that the reader chose.
pub fn open_folder(folder: PathBuf, failed: impl FnOnce(String) + Send + 'static) {
    let name = folder.display().to_string();
    jobs::start(
        "opener",
        move || if folder.is_dir() { run(&folder, name) } else { Ok(()) },
        |ended| match ended {
            Ok(Ok(())) => {}
            Ok(Err(error)) => failed(error.to_string()),
            Err(broken) => failed(format!("The folder was not opened: {broken}")),
        },
    );
}

/// Returns where the file lies, if it is one that is opened.
fn find(dossier: &Path, file: &str) -> Result<PathBuf, OpenError> {
    let wrong = |why| OpenError::Attachment { file: file.to_owned(), why };
    let path = DossierFolder::new(dossier).and_then(|beside| beside.find(file)).map_err(wrong)?;
    // A link may have another name than the file that it leads to.
    let is_opened = |path: &Path| {
        let end = path.extension().map(|end| end.to_string_lossy().to_ascii_lowercase());
        end.is_some_and(|end| OPENED.contains(&end.as_str()))
    };
    if is_opened(&path) { Ok(path) } else { Err(OpenError::Kind(file.to_owned())) }
}

/// Starts the system's opener and waits until it has handed the file on.
fn run(path: &Path, file: String) -> Result<(), OpenError> {
    let program = if cfg!(target_os = "macos") {
        "open"
    } else if cfg!(windows) {
        "explorer"
    } else {
        "xdg-open"
    };
    let mut command = Command::new(program);
    let ended = command.arg(path).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status();
    match ended {
        // Explorer ends with 1 although it has opened the file.
        Ok(status) if status.success() || cfg!(windows) => Ok(()),
        Ok(_) => Err(OpenError::Failed { program, file }),
        Err(why) => Err(OpenError::DoesNotStart { program, why }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_documents_pictures_and_recordings_beside_the_dossier_are_opened() {
        let folder = tempfile::tempdir().expect("a folder");
        let dossier = folder.path().join("d.ron");
        for file in ["a.TXT", "run.sh", "a.desktop", "noend"] {
            std::fs::write(folder.path().join(file), "x").expect("written");
        }
        assert!(find(&dossier, "a.TXT").is_ok());
        for file in ["run.sh", "a.desktop", "noend"] {
            assert!(matches!(find(&dossier, file), Err(OpenError::Kind(_))), "{file}");
        }
        for file in ["b.txt", "../a.TXT", "/etc/hostname.txt"] {
            assert!(matches!(find(&dossier, file), Err(OpenError::Attachment { .. })), "{file}");
        }
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink("run.sh", folder.path().join("harmless.txt")).expect("linked");
            assert!(matches!(find(&dossier, "harmless.txt"), Err(OpenError::Kind(_))));
        }
    }
}
