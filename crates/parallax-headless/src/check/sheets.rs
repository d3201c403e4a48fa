//! Workbooks and packages of CSV files, checked like a dossier; problems are found in cells.

use std::collections::HashMap;
use std::io::{self, Write};
use std::path::Path;

use parallax_analysis::counted;
use parallax_dossier::load::{Code, Severity, visible, visible_path};
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
    let name = visible_path(file);
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
        let _ = writeln!(err, "{}: {}", visible_path(file), visible(message));
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

#[cfg(test)]
mod tests {
    use parallax_dossier::draft::{Claim, Document, Dossier, Source};
    use parallax_workbook::to_workbook;

    use super::super::Color;
    use super::*;

    /// Checks a workbook whose claims name a source that does not exist; returns the exit code and the output.
    fn checked(style: Style) -> (u8, String) {
        let mut draft = Dossier::new("T");
        draft.sources.add("sohr", Source { name: Some("Observatory".into()), ..Source::default() });
        draft.documents.add("d", Document { title: Some("D".into()), ..Document::default() });
        for id in ["a", "b"] {
            let claim = Claim {
                by: Some("sorh".into()),
                document: Some("d".into()),
                paragraph: Some(1),
                ..Claim::default()
            };
            draft.claims.add(id, claim);
        }
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("x.xlsx");
        std::fs::write(&file, to_workbook(&draft).expect("written")).expect("written");
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let code = check(&file, style, Warnings::Allowed, &mut out, &mut err).expect("written");
        assert_eq!(err, b"");
        let prefix = format!("{}/", folder.path().display());
        (code, String::from_utf8(out).expect("text").replace(&prefix, ""))
    }

    #[test]
    fn a_problem_is_shown_with_its_cell_and_the_others_after_it() {
        let (code, out) = checked(Style::Human(Color::None));
        let expected = "error[unknown-id]: there is no source `sorh`\n \
            --> x.xlsx: claims, row 2, column B (by)\n  \
            | sorh\n  \
            = help: did you mean `sohr`?\n  \
            = note: the same in claims, row 3, column B (by)\n\n";
        assert_eq!(code, ERRORS);
        assert!(out.contains(expected), "{out}");
        assert!(out.ends_with("x.xlsx: 2 errors, 0 warnings\n"), "{out}");
    }

    #[test]
    fn each_problem_has_a_line_and_an_object() {
        let (_, out) = checked(Style::Short);
        let expected = "x.xlsx: claims, row 3, column B (by): error[unknown-id]: there is no source `sorh` (did you mean `sohr`?)\n";
        assert!(out.contains(expected), "{out}");
        let (_, out) = checked(Style::Json);
        let all: Vec<serde_json::Value> =
            out.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
        let place = ["sheet", "row", "column", "column_name", "code"].map(|key| all[1][key].clone());
        assert_eq!(serde_json::json!(place), serde_json::json!(["claims", 3, "B", "by", "unknown-id"]));
        assert!(all[1]["line_start"].is_null());
        assert_eq!(serde_json::json!([all[2]["errors"], all[2]["claims"]]), serde_json::json!([2, null]));
    }

    #[test]
    fn other_workbooks_cannot_be_checked() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("x.xlsx");
        std::fs::write(&file, "a,b\n1,2\n").expect("written");
        for (style, code) in [(Style::Short, UNREADABLE), (Style::Json, UNREADABLE)] {
            let (mut out, mut err) = (Vec::new(), Vec::new());
            assert_eq!(check(&file, style, Warnings::Allowed, &mut out, &mut err).expect("written"), code);
            let said = String::from_utf8([out, err].concat()).expect("text");
            assert!(said.contains("these are not the sheets of a dossier"), "{said}");
        }
    }
}
