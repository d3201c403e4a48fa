//! Stores settings in a small RON file in the platform's usual place.
//!
//! What cannot be read is set aside under another name, never written over, and the program starts as new. Several
//! windows keep theirs in the same file, so what is there is read again before each write.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use etcetera::BaseStrategy as _;

use super::{Last, Settings, VERSION};
use atomic_file::{self as file, WriteError};

/// Maximum size that is read; larger than any settings.
const LARGEST: u64 = 1 << 20;

/// The path of the settings: `~/.config/parallax/settings.ron` on Linux; `None` if the system gives no place
/// for them.
#[must_use]
pub fn place() -> Option<PathBuf> {
    etcetera::base_strategy::choose_native_strategy()
        .ok()
        .map(|base| base.config_dir().join("parallax").join("settings.ron"))
}

/// What came of reading settings that are there, or are not.
#[derive(Debug, Default, PartialEq)]
pub struct Read {
    /// The settings; those of a new program where they could not be taken up.
    pub settings: Settings,
    /// What to tell the reader of them.
    pub notice: Option<String>,
    /// Whether they are other than in the file, because something in it made no sense.
    pub mended: bool,
}

/// The settings kept at `path`. Those that cannot be taken up are set aside.
///
/// # Errors
/// What to tell the reader where they can neither be read nor set aside: nothing may be written there then.
pub fn read(path: &Path) -> Result<Read, String> {
    match parse(path) {
        Ok(mut settings) => {
            let mended = settings.mend();
            let notice = mended.then(|| {
                let path = path.display();
                format!(
                    "The settings in {path} held sizes or positions that are no numbers; they were set right"
                )
            });
            Ok(Read { settings, notice, mended })
        }
        Err(Fault::Missing) => Ok(Read::default()),
        Err(Fault::Unreadable(why)) => Err(format!(
            "The settings in {} cannot be read: {why}. Settings will not be saved",
            path.display()
        )),
        Err(Fault::Broken(why)) => {
            let ignored = format!("The settings in {} were ignored: {why}", path.display());
            match set_aside(path) {
                Ok(aside) => {
                    let notice = format!("{ignored}; the file was renamed to {}", aside.display());
                    Ok(Read { notice: Some(notice), ..Read::default() })
                }
                Err(error) => Err(format!(
                    "{ignored}; the file could not be renamed ({error}), so settings will not be saved"
                )),
            }
        }
    }
}

/// What was open when the last run ended, if it is to be reopened.
#[must_use]
pub fn last_open() -> Option<Last> {
    let settings = parse(&place()?).ok()?;
    settings.last.filter(|_| settings.reopens)
}

fn set_aside(path: &Path) -> io::Result<PathBuf> {
    let aside = aside_path(path);
    fs::rename(path, &aside).map(|()| aside)
}

/// Where settings go that cannot be taken up.
fn aside_path(path: &Path) -> PathBuf {
    path.with_extension("ron.aside")
}

/// Deletes a renamed settings file.
pub fn forget(path: &Path) {
    // If this fails, the file does not exist or must not be removed.
    let _ = fs::remove_file(aside_path(path));
}

enum Fault {
    Missing,
    /// They may be valid.
    Unreadable(String),
    /// They are not settings of this program.
    Broken(String),
}

fn parse(path: &Path) -> Result<Settings, Fault> {
    let broken = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound => Fault::Missing,
        io::ErrorKind::InvalidData => Fault::Broken(error.to_string()),
        _ => Fault::Unreadable(error.to_string()),
    };
    let told = fs::metadata(path).map_err(broken)?;
    if !told.is_file() {
        // To open a pipe would be to wait for whoever writes to it.
        return Err(Fault::Unreadable("it is not a regular file".to_owned()));
    }
    if told.len() > LARGEST {
        return Err(Fault::Broken("the file is too large".to_owned()));
    }
    let text = fs::read_to_string(path).map_err(broken)?;
    let settings: Settings = ron::from_str(&text).map_err(|error| Fault::Broken(error.to_string()))?;
    if settings.version == VERSION {
        Ok(settings)
    } else {
        Err(Fault::Broken(format!(
            "they are of version {}; this program reads version {VERSION}",
            settings.version
        )))
    }
}

/// Keeps at `path` what this window changed: it started from `base` and has `ours` now. What another window, or a person
/// with an editor, changed there meanwhile stays.
///
/// # Errors
/// What to tell the reader where the folder or the file cannot be written, or what is there is not to be written over.
pub fn update(path: &Path, base: &Settings, ours: &Settings) -> Result<(), String> {
    let told = |error: io::Error| error.to_string();
    let folder = path.parent().unwrap_or(Path::new("."));
    make_folder(folder).map_err(told)?;
    let _lock = lock(folder);
    let merged = match parse(path) {
        Ok(mut theirs) => {
            theirs.mend();
            Settings::merged(base, ours, theirs)
        }
        Err(Fault::Missing) => ours.clone(),
        Err(Fault::Broken(_)) => {
            set_aside(path).map_err(told)?;
            ours.clone()
        }
        Err(Fault::Unreadable(why)) => return Err(format!("{} cannot be read: {why}", path.display())),
    };
    put(path, &merged).map_err(|error| error.to_string())
}

/// Keeps `settings` at `path`, whatever is there.
///
/// # Errors
/// What to tell the reader where the folder or the file cannot be written.
pub fn write(path: &Path, settings: &Settings) -> Result<(), String> {
    make_folder(path.parent().unwrap_or(Path::new("."))).map_err(|error| error.to_string())?;
    put(path, settings).map_err(|error| error.to_string())
}

fn put(path: &Path, settings: &Settings) -> Result<(), WriteError> {
    let text = ron::ser::to_string_pretty(settings, ron::ser::PrettyConfig::default()).unwrap_or_default();
    tracing::debug!(file = %path.display(), "settings are written");
    file::write_atomically(path, text.as_bytes())
}

/// Makes the folder for settings, for its owner only, but never a home: one that is not there is not meant to be there.
///
/// # Errors
/// The system's reason, or that there is no home.
pub fn make_folder(folder: &Path) -> io::Result<()> {
    let home = etcetera::home_dir().ok().filter(|home| folder.starts_with(home) && !home.is_dir());
    if let Some(home) = home {
        let words = format!("the home folder {} does not exist", home.display());
        return Err(io::Error::new(io::ErrorKind::NotFound, words));
    }
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// Keeps other windows from writing until it is dropped, so that nothing is changed between reading and writing. One
/// that holds the lock for long hangs, and then there is nothing better than to write all the same.
fn lock(folder: &Path) -> Option<File> {
    let end = Instant::now() + Duration::from_millis(500);
    let folder = File::open(folder).ok()?;
    while let Err(fs::TryLockError::WouldBlock) = folder.try_lock() {
        if Instant::now() > end {
            return None;
        }
        std::thread::sleep(Duration::from_millis(2));
    }
    Some(folder)
}

#[cfg(test)]
mod tests;
