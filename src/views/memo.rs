//! Derived values of views, in egui's memory from one frame to the next: see [`memo`](crate::memo).

use std::fmt::Debug;
use std::sync::Arc;

use egui::{Button, Id, Rect, Ui, vec2};

use super::{Context, Surface};
use crate::memo::{IsWanted, Later, Memo};
use crate::session::{Input, Reads};
use crate::theme::{Type, galley, space};

/// The inputs that are read, what else a value depends on, and the resolution, on which laid-out text depends.
type Key<K> = (Reads, K, u32);

/// Returns what was made of these inputs, and of whatever else `key` holds, in an earlier frame, or makes it. One value is
/// held per `id`.
pub fn memoize<K, V>(
    ctx: &Context<'_>,
    ui: &Ui,
    id: Id,
    (reads, key): (&[Input], K),
    make: impl FnOnce() -> V,
) -> Arc<V>
where
    K: PartialEq + Clone + Send + Sync + 'static,
    V: Debug + Send + Sync + 'static,
{
    memo(ctx, ui, id, reads, key).get(make)
}

/// As [`memoize`], with the work that `prepare` returns: small work is done at once, and in a window large work is done on
/// another thread.
pub fn memoize_later<K, V, W>(
    ctx: &Context<'_>,
    ui: &Ui,
    id: Id,
    (reads, key): (&[Input], K),
    is_large: bool,
    prepare: impl FnOnce() -> W,
) -> Later<V>
where
    W: FnOnce(IsWanted<'_>) -> Option<V> + Send + 'static,
    K: PartialEq + Clone + Send + Sync + 'static,
    V: Debug + Send + Sync + 'static,
{
    let memo = memo(ctx, ui, id, reads, key);
    let repaint = ui.ctx().clone();
    let wake = move || repaint.request_repaint();
    if is_large && ctx.surface == Surface::Window {
        memo.ask(|work| (ctx.start)("view", work), wake, prepare)
    } else {
        memo.ask_now(prepare)
    }
}

/// As [`memoize_later`], with work that reads a context: on another thread that is a snapshot. The work may look whether it
/// is still wanted, and returns `None` if not.
pub fn memoize_beside<K, V>(
    ctx: &Context<'_>,
    ui: &Ui,
    id: Id,
    (reads, key): (&[Input], K),
    is_large: bool,
    make: impl Fn(&Context<'_>, &egui::Context, IsWanted<'_>) -> Option<V> + Send + 'static,
) -> Later<V>
where
    K: PartialEq + Clone + Send + Sync + 'static,
    V: Debug + Send + Sync + 'static,
{
    let fonts = ui.ctx().clone();
    if !(is_large && ctx.surface == Surface::Window) {
        let memo = memo(ctx, ui, id, reads, key);
        return memo.ask_now(|| |is_wanted: IsWanted<'_>| make(ctx, &fonts, is_wanted));
    }
    memoize_later(ctx, ui, id, (reads, key), true, || {
        let snapshot = ctx.snapshot();
        move |is_wanted: IsWanted<'_>| {
            let mut value = None;
            snapshot?.with(&mut |ctx| value = make(ctx, &fonts, is_wanted));
            value
        }
    })
}

/// Drops what is held under this id.
pub fn forget<K, V>(ui: &Ui, id: Id)
where
    K: Clone + Send + Sync + 'static,
    V: Send + Sync + 'static,
{
    ui.data_mut(|data| data.remove::<Memo<Key<K>, V>>(id));
}

/// The memo of this id, which follows these inputs.
fn memo<K, V>(ctx: &Context<'_>, ui: &Ui, id: Id, reads: &[Input], key: K) -> Memo<Key<K>, V>
where
    K: PartialEq + Clone + Send + Sync + 'static,
    V: Send + Sync + 'static,
{
    let key = (ctx.revisions.of(reads), key, ui.pixels_per_point().to_bits());
    let mut memo: Memo<Key<K>, V> = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    if memo.follow(key) {
        ui.data_mut(|data| data.insert_temp(id, memo.clone()));
    }
    memo
}

/// Returns the result if it is there, or else draws into `area` that it is being worked out, with a way to cancel that or to
/// start it again.
pub fn ready_or_wait<V>(
    ctx: &Context<'_>,
    ui: &mut Ui,
    later: Later<V>,
    area: Rect,
    what: &str,
) -> Option<Arc<V>> {
    let (words, button, handle, is_working) = match later {
        Later::Ready(made) => return Some(made),
        Later::Working(handle) => (format!("Working out {what} …"), "Cancel", handle, true),
        Later::Stopped(handle) => (format!("Not worked out: {what}."), "Work it out", handle, false),
    };
    let words = galley(ui.painter(), &words, Type::Body, ctx.palette.mute, area.width());
    let at = area.center() - vec2(words.size().x / 2.0, words.size().y + space::M);
    ui.painter().galley(at, words, ctx.palette.mute);
    let size = vec2(110.0, 26.0);
    let place = Rect::from_center_size(area.center() + vec2(0.0, space::M + size.y / 2.0), size);
    if ui.put(place, Button::new(button)).clicked() {
        if is_working {
            handle.cancel();
        } else {
            handle.retry();
        }
        ui.ctx().request_repaint();
    }
    None
}
