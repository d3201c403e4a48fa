//! Letters of a dossier: what `text_direction` knows of them, whether one of the bundled fonts has them, and how many of
//! them are laid out or accepted.

mod coverage;
mod length;

pub use coverage::is_bundled;
pub use length::{Length, ends_in_number, shown};
pub use text_direction::*;
