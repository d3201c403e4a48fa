//! A panic, wherever it is, ends no more than it must and leaves a note: the real program, made to panic on
//! purpose.
//!
//! `.ci/smoke` does the same with a job of the window, and `.ci/package` runs it on the release program.

use std::path::Path;
use std::process::Output;

fn parallax(config: &Path, job: &str, args: &[&str]) -> Output {
    let mut command = crate::common::parallax(args);
    command.env("XDG_CONFIG_HOME", config).env("PARALLAX_REHEARSE_PANIC", job);
    command.output().expect("the program starts")
}

#[test]
#[cfg(target_os = "linux")]
fn a_panic_says_where_it_was_and_leaves_a_note_beside_the_settings() {
    let config = tempfile::tempdir().expect("a folder");
    let output = parallax(config.path(), "main", &["check", "tests/fixture/ferry.dossier.ron"]);
    assert_eq!(output.status.code(), Some(101));
    let said = String::from_utf8(output.stderr).expect("text");
    let note = config.path().join("parallax").join("internal-error.txt");
    let version = env!("CARGO_PKG_VERSION");
    assert!(said.contains("not in your dossier"), "{said}");
    assert!(said.contains(&format!("version {version}, src/")), "{said}");
    assert!(said.contains(&note.display().to_string()), "{said}");
    let note = std::fs::read_to_string(note).expect("a note");
    for words in [&format!("version: {version}"), "where: src/", "what: rehearsed in main", "thread: main"] {
        assert!(note.contains(words), "{words}: {note}");
    }
}

#[test]
fn where_no_note_can_be_written_it_is_said_and_nothing_else_happens() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("no-folder");
    std::fs::write(&file, "").expect("written");
    let output = parallax(&file, "main", &["check", "tests/fixture/ferry.dossier.ron"]);
    assert_eq!(output.status.code(), Some(101));
    let said = String::from_utf8(output.stderr).expect("text");
    assert!(said.contains("src/") && said.contains("internal error"), "{said}");
}

#[test]
fn another_word_in_the_variable_does_nothing() {
    let config = tempfile::tempdir().expect("a folder");
    for job in ["", "1", "Main", "true"] {
        let output = parallax(config.path(), job, &["check", "tests/fixture/ferry.dossier.ron"]);
        assert_eq!(output.status.code(), Some(0), "{job}");
    }
    assert!(!config.path().join("parallax").exists(), "and leaves nothing");
}

/// The program can outlive a job only if panics unwind.
#[test]
fn no_profile_ends_the_program_at_a_panic() {
    let manifest = include_str!("../Cargo.toml");
    let setting = manifest.lines().find(|line| line.trim_start().starts_with("panic"));
    assert_eq!(setting, None);
}
