//! Outcomes that a dossier declares, beside those of the format.
//!
//! An outcome is copied about like a number, so what a dossier says of one is kept for as long as the program runs, each
//! different wording once. How much is kept is bounded.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

use serde::Deserialize;

use super::Outcome;

/// Maximum number of bytes of all wordings that are kept, whatever number of files is opened.
const MOST_KEPT: usize = 16 << 20;

/// What an outcome counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
pub enum Counts {
    /// People.
    #[default]
    People,
    /// Things, such as shots or houses.
    Things,
}

impl Counts {
    /// The word in tables: "people".
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::People => "people",
            Self::Things => "things",
        }
    }
}

/// The words of a declared outcome. Those of a dossier are ordered as in its file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Words {
    /// Its place in the file, counted from 0.
    pub place: usize,
    /// The id in the file.
    pub id: String,
    /// What is counted, in the plural: "excess deaths".
    pub name: String,
    /// The same for a single one: "excess death".
    pub one: Option<String>,
    /// Whether it counts people.
    pub counts: Counts,
    /// The outcome of the format that no count of it can exceed.
    pub part_of: Option<Outcome>,
}

/// A declared outcome with what is made from its words.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Entry {
    words: Words,
    title: String,
    asked: String,
}

/// An outcome that a dossier declares.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Declared(&'static Entry);

static KEPT: Mutex<Kept> = Mutex::new(Kept { entries: BTreeSet::new(), size: 0 });

struct Kept {
    entries: BTreeSet<&'static Entry>,
    size: usize,
}

impl Declared {
    /// Returns the outcome with these words; `None` if too many different ones have been made since the program began.
    #[must_use]
    pub fn new(words: Words) -> Option<Self> {
        let mut letters = words.name.chars();
        let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
        let title = first + letters.as_str();
        let asked = format!("how many {} there were", words.name);
        let entry = Entry { words, title, asked };
        let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = kept.entries.get(&entry) {
            return Some(Self(known));
        }
        let Words { id, name, one, .. } = &entry.words;
        let size = id.len() + 3 * name.len() + one.as_ref().map_or(0, String::len) + size_of::<Entry>();
        if kept.size + size > MOST_KEPT {
            return None;
        }
        kept.size += size;
        let entry: &'static Entry = Box::leak(Box::new(entry));
        kept.entries.insert(entry);
        Some(Self(entry))
    }

    /// The id in the file.
    #[must_use]
    pub fn id(self) -> &'static str {
        &self.0.words.id
    }

    /// What is counted, in the plural: "excess deaths".
    #[must_use]
    pub fn name(self) -> &'static str {
        &self.0.words.name
    }

    /// What is counted, for one or for several: "excess death", "excess deaths".
    #[must_use]
    pub fn noun(self, is_one: bool) -> &'static str {
        self.0.words.one.as_deref().filter(|_| is_one).unwrap_or(&self.0.words.name)
    }

    /// Its place in the file, counted from 0.
    #[must_use]
    pub fn place(self) -> usize {
        self.0.words.place
    }

    /// The name with a capital letter.
    #[must_use]
    pub fn title(self) -> &'static str {
        &self.0.title
    }

    /// "how many excess deaths there were".
    #[must_use]
    pub fn asked(self) -> &'static str {
        &self.0.asked
    }

    /// Whether it counts people.
    #[must_use]
    pub fn counts(self) -> Counts {
        self.0.words.counts
    }

    /// The outcome of the format that no count of it can exceed.
    #[must_use]
    pub fn part_of(self) -> Option<Outcome> {
        self.0.words.part_of
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(place: usize, name: &str) -> Words {
        let (id, one, part_of) = (name.replace(' ', "-"), None, Some(Outcome::Killed));
        Words { place, id, name: name.to_owned(), one, counts: Counts::People, part_of }
    }

    #[test]
    fn the_same_words_are_the_same_outcome_and_others_follow_in_the_order_of_the_file() {
        let of = |place, name| Outcome::Declared(Declared::new(words(place, name)).expect("there is room"));
        let (a, b) = (of(0, "zebra deaths"), of(1, "excess deaths"));
        assert!(a == of(0, "zebra deaths") && a < b && Outcome::Strength < a);
        assert_eq!((b.id(), b.word(), b.title()), ("excess-deaths", "excess deaths", "Excess deaths"));
        assert!(a.is_within(a) && !a.is_within(b) && a.is_within(Outcome::Strength));
        assert_eq!(a.widest(), Outcome::Strength);
    }

    #[test]
    fn what_is_kept_is_bounded() {
        let large = "x".repeat(MOST_KEPT);
        assert_eq!(Declared::new(words(0, &large)), None);
    }
}
