//! Which characters the bundled fonts have: `assets/fonts/coverage.txt`, a list of ranges; a test in
//! `theme::fonts` checks it against the fonts.

use std::sync::OnceLock;

use super::is_unseen;

/// One range per line: `0020-007E`.
const RANGES: &str = include_str!("../../../../assets/fonts/coverage.txt");

/// The parsed ranges.
static READ: OnceLock<Vec<(u32, u32)>> = OnceLock::new();

/// True if one of the bundled fonts has the character, or if nothing needs to be drawn for it.
#[must_use]
pub fn is_bundled(letter: char) -> bool {
    if letter.is_ascii() || is_unseen(letter) {
        return true;
    }
    let ranges = READ.get_or_init(|| RANGES.lines().filter_map(range).collect());
    let code = u32::from(letter);
    let after = ranges.partition_point(|(first, _)| *first <= code);
    after.checked_sub(1).is_some_and(|at| code <= ranges[at].1)
}

fn range(line: &str) -> Option<(u32, u32)> {
    let (first, last) = line.split_once('-')?;
    Some((u32::from_str_radix(first, 16).ok()?, u32::from_str_radix(last, 16).ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_and_scripts_are_there_or_not() {
        for letter in "aé≥≤≈−→✓שիდहق☠①\u{200d}\t\n".chars() {
            assert!(is_bundled(letter), "{letter:?}");
        }
        for letter in "བ中ខไ💀\u{e000}".chars() {
            assert!(!is_bundled(letter), "{letter:?}");
        }
    }
}
