//! What came of an import: what was guessed, what was kept as words, and what was left out and why, as text and as JSON.

use std::fmt::{self, Write as _};

use parallax_dossier::draft::Dossier;
use serde::Serialize;

use crate::columns::{Column, Role, Table, letters};
use crate::input::Paper;

/// Most entries of each list in the text; JSON has all.
const SHOWN: usize = 20;

/// A place in a sheet, and what is said of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Remark {
    /// The file, without its folder.
    pub file: String,
    /// The sheet in a workbook; empty for a text file.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub sheet: String,
    /// The row, counted from 1; of a file that is no sheet, what `unit` says.
    pub row: u32,
    /// What `row` counts: "row", "entry" or "line".
    #[serde(skip_serializing_if = "is_row")]
    pub unit: &'static str,
    /// The column by name; `None` for the whole row.
    pub column: Option<String>,
    /// What stands there.
    pub text: String,
    /// What is said of it; empty where the list says it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub why: String,
}

impl Remark {
    /// A remark on a part of a file that is no sheet.
    pub(crate) fn of_paper(paper: &Paper, unit: &'static str, at: usize, text: &str, why: &str) -> Self {
        Self {
            file: paper.file.clone(),
            sheet: String::new(),
            row: u32::try_from(at).unwrap_or(u32::MAX),
            unit,
            column: None,
            text: crate::making::line(text),
            why: why.to_owned(),
        }
    }

    /// A remark on a cell, or on a row.
    pub(crate) fn new(table: &Table, row: u32, column: Option<usize>, text: &str, why: &str) -> Self {
        Self {
            file: table.sheet.file.clone(),
            sheet: table.sheet.name.clone(),
            row,
            unit: if table.sheet.is_tree { "entry" } else { "row" },
            column: column.and_then(|at| Some(table.map.columns.get(at)?.name.clone())),
            text: crate::making::line(text),
            why: why.to_owned(),
        }
    }
}

fn is_row(unit: &&'static str) -> bool {
    *unit == "row"
}

/// `a.csv, row 12, “Killed”: “dozens”`
impl fmt::Display for Remark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, sheet, row, unit, column, text, why } = self;
        f.write_str(file)?;
        if !sheet.is_empty() {
            write!(f, ", sheet {sheet}")?;
        }
        write!(f, ", {unit} {row}")?;
        if let Some(column) = column {
            write!(f, ", “{column}”")?;
        }
        if !text.is_empty() {
            let short: String = text.chars().take(120).collect();
            let more = if short.len() < text.len() { "…" } else { "" };
            write!(f, ": “{short}{more}”")?;
        }
        if why.is_empty() { Ok(()) } else { write!(f, ": {why}") }
    }
}

/// What was found out about one sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OfSheet {
    /// The file, without its folder.
    pub file: String,
    /// The sheet in a workbook.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub sheet: String,
    /// The shape that was recognised, or named by `--shape`, in words.
    pub shape: Option<&'static str>,
    /// Its name for `--shape`.
    pub shape_name: Option<&'static str>,
    /// Why it was taken for that shape.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub because: String,
    /// The row of the header.
    pub header: Option<u32>,
    /// Rows below the header, or entries of a file that is no sheet.
    pub rows: usize,
    /// What is counted by `rows`, one and several.
    #[serde(skip)]
    pub unit: (&'static str, &'static str),
    /// The columns and what each is for.
    pub columns: Vec<Column>,
    /// What was guessed, in sentences.
    pub told: Vec<String>,
}

impl OfSheet {
    /// What was found out about a file that is no sheet.
    pub(crate) fn of_paper(
        paper: &Paper,
        count: usize,
        unit: (&'static str, &'static str),
        because: &str,
    ) -> Self {
        Self {
            file: paper.file.clone(),
            sheet: String::new(),
            shape: None,
            shape_name: None,
            because: format!("recognised {because}"),
            header: None,
            rows: count,
            unit,
            columns: Vec::new(),
            told: paper.told.clone(),
        }
    }
}

/// What came of an import.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// One for each sheet.
    pub sheets: Vec<OfSheet>,
    /// How many claims were made.
    pub claims: usize,
    /// Of how many sources.
    pub sources: usize,
    /// In how many documents.
    pub documents: usize,
    /// About how many events.
    pub events: usize,
    /// At how many places.
    pub places: usize,
    /// Of how many populations.
    pub populations: usize,
    /// Rows of which there is at least one claim.
    pub rows_with_claims: usize,
    /// Figures that were kept as the words that they are.
    pub words: Vec<Remark>,
    /// Cells that could also be read in another way.
    pub doubts: Vec<Remark>,
    /// Rows and cells that are in no claim, and why.
    pub left_out: Vec<Remark>,
    /// What is still to be told of the sheet that is being read.
    #[serde(skip)]
    pub(crate) told_last: Vec<String>,
}

impl Summary {
    /// Tells something of the sheet that is being read, once all its rows are.
    pub(crate) fn tell_last(&mut self, told: Option<String>) {
        self.told_last.extend(told);
    }

    /// Lists what the sheet itself marks: cells that are struck out, rows that are hidden, and rows of other tables.
    pub(crate) fn list_marks(&mut self, table: &Table) {
        for ((row, column), text) in &table.sheet.struck {
            let why = "the cell is struck out, at least in part";
            self.left_out.push(Remark::new(table, *row, Some(*column), text, why));
        }
        for row in table.rows.iter().filter(|row| table.sheet.hidden_rows.contains(&row.number)) {
            let why = "the row is hidden in the sheet, and was read like the others";
            self.doubts.push(Remark::new(table, row.number, None, "", why));
        }
        for row in &table.others {
            let cells: Vec<&str> =
                row.cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).collect();
            let why = "the row belongs to another table of the sheet";
            self.left_out.push(Remark::new(table, row.number, None, &cells.join(" | "), why));
        }
    }

    pub(crate) fn count(&mut self, draft: &Dossier) {
        self.claims = draft.claims.len();
        self.sources = draft.sources.len();
        self.documents = draft.documents.len();
        self.events = draft.events.len();
        self.places = draft.places.len();
        self.populations = draft.groups.len();
    }

    /// The summary as JSON, one object.
    ///
    /// # Errors
    /// If it cannot be written, which no summary is.
    pub fn to_json(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string_pretty(self)
    }
}

/// The summary as text for a person.
impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for sheet in &self.sheets {
            let name =
                if sheet.sheet.is_empty() { String::new() } else { format!(", sheet {}", sheet.sheet) };
            let header =
                sheet.header.map(|row| format!(" below the header in row {row}")).unwrap_or_default();
            let (one, many) = sheet.unit;
            let rows = if sheet.rows == 1 { format!("1 {one}") } else { format!("{} {many}", sheet.rows) };
            writeln!(f, "{}{name}: {rows}{header}", sheet.file)?;
            if let Some(shape) = sheet.shape {
                let name = sheet.shape_name.unwrap_or_default();
                writeln!(f, "  {shape} (`--shape {name}`: {})", sheet.because)?;
            } else {
                write_columns(f, &sheet.columns)?;
            }
            for told in &sheet.told {
                writeln!(f, "  {told}")?;
            }
        }
        writeln!(
            f,
            "{} from {}, by {} in {}, about {} at {}, of {}",
            count(self.claims, "claim"),
            count(self.rows_with_claims, "row"),
            count(self.sources, "source"),
            count(self.documents, "document"),
            count(self.events, "event"),
            count(self.places, "place"),
            count(self.populations, "population"),
        )?;
        write_list(f, "Kept as the words they are", &self.words)?;
        write_list(f, "Could be read in another way", &self.doubts)?;
        write_list(f, "Left out", &self.left_out)
    }
}

fn write_columns(f: &mut fmt::Formatter, columns: &[Column]) -> fmt::Result {
    let mut unused = String::new();
    for (at, column) in columns.iter().enumerate() {
        if column.role == Role::Unused {
            let separator = if unused.is_empty() { "" } else { ", " };
            let _ = write!(unused, "{separator}“{}”", column.name);
            continue;
        }
        let of = column.of.as_ref().map(|of| format!(", of {of}")).unwrap_or_default();
        let end = match column.end {
            crate::columns::End::Whole => "",
            crate::columns::End::Least => ", the least",
            crate::columns::End::Most => ", the most",
        };
        let by = column.by.as_ref().map(|by| format!(", by {by}")).unwrap_or_default();
        writeln!(f, "  {:>2}  {} → {:?}{of}{by}{end}", letters(at), column.name, column.role)?;
    }
    if unused.is_empty() { Ok(()) } else { writeln!(f, "  not used: {unused}") }
}

fn write_list(f: &mut fmt::Formatter, title: &str, list: &[Remark]) -> fmt::Result {
    if list.is_empty() {
        return Ok(());
    }
    writeln!(f, "{title} ({}):", list.len())?;
    for remark in list.iter().take(SHOWN) {
        writeln!(f, "  {remark}")?;
    }
    if list.len() > SHOWN {
        writeln!(f, "  and {} more, which --format json lists", list.len() - SHOWN)?;
    }
    Ok(())
}

fn count(number: usize, what: &str) -> String {
    if number == 1 { format!("1 {what}") } else { format!("{number} {what}s") }
}
