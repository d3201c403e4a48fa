//! Outcomes that the dossier declares.

use std::collections::HashMap;

use super::super::diagnostic::Code;
use super::super::raw::{self, Counted};
use super::super::site::{Section, Site};
use super::Tables;
use super::lines;
use super::report::{Report, quoted};
use crate::dossier::{Count, Counts, Declared, DeclaredOutcome, Id as _, Outcome, Quantity, Words};

/// Maximum number of outcomes that a dossier may declare.
const MOST: usize = 1_000;

/// Ids that the command line uses itself.
const RESERVED: [&str; 1] = ["all"];

/// Checks the outcomes of a dossier, and makes them. Their ids are left empty, as those of all rows.
pub(super) fn declared(
    raw: Vec<raw::DeclaredOutcome<'_>>,
    keys: &[String],
    to: &mut Report,
) -> Vec<DeclaredOutcome> {
    if raw.len() > MOST {
        let message = format!("a dossier declares at most {MOST} outcomes, not {}", raw.len());
        to.add(Code::UnfitOutcome, Site::ROOT.field("outcomes"), message);
        return Vec::new();
    }
    let mut known: HashMap<String, String> = HashMap::new();
    for outcome in Outcome::ALL {
        known.insert(outcome.word().to_owned(), format!("`{}`", outcome.name()));
    }
    let rows = raw.into_iter().zip(keys).enumerate();
    rows.map(|(row, (raw, key))| {
        let site = Site::row(Section::Outcomes, row);
        if RESERVED.contains(&key.as_str()) || Outcome::ALL.iter().any(|outcome| outcome.id() == key) {
            let message = format!("the outcome id {} is used by the program", quoted(key));
            to.add_hinted(Code::DuplicateId, site, message, format!("for example `own-{key}`"));
        }
        let outcome = one(raw, row, key, site, to);
        let name = lines::joined(&outcome.name).trim().to_lowercase();
        if let Some(other) = known.insert(name, quoted(key)) {
            let message = format!("the name {} is that of the outcome {other}", quoted(&outcome.name));
            to.add(Code::UnfitOutcome, site.field("name"), message);
        }
        outcome
    })
    .collect()
}

fn one(raw: raw::DeclaredOutcome<'_>, row: usize, key: &str, site: Site, to: &mut Report) -> DeclaredOutcome {
    let name = to.required(raw.name, site, "name");
    to.optional_filled(raw.one.as_ref(), site.field("one"));
    let part_of = match raw.part_of {
        Some(Counted::Format(whole)) => Some(whole),
        Some(Counted::Declared(id)) => {
            let message = format!("{} is not an outcome of the format", quoted(&id.0));
            let hint = "an outcome is part of one of the format, such as `Killed`".to_owned();
            to.add_hinted(Code::UnfitOutcome, site.field("part_of"), message, hint);
            None
        }
        None => None,
    };
    if raw.counts == Counts::Things && part_of.is_some() {
        let message = "things are not part of an outcome that counts people".to_owned();
        let hint = "leave `part_of` out, or write `counts: People`".to_owned();
        to.add_hinted(Code::UnfitOutcome, site.field("part_of"), message, hint);
    }
    let words = Words {
        place: row,
        id: key.to_owned(),
        name: lines::joined(&name),
        one: raw.one.as_deref().map(lines::joined),
        counts: raw.counts,
        part_of,
    };
    let outcome = Declared::new(words).map(Outcome::Declared);
    if outcome.is_none() {
        let message =
            "too many different outcomes have been declared since the program was started".to_owned();
        to.add_hinted(Code::UnfitOutcome, site, message, "start it again".to_owned());
    }
    // With an error the dossier is not returned.
    let outcome = outcome.unwrap_or(Outcome::Killed);
    DeclaredOutcome { key: String::new(), name, one: raw.one, counts: raw.counts, part_of, outcome }
}

/// Reports people by name as a count of things.
pub(super) fn report_unfit(count: &Count, site: Site, to: &mut Report) {
    if !count.outcome.counts_people() && matches!(count.quantity, Quantity::Named(_)) {
        let message = format!("{} are things, and people by name are not", quoted(count.outcome.word()));
        to.add(Code::UnfitOutcome, site.field("quantity"), message);
    }
}

impl Tables<'_> {
    /// Finds what a claim counts.
    pub(super) fn outcome(&mut self, counted: &Counted<'_>, site: Site, to: &mut Report) -> Outcome {
        self.known_outcome(counted, site, to).unwrap_or(Outcome::Killed)
    }

    /// The same; `None` after a report.
    pub(super) fn known_outcome(
        &mut self,
        counted: &Counted<'_>,
        site: Site,
        to: &mut Report,
    ) -> Option<Outcome> {
        let id = match counted {
            Counted::Format(outcome) => return Some(*outcome),
            Counted::Declared(id) => id,
        };
        let meant = Outcome::ALL.into_iter().find(|outcome| outcome.name().eq_ignore_ascii_case(&id.0));
        if let Some(meant) = meant.filter(|_| !self.outcomes.has(Some(id))) {
            let message = format!("there is no outcome {}", quoted(&id.0));
            let hint = format!("write `{}` without quotation marks", meant.name());
            to.add_hinted(Code::UnknownId, site, message, hint);
            return Some(meant);
        }
        self.outcomes.find(id, site, to).and_then(|id| self.declared.get(id.index()).copied())
    }
}
