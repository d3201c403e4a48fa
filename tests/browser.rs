//! Text of mixed directions is laid out as in a browser: `tests/browser/expected.tsv` holds Chromium's
//! results for titles, words, ranges, dates and credits in the bundled fonts, measured by
//! `tests/browser/measure.py`.
//!
//! The tests compare the visual order of characters, the total width, which shows whether letters join, and
//! all positions in an SVG; and the order of figures in the window.

use std::sync::Arc;

use egui::text::LayoutJob;
use egui::{Color32, FontId, Galley, Pos2, Ui, vec2};
use egui_picture::svg::{SvgOptions, Text, to_svg};
use egui_picture::{Painted, headless};
use parallax::letters::{is_drawn_with_the_letter_before, is_mark, pieces, runs_from_right, turns};
use parallax::theme::{fonts, lay};

/// Font size, in points.
const SIZE: f32 = 40.0;

struct Expected {
    text: String,
    is_turned: bool,
    /// In ems.
    width: f32,
    /// The characters from left to right, without marks.
    seen: Vec<char>,
    /// The left end of each of these, in ems.
    lefts: Vec<f32>,
}

fn table() -> Vec<Expected> {
    let line = |line: &str| {
        let cells: Vec<&str> = line.split('\t').collect();
        let text = cells[1]
            .replace("\\u2068", "\u{2068}")
            .replace("\\u2069", "\u{2069}")
            .replace("\\u200c", "\u{200c}");
        let hundredths = |cell: &str| cell.parse::<f32>().expect("a number") / 100.0;
        Expected {
            text,
            is_turned: cells[0] == "rtl",
            width: hundredths(cells[2]),
            seen: cells[3].chars().collect(),
            lefts: cells[4].split(' ').map(hundredths).collect(),
        }
    };
    include_str!("browser/expected.tsv").lines().map(line).collect()
}

fn is_seen(letter: char) -> bool {
    !is_mark(letter) && !is_drawn_with_the_letter_before(letter)
}

fn painted(text: &str, mut look: impl FnMut(&Galley)) -> Painted {
    headless::paint(
        vec2(2000.0, 120.0),
        fonts::definitions(),
        |_| {},
        |ui: &mut Ui| {
            let job =
                LayoutJob::simple(text.to_owned(), FontId::proportional(SIZE), Color32::BLACK, f32::INFINITY);
            let galley: Arc<Galley> = lay(ui.painter(), job);
            look(&galley);
            ui.painter().galley(Pos2::ZERO, galley, Color32::BLACK);
        },
    )
}

/// The texts of an SVG, from left to right: the start of each, in ems, and its visible characters.
fn texts(svg: &str) -> Vec<(f32, Vec<char>)> {
    let mut found = Vec::new();
    for element in svg.split("<text").skip(1) {
        let (head, rest) = element.split_once('>').expect("its end");
        let words = rest.split_once("</text>").expect("its end").0.replace("&gt;", ">");
        let x = head.split_once(" x=\"").expect("x").1.split_once('"').expect("x").0;
        let mut seen: Vec<char> = words.chars().filter(|letter| is_seen(*letter)).collect();
        if head.contains("direction=\"rtl\"") {
            seen.reverse();
        }
        found.push((x.parse::<f32>().expect("a number") / SIZE, seen));
    }
    found.sort_by(|a, b| a.0.total_cmp(&b.0));
    found
}

#[test]
fn everything_is_seen_in_the_order_of_a_browser() {
    let table = table();
    assert!(table.len() > 30);
    for Expected { text, is_turned, seen, .. } in table {
        assert_eq!(runs_from_right(&text), is_turned, "{text}");
        let mut found = Vec::new();
        for piece in pieces(&text, 0..text.len()) {
            let letters: Vec<char> = text[piece.bytes].chars().filter(|letter| is_seen(*letter)).collect();
            if piece.level % 2 == 1 {
                found.extend(letters.into_iter().rev());
            } else {
                found.extend(letters);
            }
        }
        // If letters move within a syllable, no order is the right one.
        if turns(&text) {
            assert_eq!(found, seen, "{text}");
        }
    }
}

#[test]
fn letters_join_as_in_a_browser_and_take_as_much_room() {
    for Expected { text, width, .. } in table() {
        painted(&text, |galley| {
            let found = galley.size().x / SIZE;
            // egui cannot be told the direction of figures, so it sets ٢٠, ٣٠ and ٤٧ without the font's
            // kerning.
            let pairs = ["٢٠", "٣٠", "٤٧"].iter().map(|pair| text.matches(pair).count()).sum::<usize>();
            let most = width + 0.03 + 0.05 * pairs as f32;
            assert!(found > width - 0.03 && found < most, "{text}: {found} ems, not {width}");
        });
    }
}

#[test]
fn a_picture_has_everything_where_a_browser_has_it() {
    for Expected { text, seen, lefts, .. } in table() {
        let options = SvgOptions { text: Text::Selectable, ..SvgOptions::default() };
        let found = texts(&to_svg(&painted(&text, |_| {}), &options));
        let places: Vec<(f32, char)> =
            lefts.into_iter().zip(seen).filter(|(_, letter)| !letter.is_whitespace()).collect();
        let mut at = 0;
        for (left, words) in &found {
            let (expected, _) = places[at];
            assert!((left - expected).abs() < 0.06, "{text}: {words:?} at {left}, not {expected}");
            at += words.iter().filter(|letter| !letter.is_whitespace()).count();
        }
        // If letters move within a syllable, no order is the right one.
        if !turns(&text) {
            continue;
        }
        let words: Vec<char> = found.into_iter().flat_map(|(_, words)| words).collect();
        let words: String = words.into_iter().filter(|letter| !letter.is_whitespace()).collect();
        assert_eq!(words, places.iter().map(|(_, letter)| letter).collect::<String>(), "{text}");
    }
}

#[test]
fn the_window_draws_figures_in_the_order_of_a_browser() {
    for Expected { text, seen, .. } in table() {
        painted(&text, |galley| {
            let mut glyphs: Vec<(f32, char)> = galley.rows[0]
                .glyphs
                .iter()
                .filter(|glyph| glyph.advance_width > 0.0)
                .map(|glyph| (glyph.pos.x, glyph.chr))
                .collect();
            glyphs.sort_by(|a, b| a.0.total_cmp(&b.0));
            let figures = |letters: &mut dyn Iterator<Item = char>| -> String {
                letters.filter(|letter| letter.is_numeric() || "/-–:.,".contains(*letter)).collect()
            };
            let drawn = figures(&mut glyphs.iter().map(|(_, letter)| *letter));
            assert_eq!(drawn, figures(&mut seen.iter().copied()), "{text}");
        });
    }
}

#[test]
fn outlines_of_a_figure_begin_with_its_first_digit() {
    for (figure, first) in [("٤٧١", "٤"), ("۴۷۱", "۴"), ("٤٧١ قتيلا", "٤")] {
        let outlines = |text: &str| {
            let options = SvgOptions { text: Text::Outlines, ..SvgOptions::default() };
            let svg = to_svg(&painted(text, |_| {}), &options);
            let paths = svg
                .split("<path d=\"")
                .skip(1)
                .map(|path| path.split('"').next().unwrap_or_default().to_owned());
            paths.collect::<Vec<_>>()
        };
        let (whole, digit) = (outlines(figure), outlines(first));
        // Its form, at any position.
        let form = |path: &str| {
            path.chars()
                .take_while(|step| *step != 'z' && *step != 'Z')
                .filter(char::is_ascii_alphabetic)
                .collect::<String>()
        };
        assert!(whole.iter().any(|path| form(path) == form(&digit[0])), "{figure}: {whole:?} and {digit:?}");
    }
}
