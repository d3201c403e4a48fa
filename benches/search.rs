//! The cost of a key press in the palette: `cargo bench --bench search`.

use std::sync::LazyLock;

use divan::{Bencher, black_box};
use parallax::analysis::search::{Haystack, Query};
use parallax::dossier::Reading;
use parallax::load;

#[allow(dead_code, reason = "other benches measure places")]
mod generate;

const SIZES: [usize; 3] = [1_000, 10_000, 100_000];

fn main() {
    divan::main();
}

fn haystack(claims: usize) -> Haystack {
    let dossier = load::read(&generate::dossier(claims)).dossier.expect("a sound dossier");
    Haystack::new(&dossier, &Reading::words_only())
}

/// Folding everything that can be found: once per dossier, when the palette is first opened.
#[divan::bench(args = SIZES, sample_count = 10)]
fn gather(bencher: Bencher, claims: usize) {
    let dossier = load::read(&generate::dossier(claims)).dossier.expect("a sound dossier");
    bencher.bench_local(|| Haystack::new(black_box(&dossier), &Reading::words_only()));
}

/// One key press: everything that matches "source 12" is found and ranked.
#[divan::bench(args = SIZES)]
fn key(bencher: Bencher, claims: usize) {
    let haystack = haystack(claims);
    bencher.bench_local(|| haystack.find(&mut Query::new(black_box("source 12")), 200));
}

/// One letter: nearly everything matches.
#[divan::bench(args = SIZES)]
fn first_letter(bencher: Bencher, claims: usize) {
    let haystack = haystack(claims);
    bencher.bench_local(|| haystack.find(&mut Query::new(black_box("e")), 200));
}

/// What people type, key after key, in an archive of a hundred thousand claims: words that nearly every claim has, words
/// of few, several words, a figure, a word that no claim has, and letters of another script.
#[divan::bench(args = ["s", "so", "sou", "source", "source 1999", "killed from the air", "people group place", "more than 5000", "5000", "zzqx", "not here", "отряд", "source 12 running count"], sample_count = 20)]
fn typed(bencher: Bencher, text: &str) {
    static ARCHIVE: LazyLock<Haystack> = LazyLock::new(|| haystack(100_000));
    LazyLock::force(&ARCHIVE);
    bencher.bench_local(|| ARCHIVE.find(&mut Query::new(black_box(text)), 200));
}
