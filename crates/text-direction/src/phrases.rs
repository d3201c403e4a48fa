//! Which stretches of a text run from right to left, and whether all of it does.

use std::ops::Range;

use unicode_bidi::{BidiClass, bidi_class};

use super::script::is_drawn_with_the_letter_before;

/// Separates a text from the sentence around it (FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE). Never
/// drawn.
const APART: char = '\u{2068}';
const TOGETHER: char = '\u{2069}';
/// Characters that only the program writes between texts of a dossier: they mark a sentence as the program's.
const OURS: [char; 3] = [APART, '¶', '·'];
/// The first character of a script that runs from right to left; its first byte is 0xD6.
const FIRST_BACKWARD: char = '\u{590}';

/// True if some of a text runs from right to left, or contains digits of a script that does. Cheap for all
/// other texts.
#[must_use]
pub fn turns(text: &str) -> bool {
    text.bytes().any(|byte| byte >= 0xD6) && text.chars().any(is_backward)
}

/// Wraps a text so that it can stand in one of the program's sentences without changing its direction.
#[must_use]
pub fn isolated(text: &str) -> String {
    if turns(text) { format!("{APART}{text}{TOGETHER}") } else { text.to_owned() }
}

/// True if a character only separates texts.
#[must_use]
pub const fn is_mark(letter: char) -> bool {
    matches!(letter, APART | TOGETHER)
}

/// True if a character is a letter that runs from right to left.
#[must_use]
pub fn is_rtl(letter: char) -> bool {
    letter >= FIRST_BACKWARD && matches!(bidi_class(letter), BidiClass::R | BidiClass::AL)
}

/// True if a character belongs to a right-to-left script: its letters, and also its digits, which run from
/// left to right.
#[must_use]
pub fn is_backward(letter: char) -> bool {
    letter >= FIRST_BACKWARD && (may_end_phrase(letter) || matches!(letter, '\u{6f0}'..='\u{6f9}'))
}

/// True if a right-to-left phrase may begin or end with a character: its letters, and Arabic figures.
fn may_end_phrase(letter: char) -> bool {
    matches!(bidi_class(letter), BidiClass::R | BidiClass::AL | BidiClass::AN)
}

/// True if a character between right-to-left letters does not end their phrase.
fn may_continue_phrase(letter: char) -> bool {
    let class = bidi_class(letter);
    matches!(class, BidiClass::NSM | BidiClass::BN | BidiClass::EN | BidiClass::AN | BidiClass::WS)
        || matches!(letter, '-' | '‐' | '‑' | '–' | '—' | '−' | '\'' | '’' | '.' | '،' | '%' | '٪')
}

/// True if a character joins digits into one figure, as in `10:30`, `1,000` and `7/2/2018`.
fn joins_digits(letter: char) -> bool {
    matches!(bidi_class(letter), BidiClass::CS | BidiClass::ES)
}

fn is_digit(letter: char) -> bool {
    matches!(bidi_class(letter), BidiClass::EN | BidiClass::AN)
}

/// True if a paragraph is read from right to left: its first letter is, and so are most of its letters. An
/// Arabic name at the start of an English sentence does not change the sentence's direction, and a text
/// composed of several texts never counts as right-to-left.
#[must_use]
pub fn runs_from_right(paragraph: &str) -> bool {
    if !turns(paragraph) || paragraph.contains(OURS) {
        return false;
    }
    let mut strong =
        paragraph.chars().filter(|letter| is_rtl(*letter) || bidi_class(*letter) == BidiClass::L);
    let Some(first) = strong.next() else { return false };
    let (right, left): (Vec<char>, Vec<char>) = strong.partition(|letter| is_rtl(*letter));
    is_rtl(first) && right.len() + 1 >= left.len()
}

/// Returns the right-to-left stretches of a left-to-right paragraph, each from its first right-to-left letter
/// or figure to its last. Figures between such words belong to the stretch; anything after a comma or a colon
/// does not, so that "name: 48" keeps its order. An isolated text is one stretch if it is read from right to
/// left.
#[must_use]
pub fn phrases(paragraph: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    if !turns(paragraph) {
        return found;
    }
    let mut start = 0;
    for piece in paragraph.split_inclusive(is_mark) {
        let text = piece.trim_end_matches(is_mark);
        if piece.ends_with(TOGETHER) && runs_from_right(text) {
            found.push(start..start + text.len());
        } else {
            found.extend(
                phrases_without_isolates(text).into_iter().map(|part| part.start + start..part.end + start),
            );
        }
        start += piece.len();
    }
    found
}

/// The right-to-left stretches of a text without isolates.
fn phrases_without_isolates(paragraph: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut is_open = false;
    let mut before = ' ';
    let mut letters = paragraph.char_indices().peekable();
    while let Some((byte, letter)) = letters.next() {
        let end = byte + letter.len_utf8();
        let after = letters.peek().map_or(' ', |(_, after)| *after);
        if may_end_phrase(letter) {
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
        } else if !(may_continue_phrase(letter)
            || joins_digits(letter) && is_digit(before) && is_digit(after))
        {
            is_open = false;
        }
        before = letter;
    }
    found
}
