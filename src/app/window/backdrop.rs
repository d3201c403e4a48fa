//! Asks for a picture under the map, and looks at it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{Arrived, Outbox};
use crate::app::dialog::{self, Answer};
use crate::app::jobs;
use crate::load::ground::Backdrop;

/// Asks for the file; the answer arrives through the outbox.
pub fn ask(beside: Option<&Path>, credit: String, outbox: &Outbox) {
    let folder = beside.and_then(Path::parent).map(Path::to_owned);
    let work = move || {
        let kind = ("Pictures of the ground", &parallax_raster::ENDINGS[..]);
        match dialog::open_any("Choose a picture of the ground", kind, folder.as_deref()) {
            Answer::Chosen(path) => Backdrop::open(&path, &credit).map(Some),
            Answer::Closed => Ok(None),
            Answer::NoDialog => {
                Err("No file dialog answers on this system (it needs xdg-desktop-portal or zenity). \
                                     Start `parallax --backdrop FILE --credit TEXT`"
                    .to_owned())
            }
        }
    };
    start(work, outbox.clone());
}

/// Looks at a file that is known.
pub fn lay(path: PathBuf, credit: String, outbox: &Outbox) {
    start(move || Backdrop::open(&path, &credit).map(Some), outbox.clone());
}

fn start(work: impl FnOnce() -> Result<Option<Backdrop>, String> + Send + 'static, outbox: Outbox) {
    jobs::start("backdrop", work, move |done| match done {
        Ok(Ok(Some(backdrop))) => outbox.send(Arrived::Backdrop(Arc::new(backdrop))),
        Ok(Ok(None)) => {}
        Ok(Err(words)) => outbox.send(Arrived::Failed(words)),
        Err(broken) => outbox.send(Arrived::Failed(format!("No picture was laid under the map: {broken}"))),
    });
}
