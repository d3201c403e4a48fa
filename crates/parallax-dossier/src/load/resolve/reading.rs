//! Readings: the ranges for number words, and which words of the claims no reading covers.

use std::collections::{HashMap, HashSet};

use super::super::diagnostic::Code;
use super::super::raw;
use super::super::site::{Section, Site};
use super::report::{Report, quoted};
use crate::dossier::{Claim, Decimal, Quantity, Reading, Stance, Tolerance, WordRange};
use crate::letters::Length;

/// Ids of the built-in readings, which a dossier may not use.
pub(super) const RESERVED: [&str; 4] = ["declared", "words-only", "acled", "airwars"];

/// Maximum number of comparisons when looking for words that no reading covers; a hostile file could require
/// a million times as many.
const MOST_COMPARED: usize = 5_000_000;

/// Reports ids reserved for built-in readings.
pub(super) fn report_reserved(keys: &[String], to: &mut Report) {
    for (row, key) in keys.iter().enumerate() {
        if RESERVED.contains(&key.as_str()) {
            let message = format!("the reading id {} is used by the program", quoted(key));
            let hint = format!("for example `own-{key}`");
            to.add_hinted(Code::DuplicateId, Site::row(Section::Readings, row), message, hint);
        }
    }
}

pub(super) fn reading(raw: raw::Reading, site: Site, to: &mut Report) -> Reading {
    to.prose(&raw.basis, site.field("basis"));
    let words = words(raw.words, site.field("words"), to);
    if let Some(Tolerance::Percent(percent)) = raw.about
        && !(Decimal::default() < percent && percent <= Decimal::from(100))
    {
        let message = format!("about a figure cannot mean within {percent}% of it");
        let hint = "give more than 0 and at most 100 percent, or leave `about` out".to_owned();
        to.add_hinted(Code::UnfitAbout, site.field("about"), message, hint);
    }
    Reading {
        key: String::new(),
        name: to.required(raw.name, site, "name"),
        basis: raw.basis,
        words,
        of_range: raw.of_range,
        about: raw.about,
    }
}

fn words(raw: raw::Entries<raw::WordRange>, site: Site, to: &mut Report) -> Vec<WordRange> {
    let mut seen = HashSet::new();
    let entries = raw.keys.into_iter().zip(raw.rows).enumerate();
    let turn = |(index, (words, range)): (usize, (String, raw::WordRange))| {
        to.filled(&words, Length::Name, site.key(index));
        if !seen.insert(words.to_lowercase()) {
            to.add(Code::DuplicateId, site.key(index), format!("the word {} has two ranges", quoted(&words)));
        }
        let site = site.item(index);
        match range {
            raw::WordRange::MoreThan(n) => to.more_than(n, site),
            raw::WordRange::FewerThan(n) => to.fewer_than(n, site),
            raw::WordRange::Between(low, high) => to.between(low, high, site),
            _ => {}
        }
        let range = match range {
            raw::WordRange::Exactly(n) => Some(Quantity::Exactly(n)),
            raw::WordRange::AtLeast(n) => Some(Quantity::AtLeast(n)),
            raw::WordRange::MoreThan(n) => Some(Quantity::MoreThan(n)),
            raw::WordRange::AtMost(n) => Some(Quantity::AtMost(n)),
            raw::WordRange::FewerThan(n) => Some(Quantity::FewerThan(n)),
            raw::WordRange::Between(low, high) => Some(Quantity::Between(low, high)),
            raw::WordRange::NoRange => None,
        };
        WordRange { words, range }
    };
    entries.map(turn).collect()
}

/// Warns about asserted words that no reading covers, in a dossier that has readings: they were probably
/// forgotten.
pub(super) fn report_unread(claims: &[Claim], readings: &[Reading], to: &mut Report) {
    if readings.is_empty() {
        return;
    }
    let entries = readings.iter().map(|reading| reading.words.len()).sum::<usize>().max(1);
    let mut looks_left = MOST_COMPARED / entries;
    let mut known: HashMap<&str, bool> = HashMap::new();
    for (row, claim) in claims.iter().enumerate() {
        let Some(count) = claim.count() else { continue };
        for (at, (_, quantity)) in count.stated().enumerate() {
            let Quantity::Words(words) = quantity else { continue };
            let is_read = claim.stance != Stance::Asserts
                || *known.entry(words).or_insert_with(|| {
                    let is_told = looks_left > 0;
                    looks_left = looks_left.saturating_sub(1);
                    !is_told || readings.iter().any(|reading| reading.knows(words))
                });
            if is_read {
                continue;
            }
            let says = Site::row(Section::Claims, row).field("says");
            let site = match at.checked_sub(1) {
                None => says.field("quantity"),
                Some(part) => says.field("parts").item(part),
            };
            let message = format!("no reading of the dossier says how to read {}", quoted(words));
            let hint = "`NoRange` leaves it a word on purpose".to_owned();
            to.add_hinted(Code::UnreadWord, site, message, hint);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RESERVED;

    #[test]
    fn no_dossier_can_take_the_id_of_a_reading_of_the_program() {
        for reading in crate::load::readings() {
            assert!(RESERVED.contains(&reading.key.as_str()), "{}", reading.key);
        }
        assert!(RESERVED.contains(&crate::dossier::Reading::words_only().key.as_str()));
    }
}
