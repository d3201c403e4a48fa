//! One evening told by clocks of two zones, from the file to the window: whatever shows a time shows it as it was given, by
//! the clock of the dossier's zone, with UTC beside it.

use parallax::app::Parallax;
use parallax::app::publish::{self, Wish};
use parallax::dossier::Moment;
use parallax::load;
use parallax::session::{Command, Format, Subject, View};

const EVENING: &str = include_str!("../crates/parallax-analysis/src/evening.ron");

fn open() -> Parallax {
    Parallax::new("evening", load::read(EVENING))
}

fn at(program: &Parallax, text: &str) -> Moment {
    let dossier = program.content().dossier().expect("open");
    Moment::read(text, &dossier.zone).expect("a moment")
}

fn made(program: &mut Parallax, subject: Subject, format: Format) -> String {
    let made = publish::make(program, &Wish::usual(subject, format)).expect("made");
    String::from_utf8(made).expect("text")
}

/// The words of a picture, in which each word has a place of its own.
fn words_of(svg: &str) -> String {
    let pieces = svg.split('<').filter_map(|piece| piece.split_once('>')).map(|(_, words)| words);
    pieces.flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ")
}

#[test]
fn the_sentences_of_the_timeline_tell_each_time_as_it_was_given() {
    let mut program = open();
    let text = publish::alt_text(&mut program, Subject::View(View::TIMELINE));
    for words in [
        "Days and times of day are those of Asia/Baghdad, with UTC in brackets.",
        "The dossier covers between 18:00 (15:00 UTC) and 23:59 (20:59 UTC) on 7 February 2018.",
        "18:59 (15:59 UTC) on 7 February 2018",
        "22:45 (19:45 UTC) on 7 February 2018",
        "21:10 (18:10 UTC) on 7 February 2018",
        "by 22:00 (19:00 UTC) on 7 February 2018",
        "20:00 (17:00 UTC) or 23:30 (20:30 UTC) on 7 February 2018",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
    let then = at(&program, "2018-02-07T22:00");
    program.apply(Command::AsOf(Some(then)));
    let text = publish::alt_text(&mut program, Subject::View(View::TIMELINE));
    assert!(text.contains("As said by 22:00 (19:00 UTC) on 7 February 2018:"), "{text}");
    assert!(!text.contains("22:45"), "said later: {text}");
}

#[test]
fn a_picture_says_whose_clock_it_follows() {
    let mut program = open();
    for view in [View::TIMELINE, View::ESTIMATES] {
        let picture = made(&mut program, Subject::View(view), Format::Svg);
        let words = words_of(&picture);
        assert!(
            words.contains("times of day in Asia/Baghdad, with UTC (Z) in brackets"),
            "{view:?}: {words}"
        );
    }
    let picture = made(&mut program, Subject::View(View::TIMELINE), Format::Svg);
    for hour in ["19:00", "21:00", "23:00"] {
        assert!(picture.contains(&format!(">{hour}<")), "{hour} on the axis");
    }
}

#[test]
fn report_and_json_hold_the_times() {
    let mut program = open();
    let report = made(&mut program, Subject::Report, Format::Html);
    for words in [
        "Asia/Baghdad: its days and times of day, with UTC in brackets",
        "value=\"2018-02-07T19:45Z\"",
        "22:45 (19:45 UTC) on 7 February 2018",
    ] {
        assert!(report.contains(words), "{words}");
    }
    let json = made(&mut program, Subject::View(View::TABLE), Format::Json);
    for words in ["\"zone\": \"Asia/Baghdad\"", "\"2018-02-07T20:10+02\"", "\"2018-02-07T18:59+03:00\""] {
        assert!(json.contains(words), "{words}");
    }
}
