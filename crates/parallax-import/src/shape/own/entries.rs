//! The entries that a row of a table of Parallax's own refers to: populations, sources, documents, events, places, questions
//! and people.

use parallax_dossier::draft::{
    Document, Event, Group, KeptCopy, Location, LonLat, Person, Place, Side, Source, Word,
};

use super::{Making, words};
use crate::making::Kind;

impl Making<'_, '_, '_, '_> {
    /// The population of this id; with what the row says of it, if it is that of the row.
    pub(super) fn group(&mut self, id: &str, name: &str, whole: Option<&Word<'static>>) -> Word<'static> {
        // A table that somebody changed may lack the column of the name, or that of both.
        let name = [name, id, "People"].into_iter().find(|text| !text.is_empty()).unwrap_or_default();
        let is_own = self.cells.get("population_id") == id;
        let within = if is_own {
            let within = self.cells.get("population_within");
            (!within.is_empty() && within != name).then(|| {
                let id = self.known.names.get(&("population", within.clone())).cloned();
                self.group(&id.unwrap_or_else(|| within.clone()), &within, None)
            })
        } else {
            whole.cloned()
        };
        let group = if is_own {
            Group {
                name: Some(name.to_owned()),
                one: self.cells.some("population_one"),
                many: self.cells.some("population_many"),
                by: self.cells.some("population_by").filter(|_| within.is_some()),
                disjoint: self.cells.is("population_disjoint"),
                note: self.cells.get("population_note"),
                within,
                ..Group::default()
            }
        } else {
            Group { name: Some(name.to_owned()), within, ..Group::default() }
        };
        // What a row of its own says of a population comes before what the part of another row says.
        let made = self.maker().with_id(Kind::Group, id, |draft, id| draft.groups.add(id, Group::default()));
        if let Some(entry) = self.maker().groups_mut(&made)
            && (entry.name.is_none() || is_own)
        {
            *entry = group;
        }
        made
    }

    fn side(&mut self, id: &str, name: String) -> Option<Word<'static>> {
        (!id.is_empty()).then(|| {
            self.maker().with_id(Kind::Side, id, |draft, id| draft.sides.add(id, Side { name: Some(name) }))
        })
    }

    pub(super) fn speaker(&mut self) -> Word<'static> {
        let (side_id, side) = (self.cells.get("by_side_id"), self.cells.get("by_side"));
        let side = self.side(&side_id, side);
        let part_of = self.cells.some("by_part_of_id").map(|id| {
            let whole = Source { name: self.cells.some("by_part_of"), ..Source::default() };
            self.source(&id, whole, false)
        });
        let cells = &self.cells;
        let source = Source {
            part_of,
            name: cells.some("by"),
            short: cells.some("by_short"),
            native: cells.native("by_native"),
            kind: words::source_kind(&cells.get("by_kind")),
            side,
            identity: words::identity(&cells.get("by_identity")),
            note: cells.get("by_note"),
        };
        let id = cells.get("by_id");
        self.source(&id, source, true)
    }

    pub(super) fn relays(&mut self) -> Vec<Word<'static>> {
        let Some(relays) = self.cells.named("via_ids", "via") else {
            self.leave_out("via", "the name of a relay holds “; ”, which stands between names here");
            return Vec::new();
        };
        let kinds = self.cells.list("via_kinds");
        let mut ids = Vec::new();
        for (at, (id, name)) in relays.into_iter().enumerate() {
            let kind = kinds.get(at).map_or_else(Default::default, |kind| words::source_kind(kind));
            let source = Source { name: Some(name), kind, ..Source::default() };
            ids.push(self.source(&id, source, false));
        }
        ids
    }

    fn source(&mut self, id: &str, source: Source<'static>, speaks: bool) -> Word<'static> {
        let made =
            self.maker().with_id(Kind::Source, id, |draft, id| draft.sources.add(id, Source::default()));
        if let Some(entry) = self.maker().sources_mut(&made)
            && (entry.name.is_none() || speaks)
        {
            *entry = source;
        }
        made
    }

    pub(super) fn document(&mut self) -> Word<'static> {
        let author = self.cells.some("document_author_id").and_then(|id| {
            // A by-line stands in the column of the author, and is no name of the source.
            let known = self.known.names.get(&("speaker", id.clone())).cloned();
            let is_name = self.cells.get("document_by_line").is_empty();
            let Some(name) = known.or_else(|| self.cells.some("document_author").filter(|_| is_name)) else {
                self.leave_out("document_author_id", "the table does not say what the source is called");
                return None;
            };
            Some(self.source(&id, Source { name: Some(name), ..Source::default() }, false))
        });
        let cells = &self.cells;
        let copy = cells
            .some("document_copy")
            .map(|file| KeptCopy { file: Some(file), sha256: cells.some("document_copy_sha256") });
        let document = Document {
            title: cells.some("document"),
            short: cells.some("document_short"),
            publisher: cells.some("document_publisher"),
            kind: words::document_kind(&cells.get("document_kind")),
            author,
            by_line: cells.some("document_by_line"),
            dated: cells.date("document_dated"),
            dated_basis: cells.get("document_dated_basis"),
            language: cells.some("document_language"),
            url: cells.some("document_url"),
            archive_url: cells.some("document_archive_url"),
            accessed: cells.date("document_accessed"),
            copy,
            paragraphs: cells.number("document_paragraphs").and_then(|n| u32::try_from(n).ok()),
            note: cells.get("document_note"),
        };
        let id = cells.get("document_id");
        self.maker().with_id(Kind::Document, &id, |draft, id| draft.documents.add(id, document))
    }

    pub(super) fn event(&mut self) -> Option<Word<'static>> {
        let (id, name) = (self.cells.some("event_id")?, self.cells.get("event"));
        let within = self.cells.some("event_within").filter(|within| *within != name).map(|within| {
            let id = self.known.names.get(&("event", within.clone())).cloned();
            let name = within.clone();
            self.maker().with_id(Kind::Event, &id.unwrap_or(within), |draft, id| {
                draft.events.add(id, Event { name: Some(name), ..Event::default() });
            })
        });
        let at = self.cells.some("event_at").map(|place| {
            let id = self.known.names.get(&("place", place.clone())).cloned();
            self.named_place(&id.unwrap_or_else(|| place.clone()), &place)
        });
        let event = Event {
            name: Some(name),
            within,
            on: self.cells.date("event_on"),
            on_basis: self.cells.get("event_on_basis"),
            at,
            gist: self.cells.get("event_gist"),
            ..Event::default()
        };
        let made = self.maker().with_id(Kind::Event, &id, |draft, id| draft.events.add(id, Event::default()));
        if let Some(entry) = self.maker().events_mut(&made) {
            *entry = event;
        }
        Some(made)
    }

    /// A place of which only the name is known here.
    fn named_place(&mut self, id: &str, name: &str) -> Word<'static> {
        let place = Place { name: Some(name.to_owned()), ..Place::default() };
        self.maker().with_id(Kind::Place, id, |draft, id| draft.places.add(id, place))
    }

    pub(super) fn place(&mut self, id: &str, name: &str) -> Option<Word<'static>> {
        let (id, name) = (self.cells.some(id)?, self.cells.some(name)?);
        let positions = self.cells.list("place_position");
        let spots: Option<Vec<LonLat>> = positions
            .iter()
            .map(|text| {
                let (lon, lat) = text.split_once(' ')?;
                Some(LonLat { lon: lon.parse().ok()?, lat: lat.parse().ok()? })
            })
            .collect();
        let at = match spots.as_deref() {
            Some([]) => Location::NotLocated,
            Some([LonLat { lon, lat }]) => {
                Location::Point(parallax_dossier::geo::LonLat { lon: *lon, lat: *lat }.into())
            }
            Some([_, _]) => Location::Line(spots.unwrap_or_default()),
            _ => {
                self.leave_out(
                    "place_position",
                    "the table does not say if these positions are a line or an area",
                );
                Location::NotLocated
            }
        };
        let cells = &self.cells;
        let place = Place {
            name: Some(name),
            also: cells.list("place_also"),
            native: cells.native("place_native"),
            kind: words::place_kind(&cells.get("place_kind")),
            at,
            precision: words::precision(&cells.get("place_precision")),
            basis: cells.get("place_basis"),
            role: words::place_role(&cells.get("place_role")),
            note: cells.get("place_note"),
            ..Place::default()
        };
        let made = self.maker().with_id(Kind::Place, &id, |draft, id| draft.places.add(id, Place::default()));
        if let Some(entry) = self.maker().places_mut(&made) {
            *entry = place;
        }
        Some(made)
    }

    pub(super) fn question(&mut self, id: &str, text: &str) -> Word<'static> {
        let text = text.to_owned();
        self.maker().with_id(Kind::Question, id, |draft, id| draft.questions.add(id, text.into()))
    }

    /// The position that the answer takes, which is added to its question.
    pub(super) fn position(&mut self, question: &str) -> Option<Word<'static>> {
        let (id, words) = (self.cells.some("position_id")?, self.cells.some("position")?);
        let question = self.maker().with_id(Kind::Question, question, |_, _| ());
        if self.maker().is_first(Kind::Question, &format!("position {id} of {question}")) {
            self.maker().questions_mut(&question)?.positions.add(id.clone(), words);
        }
        Some(id.into())
    }

    pub(super) fn people(&mut self, ids: &str, names: &str) -> Vec<Word<'static>> {
        let Some(people) = self.cells.named(ids, names) else {
            self.leave_out(names, "a name holds “; ”, which stands between names here");
            return Vec::new();
        };
        let mut made = Vec::new();
        for (id, name) in people {
            let person = Person { name: Some(name), ..Person::default() };
            made.push(self.maker().with_id(Kind::Person, &id, |draft, id| draft.people.add(id, person)));
        }
        made
    }
}
