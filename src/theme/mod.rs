//! How everything looks: colours, type, spacing, symbols. The only room that makes colours and sizes.
//!
//! It knows egui and nothing of dossiers or views; a side is a slot number here.

pub mod bidi;
pub mod fonts;
mod palette;
mod style;
mod symbol;
mod text;

pub use palette::{Mode, Palette, SideTone};
pub use style::{apply, space};
pub use symbol::{Symbol, side_symbol};
pub use text::{Lettering, Type, galley, halo, label, lay, shortened};
