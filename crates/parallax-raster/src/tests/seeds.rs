//! The seeds of the fuzz target, one or two for each format: they are drawn, and pass its checks in every ordinary run of the tests.

use std::path::{Path, PathBuf};

use super::archive::archive;
use super::databases::{PLAIN, SHARED, database};
use super::*;
use crate::checks;

const TILES: [(u8, u64, u64, [u8; 4]); 3] = [(0, 0, 0, WHITE), (1, 0, 0, RED), (1, 1, 0, GREEN)];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus/raster")
}

/// A seed as the target takes it: the length of a world file, the world file, the file.
fn seed(world: &str, file: &[u8]) -> Vec<u8> {
    [&[u8::try_from(world.len()).expect("short")], world.as_bytes(), file].concat()
}

fn jpeg() -> Vec<u8> {
    let picture = image::RgbImage::from_fn(8, 8, |x, y| image::Rgb([(x * 30) as u8, (y * 30) as u8, 9]));
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut bytes, image::ImageFormat::Jpeg).expect("written");
    bytes.into_inner()
}

/// Smaller pages make smaller files.
fn small(schema: &str) -> String {
    format!("PRAGMA page_size = 512; {schema}")
}

fn made() -> Vec<(&'static str, Vec<u8>)> {
    let world = "1\n0\n0\n-1\n40.5\n35.5\n";
    vec![
        ("geotiff", seed("", &super::files::sample())),
        ("pmtiles", seed("", &archive(&TILES, [0, 1], false))),
        ("pmtiles-deep", seed("", &archive(&TILES, [0, 1], true))),
        ("mbtiles", seed("", &database(&TILES, &small(PLAIN)))),
        ("mbtiles-view", seed("", &database(&TILES, &small(SHARED)))),
        ("png", seed(world, &png(2, &[RED, BLUE]))),
        ("jpeg", seed(world, &jpeg())),
    ]
}

/// Writes the seeds anew where `UPDATE_EXPECT` is set.
#[test]
fn seeds_are_drawn() {
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        std::fs::create_dir_all(folder()).expect("a folder");
        for (name, bytes) in made() {
            std::fs::write(folder().join(name).with_extension("bin"), bytes).expect("written");
        }
    }
    for (name, _) in made() {
        let bytes = std::fs::read(folder().join(name).with_extension("bin")).expect("a seed");
        assert!(bytes.len() < 20_000, "{name}: {} bytes", bytes.len());
        let (world, file) = bytes[1..].split_at(usize::from(bytes[0]));
        let world = memory(world);
        let beside = |ending: &str| (ending == "wld").then(|| world.clone());
        let raster = Raster::of(memory(file), &beside).unwrap_or_else(|error| panic!("{name}: {error}"));
        let drawn = raster.draw(raster.bounds(), [8, 8], &|| true);
        let drawn = drawn.unwrap_or_else(|error| panic!("{name}: {error}"));
        assert!(drawn.rgba.iter().any(|byte| *byte != 0), "{name}");
    }
}

#[test]
fn seeds_and_what_fuzzing_found_pass_the_checks() {
    for entry in std::fs::read_dir(folder()).expect("a folder") {
        let path = entry.expect("a file").path();
        // Printed if a check panics.
        println!("{}", path.display());
        checks::raster(&std::fs::read(&path).expect("readable"));
    }
}
