//! Pictures of random sound dossiers: whatever a dossier holds, all that the command line makes of it can be made.
//! `PARALLAX_PICTURES=60 cargo test --test suite hostile::random` goes on for a minute, from another number each day.

use std::fmt::Write as _;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use egui::{Vec2, vec2};
use parallax::app::publish;
use parallax::dossier::ItemKind;
use parallax::load;
use parallax::session::{Command, Format, Subject, View};

use super::write::{SMALL, dossier, open, report, view};

/// So many dossiers in every ordinary run of the tests.
const USUAL: u64 = 24;

#[test]
fn no_picture_of_a_random_sound_dossier_panics() {
    let seconds = std::env::var("PARALLAX_PICTURES").ok().and_then(|seconds| seconds.parse().ok());
    let today = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs() / 86_400);
    let (first, most) = if seconds.is_some() { (today << 32, u64::MAX) } else { (0, USUAL) };
    let (start, time) = (Instant::now(), Duration::from_secs(seconds.unwrap_or(60)));
    let mut count = 0;
    while count < most && start.elapsed() < time {
        let seed = first + count;
        // Shown where something panics.
        println!("dossier {seed}");
        pictures_of(&mut Dice(seed));
        count += 1;
    }
    println!("{count} dossiers");
    assert!(count > 0);
}

fn pictures_of(dice: &mut Dice) {
    let text = random(dice);
    let loaded = load::read(&text);
    assert!(loaded.dossier.is_some(), "{:?}\n{text}", loaded.diagnostics);
    let mut program = open(&text);
    if dice.one_in(2) {
        let kind = ItemKind::ALL[dice.below(ItemKind::ALL.len())];
        let items: Vec<_> = dossier(&program).items(kind).collect();
        if !items.is_empty() {
            program.apply(Command::Select(items[dice.below(items.len())]));
        }
    }
    if dice.one_in(3) {
        program.apply(Command::AsOf("2018-02-10".parse().ok()));
    }
    let sizes: [Option<Vec2>; 3] = [None, Some(SMALL), Some(vec2(200.0, 150.0))];
    for shown in View::all() {
        let size = sizes[dice.below(3)];
        let format = [Format::Svg, Format::SvgOutlines, Format::Svg, Format::Png(1)][dice.below(4)];
        // As large as it needs to be, a picture can have more pixels than are drawn.
        let format = if size.is_none() { Format::Svg } else { format };
        assert!(!view(&mut program, shown, format, size).is_empty());
        publish::alt_text(&mut program, Subject::View(shown));
    }
    view(&mut program, View::TABLE, [Format::Csv, Format::Json][dice.below(2)], None);
    if dice.one_in(4) {
        report(&mut program);
    }
}

/// Throws numbers, the same ones for the same beginning (`SplitMix64`).
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, most: usize) -> usize {
        usize::try_from(self.next() % most.max(1) as u64).unwrap_or_default()
    }

    fn one_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.below(from.len())]
    }

    /// Nothing, or what is made.
    fn perhaps(&mut self, make: impl FnOnce(&mut Self) -> String) -> String {
        if self.one_in(2) { make(self) } else { String::new() }
    }

    /// A name; some are empty of what the fonts have, very long, or run the other way.
    fn name(&mut self) -> String {
        const NAMES: [&str; 14] = [
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
        ];
        let name = self.pick(&NAMES).to_owned();
        match self.below(12) {
            0 => name.repeat(12),
            1 => format!("{name} {}", self.pick(&NAMES)),
            2 => format!("{name}\\n{name}"),
            _ => name,
        }
    }

    fn prose(&mut self) -> String {
        let words = self.below(30);
        (0..words).map(|_| self.name() + [" ", "\\n", ", "][self.below(3)]).collect()
    }

    fn figure(&mut self) -> String {
        let figures = ["0", "1", "2", "48", "100", "5283220", "18446744073709551614"];
        self.pick(&figures).to_owned()
    }

    fn date(&mut self) -> String {
        const DATES: [&str; 12] = [
            "2018-02-07",
            "2018-02-08~",
            "2018-02-07/2018-02-14",
            "../2018-02-15",
            "2018-02-12/..",
            "2018-02",
            "2018",
            "-0480",
            "[2018-02-07,2018-02-14]",
            "2018-02-12?",
            "9999-12-31",
            "0000-01-01",
        ];
        self.pick(&DATES).to_owned()
    }

    fn spot(&mut self) -> String {
        const EDGES: [f64; 6] = [-180.0, 180.0, 0.0, -90.0, 90.0, 40.27];
        let edge = EDGES[self.below(EDGES.len())];
        let part = |dice: &mut Self| dice.below(20_000) as f64 / 10_000.0;
        let (lon, lat) = match self.below(4) {
            0 => (edge, edge.clamp(-90.0, 90.0)),
            1 => (part(self) * 180.0 - 180.0, part(self) * 90.0 - 90.0),
            _ => (40.0 + part(self), 35.0 + part(self)),
        };
        format!("(lon: {lon:.4}, lat: {lat:.4})")
    }

    fn spots(&mut self, least: usize) -> String {
        let count = least + self.below(5);
        (0..count).map(|_| self.spot() + ",").collect()
    }
}

/// The text of a sound dossier.
fn random(dice: &mut Dice) -> String {
    let counts: Vec<usize> = (0..8).map(|_| dice.below(6)).collect();
    let [places, groups, sources, documents, events, questions, people, claims] = counts[..] else {
        return String::new();
    };
    let (sources, documents, groups) = (sources + 1, documents + 1, groups + 1);
    let mut text = format!("Dossier(format: 1, title: \"{}\", summary: \"{}\",", dice.name(), dice.prose());
    let period = dice.perhaps(|dice| format!("period: \"{}\",", dice.date()));
    let frame = dice
        .perhaps(|dice| format!("frame: (center: {}, width_km: {}),", dice.spot(), 1 + dice.below(20_000)));
    text += &(period + &frame);
    table(&mut text, "sides", 3, |_| format!("(name: \"{}\")", dice.name()));
    table(&mut text, "places", places, |_| place(dice));
    table(&mut text, "groups", groups, |row| {
        let within = if row == 0 || dice.one_in(3) {
            String::new()
        } else {
            format!("within: \"groups-{}\",", dice.below(row))
        };
        format!("(name: \"{}\", {within} disjoint: {})", dice.name(), dice.one_in(3))
    });
    table(&mut text, "sources", sources, |_| {
        let kind = dice.pick(&["Media", "Agency", "Monitor", "Government", "Other"]);
        let side = dice.perhaps(|dice| format!("side: \"sides-{}\",", dice.below(3)));
        let short = dice.perhaps(|dice| format!("short: \"{}\",", dice.name()));
        format!("(name: \"{}\", {side}{short} kind: {kind})", dice.name())
    });
    table(&mut text, "documents", documents, |_| {
        let dated = dice.perhaps(|dice| format!("dated: \"{}\",", dice.date()));
        format!("(title: \"{}\", {dated} note: \"{}\")", dice.name(), dice.prose())
    });
    table(&mut text, "events", events, |_| {
        let on = dice.perhaps(|dice| format!("on: \"{}\",", dice.date()));
        let at = if places == 0 { String::new() } else { format!("at: \"places-{}\",", dice.below(places)) };
        format!("(name: \"{}\", {on}{at} gist: \"{}\")", dice.name(), dice.prose())
    });
    table(&mut text, "questions", questions, |_| format!("\"{}?\"", dice.name()));
    table(&mut text, "people", people, |_| {
        format!("(name: \"{}\", note: \"{}\")", dice.name(), dice.prose())
    });
    let sizes = Sizes { places, groups, sources, documents, events, questions, people };
    table(&mut text, "claims", claims * 4, |_| claim(dice, &sizes));
    text + ")"
}

fn table(text: &mut String, name: &str, rows: usize, mut row: impl FnMut(usize) -> String) {
    write!(text, "{name}: {{").expect("writing to a string");
    for index in 0..rows {
        write!(text, "\n\"{name}-{index}\": {},", row(index)).expect("writing to a string");
    }
    text.push_str("},");
}

fn place(dice: &mut Dice) -> String {
    let at = match dice.below(5) {
        0 => "NotLocated".to_owned(),
        1 => format!("Line([{}])", dice.spots(2)),
        2 => format!("Area([{}])", dice.spots(3)),
        _ => format!("Point({})", dice.spot()),
    };
    let precision = ["Schematic".to_owned(), format!("Km({}.5)", dice.below(3_000))][dice.below(2)].clone();
    let kind = dice.pick(&["Town", "City", "River", "Boundary", "Region", "Site"]);
    format!(
        "(name: \"{}\", at: {at}, precision: {precision}, kind: {kind}, note: \"{}\")",
        dice.name(),
        dice.prose()
    )
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

fn claim(dice: &mut Dice, of: &Sizes) -> String {
    let by = dice.below(of.sources);
    let relay = dice.below(of.sources);
    let via = if relay == by { String::new() } else { format!("via: [\"sources-{relay}\"],") };
    let refer = |dice: &mut Dice, field: &str, table: &str, count: usize| {
        if count == 0 {
            String::new()
        } else {
            dice.perhaps(|dice| format!("{field}: \"{table}-{}\",", dice.below(count)))
        }
    };
    let event = refer(dice, "event", "events", of.events);
    let at = refer(dice, "at", "places", of.places);
    let said = dice.perhaps(|dice| format!("said: \"{}\",", dice.date()));
    let worded = dice.perhaps(|dice| format!("worded: \"{}\", hedge: \"{}\",", dice.name(), dice.name()));
    let stance = dice.pick(&[
        "Asserts",
        "Asserts",
        "Asserts",
        "Denies",
        "Doubts",
        "LeavesOpen",
        "NotKnown",
        "Declines",
        "Silent",
    ]);
    let says = match dice.below(4) {
        0 if of.questions > 0 => {
            format!("Answer(to: \"questions-{}\", text: \"x{}\")", dice.below(of.questions), dice.prose())
        }
        1 => "Remark".to_owned(),
        _ => {
            let outcome = dice.pick(&["Killed", "Wounded", "Casualties", "Captured", "Missing", "Strength"]);
            format!(
                "Count(outcome: {outcome}, of: \"groups-{}\", quantity: {})",
                dice.below(of.groups),
                quantity(dice, of)
            )
        }
    };
    format!(
        "(by: \"sources-{by}\", {via} document: \"documents-{}\", paragraph: {}, {event}{at}{said}{worded} stance: {stance}, \
         says: {says}, gist: \"g{}\")",
        dice.below(of.documents),
        1 + dice.below(9),
        dice.prose()
    )
}

fn quantity(dice: &mut Dice, of: &Sizes) -> String {
    let figure = dice.figure();
    match dice.below(9) {
        0 => format!("Exactly({figure})"),
        1 => format!("AtLeast({figure})"),
        2 => format!("MoreThan({figure})"),
        3 => format!("AtMost({figure})"),
        4 => format!("FewerThan({})", figure.replacen('0', "10", usize::from(figure == "0"))),
        5 => format!("Between(0, {figure})"),
        6 => format!("About({figure})"),
        7 if of.people > 0 => format!("Named([\"people-{}\"])", dice.below(of.people)),
        7 => "NotGiven".to_owned(),
        _ => format!("Words(\"{}\")", dice.pick(&["dozens", "several", "48", "سبعة"])),
    }
}
