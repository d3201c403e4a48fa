//! Workbooks: XLSX, XLS and ODS through `calamine`, once it is certain that they unpack to a bounded size.

use std::io::{Cursor, Read};

use calamine::{CellErrorType, Data, Dimensions, ExcelDateTime, Ods, Reader, Xls, Xlsx, XlsxError};

use super::marks::{self, Marks};
use super::{MOST_BYTES, MOST_CELLS, Row, Sheet, SheetError};

/// Widest column that is read: that of the oldest format. What stands farther right is told.
pub(crate) const WIDEST: u32 = 512;

/// Reads one sheet of a workbook: the one of that name, or the first that has cells.
pub(super) fn read(bytes: Vec<u8>, name: Option<&str>) -> Result<Sheet, SheetError> {
    if bytes.starts_with(b"PK") {
        return match unpacks(&bytes)? {
            Content::Ods { has_merged, xml } => ods(bytes, name, has_merged, &xml),
            Content::Xlsx => xlsx(&bytes, name),
        };
    }
    if contains(&bytes, &utf16("EncryptedPackage")) {
        return Err(SheetError::Password);
    }
    xls(bytes, name)
}

/// What kind of workbook the bytes are, once they have been unpacked.
pub(super) fn check_archive(bytes: &[u8]) -> Result<super::Archive, SheetError> {
    if contains(bytes, &utf16("EncryptedPackage")) {
        return Err(SheetError::Password);
    }
    Ok(match unpacks(bytes)? {
        Content::Xlsx => super::Archive::Xlsx,
        Content::Ods { .. } => super::Archive::Ods,
    })
}

/// What an archive holds.
enum Content {
    Xlsx,
    Ods {
        /// True if cells are merged over several rows.
        has_merged: bool,
        /// Its content.
        xml: String,
    },
}

/// Unpacks everything once and drops it, so that no entry can say less than it holds.
fn unpacks(bytes: &[u8]) -> Result<Content, SheetError> {
    let damaged = |error: zip::result::ZipError| SheetError::Damaged(error.to_string());
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    let (mut total, mut ods, mut is_xlsx) = (0_u64, None, false);
    for at in 0..archive.len() {
        let mut entry = match archive.by_index(at) {
            Err(zip::result::ZipError::UnsupportedArchive(reason))
                if reason.to_lowercase().contains("password") =>
            {
                return Err(SheetError::Password);
            }
            found => found.map_err(damaged)?,
        };
        let name = entry.name().map_err(damaged)?.into_owned();
        let is_content = name == "content.xml";
        is_xlsx |= name.starts_with("xl/");
        let left = MOST_BYTES - total;
        let mut limited = entry.by_ref().take(left + 1);
        let mut text = Vec::new();
        let read = if is_content {
            limited.read_to_end(&mut text).map(|length| length as u64)
        } else {
            std::io::copy(&mut limited, &mut std::io::sink())
        };
        total += read.map_err(|error| SheetError::Damaged(error.to_string()))?;
        if total > MOST_BYTES {
            return Err(SheetError::Bomb);
        }
        if is_content {
            let xml = String::from_utf8_lossy(&text);
            if area_of_ods(&xml) > 4 * MOST_CELLS as u64 {
                return Err(SheetError::TooManyCells);
            }
            ods = Some((xml.contains("table:number-rows-spanned"), xml.into_owned()));
        }
        if name == "META-INF/manifest.xml" && archive_is_encrypted(bytes, at) {
            return Err(SheetError::Password);
        }
    }
    match ods {
        Some((has_merged, xml)) => Ok(Content::Ods { has_merged, xml }),
        None if is_xlsx => Ok(Content::Xlsx),
        None => Err(SheetError::Kind("an archive")),
    }
}

/// True if the manifest of an ODS file says that its entries are encrypted.
fn archive_is_encrypted(bytes: &[u8], manifest: usize) -> bool {
    let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(bytes)) else { return false };
    let Ok(entry) = archive.by_index(manifest) else { return false };
    let mut text = Vec::new();
    entry.take(1 << 20).read_to_end(&mut text).is_ok() && contains(&text, b"encryption-data")
}

/// The largest rectangle from the first cell to the last with a value that a table of an ODS file spans, as its repeated rows
/// and cells say.
fn area_of_ods(xml: &str) -> u64 {
    let attribute = |tag: &str, name: &str| -> u64 {
        let value = tag.split_once(name).and_then(|(_, rest)| rest.strip_prefix("=\"")?.split('"').next());
        value.and_then(|value| value.parse().ok()).unwrap_or(1)
    };
    let (mut row, mut repeated, mut column) = (0_u64, 0_u64, 0_u64);
    let (mut bottom, mut right, mut area) = (0_u64, 0_u64, 0_u64);
    for tag in xml.split('<').filter_map(|rest| rest.split('>').next()) {
        if tag.starts_with("table:table ") {
            (row, repeated, bottom, right) = (0, 0, 0, 0);
        } else if tag.starts_with("table:table-row") && !tag.starts_with("table:table-rows") {
            row = row.saturating_add(repeated);
            repeated = attribute(tag, "table:number-rows-repeated");
            column = 0;
        } else if tag.starts_with("table:table-cell") || tag.starts_with("table:covered-table-cell") {
            column = column.saturating_add(attribute(tag, "table:number-columns-repeated"));
            if tag.contains("value-type=") || tag.contains("table:formula=") {
                bottom = bottom.max(row.saturating_add(repeated));
                right = right.max(column);
                area = area.max(bottom.saturating_mul(right));
            }
        }
    }
    area
}

fn contains(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted)
}

fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

fn xlsx(bytes: &[u8], name: Option<&str>) -> Result<Sheet, SheetError> {
    let damaged = |error: XlsxError| match error {
        XlsxError::Password => SheetError::Password,
        error => SheetError::Damaged(error.to_string()),
    };
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(damaged)?;
    let names = book.sheet_names();
    for candidate in wanted(&names, name)? {
        let mut grid = Grid::new(&candidate);
        let mut cells = book.worksheet_cells_reader(&candidate).map_err(damaged)?;
        while let Some(cell) = cells.next_cell().map_err(damaged)? {
            let (row, column) = cell.get_position();
            grid.put(row, column, &Data::from(cell.get_value().clone()))?;
        }
        drop(cells);
        if grid.cells > 0 || name.is_some() {
            let merged = book.merge_cells_by_sheet_name(&candidate).unwrap_or_default();
            return Ok(grid.finish(&marks::read_xlsx(bytes, &candidate), &merged, &names));
        }
    }
    Err(SheetError::Empty)
}

fn xls(bytes: Vec<u8>, name: Option<&str>) -> Result<Sheet, SheetError> {
    let mut book: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(|error| {
        let words = error.to_string();
        if words.to_lowercase().contains("password") {
            SheetError::Password
        } else {
            SheetError::Damaged(words)
        }
    })?;
    let names = book.sheet_names();
    for candidate in wanted(&names, name)? {
        let range =
            book.worksheet_range(&candidate).map_err(|error| SheetError::Damaged(error.to_string()))?;
        let grid = from_range(&range, &candidate)?;
        if grid.cells > 0 || name.is_some() {
            let merged = book.merge_cells_by_sheet_name(&candidate).unwrap_or_default();
            return Ok(grid.finish(&Marks::default(), &merged, &names));
        }
    }
    Err(SheetError::Empty)
}

fn ods(bytes: Vec<u8>, name: Option<&str>, has_merged: bool, xml: &str) -> Result<Sheet, SheetError> {
    let mut book: Ods<_> =
        Ods::new(Cursor::new(bytes)).map_err(|error| SheetError::Damaged(error.to_string()))?;
    let names = book.sheet_names();
    for candidate in wanted(&names, name)? {
        let range =
            book.worksheet_range(&candidate).map_err(|error| SheetError::Damaged(error.to_string()))?;
        let grid = from_range(&range, &candidate)?;
        if grid.cells > 0 || name.is_some() {
            let mut sheet = grid.finish(&marks::read_ods(xml, &candidate), &[], &names);
            if has_merged {
                let told = "merged cells of an ODS file count for their first row only; saved as XLSX they count for all";
                sheet.told.push(told.to_owned());
            }
            return Ok(sheet);
        }
    }
    Err(SheetError::Empty)
}

/// The sheets to look at, in order.
fn wanted(names: &[String], name: Option<&str>) -> Result<Vec<String>, SheetError> {
    let Some(name) = name else { return Ok(names.to_vec()) };
    if names.iter().any(|found| found == name) {
        return Ok(vec![name.to_owned()]);
    }
    Err(SheetError::NoSheet { name: name.to_owned(), all: names.join(", ") })
}

fn from_range(range: &calamine::Range<Data>, name: &str) -> Result<Grid, SheetError> {
    let mut grid = Grid::new(name);
    let (top, left) = range.start().unwrap_or_default();
    for (row, column, value) in range.used_cells() {
        grid.put(top + row as u32, left + column as u32, value)?;
    }
    Ok(grid)
}

/// Rows in the making.
struct Grid {
    sheet: Sheet,
    cells: usize,
    is_cut: bool,
}

impl Grid {
    fn new(name: &str) -> Self {
        Self { sheet: Sheet { name: name.to_owned(), ..Sheet::default() }, cells: 0, is_cut: false }
    }

    fn put(&mut self, row: u32, column: u32, value: &Data) -> Result<(), SheetError> {
        let text = text(value);
        if text.is_empty() {
            return Ok(());
        }
        if column >= WIDEST {
            self.is_cut = true;
            return Ok(());
        }
        let number = row.saturating_add(1);
        let rows = &mut self.sheet.rows;
        if rows.last().is_none_or(|last| last.number < number) {
            rows.push(Row { number, cells: Vec::new() });
        }
        let at = match rows.binary_search_by_key(&number, |row| row.number) {
            Ok(at) => at,
            Err(at) => {
                rows.insert(at, Row { number, cells: Vec::new() });
                at
            }
        };
        let cells = &mut rows[at].cells;
        let column = column as usize;
        if cells.len() <= column {
            self.cells += column + 1 - cells.len();
            cells.resize(column + 1, String::new());
        }
        if self.cells > MOST_CELLS {
            return Err(SheetError::TooManyCells);
        }
        cells[column] = text;
        Ok(())
    }

    /// Puts struck cells aside, and repeats merged cells in the rows and columns that they cover.
    fn finish(self, marks: &Marks, merged: &[Dimensions], names: &[String]) -> Sheet {
        let Self { mut sheet, is_cut, .. } = self;
        marks.apply(&mut sheet);
        sheet.names = names.to_vec();
        if is_cut {
            sheet.told.push(format!("columns after the {WIDEST}th were left out"));
        }
        if names.len() > 1 {
            let others: Vec<&str> =
                names.iter().map(String::as_str).filter(|name| *name != sheet.name).collect();
            sheet.told.push(format!(
                "of its sheets `{}` was read, and not: {}",
                sheet.name,
                others.join(", ")
            ));
        }
        let mut repeated = 0;
        for area in merged {
            let (top, left) = area.start;
            let (bottom, right) = area.end;
            let row_of =
                |sheet: &Sheet, row: u32| sheet.rows.binary_search_by_key(&(row + 1), |row| row.number).ok();
            let Some(first) = row_of(&sheet, top) else { continue };
            let text = sheet.rows[first].cell(left as usize).to_owned();
            if text.is_empty() || right >= WIDEST {
                continue;
            }
            let from = first;
            let to = sheet.rows.partition_point(|row| row.number <= bottom.saturating_add(1));
            for row in &mut sheet.rows[from..to] {
                for column in left as usize..=right as usize {
                    if row.number == top + 1 && column == left as usize {
                        continue;
                    }
                    if row.cells.len() <= column {
                        row.cells.resize(column + 1, String::new());
                    }
                    row.cells[column].clone_from(&text);
                    sheet.merged.insert((row.number, column));
                    repeated += 1;
                    if repeated > MOST_CELLS {
                        return sheet;
                    }
                }
            }
        }
        if repeated > 0 {
            sheet.told.push(
                "merged cells count for all rows that they cover, but not where they hold a figure"
                    .to_owned(),
            );
        }
        sheet
    }
}

/// The text of a cell; a date is written as ISO 8601, a whole number without decimals.
fn text(value: &Data) -> String {
    match value {
        Data::Empty => String::new(),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
        Data::Int(n) => n.to_string(),
        Data::Float(n) if n.fract() == 0.0 && n.abs() < 1e15 => format!("{n:.0}"),
        Data::Float(n) => n.to_string(),
        Data::Bool(true) => "TRUE".to_owned(),
        Data::Bool(false) => "FALSE".to_owned(),
        Data::DateTime(date) => day(date),
        Data::Error(CellErrorType::NA) => "#N/A".to_owned(),
        Data::Error(error) => error.to_string(),
    }
}

/// A date of Excel as a day, with its time if it has one.
fn day(date: &ExcelDateTime) -> String {
    if date.is_duration() {
        return date.as_f64().to_string();
    }
    let (year, month, day, hour, minute, second, _) = date.to_ymd_hms_milli();
    if date.as_f64() < 1.0 {
        return format!("{hour:02}:{minute:02}:{second:02}");
    }
    if (hour, minute, second) == (0, 0, 0) {
        return format!("{year:04}-{month:02}-{day:02}");
    }
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}")
}
