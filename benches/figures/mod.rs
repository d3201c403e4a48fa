//! Tables of times: a row for what is measured, a column for each size of the dossier.

pub mod changes;
pub mod views;

use std::time::{Duration, Instant};

use crate::stage::Stage;

/// Claims of the dossiers.
const SIZES: [usize; 4] = [100, 1_000, 10_000, 100_000];
/// Runs for each figure, unless asked for.
const RUNS: usize = 5;

/// What was asked for on the command line.
pub struct Asked {
    words: Vec<String>,
    least: usize,
    most: usize,
    runs: usize,
    /// Whether frames are measured in the processor time of the window's thread.
    pub clock: Clock,
}

/// What frames are measured in.
#[derive(Clone, Copy, Debug, Default)]
pub enum Clock {
    /// The time that passes.
    #[default]
    Wall,
    /// The time that the window's thread runs, where other programs keep the computer busy. Only Linux tells it.
    Processor,
}

impl Clock {
    fn now(self) -> Duration {
        static START: std::sync::LazyLock<Instant> = std::sync::LazyLock::new(Instant::now);
        let ran = || -> Option<u64> {
            let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
            told.split_whitespace().next()?.parse().ok()
        };
        match self {
            Self::Wall => START.elapsed(),
            Self::Processor => Duration::from_nanos(ran().unwrap_or_default()),
        }
    }
}

impl Asked {
    /// Reads the arguments; those of `cargo bench` itself mean nothing here.
    pub fn new(arguments: impl Iterator<Item = String>) -> Self {
        let mut asked =
            Self { words: Vec::new(), least: 0, most: usize::MAX, runs: RUNS, clock: Clock::default() };
        for argument in arguments.filter(|argument| !argument.starts_with("--")) {
            match argument.split_once('=').map(|(what, number)| (what, number.parse())) {
                Some(("least", Ok(least))) => asked.least = least,
                Some(("most", Ok(most))) => asked.most = most,
                Some(("runs", Ok(runs))) => asked.runs = runs,
                _ if argument == "processor" => asked.clock = Clock::Processor,
                _ => asked.words.push(argument),
            }
        }
        asked
    }

    /// Whether a row of a table is wanted.
    fn wants(&self, table: &str, row: &str) -> bool {
        let name = format!("{table} {row}").to_lowercase();
        self.words.iter().all(|word| name.contains(&word.to_lowercase()))
    }

    fn sizes(&self) -> impl Iterator<Item = usize> {
        SIZES.into_iter().filter(|size| (self.least..=self.most).contains(size))
    }
}

/// A table, filled column by column.
struct Table {
    title: String,
    /// What is measured, and a figure for each size.
    rows: Vec<(String, Vec<String>)>,
    sizes: Vec<usize>,
}

impl Table {
    fn new(title: &str, asked: &Asked) -> Self {
        Self { title: title.to_owned(), rows: Vec::new(), sizes: asked.sizes().collect() }
    }

    fn add(&mut self, row: &str, figure: String) {
        eprintln!("{row}: {figure}");
        match self.rows.iter_mut().find(|(name, _)| name == row) {
            Some((_, figures)) => figures.push(figure),
            None => self.rows.push((row.to_owned(), vec![figure])),
        }
    }

    fn print(&self) {
        if self.rows.is_empty() {
            return;
        }
        let head: Vec<String> = self.sizes.iter().map(|size| format!("{size:>18}")).collect();
        println!("\n{:<44}{}", self.title, head.concat());
        for (name, figures) in &self.rows {
            let figures: Vec<String> = figures.iter().map(|figure| format!("{figure:>18}")).collect();
            println!("{name:<44}{}", figures.concat());
        }
    }
}

/// The median of some runs.
fn median(mut runs: Vec<Duration>) -> Duration {
    runs.sort_unstable();
    runs.get(runs.len() / 2).copied().unwrap_or_default()
}

/// Milliseconds.
fn format_time(time: Duration) -> String {
    format!("{:.1} ms", time.as_secs_f64() * 1e3)
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let made = work();
    (made, start.elapsed())
}

/// How long a change held the window at most, and how long it took until all was shown.
#[derive(Clone, Copy)]
struct Held {
    longest: Duration,
    all: Duration,
}

impl Held {
    /// The medians of some runs.
    fn median(runs: &[Self]) -> Self {
        let of = |part: fn(&Self) -> Duration| median(runs.iter().map(part).collect());
        Self { longest: of(|held| held.longest), all: of(|held| held.all) }
    }

    /// The longest frame, and where something was worked out on another thread, when it was there.
    fn describe(self) -> String {
        if self.all > self.longest * 4 {
            format!("{}, {:.0}", format_time(self.longest), self.all.as_secs_f64() * 1e3)
        } else {
            format_time(self.longest)
        }
    }
}

/// Draws frames until everything is shown, at least three: a click has its effect in the second, and a size settles.
fn settle(stage: &mut Stage, clock: Clock) -> Held {
    let start = Instant::now();
    let mut longest = Duration::ZERO;
    let mut frames = 0;
    loop {
        let before = clock.now();
        stage.frame();
        longest = longest.max(clock.now().saturating_sub(before));
        frames += 1;
        let all = start.elapsed();
        if stage.is_working && all < LIMIT {
            std::thread::sleep(Duration::from_millis(2));
        } else if frames >= 3 {
            return Held { longest, all };
        }
    }
}

/// After this, something counts as never shown.
const LIMIT: Duration = Duration::from_secs(20);
