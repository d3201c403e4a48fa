//! Files are saved in every way that editors use, and the new state arrives.

use std::fs;
use std::sync::mpsc::{Receiver, channel};

use tempfile::TempDir;

use super::*;

/// Long enough for a busy machine; waiting ends as soon as something arrives.
const LONG: Duration = Duration::from_secs(20);

fn text(title: &str) -> String {
    format!("Dossier(format: 1, title: \"{title}\")")
}

struct WatchedFile {
    folder: TempDir,
    file: PathBuf,
    arrived: Receiver<Read>,
    _watch: Watch,
}

/// A watched file with the content `text("first")`.
fn watched_file() -> WatchedFile {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("a.dossier.ron");
    fs::write(&file, text("first")).expect("a file");
    watched(folder, file)
}

fn watched(folder: TempDir, file: PathBuf) -> WatchedFile {
    let seen = load::read_file(&file).ok().map(|loaded| loaded.fingerprint);
    let (deliver, arrived) = channel();
    let deliver = move |read| drop(deliver.send(read));
    let watch = Watch::start(&file, seen, deliver, |why| panic!("{why}"));
    WatchedFile { folder, file, arrived, _watch: watch.expect("a way to watch files") }
}

impl WatchedFile {
    /// Waits for a state with this title; other states may come before.
    fn expect_title(&self, title: &str) {
        self.expect(title, |read| {
            read.as_ref().is_ok_and(|loaded| loaded.dossier.as_ref().is_some_and(|it| it.title == title))
        });
    }

    fn expect(&self, what: &str, is_it: impl Fn(&Read) -> bool) {
        let end = Instant::now() + LONG;
        while let Ok(read) = self.arrived.recv_timeout(end.saturating_duration_since(Instant::now())) {
            if is_it(&read) {
                return;
            }
        }
        panic!("{what} did not arrive");
    }
}

#[test]
fn written_in_place() {
    let watched_file = watched_file();
    fs::write(&watched_file.file, text("second")).expect("writing");
    watched_file.expect_title("second");
}

#[test]
fn renamed_over_as_editors_do_again_and_again() {
    let watched_file = watched_file();
    for round in 0..5 {
        let beside = watched_file.folder.path().join(".a.swp");
        fs::write(&beside, text(&format!("{round}"))).expect("writing");
        fs::rename(&beside, &watched_file.file).expect("renaming");
        watched_file.expect_title(&format!("{round}"));
    }
}

#[test]
fn half_written_and_then_whole() {
    use std::io::Write as _;
    let watched_file = watched_file();
    let whole = text("whole");
    let mut file = fs::File::create(&watched_file.file).expect("a file");
    file.write_all(&whole.as_bytes()[..20]).expect("writing");
    watched_file.expect("a broken state", |read| read.as_ref().is_ok_and(|loaded| loaded.dossier.is_none()));
    file.write_all(&whole.as_bytes()[20..]).expect("writing");
    drop(file);
    watched_file.expect_title("whole");
}

#[test]
fn deleted_and_there_again_even_with_the_same_text() {
    let watched_file = watched_file();
    fs::remove_file(&watched_file.file).expect("deleting");
    watched_file.expect("its absence", Result::is_err);
    fs::write(&watched_file.file, text("first")).expect("writing");
    watched_file.expect_title("first");
}

#[test]
fn the_whole_folder_vanishes_and_comes_back() {
    let outer = tempfile::tempdir().expect("a folder");
    let inner = outer.path().join("work");
    let file = inner.join("a.ron");
    fs::create_dir(&inner).expect("a folder");
    fs::write(&file, text("first")).expect("a file");
    let watched_file = watched(outer, file);
    fs::remove_dir_all(&inner).expect("deleting");
    watched_file.expect("its absence", Result::is_err);
    fs::create_dir(&inner).expect("a folder");
    fs::write(&watched_file.file, text("third")).expect("writing");
    watched_file.expect_title("third");
}

#[cfg(unix)]
#[test]
fn a_link_is_followed() {
    let folder = tempfile::tempdir().expect("a folder");
    let (real, link) = (folder.path().join("real"), folder.path().join("link.ron"));
    fs::create_dir(&real).expect("a folder");
    fs::write(real.join("a.ron"), text("first")).expect("a file");
    std::os::unix::fs::symlink(real.join("a.ron"), &link).expect("a link");
    let watched_file = watched(folder, link);
    fs::write(real.join("a.ron"), text("second")).expect("writing");
    watched_file.expect_title("second");
}

#[test]
fn being_read_and_what_happens_beside_it_is_no_change() {
    let watched_file = watched_file();
    for round in 0..5 {
        fs::write(watched_file.folder.path().join("other.ron"), text(&format!("{round}"))).expect("writing");
        fs::read(&watched_file.file).expect("reading");
    }
    let beside = watched_file.folder.path().join("beside");
    fs::write(&beside, text("first")).expect("writing the same again");
    fs::rename(&beside, &watched_file.file).expect("renaming");
    fs::write(&watched_file.file, text("last")).expect("writing");
    watched_file.expect("the last state, and no whole one before it", |read| {
        let title = read.as_ref().ok().and_then(|loaded| loaded.dossier.as_ref()).map(|it| it.title.as_str());
        assert!(title.is_none_or(|title| title == "last"), "{title:?} arrived");
        title.is_some()
    });
}

#[cfg(unix)]
#[test]
fn a_pipe_in_its_place_keeps_nobody_waiting() {
    let watched_file = watched_file();
    fs::remove_file(&watched_file.file).expect("deleting");
    let made = std::process::Command::new("mkfifo").arg(&watched_file.file).status();
    if !made.is_ok_and(|status| status.success()) {
        return;
    }
    watched_file.expect("that it is no file", |read| {
        read.as_ref().is_err_and(|error| error.to_string().contains("not a regular file"))
    });
    fs::remove_file(&watched_file.file).expect("deleting");
    fs::write(&watched_file.file, text("third")).expect("writing");
    watched_file.expect_title("third");
}

#[test]
fn a_watch_that_breaks_off_says_so() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("a.dossier.ron");
    fs::write(&file, text("first")).expect("a file");
    let (lost, told) = channel();
    let deliver = |_| panic!("on purpose");
    let watch = Watch::start(&file, None, deliver, move |why| drop(lost.send(why)));
    let why = told.recv_timeout(LONG).expect("it is told");
    assert!(why.contains("internal error"), "{why}");
    drop(watch);
}

#[test]
fn a_storm_of_saves_ends_with_the_last_one() {
    let watched_file = watched_file();
    for round in 0..120 {
        let words = text(&format!("{round}"));
        if round % 3 == 0 {
            fs::write(&watched_file.file, words).expect("writing in place");
        } else if round % 3 == 1 {
            let beside = watched_file.folder.path().join(".swap");
            fs::write(&beside, words).expect("writing");
            fs::rename(&beside, &watched_file.file).expect("renaming");
        } else {
            fs::remove_file(&watched_file.file).expect("removing");
            fs::write(&watched_file.file, words).expect("writing anew");
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    fs::write(&watched_file.file, text("last")).expect("writing");
    watched_file.expect_title("last");
}
