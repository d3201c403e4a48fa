//! How long a reader waits, at 100, 1,000, 10,000 and 100,000 claims: for every view, from the file to the picture, and
//! for every change of what is chosen. Each figure is the median of several runs.
//!
//! `cargo bench --bench sizes`, or `-- views`, `-- changes`, with words that the rows must contain; `most=10000` leaves
//! out larger dossiers and `least=100000` smaller ones, `runs=50` is for a profiler, and `processor` measures frames in the
//! processor time of the window's thread, for a computer that has other work.

mod figures;
#[allow(dead_code, reason = "other benches measure other dossiers")]
mod generate;
#[allow(dead_code, reason = "other benches measure layout alone")]
mod stage;

use figures::Asked;

fn main() {
    let asked = Asked::new(std::env::args().skip(1));
    figures::views::print(&asked);
    figures::changes::print(&asked);
}
