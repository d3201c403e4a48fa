//! From the raw file to a [`Dossier`]: every reference becomes a typed id, and every value is checked once,
//! here. Strings are moved, not copied.
//!
//! Nothing stops at the first problem. A reference to nothing is replaced by a placeholder that never gets
//! out: a dossier with errors is not returned.

mod apart;
mod breakdowns;
mod claim;
mod counts;
mod dates;
mod facts;
mod fold;
mod keys;
mod likes;
mod lines;
mod names;
mod nested;
mod opens;
mod outcomes;
mod own_parts;
mod places_in;
mod questions;
mod reading;
mod repeats;
mod report;
mod rows;
mod shapes;
mod sided;
mod slips;
mod spots;
mod steps;
mod tables;
#[cfg(test)]
mod tests;
mod ties;
mod unlisted;
mod unused;
mod view_file;

pub(super) use names::Known;
pub use names::closest;
pub(super) use report::{Problem, no_font, quoted};
pub(super) use view_file::{resolve_view, view_problems};

use keys::{Keys, table};
use names::Names;
use report::Report;
use tables::{MANY, Tables};

use std::collections::BTreeSet;
use std::sync::Arc;

use super::beside::both;
use super::diagnostic::{Code, Severity};
use super::raw;
use super::site::{Section, Site};
use super::visible::visible;
use crate::dossier::{
    ClaimId, Date, Dossier, EventId, Format, Id, Item, Reading, ReadingId, Remark, Remarks, Table, Written,
};
use crate::draft::newer;
use crate::letters::Lacking;

/// Makes a dossier from `raw` and lists all that is wrong with it, in no particular order, together with the
/// letters that none of the bundled fonts has.
pub(super) fn resolve(
    mut raw: raw::Dossier<'_>,
    known: &Known,
    look_into_texts: bool,
) -> (Dossier, Vec<Problem>, Lacking) {
    let mut report = Report::new(look_into_texts);
    let to = &mut report;
    report_newer(&raw, to);
    let keys = Keys::take_from(&mut raw);
    let paragraphs = raw.documents.rows.iter().map(|document| document.paragraphs).collect();
    let format = format(raw.format, to);
    let mut tables = Tables::new(&keys, paragraphs, format, known, to);

    let (title, period) = head(&mut raw, to);
    let sides = rows(raw.sides.rows, Section::Sides, |row, site| rows::side(row, site, to));
    let places = rows(raw.places.rows, Section::Places, |row, site| tables.place(row, site, to));
    let shapes = rows(raw.shapes.rows, Section::Shapes, |row, site| tables.shape(row, site, to));
    if known.is_empty() {
        breakdowns::report_unfit(&raw.groups.rows, &keys.groups, to);
    }
    let groups = rows(raw.groups.rows, Section::Groups, |row, site| tables.group(row, site, to));
    nested::report_unfit(&groups, &keys.groups, to);
    let outcomes = outcomes::declared(raw.outcomes.rows, &keys.outcomes, to);
    tables.declared = outcomes.iter().map(|row| row.outcome).collect();
    let sources = rows(raw.sources.rows, Section::Sources, |row, site| tables.source(row, site, to));
    nested::report_unfit(&sources, &keys.sources, to);
    let documents = rows(raw.documents.rows, Section::Documents, |row, site| tables.document(row, site, to));
    let events = rows(raw.events.rows, Section::Events, |row, site| tables.event(row, site, to));
    nested::report_unfit(&events, &keys.events, to);
    let questions =
        rows(raw.questions.rows, Section::Questions, |row, site| questions::question(row, site, to));
    tables.positions = Arc::new(questions::Positions::new(&questions));
    let people = rows(raw.people.rows, Section::People, |row, site| tables.person(row, site, to));
    let readings = rows(raw.readings.rows, Section::Readings, |row, site| reading::reading(row, site, to));
    let defaults = raw.defaults.map(|defaults| tables.defaults(&defaults, to));
    tables.default_event = defaults.and_then(|defaults| defaults.event);
    let without_event = without_event(&raw.claims.rows, tables.default_event);
    let opens = raw.opens.map(|opens| tables.opens(opens, &keys.readings, to));
    let claims = tables.claims(raw.claims.rows, to);
    let assessments = tables.assessments(raw.schemes, raw.assessments, to);
    let steps = tables.steps(raw.steps, &keys.readings, to);
    let own = to.fork();
    let among_claims = || {
        let mut to = own.fork();
        ties::report_unfit(&claims, &sources, &keys.claims, &mut to);
        counts::report_among(&claims, &groups, &keys, &mut to);
        dates::report_unfit(&claims, &events, &documents, &mut to);
        dates::report_far(&claims, &events, period.as_ref(), &mut to);
        dates::report_future(&claims, &events, &documents, period.as_ref(), &mut to);
        to
    };
    let named = likes::Named {
        sides: &sides,
        places: &places,
        groups: &groups,
        sources: &sources,
        documents: &documents,
        events: &events,
        people: &people,
    };
    let (found, ()) = both(claims.len() >= MANY, among_claims, || {
        reading::report_reserved(&keys.readings, to);
        reading::report_unread(&claims, &readings, to);
        tables.report_unused(&keys, &unused::Rows { places: &places, people: &people, events: &events }, to);
        likes::report_likes(&named, &keys, to);
    });
    to.join(found);
    to.report_no_zone();

    let frame = raw.frame.map(|frame| rows::frame(&frame, Site::ROOT.field("frame"), to));
    spots::report_doubtful(&places, frame.as_ref(), to);

    let mut dossier = Dossier {
        format,
        title,
        summary: raw.summary,
        language: raw.language,
        period,
        zone: to.zone.clone(),
        has_times: to.first_time.is_some(),
        frame,
        backdrop: shapes::backdrop(raw.backdrop, to),
        opens,
        defaults,
        places: table(places, keys.places),
        shapes: table(shapes, keys.shapes),
        sides: table(sides, keys.sides),
        groups: table(groups, keys.groups),
        outcomes: table(outcomes, keys.outcomes),
        sources: table(sources, keys.sources),
        documents: table(documents, keys.documents),
        events: table(events, keys.events),
        questions: table(questions, keys.questions),
        people: table(people, keys.people),
        readings: table(readings, keys.readings),
        claims: table(claims, keys.claims),
        assessments,
        steps,
        remarks: Remarks::default(),
        misfits: Vec::new(),
        unsettled: 0,
        written: Written { without_event, ..Written::default() },
    };
    // With errors, or if a part could not be read, placeholder ids would be meaningless.
    if !to.has_errors() && known.is_empty() {
        report_doubts(&mut dossier, to);
    }
    complete(&mut dossier, to);
    (dossier, report.problems, report.lacking)
}

/// Checks what is said of the dossier as a whole; returns its title and its period. From here on, dates are read by its zone.
fn head(raw: &mut raw::Dossier<'_>, to: &mut Report) -> (String, Option<Date>) {
    let title = to.required(raw.title.take(), Site::ROOT, "title");
    to.prose(&raw.summary, Site::ROOT.field("summary"));
    to.read_zone(raw.zone.as_ref(), Site::ROOT.field("zone"));
    to.optional_name(raw.language.as_ref(), Site::ROOT.field("language"));
    (title, to.date(raw.period.as_ref(), Site::ROOT.field("period")))
}

/// Adds what follows from all entries together.
fn complete(dossier: &mut Dossier, to: &Report) {
    claim::name_the_counted(dossier);
    if to.has_broken_lines {
        lines::join(dossier);
    }
    apart::tell_apart(dossier);
    dossier.remarks = remarks(&to.problems);
}

/// Lists what is doubtful in a dossier that has no error.
fn report_doubts(dossier: &mut Dossier, to: &mut Report) {
    dossier.misfits = dossier.find_misfits();
    own_parts::report_broken(dossier, to);
    repeats::report_repeated(&dossier.claims, to);
    sided::report_one_sided(dossier, to);
    unlisted::report_unlisted(dossier, to);
    opens::report_empty(dossier, to);
}

/// The claims that name no event, if they have the default one.
fn without_event(claims: &[raw::Claim<'_>], default: Option<EventId>) -> BTreeSet<ClaimId> {
    if default.is_none() {
        return BTreeSet::new();
    }
    let rows = claims.iter().enumerate().filter(|(_, claim)| claim.event.is_none());
    rows.map(|(row, _)| ClaimId::from_index(row)).collect()
}

/// The warnings about entries that can be selected.
fn remarks(problems: &[Problem]) -> Remarks {
    let mut remarks = Remarks::default();
    for Problem { code, site, message, hint } in problems {
        let item = site.entry.and_then(|(section, row)| Some(Item::at(section.kind()?, row)));
        if let (Severity::Warning, Some(item)) = (code.severity(), item) {
            let hint = hint.as_ref().map(|hint| format!(" ({hint})")).unwrap_or_default();
            remarks.add(item, Remark { code: code.word(), message: visible(&format!("{message}{hint}")) });
        }
    }
    remarks
}

/// A table of readings by itself, those of the program; none where anything is wrong with it.
pub(super) fn readings(raw: raw::Entries<raw::Reading>) -> Option<Vec<Reading>> {
    let mut report = Report::new(true);
    let known = Known::default();
    Names::<ReadingId>::new(Section::Readings, &raw.keys, &known, &mut report);
    let found = rows(raw.rows, Section::Readings, |row, site| reading::reading(row, site, &mut report));
    let found: Table<ReadingId, Reading> = table(found, raw.keys);
    report.problems.is_empty().then(|| found.rows().to_vec())
}

/// The version that the file names; the newest if it names none that is known.
fn format(version: Option<u64>, to: &mut Report) -> Format {
    let Some(version) = version else {
        to.missing(Site::ROOT, "format");
        return Format::default();
    };
    Format::of_version(version).unwrap_or_else(|| {
        let known = Format::ALL.map(|format| format.version().to_string()).join(" and ");
        let message = format!("format {version} is not known; this program reads formats {known}");
        to.add(Code::Format, Site::ROOT.field("format"), message);
        Format::default()
    })
}

/// Warns once of a file that says format 1 and uses what only format 2 has.
fn report_newer(raw: &raw::Dossier<'_>, to: &mut Report) {
    if raw.format != Some(Format::One.version()) {
        return;
    }
    if let Some((site, name)) = newer::first(raw) {
        let message = format!("{} belongs to format 2, and the file says `format: 1`", quoted(&name));
        let hint = "`parallax upgrade FILE` makes it a file of format 2".to_owned();
        to.add_hinted(Code::NewerField, site, message, hint);
    }
}

/// Converts the rows of one table, in order.
fn rows<R, T>(raw: Vec<R>, section: Section, turn: impl FnMut(R, Site) -> T) -> Vec<T> {
    rows_from(0, raw, section, turn)
}

/// Converts the rows of one table from row `first` on, in order.
fn rows_from<R, T>(
    first: usize,
    raw: Vec<R>,
    section: Section,
    mut turn: impl FnMut(R, Site) -> T,
) -> Vec<T> {
    raw.into_iter().zip(first..).map(|(raw, row)| turn(raw, Site::row(section, row))).collect()
}
