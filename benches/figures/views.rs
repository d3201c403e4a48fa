//! What every view costs from the file to the picture.

use egui::{Event, Key, Modifiers, MouseWheelUnit, PointerButton, TouchPhase, pos2, vec2};
use parallax::app::Parallax;
use parallax::app::publish::{PublishError, Wish, make};
use parallax::load;
use parallax::session::{Command, Format, Overlay, Subject, View};

use super::{Asked, Held, Table, format_time, median, settle, timed};
use crate::generate;
use crate::stage::Stage;

/// Prints one table: opening the file, and for each view its first frame, scrolling, a key, a picture; and the report.
pub fn print(asked: &Asked) {
    let mut table = Table::new("views", asked);
    for size in asked.sizes() {
        let text = generate::archive(size);
        if asked.wants("views", "open") {
            let runs = (0..asked.runs).map(|_| timed(|| Parallax::new("bench", load::read(&text))).1);
            table.add("open", format_time(median(runs.collect())));
        }
        let program = Parallax::new("bench", load::read(&text));
        for view in View::all() {
            of_view(&mut table, asked, &program, view);
        }
        if asked.wants("views", PALETTE) {
            table.add(PALETTE, of_palette(&program, asked).describe());
        }
        for (row, format) in [("report", Format::Html)] {
            if asked.wants("views", row) {
                table.add(row, published(&program, Subject::Report, format));
            }
        }
    }
    table.print();
}

const PALETTE: &str = "the palette: a letter";

/// How long a letter holds the window that is typed into the palette.
fn of_palette(program: &Parallax, asked: &Asked) -> Held {
    let mut stage = Stage::new(program.snapshot());
    stage.program.apply(Command::Overlay(Some(Overlay::Palette)));
    // The names are folded on another thread.
    for _ in 0..400 {
        stage.frame();
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    let text = "source 1 killed";
    let letters = text.char_indices().map(|(at, letter)| &text[at..at + letter.len_utf8()]);
    let held: Vec<Held> = letters
        .cycle()
        .take(asked.runs.max(text.len()))
        .map(|letter| {
            stage.events = vec![Event::Text(letter.to_owned())];
            settle(&mut stage, asked.clock)
        })
        .collect();
    Held::median(&held)
}

fn of_view(table: &mut Table, asked: &Asked, program: &Parallax, view: View) {
    let rows = ["first shown", "scrolled", "a key", "PNG", "SVG", "CSV"];
    let names = rows.map(|row| format!("{}: {row}", view.title()));
    let [first, scrolled, key, png, svg, csv] = &names;
    let wants = |row: &String| asked.wants("views", row);
    if wants(first) || wants(scrolled) || wants(key) {
        let mut stage = Stage::new(program.snapshot());
        // Another view, so that fonts and the index are there.
        let other = View::all().find(|other| *other != view && *other != View::MAP);
        stage.program.apply(Command::Show(other.unwrap_or(view)));
        settle(&mut stage, asked.clock);
        stage.program.apply(Command::Show(view));
        stage.program.apply(Command::Alone(view));
        let shown = settle(&mut stage, asked.clock);
        if wants(first) {
            table.add(first, shown.describe());
        }
        let middle = pos2(700.0, 500.0);
        stage.events.push(Event::PointerMoved(middle));
        settle(&mut stage, asked.clock);
        let mut runs = |events: &dyn Fn(usize) -> Vec<Event>| {
            let runs: Vec<Held> = (0..asked.runs)
                .map(|run| {
                    stage.events = events(run);
                    settle(&mut stage, asked.clock)
                })
                .collect();
            Held::median(&runs)
        };
        if wants(scrolled) {
            let held = runs(&|_| vec![wheel()]);
            table.add(scrolled, held.describe());
        }
        if wants(key) {
            // A click gives the view the focus.
            runs(&|_| click(middle));
            table.add(key, runs(&|_| press(Key::ArrowDown)).describe());
        }
    }
    for (row, format) in [(png, Format::Png(1)), (svg, Format::Svg), (csv, Format::Csv)] {
        if wants(row) {
            table.add(row, published(program, Subject::View(view), format));
        }
    }
}

/// How long it takes to publish something once, or that it is refused.
fn published(program: &Parallax, subject: Subject, format: Format) -> String {
    let (made, took) = timed(|| make(&mut program.snapshot(), &Wish::usual(subject, format)));
    match made {
        Ok(_) => format_time(took),
        Err(PublishError::TooMany(..) | PublishError::Picture(_)) => format!("{}, no", format_time(took)),
        Err(_) => "-".to_owned(),
    }
}

fn wheel() -> Event {
    Event::MouseWheel {
        unit: MouseWheelUnit::Point,
        delta: vec2(0.0, -400.0),
        phase: TouchPhase::Move,
        source: egui::MouseWheelSource::Unknown,
        modifiers: Modifiers::NONE,
    }
}

fn click(pos: egui::Pos2) -> Vec<Event> {
    let button = |pressed| Event::PointerButton {
        pos,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    vec![button(true), button(false)]
}

fn press(key: Key) -> Vec<Event> {
    let event =
        |pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers: Modifiers::NONE };
    vec![event(true), event(false)]
}
