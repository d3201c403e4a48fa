//! The rooms are layers: a file may use rooms below its own and none above.
//!
//! The layers of the program, top to bottom, are those of `src/lib.rs`; the text of every file is checked.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Every room, top to bottom.
const ROOMS: [&str; 13] = [
    "cli", "app", "views", "session", "report", "export", "map", "theme", "analysis", "load", "letters",
    "dossier", "geo",
];

/// Rooms that must not name the interface.
const NO_EGUI: [&str; 6] = ["report", "analysis", "load", "letters", "dossier", "geo"];

/// What a file does that it must not.
fn complaints(room: &str, source: &str) -> Vec<String> {
    let mut found = Vec::new();
    if !source.starts_with("//!") {
        found.push("does not open with `//!`".to_owned());
    }
    let code = code_of(source);
    for other in rooms_named(&code) {
        let (own, named) = (level(room), level(&other));
        match (own, named) {
            (Some(own), Some(named)) if named < own => found.push(format!("names `{other}`, a room above")),
            (Some(_), None) => found.push(format!("names `{other}`, which is no room")),
            _ => {}
        }
        if room == "export" && other == "theme" {
            found.push("export names `theme`, but the look comes in with the painting".to_owned());
        }
    }
    if NO_EGUI.contains(&room) && words(&code).any(|word| word.starts_with("egui") || word == "eframe") {
        found.push("names egui".to_owned());
    }
    if room == "views" && squeezed(&code).contains("&mut Session") {
        found.push("borrows the session to change it".to_owned());
    }
    found
}

fn level(room: &str) -> Option<usize> {
    ROOMS.iter().position(|known| *known == room)
}

/// The source without comments, and without its unit tests, which may use rooms above. A test module in its
/// own file takes one line; one in braces is the last thing in its file.
fn code_of(source: &str) -> String {
    let mut code = String::new();
    let mut lines = source.lines();
    while let Some(line) = lines.next() {
        if line.trim() != "#[cfg(test)]" {
            code.push_str(line.find("//").map_or(line, |at| &line[..at]));
            code.push('\n');
        } else if !lines.next().is_some_and(|item| item.ends_with(';')) {
            break;
        }
    }
    code
}

fn words(code: &str) -> impl Iterator<Item = &str> {
    code.split(|letter: char| !(letter.is_alphanumeric() || letter == '_')).filter(|word| !word.is_empty())
}

fn squeezed(code: &str) -> String {
    code.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Every room named as `crate::…`, also inside `crate::{…}`.
fn rooms_named(code: &str) -> Vec<String> {
    let mut named = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        if code[..at].ends_with(|letter: char| letter.is_alphanumeric() || letter == '_') {
            continue;
        }
        let rest = code[at + "crate::".len()..].trim_start();
        match rest.strip_prefix('{') {
            Some(list) => named.extend(heads(list)),
            None => named.extend(words(rest).next().map(str::to_owned)),
        }
    }
    named
}

/// The first word of every entry of a list in braces, up to its closing brace.
fn heads(list: &str) -> Vec<String> {
    let (mut depth, mut entry, mut heads) = (0, String::new(), Vec::new());
    for letter in list.chars() {
        match letter {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => heads.extend(words(&std::mem::take(&mut entry)).next().map(str::to_owned)),
            _ if depth == 0 => entry.push(letter),
            _ => {}
        }
    }
    heads.extend(words(&entry).next().map(str::to_owned));
    heads
}

/// Every source file below a folder, with its text, in order.
fn sources(folder: &Path) -> BTreeMap<PathBuf, String> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).expect("readable") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let text = fs::read_to_string(&path).expect("text");
            found.insert(path, text);
        }
    }
    found
}

/// `src/views/map/mod.rs` and `src/geo/mod.rs` belong to `views` and `geo`.
fn room_of(src: &Path, file: &Path) -> String {
    let inner = file.strip_prefix(src).expect("below the folder");
    let first = inner.components().next().expect("a name").as_os_str().to_string_lossy();
    first.trim_end_matches(".rs").to_owned()
}

#[test]
fn every_file_keeps_to_its_layer() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let files = sources(&src);
    assert!(files.len() > 50, "the sources were not found: {}", files.len());
    let mut all = Vec::new();
    for (file, text) in &files {
        if file.ends_with("tests.rs") {
            continue;
        }
        let room = room_of(&src, file);
        let known = level(&room).is_some() || matches!(room.as_str(), "lib" | "main");
        assert!(known, "{} is in no known room", file.display());
        let found = complaints(&room, text).into_iter();
        all.extend(found.map(|complaint| format!("{}: {complaint}", file.display())));
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
}

#[test]
fn the_rooms_are_those_of_the_program() {
    let lib = include_str!("../src/lib.rs");
    let mut declared: Vec<_> = lib.lines().filter_map(|line| line.strip_prefix("pub mod ")).collect();
    declared.sort_unstable();
    let mut known: Vec<_> = ROOMS.iter().map(|room| format!("{room};")).collect();
    known.sort_unstable();
    assert_eq!(declared, known);
}

#[test]
fn an_arrow_upward_is_found() {
    assert_eq!(complaints("map", "//! x\nuse crate::views::Context;"), ["names `views`, a room above"]);
    assert_eq!(
        complaints("load", "//! x\nfn f() { crate::analysis::go() }"),
        ["names `analysis`, a room above"]
    );
    let listed = "//! x\nuse crate::{\n    dossier::{Item, views},\n    theme,\n    app::Parallax,\n};";
    assert_eq!(complaints("views", listed), ["names `app`, a room above"]);
    assert_eq!(complaints("geo", "//! x\npub(in crate::app) fn f() {}"), ["names `app`, a room above"]);
    let after = "//! x\n#[cfg(test)]\nmod tests;\nuse crate::app::Parallax;";
    assert_eq!(complaints("map", after), ["names `app`, a room above"]);
    assert_eq!(complaints("map", "//! x\nuse crate::cellar::Wine;"), ["names `cellar`, which is no room"]);
}

#[test]
fn an_arrow_downward_is_fine() {
    let down = "//! x\nuse crate::{geo::LonLat, dossier};\nuse crate::theme::Type;\nuse crate::map::Camera;";
    assert!(complaints("session", down).is_empty());
    assert!(complaints("views", "//! x\n// crate::app is above\nfn f(s: &Session) {}").is_empty());
    let tested = "//! x\n#[cfg(test)]\nmod tests;\nuse crate::geo;\n#[cfg(test)]\nmod tests {\n    use crate::theme::fonts;\n}";
    assert!(complaints("export", tested).is_empty());
}

#[test]
fn the_other_rules_can_be_broken_too() {
    assert_eq!(complaints("geo", "use std::fmt;"), ["does not open with `//!`"]);
    assert_eq!(complaints("load", "//! x\nuse egui_plot::Bar;"), ["names egui"]);
    assert!(complaints("load", "//! No egui here.\n").is_empty());
    assert_eq!(
        complaints("views", "//! x\nfn f(s: &mut\n    Session) {}"),
        ["borrows the session to change it"]
    );
    assert_eq!(complaints("export", "//! x\nuse crate::theme::fonts;").len(), 1);
}
