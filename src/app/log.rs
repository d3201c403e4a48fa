//! What the program does while it runs, for whoever looks for a fault: on standard error if `PARALLAX_LOG` or `--verbose`
//! asks for it, and its last lines in the note about an internal error.
//!
//! `PARALLAX_LOG` is a list such as `debug` or `info,parallax::app::window=trace` (the syntax of
//! `tracing_subscriber::filter::Targets`). Lines may quote words of the dossier.

use std::collections::VecDeque;
use std::fmt::{self, Write as _};
use std::io;
use std::sync::{Mutex, OnceLock};
use std::time::Instant;

use parallax_headless::UntilClosed;
use tracing::field::{Field, Visit};
use tracing::level_filters::LevelFilter;
use tracing::{Event, Level, Metadata, Subscriber};
use tracing_subscriber::filter::Targets;
use tracing_subscriber::layer::{Context, Layer, SubscriberExt as _};
use tracing_subscriber::util::SubscriberInitExt as _;

use crate::load::visible_lines;

/// The variable that says what is printed.
pub const VARIABLE: &str = "PARALLAX_LOG";

/// Number of lines kept for a note.
const KEPT: usize = 40;
/// Maximum length of a kept line, in bytes.
const LONGEST: usize = 400;

/// The last lines.
static RECENT: Mutex<VecDeque<String>> = Mutex::new(VecDeque::new());

/// The log, which is complete once this is dropped.
pub struct Log {
    #[cfg(feature = "profile")]
    _profile: Option<tracing_chrome::FlushGuard>,
}

/// Starts the log: nothing is printed unless `PARALLAX_LOG` is set, or `verbose` is 1 (what is done) or more (with details).
#[must_use]
pub fn start(verbose: u8) -> Log {
    let asked = std::env::var(VARIABLE).ok();
    let (printed, complaint) = filter(asked.as_deref(), verbose);
    let to_stderr = tracing_subscriber::fmt::layer()
        .with_writer(|| Visible(UntilClosed(io::stderr())))
        .with_ansi(false)
        .without_time()
        .with_filter(printed);
    let log = tracing_subscriber::registry().with(to_stderr).with(Recent.with_filter(ours()));
    #[cfg(feature = "profile")]
    let (profile, _profile) = profile();
    #[cfg(feature = "profile")]
    let log = log.with(profile);
    // A second start, in a test, changes nothing.
    let _ = log.try_init();
    if let Some(complaint) = complaint {
        tracing::error!("{complaint}");
    }
    Log {
        #[cfg(feature = "profile")]
        _profile,
    }
}

/// Shows what a line quotes: a name of a file or a word of the dossier must not control the terminal.
struct Visible<W>(W);

impl<W: io::Write> io::Write for Visible<W> {
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        self.0.write_all(visible_lines(&String::from_utf8_lossy(line)).as_bytes())?;
        Ok(line.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// What is printed, and what is wrong with `PARALLAX_LOG`.
fn filter(asked: Option<&str>, verbose: u8) -> (Targets, Option<String>) {
    let usual = match verbose {
        0 => Targets::new().with_default(LevelFilter::OFF),
        1 => Targets::new().with_target("parallax", Level::INFO),
        _ => ours(),
    };
    match asked.filter(|asked| !asked.is_empty()).map(str::parse::<Targets>) {
        None => (usual, None),
        // The window system tells each byte of the window's icon, which is wanted only by name.
        Some(Ok(targets)) if !targets.iter().any(|(name, _)| name.starts_with("winit")) => {
            (targets.with_target("winit", Level::WARN), None)
        }
        Some(Ok(targets)) => (targets, None),
        Some(Err(error)) => {
            let complaint = format!("{VARIABLE} is not understood ({error}); write for example debug");
            (usual.with_target("parallax::app::log", Level::ERROR), Some(complaint))
        }
    }
}

/// Everything from the crates of Parallax, except what happens many times a second.
fn ours() -> Targets {
    Targets::new().with_target("parallax", Level::DEBUG)
}

/// The last lines, oldest first; empty while another thread is writing one, because a panic must not wait.
pub fn recent() -> String {
    let Ok(recent) = RECENT.try_lock() else { return String::new() };
    recent.iter().fold(String::new(), |all, line| all + line + "\n")
}

/// Keeps the last lines.
struct Recent;

impl<S: Subscriber> Layer<S> for Recent {
    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        let mut line = Line::new(event.metadata());
        event.record(&mut line);
        let Ok(mut recent) = RECENT.try_lock() else { return };
        if recent.len() == KEPT {
            recent.pop_front();
        }
        recent.push_back(line.0);
    }
}

/// A line such as `3.041 s INFO parallax::cli: read file=khusham.ron claims=109`.
struct Line(String);

impl Line {
    fn new(about: &Metadata<'_>) -> Self {
        static START: OnceLock<Instant> = OnceLock::new();
        let seconds = START.get_or_init(Instant::now).elapsed().as_secs_f64();
        Self(format!("{seconds:.3} s {} {}:", about.level(), about.target()))
    }
}

impl Visit for Line {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        // It fails where the line is full: what is left of a long value is not even formatted.
        let _ = match field.name() {
            "message" => write!(self, " {value:?}"),
            name => write!(self, " {name}={value:?}"),
        };
    }
}

impl fmt::Write for Line {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let room = LONGEST.saturating_sub(self.0.len());
        self.0.push_str(&text[..text.floor_char_boundary(room)]);
        if text.len() > room { Err(fmt::Error) } else { Ok(()) }
    }
}

/// Writes what took how long to the file that `PARALLAX_PROFILE` names, for Perfetto or a browser's `about:tracing`.
#[cfg(feature = "profile")]
fn profile<S>() -> (Option<tracing_chrome::ChromeLayer<S>>, Option<tracing_chrome::FlushGuard>)
where
    S: Subscriber + for<'span> tracing_subscriber::registry::LookupSpan<'span> + Send + Sync,
{
    let Some(file) = std::env::var_os("PARALLAX_PROFILE") else { return (None, None) };
    let (layer, guard) = tracing_chrome::ChromeLayerBuilder::new().file(file).build();
    (Some(layer), Some(guard))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_printed_unless_asked_for() {
        let prints = |asked, verbose, target, level| filter(asked, verbose).0.would_enable(target, &level);
        assert!(!prints(None, 0, "parallax::cli", Level::ERROR));
        assert!(prints(None, 1, "parallax::cli", Level::INFO));
        assert!(!prints(None, 1, "parallax::cli", Level::DEBUG));
        assert!(prints(None, 2, "parallax_dossier::load", Level::DEBUG));
        assert!(!prints(None, 2, "winit", Level::ERROR));
        assert!(prints(Some("debug"), 0, "egui", Level::DEBUG));
        assert!(!prints(Some("debug"), 0, "winit::window", Level::INFO));
        assert!(prints(Some("debug,winit=info"), 0, "winit::window", Level::INFO));
        assert!(prints(Some("parallax::app=trace"), 0, "parallax::app::apply", Level::TRACE));
    }

    #[test]
    fn a_line_shows_what_would_turn_it() {
        let mut line = Visible(Vec::new());
        io::Write::write_all(&mut line, "read file=a\u{202e}\u{1b}[31m\u{3164}\n".as_bytes())
            .expect("a line");
        assert_eq!(String::from_utf8_lossy(&line.0), "read file=a\\u{202e}\\u{1b}[31m\\u{3164}\n");
    }

    #[test]
    fn a_filter_that_is_not_understood_is_named() {
        let (targets, complaint) = filter(Some("parallax=loud"), 0);
        assert!(complaint.is_some_and(|words| words.starts_with("PARALLAX_LOG is not understood")));
        assert!(targets.would_enable("parallax::app::log", &Level::ERROR));
    }

    #[test]
    fn the_last_lines_are_kept_and_each_is_short() {
        let log = tracing_subscriber::registry().with(Recent.with_filter(ours()));
        tracing::subscriber::with_default(log, || {
            for number in 0..KEPT + 3 {
                tracing::info!(target: "parallax::test", number, "did it");
            }
            tracing::info!(target: "elsewhere", "not ours");
            tracing::info!(target: "parallax::test", text = "ع".repeat(LONGEST), "long");
        });
        let lines = recent();
        let lines: Vec<&str> = lines.lines().filter(|line| line.contains("parallax::test")).collect();
        assert!(lines.len() <= KEPT && lines.last().is_some_and(|line| line.len() <= LONGEST));
        let last = lines[lines.len() - 2];
        assert!(last.ends_with(&format!("INFO parallax::test: did it number={}", KEPT + 2)), "{last}");
        assert!(!recent().contains("not ours"));
    }
}
