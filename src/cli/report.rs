//! `parallax report`: everything as one page to read, without window or display.

use std::io::Write as _;
use std::path::Path;

use anyhow::bail;

use super::args::{Report, Told, Which};
use super::export::{as_of, pins, reading};
use crate::app::Parallax;
use crate::app::publish::{self, Wish};
use crate::dossier::Dossier;
use crate::load::{Fingerprint, visible_path};
use crate::map::basemap::Basemap;
use crate::session::{AxisBy, Command, EstimateSettings, Extras, Format, Scope, Subject, WalkEdit};
use atomic_file as file;

/// Writes the requested report; returns the exit code.
pub fn run(wanted: &Report) -> anyhow::Result<u8> {
    refuse_other_endings(&wanted.to)?;
    let state = match wanted.state.as_deref().map(super::state::read).transpose()? {
        Some(Err(code)) => return Ok(code),
        Some(Ok(state)) => Some(state),
        None => None,
    };
    let which =
        state.as_ref().map_or_else(|| Ok(wanted.dossier.clone()), |state| state.dossier(&wanted.dossier))?;
    super::refuse_overwriting(which.file.as_deref(), &wanted.to)?;
    super::refuse_overwriting(wanted.state.as_deref(), &wanted.to)?;
    let opened = open(&which, &wanted.told, |dossier, fingerprint| {
        let Some(state) = state else { return Vec::new() };
        let walk = state.fit(dossier, fingerprint).steps;
        let walk = (!walk.is_empty()).then(|| Command::Walk(WalkEdit::Set(walk.into())));
        let is_asked = wanted.told.backdrop.backdrop.is_some();
        walk.into_iter().chain(if is_asked { None } else { state.laid() }).collect()
    })?;
    let mut program = match opened {
        Ok(program) => program,
        Err(code) => return Ok(code),
    };
    let subject = if wanted.steps { Subject::Walk } else { Subject::Report };
    write(&mut program, &wanted.told.wish(subject), &wanted.to)
}

/// Refuses a file that would not be taken for a page.
pub fn refuse_other_endings(to: &Path) -> anyhow::Result<()> {
    let ending = to.extension().and_then(|ending| ending.to_str()).map(str::to_ascii_lowercase);
    if !matches!(ending.as_deref(), Some("html" | "htm")) {
        bail!("{}: the file's ending must be .html", visible_path(to));
    }
    Ok(())
}

impl Told {
    /// A page about this subject.
    pub fn wish(&self, subject: Subject) -> Wish {
        let extras = Extras {
            quotes: self.with_quotes,
            evidence: self.with_evidence,
            graphic: self.with_graphic,
            dossier: false,
        };
        Wish { extras, ..Wish::usual(subject, Format::Html) }
    }
}

/// Opens a dossier with what is to be told of it, and what else is chosen; or returns the exit code.
pub fn open(
    which: &Which,
    told: &Told,
    more: impl FnOnce(&Dossier, Fingerprint) -> Vec<Command>,
) -> anyhow::Result<Result<Parallax, u8>> {
    Basemap::prepare();
    let (name, loaded) = super::read(which)?;
    let Some(dossier) = &loaded.dossier else { return Ok(Err(parallax_headless::refuse(&name, &loaded))) };
    let mut commands = pins(dossier, &told.only, told.second_look)?;
    if !commands.is_empty() {
        commands.push(Command::Scope(Scope::Tray));
    }
    commands.extend(reading(dossier, told.reading.as_deref())?);
    commands.push(Command::AsOf(as_of(dossier, told.as_of.as_deref())?));
    commands.extend(told.backdrop.laid()?);
    commands.extend(more(dossier, loaded.fingerprint));
    let mut program = Parallax::on_this_machine(&name, loaded);
    super::tell_fonts(&program);
    if let Some(axis) = told.axis.asked() {
        let settings =
            EstimateSettings { axis, axis_by: AxisBy::Reader, ..program.session().estimates.clone() };
        commands.push(Command::Estimates(settings));
    }
    for command in commands {
        program.apply(command);
    }
    Ok(Ok(program))
}

/// Writes the page, and says what it leaves out; returns the exit code.
pub fn write(program: &mut Parallax, wish: &Wish, to: &Path) -> anyhow::Result<u8> {
    let made = publish::make_and_tell(program, wish)?;
    file::write_atomically(to, &made.bytes)?;
    if let Some(left_out) = made.left_out {
        // Nobody may listen.
        let _ = writeln!(std::io::stderr().lock(), "parallax: {}: truncated: {left_out}", visible_path(to));
    }
    Ok(0)
}
