//! Where the open dossier came from.

use std::path::{Path, PathBuf};

/// Where a dossier came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// It comes with the program.
    BuiltIn,
    /// A file.
    File(PathBuf),
}

impl Origin {
    /// The file, where it is one.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::BuiltIn => None,
            Self::File(path) => Some(path),
        }
    }

    /// What it is called in full.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::BuiltIn => "the built-in dossier".to_owned(),
            Self::File(path) => path.display().to_string(),
        }
    }

    /// What it is called in short: the file's own name.
    #[must_use]
    pub fn short(&self) -> String {
        match self {
            Self::BuiltIn => "built-in dossier".to_owned(),
            Self::File(path) => {
                path.file_name().map_or_else(|| path.display().to_string(), |name| name.display().to_string())
            }
        }
    }
}
