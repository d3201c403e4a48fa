//! Work on background threads. Every job reports its result, or that it failed.

use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::Builder;
use std::time::Instant;

use super::panics;

/// Why a job gave no result, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken(String);

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Runs `work` on a new thread, and calls `done` with the result: there, or on this thread if no thread can
/// be started.
pub fn start<T>(
    name: &'static str,
    work: impl FnOnce() -> T + Send + 'static,
    done: impl FnOnce(Result<T, Broken>) + Send + 'static,
) {
    let done = Arc::new(Mutex::new(Some(done)));
    let theirs = Arc::clone(&done);
    let take = |done: &Mutex<Option<_>>| done.lock().unwrap_or_else(PoisonError::into_inner).take();
    let job = move || {
        let result = attempt(name, work);
        if let Some(done) = take(&theirs) {
            done(result);
        }
    };
    if let Err(error) = Builder::new().name(name.to_owned()).spawn(job)
        && let Some(done) = take(&done)
    {
        done(Err(Broken(format!("the system gives no thread: {error}"))));
    }
}

/// Runs `work` on this thread. A panic ends only the work: its data is dropped and never used again.
pub fn attempt<T>(name: &str, work: impl FnOnce() -> T) -> Result<T, Broken> {
    let work = AssertUnwindSafe(|| {
        panics::rehearse(name);
        work()
    });
    let start = Instant::now();
    let done = catch_unwind(work).map_err(|_| Broken(panics::last()));
    tracing::debug!(name, broke = done.is_err(), took = ?start.elapsed(), "job ended");
    done
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;
    use std::time::Duration;

    use super::*;

    #[test]
    fn a_job_that_breaks_off_is_told_of() {
        let (tell, told) = channel();
        for breaks in [false, true] {
            let tell = tell.clone();
            start(
                "test",
                move || {
                    assert!(!breaks, "on purpose");
                    48
                },
                move |result| drop(tell.send(result)),
            );
            let result = told.recv_timeout(Duration::from_mins(1)).expect("told");
            assert_eq!(result.is_err(), breaks, "{result:?}");
        }
    }
}
