//! Search by name: text folded so that spelling habits do not matter, fuzzy matching, what can be found in a
//! dossier, and why it was found.
//!
//! Case, accents, Arabic vowel signs and forms of alef, hyphens and apostrophes make no difference; Cyrillic
//! is also found in Latin letters. A figure is found by its meaning: "over 100", ">100" and "more than 100"
//! are the same. How results are shown is not known here.

mod fields;
mod figure;
mod fold;
mod haystack;
mod names;
mod query;
mod sieve;
#[cfg(test)]
mod tests;
mod why;

pub use fields::Field;
pub use fold::{fold, romanised};
pub use haystack::{Found, Haystack, Hit};
pub use query::{Names, Query, Rank, Sentence};
pub use why::{Why, why};
