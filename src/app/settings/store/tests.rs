//! Settings last, whatever is in their file and whoever else writes to it.

use super::*;
use crate::app::Parallax;
use crate::app::pane::Pane;
use crate::load;
use crate::session::{Command, UiScale, View};
use crate::theme::Mode;

fn program() -> Parallax {
    Parallax::new("x", load::read("Dossier(format: 1, title: \"T\")"))
}

#[test]
fn what_was_chosen_lasts() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("deep").join("settings.ron");
    let mut before = program()
        .with(Command::Theme(Mode::Dark))
        .with(Command::Scale(UiScale::percent(130)))
        .with(Command::Overlay(None))
        .with(Command::Alone(View::TIMELINE));
    before.keep_state();
    write(&path, &before.settings()).expect("a writable folder");
    let Read { settings, notice, .. } = read(&path).expect("readable");
    assert_eq!((&settings, notice), (&before.settings(), None));
    let mut after = program();
    after.restore(settings);
    assert_eq!(after.session().mode, Mode::Dark);
    assert_eq!(after.session().scale.as_percent(), 130);
    assert_eq!(after.settings(), before.settings());
}

#[test]
fn whether_anything_has_changed_is_known_without_a_copy() {
    let before = program().from_file("/d.ron".into());
    let mut before = Parallax { recent: vec![], ..before };
    before.remember_open();
    assert!(before.would_keep(&before.settings()));
    let changes = [
        Command::Theme(Mode::Dark),
        Command::Scale(UiScale::percent(130)),
        Command::Motion(crate::session::Motion::Reduced),
        Command::Alone(View::TIMELINE),
        Command::Map(crate::session::MapFocus::Fit(crate::session::Fit::All)),
        Command::Reading(crate::dossier::Id::from_index(1)),
    ];
    for change in changes {
        let after = before.snapshot().with(change.clone());
        let after = Parallax { recent: before.recent().to_vec(), ..after };
        assert!(after.would_keep(&after.settings()), "{change:?}");
        assert!(!after.would_keep(&before.settings()), "{change:?}");
    }
    let other = Parallax { recent: vec![], ..before.snapshot() };
    assert!(!other.would_keep(&before.settings()), "other recent files");
}

#[test]
fn what_is_broken_is_ignored_with_a_notice_and_set_aside() {
    let folder = tempfile::tempdir().expect("a folder");
    for text in ["", "(((", "(version: 2)", "(scale: -4)", "\u{0}"] {
        let path = folder.path().join("settings.ron");
        fs::write(&path, text).expect("writing");
        let Read { settings, notice, .. } = read(&path).expect("set aside");
        assert_eq!(settings, Settings::default(), "{text:?}");
        assert!(notice.is_some_and(|notice| notice.contains("ignored")), "{text:?}");
        assert!(!path.exists());
        assert_eq!(fs::read_to_string(folder.path().join("settings.ron.aside")).expect("kept"), text);
    }
    assert_eq!(read(&folder.path().join("never.ron")), Ok(Read::default()));
    forget(&folder.path().join("settings.ron"));
    assert!(!folder.path().join("settings.ron.aside").exists());
}

#[test]
fn what_cannot_be_read_is_left_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("settings.ron");
    // A folder in the place of the file: for whatever reason the system gives.
    fs::create_dir(&path).expect("a folder");
    assert!(read(&path).is_err_and(|notice| notice.contains("cannot be read")));
    assert!(path.is_dir());
}

#[test]
fn an_arrangement_that_is_none_is_left_out_and_the_rest_is_kept() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("settings.ron");
    let sound = ron::to_string(&program().with(Command::Theme(Mode::Dark)).settings()).expect("text");
    assert!(sound.contains("Timeline"));
    for (change, to) in [("root:Some((", "root:Some((9"), ("Pane(Timeline)", "Cushion(Timeline)")] {
        let broken = sound.replace(change, to);
        assert_ne!(broken, sound);
        fs::write(&path, broken).expect("writing");
        let Read { settings, notice, .. } = read(&path).expect("readable");
        assert_eq!(notice, None);
        let mut restored = program();
        restored.restore(settings);
        assert_eq!(restored.settings().panes, Some(crate::app::layout::tree()));
        assert_eq!(restored.session().mode, Mode::Dark);
    }
}

#[test]
fn settings_of_a_version_with_another_pane_are_taken_up() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("settings.ron");
    let sound = ron::to_string(&program().with(Command::Theme(Mode::Dark)).settings()).expect("text");
    let later = sound.replace("Pane(Timeline)", "Pane(Sankey(wide: true))");
    assert_ne!(later, sound);
    fs::write(&path, later).expect("writing");
    let Read { settings, notice, .. } = read(&path).expect("readable");
    assert_eq!(notice, None, "nothing is set aside");
    let mut restored = program();
    restored.restore(settings);
    assert_eq!(restored.session().mode, Mode::Dark);
    let panes = restored.settings().panes.expect("panes");
    assert!(View::all().all(|view| panes.tiles.find_pane(&Pane::View(view)).is_some()));
}

#[test]
fn two_windows_keep_what_each_of_them_changed() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("settings.ron");
    let base = program().settings();
    write(&path, &base).expect("written");
    let dark = program().with(Command::Theme(Mode::Dark)).settings();
    let large = program().with(Command::Scale(UiScale::percent(130))).settings();
    update(&path, &base, &dark).expect("written");
    update(&path, &base, &large).expect("written");
    let both = program().with(Command::Theme(Mode::Dark)).with(Command::Scale(UiScale::percent(130)));
    assert_eq!(read(&path).expect("readable").settings, both.settings());
}

#[test]
fn windows_that_write_at_once_lose_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("settings.ron");
    let open = |number: u8| super::super::Recent {
        path: format!("/{number}.ron").into(),
        camera: None,
        left: None,
        backdrop: None,
    };
    std::thread::scope(|threads| {
        for number in 0..8 {
            let (path, base) = (&path, Settings::default());
            let ours = Settings { recent: vec![open(number)], ..base.clone() };
            threads.spawn(move || update(path, &base, &ours).expect("written"));
        }
    });
    assert_eq!(read(&path).expect("readable").settings.recent().len(), 8);
}

#[test]
fn what_somebody_broke_in_the_meantime_is_set_aside_and_not_written_over() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("settings.ron");
    fs::write(&path, "(dark: yes)").expect("writing");
    update(&path, &Settings::default(), &program().settings()).expect("written");
    assert_eq!(fs::read_to_string(aside_path(&path)).expect("kept"), "(dark: yes)");
    assert_eq!(read(&path).expect("readable").settings, program().settings());
}

#[test]
fn shares_that_are_no_numbers_are_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("settings.ron");
    let sound = ron::to_string(&program().settings()).expect("text");
    let at = sound.find("shares:{").expect("shares") + "shares:{".len();
    let value = at + sound[at..].find(':').expect("a share") + 1;
    let end = value + sound[value..].find([',', '}']).expect("its end");
    fs::write(&path, format!("{}NaN{}", &sound[..value], &sound[end..])).expect("writing");
    let read = read(&path).expect("readable");
    assert!(read.mended && read.notice.is_some_and(|notice| notice.contains("set right")));
    assert!(!read.settings.clone().mend());
}

#[cfg(unix)]
#[test]
fn a_pipe_or_a_device_in_their_place_is_left_alone_and_not_waited_for() {
    let folder = tempfile::tempdir().expect("a folder");
    let pipe = folder.path().join("settings.ron");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    let has_pipe = made.is_ok_and(|status| status.success());
    let link = folder.path().join("device.ron");
    std::os::unix::fs::symlink("/dev/zero", &link).expect("linked");
    for path in [pipe, link] {
        if path == folder.path().join("settings.ron") && !has_pipe {
            continue;
        }
        assert!(read(&path).is_err_and(|notice| notice.contains("not a regular file")), "{path:?}");
        assert!(update(&path, &Settings::default(), &program().settings()).is_err());
        assert!(path.exists());
    }
}
