//! Passes bytes to `parallax_import::shape::checks::file`, which defines what must hold.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    parallax_import::shape::checks::file(bytes);
});
