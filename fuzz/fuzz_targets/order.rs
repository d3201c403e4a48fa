//! Bytes to `parallax_fuzz::letters::checks::order`, which says what must hold.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    parallax_fuzz::letters::checks::order(bytes);
});
