//! Folds names for comparison: names that differ only in case, spaces or diacritics are alike.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// Returns `name` in lower case, without diacritics and joiners, with single spaces between its words.
pub(super) fn fold(name: &str) -> String {
    let letters: String =
        name.nfkd().filter(|letter| !is_mark(*letter)).flat_map(char::to_lowercase).collect();
    letters.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// True for what nobody sees by itself: marks on letters, and joiners, which only some scripts need.
fn is_mark(letter: char) -> bool {
    is_combining_mark(letter) || matches!(letter, '\u{200c}' | '\u{200d}')
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn a_joiner_makes_no_other_name() {
        assert_eq!(fold("SO\u{200c}HR"), fold("SOHR"));
        assert_eq!(fold("می\u{200c}رود"), fold("میرود"));
    }

    #[test]
    fn case_blanks_and_marks_make_no_difference() {
        assert_eq!(fold(" Deir  ez-Zōr"), fold("DEIR EZ-ZOR"));
        assert_ne!(fold("Deir ez-Zor"), fold("Deir Hafir"));
    }
}
