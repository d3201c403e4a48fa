//! Which stretches of a text run from right to left, and whether all of it does.

use std::ops::Range;

use unicode_bidi::{BidiClass, bidi_class};

/// Keep a text apart from the sentence around it (FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE). Nothing draws them.
const APART: char = '\u{2068}';
const TOGETHER: char = '\u{2069}';
/// What only we write between texts of a dossier: who finds it reads a sentence of ours.
const OURS: [char; 3] = [APART, '¶', '·'];

/// A text as it may stand in a sentence of ours, which it does not turn round.
#[must_use]
pub fn isolated(text: &str) -> String {
    if super::turns(text) { format!("{APART}{text}{TOGETHER}") } else { text.to_owned() }
}

/// Whether a character only keeps texts apart.
pub const fn is_mark(letter: char) -> bool {
    matches!(letter, APART | TOGETHER)
}

/// Whether a character is a letter that runs from right to left.
pub fn is_rtl(letter: char) -> bool {
    matches!(bidi_class(letter), BidiClass::R | BidiClass::AL)
}

/// Whether a character stands between letters that run from right to left without ending their phrase.
fn continues(letter: char) -> bool {
    let class = bidi_class(letter);
    matches!(class, BidiClass::NSM | BidiClass::BN | BidiClass::EN | BidiClass::AN | BidiClass::WS)
        || matches!(letter, '-' | '\'' | '’' | '.' | '،')
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

/// The stretches of a paragraph read from left to right that run the other way, each from its first letter to its last.
/// Figures between their words belong to them; what follows after a comma or a colon does not, so that "name: 48" keeps
/// its order. A text that is kept apart is one stretch where it is read from right to left.
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
    for (byte, letter) in paragraph.char_indices() {
        let end = byte + letter.len_utf8();
        if is_rtl(letter) {
            match found.last_mut() {
                Some(last) if is_open => last.end = end,
                _ => found.push(byte..end),
            }
            is_open = true;
        } else if bidi_class(letter) == BidiClass::NSM && found.last().is_some_and(|last| last.end == byte) {
            if let Some(last) = found.last_mut() {
                last.end = end;
            }
        } else if !continues(letter) {
            is_open = false;
        }
    }
    found
}
