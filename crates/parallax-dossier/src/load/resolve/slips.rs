//! Warnings about quantities that are likely a slip: a figure written as words, a bound that says nothing or says it in a
//! roundabout way, and a wording that has another figure than the quantity.

use super::super::diagnostic::Code;
use super::super::site::Site;
use super::report::{Report, quoted};
use crate::dossier::{Count, Quantity};

/// What stands before a figure, and how the format writes it; the longer of two that begin alike comes first.
const BOUNDS: [(&str, &str); 31] = [
    ("no more than", "AtMost"),
    ("not more than", "AtMost"),
    ("not above", "AtMost"),
    ("at most", "AtMost"),
    ("up to", "AtMost"),
    ("≤", "AtMost"),
    ("<=", "AtMost"),
    ("no fewer than", "AtLeast"),
    ("no less than", "AtLeast"),
    ("not fewer than", "AtLeast"),
    ("not less than", "AtLeast"),
    ("at least", "AtLeast"),
    ("≥", "AtLeast"),
    (">=", "AtLeast"),
    ("more than", "MoreThan"),
    ("over", "MoreThan"),
    (">", "MoreThan"),
    ("fewer than", "FewerThan"),
    ("less than", "FewerThan"),
    ("under", "FewerThan"),
    ("<", "FewerThan"),
    ("approximately", "About"),
    ("roughly", "About"),
    ("around", "About"),
    ("about", "About"),
    ("nearly", "About"),
    ("almost", "About"),
    ("circa", "About"),
    ("ca.", "About"),
    ("some", "About"),
    ("~", "About"),
];

/// Warns of a quantity that another one says plainly, or that says nothing.
pub(super) fn report_odd(quantity: &Quantity, site: Site, to: &mut Report) {
    let plainly = match *quantity {
        Quantity::About(0) | Quantity::AtMost(0) | Quantity::FewerThan(1) => "Exactly(0)".to_owned(),
        Quantity::AtLeast(0) => "NotGiven".to_owned(),
        Quantity::Between(low, high) if low == high => format!("Exactly({low})"),
        _ => return,
    };
    let message = match quantity {
        Quantity::AtLeast(_) => format!("“{quantity}” says nothing: no number can be less"),
        Quantity::About(_) => "“about 0” is either none or a figure that is not given".to_owned(),
        _ => format!("“{quantity}” can only be one number"),
    };
    to.add_hinted(Code::OddQuantity, site, message, format!("did you mean `{plainly}`?"));
}

/// Warns of words that are a figure, alone or with a bound.
pub(super) fn report_figure_in_words(words: &str, site: Site, to: &mut Report) {
    if words.len() > 100 {
        return;
    }
    let lower = words.trim().to_lowercase();
    let found = BOUNDS.iter().find_map(|(bound, variant)| {
        let rest = lower.strip_prefix(bound)?;
        figure(rest.trim_start()).map(|figure| (*variant, figure))
    });
    let Some((variant, figure)) = found.or_else(|| Some(("Exactly", figure(&lower)?))) else { return };
    let message = format!("{} is a figure; `Words` is for what names none, such as “dozens”", quoted(words));
    let hint = format!("write `{variant}({figure})`, and how the document puts it in `worded`");
    to.add_hinted(Code::FigureInWords, site, message, hint);
}

/// Warns of a wording that has figures, none of which is the quantity's.
pub(super) fn report_unlike(count: &Count, worded: &str, site: Site, to: &mut Report) {
    if worded.len() > 1_000 || !worded.contains(|letter| digit(letter).is_some()) {
        return;
    }
    let mut numbers = count.quantity.figures();
    if numbers.is_empty() {
        return;
    }
    // "More than 99" and "at least 100" are one statement.
    match count.quantity {
        Quantity::AtLeast(n) | Quantity::FewerThan(n) => numbers.push(n.saturating_sub(1)),
        Quantity::MoreThan(n) | Quantity::AtMost(n) => numbers.push(n.saturating_add(1)),
        _ => {}
    }
    let found = [Blank::Groups, Blank::Parts].map(|blank| figures(worded, blank)).concat();
    let is_told = |figure: &u64| numbers.iter().any(|number| is_of_figure(*number, *figure));
    if found.iter().any(is_told) || found.is_empty() {
        return;
    }
    let message = format!("the quantity is {count}, but the wording is {}", quoted(worded));
    to.add_hinted(Code::UnlikeFigure, site, message, "one of the two is a slip".to_owned());
}

/// Whether a number is the figure, or so many tens, dozens, thousands or millions: "5 million", "170 myriads", "1.5m".
fn is_of_figure(number: u64, figure: u64) -> bool {
    if figure == 0 || !number.is_multiple_of(figure) {
        return number == figure;
    }
    let mut scale = number / figure;
    while scale > 0 && scale.is_multiple_of(10) {
        scale /= 10;
    }
    matches!(scale, 1 | 2 | 12) && (scale != 2 || number / figure >= 20)
}

/// The figures of a text, without the signs between their thousands and without decimals that are nought.
fn figures(text: &str, blank: Blank) -> Vec<u64> {
    let letters: Vec<char> = text.chars().collect();
    let (mut found, mut at) = (Vec::new(), 0);
    while at < letters.len() {
        // Each group of digits with the sign before it.
        let mut parts: Vec<(char, &[char])> = Vec::new();
        let (mut sign, mut start) = (' ', at);
        loop {
            let count = letters[start..].iter().take_while(|letter| digit(**letter).is_some()).count();
            let is_part = match (parts.last(), sign) {
                // A plain blank also stands between two figures.
                (Some((_, before)), ' ') => blank == Blank::Groups && count == 3 && before.len() <= 3,
                _ => count > 0,
            };
            if !is_part {
                break;
            }
            parts.push((sign, &letters[start..start + count]));
            at = start + count;
            match letters.get(at) {
                Some(next) if groups(*next) || *next == ' ' => (sign, start) = (*next, at + 1),
                _ => break,
            }
        }
        at += usize::from(parts.is_empty());
        found.extend(value(&parts));
    }
    found
}

/// What the groups of digits are worth together. Decimals count as digits ("1.5 million"), unless all are nought.
fn value(parts: &[(char, &[char])]) -> Option<u64> {
    let (first, rest) = parts.split_first()?;
    let is_decimal = rest.last().is_some_and(|(sign, digits)| {
        let is_other = rest.first().is_some_and(|(other, _)| other != sign);
        let is_nought = digits.iter().all(|letter| digit(*letter) == Some(0));
        is_nought && *sign != ' ' && (is_other || digits.len() < 3 || *sign == '\u{66b}')
    });
    let rest = &rest[..rest.len() - usize::from(is_decimal)];
    let mut digits = std::iter::once(first).chain(rest).flat_map(|(_, digits)| digits.iter().copied());
    digits.try_fold(0_u64, |number, letter| number.checked_mul(10)?.checked_add(digit(letter)?))
}

/// What a plain blank before three digits does.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Blank {
    /// It stands between the thousands of one figure.
    Groups,
    /// It stands between two figures.
    Parts,
}

/// The figure that a text is, and nothing else.
fn figure(text: &str) -> Option<u64> {
    let is_figure = |letter: char| digit(letter).is_some() || groups(letter) || letter == ' ';
    let begins = text.chars().next().is_some_and(|letter| digit(letter).is_some());
    match figures(text, Blank::Groups).as_slice() {
        [only] if begins && text.chars().all(is_figure) => Some(*only),
        _ => None,
    }
}

/// Whether a sign stands between the digits of one figure.
fn groups(letter: char) -> bool {
    matches!(letter, ',' | '.' | '\'' | '’' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\u{66b}' | '\u{66c}')
}

/// What a digit of the scripts that the bundled fonts have is worth.
fn digit(letter: char) -> Option<u64> {
    let zero = match letter {
        '0'..='9' => '0',
        '\u{660}'..='\u{669}' => '\u{660}',
        '\u{6f0}'..='\u{6f9}' => '\u{6f0}',
        '\u{966}'..='\u{96f}' => '\u{966}',
        _ => return None,
    };
    Some(u64::from(u32::from(letter) - u32::from(zero)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::{GroupId, Id as _, Outcome};

    #[test]
    fn a_figure_is_told_from_words() {
        for (words, told) in [
            ("48", Some("Exactly(48)")),
            ("1,200", Some("Exactly(1200)")),
            ("1 200", Some("Exactly(1200)")),
            ("48.0", Some("Exactly(48)")),
            ("12 13", None),
            ("٤٧١", Some("Exactly(471)")),
            ("over 100", Some("MoreThan(100)")),
            ("No fewer than 1’000", Some("AtLeast(1000)")),
            ("~40", Some("About(40)")),
            ("dozens", None),
            ("2 dozen", None),
            ("some", None),
            ("hundreds (200 to 300)", None),
            ("90 percent", None),
            ("", None),
        ] {
            let mut report = Report::new(true);
            report_figure_in_words(words, Site::ROOT, &mut report);
            let hint = report.problems.first().and_then(|problem| problem.hint.clone());
            assert_eq!(hint.is_some(), told.is_some(), "{words}: {hint:?}");
            assert!(told.is_none_or(|told| hint.is_some_and(|hint| hint.contains(told))), "{words}");
        }
    }

    #[test]
    fn a_wording_with_another_figure_is_told() {
        for (quantity, worded, is_fine) in [
            (Quantity::Exactly(279), "approximately 379", false),
            (Quantity::Exactly(48), "4800", false),
            (Quantity::Exactly(480), "48", true),
            (Quantity::Exactly(48), "48 of 200", true),
            (Quantity::Exactly(48), "forty-eight", true),
            (Quantity::Exactly(471), "٤٧١", true),
            (Quantity::AtLeast(100), "more than 99", true),
            (Quantity::AtMost(49), "fewer than 50", true),
            (Quantity::Exactly(1_700_000), "170 myriads", true),
            (Quantity::About(1_500_000), "some 1.5 million", true),
            (Quantity::Between(20, 40), "20–40", true),
            (Quantity::Between(20, 40), "30 to 50", false),
            (Quantity::Exactly(24), "2 dozen", true),
            (Quantity::Exactly(1_234), "1 234", true),
            (Quantity::Exactly(1_234_567), "some 1 234 567 people", true),
            (Quantity::Exactly(1_234), "1,234.0", true),
            (Quantity::Exactly(1_234), "1.234,00", true),
            (Quantity::Exactly(1_234), "1\u{a0}234", true),
            (Quantity::Exactly(1_234), "1 235", false),
            (Quantity::Exactly(1_234), "1,235.0", false),
            (Quantity::Exactly(1_234), "12 34", false),
            (Quantity::Exactly(1_000), "1.000", true),
            // Two figures with a blank between them are also read as two.
            (Quantity::Exactly(48), "48 200", true),
            (Quantity::Exactly(24), "7 of 24, 200 more", true),
            (Quantity::Exactly(4), "2 or so", false),
            (Quantity::Words("dozens".into()), "48", true),
        ] {
            let mut report = Report::new(true);
            let count = Count::new(Outcome::Killed, GroupId::from_index(0), quantity);
            report_unlike(&count, worded, Site::ROOT, &mut report);
            assert_eq!(report.problems.is_empty(), is_fine, "{count:?} and {worded}");
        }
    }

    #[test]
    fn a_bound_that_says_nothing_is_told() {
        let odd = |quantity| {
            let mut report = Report::new(true);
            report_odd(&quantity, Site::ROOT, &mut report);
            report.problems.pop().and_then(|problem| problem.hint)
        };
        for quantity in [Quantity::About(0), Quantity::FewerThan(1), Quantity::AtMost(0)] {
            assert_eq!(odd(quantity).as_deref(), Some("did you mean `Exactly(0)`?"));
        }
        assert_eq!(odd(Quantity::AtLeast(0)).as_deref(), Some("did you mean `NotGiven`?"));
        assert_eq!(odd(Quantity::Between(5, 5)).as_deref(), Some("did you mean `Exactly(5)`?"));
        for fine in
            [Quantity::Exactly(0), Quantity::MoreThan(0), Quantity::Between(0, 5), Quantity::FewerThan(2)]
        {
            assert_eq!(odd(fine), None);
        }
    }
}
