//! Texts from right to left in the order that Unicode's own test file gives: `tests/bidi/character-test.txt`, an excerpt.
//! `PARALLAX_BIDI_TEST=/usr/share/unicode/BidiCharacterTest.txt` names the whole file (Debian: `unicode-data`).

use super::{Piece, joins, push_rtl};
use crate::checks;

const EXCERPT: &str = include_str!("../../tests/bidi/character-test.txt");

/// A line of the file, if it is about a text that a dossier may hold and that is read from right to left: the text, and
/// its characters in the order in which they are seen.
fn case(line: &str) -> Option<(String, Vec<usize>)> {
    let fields: Vec<&str> = line.split(';').collect();
    let [points, _, "1", _, order] = fields[..] else { return None };
    let letters = points.split(' ').map(|point| u32::from_str_radix(point, 16).ok().and_then(char::from_u32));
    let text: String = letters.collect::<Option<_>>()?;
    let order = order.split(' ').map(|at| at.parse().ok()).collect::<Option<_>>()?;
    checks::is_plain(&text).then_some((text, order))
}

#[test]
fn texts_from_right_to_left_have_the_order_of_unicode_s_own_test() {
    let whole = std::env::var_os("PARALLAX_BIDI_TEST");
    let whole = whole.map(|path| std::fs::read_to_string(path).expect("the test file of Unicode"));
    let mut count = 0;
    for (text, order) in whole.as_deref().unwrap_or(EXCERPT).lines().filter_map(case) {
        let mut seen: Vec<Piece> = Vec::new();
        push_rtl(&text, 0..text.len(), &mut seen);
        assert_eq!(
            checks::expanded(&text, &seen),
            checks::with_marks_behind(&text, &order, joins),
            "{text:?}"
        );
        count += 1;
    }
    assert!(count >= 2_000, "only {count} texts");
}
