//! Stretches of text kept as text: cut where letters of another face begin, each word with its place.

use std::ops::Range;

use egui::vec2;

use super::super::{Direction, Lowering, Mark, Part, Rgba, Slant, Words};
use super::{Sheet, Stretch};
use crate::typeface::{FaceId, PlacedGlyph, Typefaces};
use text_direction::{is_drawn_with_the_letter_before, is_rtl};

impl Sheet<'_> {
    /// Adds a stretch as text. The reader's program chooses faces; only letters of another face are told apart from those
    /// before them, and signs stay with the letters beside them.
    pub(super) fn words(&self, out: &mut Lowering<'_>, stretch: &Stretch<'_>, color: Rgba) {
        let chain = out.typefaces.chain(&stretch.section.format.font_id.family);
        let parts = texts(&stretch.text, |letter| out.typefaces.face_for(&chain, letter));
        let is_turned = stretch.level % 2 == 1;
        let mut origin = stretch.origin;
        if is_turned {
            origin.x += stretch.width(&mut out.typefaces);
        }
        for (face, text) in parts {
            let mut part = Stretch { text, origin, pieces: 0..0, ..*stretch };
            let width = part.width(&mut out.typefaces);
            origin.x += if is_turned { -width } else { width };
            part.origin.x = part.origin.x.min(origin.x);
            self.text(out, &part, width, face, color);
        }
    }

    /// Adds text that names one face; `width` is how wide it is.
    fn text(&self, out: &mut Lowering<'_>, part: &Stretch<'_>, width: f32, face: FaceId, color: Rgba) {
        let format = &part.section.format;
        let width_of = |out: &mut Lowering<'_>, text: &str| {
            Stretch { text: text.to_owned(), pieces: 0..0, ..*part }.width(&mut out.typefaces)
        };
        let text = part.text.trim();
        if text.is_empty() {
            return;
        }
        let (before, after) = part.text.split_once(text).unwrap_or_default();
        let is_turned = part.level % 2 == 1 || text.chars().any(is_rtl);
        let starts = if is_turned {
            Vec::new()
        } else {
            part.word_starts(before.len()..before.len() + text.len(), &mut out.typefaces)
        };
        let (before, after) = (width_of(out, before), width_of(out, after));
        let left = if part.level % 2 == 1 { after } else { before };
        let runs = part.runs(&mut out.typefaces);
        let faces = runs.into_iter().map(|(face, run)| {
            let css = out.typefaces.css(face);
            Part { family: css.family.clone(), weight: css.weight, text: run.to_owned() }
        });
        let faces = faces.collect();
        let css = out.typefaces.css(face);
        let offset = part.origin + vec2(left, 0.0);
        let words = Words {
            text: text.to_owned(),
            at: if self.shape.angle == 0.0 { self.at(offset) } else { self.origin + offset },
            width: width - before - after,
            starts,
            size: format.font_id.size,
            family: css.family.clone(),
            weight: css.weight,
            faces,
            color,
            direction: if is_turned { Direction::RightToLeft } else { Direction::LeftToRight },
            slant: if format.italics { Slant::Italic } else { Slant::Upright },
            halo: out.halo,
            turn: (self.shape.angle != 0.0).then_some((self.shape.angle, self.origin)),
        };
        out.push(Mark::Words(words));
    }
}

impl Stretch<'_> {
    /// Where each word but the first begins, of the text at `bytes`, which runs rightward: its byte within that, and how far to
    /// the right of the first.
    fn word_starts(&self, bytes: Range<usize>, typefaces: &mut Typefaces<'_>) -> Vec<(usize, f32)> {
        let (size, spacing) = (self.section.format.font_id.size, self.section.format.extra_letter_spacing);
        let is_start = |at: usize| at == bytes.start || self.text[..at].ends_with(' ');
        let (mut byte, mut x) = (0, 0.0);
        let mut found: Vec<(usize, f32)> = Vec::new();
        for (face, run) in self.runs(typefaces) {
            let shaped = typefaces.shape(face, run, self.way());
            let place = |glyph: &PlacedGlyph| (byte + glyph.byte, x + glyph.place_at(size, spacing).x);
            for (at, left) in shaped.glyphs.iter().map(place) {
                // A letter may consist of several glyphs.
                let is_new = found.last().is_none_or(|(last, _)| *last < at);
                if bytes.contains(&at) && is_new && is_start(at) && !self.text[at..].starts_with(' ') {
                    found.push((at, left));
                }
            }
            byte += run.len();
            x += shaped.width_at(size, spacing);
        }
        let first = found.first().filter(|(at, _)| *at == bytes.start);
        let Some((_, first)) = first.copied() else { return Vec::new() };
        found.into_iter().skip(1).map(|(at, left)| (at - bytes.start, left - first)).collect()
    }
}

/// Cuts text where letters of another face begin. What is no letter stays with what stands before it.
fn texts(text: &str, face_for: impl Fn(char) -> Option<FaceId>) -> Vec<(FaceId, String)> {
    let mut found: Vec<(FaceId, String)> = Vec::new();
    // Signs at the head, of which nothing says yet to which letters they belong.
    let mut head = String::new();
    for letter in text.chars() {
        let is_own = letter.is_alphabetic() && !is_drawn_with_the_letter_before(letter);
        let face = if is_own { face_for(letter) } else { None };
        match (face, found.last_mut()) {
            (Some(face), Some((last, words))) if *last == face => words.push(letter),
            (None, Some((_, words))) => words.push(letter),
            (Some(face), _) => {
                let mut words = std::mem::take(&mut head);
                words.push(letter);
                found.push((face, words));
            }
            (None, None) => head.push(letter),
        }
    }
    // Figures take the face that any letter would.
    if let Some(face) = face_for('0').filter(|_| !head.is_empty()) {
        found.push((face, head));
    }
    found
}
