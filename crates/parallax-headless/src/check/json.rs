//! Problems for programs: one JSON object per line for each problem, and one for each file. `docs/format.md`
//! describes them; fields may be added, but none is removed or changes its meaning.

use std::fmt::Write as _;
use std::io::{self, Write};
use std::path::Path;

use parallax_workbook::Problem;
use serde::Serialize;

use super::Checked;
use crate::Unread;
use parallax_dossier::load::{Diagnostic, Position, ReadError, Severity, is_unseen, visible};

#[derive(Serialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
enum Line<'a> {
    Diagnostic {
        file: &'a str,
        severity: &'static str,
        code: &'a str,
        message: &'a str,
        hint: Option<&'a str>,
        byte_start: Option<usize>,
        byte_end: Option<usize>,
        line_start: Option<u32>,
        column_start: Option<u32>,
        line_end: Option<u32>,
        column_end: Option<u32>,
        #[serde(flatten)]
        cell: Cell<'a>,
    },
    Summary {
        file: &'a str,
        ok: bool,
        errors: usize,
        warnings: usize,
        claims: Option<usize>,
    },
}

/// Where a problem of a workbook or a package is; nothing of it is written for a dossier in RON.
#[derive(Default, Serialize)]
struct Cell<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    sheet: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    row: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column_name: Option<&'a str>,
}

/// Writes the problems of a workbook or a package.
pub(crate) fn report_cells(
    file: &Path,
    problems: &[Problem],
    claims: Option<usize>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let file = &file.display().to_string();
    for one in problems {
        let place = one.place.as_ref();
        let column = place.and_then(|place| place.column.as_ref());
        let cell = Cell {
            sheet: place.map(|place| place.sheet.as_str()),
            row: place.and_then(|place| place.row),
            column: column.map(|column| column.letters.as_str()),
            column_name: column.map(|column| column.name.as_str()),
        };
        let diagnostic = Line::Diagnostic {
            file,
            severity: word(one.severity),
            code: one.code,
            message: &one.message,
            hint: one.hint.as_deref(),
            byte_start: None,
            byte_end: None,
            line_start: None,
            column_start: None,
            line_end: None,
            column_end: None,
            cell,
        };
        write(&diagnostic, out)?;
    }
    let count = |severity| problems.iter().filter(|one| one.severity == severity).count();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    write(&Line::Summary { file, ok: errors == 0, errors, warnings, claims }, out)
}

/// Writes a workbook or a package that cannot be read as an error without a position.
pub(super) fn report_unreadable_sheets(path: &Path, message: &str, out: &mut dyn Write) -> io::Result<()> {
    let place = None;
    let unreadable = Problem {
        severity: Severity::Error,
        code: "unreadable",
        message: visible(message),
        hint: None,
        place,
    };
    report_cells(path, &[unreadable], None, out)
}

pub(super) fn report(checked: &Checked<'_>, out: &mut dyn Write) -> io::Result<()> {
    let file = &checked.path.display().to_string();
    for one in &checked.loaded.diagnostics {
        let end = end_of(checked.text, one);
        write(
            &Line::Diagnostic {
                file,
                severity: word(one.severity),
                code: one.code.word(),
                message: &one.message,
                hint: one.hint.as_deref(),
                byte_start: Some(one.span.start),
                byte_end: Some(one.span.end),
                line_start: Some(one.position.line),
                column_start: Some(one.position.column),
                line_end: Some(end.line),
                column_end: Some(end.column),
                cell: Cell::default(),
            },
            out,
        )?;
    }
    let claims = checked.loaded.dossier.as_ref().map(|dossier| dossier.claims.len());
    let errors = checked.count(Severity::Error);
    let warnings = checked.count(Severity::Warning);
    write(&Line::Summary { file, ok: errors == 0, errors, warnings, claims }, out)
}

/// Writes an unreadable file as an error without a position, or with one if it is not text.
pub(super) fn report_unreadable(path: &Path, unread: &Unread, out: &mut dyn Write) -> io::Result<()> {
    let file = &path.display().to_string();
    let place = match unread.error() {
        ReadError::NotText { byte, position, .. } => Some((byte - 1, *position)),
        ReadError::Io(_) | ReadError::TooLarge => None,
    };
    let (byte, position) = (place.map(|place| place.0), place.map(|place| place.1));
    let (line, column) = (position.map(|at| at.line), position.map(|at| at.column));
    let hint = unread.advice();
    let diagnostic = Line::Diagnostic {
        file,
        severity: word(Severity::Error),
        code: "unreadable",
        message: &visible(&unread.error().to_string()),
        hint: hint.as_deref(),
        byte_start: byte,
        byte_end: byte,
        line_start: line,
        column_start: column,
        line_end: line,
        column_end: column,
        cell: Cell::default(),
    };
    write(&diagnostic, out)?;
    write(&Line::Summary { file, ok: false, errors: 1, warnings: 0, claims: None }, out)
}

const fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

/// The end of the span of `found`: the position of the first letter after it.
fn end_of(text: &str, found: &Diagnostic) -> Position {
    let spanned = text.get(found.span.clone()).unwrap_or_default();
    let lines = spanned.matches('\n').count() as u32;
    let last = spanned.rsplit('\n').next().unwrap_or_default().chars().count() as u32;
    let Position { line, column } = found.position;
    match lines {
        0 => Position { line, column: column.saturating_add(last) },
        _ => Position { line: line.saturating_add(lines), column: last.saturating_add(1) },
    }
}

/// Writes one object on one line. JSON does not escape characters that a terminal obeys; here they are
/// escaped.
fn write(line: &Line<'_>, out: &mut dyn Write) -> io::Result<()> {
    let plain = serde_json::to_string(line).map_err(io::Error::other)?;
    let mut safe = String::with_capacity(plain.len());
    for c in plain.chars() {
        if is_unseen(c) {
            // All of these are in the Basic Multilingual Plane, so four digits suffice. Writing to a string
            // cannot fail.
            let _ = write!(safe, "\\u{:04x}", u32::from(c));
        } else {
            safe.push(c);
        }
    }
    writeln!(out, "{safe}")
}
