//! Finding things by name: text folded so that spelling habits do not matter, fuzzy matching, and what there is to
//! find in a dossier.
//!
//! Case, accents, Arabic vowel signs and forms of alef, hyphens and apostrophes make no difference; Cyrillic is found
//! in Latin letters too. How a list of findings looks is not known here.

mod fold;
mod haystack;
mod query;
#[cfg(test)]
mod tests;

pub use fold::{fold, romanised};
pub use haystack::{Found, Haystack, Hit};
pub use query::{Names, Query, Rank};
