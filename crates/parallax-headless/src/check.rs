//! `parallax check`: every problem of every file, for people, for editors that jump to `FILE:LINE:COLUMN`,
//! and as JSON.
//!
//! `check/human.rs` and `check/json.rs` write the problems. A dossier is untrusted: nothing in it reaches the
//! terminal as a control sequence.

mod excerpt;
mod human;
mod json;
mod sheets;
mod views;

use std::io::{self, BufWriter, IsTerminal as _, Write};
use std::path::{Path, PathBuf};

use human::Human;
use parallax_analysis::counted;
use parallax_dossier::load::files::Verified;
use parallax_dossier::load::{self, Diagnostic, Loaded, Severity, view_file, visible_path};

use crate::args::{Check, CheckFormat};
use crate::{Unread, UntilClosed, read_named};

/// All files are dossiers without errors.
const CLEAN: u8 = 0;
/// A file is not a valid dossier.
const ERRORS: u8 = 1;
/// A file cannot be read.
const UNREADABLE: u8 = 2;

/// Checks what is wanted, writes to standard output and returns the exit code.
///
/// # Errors
/// If standard output or error cannot be written.
pub fn run(wanted: &Check) -> io::Result<u8> {
    let out = io::stdout().lock();
    let color = if out.is_terminal() && wants_color() { Color::Ansi } else { Color::None };
    let style = match wanted.format {
        CheckFormat::Human => Style::Human(color),
        CheckFormat::Short => Style::Short,
        CheckFormat::Json => Style::Json,
    };
    let warnings = if wanted.deny_warnings { Warnings::Denied } else { Warnings::Allowed };
    let mut out = BufWriter::new(UntilClosed(out));
    let attachments = if wanted.files { Attachments::Verified } else { Attachments::Ignored };
    let how = How { style, warnings, attachments };
    let code = check(&wanted.dossiers, how, &mut out, &mut io::stderr())?;
    out.flush()?;
    Ok(code)
}

/// True if the environment allows colour: `NO_COLOR` is unset or empty, and the terminal is not dumb.
fn wants_color() -> bool {
    let is_unset = |name| std::env::var_os(name).is_none_or(|value| value.is_empty());
    is_unset("NO_COLOR") && std::env::var_os("TERM").is_none_or(|term| term != "dumb")
}

/// The output format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// With the source line, and the fault underlined.
    Human(Color),
    /// One line each.
    Short,
    /// One JSON object per line.
    Json,
}

/// Whether output is coloured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Color {
    /// Plain text.
    None,
    /// By ANSI escapes.
    Ansi,
}

/// How warnings affect the exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Warnings {
    /// Not at all.
    Allowed,
    /// Like errors.
    Denied,
}

/// What happens to the files beside a dossier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attachments {
    /// Nothing.
    Ignored,
    /// They are looked for, and their hashes compared.
    Verified,
}

/// How files are checked and reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct How {
    /// The output format.
    pub style: Style,
    /// How warnings affect the exit code.
    pub warnings: Warnings,
    /// What happens to the files beside each dossier.
    pub attachments: Attachments,
}

/// Checks `files`, writes problems to `out` and unreadable files to `err` (with [`Style::Json`] everything to
/// `out`), and returns the exit code: 0 clean or warnings, 1 errors, or warnings if denied, 2 a file cannot
/// be read; the highest applies.
///
/// # Errors
/// If `out` or `err` cannot be written.
pub fn check(
    files: &[PathBuf],
    How { style, warnings, attachments }: How,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> io::Result<u8> {
    let mut worst = CLEAN;
    for file in files {
        if parallax_workbook::Carrier::from_path(file).is_some() {
            worst = worst.max(sheets::check(file, style, warnings, out, err)?);
            continue;
        }
        if view_file::is_by_name(file) {
            worst = worst.max(views::check(file, How { style, warnings, attachments }, out, err)?);
            continue;
        }
        let code = match read_named(file, load::read_text) {
            Ok(text) => {
                let mut loaded = load::read(&text);
                loaded.look_beside(&text, file);
                loaded.settle(parallax_fonts::complete(loaded.lacking.clone()).1);
                let verified = match (&loaded.dossier, attachments) {
                    (Some(dossier), Attachments::Verified) => Some(load::files::verify(&text, dossier, file)),
                    _ => None,
                };
                if let Some(verified) = &verified {
                    loaded.diagnostics.extend(verified.diagnostics.iter().cloned());
                    loaded.diagnostics.sort_by_key(|one| one.span.start);
                }
                report(&Checked { verified, ..Checked::new(file, &text, &loaded) }, style, out)?;
                exit_code(&loaded, warnings)
            }
            Err(unread) => {
                report_unreadable(file, &unread, style, out, err)?;
                UNREADABLE
            }
        };
        worst = worst.max(code);
    }
    Ok(worst)
}

pub(crate) use json::report_cells as write_json;
pub(crate) use sheets::write_problems;

fn exit_code(loaded: &Loaded, warnings: Warnings) -> u8 {
    let is_bad = |one: &Diagnostic| one.severity == Severity::Error || warnings == Warnings::Denied;
    if loaded.diagnostics.iter().any(is_bad) { ERRORS } else { CLEAN }
}

/// A file that was read.
struct Checked<'a> {
    /// The name as given, and as it is shown.
    path: &'a Path,
    name: String,
    text: &'a str,
    loaded: &'a Loaded,
    /// The files beside it, if they were verified.
    verified: Option<Verified>,
}

impl<'a> Checked<'a> {
    fn new(path: &'a Path, text: &'a str, loaded: &'a Loaded) -> Self {
        Self { path, name: visible_path(path), text, loaded, verified: None }
    }

    fn count(&self, severity: Severity) -> usize {
        self.loaded.diagnostics.iter().filter(|one| one.severity == severity).count()
    }

    /// `x.ron: ok, 12 claims`, `x.ron: 2 errors, 1 warning`, `x.ron: ok, 12 claims, 3 files beside it, 2 of them with the
    /// hash that is given`.
    fn summary(&self) -> String {
        let (name, warnings) = (&self.name, self.count(Severity::Warning));
        let errors = self.count(Severity::Error);
        if errors == 0 && view_file::is_by_name(self.path) {
            let warned =
                if warnings > 0 { format!(", {}", counted(warnings, "warning")) } else { String::new() };
            return format!("{name}: ok{warned}");
        }
        let Some(dossier) = self.loaded.dossier.as_ref().filter(|_| errors == 0) else {
            return format!("{name}: {}, {}", counted(errors, "error"), counted(warnings, "warning"));
        };
        let claims = counted(dossier.claims.len(), "claim");
        let warnings =
            if warnings > 0 { format!(", {}", counted(warnings, "warning")) } else { String::new() };
        let files = self.verified.as_ref().map_or_else(String::new, |verified| {
            let files = counted(verified.files, "file");
            let hashed = verified.hashed;
            format!(", {files} beside it, {hashed} of them with the SHA-256 that is given")
        });
        format!("{name}: ok, {claims}{warnings}{files}")
    }
}

fn report(checked: &Checked<'_>, style: Style, out: &mut dyn Write) -> io::Result<()> {
    match style {
        Style::Human(color) => Human::new(color).report(checked, out)?,
        Style::Short => {
            for one in &checked.loaded.diagnostics {
                writeln!(out, "{}:{one}", checked.name)?;
            }
        }
        Style::Json => return json::report(checked, out),
    }
    writeln!(out, "{}", checked.summary())
}

fn report_unreadable(
    file: &Path,
    unread: &Unread,
    style: Style,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> io::Result<()> {
    if style == Style::Json {
        return json::report_unreadable(file, unread, out);
    }
    // Nobody may listen; the exit code says it too.
    let _ = writeln!(err, "{unread}");
    Ok(())
}

#[cfg(test)]
mod tests;
