//! One derived value, and the work that makes it.

use std::fmt::Debug;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::{EVERY, assert_same, is_checked};

/// Starts a job on a thread of its own, which has this name.
pub type Start = fn(&'static str, Box<dyn FnOnce() + Send>);

/// Tells a job whether its result is still wanted.
pub type IsWanted<'a> = &'a dyn Fn() -> bool;

/// A derived value and what it was made from. Clones share the value.
pub struct Memo<K, V> {
    of: Option<K>,
    state: Shared<V>,
}

type Shared<V> = Arc<Mutex<State<V>>>;

#[derive(Default)]
enum State<V> {
    /// Not asked for yet, or to be made again.
    #[default]
    Idle,
    /// A thread works on it, as long as the flag says that it is wanted.
    Working(Arc<AtomicBool>),
    /// It is there, and so many times it was to be checked.
    Made(Arc<V>, u32),
    /// It was cancelled, or could not be worked out.
    Stopped,
}

/// A result that may not be there yet.
pub enum Later<V> {
    /// It is there.
    Ready(Arc<V>),
    /// A thread works on it; another frame is drawn when it is done.
    Working(Handle<V>),
    /// It was cancelled, or could not be worked out.
    Stopped(Handle<V>),
}

/// Work that the reader can cancel, or ask for again.
pub struct Handle<V> {
    state: Shared<V>,
}

impl<K: Clone, V> Clone for Memo<K, V> {
    fn clone(&self) -> Self {
        Self { of: self.of.clone(), state: self.state.clone() }
    }
}

impl<K, V> Default for Memo<K, V> {
    fn default() -> Self {
        Self { of: None, state: Shared::default() }
    }
}

/// No work runs while the state is locked, so a panic leaves it sound.
fn lock<V>(state: &Shared<V>) -> MutexGuard<'_, State<V>> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Stops the work, if there is any: nobody waits for it any more.
fn stop<V>(state: &Shared<V>) {
    let mut state = lock(state);
    if let State::Working(wanted) = &*state {
        wanted.store(false, Ordering::Relaxed);
        *state = State::Stopped;
    }
}

impl<K: PartialEq, V> Memo<K, V> {
    /// Notes what the value is to be made from. If that is something else than before, the old value is dropped and work on it
    /// is cancelled. Returns true in that case.
    pub fn follow(&mut self, of: K) -> bool {
        if self.of.as_ref() == Some(&of) {
            return false;
        }
        stop(&self.state);
        *self = Self { of: Some(of), state: Shared::default() };
        true
    }
}

impl<K, V> Memo<K, V> {
    /// The value, if it is there.
    #[must_use]
    pub fn known(&self) -> Option<Arc<V>> {
        match &*lock(&self.state) {
            State::Made(value, _) => Some(value.clone()),
            State::Idle | State::Working(_) | State::Stopped => None,
        }
    }

    /// True if it was cancelled, or could not be worked out.
    #[must_use]
    pub fn is_stopped(&self) -> bool {
        matches!(&*lock(&self.state), State::Stopped)
    }
}

impl<K, V: Debug> Memo<K, V> {
    /// If values are checked, it is there and its turn has come, makes it again and compares.
    pub fn verify(&self, make: impl FnOnce() -> V) {
        if let Some(value) = self.to_check() {
            assert_same(&*value, &make());
        }
    }

    /// The value, if it is to be compared with a fresh one this time.
    fn to_check(&self) -> Option<Arc<V>> {
        match &mut *lock(&self.state) {
            State::Made(value, times) if is_checked() => {
                *times += 1;
                (*times % EVERY == 1).then(|| value.clone())
            }
            State::Made(..) | State::Idle | State::Working(_) | State::Stopped => None,
        }
    }

    /// Returns the value; makes it now if it is not there.
    pub fn get(&self, make: impl FnOnce() -> V) -> Arc<V> {
        if let Some(value) = self.known() {
            self.verify(make);
            return value;
        }
        let value = Arc::new(make());
        *lock(&self.state) = State::Made(value.clone(), 0);
        value
    }
}

impl<K, V: Debug + Send + Sync + 'static> Memo<K, V> {
    /// As [`ask`](Self::ask), on this thread: the answer is there, unless the work gave up.
    pub fn ask_now<W>(&self, prepare: impl FnOnce() -> W) -> Later<V>
    where
        W: FnOnce(IsWanted<'_>) -> Option<V>,
    {
        if let Some(value) = self.known() {
            if self.to_check().is_some()
                && let Some(made) = prepare()(&|| true)
            {
                assert_same(&*value, &made);
            }
            return Later::Ready(value);
        }
        match prepare()(&|| true) {
            Some(made) => Later::Ready(self.get(|| made)),
            None => Later::Stopped(Handle { state: self.state.clone() }),
        }
    }

    /// Returns the value, or starts the work that `prepare` returns on another thread; `wake` is called when it has ended.
    /// The work returns `None` if it gave up because its result was not wanted any more.
    pub fn ask<W>(
        &self,
        start: impl FnOnce(Box<dyn FnOnce() + Send>),
        wake: impl FnOnce() + Send + 'static,
        prepare: impl FnOnce() -> W,
    ) -> Later<V>
    where
        W: FnOnce(IsWanted<'_>) -> Option<V> + Send + 'static,
    {
        let handle = Handle { state: self.state.clone() };
        let wanted = Arc::new(AtomicBool::new(true));
        {
            let mut state = lock(&self.state);
            match &*state {
                State::Made(value, _) => return Later::Ready(value.clone()),
                State::Working(_) => return Later::Working(handle),
                State::Stopped => return Later::Stopped(handle),
                State::Idle => *state = State::Working(wanted.clone()),
            }
        }
        let work = prepare();
        let job = Job { state: self.state.clone(), wanted: wanted.clone(), wake: Some(wake) };
        start(Box::new(move || job.end(work(&|| wanted.load(Ordering::Relaxed)))));
        Later::Working(handle)
    }
}

/// Work on another thread. However it ends, nobody goes on waiting for it.
struct Job<V, F: FnOnce()> {
    state: Shared<V>,
    wanted: Arc<AtomicBool>,
    wake: Option<F>,
}

impl<V, F: FnOnce()> Job<V, F> {
    fn end(self, made: Option<V>) {
        self.settle(made.map_or(State::Stopped, |value| State::Made(Arc::new(value), 0)));
    }

    /// Writes the result, unless the value was made otherwise, or is made by other work.
    fn settle(&self, result: State<V>) {
        let mut state = lock(&self.state);
        if matches!(&*state, State::Working(wanted) if Arc::ptr_eq(wanted, &self.wanted)) {
            *state = result;
        }
    }
}

impl<V, F: FnOnce()> Drop for Job<V, F> {
    fn drop(&mut self) {
        self.settle(State::Stopped);
        if let Some(wake) = self.wake.take() {
            wake();
        }
    }
}

impl<V> Handle<V> {
    /// Cancels the work.
    pub fn cancel(&self) {
        stop(&self.state);
    }

    /// Lets the next question start the work again.
    pub fn retry(&self) {
        let mut state = lock(&self.state);
        if matches!(&*state, State::Stopped) {
            *state = State::Idle;
        }
    }
}

impl<V> Later<V> {
    /// Returns the result if it is there.
    #[must_use]
    pub fn ready(self) -> Option<Arc<V>> {
        match self {
            Self::Ready(made) => Some(made),
            Self::Working(_) | Self::Stopped(_) => None,
        }
    }
}
