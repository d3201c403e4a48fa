//! The list of problems, and the checks that need nothing but the value itself.

use super::super::diagnostic::{Code, Severity};
use super::super::raw::{LonLat as RawLonLat, Word};
use super::super::site::Site;
use super::super::visible::cut;
use crate::dossier::{Date, Native, ParseDateError, Precision, Quantity};
use crate::geo::LonLat;
use crate::letters::{Lacking, is_bundled};

/// Half the circumference of the Earth in kilometres: nothing is further away.
const HALF_WAY_ROUND_KM: f64 = 20_040.0;

/// After so many misspelt ids no more guesses are made.
const MOST_GUESSES: u32 = 50;

/// So many errors, and so many warnings, are told at most: the memory that a hostile file takes stays bounded.
const MOST_PROBLEMS: usize = 10_000;

/// A problem whose place in the text is not yet known.
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
    /// Whether texts can hold characters that cannot be seen; most files hold none, which one look can tell.
    look_into_texts: bool,
    /// Letters that none of the bundled fonts has.
    pub lacking: Lacking,
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
            guesses_left: MOST_GUESSES,
            errors: 0,
            warnings: 0,
        }
    }

    /// Whether one more guess at a misspelt id may be made: in a file full of unknown ids they take too long.
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
            let message = format!("there are more than {MOST_PROBLEMS} errors; no more are told");
            self.problems.push(Problem { code: Code::TooMany, site: problem.site, message, hint: None });
        }
    }

    pub(super) fn add_hinted(&mut self, code: Code, site: Site, message: String, hint: String) {
        self.push(Problem { code, site, message, hint: Some(hint) });
    }

    /// Free text: may be empty, must be visible.
    pub(super) fn text(&mut self, text: &str, site: Site) {
        self.letters(text, site);
        if !self.look_into_texts {
            return;
        }
        let mut rest = text.char_indices().peekable();
        while let Some((_, found)) = rest.next() {
            let is_line_end = found == '\r' && rest.peek().is_some_and(|(_, next)| *next == '\n');
            let code = u32::from(found);
            if found.is_control() && !matches!(found, '\n' | '\t') && !is_line_end {
                let message = format!("the text holds the control character U+{code:04X}");
                return self.add(Code::ControlCharacter, site, message);
            }
            if turns(found) {
                let message = format!(
                    "the text holds U+{code:04X}, which shows what follows in another order or not at all"
                );
                let hint = "letters stand in the order in which they are read; no mark is needed".to_owned();
                return self.add_hinted(Code::ControlCharacter, site, message, hint);
            }
        }
    }

    pub(super) fn texts(&mut self, texts: &[String], site: Site) {
        for (index, text) in texts.iter().enumerate() {
            self.text(text, site.item(index));
        }
    }

    /// Warns once of each script and each sign that none of the bundled fonts has, where it first stands.
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

    pub(super) fn optional_text(&mut self, text: Option<&String>, site: Site) {
        if let Some(text) = text {
            self.text(text, site);
        }
    }

    pub(super) fn native(&mut self, native: Option<&Native>, site: Site) {
        if let Some(native) = native {
            self.filled(&native.text, site.field("text"));
            self.text(&native.lang, site.field("lang"));
        }
    }

    /// Text that must not be empty.
    pub(super) fn filled(&mut self, text: &str, site: Site) {
        if text.trim().is_empty() {
            self.add(Code::Empty, site, "this text must not be empty".to_owned());
        } else {
            self.text(text, site);
        }
    }

    /// Text that must be there and must not be empty.
    pub(super) fn required(&mut self, text: Option<String>, site: Site, field: &'static str) -> String {
        let Some(text) = text else {
            self.missing(site, field);
            return String::new();
        };
        self.filled(&text, site.field(field));
        text
    }

    pub(super) fn missing(&mut self, site: Site, field: &'static str) {
        let owner = match site.entry {
            Some((section, _)) => section.word(),
            None => "dossier",
        };
        self.add(Code::MissingField, site.field(field), format!("the {owner} has no field `{field}`"));
    }

    /// A link that a click may open.
    pub(super) fn url(&mut self, url: Option<&String>, site: Site) {
        let Some(url) = url else { return };
        let rest = ["https://", "http://"].into_iter().find_map(|scheme| {
            let (head, rest) = url.split_at_checked(scheme.len())?;
            head.eq_ignore_ascii_case(scheme).then_some(rest)
        });
        let has_host = rest.is_some_and(|rest| !rest.is_empty() && !rest.starts_with(['/', '?', '#']));
        if !has_host {
            let message = format!("{} is no link", quoted(url));
            self.add_hinted(Code::BadUrl, site, message, "a link begins with https:// or http://".to_owned());
        } else if url.contains(|c: char| c.is_whitespace() || c.is_control()) {
            self.add(Code::BadUrl, site, format!("the link {} holds a blank", quoted(url)));
        }
    }

    pub(super) fn date(&mut self, word: Option<&Word<'_>>, site: Site) -> Option<Date> {
        let word = word?;
        match word.0.parse() {
            Ok(date) => Some(date),
            Err(error) => {
                let code = match error {
                    ParseDateError::UpsideDown => Code::UpsideDown,
                    ParseDateError::Form | ParseDateError::Calendar | ParseDateError::Open => Code::BadDate,
                };
                self.add(code, site, format!("{}: {error}", quoted(&word.0)));
                None
            }
        }
    }

    /// Fewer than `n`; there is nothing fewer than none.
    pub(super) fn fewer_than(&mut self, n: u64, site: Site) -> Quantity {
        if n == 0 {
            self.add(Code::UpsideDown, site, "there is nothing fewer than 0".to_owned());
        }
        Quantity::FewerThan(n)
    }

    /// From `low` to `high`, in this order.
    pub(super) fn between(&mut self, low: u64, high: u64, site: Site) -> Quantity {
        if low > high {
            let message = format!("the range {low} to {high} is upside down");
            let hint = format!("did you mean `Between({high}, {low})`?");
            self.add_hinted(Code::UpsideDown, site, message, hint);
        }
        Quantity::Between(low, high)
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

    /// A distance on the ground in kilometres.
    pub(super) fn distance(&mut self, km: f64, site: Site) {
        if !(km > 0.0 && km <= HALF_WAY_ROUND_KM) {
            let message =
                format!("{km} km is no distance on the globe; it must be more than 0 and at most 20040");
            self.add(Code::BadDistance, site, message);
        }
    }

    pub(super) fn precision(&mut self, precision: Precision, site: Site) {
        if let Precision::Km(km) = precision {
            self.distance(km, site.item(0));
        }
    }
}

/// What is said of a script or a sign that no font has.
pub(in crate::load) fn no_font(name: &str) -> String {
    if name.starts_with("U+") {
        format!("no font was found that has the sign {name}")
    } else {
        format!("no font was found that has {name} letters")
    }
}

/// A text of the file inside a message: on one line, visible, and not longer than a message can bear.
pub(in crate::load) fn quoted(text: &str) -> String {
    const LONGEST: usize = 60;
    format!("`{}`", cut(text, LONGEST))
}

/// Characters by which a text is shown otherwise than it stands: orders forced on letters, separators that are no line
/// ends, spaces of no width. The joiners that Arabic and Persian need are none of them.
const fn turns(c: char) -> bool {
    matches!(c, '\u{200b}' | '\u{2028}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// Whether any text of the file can hold a character that is refused: written out or as an escape.
pub(in crate::load) fn may_hold_control_characters(file: &str) -> bool {
    // Without a branch, so that it runs at the speed of memory. 0xC2 leads U+0080 to U+009F (and a few others).
    let suspicious = |byte| u8::from(matches!(byte, 0..=8 | 11..=31 | b'\\' | 0x7f | 0xc2));
    let bytes = file.as_bytes();
    let is_control = bytes.iter().fold(0, |found, byte| found | suspicious(*byte)) != 0;
    // U+200B, U+2028 to U+202E, U+2060 and U+2066 to U+2069 begin with E2 80 or E2 81, U+FEFF with EF BB.
    let turning = |three: [u8; 3]| {
        let found = matches!(
            three,
            [0xe2, 0x80, 0x8b | 0xa8..=0xae] | [0xe2, 0x81, 0xa0 | 0xa6..=0xa9] | [0xef, 0xbb, _]
        );
        u8::from(found)
    };
    let threes = bytes.iter().zip(bytes.iter().skip(1)).zip(bytes.iter().skip(2));
    is_control || threes.fold(0, |found, ((a, b), c)| found | turning([*a, *b, *c])) != 0
}
