//! Characters that are invisible or change the visible order of letters: the list of them, and text of a
//! dossier with them escaped, for a terminal or a message.

use std::fmt::Write as _;

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

/// The same, cut after `longest` characters.
pub(super) fn cut(text: &str, longest: usize) -> String {
    let mut shown = String::new();
    for (index, c) in text.chars().enumerate() {
        if index == longest {
            shown.push('…');
            break;
        }
        if is_unseen(c) {
            // Writing to a string cannot fail.
            let _ = write!(shown, "{}", c.escape_unicode());
        } else {
            shown.push(c);
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
    // Branch-free, so that it runs at the speed of memory. 0xC2 leads U+0080 to U+00BF.
    let suspicious = |byte| u8::from(matches!(byte, 0..=8 | 11..=31 | b'\\' | 0x7f | 0xc2));
    let bytes = file.as_bytes();
    let is_control = bytes.iter().fold(0, |found, byte| found | suspicious(*byte)) != 0;
    // The first bytes of all other characters that `unseen` names.
    let leads = |three: [u8; 3]| {
        u8::from(matches!(
            three,
            [0xcd, 0x8f, _]
                | [0xd8, 0x9c, _]
                | [0xe1, 0x85 | 0x9e | 0xa0, _]
                | [0xe2, 0x80, 0x8b | 0x8e | 0x8f | 0xa8..=0xae]
                | [0xe2, 0x81, 0xa0..=0xaf]
                | [0xe2, 0xa0, 0x80]
                | [0xe3, 0x85, 0xa4]
                | [0xef, 0xbb | 0xbe | 0xbf, _]
                | [0xf0, 0x9d, 0x85]
                | [0xf3, 0xa0, _]
        ))
    };
    // Two more bytes, so that a character at the end is not missed.
    let (ends, seconds, thirds) = ([0_u8; 2], bytes.iter().skip(1), bytes.iter().skip(2));
    let threes = bytes.iter().zip(seconds.chain(&ends)).zip(thirds.chain(&ends));
    is_control || threes.fold(0, |found, ((a, b), c)| found | leads([*a, *b, *c])) != 0
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
    fn the_joiners_of_scripts_are_seen() {
        assert!(!is_unseen('\u{200c}') && !is_unseen('\u{200d}') && !is_unseen('\u{fe0f}'));
    }
}
