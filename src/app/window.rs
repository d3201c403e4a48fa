//! The native window around the program.

use super::Parallax;

/// Why no window opened.
#[derive(Debug, thiserror::Error)]
pub enum WindowError {
    /// There is no display to open a window on.
    #[error(
        "no window can be opened: there is no display (set DISPLAY or WAYLAND_DISPLAY; `parallax export` needs none)"
    )]
    NoDisplay,
    /// A display is named, but nothing answers there.
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
/// Where there is no display, or where the window system or its graphics refuse.
pub fn run(program: Parallax, title: &str) -> Result<(), WindowError> {
    if !has_display() {
        return Err(WindowError::NoDisplay);
    }
    let viewport = egui::ViewportBuilder::default()
        .with_title(title)
        .with_app_id("parallax")
        .with_inner_size([1360.0, 820.0])
        .with_min_inner_size([800.0, 500.0]);
    let options = eframe::NativeOptions { viewport, renderer: eframe::Renderer::Glow, ..Default::default() };
    let start = Box::new(move |creation: &eframe::CreationContext<'_>| {
        program.prepare(&creation.egui_ctx);
        let app: Box<dyn eframe::App> = Box::new(Window(program));
        Ok(app)
    });
    eframe::run_native(title, options, start).map_err(|error| match error {
        // Its own message names a line of its source code, which helps nobody here.
        eframe::Error::WinitEventLoop(_) => WindowError::NoAnswer,
        other => WindowError::Refused(other.to_string()),
    })
}

/// On X11 and Wayland a display is named by a variable; elsewhere there is always one to ask.
fn has_display() -> bool {
    let named = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(all(unix, not(target_os = "macos")))
        || named("DISPLAY")
        || named("WAYLAND_DISPLAY")
        || named("WAYLAND_SOCKET")
}

struct Window(Parallax);

impl eframe::App for Window {
    fn ui(&mut self, ui: &mut egui::Ui, _: &mut eframe::Frame) {
        self.0.ui(ui);
    }
}
