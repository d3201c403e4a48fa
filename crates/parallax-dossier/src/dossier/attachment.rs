//! What belongs to a dossier and lies beside it: copies of documents, named by a path from the dossier's folder.

use super::record::Native;

/// A file beside the dossier. Its path is relative to the dossier's folder and never leads out of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KeptCopy {
    /// The path, with `/` between its parts.
    pub file: String,
    /// The SHA-256 of the file's bytes, 64 hexadecimal digits; `None` if the dossier gives none.
    pub sha256: Option<String>,
}

/// The passage of a claim in the words of its document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Quote {
    /// The passage in the original.
    pub text: String,
    /// Its language, a BCP 47 tag.
    pub lang: Option<String>,
    pub translation: Option<String>,
}

impl Quote {
    /// The passage as a name in its own script, for what draws such names.
    #[must_use]
    pub fn native(&self) -> Native {
        Native { text: self.text.clone(), lang: self.lang.clone().unwrap_or_default() }
    }
}

/// What is wrong with the path of a file beside the dossier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PathFault {
    /// It is empty, or a part of it is.
    #[error("the path is empty, or a part of it is")]
    Empty,
    /// It begins at the root of the file system or names a drive.
    #[error("the path does not start at the folder of the dossier")]
    Absolute,
    /// It goes up, or has a part `.`.
    #[error("the path has a part `.` or `..`")]
    Dots,
    /// It has a sign that means something else on another system.
    #[error("the path has a `\\`, a `:` or a control character, which mean other things on other systems")]
    Signs,
}

/// Checks that a path stays beside the dossier, whatever the system: relative, of parts joined by `/`, none of which is
/// empty, `.` or `..`, without a backslash or a colon.
///
/// ```
/// use parallax_dossier::dossier::{PathFault, check_path};
/// assert_eq!(check_path("copies/newsweek.txt"), Ok(()));
/// assert_eq!(check_path("/etc/passwd"), Err(PathFault::Absolute));
/// assert_eq!(check_path("copies/../../x"), Err(PathFault::Dots));
/// assert_eq!(check_path("C:/x"), Err(PathFault::Signs));
/// assert_eq!(check_path("copies\\x"), Err(PathFault::Signs));
/// ```
///
/// # Errors
/// If it does not.
pub fn check_path(path: &str) -> Result<(), PathFault> {
    if path.starts_with(['/', '~']) {
        return Err(PathFault::Absolute);
    }
    if path.contains(|c: char| c.is_control() || matches!(c, '\\' | ':')) {
        return Err(PathFault::Signs);
    }
    for part in path.split('/') {
        match part {
            "." | ".." => return Err(PathFault::Dots),
            _ if part.trim().is_empty() => return Err(PathFault::Empty),
            _ => {}
        }
    }
    Ok(())
}

/// True if `text` is a SHA-256: 64 hexadecimal digits.
#[must_use]
pub fn is_sha256(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_path_leads_out_on_any_system() {
        use PathFault::{Absolute, Dots, Empty, Signs};
        let cases = [
            ("", Empty),
            (" ", Empty),
            ("a//b", Empty),
            ("a/", Empty),
            ("/a", Absolute),
            ("//server/share", Absolute),
            ("~/a", Absolute),
            (".", Dots),
            ("./a", Dots),
            ("a/..", Dots),
            ("..", Dots),
            ("c:a", Signs),
            ("a\\..\\b", Signs),
            ("\\\\server\\share", Signs),
            ("a.txt:stream", Signs),
            ("a\nb", Signs),
        ];
        for (path, fault) in cases {
            assert_eq!(check_path(path), Err(fault), "{path}");
        }
        for path in ["a", "a b/ж.txt", "..a", "a..b/c", ".hidden"] {
            assert_eq!(check_path(path), Ok(()), "{path}");
        }
    }
}
