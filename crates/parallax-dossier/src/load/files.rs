//! Verifies what a dossier says of the files beside it: that they are there, and that their hashes hold.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use super::diagnostic::{Code, Diagnostic};
use super::folder::{DossierFolder, FolderError};
use super::resolve::{Problem, quoted};
use super::site::{Section, Site};
use super::{locate_all, locate_findings};
use crate::dossier::{Dossier, Evidence, Id as _};

/// The result of verifying the files beside a dossier.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verified {
    /// What is wrong, in the order of the text.
    pub diagnostics: Vec<Diagnostic>,
    /// How many different files were found.
    pub files: usize,
    /// How many of them have a hash that was compared.
    pub hashed: usize,
}

/// A reference to a file: where it stands, the path, and the hash that is given.
type Reference<'d> = (Site, &'d str, Option<&'d str>);

/// Verifies every file that `dossier` names. It was read from `text`, the content of the file at `path`; nothing outside
/// the folder of that file is opened.
#[must_use]
pub fn verify(text: &str, dossier: &Dossier, path: &Path) -> Verified {
    let named = references(dossier);
    let beside = DossierFolder::new(path);
    let mut verified = Verified::default();
    // One file may be named many times; it is read once.
    let mut found: HashMap<&str, Result<Option<String>, (Code, String)>> = HashMap::new();
    let with_hash: HashSet<&str> =
        named.iter().filter(|(_, _, hash)| hash.is_some()).map(|(_, file, _)| *file).collect();
    let mut problems = Vec::new();
    for (site, file, hash) in named {
        let looked_up = found.entry(file).or_insert_with(|| {
            let beside = beside.as_ref().map_err(wrong)?;
            if with_hash.contains(file) {
                beside.sha256(file).map(Some).map_err(|error| wrong(&error))
            } else {
                beside.try_read(file).map(|()| None).map_err(|error| wrong(&error))
            }
        });
        match (&*looked_up, hash) {
            (Err((code, why)), _) => {
                let message = format!("{}: {why}", quoted(file));
                problems.push(problem(*code, site.field("file"), message, None));
            }
            (Ok(Some(now)), Some(given)) if !now.eq_ignore_ascii_case(given) => {
                let message = format!("{} is not the file that the dossier describes", quoted(file));
                let hint = format!("its SHA-256 is {now}");
                problems.push(problem(Code::ChangedFile, site.field("sha256"), message, Some(hint)));
            }
            (Ok(_), _) => {}
        }
    }
    verified.files = found.values().filter(|found| found.is_ok()).count();
    verified.hashed = found.values().filter(|found| matches!(found, Ok(Some(_)))).count();
    let mark = text.len() - text.strip_prefix('\u{feff}').unwrap_or(text).len();
    let text = &text[mark..];
    verified.diagnostics = locate_findings(text, mark, locate_all(text, problems));
    verified
}

/// What to report of a file that cannot be used.
fn wrong(error: &FolderError) -> (Code, String) {
    let code = if matches!(error, FolderError::Outside) { Code::OutsideFile } else { Code::MissingFile };
    (code, error.to_string())
}

const fn problem(code: Code, site: Site, message: String, hint: Option<String>) -> Problem {
    Problem { code, site, message, hint }
}

/// Every file that the dossier names.
fn references<'d>(dossier: &'d Dossier) -> Vec<Reference<'d>> {
    let copies = dossier.documents.iter().filter_map(|(id, document)| {
        let copy = document.copy.as_ref()?;
        let site = Site::row(Section::Documents, id.index()).field("copy");
        Some((site, copy.file.as_str(), copy.sha256.as_deref()))
    });
    let evidence = |section, row, list: &'d [Evidence]| {
        let list = list.iter().enumerate();
        list.map(move |(index, one)| {
            let site = Site::row(section, row).field("evidence").item(index);
            (site, one.file.as_str(), one.sha256.as_deref())
        })
    };
    let places = dossier.places.iter();
    let places = places.flat_map(|(id, row)| evidence(Section::Places, id.index(), &row.evidence));
    let events = dossier.events.iter();
    let events = events.flat_map(|(id, row)| evidence(Section::Events, id.index(), &row.evidence));
    let claims = dossier.claims.iter();
    let claims = claims.flat_map(|(id, row)| evidence(Section::Claims, id.index(), &row.evidence));
    let shapes = dossier.shapes.iter().filter_map(|(id, shape)| {
        let from = shape.from.as_ref()?;
        let site = Site::row(Section::Shapes, id.index()).field("from");
        Some((site, from.file.as_str(), from.sha256.as_deref()))
    });
    let backdrop = dossier.backdrop.iter().map(|backdrop| {
        let site = Site::ROOT.field("backdrop");
        (site, backdrop.from.file.as_str(), backdrop.from.sha256.as_deref())
    });
    backdrop.chain(copies).chain(shapes).chain(places).chain(events).chain(claims).collect()
}
