//! The native window around the program: watching the open file, dialogs, the editor, settings.

mod editor;
mod files;
mod keeper;
mod watch;

use std::io;
use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver, Sender};

use egui::ViewportCommand;

use super::publish::Desk;
use super::{Content, Origin, Parallax, jobs};
use crate::load;
use crate::session::Request;
use editor::At;
use keeper::Keeper;
use watch::{Read, Watch, read_regular};

/// The icon, 64 pixels wide.
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
    /// The window system refused.
    #[error("no window can be opened: {0} (`parallax export` makes pictures without one)")]
    Refused(String),
}

/// Opens the window and runs until it is closed.
///
/// # Errors
/// If there is no display, or the window system or its graphics refuse.
pub fn run(mut program: Parallax) -> Result<(), WindowError> {
    if !has_display() {
        return Err(WindowError::NoDisplay);
    }
    let keeper = Keeper::restore(&mut program);
    let title = title(&program);
    let viewport = egui::ViewportBuilder::default()
        .with_title(&title)
        .with_app_id("parallax")
        .with_icon(icon())
        .with_inner_size(keeper.window_size().unwrap_or([1360.0, 820.0]))
        .with_min_inner_size([800.0, 500.0]);
    let options = eframe::NativeOptions { viewport, renderer: eframe::Renderer::Glow, ..Default::default() };
    let start = Box::new(move |creation: &eframe::CreationContext<'_>| {
        program.prepare(&creation.egui_ctx);
        let app: Box<dyn eframe::App> = Box::new(Window::new(program, keeper, &creation.egui_ctx));
        Ok(app)
    });
    eframe::run_native(&title, options, start).map_err(|error| match error {
        // Its own message gives a line of its source code, which does not help the reader.
        eframe::Error::WinitEventLoop(_) => WindowError::NoAnswer,
        other => WindowError::Refused(other.to_string()),
    })
}

/// The window's own icon, for desktops on which none is installed.
fn icon() -> egui::IconData {
    eframe::icon_data::from_png_bytes(ICON).unwrap_or_default()
}

/// On X11 and Wayland a variable names the display; other systems always have one.
fn has_display() -> bool {
    let named = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(all(unix, not(target_os = "macos")))
        || named("DISPLAY")
        || named("WAYLAND_DISPLAY")
        || named("WAYLAND_SOCKET")
}

/// A message from a thread to the window.
enum Arrived {
    /// A requested file was read, with the number of the request.
    Read(u64, Origin, Box<Read>),
    /// The watched file has changed.
    Changed(Origin, Box<Read>),
    /// The reader chose a file.
    Chosen(PathBuf),
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
    keeper: Keeper,
    desk: Desk,
    /// The number of files requested.
    wishes: u64,
}

impl Window {
    fn new(program: Parallax, keeper: Keeper, ctx: &egui::Context) -> Self {
        let (sender, inbox) = mpsc::channel();
        let outbox = Outbox { sender, ctx: ctx.clone() };
        let title = title(&program);
        let mut window =
            Self { program, inbox, outbox, watch: None, title, keeper, desk: Desk::default(), wishes: 0 };
        window.watch();
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
        let deliver = move |read| outbox.send(Arrived::Changed(origin.clone(), Box::new(read)));
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
                let is_done = self.program.take_up(origin, *read);
                if is_other && is_done {
                    self.watch();
                }
            }
            // The reader may have opened another file meanwhile.
            Arrived::Changed(origin, _) if origin != *self.program.origin() => {}
            Arrived::Changed(origin, read) => {
                self.program.take_up(origin, *read);
            }
            Arrived::Chosen(path) => self.open(path),
            Arrived::Failed(words) => self.program.notices().failed(words),
        }
    }

    /// Reads a file on a background thread, because a large one takes time.
    fn open(&mut self, path: PathBuf) {
        self.wishes += 1;
        let wish = self.wishes;
        let path = std::path::absolute(&path).unwrap_or(path);
        let outbox = self.outbox.clone();
        let origin = Origin::File(path.clone());
        jobs::start(
            "open",
            move || read_regular(&path),
            move |read| {
                let read = read.unwrap_or_else(|broken| Err(io::Error::other(broken.to_string()).into()));
                outbox.send(Arrived::Read(wish, origin, Box::new(read)));
            },
        );
    }

    fn carry_out(&mut self, request: Request, ctx: &egui::Context) {
        match request {
            Request::AskOpen => files::ask(self.program.origin().path(), &self.outbox),
            Request::Open(path) => self.open(path),
            Request::OpenBuiltIn => {
                let read = Box::new(Ok(load::read(load::KHUSHAM)));
                self.wishes += 1;
                self.arrived(Arrived::Read(self.wishes, Origin::BuiltIn, read));
            }
            Request::Reload => {
                if let Some(path) = self.program.origin().path() {
                    self.open(path.to_owned());
                }
            }
            Request::Edit(line) => self.edit(line),
            Request::Publish(publication) => self.desk.start(&self.program, publication, ctx),
            Request::Forget => self.keeper.forget(),
            Request::Quit => ctx.send_viewport_cmd(ViewportCommand::Close),
        }
    }

    fn edit(&mut self, line: Option<u32>) {
        let Some(path) = self.program.origin().path() else {
            self.program
                .notices()
                .failed("The built-in dossier is not a file; `parallax new FILE` starts one of your own");
            return;
        };
        let selected = self.program.session().selection.selected().items().next();
        let wrong = self.program.first_wrong_line();
        let at = line.or(wrong).map(At::Line).or(selected.map(At::Item)).unwrap_or(At::Line(1));
        let outbox = self.outbox.clone();
        editor::open(path, at, move |words| outbox.send(Arrived::Failed(words)));
    }
}

impl eframe::App for Window {
    fn logic(&mut self, ctx: &egui::Context, _: &mut eframe::Frame) {
        while let Ok(arrived) = self.inbox.try_recv() {
            self.arrived(arrived);
        }
        self.desk.carry_on(&mut self.program, ctx);
        for request in self.program.take_requests() {
            self.carry_out(request, ctx);
        }
        let title = title(&self.program);
        if title != self.title {
            ctx.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.title = title;
        }
        self.keeper.keep(&mut self.program, ctx);
    }

    fn ui(&mut self, ui: &mut egui::Ui, _: &mut eframe::Frame) {
        self.program.ui(ui);
    }

    fn on_exit(&mut self, _: Option<&eframe::glow::Context>) {
        self.keeper.keep_now(&self.program);
    }
}

/// "Clash near Khusham (khusham.ron) - Parallax"; a file with errors is identified by its name.
fn title(program: &Parallax) -> String {
    let file = program.origin().short();
    let broken = if program.is_behind() { ", changed and unreadable" } else { "" };
    match program.content() {
        Content::Opened(opened) => format!("{} ({file}{broken}) - Parallax", opened.dossier.title),
        Content::Refused(_) => format!("{file} (errors) - Parallax"),
    }
}
