//! What came of reading sheets: the dossier, and the problems with the cells that they are in.

use std::collections::HashSet;

use parallax_dossier::dossier::Dossier;
use parallax_dossier::load::{self, Code, Diagnostic, Loaded, Severity};

use crate::build::Marked;
use crate::layout::{Column, Part, Section, Step};
use crate::problem::Problem;
use crate::raw::{At, Sheets};
use crate::reader::Reader;

/// A dossier that was read from a workbook or a package.
#[derive(Clone, Debug)]
pub struct Read {
    /// What reading the dossier's text gave; its positions are those of no file.
    pub loaded: Loaded,
    sheets: Sheets,
    marked: Marked,
    own: Vec<Problem>,
    /// The columns that a sheet lacks.
    lacking: HashSet<(usize, &'static str)>,
}

impl Read {
    /// The dossier; `None` if anything is wrong with it.
    #[must_use]
    pub fn dossier(&self) -> Option<&Dossier> {
        let is_wrong = self.own.iter().any(|problem| problem.severity == Severity::Error);
        self.loaded.dossier.as_ref().filter(|_| !is_wrong)
    }

    /// All problems: first those of cells, then those of the dossier, each in the order of the sheets.
    #[must_use]
    pub fn problems(&self) -> Vec<Problem> {
        let mut all: Vec<(Option<At>, Problem)> = Vec::new();
        for found in &self.loaded.diagnostics {
            let at = self.marked.find(&found.span).map(|at| self.column_of(found, at));
            let is_of_column = |at: At| self.is_lacking(found, at);
            if at.is_some_and(is_of_column) {
                continue;
            }
            let place = at.map(|at| self.sheets.place(at));
            let hint = found.hint.clone().or_else(|| self.serial_number(found, at));
            let problem = Problem {
                severity: found.severity,
                code: found.code.word(),
                message: found.message.clone(),
                hint,
                place,
            };
            all.push((at, problem));
        }
        all.sort_by_key(|(at, _)| *at);
        let found = all.into_iter().map(|(_, problem)| problem);
        self.own.iter().cloned().chain(found).collect()
    }

    /// A missing field is found in its own column.
    fn column_of(&self, found: &Diagnostic, at: At) -> At {
        if found.code != Code::MissingField {
            return at;
        }
        let name = found.message.split('`').nth(1).unwrap_or_default();
        let Some(sheet) = self.sheets.sheets.get(at.sheet) else { return at };
        let Some(section) = Section::named(&sheet.name) else { return at };
        let is_last = |column: &&Column| match &column.part {
            Part::At(path) => matches!(path.last(), Some(Step::Field(field)) if *field == name),
            _ => false,
        };
        let column = section
            .columns
            .iter()
            .find(|column| column.name == name)
            .or(section.columns.iter().find(is_last));
        let header = sheet.rows.first();
        let place = |column: &Column| header?.cells.iter().position(|cell| cell.text.trim() == column.name);
        At { column: column.and_then(place), ..at }
    }

    /// True if the field is missing because its whole column is.
    fn is_lacking(&self, found: &Diagnostic, at: At) -> bool {
        let name = found.message.split('`').nth(1).unwrap_or_default();
        found.code == Code::MissingField
            && self.lacking.iter().any(|(sheet, column)| *sheet == at.sheet && *column == name)
    }

    /// A date that is a number of five digits was one before a program changed it.
    fn serial_number(&self, found: &Diagnostic, at: Option<At>) -> Option<String> {
        let At { sheet, row: Some(row), column: Some(column) } = at? else { return None };
        let text = self.sheets.sheets.get(sheet)?.rows.get(row)?.text(column);
        let is_number = text.len() == 5 && text.bytes().all(|b| b.is_ascii_digit());
        (found.code == Code::BadDate && is_number).then(|| {
            "a spreadsheet program may have made a number of a date: format the cell as text and type the date again".to_owned()
        })
    }

    /// The number of claims, if there is a dossier.
    #[must_use]
    pub fn claims(&self) -> Option<usize> {
        self.dossier().map(|dossier| dossier.claims.len())
    }
}

/// Reads sheets that are those of a dossier.
pub(crate) fn read(mut sheets: Sheets) -> Read {
    sheets.sheets.iter_mut().for_each(crate::raw::Sheet::drop_empty_rows);
    let mut reader = Reader::new(&sheets);
    let marked = reader.read();
    let Reader { mut own, lacking, .. } = reader;
    let loaded = load::read(&marked.text);
    own.truncate(MOST_PROBLEMS);
    Read { loaded, sheets, marked, own, lacking }
}

/// Maximum number of problems of cells.
const MOST_PROBLEMS: usize = 10_000;
