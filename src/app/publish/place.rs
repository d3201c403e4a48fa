//! Where a publication goes: the name that is proposed, the dialog, and a place of its own where no dialog answers.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::title_of;
use crate::app::Parallax;
use crate::session::{Format, Subject};

/// Nobody dismisses a dialog as fast as this: it did not open.
const TOO_FAST: Duration = Duration::from_millis(300);
/// So many letters of a title make a name.
const LONGEST: usize = 40;

/// What came of asking where to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// The reader chose a file.
    Chosen(PathBuf),
    /// No dialog answers on this machine; a name that is still free.
    OnOurOwn(PathBuf),
    /// The reader changed their mind.
    Nowhere,
}

/// Asks the reader for a file, and waits for the answer: for a thread of its own.
pub fn ask(title: &str, name: &str, format: Format) -> Place {
    if !has_dialogs() {
        return Place::OnOurOwn(free(&own_folder(), name));
    }
    let asked = Instant::now();
    let dialog = rfd::FileDialog::new().set_title(title).set_file_name(name);
    match dialog.add_filter(ending(format).to_uppercase(), &[ending(format)]).save_file() {
        Some(path) => Place::Chosen(with_ending(path, format)),
        None if asked.elapsed() < TOO_FAST => Place::OnOurOwn(free(&own_folder(), name)),
        None => Place::Nowhere,
    }
}

/// Whether somebody could show a dialog: the desktop portal over the session bus, or `zenity`. Elsewhere the system does.
fn has_dialogs() -> bool {
    if !cfg!(all(unix, not(target_os = "macos"))) {
        return true;
    }
    let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
    let bus = set("DBUS_SESSION_BUS_ADDRESS").is_some()
        || set("XDG_RUNTIME_DIR").is_some_and(|folder| Path::new(&folder).join("bus").exists());
    let zenity = || {
        let path = set("PATH").unwrap_or_default();
        std::env::split_paths(&path).any(|folder| folder.join("zenity").is_file())
    };
    bus || zenity()
}

/// Where pictures are looked for: the pictures folder, else the home folder, else where the program was started.
fn own_folder() -> PathBuf {
    let Ok(home) = etcetera::home_dir() else { return PathBuf::from(".") };
    let pictures = home.join("Pictures");
    if pictures.is_dir() { pictures } else { home }
}

/// The name in a folder, numbered where it is taken: nothing is replaced that the reader did not choose.
fn free(folder: &Path, name: &str) -> PathBuf {
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    let numbered = (2..1000).map(|number| format!("{stem}-{number}.{ending}"));
    let mut names = std::iter::once(name.to_owned()).chain(numbered).map(|name| folder.join(name));
    names.find(|path| !path.exists()).unwrap_or_else(|| folder.join(name))
}

/// A path that a reader typed without an ending gets the one of its format.
fn with_ending(path: PathBuf, format: Format) -> PathBuf {
    if path.extension().is_some() { path } else { path.with_extension(ending(format)) }
}

/// The ending of a file in a format.
const fn ending(format: Format) -> &'static str {
    match format {
        Format::Svg | Format::SvgOutlines => "svg",
        Format::Png(_) => "png",
        Format::Csv => "csv",
        Format::Json => "json",
        Format::Html => "html",
    }
}

/// The name that is proposed for a file: "khusham-estimates-2x.png"; after the dossier's file, or else its title.
#[must_use]
pub fn suggested_name(program: &Parallax, subject: Subject, format: Format) -> String {
    let title = program.content().dossier().map_or("dossier", |dossier| dossier.title.as_str());
    let file = program.origin.path().and_then(Path::file_name).and_then(|name| name.to_str());
    let stem = file.and_then(|name| name.split('.').next()).filter(|stem| !stem.is_empty());
    let stem = stem.map_or_else(|| plain(title), plain);
    let scale = match format {
        Format::Png(scale) if scale > 1 => format!("-{scale}x"),
        _ => String::new(),
    };
    format!("{stem}-{}{scale}.{}", title_of(subject).to_lowercase(), ending(format))
}

/// Lower-case letters and digits of any script with hyphens between them: a name that every file system takes.
fn plain(text: &str) -> String {
    let words = text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    let joined = words.collect::<Vec<_>>().join("-").to_lowercase();
    let short: String = joined.chars().take(LONGEST).collect();
    let short = short.trim_matches('-');
    if short.is_empty() { "dossier".to_owned() } else { short.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load;
    use crate::session::View;

    #[test]
    fn a_name_says_what_it_is() {
        let program = Parallax::new("x", load::read(load::KHUSHAM));
        let name = |format| suggested_name(&program, Subject::View(View::Estimates), format);
        assert_eq!(name(Format::Png(2)), "clash-near-khusham-7-february-2018-estimates-2x.png");
        assert_eq!(name(Format::Svg), "clash-near-khusham-7-february-2018-estimates.svg");
        assert_eq!(plain("../../etc/passwd\0:*"), "etc-passwd");
        assert_eq!(plain("…"), "dossier");
    }

    #[test]
    fn what_is_there_is_never_replaced_unasked() {
        let folder = tempfile::tempdir().expect("a folder");
        let first = free(folder.path(), "a.png");
        std::fs::write(&first, "x").expect("written");
        let second = free(folder.path(), "a.png");
        assert_ne!(first, second);
        assert!(second.ends_with("a-2.png"), "{}", second.display());
    }
}
