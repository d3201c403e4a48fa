//! Where and when a row of a coded database says that it happened, and what it names as its sources.

use parallax_dossier::dossier::Precision;
use parallax_dossier::draft::{Event, Location, Place, Word};

use super::{Cells, Shape};
use crate::date::{self, DayOrder};
use crate::making::{Maker, name, paragraph};
use crate::position;
use crate::summary::Summary;

/// The place of a row, with what the database says of its precision.
pub(super) fn place(
    shape: Shape,
    cells: &Cells,
    maker: &mut Maker,
    summary: &mut Summary,
) -> Option<Word<'static>> {
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

pub(super) fn event(
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
pub(super) fn note_of(shape: Shape, cells: &Cells) -> String {
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
