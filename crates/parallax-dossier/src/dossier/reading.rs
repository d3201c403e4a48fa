//! Readings: declared rules for which range a word such as "dozens" is read as.
//!
//! A reading is somebody's convention, never what the source said; anything that shows a range from a reading
//! names it.

use super::{Quantity, Tolerance};

/// A rule for turning words into ranges.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// The id in the file.
    pub key: String,
    /// The display name.
    pub name: String,
    /// The source of the rule, and who uses it.
    pub basis: String,
    /// The words it covers.
    pub words: Vec<WordRange>,
    /// How it reads a range given in words: "dozens or hundreds".
    pub of_range: OfRange,
    /// How far "about" reaches; `None` if the rule does not say.
    pub about: Option<Tolerance>,
}

/// What one word is read as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordRange {
    /// The word or phrase as claims give it; case is ignored.
    pub words: String,
    /// Its range, always one with [bounds](Quantity::bounds); `None` if the rule deliberately leaves it a
    /// word.
    pub range: Option<Quantity>,
}

/// How a reading treats a range given in words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize)]
pub enum OfRange {
    /// Not at all: unless the whole phrase is listed, it stays words.
    #[default]
    Nothing,
    /// As the range of its lowest word.
    Lowest,
}

impl Reading {
    /// The reading that leaves every word a word.
    #[must_use]
    pub fn words_only() -> Self {
        Self {
            key: "words-only".to_owned(),
            name: "Words only".to_owned(),
            basis: "No word is turned into a number.".to_owned(),
            ..Self::default()
        }
    }

    /// The range that `words` are read as; `None` if they stay words.
    ///
    /// ```
    /// use parallax_dossier::dossier::{Quantity, Reading, WordRange};
    /// let dozens = WordRange { words: "dozens".into(), range: Some(Quantity::AtLeast(24)) };
    /// let reading = Reading { words: vec![dozens], ..Reading::default() };
    /// assert_eq!(reading.look_up("Dozens"), Some(&Quantity::AtLeast(24)));
    /// assert_eq!(reading.look_up("dozens or hundreds"), None);
    /// ```
    #[must_use]
    pub fn look_up(&self, words: &str) -> Option<&Quantity> {
        if let Some(known) = self.entry(words) {
            return known.range.as_ref();
        }
        match self.of_range {
            OfRange::Nothing => None,
            OfRange::Lowest => {
                let parts: Option<Vec<_>> =
                    parts(words).map(|part| self.entry(part)?.range.as_ref()).collect();
                parts.filter(|parts| parts.len() > 1)?.into_iter().min_by_key(|range| range.bounds())
            }
        }
    }

    /// True if the rule lists `words`, even if only to leave them words.
    #[must_use]
    pub fn knows(&self, words: &str) -> bool {
        self.entry(words).is_some() || self.look_up(words).is_some()
    }

    fn entry(&self, words: &str) -> Option<&WordRange> {
        let words = words.trim();
        self.words.iter().find(|known| is_same(&known.words, words))
    }
}

/// True if two texts differ at most in case; without copies where they are ASCII, as a chart asks for every claim.
fn is_same(a: &str, b: &str) -> bool {
    if a.is_ascii() && b.is_ascii() {
        return a.eq_ignore_ascii_case(b);
    }
    a.to_lowercase() == b.to_lowercase()
}

/// The words at the ends of a range in words: "dozens or hundreds", "dozens, hundreds", "dozens to hundreds".
fn parts(words: &str) -> impl Iterator<Item = &str> {
    words
        .split([',', '–'])
        .flat_map(|part| part.split(" or "))
        .flat_map(|part| part.split(" to "))
        .map(str::trim)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reading(of_range: OfRange) -> Reading {
        let word = |words: &str, range| WordRange { words: words.to_owned(), range };
        let words = vec![
            word("hundreds", Some(Quantity::Exactly(100))),
            word("dozens", Some(Quantity::Exactly(12))),
            word("large-scale", None),
        ];
        Reading { words, of_range, ..Reading::default() }
    }

    #[test]
    fn the_lowest_of_a_range_in_words_is_taken_only_where_the_rule_says_so() {
        for phrase in ["dozens or hundreds", "hundreds, dozens", "Dozens to hundreds"] {
            assert_eq!(reading(OfRange::Lowest).look_up(phrase), Some(&Quantity::Exactly(12)), "{phrase}");
            assert_eq!(reading(OfRange::Nothing).look_up(phrase), None, "{phrase}");
        }
    }

    #[test]
    fn what_no_rule_names_stays_a_word() {
        let reading = reading(OfRange::Lowest);
        assert_eq!(reading.look_up("scores"), None);
        assert_eq!(reading.look_up("dozens or scores"), None, "half of the range is not known");
        assert_eq!(reading.look_up("large-scale"), None);
        assert!(reading.knows("large-scale") && !reading.knows("scores"));
        assert_eq!(Reading::words_only().look_up("dozens"), None);
    }
}
