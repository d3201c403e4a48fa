//! View files on the command line.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{anyhow, bail};

use super::args::Which;
use crate::app::{Origin, view_origin};
use crate::dossier::{self, Dossier};
use crate::load::view_file::{self, Fitted, ViewFile};
use crate::load::{Fingerprint, Severity, visible, visible_path};
use crate::session::Command;
use parallax_headless::read_named;

/// A view file that was read.
pub struct State {
    path: PathBuf,
    view: ViewFile,
    /// The view that it has in front.
    pub front: Option<dossier::View>,
}

/// Reads a view file; the exit code if it has errors, which are written to standard error.
pub fn read(path: &Path) -> anyhow::Result<Result<State, u8>> {
    let name = visible_path(path);
    let text = read_named(path, view_file::read_text)?;
    let loaded = view_file::read(&text);
    let Some(view) = loaded.file else {
        let mut err = std::io::stderr().lock();
        for one in loaded.diagnostics.iter().filter(|one| one.severity == Severity::Error) {
            // Nobody may listen.
            let _ = writeln!(err, "{name}:{one}");
        }
        return Ok(Err(1));
    };
    let front = view.front();
    Ok(Ok(State { path: path.to_owned(), view, front }))
}

impl State {
    /// The dossier that is asked for, or else the one that the view names.
    pub fn dossier(&self, asked: &Which) -> anyhow::Result<Which> {
        if asked.file.is_some() || asked.example.is_some() {
            return Ok(asked.clone());
        }
        let link = &self.view.dossier;
        match view_origin(&self.path, &self.view) {
            Some(Origin::File(file)) => Ok(Which { file: Some(file), example: None }),
            Some(Origin::BuiltIn(example)) => Ok(Which { file: None, example: Some(example) }),
            None => match link.file.as_deref().or(link.example.as_deref()) {
                Some(wanted) => Err(anyhow!(
                    "{}: its dossier {} is not in its folder; name the dossier too",
                    self.path.display(),
                    visible(wanted)
                )),
                None => bail!("{} names no dossier; name one too", self.path.display()),
            },
        }
    }

    /// The command that lays the picture of the view under the map, if it has one; says why it cannot be drawn.
    pub fn laid(&self) -> Option<Command> {
        match self.view.open_backdrop(&self.path)? {
            Ok(backdrop) => Some(Command::Backdrop(Some(Arc::new(backdrop)))),
            Err(fault) => {
                let name = visible_path(&self.path);
                // Nobody may listen.
                let _ = writeln!(std::io::stderr().lock(), "{name}:{fault}");
                None
            }
        }
    }

    /// The state as far as the dossier has what it names; says what was left out, and whether the dossier has changed.
    pub fn fit(&self, dossier: &Dossier, fingerprint: Fingerprint) -> Fitted {
        let fitted = self.view.fit(dossier);
        let name = visible_path(&self.path);
        let mut err = std::io::stderr().lock();
        if self.view.dossier.is_changed(fingerprint) {
            let _ = writeln!(err, "parallax: {name}: the dossier has changed since this view was saved");
        }
        for one in &fitted.left_out {
            let _ = writeln!(err, "{name}:{one}");
        }
        fitted
    }
}
