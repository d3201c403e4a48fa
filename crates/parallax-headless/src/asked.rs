//! Files that were named as arguments: one that is not there gets advice, and one that takes its time is said to be waited for.

use std::io::{self, ErrorKind, Write as _};
use std::path::Path;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::Duration;

use parallax_dossier::load::{ReadError, visible};

/// How long nothing is said of a pipe to which nobody writes: what another program is about to write comes sooner.
const PATIENCE: Duration = Duration::from_secs(1);

/// Reads the file at `path`. A named pipe is read once a program writes to it, however long that takes; if it takes more than a
/// moment, standard error says what is waited for.
pub fn patiently<T>(path: &Path, read: impl FnOnce(&Path) -> T) -> T {
    if !is_pipe(path) {
        return read(path);
    }
    let (reader, watcher) = channel::<()>();
    let name = visible(&path.display().to_string());
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

/// What to do about a file, called `name` in messages, that could not be read; `None` if the error says it.
#[must_use]
pub fn advice(name: &str, error: &ReadError) -> Option<String> {
    let ReadError::Io(error) = error else { return None };
    match error.kind() {
        ErrorKind::NotFound if name == "-" => {
            let named = if cfg!(unix) { "; standard input itself is /dev/stdin" } else { "" };
            Some(format!("`-` is not standard input here: write the text to a file and name that{named}"))
        }
        ErrorKind::NotFound => Some(format!(
            "check the spelling and the folder; `parallax new {}` would start a new dossier there",
            quoted(name)
        )),
        ErrorKind::IsADirectory => Some("name the dossier's file in it".to_owned()),
        ErrorKind::PermissionDenied => Some("you are not allowed to read it: see its permissions".to_owned()),
        _ => None,
    }
}

/// An error with the advice on it.
#[must_use]
pub fn advised(name: &str, error: &ReadError) -> String {
    match advice(name, error) {
        Some(advice) => format!("{error}; {advice}"),
        None => error.to_string(),
    }
}

/// A name as a shell takes it.
fn quoted(name: &str) -> String {
    let is_plain = |letter: char| letter.is_alphanumeric() || "/._-+,@:".contains(letter);
    if !name.starts_with('-') && name.chars().all(is_plain) {
        name.to_owned()
    } else {
        let dashed = if name.starts_with('-') { "./" } else { "" };
        format!("'{dashed}{}'", name.replace('\'', r"'\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn missing() -> ReadError {
        io::Error::from(ErrorKind::NotFound).into()
    }

    #[test]
    fn a_name_is_quoted_where_a_shell_needs_it() {
        assert_eq!(quoted("a/b.dossier.ron"), "a/b.dossier.ron");
        assert_eq!(quoted("the quay.ron"), "'the quay.ron'");
        assert_eq!(quoted("it's.ron"), r"'it'\''s.ron'");
        assert_eq!(quoted("-x.ron"), "'./-x.ron'");
    }

    #[test]
    fn what_is_not_there_gets_advice_and_what_is_no_text_does_not() {
        assert!(advice("-", &missing()).is_some_and(|advice| advice.contains("`-` is not standard input")));
        let told = advice("a.ron", &missing()).expect("advice");
        assert!(told.contains("`parallax new a.ron`"), "{told}");
        assert_eq!(advice("a.ron", &ReadError::TooLarge), None);
        assert_eq!(advised("a.ron", &ReadError::TooLarge), ReadError::TooLarge.to_string());
    }
}
