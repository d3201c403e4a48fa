//! Derived values: worked out once, and again when something that they were made from has changed.
//!
//! A [`Memo`] holds one value and what it was made of. A small value is made at once; a large one on a thread of its own,
//! while its reader shows that it is being worked out and offers to cancel. This room does not know what is derived, nor from
//! what: that is compared as a key, usually the revisions of inputs ([`Reads`](crate::session::Reads)).
//!
//! The key must contain everything that the work reads. Tests turn on [`check`]: then a value that is asked for in frame after
//! frame is made again now and then, and must equal the one that is held.

mod held;
#[cfg(test)]
mod tests;

use std::fmt::Debug;
use std::sync::atomic::{AtomicBool, Ordering};

pub use held::{Handle, IsWanted, Later, Memo, Start};

/// Of so many times that a value is asked for it is checked once, the first time included: after a change, tests wait for
/// twice as many frames and more, and each check costs as much as making the value.
const EVERY: u32 = 5;

static CHECKED: AtomicBool = AtomicBool::new(false);

/// From now on, compares values that are held with fresh ones, in all windows of this process. For tests: it costs more than
/// holding values saves.
pub fn check() {
    CHECKED.store(true, Ordering::Relaxed);
}

/// True if values that are held are checked.
#[must_use]
pub fn is_checked() -> bool {
    CHECKED.load(Ordering::Relaxed)
}

/// Panics if a value that was held differs from a fresh one.
///
/// # Panics
///
/// If their [`Debug`] forms differ.
fn assert_same<V: Debug>(held: &V, made: &V) {
    let (held, made) = (format!("{held:?}"), format!("{made:?}"));
    if held != made {
        let what = std::any::type_name::<V>();
        let at = held.bytes().zip(made.bytes()).take_while(|(a, b)| a == b).count();
        let around = |text: &str| {
            let bytes = &text.as_bytes()[at.saturating_sub(60)..text.len().min(at + 120)];
            String::from_utf8_lossy(bytes).into_owned()
        };
        panic!(
            "{what} was held although it changed: its key misses something.\nheld: …{}…\nmade: …{}…",
            around(&held),
            around(&made)
        );
    }
}
