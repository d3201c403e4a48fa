//! Asks for a file with the text of a document.

use std::path::Path;

use super::sheets::in_dialog;
use super::{Arrived, Outbox};
use crate::app::dialog::{self, Answer};

/// Asks for the file; the answer arrives through the outbox.
pub fn ask(beside: Option<&Path>, outbox: &Outbox) {
    let folder = beside.and_then(Path::parent).map(Path::to_owned);
    let kinds = ("Plain text and HTML", &["txt", "text", "md", "html", "htm"][..]);
    let show = move || dialog::open_any("Open the text of a document", kinds, folder.as_deref());
    in_dialog(show, outbox, |answer| {
        match answer {
        Answer::Chosen(path) => Some(Arrived::Text(path)),
        Answer::Closed => None,
        Answer::NoDialog => Some(Arrived::Failed(
            "No file dialog answers on this system (it needs xdg-desktop-portal or zenity). Copy the text and paste it".to_owned(),
        )),
    }
    });
}
