//! Ends of the program that its window did not choose: a signal, a display that has gone. What must not be lost is kept and
//! what must not be left is removed; how the program ends then is for whoever asks.

use std::sync::{Mutex, MutexGuard, TryLockError};
use std::time::{Duration, Instant};

use atomic_file as file;

/// How long a lock is waited for: a thread that holds it longer hangs, and must not keep the program from ending.
const PATIENCE: Duration = Duration::from_secs(2);

type Work = Box<dyn FnMut() + Send>;

static LAST: Mutex<Option<Work>> = Mutex::new(None);

/// Has `work` done before the program is ended from outside, in place of what was wanted before.
pub fn before(work: impl FnMut() + Send + 'static) {
    if let Some(mut last) = lock(&LAST) {
        *last = Some(Box::new(work));
    }
}

/// Does what is to be done before the program ends, and removes files that are half written. From now on none is written.
pub fn make_ready() {
    if let Some(mut last) = lock(&LAST)
        && let Some(mut work) = last.take()
    {
        work();
    }
    file::abandon();
}

/// Locks, unless somebody holds the lock without end. What a thread that panicked left is as good as it was.
pub fn lock<T>(mutex: &Mutex<T>) -> Option<MutexGuard<'_, T>> {
    let end = Instant::now() + PATIENCE;
    loop {
        match mutex.try_lock() {
            Ok(guard) => return Some(guard),
            Err(TryLockError::Poisoned(guard)) => return Some(guard.into_inner()),
            Err(TryLockError::WouldBlock) if Instant::now() > end => return None,
            Err(TryLockError::WouldBlock) => std::thread::sleep(Duration::from_millis(1)),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    #[test]
    fn a_lock_that_is_never_given_back_is_not_waited_for_without_end() {
        let mutex = Arc::new(Mutex::new(48));
        assert_eq!(lock(&mutex).as_deref(), Some(&48));
        let held = mutex.lock().expect("free");
        assert!(lock(&mutex).is_none());
        drop(held);
        let theirs = Arc::clone(&mutex);
        let broken = std::thread::spawn(move || {
            let _held = theirs.lock();
            panic!("on purpose");
        });
        assert!(broken.join().is_err());
        assert_eq!(lock(&mutex).as_deref(), Some(&48));
    }
}
