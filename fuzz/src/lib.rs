//! The rooms that read untrusted text, compiled from the program's own files: what is fuzzed is what runs, and the
//! window with its hundreds of crates need not be built a second time with a fuzzer's flags.
//!
//! This works because those rooms stand at the bottom and name none above them.

#![allow(dead_code, missing_docs, unused_imports)]

#[path = "../../src/dossier/mod.rs"]
pub mod dossier;
#[path = "../../src/geo/mod.rs"]
pub mod geo;
#[path = "../../src/letters/mod.rs"]
pub mod letters;
#[path = "../../src/load/mod.rs"]
pub mod load;
