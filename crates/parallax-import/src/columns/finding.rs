//! How the header of a sheet is found, what a column is for by its values, and what is told of a sheet.

use super::{Column, Map, Role, letters, names, tables};
use crate::date::{self, DayOrder};
use crate::shape;
use crate::sheet::{Row, Sheet};

/// Tells that a sheet has several tables.
pub(super) fn tell_tables(header: u32, headers: &[u32], told: &mut Vec<String>) {
    let others: Vec<String> =
        headers.iter().filter(|number| **number != header).map(u32::to_string).collect();
    if !others.is_empty() {
        let rows = if others.len() == 1 { "row" } else { "rows" };
        told.push(format!(
            "the sheet has {} tables; the one below row {header} was read, and not those below {rows} {}: choose the row of a header to read another",
            headers.len(),
            others.join(", ")
        ));
    }
}

/// Tells that columns are hidden.
pub(super) fn tell_hidden(sheet: &Sheet, columns: &[Column], told: &mut Vec<String>) {
    let hidden: Vec<String> =
        sheet.hidden_columns.iter().filter_map(|at| Some(format!("“{}”", columns.get(*at)?.name))).collect();
    if !hidden.is_empty() {
        told.push(format!("hidden in the sheet, and read like the others: {}", hidden.join(", ")));
    }
}

/// Tells of rows above the header, which are mostly a title.
pub(super) fn tell_above(rows: &[Row], told: &mut Vec<String>) {
    if rows.is_empty() {
        return;
    }
    let words: Vec<&str> = rows
        .iter()
        .flat_map(|row| &row.cells)
        .map(|cell| cell.trim())
        .filter(|cell| !cell.is_empty())
        .collect();
    let text: String = crate::making::line(&words.join(" | ")).chars().take(200).collect();
    told.push(format!("above the header stands, and was not read: “{text}”"));
}

/// The row of the header among the first rows: the one with the most names that are known, and then the most texts.
pub(super) fn find_header(rows: &[Row]) -> usize {
    let score = |row: &Row| {
        let cells = || row.cells.iter().filter(|cell| !cell.trim().is_empty());
        let known = cells().filter(|cell| names::is_known(cell)).count();
        let texts = cells()
            .filter(|cell| {
                cell.len() < 60
                    && !cell.chars().all(|letter| letter.is_numeric() || ".,-/: ".contains(letter))
            })
            .count();
        if cells().count() < 2 { (0, 0) } else { (known, texts) }
    };
    if let Some(found) = shape::header_row(rows) {
        return found;
    }
    // Of equals the first counts; where no name is known, so does the first row.
    let mut best = (0, (0, 0));
    for (at, row) in rows.iter().enumerate().take(20) {
        let found = score(row);
        let is_better = if best.1.0 == 0 && found.0 == 0 {
            best.1 == (0, 0) && found > best.1
        } else {
            found.0 > best.1.0
        };
        if is_better {
            best = (at, found);
        }
    }
    // A table above it comes first, however few names it has.
    tables::first_before(rows, best.0).unwrap_or(best.0)
}

/// True if most cells of a row are HXL tags.
pub(super) fn are_tags(row: &Row) -> bool {
    let cells = || row.cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
    let tags = cells()
        .filter(|cell| {
            cell.starts_with('#') && cell[1..].starts_with(|letter: char| letter.is_ascii_lowercase())
        })
        .count();
    tags > 0 && tags * 2 > cells().count()
}

/// A name that no column before it has.
pub(super) fn unique(name: &str, at: usize, before: &[Column]) -> String {
    let name = if name.is_empty() { format!("column {}", letters(at)) } else { name.to_owned() };
    if before.iter().any(|column| column.name == name) {
        format!("{name} (column {})", letters(at))
    } else {
        name
    }
}

/// What the values of a column without a known name show: links or dates.
pub(super) fn of_values(rows: &[Row], at: usize) -> Role {
    let cells: Vec<&str> =
        rows.iter().map(|row| row.cell(at)).filter(|cell| !cell.is_empty()).take(200).collect();
    let most = |is_so: fn(&str) -> bool| {
        !cells.is_empty() && cells.iter().filter(|cell| is_so(cell)).count() * 5 > cells.len() * 4
    };
    if most(|cell| cell.starts_with("https://") || cell.starts_with("http://")) {
        Role::Link
    } else if most(|cell| cell.len() >= 8 && date::read(cell, DayOrder::NotShown).is_ok()) {
        Role::Date
    } else {
        Role::Unused
    }
}

/// Of several columns that can only be one thing, the first counts; the others are told.
pub(super) fn keep_first(columns: &mut [Column], given: &Map, told: &mut Vec<String>) {
    for at in 1..columns.len() {
        let role = columns[at].role;
        let is_given = given.columns.iter().any(|column| column.name == columns[at].name);
        let is_single = role != Role::Unused && role != Role::Notes && role.outcome().is_none();
        if is_single && !is_given && columns[..at].iter().any(|column| column.role == role) {
            columns[at].role = Role::Unused;
            told.push(format!(
                "“{}” could also be the {role:?}, as an earlier column is; it was not used",
                columns[at].name
            ));
        }
        let same = |column: &Column| {
            role.outcome().is_some()
                && (column.role, &column.of, column.end) == (role, &columns[at].of, columns[at].end)
        };
        if !is_given && columns[..at].iter().any(same) {
            // Two columns that count the same people are two populations until somebody says more.
            columns[at].of = Some(columns[at].name.clone());
        }
    }
}
