//! Several tables in one sheet, one below the other: each begins with a row of names below an empty row.

use super::{Column, names};
use crate::sheet::{Row, Sheet};

/// The rows of the table that is read, and of the others.
pub(super) struct Divided<'s> {
    pub rows: &'s [Row],
    /// The rows of all headers; empty if there is only one table.
    pub headers: Vec<u32>,
    /// Rows of other tables.
    pub others: Vec<&'s Row>,
}

/// Divides the rows below the header `names`. `is_chosen` says that somebody chose the header, so that what stands above it may
/// be a table as well.
pub(super) fn divide<'s>(sheet: &'s Sheet, names: &Row, rows: &'s [Row], is_chosen: bool) -> Divided<'s> {
    let whole = Divided { rows, headers: Vec::new(), others: Vec::new() };
    if sheet.is_tree {
        return whole;
    }
    let below = beginnings(rows, names);
    let above: &[Row] = if is_chosen {
        &sheet.rows[..sheet.rows.partition_point(|row| row.number < names.number)]
    } else {
        &[]
    };
    let first = above.iter().find(|row| are_names(row));
    if below.is_empty() && first.is_none() {
        return whole;
    }
    let mut headers: Vec<u32> = Vec::new();
    if let Some(first) = first {
        headers.push(first.number);
        headers.extend(beginnings(above, first).into_iter().map(|at| above[at].number));
    }
    headers.push(names.number);
    headers.extend(below.iter().map(|at| rows[*at].number));
    headers.dedup();
    let (rows, rest) = rows.split_at(below.first().copied().unwrap_or(rows.len()));
    Divided { rows, headers, others: above.iter().chain(rest).collect() }
}

/// The row that has all the names of columns that a map lists, so that a table is found again wherever it stands now.
pub(super) fn find_by_names(rows: &[Row], columns: &[Column]) -> Option<usize> {
    if columns.len() < 2 {
        return None;
    }
    let has = |row: &Row, name: &str| row.cells.iter().any(|cell| cell.trim() == name);
    rows.iter().position(|row| columns.iter().all(|column| has(row, &column.name)))
}

/// The header of the first table, if the row at `at` is the header of another one below it.
pub(super) fn first_before(rows: &[Row], at: usize) -> Option<usize> {
    if at == 0 || !is_below_a_gap(rows, at) {
        return None;
    }
    let first = (0..at).find(|first| are_names(&rows[*first]))?;
    (at > first + 1 && !is_again(&rows[at], &rows[first])).then_some(first)
}

/// Where other tables begin among these rows.
fn beginnings(rows: &[Row], names: &Row) -> Vec<usize> {
    let is_another = |row: &Row| !is_again(row, names) && are_names(row);
    // Few rows stand below an empty one; to know a name costs more.
    (1..rows.len()).filter(|at| is_below_a_gap(rows, *at) && is_another(&rows[*at])).collect()
}

/// True if an empty row stands before the one at `at`.
fn is_below_a_gap(rows: &[Row], at: usize) -> bool {
    let before = &rows[at - 1];
    let lines: usize = before.cells.iter().map(|cell| cell.matches('\n').count()).sum();
    rows[at].number as usize > before.number as usize + lines + 1
}

/// True if a row repeats the names of the columns, as printed pages do.
fn is_again(row: &Row, names: &Row) -> bool {
    let width = row.cells.len().max(names.cells.len());
    (0..width).filter(|at| !names.cell(*at).is_empty()).count() > 1
        && (0..width).all(|at| row.cell(at).eq_ignore_ascii_case(names.cell(at)))
}

/// True if all cells of a row are short texts, and most are known as names of columns.
fn are_names(row: &Row) -> bool {
    let cells: Vec<&str> = row.cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).collect();
    let is_text = |cell: &&str| cell.len() < 60 && !cell.contains(|letter: char| letter.is_numeric());
    if cells.len() < 2 || !cells.iter().all(is_text) {
        return false;
    }
    let known = cells.iter().filter(|cell| names::is_known(cell)).count();
    known > 1 && known * 2 > cells.len()
}
