//! The tests of the whole program, in one binary, which is linked once. Run one of them: `cargo test --test suite ledger::`.

#[cfg(target_os = "linux")]
mod attack;
mod bad;
mod browser;
mod check;
mod cli;
mod common;
mod corpus;
mod desktop;
mod dossier;
mod evening;
mod fixture;
mod format;
mod hostile;
mod import_again;
mod interface;
mod ledger;
mod letters;
mod lossless;
mod maria;
mod mh17;
mod mutations;
mod page;
mod panics;
mod persia;
mod pictures;
mod publish;
mod readme;
mod report;
mod scripts;
