//! How the window carries out what is requested of it: files, dialogs, other programs, its own size.

use std::io;
use std::path::PathBuf;

use egui::ViewportCommand;

use super::arrived::Arrived;
use super::editor::{self, At};
use super::watch::read_regular;
use super::{Window, backdrop, files, opener, sheets, texts, view_files};
use crate::app::edit::Effect;
use crate::app::publish::Wish;
use crate::app::{Origin, jobs};
use crate::load;
use crate::session::{Destination, Format, Request};

impl Window {
    pub(super) fn carry_out(&mut self, request: Request, ctx: &egui::Context) {
        tracing::debug!(?request, "asked of the window");
        match request {
            Request::AskOpen => files::ask(self.program.origin().path(), &self.outbox),
            Request::Open(path) => self.open(path),
            Request::AskImport => {
                let sheet = self.reviewed_file().map(|(path, _)| path);
                sheets::ask(sheet.as_deref().or(self.program.origin().path()), &self.outbox);
            }
            Request::AskText => texts::ask(self.program.origin().path(), &self.outbox),
            Request::Import(path) => {
                let path = std::path::absolute(&path).unwrap_or(path);
                self.program.import_sheet(&path, Some(ctx));
            }
            Request::ImportPasted(text) => self.program.import_pasted(&text, Some(ctx)),
            Request::Paste => ctx.send_viewport_cmd(ViewportCommand::RequestPaste),
            Request::SaveImport => {
                if let Some(reviewed) = self.program.under_review() {
                    sheets::save(reviewed, &self.outbox);
                }
            }
            Request::UpdateImport => {
                if let Some(update) = self.program.update_offered() {
                    sheets::update(update.clone(), &self.outbox);
                }
            }
            Request::KeepMapping => {
                if let Some(made) = self.program.reviewed() {
                    sheets::keep_mapping(made.clone(), &self.outbox);
                }
            }
            Request::OpenBuiltIn(dossier) => {
                let origin = Origin::BuiltIn(dossier);
                let read = view_files::ready(&origin, Ok(load::read(dossier.text)), self.program.letters);
                self.wishes += 1;
                self.arrived(Arrived::Read(self.wishes, origin, Box::new(read)));
            }
            Request::Reload => {
                if let Some(path) = self.program.origin().path() {
                    self.open(path.to_owned());
                }
            }
            Request::Edit(line) => self.edit(line.map(At::Line)),
            Request::EditAt(item) => self.edit(Some(At::Item(item))),
            Request::OpenBeside(file) => {
                if let Some(path) = self.program.origin().path() {
                    let outbox = self.outbox.clone();
                    opener::open(path, file, move |words| outbox.send(Arrived::Failed(words)));
                }
            }
            Request::LayBackdrop(path, credit) => backdrop::lay(path, credit, &self.outbox),
            Request::AskBackdrop(credit) => backdrop::ask(self.program.origin().path(), credit, &self.outbox),
            Request::SaveView(name) => view_files::save(&self.program, name, &self.outbox),
            Request::Export(view, to) => {
                let (program, wish) = self.program.export_job(view);
                // A picture for the clipboard has pixels, whatever the file would have.
                let wish = match (to, wish.format) {
                    (Destination::Clipboard, Format::Svg) => Wish { format: Format::Png(2), ..wish },
                    _ => wish,
                };
                self.publisher.start_wish(program, wish, (to, self.program.export_folder()), ctx);
            }
            Request::ExportSteps => {
                self.publisher.start_steps(self.program.snapshot(), self.program.export_folder(), ctx);
            }
            Request::FullScreen(fills) => ctx.send_viewport_cmd(ViewportCommand::Fullscreen(fills)),
            Request::ToggleFullScreen => {
                let fills = ctx.input(|input| input.viewport().fullscreen) == Some(true);
                ctx.send_viewport_cmd(ViewportCommand::Fullscreen(!fills));
            }
            Request::OpenFolder(folder) => {
                let outbox = self.outbox.clone();
                opener::open_folder(folder, move |words| outbox.send(Arrived::Failed(words)));
            }
            Request::Publish(publication) => self.publisher.start(&self.program, publication, ctx),
            Request::Forget => self.keeper.forget(),
            Request::Disk(disk) => match self.desk.carry_out(&mut self.program, disk) {
                Effect::Nothing => {}
                Effect::Watch => self.watch(),
                Effect::Open(path) => self.open(path),
            },
            Request::Quit => ctx.send_viewport_cmd(ViewportCommand::Close),
        }
    }

    /// Reads a file on a background thread, because a large one takes time.
    pub(super) fn open(&mut self, path: PathBuf) {
        self.wishes += 1;
        let wish = self.wishes;
        let path = std::path::absolute(&path).unwrap_or(path);
        let outbox = self.outbox.clone();
        if load::view_file::is_by_name(&path) {
            let open = self.program.origin().clone();
            let letters = self.program.letters;
            let work = move || view_files::read(&path, &open, letters);
            jobs::start("view", work, move |read| match read {
                Ok(Ok(read)) => outbox.send(Arrived::View(wish, Box::new(read))),
                Ok(Err(words)) => outbox.send(Arrived::Failed(words)),
                Err(broken) => outbox.send(Arrived::Failed(format!("The view was not read: {broken}"))),
            });
            return;
        }
        let origin = Origin::File(path.clone());
        let (letters, opened) = (self.program.letters, origin.clone());
        jobs::start(
            "open",
            move || view_files::ready(&opened, read_regular(&path), letters),
            move |read| {
                let read = read.unwrap_or_else(|broken| Err(io::Error::other(broken.to_string()).into()));
                outbox.send(Arrived::Read(wish, origin, Box::new(read)));
            },
        );
    }

    fn edit(&mut self, at: Option<At>) {
        let Some(path) = self.program.origin().path() else {
            self.program
                .notices()
                .failed("The built-in dossier is not a file; `parallax new FILE` starts one of your own");
            return;
        };
        let selected = self.program.session().selection.selected().items().next();
        let wrong = self.program.first_wrong_line();
        let at = at.or(wrong.map(At::Line)).or(selected.map(At::Item)).unwrap_or(At::Line(1));
        let outbox = self.outbox.clone();
        editor::open(path, at, move |words| outbox.send(Arrived::Failed(words)));
    }
}
