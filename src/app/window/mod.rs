//! The native window around the program: watching the open file, dialogs, the editor, settings.

mod backdrop;
mod display;
mod editor;
mod files;
#[cfg(unix)]
mod gone;
mod keeper;
mod opener;
mod sheets;
mod texts;
pub mod view_files;
mod watch;

use std::cell::Cell;
use std::io;
use std::path::PathBuf;
use std::rc::Rc;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, Sender};

use egui::{SystemTheme, ViewportCommand};

use super::edit::{Desk, Effect};
use super::publish::{Publisher, Wish};
use super::review::{Stamp, Update};
use super::settings::store;
use super::{Content, Origin, Parallax, jobs};
use crate::letters::{Length, shown};
use crate::load;
use crate::load::ground::Backdrop;
use crate::load::view_file::ViewFile;
use crate::session::{Command, Destination, Disk, Format, Request};
use crate::theme::Mode;
use editor::At;
use keeper::Keeper;
use sheets::Lookout;
use view_files::{ReadyOr, Shown, Whose};
use watch::{Watch, read_regular};

/// The size of the first window, in points.
const SIZE: [f32; 2] = [1360.0, 820.0];
/// The smallest window, where the screen has room for it.
const LEAST: [f32; 2] = [480.0, 360.0];

/// The icon in 64 pixels.
const ICON: &[u8] = include_bytes!("../../../assets/desktop/parallax-64.png");

/// Why no window opened.
#[derive(Debug, thiserror::Error)]
pub enum WindowError {
    /// There is no display.
    #[error(
        "no window can be opened: there is no display (set DISPLAY or WAYLAND_DISPLAY; `parallax export` needs none)"
    )]
    NoDisplay,
    /// A display is named, but does not respond.
    #[error(
        "no window can be opened: the display that DISPLAY or WAYLAND_DISPLAY names does not answer (`parallax export` needs none)"
    )]
    NoAnswer,
    /// A library is missing that is needed for windows only.
    #[error(
        "no window can be opened: a library for windows is not installed (README lists them; on Debian: apt-get install \
         libx11-6 libx11-xcb1 libxcursor1 libxi6 libxrandr2 libxkbcommon-x11-0; `parallax export` needs none)"
    )]
    NoLibrary,
    /// The window system gives no OpenGL.
    #[error(
        "no window can be opened: OpenGL does not work here ({0}). Install a driver (on Debian: apt-get install libgl1 \
         libegl1 libgl1-mesa-dri) or try LIBGL_ALWAYS_SOFTWARE=1; `parallax export` needs none"
    )]
    NoGraphics(String),
    /// The window system refused.
    #[error("no window can be opened: {0} (`parallax export` makes pictures without one)")]
    Refused(String),
    /// The display went away while the window was open.
    #[error(
        "the window was closed because its display has gone: the X server or the session has ended. Settings are kept"
    )]
    Gone,
}

/// Opens the window and runs until it is closed.
///
/// # Errors
/// If there is no display, or the window system or its graphics refuse.
pub fn run(mut program: Parallax) -> Result<(), WindowError> {
    if !display::is_named() {
        return Err(WindowError::NoDisplay);
    }
    let keeper = Keeper::restore(&mut program);
    let title = title(&program);
    let size = egui::Vec2::from(keeper.window_size().unwrap_or(SIZE));
    let viewport = egui::ViewportBuilder::default()
        .with_title(&title)
        .with_app_id("parallax")
        .with_icon(icon())
        .with_inner_size(size);
    let fills_screen = Rc::new(Cell::new(false));
    let fills = Rc::clone(&fills_screen);
    let fit = move |window| {
        let (window, is_too_large) = fit(window, size);
        fills.set(is_too_large);
        window
    };
    let options = eframe::NativeOptions {
        viewport,
        renderer: eframe::Renderer::Glow,
        event_loop_builder: display::hook(),
        window_builder: Some(Box::new(fit)),
        ..Default::default()
    };
    let is_open = Rc::new(Cell::new(false));
    let opens = Rc::clone(&is_open);
    let start = Box::new(move |creation: &eframe::CreationContext<'_>| {
        program.prepare(&creation.egui_ctx);
        opens.set(true);
        tracing::info!("the window is open");
        let window = Window::new(program, keeper, fills_screen.get(), &creation.egui_ctx);
        let app: Box<dyn eframe::App> = Box::new(window);
        Ok(app)
    });
    #[cfg(unix)]
    let _watch = gone::Watch::start();
    eframe::run_native(&title, options, start).map_err(|error| match error {
        // Wayland's library says so, where X11's ends the program.
        eframe::Error::WinitEventLoop(_) if is_open.get() => WindowError::Gone,
        error => display::explain(&error),
    })
}

/// What to say where a panic outside of this program only means that the display has gone, or lacks a library.
#[cfg(unix)]
pub fn excuse(place: &str, message: &str) -> Option<WindowError> {
    display::excuse(place, message)
}

/// Ends the program because of that.
#[cfg(unix)]
pub fn end(why: &WindowError) -> ! {
    gone::end(why)
}

/// Makes the smallest size follow where the window was already made no larger than the screen; returns it with whether
/// the size that was wanted does not fit, so that the screen is to be used whole.
fn fit(mut window: egui::ViewportBuilder, wanted: egui::Vec2) -> (egui::ViewportBuilder, bool) {
    let size = window.inner_size.unwrap_or(wanted);
    let is_too_large = size.x < wanted.x || size.y < wanted.y;
    // Bars of the desktop and the title of the window need room on the screen too.
    let room = if is_too_large { size * 0.75 } else { size };
    window.min_inner_size = Some(egui::Vec2::from(LEAST).min(room));
    (window, is_too_large)
}

/// The icon that the window brings along, for desktops that know no installed one.
fn icon() -> egui::IconData {
    eframe::icon_data::from_png_bytes(ICON).unwrap_or_default()
}

/// What threads bring to the window.
enum Arrived {
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
struct Outbox {
    sender: Sender<Arrived>,
    ctx: egui::Context,
}

impl Outbox {
    fn send(&self, arrived: Arrived) {
        // If this fails, the window has closed.
        let _ = self.sender.send(arrived);
        self.ctx.request_repaint();
    }
}

struct Window {
    program: Parallax,
    inbox: Receiver<Arrived>,
    outbox: Outbox,
    watch: Option<Watch>,
    title: String,
    /// The look of the bar that the system, or Wayland's client, draws at the top.
    mode: Option<Mode>,
    keeper: Keeper,
    publisher: Publisher,
    lookout: Lookout,
    desk: Desk,
    /// The number of files requested.
    wishes: u64,
    /// Whether the window is yet to be made as large as the screen, which window managers do only once they see it.
    fills_screen: bool,
}

impl Window {
    fn new(program: Parallax, keeper: Keeper, fills_screen: bool, ctx: &egui::Context) -> Self {
        let (sender, inbox) = mpsc::channel();
        let outbox = Outbox { sender, ctx: ctx.clone() };
        let title = title(&program);
        let publisher = Publisher::default();
        let lookout = Lookout::default();
        let mut window = Self {
            program,
            inbox,
            outbox,
            watch: None,
            title,
            mode: None,
            keeper,
            publisher,
            lookout,
            desk: Desk::new(store::place().and_then(|place| Some(place.parent()?.join("edits")))),
            wishes: 0,
            fills_screen,
        };
        window.watch();
        window.desk.carry_out(&mut window.program, Disk::Recover);
        window
    }

    /// Watches the open file.
    fn watch(&mut self) {
        self.watch = None;
        let Some(path) = self.program.origin().path().map(ToOwned::to_owned) else { return };
        // A pipe is read only once.
        if path.exists() && !path.is_file() {
            return;
        }
        let seen = match self.program.content() {
            Content::Opened(opened) => Some(opened.fingerprint),
            Content::Refused(_) => None,
        };
        let (outbox, origin) = (self.outbox.clone(), self.program.origin().clone());
        let (lost, unseen) = (self.outbox.clone(), "Changes to the file cannot be followed");
        let letters = self.program.letters;
        let deliver = move |read| {
            let ready = view_files::ready(&origin, read, letters);
            outbox.send(Arrived::Changed(origin.clone(), Box::new(ready)));
        };
        let broken =
            move |why| lost.send(Arrived::Failed(format!("{unseen} ({why}); press F5 to read it again")));
        match Watch::start(&path, seen, deliver, broken) {
            Ok(watch) => self.watch = Some(watch),
            Err(error) => {
                self.program.notices().failed(format!("{unseen} ({error}); press F5 to read it again"));
            }
        }
    }

    fn arrived(&mut self, arrived: Arrived) {
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

    /// The file under review, as it was when it was read.
    fn reviewed_file(&self) -> Option<(PathBuf, Option<Stamp>)> {
        let made = self.program.reviewed().map(|made| (made.path.clone(), made.stamp));
        made.or_else(|| self.program.reviewed_whole().map(|whole| (whole.path.clone(), whole.stamp)))
    }

    /// Reads a file on a background thread, because a large one takes time.
    fn open(&mut self, path: PathBuf) {
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

    fn carry_out(&mut self, request: Request, ctx: &egui::Context) {
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

    /// Makes the window as large as the screen, once it has been seen.
    fn fill_screen(&mut self, ctx: &egui::Context) {
        if !self.fills_screen {
            return;
        }
        if ctx.cumulative_pass_nr() < 2 {
            ctx.request_repaint();
        } else {
            ctx.send_viewport_cmd(ViewportCommand::Maximized(true));
            self.fills_screen = false;
        }
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

impl eframe::App for Window {
    fn logic(&mut self, ctx: &egui::Context, _: &mut eframe::Frame) {
        while let Ok(arrived) = self.inbox.try_recv() {
            self.arrived(arrived);
        }
        self.publisher.carry_on(&mut self.program, ctx);
        self.lookout.look(self.reviewed_file(), &self.outbox);
        for request in self.program.take_requests() {
            self.carry_out(request, ctx);
        }
        if ctx.input(|input| input.viewport().close_requested()) && !self.program.may_close() {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
        }
        let title = title(&self.program);
        if title != self.title {
            ctx.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.title = title;
        }
        let mode = self.program.session().mode;
        if self.mode.replace(mode) != Some(mode) {
            ctx.send_viewport_cmd(ViewportCommand::SetTheme(match mode {
                Mode::Light => SystemTheme::Light,
                Mode::Dark => SystemTheme::Dark,
            }));
        }
        self.fill_screen(ctx);
        self.keeper.keep(&mut self.program, ctx);
    }

    fn ui(&mut self, ui: &mut egui::Ui, _: &mut eframe::Frame) {
        self.program.ui(ui);
    }

    fn on_exit(&mut self, _: Option<&eframe::glow::Context>) {
        self.keeper.keep_now(&self.program);
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

/// "Clash near Khusham (khusham.ron) - Parallax"; a file with errors is identified by its name.
fn title(program: &Parallax) -> String {
    let file = program.origin().short();
    let broken = match program.writing().unsaved() {
        Some(_) => ", unsaved changes",
        None if program.is_behind() => ", changed and unreadable",
        None => "",
    };
    match program.content() {
        Content::Opened(opened) => {
            format!("{} ({file}{broken}) - Parallax", shown(&opened.dossier.title, Length::Name))
        }
        Content::Refused(_) => format!("{file} (errors) - Parallax"),
    }
}

#[cfg(test)]
mod tests {
    use egui::{ViewportBuilder, vec2};

    use super::*;

    #[test]
    fn a_window_fits_its_screen() {
        let on =
            |width, height| fit(ViewportBuilder::default().with_inner_size([width, height]), SIZE.into());
        let (large, fills) = on(SIZE[0], SIZE[1]);
        assert_eq!((fills, large.min_inner_size), (false, Some(LEAST.into())));
        let (small, fills) = on(640.0, 360.0);
        assert_eq!((fills, small.min_inner_size), (true, Some(vec2(480.0, 270.0))));
        let (low, fills) = on(1280.0, 720.0);
        assert_eq!((fills, low.min_inner_size), (true, Some(LEAST.into())));
    }
}
