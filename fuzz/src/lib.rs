//! The rooms that read untrusted text, compiled from the program's own files: the code that is fuzzed is the
//! code that runs, and the window with its hundreds of crates need not be built again with a fuzzer's flags.
//!
//! This works because those rooms are at the bottom and use none above them.

#![allow(dead_code, missing_docs, unused_imports)]

#[path = "../../src/dossier/mod.rs"]
pub mod dossier;
#[path = "../../src/geo/mod.rs"]
pub mod geo;
#[path = "../../src/letters/mod.rs"]
pub mod letters;
#[path = "../../src/load/mod.rs"]
pub mod load;
