//! `parallax page`: the report as a page for readers to click, without window or display.

use super::args::Page;
use super::report::{open, refuse_other_endings, write};
use crate::session::Subject;

/// Writes the requested page; returns the exit code.
pub fn run(wanted: &Page) -> anyhow::Result<u8> {
    refuse_other_endings(&wanted.to)?;
    super::refuse_overwriting(wanted.dossier.file.as_deref(), &wanted.to)?;
    match open(&wanted.dossier, &wanted.told, |_, _| None)? {
        Ok(mut program) => write(&mut program, &wanted.told.wish(Subject::Page), &wanted.to),
        Err(code) => Ok(code),
    }
}
