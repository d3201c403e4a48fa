//! `parallax report`: everything as one page to read, without window or display.

use std::io::Write as _;

use anyhow::bail;

use super::args::Report;
use super::export::{as_of, pins, reading};
use crate::app::Parallax;
use crate::app::publish::{self, Wish};
use crate::load::visible;
use crate::map::basemap::Basemap;
use crate::session::{AxisBy, Command, EstimateSettings, Extras, Format, Scope, Subject, WalkEdit};
use atomic_file as file;

/// Writes the requested report; returns the exit code.
pub fn run(wanted: &Report) -> anyhow::Result<u8> {
    let ending = wanted.to.extension().and_then(|ending| ending.to_str()).map(str::to_ascii_lowercase);
    if !matches!(ending.as_deref(), Some("html" | "htm")) {
        bail!("{}: the file's ending must be .html", visible(&wanted.to.display().to_string()));
    }
    let state = match wanted.state.as_deref().map(super::state::read).transpose()? {
        Some(Err(code)) => return Ok(code),
        Some(Ok(state)) => Some(state),
        None => None,
    };
    let which =
        state.as_ref().map_or_else(|| Ok(wanted.dossier.clone()), |state| state.dossier(&wanted.dossier))?;
    super::refuse_overwriting(which.file.as_deref(), &wanted.to)?;
    super::refuse_overwriting(wanted.state.as_deref(), &wanted.to)?;
    Basemap::prepare();
    let (name, loaded) = super::read(&which)?;
    let Some(dossier) = &loaded.dossier else { return Ok(parallax_headless::refuse(&name, &loaded)) };
    let mut commands = pins(dossier, &wanted.only, wanted.second_look)?;
    if !commands.is_empty() {
        commands.push(Command::Scope(Scope::Tray));
    }
    commands.extend(reading(dossier, wanted.reading.as_deref())?);
    commands.push(Command::AsOf(as_of(dossier, wanted.as_of.as_deref())?));
    let walk =
        state.map(|state| state.fit(dossier, loaded.fingerprint).steps).filter(|steps| !steps.is_empty());
    commands.extend(walk.map(|walk| Command::Walk(WalkEdit::Set(walk.into()))));
    let mut program = Parallax::on_this_machine(&name, loaded);
    super::tell_fonts(&program);
    if let Some(axis) = wanted.axis.asked() {
        let settings =
            EstimateSettings { axis, axis_by: AxisBy::Reader, ..program.session().estimates.clone() };
        commands.push(Command::Estimates(settings));
    }
    for command in commands {
        program.apply(command);
    }
    let extras =
        Extras { quotes: wanted.with_quotes, evidence: wanted.with_evidence, graphic: wanted.with_graphic };
    let subject = if wanted.steps { Subject::Walk } else { Subject::Report };
    let wish = Wish { extras, ..Wish::usual(subject, Format::Html) };
    let made = publish::make_and_tell(&mut program, &wish)?;
    file::write_atomically(&wanted.to, &made.bytes)?;
    if let Some(left_out) = made.left_out {
        // Nobody may listen.
        let _ =
            writeln!(std::io::stderr().lock(), "parallax: {}: truncated: {left_out}", wanted.to.display());
    }
    Ok(0)
}
