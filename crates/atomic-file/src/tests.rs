//! Files that are replaced, refused, kept and numbered.

use super::*;

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a temporary folder")
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> = fs::read_dir(folder)
        .expect("readable")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

#[test]
fn it_writes_and_replaces_and_leaves_nothing_else() {
    let folder = folder();
    let path = folder.path().join("map.svg");
    write_atomically(&path, b"one").expect("written");
    write_atomically(&path, b"two").expect("replaced");
    assert_eq!(fs::read(&path).expect("readable"), b"two");
    assert_eq!(names(folder.path()), ["map.svg"]);
}

#[test]
fn a_missing_folder_is_told_with_advice() {
    let error = write_atomically(&folder().path().join("nowhere/map.svg"), b"one").expect_err("no folder");
    assert!(error.to_string().contains("make the folder first"), "{error}");
}

#[test]
fn a_folder_is_never_replaced() {
    let folder = folder();
    let error = write_atomically(folder.path(), b"one").expect_err("a folder");
    assert!(error.to_string().contains("add a file name"), "{error}");
    assert!(names(folder.path()).is_empty());
}

#[cfg(unix)]
#[test]
fn permissions_are_kept_and_new_files_follow_the_umask() {
    use std::os::unix::fs::PermissionsExt as _;
    let mode = |path: &Path| fs::metadata(path).expect("there").permissions().mode() & 0o777;
    let folder = folder();
    let (new, plain) = (folder.path().join("new"), folder.path().join("plain"));
    write_atomically(&new, b"one").expect("written");
    fs::write(&plain, b"one").expect("written");
    assert_eq!(mode(&new), mode(&plain));
    fs::set_permissions(&new, fs::Permissions::from_mode(0o640)).expect("set");
    write_atomically(&new, b"two").expect("replaced");
    assert_eq!(mode(&new), 0o640);
}

#[cfg(unix)]
#[test]
fn a_link_stays_a_link_and_what_leads_nowhere_is_refused() {
    use std::os::unix::fs::symlink;
    let folder = folder();
    let at = |name: &str| folder.path().join(name);
    fs::write(at("map.svg"), b"one").expect("written");
    symlink("map.svg", at("link.svg")).expect("linked");
    write_atomically(&at("link.svg"), b"two").expect("replaced");
    assert!(at("link.svg").is_symlink() && !at("map.svg").is_symlink());
    assert_eq!(fs::read(at("map.svg")).expect("readable"), b"two");
    symlink("nobody.svg", at("dangling.svg")).expect("linked");
    symlink("loop.svg", at("loop.svg")).expect("linked");
    for (name, why) in
        [("dangling.svg", "does not exist"), ("loop.svg", "leads nowhere"), ("/dev/null", "a device")]
    {
        let error = write_atomically(&folder.path().join(name), b"one").expect_err(name).to_string();
        assert!(error.contains(why) && error.contains("choose another name"), "{error}");
    }
    assert_eq!(names(folder.path()), ["dangling.svg", "link.svg", "loop.svg", "map.svg"]);
}

#[cfg(unix)]
#[test]
fn a_pipe_is_refused_at_once() {
    let folder = folder();
    let pipe = folder.path().join("map.svg");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    if !made.is_ok_and(|status| status.success()) {
        return;
    }
    let error = write_atomically(&pipe, b"one").expect_err("a pipe").to_string();
    assert!(error.contains("a pipe"), "{error}");
}

#[test]
fn a_read_only_file_stays_as_it_was() {
    let folder = folder();
    let path = folder.path().join("map.svg");
    fs::write(&path, b"one").expect("written");
    let mut permissions = fs::metadata(&path).expect("there").permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions).expect("set");
    assert!(write_atomically(&path, b"two").is_err());
    assert_eq!(fs::read(&path).expect("readable"), b"one");
    assert_eq!(names(folder.path()), ["map.svg"]);
}

#[test]
fn a_new_file_takes_the_next_free_name_and_replaces_nothing() {
    let folder = folder();
    let path = folder.path().join("map.png");
    fs::create_dir(folder.path().join("map-2.png")).expect("a folder of that name");
    let written = ["one", "two", "three"].map(|text| write_new(&path, text.as_bytes()).expect("written"));
    assert_eq!(written, ["map.png", "map-3.png", "map-4.png"].map(|name| folder.path().join(name)));
    for (path, text) in written.iter().zip(["one", "two", "three"]) {
        assert_eq!(fs::read_to_string(path).expect("readable"), text);
    }
    assert_eq!(names(folder.path()), ["map-2.png", "map-3.png", "map-4.png", "map.png"]);
}

#[test]
fn files_that_are_written_at_once_all_remain() {
    let folder = folder();
    let path = folder.path().join("map.png");
    std::thread::scope(|threads| {
        for writer in 0..8_u8 {
            let path = &path;
            threads.spawn(move || {
                (0..8_u8).for_each(|round| drop(write_new(path, &[writer, round]).expect("written")));
            });
        }
    });
    let mut held: Vec<_> = names(folder.path())
        .iter()
        .map(|name| fs::read(folder.path().join(name)).expect("readable"))
        .collect();
    held.sort();
    held.dedup();
    assert_eq!(held.len(), 64, "something was overwritten");
}

#[test]
fn a_new_file_in_no_folder_is_told_and_a_number_stands_before_the_ending() {
    let error = write_new(&folder().path().join("nowhere/map.svg"), b"one").expect_err("no folder");
    assert!(error.to_string().contains("make the folder first"), "{error}");
    assert_eq!(numbered(Path::new("a/b.c"), 12), Path::new("a/b-12.c"));
    assert_eq!(numbered(Path::new("b"), 2), Path::new("b-2"));
}
