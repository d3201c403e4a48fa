//! Sheets of auto-archiver: each link is a document, with where it was archived and when.

use parallax_dossier::draft::Document;

use super::Job;
use super::common::{Cells, column, labelled};
use crate::columns::Table;
use crate::date::{self, DayOrder};
use crate::making::{is_link, line, name};

pub(super) const TITLE: &str = "auto-archiver: each link becomes a document, with its archived copy";

pub(super) fn is(table: &Table) -> bool {
    ["link", "archive status", "archive location"].iter().all(|name| column(table, name).is_some())
}

pub(super) fn read(table: &Table, job: &mut Job) {
    for row in table.rows {
        job.maker.at_row(row.number);
        let cells = Cells { table, row };
        let link = cells.first(&["link", "url"]);
        if !is_link(link) {
            cells.leave_out(job, "link", &cells.all(), "the row has no link that begins with http or https");
            continue;
        }
        let mut day = |column: &str| {
            let text = cells.first(&[column]);
            if text.is_empty() {
                return None;
            }
            match date::read(text, table.map.dates.unwrap_or(DayOrder::NotShown)) {
                Ok(date) => Some(date.into()),
                Err(why) => {
                    cells.leave_out(job, column, text, &why);
                    None
                }
            }
        };
        let (dated, accessed) = (day("upload timestamp"), day("archive date"));
        let locations: Vec<&str> = cells.first(&["archive location"]).split_whitespace().collect();
        let archive_url = locations.iter().find(|place| is_link(place)).map(|place| (*place).to_owned());
        let others = locations.iter().filter(|place| Some(**place) != archive_url.as_deref());
        let others = others.copied().collect::<Vec<_>>().join(", ");
        let title = line(cells.first(&["upload title"]));
        let note = labelled(&[
            ("Archive status", cells.first(&["archive status"])),
            ("Also archived at", &others),
            ("Hash of what was archived", cells.first(&["hash"])),
            ("WACZ", cells.first(&["wacz"])),
            ("Replay", cells.first(&["replaywebpage"])),
            ("Screenshot", cells.first(&["screenshot"])),
            ("Folder", cells.first(&["destination folder"])),
        ]);
        let document = Document {
            title: Some(name(if title.is_empty() { link } else { &title })),
            dated_basis: if dated.is_some() {
                "The time of upload that the archiver found.".to_owned()
            } else {
                String::new()
            },
            dated,
            url: Some(link.to_owned()),
            archive_url,
            accessed,
            note,
            ..Document::default()
        };
        if !cells.first(&["text content"]).is_empty() {
            cells.leave_out(
                job,
                "text content",
                cells.first(&["text content"]),
                "texts of other people's posts are not copied",
            );
        }
        job.maker.document(link, document);
    }
}
