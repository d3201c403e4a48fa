//! Passes bytes to `parallax_dossier::load::checks::view`, which defines what must hold.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    parallax_dossier::load::checks::view(bytes);
});
