//! Keeping what was expensive to make from one frame to the next.
//!
//! What is kept is made again only where its key differs, so the key has to hold everything that making it reads. Tests
//! turn on [`check`]: then it is made again wherever it would have been kept, and both have to be the same.

use std::fmt::Debug;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use egui::{Id, Ui};

static CHECKED: AtomicBool = AtomicBool::new(false);

/// From now on whatever is kept is compared with what would be made in its place, in all windows of this process. For
/// tests: it costs more than it saves.
pub fn check() {
    CHECKED.store(true, Ordering::Relaxed);
}

/// Whether what is kept is checked.
#[must_use]
pub fn is_checked() -> bool {
    CHECKED.load(Ordering::Relaxed)
}

/// Returns what was made for `key` in an earlier frame, or makes it. One value is kept for each `id`.
pub fn kept<K, V>(ui: &Ui, id: Id, key: K, make: impl FnOnce() -> V) -> Arc<V>
where
    K: PartialEq + Clone + Send + Sync + 'static,
    V: Debug + Send + Sync + 'static,
{
    // Words that are laid out hold for one resolution only.
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

/// Panics where what was kept is no longer what would be made.
///
/// # Panics
///
/// If the two are told apart by their [`Debug`] form.
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
