//! The whole dossier by the names of the format: as JSON, as a workbook or as a folder of CSV files (`docs/format.md`, *As JSON*
//! and *As a workbook*).

use std::path::Path;

use anyhow::{Context as _, anyhow};
use parallax_dossier::dossier::Dossier;
use parallax_dossier::draft;
use parallax_dossier::load::{self, visible_path};

use crate::table::{refuse_overwriting, refuse_unsettled};
use crate::{exchange, read_named, refuse};

/// What the whole dossier can be written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// JSON by the names of the format.
    Json,
    /// A workbook: XLSX.
    Workbook,
    /// A folder of CSV files with a `datapackage.json`.
    Package,
    /// The places, as `GeoJSON`.
    GeoJson,
    /// The documents, as CSL-JSON.
    Csl,
    /// The documents, as BibLaTeX.
    Bib,
    /// Who said what of how many, as wikitext.
    Wiki,
}

impl Form {
    /// The endings that [`Form::from_path`] knows, for people.
    pub const ENDINGS: &'static str =
        ".json, .xlsx, or / for a folder of CSV files; .geojson, .csl.json, .bib and .wiki hold parts of it";

    /// The form that the name of a file asks for; a name that ends in a slash, or that of a folder, asks for a package.
    #[must_use]
    pub fn from_path(to: &Path) -> Option<Self> {
        if to.as_os_str().to_string_lossy().ends_with(std::path::is_separator) || to.is_dir() {
            return Some(Self::Package);
        }
        let name = to.file_name()?.to_str()?.to_ascii_lowercase();
        Some(match name.rsplit_once('.')?.1 {
            "json" if name.ends_with(".csl.json") => Self::Csl,
            "json" => Self::Json,
            "xlsx" => Self::Workbook,
            "geojson" => Self::GeoJson,
            "bib" => Self::Bib,
            "wiki" => Self::Wiki,
            _ => return None,
        })
    }
}

/// Writes the dossier `file` to `to`, as [`Form::from_path`] says; returns the exit code.
///
/// # Errors
/// If the file cannot be read or written, or the ending is another one.
pub fn run(file: &Path, to: &Path) -> anyhow::Result<u8> {
    refuse_other_endings(to)?;
    refuse_overwriting(file, to)?;
    let name = visible_path(file);
    let loaded = read_named(file, load::read_file)?;
    let Some(dossier) = &loaded.dossier else { return Ok(refuse(&name, &loaded)) };
    write(dossier, to)?;
    Ok(0)
}

/// Refuses a name that says nothing of the form.
///
/// # Errors
/// If [`Form::from_path`] does not know its ending.
pub fn refuse_other_endings(to: &Path) -> anyhow::Result<Form> {
    let name = || visible_path(to);
    Form::from_path(to).ok_or_else(|| anyhow!("{}: the dossier is written as {}", name(), Form::ENDINGS))
}

/// Writes a dossier, as [`Form::from_path`] says of the name.
///
/// # Errors
/// If the ending is another one, if the form cannot hold the dossier, if the dossier holds conflicts of a merge, or if the file cannot be written.
pub fn write(dossier: &Dossier, to: &Path) -> anyhow::Result<()> {
    refuse_unsettled(dossier)?;
    let draft = draft::Dossier::from_dossier(dossier);
    let name = || visible_path(to);
    let bytes = match refuse_other_endings(to)? {
        Form::Json => to_json(dossier)?,
        Form::Workbook => parallax_workbook::to_workbook(&draft).with_context(name)?,
        Form::GeoJson => json_text(&exchange::to_geojson(dossier))?,
        Form::Csl => json_text(&exchange::to_csl(dossier))?,
        Form::Bib => exchange::to_bib(dossier).into_bytes(),
        Form::Wiki => exchange::to_wiki(dossier).into_bytes(),
        Form::Package => return parallax_workbook::write_package(&draft, to).with_context(name),
    };
    atomic_file::write_atomically(to, &bytes)?;
    Ok(())
}

fn json_text(value: &serde_json::Value) -> serde_json::Result<Vec<u8>> {
    let mut json = serde_json::to_vec_pretty(value)?;
    json.push(b'\n');
    Ok(json)
}

/// Returns the dossier as its author wrote it, as JSON; reading that gives the same draft.
///
/// ```
/// use parallax_dossier::{draft::Dossier, load};
/// let dossier = load::read(load::KHUSHAM).dossier.ok_or("not sound")?;
/// let json = parallax_headless::dossier::to_json(&dossier)?;
/// assert_eq!(serde_json::from_slice::<Dossier>(&json)?, Dossier::from_dossier(&dossier));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// Only if memory runs out: a sound dossier has nothing that JSON lacks.
pub fn to_json(dossier: &Dossier) -> serde_json::Result<Vec<u8>> {
    let mut json = serde_json::to_vec_pretty(&draft::Dossier::from_dossier(dossier))?;
    json.push(b'\n');
    Ok(json)
}
