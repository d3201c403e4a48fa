//! Incidents of Atlos, as CSV or JSON: each is an event at its place, with its sources as documents.

use parallax_dossier::draft::{Event, Location, Place};

use super::Job;
use super::common::{Cells, column, file_document, labelled, linked, makers_of_file, remark};
use super::timelinejs::citation;
use crate::columns::Table;
use crate::date::{self, DayOrder};
use crate::making::{line, name};
use crate::position;

pub(super) const TITLE: &str =
    "Atlos: each incident becomes an event, and its description a remark by the project's members";

pub(super) fn is(table: &Table) -> bool {
    let has = |name: &str| column(table, name).is_some();
    has("slug") && has("description") && has("status") && (has("inserted_at") || has("source_1"))
}

#[expect(clippy::too_many_lines, reason = "an incident, field by field")]
pub(super) fn read(table: &Table, job: &mut Job) {
    let file = &table.sheet.file;
    let document = file_document(job, file, "The incidents that were imported.");
    let by = makers_of_file(job, file);
    let known = [
        "slug",
        "inserted_at",
        "updated_at",
        "latitude",
        "longitude",
        "description",
        "date",
        "time",
        "general_location",
        "geolocation_resolution",
        "status",
    ];
    let is_source = |name: &str| name.to_lowercase().starts_with("source_");
    for row in table.rows {
        job.maker.at_row(row.number);
        let cells = Cells { table, row };
        let (slug, text) = (line(cells.first(&["slug"])), cells.first(&["description"]));
        if slug.is_empty() && text.is_empty() {
            cells.leave_out(job, "", &cells.all(), "the incident has neither a slug nor a description");
            continue;
        }
        let (lat, lon) = (cells.first(&["latitude"]), cells.first(&["longitude"]));
        let area = line(cells.first(&["general_location"]));
        let at = match (lat.is_empty() && lon.is_empty())
            .then_some(())
            .map_or_else(|| Some(position::read(lat, lon)), |()| None)
        {
            Some(Ok(found)) => Location::Point(found.into()),
            Some(Err(why)) => {
                cells.leave_out(job, "latitude", &format!("{lat}, {lon}"), &why);
                Location::NotLocated
            }
            None => Location::NotLocated,
        };
        let place = (!area.is_empty() || at != Location::NotLocated).then(|| {
            let title = if area.is_empty() { format!("{lat}, {lon}") } else { area.clone() };
            let resolution = line(cells.first(&["geolocation_resolution"]));
            let basis = if resolution.is_empty() {
                "Atlos".to_owned()
            } else {
                format!("Atlos, geolocation_resolution: {resolution}")
            };
            let key = format!("{title} at {lat}, {lon}, {basis}");
            job.maker.place(&key, Place { name: Some(name(&title)), at, basis, ..Place::default() })
        });
        let written = cells.first(&["date"]);
        let on = if written.is_empty() {
            None
        } else {
            match date::read(written, table.map.dates.unwrap_or(DayOrder::NotShown)) {
                Ok(date) => Some(date.into()),
                Err(why) => {
                    cells.leave_out(job, "date", written, &why);
                    None
                }
            }
        };
        let mut cited = Vec::new();
        for (at, column) in table.map.columns.iter().enumerate().filter(|(_, column)| is_source(&column.name))
        {
            for link in row.cell(at).split([' ', '\n']).filter(|link| !link.is_empty()) {
                let link = link.trim_end_matches([',', ';']);
                match linked(job, link, "", "") {
                    Some(source) => cited.push(citation(source)),
                    None => cells.leave_out(
                        job,
                        &column.name,
                        link,
                        "it is no link that begins with http or https",
                    ),
                }
            }
        }
        let title = if area.is_empty() { slug.clone() } else { format!("{slug}, {area}") };
        let event = Event {
            name: Some(name(title.trim_matches([',', ' ']))),
            on,
            on_basis: labelled(&[("Time", cells.first(&["time"]))]),
            at: place.clone(),
            cited,
            ..Event::default()
        };
        let key = format!("{}{slug} {}", job.prefix, job.maker.row_name());
        let event = job.maker.event(&key, event);
        let others = table.map.columns.iter().enumerate();
        let others = others.filter(|(_, column)| {
            !known.contains(&column.name.to_lowercase().as_str()) && !is_source(&column.name)
        });
        let mut note = vec![("Status", cells.first(&["status"]))];
        note.extend(others.map(|(at, column)| (column.name.as_str(), row.cell(at))));
        let claim = remark(&by, &document, Some(event), place, if text.is_empty() { &slug } else { text });
        match claim {
            Some(mut claim) => {
                let note = format!("{}, {slug}.\n{}", cells.place(), labelled(&note));
                note.trim_end().clone_into(&mut claim.note);
                let id = format!("{}row {}", job.prefix, job.maker.row_name());
                job.maker.claim(&id, claim);
                job.summary.rows_with_claims += 1;
            }
            None => cells.leave_out(job, "description", text, "the text is longer than a dossier can hold"),
        }
    }
}
