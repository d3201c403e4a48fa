//! The JSON of `TimeMap`: events, the sources they name by id, and what they are associated with, each in a file of its own.

use std::collections::HashMap;

use parallax_dossier::draft::{Citation, Document, Event, Location, Place, Word};
use serde_json::Value;

use super::Job;
use super::common::{file_document, labelled, makers_of_file, remark};
use super::timelinejs::citation;
use crate::date::{self, DayOrder};
use crate::input::{Content, Paper};
use crate::making::{Kind, is_link, line, name};
use crate::position;
use crate::summary::OfSheet;
use crate::tree::text;

pub(super) const TITLE: &str = "TimeMap: each event is kept with its sources, and its description becomes a remark by the file's authors";

/// What one of the files holds.
enum Part<'v> {
    Events(&'v [Value]),
    Sources(Vec<&'v Value>),
    Associations(&'v [Value]),
}

fn part(tree: &Value) -> Option<Part<'_>> {
    let has = |value: &Value, keys: &[&str]| keys.iter().all(|key| value.get(key).is_some());
    if let Some(list) = tree.as_array() {
        let all = |keys: &[&str]| !list.is_empty() && list.iter().all(|value| has(value, keys));
        if all(&["description", "date", "location", "sources", "associations"]) {
            return Some(Part::Events(list));
        }
        if all(&["id", "mode", "filter_paths"]) {
            return Some(Part::Associations(list));
        }
        return all(&["id", "title", "paths"]).then(|| Part::Sources(list.iter().collect()));
    }
    let fields = tree.as_object()?;
    let is_sources = !fields.is_empty() && fields.values().all(|value| has(value, &["id", "paths"]));
    is_sources.then(|| Part::Sources(fields.values().collect()))
}

pub(super) fn is(tree: &Value) -> bool {
    part(tree).is_some()
}

fn field(value: &Value, key: &str) -> String {
    value.get(key).map(text).unwrap_or_default()
}

fn list(value: &Value, key: &str) -> Vec<String> {
    let texts = value.get(key).and_then(Value::as_array);
    texts.into_iter().flatten().map(text).filter(|text| !text.is_empty()).collect()
}

pub(super) fn read(papers: &[&Paper], job: &mut Job) {
    let mut documents: HashMap<String, Word<'static>> = HashMap::new();
    let mut titles: HashMap<String, String> = HashMap::new();
    let mut events: Vec<(&Paper, &[Value])> = Vec::new();
    for paper in papers {
        let Content::Tree(tree) = &paper.content else { continue };
        let count = match part(tree) {
            Some(Part::Sources(sources)) => {
                for source in &sources {
                    let id = field(source, "id");
                    documents.insert(id.clone(), document(source, &id, job));
                }
                sources.len()
            }
            Some(Part::Associations(all)) => {
                for one in all {
                    let title =
                        [field(one, "title"), field(one, "desc")].into_iter().find(|text| !text.is_empty());
                    titles.insert(
                        field(one, "id"),
                        title.unwrap_or_else(|| list(one, "filter_paths").join(" / ")),
                    );
                }
                all.len()
            }
            Some(Part::Events(list)) => {
                events.push((paper, list));
                list.len()
            }
            None => 0,
        };
        job.summary.sheets.push(OfSheet::of_paper(paper, count, ("entry", "entries"), "by its keys"));
    }
    for (paper, list) in events {
        let by = makers_of_file(job, &paper.file);
        let file = file_document(job, &paper.file, "The events that were imported.");
        for (at, value) in (1..).zip(list) {
            one_event(paper, at, value, &by, &file, (&documents, &titles), job);
        }
    }
}

fn document(source: &Value, id: &str, job: &mut Job) -> Word<'static> {
    let paths = list(source, "paths");
    let link = paths.iter().find(|path| is_link(path)).cloned();
    let others: Vec<&str> =
        paths.iter().filter(|path| Some(*path) != link.as_ref()).map(String::as_str).collect();
    let title = [field(source, "title"), id.to_owned()].into_iter().find(|text| !text.trim().is_empty());
    let document = Document {
        title: Some(name(&title.unwrap_or_else(|| "Source without a name".to_owned()))),
        url: link,
        note: labelled(&[("Description", &field(source, "description")), ("Also at", &others.join(", "))]),
        ..Document::default()
    };
    job.maker.document(&format!("timemap {id}"), document)
}

fn one_event(
    paper: &Paper,
    number: usize,
    value: &Value,
    by: &Word<'static>,
    file: &Word<'static>,
    (documents, titles): (&HashMap<String, Word<'static>>, &HashMap<String, String>),
    job: &mut Job,
) {
    let (place, lat, lon) =
        (line(&field(value, "location")), field(value, "latitude"), field(value, "longitude"));
    let at = if lat.is_empty() && lon.is_empty() {
        Location::NotLocated
    } else {
        match position::read(&lat, &lon) {
            Ok(found) => Location::Point(found.into()),
            Err(why) => {
                job.leave_out(paper, "entry", number, &format!("{lat}, {lon}"), &why);
                Location::NotLocated
            }
        }
    };
    let place = (!place.is_empty() || at != Location::NotLocated).then(|| {
        let title = if place.is_empty() { format!("{lat}, {lon}") } else { place.clone() };
        let basis = if at == Location::NotLocated { String::new() } else { "The file of events.".to_owned() };
        let key = format!("{title} at {lat}, {lon}");
        job.maker.place(&key, Place { name: Some(name(&title)), at, basis, ..Place::default() })
    });
    let written = field(value, "date");
    // TimeMap writes the month first.
    let on = match date::read(&written, DayOrder::MonthFirst) {
        Ok(date) => Some(date.into()),
        Err(why) => {
            if !written.is_empty() {
                job.leave_out(paper, "entry", number, &written, &why);
            }
            None
        }
    };
    let time = Some(field(value, "time")).filter(|time| time != "00:00").unwrap_or_default();
    let mut cited: Vec<Citation> = Vec::new();
    for id in list(value, "sources") {
        match documents.get(&id) {
            Some(found) => cited.push(citation(found.clone())),
            None => job.leave_out(
                paper,
                "entry",
                number,
                &id,
                "the source is in none of the files that were given",
            ),
        }
    }
    let description = field(value, "description");
    let id = line(&field(value, "id"));
    let day = on.as_ref().map(|on: &Word| on.to_string()).unwrap_or_default();
    let parts =
        [place.as_ref().map_or_else(String::new, |_| line(&field(value, "location"))), day, id.clone()];
    let title = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
    let event = Event {
        name: Some(name(if title.is_empty() { "Event without a name" } else { &title })),
        on,
        on_basis: labelled(&[("Time", &time)]),
        at: place.clone(),
        cited,
        ..Event::default()
    };
    let known = if id.is_empty() { format!("entry {number}") } else { format!("entry {id}") };
    let key = job.maker.fresh(Kind::Event, &format!("timemap {known}"));
    let event = job.maker.event(&key, event);
    let kinds = list(value, "associations");
    let kinds = kinds.iter().map(|id| titles.get(id).unwrap_or(id).as_str()).collect::<Vec<_>>().join(", ");
    match remark(by, file, Some(event), place, &description) {
        Some(mut claim) => {
            let graphic = if field(value, "graphic").eq_ignore_ascii_case("true") { "yes" } else { "" };
            let note = labelled(&[("Associations", &kinds), ("Graphic", graphic)]);
            format!("Entry {number}.\n{note}").trim_end().clone_into(&mut claim.note);
            job.maker.claim(&known, claim);
            job.summary.rows_with_claims += 1;
        }
        None if description.is_empty() => {}
        None => {
            job.leave_out(paper, "entry", number, &description, "the text is longer than a dossier can hold");
        }
    }
}
