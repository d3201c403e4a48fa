//! Bytes to `text_direction::checks::order`, which says what must hold.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    text_direction::checks::order(bytes);
});
