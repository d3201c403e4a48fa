//! Workbooks and packages of CSV files, checked like a dossier; problems are found in cells.

use std::collections::HashMap;
use std::io::{self, Write};
use std::path::Path;

use parallax_analysis::counted;
use parallax_dossier::load::{Code, Severity, visible};
use parallax_workbook::{Problem, Read};

use super::{CLEAN, ERRORS, Style, UNREADABLE, Warnings, json};

/// Maximum number of other places that are listed.
const MOST_PLACES: usize = 8;

/// Checks one; returns the exit code.
pub(super) fn check(
    file: &Path,
    style: Style,
    warnings: Warnings,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> io::Result<u8> {
    let name = visible(&file.display().to_string());
    let read = match parallax_workbook::open(file) {
        Ok(Some(read)) => read,
        Ok(None) => return unreadable(file, NO_DOSSIER, style, out, err),
        Err(error) => return unreadable(file, &error.to_string(), style, out, err),
    };
    let read = with_fonts(read);
    let problems = read.problems();
    let count = |severity| problems.iter().filter(|one| one.severity == severity).count();
    let (wrong, warned) = (count(Severity::Error), count(Severity::Warning));
    match style {
        Style::Json => json::report_cells(file, &problems, read.claims(), out)?,
        Style::Human(_) | Style::Short => {
            if style == Style::Short {
                for one in &problems {
                    writeln!(out, "{name}: {one}")?;
                }
            } else {
                write_problems(&name, &problems, out)?;
            }
            let summary = match read.claims() {
                Some(claims) if warned > 0 => {
                    format!("ok, {}, {}", counted(claims, "claim"), counted(warned, "warning"))
                }
                Some(claims) => format!("ok, {}", counted(claims, "claim")),
                None => format!("{}, {}", counted(wrong, "error"), counted(warned, "warning")),
            };
            writeln!(out, "{name}: {summary}")?;
        }
    }
    let is_bad = wrong > 0 || (warned > 0 && warnings == Warnings::Denied);
    Ok(if is_bad { ERRORS } else { CLEAN })
}

/// Why a file is none of ours.
const NO_DOSSIER: &str = "these are not the sheets of a dossier: there is no `claims` or `dossier` with their columns; \
                          `parallax import` makes a dossier of other sheets, and `parallax new --as xlsx` a workbook to fill in";

/// Without the warnings about letters that a font of this system has.
fn with_fonts(mut read: Read) -> Read {
    let lacking = parallax_fonts::complete(read.loaded.lacking.clone()).1;
    read.loaded.settle(lacking);
    read
}

fn unreadable(
    file: &Path,
    message: &str,
    style: Style,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> io::Result<u8> {
    if style == Style::Json {
        json::report_unreadable_sheets(file, message, out)?;
    } else {
        // Nobody may listen; the exit code says it too.
        let _ = writeln!(err, "{}: {}", visible(&file.display().to_string()), visible(message));
    }
    Ok(UNREADABLE)
}

/// Writes problems for people; what is wrong in the same words in several places is written once.
pub(crate) fn write_problems(name: &str, problems: &[Problem], out: &mut dyn Write) -> io::Result<()> {
    let mut shown: Vec<(&Problem, Vec<String>)> = Vec::new();
    let mut seen: HashMap<(&str, &str), usize> = HashMap::new();
    for one in problems {
        if one.code == Code::UnknownId.word() || one.severity == Severity::Warning {
            let first = *seen.entry((one.code, &one.message)).or_insert(shown.len());
            if let Some((_, others)) = shown.get_mut(first) {
                others.extend(one.place.as_ref().map(ToString::to_string));
                continue;
            }
        }
        shown.push((one, Vec::new()));
    }
    for (one, others) in shown {
        writeln!(out, "{}[{}]: {}", one.severity, one.code, one.message)?;
        let place = one.place.as_ref().map_or_else(String::new, |place| format!(": {place}"));
        writeln!(out, " --> {name}{place}")?;
        let holds = one.place.as_ref().map_or("", |place| place.holds.as_str());
        if !holds.is_empty() {
            writeln!(out, "  | {holds}")?;
        }
        if let Some(hint) = &one.hint {
            writeln!(out, "  = help: {hint}")?;
        }
        if !others.is_empty() {
            let more = others.len().saturating_sub(MOST_PLACES);
            let named = others[..others.len() - more].join("; ");
            let more = if more > 0 { format!("; and at {more} more places") } else { String::new() };
            writeln!(out, "  = note: the same in {named}{more}")?;
        }
        writeln!(out)?;
    }
    Ok(())
}
