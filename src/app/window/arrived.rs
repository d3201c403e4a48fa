//! What threads bring to the window, and what it does with it.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::Sender;

use super::Window;
use super::view_files::{ReadyOr, Shown, Whose};
use crate::app::review::{Stamp, Update};
use crate::app::{Content, Origin};
use crate::load;
use crate::load::ground::Backdrop;
use crate::load::view_file::ViewFile;
use crate::session::{Command, Disk};

/// What threads bring to the window.
pub(super) enum Arrived {
    /// A requested file was read, with the number of the request.
    Read(u64, Origin, Box<ReadyOr>),
    /// The watched file has changed.
    Changed(Origin, Box<ReadyOr>),
    /// The reader chose a file.
    Chosen(PathBuf),
    /// The reader chose a sheet to import.
    Sheet(PathBuf),
    /// The author chose the text of a document.
    Text(PathBuf),
    /// A dossier was made of the sheet before; this would change.
    Offered(Box<Update>),
    /// The sheet under review is this dossier now.
    Imported(PathBuf),
    /// What the columns are for is kept in this file.
    MappingKept(PathBuf),
    /// A sheet has changed since it was read with this stamp.
    SheetChanged(PathBuf, Option<Stamp>),
    /// A view was read, with the number of the request.
    View(u64, Box<Shown>),
    /// A picture to lay under the map.
    Backdrop(Arc<Backdrop>),
    /// A file was written.
    Written(PathBuf),
    /// Something failed.
    Failed(String),
}

/// Sends messages from threads, and wakes the window.
#[derive(Clone)]
pub(super) struct Outbox {
    pub(super) sender: Sender<Arrived>,
    pub(super) ctx: egui::Context,
}

impl Outbox {
    pub(super) fn send(&self, arrived: Arrived) {
        // If this fails, the window has closed.
        let _ = self.sender.send(arrived);
        self.ctx.request_repaint();
    }
}

impl Window {
    pub(super) fn arrived(&mut self, arrived: Arrived) {
        match arrived {
            // The reader has requested another file since.
            Arrived::Read(wish, ..) if wish != self.wishes => {}
            Arrived::Read(_, origin, read) => {
                let is_other = origin != *self.program.origin();
                if !is_other && self.desk.changed(&mut self.program) {
                    return;
                }
                let is_done = self.program.open(origin, *read);
                if is_other && is_done {
                    self.watch();
                    self.desk.carry_out(&mut self.program, Disk::Recover);
                }
            }
            // The reader may have opened another file meanwhile.
            Arrived::Changed(origin, _) if origin != *self.program.origin() => {}
            Arrived::Changed(origin, read) => {
                if !self.desk.changed(&mut self.program) {
                    self.program.open(origin, *read);
                }
            }
            Arrived::Chosen(path) => self.open(path),
            Arrived::Sheet(path) => self.program.import_sheet(&path, Some(&self.outbox.ctx)),
            Arrived::Text(path) => {
                let ctx = self.outbox.ctx.clone();
                self.program.read_text_of(path, &ctx);
            }
            Arrived::Offered(update) => self.program.offer_update(*update),
            Arrived::Imported(path) => {
                self.program.end_review();
                self.program.notices().done(format!("Written: {}", path.display()));
                self.open(path);
            }
            Arrived::MappingKept(path) => {
                self.program.mapping_is_kept();
                self.program.notices().done(format!("Written: {}", path.display()));
            }
            Arrived::SheetChanged(path, stamp) => {
                if self.reviewed_file() == Some((path, stamp)) {
                    self.program.sheet_has_changed();
                }
            }
            Arrived::View(wish, _) if wish != self.wishes => {}
            Arrived::View(_, read) => self.show_view(*read),
            Arrived::Written(path) => {
                self.program.notices().done(format!("Written: {}", path.display()));
            }
            Arrived::Backdrop(backdrop) => self.program.apply(Command::Backdrop(Some(backdrop))),
            Arrived::Failed(words) => self.program.notices().failed(words),
        }
    }

    /// Opens the dossier of a view, unless it is open, and shows the view.
    fn show_view(&mut self, Shown { view, whose, backdrop }: Shown) {
        match whose {
            Whose::Open => {
                let open = match self.program.content() {
                    Content::Opened(opened) => Some(opened.fingerprint),
                    Content::Refused(_) => None,
                };
                let names_another = view.dossier.file.is_some() || view.dossier.example.is_some();
                if names_another && open.is_none_or(|open| view.dossier.is_changed(open)) {
                    let words = elsewhere(&view, self.program.origin());
                    self.program.notices().failed(words);
                }
            }
            Whose::Read(origin, read) => {
                let is_other = origin != *self.program.origin();
                if self.program.open(origin, *read) && is_other {
                    self.watch();
                }
            }
        }
        self.program.show_view(&view, backdrop);
    }
}

/// What to say of a view whose dossier is neither open nor beside it.
fn elsewhere(view: &ViewFile, open: &Origin) -> String {
    let wanted = view.dossier.file.as_deref().or(view.dossier.example.as_deref()).unwrap_or_default();
    format!(
        "The dossier of this view, {}, is not in the folder of the view file; the view is shown for {}",
        load::visible(wanted),
        open.short()
    )
}
