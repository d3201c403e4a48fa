//! The command line: raw arguments, checked arguments, actions, exit codes.
//!
//! Exit codes: 0 done, 1 the dossier has errors, 2 it could not be done (no file, no display, bad arguments), 101 an
//! internal error, of which `app::panics` left a note. What needs no window is `parallax_headless`. A signal ends the program as it ends any other (`signals`).

mod args;
mod export;
mod page;
mod report;
mod signals;
mod state;

use std::io::Write as _;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Instant;

use parallax_headless::{exit, read_named, refuse_arguments, table};

use crate::app::settings::Last;
use crate::app::{self, Origin, Parallax, log, panics};
use crate::load::{self, Loaded, ground, view_file, visible_path};
use crate::map::basemap::Basemap;
use crate::session::{Command, Request};
use args::{Action, Args, Backdrop, Which};

/// The name of this program.
const NAME: &str = "parallax";

/// Runs the program with the arguments it was started with.
#[must_use]
pub fn main() -> ExitCode {
    panics::watch();
    signals::watch();
    let args = match Args::read() {
        Ok(args) => args,
        Err(error) => return refuse_arguments(NAME, &error),
    };
    let _log = log::start(args.verbose);
    tracing::info!(version = env!("CARGO_PKG_VERSION"), arguments = ?args.action, "started");
    panics::rehearse("main");
    let done = match args.action {
        None => open(&args.dossier, &args.backdrop),
        Some(Action::Shared(action)) => action.run(NAME),
        Some(Action::Export(wanted)) => export::run(&wanted),
        Some(Action::Report(wanted)) => report::run(&wanted),
        Some(Action::Page(wanted)) => page::run(&wanted),
    };
    exit(NAME, done)
}

/// Opens the window.
fn open(wanted: &Which, picture: &Backdrop) -> anyhow::Result<u8> {
    Basemap::prepare();
    let picture = picture.laid()?;
    let sheet = wanted.file.as_deref().filter(|path| app::is_imported(path));
    if let Some(sheet) = sheet {
        // What is behind the review is seen when it is left.
        let dossier = &load::BUILT_IN[0];
        let name = Origin::BuiltIn(dossier).name();
        let program = Parallax::on_this_machine(&name, load::read(dossier.text)).from_built_in(dossier);
        app::run(program.with(Command::Ask(Request::Import(sheet.to_owned()))))?;
        return Ok(0);
    }
    if let Some(view) = wanted.file.as_deref().filter(|path| view_file::is_by_name(path)) {
        return open_view(view, picture);
    }
    let reopened = if wanted.file.is_none() && wanted.example.is_none() { last_open() } else { None };
    let wanted = reopened.as_ref().unwrap_or(wanted);
    let (name, loaded) = read(wanted)?;
    let mut program = Parallax::on_this_machine(&name, loaded);
    if let Some(dossier) = wanted.example {
        program = program.from_built_in(dossier);
    }
    if let Some(path) = wanted.file.as_deref() {
        program = program.from_file(std::path::absolute(path).unwrap_or_else(|_| path.to_owned()));
    }
    app::run(with_all(program, picture))?;
    Ok(0)
}

/// Opens a view file, with the dossier that it names.
fn open_view(path: &Path, picture: Option<Command>) -> anyhow::Result<u8> {
    let state = match state::read(path)? {
        Ok(state) => state,
        Err(code) => return Ok(code),
    };
    // A dossier that is not found is asked for in the window, where another can be opened.
    let which = state.dossier(&Which::default()).unwrap_or_default();
    let (name, loaded) = read(&which)?;
    let mut program = Parallax::on_this_machine(&name, loaded);
    if let Some(file) = which.file {
        program = program.from_file(file);
    } else if let Some(example) = which.example {
        program = program.from_built_in(example);
    }
    let program = if picture.is_some() { program.holding_backdrop() } else { program };
    app::run(with_all(program, picture).with(Command::Ask(Request::Open(path.to_owned()))))?;
    Ok(0)
}

fn with_all(program: Parallax, commands: impl IntoIterator<Item = Command>) -> Parallax {
    commands.into_iter().fold(program, Parallax::with)
}

impl Backdrop {
    /// The command that lays the picture under the map, if there is one.
    fn laid(&self) -> anyhow::Result<Option<Command>> {
        let (Some(path), Some(credit)) = (&self.backdrop, &self.credit) else { return Ok(None) };
        if credit.trim().is_empty() {
            anyhow::bail!("--credit must name whose work the picture is");
        }
        let laid = ground::Backdrop::open(path, credit.trim()).map_err(anyhow::Error::msg)?;
        Ok(Some(Command::Backdrop(Some(Arc::new(laid)))))
    }
}

/// What was open when the last run ended, if it is to be reopened and can be.
fn last_open() -> Option<Which> {
    match app::settings::store::last_open()? {
        Last::File(file) => read_again(&file).then_some(Which { file: Some(file), example: None }),
        Last::Example(key) => {
            load::built_in(&key).map(|example| Which { file: None, example: Some(example) })
        }
    }
}

/// True if a file is still there to be read.
fn read_again(file: &Path) -> bool {
    file.is_file() && std::fs::File::open(file).is_ok()
}

/// Reports the system fonts that a dossier is drawn with, and which letters and files of shapes could not be drawn.
fn tell_fonts(program: &Parallax) {
    let mut err = std::io::stderr().lock();
    // Standard error may be closed.
    let families = program.fonts().system_families();
    if !families.is_empty() {
        let _ = writeln!(err, "parallax: drawn with fonts of this system: {}", families.join(", "));
    }
    for words in program.fonts().not_drawn().into_iter().chain(program.unread_shapes()) {
        let _ = writeln!(err, "parallax: {words}");
    }
}

/// Refuses to overwrite the dossier that is read, if it is a file.
fn refuse_overwriting(dossier: Option<&Path>, to: &Path) -> anyhow::Result<()> {
    dossier.map_or(Ok(()), |dossier| table::refuse_overwriting(dossier, to))
}

/// Reads a file, or a dossier that is built in; returns it with its name.
fn read(wanted: &Which) -> anyhow::Result<(String, Loaded)> {
    match wanted.file.as_deref() {
        None => {
            let dossier = wanted.example.unwrap_or(&load::BUILT_IN[0]);
            Ok((Origin::BuiltIn(dossier).name(), load::read(dossier.text)))
        }
        Some(path) => {
            let start = Instant::now();
            let loaded = read_named(path, load::read_file)?;
            let (file, claims) =
                (path.display(), loaded.dossier.as_ref().map(|dossier| dossier.claims.len()));
            tracing::info!(%file, claims, remarks = loaded.diagnostics.len(), took = ?start.elapsed(), "read");
            Ok((visible_path(path), loaded))
        }
    }
}
