//! Passes bytes to `parallax_import::passage::checks::text`, which defines what must hold.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    parallax_import::passage::checks::text(bytes);
});
