//! What would hold up the window is worked out on a thread of its own, and the reader can cancel it.

use std::sync::atomic::{AtomicU8, Ordering};
use std::sync::{Arc, OnceLock};

use egui::{Button, Id, Rect, Ui, vec2};

use super::Context;
use super::kept::kept;
use crate::theme::{Type, galley, space};

/// Starts a job on a thread of its own, which has this name.
pub type Start = fn(&'static str, Box<dyn FnOnce() + Send>);

/// Tells a job whether its result is still wanted.
pub type IsWanted<'a> = &'a dyn Fn() -> bool;

/// A result that may not be there yet.
pub enum Later<V> {
    /// It is there.
    Ready(Arc<V>),
    /// A thread works on it; the context will draw another frame when it is done.
    Working(Handle),
    /// It was cancelled, or could not be worked out.
    Stopped(Handle),
}

/// What the reader can stop, or start again.
#[derive(Default)]
pub struct Handle {
    stage: Arc<AtomicU8>,
}

/// Stages of a job: it is wanted, the reader cancelled it, or wants it again.
const WANTED: u8 = 0;
const CANCELLED: u8 = 1;
const AGAIN: u8 = 2;

/// The result of a job, `None` if it has none.
type Slot<V> = Arc<OnceLock<Option<Arc<V>>>>;

/// What was asked for, the result, and the stage of its job.
type Asked<K, V> = (K, Slot<V>, Arc<AtomicU8>);

/// Returns what was made for `key` in an earlier frame, or makes it with the work that `prepare` returns: a small one at
/// once, as [`kept`] does, and a large one of a window on another thread. One value is cached per `id`.
pub fn later<K, V, W>(
    ctx: &Context<'_>,
    ui: &Ui,
    id: Id,
    key: K,
    is_large: bool,
    prepare: impl FnOnce() -> W,
) -> Later<V>
where
    W: FnOnce(IsWanted<'_>) -> Option<V> + Send + 'static,
    K: PartialEq + Clone + Send + Sync + 'static,
    V: std::fmt::Debug + Send + Sync + 'static,
{
    if !is_large || ctx.surface == super::Surface::Picture {
        let made = kept(ui, id, key, || prepare()(&|| true).map(Arc::new));
        return made.as_ref().clone().map_or_else(|| Later::Stopped(Handle::default()), Later::Ready);
    }
    // Laid-out text depends on the resolution.
    let key = (key, ui.pixels_per_point().to_bits());
    ask(ui.ctx(), |work| (ctx.start)("view", work), id, key, prepare)
}

/// Returns the result for `key`, or starts to work it out.
fn ask<K, V, W>(
    ui: &egui::Context,
    start: impl FnOnce(Box<dyn FnOnce() + Send>),
    id: Id,
    key: K,
    prepare: impl FnOnce() -> W,
) -> Later<V>
where
    W: FnOnce(IsWanted<'_>) -> Option<V> + Send + 'static,
    K: PartialEq + Clone + Send + Sync + 'static,
    V: Send + Sync + 'static,
{
    let asked = ui.data(|data| data.get_temp::<Asked<K, V>>(id));
    if let Some((old, slot, stage)) = asked {
        let at = stage.load(Ordering::Relaxed);
        if old == key && at != AGAIN {
            return match slot.get() {
                Some(Some(made)) => Later::Ready(made.clone()),
                None if at == WANTED => Later::Working(Handle { stage }),
                Some(None) | None => Later::Stopped(Handle { stage }),
            };
        }
        stage.store(CANCELLED, Ordering::Relaxed);
    }
    let (slot, stage) = (Slot::default(), Arc::new(AtomicU8::new(WANTED)));
    let job = Job { slot: slot.clone(), repaint: ui.clone() };
    let (asks, make) = (stage.clone(), prepare());
    ui.data_mut(|data| data.insert_temp(id, (key, slot, stage.clone())));
    start(Box::new(move || job.fill(make(&|| asks.load(Ordering::Relaxed) == WANTED))));
    Later::Working(Handle { stage })
}

/// Fills the slot, whatever becomes of the work.
struct Job<V> {
    slot: Slot<V>,
    repaint: egui::Context,
}

impl<V> Job<V> {
    fn fill(self, made: Option<V>) {
        // Nothing else sets it.
        let _ = self.slot.set(made.map(Arc::new));
    }
}

impl<V> Drop for Job<V> {
    fn drop(&mut self) {
        let _ = self.slot.set(None);
        self.repaint.request_repaint();
    }
}

impl<V> Later<V> {
    /// Returns the result if it is there.
    pub fn ready(self) -> Option<Arc<V>> {
        match self {
            Self::Ready(made) => Some(made),
            Self::Working(_) | Self::Stopped(_) => None,
        }
    }

    /// Returns the result, or draws into `area` what is being worked out, with a way to cancel it or to start it again.
    pub fn or_wait(self, ctx: &Context<'_>, ui: &mut Ui, area: Rect, what: &str) -> Option<Arc<V>> {
        let (words, button, handle, is_working) = match self {
            Self::Ready(made) => return Some(made),
            Self::Working(handle) => (format!("Working out {what} …"), "Cancel", handle, true),
            Self::Stopped(handle) => (format!("Not worked out: {what}."), "Work it out", handle, false),
        };
        let words = galley(ui.painter(), &words, Type::Body, ctx.palette.mute, area.width());
        let at = area.center() - vec2(words.size().x / 2.0, words.size().y + space::M);
        ui.painter().galley(at, words, ctx.palette.mute);
        let size = vec2(110.0, 26.0);
        let place = Rect::from_center_size(area.center() + vec2(0.0, space::M + size.y / 2.0), size);
        if ui.put(place, Button::new(button)).clicked() {
            handle.stage.store(if is_working { CANCELLED } else { AGAIN }, Ordering::Relaxed);
            ui.ctx().request_repaint();
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use super::*;

    type Work = Box<dyn FnOnce() + Send>;

    /// Asks for twice `key`; work that is started is put into `started`.
    fn ask_for(ui: &egui::Context, started: &RefCell<Vec<Work>>, key: u64) -> Later<u64> {
        let start = |work| started.borrow_mut().push(work);
        ask(ui, start, Id::unique("test"), key, || {
            move |is_wanted: IsWanted<'_>| is_wanted().then_some(2 * key)
        })
    }

    fn run(started: &RefCell<Vec<Work>>) {
        started.take().into_iter().for_each(|work| work());
    }

    #[test]
    fn a_result_is_there_once_its_work_is_done_and_is_worked_out_once() {
        let (ui, started) = (egui::Context::default(), RefCell::default());
        assert!(matches!(ask_for(&ui, &started, 24), Later::Working(_)));
        assert!(matches!(ask_for(&ui, &started, 24), Later::Working(_)));
        assert_eq!(started.borrow().len(), 1);
        run(&started);
        assert_eq!(ask_for(&ui, &started, 24).ready().as_deref(), Some(&48));
        assert!(started.borrow().is_empty());
    }

    #[test]
    fn what_is_cancelled_stops_and_can_be_started_again() {
        let (ui, started) = (egui::Context::default(), RefCell::default());
        let Later::Working(handle) = ask_for(&ui, &started, 24) else { panic!("not working") };
        handle.stage.store(CANCELLED, Ordering::Relaxed);
        assert!(matches!(ask_for(&ui, &started, 24), Later::Stopped(_)));
        run(&started);
        let Later::Stopped(handle) = ask_for(&ui, &started, 24) else { panic!("not stopped") };
        handle.stage.store(AGAIN, Ordering::Relaxed);
        assert!(matches!(ask_for(&ui, &started, 24), Later::Working(_)));
        run(&started);
        assert_eq!(ask_for(&ui, &started, 24).ready().as_deref(), Some(&48));
    }

    #[test]
    fn another_key_stops_the_work_for_the_one_before() {
        let (ui, started) = (egui::Context::default(), RefCell::default());
        let Later::Working(first) = ask_for(&ui, &started, 24) else { panic!("not working") };
        assert!(matches!(ask_for(&ui, &started, 50), Later::Working(_)));
        assert_eq!(first.stage.load(Ordering::Relaxed), CANCELLED);
        run(&started);
        assert_eq!(ask_for(&ui, &started, 50).ready().as_deref(), Some(&100));
    }

    #[test]
    fn work_that_breaks_off_is_not_waited_for() {
        let (ui, started) = (egui::Context::default(), RefCell::default());
        assert!(matches!(ask_for(&ui, &started, 24), Later::Working(_)));
        drop(started.take());
        assert!(matches!(ask_for(&ui, &started, 24), Later::Stopped(_)));
    }
}
