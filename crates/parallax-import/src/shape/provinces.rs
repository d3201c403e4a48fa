//! Tables with a row a day and a column a province or side. They seldom say what they count; it is not made up.

use parallax_dossier::dossier::{Counts, Identity, Outcome, PlaceKind, SourceKind};
use parallax_dossier::draft::{Claim, Counted, DeclaredOutcome, Entries, Event, Place, Says};

use super::Job;
use super::common::{Cells, file_document};
use crate::cell::{self, Manner};
use crate::columns::{Role, Table};
use crate::date::{self, DayOrder};
use crate::making::{Kind, line, name};
use crate::summary::Remark;

pub(super) const TITLE: &str =
    "a row a day and a column a province or side: each cell becomes a claim about that day there";

/// The outcome of a table that does not say what it counts.
const NOT_SAID: &str = "counted (the table does not say what)";

/// The columns of figures, if the table has this form.
fn figures(table: &Table) -> Option<Vec<usize>> {
    let columns = &table.map.columns;
    let is_day = |role| matches!(role, Role::Date | Role::EventDate | Role::Published);
    if table.sheet.is_tree || !is_day(columns.first()?.role) {
        return None;
    }
    let of_role = |at: &usize| columns[*at].role == Role::Unused && !columns[*at].name.starts_with("column ");
    let all: Vec<usize> = (1..columns.len()).collect();
    let head = &table.rows[..table.rows.len().min(50)];
    let is_of_digits = |at: &usize| {
        let cells = || head.iter().map(|row| row.cell(*at)).filter(|cell| !cell.is_empty());
        cells().count() > 0 && cells().all(|cell| cell.bytes().all(|byte| byte.is_ascii_digit()))
    };
    (all.len() >= 3 && all.iter().all(|at| of_role(at) && is_of_digits(at))).then_some(all)
}

pub(super) fn is(table: &Table) -> bool {
    figures(table).is_some()
}

pub(super) fn read(table: &Table, job: &mut Job) {
    let figures = figures(table).unwrap_or_else(|| (1..table.map.columns.len()).collect());
    let file = &table.sheet.file;
    let document = file_document(job, file, "The table that was imported; it names no other document.");
    let by = match &table.map.source {
        Some(name) => job.maker.source(name, SourceKind::Other, Identity::Named, ""),
        None => job.maker.source(
            &format!("Sheet {file}"),
            SourceKind::Other,
            Identity::Unclear,
            "Stands for rows that name no source.",
        ),
    };
    let people = table.map.population.as_deref().unwrap_or("Not stated");
    let group = job.maker.group(people, None, "Those whom the table counts; it does not say who they are.");
    // "deaths-by-province.csv" says it in its name.
    let stem = file.rsplit_once('.').map_or(file.as_str(), |(stem, _)| stem);
    let outcome: Counted = match crate::columns::outcome_of_name(stem) {
        Some(outcome) => outcome.into(),
        None => Counted::Declared(job.maker.with_id(Kind::Outcome, "counted", |draft, id| {
            let declared = DeclaredOutcome {
                name: Some(NOT_SAID.to_owned()),
                counts: Counts::Things,
                ..DeclaredOutcome::default()
            };
            draft.outcomes.add(id, declared);
        })),
    };
    let manner = Manner::of_column(table.rows.iter().flat_map(|row| figures.iter().map(|at| row.cell(*at))));
    for row in table.rows {
        job.maker.at_row(row.number);
        let cells = Cells { table, row };
        let written = row.cell(0);
        let day = match date::read(written, table.map.dates.unwrap_or(DayOrder::NotShown)) {
            Ok(day) => day,
            Err(why) => {
                cells.leave_out(job, "", &cells.all(), &why);
                continue;
            }
        };
        let before = job.maker.draft.claims.len();
        for &at in &figures {
            let text = row.cell(at);
            let said = cell::read(text, manner).said;
            let [one] = &said[..] else {
                if !said.is_empty() {
                    let why = "the cell holds several figures";
                    job.summary.left_out.push(Remark::new(table, row.number, Some(at), text, why));
                }
                continue;
            };
            let area = line(&table.map.columns[at].name);
            let place = Place { name: Some(name(&area)), kind: PlaceKind::Region, ..Place::default() };
            let place = job.maker.place(&format!("area {area}"), place);
            let title = format!("{area}, {}", day.trim_matches(['[', ']']));
            let event = Event {
                name: Some(name(&title)),
                on: Some(day.clone().into()),
                at: Some(place.clone()),
                ..Event::default()
            };
            let event = job.maker.event(&format!("{area} on {day}"), event);
            if one.is_words() {
                job.summary.words.push(Remark::new(table, row.number, Some(at), text, ""));
            }
            let says = match one.says(Outcome::Killed, group.clone(), Entries::default()) {
                Says::Count { of, quantity, so_far, about, and_more, parts, .. } => {
                    Says::Count { outcome: outcome.clone(), of, quantity, so_far, about, and_more, parts }
                }
                other => other,
            };
            let claim = Claim {
                by: Some(by.clone()),
                document: Some(document.clone()),
                event: Some(event),
                at: Some(place),
                says,
                worded: Some(line(text)),
                note: format!("{}, column “{area}”.", cells.place()),
                ..Claim::default()
            };
            let id = format!("{}row {} {area}", job.prefix, job.maker.row_name());
            job.maker.claim(&id, claim);
        }
        if job.maker.draft.claims.len() > before {
            job.summary.rows_with_claims += 1;
        } else {
            cells.leave_out(job, "", &cells.all(), "the row has no figure");
        }
    }
}
