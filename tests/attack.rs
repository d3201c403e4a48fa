//! Killed, told to end, out of disk space, with nobody reading: no file is harmed, nothing is left, and the exit code says
//! what happened. What needs a window is in `.ci/smoke`.
//!
//! `PARALLAX_KILLS=300 cargo test --test suite attack::` kills more often than the suite does.

use std::fs::{self, File};
use std::os::unix::process::ExitStatusExt as _;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use atomic_file as file;
use parallax::app::settings::{Settings, store};
use rustix::process::{Pid, Signal, kill_process};

use crate::common::parallax;

/// Makes the test program write without end, as the victim of the tests that kill.
const VICTIM: &str = "PARALLAX_ATTACK_VICTIM";

/// How often each test kills, where nobody asks for more.
fn kills() -> u64 {
    std::env::var("PARALLAX_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(24)
}

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a temporary folder")
}

/// What is in a folder that should not be there.
fn left(folder: &Path) -> Vec<String> {
    let names = fs::read_dir(folder).expect("readable").map(|entry| entry.expect("an entry").file_name());
    let mut names: Vec<_> = names.map(|name| name.to_string_lossy().into_owned()).collect();
    names.retain(|name| name.starts_with('.'));
    names
}

/// Two states of an export; large enough that writing takes a while.
fn states() -> [Vec<u8>; 2] {
    [b'a', b'b'].map(|letter| vec![letter; 1 << 20])
}

/// Two states of the settings. Only their recent files differ.
fn settings() -> [Settings; 2] {
    let recent = |names: &[&str]| {
        let files: Vec<String> =
            names.iter().map(|name| format!("(path:\"/{name}.ron\",camera:None)")).collect();
        ron::from_str(&format!("(version:1,recent:[{}])", files.join(","))).expect("settings")
    };
    [recent(&["a"]), recent(&["a", "b", "c", "d", "e", "f"])]
}

/// Not a test: what the tests kill.
#[test]
fn victim() {
    let Some(path) = std::env::var_os(VICTIM) else { return };
    let path = Path::new(&path);
    let (states, settings) = (states(), settings());
    for turn in (0..=1).cycle() {
        if path.ends_with("settings.ron") {
            store::update(path, &settings[1 - turn], &settings[turn]).expect("written");
        } else {
            file::write_atomically(path, &states[turn]).expect("written");
        }
    }
}

fn start_victim(path: &Path) -> Child {
    let program = std::env::current_exe().expect("this test");
    let mut command = Command::new(program);
    command.args(["--exact", "attack::victim"]).env(VICTIM, path).stdout(Stdio::null()).stderr(Stdio::null());
    command.spawn().expect("started")
}

/// A number that looks random, the same in every run.
fn mixed(number: u64) -> u64 {
    number.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40
}

/// Starts a victim that writes `path`, waits until it does, kills it `kills()` times; after each, `check` looks.
fn kill_again_and_again(path: &Path, check: impl Fn()) {
    for round in 0..kills() {
        let before = fs::metadata(path).ok().and_then(|told| told.modified().ok());
        let mut victim = start_victim(path);
        let end = Instant::now() + Duration::from_secs(20);
        while fs::metadata(path).ok().and_then(|told| told.modified().ok()) == before && Instant::now() < end
        {
            std::thread::sleep(Duration::from_millis(1));
        }
        std::thread::sleep(Duration::from_micros(mixed(round) % 8_000));
        victim.kill().expect("killed");
        victim.wait().expect("ended");
        check();
    }
}

#[test]
fn kill_9_harms_no_export_and_nothing_is_left_after_the_next() {
    let folder = folder();
    let path = folder.path().join("map.svg");
    let states = states();
    kill_again_and_again(&path, || {
        let found = fs::read(&path).expect("there");
        assert!(states.contains(&found), "half a file of {} bytes", found.len());
        file::write_atomically(&path, b"next").expect("written");
        assert_eq!(left(folder.path()), [""; 0]);
    });
}

#[test]
fn kill_9_harms_no_settings_and_nothing_is_left_after_the_next() {
    let folder = folder();
    let path = folder.path().join("settings.ron");
    kill_again_and_again(&path, || {
        let read = store::read(&path).expect("readable");
        assert!(read.notice.is_none(), "{:?}", read.notice);
        assert!(settings().contains(&read.settings), "{:?}", read.settings);
        store::write(&path, &settings()[0]).expect("written");
        assert_eq!(fs::read_dir(folder.path()).expect("readable").count(), 1);
    });
}

/// A dossier with a claim on each of many days, so that `--frames` writes file after file.
fn dossier(days: u32) -> String {
    let claims: Vec<String> = (1..=days)
        .map(|day| {
            format!("\"c{day}\": (by: \"s\", document: \"d\", paragraph: 1, said: \"2001-01-{day:02}\", says: Answer(to: \"q\", text: \"Yes\"))")
        })
        .collect();
    format!(
        "Dossier(format: 1, title: \"T\", sources: {{\"s\": (name: \"S\")}}, documents: {{\"d\": (title: \"D\", paragraphs: 1)}}, \
         questions: {{\"q\": \"Is it so?\"}}, claims: {{{}}})",
        claims.join(", ")
    )
}

fn whole_png(path: &Path) -> bool {
    image::open(path).is_ok()
}

#[test]
fn a_signal_ends_an_export_as_signals_do_and_leaves_nothing() {
    let folder = folder();
    let file = folder.path().join("a.ron");
    fs::write(&file, dossier(28)).expect("written");
    let (file, frames) = (file.to_str().expect("a name"), folder.path().join("frames"));
    let turns = kills() / 2;
    let mut by_signal = 0;
    for turn in 0..turns {
        let signal = [Signal::INT, Signal::TERM, Signal::HUP][turn as usize % 3];
        let to = frames.to_str().expect("a name");
        let mut child =
            parallax(&["export", file, "--view", "accounts", "--frames", to, "--size", "1600x1200"])
                .stderr(Stdio::null())
                .spawn()
                .expect("started");
        std::thread::sleep(Duration::from_millis(150 + mixed(turn) % 400));
        kill_process(Pid::from_child(&child), signal).expect("told");
        let status = child.wait().expect("ended");
        by_signal += u64::from(status.signal() == Some(signal.as_raw()));
        assert!(status.success() || status.signal() == Some(signal.as_raw()), "{status:?}");
        if frames.exists() {
            assert_eq!(left(&frames), [""; 0], "{signal:?}");
            let mut pictures =
                fs::read_dir(&frames).expect("readable").map(|entry| entry.expect("one").path());
            assert!(pictures.all(|picture| whole_png(&picture)), "{signal:?}");
        }
    }
    assert!(by_signal > turns / 2, "only {by_signal} of {turns} signals came in time");
}

#[test]
fn a_signal_that_was_ignored_stays_ignored() {
    let folder = folder();
    let to = folder.path().join("a.html");
    let script = format!(
        "trap '' HUP; '{}' report --to '{}' & sleep 0.1; kill -HUP $!; wait $!",
        env!("CARGO_BIN_EXE_parallax"),
        to.display()
    );
    let status = Command::new("sh").args(["-c", &script]).status().expect("started");
    assert!(status.success() && to.exists(), "as under nohup: {status:?}");
}

#[test]
fn a_full_disk_costs_nothing_that_was_there() {
    let folder = folder();
    let disk = folder.path().to_str().expect("a name");
    let mounted = Command::new("mount")
        .args(["-t", "tmpfs", "-o", "size=64k", "none", disk])
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success());
    if !mounted {
        eprintln!("skipped: no right to mount a small disk here");
        return;
    }
    let path = folder.path().join("map.svg");
    fs::write(&path, "old").expect("written");
    let output = parallax(&["export", "--view", "map", "--to", path.to_str().expect("a name")]).output();
    let found = (fs::read_to_string(&path), left(folder.path()));
    let saved = store::write(&folder.path().join("settings.ron"), &settings()[0]);
    let ended = Command::new("umount").arg(disk).status();
    let output = output.expect("started");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(ended.is_ok_and(|status| status.success()));
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains("free some disk space"), "{said}");
    assert_eq!((found.0.expect("still there").as_str(), found.1), ("old", Vec::new()));
    assert_eq!(saved, Ok(()), "what is small still fits");
}

#[test]
fn a_package_that_does_not_fit_leaves_the_one_that_was_there() {
    let folder = folder();
    let disk = folder.path().to_str().expect("a name");
    let mounted = Command::new("mount")
        .args(["-t", "tmpfs", "-o", "size=256k", "none", disk])
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success());
    if !mounted {
        eprintln!("skipped: no right to mount a small disk here");
        return;
    }
    let small = folder.path().join("small.ron");
    fs::write(&small, dossier(3)).expect("written");
    let package = folder.path().join("package");
    let export = |args: &[&str]| parallax(&[&["export"], args].concat()).output().expect("started");
    let to = format!("{}/", package.display());
    let first = export(&[small.to_str().expect("a name"), "--view", "dossier", "--to", &to]);
    let files = || {
        let all = fs::read_dir(&package).expect("a folder").map(|entry| entry.expect("an entry").path());
        let mut all: Vec<_> = all.map(|path| (fs::read(&path).expect("read"), path)).collect();
        all.sort();
        all
    };
    let before = files();
    let second = export(&["--example", "khusham", "--view", "dossier", "--to", &to]);
    let after = files();
    let ended = Command::new("umount").arg(disk).status();
    assert!(ended.is_ok_and(|status| status.success()));
    assert_eq!((first.status.code(), second.status.code()), (Some(0), Some(2)), "{second:?}");
    assert!(String::from_utf8_lossy(&second.stderr).contains("free some disk space"), "{second:?}");
    assert!(before.len() > 3 && before == after, "{} files", after.len());
}

/// The exit code where standard output is `out`.
fn code_to(args: &[&str], out: Stdio) -> (Option<i32>, String) {
    let output =
        parallax(args).stdout(out).stderr(Stdio::piped()).spawn().expect("started").wait_with_output();
    let output = output.expect("ended");
    (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
}

#[test]
fn output_that_nobody_reads_changes_no_code_and_output_that_cannot_be_written_is_a_failure() {
    let folder = folder();
    let [sound, broken, new] = ["sound.ron", "broken.ron", "new.ron"].map(|name| folder.path().join(name));
    fs::write(&sound, dossier(3)).expect("written");
    fs::write(&broken, "Dossier(").expect("written");
    let [sound, broken, new] = [&sound, &broken, &new].map(|path| path.to_str().expect("a name"));
    for (args, code) in [
        (vec!["check", sound], 0),
        (vec!["check", broken], 1),
        (vec!["check", "--format", "json", broken], 1),
        (vec!["export", sound, "--view", "table", "--alt-text"], 0),
        (vec!["new", new], 0),
        (vec!["--help"], 0),
        (vec!["--version"], 0),
    ] {
        let (reader, writer) = std::io::pipe().expect("a pipe");
        drop(reader);
        assert_eq!(code_to(&args, writer.into()), (Some(code), String::new()), "{args:?} | head -0");
        let _ = fs::remove_file(new);
        let full = File::options().write(true).open("/dev/full").expect("there");
        let (full, said) = code_to(&args, full.into());
        assert_eq!((full, said.lines().count()), (Some(2), 1), "{args:?} > /dev/full: {said}");
        assert_eq!(said.matches("No space left").count(), 1, "{said}");
    }
}

#[test]
fn what_cannot_be_said_on_standard_error_changes_no_code() {
    let folder = folder();
    let broken = folder.path().join("broken.ron");
    fs::write(&broken, "Dossier(").expect("written");
    let broken = broken.to_str().expect("a name");
    for (args, code) in [
        (vec!["export", broken, "--view", "map", "--alt-text"], 1),
        (vec!["check", "/nowhere.ron"], 2),
        (vec![broken], 2),
        (vec!["--nonsense"], 2),
    ] {
        let full = File::options().write(true).open("/dev/full").expect("there");
        let status = parallax(&args).stdout(Stdio::null()).stderr(full).status().expect("started");
        assert_eq!(status.code(), Some(code), "{args:?}");
    }
}

#[test]
fn every_message_says_its_reason_once() {
    let folder = folder();
    let at = |name: &str| folder.path().join(name).to_str().expect("a name").to_owned();
    fs::write(at("text.ron"), [0xff, 0xfe, 0xfd]).expect("written");
    fs::write(at("file"), "").expect("written");
    let [missing, picture, deep] = [at("missing.ron"), at("a.svg"), at("file/deep")];
    for args in [
        vec!["export", &missing, "--view", "map", "--to", &picture],
        vec!["report", &missing, "--to", &at("a.html")],
        vec!["check", &missing],
        vec![&missing],
        vec![folder.path().to_str().expect("a name")],
        vec!["export", &at("text.ron"), "--view", "map", "--to", &picture],
        vec!["export", "--view", "table", "--to", &at("nowhere/a.csv")],
        vec!["export", "--view", "table", "--to", &at("file/a.csv")],
        vec!["export", "--view", "map", "--frames", &deep],
        vec!["new", &at("nowhere/a.ron")],
        vec!["new", "/dev/full/a.ron"],
    ] {
        let (code, said) = code_to(&args, Stdio::null());
        assert_eq!(code, Some(2), "{args:?}: {said}");
        for reason in ["No such file", "Not a directory", "Is a directory", "os error", "cannot read"] {
            assert!(said.matches(reason).count() <= 1, "{args:?}: {said}");
        }
    }
}
