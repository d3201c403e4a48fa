//! Ratios that must not get worse, each between two measurements of the same run, so that the machine does not matter, nor
//! what else it does: on Unix the time of the processor is measured. `cargo bench --bench ratios` ends with 1 if one is lost.

#[allow(dead_code, reason = "other benches measure places")]
#[path = "../../../benches/generate/mod.rs"]
mod generate;

use std::hint::black_box;
use std::process::ExitCode;
use std::time::Duration;

use parallax_analysis::Readings;
use parallax_analysis::agreement::Agreement;
use parallax_analysis::lineage::Lineage;
use parallax_analysis::search::Haystack;
use parallax_dossier::dossier::{ClaimId, Dossier};
use parallax_dossier::{draft, load};

/// Claims of the smaller dossier.
const SMALL: usize = 2_000;
/// Places, sources and documents of both: what is drawn between twice as many sources costs more than twice as much, within
/// bounds of its own.
const TABLES: usize = 100;
/// How many times as many the larger has.
const TIMES: usize = 10;
/// What `TIMES` as many claims may cost: as much for each, with room for the logarithm and for caches that no longer hold all.
const GROWTH: f64 = 20.0;
/// What reading may cost this thread, in readings by bare `ron`: 0.9 was measured, and before texts were read in halves 1.5 to
/// 2.4, the most on a machine with slow memory.
const READING: f64 = 2.2;
/// The same with one warning: 1.15 was measured, before that 1.9 to 2.6.
const READING_WARNED: f64 = 2.6;
/// The least of this many runs counts.
const RUNS: usize = 9;

/// The time that this thread has been on a processor.
#[cfg(unix)]
fn now() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    Duration::new(time.tv_sec.unsigned_abs(), time.tv_nsec.unsigned_abs() as u32)
}

/// The time since the program asked first.
#[cfg(not(unix))]
fn now() -> Duration {
    static START: std::sync::OnceLock<std::time::Instant> = std::sync::OnceLock::new();
    START.get_or_init(std::time::Instant::now).elapsed()
}

fn time<T>(work: impl FnOnce() -> T) -> Duration {
    let start = now();
    black_box(work());
    now().saturating_sub(start)
}

/// How many times as long one work takes as the other: of the least of several runs of each, taken in turns, so that a
/// machine that is slow for a while is slow for both.
fn ratio<T, U>(mut work: impl FnMut() -> T, mut other: impl FnMut() -> U) -> f64 {
    let (mut least, mut least_other) = (Duration::MAX, Duration::MAX);
    for _ in 0..RUNS {
        least_other = least_other.min(time(&mut other));
        least = least.min(time(&mut work));
    }
    least.as_secs_f64() / least_other.as_secs_f64()
}

fn opened(text: &str) -> Dossier {
    load::read(text).dossier.unwrap_or_default()
}

/// The ratios that are lost.
#[derive(Default)]
struct Gate {
    lost: usize,
}

impl Gate {
    fn hold(&mut self, what: &str, ratio: f64, most: f64) {
        let verdict = if ratio <= most { "held" } else { "LOST" };
        println!("{verdict}  {ratio:6.2}  (at most {most})  {what}");
        self.lost += usize::from(ratio > most);
    }

    /// Compares the work on the larger dossier with that on the smaller.
    fn growth<T>(&mut self, what: &str, dossiers: [&Dossier; 2], work: impl Fn(&Dossier, &[ClaimId]) -> T) {
        let [small, large] = dossiers.map(|dossier| (dossier, dossier.claims.ids().collect::<Vec<_>>()));
        let growth = ratio(|| work(large.0, &large.1), || work(small.0, &small.1));
        self.hold(&format!("{what}: {TIMES} times as many claims"), growth, GROWTH);
    }
}

fn main() -> ExitCode {
    let text = generate::dossier_of(SMALL * TIMES, TABLES);
    let (small, large) = (opened(&generate::dossier_of(SMALL, TABLES)), opened(&text));
    let readings = Readings::new(&large, load::readings());
    let reading = readings.iter().next().map(|(_, reading)| reading.clone()).unwrap_or_default();
    let mut gate = Gate::default();

    let bare = || load::bare_read(&text);
    gate.hold("reading with checks, to bare ron", ratio(|| load::read(&text), bare), READING);
    // A line end in a name.
    let warned = text.replacen("title: \"", "title: \"A\\n", 1);
    gate.hold("reading with one warning, to bare ron", ratio(|| load::read(&warned), bare), READING_WARNED);

    let both = [&small, &large];
    gate.growth("writing", both, |dossier, _| draft::write(dossier));
    gate.growth("agreement", both, |dossier, claims| Agreement::new(dossier, &reading, claims));
    gate.growth("lineage", both, Lineage::new);
    gate.growth("what the search looks through", both, |dossier, _| Haystack::new(dossier, &reading));
    if gate.lost == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
