#![no_main]
//! Bytes to `parallax::load::checks::load`, which says what must hold.

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    parallax::load::checks::load(bytes);
});
