//! What a workbook says of rows and cells besides their values: which are hidden, and which are struck out. The library reads
//! values only, so this is read from the XML itself, tag by tag.

use std::collections::HashSet;
use std::io::{BufRead, BufReader, Cursor, Read};
use std::ops::RangeInclusive;

use super::Sheet;

/// Largest part that is read whole: names, relations and styles.
const MOST_XML: u64 = 16 << 20;
/// Longest tag that is looked at.
const LONGEST_TAG: u64 = 8192;

/// Rows are counted from 1, columns from 0.
#[derive(Debug, Default)]
pub(super) struct Marks {
    hidden_rows: Vec<RangeInclusive<u32>>,
    hidden_columns: Vec<RangeInclusive<usize>>,
    struck: Vec<(RangeInclusive<u32>, RangeInclusive<usize>)>,
}

impl Marks {
    /// Takes the texts of struck cells out of the rows, and names the rows and columns that are hidden.
    pub(super) fn apply(&self, sheet: &mut Sheet) {
        for (rows, columns) in &self.struck {
            let from = sheet.rows.partition_point(|row| row.number < *rows.start());
            for row in sheet.rows[from..].iter_mut().take_while(|row| row.number <= *rows.end()) {
                for (at, cell) in row.cells.iter_mut().enumerate().filter(|(at, _)| columns.contains(at)) {
                    if !cell.trim().is_empty() {
                        sheet.struck.insert((row.number, at), std::mem::take(cell));
                    }
                }
            }
        }
        for rows in &self.hidden_rows {
            let from = sheet.rows.partition_point(|row| row.number < *rows.start());
            let here = sheet.rows[from..].iter().take_while(|row| row.number <= *rows.end());
            sheet.hidden_rows.extend(here.map(|row| row.number));
        }
        let width = sheet.rows.iter().map(|row| row.cells.len()).max().unwrap_or_default();
        let is_hidden = |at: &usize| self.hidden_columns.iter().any(|columns| columns.contains(at));
        sheet.hidden_columns = (0..width).filter(is_hidden).collect();
    }
}

/// The marks of a sheet of an XLSX file. What cannot be read has none: the library has read it already.
pub(super) fn read_xlsx(bytes: &[u8], name: &str) -> Marks {
    let mut marks = Marks::default();
    let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(bytes)) else { return marks };
    let Some(path) = path_of(&mut archive, name) else { return marks };
    let styles = whole(&mut archive, "xl/styles.xml").map(|xml| struck_styles(&xml)).unwrap_or_default();
    let texts = struck_texts(&mut archive);
    let Ok(part) = archive.by_name(&path) else { return marks };
    let (mut place, mut is_text) = (None, false);
    each_tag(part, |tag, text| match tag_name(tag) {
        "row" if is_on(tag, "hidden") => {
            if let Some(row) = attribute(tag, "r").and_then(|row| row.parse().ok()) {
                marks.hidden_rows.push(row..=row);
            }
        }
        "col" if is_on(tag, "hidden") => {
            let end = |name| attribute(tag, name)?.parse::<usize>().ok()?.checked_sub(1);
            if let (Some(min), Some(max)) = (end("min"), end("max")) {
                marks.hidden_columns.push(min..=max);
            }
        }
        "c" => {
            place = attribute(tag, "r").and_then(cell_place);
            is_text = attribute(tag, "t") == Some("s");
            let style = attribute(tag, "s").and_then(|style| style.parse::<usize>().ok());
            if style.is_some_and(|style| styles.get(style) == Some(&true)) {
                marks.struck.extend(place.map(|(row, column)| (row..=row, column..=column)));
            }
        }
        "/v" if is_text && text.trim().parse().is_ok_and(|number| texts.contains(&number)) => {
            marks.struck.extend(place.map(|(row, column)| (row..=row, column..=column)));
        }
        _ => {}
    });
    marks
}

/// The marks of a table of an ODS file.
pub(super) fn read_ods(xml: &str, name: &str) -> Marks {
    let mut marks = Marks::default();
    let (mut styles, mut style) = (HashSet::new(), String::new());
    let (mut is_here, mut is_hidden) = (false, false);
    // The row before the first.
    let (mut rows, mut column) = (0..=0_u32, 0_usize);
    let mut columns = 0..=0_usize;
    let mut next_column = 0_usize;
    let mut in_cell = false;
    let count = |tag: &str, name: &str| attribute(tag, name).and_then(|n| n.parse().ok()).unwrap_or(1_u32);
    each_tag(xml.as_bytes(), |tag, _| match tag_name(tag) {
        "style" => attribute(tag, "style:name").unwrap_or_default().clone_into(&mut style),
        "text-properties" => {
            let line = attribute(tag, "style:text-line-through-style")
                .or_else(|| attribute(tag, "style:text-line-through-type"));
            if line.is_some_and(|line| line != "none") {
                styles.insert(style.clone());
            }
        }
        "table" => {
            is_here = attribute(tag, "table:name").is_some_and(|found| unescaped(found) == name);
            rows = 0..=0;
            next_column = 0;
        }
        "/table" => is_here = false,
        _ if !is_here => {}
        "table-column" => {
            let end = next_column + count(tag, "table:number-columns-repeated") as usize;
            if attribute(tag, "table:visibility").is_some_and(|seen| seen != "visible") && end > next_column {
                marks.hidden_columns.push(next_column..=end - 1);
            }
            next_column = end;
        }
        "table-row" => {
            let start = rows.end().to_owned().saturating_add(1);
            let last = rows.end().to_owned().saturating_add(count(tag, "table:number-rows-repeated"));
            rows = start..=last;
            is_hidden = attribute(tag, "table:visibility").is_some_and(|seen| seen != "visible");
            column = 0;
            if is_hidden {
                marks.hidden_rows.push(rows.clone());
            }
        }
        "table-cell" | "covered-table-cell" => {
            let end = column + count(tag, "table:number-columns-repeated") as usize;
            columns = column..=end.saturating_sub(1);
            column = end;
            in_cell = !tag.ends_with('/');
            if attribute(tag, "table:style-name").is_some_and(|style| styles.contains(style)) {
                marks.struck.push((rows.clone(), columns.clone()));
            }
        }
        "/table-cell" => in_cell = false,
        "span"
            if in_cell && attribute(tag, "text:style-name").is_some_and(|style| styles.contains(style)) =>
        {
            marks.struck.push((rows.clone(), columns.clone()));
        }
        _ => {}
    });
    marks
}

/// Calls `each` with every tag, without its angles, and the text before it.
fn each_tag(read: impl Read, mut each: impl FnMut(&str, &str)) {
    let mut reader = BufReader::with_capacity(1 << 16, read);
    let (mut text, mut tag) = (Vec::new(), Vec::new());
    loop {
        text.clear();
        tag.clear();
        if !matches!(reader.read_until(b'<', &mut text), Ok(length) if length > 0) {
            return;
        }
        text.pop();
        let read = (&mut reader).take(LONGEST_TAG).read_until(b'>', &mut tag);
        if !matches!(read, Ok(length) if length > 0) {
            return;
        }
        tag.pop();
        each(&String::from_utf8_lossy(&tag), &String::from_utf8_lossy(&text));
    }
}

/// The name of a tag without its prefix; a closing tag keeps its slash.
fn tag_name(tag: &str) -> &str {
    let name = tag.split([' ', '\t', '\r', '\n']).next().unwrap_or_default();
    let (slash, name) = name.strip_prefix('/').map_or(("", name), |rest| ("/", rest));
    let bare = name.trim_end_matches('/').rsplit(':').next().unwrap_or_default();
    if slash.is_empty() {
        return bare;
    }
    ["/v", "/table", "/table-cell"].into_iter().find(|known| &known[1..] == bare).unwrap_or_default()
}

/// The value of an attribute by its whole name.
fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    let mut rest = tag;
    loop {
        let at = rest.find(name)?;
        let is_whole = rest[..at].ends_with([' ', '\t', '\r', '\n']);
        rest = &rest[at + name.len()..];
        if let Some(value) = rest.strip_prefix("=\"").filter(|_| is_whole) {
            return value.split('"').next();
        }
        if let Some(value) = rest.strip_prefix("='").filter(|_| is_whole) {
            return value.split('\'').next();
        }
    }
}

fn is_on(tag: &str, name: &str) -> bool {
    matches!(attribute(tag, name), Some("1" | "true" | "on"))
}

fn unescaped(text: &str) -> String {
    let known =
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&#39;", "'"), ("&amp;", "&")];
    known.iter().fold(text.to_owned(), |text, (from, to)| text.replace(from, to))
}

/// "B12" as row 12, column 1.
fn cell_place(reference: &str) -> Option<(u32, usize)> {
    let digits = reference.find(|letter: char| letter.is_ascii_digit())?;
    let column = reference[..digits].bytes().try_fold(0_usize, |column, letter| {
        letter
            .is_ascii_uppercase()
            .then(|| column.checked_mul(26)?.checked_add(usize::from(letter - b'A') + 1))?
    })?;
    Some((reference[digits..].parse().ok()?, column.checked_sub(1)?))
}

type Archive<'b> = zip::ZipArchive<Cursor<&'b [u8]>>;

/// A part of the archive as a text, if it is short enough.
fn whole(archive: &mut Archive, name: &str) -> Option<String> {
    let mut text = String::new();
    archive.by_name(name).ok()?.take(MOST_XML).read_to_string(&mut text).ok()?;
    Some(text)
}

/// The part of the archive that holds the sheet of this name.
fn path_of(archive: &mut Archive, name: &str) -> Option<String> {
    let book = whole(archive, "xl/workbook.xml")?;
    let book = roxmltree::Document::parse(&book).ok()?;
    let is_it =
        |node: &roxmltree::Node| node.tag_name().name() == "sheet" && node.attribute("name") == Some(name);
    let sheet = book.descendants().find(is_it)?;
    let id =
        sheet.attributes().find(|one| one.name() == "id" && one.namespace().is_some())?.value().to_owned();
    let relations = whole(archive, "xl/_rels/workbook.xml.rels")?;
    let relations = roxmltree::Document::parse(&relations).ok()?;
    let relation = relations.descendants().find(|node| node.attribute("Id") == Some(&id))?;
    let target = relation.attribute("Target")?;
    Some(target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned))
}

/// For each style of cells, whether its font is struck through.
fn struck_styles(xml: &str) -> Vec<bool> {
    let Ok(styles) = roxmltree::Document::parse(xml) else { return Vec::new() };
    let list = |name: &'static str, of: &'static str| {
        let all = styles.descendants().find(move |node| node.tag_name().name() == name);
        all.into_iter().flat_map(move |all| all.children().filter(move |node| node.tag_name().name() == of))
    };
    let is_struck = |font: roxmltree::Node| {
        let line = font.children().find(|node| node.tag_name().name() == "strike");
        line.is_some_and(|line| !matches!(line.attribute("val"), Some("0" | "false")))
    };
    let fonts: Vec<bool> = list("fonts", "font").map(is_struck).collect();
    if !fonts.contains(&true) {
        return Vec::new();
    }
    let font_of = |style: roxmltree::Node| style.attribute("fontId")?.parse::<usize>().ok();
    list("cellXfs", "xf").map(|style| font_of(style).is_some_and(|at| fonts.get(at) == Some(&true))).collect()
}

/// The numbers of shared texts that are struck through, whole or in part.
fn struck_texts(archive: &mut Archive) -> HashSet<usize> {
    let mut struck = HashSet::new();
    let Ok(part) = archive.by_name("xl/sharedStrings.xml") else { return struck };
    let mut number = 0_usize;
    each_tag(part, |tag, _| match tag_name(tag) {
        "si" => number += 1,
        "strike" if !matches!(attribute(tag, "val"), Some("0" | "false")) => {
            struck.extend(number.checked_sub(1));
        }
        _ => {}
    });
    struck
}
