//! The program `parallax-headless`.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use parallax_headless::args::Sheet;
use parallax_headless::{dossier, exit, refuse_arguments, table};

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
    #[command(flatten)]
    Shared(parallax_headless::Action),
    /// Write the whole dossier as JSON with names in words, or its claims as CSV
    #[command(display_order = 8)]
    Table(Table),
    /// Write the whole dossier by the names of the format, from which it can be made again: as JSON, as a workbook, or as a
    /// folder of CSV files
    #[command(display_order = 9)]
    Dossier(Dossier),
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
            Action::Shared(action) => action.run(NAME),
            Action::Dossier(wanted) => dossier::run(&wanted.file, &wanted.to),
            Action::Table(wanted) => {
                table::run(&wanted.file, &wanted.to, wanted.reading.as_deref(), wanted.sheet.dialect())
            }
        },
    )
}
