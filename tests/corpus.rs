//! The seeds of the fuzz targets, and inputs found by fuzzing, pass the same checks in every ordinary test
//! run.

use std::fs;
use std::path::{Path, PathBuf};

use parallax::letters;
use parallax::load::checks;

fn files(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let entries = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut files: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
    files.retain(|path| path.is_file());
    files.sort();
    files
}

fn each(folder: &str, check: fn(&[u8])) {
    let files = files(folder);
    assert!(files.len() >= 5, "{folder} has hardly any files");
    for file in files {
        // Printed if a check panics.
        println!("{}", file.display());
        check(&fs::read(file).expect("readable"));
    }
}

#[test]
fn seeds_of_dossiers() {
    each("fuzz/corpus/load", checks::load);
    each("tests/bad", checks::load);
}

#[test]
fn seeds_of_dates() {
    each("fuzz/corpus/edtf", checks::edtf);
}

#[test]
fn seeds_of_quantities() {
    each("fuzz/corpus/quantity", checks::quantity);
    // Some of them are complete quantities, so that there is something to check.
    let seen = files("fuzz/corpus/quantity").into_iter().filter(|file| {
        let text = fs::read_to_string(file).expect("text");
        text.starts_with("Exactly") || text.starts_with("Named")
    });
    assert!(seen.count() >= 3);
}

#[test]
fn seeds_of_orders() {
    each("fuzz/corpus/order", letters::checks::order);
}

#[test]
fn seeds_of_view_files() {
    each("fuzz/corpus/view", checks::view);
}

#[test]
fn every_target_has_a_program_and_a_check() {
    let targets =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/Cargo.toml")).expect("readable");
    // The seeds of "raster" are tested beside its crate.
    let all = ["load", "edtf", "quantity", "order", "cell", "shapes", "view", "passage", "raster"];
    for target in all {
        assert!(targets.contains(&format!("path = \"fuzz_targets/{target}.rs\"")), "{target}");
    }
    assert_eq!(files("fuzz/fuzz_targets").len(), all.len());
}
