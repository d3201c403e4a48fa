//! Parallax: who said what about one contested event and its people, and through whom, drawn no more
//! precisely than it was said.
//!
//! The rooms, top to bottom; each may use those below it and none above (`ARCHITECTURE.md` gives the
//! reasons): `cli`, `app`, `views`, `session`, `report`, `export`, `map`, `theme`, `analysis`, `load`,
//! `letters`, `dossier`, `geo`.

pub mod analysis;
pub mod app;
pub mod cli;
pub mod dossier;
pub mod export;
pub mod geo;
pub mod letters;
pub mod load;
pub mod map;
pub mod report;
pub mod session;
pub mod theme;
pub mod views;
