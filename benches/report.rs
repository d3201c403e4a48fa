//! The cost of a report of a wide dossier: hundreds of populations, each with a chart.

use divan::Bencher;
use parallax::app::Parallax;
use parallax::app::publish::{Wish, make};
use parallax::load;
use parallax::session::{Format, Subject};

#[allow(dead_code, reason = "other benches measure other dossiers")]
mod generate;

fn main() {
    divan::main();
}

/// Nothing should cost more than ten times as much for ten times the claims, but for sorting.
#[divan::bench(args = [100, 1_000, 10_000], sample_count = 3, sample_size = 1)]
fn wide(bencher: Bencher, claims: usize) {
    let program = Parallax::new("wide.ron", load::read(&generate::wide(claims)));
    let wish = Wish::usual(Subject::Report, Format::Html);
    bencher.bench_local(|| make(&mut program.snapshot(), &wish).expect("a report").len());
}
