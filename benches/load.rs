//! The cost of checking a dossier, compared with reading it: the goal is 1.25 times the bare typed read of
//! `ron`; and the cost of writing one, which grows with the text alone.

#[allow(dead_code, reason = "other benches measure places")]
mod generate;

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use parallax::{draft, load};

fn main() {
    // A benchmark of a dossier with problems would measure the wrong path.
    let loaded = load::read(&generate::dossier(1_000));
    assert!(loaded.dossier.is_some(), "{}", loaded.diagnostics[0]);
    divan::main();
}

const SIZES: [usize; 3] = [1_000, 10_000, 100_000];

/// `ron` into the raw structs, without checks.
#[divan::bench(args = SIZES, sample_count = 15, sample_size = 1)]
fn bare(bencher: Bencher, claims: usize) {
    let text = generate::dossier(claims);
    bencher.counter(BytesCount::of_str(&text)).bench_local(|| load::bare_read(black_box(&text)));
}

/// The same, with every id resolved and every value checked.
#[divan::bench(args = SIZES, sample_count = 15, sample_size = 1)]
fn load_and_check(bencher: Bencher, claims: usize) {
    let text = generate::dossier(claims);
    bencher.counter(BytesCount::of_str(&text)).bench_local(|| load::read(black_box(&text)));
}

/// From the dossier to its text.
#[divan::bench(args = [100, 1_000, 10_000, 100_000], sample_count = 15, sample_size = 1)]
fn write(bencher: Bencher, claims: usize) {
    let text = generate::dossier(claims);
    let Some(dossier) = load::read(&text).dossier else { return };
    let length = draft::write(&dossier).len();
    bencher.counter(BytesCount::new(length)).bench_local(|| draft::write(black_box(&dossier)));
}

/// A title of ten megabytes, and ten thousand wordings of ten kilobytes: refused, each with its line.
#[divan::bench(args = ["title", "wordings"], sample_count = 5, sample_size = 1)]
fn refuse_long_texts(bencher: Bencher, which: &str) {
    let text = if which == "title" {
        format!("Dossier(format: 1, title: \"{}\")", "T".repeat(10 << 20))
    } else {
        let worded = "w".repeat(10_000);
        let claim =
            |row| format!("\"c-{row}\": (by: \"s\", document: \"d\", paragraph: 1, worded: \"{worded}\"),\n");
        let claims: String = (0..10_000).map(claim).collect();
        format!(
            "Dossier(format: 1, title: \"T\", sources: {{\"s\": (name: \"S\")}}, documents: {{\"d\": (title: \"D\")}}, claims: {{{claims}}})"
        )
    };
    bencher.counter(BytesCount::of_str(&text)).bench_local(|| load::read(black_box(&text)).diagnostics.len());
}
