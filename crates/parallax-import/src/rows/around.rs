//! What stands around the figures of a row: who says them, where they were read, of which event and where it was.

use parallax_dossier::dossier::{Identity, Precision, SourceKind};
use parallax_dossier::draft::{Document, Event, Location, Place, Word};

use super::{OfRow, dedup};
use crate::columns::Role;
use crate::making::{is_link, line, name};
use crate::moment::Moment;
use crate::position;

impl OfRow<'_, '_> {
    /// Who says it, and through whom.
    pub(super) fn speakers(&mut self) -> (Word<'static>, Vec<Word<'static>>) {
        let (source, outlet) = (self.cell(Role::Source), self.cell(Role::Outlet));
        let outlet_id =
            (!outlet.is_empty()).then(|| self.maker.source(&outlet, SourceKind::Media, Identity::Named, ""));
        let by = match (source.is_empty(), &outlet_id) {
            (false, _) => self.maker.source(&source, SourceKind::Other, Identity::Named, ""),
            (true, Some(outlet)) => outlet.clone(),
            (true, None) => {
                let sheet = self.table.sheet.file.clone();
                match (&self.table.map.source, self.more.speaker) {
                    (Some(name), _) => self.maker.source(name, SourceKind::Other, Identity::Named, ""),
                    (None, Some((name, kind))) => self.maker.source(name, kind, Identity::Named, ""),
                    (None, None) => self.maker.source(
                        &format!("Sheet {sheet}"),
                        SourceKind::Other,
                        Identity::Unclear,
                        "Stands for rows that name no source.",
                    ),
                }
            }
        };
        let mut via: Vec<Word<'static>> = outlet_id.into_iter().collect();
        dedup(&mut via, Some(&by));
        (by, via)
    }

    /// The document in which the row says it was read, or else the sheet.
    pub(super) fn document(&mut self, dated: Option<&Word<'static>>) -> Word<'static> {
        let link = self.link(Role::Link);
        let archive_url = self.link(Role::Archive);
        let (title, outlet) = (self.cell(Role::Title), self.cell(Role::Outlet));
        let publisher = (!outlet.is_empty()).then(|| name(&outlet));
        let key = match (&link, title.is_empty()) {
            (Some(link), _) => link.clone(),
            (None, false) => format!("{title} by {outlet}"),
            (None, true) => {
                let sheet = self.table.sheet;
                let title = if sheet.name.is_empty() {
                    sheet.file.clone()
                } else {
                    format!("{}, sheet {}", sheet.file, sheet.name)
                };
                let document = Document {
                    title: Some(name(&title)),
                    note: "The sheet that was imported; its rows name no other document.".to_owned(),
                    ..Document::default()
                };
                return self.maker.document(&format!("sheet {title}"), document);
            }
        };
        let title = match (title.is_empty(), &link) {
            (false, _) => name(&title),
            (true, Some(link)) => name(link),
            (true, None) => name(&key),
        };
        let document = Document {
            title: Some(title),
            publisher,
            dated: dated.cloned(),
            url: link,
            archive_url,
            ..Document::default()
        };
        self.maker.document(&key, document)
    }

    /// The first link of a cell; what is no link is listed.
    pub(super) fn link(&mut self, role: Role) -> Option<String> {
        let text = self.cell(role);
        let mut words = text.split_whitespace();
        let link = words.clone().find(|word| is_link(word)).map(str::to_owned);
        if !text.is_empty() && (link.is_none() || words.any(|word| Some(word) != link.as_deref())) {
            let why = if link.is_some() {
                "only the first link was kept"
            } else {
                "it is no link that begins with http or https"
            };
            self.leave_out(self.table.column(role), &text, why);
        }
        link
    }

    pub(super) fn place(&mut self) -> Option<Word<'static>> {
        let text = self.cell(Role::Place);
        let (lat, lon, pair) =
            (self.cell(Role::Latitude), self.cell(Role::Longitude), self.cell(Role::Position));
        let position = if !pair.is_empty() {
            Some((position::read_text(&pair), Role::Position, pair.clone()))
        } else if lat.is_empty() && lon.is_empty() {
            None
        } else {
            let found = position::read(&lat, &lon).map(|at| (at, None));
            Some((found, Role::Latitude, format!("{lat}, {lon}")))
        };
        let mut at = Location::NotLocated;
        let mut precision = Precision::NotStated;
        let mut written = String::new();
        match position {
            Some((Ok((found, reach)), role, text)) => {
                if self.around.is_some_and(|around| position::may_be_swapped(found, around)) {
                    let why = "latitude and longitude may be swapped: the other way round, it lies where most other rows do";
                    self.doubt(role, &text, why);
                }
                at = Location::Point(found.into());
                precision = reach.map_or(precision, Precision::Km);
                written = text;
            }
            Some((Err(why), role, text)) => self.leave_out(self.table.column(role), &text, &why),
            None => {}
        }
        if text.is_empty() && written.is_empty() {
            return None;
        }
        let title = if text.is_empty() { written.clone() } else { text.clone() };
        let basis = if written.is_empty() { String::new() } else { format!("The sheet: {}", line(&written)) };
        Some(self.maker.place(
            &format!("{text} at {written}"),
            Place { name: Some(name(&title)), at, precision, basis, ..Place::default() },
        ))
    }

    /// The event that the row is about: of its id, or else of its name, day and place.
    pub(super) fn event(&mut self, at: Option<&Word<'static>>) -> Option<Word<'static>> {
        let on = self.days();
        let (text, place, id) = (self.cell(Role::Event), self.cell(Role::Place), self.cell(Role::Id));
        if text.is_empty() && on.is_none() && at.is_none() {
            return None;
        }
        let (on, on_basis) = on.map_or((None, String::new()), |on| (Some(on.date), on.basis));
        let day = on.as_ref().map(ToString::to_string).unwrap_or_default();
        let key = if id.is_empty() {
            format!("{text} on {day} at {}", at.map(ToString::to_string).unwrap_or_default())
        } else {
            format!("id {id}")
        };
        let shown = day.trim_matches(['[', ']']).replace(',', " or ").replace('/', " to ").replace('T', " ");
        let parts = if text.is_empty() { vec![place, shown] } else { vec![text] };
        let title = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
        let title = if title.is_empty() { id } else { title };
        let title = if title.is_empty() { "Event without a name".to_owned() } else { title };
        Some(self.maker.event(
            &key,
            Event { name: Some(name(&title)), on, on_basis, at: at.cloned(), ..Event::default() },
        ))
    }

    /// The day of the event, or the span from its first day to its last.
    pub(super) fn days(&mut self) -> Option<Moment> {
        let first = self.moment(Role::EventDate)?;
        let Some(last) = self.moment(Role::EndDate) else { return Some(first) };
        let (start, end) = (first.date.to_string(), last.date.to_string());
        let is_plain =
            |date: &str| date.len() == 10 && date.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
        Some(if is_plain(&start) && is_plain(&end) && start < end {
            Moment { date: format!("{start}/{end}").into(), ..first }
        } else {
            first
        })
    }

    /// When it was, with what the sheet has as its words if they say more or something else.
    pub(super) fn moment(&mut self, role: Role) -> Option<Moment> {
        let mut left = Vec::new();
        let found = self.moments.read(self.table, self.row, role, &mut left);
        for (role, text, why) in left {
            self.leave_out(self.table.column(role), &text, &why);
        }
        found
    }
}
