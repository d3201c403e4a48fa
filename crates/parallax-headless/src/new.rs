//! `parallax new`: writes a small commented dossier as a template. An existing file is never touched.

use std::io::{self, ErrorKind, Write as _};
use std::path::Path;

use anyhow::{Context as _, anyhow, bail};
use parallax_dossier::draft::Dossier;
use parallax_dossier::load::{STARTER, visible, visible_path};

use crate::UntilClosed;
use crate::args::{New, NewForm};
use crate::asked::quoted_for_shell;
use crate::dossier::Form;

/// Writes the starter dossier and prints what to do next, with `program` as the one that checks; returns the exit code.
///
/// # Errors
/// If something exists there already, or the file cannot be written.
pub fn run(program: &str, New { path, form }: &New) -> anyhow::Result<u8> {
    match form.unwrap_or_else(|| form_of(path)) {
        NewForm::Ron => write_text(program, path),
        NewForm::Xlsx => write_sheets(program, path, NewForm::Xlsx),
        NewForm::Csv => write_sheets(program, path, NewForm::Csv),
    }
}

/// The form that the name asks for.
fn form_of(path: &Path) -> NewForm {
    match Form::from_path(path) {
        Some(Form::Workbook) => NewForm::Xlsx,
        Some(Form::Package) => NewForm::Csv,
        _ => NewForm::Ron,
    }
}

/// Writes the starter with its example as a workbook or a package.
fn write_sheets(program: &str, path: &Path, form: NewForm) -> anyhow::Result<u8> {
    let name = visible_path(path);
    let starter = Dossier::parse(STARTER).context("the starter is not a dossier")?;
    let exists = || anyhow!("{name} already exists; nothing was written. Choose another name.");
    if path.symlink_metadata().is_ok() {
        return Err(exists());
    }
    let shown = quoted_for_shell(&name);
    let checked = if form == NewForm::Xlsx {
        let bytes = parallax_workbook::to_workbook(&starter)?;
        match atomic_file::create(path, &bytes) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => return Err(exists()),
            written => written.with_context(|| format!("{name} cannot be written"))?,
        }
        shown
    } else {
        parallax_workbook::write_package(&starter, path).with_context(|| name.clone())?;
        quoted_for_shell(&visible_path(&path.join(parallax_workbook::DESCRIPTION)))
    };
    writeln!(
        UntilClosed(io::stdout().lock()),
        "{name} is written: an invented event. Put your own in its place in a spreadsheet program, then:\n    \
             {program} check {checked}    tells what is wrong, with sheet, row and column\n    \
             {program} import {checked} --to NEW.dossier.ron    makes a dossier of it\n    \
             parallax NEW.dossier.ron    opens it"
    )?;
    Ok(0)
}

fn write_text(program: &str, path: &Path) -> anyhow::Result<u8> {
    let name = visible_path(path);
    match atomic_file::create(path, STARTER.as_bytes()) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            bail!("{name} already exists; nothing was written. Choose another name.")
        }
        written => written.with_context(|| format!("{name} cannot be written"))?,
    }
    if let Some(advice) = advice(path) {
        // Nobody may listen.
        let _ = writeln!(io::stderr(), "{program}: {advice}");
    }
    let shown = quoted_for_shell(&name);
    writeln!(
        UntilClosed(io::stdout().lock()),
        "{name} is written: an invented event, with comments on every part.\n\
         Put your own in its place, then:\n    \
             {program} check {shown}    tells what is wrong, with line and column\n    \
             parallax {shown}          opens it"
    )?;
    Ok(0)
}

/// A remark on an unusual extension; `None` if it is that of a dossier.
fn advice(path: &Path) -> Option<String> {
    let is_ron = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("ron"));
    if is_ron {
        return None;
    }
    let stem = path.file_stem().unwrap_or_default().display().to_string();
    Some(format!("dossiers usually end in .ron, for example {}.dossier.ron", visible(&stem)))
}

#[cfg(test)]
mod tests {
    use parallax_dossier::load;

    use super::*;

    #[test]
    fn only_unusual_endings_are_remarked_upon() {
        assert_eq!(advice(Path::new("a/harbour.dossier.ron")), None);
        assert_eq!(advice(Path::new("harbour.RON")), None);
        assert!(
            advice(Path::new("harbour.txt")).is_some_and(|advice| advice.contains("harbour.dossier.ron"))
        );
        assert!(advice(Path::new("harbour")).is_some());
    }

    #[test]
    fn sheets_to_fill_in_hold_the_same_example_as_the_text() {
        let folder = tempfile::tempdir().expect("a folder");
        let starter = load::read(STARTER).dossier;
        for (name, form) in [("a.xlsx", None), ("b", Some(NewForm::Csv)), ("c.book", Some(NewForm::Xlsx))] {
            let path = folder.path().join(name);
            let wanted = New { path: path.clone(), form };
            assert_eq!(run("parallax", &wanted).expect("written"), 0);
            if name != "c.book" {
                let read = parallax_workbook::open(&path).expect("readable").expect("a dossier");
                assert_eq!(read.problems(), []);
                assert_eq!(read.dossier(), starter.as_ref());
            }
            assert!(run("parallax", &wanted).is_err(), "{name} is replaced");
        }
    }
}
