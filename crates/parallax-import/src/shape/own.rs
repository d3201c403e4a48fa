//! A table that Parallax wrote (`parallax export --view table --to x.csv`) comes back as claims, as far as it says what they
//! are: grades, what is said of people, and quoted passages stand in no table and are not made up.

use std::collections::HashMap;

use parallax_analysis::table::{SPLITS, unguarded};
use parallax_dossier::dossier::{Counts, Native, Outcome};
use parallax_dossier::draft::{
    Claim, Counted, DeclaredOutcome, Document, Entries, Event, Group, KeptCopy, Location, LonLat, Person,
    Place, Quantity, Says, Side, Source, Word,
};

use super::Job;
use super::own_words::{self as words, Cells};
use crate::columns::Table;
use crate::making::{Kind, Maker};
use crate::sheet::Row;
use crate::summary::Remark;

/// The columns by which it is recognised; tables of other versions may have fewer of the rest.
pub(super) const COLUMNS: &[&str] =
    &["id", "by_id", "by_kind", "document_id", "quantity_kind", "quantity_plain", "stance", "attribution"];

/// Columns whose content cannot be given back from a table.
const LOST: [&str; 9] = [
    "assessments",
    "event_assessments",
    "place_assessments",
    "people_also",
    "people_native",
    "people_names_in",
    "people_facts",
    "people_homes",
    "people_notes",
];

/// Makes the claims of all rows.
pub(super) fn read(table: &Table, job: &mut Job) {
    let mut splits = SPLITS.to_vec();
    if table.told.iter().any(|told| told.starts_with("its cells are divided by")) {
        splits.push(',');
    }
    // Rows refer to each other by their ids, and to populations, places and events by their names.
    let mut known = Known::default();
    for row in table.rows {
        let cells = OwnRow { table, row, splits: &splits };
        let id = cells.get("id");
        let used = job.maker.keep_id(Kind::Claim, &id);
        known.of_row.push(used.clone());
        known.names.entry(("speaker", cells.get("by_id"))).or_insert_with(|| cells.get("by"));
        known.claims.entry(id).or_insert(used);
        for (kind, column, id) in [
            ("population", "population", "population_id"),
            ("event", "event", "event_id"),
            ("place", "place", "place_id"),
        ] {
            let (name, id) = (cells.get(column), cells.get(id));
            if !name.is_empty() && !id.is_empty() {
                known.names.entry((kind, name)).or_insert(id);
            }
        }
    }
    for (at, row) in table.rows.iter().enumerate() {
        job.maker.at_row(row.number);
        let mut making = Making { cells: OwnRow { table, row, splits: &splits }, known: &known, job };
        if let Some(claim) = making.claim() {
            job.maker.claim_with_id(known.of_row[at].clone(), claim);
            job.summary.rows_with_claims += 1;
        }
    }
}

#[derive(Default)]
struct Known {
    /// The ids in the draft, row by row.
    of_row: Vec<String>,
    /// The same by the ids in the table.
    claims: HashMap<String, String>,
    /// Ids by what they are of and the name.
    names: HashMap<(&'static str, String), String>,
}

struct OwnRow<'a, 's> {
    table: &'a Table<'s>,
    row: &'a Row,
    splits: &'a [char],
}

impl OwnRow<'_, '_> {
    fn get(&self, name: &str) -> String {
        self.table.named(name).map_or_else(String::new, |at| unguarded(self.row.cell(at), self.splits))
    }

    fn some(&self, name: &str) -> Option<String> {
        Some(self.get(name)).filter(|text| !text.is_empty())
    }

    fn date(&self, name: &str) -> Option<Word<'static>> {
        self.some(name).map(Into::into)
    }

    fn is(&self, name: &str) -> bool {
        self.get(name) == "yes"
    }

    fn number(&self, name: &str) -> Option<u64> {
        self.get(name).parse().ok()
    }

    fn list(&self, name: &str) -> Vec<String> {
        self.get(name).split("; ").filter(|text| !text.is_empty()).map(str::to_owned).collect()
    }

    /// Ids with the names that belong to them; `None` if a name holds what stands between names.
    fn named(&self, ids: &str, names: &str) -> Option<Vec<(String, String)>> {
        let (ids, names) = (self.list(ids), self.list(names));
        (ids.len() == names.len()).then(|| ids.into_iter().zip(names).collect())
    }

    /// "خشام (ar)".
    fn native(&self, name: &str) -> Option<Native> {
        let text = self.get(name);
        let (text, lang) = text.strip_suffix(')')?.rsplit_once(" (")?;
        Some(Native { text: text.to_owned(), lang: lang.to_owned() })
    }
}

struct Making<'m, 'a, 's, 'j> {
    cells: OwnRow<'a, 's>,
    known: &'m Known,
    job: &'m mut Job<'j>,
}

impl Making<'_, '_, '_, '_> {
    fn maker(&mut self) -> &mut Maker {
        self.job.maker
    }

    fn leave_out(&mut self, column: &str, why: &str) {
        let text = self.cells.get(column);
        let at = self.cells.table.named(column);
        self.job.summary.left_out.push(Remark::new(self.cells.table, self.cells.row.number, at, &text, why));
    }

    fn claim(&mut self) -> Option<Claim<'static>> {
        if self.cells.get("by_id").is_empty() || self.cells.get("document_id").is_empty() {
            self.leave_out("id", "the row names no source or no document");
            return None;
        }
        let Some(stance) = words::stance(&self.cells.get("stance")) else {
            self.leave_out("stance", "no stance of this name is known");
            return None;
        };
        for column in LOST {
            if !self.cells.get(column).is_empty() {
                self.leave_out(column, "a table holds it in words only");
            }
        }
        let says = self.says();
        let by = self.speaker();
        let via = self.relays();
        let people = self.people("people_ids", "people");
        let (document, event, at) = (self.document(), self.event(), self.place("place_id", "place"));
        let bears_on = if let Some(questions) = self.cells.named("bears_on_ids", "bears_on") {
            questions.iter().map(|(id, text)| self.question(id, text)).collect()
        } else {
            self.leave_out("bears_on", "a question holds “; ”, which stands between questions here");
            Vec::new()
        };
        let (revises, corrects) = (self.tie("revises"), self.tie("corrects"));
        let same_as = self.tie("same_as");
        let cells = &self.cells;
        Some(Claim {
            by: Some(by),
            attribution: words::attribution(&cells.get("attribution")),
            via,
            document: Some(document),
            paragraph: cells.number("paragraph").and_then(|n| u32::try_from(n).ok()),
            page: cells.some("page"),
            column: cells.some("column"),
            section: cells.some("section"),
            post: cells.some("post"),
            timecode: cells.some("timecode"),
            locator: cells.some("locator"),
            said: cells.date("said"),
            said_basis: cells.get("said_basis"),
            foretells: cells.is("foretells"),
            event,
            at,
            people,
            revises,
            corrects,
            same_as,
            bears_on,
            says,
            stance,
            worded: cells.some("worded"),
            hedge: cells.some("hedge"),
            gist: cells.get("gist"),
            note: cells.get("note"),
            entered_by: cells.some("entered_by"),
            checked_by: cells.some("checked_by"),
            ..Claim::default()
        })
    }

    fn says(&mut self) -> Says<'static> {
        if let (Some(id), Some(text)) = (self.cells.some("question_id"), self.cells.some("answer")) {
            let question = self.cells.get("question");
            return Says::Answer { to: self.question(&id, &question), text, position: self.position(&id) };
        }
        if self.cells.get("outcome").is_empty() {
            return Says::Remark;
        }
        let (id, name) = (self.cells.get("population_id"), self.cells.get("population"));
        let of = self.group(&id, &name, None);
        let (kind, plain) = (self.cells.get("quantity_kind"), self.cells.get("quantity_plain"));
        let quantity = match kind.as_str() {
            "named people" => Some(Quantity::Named(self.people("named_ids", "named"))),
            "times another figure" | "half of another figure" | "most of another figure" => {
                let times =
                    self.cells.get("times").parse().ok().and_then(parallax_dossier::dossier::Decimal::new);
                let of = self.tie("relative_to");
                match (of, times) {
                    (Some(of), Some(times)) => Some(Quantity::Times { times, of }),
                    (Some(of), None) if kind.starts_with("half") => Some(Quantity::Half { of }),
                    (Some(of), None) if kind.starts_with("most") => Some(Quantity::Most { of }),
                    _ => None,
                }
            }
            _ => words::quantity(&Cells {
                kind: &kind,
                plain: &plain,
                point: self.cells.number("point"),
                low: self.cells.number("interval_low"),
                high: self.cells.number("interval_high"),
                level: &self.cells.get("interval_level"),
                interval_kind: &self.cells.get("interval_kind"),
                method: &self.cells.get("method"),
            }),
        };
        let quantity = quantity.unwrap_or_else(|| {
            let table = self.cells.table;
            let at = table.named("quantity_plain");
            self.job.summary.words.push(Remark::new(table, self.cells.row.number, at, &plain, ""));
            if plain.is_empty() { Quantity::NotGiven } else { Quantity::Words(plain.clone()) }
        });
        let is_figure = !matches!(quantity, Quantity::Words(_) | Quantity::NotGiven | Quantity::Named(_));
        let parts = self.parts(&of);
        Says::Count {
            outcome: self.outcome(),
            of,
            so_far: self.cells.is("so_far"),
            about: self.cells.is("about") && is_figure && !matches!(quantity, Quantity::About(_)),
            and_more: self.cells.is("and_more") && is_figure,
            quantity,
            parts,
        }
    }

    fn outcome(&mut self) -> Counted<'static> {
        let id = self.cells.get("outcome");
        let of_format = |id: &str| Outcome::ALL.into_iter().find(|outcome| outcome.id() == id);
        if let Some(outcome) = of_format(&id) {
            return outcome.into();
        }
        let one = self.cells.some("outcome_one");
        let name = self.cells.some("outcome_name").unwrap_or_else(|| id.clone());
        let counts =
            if self.cells.get("outcome_counts") == "things" { Counts::Things } else { Counts::People };
        let part_of = self.cells.some("outcome_part_of").and_then(|id| of_format(&id)).map(Into::into);
        let word = self.maker().with_id(Kind::Outcome, &id, |draft, id| {
            let one = one.filter(|one| *one != name);
            draft.outcomes.add(id, DeclaredOutcome { name: Some(name), one, counts, part_of });
        });
        Counted::Declared(word)
    }

    fn parts(&mut self, whole: &Word<'static>) -> Entries<Quantity<'static>> {
        let Some(parts) = self.cells.named("parts_ids", "parts") else {
            self.leave_out("parts", "the name of a population holds “; ”, which stands between parts here");
            return Entries::default();
        };
        let mut made: Vec<(String, Quantity)> = Vec::new();
        for (id, text) in parts {
            let Some((quantity, name)) =
                text.split_once(": ").and_then(|(plain, name)| Some((words::of_part(plain)?, name)))
            else {
                self.leave_out("parts", "a part whose figure cannot be read back");
                continue;
            };
            let of = self.group(&id, name, Some(whole)).to_string();
            if made.iter().all(|(id, _)| *id != of) {
                made.push((of, quantity));
            }
        }
        made.into_iter().collect()
    }

    /// The population of this id; with what the row says of it, if it is that of the row.
    fn group(&mut self, id: &str, name: &str, whole: Option<&Word<'static>>) -> Word<'static> {
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

    fn speaker(&mut self) -> Word<'static> {
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

    fn relays(&mut self) -> Vec<Word<'static>> {
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

    fn document(&mut self) -> Word<'static> {
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

    fn event(&mut self) -> Option<Word<'static>> {
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

    fn place(&mut self, id: &str, name: &str) -> Option<Word<'static>> {
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

    fn question(&mut self, id: &str, text: &str) -> Word<'static> {
        let text = text.to_owned();
        self.maker().with_id(Kind::Question, id, |draft, id| draft.questions.add(id, text.into()))
    }

    /// The position that the answer takes, which is added to its question.
    fn position(&mut self, question: &str) -> Option<Word<'static>> {
        let (id, words) = (self.cells.some("position_id")?, self.cells.some("position")?);
        let question = self.maker().with_id(Kind::Question, question, |_, _| ());
        if self.maker().is_first(Kind::Question, &format!("position {id} of {question}")) {
            self.maker().questions_mut(&question)?.positions.add(id.clone(), words);
        }
        Some(id.into())
    }

    fn people(&mut self, ids: &str, names: &str) -> Vec<Word<'static>> {
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

    /// The other claim that a cell names; one that stands in no row is listed.
    fn tie(&mut self, column: &str) -> Option<Word<'static>> {
        let id = self.cells.some(column)?;
        let Some(found) = self.known.claims.get(&id) else {
            self.leave_out(column, "the claim that it refers to is not in the table");
            return None;
        };
        Some(found.clone().into())
    }
}
