//! Coded databases: a row is a claim by that database about what it coded, and never one of the newspapers in its source
//! column, which stand in the note.

mod around;
mod figures;

use parallax_dossier::dossier::{Identity, Outcome, SourceKind};
use parallax_dossier::draft::{Claim, Document, Quantity, Says};

use super::Job;
use crate::columns::Table;
use crate::date::{self, DayOrder};
use crate::making::{line, name};
use crate::sheet::{Row, Sheet};
use crate::summary::Remark;
use around::{event, note_of, place};
use figures::{acled, airwars, ucdp};

/// A database that is recognised by its columns.
#[derive(Debug)]
pub(super) struct Database {
    shape: Shape,
    pub(super) title: &'static str,
    pub(super) columns: &'static [&'static str],
    source: (&'static str, SourceKind),
    population: (&'static str, &'static str),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    Ucdp,
    Acled,
    Airwars,
    AirwarsSite,
}

pub(super) const UCDP: Database = Database {
    shape: Shape::Ucdp,
    title: "UCDP GED: each row becomes a claim by the Uppsala Conflict Data Program",
    columns: &[
        "id",
        "side_a",
        "side_b",
        "where_prec",
        "date_prec",
        "date_start",
        "date_end",
        "low",
        "best",
        "high",
    ],
    source: ("Uppsala Conflict Data Program (UCDP)", SourceKind::Researcher),
    population: ("People", "All whom UCDP counts in an event: both sides, civilians and those not known."),
};
pub(super) const ACLED: Database = Database {
    shape: Shape::Acled,
    title: "ACLED: each row becomes a claim by ACLED",
    columns: &["event_id_cnty", "event_date", "event_type", "fatalities"],
    source: ("Armed Conflict Location & Event Data (ACLED)", SourceKind::Researcher),
    population: ("People", "All whom ACLED counts in an event; it does not say of which side."),
};
pub(super) const AIRWARS: Database = Database {
    shape: Shape::Airwars,
    title: "Airwars incidents: each row becomes claims by Airwars",
    columns: &["code", "date", "killed_min", "killed_max", "injured_min", "injured_max", "source_count"],
    source: ("Airwars", SourceKind::Monitor),
    population: ("Civilians", "As Airwars counts them."),
};
/// Incidents as the site of Airwars gives them out, as JSON or as a sheet of it.
pub(super) const AIRWARS_SITE: Database = Database {
    shape: Shape::AirwarsSite,
    title: "Airwars incidents, as its site gives them out: each becomes claims by Airwars",
    columns: &["unique_reference_code", "date", "civilians_killed_min", "civilians_killed_max"],
    ..AIRWARS
};

/// The columns of UCDP GED 23.1 to 26.1, in which some files of candidate events have no header.
#[rustfmt::skip]
const UCDP_COLUMNS: [&str; 49] = [
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id", "conflict_new_id", "conflict_name", "dyad_dset_id", "dyad_new_id",
    "dyad_name", "side_a_dset_id", "side_a_new_id", "side_a", "side_b_dset_id", "side_b_new_id", "side_b", "number_of_sources", "source_article", "source_office",
    "source_date", "source_headline", "source_original", "where_prec", "where_coordinates", "where_description", "adm_1", "adm_2", "latitude", "longitude",
    "geom_wkt", "priogrid_gid", "country", "country_id", "region", "event_clarity", "date_prec", "date_start", "date_end", "deaths_a", "deaths_b",
    "deaths_civilians", "deaths_unknown", "best", "high", "low", "gwnoa", "gwnob",
];

/// The columns of a sheet whose rows are those of UCDP and whose first row is data already.
pub(super) fn ucdp_without_header(sheet: &Sheet) -> Option<&'static [&'static str]> {
    let at = |name: &str| UCDP_COLUMNS.iter().position(|column| *column == name);
    let (precision, start, end, best, year) =
        (at("where_prec")?, at("date_start")?, at("date_end")?, at("best")?, at("year")?);
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let fits = |row: &Row| {
        // The last cells may be empty, and are then left out by some programs.
        (47..=49).contains(&row.cells.len())
            && is_number(row.cell(0))
            && is_number(row.cell(year))
            && row.cell(year).len() == 4
            && matches!(row.cell(precision), "1" | "2" | "3" | "4" | "5" | "6" | "7")
            && is_number(row.cell(best))
            && [start, end].into_iter().all(|at| date::read(row.cell(at), DayOrder::NotShown).is_ok())
    };
    let head = &sheet.rows[..sheet.rows.len().min(5)];
    (!sheet.is_tree && !head.is_empty() && head.iter().all(fits)).then_some(UCDP_COLUMNS.as_slice())
}

/// A row, with its cells by the names of their columns.
struct Cells<'a, 's> {
    table: &'a Table<'s>,
    row: &'a Row,
}

impl Cells<'_, '_> {
    fn get(&self, name: &str) -> &str {
        self.table.named(name).map_or("", |at| self.row.cell(at))
    }

    fn number(&self, name: &str) -> Option<u64> {
        let text = self.get(name);
        text.strip_suffix(".0").unwrap_or(text).parse().ok()
    }

    /// The first of these columns that has a text.
    fn first(&self, names: &[&str]) -> String {
        names.iter().map(|name| line(self.get(name))).find(|text| !text.is_empty()).unwrap_or_default()
    }

    fn remark(&self, column: Option<&str>, text: &str, why: &str) -> Remark {
        Remark::new(self.table, self.row.number, column.and_then(|name| self.table.named(name)), text, why)
    }
}

/// A figure that a database coded.
struct Figure {
    outcome: Outcome,
    /// Another population than that of the database; empty for that one.
    of: &'static str,
    quantity: Quantity<'static>,
    parts: Vec<(String, u64)>,
    worded: String,
    hedge: Option<String>,
}

/// Makes claims of all rows.
pub(super) fn read(database: &Database, table: &Table, job: &mut Job) {
    let Job { prefix, maker, summary } = job;
    let shape = database.shape;
    let (title, kind) = database.source;
    let by = maker.source(title, kind, Identity::Named, "");
    let document = Document {
        title: Some(name(&table.sheet.file)),
        note: format!("The file of data that was imported, as {title} gives it out."),
        ..Document::default()
    };
    let document = maker.document(&format!("data {}", table.sheet.file), document);
    let (people, note) = database.population;
    let group = maker.group(people, None, note);
    for row in table.rows {
        maker.at_row(row.number);
        let cells = Cells { table, row };
        let figures = match shape {
            Shape::Ucdp => ucdp(&cells),
            Shape::Acled => acled(&cells),
            Shape::Airwars => {
                airwars(&cells, &[("", "killed_min", "killed_max", "injured_min", "injured_max")])
            }
            Shape::AirwarsSite => airwars(
                &cells,
                &[
                    (
                        "",
                        "civilians_killed_min",
                        "civilians_killed_max",
                        "civilians_injured_min",
                        "civilians_injured_max",
                    ),
                    ("Militants", "militants_killed_min", "militants_killed_max", "", ""),
                ],
            ),
        };
        if figures.is_empty() {
            let words: Vec<&str> =
                row.cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).collect();
            summary.left_out.push(cells.remark(
                None,
                &words.join(" | "),
                "the row has no figure that can be read",
            ));
            continue;
        }
        let at = place(shape, &cells, maker, summary);
        let event = event(shape, &cells, at.as_ref(), maker, summary);
        let note = note_of(shape, &cells);
        for figure in figures {
            let mut parts: Vec<(String, Quantity)> = Vec::new();
            for (of, n) in figure.parts {
                let of = maker.group(&of, Some(&group), "").to_string();
                // Both sides may have one name.
                if parts.iter().all(|(id, _)| *id != of) {
                    parts.push((of, Quantity::Exactly(n)));
                }
            }
            let parts = parts.into_iter().collect();
            if let Quantity::Words(_) = figure.quantity {
                summary.words.push(cells.remark(None, &figure.worded, ""));
            }
            let id = format!("{prefix}row {} {:?} {}", maker.row_name(), figure.outcome, figure.of);
            let group = if figure.of.is_empty() {
                group.clone()
            } else {
                maker.group(figure.of, None, "As Airwars counts them.")
            };
            let claim = Claim {
                by: Some(by.clone()),
                document: Some(document.clone()),
                event: Some(event.clone()),
                at: at.clone(),
                says: Says::Count {
                    outcome: figure.outcome.into(),
                    of: group,
                    quantity: figure.quantity,
                    so_far: false,
                    about: false,
                    and_more: false,
                    parts,
                },
                worded: Some(figure.worded),
                hedge: figure.hedge,
                note: note.clone(),
                ..Claim::default()
            };
            maker.claim(id.trim_end(), claim);
        }
        summary.rows_with_claims += 1;
    }
}
