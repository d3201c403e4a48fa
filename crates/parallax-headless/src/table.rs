//! `parallax-headless table`: the claims of a dossier as CSV, or the whole dossier as JSON.

use std::path::Path;

use anyhow::{anyhow, bail};
use parallax_analysis::Readings;
use parallax_analysis::table::{Dialect, Records, to_csv, to_json};
use parallax_dossier::dossier::{ClaimId, Dossier, ReadingId};
use parallax_dossier::load::{self, visible_path};

use crate::{read_named, refuse};

/// Writes all claims of the dossier `file` to `to`, in the format of its ending, under the reading of that name; returns the
/// exit code.
///
/// # Errors
/// If the file cannot be read or written, the ending is neither `.csv` nor `.json`, or there is no such reading.
pub fn run(file: &Path, to: &Path, reading: Option<&str>, dialect: Dialect) -> anyhow::Result<u8> {
    let format = Format::from_path(to)?;
    refuse_overwriting(file, to)?;
    let name = visible_path(file);
    let loaded = read_named(file, load::read_file)?;
    let Some(dossier) = &loaded.dossier else { return Ok(refuse(&name, &loaded)) };
    refuse_unsettled(dossier)?;
    let readings = Readings::new(dossier, load::readings());
    let reading = reading.map(|name| reading_named(&readings, name)).transpose()?;
    let reading = reading.unwrap_or_else(|| readings.opening(dossier));
    let claims: Vec<ClaimId> = dossier.claims.ids().collect();
    let records = Records::new(dossier, readings.get(reading), &claims);
    let bytes = match format {
        Format::Csv => to_csv(&records, dialect)?,
        Format::Json => to_json(&records)?,
    };
    atomic_file::write_atomically(to, &bytes)?;
    Ok(0)
}

/// Finds a reading by its name.
///
/// # Errors
/// If there is none of that name; the message lists those there are.
pub fn reading_named(readings: &Readings, name: &str) -> anyhow::Result<ReadingId> {
    readings.find(name).ok_or_else(|| {
        let keys = || readings.iter().map(|(_, reading)| reading.key.as_str());
        let hint =
            load::closest(name, keys()).map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
        let all = keys().collect::<Vec<_>>().join(", ");
        anyhow!("there is no reading `{name}`{hint} (there are: {all})")
    })
}

/// Refuses to write a table of a dossier that holds conflicts of a merge: a table has no place to say so.
///
/// # Errors
/// If it holds any.
pub fn refuse_unsettled(dossier: &Dossier) -> anyhow::Result<()> {
    match dossier.unsettled_in_words() {
        None => Ok(()),
        Some(words) => {
            bail!(
                "{words}; a file of data cannot say that, so it is not written: settle them first (`parallax check` lists them)"
            )
        }
    }
}

/// Refuses to overwrite the dossier that is read.
///
/// # Errors
/// If both paths lead to the same file.
pub fn refuse_overwriting(dossier: &Path, to: &Path) -> anyhow::Result<()> {
    let whole = |path: &Path| path.canonicalize().ok();
    if whole(dossier).is_some() && whole(dossier) == whole(to) {
        bail!("{} is the dossier itself: choose another file to write", visible_path(to));
    }
    Ok(())
}

/// The formats of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    Csv,
    Json,
}

impl Format {
    fn from_path(to: &Path) -> anyhow::Result<Self> {
        match to.extension().and_then(|ending| ending.to_str()).map(str::to_ascii_lowercase).as_deref() {
            Some("csv") => Ok(Self::Csv),
            Some("json") => Ok(Self::Json),
            _ => bail!("{}: name a file ending in .csv or .json", visible_path(to)),
        }
    }
}
