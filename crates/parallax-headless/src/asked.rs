//! Files that were named as arguments: one that is not there gets advice, and one that takes its time is said to be waited for.

use std::fmt;
use std::io::{self, ErrorKind, Write as _};
use std::path::Path;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::Duration;

use parallax_dossier::load::{ReadError, visible_path};

/// How long nothing is said of a pipe to which nobody writes: what another program is about to write comes sooner.
const PATIENCE: Duration = Duration::from_secs(1);

/// A file that could not be read, by the name that messages give it.
#[derive(Debug)]
pub struct Unread {
    name: String,
    error: ReadError,
}

impl Unread {
    /// Why, in the words of the error, and what to do about it; without the name.
    #[must_use]
    pub fn why(&self) -> String {
        match self.advice() {
            Some(advice) => format!("{}; {advice}", self.error),
            None => self.error.to_string(),
        }
    }

    /// What to do about it; `None` if the error says it.
    #[must_use]
    pub fn advice(&self) -> Option<String> {
        advice(&self.name, &self.error)
    }

    /// The error, which names no file.
    #[must_use]
    pub const fn error(&self) -> &ReadError {
        &self.error
    }
}

impl fmt::Display for Unread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.name, self.why())
    }
}

impl std::error::Error for Unread {}

/// Reads the file at `path`, which was named as an argument. A named pipe is read once a program writes to it, however long
/// that takes; if it takes more than a moment, standard error says what is waited for.
///
/// # Errors
/// If `read` fails: with the name of the file, and advice.
pub fn read_named<T>(path: &Path, read: impl FnOnce(&Path) -> Result<T, ReadError>) -> Result<T, Unread> {
    patiently(path, read).map_err(|error| Unread { name: visible_path(path), error })
}

fn patiently<T>(path: &Path, read: impl FnOnce(&Path) -> T) -> T {
    if !is_pipe(path) {
        return read(path);
    }
    let (reader, watcher) = channel::<()>();
    let name = visible_path(path);
    // The wait ends when `reader` is dropped.
    std::thread::spawn(move || {
        if watcher.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout) {
            // Standard error may be closed.
            let _ = writeln!(
                io::stderr(),
                "{name}: this is a pipe; waiting until a program has written to it (Ctrl C ends the wait)"
            );
        }
    });
    let done = read(path);
    drop(reader);
    done
}

#[cfg(unix)]
fn is_pipe(path: &Path) -> bool {
    use std::os::unix::fs::FileTypeExt as _;
    std::fs::metadata(path).is_ok_and(|told| told.file_type().is_fifo())
}

#[cfg(not(unix))]
fn is_pipe(_path: &Path) -> bool {
    false
}

fn advice(name: &str, error: &ReadError) -> Option<String> {
    let ReadError::Io(error) = error else { return None };
    match error.kind() {
        ErrorKind::NotFound if name == "-" => {
            let named = if cfg!(unix) { "; standard input itself is /dev/stdin" } else { "" };
            Some(format!("`-` is not standard input here: write the text to a file and name that{named}"))
        }
        ErrorKind::NotFound => Some(format!(
            "check the spelling and the folder; `parallax new {}` would start a new dossier there",
            quoted_for_shell(name)
        )),
        ErrorKind::IsADirectory => Some("name the dossier's file in it".to_owned()),
        ErrorKind::PermissionDenied => Some("you are not allowed to read it: see its permissions".to_owned()),
        _ => None,
    }
}

/// The name of a file as one word of a command line.
pub(crate) fn quoted_for_shell(name: &str) -> String {
    // A name with a dash first would be taken for an option.
    let dashed = if name.starts_with('-') { "./" } else { "" };
    let is_plain = |letter: char| letter.is_alphanumeric() || "/\\._-+,@:".contains(letter);
    if !name.is_empty() && name.chars().all(is_plain) {
        format!("{dashed}{name}")
    } else {
        format!("'{dashed}{}'", name.replace('\'', r"'\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn missing(name: &str) -> Unread {
        Unread { name: name.to_owned(), error: io::Error::from(ErrorKind::NotFound).into() }
    }

    #[test]
    fn a_name_is_quoted_where_a_shell_needs_it() {
        assert_eq!(quoted_for_shell("a/b.dossier.ron"), "a/b.dossier.ron");
        assert_eq!(quoted_for_shell("the quay.ron"), "'the quay.ron'");
        assert_eq!(quoted_for_shell("it's.ron"), r"'it'\''s.ron'");
        assert_eq!(quoted_for_shell("-x.ron"), "./-x.ron");
        assert_eq!(quoted_for_shell("-the quay.ron"), "'./-the quay.ron'");
        assert_eq!(quoted_for_shell(""), "''");
    }

    #[test]
    fn what_is_not_there_gets_advice_and_what_is_no_text_does_not() {
        let told = missing("-").to_string();
        assert!(told.contains("`-` is not standard input"), "{told}");
        let told = missing("a.ron").to_string();
        assert!(told.starts_with("a.ron: cannot read") && told.contains("`parallax new a.ron`"), "{told}");
        let large = Unread { name: "a.ron".to_owned(), error: ReadError::TooLarge };
        assert_eq!((large.advice(), large.why()), (None, ReadError::TooLarge.to_string()));
    }
}
