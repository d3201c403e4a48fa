//! From the raw file to a [`Dossier`]: every reference becomes a typed id, and every value is checked once,
//! here. Strings are moved, not copied.
//!
//! Nothing stops at the first problem. A reference to nothing is replaced by a placeholder that never gets
//! out: a dossier with errors is not returned.

mod apart;
mod breakdowns;
mod claim;
mod counts;
mod dates;
mod facts;
mod fold;
mod likes;
mod lines;
mod names;
mod nested;
mod opens;
mod outcomes;
mod own_parts;
mod places_in;
mod questions;
mod reading;
mod repeats;
mod report;
mod rows;
mod shapes;
mod sided;
mod slips;
mod spots;
mod steps;
mod ties;
mod unlisted;
mod unused;
mod view_file;

pub(super) use names::Known;
pub use names::closest;
pub(super) use report::{Problem, no_font, quoted};
pub(super) use view_file::{resolve_view, view_problems};

use names::Names;
use report::Report;

use std::collections::BTreeSet;
use std::mem::take;
use std::sync::{Arc, Mutex, PoisonError};

use super::beside::both;
use super::diagnostic::{Code, Severity};
use super::raw;
use super::site::{Section, Site};
use super::visible::visible;
use crate::dossier::{
    Claim, ClaimId, Date, DeclaredOutcome, Document, DocumentId, Dossier, Event, EventId, Format, Group,
    GroupId, Id, Item, Outcome, OutcomeId, Person, PersonId, Place, PlaceId, Question, QuestionId, Reading,
    ReadingId, Remark, Remarks, Shape, ShapeId, Side, SideId, Source, SourceId, Table, Written,
};
use crate::draft::newer;
use crate::letters::Lacking;

/// From this number of claims on, two threads share the work.
const MANY: usize = 2_000;

/// The ids of all tables except readings and shapes, which nothing refers to.
struct Tables<'k> {
    sides: Names<'k, SideId>,
    places: Names<'k, PlaceId>,
    groups: Names<'k, GroupId>,
    outcomes: Names<'k, OutcomeId>,
    /// What the rows of the outcomes stand for.
    declared: Vec<Outcome>,
    sources: Names<'k, SourceId>,
    documents: Names<'k, DocumentId>,
    events: Names<'k, EventId>,
    questions: Names<'k, QuestionId>,
    people: Names<'k, PersonId>,
    claims: Names<'k, ClaimId>,
    /// The event of claims that name none.
    default_event: Option<EventId>,
    /// The positions of the questions.
    positions: Arc<questions::Positions>,
    /// The number of paragraphs of each document, if known.
    paragraphs: Arc<[Option<u32>]>,
    /// The version of the file.
    format: Format,
}

/// Makes a dossier from `raw` and lists all that is wrong with it, in no particular order, together with the
/// letters that none of the bundled fonts has.
pub(super) fn resolve(
    mut raw: raw::Dossier<'_>,
    known: &Known,
    look_into_texts: bool,
) -> (Dossier, Vec<Problem>, Lacking) {
    let mut report = Report::new(look_into_texts);
    let to = &mut report;
    report_newer(&raw, to);
    let keys = Keys::take_from(&mut raw);
    let paragraphs = raw.documents.rows.iter().map(|document| document.paragraphs).collect();
    let format = format(raw.format, to);
    let mut tables = Tables::new(&keys, paragraphs, format, known, to);

    let (title, period) = head(&mut raw, to);
    let sides = rows(raw.sides.rows, Section::Sides, |row, site| rows::side(row, site, to));
    let places = rows(raw.places.rows, Section::Places, |row, site| tables.place(row, site, to));
    let shapes = rows(raw.shapes.rows, Section::Shapes, |row, site| tables.shape(row, site, to));
    if known.is_empty() {
        breakdowns::report_unfit(&raw.groups.rows, &keys.groups, to);
    }
    let groups = rows(raw.groups.rows, Section::Groups, |row, site| tables.group(row, site, to));
    nested::report_unfit(&groups, &keys.groups, to);
    let outcomes = outcomes::declared(raw.outcomes.rows, &keys.outcomes, to);
    tables.declared = outcomes.iter().map(|row| row.outcome).collect();
    let sources = rows(raw.sources.rows, Section::Sources, |row, site| tables.source(row, site, to));
    nested::report_unfit(&sources, &keys.sources, to);
    let documents = rows(raw.documents.rows, Section::Documents, |row, site| tables.document(row, site, to));
    let events = rows(raw.events.rows, Section::Events, |row, site| tables.event(row, site, to));
    nested::report_unfit(&events, &keys.events, to);
    let questions =
        rows(raw.questions.rows, Section::Questions, |row, site| questions::question(row, site, to));
    tables.positions = Arc::new(questions::Positions::new(&questions));
    let people = rows(raw.people.rows, Section::People, |row, site| tables.person(row, site, to));
    let readings = rows(raw.readings.rows, Section::Readings, |row, site| reading::reading(row, site, to));
    let defaults = raw.defaults.map(|defaults| tables.defaults(&defaults, to));
    tables.default_event = defaults.and_then(|defaults| defaults.event);
    let without_event = without_event(&raw.claims.rows, tables.default_event);
    let opens = raw.opens.map(|opens| tables.opens(opens, &keys.readings, to));
    let claims = tables.claims(raw.claims.rows, to);
    let assessments = tables.assessments(raw.schemes, raw.assessments, to);
    let steps = tables.steps(raw.steps, &keys.readings, to);
    let own = to.fork();
    let among_claims = || {
        let mut to = own.fork();
        ties::report_unfit(&claims, &sources, &keys.claims, &mut to);
        counts::report_among(&claims, &groups, &keys, &mut to);
        dates::report_unfit(&claims, &events, &documents, &mut to);
        dates::report_far(&claims, &events, period.as_ref(), &mut to);
        dates::report_future(&claims, &events, &documents, period.as_ref(), &mut to);
        to
    };
    let named = likes::Named {
        sides: &sides,
        places: &places,
        groups: &groups,
        sources: &sources,
        documents: &documents,
        events: &events,
        people: &people,
    };
    let (found, ()) = both(claims.len() >= MANY, among_claims, || {
        reading::report_reserved(&keys.readings, to);
        reading::report_unread(&claims, &readings, to);
        tables.report_unused(&keys, &unused::Rows { places: &places, people: &people, events: &events }, to);
        likes::report_likes(&named, &keys, to);
    });
    to.join(found);
    to.report_no_zone();

    let frame = raw.frame.map(|frame| rows::frame(&frame, Site::ROOT.field("frame"), to));
    spots::report_doubtful(&places, frame.as_ref(), to);

    let mut dossier = Dossier {
        format,
        title,
        summary: raw.summary,
        language: raw.language,
        period,
        zone: to.zone.clone(),
        has_times: to.first_time.is_some(),
        frame,
        backdrop: shapes::backdrop(raw.backdrop, to),
        opens,
        defaults,
        places: table(places, keys.places),
        shapes: table(shapes, keys.shapes),
        sides: table(sides, keys.sides),
        groups: table(groups, keys.groups),
        outcomes: table(outcomes, keys.outcomes),
        sources: table(sources, keys.sources),
        documents: table(documents, keys.documents),
        events: table(events, keys.events),
        questions: table(questions, keys.questions),
        people: table(people, keys.people),
        readings: table(readings, keys.readings),
        claims: table(claims, keys.claims),
        assessments,
        steps,
        remarks: Remarks::default(),
        misfits: Vec::new(),
        unsettled: 0,
        written: Written { without_event, ..Written::default() },
    };
    // With errors, or if a part could not be read, placeholder ids would be meaningless.
    if !to.has_errors() && known.is_empty() {
        report_doubts(&mut dossier, to);
    }
    complete(&mut dossier, to);
    (dossier, report.problems, report.lacking)
}

/// Checks what is said of the dossier as a whole; returns its title and its period. From here on, dates are read by its zone.
fn head(raw: &mut raw::Dossier<'_>, to: &mut Report) -> (String, Option<Date>) {
    let title = to.required(raw.title.take(), Site::ROOT, "title");
    to.prose(&raw.summary, Site::ROOT.field("summary"));
    to.read_zone(raw.zone.as_ref(), Site::ROOT.field("zone"));
    to.optional_name(raw.language.as_ref(), Site::ROOT.field("language"));
    (title, to.date(raw.period.as_ref(), Site::ROOT.field("period")))
}

/// Adds what follows from all entries together.
fn complete(dossier: &mut Dossier, to: &Report) {
    claim::name_the_counted(dossier);
    if to.has_broken_lines {
        lines::join(dossier);
    }
    apart::tell_apart(dossier);
    dossier.remarks = remarks(&to.problems);
}

/// Lists what is doubtful in a dossier that has no error.
fn report_doubts(dossier: &mut Dossier, to: &mut Report) {
    dossier.misfits = dossier.find_misfits();
    own_parts::report_broken(dossier, to);
    repeats::report_repeated(&dossier.claims, to);
    sided::report_one_sided(dossier, to);
    unlisted::report_unlisted(dossier, to);
    opens::report_empty(dossier, to);
}

/// The claims that name no event, if they have the default one.
fn without_event(claims: &[raw::Claim<'_>], default: Option<EventId>) -> BTreeSet<ClaimId> {
    if default.is_none() {
        return BTreeSet::new();
    }
    let rows = claims.iter().enumerate().filter(|(_, claim)| claim.event.is_none());
    rows.map(|(row, _)| ClaimId::from_index(row)).collect()
}

/// The warnings about entries that can be selected.
fn remarks(problems: &[Problem]) -> Remarks {
    let mut remarks = Remarks::default();
    for Problem { code, site, message, hint } in problems {
        let item = site.entry.and_then(|(section, row)| Some(Item::at(section.kind()?, row)));
        if let (Severity::Warning, Some(item)) = (code.severity(), item) {
            let hint = hint.as_ref().map(|hint| format!(" ({hint})")).unwrap_or_default();
            remarks.add(item, Remark { code: code.word(), message: visible(&format!("{message}{hint}")) });
        }
    }
    remarks
}

/// A table of readings by itself, those of the program; none where anything is wrong with it.
pub(super) fn readings(raw: raw::Entries<raw::Reading>) -> Option<Vec<Reading>> {
    let mut report = Report::new(true);
    let known = Known::default();
    Names::<ReadingId>::new(Section::Readings, &raw.keys, &known, &mut report);
    let found = rows(raw.rows, Section::Readings, |row, site| reading::reading(row, site, &mut report));
    let found: Table<ReadingId, Reading> = table(found, raw.keys);
    report.problems.is_empty().then(|| found.rows().to_vec())
}

/// The ids of all tables, moved out so that rows can be moved while ids are looked up.
struct Keys {
    sides: Vec<String>,
    places: Vec<String>,
    shapes: Vec<String>,
    groups: Vec<String>,
    outcomes: Vec<String>,
    sources: Vec<String>,
    documents: Vec<String>,
    events: Vec<String>,
    questions: Vec<String>,
    people: Vec<String>,
    readings: Vec<String>,
    claims: Vec<String>,
}

impl Keys {
    fn take_from(raw: &mut raw::Dossier<'_>) -> Self {
        Self {
            sides: take(&mut raw.sides.keys),
            places: take(&mut raw.places.keys),
            shapes: take(&mut raw.shapes.keys),
            groups: take(&mut raw.groups.keys),
            outcomes: take(&mut raw.outcomes.keys),
            sources: take(&mut raw.sources.keys),
            documents: take(&mut raw.documents.keys),
            events: take(&mut raw.events.keys),
            questions: take(&mut raw.questions.keys),
            people: take(&mut raw.people.keys),
            readings: take(&mut raw.readings.keys),
            claims: take(&mut raw.claims.keys),
        }
    }
}

impl Keys {
    /// The ids of a dossier.
    fn from_dossier(dossier: &Dossier) -> Self {
        fn keys<I: Id, R: Keyed>(table: &Table<I, R>) -> Vec<String> {
            table.rows().iter().map(|row| row.key().to_owned()).collect()
        }
        Self {
            sides: keys(&dossier.sides),
            places: keys(&dossier.places),
            shapes: keys(&dossier.shapes),
            groups: keys(&dossier.groups),
            outcomes: keys(&dossier.outcomes),
            sources: keys(&dossier.sources),
            documents: keys(&dossier.documents),
            events: keys(&dossier.events),
            questions: keys(&dossier.questions),
            people: keys(&dossier.people),
            readings: keys(&dossier.readings),
            claims: keys(&dossier.claims),
        }
    }
}

impl<'k> Tables<'k> {
    fn new(
        keys: &'k Keys,
        paragraphs: Arc<[Option<u32>]>,
        format: Format,
        known: &'k Known,
        to: &mut Report,
    ) -> Self {
        // Nothing refers to readings and shapes: their ids are only checked.
        Names::<ReadingId>::new(Section::Readings, &keys.readings, known, to);
        Names::<ShapeId>::new(Section::Shapes, &keys.shapes, known, to);
        Self {
            sides: Names::new(Section::Sides, &keys.sides, known, to),
            places: Names::new(Section::Places, &keys.places, known, to),
            groups: Names::new(Section::Groups, &keys.groups, known, to),
            outcomes: Names::new(Section::Outcomes, &keys.outcomes, known, to),
            declared: Vec::new(),
            sources: Names::new(Section::Sources, &keys.sources, known, to),
            documents: Names::new(Section::Documents, &keys.documents, known, to),
            events: Names::new(Section::Events, &keys.events, known, to),
            questions: Names::new(Section::Questions, &keys.questions, known, to),
            people: Names::new(Section::People, &keys.people, known, to),
            claims: Names::new(Section::Claims, &keys.claims, known, to),
            default_event: None,
            positions: Arc::default(),
            paragraphs,
            format,
        }
    }

    /// The same ids, for rows that are read on another thread; [`join`](Self::join) brings back what they refer to.
    fn fork(&self) -> Self {
        Self {
            sides: self.sides.fork(),
            places: self.places.fork(),
            groups: self.groups.fork(),
            outcomes: self.outcomes.fork(),
            declared: self.declared.clone(),
            sources: self.sources.fork(),
            documents: self.documents.fork(),
            events: self.events.fork(),
            questions: self.questions.fork(),
            people: self.people.fork(),
            claims: self.claims.fork(),
            default_event: self.default_event,
            positions: Arc::clone(&self.positions),
            paragraphs: Arc::clone(&self.paragraphs),
            format: self.format,
        }
    }

    /// Takes over what is referred to elsewhere.
    fn join(&mut self, fork: Self) {
        self.sides.join(fork.sides);
        self.places.join(fork.places);
        self.groups.join(fork.groups);
        self.outcomes.join(fork.outcomes);
        self.sources.join(fork.sources);
        self.documents.join(fork.documents);
        self.events.join(fork.events);
        self.questions.join(fork.questions);
        self.people.join(fork.people);
        self.claims.join(fork.claims);
    }

    /// Resolves all claims, the second half of many on another thread.
    fn claims(&mut self, mut raw: Vec<raw::Claim<'_>>, to: &mut Report) -> Vec<Claim> {
        let is_long = raw.len() >= MANY;
        let half = if is_long { raw.len() / 2 } else { raw.len() };
        let rest = Mutex::new(raw.split_off(half));
        let (own_tables, own_report) = (self.fork(), to.fork());
        let second_half = || {
            let (mut tables, mut report) = (own_tables.fork(), own_report.fork());
            let rest = take(&mut *rest.lock().unwrap_or_else(PoisonError::into_inner));
            let claims =
                rows_from(half, rest, Section::Claims, |row, site| tables.claim(row, site, &mut report));
            (claims, tables, report)
        };
        let ((more, tables, report), mut claims) =
            both(is_long, second_half, || rows(raw, Section::Claims, |row, site| self.claim(row, site, to)));
        self.join(tables);
        to.join(report);
        claims.extend(more);
        claims
    }
}

/// The version that the file names; the newest if it names none that is known.
fn format(version: Option<u64>, to: &mut Report) -> Format {
    let Some(version) = version else {
        to.missing(Site::ROOT, "format");
        return Format::default();
    };
    Format::of_version(version).unwrap_or_else(|| {
        let known = Format::ALL.map(|format| format.version().to_string()).join(" and ");
        let message = format!("format {version} is not known; this program reads formats {known}");
        to.add(Code::Format, Site::ROOT.field("format"), message);
        Format::default()
    })
}

/// Warns once of a file that says format 1 and uses what only format 2 has.
fn report_newer(raw: &raw::Dossier<'_>, to: &mut Report) {
    if raw.format != Some(Format::One.version()) {
        return;
    }
    if let Some((site, name)) = newer::first(raw) {
        let message = format!("{} belongs to format 2, and the file says `format: 1`", quoted(&name));
        let hint = "`parallax upgrade FILE` makes it a file of format 2".to_owned();
        to.add_hinted(Code::NewerField, site, message, hint);
    }
}

/// Converts the rows of one table, in order.
fn rows<R, T>(raw: Vec<R>, section: Section, turn: impl FnMut(R, Site) -> T) -> Vec<T> {
    rows_from(0, raw, section, turn)
}

/// Converts the rows of one table from row `first` on, in order.
fn rows_from<R, T>(
    first: usize,
    raw: Vec<R>,
    section: Section,
    mut turn: impl FnMut(R, Site) -> T,
) -> Vec<T> {
    raw.into_iter().zip(first..).map(|(raw, row)| turn(raw, Site::row(section, row))).collect()
}

/// Moves the ids into their rows.
fn table<I: Id, T: Keyed>(mut rows: Vec<T>, keys: Vec<String>) -> Table<I, T> {
    for (row, key) in rows.iter_mut().zip(keys) {
        *row.key_mut() = key;
    }
    rows.into_iter().collect()
}

/// A row with an id.
trait Keyed {
    fn key(&self) -> &str;
    fn key_mut(&mut self) -> &mut String;
}

macro_rules! keyed {
    ($($row:ty),*) => {$(
        impl Keyed for $row {
            fn key(&self) -> &str {
                &self.key
            }

            fn key_mut(&mut self) -> &mut String {
                &mut self.key
            }
        }
    )*};
}
keyed!(Side, Place, Shape, Group, DeclaredOutcome, Source, Document, Event, Question, Person, Reading, Claim);

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use super::*;
    use crate::load::read;

    /// A dossier of so many claims that two threads share them; line 3 has the first. `odd` writes a claim otherwise.
    fn many(odd: impl Fn(usize) -> Option<&'static str>) -> (String, usize) {
        let count = MANY + 400;
        let mut text =
            "Dossier(format: 2, title: \"T\", sources: {\"s\": (name: \"S\"), \"late\": (name: \"L\")},\n\
             documents: {\"d\": (title: \"D\")}, claims: {\n"
                .to_owned();
        for row in 0..count {
            let rest = odd(row).unwrap_or("by: \"s\", says: Remark");
            let _ = writeln!(text, "\"c-{row}\": ({rest}, document: \"d\", paragraph: {}),", row + 1);
        }
        (text + "})", count)
    }

    fn told(text: &str) -> Vec<String> {
        read(text).diagnostics.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn claims_of_both_halves_are_in_their_order() {
        let (text, count) = many(|row| (row > MANY).then_some("by: \"late\", says: Remark"));
        let loaded = read(&text);
        assert_eq!(loaded.diagnostics.len(), 0, "{:?}", loaded.diagnostics.first());
        let dossier = loaded.dossier.expect("a sound dossier");
        let keys: Vec<&str> = dossier.claims.rows().iter().map(|claim| claim.key.as_str()).collect();
        assert_eq!(keys, (0..count).map(|row| format!("c-{row}")).collect::<Vec<_>>());
    }

    #[test]
    fn what_is_wrong_in_either_half_is_told_at_its_line_and_once() {
        let (text, count) = many(|row| match row {
            10 => Some("by: \"lat\", said: \"2018-02-30\", says: Remark"),
            20 => Some("by: \"s\", gist: \"\u{1781}\", says: Remark"),
            _ if row == MANY + 300 => {
                Some("by: \"s\", said: \"2018-02-08T10:00Z\", gist: \"\u{1781}\", says: Remark")
            }
            _ if row == MANY + 399 => Some("by: \"lat\", says: Remark"),
            _ => None,
        });
        let found = told(&text);
        let starts: Vec<&str> = found.iter().map(|one| one.split("; ").next().unwrap_or(one)).collect();
        assert_eq!(count, MANY + 400);
        let unknown = "error[unknown-id]: there is no source `lat` (did you mean `late`?)";
        let expected = [
            format!("13:14: {unknown}"),
            "13:27: error[bad-date]: `2018-02-30`: ".to_owned(),
            "23:25: warning[no-font]: ".to_owned(),
            format!("{}:27: warning[no-zone]: ", MANY + 303),
            format!("{}:16: {unknown}", MANY + 402),
        ];
        assert_eq!(found.len(), expected.len(), "{found:#?}");
        for (one, expected) in starts.iter().zip(&expected) {
            assert!(one.starts_with(expected.as_str()), "{one} is not {expected}");
        }
    }
}
