//! The whole dossier as JSON, by the names of the format: `docs/format.md`, *As JSON*.

use std::path::Path;

use anyhow::{Context as _, bail};
use parallax_dossier::dossier::Dossier;
use parallax_dossier::draft;
use parallax_dossier::load::{self, visible};

use crate::refuse;
use crate::table::refuse_overwriting;

/// Writes the dossier `file` to `to`, which must end in `.json`; returns the exit code.
///
/// # Errors
/// If the file cannot be read or written, or the ending is another one.
pub fn run(file: &Path, to: &Path) -> anyhow::Result<u8> {
    let ending = to.extension().and_then(|ending| ending.to_str());
    if !ending.is_some_and(|ending| ending.eq_ignore_ascii_case("json")) {
        bail!("{}: name a file ending in .json", visible(&to.display().to_string()));
    }
    refuse_overwriting(file, to)?;
    let name = visible(&file.display().to_string());
    let loaded = load::read_file(file).with_context(|| name.clone())?;
    let Some(dossier) = &loaded.dossier else { return Ok(refuse(&name, &loaded)) };
    atomic_file::write_atomically(to, &to_json(dossier)?)?;
    Ok(0)
}

/// Returns the dossier as its author wrote it, as JSON; reading that gives the same draft.
///
/// ```
/// use parallax_dossier::{draft::Dossier, load};
/// let dossier = load::read(load::KHUSHAM).dossier.ok_or("not sound")?;
/// let json = parallax_headless::dossier::to_json(&dossier)?;
/// assert_eq!(serde_json::from_slice::<Dossier>(&json)?, Dossier::of(&dossier));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// Only if memory runs out: a sound dossier has nothing that JSON lacks.
pub fn to_json(dossier: &Dossier) -> serde_json::Result<Vec<u8>> {
    let mut json = serde_json::to_vec_pretty(&draft::Dossier::of(dossier))?;
    json.push(b'\n');
    Ok(json)
}
