//! Reports of panics: lines on standard error, and a note beside the settings with the position.
//!
//! A panic on a background thread ends only that job (`jobs`). On the main thread it ends the program; on the
//! next start the reader is told where the note is.

use std::backtrace::Backtrace;
use std::cell::RefCell;
use std::fmt::Write as _;
use std::fs;
use std::io::{Read as _, Write as _};
use std::panic::PanicHookInfo;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use super::log;
use super::settings::store;
#[cfg(unix)]
use super::window;
use atomic_file as file;

/// Maximum size of the note; the newest panic comes first.
const LARGEST: usize = 64 * 1024;

/// The variable that makes a job of this name panic, so that tests can use the released program.
const REHEARSAL: &str = "PARALLAX_REHEARSE_PANIC";

thread_local! {
    /// The last panic on this thread, in words.
    static LAST: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// From now on, reports and records every panic of the process.
pub fn watch() {
    std::panic::set_hook(Box::new(|info| {
        let panic = Report::new(info);
        #[cfg(unix)]
        if let Some(why) = window::excuse(&panic.place, &panic.message) {
            window::end(&why);
        }
        let noted = store::place().map(|settings| (write_note(&panic, &settings), note_beside(&settings)));
        let note = match &noted {
            Some((Ok(()), note)) => format!("A note of it is in {}", note.display()),
            Some((Err(error), _)) => format!("No note could be written: {error}"),
            None => "There is no folder for a note".to_owned(),
        };
        LAST.with(|last| {
            *last.borrow_mut() = Some(format!("an internal error occurred at {}. {note}", panic.place));
        });
        let Report { version, place, thread, message, .. } = &panic;
        // If standard error is closed, there is nobody to tell.
        let _ = writeln!(
            std::io::stderr(),
            "parallax: internal error. This is a fault in Parallax, not in your dossier.\n\
             parallax: version {version}, {place}, thread {thread}: {message}\n\
             parallax: {note}"
        );
    }));
}

/// The last panic of this thread in words: "an internal error occurred at src/a.rs:3:5. A note of it is in ...".
pub fn last() -> String {
    let told = LAST.with(|last| last.borrow_mut().take());
    told.unwrap_or_else(|| "an internal error occurred".to_owned())
}

/// Panics if the environment requests it by the exact name of this job.
///
/// The released program is not the one that `cargo test` builds, so a test of it needs a way in from outside.
/// A variable of this name is not set by accident, and all that it can do is end a job.
///
/// # Panics
/// That is its purpose.
pub fn rehearse(job: &str) {
    assert!(std::env::var_os(REHEARSAL).is_none_or(|wanted| wanted != job), "rehearsed in {job}");
}

/// A message about a panic in an earlier run; given once.
pub fn report(settings: &Path) -> Option<String> {
    let note = note_beside(settings);
    let text = read(&note)?;
    let line =
        |name: &str| text.lines().find_map(|line| line.strip_prefix(name)).unwrap_or("not noted").trim();
    let (version, place) = (line("version:"), line("where:"));
    let seen = seen_beside(settings);
    let kept = if fs::rename(&note, &seen).is_ok() { seen } else { note };
    Some(format!(
        "An internal error occurred when Parallax {version} was last used, at {place}. The note about it is in {}",
        kept.display()
    ))
}

/// Deletes the notes.
pub fn forget(settings: &Path) {
    for note in [note_beside(settings), seen_beside(settings)] {
        // If this fails, the file does not exist or must not be removed.
        let _ = fs::remove_file(note);
    }
}

fn note_beside(settings: &Path) -> PathBuf {
    settings.with_file_name("internal-error.txt")
}

fn seen_beside(settings: &Path) -> PathBuf {
    settings.with_file_name("internal-error-seen.txt")
}

/// The facts about a panic.
struct Report {
    version: &'static str,
    when: String,
    place: String,
    thread: String,
    message: String,
    trace: String,
    /// The last lines of the log.
    log: String,
}

impl Report {
    fn new(info: &PanicHookInfo<'_>) -> Self {
        let thread = std::thread::current();
        Self {
            version: env!("CARGO_PKG_VERSION"),
            when: jiff::Timestamp::now().to_string(),
            place: info.location().map_or_else(|| "an unknown place".to_owned(), ToString::to_string),
            thread: thread.name().unwrap_or("without a name").to_owned(),
            message: info.payload_as_str().unwrap_or("no message").to_owned(),
            trace: Backtrace::force_capture().to_string(),
            log: log::recent(),
        }
    }

    fn note(&self) -> String {
        let Self { version, when, place, thread, message, trace, log } = self;
        let (os, arch) = (std::env::consts::OS, std::env::consts::ARCH);
        let mut note = String::new();
        // Writing to a string cannot fail.
        let _ = writeln!(
            note,
            "Internal error in Parallax. This is a fault in the program, not in your dossier.\n\
             If you report it, please send this note along. It may quote words of the dossier.\n\n\
             version: {version} ({os}, {arch})\nwhen: {when}\nwhere: {place}\nthread: {thread}\nwhat: {message}\n\n{trace}\n\
             What the program did last:\n{log}"
        );
        note
    }
}

/// Writes a note before those of earlier panics that have not been reported yet.
fn write_note(panic: &Report, settings: &Path) -> Result<(), String> {
    static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());
    let _guard = ONE_AT_A_TIME.lock();
    let path = note_beside(settings);
    let mut text = panic.note();
    if let Some(earlier) = read(&path) {
        text.push('\n');
        text.push_str(&earlier);
    }
    text.truncate(text.floor_char_boundary(LARGEST));
    if let Some(folder) = path.parent() {
        store::make_folder(folder).map_err(|error| error.to_string())?;
    }
    file::write_atomically(&path, text.as_bytes()).map_err(|error| error.to_string())
}

fn read(note: &Path) -> Option<String> {
    // To open a pipe would be to wait for whoever writes to it.
    fs::metadata(note).ok().filter(fs::Metadata::is_file)?;
    let mut bytes = Vec::new();
    fs::File::open(note).ok()?.take(LARGEST as u64).read_to_end(&mut bytes).ok()?;
    Some(String::from_utf8_lossy(&bytes).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn panic_at(place: &str) -> Report {
        Report {
            version: "0.1.0",
            when: "2026-01-01T00:00:00Z".to_owned(),
            place: place.to_owned(),
            thread: "publish".to_owned(),
            message: "out of bounds".to_owned(),
            trace: "0: main".to_owned(),
            log: "0.100 s INFO parallax::cli: opened\n".to_owned(),
        }
    }

    #[test]
    fn a_note_is_told_once_and_stays() {
        let folder = tempfile::tempdir().expect("a folder");
        let settings = folder.path().join("deep").join("settings.ron");
        assert_eq!(report(&settings), None);
        write_note(&panic_at("src/a.rs:1:2"), &settings).expect("kept");
        write_note(&panic_at("src/b.rs:3:4"), &settings).expect("kept");
        let told = report(&settings).expect("told");
        assert!(
            told.contains("0.1.0")
                && told.contains("src/b.rs:3:4")
                && told.contains("internal-error-seen.txt"),
            "{told}"
        );
        assert_eq!(report(&settings), None, "once");
        let kept = fs::read_to_string(seen_beside(&settings)).expect("it is still there");
        assert!(
            kept.contains("src/a.rs:1:2")
                && kept.contains("thread: publish")
                && kept.contains("What the program did last:\n0.100 s"),
            "the earlier one as well: {kept}"
        );
        forget(&settings);
        assert!(!seen_beside(&settings).exists());
    }

    #[test]
    fn notes_do_not_grow_without_end() {
        let folder = tempfile::tempdir().expect("a folder");
        let settings = folder.path().join("settings.ron");
        let long = Report { message: "ع".repeat(LARGEST), ..panic_at("src/a.rs:1:2") };
        for _ in 0..3 {
            write_note(&long, &settings).expect("kept");
        }
        let size = fs::metadata(note_beside(&settings)).expect("there").len();
        assert!(size <= LARGEST as u64, "{size}");
    }
}
