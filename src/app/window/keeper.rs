//! Keeps the settings: read at the start, written when something that lasts has changed and at the end, however it comes.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::app::settings::{Settings, store};
use crate::app::{Parallax, ends, panics};

/// Minimum time between two writes.
const PAUSE: Duration = Duration::from_secs(2);
/// The smallest window that is remembered, in points; narrower ones were made so by a screen or by accident.
const LEAST: [f32; 2] = [320.0, 240.0];

/// The settings as stored in their file.
pub struct Keeper {
    kept: Arc<Mutex<Kept>>,
    /// The size that the window had, in points.
    window: Option<(f32, f32)>,
    written: Instant,
}

/// What whoever ends the program finds to be written.
struct Kept {
    /// `None` if the system names no place, or after writing has failed once, so that it is reported once only.
    place: Option<PathBuf>,
    /// As last read or written here; see [`store::update`].
    base: Settings,
    now: Settings,
    /// Whether what is in the file is to be forgotten, not merged.
    anew: bool,
}

impl Kept {
    fn save(&mut self) -> Result<(), String> {
        let Some(place) = &self.place else { return Ok(()) };
        if self.base == self.now && !self.anew {
            return Ok(());
        }
        if self.anew { store::write(place, &self.now) } else { store::update(place, &self.base, &self.now) }?;
        self.base = self.now.clone();
        self.anew = false;
        Ok(())
    }
}

impl Keeper {
    /// Reads the settings and applies them to the program.
    pub fn restore(program: &mut Parallax) -> Self {
        let mut place = store::place();
        let read = place.as_deref().map_or_else(|| Ok(store::Read::default()), store::read);
        let store::Read { settings, notice, mended } = read.unwrap_or_else(|notice| {
            place = None;
            store::Read { notice: Some(notice), ..store::Read::default() }
        });
        let panicked = store::place().as_deref().and_then(panics::report);
        for notice in notice.into_iter().chain(panicked) {
            program.notices().failed(notice);
        }
        let window = settings.window;
        // Panes as they come are no change of ours; another window may have arranged them.
        let base = settings.clone();
        program.restore(settings);
        let base = base.with_panes_of(&program.settings());
        let kept = Arc::new(Mutex::new(Kept { place, now: base.clone(), base, anew: mended }));
        let last = Arc::clone(&kept);
        ends::before(move || {
            if let Some(mut kept) = ends::lock(&last) {
                // There is nobody left to tell.
                let _ = kept.save();
            }
        });
        Self { kept, window, written: Instant::now() }
    }

    /// Deletes what the program itself does not hold: the size of the window, renamed settings files, notes
    /// of panics.
    pub fn forget(&mut self) {
        self.window = None;
        self.with(|kept| {
            kept.anew = true;
            if let Some(place) = &kept.place {
                store::forget(place);
                panics::forget(place);
            }
        });
    }

    /// The size that the window had, in points, where it makes sense.
    pub fn window_size(&self) -> Option<[f32; 2]> {
        let (width, height) = self.window?;
        let is_sane = |value: f32, least: f32| (least..20_000.0).contains(&value);
        (is_sane(width, LEAST[0]) && is_sane(height, LEAST[1])).then_some([width, height])
    }

    /// Writes changes, but not while a mouse button is down.
    pub fn keep(&mut self, program: &mut Parallax, ctx: &egui::Context) {
        self.window = size(ctx).or(self.window);
        let window = self.window;
        let is_kept = self.with(|kept| {
            // Asked in every frame: copied only if something has changed.
            if kept.now.window != window || !program.would_keep(&kept.now) {
                kept.now = program.settings().with_window(window);
            }
            kept.place.is_none() || kept.now == kept.base && !kept.anew
        });
        if is_kept {
            return;
        }
        let wait = PAUSE.saturating_sub(self.written.elapsed());
        if !wait.is_zero() || ctx.input(|input| input.pointer.any_down()) {
            ctx.request_repaint_after(wait.max(Duration::from_millis(100)));
            return;
        }
        self.written = Instant::now();
        let saved = self.with(|kept| {
            let saved = kept.save();
            if saved.is_err() {
                kept.place = None;
            }
            saved
        });
        if let Err(error) = saved {
            program.notices().failed(format!("Settings cannot be saved: {error}"));
        }
    }

    /// Writes changes at the end.
    pub fn keep_now(&mut self, program: &Parallax) {
        let settings = program.settings().with_window(self.window);
        self.with(|kept| {
            kept.now = settings;
            // There is nobody left to tell.
            let _ = kept.save();
        });
    }

    fn with<T>(&self, work: impl FnOnce(&mut Kept) -> T) -> T {
        work(&mut self.kept.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

fn size(ctx: &egui::Context) -> Option<(f32, f32)> {
    let zoom = ctx.zoom_factor();
    ctx.input(|input| worth_keeping(input.viewport(), zoom))
}

/// The size of a window that the reader gave it, in points; of one that fills the screen, is out of sight or has no
/// sensible size, none: it is not the one to come back to.
fn worth_keeping(window: &egui::ViewportInfo, zoom: f32) -> Option<(f32, f32)> {
    let is = |state: Option<bool>| state == Some(true);
    if is(window.maximized) || is(window.fullscreen) || is(window.minimized) {
        return None;
    }
    let size = (window.inner_rect?.size() * zoom).round();
    let screen = window.monitor_size.map_or(egui::Vec2::INFINITY, |screen| (screen * zoom).round());
    let is_sensible = size.x >= LEAST[0] && size.y >= LEAST[1] && size.x < screen.x && size.y < screen.y;
    is_sensible.then_some((size.x, size.y))
}

#[cfg(test)]
mod tests {
    use egui::{Pos2, Rect, ViewportInfo, vec2};

    use super::*;

    #[test]
    fn only_a_sensible_size_is_remembered() {
        let window = |width, height| ViewportInfo {
            inner_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(width, height))),
            monitor_size: Some(vec2(1280.0, 720.0)),
            ..ViewportInfo::default()
        };
        assert_eq!(worth_keeping(&window(1000.0, 600.0), 1.0), Some((1000.0, 600.0)));
        assert_eq!(
            worth_keeping(&window(500.0, 300.0), 2.0),
            Some((1000.0, 600.0)),
            "in points of the screen"
        );
        for (width, height) in [(0.0, 0.0), (1.0, 1.0), (1000.0, 40.0), (1360.0, 600.0), (1280.0, 720.0)] {
            assert_eq!(worth_keeping(&window(width, height), 1.0), None, "{width} x {height}");
        }
        for state in ["maximized", "fullscreen", "minimized"] {
            let mut window = window(1000.0, 600.0);
            *match state {
                "maximized" => &mut window.maximized,
                "fullscreen" => &mut window.fullscreen,
                _ => &mut window.minimized,
            } = Some(true);
            assert_eq!(worth_keeping(&window, 1.0), None, "{state}");
        }
        let unknown = ViewportInfo { monitor_size: None, ..window(1360.0, 820.0) };
        assert_eq!(worth_keeping(&unknown, 1.0), Some((1360.0, 820.0)), "some systems tell no screen");
    }
}
