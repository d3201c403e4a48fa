//! Keeps the settings: read at the start, written on changes and at the end.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use crate::app::settings::{Settings, store};
use crate::app::{Parallax, panics};

/// Minimum time between two writes.
const PAUSE: Duration = Duration::from_secs(2);

/// The settings as stored in their file.
pub struct Keeper {
    /// `None` if the system gives no place for it, or if writing failed once: the message is not repeated.
    place: Option<PathBuf>,
    kept: Settings,
    written: Instant,
}

impl Keeper {
    /// Reads the settings and applies them to the program.
    pub fn restore(program: &mut Parallax) -> Self {
        let mut place = store::place();
        let read = place.as_deref().map_or_else(|| Ok(<(Settings, Option<String>)>::default()), store::read);
        let (settings, notice) = read.unwrap_or_else(|notice| {
            place = None;
            (Settings::default(), Some(notice))
        });
        let panicked = store::place().as_deref().and_then(panics::report);
        for notice in notice.into_iter().chain(panicked) {
            program.notices().failed(notice);
        }
        program.restore(settings.clone());
        Self { place, kept: settings, written: Instant::now() }
    }

    /// Deletes what the program itself does not hold: the size of the window, renamed settings files, notes
    /// of panics.
    pub fn forget(&mut self) {
        self.kept.window = None;
        if let Some(place) = &self.place {
            store::forget(place);
            panics::forget(place);
        }
    }

    /// The stored size of the window, in points.
    pub fn window_size(&self) -> Option<[f32; 2]> {
        let (width, height) = self.kept.window?;
        let is_sane = |value: f32| (200.0..20_000.0).contains(&value);
        (is_sane(width) && is_sane(height)).then_some([width, height])
    }

    /// Writes changes, but not while a mouse button is down.
    pub fn keep(&mut self, program: &mut Parallax, ctx: &egui::Context) {
        let settings = program.settings().with_window(size(ctx).or(self.kept.window));
        if settings == self.kept || self.place.is_none() {
            return;
        }
        let wait = PAUSE.saturating_sub(self.written.elapsed());
        if !wait.is_zero() || ctx.input(|input| input.pointer.any_down()) {
            ctx.request_repaint_after(wait.max(Duration::from_millis(100)));
            return;
        }
        self.kept = settings;
        if let Err(error) = self.write() {
            self.place = None;
            program.notices().failed(format!("Settings cannot be saved: {error}"));
        }
    }

    /// Writes changes at the end.
    pub fn keep_now(&mut self, program: &Parallax) {
        let settings = program.settings().with_window(self.kept.window);
        if settings != self.kept {
            self.kept = settings;
            // Nobody is left to tell.
            let _ = self.write();
        }
    }

    fn write(&mut self) -> Result<(), crate::export::ExportError> {
        self.written = Instant::now();
        self.place.as_ref().map_or(Ok(()), |place| store::write(place, &self.kept))
    }
}

fn size(ctx: &egui::Context) -> Option<(f32, f32)> {
    let (rect, maximized) = ctx.input(|input| (input.viewport().inner_rect, input.viewport().maximized));
    // The size when maximised is not the one to restore.
    let rect = rect.filter(|_| maximized != Some(true))?;
    let zoom = ctx.zoom_factor();
    Some(((rect.width() * zoom).round(), (rect.height() * zoom).round()))
}
