//! View files: asks where to save one, writes it, and reads one together with its dossier.

use std::io;
use std::path::{Path, PathBuf};

use super::watch::{Read, read_regular};
use super::{Arrived, Outbox};
use crate::app::dialog::{self, Answer};
use crate::app::reopen::Ready;
use crate::app::view_files::{faults, file_name};
use crate::app::{Letters, Origin, Parallax, jobs};
use crate::load::folder::DossierFolder;
use crate::load::ground::Backdrop;
use crate::load::view_file::{self, ENDING, ViewFile};
use crate::load::{self, Diagnostic, ReadError, built_in, visible_path};
use atomic_file as file;

/// Where the dossier of a view is.
pub enum Whose {
    /// It is read, or tried to be.
    Read(Origin, Box<ReadyOr>),
    /// The open one: the view names none that is found.
    Open,
}

/// A view that was read, to be shown.
pub struct Shown {
    pub view: ViewFile,
    pub whose: Whose,
    /// Its picture under the map, or why that cannot be drawn.
    pub backdrop: Option<Result<Backdrop, Diagnostic>>,
}

/// A dossier with what follows from it, or why it cannot be read.
pub type ReadyOr = Result<Ready, ReadError>;

/// Works out what follows from a dossier alone, which takes time for a large one.
pub(super) fn ready(origin: &Origin, read: Read, letters: Letters) -> ReadyOr {
    read.map(|loaded| Ready::new(&origin.name(), loaded, letters))
}

/// Asks where to, and saves what `program` shows as a view of this name.
pub(super) fn save(program: &Parallax, name: String, outbox: &Outbox) {
    let snapshot = program.snapshot();
    let title = program.content().dossier().map(|dossier| dossier.title.clone()).unwrap_or_default();
    let folder = program.origin().path().and_then(Path::parent).map(Path::to_owned);
    let outbox = outbox.clone();
    let work = move || {
        let suggested = file_name(&name, &title);
        let answer = dialog::save_in("Save this view", &suggested, "ron", folder.as_deref());
        let (path, is_chosen) = match answer {
            Answer::Chosen(path) if view_file::is_by_name(&path) => (path, true),
            // The dialog did not ask about this name.
            Answer::Chosen(path) => (with_ending(&path), false),
            Answer::Closed => return Ok(None),
            Answer::NoDialog => (folder.unwrap_or_default().join(suggested), false),
        };
        let text = snapshot.view_text(&name, path.parent()).unwrap_or_default();
        let written = if is_chosen {
            file::write_atomically(&path, text.as_bytes()).map(|()| path)
        } else {
            file::write_new(&path, text.as_bytes())
        };
        let path = written.map_err(|error| error.to_string())?;
        let lacks = snapshot.unreachable_backdrop(path.parent());
        Ok::<_, String>(Some((path, lacks)))
    };
    jobs::start("save view", work, move |done| match done {
        Ok(Ok(Some((path, lacks)))) => {
            outbox.send(Arrived::Written(path));
            if let Some(words) = lacks {
                outbox.send(Arrived::Failed(words));
            }
        }
        Ok(Ok(None)) => {}
        Ok(Err(error)) => outbox.send(Arrived::Failed(error)),
        Err(broken) => outbox.send(Arrived::Failed(format!("The view was not saved: {broken}"))),
    });
}

/// The same path with the ending of a view file.
fn with_ending(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let stem = name.strip_suffix(".ron").unwrap_or(&name);
    path.with_file_name(format!("{stem}{ENDING}"))
}

/// Reads the view file at `path` and the dossier that it names, unless that is the open one.
///
/// # Errors
/// What to tell the reader if there is no view.
pub(super) fn read(path: &Path, open: &Origin, letters: Letters) -> Result<Shown, String> {
    let told = |error: &dyn std::fmt::Display| format!("{}: {error}", visible_path(path));
    let meta = std::fs::metadata(path).map_err(|error| told(&error))?;
    if !meta.is_file() {
        return Err(told(&io::Error::other("it is not a regular file")));
    }
    let text = view_file::read_text(path).map_err(|error| told(&error))?;
    let loaded = view_file::read(&text);
    let Some(view) = loaded.file else { return Err(faults(path, &loaded.diagnostics)) };
    let origin = origin(path, &view);
    let whose = match origin {
        None => Whose::Open,
        Some(origin) if origin == *open => Whose::Open,
        Some(origin) => {
            let read = match &origin {
                Origin::File(dossier) => read_regular(dossier),
                Origin::BuiltIn(dossier) => Ok(load::read(dossier.text)),
            };
            let ready = ready(&origin, read, letters);
            Whose::Read(origin, Box::new(ready))
        }
    };
    let backdrop = view.open_backdrop(path);
    Ok(Shown { view, whose, backdrop })
}

/// Where the dossier of a view lies: a file in the folder of the view file or below, or a built-in one; `None` if it names
/// none that is there.
pub fn origin(path: &Path, view: &ViewFile) -> Option<Origin> {
    if let Some(known) = view.dossier.example.as_deref().and_then(built_in) {
        return Some(Origin::BuiltIn(known));
    }
    let file = view.dossier.file.as_deref()?;
    let found = DossierFolder::new(path).and_then(|folder| folder.find(file)).ok()?;
    Some(Origin::File(found))
}
