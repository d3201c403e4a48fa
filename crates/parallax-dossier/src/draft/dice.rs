//! Throws of dice, for tests: numbers, texts, dates and places as odd as a file may hold.

use super::{Location, LonLat, Spot, Word, WordRange};
use crate::dossier::{Native, Precision};

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
    pub(super) fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }

    /// Nothing, or what is made.
    pub(super) fn perhaps<T>(&mut self, make: impl FnOnce(&mut Self) -> T) -> Option<T> {
        self.one_in(2).then(|| make(self))
    }

    /// The default, or one of several.
    pub(super) fn or_default<T: Copy + Default>(&mut self, from: &[T]) -> T {
        if self.one_in(2) { self.pick(from) } else { T::default() }
    }

    /// A name; some are empty of what the fonts have, very long, broken over lines, or run the other way.
    pub(super) fn name(&mut self) -> String {
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

    pub(super) fn names(&mut self) -> Vec<String> {
        let count = if self.one_in(2) { 0 } else { self.below(9) };
        let mut names: Vec<_> = (0..count).map(|_| self.name()).collect();
        if self.one_in(9) {
            names.push(String::new());
        }
        names
    }

    pub(super) fn native(&mut self) -> Option<Native> {
        self.perhaps(|dice| {
            let lang = dice.pick(&["ar", "ru", "", "zh-Hant"]).to_owned();
            Native { text: dice.name(), lang }
        })
    }

    pub(super) fn prose(&mut self) -> String {
        let words = if self.one_in(2) { 0 } else { self.below(30) };
        (0..words).map(|_| self.name() + self.pick(&[" ", "\n", ", ", "\r\n"])).collect()
    }

    pub(super) fn figure(&mut self) -> u64 {
        self.pick(&[0, 1, 2, 48, 100, 5_283_220, u64::MAX - 1])
    }

    pub(super) fn date(&mut self) -> Word<'static> {
        const DATES: [&str; 21] = [
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
            "2018-02-07T22:00+03",
            "2018-02-07T22:00:30+03:00",
            "2018-02-07T19:00Z",
            "2018-02-07T19:00Z~",
            "2018-02-07T19:00-05:30/2018-02-08",
            "../2018-02-07T22:00+03%",
            "[2018-02-07T18:59Z,2018-02-07T20:00Z]",
        ];
        self.pick(&DATES).into()
    }

    pub(super) fn zone(&mut self) -> Word<'static> {
        self.pick(&["Asia/Damascus", "+03:00", "-09:30", "UTC", "Z"]).into()
    }

    /// A date of a dossier with a zone, where a time needs no offset.
    pub(super) fn local_date(&mut self) -> Word<'static> {
        self.pick(&["2018-02-07T22:00?/..", "[2018-02-07T18:59, 2018-02-07T20:00Z]", "2018-02-07T22:00:30"])
            .into()
    }

    pub(super) fn link(&mut self) -> String {
        self.pick(&["https://example.org/report", "HTTP://example.org/?q=\"خ\"&a=1#x"]).to_owned()
    }

    pub(super) fn position(&mut self) -> LonLat {
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

    pub(super) fn location(&mut self) -> Location {
        match self.below(5) {
            0 => Location::NotLocated,
            1 => Location::Line(self.positions(2)),
            2 => Location::Area(self.positions(3)),
            _ => Location::Point(Spot(self.position())),
        }
    }

    /// A line or an area.
    pub(super) fn path(&mut self) -> Location {
        if self.one_in(2) { Location::Line(self.positions(2)) } else { Location::Area(self.positions(3)) }
    }

    pub(super) fn precision(&mut self) -> Precision {
        match self.below(3) {
            0 => Precision::NotStated,
            1 => Precision::Schematic,
            _ => Precision::Km(self.below(3_000) as f64 + 0.5),
        }
    }

    pub(super) fn range(&mut self) -> WordRange {
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
