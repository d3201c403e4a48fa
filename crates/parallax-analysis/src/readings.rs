//! The readings to choose from: the dossier's own, words only, and the built-in ones.

use crate::dossier::{Dossier, Id as _, Quantity, Reading, ReadingId};

/// True if a count of the dossier gives words or "about" for a figure, so that it matters how they are read.
#[must_use]
pub fn reads_words(dossier: &Dossier) -> bool {
    let is_read = |quantity: &Quantity| matches!(quantity, Quantity::Words(_) | Quantity::About(_));
    dossier.claims.iter().filter_map(|(_, claim)| claim.count()).any(|count| {
        count.about || is_read(&count.quantity) || count.parts.iter().any(|part| is_read(&part.quantity))
    })
}

/// Whose rule a reading is, in a sentence: "this dossier's rule “Least sense”", "the rule “ACLED's coding”".
#[must_use]
pub fn rule_in_words(dossier: &Dossier, reading: &Reading) -> String {
    let is_own = dossier.readings.rows().contains(reading);
    format!("{} rule “{}”", if is_own { "this dossier's" } else { "the" }, reading.name)
}

/// The readings to choose from. The dossier's own come first, so that a dossier opens as its author declared
/// it; then words only, then those of other projects.
#[derive(Clone, Debug)]
pub struct Readings {
    all: Vec<Reading>,
    declared: usize,
}

impl Readings {
    /// Makes the list for `dossier`, with `builtin` last.
    #[must_use]
    pub fn new(dossier: &Dossier, builtin: Vec<Reading>) -> Self {
        let mut all = dossier.readings.rows().to_vec();
        let declared = all.len();
        all.push(Reading::words_only());
        all.extend(builtin);
        Self { all, declared }
    }

    /// All readings, as offered.
    pub fn iter(&self) -> impl Iterator<Item = (ReadingId, &Reading)> {
        self.all.iter().enumerate().map(|(row, reading)| (ReadingId::from_index(row), reading))
    }

    /// Returns the reading; the first if the id belongs to another dossier's list.
    #[must_use]
    pub fn get(&self, id: ReadingId) -> &Reading {
        self.all.get(id.index()).unwrap_or(&self.all[0])
    }

    /// Finds the reading with this key; `declared` is the dossier's first.
    #[must_use]
    pub fn find(&self, key: &str) -> Option<ReadingId> {
        if key == "declared" {
            return (self.declared > 0).then(|| ReadingId::from_index(0));
        }
        self.iter().find(|(_, reading)| reading.key == key).map(|(id, _)| id)
    }

    /// The reading with which the dossier wants to open; the first if it does not say.
    #[must_use]
    pub fn opening(&self, dossier: &Dossier) -> ReadingId {
        let wanted = dossier.opens.as_ref().and_then(|opens| opens.reading.as_deref());
        wanted.and_then(|key| self.find(key)).unwrap_or(ReadingId::from_index(0))
    }

    /// True if the dossier itself declares it.
    #[must_use]
    pub fn is_declared(&self, id: ReadingId) -> bool {
        id.index() < self.declared
    }

    /// The reading as named in a caption: "by this dossier's own rule, “Least sense”", "by ACLED's coding".
    #[must_use]
    pub fn caption(&self, id: ReadingId) -> String {
        let name = &self.get(id).name;
        if self.is_declared(id) {
            format!("by this dossier's own rule, “{name}”")
        } else {
            format!("by the rule “{name}”")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dossier_opens_with_its_own_reading_and_without_one_with_words_only() {
        let builtin = || vec![Reading { key: "acled".to_owned(), ..Reading::default() }];
        let none = Readings::new(&Dossier::default(), builtin());
        assert_eq!(none.get(ReadingId::from_index(0)).key, "words-only");
        assert_eq!(none.find("declared"), None);
        let own = Reading { key: "own".to_owned(), ..Reading::default() };
        let dossier = Dossier { readings: std::iter::once(own).collect(), ..Dossier::default() };
        let readings = Readings::new(&dossier, builtin());
        assert_eq!(readings.find("declared"), readings.find("own"));
        assert_eq!(readings.find("acled").map(|id| readings.get(id).key.as_str()), Some("acled"));
        assert!(
            readings.is_declared(ReadingId::from_index(0)) && !readings.is_declared(ReadingId::from_index(1))
        );
    }
}
