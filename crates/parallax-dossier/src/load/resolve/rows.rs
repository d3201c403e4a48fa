//! The rows that claims refer to: places, populations, sources, documents, events, questions, people.
//!
//! Every function leaves the row's id empty; ids are moved in when no more are looked up.

use super::super::diagnostic::Code;
use super::super::raw;
use super::super::site::Site;
use super::report::Report;
use super::{Tables, breakdowns};
use crate::dossier::{
    Citation, Document, Event, Format, Frame, Group, Id as _, Location, OnMap, Person, Place, Side, Source,
    SourceId,
};
use crate::geo::LonLat;

pub(super) fn frame(raw: &raw::Frame, site: Site, to: &mut Report) -> Frame {
    to.distance(raw.width_km, site.field("width_km"));
    let center = to.position(raw.center, site.field("center"));
    if center.is_on_globe() && !center.is_on_plane() {
        let message =
            format!("the map's projection ends at {END}; the map opens there and not at {}", center.lat);
        to.add(Code::BeyondTheMap, site.field("center"), message);
    }
    Frame { center, width_km: raw.width_km }
}

pub(super) fn side(raw: raw::Side, site: Site, to: &mut Report) -> Side {
    Side { key: String::new(), name: to.required(raw.name, site, "name") }
}

impl Tables<'_> {
    pub(super) fn document(&mut self, raw: raw::Document<'_>, site: Site, to: &mut Report) -> Document {
        to.optional_name(raw.short.as_ref(), site.field("short"));
        to.optional_name(raw.publisher.as_ref(), site.field("publisher"));
        to.optional_name(raw.by_line.as_ref(), site.field("by_line"));
        to.prose(&raw.dated_basis, site.field("dated_basis"));
        to.optional_name(raw.language.as_ref(), site.field("language"));
        to.url(raw.url.as_ref(), site.field("url"));
        to.url(raw.archive_url.as_ref(), site.field("archive_url"));
        to.prose(&raw.note, site.field("note"));
        let (author, by_line) = self.author(raw.author, raw.by_line, site, to);
        Document {
            key: String::new(),
            title: to.required(raw.title, site, "title"),
            short: raw.short,
            publisher: raw.publisher,
            kind: raw.kind,
            author,
            by_line,
            dated: to.date(raw.dated.as_ref(), site.field("dated")),
            dated_basis: raw.dated_basis,
            language: raw.language,
            url: raw.url,
            archive_url: raw.archive_url,
            accessed: to.date(raw.accessed.as_ref(), site.field("accessed")),
            copy: to.kept_copy(raw.copy, site.field("copy")),
            paragraphs: raw.paragraphs,
            note: raw.note,
        }
    }

    /// The author of a document, and its by-line. In format 1 `author` is a text, which is what `by_line` is in format 2,
    /// where `author` is the id of a source.
    fn author(
        &mut self,
        author: Option<raw::Word<'_>>,
        by_line: Option<String>,
        owner: Site,
        to: &mut Report,
    ) -> (Option<SourceId>, Option<String>) {
        let site = owner.field("author");
        if self.format > Format::One {
            return (self.sources.find_optional(author.as_ref(), site, to), by_line);
        }
        let Some(author) = author else { return (None, by_line) };
        let author = author.0.into_owned();
        to.optional_name(Some(&author), site);
        if by_line.is_some() {
            let message = "in format 1 `author` is the by-line, and `by_line` gives it again".to_owned();
            to.add_hinted(Code::DuplicateField, site, message, "keep one of them".to_owned());
        }
        (None, Some(author))
    }

    pub(super) fn place(&mut self, raw: raw::Place<'_>, site: Site, to: &mut Report) -> Place {
        to.names(&raw.also, site.field("also"));
        to.native(raw.native.as_ref(), site.field("native"));
        to.precision(raw.precision, site.field("precision"));
        to.prose(&raw.basis, site.field("basis"));
        to.prose(&raw.note, site.field("note"));
        Place {
            key: String::new(),
            name: to.required(raw.name, site, "name"),
            also: raw.also,
            native: raw.native,
            kind: raw.kind,
            at: location(&raw.at, site.field("at"), to),
            precision: raw.precision,
            basis: raw.basis,
            role: raw.role,
            note: raw.note,
            cited: self.citations(raw.cited, site.field("cited"), to),
            evidence: to.evidence(raw.evidence, site.field("evidence")),
        }
    }

    pub(super) fn group(&mut self, raw: raw::Group<'_>, site: Site, to: &mut Report) -> Group {
        to.optional_filled(raw.one.as_ref(), site.field("one"));
        to.optional_filled(raw.many.as_ref(), site.field("many"));
        to.optional_filled(raw.by.as_ref(), site.field("by"));
        to.prose(&raw.note, site.field("note"));
        Group {
            key: String::new(),
            name: to.required(raw.name, site, "name"),
            one: raw.one,
            many: raw.many,
            within: self.groups.find_optional(raw.within.as_ref(), site.field("within"), to),
            by: raw.by,
            disjoint: raw.disjoint,
            breakdowns: breakdowns::read(raw.breakdowns, site.field("breakdowns"), to),
            note: raw.note,
        }
    }

    pub(super) fn source(&mut self, raw: raw::Source<'_>, site: Site, to: &mut Report) -> Source {
        to.optional_name(raw.short.as_ref(), site.field("short"));
        to.native(raw.native.as_ref(), site.field("native"));
        to.prose(&raw.note, site.field("note"));
        Source {
            key: String::new(),
            name: to.required(raw.name, site, "name"),
            short: raw.short,
            native: raw.native,
            kind: raw.kind,
            part_of: self.sources.find_optional(raw.part_of.as_ref(), site.field("part_of"), to),
            side: self.sides.find_optional(raw.side.as_ref(), site.field("side"), to),
            identity: raw.identity,
            note: raw.note,
        }
    }

    pub(super) fn event(&mut self, raw: raw::Event<'_>, site: Site, to: &mut Report) -> Event {
        to.prose(&raw.on_basis, site.field("on_basis"));
        to.prose(&raw.gist, site.field("gist"));
        Event {
            key: String::new(),
            name: to.required(raw.name, site, "name"),
            within: self.events.find_optional(raw.within.as_ref(), site.field("within"), to),
            on: to.date(raw.on.as_ref(), site.field("on")),
            on_basis: raw.on_basis,
            at: self.places.find_optional(raw.at.as_ref(), site.field("at"), to),
            gist: raw.gist,
            cited: self.citations(raw.cited, site.field("cited"), to),
            evidence: to.evidence(raw.evidence, site.field("evidence")),
        }
    }

    pub(super) fn person(&mut self, mut raw: raw::Person<'_>, site: Site, to: &mut Report) -> Person {
        to.names(&raw.also, site.field("also"));
        to.native(raw.native.as_ref(), site.field("native"));
        to.natives(&raw.names_in, site.field("names_in"));
        to.prose(&raw.note, site.field("note"));
        let facts = self.facts(&mut raw, site, to);
        Person {
            key: String::new(),
            name: to.required(raw.name, site, "name"),
            also: raw.also,
            native: raw.native,
            names_in: raw.names_in,
            facts,
            home: self.places.find_optional(raw.home.as_ref(), site.field("home"), to),
            note: raw.note,
            cited: self.citations(raw.cited, site.field("cited"), to),
        }
    }

    fn citations(&mut self, raw: Vec<raw::Citation<'_>>, list: Site, to: &mut Report) -> Vec<Citation> {
        let mut citations = Vec::with_capacity(raw.len());
        for (index, mut citation) in raw.into_iter().enumerate() {
            let site = list.item(index);
            let Some(document) = self.documents.find(&citation.document, site.field("document"), to) else {
                continue;
            };
            let locator = citation.take_locator();
            self.check_locator(&locator, Some(document.index()), site, to);
            citations.push(Citation { document, locator });
        }
        citations
    }

    /// Reports a paragraph number that `document` cannot have.
    pub(super) fn check_paragraph(&self, number: Option<u32>, document: usize, site: Site, to: &mut Report) {
        let Some(number) = number else { return };
        let last = self.paragraphs.get(document).copied().flatten();
        if number == 0 {
            to.add(Code::BadParagraph, site, "paragraphs are counted from 1".to_owned());
        } else if let Some(last) = last.filter(|last| number > *last) {
            let message = format!("there is no paragraph {number}; the document has {last}");
            to.add(Code::BadParagraph, site, message);
        }
    }
}

/// Where the map's projection ends.
const END: &str = "85.05° north and south";

pub(super) fn location(raw: &raw::Location, site: Site, to: &mut Report) -> Location {
    let location = match raw {
        raw::Location::Point(spot) => Location::Point(to.position(spot.0, site)),
        raw::Location::Line(points) => Location::Line(positions(points, 2, "line", site, to)),
        raw::Location::Area(points) => Location::Area(positions(points, 3, "area", site, to)),
        raw::Location::NotLocated => Location::NotLocated,
    };
    if location.positions().iter().all(|position| position.is_on_globe()) {
        let fate = match location.on_map() {
            OnMap::Nothing if location.is_off_map() => "the place is listed beside the map and not drawn",
            OnMap::Part => "what lies beyond is not drawn",
            OnMap::Whole | OnMap::Nothing => return location,
        };
        to.add(Code::BeyondTheMap, site, format!("the map's projection ends at {END}; {fate}"));
    }
    location
}

fn positions(raw: &[raw::LonLat], fewest: usize, what: &str, site: Site, to: &mut Report) -> Vec<LonLat> {
    if raw.len() < fewest {
        let message = format!("a {what} needs at least {fewest} positions and has {}", raw.len());
        to.add(Code::TooFewPositions, site, message.replace("a area", "an area"));
    }
    raw.iter().enumerate().map(|(index, point)| to.position(*point, site.item(index))).collect()
}
