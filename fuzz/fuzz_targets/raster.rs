//! Passes bytes to `parallax_raster::checks::raster`, which defines what must hold.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    parallax_raster::checks::raster(bytes);
});
