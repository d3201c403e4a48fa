//! Coded databases: a row is a claim by that database about what it coded, and never one of the newspapers in its source
//! column, which stand in the note.

use parallax_dossier::dossier::{Estimate, Identity, IntervalKind, Outcome, Precision, SourceKind};
use parallax_dossier::draft::{Claim, Document, Event, Location, Place, Quantity, Says, Word};

use crate::columns::Table;
use crate::date::{self, DayOrder};
use crate::making::{Maker, line, name, paragraph};
use crate::position;
use crate::sheet::Row;
use crate::summary::{Remark, Summary};

/// A database that is recognised by its columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    Ucdp,
    Acled,
    Airwars,
}

/// The columns by which each is recognised.
const SHAPES: [(Shape, &[&str]); 3] = [
    (
        Shape::Ucdp,
        &[
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
    ),
    (Shape::Acled, &["event_id_cnty", "event_date", "event_type", "actor1", "geo_precision", "fatalities"]),
    (
        Shape::Airwars,
        &["code", "date", "killed_min", "killed_max", "injured_min", "injured_max", "source_count"],
    ),
];

impl Shape {
    /// The database whose columns a table has.
    pub(crate) fn of(table: &Table) -> Option<Self> {
        SHAPES
            .iter()
            .find(|(_, columns)| columns.iter().all(|column| table.named(column).is_some()))
            .map(|(shape, _)| *shape)
    }

    pub(crate) const fn title(self) -> &'static str {
        match self {
            Self::Ucdp => "UCDP GED: each row becomes a claim by the Uppsala Conflict Data Program",
            Self::Acled => "ACLED: each row becomes a claim by ACLED",
            Self::Airwars => "Airwars incidents: each row becomes claims by Airwars",
        }
    }

    const fn source(self) -> (&'static str, SourceKind) {
        match self {
            Self::Ucdp => ("Uppsala Conflict Data Program (UCDP)", SourceKind::Researcher),
            Self::Acled => ("Armed Conflict Location & Event Data (ACLED)", SourceKind::Researcher),
            Self::Airwars => ("Airwars", SourceKind::Monitor),
        }
    }

    const fn population(self) -> (&'static str, &'static str) {
        match self {
            Self::Ucdp => {
                ("People", "All whom UCDP counts in an event: both sides, civilians and those not known.")
            }
            Self::Acled => ("People", "All whom ACLED counts in an event; it does not say of which side."),
            Self::Airwars => ("Civilians", "As Airwars counts them."),
        }
    }
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
    quantity: Quantity<'static>,
    parts: Vec<(String, u64)>,
    worded: String,
    hedge: Option<String>,
}

/// Makes claims of all rows.
pub(crate) fn read(shape: Shape, table: &Table, prefix: &str, maker: &mut Maker, summary: &mut Summary) {
    let (title, kind) = shape.source();
    let by = maker.source(title, kind, Identity::Named, "");
    let document = Document {
        title: Some(name(&table.sheet.file)),
        note: format!("The file of data that was imported, as {title} gives it out."),
        ..Document::default()
    };
    let document = maker.document(&format!("data {}", table.sheet.file), document);
    let (people, note) = shape.population();
    let group = maker.group(people, None, note);
    for row in table.rows {
        maker.at_row(row.number);
        let cells = Cells { table, row };
        let figures = match shape {
            Shape::Ucdp => ucdp(&cells),
            Shape::Acled => acled(&cells),
            Shape::Airwars => airwars(&cells),
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
            let id = format!("{prefix}row {} {:?}", maker.row_name(), figure.outcome);
            let claim = Claim {
                by: Some(by.clone()),
                document: Some(document.clone()),
                event: Some(event.clone()),
                at: at.clone(),
                says: Says::Count {
                    outcome: figure.outcome.into(),
                    of: group.clone(),
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
            maker.claim(&id, claim);
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
    vec![Figure { outcome: Outcome::Killed, quantity, parts: parts.collect(), worded, hedge }]
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
        quantity,
        parts: Vec::new(),
        worded: n.to_string(),
        hedge: Some(hedge.to_owned()),
    }]
}

/// A least and a most of killed and of injured.
fn airwars(cells: &Cells) -> Vec<Figure> {
    [(Outcome::Killed, "killed_min", "killed_max"), (Outcome::Wounded, "injured_min", "injured_max")]
        .into_iter()
        .filter_map(|(outcome, least, most)| {
            let worded = match (cells.get(least), cells.get(most)) {
                ("", "") => return None,
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
            Some(Figure { outcome, quantity, parts: Vec::new(), worded, hedge: None })
        })
        .collect()
}

/// The place of a row, with what the database says of its precision.
fn place(shape: Shape, cells: &Cells, maker: &mut Maker, summary: &mut Summary) -> Option<Word<'static>> {
    let title = match shape {
        Shape::Ucdp => cells.first(&["where_coordinates", "adm_2", "adm_1", "country"]),
        Shape::Acled => cells.first(&["location", "admin2", "admin1", "country"]),
        Shape::Airwars => cells.first(&["location_original", "location_ar", "district_ar", "governorate_ar"]),
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
    };
    let mut day = |column: &str| {
        // Airwars writes the first day of computers where it has none.
        let text = cells.get(column);
        if text.is_empty() || text.starts_with("1970-01-01") && shape == Shape::Airwars {
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
    };
    let mut note = format!("Row {}.", cells.row.number);
    if !sources.is_empty() {
        let sources: String = sources.chars().take(4_000).collect();
        note = match shape {
            Shape::Airwars => format!("{note} {sources}"),
            _ => format!("{note} It names as its sources: {sources}."),
        };
    }
    let text = paragraph(cells.get("notes"));
    if text.is_empty() { note } else { format!("{note} {}", text.chars().take(50_000).collect::<String>()) }
}
