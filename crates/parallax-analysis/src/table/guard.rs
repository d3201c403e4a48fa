//! Texts that a spreadsheet could run: a dossier is untrusted, and so is what becomes of a cell that is split.

/// What a spreadsheet takes for the beginning of a formula, wide or not.
const SIGNS: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// Where a spreadsheet may split a cell of a table whose separator is a comma.
pub const SPLITS: [char; 4] = [';', '\t', '\r', '\n'];

/// `text` with an apostrophe wherever a cell that could run as a formula would begin, as OWASP recommends against CSV
/// injection: at its start, and after each of `splits`, at which a spreadsheet may cut it in two. Such a cell begins with
/// `=`, `+`, `-` or `@`, wide or not, after blanks, quotation marks or apostrophes; or the whole text begins with a tab or
/// the end of a line.
///
/// Nothing is lost: [`unguarded`] gives the text back.
#[must_use]
pub fn guarded(text: &str, splits: &[char]) -> String {
    let mut safe = String::with_capacity(text.len() + 1);
    for (number, piece) in text.split_inclusive(splits).enumerate() {
        if runs(piece, number == 0) {
            safe.push('\'');
        }
        safe.push_str(piece);
    }
    safe
}

/// The text that [`guarded`] made `text` of: without the apostrophes that it put there.
#[must_use]
pub fn unguarded(text: &str, splits: &[char]) -> String {
    let pieces = text.split_inclusive(splits).enumerate();
    let read = pieces.map(|(number, piece)| match piece.strip_prefix('\'') {
        Some(rest) if runs(rest, number == 0) => rest,
        _ => piece,
    });
    read.collect()
}

/// Whether a cell that begins so could run. A text that has apostrophes before a sign of its own is guarded as well: so
/// each apostrophe of the guard can be told from those of the text.
fn runs(piece: &str, is_first: bool) -> bool {
    let is_skipped = |letter: char| {
        letter.is_whitespace() || letter.is_control() || matches!(letter, '\u{feff}' | '"' | '\'')
    };
    let first = piece.trim_start_matches(is_skipped).chars().next();
    let begins_blank = || is_first && piece.trim_start_matches('\'').starts_with(['\t', '\r', '\n']);
    first.is_some_and(|first| SIGNS.contains(&first)) || begins_blank()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_is_guarded_wherever_a_cell_could_begin() {
        for (text, safe) in [
            ("=1+1", "'=1+1"),
            ("x;=1+1;y", "x;'=1+1;y"),
            ("x; =1", "x;' =1"),
            ("x\t=1", "x\t'=1"),
            ("x\n@SUM(A1)", "x\n'@SUM(A1)"),
            ("x\r\n-1", "x\r\n'-1"),
            ("x;\"=1\"", "x;'\"=1\""),
            ("x;;+1", "x;;'+1"),
            ("\tx", "'\tx"),
            ("\r=1", "'\r'=1"),
            ("＝1", "'＝1"),
            ("'=1", "''=1"),
            ("x, -1; y - 2", "x, -1; y - 2"),
            ("a-b = c", "a-b = c"),
            ("'Adan", "'Adan"),
            ("", ""),
        ] {
            assert_eq!(guarded(text, &SPLITS), safe);
        }
        assert_eq!(guarded("x, -1", &[';', ',']), "x,' -1");
    }

    /// All texts of up to six of the letters that matter.
    #[test]
    fn the_guard_can_be_taken_off_again() {
        let letters = ['=', '\'', ';', '\t', ' ', '"', 'x'];
        let mut texts = vec![String::new()];
        let mut from = 0;
        for _ in 0..6 {
            let to = texts.len();
            for at in from..to {
                for letter in letters {
                    texts.push(format!("{}{letter}", texts[at]));
                }
            }
            from = to;
        }
        assert!(texts.len() > 100_000);
        for text in texts {
            assert_eq!(unguarded(&guarded(&text, &SPLITS), &SPLITS), text);
        }
    }
}
