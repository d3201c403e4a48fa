//! Everything in a dossier except claims, as entries of named fields: the names are those of the format, and
//! entries refer to each other by their ids, as in the file.

mod states;

use super::records::Field;
use super::words::{document_kind, identity, kind_of_place, precision, role, source_kind};
use crate::dossier::{
    Assessment, Breakdown, Citation, Date, DeclaredOutcome, Document, Dossier, Event, Evidence, Fact, Group,
    Id, KeptCopy, ListId, Location, Native, OfRange, Outcome, Person, Place, Position, Question, Reading,
    Scheme, Shape, Source, Table,
};
use crate::geo::LonLat;
use crate::written_by;
use states::{defaults_of, how_it_opens, step_of};

/// Named fields, in order.
pub type Entry = Vec<(&'static str, Field)>;

/// The dossier without its claims.
pub(super) fn world(dossier: &Dossier) -> Entry {
    let frame = dossier.frame.map_or(Field::Absent, |frame| {
        Field::Entry(vec![("center", spot(frame.center)), ("width_km", Field::Real(frame.width_km))])
    });
    vec![
        ("summary", Field::from(&dossier.summary)),
        ("language", Field::text(dossier.language.as_deref())),
        ("period", date(dossier.period.as_ref())),
        ("zone", Field::text(dossier.zone.stated())),
        ("frame", frame),
        (
            "backdrop",
            dossier.backdrop.as_ref().map_or(Field::Absent, |backdrop| {
                Field::Entry(vec![
                    ("file", Field::from(&backdrop.from.file)),
                    ("sha256", Field::text(backdrop.from.sha256.as_deref())),
                    ("credit", Field::from(&backdrop.credit)),
                    ("note", Field::from(&backdrop.note)),
                ])
            }),
        ),
        (
            "opens",
            dossier.opens.as_ref().map_or(Field::Absent, |opens| Field::Entry(how_it_opens(dossier, opens))),
        ),
        (
            "defaults",
            dossier.defaults.map_or(Field::Absent, |defaults| Field::Entry(defaults_of(dossier, defaults))),
        ),
        (
            "sides",
            rows(&dossier.sides, |side| {
                vec![("id", Field::from(&side.key)), ("name", Field::from(&side.name))]
            }),
        ),
        ("places", rows(&dossier.places, |row| place(dossier, row))),
        ("shapes", rows(&dossier.shapes, |row| shape(dossier, row))),
        ("groups", rows(&dossier.groups, |row| group(dossier, row))),
        ("outcomes", rows(&dossier.outcomes, outcome)),
        ("sources", rows(&dossier.sources, |row| source(dossier, row))),
        ("documents", rows(&dossier.documents, |row| document(dossier, row))),
        ("events", rows(&dossier.events, |row| event(dossier, row))),
        ("questions", rows(&dossier.questions, question)),
        ("people", rows(&dossier.people, |row| person(dossier, row))),
        ("readings", rows(&dossier.readings, reading)),
        ("schemes", Field::Entries(dossier.assessments.schemes.iter().map(scheme).collect())),
        (
            "assessments",
            Field::Entries(dossier.assessments.list().iter().map(|one| assessment(dossier, one)).collect()),
        ),
        ("steps", Field::Entries(dossier.steps.iter().map(|step| step_of(dossier, step)).collect())),
    ]
}

fn rows<I: Id, T>(table: &Table<I, T>, entry: impl Fn(&T) -> Entry) -> Field {
    Field::Entries(table.rows().iter().map(entry).collect())
}

fn place(dossier: &Dossier, place: &Place) -> Entry {
    vec![
        ("id", Field::from(&place.key)),
        ("name", Field::from(&place.name)),
        ("also", Field::list(place.also.iter())),
        ("native", native(place.native.as_ref())),
        ("kind", Field::from(kind_of_place(place.kind))),
        ("shape", Field::from(form(&place.at))),
        ("at", Field::Entries(place.at.positions().iter().map(|at| position(*at)).collect())),
        ("precision", Field::Text(precision(place.precision))),
        ("basis", Field::from(&place.basis)),
        ("role", Field::from(role(place.role))),
        ("note", Field::from(&place.note)),
        ("cited", cited(dossier, &place.cited)),
        ("evidence", evidence(&place.evidence)),
    ]
}

fn shape(dossier: &Dossier, shape: &Shape) -> Entry {
    let document = shape.document.map(|id| dossier.documents[id].key.as_str());
    vec![
        ("id", Field::from(&shape.key)),
        ("kind", Field::Text(shape.kind.title().to_lowercase())),
        ("name", Field::text(shape.name.as_deref())),
        ("shape", Field::from(form(&shape.at))),
        ("at", Field::Entries(shape.at.positions().iter().map(|at| position(*at)).collect())),
        ("from", shape.from.as_ref().map_or(Field::Absent, copy)),
        ("credit", Field::from(&shape.credit)),
        ("document", Field::text(document)),
        ("note", Field::from(&shape.note)),
    ]
}

/// What a location is, in words.
const fn form(at: &Location) -> &'static str {
    match at {
        Location::Point(_) => "point",
        Location::Line(_) => "line",
        Location::Area(_) => "area",
        Location::NotLocated => "not located",
    }
}

fn group(dossier: &Dossier, group: &Group) -> Entry {
    vec![
        ("id", Field::from(&group.key)),
        ("name", Field::from(&group.name)),
        ("one", Field::text(group.one.as_deref())),
        ("many", Field::text(group.many.as_deref())),
        ("within", Field::text(group.within.map(|whole| dossier.groups[whole].key.as_str()))),
        ("by", Field::text(group.by.as_deref())),
        ("disjoint", Field::Flag(group.disjoint)),
        ("breakdowns", Field::Entries(group.breakdowns.iter().map(breakdown).collect())),
        ("note", Field::from(&group.note)),
    ]
}

fn breakdown(breakdown: &Breakdown) -> Entry {
    vec![("by", Field::from(&breakdown.by)), ("extent", Field::from(breakdown.extent.word()))]
}

fn outcome(outcome: &DeclaredOutcome) -> Entry {
    vec![
        ("id", Field::from(&outcome.key)),
        ("name", Field::from(&outcome.name)),
        ("one", Field::text(outcome.one.as_deref())),
        ("counts", Field::from(outcome.counts.word())),
        ("part_of", Field::text(outcome.part_of.map(Outcome::id))),
    ]
}

fn source(dossier: &Dossier, source: &Source) -> Entry {
    vec![
        ("id", Field::from(&source.key)),
        ("name", Field::from(&source.name)),
        ("short", Field::text(source.short.as_deref())),
        ("native", native(source.native.as_ref())),
        ("kind", Field::from(source_kind(source.kind))),
        ("part_of", Field::text(source.part_of.map(|whole| dossier.sources[whole].key.as_str()))),
        ("side", Field::text(source.side.map(|side| dossier.sides[side].key.as_str()))),
        ("identity", Field::from(identity(source.identity))),
        ("note", Field::from(&source.note)),
    ]
}

fn question(question: &Question) -> Entry {
    let position = |position: &Position| {
        vec![("id", Field::from(&position.key)), ("words", Field::from(&position.words))]
    };
    vec![
        ("id", Field::from(&question.key)),
        ("text", Field::from(&question.text)),
        ("positions", Field::Entries(question.positions.iter().map(position).collect())),
    ]
}

fn document(dossier: &Dossier, document: &Document) -> Entry {
    vec![
        ("id", Field::from(&document.key)),
        ("title", Field::from(&document.title)),
        ("short", Field::text(document.short.as_deref())),
        ("publisher", Field::text(document.publisher.as_deref())),
        ("kind", Field::from(document_kind(document.kind))),
        ("author", Field::text(written_by(dossier, document))),
        ("author_id", Field::text(document.author.map(|source| dossier.sources[source].key.as_str()))),
        ("by_line", Field::text(document.by_line.as_deref())),
        ("dated", date(document.dated.as_ref())),
        ("dated_basis", Field::from(&document.dated_basis)),
        ("language", Field::text(document.language.as_deref())),
        ("url", Field::text(document.url.as_deref())),
        ("archive_url", Field::text(document.archive_url.as_deref())),
        ("accessed", date(document.accessed.as_ref())),
        ("copy", document.copy.as_ref().map_or(Field::Absent, copy)),
        ("paragraphs", Field::number(document.paragraphs.map(u64::from))),
        ("note", Field::from(&document.note)),
    ]
}

fn event(dossier: &Dossier, event: &Event) -> Entry {
    vec![
        ("id", Field::from(&event.key)),
        ("name", Field::from(&event.name)),
        ("within", Field::text(event.within.map(|whole| dossier.events[whole].key.as_str()))),
        ("on", date(event.on.as_ref())),
        ("on_basis", Field::from(&event.on_basis)),
        ("at", Field::text(event.at.map(|place| dossier.places[place].key.as_str()))),
        ("gist", Field::from(&event.gist)),
        ("cited", cited(dossier, &event.cited)),
        ("evidence", evidence(&event.evidence)),
    ]
}

fn person(dossier: &Dossier, person: &Person) -> Entry {
    vec![
        ("id", Field::from(&person.key)),
        ("name", Field::from(&person.name)),
        ("also", Field::list(person.also.iter())),
        ("native", native(person.native.as_ref())),
        ("names_in", Field::Entries(person.names_in.iter().map(named).collect())),
        ("age", facts(dossier, &person.facts.age, |age| Field::Text(age.to_string()))),
        ("sex", facts(dossier, &person.facts.sex, |sex| Field::Text(sex.to_string()))),
        ("status", facts(dossier, &person.facts.status, |status| Field::Text(status.to_string()))),
        ("family", facts(dossier, &person.facts.family, |family| Field::from(family))),
        ("died", facts(dossier, &person.facts.died, |died| Field::from(died.as_str()))),
        ("ids", Field::Entries(person.facts.ids.iter().map(list_id).collect())),
        ("home", Field::text(person.home.map(|place| dossier.places[place].key.as_str()))),
        ("note", Field::from(&person.note)),
        ("cited", cited(dossier, &person.cited)),
    ]
}

fn reading(reading: &Reading) -> Entry {
    let words = reading.words.iter().map(|word| {
        let range = word.range.as_ref().map_or_else(|| "no range".to_owned(), ToString::to_string);
        vec![("words", Field::from(&word.words)), ("range", Field::Text(range))]
    });
    let of_range = match reading.of_range {
        OfRange::Nothing => "nothing",
        OfRange::Lowest => "lowest",
    };
    vec![
        ("id", Field::from(&reading.key)),
        ("name", Field::from(&reading.name)),
        ("basis", Field::from(&reading.basis)),
        ("words", Field::Entries(words.collect())),
        ("of_range", Field::from(of_range)),
        ("about", reading.about.map_or(Field::Absent, |about| Field::Text(about.to_string()))),
    ]
}

fn date(date: Option<&Date>) -> Field {
    Field::text(date.map(Date::as_str))
}

fn position(at: LonLat) -> Entry {
    vec![("lon", Field::Real(at.lon)), ("lat", Field::Real(at.lat))]
}

fn spot(at: LonLat) -> Field {
    Field::Entry(position(at))
}

/// What is said of a person, by whom and where.
fn facts<T>(dossier: &Dossier, facts: &[Fact<T>], is: impl Fn(&T) -> Field) -> Field {
    let fact = |fact: &Fact<T>| {
        vec![
            ("is", is(&fact.is)),
            ("by", Field::text(fact.by.map(|id| dossier.sources[id].key.as_str()))),
            ("document", Field::text(fact.document.map(|id| dossier.documents[id].key.as_str()))),
        ]
    };
    Field::Entries(facts.iter().map(fact).collect())
}

fn list_id(id: &ListId) -> Entry {
    vec![("list", Field::from(&id.list)), ("id", Field::from(&id.id))]
}

fn scheme(scheme: &Scheme) -> Entry {
    let grade = |(name, meaning): &(String, String)| {
        vec![("grade", Field::from(name)), ("meaning", Field::from(meaning))]
    };
    vec![
        ("name", Field::from(&scheme.name)),
        ("basis", Field::from(&scheme.basis)),
        ("grades", Field::Entries(scheme.grades.iter().map(grade).collect())),
    ]
}

fn assessment(dossier: &Dossier, assessment: &Assessment) -> Entry {
    let of = assessment.of.item();
    vec![
        ("by", Field::from(&dossier.sources[assessment.by].key)),
        ("scheme", Field::from(&assessment.scheme)),
        ("grade", Field::from(&assessment.grade)),
        ("of_kind", Field::from(of.kind().word())),
        ("of", Field::from(dossier.key(of))),
        ("on", date(assessment.on.as_ref())),
        ("document", Field::text(assessment.document.map(|id| dossier.documents[id].key.as_str()))),
        ("meaning", Field::from(&assessment.meaning)),
    ]
}

/// Files beside the dossier that bear on an entry.
pub(super) fn evidence(list: &[Evidence]) -> Field {
    let one = |one: &Evidence| {
        vec![
            ("file", Field::from(&one.file)),
            ("sha256", Field::text(one.sha256.as_deref())),
            ("kind", Field::Text(one.kind.title().to_lowercase())),
            ("caption", Field::from(&one.caption)),
            ("graphic", Field::Flag(one.graphic)),
        ]
    };
    Field::Entries(list.iter().map(one).collect())
}

fn copy(copy: &KeptCopy) -> Field {
    Field::Entry(vec![("file", Field::from(&copy.file)), ("sha256", Field::text(copy.sha256.as_deref()))])
}

fn native(native: Option<&Native>) -> Field {
    native.map_or(Field::Absent, |native| Field::Entry(named(native)))
}

fn named(native: &Native) -> Entry {
    vec![("text", Field::from(&native.text)), ("lang", Field::from(&native.lang))]
}

fn cited(dossier: &Dossier, citations: &[Citation]) -> Field {
    let entry = |citation: &Citation| {
        vec![
            ("document", Field::from(&dossier.documents[citation.document].key)),
            ("paragraph", Field::number(citation.locator.paragraph.map(u64::from))),
            ("page", Field::text(citation.locator.page.as_deref())),
            ("column", Field::text(citation.locator.column.as_deref())),
            ("section", Field::text(citation.locator.section.as_deref())),
            ("post", Field::text(citation.locator.post.as_deref())),
            ("timecode", Field::text(citation.locator.timecode.as_deref())),
            ("locator", Field::text(citation.locator.other.as_deref())),
        ]
    };
    Field::Entries(citations.iter().map(entry).collect())
}
