//! Detects other programs on this machine, without starting any.

use std::env;
use std::ffi::OsStr;

/// True if a program of this name is in one of the folders of `PATH`.
pub fn is_installed(program: &str) -> bool {
    env::var_os("PATH").is_some_and(|path| is_in(&path, program))
}

/// True if one of these folders, separated as in `PATH`, contains a file of this name.
fn is_in(path: &OsStr, program: &str) -> bool {
    // An empty entry would mean the current folder.
    let mut folders = env::split_paths(path).filter(|folder| !folder.as_os_str().is_empty());
    folders.any(|folder| folder.join(program).is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_is_a_file_in_one_of_the_folders() {
        let [empty, full] = [(); 2].map(|()| tempfile::tempdir().expect("a folder"));
        std::fs::write(full.path().join("zenity"), "").expect("written");
        std::fs::create_dir(full.path().join("folder")).expect("made");
        let path = env::join_paths([empty.path(), full.path()]).expect("a path");
        assert!(is_in(&path, "zenity"));
        assert!(!is_in(&path, "folder") && !is_in(&path, "nano"));
        assert!(!is_in(empty.path().as_os_str(), "zenity"));
        assert!(!is_in(OsStr::new(""), "Cargo.toml"), "where the program was started does not count");
    }
}
