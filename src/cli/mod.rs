//! The command line: raw arguments, checked arguments, actions, exit codes.
//!
//! Exit codes: 0 done, 1 the dossier has errors, 2 it could not be done (no file, no display, bad arguments), 101 an
//! internal error, of which `app::panics` left a note. A signal ends the program as it ends any other (`signals`).

mod args;
pub mod check;
mod export;
mod new;
mod pipe;
mod report;
mod signals;

use std::io::Write as _;
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context as _, bail};
use clap::Parser as _;

use crate::app::{self, Parallax, panics};
use crate::load::{self, Loaded, visible};
use crate::map::basemap::Basemap;
use args::{Action, Args};
use pipe::UntilClosed;

/// Runs the program with the arguments it was started with.
#[must_use]
pub fn main() -> ExitCode {
    panics::watch();
    signals::watch();
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(help) => {
            // Help and version come this way too.
            if !help.use_stderr() {
                let printed = write!(UntilClosed(std::io::stdout().lock()), "{}", help.render());
                return end(printed.map(|()| 0).context("standard output cannot be written"));
            }
            // It repeats what was typed, which must not control the terminal.
            let shown = |c: char| {
                if c != '\n' && load::is_unseen(c) { c.escape_unicode().to_string() } else { c.to_string() }
            };
            let text: String = help.render().to_string().chars().map(shown).collect();
            let _ = write!(std::io::stderr(), "{text}");
            return ExitCode::from(2);
        }
    };
    panics::rehearse("main");
    let done = match args.action {
        None => open(args.file.as_deref()),
        Some(Action::Check { files, format, deny_warnings }) => {
            check::run(&files, format, deny_warnings).map_err(Into::into)
        }
        Some(Action::New { path }) => new::run(&path),
        Some(Action::Export(wanted)) => export::run(&wanted),
        Some(Action::Report(wanted)) => report::run(&wanted),
    };
    end(done)
}

/// The exit code; what could not be done is said on standard error, where anybody listens.
fn end(done: anyhow::Result<u8>) -> ExitCode {
    match done {
        Ok(code) => ExitCode::from(code),
        Err(error) => {
            let _ = writeln!(std::io::stderr(), "parallax: {}", tell(&error));
            ExitCode::from(2)
        }
    }
}

/// An error with its causes, each said once: many errors repeat their cause in their own words.
fn tell(error: &anyhow::Error) -> String {
    let mut told = String::new();
    for cause in error.chain().map(ToString::to_string) {
        if told.is_empty() {
            told = cause;
        } else if !told.contains(&cause) {
            told = format!("{told}: {cause}");
        }
    }
    told
}

/// Opens the window.
fn open(file: Option<&Path>) -> anyhow::Result<u8> {
    Basemap::prepare();
    let (name, loaded) = read(file)?;
    let mut program = Parallax::on_this_machine(&name, loaded);
    if let Some(path) = file {
        program = program.from_file(std::path::absolute(path).unwrap_or_else(|_| path.to_owned()));
    }
    app::run(program)?;
    Ok(0)
}

/// Says why a file is no dossier; returns the exit code.
fn refuse(name: &str, loaded: &Loaded) -> u8 {
    let mut err = std::io::stderr().lock();
    for found in &loaded.diagnostics {
        // Nobody may listen.
        let _ = writeln!(err, "{}:{found}", visible(name));
    }
    1
}

/// Reports the system fonts that a dossier is drawn with, and what could not be drawn.
fn tell_fonts(program: &Parallax) {
    let mut err = std::io::stderr().lock();
    // Standard error may be closed.
    let families = program.fonts().system_families();
    if !families.is_empty() {
        let _ = writeln!(err, "parallax: drawn with fonts of this system: {}", families.join(", "));
    }
    if let Some(words) = program.fonts().not_drawn() {
        let _ = writeln!(err, "parallax: {words}");
    }
}

/// Refuses to overwrite the dossier being read.
fn refuse_overwriting_dossier(dossier: Option<&Path>, to: &Path) -> anyhow::Result<()> {
    let whole = |path: &Path| path.canonicalize().ok();
    if dossier.is_some_and(|file| whole(file).is_some() && whole(file) == whole(to)) {
        bail!("{} is the dossier itself: choose another file to write", visible(&to.display().to_string()));
    }
    Ok(())
}

/// Reads a file, or the built-in dossier; returns it with its name.
fn read(file: Option<&Path>) -> anyhow::Result<(String, Loaded)> {
    match file {
        None => Ok(("the built-in dossier".to_owned(), load::read(load::KHUSHAM))),
        Some(path) => {
            let loaded = load::read_file(path).with_context(|| visible(&path.display().to_string()))?;
            Ok((path.display().to_string(), loaded))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_is_told_once() {
        let missing = || std::io::Error::other("No such file");
        let error = anyhow::Error::from(load::ReadError::from(missing())).context("a.ron");
        assert_eq!(tell(&error), "a.ron: cannot read the file: No such file");
        assert_eq!(tell(&anyhow::Error::from(missing()).context("a.ron")), "a.ron: No such file");
    }
}
