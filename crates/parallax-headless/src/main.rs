//! The program `parallax-headless`.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use parallax_headless::args::{Check, Diff, Fmt, Import, Merge, New, Passages, Schema, Sheet, Upgrade};
use parallax_headless::{
    check, diff, dossier, exit, fmt, import, merge, new, passages, refuse_arguments, schema, table, upgrade,
};

/// The name of this program.
const NAME: &str = "parallax-headless";

/// Parallax without a window: checks and compares dossiers, starts new ones, also from sheets, upgrades them, and writes
/// them as JSON and CSV.
#[derive(Debug, Parser)]
#[command(name = NAME, version, about)]
struct Args {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
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
    /// Write the whole dossier as JSON with names in words, or its claims as CSV
    Table(Table),
    /// Write the whole dossier by the names of the format, from which it can be made again: as JSON, as a workbook, or as a
    /// folder of CSV files
    Dossier(Dossier),
    /// Merge two versions of a dossier that were made of one, entry by entry and field by field
    ///
    /// Exits with 0 where everything was merged, 1 where conflicts are left, which are listed and marked with comments, 2 where it
    /// was not possible. A file with conflicts holds OURS for now: decide before you publish it.
    Merge(Merge),
    /// Print the JSON Schema of a dossier as JSON, for editors and other programs
    Schema(Schema),
}

/// What to write, and where to.
#[derive(Debug, clap::Args)]
struct Dossier {
    /// The dossier
    file: PathBuf,
    /// The file to write; its ending decides the form, and one that ends in / is a folder of CSV files
    #[arg(long, value_name = "OUT.json|OUT.xlsx|OUT/")]
    to: PathBuf,
}

/// What to write, and where to.
#[derive(Debug, clap::Args)]
struct Table {
    /// The dossier
    file: PathBuf,
    /// The file to write; its ending decides the format
    #[arg(long, value_name = "OUT.json|OUT.csv")]
    to: PathBuf,
    /// How words are read: declared, words-only, acled, airwars, or a reading of the dossier
    /// [default: declared; words-only where the dossier declares none]
    #[arg(long, value_name = "NAME")]
    reading: Option<String>,
    #[command(flatten)]
    sheet: Sheet,
}

fn main() -> ExitCode {
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(error) => return refuse_arguments(NAME, &error),
    };
    exit(
        NAME,
        match args.action {
            Action::Check(wanted) => check::run(&wanted).map_err(Into::into),
            Action::New(wanted) => new::run(NAME, &wanted),
            Action::Upgrade(wanted) => upgrade::run(&wanted).map_err(Into::into),
            Action::Fmt(wanted) => fmt::run(&wanted).map_err(Into::into),
            Action::Import(wanted) => import::run(NAME, &wanted),
            Action::Passages(wanted) => passages::run(&wanted),
            Action::Merge(wanted) => merge::run(&wanted),
            Action::Diff(wanted) => diff::run(&wanted),
            Action::Dossier(wanted) => dossier::run(&wanted.file, &wanted.to),
            Action::Schema(wanted) => schema::run(wanted.to.as_deref()),
            Action::Table(wanted) => {
                table::run(&wanted.file, &wanted.to, wanted.reading.as_deref(), wanted.sheet.dialect())
            }
        },
    )
}
