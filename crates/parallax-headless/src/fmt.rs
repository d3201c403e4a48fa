//! `parallax fmt`: lays dossiers and view files out in the house style, in place. Each file is replaced completely or not at
//! all; `-` reads standard input and writes to standard output.

use std::io::{self, BufWriter, Read as _, Write};
use std::path::Path;

use parallax_dossier::load::{
    self, Code, Diagnostic, LARGEST_FILE, ReadError, Severity, view_file, visible_path,
};

use crate::args::Fmt;
use crate::{UntilClosed, read_named};

/// The file is in the house style.
const DONE: u8 = 0;
/// The file has errors of syntax, or with `--check` another layout.
const OTHERWISE: u8 = 1;
/// The file cannot be read or written.
const FAILED: u8 = 2;

/// Lays out what is wanted, or only says which files would change, and returns the exit code: 0 done, 1 a file has errors of
/// syntax or would change, 2 a file cannot be read or written; the highest applies.
///
/// # Errors
/// If standard output cannot be written.
pub fn run(wanted: &Fmt) -> io::Result<u8> {
    let mut out = BufWriter::new(UntilClosed(io::stdout().lock()));
    let is_input = |file: &Path| file == Path::new("-");
    if wanted.files.iter().any(|file| is_input(file)) && wanted.files.len() > 1 {
        return Ok(fail("-", "standard input is laid out by itself; name the files in another run"));
    }
    let mut worst = DONE;
    for file in &wanted.files {
        let code = match (is_input(file), wanted.check) {
            (true, is_checked) => lay_out_input(is_checked, &mut out)?,
            (false, true) => check(file, &mut out)?,
            (false, false) => lay_out_file(file, &mut out)?,
        };
        worst = worst.max(code);
    }
    out.flush()?;
    Ok(worst)
}

/// Lays out a file in place.
fn lay_out_file(file: &Path, out: &mut dyn Write) -> io::Result<u8> {
    let name = visible_path(file);
    let (old, new) = match laid_out(file, &name) {
        Ok(texts) => texts,
        Err(code) => return Ok(code),
    };
    if old == new {
        writeln!(out, "{name}: already in the house style")?;
        return Ok(DONE);
    }
    match atomic_file::write_atomically(file, new.as_bytes()) {
        Ok(()) => writeln!(out, "{name}: laid out")?,
        Err(error) => return Ok(fail(&name, &error.to_string())),
    }
    Ok(DONE)
}

/// Names a file if it would change.
fn check(file: &Path, out: &mut dyn Write) -> io::Result<u8> {
    let name = visible_path(file);
    match laid_out(file, &name) {
        Ok((old, new)) if old == new => Ok(DONE),
        Ok(_) => {
            writeln!(out, "{name}")?;
            Ok(OTHERWISE)
        }
        Err(code) => Ok(code),
    }
}

fn lay_out_input(is_checked: bool, out: &mut dyn Write) -> io::Result<u8> {
    let name = "standard input";
    let mut bytes = Vec::new();
    io::stdin().lock().take(LARGEST_FILE + 1).read_to_end(&mut bytes)?;
    let read = if bytes.len() as u64 > LARGEST_FILE { Err(ReadError::TooLarge) } else { load::decode(bytes) };
    let old = match read {
        Ok(old) => old,
        Err(error) => return Ok(fail(name, &error.to_string())),
    };
    match lay_out(&old, |text| load::read(text).diagnostics) {
        Ok(new) if is_checked && new != old => {
            writeln!(out, "{name}")?;
            Ok(OTHERWISE)
        }
        Ok(_) if is_checked => Ok(DONE),
        Ok(new) => {
            out.write_all(new.as_bytes())?;
            Ok(DONE)
        }
        Err(wrong) => Ok(refuse(name, &wrong)),
    }
}

/// The text of a file as it is, and in the house style; or the exit code, after standard error was told why there is none.
fn laid_out(file: &Path, name: &str) -> Result<(String, String), u8> {
    let is_view = view_file::is_by_name(file);
    let read_text = |file: &Path| if is_view { view_file::read_text(file) } else { load::read_text(file) };
    let text = read_named(file, read_text).map_err(|unread| fail(name, &unread.why()))?;
    let read =
        |text: &str| if is_view { view_file::read(text).diagnostics } else { load::read(text).diagnostics };
    match lay_out(&text, read) {
        Ok(new) => Ok((text, new)),
        Err(wrong) => Err(refuse(name, &wrong)),
    }
}

/// Why a text was not laid out.
enum Wrong {
    /// It has errors.
    Errors(Vec<Diagnostic>),
    /// It would not be the same text.
    Changed,
}

/// The text in the house style; `read` says what is wrong with one that is not sound.
fn lay_out(text: &str, read: impl Fn(&str) -> Vec<Diagnostic>) -> Result<String, Wrong> {
    match ron_tree::format(text) {
        Some(new) if ron_tree::differs_in_layout_only(text, &new) => Ok(new),
        Some(_) => Err(Wrong::Changed),
        None => {
            let mut errors = read(text);
            errors.retain(|one| one.severity == Severity::Error);
            // What else is wrong does not keep a text from being laid out.
            if errors.iter().any(|one| one.code == Code::Syntax) {
                errors.retain(|one| one.code == Code::Syntax);
            }
            Err(Wrong::Errors(errors))
        }
    }
}

fn refuse(name: &str, wrong: &Wrong) -> u8 {
    let Wrong::Errors(errors) = wrong else {
        return fail(name, "its content would not be the same in the house style; nothing was written");
    };
    let mut err = io::stderr().lock();
    for found in errors {
        // Standard error may be closed.
        let _ = writeln!(err, "{name}:{found}");
    }
    if errors.is_empty() {
        let _ = writeln!(err, "{name}: this is not RON that can be laid out");
    }
    OTHERWISE
}

/// Says on standard error why a file was not laid out; returns the exit code.
fn fail(name: &str, why: &str) -> u8 {
    // Standard error may be closed.
    let _ = writeln!(io::stderr(), "{name}: {why}");
    FAILED
}
