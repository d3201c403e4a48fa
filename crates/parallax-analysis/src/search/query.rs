//! A search query, and how well names and sentences match it. It knows no dossier.

use std::ops::Range;

use memchr::memmem::Finder;
use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str, Utf32String};

use super::figure::{Figure, Part, figures, parts};
use super::fold::{fold, fold_with_places, romanised, ungrouped};
use super::sieve::{Pairs, Sieve};

/// A name in all its spellings, prepared for matching.
#[derive(Clone, Debug, Default)]
pub struct Names(Vec<Name>);

/// One spelling, and the figures with a bound in it: "over 100 dead".
#[derive(Clone, Debug)]
struct Name {
    folded: Utf32String,
    figures: Vec<Figure>,
}

impl Names {
    /// Makes a name from these spellings, each also in Latin letters if it is in Cyrillic.
    #[must_use]
    pub fn new<'a>(spellings: impl IntoIterator<Item = &'a str>) -> Self {
        let mut folded: Vec<String> = Vec::new();
        for spelling in spellings {
            for text in [Some(fold(spelling)), romanised(spelling)].into_iter().flatten() {
                let text = ungrouped(text);
                if !text.is_empty() && !folded.contains(&text) {
                    folded.push(text);
                }
            }
        }
        let name = |text: String| Name { figures: figures(&text).collect(), folded: text.into() };
        Self(folded.into_iter().map(name).collect())
    }
}

/// A sentence, folded and prepared for search.
#[derive(Clone, Debug, Default)]
pub struct Sentence {
    /// Its words.
    pub folded: String,
    /// The figures with a bound that it gives.
    pub figures: Vec<Figure>,
}

impl Sentence {
    /// Folds a sentence and collects its figures.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let folded = ungrouped(fold(text));
        Self { figures: figures(&folded).collect(), folded }
    }
}

/// How well something matches: higher is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rank {
    /// True if it contains every typed word as such, and not only its letters in sequence.
    is_whole: bool,
    score: u32,
}

impl Rank {
    /// The rank of a sentence that contains every word: below names that do.
    pub(super) const SENTENCE: Self = Self { is_whole: true, score: 0 };

    /// True if it contains every typed word, and not only its letters.
    #[must_use]
    pub const fn is_whole(self) -> bool {
        self.is_whole
    }
}

/// A search query.
pub struct Query {
    /// The words as typed, folded, and the same in Latin letters if they are in Cyrillic.
    ways: Vec<Spelling>,
    matcher: Matcher,
}

/// One spelling of the query.
struct Spelling {
    words: Vec<Word>,
    /// Figures with a bound, which match by meaning and not by their letters.
    figures: Vec<Figure>,
    /// The numbers of the figures, to be highlighted.
    numbers: Vec<Word>,
    /// Pairs of their letters, to exclude texts that cannot contain them.
    pairs: Pairs,
    /// The words alone, for fuzzy matching of names.
    pattern: Pattern,
}

/// A word or number of a query.
pub(super) struct Word {
    text: String,
    /// A number matches only at its start ("48" does not match "2048"), a word anywhere, also inside a longer
    /// one.
    number: Option<u64>,
    finder: Finder<'static>,
}

impl Query {
    /// Parses a query; one without a letter matches everything equally.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let text = with_ranges(text);
        let mut ways = vec![Spelling::new(&fold(&text))];
        ways.extend(romanised(&text).map(|text| Spelling::new(&text)));
        Self { ways, matcher: Matcher::new(Config::DEFAULT) }
    }

    /// True if nothing was typed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ways[0].words.is_empty() && self.ways[0].figures.is_empty()
    }

    /// Returns how well a name matches in its best spelling; `None` if no spelling matches.
    pub fn rank(&mut self, names: &Names) -> Option<Rank> {
        let mut best = None;
        for way in &self.ways {
            for name in &names.0 {
                if way
                    .figures
                    .iter()
                    .all(|asked| name.figures.iter().any(|found| asked.is_answered_by(found)))
                    && let Some(score) = way.pattern.score(name.folded.slice(..), &mut self.matcher)
                {
                    let is_whole = way.words.iter().all(|word| word.is_in_letters(name.folded.slice(..)));
                    best = best.max(Some(Rank { is_whole, score }));
                }
            }
        }
        best
    }

    /// True if a sentence contains every word and gives every figure that was typed.
    #[must_use]
    pub fn is_said_in(&self, sentence: &Sentence) -> bool {
        self.is_met_by(&sentence.folded, &sentence.figures)
    }

    /// The same for a sentence in two parts.
    pub(super) fn is_met_by(&self, folded: &str, figures: &[Figure]) -> bool {
        self.ways.iter().any(|way| way.is_met_by(folded, figures))
    }

    /// True if a text may match, judging only by pairs of letters.
    pub(super) fn passes(&self, sieve: &Sieve) -> bool {
        self.ways.iter().any(|way| sieve.may_hold(&way.pairs))
    }

    /// True if one of these figures, or its number, was typed.
    pub(super) fn asks_for_one_of(&self, figures: &[Figure]) -> bool {
        let way = &self.ways[0];
        let is_one = |asked: &Figure| figures.iter().any(|found| asked.is_answered_by(found));
        way.figures.iter().any(is_one) || way.words.iter().any(|word| word.is_one_of(figures))
    }

    /// The words and figures of each spelling.
    pub(super) fn ways(&self) -> impl Iterator<Item = (&[Word], &[Figure])> {
        self.ways.iter().map(|way| (way.words.as_slice(), way.figures.as_slice()))
    }

    /// The parts of a displayed name that match, as byte ranges, ascending. Empty for right-to-left text,
    /// where colouring single letters would break their joining.
    #[must_use]
    pub fn letters(&mut self, shown: &str) -> Vec<Range<usize>> {
        let words = self.words(shown);
        if !words.is_empty() || self.is_empty() || shown.chars().any(is_right_to_left) {
            return words;
        }
        let (folded, places) = fold_with_places(shown);
        let mut found = Vec::new();
        for way in &self.ways {
            found.clear();
            if way.pattern.indices(Utf32Str::Unicode(&folded), &mut self.matcher, &mut found).is_some() {
                break;
            }
            found.clear();
        }
        found.sort_unstable();
        joined(found.iter().filter_map(|at| places.get(*at as usize)))
    }

    /// The parts of `shown` that are typed words or numbers, as byte ranges, ascending; empty if one of them
    /// is missing there, and for right-to-left text.
    #[must_use]
    pub fn words(&self, shown: &str) -> Vec<Range<usize>> {
        let ranges = self.words_found(shown);
        let way = &self.ways[0];
        if ranges.len() < way.words.len() + way.numbers.len() { Vec::new() } else { joined(ranges.iter()) }
    }

    /// The same, even if some of them are missing.
    #[must_use]
    pub fn some_words(&self, shown: &str) -> Vec<Range<usize>> {
        joined(self.words_found(shown).iter())
    }

    /// The first occurrence of each word, ascending, and the numbers of the figures, however they are worded.
    fn words_found(&self, shown: &str) -> Vec<Range<usize>> {
        if self.is_empty() || shown.chars().any(is_right_to_left) {
            return Vec::new();
        }
        let (folded, places) = fold_with_places(shown);
        let text: String = folded.iter().collect();
        let mut best = Vec::new();
        for way in &self.ways {
            let found = way.words.iter().chain(&way.numbers).filter_map(|word| word.find(&text));
            let ranges = found.filter_map(|at| {
                let [start, end] = [at.start, at.end].map(|at| text[..at].chars().count());
                Some(places.get(start)?.start..places.get(end.checked_sub(1)?)?.end)
            });
            let mut ranges: Vec<Range<usize>> = ranges.collect();
            ranges.sort_unstable_by_key(|range| (range.start, range.end));
            if ranges.len() > best.len() {
                best = ranges;
            }
        }
        best
    }
}

/// Merges ranges that touch or overlap.
fn joined<'a>(ranges: impl Iterator<Item = &'a Range<usize>>) -> Vec<Range<usize>> {
    let mut joined: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match joined.last_mut() {
            Some(last) if last.end >= range.start => last.end = last.end.max(range.end),
            _ => joined.push(range.clone()),
        }
    }
    joined
}

impl Spelling {
    fn new(folded: &str) -> Self {
        let (mut words, mut asked) = (Vec::new(), Vec::new());
        for part in parts(folded) {
            match part {
                Part::Figure(figure) => asked.push(figure),
                Part::Number(number) => words.push(Word::of_number(number)),
                Part::Word(word) => words.push(Word::new(word, None)),
            }
        }
        let text: Vec<&str> = words.iter().map(Word::text).collect();
        let pattern =
            Pattern::new(&text.join(" "), CaseMatching::Respect, Normalization::Never, AtomKind::Fuzzy);
        let numbers = asked.iter().flat_map(Figure::numbers);
        let numbers = numbers.map(Word::of_number).collect();
        let pairs = Pairs::new(text.iter().copied());
        Self { words, figures: asked, numbers, pairs, pattern }
    }

    fn is_met_by(&self, folded: &str, figures: &[Figure]) -> bool {
        self.figures.iter().all(|asked| figures.iter().any(|found| asked.is_answered_by(found)))
            && self.words.iter().all(|word| word.is_met_by(folded, figures))
    }
}

impl Word {
    fn new(text: String, number: Option<u64>) -> Self {
        let finder = Finder::new(text.as_bytes()).into_owned();
        Self { text, number, finder }
    }

    fn of_number(number: u64) -> Self {
        Self::new(number.to_string(), Some(number))
    }

    /// As typed, folded.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// True if a text contains it, or if it is a number among the figures.
    pub(super) fn is_met_by(&self, folded: &str, figures: &[Figure]) -> bool {
        self.is_one_of(figures) || self.find(folded).is_some()
    }

    fn is_one_of(&self, figures: &[Figure]) -> bool {
        self.number.is_some_and(|number| figures.iter().any(|found| found.names(number)))
    }

    /// Its position in a folded text.
    pub(super) fn find(&self, folded: &str) -> Option<Range<usize>> {
        let bytes = folded.as_bytes();
        let begins = |at: &usize| {
            let before = bytes[..*at].iter().rev().find(|byte| **byte != b',');
            self.number.is_none() || !before.is_some_and(u8::is_ascii_digit)
        };
        let at = self.finder.find_iter(bytes).find(begins)?;
        Some(at..at + self.text.len())
    }

    /// True if a name contains it.
    fn is_in_letters(&self, name: Utf32Str<'_>) -> bool {
        match name {
            Utf32Str::Ascii(bytes) => std::str::from_utf8(bytes).is_ok_and(|name| self.find(name).is_some()),
            Utf32Str::Unicode(letters) => self.find(&letters.iter().collect::<String>()).is_some(),
        }
    }
}

/// Replaces a dash between two numbers, which folding would drop, by a word: "20–40" becomes "20 to 40".
fn with_ranges(text: &str) -> String {
    let words = text.split_whitespace().map(|word| {
        let is_dash = |letter: char| matches!(letter, '-' | '‐'..='―' | '−');
        let is_number =
            |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit() || byte == b',');
        match word.split_once(is_dash) {
            Some((low, high)) if is_number(low) && is_number(high) => format!("{low} to {high}"),
            _ => word.to_owned(),
        }
    });
    words.collect::<Vec<_>>().join(" ")
}

/// Hebrew, Arabic and the scripts between them in Unicode, with the presentation forms.
const fn is_right_to_left(letter: char) -> bool {
    matches!(letter, '\u{0590}'..='\u{08FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
}
