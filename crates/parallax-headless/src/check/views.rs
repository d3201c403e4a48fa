//! View files: what is wrong with them, and what they name that their dossier does not have.

use std::io::{self, Write};
use std::path::Path;

use parallax_dossier::dossier::Dossier;
use parallax_dossier::letters::Lacking;
use parallax_dossier::load::folder::DossierFolder;
use parallax_dossier::load::ground::Ground;
use parallax_dossier::load::view_file::{self, ViewFile};
use parallax_dossier::load::{self, Fingerprint, Loaded, Severity, built_in, visible_path};

use super::{Attachments, Checked, How, UNREADABLE, exit_code, report, report_unreadable};
use crate::read_named;

/// Checks the view file at `file`; returns the exit code.
pub(super) fn check(
    file: &Path,
    How { style, warnings, attachments }: How,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> io::Result<u8> {
    let text = match read_named(file, view_file::read_text) {
        Ok(text) => text,
        Err(unread) => {
            report_unreadable(file, &unread, style, out, err)?;
            return Ok(UNREADABLE);
        }
    };
    let read = view_file::read(&text);
    let mut diagnostics = read.diagnostics;
    if let Some(view) = &read.file {
        diagnostics.extend(view.open_backdrop(file).and_then(Result::err));
        if attachments == Attachments::Verified {
            diagnostics.extend(view.verify_backdrop(file));
        }
        diagnostics.sort_by_key(|one| one.span.start);
        match dossier_of(file, view) {
            Some((dossier, fingerprint)) => {
                diagnostics.extend(view.fit(&dossier).left_out);
                diagnostics.sort_by_key(|one| one.span.start);
                if view.dossier.is_changed(fingerprint) {
                    let name = visible_path(file);
                    writeln!(err, "{name}: the dossier has changed since this view was saved")?;
                }
            }
            None if diagnostics.iter().all(|one| one.severity != Severity::Error) => {
                let name = visible_path(file);
                writeln!(
                    err,
                    "{name}: its dossier is not in its folder, or has errors; its ids were not checked"
                )?;
            }
            None => {}
        }
    }
    let loaded = Loaded {
        dossier: None,
        diagnostics,
        fingerprint: Fingerprint::from_text(&text),
        lacking: Lacking::default(),
        ground: Ground::default(),
    };
    report(&Checked::new(file, &text, &loaded), style, out)?;
    Ok(exit_code(&loaded, warnings))
}

/// The dossier that a view names, if it is there and sound.
fn dossier_of(file: &Path, view: &ViewFile) -> Option<(Dossier, Fingerprint)> {
    let loaded = if let Some(example) = view.dossier.example.as_deref().and_then(built_in) {
        load::read(example.text)
    } else {
        let folder = DossierFolder::new(file).ok()?;
        load::read_file(&folder.find(view.dossier.file.as_deref()?).ok()?).ok()?
    };
    Some((loaded.dossier?, loaded.fingerprint))
}
