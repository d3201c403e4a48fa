//! Figures as people type and write them: "over 100", ">100", "100+", "some 500". It knows no dossier.

use crate::dossier::{Count, Quantity};

/// The kind of bound a figure gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// "exactly 48".
    Exactly,
    /// "at least 48".
    AtLeast,
    /// "more than 48".
    MoreThan,
    /// "48+", which may be either.
    OrMore,
    /// "at most 48".
    AtMost,
    /// "fewer than 48".
    FewerThan,
    /// "about 48".
    About,
    /// "40 to 50".
    Between,
}

/// A figure with its bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figure {
    bound: Bound,
    low: u64,
    /// Equal to `low`, except for a range.
    high: u64,
}

/// A part of a text: a figure with a bound, a plain number, or a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// A number with its bound.
    Figure(Figure),
    /// A number alone.
    Number(u64),
    /// Anything else.
    Word(String),
}

/// Words before a number, folded; the longest first.
const BEFORE: &[(&[&str], Bound)] = &[
    (&["a", "minimum", "of"], Bound::AtLeast),
    (&["a", "maximum", "of"], Bound::AtMost),
    (&["no", "fewer", "than"], Bound::AtLeast),
    (&["not", "fewer", "than"], Bound::AtLeast),
    (&["no", "less", "than"], Bound::AtLeast),
    (&["not", "less", "than"], Bound::AtLeast),
    (&["no", "more", "than"], Bound::AtMost),
    (&["not", "more", "than"], Bound::AtMost),
    (&["in", "excess", "of"], Bound::MoreThan),
    (&["more", "than"], Bound::MoreThan),
    (&["greater", "than"], Bound::MoreThan),
    (&["upwards", "of"], Bound::MoreThan),
    (&["at", "least"], Bound::AtLeast),
    (&["at", "most"], Bound::AtMost),
    (&["up", "to"], Bound::AtMost),
    (&["fewer", "than"], Bound::FewerThan),
    (&["less", "than"], Bound::FewerThan),
    (&["over"], Bound::MoreThan),
    (&["above"], Bound::MoreThan),
    (&["exceeding"], Bound::MoreThan),
    (&[">"], Bound::MoreThan),
    (&["minimum"], Bound::AtLeast),
    (&[">="], Bound::AtLeast),
    (&["≥"], Bound::AtLeast),
    (&["maximum"], Bound::AtMost),
    (&["<="], Bound::AtMost),
    (&["≤"], Bound::AtMost),
    (&["under"], Bound::FewerThan),
    (&["below"], Bound::FewerThan),
    (&["<"], Bound::FewerThan),
    (&["exactly"], Bound::Exactly),
    (&["="], Bound::Exactly),
    (&["about"], Bound::About),
    (&["around"], Bound::About),
    (&["approximately"], Bound::About),
    (&["roughly"], Bound::About),
    (&["circa"], Bound::About),
    (&["some"], Bound::About),
    (&["~"], Bound::About),
    (&["≈"], Bound::About),
];

/// Words after a number.
const BEHIND: &[(&[&str], Bound)] = &[
    (&["or", "more"], Bound::AtLeast),
    (&["or", "fewer"], Bound::AtMost),
    (&["or", "less"], Bound::AtMost),
    (&["+"], Bound::OrMore),
];

/// Number words, as far as they commonly occur with a bound.
const WORDS: [&str; 13] =
    ["a", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

impl Figure {
    const fn new(bound: Bound, figure: u64) -> Self {
        Self { bound, low: figure, high: figure }
    }

    /// The figure that a count gives; `None` for words, names and claims without a number. A running count is
    /// a minimum.
    #[must_use]
    pub fn from_count(count: &Count) -> Option<Self> {
        Some(match count.quantity {
            // Only one bound can be typed, and "about" says the most about how far to trust the figure.
            Quantity::AtLeast(n) | Quantity::MoreThan(n) | Quantity::AtMost(n) | Quantity::FewerThan(n)
                if count.about =>
            {
                Self::new(Bound::About, n)
            }
            Quantity::Between(low, _) if count.and_more => Self::new(Bound::AtLeast, low),
            Quantity::Exactly(n) if count.so_far => Self::new(Bound::AtLeast, n),
            Quantity::Exactly(n) => Self::new(Bound::Exactly, n),
            Quantity::AtLeast(n) => Self::new(Bound::AtLeast, n),
            Quantity::MoreThan(n) => Self::new(Bound::MoreThan, n),
            Quantity::AtMost(n) => Self::new(Bound::AtMost, n),
            Quantity::FewerThan(n) => Self::new(Bound::FewerThan, n),
            Quantity::About(n) => Self::new(Bound::About, n),
            Quantity::Between(low, high) => Self { bound: Bound::Between, low, high },
            Quantity::Estimate(ref estimate) => match (estimate.point, estimate.interval()) {
                (Some(point), _) => Self::new(Bound::About, point),
                (None, Some((low, high))) => Self { bound: Bound::Between, low, high },
                (None, None) => return None,
            },
            Quantity::Words(_)
            | Quantity::Named(_)
            | Quantity::Times { .. }
            | Quantity::Half { .. }
            | Quantity::Most { .. }
            | Quantity::NotGiven => return None,
        })
    }

    /// True if `found` matches: the same figure with the same bound. "100+" matches both "more than 100" and
    /// "at least 100"; those two never match each other.
    #[must_use]
    pub const fn is_answered_by(&self, found: &Self) -> bool {
        if self.low != found.low || self.high != found.high {
            return false;
        }
        match (self.bound, found.bound) {
            (Bound::OrMore, other) | (other, Bound::OrMore) => has_open_end(other),
            (one, other) => one as u8 == other as u8,
        }
    }

    /// Its number, or both numbers of a range.
    pub fn numbers(&self) -> impl Iterator<Item = u64> + use<> {
        let high = (self.low != self.high).then_some(self.high);
        std::iter::once(self.low).chain(high)
    }

    /// True if it is, or ends with, this number.
    #[must_use]
    pub const fn names(&self, number: u64) -> bool {
        self.low == number || self.high == number
    }
}

const fn has_open_end(bound: Bound) -> bool {
    matches!(bound, Bound::AtLeast | Bound::MoreThan | Bound::OrMore)
}

/// Splits a [folded](super::fold) text into parts.
#[must_use]
pub fn parts(folded: &str) -> Vec<Part> {
    let tokens: Vec<Token<'_>> = folded.split_whitespace().flat_map(tokens).collect();
    let mut parts = Vec::with_capacity(tokens.len());
    let mut at = 0;
    while at < tokens.len() {
        let (part, taken) = part(&tokens[at..]);
        parts.push(part);
        at += taken;
    }
    parts
}

/// The figures with a bound in a folded text.
pub fn figures(folded: &str) -> impl Iterator<Item = Figure> {
    // Most texts contain no number at all.
    let parts =
        if folded.contains(|letter: char| letter.is_ascii_digit()) { parts(folded) } else { Vec::new() };
    parts.into_iter().filter_map(|part| if let Part::Figure(figure) = part { Some(figure) } else { None })
}

#[derive(Clone, Copy, Debug)]
enum Token<'a> {
    Number(u64),
    Word(&'a str),
}

/// Splits a word where signs adjoin a number: ">100", "100+", "(48)".
fn tokens(word: &str) -> impl Iterator<Item = Token<'_>> {
    let inside = word.trim_start_matches(['(', '[', ',', ';', ':']);
    let (sign, rest) = inside.split_at(inside.find(|c| !is_sign(c)).unwrap_or(0));
    let rest = rest.trim_end_matches(|letter: char| letter != '+' && !letter.is_alphanumeric());
    let (digits, plus) = match rest.strip_suffix('+') {
        Some(digits) => (digits, Some(Token::Word("+"))),
        None => (rest, None),
    };
    let found = match number(digits) {
        Some(number) => [(!sign.is_empty()).then_some(Token::Word(sign)), Some(Token::Number(number)), plus],
        None => [Some(Token::Word(word)), None, None],
    };
    found.into_iter().flatten()
}

const fn is_sign(letter: char) -> bool {
    matches!(letter, '<' | '>' | '=' | '≤' | '≥' | '~' | '≈')
}

/// Parses a whole number, with or without thousands separators.
fn number(digits: &str) -> Option<u64> {
    let mut groups = digits.split(',');
    let first = groups.next()?;
    let is_grouped = groups.clone().next().is_some();
    let is_sound = groups.clone().all(|group| group.len() == 3) && (!is_grouped || first.len() <= 3);
    if !is_sound || !digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b',') || first.is_empty() {
        return None;
    }
    let mut all = first.to_owned();
    all.extend(groups);
    all.parse().ok()
}

/// Reads the part at the start of `tokens`; returns it with its number of tokens.
fn part(tokens: &[Token<'_>]) -> (Part, usize) {
    for (words, bound) in BEFORE {
        if begins(tokens, words)
            && let Some((figure, taken)) = number_at(&tokens[words.len()..])
        {
            return (Part::Figure(Figure::new(*bound, figure)), words.len() + taken);
        }
    }
    if begins(tokens, &["between"])
        && let Some((range, taken)) = range_at(&tokens[1..], "and")
    {
        return (Part::Figure(range), 1 + taken);
    }
    if let Some((range, taken)) = range_at(tokens, "to") {
        return (Part::Figure(range), taken);
    }
    if let Some((figure, taken)) = number_at(tokens) {
        for (words, bound) in BEHIND {
            if begins(&tokens[taken..], words) {
                return (Part::Figure(Figure::new(*bound, figure)), taken + words.len());
            }
        }
    }
    let part = match tokens[0] {
        Token::Number(number) => Part::Number(number),
        Token::Word(word) => Part::Word(word.to_owned()),
    };
    (part, 1)
}

fn begins(tokens: &[Token<'_>], words: &[&str]) -> bool {
    tokens.len() >= words.len()
        && words.iter().zip(tokens).all(|(word, token)| matches!(token, Token::Word(other) if other == word))
}

/// Reads a number in digits or words; returns it with its number of tokens.
fn number_at(tokens: &[Token<'_>]) -> Option<(u64, usize)> {
    let (figure, mut taken) = match *tokens.first()? {
        Token::Number(number) => (number, 1),
        Token::Word(word) => {
            let index = WORDS.iter().position(|known| *known == word)?;
            (index.max(1) as u64, 1)
        }
    };
    let scale = match tokens.get(1) {
        Some(Token::Word("hundred")) => 100,
        Some(Token::Word("thousand")) => 1_000,
        Some(Token::Word("million")) => 1_000_000,
        _ => 1,
    };
    if scale > 1 {
        taken += 1;
    } else if matches!(tokens[0], Token::Word("a")) {
        // An article, not a number.
        return None;
    }
    Some((figure.checked_mul(scale)?, taken))
}

fn range_at(tokens: &[Token<'_>], between: &str) -> Option<(Figure, usize)> {
    let (low, taken) = number_at(tokens)?;
    if !begins(&tokens[taken..], &[between]) {
        return None;
    }
    let (high, more) = number_at(&tokens[taken + 1..])?;
    (low < high).then_some((Figure { bound: Bound::Between, low, high }, taken + 1 + more))
}

#[cfg(test)]
mod tests {
    use super::super::fold;
    use super::*;

    fn one(text: &str) -> Figure {
        let parts = parts(&fold(text));
        let [Part::Figure(figure)] = parts[..] else { panic!("{text}: {parts:?}") };
        figure
    }

    #[test]
    fn one_bound_has_many_spellings() {
        for (bound, spellings) in [
            (
                Bound::MoreThan,
                &["more than 100", "over 100", ">100", "> 100", "Above 100", "over a hundred"][..],
            ),
            (Bound::AtLeast, &["at least 100", "≥100", ">= 100", "no fewer than 100", "100 or more"]),
            (Bound::OrMore, &["100+", "100 +"]),
            (Bound::AtMost, &["at most 100", "no more than one hundred", "up to 100", "<=100", "≤ 100"]),
            (Bound::FewerThan, &["fewer than 100", "less than 100", "under 100", "<100"]),
            (Bound::About, &["about 100", "some 100", "~100", "approximately 100", "≈100"]),
            (Bound::Exactly, &["exactly 100", "=100"]),
        ] {
            for text in spellings {
                assert_eq!(one(text), Figure::new(bound, 100), "{text}");
            }
        }
        assert_eq!(one("over 5,283,220").low, 5_283_220);
        assert_eq!((one("20 to 40").low, one("between 20 and 40").high), (20, 40));
    }

    #[test]
    fn what_is_no_figure_stays_words() {
        for text in
            ["more than", "over the river", "some of a", "at least", "t72", "1,2", "over a bridge", "+"]
        {
            assert_eq!(figures(&fold(text)).count(), 0, "{text}");
        }
        assert_eq!(parts("sohr 48"), [Part::Word("sohr".into()), Part::Number(48)]);
        assert_eq!(parts("(48),"), [Part::Number(48)]);
        assert_eq!(parts("99999999999999999999"), [Part::Word("99999999999999999999".into())]);
    }

    #[test]
    fn bounds_are_never_taken_for_each_other() {
        let [more, least, most, open] = ["over 100", "at least 100", "at most 100", "100+"].map(one);
        assert!(open.is_answered_by(&more) && open.is_answered_by(&least) && !open.is_answered_by(&most));
        assert!(!more.is_answered_by(&least) && !least.is_answered_by(&more) && !more.is_answered_by(&most));
        assert!(!more.is_answered_by(&one("over 101")));
    }

    #[test]
    fn a_running_count_is_a_floor() {
        let of = crate::dossier::Id::from_index(0);
        let plain = || Count::new(crate::dossier::Outcome::Killed, of, Quantity::Exactly(48));
        let count = |so_far| Count { so_far, ..plain() };
        assert_eq!(Figure::from_count(&count(true)), Some(one("at least 48")));
        assert_eq!(Figure::from_count(&count(false)), Some(one("exactly 48")));
    }
}
