//! View files: what is wrong with one by itself, and what of it a dossier has.

use std::sync::Arc;

use super::super::diagnostic::Code;
use super::super::raw;
use super::super::site::{Section, Site};
use super::report::{Problem, Report, quoted};
use super::{Keys, Known, Tables, shapes};
use crate::dossier::{Dossier, Step, ViewState, check_path, is_sha256};
use crate::letters::Length;

/// Turns the state and the steps of a view file into those of a dossier; the problems are what the dossier does not have,
/// and what cannot be in any.
pub(in crate::load) fn resolve_view(
    raw: raw::ViewFile<'_>,
    dossier: &Dossier,
) -> (ViewState, Vec<Step>, Vec<Problem>) {
    let mut report = Report::new(true);
    report.zone = dossier.zone.clone();
    let (keys, known, to) = (Keys::from_dossier(dossier), Known::default(), &mut report);
    let mut tables = Tables::new(&keys, Arc::default(), dossier.format, &known, to);
    // The ids of a dossier that was opened are sound.
    to.problems.clear();
    tables.declared = dossier.outcomes.rows().iter().map(|row| row.outcome).collect();
    let state = raw.state.unwrap_or_default();
    let state = tables.state(state, &keys.readings, Site::ROOT.field("state"), to);
    let steps = tables.steps(raw.steps, &keys.readings, to);
    (state, steps, report.problems)
}

/// What is wrong with a view file, whatever its dossier.
pub(in crate::load) fn view_problems(raw: &raw::ViewFile<'_>, look_into_texts: bool) -> Vec<Problem> {
    let mut report = Report::new(look_into_texts);
    let to = &mut report;
    let root = Site::ROOT;
    match raw.format {
        None => to.add(Code::MissingField, root.field("format"), "the view has no field `format`".to_owned()),
        Some(1) => {}
        Some(other) => {
            let message = format!("view format {other} is not known; this program reads format 1");
            to.add(Code::Format, root.field("format"), message);
        }
    }
    to.optional_name(raw.name.as_ref(), root.field("name"));
    if let Some(link) = &raw.dossier {
        let site = root.field("dossier");
        to.prose(&link.title, site.field("title"));
        if let Some(file) = &link.file
            && let Err(fault) = check_path(file)
        {
            to.add(Code::BadPath, site.field("file"), fault.to_string());
        }
        if let Some(hash) = link.sha256.as_ref().filter(|hash| !is_sha256(hash)) {
            let message = format!("{} is not a SHA-256: 64 digits from 0 to f", quoted(hash));
            to.add(Code::BadHash, site.field("sha256"), message);
        }
    }
    shapes::backdrop(raw.backdrop.clone(), to);
    for (index, step) in raw.steps.iter().enumerate() {
        let site = Site::row(Section::Steps, index);
        match &step.title {
            None => {
                to.add(Code::MissingField, site.field("title"), "the step has no field `title`".to_owned());
            }
            Some(title) => to.filled(title, Length::Name, site.field("title")),
        }
        to.prose(&step.text, site.field("text"));
    }
    report.problems
}
