//! The look of everything: colours, type, spacing, symbols. The only room that defines colours and sizes.
//!
//! It knows egui but nothing of dossiers or views; here a side is only a slot number.

pub mod bidi;
pub mod fonts;
mod mode;
mod palette;
mod style;
mod symbol;
mod text;

use parallax_dossier::letters;

pub use mode::Mode;
pub use palette::{Palette, SideTone};
pub use style::{apply, space};
pub use symbol::{Symbol, side_symbol};
pub use text::{Lettering, Type, galley, halo, label, lay, name, shortened};
