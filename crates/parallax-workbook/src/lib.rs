//! A dossier as a workbook (XLSX), or as a folder of CSV files with a Frictionless `datapackage.json`, and back again whole.
//!
//! Both have the same [sections and columns](Section), which are made of the reference of the format. [`to_workbook`] and
//! [`to_package`] write a draft; [`open`] recognises what they wrote, also after people have changed it, and reads it with the
//! same checks, words and codes as a dossier in RON. [`Read::problems`] says in which cell each problem is.
//!
//! ```
//! use parallax_dossier::{draft, load};
//! let dossier = load::read(load::KHUSHAM).dossier.ok_or("not sound")?;
//! let bytes = parallax_workbook::to_workbook(&draft::Dossier::from_dossier(&dossier))?;
//! let read = parallax_workbook::read_workbook(bytes)?.ok_or("not recognised")?;
//! assert_eq!(read.dossier(), Some(&dossier));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! No file is changed by reading it, and nothing outside the folder of a package is opened.

mod build;
mod cells;
mod guide;
mod layout;
mod open;
mod package;
mod plain;
mod problem;
mod raw;
mod read;
mod reader;
mod shapes;
#[cfg(test)]
mod tests;
mod text;
mod workbook;
mod xlsx;

pub use layout::{Column, Kind, Owner, Part, Path, Rows, Section, Step};
pub use open::{Carrier, OpenError, open};
pub use package::{DESCRIPTION, PackageError, to_package, write_package};
pub use problem::{ColumnOf, Problem, SheetLocation};
pub use read::Read;
pub use workbook::read_workbook;
pub use xlsx::{WriteError, to_workbook};

/// The sheet that explains how to fill in the others.
pub const GUIDE: &str = "Read me";
