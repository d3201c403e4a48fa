//! From RON text to a [`Dossier`] and a list of everything that is wrong with it.
//!
//! If all is well, `ron` reads the text into types in one pass, a long text in two halves at once, and a second pass resolves
//! words to typed ids and checks values; no position in the text is computed. Only if something is wrong is a syntax tree of the
//! text made, once: problems name their place in the dossier's own terms, and the tree yields line and column.
//! If `ron` stops, the tree is read piece by piece, what cannot be read is left out, and all problems are
//! reported together.
//!
//! This room knows nothing of windows or terminals. A dossier is untrusted input: nothing here may panic on
//! any text.

mod asked;
mod bases;
mod beside;
mod blame;
pub(crate) mod build;
mod builtin;
#[doc(hidden)]
pub mod checks;
mod counted;
mod diagnostic;
mod encoding;
mod explain;
mod file;
pub mod files;
mod fingerprint;
pub mod folder;
pub mod ground;
mod halves;
mod kinds;
mod locate;
mod merges;
#[doc(hidden)]
pub mod newer;
mod pasted;
mod pieces;
pub(crate) mod raw;
mod resolve;
#[cfg(test)]
mod robust;
#[doc(hidden)]
pub mod schema;
pub(crate) mod site;
mod upgrade;
pub mod view_file;
mod visible;

pub use builtin::{BUILT_IN, BuiltIn, KHUSHAM, STARTER, built_in, readings};
pub use diagnostic::{Code, Diagnostic, Position, Severity};
pub use encoding::Encoding;
pub use file::{LARGEST_FILE, ReadError, decode, read_file, read_text};
pub use fingerprint::Fingerprint;
pub use merges::MERGE_CONFLICT;
pub use resolve::closest;
pub use upgrade::upgrade;
pub use visible::{is_unseen, unseen, visible, visible_json, visible_lines, visible_path};

use std::collections::HashSet;
use std::path::Path;

use beside::both;
use ground::Ground;
use halves::Halves;
use kinds::DossierKind;
use locate::{Left, Lines, Locator, offset_of};
use resolve::{Known, Problem, resolve};
use ron::error::SpannedError;
use ron::extensions::Extensions;
use ron_tree::{Span, Tree};
use site::{Section, Site};
use visible::may_hold_unseen;

use crate::dossier::{Dossier, Item, Reading};
use crate::letters::Lacking;

/// The result of reading a text.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The dossier; `None` if any diagnostic is an error.
    pub dossier: Option<Dossier>,
    /// All problems, in the order of the text.
    pub diagnostics: Vec<Diagnostic>,
    /// Identifies the text.
    pub fingerprint: Fingerprint,
    /// Letters of the dossier that none of the bundled fonts has; there is a warning for each.
    pub lacking: Lacking,
    /// The lines and areas for orientation; those of files once [`look_beside`](Self::look_beside) was called.
    pub ground: Ground,
}

impl Loaded {
    /// Reads the files of shapes beside the dossier; `text` is what the dossier was read from, the content of the file at
    /// `path`. A file that cannot be used is warned of, and the map is drawn without it. Nothing outside the folder of the
    /// dossier is opened.
    pub fn look_beside(&mut self, text: &str, path: &Path) {
        let Some(dossier) = &self.dossier else { return };
        let (ground, problems) = ground::read(dossier, path);
        self.ground = ground;
        if problems.is_empty() {
            return;
        }
        let mark = text.len() - text.strip_prefix('\u{feff}').unwrap_or(text).len();
        let text = &text[mark..];
        self.diagnostics.extend(locate_findings(text, mark, locate_all(text, problems)));
        self.diagnostics.sort_by_key(|one| one.span.start);
    }

    /// Removes the warnings about letters for which a system font was found; `lacking` are those still
    /// missing.
    pub fn settle(&mut self, lacking: Lacking) {
        let still: HashSet<String> = lacking.list().map(resolve::no_font).collect();
        self.diagnostics.retain(|found| found.code != Code::NoFont || still.contains(&found.message));
        if let Some(dossier) = &mut self.dossier {
            let holds = |message: &str| still.iter().any(|one| message.starts_with(one.as_str()));
            dossier.remarks.retain(|one| one.code != Code::NoFont.word() || holds(&one.message));
        }
        self.lacking = lacking;
    }
}

/// The dialect of RON for dossiers: no `Some(…)`, no doubled brackets.
fn dialect() -> ron::Options {
    ron::Options::default()
        .with_default_extension(Extensions::IMPLICIT_SOME | Extensions::UNWRAP_VARIANT_NEWTYPES)
}

/// A problem with a span of the text.
#[derive(Debug)]
struct Finding {
    span: Span,
    code: Code,
    message: String,
    hint: Option<String>,
}

/// Reads a dossier.
///
/// ```
/// let loaded = parallax_dossier::load::read("Dossier(format: 1, title: \"\", places: {})");
/// assert!(loaded.dossier.is_none());
/// assert_eq!(loaded.diagnostics[0].to_string(), "1:27: error[empty]: this text must not be empty");
/// ```
#[must_use]
pub fn read(text: &str) -> Loaded {
    let (whole, text) = (text, text.strip_prefix('\u{feff}').unwrap_or(text));
    let mark = whole.len() - text.len();
    let is_long = text.len() >= LONG;
    let halves = if is_long { Halves::new(text) } else { None };
    let read_typed = || {
        let dossier = halves.as_ref().and_then(Halves::read);
        dossier.map_or_else(|| dialect().from_str(text), Ok)
    };
    let (scan, typed) = both(is_long, || Scan::new(whole, text), read_typed);
    let Scan { fingerprint, look_into_texts, mut findings, conflicts } = scan;
    match typed {
        Ok(raw) => {
            let (mut dossier, problems, lacking) = resolve(raw, &Known::default(), look_into_texts);
            findings.extend(locate_all(text, problems));
            dossier.unsettled = conflicts.len();
            findings.extend(conflicts);
            let diagnostics = locate_findings(text, mark, findings);
            let is_broken = diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error);
            let ground = if is_broken { Ground::default() } else { Ground::from_dossier(&dossier) };
            Loaded { dossier: (!is_broken).then_some(dossier), diagnostics, fingerprint, lacking, ground }
        }
        Err(error) => {
            let found = pieces::read::<DossierKind>(text, look_into_texts);
            if !found.iter().any(|found| found.code.severity() == Severity::Error) {
                findings.push(stopped(text, &error));
            }
            findings.extend(found);
            let lacking = Lacking::default();
            let diagnostics = locate_findings(text, mark, findings);
            Loaded { dossier: None, diagnostics, fingerprint, lacking, ground: Ground::default() }
        }
    }
}

/// What the bytes of a text show, whatever they mean.
struct Scan {
    fingerprint: Fingerprint,
    look_into_texts: bool,
    /// Numbers in another base.
    findings: Vec<Finding>,
    conflicts: Vec<Finding>,
}

impl Scan {
    /// Looks through `text`; `whole` is the same with its byte order mark.
    fn new(whole: &str, text: &str) -> Self {
        Self {
            fingerprint: Fingerprint::from_text(whole),
            look_into_texts: may_hold_unseen(text),
            findings: bases::find(text),
            conflicts: merges::find(text),
        }
    }
}

/// From this many bytes on, a second thread is worth its start.
const LONG: usize = 256 << 10;

/// What `ron` says, where the tree has no fault: of attributes, for example, which the tree does not read.
fn stopped(text: &str, error: &SpannedError) -> Finding {
    let at = offset_of(text, error.span.end.line, error.span.end.col);
    Finding { span: Span::empty(at), code: Code::Syntax, message: error.code.to_string(), hint: None }
}

/// Returns the line on which `item` begins in the text its dossier was read from, counted from 1; 1 if it is
/// not found because the text has changed.
#[must_use]
pub fn line_of(text: &str, item: Item) -> u32 {
    let site = Site::row(Section::from_kind(item.kind()), item.index());
    let tree = Tree::of_rows(text, &|_, _| false);
    let start = Locator::new(&tree, &Left::default()).span(site).start;
    Lines::new(text).position(start).line
}

/// Reads a table of readings, written as in a dossier; `None` if anything is wrong with it.
fn read_readings(text: &str) -> Option<Vec<Reading>> {
    resolve::readings(dialect().from_str(text).ok()?)
}

/// Runs only `ron`'s typed read, without any checks: the baseline for benchmarks of [`read`]. Returns true on
/// success.
#[doc(hidden)]
#[must_use]
pub fn bare_read(text: &str) -> bool {
    dialect().from_str::<raw::Dossier<'_>>(text).is_ok()
}

/// Locates the problems in the text.
fn locate_all(text: &str, problems: Vec<Problem>) -> Vec<Finding> {
    if problems.is_empty() {
        return Vec::new();
    }
    let rows: HashSet<(Section, usize)> = problems.iter().filter_map(|problem| problem.site.entry).collect();
    let tree = Tree::of_rows(text, &|table, row| {
        Section::of_field(table).is_none_or(|section| rows.contains(&(section, row)))
    });
    let left = Left::default();
    let mut locator = Locator::new(&tree, &left);
    let locate =
        |Problem { code, site, message, hint }| Finding { span: locator.span(site), code, message, hint };
    problems.into_iter().map(locate).collect()
}

/// Sorts findings by their place in the text and converts their bytes into lines and columns. `mark` is the
/// length of the byte order mark before `text`.
fn locate_findings(text: &str, mark: usize, mut findings: Vec<Finding>) -> Vec<Diagnostic> {
    findings.sort_by(|a, b| (a.span.start, a.code, &a.message).cmp(&(b.span.start, b.code, &b.message)));
    let mut lines = Lines::new(text);
    let turn = |Finding { span, code, message, hint }| Diagnostic {
        severity: code.severity(),
        position: lines.position(span.start),
        span: span.start + mark..span.end + mark,
        code,
        message: visible(&message),
        hint: hint.as_deref().map(visible),
    };
    findings.into_iter().map(turn).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::ItemKind;

    #[test]
    fn every_item_is_found_on_its_line() {
        let dossier = read(KHUSHAM).dossier.expect("a sound dossier");
        for kind in ItemKind::ALL {
            for item in dossier.items(kind) {
                let line = KHUSHAM.lines().nth(line_of(KHUSHAM, item) as usize - 1).expect("the line");
                assert!(line.trim_start().starts_with(&format!("\"{}\":", dossier.key(item))), "{line}");
            }
        }
        let claim = dossier.items(ItemKind::Claim).last().expect("a claim");
        assert_eq!(line_of("Dossier(", claim), 1);
        assert_eq!(line_of("", claim), 1);
    }
}
