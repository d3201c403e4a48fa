//! Importing a sheet again into the dossier that was made of it.
//!
//! Each entry is compared three ways: as the sheet had it when it was imported, as the dossier has it now, and as the sheet
//! has it now. What nobody edited follows the sheet; what was edited by hand stays as it is, byte by byte, unless the reader
//! takes the sheet's.

mod plan;
mod rows;
#[cfg(test)]
mod tests;
mod trace;

use std::collections::HashSet;

use parallax_dossier::draft::Dossier;
use parallax_dossier::load::{self, Severity};
use parallax_edit::Text;

use crate::{Files, Import, Kind};
use plan::{Plan, edit};
use trace::Contents;
pub use trace::Trace;

/// Why an entry is left alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// It was edited in the dossier, and the sheet changed it too.
    BothChanged,
    /// It was removed from the dossier, and the sheet changed it.
    Removed,
    /// It was edited in the dossier, and the sheet does not have it any more.
    Gone,
    /// The sheet changed it, and a comment in the dossier would be lost with the change.
    Comment,
    /// The dossier has an entry of this id that was not imported.
    OwnEntry,
}

impl Why {
    /// The reason in words, to follow a name and a colon.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::BothChanged => "it was edited in the dossier, and the sheet changed it too",
            Self::Removed => "it was removed from the dossier, and the sheet changed it",
            Self::Gone => "it was edited in the dossier, and the sheet no longer has it",
            Self::Comment => "the sheet changed it, and a comment in the dossier would be lost",
            Self::OwnEntry => "the dossier has an entry with this id that was not imported",
        }
    }

    /// The reason as a word for programs.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::BothChanged => "both-changed",
            Self::Removed => "removed",
            Self::Gone => "gone",
            Self::Comment => "comment",
            Self::OwnEntry => "own-entry",
        }
    }
}

/// Whose state of an entry counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Take {
    /// The sheet's: what was edited by hand is lost.
    Sheet,
    /// The dossier's, also when the sheet is imported again.
    Dossier,
}

/// An entry that was edited by hand and that the sheet changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// Its table.
    pub kind: Kind,
    /// Its id.
    pub id: String,
    /// Why it is one.
    pub why: Why,
    /// What was chosen; the dossier's stays if nothing was.
    pub take: Option<Take>,
}

/// The dossier after an import.
#[derive(Clone, Debug)]
pub struct Again {
    /// Its text.
    pub text: String,
    /// The trace to be left beside it.
    pub trace: Trace,
    /// What the sheet is now.
    pub import: Import,
    /// Entries that were edited by hand and that the sheet changed.
    pub conflicts: Vec<Conflict>,
    /// Entries that the sheet no longer has, kept because others in the dossier refer to them.
    pub referred: Vec<(Kind, String)>,
    /// Entries that were removed by hand, added again because others refer to them.
    pub restored: Vec<(Kind, String)>,
}

/// Why a sheet cannot be imported again.
#[derive(Debug, thiserror::Error)]
pub enum AgainError {
    /// The dossier has errors.
    #[error("the dossier has errors; correct them first (`parallax check` lists them)")]
    Broken,
    /// The dossier would have errors.
    #[error("the dossier would have errors, and nothing was written: {0}")]
    WouldBreak(String),
}

/// Compares and changes the text of a dossier. `take` says of an entry in conflict whose state counts.
///
/// # Errors
/// If the dossier has errors, or would have some.
pub fn again(
    text: &str,
    trace: &Trace,
    files: &Files,
    take: &dyn Fn(Kind, &str) -> Option<Take>,
) -> Result<Again, AgainError> {
    let loaded = load::read(text);
    let draft = Dossier::parse(text).filter(|_| loaded.dossier.is_some()).ok_or(AgainError::Broken)?;
    let now = Contents::from_draft(&draft);
    let taken: HashSet<(Kind, String)> = now.all().map(|(kind, id, _)| (kind, id.to_owned())).collect();
    let tables = files.tables.as_slice();
    let memory = trace.memory(tables, taken);
    let title = draft.title.clone().unwrap_or_default();
    let import = files.import(&title, memory.clone());
    let sheet = Contents::from_draft(&import.draft);
    let map = tables.first().map(|table| table.map.clone()).unwrap_or_default();
    let next = Trace::with_rows(map, tables, &memory);
    let source = Text::new(text).map_err(|_| AgainError::Broken)?;
    let mut plan = Plan {
        now: &now,
        sheet: &sheet,
        trace,
        take,
        source,
        next,
        fates: Vec::new(),
        conflicts: Vec::new(),
        referred: Vec::new(),
        restored: Vec::new(),
    };
    plan.decide(&import);
    plan.keep_what_is_referred_to();
    plan.restore_what_is_needed();
    let Plan { mut source, next, fates, conflicts, referred, restored, .. } = plan;
    source.apply(&edit(&fates, &sheet)).map_err(|refused| AgainError::WouldBreak(refused.to_string()))?;
    let text = source.as_str().to_owned();
    let loaded = load::read(&text);
    if loaded.dossier.is_none() {
        let errors = loaded.diagnostics.iter().filter(|one| one.severity == Severity::Error);
        let errors: Vec<String> = errors.take(5).map(ToString::to_string).collect();
        return Err(AgainError::WouldBreak(errors.join("; ")));
    }
    Ok(Again { text, trace: next, conflicts, referred, restored, import })
}
