//! Visual order and reading order of mixed text.

use egui::{Color32, FontId};

use super::*;
use crate::letters::{isolated, level_of, needs_setting, reading_order};

fn level(section: &LayoutSection) -> Level {
    match &section.format.font_id.family {
        egui::FontFamily::Name(name) => level_of(name),
        _ => PLAIN,
    }
}

fn job(text: &str) -> LayoutJob {
    LayoutJob::simple(text.to_owned(), FontId::proportional(13.0), Color32::BLACK, f32::INFINITY)
}

fn seen(text: &str) -> String {
    unbroken(&job(text)).text
}

#[test]
fn words_stand_in_the_order_in_which_they_are_seen() {
    // Within a word the letters stay in reading order: the shaper reverses and joins them.
    for (read, seen_as) in [
        ("خشام", "خشام"),
        ("دير الزور", "الزور دير"),
        ("قتل 48 شخصًا", "شخصًا 48 قتل"),
        ("SOHR (المرصد السوري)", "SOHR (السوري المرصد)"),
        ("خشام, Khusham", "خشام, Khusham"),
        ("اشتباك قرب خشام (Khusham)", "(Khusham) خشام قرب اشتباك"),
        ("(خشام)", "(خشام)"),
        ("«خشام» قرية", "قرية «خشام»"),
        ("خشام: 48 killed", "خشام: 48 killed"),
        ("Named by المرصد السوري, via رويترز", "Named by السوري المرصد, via رويترز"),
        ("Why (لماذا)?", "Why (لماذا)?"),
        ("من بدأ؟", "بدأ؟ من"),
        ("من\nبدأ one two", "من\nبدأ one two"),
        ("שלום (1)", "(1) שלום"),
        ("قتل ٤٧١ شخصا", "شخصا ١٧٤ قتل"),
        ("۴۷۱ کشته", "کشته ۱۷۴"),
        ("x ٤٧", "x ٧٤"),
    ] {
        assert_eq!(seen(read), seen_as, "{read}");
    }
}

#[test]
fn nothing_is_lost_or_added_and_the_order_of_reading_is_kept() {
    for text in [
        "قتل 48 شخصًا على الأقل (أكثر من 40) في القصف قرب خشام.",
        "More than 100 (أكثر من 100) were killed, says المرصد.",
        "Ξέρξης خشایارشا Xšayāršā",
        " خشام  ",
        "\u{202e}خشام\u{202c}",
        "خ",
        "ا\u{64b}\u{651}",
        "12 خشام 34 دير 56",
    ] {
        let job = unbroken(&job(text));
        let sorted = |text: &str| {
            let mut letters: Vec<char> = text.chars().collect();
            letters.sort_unstable();
            letters
        };
        let mirrors_apart = |text: &str| text.replace(['(', ')'], "|");
        assert_eq!(sorted(&mirrors_apart(&job.text)), sorted(&mirrors_apart(text)), "{text}");
        let mut end = 0;
        for section in &job.sections {
            assert_eq!(section.byte_range.start.0, end, "{text}");
            end = section.byte_range.end.0;
        }
        assert_eq!(end, job.text.len());
        let levels: Vec<Level> = job.sections.iter().map(level).collect();
        let words: String = reading_order(&levels)
            .into_iter()
            .map(|at| {
                let bytes = &job.sections[at].byte_range;
                as_set(&job.text[bytes.start.0..bytes.end.0], levels[at])
            })
            .collect();
        assert_eq!(words, text, "read in order");
    }
}

#[test]
fn plain_text_is_left_alone() {
    for text in ["", "Khusham", "Ξέρξης", "Матвеев", "Ḥasan al-ʿAlī", "€ “dozens” …"]
    {
        assert!(!needs_setting(text), "{text}");
        assert_eq!(unbroken(&job(text)).text, text);
    }
    assert!(needs_setting("x خ") && needs_setting("שלום") && needs_setting("श्र"));
}

#[test]
fn a_name_at_the_head_turns_no_sentence_of_ours() {
    let title = "تقرير 15 فبراير 2018";
    let words = format!("{} (15 February 2018)", isolated(title));
    assert_eq!(seen(&words), "2018 فبراير 15 تقرير (15 February 2018)", "the title's own year stays with it");
    assert_eq!(seen("تقرير ¶3"), "تقرير ¶3");
    assert_eq!(seen("تقرير ¶3 · (IDF) دوبر"), "تقرير ¶3 · (IDF) دوبر");
    assert_eq!(seen(&format!("{}: 48", isolated("خشام (1)"))), "(1) خشام: 48");
    assert_eq!(isolated("Khusham 2"), "Khusham 2", "nothing to keep apart");
}

#[test]
fn what_keeps_texts_apart_is_never_drawn() {
    let words = format!("{} and {}", isolated("خشام"), isolated("Khusham خشام 2"));
    let drawn = seen(&words);
    assert!(!drawn.contains(['\u{2068}', '\u{2069}']), "{drawn:?}");
    let job = unbroken(&job(&words));
    assert_eq!(job.sections.last().map(|section| section.byte_range.end.0), Some(drawn.len()));
}

#[test]
fn a_row_that_is_cut_ends_with_its_paragraph() {
    let laid = |text: &str, width: f32, most: usize| {
        let mut job = job(text);
        job.wrap = TextWrapping { max_width: width, max_rows: most, ..TextWrapping::default() };
        let mut drawn = String::new();
        egui::__run_test_ui(|ui| {
            let galley = arrange(job.clone(), |job| ui.painter().layout_job(job));
            drawn = galley.rows.iter().map(|row| row.text()).collect::<Vec<_>>().join("|");
        });
        drawn
    };
    for text in ["خشام one\nخشام two three", "one خشام\n\nخشام: two", "a\nخشام\n", "خشام\n"]
    {
        for width in [1.0, 30.0, 200.0, f32::INFINITY] {
            for most in 1..4 {
                let drawn = laid(text, width, most);
                assert!(drawn.split('|').count() <= most, "{text:?} in {width}: {drawn}");
            }
        }
    }
    assert_eq!(laid("one خشام\nخشام two three", f32::INFINITY, 1), "one خشام…");
}
