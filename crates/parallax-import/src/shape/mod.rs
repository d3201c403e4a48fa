//! The shapes that files of this field have: one table with the name of each, how it is recognised and what reads it. A new
//! shape is a file beside this one and a row of [`SHAPES`].

mod aid;
mod archiver;
mod atlos;
mod bibtex;
#[doc(hidden)]
pub mod checks;
mod coded;
mod common;
mod csl;
mod geojson;
mod infobox;
mod kml;
mod own;
mod provinces;
mod references;
mod ris;
mod spots;
mod tex;
mod timelinejs;
mod timemap;
mod victims;
mod watchboard;
mod wikitext;

use std::collections::HashSet;

use serde_json::Value;

use crate::columns::Table;
use crate::input::{Content, Paper};
use crate::making::Maker;
use crate::sheet::{Row, Sheet};
use crate::summary::{Remark, Summary};

/// A shape that a file can have.
#[derive(Debug)]
pub struct Shape {
    /// Its name on the command line.
    pub name: &'static str,
    /// What it is and what becomes of it, in words.
    pub title: &'static str,
    form: Form,
}

/// Reads a sheet.
type OfTable = fn(&Table, &mut Job);
/// Reads all files of one shape, since some refer to others.
type OfPapers = fn(&[&Paper], &mut Job);

/// How a shape is recognised, and what reads it.
#[derive(Debug)]
enum Form {
    /// A sheet that has all of these columns.
    Columns(&'static [&'static str], OfTable),
    /// A sheet of which this is true.
    Sheet(fn(&Table) -> bool, OfTable),
    /// JSON of which this is true.
    Tree(fn(&Value) -> bool, OfPapers),
    /// A text of which this is true.
    Text(fn(&str) -> bool, OfPapers),
    /// Any sheet; the last of all.
    AnySheet,
}

use Form::{AnySheet, Columns, Text, Tree};

/// All shapes; of several that fit, the first counts.
#[rustfmt::skip]
pub const SHAPES: &[Shape] = &[
    shape("parallax", "a table that Parallax wrote: each row becomes the claim that it was", Columns(own::COLUMNS, own::read)),
    shape("ucdp", coded::UCDP.title, Columns(coded::UCDP.columns, |table, job| coded::read(&coded::UCDP, table, job))),
    shape("acled", coded::ACLED.title, Columns(coded::ACLED.columns, |table, job| coded::read(&coded::ACLED, table, job))),
    shape("airwars", coded::AIRWARS.title, Columns(coded::AIRWARS.columns, |table, job| coded::read(&coded::AIRWARS, table, job))),
    shape("airwars-site", coded::AIRWARS_SITE.title, Columns(coded::AIRWARS_SITE.columns, |table, job| coded::read(&coded::AIRWARS_SITE, table, job))),
    shape("airwars-victims", victims::TITLE, Columns(victims::COLUMNS, victims::read)),
    shape("insecurity-insight", aid::TITLE, Form::Sheet(aid::is, aid::read)),
    shape("watchboard-casualties", watchboard::CASUALTIES, Columns(&["category", "killed", "injured", "source", "tier", "contested"], watchboard::casualties)),
    shape("watchboard-claims", watchboard::CLAIMS, Columns(&["question", "sideA.label", "sideA.text", "sideB.label", "sideB.text"], watchboard::claims)),
    shape("atlos", atlos::TITLE, Form::Sheet(atlos::is, atlos::read)),
    shape("timelinejs", timelinejs::TITLE, Form::Sheet(timelinejs::is, timelinejs::read)),
    shape("auto-archiver", archiver::TITLE, Form::Sheet(archiver::is, archiver::read)),
    shape("days", provinces::TITLE, Form::Sheet(provinces::is, provinces::read)),
    shape("timemap", timemap::TITLE, Tree(timemap::is, timemap::read)),
    shape("geojson", geojson::TITLE, Tree(geojson::is, geojson::read)),
    shape("kml", kml::TITLE, Text(kml::is, kml::read)),
    shape("csl", csl::TITLE, Tree(csl::is, csl::read)),
    shape("infobox", infobox::TITLE, Text(infobox::is, infobox::read)),
    shape("ris", ris::TITLE, Text(ris::is, ris::read)),
    shape("bibtex", bibtex::TITLE, Text(bibtex::is, bibtex::read)),
    shape("table", "a sheet: each figure becomes a claim by the source of its row", AnySheet),
];

const fn shape(name: &'static str, title: &'static str, form: Form) -> Shape {
    Shape { name, title, form }
}

/// Why a shape that was named cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ShapeError {
    /// No shape has this name.
    #[error("there is no shape `{name}` (there are: {all})")]
    Unknown {
        /// The name asked for.
        name: String,
        /// Those there are.
        all: String,
    },
    /// The file is of another kind than files of the shape are.
    #[error("{file} cannot have the shape `{shape}`: it is {is}, and such files are {are}")]
    Unfit {
        /// The file.
        file: String,
        /// The shape asked for.
        shape: &'static str,
        /// What the file is.
        is: &'static str,
        /// What files of the shape are.
        are: &'static str,
    },
    /// The sheet lacks columns of the shape.
    #[error("{file} cannot have the shape `{shape}`: it has no column {missing}")]
    Lacks {
        /// The file.
        file: String,
        /// The shape asked for.
        shape: &'static str,
        /// The columns, quoted.
        missing: String,
    },
    /// JSON without a list of entries, or with too many.
    #[error("{file}: {why}")]
    Unread {
        /// The file.
        file: String,
        /// Why.
        why: String,
    },
}

impl Shape {
    /// The shape of this name.
    ///
    /// # Errors
    /// [`ShapeError::Unknown`] if there is none.
    pub fn named(name: &str) -> Result<&'static Self, ShapeError> {
        SHAPES.iter().find(|shape| shape.name == name).ok_or_else(|| ShapeError::Unknown {
            name: name.to_owned(),
            all: SHAPES.iter().map(|shape| shape.name).collect::<Vec<_>>().join(", "),
        })
    }

    /// True if sheets have this shape.
    pub(crate) const fn is_of_sheets(&self) -> bool {
        matches!(self.form, Form::Columns(..) | Form::Sheet(..) | AnySheet)
    }

    /// What the files of this shape are.
    pub(crate) const fn kind(&self) -> &'static str {
        match self.form {
            Form::Columns(..) | Form::Sheet(..) | AnySheet => "sheets, or JSON with a list of entries",
            Form::Tree(..) => "JSON",
            Form::Text(..) => "texts",
        }
    }

    /// True if a file of this content can be given to the reader.
    pub(crate) const fn takes(&self, content: &Content) -> bool {
        matches!(
            (&self.form, content),
            (Form::Tree(..), Content::Tree(_)) | (Form::Text(..), Content::Text(_))
        )
    }

    /// The columns of the shape that a table lacks, quoted.
    pub(crate) fn missing(&self, table: &Table) -> String {
        let Form::Columns(columns, _) = self.form else { return String::new() };
        let missing = columns.iter().filter(|column| table.named(column).is_none());
        missing.map(|column| format!("“{column}”")).collect::<Vec<_>>().join(", ")
    }

    /// The shape of a table, and why it was taken for that: what its map names, or the first whose columns it has.
    pub(crate) fn of_table(table: &Table) -> (&'static Self, String) {
        let named = table.map.shape.as_deref().and_then(|name| Self::named(name).ok());
        if let Some(shape) = named.filter(|shape| shape.is_of_sheets() && shape.missing(table).is_empty()) {
            return (shape, "as you said".to_owned());
        }
        let fits = |shape: &&Self| match shape.form {
            Form::Columns(columns, _) => columns.iter().all(|column| table.named(column).is_some()),
            Form::Sheet(is, _) => is(table),
            _ => false,
        };
        match SHAPES.iter().find(fits) {
            Some(shape) => match shape.form {
                Form::Columns(columns, _) => (shape, format!("it has the columns {}", columns.join(", "))),
                _ => (shape, "recognised by its columns".to_owned()),
            },
            None => (any_sheet(), String::new()),
        }
    }

    /// Makes claims of a table.
    pub(crate) fn read_table(&self, table: &Table, job: &mut Job) {
        match self.form {
            Form::Columns(_, read) | Form::Sheet(_, read) => read(table, job),
            _ => crate::rows::read(table, &crate::rows::More::default(), job),
        }
    }

    /// Makes entries of files that are no sheets.
    pub(crate) fn read_papers(&self, papers: &[&Paper], job: &mut Job) {
        if let Form::Tree(_, read) | Form::Text(_, read) = self.form {
            read(papers, job);
        }
    }

    /// True for the sheet that has no special shape.
    pub(crate) const fn is_any_sheet(&self) -> bool {
        matches!(self.form, AnySheet)
    }
}

fn any_sheet() -> &'static Shape {
    // The last of the table.
    &SHAPES[SHAPES.len() - 1]
}

/// The shape of JSON that is no list of rows.
pub(crate) fn of_tree(tree: &Value) -> Option<&'static Shape> {
    SHAPES.iter().find(|shape| matches!(shape.form, Form::Tree(is, _) if is(tree)))
}

/// The shape of a text.
pub(crate) fn of_text(text: &str) -> Option<&'static Shape> {
    SHAPES.iter().find(|shape| matches!(shape.form, Form::Text(is, _) if is(text)))
}

/// The names of the columns of a sheet that has no header, if its rows show of what shape it is.
pub(crate) fn header_of(sheet: &Sheet) -> Option<&'static [&'static str]> {
    coded::ucdp_without_header(sheet)
}

/// The row among the first that has all columns of a shape, and so is the header.
pub(crate) fn header_row(rows: &[Row]) -> Option<usize> {
    rows.iter().take(20).position(|row| {
        let names: HashSet<String> = row.cells.iter().map(|cell| cell.trim().to_ascii_lowercase()).collect();
        SHAPES.iter().any(|shape| match shape.form {
            Form::Columns(columns, _) => {
                columns.iter().all(|column| names.contains(&column.to_ascii_lowercase()))
            }
            _ => false,
        })
    })
}

/// What a reader fills in.
pub(crate) struct Job<'a> {
    /// Before the names of rows, where several files have rows of the same numbers.
    pub prefix: String,
    pub maker: &'a mut Maker,
    pub summary: &'a mut Summary,
}

impl Job<'_> {
    /// Lists a part of a file that is no sheet.
    pub(crate) fn leave_out(&mut self, paper: &Paper, unit: &'static str, at: usize, text: &str, why: &str) {
        self.summary.left_out.push(Remark::of_paper(paper, unit, at, text, why));
    }
}

#[cfg(test)]
mod tests;
