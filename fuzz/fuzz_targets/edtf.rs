#![no_main]
//! Bytes to `parallax::load::checks::edtf`, which says what must hold.

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    parallax::load::checks::edtf(bytes);
});
