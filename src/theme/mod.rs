//! The theme room: fonts, and whatever else decides how Parallax looks. It knows no dossier and no view.

pub mod fonts;
