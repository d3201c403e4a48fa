//! Asking the reader for a file, by the system's own dialog.

use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use rfd::FileDialog;

use super::{Arrived, Outbox};

/// Nobody closes a dialog as fast as this: it never opened.
const NEVER_OPENED: Duration = Duration::from_millis(150);

/// Asks for a dossier to open; the answer comes by the outbox.
pub fn ask(beside: Option<&Path>, outbox: &Outbox) {
    let folder = beside.and_then(Path::parent).map(Path::to_owned);
    let outbox = outbox.clone();
    // The dialog waits for the reader, so it waits on a thread of its own.
    thread::spawn(move || {
        let mut dialog = FileDialog::new()
            .set_title("Open a dossier")
            .add_filter("Dossiers", &["ron"])
            .add_filter("All", &["*"]);
        if let Some(folder) = folder {
            dialog = dialog.set_directory(folder);
        }
        let asked = Instant::now();
        match dialog.pick_file() {
            Some(path) => outbox.send(Arrived::Chosen(path)),
            None if asked.elapsed() < NEVER_OPENED => outbox.send(Arrived::Failed(
                "No file dialog answers on this system (it needs xdg-desktop-portal or zenity). \
                 Drop the file on the window, or start `parallax FILE`"
                    .to_owned(),
            )),
            None => {}
        }
    });
}
