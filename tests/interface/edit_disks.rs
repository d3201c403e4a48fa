//! Saving where a disk takes no more, or may not be written to: the window says so, the file stays as it was, and no edit is lost.
//! Each test starts itself once more, as a process of its own.

#![cfg(target_os = "linux")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use egui::{Key, Modifiers};
use parallax::dossier::ItemKind;
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

use super::author::Author;
use crate::fixture::FERRY;

/// Names the folder on the disk that may not be written to.
const FOLDER: &str = "PARALLAX_READ_ONLY_FOLDER";

/// The command line of a test of this file.
fn command_of(name: &str) -> [PathBuf; 5] {
    let test = format!("interface::edit_disks::{name}");
    let program = std::env::current_exe().expect("a program");
    [program, "--exact".into(), test.into(), "--nocapture".into(), "--ignored".into()]
}

#[track_caller]
fn assert_passed(output: &Output) {
    let out = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success() && out.contains("1 passed"), "{out}");
}

/// Makes an edit: a note about the agency.
fn edit(author: &mut Author) {
    author.select(ItemKind::Source, "agency");
    author.key(Key::E);
    author.fill("Note", "Asked again.");
    assert!(author.unsaved().is_some());
}

fn save(author: &mut Author) {
    author.press(Modifiers::COMMAND, Key::S);
}

/// No file of this process can become larger; `None` where the process began without a limit.
fn limit_files(bytes: Option<u64>) {
    let Rlimit { maximum, .. } = getrlimit(Resource::Fsize);
    setrlimit(Resource::Fsize, Rlimit { current: bytes.or(maximum), maximum }).expect("a limit");
}

#[test]
#[ignore = "the other process of the test below"]
fn saves_on_a_full_disk() {
    let mut author = Author::of(FERRY);
    // As large as it is, and not a byte larger.
    limit_files(Some(FERRY.len() as u64));
    edit(&mut author);
    save(&mut author);
    for words in ["Nothing was saved", "free some disk space"] {
        assert!(author.says(words), "{:#?}", author.names());
    }
    assert_eq!(author.on_disk(), FERRY);
    assert!(author.unsaved().is_some(), "the edit is still there");
    let folder = author.path().parent().expect("a folder");
    let mut names: Vec<_> =
        fs::read_dir(folder).expect("listed").map(|one| one.expect("an entry").path()).collect();
    names.sort();
    assert_eq!(names, [folder.join("edits"), author.path().to_path_buf()], "nothing is left beside it");
    limit_files(None);
    author.click("Cancel");
    save(&mut author);
    assert!(author.on_disk().contains("Asked again."));
    assert_eq!(author.unsaved(), None);
}

#[test]
fn a_save_on_a_full_disk_is_told_loses_nothing_and_can_be_repeated() {
    // The signal that comes with the limit would end the process.
    let script = "trap '' XFSZ; exec \"$0\" \"$@\"";
    let output = Command::new("sh").arg("-c").arg(script).args(command_of("saves_on_a_full_disk")).output();
    assert_passed(&output.expect("run"));
}

#[test]
#[ignore = "the other process of the test below"]
fn saves_in_a_folder_that_is_read_only() {
    let Some(folder) = std::env::var_os(FOLDER) else { return };
    let mut author =
        Author::at(tempfile::tempdir().expect("a folder"), Path::new(&folder).join("ferry.dossier.ron"));
    edit(&mut author);
    save(&mut author);
    for words in ["Nothing was saved", "choose a file and folder you may write to"] {
        assert!(author.says(words), "{:#?}", author.names());
    }
    assert_eq!(author.on_disk(), FERRY);
    assert!(author.unsaved().is_some(), "the edit is still there");
    let copy = author.folder.path().join("copy.dossier.ron");
    assert_eq!(author.focused().as_deref(), Some("File"), "{:#?}", author.names());
    author.press(Modifiers::COMMAND, Key::A);
    author.write(&copy.display().to_string());
    author.key(Key::Enter);
    assert!(fs::read_to_string(copy).expect("saved elsewhere").contains("Asked again."));
}

#[test]
fn a_save_into_a_folder_that_is_read_only_is_told_and_the_edits_can_be_saved_elsewhere() {
    let folder = tempfile::tempdir().expect("a folder");
    let unshare = |script: &str| {
        let mut command = Command::new("unshare");
        command.args(["-rm", "sh", "-c", script]).env(FOLDER, folder.path()).env("TEXT", FERRY);
        command
    };
    let mount = format!("mount -t tmpfs -o size=256k tmpfs \"${FOLDER}\"");
    if !unshare(&mount).output().is_ok_and(|output| output.status.success()) {
        eprintln!("not tried: no file system can be mounted here");
        return;
    }
    let script = format!(
        "{mount} && printf '%s' \"$TEXT\" > \"${FOLDER}/ferry.dossier.ron\" && mount -o remount,ro \"${FOLDER}\" && exec \"$0\" \"$@\""
    );
    let output = unshare(&script).args(command_of("saves_in_a_folder_that_is_read_only")).output();
    assert_passed(&output.expect("run"));
}
