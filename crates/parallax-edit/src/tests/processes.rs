//! Processes that are killed, disks that are full, and folders that may not be written to. Each test starts itself once more.

#![cfg(target_os = "linux")]

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::{Edit, Editor, Entry, Journal, SaveError, Section};

const TEXT: &str = "Dossier(format: 2, title: \"T\", sources: {\n    \"a\": (name: \"A\"), // first\n})\n";

/// Names the folder in which a second process works.
const FOLDER: &str = "PARALLAX_EDIT_FOLDER";

fn note(text: &str) -> Edit {
    let at = Entry::new(Section::Sources, "a").field("note");
    Edit::new("Note").set(at, &text.to_owned())
}

fn file(folder: &Path) -> PathBuf {
    folder.join("x.dossier.ron")
}

fn start(folder: &Path) -> Editor {
    let mut editor = Editor::open(&file(folder)).expect("a dossier");
    let opened = Journal::open(&folder.join("state"), &file(folder), editor.as_str()).expect("a journal");
    editor.keep_journal(opened.journal);
    if let Some(recovered) = opened.recovered {
        editor.take_up(recovered);
    }
    editor
}

fn this_test(name: &str) -> Vec<String> {
    let exe = std::env::current_exe().expect("a program");
    let test = format!("tests::processes::{name}");
    vec![
        exe.to_string_lossy().into_owned(),
        "--exact".into(),
        test,
        "--nocapture".into(),
        "--include-ignored".into(),
    ]
}

#[test]
#[ignore = "the other process of the test below"]
fn edits_until_it_is_killed() {
    let Ok(folder) = std::env::var(FOLDER) else { return };
    let mut editor = start(Path::new(&folder));
    for row in 0_u64.. {
        editor.apply(&note(&row.to_string())).expect("made");
        println!("\nmade {row}");
        if row % 7 == 6 {
            editor.save().expect("saved");
        }
    }
}

#[test]
fn a_process_that_is_killed_at_any_moment_loses_at_most_the_edit_that_is_being_made() {
    let mut offered = 0;
    for round in 0..12 {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(file(folder.path()), TEXT).expect("written");
        let args = this_test("edits_until_it_is_killed");
        let mut child = Command::new(&args[0])
            .args(&args[1..])
            .env(FOLDER, folder.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("started");
        let out = BufReader::new(child.stdout.take().expect("a pipe"));
        let mut made = None;
        for line in out.lines().map_while(Result::ok) {
            let Some(row) = line.strip_prefix("made ").and_then(|row| row.parse::<u64>().ok()) else {
                continue;
            };
            made = Some(row);
            if row == round * 5 {
                // SIGKILL.
                child.kill().expect("killed");
            }
        }
        child.wait().expect("ended");
        let made = made.expect("some edits");
        let editor = start(folder.path());
        offered += u32::from(editor.is_changed());
        let found = editor.as_str().split("note: \"").nth(1).and_then(|rest| rest.split('"').next());
        let found: u64 = found.and_then(|row| row.parse().ok()).expect("a note");
        assert!(found >= made, "{round}: made {made}, found {found}");
    }
    assert!(offered > 3, "{offered}");
}

/// Runs a test again in a small file system of its own; `false` where that is not possible.
fn on_a_small_disk(name: &str, then: &str) -> bool {
    let folder = tempfile::tempdir().expect("a folder");
    let unshare = |script: &str| {
        let mut command = Command::new("unshare");
        command.args(["-rm", "sh", "-c", script]).env(FOLDER, folder.path());
        command
    };
    let mount = format!("mount -t tmpfs -o size=256k tmpfs \"${FOLDER}\"");
    let can = unshare(&mount).output().is_ok_and(|output| output.status.success());
    if !can {
        return false;
    }
    let args = this_test(name);
    let script = format!(
        "{mount} && printf '%s' \"$TEXT\" > \"${FOLDER}/x.dossier.ron\" && {then} && exec \"$0\" \"$@\""
    );
    let output = unshare(&script).args(&args).env("TEXT", TEXT).output().expect("run");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
    assert!(String::from_utf8_lossy(&output.stdout).contains("1 passed"));
    true
}

#[test]
#[ignore = "run by the test below"]
fn saves_on_a_full_disk() {
    let Ok(folder) = std::env::var(FOLDER) else { return };
    let folder = Path::new(&folder);
    let mut editor = start(folder);
    let (mut size, mut count) = (1 << 18, 0);
    // Every block is taken.
    while size > 0 {
        if fs::write(folder.join("try"), vec![0_u8; size]).is_ok() {
            count += 1;
            fs::rename(folder.join("try"), folder.join(format!("filler-{count}"))).expect("renamed");
        } else {
            fs::remove_file(folder.join("try")).unwrap_or_default();
            size /= 2;
        }
    }
    editor.apply(&note(&"x".repeat(9_000))).expect("made");
    let fault = editor.journal_fault().expect("the journal has no room").to_string();
    assert!(fault.contains("save often"), "{fault}");
    let Err(SaveError::Write(error)) = editor.save() else { panic!("saved on a full disk") };
    assert!(error.to_string().contains("free some disk space"), "{error}");
    assert_eq!(fs::read_to_string(file(folder)).expect("readable"), TEXT);
    assert!(editor.is_changed());
    for entry in fs::read_dir(folder).expect("listed").flatten() {
        if entry.file_name().to_string_lossy().starts_with("filler") {
            fs::remove_file(entry.path()).expect("removed");
        }
    }
    // What could not be recorded is recorded with the next edit.
    editor
        .apply(&Edit::new("Short").set(Entry::new(Section::Sources, "a").field("short"), &"S".to_owned()))
        .expect("made");
    assert!(editor.journal_fault().is_none());
    let text = editor.as_str().to_owned();
    drop(editor);
    let mut editor = start(folder);
    assert_eq!(editor.as_str(), text);
    editor.save().expect("saved");
    assert_eq!(fs::read_to_string(file(folder)).expect("readable"), text);
}

#[test]
fn nothing_is_lost_on_a_full_disk() {
    if !on_a_small_disk("saves_on_a_full_disk", "true") {
        eprintln!("not tried: no file system can be mounted here");
    }
}

#[test]
#[ignore = "run by the test below"]
fn saves_in_a_folder_that_is_read_only() {
    let Ok(folder) = std::env::var(FOLDER) else { return };
    let folder = Path::new(&folder);
    let mut editor = Editor::open(&file(folder)).expect("a dossier");
    let error = Journal::open(&folder.join("state"), &file(folder), TEXT).expect_err("no journal");
    assert!(error.to_string().contains("save often"), "{error}");
    editor.apply(&note("one")).expect("made");
    let Err(SaveError::Write(error)) = editor.save() else { panic!("saved in a folder that is read-only") };
    assert!(error.to_string().contains("choose a file and folder you may write to"), "{error}");
    let elsewhere = tempfile::tempdir().expect("a folder");
    let copy = editor.save_as(&elsewhere.path().join("copy.ron")).expect("saved elsewhere");
    assert_eq!(fs::read_to_string(copy).expect("readable"), editor.as_str());
}

#[test]
fn a_folder_that_is_read_only_is_told() {
    if !on_a_small_disk("saves_in_a_folder_that_is_read_only", &format!("mount -o remount,ro \"${FOLDER}\""))
    {
        eprintln!("not tried: no file system can be mounted here");
    }
}
