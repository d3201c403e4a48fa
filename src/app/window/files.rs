//! Asks the reader for a dossier to open.

use std::path::Path;

use super::{Arrived, Outbox};
use crate::app::dialog::{self, Answer};
use crate::app::jobs;

/// Asks for a dossier to open; the answer arrives through the outbox.
pub fn ask(beside: Option<&Path>, outbox: &Outbox) {
    let folder = beside.and_then(Path::parent).map(Path::to_owned);
    let outbox = outbox.clone();
    // The dialog blocks, so it runs on a background thread.
    let show = move || dialog::open("Open a dossier", ("Dossiers", "ron"), folder.as_deref());
    jobs::start("dialog", show, move |answer| {
        let arrived = answer
            .map_or_else(|broken| Some(Arrived::Failed(format!("No file was chosen: {broken}"))), arrived);
        if let Some(arrived) = arrived {
            outbox.send(arrived);
        }
    });
}

/// The message to the window; `None` if the reader cancelled.
fn arrived(answer: Answer) -> Option<Arrived> {
    match answer {
        Answer::Chosen(path) => Some(Arrived::Chosen(path)),
        Answer::Closed => None,
        Answer::NoDialog => Some(Arrived::Failed(
            "No file dialog answers on this system (it needs xdg-desktop-portal or zenity). \
             Drop the file on the window, or start `parallax FILE`"
                .to_owned(),
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_dialog_that_is_missing_is_complained_about() {
        assert!(arrived(Answer::Closed).is_none());
        assert!(
            matches!(arrived(Answer::NoDialog), Some(Arrived::Failed(words)) if words.contains("zenity"))
        );
        assert!(matches!(arrived(Answer::Chosen("a.ron".into())), Some(Arrived::Chosen(_))));
    }
}
