//! Stores settings in a small RON file in the platform's usual place.
//!
//! An unreadable file is renamed, never overwritten, and the program starts with default settings.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy as _;

use super::{Settings, VERSION};
use crate::export::{ExportError, file};

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

/// Reads the settings at `path`, with a message for the reader if the file was unusable and was renamed.
///
/// # Errors
/// A message for the reader if the file can be neither read nor renamed: then nothing may be written there.
pub fn read(path: &Path) -> Result<(Settings, Option<String>), String> {
    match parse(path) {
        Ok(settings) => Ok((settings, None)),
        Err(Fault::Missing) => Ok((Settings::default(), None)),
        Err(Fault::Unreadable(why)) => Err(format!(
            "The settings in {} cannot be read: {why}. Settings will not be saved",
            path.display()
        )),
        Err(Fault::Broken(why)) => {
            let aside = aside(path);
            let ignored = format!("The settings in {} were ignored: {why}", path.display());
            match fs::rename(path, &aside) {
                Ok(()) => {
                    let notice = format!("{ignored}; the file was renamed to {}", aside.display());
                    Ok((Settings::default(), Some(notice)))
                }
                Err(error) => Err(format!(
                    "{ignored}; the file could not be renamed ({error}), so settings will not be saved"
                )),
            }
        }
    }
}

/// The new name of an unusable settings file.
fn aside(path: &Path) -> PathBuf {
    path.with_extension("ron.aside")
}

/// Deletes a renamed settings file.
pub fn forget(path: &Path) {
    // If this fails, the file does not exist or must not be removed.
    let _ = fs::remove_file(aside(path));
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
    if fs::metadata(path).map_err(broken)?.len() > LARGEST {
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

/// Writes settings to `path`.
///
/// # Errors
/// If the folder or the file cannot be written.
pub fn write(path: &Path, settings: &Settings) -> Result<(), ExportError> {
    let text = ron::ser::to_string_pretty(settings, ron::ser::PrettyConfig::default()).unwrap_or_default();
    if let Some(folder) = path.parent() {
        // If this fails, writing fails too, and reports the reason.
        let _ = fs::create_dir_all(folder);
    }
    file::write_atomically(path, text.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Parallax;
    use crate::load;
    use crate::session::{Command, UiScale, View};
    use crate::theme::Mode;

    fn program() -> Parallax {
        Parallax::new("x", load::read("Dossier(format: 1, title: \"T\")"))
    }

    #[test]
    fn what_was_chosen_lasts() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("deep").join("settings.ron");
        let before = program()
            .with(Command::Theme(Mode::Dark))
            .with(Command::Scale(UiScale::percent(130)))
            .with(Command::Overlay(None))
            .with(Command::Alone(View::Timeline));
        write(&path, &before.settings()).expect("a writable folder");
        let (settings, notice) = read(&path).expect("readable");
        assert_eq!((&settings, notice), (&before.settings(), None));
        let mut after = program();
        after.restore(settings);
        assert_eq!(after.session().mode, Mode::Dark);
        assert_eq!(after.session().scale.as_percent(), 130);
        assert_eq!(after.settings(), before.settings());
    }

    #[test]
    fn what_is_broken_is_ignored_with_a_notice_and_set_aside() {
        let folder = tempfile::tempdir().expect("a folder");
        for text in ["", "(((", "(version: 2)", "(scale: -4)", "\u{0}"] {
            let path = folder.path().join("settings.ron");
            fs::write(&path, text).expect("writing");
            let (settings, notice) = read(&path).expect("set aside");
            assert_eq!(settings, Settings::default(), "{text:?}");
            assert!(notice.is_some_and(|notice| notice.contains("ignored")), "{text:?}");
            assert!(!path.exists());
            assert_eq!(fs::read_to_string(folder.path().join("settings.ron.aside")).expect("kept"), text);
        }
        assert_eq!(read(&folder.path().join("never.ron")), Ok((Settings::default(), None)));
        forget(&folder.path().join("settings.ron"));
        assert!(!folder.path().join("settings.ron.aside").exists());
    }

    #[test]
    fn what_cannot_be_read_is_left_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("settings.ron");
        // A folder in place of the file, which the system refuses to read.
        fs::create_dir(&path).expect("a folder");
        assert!(read(&path).is_err_and(|notice| notice.contains("cannot be read")));
        assert!(path.is_dir());
    }

    #[test]
    fn an_arrangement_that_is_none_is_left_out_and_the_rest_is_kept() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("settings.ron");
        let sound = ron::to_string(&program().with(Command::Theme(Mode::Dark)).settings()).expect("text");
        assert!(sound.contains("Timeline"));
        for (change, to) in [("root:Some((", "root:Some((9"), ("Pane(Timeline)", "Cushion(Timeline)")] {
            let broken = sound.replace(change, to);
            assert_ne!(broken, sound);
            fs::write(&path, broken).expect("writing");
            let (settings, notice) = read(&path).expect("readable");
            assert_eq!(notice, None);
            let mut restored = program();
            restored.restore(settings);
            assert_eq!(restored.settings().panes, Some(crate::app::layout::tree()));
            assert_eq!(restored.session().mode, Mode::Dark);
        }
    }

    #[test]
    fn settings_of_a_version_with_another_pane_are_taken_up() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("settings.ron");
        let sound = ron::to_string(&program().with(Command::Theme(Mode::Dark)).settings()).expect("text");
        let later = sound.replace("Pane(Timeline)", "Pane(Sankey(wide: true))");
        assert_ne!(later, sound);
        fs::write(&path, later).expect("writing");
        let (settings, notice) = read(&path).expect("readable");
        assert_eq!(notice, None, "nothing is set aside");
        let mut restored = program();
        restored.restore(settings);
        assert_eq!(restored.session().mode, Mode::Dark);
        let panes = restored.settings().panes.expect("panes");
        assert!(View::ALL.iter().all(|view| panes.tiles.find_pane(view).is_some()));
    }
}
