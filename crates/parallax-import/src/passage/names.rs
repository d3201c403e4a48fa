//! Names of a dossier in a text: of its sources, people and places, in every spelling that it gives.

use std::collections::HashMap;
use std::ops::Range;

use parallax_dossier::dossier::Native;
use parallax_dossier::draft::Dossier;

use super::flat::Flat;
use crate::cell::token::{Kind, Token};

/// What a name is the name of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameKind {
    Source,
    Person,
    Place,
}

impl NameKind {
    /// The kind as a word for programs.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Source => "source",
            Self::Person => "person",
            Self::Place => "place",
        }
    }
}

/// The names of a dossier, ready to be found.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// By their first word.
    by_word: HashMap<String, Vec<Name>>,
}

#[derive(Clone, Debug)]
struct Name {
    words: Vec<String>,
    /// How it is written, where a short name would be a word of the language in small letters.
    exact: Option<String>,
    kind: NameKind,
    id: String,
}

/// A name, and the tokens that say it.
pub(super) struct Found {
    pub tokens: Range<usize>,
    pub kind: NameKind,
    pub id: String,
}

/// Most letters of a name that is found only as it is written: "US", "UN", "IS".
const SHORT: usize = 4;

impl Names {
    /// Gathers the names of a dossier.
    #[must_use]
    pub fn from_dossier(dossier: &Dossier<'_>) -> Self {
        let mut names = Self::default();
        for (id, source) in dossier.sources.iter() {
            names.add_all(
                NameKind::Source,
                id,
                source.name.iter().chain(&source.short),
                source.native.iter(),
            );
        }
        for (id, person) in dossier.people.iter() {
            names.add_all(
                NameKind::Person,
                id,
                person.name.iter().chain(&person.also),
                person.native.iter().chain(&person.names_in),
            );
        }
        for (id, place) in dossier.places.iter() {
            names.add_all(NameKind::Place, id, place.name.iter().chain(&place.also), place.native.iter());
        }
        for found in names.by_word.values_mut() {
            // The longest first; of two that are alike the first in the dossier.
            found.sort_by_key(|name| std::cmp::Reverse(name.words.len()));
        }
        names
    }

    fn add_all<'n>(
        &mut self,
        kind: NameKind,
        id: &str,
        plain: impl Iterator<Item = &'n String>,
        native: impl Iterator<Item = &'n Native>,
    ) {
        for text in plain.chain(native.map(|native| &native.text)) {
            let flat = Flat::new(text);
            let tokens = flat.tokens();
            let words: Vec<String> = tokens.iter().map(word).collect();
            let letters = text.chars().filter(|letter| letter.is_alphabetic()).count();
            let Some(first) = words.first().filter(|_| letters > 1) else { continue };
            let exact = (words.len() == 1 && letters <= SHORT).then(|| tokens[0].text.to_owned());
            let name = Name { exact, kind, id: id.to_owned(), words: words.clone() };
            self.by_word.entry(first.clone()).or_default().push(name);
        }
    }

    /// The names among tokens, the longest at each place.
    pub(super) fn find(&self, tokens: &[Token<'_>]) -> Vec<Found> {
        let mut found = Vec::new();
        let mut at = 0;
        while !self.by_word.is_empty() && at < tokens.len() {
            let fits = |name: &&Name| {
                let mut words = name.words.iter().enumerate();
                words.all(|(offset, wanted)| {
                    tokens.get(at + offset).is_some_and(|token| word(token) == *wanted)
                }) && name.exact.as_ref().is_none_or(|exact| tokens[at].text == exact)
            };
            match self.by_word.get(&word(&tokens[at])).and_then(|names| names.iter().find(fits)) {
                Some(name) => {
                    let end = at + name.words.len();
                    found.push(Found { tokens: at..end, kind: name.kind, id: name.id.clone() });
                    at = end;
                }
                None => at += 1,
            }
        }
        found
    }
}

/// A token as names are compared.
fn word(token: &Token<'_>) -> String {
    match &token.kind {
        Kind::Word(word) => word.clone(),
        Kind::Dash => "-".to_owned(),
        Kind::Sign('’' | 'ʼ' | '`') => "'".to_owned(),
        Kind::Sign(sign) => sign.to_string(),
        Kind::Number(_) => token.text.to_owned(),
    }
}
