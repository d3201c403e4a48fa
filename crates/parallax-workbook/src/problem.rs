//! What is wrong with a workbook or a package, and in which cell.

use std::fmt;

use parallax_dossier::load::{Code, Severity, visible};

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Whether there is no dossier because of it.
    pub severity: Severity,
    /// The kind of problem: the word of a [`Code`], or one of a cell.
    pub code: &'static str,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    /// How to fix it, if that is known.
    pub hint: Option<String>,
    /// Where it is; `None` if it is about the whole file.
    pub place: Option<SheetLocation>,
}

/// A place in a workbook or a package.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetLocation {
    /// The name of the sheet, or of the file.
    pub sheet: String,
    /// The row as spreadsheet programs count, or the line of a CSV file; `None` for the whole sheet.
    pub row: Option<u32>,
    /// The column; `None` for the whole row.
    pub column: Option<ColumnOf>,
    /// What stands there, on one line and shortened; may be empty.
    pub holds: String,
    /// Whether rows are lines of a file.
    pub is_text: bool,
}

/// A column of a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnOf {
    /// Its letters: `C`, `AA`.
    pub letters: String,
    /// Its name in the header row; may be empty.
    pub name: String,
}

impl Problem {
    /// A problem that reading a dossier knows as well.
    pub(crate) fn new(code: Code, message: &str, hint: Option<&str>, place: Option<SheetLocation>) -> Self {
        Self {
            severity: code.severity(),
            code: code.word(),
            message: visible(message),
            hint: hint.map(visible),
            place,
        }
    }

    /// A problem that only a cell can have.
    pub(crate) fn of_cell(code: &'static str, message: &str, hint: &str, place: SheetLocation) -> Self {
        let hint = Some(visible(hint)).filter(|hint| !hint.is_empty());
        Self { severity: Severity::Error, code, message: visible(message), hint, place: Some(place) }
    }
}

/// `claims, row 14, column C (by)`
impl fmt::Display for SheetLocation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&visible(&self.sheet))?;
        if let Some(row) = self.row {
            write!(f, ", {} {row}", if self.is_text { "line" } else { "row" })?;
        }
        if let Some(ColumnOf { letters, name }) = &self.column {
            write!(f, ", column {letters}")?;
            if !name.is_empty() {
                write!(f, " ({})", visible(name))?;
            }
        }
        Ok(())
    }
}

/// `claims, row 14, column C (by): error[unknown-id]: there is no source `sorh` (did you mean `sohr`?)`
impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(place) = &self.place {
            write!(f, "{place}: ")?;
        }
        write!(f, "{}[{}]: {}", self.severity, self.code, self.message)?;
        self.hint.as_ref().map_or(Ok(()), |hint| write!(f, " ({hint})"))
    }
}

impl ColumnOf {
    /// The column with this number, counted from 0.
    pub(crate) fn new(number: usize, name: &str) -> Self {
        let mut letters = Vec::new();
        let mut left = number;
        loop {
            letters.push(b'A' + (left % 26) as u8);
            if left < 26 {
                break;
            }
            left = left / 26 - 1;
        }
        letters.reverse();
        Self { letters: String::from_utf8_lossy(&letters).into_owned(), name: name.to_owned() }
    }
}

/// A text on one line, shortened.
pub(crate) fn shortened(text: &str) -> String {
    const MOST: usize = 80;
    let line = visible(&text.split_whitespace().collect::<Vec<_>>().join(" "));
    if line.chars().count() <= MOST {
        return line;
    }
    let mut short: String = line.chars().take(MOST).collect();
    short.push('…');
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_the_letters_of_spreadsheet_programs() {
        for (number, letters) in [(0, "A"), (25, "Z"), (26, "AA"), (27, "AB"), (701, "ZZ"), (702, "AAA")] {
            assert_eq!(ColumnOf::new(number, "").letters, letters);
        }
    }
}
