//! Timelines of `TimelineJS`, as its sheet or its JSON: a slide is an event, its text what the timeline says of it.

use parallax_dossier::draft::{Citation, Event};

use super::Job;
use super::common::{Cells, column, file_document, labelled, linked, makers_of_file, remark, span};
use crate::columns::Table;
use crate::making::{line, name};

pub(super) const TITLE: &str =
    "TimelineJS: each slide becomes an event, and its text a remark by the timeline's authors";

pub(super) fn is(table: &Table) -> bool {
    let has = |name: &str| column(table, name).is_some();
    (has("Year") && has("Headline") && has("Media")) || (has("start_date.year") && has("text.headline"))
}

/// A date from its parts; what is not given stays open.
fn date(year: &str, month: &str, day: &str) -> Result<Option<String>, String> {
    if year.is_empty() {
        return Ok(None);
    }
    let number = |text: &str| text.parse::<i16>().ok().filter(|number| *number > 0);
    let unread = || format!("“{year} {month} {day}” is no date of the calendar");
    let year = number(year).filter(|year| (1..=9999).contains(year)).ok_or_else(unread)?;
    if month.is_empty() {
        return Ok(Some(format!("{year:04}")));
    }
    let month = number(month).filter(|month| *month <= 12).ok_or_else(unread)?;
    if day.is_empty() {
        return Ok(Some(format!("{year:04}-{month:02}")));
    }
    let day = number(day).ok_or_else(unread)?;
    let date = jiff::civil::Date::new(year, i8::try_from(month).unwrap_or(0), i8::try_from(day).unwrap_or(0));
    date.map(|date| Some(date.to_string())).map_err(|_| unread())
}

pub(super) fn read(table: &Table, job: &mut Job) {
    let file = &table.sheet.file;
    let document = file_document(job, file, "The timeline that was imported.");
    let by = makers_of_file(job, file);
    for row in table.rows {
        job.maker.at_row(row.number);
        let cells = Cells { table, row };
        let get = |names: &[&str]| cells.first(names).to_owned();
        let headline = line(&strip_tags(&get(&["Headline", "text.headline"])));
        let text = strip_tags(&get(&["Text", "text.text"]));
        if headline.is_empty() && text.is_empty() {
            cells.leave_out(job, "", &cells.all(), "the slide has neither a headline nor a text");
            continue;
        }
        let first = date(
            &get(&["Year", "start_date.year"]),
            &get(&["Month", "start_date.month"]),
            &get(&["Day", "start_date.day"]),
        );
        let last = date(
            &get(&["End Year", "end_date.year"]),
            &get(&["End Month", "end_date.month"]),
            &get(&["End Day", "end_date.day"]),
        );
        let mut read = |found: Result<Option<String>, String>| match found {
            Ok(date) => date,
            Err(why) => {
                cells.leave_out(job, "Year", "", &why);
                None
            }
        };
        let (first, last) = (read(first), read(last));
        let media = get(&["Media", "media.url"]);
        let cited = linked(
            job,
            &media,
            &get(&["Media Caption", "media.caption"]),
            &get(&["Media Credit", "media.credit"]),
        );
        if cited.is_none() && !media.is_empty() {
            cells.leave_out(job, "Media", &media, "it is no link that begins with http or https");
        }
        let title = if headline.is_empty() { line(&text) } else { headline };
        let event = Event {
            name: Some(name(&title)),
            on: span(first, last),
            on_basis: labelled(&[
                ("Shown as", &get(&["Display Date", "display_date", "start_date.display_date"])),
                ("Time", &get(&["Time", "start_date.time"])),
                ("Time of the end", &get(&["End Time", "end_date.time"])),
            ]),
            cited: cited.into_iter().map(citation).collect(),
            ..Event::default()
        };
        let key = format!("{}slide {}", job.prefix, job.maker.row_name());
        let event = job.maker.event(&key, event);
        if let Some(mut claim) = remark(&by, &document, Some(event), None, &text) {
            claim.note = format!("{}.", cells.place());
            let id = format!("{}row {}", job.prefix, job.maker.row_name());
            job.maker.claim(&id, claim);
            job.summary.rows_with_claims += 1;
        }
    }
}

/// A citation of a whole document.
pub(super) fn citation(document: parallax_dossier::draft::Word<'static>) -> Citation<'static> {
    Citation {
        document,
        paragraph: None,
        page: None,
        column: None,
        section: None,
        post: None,
        timecode: None,
        locator: None,
    }
}

/// The text without tags of HTML, which timelines may hold.
pub(super) fn strip_tags(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        let tag = &rest[at..];
        let is_tag = tag[1..].starts_with(|letter: char| letter.is_ascii_alphabetic() || letter == '/');
        match tag.find('>') {
            Some(end) if is_tag => {
                if tag.starts_with("<p") || tag.starts_with("<br") || tag.starts_with("</p") {
                    out.push('\n');
                }
                rest = &tag[end + 1..];
            }
            _ => {
                out.push('<');
                rest = &tag[1..];
            }
        }
    }
    out.push_str(rest);
    out.replace("&nbsp;", " ")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&")
}
