//! Reads the sheets of a workbook with all that a cell can be.

use std::io::Cursor;

use calamine::{Data, Dimensions, Ods, Reader as _, Xlsx};
use parallax_import::sheet::{Archive, MOST_CELLS, SheetError, check_archive};

use crate::layout::Section;
use crate::raw::{Area, Odd, Raw, Row, Sheet, Sheets};
use crate::read::{self, Read};

/// Widest sheet that is read. No section has as many columns.
const WIDEST: u32 = 512;

/// Reads a workbook; `None` if it is not one of a dossier.
///
/// # Errors
/// If it cannot be read at all.
pub fn read_workbook(bytes: Vec<u8>) -> Result<Option<Read>, SheetError> {
    let sheets = match check_archive(&bytes)? {
        Archive::Xlsx => xlsx(bytes)?,
        Archive::Ods => ods(bytes)?,
    };
    Ok(is_dossier(&sheets).then(|| read::read(sheets)))
}

/// True if a sheet has the name and the columns of claims, or of the dossier itself.
pub(crate) fn is_dossier(sheets: &Sheets) -> bool {
    let has = |name: &str, columns: &[&str]| {
        let sheet = sheets.sheets.iter().find(|sheet| sheet.name.eq_ignore_ascii_case(name));
        let header = sheet.and_then(|sheet| sheet.rows.first());
        header.is_some_and(|header| {
            columns.iter().all(|column| header.cells.iter().any(|cell| cell.text.trim() == *column))
        })
    };
    let is_known = |name: &str| Section::named(name).is_some() || name == crate::GUIDE;
    (has("claims", &["id", "by", "document"]) || has("dossier", &["format", "title"]))
        && sheets.sheets.iter().any(|sheet| is_known(&sheet.name))
}

fn damaged(error: impl std::fmt::Display) -> SheetError {
    SheetError::Damaged(error.to_string())
}

fn xlsx(bytes: Vec<u8>) -> Result<Sheets, SheetError> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(damaged)?;
    let mut sheets = Sheets::default();
    let mut grid = Grid::default();
    for name in book.sheet_names() {
        if name == crate::GUIDE {
            continue;
        }
        // A sheet that is a chart has no cells.
        let Ok(mut cells) = book.worksheet_cells_reader(&name) else { continue };
        while let Some(cell) = cells.next_cell_with_formula().map_err(damaged)? {
            let value = Data::from(cell.value);
            grid.put(cell.pos, &value, cell.formula)?;
        }
        drop(cells);
        let merged = book.merge_cells_by_sheet_name(&name).unwrap_or_default();
        sheets.sheets.push(grid.take(name, &merged));
    }
    Ok(sheets)
}

fn ods(bytes: Vec<u8>) -> Result<Sheets, SheetError> {
    let mut book: Ods<_> = Ods::new(Cursor::new(bytes)).map_err(damaged)?;
    let mut sheets = Sheets::default();
    let mut grid = Grid::default();
    for name in book.sheet_names() {
        if name == crate::GUIDE {
            continue;
        }
        let formulas = book.worksheet_formula(&name).map_err(damaged)?;
        let range = book.worksheet_range(&name).map_err(damaged)?;
        let (top, left) = range.start().unwrap_or_default();
        for (row, column, value) in range.used_cells() {
            let at = (top.saturating_add(row as u32), left.saturating_add(column as u32));
            let formula = formulas.get_value(at).filter(|formula| !formula.is_empty()).cloned();
            grid.put(at, value, formula)?;
        }
        sheets.sheets.push(grid.take(name, &[]));
    }
    Ok(sheets)
}

/// The rows of a sheet in the making.
#[derive(Default)]
struct Grid {
    rows: Vec<Row>,
    /// The cells of all sheets.
    cells: usize,
}

impl Grid {
    fn put(
        &mut self,
        (row, column): (u32, u32),
        value: &Data,
        formula: Option<String>,
    ) -> Result<(), SheetError> {
        let raw = raw(value, formula);
        if raw == Raw::default() {
            return Ok(());
        }
        if column >= WIDEST {
            return Err(SheetError::TooManyCells);
        }
        let number = row.saturating_add(1);
        if self.rows.last().is_none_or(|last| last.number < number) {
            self.rows.push(Row { number, cells: Vec::new() });
        }
        let at = match self.rows.binary_search_by_key(&number, |row| row.number) {
            Ok(at) => at,
            Err(at) => {
                self.rows.insert(at, Row { number, cells: Vec::new() });
                at
            }
        };
        let cells = &mut self.rows[at].cells;
        let column = column as usize;
        if cells.len() <= column {
            self.cells += column + 1 - cells.len();
            cells.resize(column + 1, Raw::default());
        }
        if self.cells > MOST_CELLS {
            return Err(SheetError::TooManyCells);
        }
        cells[column] = raw;
        Ok(())
    }

    fn take(&mut self, name: String, merged: &[Dimensions]) -> Sheet {
        let area = |area: &Dimensions| Area {
            rows: (area.start.0.saturating_add(1), area.end.0.saturating_add(1)),
            columns: (area.start.1, area.end.1),
        };
        let merged = merged.iter().map(area).collect();
        Sheet { shown: name.clone(), name, rows: std::mem::take(&mut self.rows), merged }
    }
}

fn raw(value: &Data, formula: Option<String>) -> Raw {
    let text = match value {
        Data::Empty => String::new(),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
        Data::Int(n) => n.to_string(),
        // The shortest digits that give the number back.
        Data::Float(n) if n.fract() == 0.0 && n.abs() < 9e15 => format!("{n:.0}"),
        Data::Float(n) => format!("{n:?}"),
        Data::Bool(is) => is.to_string(),
        Data::DateTime(date) => date.as_f64().to_string(),
        Data::Error(error) => error.to_string(),
    };
    let odd = match (formula, value) {
        (Some(formula), _) if !formula.is_empty() => Some(Odd::Formula(formula)),
        (_, Data::DateTime(_) | Data::DateTimeIso(_) | Data::DurationIso(_)) => Some(Odd::Date),
        (_, Data::Error(_)) => Some(Odd::Error),
        _ => None,
    };
    Raw { text, odd }
}
