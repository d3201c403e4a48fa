//! CSV and TSV: encoding, separator and quotation mark are guessed from the bytes, and told.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8};

use super::{MOST_CELLS, Reading, Row, Sheet, SheetError};

/// Reads a text file.
pub(super) fn read(bytes: &[u8], reading: &Reading) -> Result<Sheet, SheetError> {
    let mut told = Vec::new();
    let text = decode(bytes, reading, &mut told)?;
    if text.trim().is_empty() {
        return Err(SheetError::Empty);
    }
    if text.contains('\0') {
        return Err(SheetError::Kind("a binary file"));
    }
    let quote = reading.quote.filter(char::is_ascii).unwrap_or('"');
    let (separator, text) = separator(&text, quote, reading.separator, &mut told);
    let mut reader = csv::ReaderBuilder::new();
    reader.has_headers(false).flexible(true).delimiter(separator).quote(quote as u8);
    let mut reader = reader.from_reader(text.as_bytes());
    let mut rows = Vec::new();
    let mut cells = 0;
    let mut record = csv::StringRecord::new();
    loop {
        match reader.read_record(&mut record) {
            Ok(false) => break,
            Ok(true) => {}
            Err(error) => return Err(SheetError::Damaged(error.to_string())),
        }
        cells += record.len();
        if cells > MOST_CELLS {
            return Err(SheetError::TooManyCells);
        }
        let number = record.position().map_or(0, |position| first_line(text, position));
        rows.push(Row {
            number: u32::try_from(number).unwrap_or(u32::MAX),
            cells: record.iter().map(str::to_owned).collect(),
        });
    }
    warn_of_open_quote(text, quote, &rows, &mut told);
    Ok(Sheet { rows, told, ..Sheet::default() })
}

/// The line of the first cell: a record begins where the one before it ended, before any empty lines.
fn first_line(text: &str, position: &csv::Position) -> u64 {
    let start = usize::try_from(position.byte()).unwrap_or(usize::MAX);
    let skipped = text.as_bytes().get(start..).unwrap_or_default();
    let empty = skipped
        .iter()
        .take_while(|byte| matches!(byte, b'\n' | b'\r'))
        .filter(|byte| **byte == b'\n')
        .count();
    position.line() + empty as u64
}

/// The text, in the encoding that is asked for or guessed. Bytes that it does not have are told.
pub(crate) fn decode<'b>(
    bytes: &'b [u8],
    reading: &Reading,
    told: &mut Vec<String>,
) -> Result<Cow<'b, str>, SheetError> {
    let encoding = match &reading.encoding {
        Some(name) => {
            Encoding::for_label(name.as_bytes()).ok_or_else(|| SheetError::Encoding(name.clone()))?
        }
        None => guess(bytes),
    };
    // A mark at the beginning counts more than a guess.
    let (text, used, has_errors) = encoding.decode(bytes);
    if used != UTF_8 || has_errors {
        let how = if reading.encoding.is_some() { "read as" } else { "its letters were taken for" };
        told.push(format!("{how} {}", used.name()));
    }
    if has_errors {
        told.push(format!(
            "some bytes are no letters of {} and were replaced; name another encoding",
            used.name()
        ));
    }
    Ok(text)
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    // Much zero at even or odd places is UTF-16 without its mark.
    let head = &bytes[..bytes.len().min(4096)];
    let zeros =
        |odd: usize| head.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count() * 4 > head.len();
    if zeros(1) {
        return encoding_rs::UTF_16LE;
    }
    if zeros(0) {
        return encoding_rs::UTF_16BE;
    }
    if std::str::from_utf8(bytes).is_ok() {
        return UTF_8;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Allow)
}

/// The separator that is asked for, that the first line names (`sep=;`), or that divides the lines most evenly; and the text
/// without such a line.
fn separator<'t>(text: &'t str, quote: char, asked: Option<char>, told: &mut Vec<String>) -> (u8, &'t str) {
    let named = text.strip_prefix("sep=").and_then(|rest| rest.split_once('\n'));
    let (named, text) = match named {
        Some((sign, rest)) => (sign.trim_end().bytes().next(), rest),
        None => (None, text),
    };
    let asked = asked.filter(char::is_ascii).map(|sign| sign as u8);
    let separator = asked.or(named).unwrap_or_else(|| most_even(text, quote));
    if separator != b',' && asked.is_none() {
        let name = match separator {
            b'\t' => "tabs".to_owned(),
            b';' => "semicolons".to_owned(),
            other => format!("`{}`", other as char),
        };
        told.push(format!("its cells are divided by {name}"));
    }
    (separator, text)
}

/// The separator with the most cells in a line that most lines agree on.
fn most_even(text: &str, quote: char) -> u8 {
    let score = |separator: u8| {
        let mut reader = csv::ReaderBuilder::new();
        reader.has_headers(false).flexible(true).delimiter(separator).quote(quote as u8);
        let mut end = text.len().min(200_000);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let mut reader = reader.from_reader(&text.as_bytes()[..end]);
        let widths: Vec<usize> = reader.records().take(50).flatten().map(|row| row.len()).collect();
        let mut sorted = widths.clone();
        sorted.sort_unstable();
        let middle = sorted.get(sorted.len() / 2).copied().unwrap_or(1);
        let agree = widths.iter().filter(|width| **width == middle).count();
        if middle < 2 { 0 } else { agree * 1000 / widths.len().max(1) * 100 + middle.min(99) }
    };
    // Of equals the first counts.
    let mut best = (b',', score(b','));
    for separator in [b';', b'\t', b'|'] {
        let found = score(separator);
        if found > best.1 {
            best = (separator, found);
        }
    }
    best.0
}

/// A quotation mark that is never closed takes everything after it into one cell.
fn warn_of_open_quote(text: &str, quote: char, rows: &[Row], told: &mut Vec<String>) {
    let Some(last) = rows.last() else { return };
    let is_odd = !text.matches(quote).count().is_multiple_of(2);
    if is_odd && last.cells.iter().any(|cell| cell.lines().count() > 3) {
        told.push(format!(
            "a quotation mark is not closed: everything after line {} is one cell",
            last.number
        ));
    }
}
