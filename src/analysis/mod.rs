//! What follows from a dossier: what belongs to what, the rows of the charts, the words for a claim.
//!
//! Everything here is a function of the dossier alone. This room knows no screen, no egui and no files.

pub mod agreement;
mod describe;
mod estimates;
mod interval;
mod links;
mod mark;
mod related;
#[cfg(test)]
mod tests;
mod wording;

pub use describe::{Tally, describe, tally};
pub use estimates::{EstimateRow, EstimateRows};
pub use interval::{Interval, NoRange, Stated};
pub use links::{Links, unlocated};
pub use mark::{Gutter, Mark};
pub use related::Related;
pub use wording::{circumstances, counted, headline, measure, speaker, spoken, where_read};
