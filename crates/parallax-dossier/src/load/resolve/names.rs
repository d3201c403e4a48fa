//! From the file's ids to typed ids: each id is looked up once, while loading.

use std::collections::HashSet;
use std::marker::PhantomData;
use std::sync::Arc;

use foldhash::{HashMap, HashMapExt as _};

use super::super::diagnostic::Code;
use super::super::raw::Word;
use super::super::site::{Section, Site};
use super::report::{Report, quoted};
use crate::dossier::Id;
use crate::letters::Length;

/// Maximum size of a table for guesses; a guess compares with every id of the table.
const LARGEST_GUESSED: usize = 5_000;
/// Maximum length of a list that is searched directly, which is faster than building a set.
const SHORT_LIST: usize = 32;

/// What is known about the parts of a file that could not be read. Their ids exist, and what they mention
/// counts as used.
#[derive(Debug, Default)]
pub(in crate::load) struct Known {
    /// Entries that exist but could not be read.
    pub broken: HashSet<(Section, String)>,
    /// Sections that could not be read at all.
    pub lost: HashSet<Section>,
    /// Every string in the unreadable parts.
    pub mentioned: HashSet<String>,
}

impl Known {
    /// True if every part of the file could be read.
    pub(super) fn is_empty(&self) -> bool {
        self.broken.is_empty() && self.lost.is_empty() && self.mentioned.is_empty()
    }
}

/// The ids of one table, with a mark for each that something refers to.
pub(super) struct Names<'k, I> {
    section: Section,
    rows: Arc<HashMap<&'k str, u32>>,
    is_used: Vec<bool>,
    known: &'k Known,
    /// The probable meaning of unknown ids: many claims may contain the same one.
    guesses: HashMap<String, Option<&'k str>>,
    id: PhantomData<fn() -> I>,
}

impl<'k, I: Id> Names<'k, I> {
    /// Reads the ids of `section`, and reports those that are malformed or duplicate.
    pub(super) fn new(section: Section, keys: &'k [String], known: &'k Known, report: &mut Report) -> Self {
        let mut rows = HashMap::with_capacity(keys.len());
        let mut is_used = vec![false; keys.len()];
        for (row, key) in keys.iter().enumerate() {
            let site = Site::row(section, row);
            if let Some(count) = Length::Id.excess(key) {
                report.too_long(count, Length::Id, site);
            } else if !is_kebab_case(key) {
                let message = format!("the id {} is not kebab-case", quoted(key));
                let hint = "lower-case letters and digits, joined by single hyphens".to_owned();
                report.add_hinted(Code::BadId, site, message, hint);
            }
            let is_taken = *rows.entry(key.as_str()).or_insert(row as u32) != row as u32
                || (!known.broken.is_empty() && known.broken.contains(&(section, key.clone())));
            if is_taken {
                // Which of the two is meant is unknown, so neither counts as unused.
                is_used[row] = true;
                if let Some(first) = rows.get(key.as_str()) {
                    is_used[*first as usize] = true;
                }
                let message = format!("the {} id {} is used twice", section.word(), quoted(key));
                report.add(Code::DuplicateId, site, message);
            }
        }
        Self { section, rows: Arc::new(rows), is_used, known, guesses: HashMap::new(), id: PhantomData }
    }

    /// The same ids, for rows that are read on another thread; [`join`](Self::join) brings back what they refer to.
    pub(super) fn fork(&self) -> Self {
        let (rows, is_used) = (Arc::clone(&self.rows), vec![false; self.is_used.len()]);
        let Self { section, known, id, .. } = *self;
        Self { section, rows, is_used, known, guesses: HashMap::new(), id }
    }

    /// Takes over what is referred to elsewhere.
    pub(super) fn join(&mut self, fork: Self) {
        for (own, other) in self.is_used.iter_mut().zip(fork.is_used) {
            *own |= other;
        }
    }

    /// Finds the row that `word` refers to; `None` after a report, or if the row exists but could not be
    /// read.
    pub(super) fn find(&mut self, word: &Word<'_>, site: Site, report: &mut Report) -> Option<I> {
        let Some(row) = self.rows.get(word.0.as_ref()) else {
            self.report_unknown(&word.0, site, report);
            return None;
        };
        let row = *row as usize;
        self.is_used[row] = true;
        Some(I::from_index(row))
    }

    /// True if the row exists.
    pub(super) fn has(&self, word: Option<&Word<'_>>) -> bool {
        word.is_some_and(|word| self.rows.contains_key(word.0.as_ref()))
    }

    /// As [`find`](Self::find), for an optional reference.
    pub(super) fn find_optional(
        &mut self,
        word: Option<&Word<'_>>,
        site: Site,
        report: &mut Report,
    ) -> Option<I> {
        self.find(word?, site, report)
    }

    /// As [`find`](Self::find), for a required reference. The placeholder id returned after a report is never
    /// seen: a dossier with errors is not returned.
    pub(super) fn find_required(
        &mut self,
        word: Option<&Word<'_>>,
        owner: Site,
        field: &'static str,
        report: &mut Report,
    ) -> I {
        let found = if let Some(word) = word {
            self.find(word, owner.field(field), report)
        } else {
            report.missing(owner, field);
            None
        };
        found.unwrap_or_else(|| I::from_index(0))
    }

    /// Finds every id of a list; each may occur only once.
    pub(super) fn find_each(&mut self, words: &[Word<'_>], list: Site, report: &mut Report) -> Vec<I> {
        let mut ids = Vec::with_capacity(words.len());
        let mut set = HashSet::new();
        for (index, word) in words.iter().enumerate() {
            let site = list.item(index);
            let Some(id) = self.find(word, site, report) else { continue };
            let is_new = if words.len() > SHORT_LIST { set.insert(id) } else { !ids.contains(&id) };
            if is_new {
                ids.push(id);
            } else {
                report.add(Code::RepeatedId, site, format!("{} is already in this list", quoted(&word.0)));
            }
        }
        ids
    }

    /// Marks row `index` as used.
    pub(super) fn mark_used(&mut self, index: usize) {
        if let Some(used) = self.is_used.get_mut(index) {
            *used = true;
        }
    }

    /// The rows that nothing refers to, as far as that can be known.
    pub(super) fn unused<'a>(&'a self, keys: &'a [String]) -> impl Iterator<Item = (Site, &'a str)> {
        let rows = keys.iter().zip(&self.is_used).enumerate();
        rows.filter(|(_, (key, used))| !**used && !self.known.mentioned.contains(key.as_str()))
            .map(|(row, (key, _))| (Site::row(self.section, row), key.as_str()))
    }

    fn report_unknown(&mut self, word: &str, site: Site, report: &mut Report) {
        let is_broken = self.known.lost.contains(&self.section)
            || self.known.broken.contains(&(self.section, word.to_owned()));
        if is_broken {
            return;
        }
        let message = format!("there is no {} {}", self.section.word(), quoted(word));
        match self.guess(word, report) {
            Some(near) => {
                // A row that was probably meant by a misspelt id does not count as unused.
                if let Some(row) = self.rows.get(near) {
                    self.is_used[*row as usize] = true;
                }
                report.add_hinted(Code::UnknownId, site, message, format!("did you mean `{near}`?"));
            }
            None => report.add(Code::UnknownId, site, message),
        }
    }

    fn guess(&mut self, word: &str, report: &mut Report) -> Option<&'k str> {
        if let Some(known) = self.guesses.get(word) {
            return *known;
        }
        if self.rows.len() > LARGEST_GUESSED || !report.take_guess() {
            return None;
        }
        let near = closest(word, self.rows.keys().copied());
        self.guesses.insert(word.to_owned(), near);
        near
    }
}

/// Returns the candidate of which `word` is most likely a misspelling, if one is likely.
#[must_use]
pub fn closest<'c>(word: &str, candidates: impl Iterator<Item = &'c str>) -> Option<&'c str> {
    const LONGEST: usize = 100;
    if word.len() > LONGEST {
        return None;
    }
    let likeness = |candidate: &str| {
        // The lengths differ too much for a match, whatever the letters.
        let (short, long) = (word.len().min(candidate.len()), word.len().max(candidate.len()));
        if long > LONGEST || short * 2 < long {
            0.0
        } else {
            strsim::normalized_damerau_levenshtein(word, candidate)
        }
    };
    candidates
        .map(|candidate| (likeness(candidate), candidate))
        .filter(|(likeness, _)| *likeness >= 0.6)
        // Ties go to the first in alphabetical order, so that the answer does not depend on hashing.
        .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(a.1)))
        .map(|(_, candidate)| candidate)
}

pub(super) fn is_kebab_case(id: &str) -> bool {
    let mut last = b'-';
    for byte in id.bytes() {
        let is_allowed = matches!(byte, b'a'..=b'z' | b'0'..=b'9') || (byte == b'-' && last != b'-');
        if !is_allowed {
            return false;
        }
        last = byte;
    }
    last != b'-'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_kebab_case() {
        for id in ["a", "sohr", "deir-ez-zor", "48-dead", "r2"] {
            assert!(is_kebab_case(id), "{id}");
        }
        for id in ["", "-", "-a", "a-", "a--b", "A", "a_b", "a b", "é"] {
            assert!(!is_kebab_case(id), "{id}");
        }
    }

    #[test]
    fn a_guess_is_near_or_none() {
        let ids = ["sohr", "reuters", "bloomberg"];
        assert_eq!(closest("sorh", ids.into_iter()), Some("sohr"));
        assert_eq!(closest("bloomburg", ids.into_iter()), Some("bloomberg"));
        assert_eq!(closest("kremlin", ids.into_iter()), None);
    }
}
