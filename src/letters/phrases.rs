//! Which stretches of a text run from right to left, and whether all of it does.

use std::ops::Range;

use unicode_bidi::{BidiClass, bidi_class};

use super::script::is_drawn_with_the_letter_before;

/// Keep a text apart from the sentence around it (FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE). Nothing draws them.
const APART: char = '\u{2068}';
const TOGETHER: char = '\u{2069}';
/// What only we write between texts of a dossier: who finds it reads a sentence of ours.
const OURS: [char; 3] = [APART, '¶', '·'];

/// Whether some of a text runs from right to left, or is a figure in digits of a script that does. Costs next to nothing
/// for texts that have none.
#[must_use]
pub fn turns(text: &str) -> bool {
    // Letters of these scripts begin at U+0590, whose first byte is 0xD6.
    text.bytes().any(|byte| byte >= 0xD6) && text.chars().any(is_backward)
}

/// A text as it may stand in a sentence of ours, which it does not turn round.
#[must_use]
pub fn isolated(text: &str) -> String {
    if turns(text) { format!("{APART}{text}{TOGETHER}") } else { text.to_owned() }
}

/// Whether a character only keeps texts apart.
#[must_use]
pub const fn is_mark(letter: char) -> bool {
    matches!(letter, APART | TOGETHER)
}

/// Whether a character is a letter that runs from right to left.
#[must_use]
pub fn is_rtl(letter: char) -> bool {
    matches!(bidi_class(letter), BidiClass::R | BidiClass::AL)
}

/// Whether a character belongs to a script that runs from right to left: its letters, and its digits, which do not.
#[must_use]
pub fn is_backward(letter: char) -> bool {
    is_rtl(letter) || bidi_class(letter) == BidiClass::AN || matches!(letter, '\u{6f0}'..='\u{6f9}')
}

/// Whether a phrase from right to left may begin or end with a character: its letters, and Arabic figures.
fn bears(letter: char) -> bool {
    matches!(bidi_class(letter), BidiClass::R | BidiClass::AL | BidiClass::AN)
}

/// Whether a character stands between letters that run from right to left without ending their phrase.
fn continues(letter: char) -> bool {
    let class = bidi_class(letter);
    matches!(class, BidiClass::NSM | BidiClass::BN | BidiClass::EN | BidiClass::AN | BidiClass::WS)
        || matches!(letter, '-' | '‐' | '‑' | '–' | '—' | '−' | '\'' | '’' | '.' | '،' | '%' | '٪')
}

/// Whether a character joins two digits to one figure, as in `10:30`, `1,000` and `7/2/2018`.
fn joins_digits(letter: char) -> bool {
    matches!(bidi_class(letter), BidiClass::CS | BidiClass::ES)
}

/// Whether a character is a digit.
fn is_digit(letter: char) -> bool {
    matches!(bidi_class(letter), BidiClass::EN | BidiClass::AN)
}

/// Whether a paragraph is read from right to left: its first letter is, and most of them are. A name in Arabic at the
/// head of an English sentence does not turn the sentence round, and nothing turns one that is put together of texts.
#[must_use]
pub fn runs_from_right(paragraph: &str) -> bool {
    if paragraph.contains(OURS) {
        return false;
    }
    let mut strong =
        paragraph.chars().filter(|letter| is_rtl(*letter) || bidi_class(*letter) == BidiClass::L);
    let Some(first) = strong.next() else { return false };
    let (right, left): (Vec<char>, Vec<char>) = strong.partition(|letter| is_rtl(*letter));
    is_rtl(first) && right.len() + 1 >= left.len()
}

/// The stretches of a paragraph read from left to right that run the other way, each from its first letter or figure of
/// such a script to its last. Figures between their words belong to them; what follows after a comma or a colon does not,
/// so that "name: 48" keeps its order. A text that is kept apart is one stretch where it is read from right to left.
#[must_use]
pub fn phrases(paragraph: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut start = 0;
    for piece in paragraph.split_inclusive(is_mark) {
        let text = piece.trim_end_matches(is_mark);
        if piece.ends_with(TOGETHER) && runs_from_right(text) {
            found.push(start..start + text.len());
        } else {
            found.extend(loose(text).into_iter().map(|part| part.start + start..part.end + start));
        }
        start += piece.len();
    }
    found
}

/// The phrases of a text in which nothing is kept apart.
fn loose(paragraph: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut is_open = false;
    let mut before = ' ';
    let mut letters = paragraph.char_indices().peekable();
    while let Some((byte, letter)) = letters.next() {
        let end = byte + letter.len_utf8();
        let after = letters.peek().map_or(' ', |(_, after)| *after);
        if bears(letter) {
            match found.last_mut() {
                Some(last) if is_open => last.end = end,
                _ => found.push(byte..end),
            }
            is_open = true;
        } else if is_drawn_with_the_letter_before(letter) && found.last().is_some_and(|last| last.end == byte)
        {
            if let Some(last) = found.last_mut() {
                last.end = end;
            }
        } else if !(continues(letter) || joins_digits(letter) && is_digit(before) && is_digit(after)) {
            is_open = false;
        }
        before = letter;
    }
    found
}
