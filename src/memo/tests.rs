//! That derived values are made once for what they read, and again when it changes.

use std::cell::RefCell;

use super::*;

type Work = Box<dyn FnOnce() + Send>;

/// Asks for twice `key`; work that is started is put into `started`.
fn ask_for(memo: &mut Memo<u64, u64>, started: &RefCell<Vec<Work>>, key: u64) -> Later<u64> {
    memo.follow(key);
    let start = |work| started.borrow_mut().push(work);
    memo.ask(start, || {}, || move |is_wanted: IsWanted<'_>| is_wanted().then_some(2 * key))
}

fn run(started: &RefCell<Vec<Work>>) {
    started.take().into_iter().for_each(|work| work());
}

#[test]
fn a_value_is_made_once_for_a_key() {
    let (mut memo, made) = (Memo::default(), RefCell::new(0));
    let mut value = |key: u64| {
        memo.follow(key);
        let double = || {
            *made.borrow_mut() += 1;
            2 * key
        };
        *memo.get(double)
    };
    assert_eq!([value(24), value(24), value(25), value(24)], [48, 48, 50, 48]);
    let made_now = *made.borrow();
    // Another test of this process may have turned the check on, which makes values again.
    assert!(made_now == 3 || is_checked(), "{made_now}");
}

#[test]
#[should_panic(expected = "was held although it changed")]
fn a_key_that_misses_something_is_found_out() {
    assert_same(&[1, 2], &[1, 3]);
}

#[test]
#[should_panic(expected = "was held although it changed")]
fn what_changes_without_its_key_is_found_out_after_few_frames() {
    check();
    let mut memo = Memo::default();
    memo.follow(());
    for change in [1, 2] {
        for _ in 0..EVERY {
            memo.get(|| change);
        }
    }
}

#[test]
fn a_result_is_there_once_its_work_is_done_and_is_worked_out_once() {
    let (mut memo, started) = (Memo::default(), RefCell::default());
    assert!(matches!(ask_for(&mut memo, &started, 24), Later::Working(_)));
    assert!(matches!(ask_for(&mut memo, &started, 24), Later::Working(_)));
    assert_eq!(started.borrow().len(), 1);
    run(&started);
    assert_eq!(ask_for(&mut memo, &started, 24).ready().as_deref(), Some(&48));
    assert!(started.borrow().is_empty());
}

#[test]
fn what_is_cancelled_stops_and_can_be_started_again() {
    let (mut memo, started) = (Memo::default(), RefCell::default());
    let Later::Working(handle) = ask_for(&mut memo, &started, 24) else { panic!("not working") };
    handle.cancel();
    assert!(matches!(ask_for(&mut memo, &started, 24), Later::Stopped(_)));
    run(&started);
    let Later::Stopped(handle) = ask_for(&mut memo, &started, 24) else { panic!("not stopped") };
    handle.retry();
    assert!(matches!(ask_for(&mut memo, &started, 24), Later::Working(_)));
    run(&started);
    assert_eq!(ask_for(&mut memo, &started, 24).ready().as_deref(), Some(&48));
}

#[test]
fn work_that_was_cancelled_does_not_answer_for_work_that_was_started_again() {
    let (mut memo, started) = (Memo::default(), RefCell::default());
    let Later::Working(handle) = ask_for(&mut memo, &started, 24) else { panic!("not working") };
    handle.cancel();
    handle.retry();
    assert!(matches!(ask_for(&mut memo, &started, 24), Later::Working(_)));
    let mut works = started.take().into_iter();
    let (first, second) = (works.next().expect("started"), works.next().expect("started again"));
    first();
    assert!(matches!(ask_for(&mut memo, &started, 24), Later::Working(_)));
    second();
    assert_eq!(ask_for(&mut memo, &started, 24).ready().as_deref(), Some(&48));
}

#[test]
fn another_key_cancels_the_work_for_the_one_before() {
    let (mut memo, started) = (Memo::default(), RefCell::default());
    assert!(matches!(ask_for(&mut memo, &started, 24), Later::Working(_)));
    let before = memo.clone();
    assert!(matches!(ask_for(&mut memo, &started, 25), Later::Working(_)));
    assert!(before.is_stopped());
    run(&started);
    assert_eq!(before.known(), None);
    assert_eq!(ask_for(&mut memo, &started, 25).ready().as_deref(), Some(&50));
}

#[test]
fn work_that_breaks_off_is_not_waited_for() {
    let (mut memo, started) = (Memo::default(), RefCell::default());
    assert!(matches!(ask_for(&mut memo, &started, 24), Later::Working(_)));
    drop(started.take());
    assert!(matches!(ask_for(&mut memo, &started, 24), Later::Stopped(_)));
}

#[test]
fn what_is_needed_at_once_does_not_wait_for_the_work() {
    let (mut memo, started) = (Memo::default(), RefCell::default());
    assert!(matches!(ask_for(&mut memo, &started, 24), Later::Working(_)));
    assert_eq!(*memo.get(|| 48), 48);
    run(&started);
    assert_eq!(ask_for(&mut memo, &started, 24).ready().as_deref(), Some(&48));
}
