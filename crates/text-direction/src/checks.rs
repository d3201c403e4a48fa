//! What must hold of the order of letters whatever the text is: shared by the tests and by the fuzz target `order` in
//! `fuzz/`. These functions panic where it does not hold; nothing of the program calls them.

use unicode_bidi::{BidiClass, BidiInfo, Level, bidi_class};

use super::{Piece, is_drawn_with_the_letter_before, is_mark, pieces, reading_order, runs_from_right};

/// Whether a text holds nothing that only guides the order: no marks of direction, no ends of paragraphs, no control characters. A dossier's
/// names hold none.
#[must_use]
pub fn is_plain(text: &str) -> bool {
    use BidiClass::{B, BN, FSI, LRE, LRI, LRO, PDF, PDI, RLE, RLI, RLO};
    text.chars().all(|letter| {
        let guides =
            matches!(bidi_class(letter), B | BN | FSI | LRE | LRI | LRO | PDF | PDI | RLE | RLI | RLO);
        !guides
            && !letter.is_control()
            && !matches!(letter, '\u{200e}' | '\u{200f}' | '\u{61c}')
            && !is_mark(letter)
    })
}

/// The characters of `text`, by their numbers, as its pieces show them from left to right.
#[must_use]
pub fn expanded(text: &str, seen: &[Piece]) -> Vec<usize> {
    let number_at = |byte: usize| text[..byte].chars().count();
    let mut order = Vec::new();
    for piece in seen {
        let letters = number_at(piece.bytes.start)..number_at(piece.bytes.end);
        if piece.level % 2 == 1 { order.extend(letters.rev()) } else { order.extend(letters) }
    }
    with_marks_behind(text, &order, is_drawn_with_the_letter_before)
}

/// An order in which every mark stands behind its letter: whatever draws them puts them together.
#[must_use]
pub fn with_marks_behind(text: &str, order: &[usize], is_joined: impl Fn(char) -> bool) -> Vec<usize> {
    let letters: Vec<char> = text.chars().collect();
    let is_joined = |at: usize| at > 0 && letters.get(at).is_some_and(|letter| is_joined(*letter));
    let mut turned = Vec::with_capacity(order.len());
    for at in order.iter().copied().filter(|at| !is_joined(*at)) {
        turned.push(at);
        turned.extend((at + 1..letters.len()).take_while(|next| is_joined(*next)));
    }
    turned
}

/// Bytes as a text: its pieces are all of it, reading them in order gives it back, and where all of it is read from right
/// to left, the order is that of the Unicode algorithm.
///
/// # Panics
/// Where that does not hold.
pub fn order(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    for text in text.split('\n').filter(|text| is_plain(text)) {
        let seen = pieces(text, 0..text.len());
        let levels: Vec<u8> = seen.iter().map(|piece| piece.level).collect();
        let read: String = reading_order(&levels).iter().map(|at| &text[seen[*at].bytes.clone()]).collect();
        assert_eq!(read, text, "read in order");
        if runs_from_right(text) {
            let info = BidiInfo::new(text, Some(Level::rtl()));
            let levels: Vec<Level> = text.char_indices().map(|(byte, _)| info.levels[byte]).collect();
            let expected = BidiInfo::reorder_visual(&levels);
            let expected = with_marks_behind(text, &expected, is_drawn_with_the_letter_before);
            assert_eq!(expanded(text, &seen), expected, "{text:?}");
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// What names and notes are made of, from the right and from the left.
    const LETTERS: &str = "[ab 0-9٠-٣۰-۳ا-يא-ת()%.,:/+\u{2013}\u{2212}«»≥\u{64b}-\u{650}-]{0,24}";

    proptest! {
        #[test]
        fn any_text_is_read_back_and_has_the_order_of_the_algorithm(text in LETTERS) {
            order(text.as_bytes());
            order(format!("خشام {text}").as_bytes());
        }
    }

    #[test]
    fn a_mixed_text_that_a_fuzzer_made_has_the_order_of_the_algorithm() {
        order("2:3@משון([12abc   12 خشמשרד הביטחון [1 ".as_bytes());
    }
}
