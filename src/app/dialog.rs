//! The system's file dialogs, and how to distinguish a missing dialog from a cancelled one.
//!
//! Both return "no file". On Linux and similar systems, a dialog needs the desktop's portal or `zenity`;
//! other systems always have one. The call blocks until the reader answers, so it runs on a separate thread.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use rfd::FileDialog;

use super::programs::is_installed;

/// If no dialog can be shown, the call returns within some 20 ms. No reader sees a dialog and closes it this
/// fast.
const NEVER_OPENED: Duration = Duration::from_millis(60);

/// The answer to a file dialog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The reader chose this one.
    Chosen(PathBuf),
    /// The reader cancelled.
    Closed,
    /// This machine has no file dialogs.
    NoDialog,
}

/// What provides dialogs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Keeper {
    /// The system itself.
    System,
    /// The desktop, if there is one.
    Desktop,
}

impl Keeper {
    const HERE: Self = if cfg!(all(unix, not(target_os = "macos"))) { Self::Desktop } else { Self::System };
}

/// Asks for a file to open, of this kind and extension; the dialog starts in `folder`.
pub fn open(title: &str, (kind, ending): (&str, &str), folder: Option<&Path>) -> Answer {
    open_any(title, (kind, &[ending]), folder)
}

/// The same, for a kind of files with several extensions.
pub fn open_any(title: &str, (kind, endings): (&str, &[&str]), folder: Option<&Path>) -> Answer {
    let mut dialog = FileDialog::new().set_title(title).add_filter(kind, endings).add_filter("All", &["*"]);
    if let Some(folder) = folder {
        dialog = dialog.set_directory(folder);
    }
    ask(|| dialog.pick_file())
}

/// Asks for a file to write, with this extension, beginning in a folder; `name` is suggested. The dialog itself confirms
/// before replacing a file.
pub fn save_in(title: &str, name: &str, ending: &str, folder: Option<&Path>) -> Answer {
    let mut dialog = FileDialog::new().set_title(title).set_file_name(name);
    if let Some(folder) = folder {
        dialog = dialog.set_directory(folder);
    }
    let dialog = dialog.add_filter(ending.to_uppercase(), &[ending]);
    ask(|| dialog.save_file())
}

/// Asks for a folder, beginning in one.
pub fn folder(title: &str, folder: Option<&Path>) -> Answer {
    let mut dialog = FileDialog::new().set_title(title);
    if let Some(folder) = folder {
        dialog = dialog.set_directory(folder);
    }
    ask(|| dialog.pick_folder())
}

fn ask(show: impl FnOnce() -> Option<PathBuf>) -> Answer {
    if Keeper::HERE == Keeper::Desktop && !has_desktop() {
        return Answer::NoDialog;
    }
    let asked = Instant::now();
    let chosen = show();
    answer(chosen, asked.elapsed(), Keeper::HERE)
}

/// Interprets an answer by how long it took.
fn answer(chosen: Option<PathBuf>, after: Duration, keeper: Keeper) -> Answer {
    match (chosen, keeper) {
        (Some(path), _) => Answer::Chosen(path),
        (None, Keeper::Desktop) if after < NEVER_OPENED => Answer::NoDialog,
        (None, _) => Answer::Closed,
    }
}

/// True if something can show a dialog: the portal over the session bus, or `zenity`.
fn has_desktop() -> bool {
    let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
    let bus = set("DBUS_SESSION_BUS_ADDRESS").is_some()
        || set("XDG_RUNTIME_DIR").is_some_and(|folder| Path::new(&folder).join("bus").exists());
    bus || is_installed("zenity")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_who_is_quick_has_closed_the_dialog_all_the_same() {
        let after = |millis, keeper| answer(None, Duration::from_millis(millis), keeper);
        assert_eq!(after(22, Keeper::Desktop), Answer::NoDialog);
        assert_eq!(after(100, Keeper::Desktop), Answer::Closed);
        for millis in [0, 22, 100, 5000] {
            assert_eq!(after(millis, Keeper::System), Answer::Closed, "the system always has one");
        }
    }

    #[test]
    fn a_file_is_a_file_however_fast() {
        for keeper in [Keeper::Desktop, Keeper::System] {
            let chosen = answer(Some("a.ron".into()), Duration::ZERO, keeper);
            assert_eq!(chosen, Answer::Chosen("a.ron".into()));
        }
    }
}
