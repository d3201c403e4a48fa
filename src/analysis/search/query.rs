//! What somebody types, and how well names match it. It knows no dossier.

use std::ops::Range;

use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str, Utf32String};

use super::fold::{fold, fold_with_places, romanised};

/// A name in all its spellings, ready to be compared.
#[derive(Clone, Debug, Default)]
pub struct Names(Vec<Utf32String>);

impl Names {
    /// A name by these spellings, each also in Latin letters where it is in Cyrillic.
    #[must_use]
    pub fn new<'a>(spellings: impl IntoIterator<Item = &'a str>) -> Self {
        let mut folded: Vec<String> = Vec::new();
        for spelling in spellings {
            for text in [Some(fold(spelling)), romanised(spelling)].into_iter().flatten() {
                if !text.is_empty() && !folded.contains(&text) {
                    folded.push(text);
                }
            }
        }
        Self(folded.into_iter().map(Utf32String::from).collect())
    }
}

/// How well a name matches: higher is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rank {
    /// Whether every word typed stands in the name as it is, and not only its letters one after the other.
    whole: bool,
    score: u32,
}

impl Rank {
    /// The rank of a sentence that holds every word: after names that do.
    pub(super) const SENTENCE: Self = Self { whole: true, score: 0 };
}

/// What somebody typed.
pub struct Query {
    /// The words as typed, folded, and the same in Latin letters where they are in Cyrillic.
    ways: Vec<Way>,
    matcher: Matcher,
}

struct Way {
    words: Vec<String>,
    pattern: Pattern,
}

impl Query {
    /// A query; one without a letter matches everything alike.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut ways = vec![Way::new(&fold(text))];
        ways.extend(romanised(text).map(|text| Way::new(&text)));
        Self { ways, matcher: Matcher::new(Config::DEFAULT) }
    }

    /// Whether nothing was typed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ways[0].words.is_empty()
    }

    /// How well a name matches in the spelling that does best; none where no spelling does.
    pub fn rank(&mut self, names: &Names) -> Option<Rank> {
        let mut best = None;
        for way in &self.ways {
            for name in &names.0 {
                if let Some(score) = way.pattern.score(name.slice(..), &mut self.matcher) {
                    let whole = way.words.iter().all(|word| holds(name.slice(..), word));
                    best = best.max(Some(Rank { whole, score }));
                }
            }
        }
        best
    }

    /// Whether a sentence, folded, holds every word that was typed.
    #[must_use]
    pub fn is_said_in(&self, folded: &str) -> bool {
        self.ways.iter().any(|way| way.words.iter().all(|word| folded.contains(word.as_str())))
    }

    /// The parts of `shown` that match, in bytes, ascending. Nothing for text that is written from right to left,
    /// where letters cannot be told apart from their neighbours by colour without breaking the joining.
    #[must_use]
    pub fn letters(&mut self, shown: &str) -> Vec<Range<usize>> {
        if self.is_empty() || shown.chars().any(is_right_to_left) {
            return Vec::new();
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
        let mut ranges: Vec<Range<usize>> = Vec::new();
        for place in found.iter().filter_map(|at| places.get(*at as usize)) {
            match ranges.last_mut() {
                Some(last) if last.end >= place.start => last.end = last.end.max(place.end),
                _ => ranges.push(place.clone()),
            }
        }
        ranges
    }
}

impl Way {
    fn new(folded: &str) -> Self {
        let words = folded.split_whitespace().map(str::to_owned).collect();
        let pattern = Pattern::new(folded, CaseMatching::Respect, Normalization::Never, AtomKind::Fuzzy);
        Self { words, pattern }
    }
}

fn holds(name: Utf32Str<'_>, word: &str) -> bool {
    match name {
        Utf32Str::Ascii(bytes) => std::str::from_utf8(bytes).is_ok_and(|name| name.contains(word)),
        Utf32Str::Unicode(letters) => {
            let word: Vec<char> = word.chars().collect();
            word.is_empty() || letters.windows(word.len()).any(|part| part == word)
        }
    }
}

/// Hebrew, Arabic and the scripts between them, with the presentation forms.
const fn is_right_to_left(letter: char) -> bool {
    matches!(letter, '\u{0590}'..='\u{08FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
}
