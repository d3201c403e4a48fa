//! The origin of the open dossier.

use std::path::{Path, PathBuf};

use crate::load::{BUILT_IN, BuiltIn, visible_path};

/// Where a dossier comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Built into the program.
    BuiltIn(&'static BuiltIn),
    /// A file.
    File(PathBuf),
}

impl Default for Origin {
    /// The first dossier that is built in.
    fn default() -> Self {
        Self::BuiltIn(&BUILT_IN[0])
    }
}

impl Origin {
    /// The path, if it is a file.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::BuiltIn(_) => None,
            Self::File(path) => Some(path),
        }
    }

    /// Its full name.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::BuiltIn(dossier) => format!("the {}", named(dossier)),
            Self::File(path) => visible_path(path),
        }
    }

    /// Its short name: the name of the file without the folder.
    #[must_use]
    pub fn short(&self) -> String {
        match self {
            Self::BuiltIn(dossier) => named(dossier),
            Self::File(path) => {
                let name = path.file_name().unwrap_or(path.as_os_str());
                visible_path(Path::new(name))
            }
        }
    }
}

/// "built-in dossier", for the one that opens by itself; "built-in dossier maria-2017".
fn named(dossier: &BuiltIn) -> String {
    if *dossier == BUILT_IN[0] {
        "built-in dossier".to_owned()
    } else {
        format!("built-in dossier {}", dossier.key)
    }
}
