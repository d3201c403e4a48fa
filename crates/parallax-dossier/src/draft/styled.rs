//! The house style of texts is that of drafts, and laying a text out changes nothing that it says.

use ron_tree::{AllTokens, Kind, differs_in_layout_only, format};

use super::random::{Dice, draft};
use super::strewn::{commented, untidy, with_comments};
use crate::load;

fn laid_out(text: &str) -> String {
    format(text).unwrap_or_else(|| panic!("{:#?}\n{text}", load::read(text).diagnostics))
}

/// The first line in which two texts differ.
fn difference<'t>(a: &'t str, b: &'t str) -> Option<(&'t str, &'t str)> {
    a.lines().zip(b.lines()).find(|(a, b)| a != b)
}

#[test]
fn a_written_draft_is_in_the_house_style_and_an_untidy_one_comes_back_to_it() {
    for seed in 0..150 {
        let dice = &mut Dice(seed);
        let written = draft(dice).write();
        let styled = laid_out(&written);
        assert!(styled == written, "{seed}: {:#?}", difference(&written, &styled));
        let untidy = untidy(&written, dice);
        let styled = laid_out(&untidy);
        assert!(styled == written, "{seed}: {:#?}", difference(&written, &styled));
    }
}

#[test]
fn a_text_with_comments_says_the_same_when_it_is_laid_out_and_stays_as_it_is_then() {
    let mut comments = 0;
    for seed in 0..300 {
        let dice = &mut Dice(seed);
        let mark = if dice.one_in(4) { "\u{feff}" } else { "" };
        let text = mark.to_owned() + &with_comments(&draft(dice).write(), dice);
        let styled = laid_out(&text);
        assert!(differs_in_layout_only(&text, &styled), "{seed}\n{text}\n{styled}");
        let again = laid_out(&styled);
        assert!(again == styled, "{seed}: {:#?}\n{text}", difference(&styled, &again));
        let (before, after) = (load::read(&text), load::read(&styled));
        assert!(before.dossier.is_some() && before.dossier == after.dossier, "{seed}");
        comments += AllTokens::new(&styled, 0).filter(|token| token.kind == Kind::Comment).count();
    }
    assert!(comments > 20_000, "{comments}");
}

/// The comments of a text, each with the line on which it stands, without blanks.
fn lines_of_comments(text: &str) -> Vec<(String, String)> {
    let is_comment = |line: &&str| line.contains("// be");
    let parts = |line: &str| {
        let (before, comment) = line.split_once("// be").unwrap_or((line, ""));
        let last: String = before.trim().trim_end_matches(',').chars().rev().take(1).collect();
        (comment.to_owned(), last)
    };
    text.lines().filter(is_comment).map(parts).collect()
}

#[test]
fn comments_before_lines_and_at_their_ends_stay_there() {
    let mut comments = 0;
    for seed in 0..150 {
        let dice = &mut Dice(seed);
        let text = untidy(&commented(&draft(dice).write(), dice), dice);
        let styled = laid_out(&text);
        assert_eq!(lines_of_comments(&styled), lines_of_comments(&text), "{seed}\n{text}\n{styled}");
        assert!(load::read(&styled).dossier == load::read(&text).dossier, "{seed}");
        comments += lines_of_comments(&text).len();
    }
    assert!(comments > 2_000, "{comments}");
}
