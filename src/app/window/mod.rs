//! The native window around the program: watching the open file, dialogs, the editor, settings.

mod arrived;
mod backdrop;
mod display;
mod editor;
mod error;
mod files;
mod first_frame;
#[cfg(unix)]
mod gone;
mod keeper;
mod opener;
mod requests;
mod sheets;
mod texts;
pub mod view_files;
mod watch;

use std::cell::Cell;
use std::path::PathBuf;
use std::rc::Rc;
use std::sync::mpsc::{self, Receiver};

use egui::{SystemTheme, ViewportCommand};

use super::edit::Desk;
use super::publish::Publisher;
use super::review::Stamp;
use super::settings::store;
use super::{Content, Parallax};
use crate::letters::{Length, shown};
use crate::session::Disk;
use crate::theme::Mode;
use arrived::{Arrived, Outbox};
pub use error::WindowError;
use first_frame::{FirstFrame, TEXTURE_SIDE};
use keeper::Keeper;
use sheets::Lookout;
use watch::Watch;

/// The size of the first window, in points.
const SIZE: [f32; 2] = [1360.0, 820.0];
/// The smallest window, where the screen has room for it.
const LEAST: [f32; 2] = [480.0, 360.0];

/// The icon in 64 pixels.
const ICON: &[u8] = include_bytes!("../../../assets/desktop/parallax-64.png");

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
        // Letters that no bundled font has are looked for by the program itself.
        system_font_fallback: false,
        ..Default::default()
    };
    let is_open = Rc::new(Cell::new(false));
    let opens = Rc::clone(&is_open);
    let ctx = egui::Context::default();
    program.prepare(&ctx);
    let first = FirstFrame::begin(program, &ctx, size);
    let start = Box::new(move |creation: &eframe::CreationContext<'_>| {
        let program = first.finish(&creation.egui_ctx).ok_or("the first frame keeps the program")?;
        opens.set(true);
        tracing::info!("the window is open");
        let window = Window::new(program, keeper, fills_screen.get(), &creation.egui_ctx);
        let app: Box<dyn eframe::App> = Box::new(window);
        Ok(app)
    });
    #[cfg(unix)]
    let _watch = gone::Watch::start();
    eframe::run_native_ext(&title, options, Some(ctx), start).map_err(|error| match error {
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
    /// The number of passes before the first of the window.
    passes_before: u64,
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
            passes_before: ctx.cumulative_pass_nr(),
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

    /// The file under review, as it was when it was read.
    fn reviewed_file(&self) -> Option<(PathBuf, Option<Stamp>)> {
        let made = self.program.reviewed().map(|made| (made.path.clone(), made.stamp));
        made.or_else(|| self.program.reviewed_whole().map(|whole| (whole.path.clone(), whole.stamp)))
    }

    /// Makes the window as large as the screen, once it has been seen.
    fn fill_screen(&mut self, ctx: &egui::Context) {
        if !self.fills_screen {
            return;
        }
        if ctx.cumulative_pass_nr() < self.passes_before + 2 {
            ctx.request_repaint();
        } else {
            ctx.send_viewport_cmd(ViewportCommand::Maximized(true));
            self.fills_screen = false;
        }
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

    fn raw_input_hook(&mut self, _: &egui::Context, input: &mut egui::RawInput) {
        // The number of the first frame, which was drawn before the graphics could be asked.
        input.max_texture_side = input.max_texture_side.map(|side| side.min(TEXTURE_SIDE));
    }

    fn on_exit(&mut self, _: Option<&eframe::glow::Context>) {
        self.keeper.keep_now(&self.program);
    }
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
