//! The list of problems, and the checks that need only the value itself.

use foldhash::HashMap;

use super::super::diagnostic::{Code, Severity};
use super::super::raw::{LonLat as RawLonLat, Word};
use super::super::site::Site;
use super::super::visible::{cut, is_unseen, unseen};
use crate::dossier::{Date, Figure, Native, ParseDateError, Precision, Zone};
use crate::geo::LonLat;
use crate::letters::{Lacking, Length, is_bundled};

/// Half the circumference of the Earth in kilometres: no distance is longer.
const HALF_WAY_ROUND_KM: f64 = 20_040.0;

/// Maximum number of misspelt ids for which a guess is made.
const MOST_GUESSES: u32 = 50;

/// Maximum number of dates that are kept to be found again.
const MOST_DATES: usize = 4_096;

/// Maximum number of errors, and of warnings, that are kept, so that a hostile file cannot exhaust memory.
const MOST_PROBLEMS: usize = 10_000;

/// A problem whose place in the text has not been located yet.
#[derive(Debug)]
pub(in crate::load) struct Problem {
    pub code: Code,
    pub site: Site,
    pub message: String,
    pub hint: Option<String>,
}

/// Collects problems; checks never stop at the first.
#[derive(Debug)]
pub(in crate::load) struct Report {
    pub problems: Vec<Problem>,
    /// True if strings may contain invisible characters; most files contain none, which one scan shows.
    look_into_texts: bool,
    /// Letters that none of the bundled fonts has.
    pub lacking: Lacking,
    /// Whether a name holds a line end or a tab.
    pub has_broken_lines: bool,
    /// The zone of the dossier, by which dates are read.
    pub zone: Zone,
    /// Where the first time of day stands.
    pub first_time: Option<Site>,
    /// Dates by their texts, some of those read so far by the zone.
    dates: HashMap<Box<str>, Date>,
    guesses_left: u32,
    errors: usize,
    warnings: usize,
}

impl Report {
    pub(super) fn new(look_into_texts: bool) -> Self {
        let lacking = Lacking::default();
        Self {
            problems: Vec::new(),
            look_into_texts,
            lacking,
            has_broken_lines: false,
            zone: Zone::default(),
            first_time: None,
            dates: HashMap::default(),
            guesses_left: MOST_GUESSES,
            errors: 0,
            warnings: 0,
        }
    }

    /// A report of checks that are made at the same time on another thread; [`join`](Self::join) adds what they find.
    pub(super) fn fork(&self) -> Self {
        Self { zone: self.zone.clone(), guesses_left: self.guesses_left, ..Self::new(self.look_into_texts) }
    }

    /// Adds what was found elsewhere. A letter that no font has is told of once.
    pub(super) fn join(&mut self, fork: Self) {
        let told: Vec<String> = self.lacking.list().map(no_font).collect();
        for problem in fork.problems {
            if problem.code != Code::NoFont || !told.contains(&problem.message) {
                self.push(problem);
            }
        }
        self.lacking.extend(fork.lacking);
        self.has_broken_lines |= fork.has_broken_lines;
        self.first_time = self.first_time.or(fork.first_time);
    }

    /// True if any problem so far prevents the dossier from opening.
    pub(super) const fn has_errors(&self) -> bool {
        self.errors > 0
    }

    /// True if another guess at a misspelt id is allowed; in a file full of unknown ids, guesses would take
    /// too long.
    pub(super) fn take_guess(&mut self) -> bool {
        let may_guess = self.guesses_left > 0;
        self.guesses_left = self.guesses_left.saturating_sub(1);
        may_guess
    }

    pub(super) fn add(&mut self, code: Code, site: Site, message: String) {
        self.push(Problem { code, site, message, hint: None });
    }

    fn push(&mut self, problem: Problem) {
        let count = match problem.code.severity() {
            Severity::Error => &mut self.errors,
            Severity::Warning => &mut self.warnings,
        };
        *count = count.saturating_add(1);
        if *count <= MOST_PROBLEMS {
            self.problems.push(problem);
        } else if self.errors == MOST_PROBLEMS + 1 && problem.code.severity() == Severity::Error {
            let message = format!("there are more than {MOST_PROBLEMS} errors; the rest are not listed");
            self.problems.push(Problem { code: Code::TooMany, site: problem.site, message, hint: None });
        }
    }

    pub(super) fn add_hinted(&mut self, code: Code, site: Site, message: String, hint: String) {
        self.push(Problem { code, site, message, hint: Some(hint) });
    }

    /// A gist, a note and the like: may be empty, must be visible.
    pub(super) fn prose(&mut self, text: &str, site: Site) {
        self.text(text, Length::Prose, site);
    }

    /// Text of a kind: it must be visible, and not longer than that kind can be.
    fn text(&mut self, text: &str, length: Length, site: Site) {
        if let Some(count) = length.excess(text) {
            return self.too_long(count, length, site);
        }
        self.letters(text, site);
        if length == Length::Name && text.bytes().any(|byte| matches!(byte, b'\n' | b'\t')) {
            self.has_broken_lines = true;
            let message = "the text contains a line end or a tab; it is shown on one line".to_owned();
            self.add_hinted(Code::BrokenLine, site, message, "replace it with a space".to_owned());
        }
        if self.look_into_texts {
            self.unseen(text, site);
        }
    }

    /// Says that a text is longer than its kind can be.
    pub(super) fn too_long(&mut self, count: usize, length: Length, site: Site) {
        let message = format!(
            "this text has {} characters; {} can have at most {}",
            Figure(count as u64),
            length.title(),
            Figure(length.accepted() as u64)
        );
        self.add_hinted(Code::TooLong, site, message, length.advice().to_owned());
    }

    fn unseen(&mut self, text: &str, site: Site) {
        let mut rest = text.char_indices().peekable();
        while let Some((_, found)) = rest.next() {
            let is_line_end = found == '\r' && rest.peek().is_some_and(|(_, next)| *next == '\n');
            let code = u32::from(found);
            if found.is_control() && !matches!(found, '\n' | '\t') && !is_line_end {
                let message = format!("the text contains the control character U+{code:04X}");
                return self.add(Code::ControlCharacter, site, message);
            }
            if let Some(name) = unseen(found) {
                let message = format!("the text contains U+{code:04X}, {name}");
                return self.add_hinted(
                    Code::ControlCharacter,
                    site,
                    message,
                    "remove it: it hides or reorders letters".to_owned(),
                );
            }
        }
    }

    /// Other names, each of which may be empty.
    pub(super) fn names(&mut self, names: &[String], site: Site) {
        for (index, name) in names.iter().enumerate() {
            self.text(name, Length::Name, site.item(index));
        }
    }

    /// Warns once about each script and sign that none of the bundled fonts has, at its first occurrence.
    fn letters(&mut self, text: &str, site: Site) {
        if text.is_ascii() {
            return;
        }
        for letter in text.chars().filter(|letter| !is_bundled(*letter)) {
            if let Some(name) = self.lacking.add(letter) {
                let hint = format!("where it stands, pictures show [{name}]");
                self.add_hinted(Code::NoFont, site, no_font(&name), hint);
            }
        }
    }

    /// A name, a wording and the like, which may be left out.
    pub(super) fn optional_name(&mut self, text: Option<&String>, site: Site) {
        if let Some(text) = text {
            self.text(text, Length::Name, site);
        }
    }

    /// A name that may be left out and must not be empty.
    pub(super) fn optional_filled(&mut self, text: Option<&String>, site: Site) {
        if let Some(text) = text {
            self.filled(text, Length::Name, site);
        }
    }

    pub(super) fn native(&mut self, native: Option<&Native>, site: Site) {
        if let Some(native) = native {
            self.filled(&native.text, Length::Name, site.field("text"));
            self.text(&native.lang, Length::Name, site.field("lang"));
        }
    }

    /// Text of a kind that must not be empty.
    pub(super) fn filled(&mut self, text: &str, length: Length, site: Site) {
        if text.trim().is_empty() {
            self.add(Code::Empty, site, "this text must not be empty".to_owned());
        } else {
            self.text(text, length, site);
        }
    }

    /// A name that must be there and must not be empty.
    pub(super) fn required(&mut self, text: Option<String>, site: Site, field: &'static str) -> String {
        let Some(text) = text else {
            self.missing(site, field);
            return String::new();
        };
        self.filled(&text, Length::Name, site.field(field));
        text
    }

    pub(super) fn missing(&mut self, site: Site, field: &'static str) {
        let owner = match site.entry {
            Some((section, _)) => section.word(),
            None => "dossier",
        };
        self.add(Code::MissingField, site.field(field), format!("the {owner} has no field `{field}`"));
    }

    /// Checks a link that a click may open.
    pub(super) fn url(&mut self, url: Option<&String>, site: Site) {
        let Some(url) = url else { return };
        if let Some(count) = Length::Link.excess(url) {
            return self.too_long(count, Length::Link, site);
        }
        let rest = ["https://", "http://"].into_iter().find_map(|scheme| {
            let (head, rest) = url.split_at_checked(scheme.len())?;
            head.eq_ignore_ascii_case(scheme).then_some(rest)
        });
        let has_host = rest.is_some_and(|rest| !rest.is_empty() && !rest.starts_with(['/', '?', '#']));
        let host = rest.unwrap_or_default().split(['/', '?', '#']).next().unwrap_or_default();
        if !has_host {
            let message = format!("{} is not a link", quoted(url));
            self.add_hinted(Code::BadUrl, site, message, "a link begins with https:// or http://".to_owned());
        } else if url.contains(|c: char| c.is_whitespace() || is_unseen(c)) {
            self.add(
                Code::BadUrl,
                site,
                format!("the link {} contains a space or an invisible character", quoted(url)),
            );
        } else if url.contains('\\') || host.contains('@') {
            let message = format!("the link {} hides where it leads", quoted(url));
            self.add_hinted(
                Code::BadUrl,
                site,
                message,
                "write it without `\\` and without a user name".to_owned(),
            );
        }
    }

    pub(super) fn date(&mut self, word: Option<&Word<'_>>, site: Site) -> Option<Date> {
        let word = word?;
        match self.read_date(&word.0) {
            Ok(date) => {
                if date.is_timed() && self.first_time.is_none() {
                    self.first_time = Some(site);
                }
                if date.is_twofold() {
                    let message =
                        "the clocks of the dossier's zone showed this time twice, and it is taken as either";
                    let hint =
                        "say which by writing its offset from UTC, as 2018-10-28T02:30+01:00".to_owned();
                    self.add_hinted(Code::TwofoldTime, site, message.to_owned(), hint);
                }
                Some(date)
            }
            Err(error) => {
                let code = match error {
                    ParseDateError::UpsideDown => Code::UpsideDown,
                    _ => Code::BadDate,
                };
                let hint = if error == ParseDateError::Form { Date::suggest(&word.0) } else { None };
                let message = format!("{}: {error}", quoted(&word.0));
                self.push(Problem { code, site, message, hint });
                None
            }
        }
    }

    fn read_date(&mut self, text: &str) -> Result<Date, ParseDateError> {
        if let Some(known) = self.dates.get(text) {
            return Ok(known.clone());
        }
        let date = Date::read(text, &self.zone)?;
        if self.dates.len() < MOST_DATES {
            self.dates.insert(text.into(), date.clone());
        }
        Ok(date)
    }

    /// Reads the zone of the dossier, before any of its dates.
    pub(super) fn read_zone(&mut self, word: Option<&Word<'_>>, site: Site) {
        let Some(word) = word else { return };
        match word.0.parse() {
            Ok(zone) => self.zone = zone,
            Err(error) => {
                let hint = Zone::guess(&word.0).map(|name| format!("did you mean {name}?"));
                let message = format!("{}: {error}", quoted(&word.0));
                self.push(Problem { code: Code::BadZone, site, message, hint });
                // So that times without an offset are not reported as well.
                self.zone = "+00:00".parse().unwrap_or_default();
            }
        }
    }

    /// Warns of times of day in a dossier that does not say whose clock it follows.
    pub(super) fn report_no_zone(&mut self) {
        let Some(site) = self.first_time.filter(|_| self.zone.stated().is_none()) else { return };
        let message = "the dossier has times of day and no `zone`: times are shown in UTC, and its days are days of UTC";
        let hint =
            "write the zone in which the events happened, as zone: \"Asia/Damascus\", or zone: \"UTC\"";
        self.add_hinted(Code::NoZone, site, message.to_owned(), hint.to_owned());
    }

    /// Checks "fewer than `n`"; nothing is fewer than none.
    pub(super) fn fewer_than(&mut self, n: u64, site: Site) {
        if n == 0 {
            self.add(Code::UpsideDown, site, "there is nothing fewer than 0".to_owned());
        }
    }

    /// Checks "more than `n`"; nothing is more than the largest figure.
    pub(super) fn more_than(&mut self, n: u64, site: Site) {
        if n == u64::MAX {
            let message = format!("{n} is the largest figure that can be written; nothing can be more");
            let hint = format!("did you mean `AtLeast({n})`?");
            self.add_hinted(Code::UpsideDown, site, message, hint);
        }
    }

    /// Checks "from `low` to `high`", in this order.
    pub(super) fn between(&mut self, low: u64, high: u64, site: Site) {
        if low > high {
            let message = format!("the range {low} to {high} is upside down");
            let hint = format!("did you mean `Between({high}, {low})`?");
            self.add_hinted(Code::UpsideDown, site, message, hint);
        }
    }

    pub(super) fn position(&mut self, raw: RawLonLat, site: Site) -> LonLat {
        if !(-180.0..=180.0).contains(&raw.lon) {
            let message = format!("longitude {} is off the globe; it must lie in -180 to 180", raw.lon);
            self.add(Code::OffTheGlobe, site.field("lon"), message);
        }
        if !(-90.0..=90.0).contains(&raw.lat) {
            let message = format!("latitude {} is off the globe; it must lie in -90 to 90", raw.lat);
            let site = site.field("lat");
            let is_swapped = (-90.0..=90.0).contains(&raw.lon) && (-180.0..=180.0).contains(&raw.lat);
            if is_swapped {
                self.add_hinted(Code::OffTheGlobe, site, message, "are lon and lat swapped?".to_owned());
            } else {
                self.add(Code::OffTheGlobe, site, message);
            }
        }
        LonLat::new(raw.lon, raw.lat)
    }

    /// Checks a distance on the ground, in kilometres.
    pub(super) fn distance(&mut self, km: f64, site: Site) {
        if !(km > 0.0 && km <= HALF_WAY_ROUND_KM) {
            let message =
                format!("{km} km is not a distance on the globe; it must be more than 0 and at most 20040");
            self.add(Code::BadDistance, site, message);
        }
    }

    pub(super) fn precision(&mut self, precision: Precision, site: Site) {
        if let Precision::Km(km) = precision {
            self.distance(km, site.item(0));
        }
    }
}

/// The message about a script or sign that no font has.
pub(in crate::load) fn no_font(name: &str) -> String {
    if name.starts_with("U+") {
        format!("no font was found with the character {name}")
    } else {
        format!("no font was found with {name} letters")
    }
}

/// A string of the file, for use in a message: on one line, visible, and shortened if too long.
pub(in crate::load) fn quoted(text: &str) -> String {
    const LONGEST: usize = 60;
    format!("`{}`", cut(text, LONGEST))
}
