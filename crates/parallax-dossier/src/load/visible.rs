//! Characters that are invisible or change the visible order of letters: the list of them, and text of a
//! dossier with them escaped, for a terminal or a message.

use std::fmt::Write as _;
use std::path::Path;

/// Maximum length of a message, in characters: a dossier may hold a string of a megabyte.
const LONGEST: usize = 600;

/// Returns `text` with control characters and directional marks escaped as `\u{202e}`, shortened if it is too
/// long for a message.
///
/// ```
/// assert_eq!(parallax_dossier::load::visible("a\u{1b}[2Jb\u{202e}"), "a\\u{1b}[2Jb\\u{202e}");
/// ```
#[must_use]
pub fn visible(text: &str) -> String {
    cut(text, LONGEST)
}

/// Returns the name of a file as [`visible`] text.
#[must_use]
pub fn visible_path(path: &Path) -> String {
    visible(&path.display().to_string())
}

/// The same as [`visible`], cut after `longest` characters.
pub(super) fn cut(text: &str, longest: usize) -> String {
    let mut shown = String::new();
    let (mut before, mut rest) = (None, text.chars().enumerate().peekable());
    while let Some((index, c)) = rest.next() {
        if index == longest {
            shown.push('…');
            break;
        }
        let after = rest.peek().map(|(_, next)| *next);
        if is_unseen(c) || (is_joiner(c) && [before, after].into_iter().flatten().any(|c| c.is_ascii())) {
            // Writing to a string cannot fail.
            let _ = write!(shown, "{}", c.escape_unicode());
        } else {
            shown.push(c);
        }
        before = Some(c);
    }
    shown
}

/// True for joiners and variation selectors, which belong to the letters of some scripts and do nothing beside ASCII: in an id
/// or a date, nobody would see them.
const fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

/// Returns `text`, whatever its length, with the same escapes, but for line ends: what a terminal is given of a longer text.
///
/// ```
/// assert_eq!(parallax_dossier::load::visible_lines("a\u{1b}b\nc"), "a\\u{1b}b\nc");
/// ```
#[must_use]
pub fn visible_lines(text: &str) -> String {
    text.split('\n').map(|line| cut(line, usize::MAX)).collect::<Vec<_>>().join("\n")
}

/// Returns JSON that says the same, with characters that cannot be seen or reorder others written as `\u202e`.
///
/// ```
/// assert_eq!(parallax_dossier::load::visible_json("[\"a\u{202e}b\"]"), "[\"a\\u202eb\"]");
/// ```
#[must_use]
pub fn visible_json(json: &str) -> String {
    let mut shown = String::with_capacity(json.len());
    for c in json.chars() {
        // The line ends of JSON are its own; those of a text are escaped already.
        if c.is_ascii() || !is_unseen(c) {
            shown.push(c);
        } else {
            for unit in c.encode_utf16(&mut [0; 2]) {
                // Writing to a string cannot fail.
                let _ = write!(shown, "\\u{unit:04x}");
            }
        }
    }
    shown
}

/// True if `c` takes effect instead of being shown: a control character, or one that [`unseen`] names.
#[must_use]
pub fn is_unseen(c: char) -> bool {
    c.is_control() || unseen(c).is_some()
}

/// Names a character that is invisible by itself or changes the visible order of the text after it: the only
/// list of them. A dossier may contain none of them. The joiners that Persian, Arabic and Indic scripts need,
/// and variation selectors, are not on the list.
#[must_use]
pub fn unseen(c: char) -> Option<&'static str> {
    Some(match c {
        '\u{ad}' => "a soft hyphen",
        '\u{34f}' => "a grapheme joiner",
        '\u{61c}' | '\u{200e}' | '\u{200f}' => "a mark of writing direction",
        '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}' => "an invisible Hangul filler",
        '\u{17b4}' | '\u{17b5}' => "an invisible Khmer vowel",
        '\u{180e}' => "an invisible Mongolian separator",
        '\u{200b}' => "a zero-width space",
        '\u{2028}' | '\u{2029}' => "a line or paragraph separator",
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => "a mark that changes the order of letters",
        '\u{2060}' => "a word joiner",
        '\u{2061}'..='\u{2064}' | '\u{206a}'..='\u{206f}' => "an invisible sign",
        '\u{2800}' => "a blank Braille pattern",
        '\u{feff}' => "a byte order mark",
        '\u{fff9}'..='\u{fffb}' => "an invisible annotation mark",
        '\u{1d173}'..='\u{1d17a}' => "an invisible musical sign",
        '\u{e0000}'..='\u{e007f}' => "an invisible tag letter",
        _ => return None,
    })
}

/// Names a character that looks like a space but is not one to RON: pasted from a web page or a word
/// processor.
pub(super) fn pasted_blank(c: char) -> Option<&'static str> {
    match c {
        '\u{a0}' => Some("a no-break space"),
        '\u{202f}' => Some("a narrow no-break space"),
        '\u{2000}'..='\u{200a}' | '\u{205f}' => Some("a typographic space"),
        '\u{3000}' => Some("an ideographic space"),
        _ => unseen(c),
    }
}

/// True if a string of the file may contain a refused character, written directly or as an escape.
pub(super) fn may_hold_unseen(file: &str) -> bool {
    // Without branches, so that many bytes are compared at a time.
    let is = |byte: u8, other: u8| u8::from(byte == other);
    let within = |byte: u8, low: u8, high: u8| u8::from(byte.wrapping_sub(low) <= high - low);
    let bytes = file.as_bytes();
    // 0xC2 leads U+0080 to U+00BF.
    let suspicious = |byte: u8| {
        within(byte, 0, 8) | within(byte, 11, 31) | is(byte, b'\\') | is(byte, 0x7f) | is(byte, 0xc2)
    };
    let is_control = bytes.iter().fold(0, |found, byte| found | suspicious(*byte)) != 0;
    // The first bytes of all other characters that `unseen` names.
    let leads = |a: u8, b: u8, c: u8| {
        let spaces = is(c, 0x8b) | within(c, 0x8e, 0x8f) | within(c, 0xa8, 0xae);
        (is(a, 0xcd) & is(b, 0x8f))
            | (is(a, 0xd8) & is(b, 0x9c))
            | (is(a, 0xe1) & (is(b, 0x85) | is(b, 0x9e) | is(b, 0xa0)))
            | (is(a, 0xe2) & is(b, 0x80) & spaces)
            | (is(a, 0xe2) & is(b, 0x81) & within(c, 0xa0, 0xaf))
            | (is(a, 0xe2) & is(b, 0xa0) & is(c, 0x80))
            | (is(a, 0xe3) & is(b, 0x85) & is(c, 0xa4))
            | (is(a, 0xef) & (is(b, 0xbb) | within(b, 0xbe, 0xbf)))
            | (is(a, 0xf0) & is(b, 0x9d) & is(c, 0x85))
            | (is(a, 0xf3) & is(b, 0xa0))
    };
    // Three slices of one length. The last of these characters to fit begins two bytes before the end, or is one of
    // the two-byte ones that end it.
    let firsts = bytes.get(..bytes.len().saturating_sub(2)).unwrap_or_default();
    let seconds = bytes.get(1..).unwrap_or_default();
    let thirds = bytes.get(2..).unwrap_or_default();
    let threes = firsts.iter().zip(seconds).zip(thirds);
    let ends = bytes.last_chunk::<2>().map_or(0, |[a, b]| leads(*a, *b, 0));
    is_control || (threes.fold(ends, |found, ((a, b), c)| found | leads(*a, *b, *c))) != 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_character_that_is_refused_is_overlooked() {
        for c in ('\0'..=char::MAX).filter(|c| is_unseen(*c) && !matches!(c, '\n' | '\t')) {
            assert!(may_hold_unseen(&format!("name: {c}")), "{}", c.escape_unicode());
        }
        assert!(!may_hold_unseen("plain: خشام „Хашам“ 48 ≥ 40\n\t"));
    }

    #[test]
    fn a_joiner_is_shown_where_it_does_nothing() {
        assert_eq!(visible("ot\u{200c}hers 19\u{fe0f}31"), "ot\\u{200c}hers 19\\u{fe0f}31");
        let word = "می\u{200c}رود";
        assert_eq!(visible(word), word, "between letters that it parts");
    }

    #[test]
    fn the_joiners_of_scripts_are_seen() {
        assert!(!is_unseen('\u{200c}') && !is_unseen('\u{200d}') && !is_unseen('\u{fe0f}'));
    }
}
