//! Writes a draft as a workbook: a page that explains it, and a sheet for each section.

use parallax_dossier::draft::Dossier;
use rust_xlsxwriter::{
    Color, DataValidation, DataValidationErrorStyle, DocProperties, ExcelDateTime, Format, FormatAlign,
    FormatBorder, Formula, IgnoreError, Workbook, Worksheet, XlsxError,
};

use crate::cells::{Cell, Filled, fill};
use crate::layout::{Column, Kind, Part, Rows, Section, sentence};
use crate::{GUIDE, guide};

/// Maximum number of characters of a cell.
const LONGEST: usize = 32_767;
/// Maximum number of rows of a sheet.
const MOST_ROWS: usize = 1_048_576;
/// Maximum number of lines of a row that are shown.
const MOST_LINES: usize = 10;
/// Rows below the last one that have drop-downs as well.
const SPARE: u32 = 500;

/// Why a draft is no workbook.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// A text that no cell can hold.
    #[error(
        "{section}, row {row}, `{column}`: the text has {length} characters, and a cell of a workbook holds {LONGEST}; write a folder of CSV files instead (a name that ends in /)"
    )]
    TooLong {
        /// The sheet.
        section: String,
        /// Its row.
        row: usize,
        /// Its column.
        column: String,
        /// How long the text is.
        length: usize,
    },
    /// More rows than a sheet has.
    #[error(
        "{section} has {rows} rows, and a sheet of a workbook holds {MOST_ROWS}; write a folder of CSV files instead (a name that ends in /)"
    )]
    TooManyRows {
        /// The sheet.
        section: String,
        /// How many.
        rows: usize,
    },
    /// Of the library.
    #[error(transparent)]
    Xlsx(#[from] XlsxError),
}

/// Returns a draft as an XLSX file; the same draft gives the same bytes.
///
/// # Errors
/// If a text or a section is larger than a workbook can hold.
pub fn to_workbook(draft: &Dossier<'_>) -> Result<Vec<u8>, WriteError> {
    let filled = fill(draft);
    let mut book = Workbook::new();
    let properties = DocProperties::new()
        .set_title(draft.title.as_deref().unwrap_or_default().chars().take(200).collect::<String>())
        .set_comment("A dossier of Parallax")
        // The same dossier is the same file on every day.
        .set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?);
    book.set_properties(&properties);
    let formats = Formats::new();
    let title = draft.title.as_deref().unwrap_or("A dossier");
    book.push_worksheet(guide_sheet(title, &formats)?);
    for sheet in &filled {
        check(sheet)?;
        book.push_worksheet(write(sheet, &filled, &formats)?);
    }
    Ok(book.save_to_buffer()?)
}

fn check(Filled { section, rows }: &Filled) -> Result<(), WriteError> {
    if rows.len() >= MOST_ROWS {
        return Err(WriteError::TooManyRows { section: section.name.clone(), rows: rows.len() });
    }
    for (row, cells) in rows.iter().enumerate() {
        for (column, cell) in section.columns.iter().zip(cells) {
            if let Cell::Text(text) = cell
                && text.encode_utf16().count() > LONGEST
            {
                let (section, column) = (section.name.clone(), column.name.clone());
                return Err(WriteError::TooLong {
                    section,
                    row: row + 2,
                    column,
                    length: text.encode_utf16().count(),
                });
            }
        }
    }
    Ok(())
}

struct Formats {
    title: Format,
    rule: Format,
    heading: Format,
    required: Format,
    sheet: Format,
    told: Format,
    text: Format,
    number: Format,
}

impl Formats {
    fn new() -> Self {
        let top = || Format::new().set_align(FormatAlign::Top);
        let heading = || {
            top()
                .set_bold()
                .set_text_wrap()
                .set_num_format("@")
                .set_border_bottom(FormatBorder::Thin)
                .set_border_color(Color::RGB(0x8a_8f_98))
        };
        Self {
            title: Format::new().set_bold().set_font_size(16.0),
            rule: top().set_text_wrap(),
            heading: heading().set_background_color(Color::RGB(0xe4_e7_ec)),
            required: heading().set_background_color(Color::RGB(0x2f_3b_4c)).set_font_color(Color::White),
            sheet: top().set_text_wrap().set_bold().set_background_color(Color::RGB(0xf2_f4_f7)),
            told: top().set_text_wrap().set_num_format("@"),
            text: top().set_text_wrap().set_num_format("@"),
            number: top(),
        }
    }
}

fn guide_sheet(title: &str, formats: &Formats) -> Result<Worksheet, XlsxError> {
    const WIDTHS: [f64; 6] = [14.0, 19.0, 26.0, 28.0, 62.0, 34.0];
    let mut sheet = Worksheet::new();
    sheet.set_name(GUIDE)?;
    for (column, width) in (0..).zip(WIDTHS) {
        sheet.set_column_width(column, width)?;
    }
    let heading: String = title.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(200).collect();
    sheet.write_string_with_format(
        0,
        0,
        format!("How to fill in this dossier: {heading}"),
        &formats.title,
    )?;
    let mut row = 2;
    for rule in guide::RULES {
        sheet.merge_range(row, 0, row, 5, rule, &formats.rule)?;
        sheet.set_row_height(row, height([(rule, WIDTHS.iter().sum())].into_iter(), 9))?;
        row += 1;
    }
    row += 1;
    for (column, heading) in (0..).zip(guide::HEADINGS) {
        sheet.write_string_with_format(row, column, heading, &formats.required)?;
    }
    row += 1;
    for (is_sheet, line) in guide::columns() {
        let format = if is_sheet { &formats.sheet } else { &formats.told };
        sheet.set_row_height(row, height(line.iter().map(String::as_str).zip(WIDTHS), 9))?;
        for (column, text) in (0..).zip(line) {
            sheet.write_string_with_format(row, column, text, format)?;
        }
        row += 1;
    }
    row += 1;
    for (column, heading) in (0..).zip(["words of", "word", "meaning"]) {
        sheet.write_string_with_format(row, column, heading, &formats.required)?;
    }
    row += 1;
    for [of, word, meaning] in guide::words() {
        sheet.write_string_with_format(row, 0, of, &formats.told)?;
        sheet.write_string_with_format(row, 1, word, &formats.told)?;
        sheet.set_row_height(row, height([(meaning.as_str(), WIDTHS[2..5].iter().sum())].into_iter(), 9))?;
        sheet.merge_range(row, 2, row, 4, &meaning, &formats.told)?;
        row += 1;
    }
    sheet.set_landscape();
    sheet.set_print_fit_to_pages(1, 0);
    Ok(sheet)
}

fn write(
    Filled { section, rows }: &Filled,
    all: &[Filled],
    formats: &Formats,
) -> Result<Worksheet, XlsxError> {
    let mut sheet = Worksheet::new();
    sheet.set_name(&section.name)?;
    let last = rows.len() as u32 + SPARE;
    let mut widths = Vec::new();
    for (number, column) in (0..).zip(&section.columns) {
        let is_number = matches!(column.kind, Kind::Whole | Kind::Number);
        let format = if is_number { &formats.number } else { &formats.text };
        let cells = rows.iter().filter_map(|row| row.get(usize::from(number)));
        let width = width(column, cells);
        widths.push(width);
        sheet.set_column_width(number, width)?;
        sheet.set_column_format(number, format)?;
        let is_required = guide::left_out(section, column) == "must be filled in";
        let heading = if is_required { &formats.required } else { &formats.heading };
        sheet.write_string_with_format(0, number, &column.name, heading)?;
        sheet.add_data_validation(1, number, last, number, &validation(section, column, all)?)?;
    }
    for (row, cells) in (1..).zip(rows) {
        let texts = cells.iter().map(|cell| if let Cell::Text(text) = cell { text.as_str() } else { "" });
        sheet.set_row_height(row, height(texts.zip(widths.iter().copied()), MOST_LINES))?;
        for (column, cell) in (0..).zip(cells) {
            match cell {
                Cell::Empty => {}
                Cell::Text(text) => {
                    sheet.write_string_with_format(row, column, text, &formats.text)?;
                }
                Cell::Number(number) => {
                    sheet.write_number_with_format(row, column, *number, &formats.number)?;
                }
            }
        }
    }
    let columns = section.columns.len() as u16;
    sheet.ignore_error_range(1, 0, last, columns.saturating_sub(1), IgnoreError::NumberStoredAsText)?;
    let frozen = u16::from(matches!(section.rows, Rows::Table(_)));
    sheet.set_freeze_panes(1, frozen)?;
    if !rows.is_empty() {
        sheet.autofilter(0, 0, rows.len() as u32, columns.saturating_sub(1))?;
    }
    sheet.set_repeat_rows(0, 0)?;
    sheet.set_repeat_columns(0, 0)?;
    sheet.set_landscape();
    Ok(sheet)
}

/// The width of a column in characters: as wide as its cells, within bounds, because long texts run over several lines.
fn width<'c>(column: &Column, cells: impl Iterator<Item = &'c Cell>) -> f64 {
    let longest = |text: &str| text.lines().map(|line| line.chars().count()).max().unwrap_or_default();
    let of_cell = |cell: &Cell| match cell {
        Cell::Empty => 0,
        Cell::Text(text) => longest(text),
        Cell::Number(number) => number.to_string().len(),
    };
    let widest = cells.map(of_cell).max().unwrap_or_default();
    let most = match column.kind {
        Kind::Text if column.part != Part::Key => 48,
        Kind::Link | Kind::Shape | Kind::List(_) | Kind::Notation => 36,
        _ => 30,
    };
    // Room for the button of the filter.
    let heading = column.name.chars().count() + 4;
    (widest + 2).clamp(heading.max(9), most.max(heading)) as f64
}

/// The height of a row in points: spreadsheet programs do not all find it themselves. A row with more than `most` lines shows
/// the beginning of its texts.
fn height<'t>(cells: impl Iterator<Item = (&'t str, f64)>, most: usize) -> f64 {
    // Words that do not fit begin a line, so that lines are not full.
    let lines = |(text, width): (&str, f64)| -> usize {
        let room = (width * 0.95).max(1.0) as usize;
        text.lines().map(|line| line.chars().count().div_ceil(room).max(1)).sum()
    };
    15.0 * cells.map(lines).max().unwrap_or(1).clamp(1, most) as f64
}

/// What a cell may hold, with a note that is shown when it is selected.
fn validation(section: &Section, column: &Column, all: &[Filled]) -> Result<DataValidation, XlsxError> {
    let rule = DataValidation::new();
    let rule = match &column.kind {
        Kind::Word(_) | Kind::Flag => {
            let words = column.kind.words();
            let words = if column.kind == Kind::Flag { vec!["true"] } else { words };
            rule.allow_list_strings(&words)?.set_error_style(DataValidationErrorStyle::Warning)
        }
        Kind::Outcome => {
            let words = crate::layout::words("Outcome");
            let declared = rows_of("outcomes", all).iter().filter_map(|row| match row.first() {
                Some(Cell::Text(id)) => Some(id.as_str()),
                _ => None,
            });
            let mut listed: Vec<&str> = words;
            // A list of words has at most 255 characters.
            let mut length: usize = listed.iter().map(|word| word.len() + 1).sum();
            for id in declared {
                length += id.encode_utf16().count() + 1;
                if length <= 250 && !id.contains(',') {
                    listed.push(id);
                }
            }
            rule.allow_list_strings(&listed)?.set_error_style(DataValidationErrorStyle::Information)
        }
        Kind::Id(table) => {
            let last = rows_of(table, all).len() as u32 + SPARE;
            let ids = Formula::new(format!("={table}!$A$2:$A${last}"));
            rule.allow_list_formula(ids).set_error_style(DataValidationErrorStyle::Information)
        }
        _ => rule.allow_any_value(),
    };
    let title: String = column.name.chars().take(32).collect();
    let mut note = sentence(column.meaning);
    let left_out = guide::left_out(section, column);
    if !left_out.is_empty() {
        note.push_str(&[" If empty: ", &left_out, "."].concat());
    }
    if note.encode_utf16().count() > 250 {
        note = note.chars().take(245).collect();
        note.push('…');
    }
    rule.set_input_title(title)?.set_input_message(note)
}

fn rows_of<'f>(table: &str, all: &'f [Filled]) -> &'f [Vec<Cell>] {
    all.iter().find(|filled| filled.section.name == table).map_or(&[], |filled| &filled.rows)
}
