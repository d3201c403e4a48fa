//! The origin of the open dossier.

use std::path::{Path, PathBuf};

/// Where a dossier comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Built into the program.
    BuiltIn,
    /// A file.
    File(PathBuf),
}

impl Origin {
    /// The path, if it is a file.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::BuiltIn => None,
            Self::File(path) => Some(path),
        }
    }

    /// Its full name.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::BuiltIn => "the built-in dossier".to_owned(),
            Self::File(path) => path.display().to_string(),
        }
    }

    /// Its short name: the name of the file without the folder.
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
