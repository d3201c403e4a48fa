//! What the readers of several shapes share: columns by folded names, the document of the file, events on days.

use parallax_dossier::dossier::{Identity, SourceKind};
use parallax_dossier::draft::{Claim, Document, Word};

use super::Job;
use crate::cell::fold;
use crate::columns::Table;
use crate::making::{fits_note, is_link, line, name, paragraph};
use crate::sheet::Row;
use crate::summary::Remark;

/// A row, with its cells by the folded names of their columns.
pub(super) struct Cells<'a, 's> {
    pub table: &'a Table<'s>,
    pub row: &'a Row,
}

impl Cells<'_, '_> {
    /// The cell of the first of these columns that has a text.
    pub(super) fn first(&self, names: &[&str]) -> &str {
        names
            .iter()
            .filter_map(|name| column(self.table, name))
            .map(|at| self.row.cell(at))
            .find(|cell| !cell.is_empty())
            .unwrap_or_default()
    }

    /// Lists the cell of a column, or the whole row.
    pub(super) fn leave_out(&self, job: &mut Job, name: &str, text: &str, why: &str) {
        let at = column(self.table, name);
        job.summary.left_out.push(Remark::new(self.table, self.row.number, at, text, why));
    }

    /// "Row 12", or "Entry 12" of JSON.
    pub(super) fn place(&self) -> String {
        let unit = if self.table.sheet.is_tree { "Entry" } else { "Row" };
        format!("{unit} {}", self.row.number)
    }

    /// All texts of the row.
    pub(super) fn all(&self) -> String {
        let cells = self.row.cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
        cells.collect::<Vec<_>>().join(" | ")
    }
}

/// The lines of a text by where they begin.
pub(super) struct Lines(Vec<usize>);

impl Lines {
    pub(super) fn new(text: &str) -> Self {
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        Self(std::iter::once(0).chain(breaks.map(|(at, _)| at + 1)).collect())
    }

    /// The number of the line that has this byte, counted from 1.
    pub(super) fn at(&self, byte: usize) -> usize {
        self.0.partition_point(|start| *start <= byte)
    }

    pub(super) fn count(&self) -> usize {
        self.0.len()
    }
}

/// The column of this name, whatever its case, accents and the signs between its words.
pub(super) fn column(table: &Table, name: &str) -> Option<usize> {
    let bare = |text: &str| fold(text).replace(['_', '-', '.'], " ");
    let wanted = bare(name);
    let columns = &table.map.columns;
    // The name as it is comes first: most readers ask for it.
    table.named(name).or_else(|| columns.iter().position(|column| bare(&column.name) == wanted))
}

/// The document that stands for the file itself.
pub(super) fn file_document(job: &mut Job, file: &str, note: &str) -> Word<'static> {
    let document = Document { title: Some(name(file)), note: note.to_owned(), ..Document::default() };
    job.maker.document(&format!("data {file}"), document)
}

/// The source of a file whose author is not named: whoever made the file says what it holds.
pub(super) fn makers_of_file(job: &mut Job, file: &str) -> Word<'static> {
    job.maker.source(
        &format!("Authors of {file}"),
        SourceKind::Other,
        Identity::Unclear,
        "Stands for those who wrote the file; it does not name them.",
    )
}

/// A claim that only holds a text; `None` if there is none, or it is too long for a dossier.
pub(super) fn remark(
    by: &Word<'static>,
    document: &Word<'static>,
    event: Option<Word<'static>>,
    at: Option<Word<'static>>,
    text: &str,
) -> Option<Claim<'static>> {
    let gist = paragraph(text);
    (!gist.is_empty() && fits_note(&gist)).then(|| Claim {
        by: Some(by.clone()),
        document: Some(document.clone()),
        event,
        at,
        gist,
        ..Claim::default()
    })
}

/// A document at a link, by the link; `None` if it is none.
pub(super) fn linked(job: &mut Job, link: &str, title: &str, publisher: &str) -> Option<Word<'static>> {
    let link = link.trim();
    if !is_link(link) {
        return None;
    }
    let title = if title.trim().is_empty() { link } else { title };
    let document = Document {
        title: Some(name(title)),
        publisher: Some(name(publisher)).filter(|name| !name.is_empty()),
        url: Some(link.to_owned()),
        ..Document::default()
    };
    Some(job.maker.document(link, document))
}

/// "Label: text" for each that has a text, one a line.
pub(super) fn labelled(parts: &[(&str, &str)]) -> String {
    let lines = parts.iter().map(|(label, text)| (label, line(text))).filter(|(_, text)| !text.is_empty());
    lines.map(|(label, text)| format!("{}: {text}", line(label))).collect::<Vec<_>>().join("\n")
}

/// The span of two days, or the one that is given.
pub(super) fn span(first: Option<String>, last: Option<String>) -> Option<Word<'static>> {
    let is_plain =
        |date: &str| !date.is_empty() && date.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    Some(match (first, last) {
        (Some(first), Some(last)) if is_plain(&first) && is_plain(&last) && first < last => {
            format!("{first}/{last}").into()
        }
        (first, last) => first.or(last)?.into(),
    })
}
