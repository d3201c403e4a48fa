//! What must hold for any cell, shared by the tests and the fuzz target in `fuzz/`. These functions panic if it does not; the
//! program never calls them.

use parallax_dossier::dossier::Outcome;
use parallax_dossier::draft::{Entries, Quantity, Says};

use super::words::fold;
use super::{Amount, Manner, Said, number, read};

/// Reads bytes as a cell in every manner and checks: its text is found again in the words of the figures, in order and with
/// nothing but joints between them; ranges are in order; what is exact stands there in digits or in one number word, and no
/// word beside it makes it less than exact.
///
/// # Panics
/// If any of this does not hold.
pub fn cell(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    for manner in [Manner::NotShown, Manner::DecimalPoint, Manner::DecimalComma] {
        let reading = read(text, manner);
        let line = super::one_line(text).replace('\n', " ");
        let mut rest = line.as_str();
        for said in &reading.said {
            let at = rest
                .find(&said.worded)
                .unwrap_or_else(|| panic!("{:?} is not in {rest:?} of {text:?}", said.worded));
            assert_joint(&rest[..at], text);
            rest = &rest[at + said.worded.len()..];
            check(said, text);
        }
        assert_joint(rest, text);
        assert_eq!(reading.said.is_empty(), line.is_empty(), "{text:?}");
        assert!(reading.said.len() < 2 || reading.said.iter().all(|said| !said.is_words()), "{text:?}");
    }
}

/// Nothing is lost between two figures but what divides them.
fn assert_joint(between: &str, text: &str) {
    let is_joint = |word: &str| {
        word.chars().all(|letter| !letter.is_alphanumeric())
            || matches!(word, "and" | "vs" | "versus" | "vs.")
    };
    let is_and = |word: &str| {
        matches!(fold(word).as_str(), "et" | "y" | "e" | "и" | "і" | "та" | "و" | "und")
            || fold(word) == fold("й")
    };
    assert!(
        between.split_whitespace().all(|word| is_joint(word) || is_and(word)),
        "{between:?} of {text:?} is lost"
    );
}

fn check(said: &Said, text: &str) {
    assert!(!said.worded.is_empty(), "{text:?}");
    let exact = matches!((&said.amount, said.about, said.so_far), (Amount::Exactly(_), false, false));
    match said.amount {
        Amount::Exactly(n) if exact => {
            // What a remark says, it says of a part, or of how it is known.
            let remark = said.remark.as_deref().unwrap_or_default();
            let words =
                if remark.is_empty() { said.worded.clone() } else { said.worded.replacen(remark, "", 1) };
            assert_exact(&words, n, text);
        }
        Amount::Between(low, high) | Amount::Estimate { low, high, .. } => assert!(low <= high, "{text:?}"),
        Amount::FewerThan(n) => assert!(n > 0, "{text:?}"),
        Amount::MoreThan(n) => assert!(n < u64::MAX, "{text:?}"),
        _ => {}
    }
    let nobody = Entries::default();
    if let Says::Count { quantity: Quantity::Exactly(_), .. } =
        said.says(Outcome::Killed, "people".into(), nobody)
    {
        assert!(matches!(said.amount, Amount::Exactly(_)) && !said.about && !said.and_more, "{text:?}");
    }
}

/// What happened to people in words that have an "or" and are one outcome.
const BOTH: [&str; 2] = ["killed or wounded", "killed or injured"];

/// Words and signs that make any figure beside them less than exact; a list of its own, not that of the reader.
const SOFT: [&str; 37] = [
    "about",
    "approximately",
    "approx",
    "around",
    "circa",
    "roughly",
    "almost",
    "nearly",
    "estimated",
    "some",
    "least",
    "minimum",
    "more",
    "over",
    "above",
    "most",
    "maximum",
    "fewer",
    "less",
    "under",
    "below",
    "unconfirmed",
    "possibly",
    "probably",
    "hundreds",
    "dozens",
    "dozen",
    "million",
    "thousand",
    "between",
    "or",
    "около",
    "более",
    "menos",
    "environ",
    "حوالي",
    "أكثر",
];

/// An exact figure stands in the words as digits, or as one number word, outside of brackets, and nothing there softens it.
fn assert_exact(worded: &str, n: u64, text: &str) {
    let (mut depth, mut plain) = (0, String::new());
    for letter in worded.chars() {
        match letter {
            '(' | '[' | '（' => depth += 1,
            ')' | ']' | '）' => depth -= 1,
            _ if depth == 0 => plain.push(letter),
            _ => {}
        }
    }
    let soft = |letter: char| matches!(letter, '~' | '≈' | '<' | '>' | '≤' | '≥' | '±' | '%' | '?' | '½');
    assert!(!plain.contains(soft), "{n} of {text:?}");
    assert!(!plain.trim_end().ends_with('+'), "{n} of {text:?}");
    // One word for what happened: "killed or wounded".
    let folded = BOTH.iter().fold(fold(&plain), |folded, both| folded.replace(both, ""));
    let has =
        |word: &str| folded.split(|letter: char| !letter.is_alphabetic()).any(|found| found == fold(word));
    assert!(!SOFT.iter().any(|word| has(word)), "{n} of {text:?}");
    // The digits are those of the figure; decimals can only be noughts.
    let digits: String =
        plain.chars().filter_map(number::value_of).map(|(value, _)| value.to_string()).collect();
    let bare = digits.trim_start_matches('0');
    let written = n.to_string();
    let is_written = digits.is_empty()
        || bare.trim_end_matches('0') == written.trim_start_matches('0').trim_end_matches('0');
    assert!(is_written, "{n} of {text:?}");
}
