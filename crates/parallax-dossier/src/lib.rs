//! Dossiers: one contested event as plain data ([`dossier`]), and how it is read from RON text and checked ([`load`]).
//!
//! Below them are positions on the globe ([`geo`]) and letters ([`letters`]). Nothing here knows windows, terminals or
//! drawing.

pub mod dossier;
pub mod geo;
pub mod letters;
pub mod load;
