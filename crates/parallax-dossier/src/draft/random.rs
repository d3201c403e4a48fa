//! Random sound drafts, for tests: every field and every word of the format is used, with texts that are as odd as a file
//! may hold. A test asks the format for its fields and fails if one is never produced.
//!
//! The program never calls this.

use super::{
    Citation, Claim, Document, Dossier, Entries, Event, Frame, Group, Location, LonLat, Person, Place,
    Quantity, Reading, Says, Side, Source, Spot, Word, WordRange,
};
use crate::dossier::{
    Attribution, Identity, Native, OfRange, Outcome, PlaceKind, PlaceRole, Precision, SourceKind, Stance,
};

/// Throws numbers, the same ones for the same beginning (`SplitMix64`).
#[derive(Clone, Debug)]
pub struct Dice(pub u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below `most`; 0 if there is none.
    pub fn below(&mut self, most: usize) -> usize {
        usize::try_from(self.next() % most.max(1) as u64).unwrap_or_default()
    }

    /// True once in `n` throws.
    pub fn one_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }

    /// One of several.
    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }

    /// Nothing, or what is made.
    fn perhaps<T>(&mut self, make: impl FnOnce(&mut Self) -> T) -> Option<T> {
        self.one_in(2).then(|| make(self))
    }

    /// The default, or one of several.
    fn or_default<T: Copy + Default>(&mut self, from: &[T]) -> T {
        if self.one_in(2) { self.pick(from) } else { T::default() }
    }

    /// A name; some are empty of what the fonts have, very long, broken over lines, or run the other way.
    fn name(&mut self) -> String {
        const NAMES: [&str; 18] = [
            "A",
            "SOHR",
            "Deir ez-Zor",
            "خشام",
            "وزارة الدفاع (موسكو)",
            "Хашам",
            "משרד",
            "1 2 3",
            "<b>&amp;",
            "=1+1",
            "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz",
            "བོད་ 💀",
            "e\u{301}\u{302}\u{303}",
            "۴۷۱–۵۰۰",
            "\"quoted\\\" 'and' \\n \\u{41}",
            "r#\"raw\"# // no /* comment */",
            "👨\u{200d}👩\u{200d}👧\u{a0}\u{fe0f}می\u{200c}خواهم",
            " (name: \"x\"), ",
        ];
        let name = self.pick(&NAMES);
        match self.below(14) {
            0 => name.repeat(12),
            1 => format!("{name} {}", self.pick(&NAMES)),
            2 => format!("{name}\n{name}"),
            3 => format!("{name}\r\n\t {name}"),
            _ => name.to_owned(),
        }
    }

    fn names(&mut self) -> Vec<String> {
        let count = if self.one_in(2) { 0 } else { self.below(9) };
        let mut names: Vec<_> = (0..count).map(|_| self.name()).collect();
        if self.one_in(9) {
            names.push(String::new());
        }
        names
    }

    fn native(&mut self) -> Option<Native> {
        self.perhaps(|dice| {
            let lang = dice.pick(&["ar", "ru", "", "zh-Hant"]).to_owned();
            Native { text: dice.name(), lang }
        })
    }

    fn prose(&mut self) -> String {
        let words = if self.one_in(2) { 0 } else { self.below(30) };
        (0..words).map(|_| self.name() + self.pick(&[" ", "\n", ", ", "\r\n"])).collect()
    }

    fn figure(&mut self) -> u64 {
        self.pick(&[0, 1, 2, 48, 100, 5_283_220, u64::MAX - 1])
    }

    fn date(&mut self) -> Word<'static> {
        const DATES: [&str; 14] = [
            "2018-02-07",
            "2018-02-08~",
            "2018-02-07/2018-02-14",
            "../2018-02-15",
            "/2018-02-15",
            "2018-02-12/..",
            "2018-02",
            "2018",
            "-0480",
            "[2018-02-07,2018-02-14]",
            "[2018-02-14, 2018-02-07]",
            "2018-02-12?",
            "9999-12-31",
            "0000-01-01%/",
        ];
        self.pick(&DATES).into()
    }

    fn link(&mut self) -> String {
        self.pick(&["https://example.org/report", "HTTP://example.org/?q=\"خ\"&a=1#x"]).to_owned()
    }

    fn position(&mut self) -> LonLat {
        let part = |dice: &mut Self| dice.below(20_000) as f64 / 10_000.0;
        let edge = self.pick(&[-180.0, 180.0, 0.0, -90.0, 90.0, 40.27]);
        match self.below(5) {
            0 => LonLat { lon: edge, lat: edge.clamp(-90.0, 90.0) },
            1 => LonLat { lon: part(self) * 180.0 - 180.0, lat: part(self) * 90.0 - 90.0 },
            2 => LonLat { lon: 0.1 + 0.2, lat: 1e-7 },
            _ => LonLat { lon: 40.0 + part(self), lat: 35.0 + part(self) },
        }
    }

    fn positions(&mut self, least: usize) -> Vec<LonLat> {
        let count = least + self.below(9);
        (0..count).map(|_| self.position()).collect()
    }

    fn location(&mut self) -> Location {
        match self.below(5) {
            0 => Location::NotLocated,
            1 => Location::Line(self.positions(2)),
            2 => Location::Area(self.positions(3)),
            _ => Location::Point(Spot(self.position())),
        }
    }

    fn precision(&mut self) -> Precision {
        match self.below(3) {
            0 => Precision::NotStated,
            1 => Precision::Schematic,
            _ => Precision::Km(self.below(3_000) as f64 + 0.5),
        }
    }

    fn range(&mut self) -> WordRange {
        let figure = self.figure();
        match self.below(7) {
            0 => WordRange::Exactly(figure),
            1 => WordRange::AtLeast(figure),
            2 => WordRange::MoreThan(figure),
            3 => WordRange::AtMost(figure),
            4 => WordRange::FewerThan(figure.max(1)),
            5 => WordRange::Between(figure / 2, figure),
            _ => WordRange::NoRange,
        }
    }
}

/// How many entries there are to refer to.
struct Sizes {
    places: usize,
    groups: usize,
    sources: usize,
    documents: usize,
    events: usize,
    questions: usize,
    people: usize,
}

/// Makes a sound draft of at most a few dozen rows.
pub fn draft(dice: &mut Dice) -> Dossier<'static> {
    let mut count = |least: usize| least + dice.below(6);
    let of = Sizes {
        places: count(0),
        groups: count(1),
        sources: count(1),
        documents: count(1),
        events: count(0),
        questions: count(0),
        people: count(0),
    };
    let claims = count(0) * 4;
    let mut draft = Dossier::new(dice.name());
    draft.summary = dice.prose();
    draft.period = dice.perhaps(Dice::date);
    draft.frame = dice.perhaps(|dice| {
        let width = (1 + dice.below(20_000)) as f64 / dice.pick(&[1.0, 3.0]);
        Frame { center: dice.position(), width_km: width }
    });
    draft.sides = table("sides", 3, |_| Side { name: Some(dice.name()) });
    draft.places = table("places", of.places, |_| place(dice, &of));
    draft.groups = table("groups", of.groups, |row| group(dice, row));
    draft.sources = table("sources", of.sources, |_| source(dice));
    draft.documents = table("documents", of.documents, |_| document(dice));
    draft.events = table("events", of.events, |_| Event {
        name: Some(dice.name()),
        on: dice.perhaps(Dice::date),
        on_basis: dice.prose(),
        at: optional(dice, "places", of.places),
        gist: dice.prose(),
        cited: cited(dice, &of),
    });
    draft.questions = table("questions", of.questions, |_| dice.name() + "?");
    draft.people = table("people", of.people, |_| Person {
        name: Some(dice.name()),
        also: dice.names(),
        native: dice.native(),
        home: optional(dice, "places", of.places),
        note: dice.prose(),
        cited: cited(dice, &of),
    });
    let readings = dice.below(3);
    draft.readings = table("readings", readings, |_| reading(dice));
    draft.claims = table("claims", claims, |_| claim(dice, &of));
    link_claims(dice, &mut draft.claims);
    draft
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
    };
    (0..count).map(|_| cite(dice)).collect()
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
    }
}

fn group(dice: &mut Dice, row: usize) -> Group<'static> {
    Group {
        name: Some(dice.name()),
        one: dice.perhaps(Dice::name),
        many: dice.perhaps(Dice::name),
        within: optional(dice, "groups", row),
        disjoint: dice.one_in(3),
        note: dice.prose(),
    }
}

fn source(dice: &mut Dice) -> Source<'static> {
    use SourceKind as Kind;
    const KINDS: [SourceKind; 13] = [
        Kind::Government,
        Kind::Military,
        Kind::Official,
        Kind::ArmedGroup,
        Kind::Agency,
        Kind::Media,
        Kind::Monitor,
        Kind::Researcher,
        Kind::Analyst,
        Kind::Community,
        Kind::Political,
        Kind::Narrator,
        Kind::Other,
    ];
    Source {
        name: Some(dice.name()),
        short: dice.perhaps(Dice::name),
        native: dice.native(),
        kind: dice.or_default(&KINDS),
        side: optional(dice, "sides", 3),
        identity: dice.or_default(&[Identity::Named, Identity::Anonymous, Identity::Unclear]),
        note: dice.prose(),
    }
}

fn document(dice: &mut Dice) -> Document<'static> {
    Document {
        title: Some(dice.name()),
        short: dice.perhaps(Dice::name),
        publisher: dice.perhaps(Dice::name),
        author: dice.perhaps(Dice::name),
        dated: dice.perhaps(Dice::date),
        dated_basis: dice.prose(),
        language: dice.perhaps(|dice| dice.pick(&["en", "", "ru"]).to_owned()),
        url: dice.perhaps(Dice::link),
        archive_url: dice.perhaps(Dice::link),
        paragraphs: dice.perhaps(|dice| 9 + dice.below(40) as u32),
        note: dice.prose(),
    }
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
    }
}

fn claim(dice: &mut Dice, of: &Sizes) -> Claim<'static> {
    const STANCES: [Stance; 7] = [
        Stance::Asserts,
        Stance::Denies,
        Stance::Doubts,
        Stance::LeavesOpen,
        Stance::NotKnown,
        Stance::Declines,
        Stance::Silent,
    ];
    let by = refer("sources", dice.below(of.sources));
    let mut via = several(dice, "sources", of.sources);
    via.retain(|relay| *relay != by);
    let says = says(dice, of);
    let mut bears_on = several(dice, "questions", of.questions);
    if let Says::Answer { to, .. } = &says {
        bears_on.retain(|question| question != to);
    }
    Claim {
        by: Some(by),
        attribution: dice.or_default(&[Attribution::Stated, Attribution::Implied, Attribution::Unclear]),
        via,
        document: Some(refer("documents", dice.below(of.documents))),
        paragraph: (!dice.one_in(9)).then(|| 1 + dice.below(9) as u32),
        said: dice.perhaps(Dice::date),
        said_basis: dice.prose(),
        foretells: dice.one_in(5),
        event: optional(dice, "events", of.events),
        at: optional(dice, "places", of.places),
        people: several(dice, "people", of.people),
        revises: None,
        same_as: None,
        bears_on,
        says,
        stance: dice.or_default(&STANCES),
        worded: dice.perhaps(Dice::name),
        hedge: dice.perhaps(Dice::name),
        gist: format!("g{}", dice.prose()),
        note: dice.prose(),
    }
}

fn says(dice: &mut Dice, of: &Sizes) -> Says<'static> {
    const OUTCOMES: [Outcome; 6] = Outcome::ALL;
    match dice.below(4) {
        0 if of.questions > 0 => Says::Answer {
            to: refer("questions", dice.below(of.questions)),
            text: format!("x{}", dice.prose()),
        },
        1 => Says::Remark,
        _ => {
            let quantity = quantity(dice, of);
            let may_rise = matches!(
                quantity,
                Quantity::Exactly(_)
                    | Quantity::AtLeast(_)
                    | Quantity::MoreThan(_)
                    | Quantity::About(_)
                    | Quantity::Words(_)
            );
            Says::Count {
                outcome: dice.pick(&OUTCOMES),
                of: refer("groups", dice.below(of.groups)),
                quantity,
                so_far: may_rise && dice.one_in(4),
            }
        }
    }
}

fn quantity(dice: &mut Dice, of: &Sizes) -> Quantity<'static> {
    let figure = dice.figure();
    match dice.below(10) {
        0 => Quantity::Exactly(figure),
        1 => Quantity::AtLeast(figure),
        2 => Quantity::MoreThan(figure),
        3 => Quantity::AtMost(figure),
        4 => Quantity::FewerThan(figure.max(1)),
        5 => Quantity::Between(figure / 2, figure),
        6 => Quantity::About(figure),
        7 if of.people > 0 => {
            let mut named = several(dice, "people", of.people);
            if named.is_empty() {
                named.push(refer("people", dice.below(of.people)));
            }
            Quantity::Named(named)
        }
        7 => Quantity::NotGiven,
        _ => Quantity::Words(dice.pick(&["dozens", "several", "48", "سبعة", "two\nor three"]).to_owned()),
    }
}

/// Lets some claims revise, or repeat, an earlier one by the same source.
fn link_claims(dice: &mut Dice, claims: &mut Entries<Claim<'static>>) {
    for row in 1..claims.rows.len() {
        let earlier = dice.below(row);
        if claims.rows[earlier].by != claims.rows[row].by {
            continue;
        }
        let id = Some(refer("claims", earlier));
        match dice.below(3) {
            0 => claims.rows[row].revises = id,
            1 => claims.rows[row].same_as = id,
            _ => {}
        }
    }
}
