//! The destination of a publication: a suggested name, the reader's choice, or a default folder if there is
//! no dialog. It writes the given bytes, and replaces nothing without the reader's consent.

use std::path::{Path, PathBuf};

use super::title_of;
use crate::app::Parallax;
use crate::app::dialog::{self, Answer};
use crate::session::{Format, Subject};
use atomic_file::{self as file, WriteError};

/// Maximum number of letters of a title in a file name.
const LONGEST: usize = 40;

/// The destination of a publication.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveTarget {
    /// The file the reader chose; the dialog confirms before it is replaced.
    Chosen(PathBuf),
    /// The name the reader typed, with the format's extension added. The dialog did not ask about this name,
    /// so nothing is replaced.
    Completed(PathBuf),
    /// This machine has no file dialogs; nothing is replaced.
    OnOurOwn(PathBuf),
    /// The reader cancelled.
    Nowhere,
}

impl SaveTarget {
    /// Asks the reader for a file and blocks until the answer: for a background thread.
    pub fn ask(title: &str, name: &str, format: Format, folder: Option<&Path>) -> Self {
        Self::from_answer(dialog::save_in(title, name, extension(format), folder), name, format)
    }

    fn from_answer(answer: Answer, name: &str, format: Format) -> Self {
        match answer {
            Answer::Chosen(path) if path.extension().is_some() => Self::Chosen(path),
            Answer::Chosen(path) => Self::Completed(path.with_extension(extension(format))),
            Answer::Closed => Self::Nowhere,
            Answer::NoDialog => Self::OnOurOwn(own_folder().join(name)),
        }
    }

    /// The file it names; if that exists and may not be replaced, a numbered name beside it is used.
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::Chosen(path) | Self::Completed(path) | Self::OnOurOwn(path) => Some(path),
            Self::Nowhere => None,
        }
    }

    /// Writes `bytes` there, and returns what was written, in words, and where.
    ///
    /// # Errors
    /// If the file cannot be written; any existing file is unchanged.
    pub fn write(&self, bytes: &[u8]) -> Result<(String, PathBuf), WriteError> {
        let written = |path: &Path| format!("Written: {}", path.display());
        match self {
            Self::Chosen(path) => file::write_atomically(path, bytes).map(|()| (written(path), path.clone())),
            Self::Completed(path) => file::write_new(path, bytes).map(|new| {
                let was_there =
                    if new == *path { String::new() } else { format!("{} already existed. ", short(path)) };
                (was_there + &written(&new), new)
            }),
            Self::OnOurOwn(path) => file::write_new(path, bytes)
                .map(|new| (format!("This machine has no file dialog. {}", written(&new)), new)),
            Self::Nowhere => Ok((String::new(), PathBuf::new())),
        }
    }
}

/// The name of a file without its folder.
pub fn short(path: &Path) -> String {
    path.file_name().unwrap_or_default().display().to_string()
}

/// The default folder for exports: the pictures folder, else the home folder, else the current one.
fn own_folder() -> PathBuf {
    let Ok(home) = etcetera::home_dir() else { return PathBuf::from(".") };
    let pictures = home.join("Pictures");
    if pictures.is_dir() { pictures } else { home }
}

/// The extension of files in a format.
const fn extension(format: Format) -> &'static str {
    match format {
        Format::Svg | Format::SvgOutlines => "svg",
        Format::Png(_) => "png",
        Format::Csv => "csv",
        Format::Json => "json",
        Format::Html => "html",
    }
}

/// The suggested file name: "khusham-estimates-2x.png"; from the dossier's file, or else its title.
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
    format!("{stem}-{}{scale}.{}", title_of(subject).to_lowercase(), extension(format))
}

/// Reduces a text to lower-case letters and digits of any script, separated by hyphens: valid on every file
/// system.
pub(in crate::app) fn plain(text: &str) -> String {
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
        let name = |format| suggested_name(&program, Subject::View(View::ESTIMATES), format);
        assert_eq!(name(Format::Png(2)), "clash-near-khusham-7-february-2018-estimates-2x.png");
        assert_eq!(name(Format::Svg), "clash-near-khusham-7-february-2018-estimates.svg");
        assert_eq!(plain("../../etc/passwd\0:*"), "etc-passwd");
        assert_eq!(plain("…"), "dossier");
    }

    fn folder_with(name: &str) -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join(name);
        std::fs::write(&path, "old").expect("written");
        (folder, path)
    }

    fn read(path: &Path) -> String {
        std::fs::read_to_string(path).expect("readable")
    }

    #[test]
    fn a_file_that_the_dialog_did_not_ask_about_is_never_replaced() {
        let (folder, there) = folder_with("map.png");
        let typed = Answer::Chosen(folder.path().join("map"));
        let place = SaveTarget::from_answer(typed, "x.png", Format::Png(1));
        assert_eq!(place, SaveTarget::Completed(there.clone()));
        let words = place.write(b"new").expect("written").0;
        assert_eq!((read(&there), read(&folder.path().join("map-2.png"))), ("old".into(), "new".into()));
        assert!(
            words.starts_with("map.png already existed. Written: ") && words.ends_with("map-2.png"),
            "{words}"
        );
        let free = SaveTarget::from_answer(Answer::Chosen(folder.path().join("chart")), "x.png", Format::Svg);
        let words = free.write(b"new").expect("written").0;
        assert!(words.starts_with("Written: ") && words.ends_with("chart.svg"), "{words}");
    }

    #[test]
    fn the_file_that_the_reader_chose_is_replaced() {
        let (_folder, there) = folder_with("map.png");
        let place = SaveTarget::from_answer(Answer::Chosen(there.clone()), "x.png", Format::Png(1));
        assert_eq!(place, SaveTarget::Chosen(there.clone()));
        let words = place.write(b"new").expect("written").0;
        assert_eq!((read(&there).as_str(), words), ("new", format!("Written: {}", there.display())));
    }

    #[test]
    fn without_a_dialog_nothing_is_replaced_and_the_name_is_told() {
        let (folder, there) = folder_with("a.png");
        let words = SaveTarget::OnOurOwn(there.clone()).write(b"new").expect("written").0;
        assert!(
            words.starts_with("This machine has no file dialog") && words.ends_with("a-2.png"),
            "{words}"
        );
        assert_eq!((read(&there), read(&folder.path().join("a-2.png"))), ("old".into(), "new".into()));
        let own = SaveTarget::from_answer(Answer::NoDialog, "a.png", Format::Png(1));
        assert!(matches!(own, SaveTarget::OnOurOwn(path) if path.ends_with("a.png")));
    }

    #[test]
    fn a_dialog_that_was_closed_writes_nothing() {
        let place = SaveTarget::from_answer(Answer::Closed, "a.png", Format::Png(1));
        assert_eq!((place.path(), &place), (None, &SaveTarget::Nowhere));
    }
}
