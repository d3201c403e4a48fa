//! Faces, their names and what they shape.

use super::*;
use parallax_theme::fonts;

fn arabic(typefaces: &mut Typefaces<'_>) -> FaceId {
    let chain = typefaces.chain(&fonts::regular());
    typefaces.face_for(&chain, 'خ').expect("a face")
}

fn ids(typefaces: &mut Typefaces<'_>, text: &str) -> Vec<u32> {
    let face = arabic(typefaces);
    typefaces.shape(face, text, Way::Guessed).glyphs.iter().map(|glyph| glyph.id).collect()
}

#[test]
fn arabic_letters_join_and_run_from_right_to_left() {
    let definitions = fonts::definitions();
    let mut typefaces = Typefaces::new(&definitions);
    // Khusham: kha joins to shin, shin to alef, and meem is isolated after the alef.
    let word = ids(&mut typefaces, "خشام");
    let alone: Vec<Vec<u32>> = ["خ", "ش", "ا", "م"].map(|letter| ids(&mut typefaces, letter)).to_vec();
    assert!(word.len() >= 4);
    // The leftmost glyph is the last letter, in its isolated form; the rightmost is a joined kha.
    assert_eq!(word[0], alone[3][0]);
    assert_ne!(word.last(), alone[0].last());
    let flat: Vec<u32> = alone.into_iter().flatten().collect();
    assert!(word.iter().filter(|id| !flat.contains(id)).count() >= 2, "letters did not join: {word:?}");
}

#[test]
fn lam_and_alef_make_one_letter() {
    let definitions = fonts::definitions();
    let mut typefaces = Typefaces::new(&definitions);
    let face = arabic(&mut typefaces);
    assert_eq!(typefaces.shape(face, "لا", Way::Guessed).gaps, 0, "one cluster has no letter boundary");
}

#[test]
fn the_style_sheet_names_are_those_of_the_files() {
    let definitions = fonts::definitions();
    let mut typefaces = Typefaces::new(&definitions);
    let face = typefaces.chain(&fonts::semibold())[0];
    assert_eq!(typefaces.css(face), &Css { family: "Noto Sans".to_owned(), weight: 600 });
    let face = arabic(&mut typefaces);
    assert_eq!(typefaces.css(face), &Css { family: "Noto Sans Arabic".to_owned(), weight: 400 });
}

#[test]
fn a_run_is_as_wide_as_its_advances() {
    let definitions = fonts::definitions();
    let mut typefaces = Typefaces::new(&definitions);
    let face = typefaces.chain(&fonts::regular())[0];
    let width = |typefaces: &mut Typefaces<'_>, text| typefaces.shape(face, text, Way::Guessed).width;
    let (one, two) = (width(&mut typefaces, "8"), width(&mut typefaces, "88"));
    assert!(one > 0.4 && (two - 2.0 * one).abs() < 1e-5, "{one} {two}");
    let space = width(&mut typefaces, " ");
    assert!((width(&mut typefaces, "\u{2009}") - space / 2.0).abs() < 1e-5);
}
