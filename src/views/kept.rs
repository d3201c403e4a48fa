//! Caches expensive results from one frame to the next.
//!
//! A result is recomputed only when its key changes, so the key must contain everything that the computation
//! reads. Tests turn on [`check`]: then it is always recomputed, and must equal the cached result.

use std::fmt::Debug;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use egui::{Id, Ui};

static CHECKED: AtomicBool = AtomicBool::new(false);

/// From now on, compares every cached result with a fresh one, in all windows of this process. For tests: it
/// costs more than caching saves.
pub fn check() {
    CHECKED.store(true, Ordering::Relaxed);
}

/// True if cached results are checked.
#[must_use]
pub fn is_checked() -> bool {
    CHECKED.load(Ordering::Relaxed)
}

/// Returns what was made for `key` in an earlier frame, or makes it. One value is cached per `id`.
pub fn kept<K, V>(ui: &Ui, id: Id, key: K, make: impl FnOnce() -> V) -> Arc<V>
where
    K: PartialEq + Clone + Send + Sync + 'static,
    V: Debug + Send + Sync + 'static,
{
    // Laid-out text depends on the resolution.
    let key = (key, ui.pixels_per_point().to_bits());
    if let Some((old, value)) = ui.data(|data| data.get_temp::<((K, u32), Arc<V>)>(id))
        && old == key
    {
        if is_checked() {
            assert_same(std::any::type_name::<V>(), &*value, &make());
        }
        return value;
    }
    let value = Arc::new(make());
    ui.data_mut(|data| data.insert_temp(id, (key, value.clone())));
    value
}

/// Panics if a cached result differs from a fresh one.
///
/// # Panics
///
/// If their [`Debug`] forms differ.
pub fn assert_same<V: Debug>(what: &str, kept: &V, made: &V) {
    let (kept, made) = (format!("{kept:?}"), format!("{made:?}"));
    if kept != made {
        let at = kept.bytes().zip(made.bytes()).take_while(|(a, b)| a == b).count();
        let around = |text: &str| {
            let bytes = &text.as_bytes()[at.saturating_sub(60)..text.len().min(at + 120)];
            String::from_utf8_lossy(bytes).into_owned()
        };
        panic!(
            "{what} was kept although it changed: its key misses something.\nkept: …{}…\nmade: …{}…",
            around(&kept),
            around(&made)
        );
    }
}
