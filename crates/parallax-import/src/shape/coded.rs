//! Coded databases: a row is a claim by that database about what it coded, and never one of the newspapers in its source
//! column, which stand in the note.

use parallax_dossier::dossier::{Estimate, Identity, IntervalKind, Outcome, Precision, SourceKind};
use parallax_dossier::draft::{Claim, Document, Event, Location, Place, Quantity, Says, Word};

use super::Job;
use crate::columns::Table;
use crate::date::{self, DayOrder};
use crate::making::{Maker, line, name, paragraph};
use crate::position;
use crate::sheet::{Row, Sheet};
use crate::summary::{Remark, Summary};

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
    columns: &["event_id_cnty", "event_date", "event_type", "actor1", "geo_precision", "fatalities"],
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

/// Low, best and high are UCDP's own estimate, without a level; what it counts of each side and of civilians are parts of it.
fn ucdp(cells: &Cells) -> Vec<Figure> {
    let (Some(low), Some(best), Some(high)) =
        (cells.number("low"), cells.number("best"), cells.number("high"))
    else {
        return Vec::new();
    };
    let worded = format!("best {best}, low {low}, high {high}");
    let quantity = if low == best && best == high {
        // One figure for all three is what UCDP coded; zeros there are no statement that nobody died.
        if best == 0 { Quantity::NotGiven } else { Quantity::Exactly(best) }
    } else if low <= high {
        Quantity::Estimate(Estimate {
            point: Some(best),
            low: Some(low),
            high: Some(high),
            level: None,
            kind: IntervalKind::Range,
            method: "UCDP's coders' best, low and high estimates from the reports of an event".to_owned(),
        })
    } else {
        Quantity::Words(worded.clone())
    };
    let columns = [
        ("deaths_a", format!("Side A: {}", cells.get("side_a"))),
        ("deaths_b", format!("Side B: {}", cells.get("side_b"))),
        ("deaths_civilians", "Civilians".to_owned()),
        ("deaths_unknown", "People of whom it is not known".to_owned()),
    ];
    // A zero there says that none were coded, not that none died.
    let parts = columns
        .into_iter()
        .filter_map(|(column, of)| Some((line(&of), cells.number(column).filter(|n| *n > 0)?)));
    let (worded, hedge) = match quantity {
        // "Best 4, low 4, high 4" is no way to say a figure.
        Quantity::Exactly(n) => {
            (n.to_string(), Some("coded figure; best, low and high are the same".to_owned()))
        }
        _ => (worded, None),
    };
    vec![Figure { outcome: Outcome::Killed, of: "", quantity, parts: parts.collect(), worded, hedge }]
}

/// One integer; some stand for words.
fn acled(cells: &Cells) -> Vec<Figure> {
    let Some(n) = cells.number("fatalities") else { return Vec::new() };
    let (quantity, hedge) = match n {
        0 => {
            (Quantity::NotGiven, "ACLED writes 0 where no deaths were reported, or their number is not known")
        }
        10 => (
            Quantity::Exactly(10),
            "coded figure, the lowest reported; ACLED also writes 10 for “tens” or where the number is not known",
        ),
        12 => (Quantity::Exactly(12), "coded figure, the lowest reported; ACLED also writes 12 for “dozens”"),
        100 => (
            Quantity::Exactly(100),
            "coded figure, the lowest reported; ACLED also writes 100 for “hundreds”",
        ),
        n => (Quantity::Exactly(n), "coded figure, the lowest reported"),
    };
    vec![Figure {
        outcome: Outcome::Killed,
        of: "",
        quantity,
        parts: Vec::new(),
        worded: n.to_string(),
        hedge: Some(hedge.to_owned()),
    }]
}

/// Who is counted, and the columns of the least and the most of killed and of injured.
type Ends = (&'static str, &'static str, &'static str, &'static str, &'static str);

/// A least and a most of killed and of injured.
fn airwars(cells: &Cells, groups: &[Ends]) -> Vec<Figure> {
    let columns = groups.iter().flat_map(|(of, killed_min, killed_max, injured_min, injured_max)| {
        [
            (Outcome::Killed, *of, *killed_min, *killed_max),
            (Outcome::Wounded, *of, *injured_min, *injured_max),
        ]
    });
    columns
        .filter_map(|(outcome, of, least, most)| {
            let worded = match (cells.get(least), cells.get(most)) {
                ("", "") => return None,
                // The site writes 0 for everybody of whom it says nothing.
                ("0", "0") if !of.is_empty() => return None,
                (least, most) if least == most && least != "0" => least.to_owned(),
                (least, "") => format!("at least {least}"),
                ("", most) => format!("at most {most}"),
                (least, most) => format!("{least} to {most}"),
            };
            let is_read = |column: &str| cells.get(column).is_empty() || cells.number(column).is_some();
            let quantity = match (cells.number(least), cells.number(most)) {
                _ if !is_read(least) || !is_read(most) => Quantity::Words(worded.clone()),
                (Some(0), Some(0)) | (None, None) => Quantity::NotGiven,
                (Some(least), Some(most)) if least == most => Quantity::Exactly(least),
                (Some(least), Some(most)) if least < most => Quantity::Between(least, most),
                (Some(least), None) => Quantity::AtLeast(least),
                (None, Some(most)) => Quantity::AtMost(most),
                _ => Quantity::Words(worded.clone()),
            };
            Some(Figure { outcome, of, quantity, parts: Vec::new(), worded, hedge: None })
        })
        .collect()
}

/// The place of a row, with what the database says of its precision.
fn place(shape: Shape, cells: &Cells, maker: &mut Maker, summary: &mut Summary) -> Option<Word<'static>> {
    let title = match shape {
        Shape::Ucdp => cells.first(&["where_coordinates", "adm_2", "adm_1", "country"]),
        Shape::Acled => cells.first(&["location", "admin2", "admin1", "country"]),
        Shape::Airwars => cells.first(&["location_original", "location_ar", "district_ar", "governorate_ar"]),
        Shape::AirwarsSite => {
            cells.first(&["location_name", "location", "region", "country_name", "country.name", "country"])
        }
    };
    let (lat, lon) = (cells.get("latitude"), cells.get("longitude"));
    let found = if lat.is_empty() && lon.is_empty() { None } else { Some(position::read(lat, lon)) };
    let at = match found {
        Some(Ok(found)) => Location::Point(found.into()),
        Some(Err(why)) => {
            summary.left_out.push(cells.remark(Some("latitude"), &format!("{lat}, {lon}"), &why));
            Location::NotLocated
        }
        None => Location::NotLocated,
    };
    if title.is_empty() && at == Location::NotLocated {
        return None;
    }
    // From a district on, the position only stands for an area.
    let (precision, basis) = match shape {
        Shape::Ucdp => coded_place(
            "UCDP",
            "where_prec",
            cells.get("where_prec"),
            &[
                "an exact place",
                "near the place",
                "a district",
                "a province",
                "a line, or between places",
                "a country",
                "sea or air",
            ],
            3,
        ),
        Shape::Acled => coded_place(
            "ACLED",
            "geo_precision",
            cells.get("geo_precision"),
            &["a town", "a part of a region", "a region, at its capital"],
            2,
        ),
        Shape::Airwars => (Precision::NotStated, "Airwars".to_owned()),
        Shape::AirwarsSite => {
            let accuracy = cells.first(&["geolocation_accuracy"]);
            let basis = if accuracy.is_empty() {
                "Airwars".to_owned()
            } else {
                format!("Airwars, geolocation_accuracy: {accuracy}")
            };
            (Precision::NotStated, basis)
        }
    };
    let title = if title.is_empty() { format!("{lat}, {lon}") } else { title };
    let key = format!("{title} at {lat}, {lon}, {basis}");
    let place = Place { name: Some(name(&title)), at, precision, basis, ..Place::default() };
    Some(maker.place(&key, place))
}

/// What a code of precision means; from `area` on the position stands for an area.
fn coded_place(who: &str, column: &str, code: &str, words: &[&str], area: usize) -> (Precision, String) {
    let Some((code, word)) =
        code.parse::<usize>().ok().and_then(|code| Some((code, words.get(code.checked_sub(1)?)?)))
    else {
        return (Precision::NotStated, who.to_owned());
    };
    let precision = if code >= area { Precision::Schematic } else { Precision::NotStated };
    (precision, format!("{who}, {column} {code}: {word}"))
}

fn event(
    shape: Shape,
    cells: &Cells,
    at: Option<&Word<'static>>,
    maker: &mut Maker,
    summary: &mut Summary,
) -> Word<'static> {
    let (id, title, first, last, basis) = match shape {
        Shape::Ucdp => {
            let place = cells.first(&["where_coordinates", "adm_1", "country"]);
            let title = format!("{}: {place}", cells.first(&["dyad_name", "conflict_name"]));
            let basis = match cells.get("date_prec") {
                "" => String::new(),
                code => format!(
                    "UCDP, date_prec {code}: {}",
                    match code {
                        "1" => "that day",
                        "2" => "two to six days",
                        "3" => "a week",
                        "4" => "a month",
                        "5" => "a year or more than a month",
                        _ => "not explained",
                    }
                ),
            };
            (cells.get("id"), title, "date_start", "date_end", basis)
        }
        Shape::Acled => {
            let title = format!(
                "{}: {}",
                cells.first(&["sub_event_type", "event_type"]),
                cells.first(&["location", "admin1"])
            );
            let basis = match cells.get("time_precision") {
                "2" => "ACLED, time_precision 2: in that week",
                "3" => "ACLED, time_precision 3: in that month",
                _ => "",
            };
            (cells.get("event_id_cnty"), title, "event_date", "event_date", basis.to_owned())
        }
        Shape::Airwars => (
            cells.get("code"),
            cells.first(&["location_original", "location_ar"]),
            "date",
            "date_end",
            String::new(),
        ),
        Shape::AirwarsSite => {
            let title = cells.first(&[
                "location_name",
                "location",
                "region",
                "country_name",
                "country.name",
                "country",
            ]);
            (cells.get("unique_reference_code"), title, "date", "date_end", String::new())
        }
    };
    let mut day = |column: &str| {
        // Airwars writes the first day of computers where it has none.
        let text = cells.get(column);
        if text.is_empty()
            || text.starts_with("1970-01-01") && matches!(shape, Shape::Airwars | Shape::AirwarsSite)
        {
            return None;
        }
        match date::read(text, cells.table.map.dates.unwrap_or(DayOrder::NotShown)) {
            Ok(date) => Some(date),
            Err(why) => {
                summary.left_out.push(cells.remark(Some(column), text, &why));
                None
            }
        }
    };
    let (first, last) = (day(first), day(last));
    let is_day = |date: &str| date.len() == 10 && !date.starts_with('[');
    let on = match (first, last) {
        (Some(first), Some(last)) if first < last && is_day(&first) && is_day(&last) => {
            Some(format!("{first}/{last}"))
        }
        (first, last) => first.or(last),
    };
    let on = match (shape, cells.get("time_precision"), on) {
        // The day that ACLED gives stands for the week or the month around it.
        (Shape::Acled, "3", Some(day)) if is_day(&day) => Some(day[..7].to_owned()),
        (Shape::Acled, "2", Some(day)) if is_day(&day) => Some(format!("{day}~")),
        (_, _, on) => on,
    };
    let title = if title.trim_matches([' ', ':']).is_empty() { format!("Event {id}") } else { title };
    let event = Event {
        name: Some(name(&format!("{title} ({id})"))),
        on: on.map(Into::into),
        on_basis: basis,
        at: at.cloned(),
        ..Event::default()
    };
    let key = format!("{shape:?} {id} {}", maker.row_name());
    maker.event(&key, event)
}

/// What the database names as its sources, and its own text.
fn note_of(shape: Shape, cells: &Cells) -> String {
    let sources = match shape {
        Shape::Ucdp => cells.first(&["source_original", "source_article"]),
        Shape::Acled => cells.first(&["source"]),
        Shape::Airwars => cells.first(&["airwars_url"]),
        Shape::AirwarsSite => cells.first(&["permalink"]),
    };
    let unit = if cells.table.sheet.is_tree { "Entry" } else { "Row" };
    let mut note = format!("{unit} {}.", cells.row.number);
    if !sources.is_empty() {
        let sources: String = sources.chars().take(4_000).collect();
        note = match shape {
            Shape::Airwars | Shape::AirwarsSite => format!("{note} {sources}"),
            _ => format!("{note} It names as its sources: {sources}."),
        };
    }
    for (column, words) in [("grading", "Airwars grades it"), ("strike_status", "Status of the strike")] {
        let text = cells.first(&[column]);
        if shape == Shape::AirwarsSite && !text.is_empty() {
            note = format!("{note} {words}: {text}.");
        }
    }
    let text = paragraph(cells.get("notes"));
    if text.is_empty() { note } else { format!("{note} {}", text.chars().take(50_000).collect::<String>()) }
}
