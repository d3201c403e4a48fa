//! `parallax upgrade`: rewrites dossiers in the newest format, in place. Each file is replaced completely or not at all.

mod difference;

use std::io::{self, BufWriter, IsTerminal as _, Write};
use std::path::Path;

use parallax_dossier::dossier::{Dossier, Format};
use parallax_dossier::load::{self, visible_path};

use crate::args::Upgrade;
use crate::{UntilClosed, read_named, refuse};

/// The file was upgraded, or need not be.
const DONE: u8 = 0;
/// The file cannot be read or written.
const FAILED: u8 = 2;

/// Upgrades what is wanted, says of each file what was done, and returns the exit code: 0 done, 1 a file has errors, 2 a
/// file cannot be read or written; the highest applies.
///
/// # Errors
/// If standard output cannot be written.
pub fn run(wanted: &Upgrade) -> io::Result<u8> {
    let out = io::stdout().lock();
    let is_terminal = out.is_terminal();
    let mut out = BufWriter::new(UntilClosed(out));
    let mut worst = DONE;
    for file in &wanted.files {
        let run = Run { file, name: visible_path(file), is_dry: wanted.dry_run, is_terminal };
        worst = worst.max(run.upgrade(&mut out)?);
    }
    out.flush()?;
    Ok(worst)
}

struct Run<'a> {
    file: &'a Path,
    name: String,
    is_dry: bool,
    is_terminal: bool,
}

impl Run<'_> {
    fn upgrade(&self, out: &mut dyn Write) -> io::Result<u8> {
        let (name, newest) = (&self.name, Format::default().version());
        let old = match read_named(self.file, load::read_text) {
            Ok(old) => old,
            Err(unread) => return Ok(self.fail(&unread.why())),
        };
        let loaded = load::read(&old);
        let Some(dossier) = &loaded.dossier else { return Ok(refuse(name, &loaded)) };
        if dossier.format == Format::default() {
            writeln!(out, "{name}: already in format {newest}")?;
            return Ok(DONE);
        }
        let new = load::upgrade(&old);
        if !is_same(dossier, &new) {
            return Ok(self.fail("it would not mean the same in the newest format; nothing was written"));
        }
        if self.is_dry {
            difference::write(name, &old, &new, self.is_terminal, out)?;
            return Ok(DONE);
        }
        match atomic_file::write_atomically(self.file, new.as_bytes()) {
            Ok(()) => {
                writeln!(
                    out,
                    "{name}: upgraded from format {} to format {newest}",
                    dossier.format.version()
                )?;
            }
            Err(error) => return Ok(self.fail(&error.to_string())),
        }
        Ok(DONE)
    }

    /// Says on standard error why a file could not be upgraded; returns the exit code.
    fn fail(&self, why: &str) -> u8 {
        // Standard error may be closed.
        let _ = writeln!(io::stderr(), "{}: {why}", self.name);
        FAILED
    }
}

/// True if `new` is read as `old` was, apart from the version and from warnings.
fn is_same(old: &Dossier, new: &str) -> bool {
    load::read(new).dossier.is_some_and(|mut new| {
        new.format = old.format;
        new.remarks = old.remarks.clone();
        new == *old
    })
}
