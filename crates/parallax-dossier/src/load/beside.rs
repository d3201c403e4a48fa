//! Work on long files is done on two threads: neither a second nor a hundred of them would shorten the reading of a short one.

use std::panic::resume_unwind;
use std::thread::{Builder, scope};

/// Does both works, the first on another thread if the file `is_long`.
pub(super) fn both<A: Send, B>(
    is_long: bool,
    first: impl Fn() -> A + Sync,
    second: impl FnOnce() -> B,
) -> (A, B) {
    if !is_long {
        return (first(), second());
    }
    scope(|scope| {
        let thread = Builder::new().spawn_scoped(scope, &first).ok();
        let second = second();
        // Where no thread could be had, the work is done here.
        let first =
            thread.map_or_else(&first, |thread| thread.join().unwrap_or_else(|panic| resume_unwind(panic)));
        (first, second)
    })
}
