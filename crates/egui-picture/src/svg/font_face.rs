//! The fonts embedded in a picture: for each face of its text, only the letters it needs.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::super::Painted;
use super::super::drawing::{Drawing, Mark};
use super::super::subset::{Numbers, subset};
use super::super::typeface::{Typefaces, Way};
use text_direction::needs_setting;

/// The text set in one face.
#[derive(Default)]
struct Set<'a> {
    characters: BTreeSet<char>,
    /// Runs of joined letters.
    joined: BTreeSet<&'a str>,
}

/// Returns the faces of the drawing as rules of a style sheet; empty if it has no text.
pub(super) fn rules(painted: &Painted, drawing: &Drawing) -> String {
    let mut faces: BTreeMap<(&str, u16), Set<'_>> = BTreeMap::new();
    for (_, mark) in &drawing.marks {
        let Mark::Words(words) = mark else { continue };
        for part in &words.faces {
            let set = faces.entry((part.family.as_str(), part.weight)).or_default();
            set.characters.extend(part.text.chars());
            if needs_setting(&part.text) {
                set.joined.insert(&part.text);
            }
        }
    }
    let mut typefaces = Typefaces::new(&painted.fonts);
    let mut css = String::new();
    for ((family, weight), set) in faces {
        let Some(face) = typefaces.by_css(family, weight).filter(|face| typefaces.may_travel(*face)) else {
            continue;
        };
        let shaped =
            set.joined.iter().map(|text| typefaces.shape(face, text, Way::Guessed)).collect::<Vec<_>>();
        let glyphs = shaped.iter().flat_map(|shaped| shaped.glyphs.iter().map(|glyph| glyph.id)).collect();
        let numbers = if set.joined.is_empty() { Numbers::Free } else { Numbers::Kept };
        if let Some(font) = subset(typefaces.font(face), &set.characters, &glyphs, numbers) {
            // A quote in the name of a family would end it. Writing to a string cannot fail.
            let family = family.replace(['\'', '\\', '<'], "");
            let _ = write!(
                css,
                "@font-face{{font-family:'{family}';font-weight:{weight};src:url(data:font/ttf;base64,{})}}",
                base64(&font)
            );
        }
    }
    css
}

/// Encodes bytes as base64 (RFC 4648).
#[must_use]
pub fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let word =
            three.iter().fold(0_u32, |word, byte| word << 8 | u32::from(*byte)) << (8 * (3 - three.len()));
        for digit in 0..4 {
            let is_there = digit <= three.len();
            let index = (word >> (18 - 6 * digit)) as usize & 63;
            out.push(if is_there { char::from(DIGITS[index]) } else { '=' });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::base64;

    #[test]
    fn bytes_are_written_as_the_standard_shows() {
        // The examples of RFC 4648, section 10.
        for (bytes, text) in
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")]
        {
            assert_eq!(base64(bytes.as_bytes()), text);
        }
    }
}
