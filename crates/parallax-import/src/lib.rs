//! Sheets that people hold become dossiers, and no cell is made sharper on the way.
//!
//! [`cell`] reads what one cell says of a quantity.
//!
//! This crate knows no window and no command line, and it never changes the files it reads.

pub mod cell;
