//! Text of a dossier that is shown outside of its own place, on a terminal or in a message: what cannot be seen, or
//! makes a reader see another order than stands there, is written out.

use std::fmt::Write as _;

/// No message is longer, in characters: a dossier may hold a text of a megabyte.
const LONGEST: usize = 600;

/// `text` with control characters and marks of writing direction written as `\u{202e}`, and cut where it is longer than
/// a message can bear.
///
/// ```
/// assert_eq!(parallax::load::visible("a\u{1b}[2Jb\u{202e}"), "a\\u{1b}[2Jb\\u{202e}");
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

/// Whether a terminal would obey `c` instead of showing it: control characters, line ends and marks that make it show
/// text in another order than it stands.
#[must_use]
pub fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
