//! A display that goes away under the window: the settings are kept, a sentence says what happened, and the exit code is
//! that of a failure.

use std::cell::Cell;
use std::io::Write as _;
use std::sync::atomic::{AtomicBool, Ordering};

use super::WindowError;
use crate::app::ends;

/// The exit code of what could not be done.
const FAILED: i32 = 2;

/// Whether a window is open, or opens.
static OPEN: AtomicBool = AtomicBool::new(false);

thread_local! {
    /// Dropped where this thread ends: for the main thread, as the process exits.
    static LAST: Last = const { Last(Cell::new(false)) };
}

struct Last(Cell<bool>);

impl Drop for Last {
    fn drop(&mut self) {
        // Only the library of the display exits while the window is open.
        if self.0.get() && OPEN.load(Ordering::Relaxed) {
            end(&WindowError::Gone);
        }
    }
}

/// While this lives a window is open, and the end of the process is the end of its display.
pub struct Watch(());

impl Watch {
    /// To be called on the main thread.
    pub fn start() -> Self {
        OPEN.store(true, Ordering::Relaxed);
        LAST.with(|last| last.0.set(true));
        Self(())
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        OPEN.store(false, Ordering::Relaxed);
    }
}

/// Whether a window is open, or opens.
pub fn is_watched() -> bool {
    OPEN.load(Ordering::Relaxed)
}

/// Ends the program now, whatever other threads are at.
pub fn end(why: &WindowError) -> ! {
    OPEN.store(false, Ordering::Relaxed);
    ends::make_ready();
    // Nobody may listen: the terminal may have gone with the display.
    let _ = writeln!(std::io::stderr(), "parallax: {why}");
    signal_hook::low_level::exit(FAILED)
}
