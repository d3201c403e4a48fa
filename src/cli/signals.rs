//! Being told to end from outside, by Ctrl-C, `kill` or the end of the session: the settings of a window are kept, files
//! that are half written are removed, and then the signal does what it always does, so that a shell sees 128 and its number.

#[cfg(unix)]
use crate::app::{ends, jobs};

/// From now on SIGINT, SIGTERM and SIGHUP end the program in an orderly way; a second one ends it at once.
#[cfg(unix)]
pub(super) fn watch() {
    // Without a thread nobody would listen, so nothing is caught and signals end the program at once as ever.
    jobs::start("signals", listen, |_| {});
}

#[cfg(not(unix))]
pub(super) const fn watch() {}

#[cfg(unix)]
fn listen() {
    use std::sync::Arc;
    use std::sync::atomic::AtomicBool;

    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    use signal_hook::{flag, iterator::Signals, low_level};

    let ignored = ignored();
    let wanted = [SIGHUP, SIGINT, SIGTERM].into_iter().filter(|signal| ignored >> (signal - 1) & 1 == 0);
    let wanted: Vec<_> = wanted.collect();
    let told = Arc::new(AtomicBool::new(false));
    for signal in &wanted {
        // In this order: the first signal finds the flag unset and sets it.
        let registered = flag::register_conditional_default(*signal, Arc::clone(&told))
            .and_then(|_| flag::register(*signal, Arc::clone(&told)));
        if registered.is_err() {
            return;
        }
    }
    let Ok(mut signals) = Signals::new(&wanted) else { return };
    if let Some(signal) = signals.forever().next() {
        ends::make_ready();
        // Where this fails there is no such signal, and it was just received.
        let _ = low_level::emulate_default_handler(signal);
    }
}

/// The signals that whoever started the program wants ignored, as `nohup` does; a bit for each. Where the system has no
/// `/proc` there are none.
#[cfg(unix)]
fn ignored() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok()).unwrap_or(0)
}
