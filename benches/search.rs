//! The cost of a key press in the palette: `cargo bench --bench search`.

use divan::{Bencher, black_box};
use parallax::analysis::search::{Haystack, Query};
use parallax::dossier::Reading;
use parallax::load;

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
