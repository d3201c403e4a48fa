//! Writes and reads a folder of CSV files with a Frictionless `datapackage.json`, which says what each column holds.
//!
//! The files are UTF-8 without a mark, with commas, as the standard has it. What a spreadsheet could run as a formula has an
//! apostrophe before it, which reading takes off again.

use std::io;
use std::path::Path;

use parallax_analysis::table::{SPLITS, guarded, unguarded};
use parallax_dossier::draft::Dossier;
use parallax_dossier::load::folder::{DossierFolder, FolderError};
use parallax_import::sheet::{self, MOST_BYTES, Reading, SheetError};
use serde_json::{Map, Value, json};

use crate::cells::{Cell, Filled, fill};
use crate::guide;
use crate::layout::{Column, Kind, Part, Rows, Section, sentence};
use crate::raw::{Raw, Row, Sheet, Sheets};
use crate::read::{self, Read};

/// The name of the file that describes a package.
pub const DESCRIPTION: &str = "datapackage.json";
/// Largest description that is read, in bytes.
const LARGEST_DESCRIPTION: u64 = 4 << 20;

/// Why a package cannot be read or written.
#[derive(Debug, thiserror::Error)]
pub enum PackageError {
    /// A file that cannot be opened or read.
    #[error("{file}: {error}")]
    File {
        /// Its name.
        file: String,
        /// Why.
        error: FolderError,
    },
    /// A file that is no table.
    #[error("{file}: {error}")]
    Sheet {
        /// Its name.
        file: String,
        /// Why.
        error: SheetError,
    },
    /// A description that is not one.
    #[error("{DESCRIPTION}: {0}")]
    Description(String),
    /// The folder holds something else.
    #[error("the folder has other files and no {DESCRIPTION}; name a new folder, or an empty one")]
    NotEmpty,
    /// The system's reason.
    #[error("it cannot be written: {0}")]
    Io(#[from] io::Error),
    /// A file of it.
    #[error(transparent)]
    Write(#[from] atomic_file::WriteError),
}

/// Returns the files of a package by name; the same draft gives the same bytes.
///
/// # Errors
/// Only if memory runs out.
pub fn to_package(draft: &Dossier<'_>) -> Result<Vec<(String, Vec<u8>)>, PackageError> {
    let filled = fill(draft);
    let mut description = serde_json::to_vec_pretty(&describe(draft, &filled)).map_err(io::Error::from)?;
    description.push(b'\n');
    let mut files = vec![(DESCRIPTION.to_owned(), description)];
    for sheet in &filled {
        files.push((file_of(sheet.section), to_csv(sheet)?));
    }
    Ok(files)
}

/// Writes a package into a folder, which is made if it does not exist.
///
/// # Errors
/// If the folder holds anything but a package, or cannot be written.
pub fn write_package(draft: &Dossier<'_>, folder: &Path) -> Result<(), PackageError> {
    let files = to_package(draft)?;
    std::fs::create_dir_all(folder)?;
    let is_empty = std::fs::read_dir(folder)?.next().is_none();
    if !is_empty && !folder.join(DESCRIPTION).is_file() {
        return Err(PackageError::NotEmpty);
    }
    // Nothing is replaced before all are written: a package is that of one dossier. The description comes last, so that a
    // new package without it is known to be unfinished.
    let paths: Vec<_> = files.iter().rev().map(|(name, bytes)| (folder.join(name), bytes)).collect();
    let all: Vec<(&Path, &[u8])> =
        paths.iter().map(|(path, bytes)| (path.as_path(), bytes.as_slice())).collect();
    Ok(atomic_file::write_together(&all)?)
}

fn file_of(section: &Section) -> String {
    format!("{}.csv", section.name)
}

fn to_csv(Filled { section, rows }: &Filled) -> Result<Vec<u8>, PackageError> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    let written = |error: csv::Error| PackageError::Io(error.into());
    writer.write_record(section.columns.iter().map(|column| column.name.as_str())).map_err(written)?;
    for row in rows {
        let text = |cell: &Cell| match cell {
            Cell::Empty => String::new(),
            Cell::Text(text) => guarded(text, &SPLITS),
            Cell::Number(number) if number.fract() == 0.0 && number.abs() < 9e15 => format!("{number:.0}"),
            Cell::Number(number) => format!("{number:?}"),
        };
        writer.write_record(row.iter().map(text)).map_err(written)?;
    }
    writer.into_inner().map_err(|error| PackageError::Io(error.into_error()))
}

/// The description of a package.
fn describe(draft: &Dossier<'_>, filled: &[Filled]) -> Value {
    let resources: Vec<Value> = filled.iter().map(|sheet| resource(sheet.section, draft.format)).collect();
    json!({
        "profile": "tabular-data-package",
        "name": "dossier",
        "title": draft.title.as_deref().unwrap_or_default(),
        "description": guide::RULES.join("\n"),
        "homepage": "https://specs.frictionlessdata.io/tabular-data-package/",
        "resources": resources,
    })
}

fn resource(section: &Section, format: Option<u64>) -> Value {
    let fields: Vec<Value> = section.columns.iter().map(|column| field(section, column)).collect();
    let mut schema = Map::new();
    schema.insert("fields".to_owned(), Value::Array(fields));
    schema.insert("missingValues".to_owned(), json!([""]));
    if matches!(section.rows, Rows::Table(_)) {
        schema.insert("primaryKey".to_owned(), json!(section.columns[0].name));
    }
    // In format 1 the author of a document is a text.
    let is_text =
        |column: &Column| section.name == "documents" && column.name == "author" && format == Some(1);
    let keys: Vec<Value> = section
        .columns
        .iter()
        .filter(|column| !is_text(column))
        .filter_map(|column| {
            let table = match &column.kind {
                Kind::Id(table) => *table,
                Kind::Text if column.part == Part::Owner => "schemes",
                _ => return None,
            };
            let key = &Section::named(table)?.columns.first()?.name;
            Some(json!({ "fields": column.name, "reference": { "resource": table, "fields": key } }))
        })
        .collect();
    if !keys.is_empty() {
        schema.insert("foreignKeys".to_owned(), Value::Array(keys));
    }
    json!({
        "profile": "tabular-data-resource",
        "name": section.name,
        "path": file_of(section),
        "description": section.about,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": { "delimiter": ",", "lineTerminator": "\r\n", "quoteChar": "\"", "doubleQuote": true, "header": true },
        "schema": schema,
    })
}

fn field(section: &Section, column: &Column) -> Value {
    let kind = match column.kind {
        Kind::Flag => "boolean",
        Kind::Whole => "integer",
        Kind::Number => "number",
        _ => "string",
    };
    let mut told = sentence(column.meaning);
    if !matches!(column.kind, Kind::Text | Kind::Whole | Kind::Number | Kind::Flag) {
        told.push_str(&[" Holds: ", &guide::holds(column), "."].concat());
    }
    let left_out = guide::left_out(section, column);
    if !column.is_required && !left_out.is_empty() {
        told.push_str(&[" If empty: ", &left_out, "."].concat());
    }
    let mut constraints = Map::new();
    if column.is_required {
        constraints.insert("required".to_owned(), json!(true));
    }
    if let Kind::Word(_) = column.kind {
        constraints.insert("enum".to_owned(), json!(column.kind.words()));
    }
    let mut field = json!({ "name": column.name, "type": kind, "description": told });
    if column.kind == Kind::Flag {
        field["trueValues"] = json!(["true"]);
        field["falseValues"] = json!(["false"]);
    }
    let example = guide::example(column);
    if !example.is_empty() {
        field["example"] = json!(example);
    }
    if !constraints.is_empty() {
        field["constraints"] = Value::Object(constraints);
    }
    field
}

/// Reads the package that the file at `path` describes; `None` if it is not one of a dossier.
///
/// # Errors
/// If the description or a file that it names cannot be read.
pub(crate) fn read_package(path: &Path) -> Result<Option<Read>, PackageError> {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let of_file = |file: &str| {
        let file = file.to_owned();
        move |error: FolderError| PackageError::File { file, error }
    };
    let beside = DossierFolder::new(path).map_err(of_file(&name))?;
    let text = beside.read(&name, LARGEST_DESCRIPTION).map_err(of_file(&name))?;
    let described: Value = serde_json::from_slice(text.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&text))
        .map_err(|error| PackageError::Description(error.to_string()))?;
    let Some(resources) = described.get("resources").and_then(Value::as_array) else {
        return Err(PackageError::Description("it lists no resources".to_owned()));
    };
    let mut sheets = Sheets { is_text: true, sheets: Vec::new() };
    for resource in resources {
        let word = |key: &str| resource.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
        let (name, file) = (word("name"), word("path"));
        if file.is_empty() {
            return Err(PackageError::Description(format!(
                "the resource `{name}` has no `path` to one file"
            )));
        }
        let bytes = beside.read(&file, MOST_BYTES).map_err(of_file(&file))?;
        let sheet = match read_csv(bytes, &name) {
            Ok(rows) => Sheet { name, shown: file, rows, merged: Vec::new() },
            Err(SheetError::Empty) => continue,
            Err(error) => return Err(PackageError::Sheet { file, error }),
        };
        sheets.sheets.push(sheet);
    }
    Ok(crate::workbook::is_dossier(&sheets).then(|| read::read(sheets)))
}

fn read_csv(bytes: Vec<u8>, name: &str) -> Result<Vec<Row>, SheetError> {
    // The columns are known, so that nothing has to be guessed from them.
    let first = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let first = String::from_utf8_lossy(first).into_owned();
    let known = |separator: &char| {
        let names =
            first.trim_start_matches('\u{feff}').split(*separator).map(|name| name.trim().trim_matches('"'));
        Section::named(name).map_or(0, |section| names.filter(|name| section.column(name).is_some()).count())
    };
    let mut separator = ',';
    for other in [';', '\t'] {
        if known(&other) > known(&separator) {
            separator = other;
        }
    }
    let reading = Reading { separator: Some(separator), ..Reading::default() };
    let read = sheet::parse(bytes, None, &reading)?;
    let cell = |text: String| Raw { text: unguarded(&text, &SPLITS), odd: None };
    let row = |row: sheet::Row| Row { number: row.number, cells: row.cells.into_iter().map(cell).collect() };
    Ok(read.rows.into_iter().map(row).collect())
}
