//! Parallax: who said what of one contested event, of whom, through whom, drawn as exactly as it was said.
//!
//! The rooms, top to bottom; each may use those below it and none above (`ARCHITECTURE.md` tells why):
//! `cli`, `app`, `views`, `export`, `map`, `theme`, `analysis`, `load`, `dossier`, `geo`.

pub mod cli;
pub mod dossier;
pub mod geo;
pub mod load;
