//! Passes bytes to `parallax_dossier::load::checks::load`, which defines what must hold.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    parallax_dossier::load::checks::load(bytes);
});
