//! Parallax: who said what about one contested event and its people, and through whom, drawn no more
//! precisely than it was said.
//!
//! The rooms of this crate, top to bottom; each may use those below it and none above (`ARCHITECTURE.md` gives the
//! reasons): `cli`, `app`, `views`, `session`, `report`, `memo`. What needs no window is in crates of its own below them,
//! named here as rooms too.

pub mod app;
pub mod cli;
pub mod memo;
pub mod report;
pub mod session;
pub mod views;

pub use parallax_analysis as analysis;
pub use parallax_dossier::{dossier, draft, geo, letters, load, reference};
pub use parallax_edit as edit;
pub use parallax_import as import;
pub use parallax_map as map;
pub use parallax_theme as theme;

/// The name and version of this program.
pub const SOFTWARE: &str = concat!("Parallax ", env!("CARGO_PKG_VERSION"));
