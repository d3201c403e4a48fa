//! No text of ours repeats eight consecutive words of a document.
//!
//! `runs.txt` holds hashes of all runs of eight words in the three documents, one per line, sorted, and none
//! of their text. A hash is made as follows: the document in lower case; words are its longest stretches of
//! letters and digits, whatever is between them; eight consecutive words, joined by single spaces, as UTF-8;
//! the first 64 bits of their SHA-256, as 16 hexadecimal digits in lower case. Each document begins anew.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

const RUN: usize = 8;
const HASHES: &str = include_str!("runs.txt");

/// The words of `text` for the comparison.
fn words(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

fn hash(run: &[String]) -> String {
    let digest = Sha256::digest(run.join(" "));
    let first = digest.iter().take(8).fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
    format!("{first:016x}")
}

/// The runs of `text` whose hashes are in `known`.
fn copied(text: &str, known: &BTreeSet<String>) -> Vec<String> {
    words(text).windows(RUN).filter(|run| known.contains(&hash(run))).map(|run| run.join(" ")).collect()
}

fn known() -> BTreeSet<String> {
    HASHES.lines().map(str::to_owned).collect()
}

/// Our texts for readers: the dossiers, and every page at the root and in `docs`.
fn texts() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    for (folder, ending) in [("data", "ron"), ("docs", "md"), ("", "md")] {
        let entries = fs::read_dir(root.join(folder)).expect("a folder");
        let paths = entries.map(|entry| entry.expect("an entry").path());
        found.extend(paths.filter(|path| path.extension().is_some_and(|found| found == ending)));
    }
    found.sort();
    found
}

#[test]
fn nothing_of_ours_repeats_eight_words_of_a_document() {
    let known = known();
    let texts = texts();
    for name in
        ["khusham.ron", "persian-army-480.ron", "README.md", "format.md", "CHANGELOG.md", "ARCHITECTURE.md"]
    {
        assert!(texts.iter().any(|path| path.ends_with(name)), "{name} must be looked at");
    }
    let copies: Vec<_> = texts
        .iter()
        .flat_map(|path| {
            let text = fs::read_to_string(path).expect("a text");
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
            copied(&text, &known).into_iter().map(move |run| (name.clone().unwrap_or_default(), run))
        })
        .collect();
    assert!(copies.is_empty(), "words that a document has in the same order: {copies:#?}");
}

#[test]
fn the_hashes_are_sorted_and_of_one_form() {
    let lines: Vec<_> = HASHES.lines().collect();
    assert!(lines.len() > 1500, "three documents of some 1,900 words, not {} hashes", lines.len());
    assert!(lines.is_sorted_by(|a, b| a < b));
    let is_hex =
        |line: &&str| line.len() == 16 && line.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
    assert!(lines.iter().all(is_hex));
}

/// An invented text stands in for a document: it shows that a copy is found and nothing else is.
#[test]
fn a_copy_is_found_whatever_stands_between_its_words() {
    let document = "Seven grey herons, two of them young, stood by the weir.";
    let known: BTreeSet<_> = words(document).windows(RUN).map(hash).collect();
    assert_eq!(known.len(), 4);
    assert!(known.contains("8ed14d615a0110b8"), "the rule is the one that made the file");
    let found = copied("We saw: SEVEN grey herons (two of “them” young) stood there.", &known);
    assert_eq!(found, ["seven grey herons two of them young stood"]);
    assert!(copied("Seven grey herons, two of them young, sat by the weir.", &known).is_empty());
    assert!(copied("", &known).is_empty() && copied("the weir", &known).is_empty());
}
