//! Dossiers: one contested event as plain data ([`dossier`]), how it is read from RON text and checked
//! ([`load`]), how a program makes or writes one ([`draft`]), and what its format is ([`reference`](mod@reference)).
//!
//! Below them are positions on the globe ([`geo`]) and letters ([`letters`]). Nothing here knows windows, terminals or
//! drawing.

pub mod dossier;
pub mod draft;
pub mod geo;
pub mod letters;
pub mod load;
pub mod reference;
