//! Fetches what views want of the files beside the dossier, on background threads: a frame never waits for a disk.

use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, Sender};

use egui::TextureOptions;

use super::thumbnail::{self, LARGEST_PICTURE, Thumbnail};
use super::{Origin, jobs};
use crate::analysis::passage::{CopyForm, LARGEST_COPY, Paragraphs};
use crate::load::folder::{DossierFolder, FolderError, sha256_of};
use crate::session::{Drafted, Wanted};
use crate::views::Surface;
use crate::views::attachments::{Attachments, Copy, Fetched, Picture};

/// What is drawn on, and what it may show of the files beside the dossier.
#[derive(Clone, Copy)]
pub struct Onto<'a> {
    /// A window or a picture.
    pub surface: Surface,
    /// The files beside the dossier; `None` in anything to be passed on.
    pub attachments: Option<&'a Attachments>,
    /// Whether the dossier is a file.
    pub is_from_file: bool,
    /// What the open form lets views change.
    pub drafted: Option<&'a Drafted>,
}

impl Onto<'_> {
    /// A self-contained picture.
    pub const PICTURE: Self =
        Self { surface: Surface::Picture, attachments: None, is_from_file: false, drafted: None };

    /// A window, for work beside it that reads no files.
    pub const THREAD: Self = Self { surface: Surface::Window, ..Self::PICTURE };
}

/// The files beside the open dossier, as far as they were wanted.
pub struct Fetcher {
    attachments: Attachments,
    /// The state of the open file that they belong to.
    revision: u64,
    sender: Sender<(u64, Wanted, Fetched)>,
    inbox: Receiver<(u64, Wanted, Fetched)>,
}

impl Default for Fetcher {
    fn default() -> Self {
        let (sender, inbox) = mpsc::channel();
        Self { attachments: Attachments::default(), revision: 0, sender, inbox }
    }
}

impl Fetcher {
    /// A window that shows the dossier from `origin`, to be read here or to be passed on as a picture.
    pub const fn onto_window(&self, origin: &Origin, is_printed: bool) -> Onto<'_> {
        let in_window = if is_printed { None } else { Some(&self.attachments) };
        Onto {
            surface: Surface::Window,
            attachments: in_window,
            is_from_file: matches!(origin, Origin::File(_)),
            drafted: None,
        }
    }

    /// Takes in what has arrived; forgets everything if another state of a file is open.
    pub fn take_in(&mut self, revision: u64) {
        if self.revision != revision {
            self.revision = revision;
            self.attachments = Attachments::default();
        }
        for (of, wanted, fetched) in self.inbox.try_iter() {
            if of == revision {
                self.attachments.put(wanted, fetched);
            }
        }
    }

    /// Begins to fetch something beside the dossier at `dossier`, unless it was begun already; wakes the window when it
    /// has arrived.
    pub fn fetch(&mut self, wanted: Wanted, dossier: &Path, ctx: &egui::Context) {
        if !self.attachments.begin(&wanted) {
            return;
        }
        let (sender, ctx, revision) = (self.sender.clone(), ctx.clone(), self.revision);
        let (dossier, wish, paints) = (dossier.to_owned(), wanted.clone(), ctx.clone());
        jobs::start(
            "beside",
            move || read(&wish, &dossier, &paints),
            move |fetched| {
                let failed = |broken: jobs::Broken| failed(&wanted, format!("it was not read: {broken}"));
                let fetched = fetched.unwrap_or_else(failed);
                // If this fails, the window has closed.
                let _ = sender.send((revision, wanted, fetched));
                ctx.request_repaint();
            },
        );
    }
}

fn read(wanted: &Wanted, dossier: &Path, ctx: &egui::Context) -> Fetched {
    match wanted {
        Wanted::Passages(file) => Fetched::Passages(passages(file, dossier).map(Arc::new)),
        Wanted::Picture(file) => Fetched::Picture(picture(file, dossier, ctx)),
    }
}

fn failed(wanted: &Wanted, why: String) -> Fetched {
    match wanted {
        Wanted::Passages(_) => Fetched::Passages(Err(why)),
        Wanted::Picture(_) => Fetched::Picture(Err(why)),
    }
}

fn picture(file: &str, dossier: &Path, ctx: &egui::Context) -> Result<Picture, String> {
    let told = |error: FolderError| error.to_string();
    let bytes =
        DossierFolder::new(dossier).and_then(|beside| beside.read(file, LARGEST_PICTURE)).map_err(told)?;
    let Thumbnail { clear, blurred } = thumbnail::make(&bytes)?;
    let load = |name: &str, image| ctx.load_texture(format!("{name} {file}"), image, TextureOptions::LINEAR);
    Ok(Picture { clear: load("clear", clear), blurred: load("blurred", blurred), sha256: sha256_of(&bytes) })
}

fn passages(file: &str, dossier: &Path) -> Result<Copy, String> {
    let form = CopyForm::of_name(file).ok_or("passages are shown of plain text and HTML only")?;
    let told = |error: FolderError| error.to_string();
    let bytes =
        DossierFolder::new(dossier).and_then(|beside| beside.read(file, LARGEST_COPY)).map_err(told)?;
    let paragraphs = Paragraphs::read(&bytes, form).map_err(|error| error.to_string())?;
    Ok(Copy { paragraphs, sha256: sha256_of(&bytes) })
}
