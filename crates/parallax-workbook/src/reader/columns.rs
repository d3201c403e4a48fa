//! Which sheet is which section, and which column is which.

use parallax_dossier::load::{self, Code};

use super::{Header, Reader};
use crate::layout::Section;
use crate::raw::At;

impl Reader<'_> {
    /// The sheet of each section; what is none of them is reported.
    pub(super) fn match_sheets(&mut self) -> Vec<Option<usize>> {
        let mut found = vec![None; Section::all().len()];
        for (number, sheet) in self.sheets.sheets.iter().enumerate() {
            let at = At { sheet: number, row: None, column: None };
            let place =
                Section::all().iter().position(|section| section.name.eq_ignore_ascii_case(&sheet.name));
            if sheet.name.starts_with('#') || sheet.name == crate::GUIDE {
                continue;
            }
            match place {
                Some(section) if found[section].is_none() => found[section] = Some(number),
                Some(_) => self.report(
                    Code::DuplicateField,
                    &format!("there is a sheet `{}` already", sheet.name),
                    None,
                    at,
                ),
                None if sheet.rows.is_empty() => {}
                None => {
                    let names = Section::all().iter().map(|section| section.name.as_str());
                    let near =
                        load::closest(&sheet.name, names).map(|near| format!("did you mean `{near}`?"));
                    let hint = near
                        .unwrap_or_else(|| "a sheet of your own has a name that begins with `#`".to_owned());
                    self.report(
                        Code::UnknownField,
                        &format!("a dossier has no sheet `{}`", sheet.name),
                        Some(&hint),
                        at,
                    );
                }
            }
        }
        found
    }

    /// Finds the columns of a section in the first row of its sheet.
    pub(super) fn header(&mut self, section: &'static Section, number: usize) -> Header {
        let mut header: Header = vec![None; section.columns.len()];
        let sheet = &self.sheets.sheets[number];
        let Some(first) = sheet.rows.first() else { return header };
        for (column, cell) in first.cells.iter().enumerate() {
            let name = cell.text.trim();
            let at = At { sheet: number, row: Some(0), column: Some(column) };
            match section.column(name) {
                _ if name.starts_with('#') => {}
                Some(known) if header[known].is_none() => header[known] = Some(column),
                Some(_) => {
                    self.report(
                        Code::DuplicateField,
                        &format!("there is a column `{name}` already"),
                        None,
                        at,
                    );
                }
                None if !name.is_empty() => {
                    let near = load::closest(name, section.columns.iter().map(|one| one.name.as_str()));
                    let hint = near.map_or_else(
                        || "a column of your own has a name that begins with `#`".to_owned(),
                        |near| format!("did you mean `{near}`?"),
                    );
                    let message = format!("the sheet `{}` has no column `{name}`", section.name);
                    self.report(Code::UnknownField, &message, Some(&hint), at);
                }
                None => {}
            }
        }
        for (row, cells) in sheet.rows.iter().enumerate().skip(1) {
            for column in (0..cells.cells.len()).filter(|column| first.text(*column).is_empty()) {
                if !cells.text(column).is_empty() || cells.cells[column].odd.is_some() {
                    let at = At { sheet: number, row: Some(row), column: Some(column) };
                    let message = "this cell has no name of a column above it, in the first row".to_owned();
                    self.report(Code::UnknownField, &message, None, at);
                }
            }
        }
        if sheet.rows.len() > 1 {
            for (column, _) in
                section.columns.iter().zip(&header).filter(|(column, at)| column.is_required && at.is_none())
            {
                self.lacking.insert((number, column.name.as_str()));
                let message = format!("the sheet has no column `{}`, which every row needs", column.name);
                self.report(
                    Code::MissingField,
                    &message,
                    None,
                    At { sheet: number, row: Some(0), column: None },
                );
            }
        }
        for area in &sheet.merged {
            let row =
                sheet.rows.iter().position(|row| row.number >= area.rows.0 && row.number <= area.rows.1);
            let at = At { sheet: number, row: row.or(Some(0)), column: Some(area.columns.0 as usize) };
            self.report_cell(
                "merged-cells",
                "these cells are merged, so that it is not certain for which rows they count",
                "split them, and write the value into each row that it is for",
                at,
            );
        }
        header
    }
}
