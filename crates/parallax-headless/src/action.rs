//! What both programs can do.

use clap::Subcommand;

use crate::args::{Check, Diff, Fmt, Import, Merge, New, Passages, Schema, Upgrade};
use crate::{check, diff, fmt, import, merge, new, passages, schema, upgrade};

/// What both programs can do.
#[derive(Debug, Subcommand)]
pub enum Action {
    /// Check dossiers and print every problem with file, line and column
    ///
    /// Exits with 0 where there are no errors, 1 where there are, 2 where a file cannot be read.
    Check(Check),
    /// Write a small dossier with comments, to start from
    ///
    /// A file that is there already is never touched.
    New(New),
    /// Rewrite dossiers in the newest format, in place; comments, order and everything else stay as they are
    ///
    /// Exits with 0 where all is done, 1 where a file has errors, 2 where one cannot be read or written. A file with errors is
    /// not touched.
    Upgrade(Upgrade),
    /// Lay dossiers and view files out in the house style, in place; comments, texts and order stay as they are
    ///
    /// Exits with 0 where all is done, 1 where a file has errors of syntax or, with --check, is not in the house style, 2 where
    /// one cannot be read or written. A file with errors of syntax is not touched.
    Fmt(Fmt),
    /// Turn sheets (CSV, TSV, XLSX, XLS, ODS) into a new dossier, after a summary of what was guessed and left out
    ///
    /// Exits with 0 where a dossier was written, 1 where no row became a claim, 2 where a file cannot be read or written.
    Import(Import),
    /// Say what a claim could be made of in the text of a document: a draft for each figure that no claim uses
    ///
    /// It proposes and never decides; no file is written. Exits with 0 where it could be done, 1 where the dossier cannot be read
    /// as one, 2 where a file cannot be read or the dossier has no such document.
    Passages(Passages),
    /// Say what changed between two dossiers
    ///
    /// Exits with 0 where nothing changed, 1 where something did, 2 where they cannot be compared.
    Diff(Diff),
    /// Merge two versions of a dossier that were made of one, entry by entry and field by field
    ///
    /// Exits with 0 where everything was merged, 1 where conflicts are left, which are listed and marked with comments, 2 where it
    /// was not possible. A file with conflicts holds OURS for now: decide before you publish it.
    #[command(display_order = 10)]
    Merge(Merge),
    /// Print the JSON Schema of a dossier as JSON, for editors and other programs
    #[command(display_order = 11)]
    Schema(Schema),
}

impl Action {
    /// Does it for the program of this name; returns the exit code.
    ///
    /// # Errors
    /// If a file cannot be read or written, or the arguments do not fit each other.
    pub fn run(&self, program: &str) -> anyhow::Result<u8> {
        match self {
            Self::Check(wanted) => check::run(wanted).map_err(Into::into),
            Self::New(wanted) => new::run(program, wanted),
            Self::Upgrade(wanted) => upgrade::run(wanted).map_err(Into::into),
            Self::Fmt(wanted) => fmt::run(wanted).map_err(Into::into),
            Self::Import(wanted) => import::run(program, wanted),
            Self::Passages(wanted) => passages::run(wanted),
            Self::Diff(wanted) => diff::run(wanted),
            Self::Merge(wanted) => merge::run(wanted),
            Self::Schema(wanted) => schema::run(wanted.to.as_deref()),
        }
    }
}
