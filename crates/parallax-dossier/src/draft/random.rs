//! Random sound drafts, for tests: every field and every word of the format is used, with texts that are as odd as a file
//! may hold. A test asks the format for its fields and fails if one is never produced.
//!
//! The program never calls this.

use super::{
    AgeSaid, Backdrop, Citation, Counted, DeclaredOutcome, Defaults, DiedSaid, Dossier, Entries, Event,
    Evidence, FamilySaid, Frame, Group, KeptCopy, Location, Opens, Person, Place, Quantity, Question,
    Reading, Says, SexSaid, Shape, Side, StatusSaid, Word,
};
use crate::dossier::{
    Age, Axis, Counts, EvidenceKind, Extent, Format, Native, OfRange, Outcome, PlaceKind, PlaceRole, Sex,
    ShapeKind, Sort, Status, Tolerance, View,
};

mod claims;
mod counts;
mod sources;
mod steps;

use claims::{assessments, claim, link_claims, scheme};
use sources::{document, kept_copy, source};

pub use super::dice::Dice;

/// How many entries there are to refer to.
struct Sizes {
    places: usize,
    groups: usize,
    sources: usize,
    documents: usize,
    events: usize,
    questions: usize,
    people: usize,
    format: Format,
}

/// Makes a sound draft of at most a few dozen rows.
pub fn draft(dice: &mut Dice) -> Dossier<'static> {
    let format = dice.pick(&Format::ALL);
    let mut count = |least: usize| least + dice.below(6);
    let of = Sizes {
        places: count(0),
        groups: count(1),
        sources: count(1),
        documents: count(1),
        events: count(0),
        questions: count(0),
        people: count(0),
        format,
    };
    let claims = count(0) * 4;
    let mut draft = Dossier::new(dice.name());
    draft.format = Some(format.version());
    draft.summary = dice.prose();
    draft.language = dice.perhaps(|dice| dice.pick(&["en", "ar", "fr\n"]).to_owned());
    draft.zone = dice.perhaps(Dice::zone);
    draft.period = dice.perhaps(if draft.zone.is_some() { Dice::local_date } else { Dice::date });
    draft.frame = dice.perhaps(|dice| {
        let width = (1 + dice.below(20_000)) as f64 / dice.pick(&[1.0, 3.0]);
        Frame { center: dice.position(), width_km: width }
    });
    draft.backdrop = kept_copy(dice).map(|KeptCopy { file, sha256 }| Backdrop {
        file,
        sha256,
        credit: Some(dice.name()),
        note: dice.prose(),
    });
    draft.sides = table("sides", 3, |_| Side { name: Some(dice.name()) });
    draft.places = table("places", of.places, |_| place(dice, &of));
    let shapes = dice.below(5);
    draft.shapes = table("shapes", shapes, |_| shape(dice, &of));
    draft.groups = table("groups", of.groups, |row| group(dice, row));
    break_down(dice, &mut draft.groups);
    let outcomes = dice.below(3);
    draft.outcomes = table("outcomes", outcomes, |row| declared(dice, row));
    draft.sources = table("sources", of.sources, |row| source(dice, row));
    draft.documents = table("documents", of.documents, |_| document(dice, &of));
    draft.events = table("events", of.events, |row| Event {
        name: Some(dice.name()),
        within: optional(dice, "events", row),
        on: dice.perhaps(Dice::date),
        on_basis: dice.prose(),
        at: optional(dice, "places", of.places),
        gist: dice.prose(),
        cited: cited(dice, &of),
        evidence: evidence(dice),
    });
    draft.questions = table("questions", of.questions, |row| question(dice, row));
    draft.people = table("people", of.people, |_| person(dice, &of));
    let readings = dice.below(3);
    draft.readings = table("readings", readings, |_| reading(dice));
    // One that says nothing is the same as none, and need not come back from a sheet.
    let opened = dice.perhaps(|dice| opens(dice, &of, outcomes, readings));
    draft.opens = opened.filter(|opens| *opens != Opens::default());
    draft.defaults = optional(dice, "events", of.events).map(|event| Defaults { event: Some(event) });
    draft.claims = table("claims", claims, |_| claim(dice, &of));
    count_declared(dice, outcomes, &mut draft);
    link_claims(dice, &mut draft.claims);
    counts::relate(dice, &mut draft.claims);
    counts::add_parts(dice, &mut draft, &of);
    draft.schemes = (0..dice.below(3)).map(|row| (format!("Scheme {row}\n"), scheme(dice))).collect();
    draft.assessments = assessments(dice, &of, claims);
    draft.steps = steps::steps(dice, &of, claims, &draft);
    draft
}

fn opens(dice: &mut Dice, of: &Sizes, outcomes: usize, readings: usize) -> Opens<'static> {
    let declared = optional(dice, "outcomes", outcomes).map(Counted::Declared);
    let reading = optional(dice, "readings", readings);
    Opens {
        view: dice.perhaps(|dice| dice.pick(&View::ALL)),
        outcome: declared.or_else(|| dice.perhaps(|dice| dice.pick(&Outcome::ALL).into())),
        axis: dice.perhaps(|dice| dice.pick(&Axis::ALL)),
        sort: dice.perhaps(|dice| dice.pick(&Sort::ALL)),
        population: optional(dice, "groups", of.groups),
        reading: reading.or_else(|| dice.perhaps(|_| "acled".into())),
    }
}

fn table<T>(name: &str, rows: usize, mut row: impl FnMut(usize) -> T) -> Entries<T> {
    (0..rows).map(|index| (format!("{name}-{index}"), row(index))).collect()
}

/// An id of a table.
fn refer(table: &str, row: usize) -> Word<'static> {
    format!("{table}-{row}").into()
}

/// Perhaps an id of a table with so many rows.
fn optional(dice: &mut Dice, table: &str, count: usize) -> Option<Word<'static>> {
    if count == 0 { None } else { dice.perhaps(|dice| refer(table, dice.below(count))) }
}

/// Some ids of a table, each once, in any order.
fn several(dice: &mut Dice, table: &str, count: usize) -> Vec<Word<'static>> {
    let first = dice.below(count);
    let many = if dice.one_in(2) { 0 } else { dice.below(count + 1) };
    (0..many).map(|step| refer(table, (first + step) % count.max(1))).collect()
}

fn cited(dice: &mut Dice, of: &Sizes) -> Vec<Citation<'static>> {
    let count = if dice.one_in(2) { 0 } else { dice.below(5) };
    let cite = |dice: &mut Dice| Citation {
        document: refer("documents", dice.below(of.documents)),
        paragraph: dice.perhaps(|dice| 1 + dice.below(9) as u32),
        page: place_in(dice),
        column: place_in(dice),
        section: place_in(dice),
        post: place_in(dice),
        timecode: timecode(dice),
        locator: place_in(dice),
    };
    (0..count).map(|_| cite(dice)).collect()
}

/// Perhaps the name of a page, a section and the like, which is seldom given.
fn place_in(dice: &mut Dice) -> Option<String> {
    dice.one_in(6).then(|| dice.name())
}

fn timecode(dice: &mut Dice) -> Option<String> {
    dice.one_in(6).then(|| dice.pick(&["00:03:12", "3:12", "90:05", "1:00:00.5"]).to_owned())
}

fn evidence(dice: &mut Dice) -> Vec<Evidence> {
    use EvidenceKind as Kind;
    const KINDS: [EvidenceKind; 6] =
        [Kind::NotStated, Kind::Photo, Kind::Satellite, Kind::Video, Kind::Audio, Kind::Paper];
    let count = if dice.one_in(3) { dice.below(4) } else { 0 };
    let one = |dice: &mut Dice| Evidence {
        file: Some(dice.pick(&["a.jpg", "photos/خ b.png", ".x"]).to_owned()),
        sha256: dice.perhaps(|_| "4".repeat(64)),
        kind: dice.or_default(&KINDS),
        caption: dice.prose(),
        graphic: dice.one_in(3),
    };
    (0..count).map(|_| one(dice)).collect()
}

/// Some facts of one kind, each with who may say it and where it may have been read.
fn facts<D>(
    dice: &mut Dice,
    of: &Sizes,
    mut draft: impl FnMut(&mut Dice, Option<Word<'static>>, Option<Word<'static>>) -> D,
) -> Vec<D> {
    let count = if dice.one_in(2) { dice.below(3) } else { 0 };
    let mut one = |dice: &mut Dice| {
        let by = optional(dice, "sources", of.sources);
        let document = optional(dice, "documents", of.documents);
        draft(dice, by, document)
    };
    (0..count).map(|_| one(dice)).collect()
}

fn person(dice: &mut Dice, of: &Sizes) -> Person<'static> {
    let ages = [Age::Years(34), Age::Between(0, 150), Age::Months(7), Age::Years(1)];
    let natives = if dice.one_in(2) { 0 } else { dice.below(3) };
    let ids = dice.below(3);
    Person {
        name: Some(dice.name()),
        also: dice.names(),
        native: dice.native(),
        names_in: (0..natives).map(|_| Native { text: dice.name(), lang: "ar".to_owned() }).collect(),
        age: facts(dice, of, |dice, by, document| AgeSaid { is: Some(dice.pick(&ages)), by, document }),
        sex: facts(dice, of, |dice, by, document| {
            let is = Some(dice.pick(&[Sex::Female, Sex::Male, Sex::Other]));
            SexSaid { is, by, document }
        }),
        status: facts(dice, of, |dice, by, document| {
            let is = Some(dice.pick(&[Status::Civilian, Status::Combatant, Status::NotKnown]));
            StatusSaid { is, by, document }
        }),
        family: facts(dice, of, |dice, by, document| FamilySaid {
            is: Some(format!("f{}", dice.prose())),
            by,
            document,
        }),
        died: facts(dice, of, |dice, by, document| DiedSaid { is: Some(dice.date()), by, document }),
        ids: (0..ids).map(|row| (format!("list {row}"), dice.name())).collect(),
        home: optional(dice, "places", of.places),
        note: dice.prose(),
        cited: cited(dice, of),
    }
}

fn place(dice: &mut Dice, of: &Sizes) -> Place<'static> {
    use PlaceKind as Kind;
    const KINDS: [PlaceKind; 9] = [
        Kind::City,
        Kind::Town,
        Kind::Village,
        Kind::Region,
        Kind::River,
        Kind::Boundary,
        Kind::Field,
        Kind::Airfield,
        Kind::Site,
    ];
    Place {
        name: Some(dice.name()),
        also: dice.names(),
        native: dice.native(),
        kind: dice.or_default(&KINDS),
        at: dice.location(),
        precision: dice.precision(),
        basis: dice.prose(),
        role: dice.or_default(&[PlaceRole::Named, PlaceRole::Context]),
        note: dice.prose(),
        cited: cited(dice, of),
        evidence: evidence(dice),
    }
}

fn shape(dice: &mut Dice, of: &Sizes) -> Shape<'static> {
    let from = if dice.one_in(3) { kept_copy(dice) } else { None };
    Shape {
        kind: dice.pick(ShapeKind::ALL),
        name: dice.perhaps(Dice::name),
        at: if from.is_some() { Location::NotLocated } else { dice.path() },
        from,
        credit: Some(dice.name()),
        document: optional(dice, "documents", of.documents),
        note: dice.prose(),
    }
}

fn group(dice: &mut Dice, row: usize) -> Group<'static> {
    let within = optional(dice, "groups", row);
    Group {
        name: Some(dice.name()),
        one: dice.perhaps(Dice::name),
        many: dice.perhaps(Dice::name),
        by: within.as_ref().and_then(|_| dice.perhaps(|dice| dice.pick(&["sex", "role", "a\nb"]).to_owned())),
        within,
        disjoint: dice.one_in(3),
        breakdowns: Entries::default(),
        note: dice.prose(),
    }
}

fn declared(dice: &mut Dice, row: usize) -> DeclaredOutcome<'static> {
    let counts = dice.or_default(&[Counts::People, Counts::Things]);
    let is_part = counts == Counts::People && dice.one_in(2);
    DeclaredOutcome {
        name: Some(format!("{} {row}", dice.name())),
        one: dice.perhaps(Dice::name),
        counts,
        part_of: is_part.then(|| dice.pick(&Outcome::ALL).into()),
    }
}

/// Lets some claims count what the draft declares.
fn count_declared(dice: &mut Dice, outcomes: usize, draft: &mut Dossier<'static>) {
    for claim in &mut draft.claims.rows {
        let row = dice.below(outcomes * 2);
        let Some(declared) = draft.outcomes.rows.get(row) else { continue };
        if let Says::Count { outcome, quantity, .. } = &mut claim.says
            && (declared.counts == Counts::People || !matches!(quantity, Quantity::Named(_)))
        {
            *outcome = Counted::Declared(refer("outcomes", row));
        }
    }
}

/// Lets some populations say how much of them a breakdown makes up.
fn break_down(dice: &mut Dice, groups: &mut Entries<Group<'static>>) {
    for row in 0..groups.rows.len() {
        let Group { within: Some(whole), by: Some(by), .. } = &groups.rows[row] else { continue };
        let whole = groups.keys.iter().position(|key| *key == whole.0).unwrap_or(row);
        let is_named = groups.rows[whole].breakdowns.keys.contains(by);
        if !is_named && dice.one_in(2) {
            let by = by.clone();
            groups.rows[whole].breakdowns.add(by, dice.pick(&[Extent::Partial, Extent::Complete]));
        }
    }
}

/// A question, with as many positions as its row says, so that answers can name them.
fn question(dice: &mut Dice, row: usize) -> Question {
    let positions = (0..row).map(|position| (format!("position-{position}"), dice.name()));
    let positions = positions.collect();
    Question { ask: Some(dice.name() + "?"), positions }
}

fn reading(dice: &mut Dice) -> Reading {
    let ranges: Vec<_> = ["dozens", "several", "سبعة", "a \"few\""]
        .into_iter()
        .filter(|_| !dice.one_in(3))
        .map(str::to_owned)
        .collect();
    Reading {
        name: Some(dice.name()),
        basis: dice.prose(),
        words: ranges.into_iter().map(|words| (words, dice.range())).collect(),
        of_range: dice.or_default(&[OfRange::Nothing, OfRange::Lowest]),
        about: dice.perhaps(|dice| Tolerance::Percent(counts::percent(dice))),
    }
}
