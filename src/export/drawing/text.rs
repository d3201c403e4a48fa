//! Laid-out text as marks: egui's rows are cut into runs of one section and one face, each drawn where egui put it.
//!
//! egui keeps the glyphs of a row in the order they are seen in, which for Arabic is not the order they are read in.
//! So a run takes its characters from the text that was laid out, and its place and width from the glyphs.

use std::ops::Range;

use egui::{
    Color32, Galley, Pos2, Stroke, Vec2,
    emath::{GuiRounding as _, Rot2},
    epaint::{
        TextShape,
        text::{Glyph, LayoutSection, PlacedRow},
    },
    vec2,
};

use super::{Direction, Form, Letters, Lowering, Mark, Place, Rgba, Slant, Text, Words, shapes};
use crate::export::typeface::FaceId;

/// How far a slanted letter leans, for one unit of height.
const LEAN: f32 = 0.2;

/// A piece of a row: glyphs of one section, with the characters they stand for.
struct Piece<'a> {
    section: &'a LayoutSection,
    glyphs: &'a [Glyph],
    characters: Vec<char>,
    /// The origin of the row within the galley.
    row: Vec2,
}

pub(super) fn lower(out: &mut Lowering<'_>, shape: &TextShape) {
    if shape.galley.is_empty() || shape.opacity_factor <= 0.0 || !shape.angle.is_finite() {
        return;
    }
    let sheet = Sheet { shape, origin: shape.pos.round_to_pixels(1.0), turn: Rot2::from_angle(shape.angle) };
    let mut start = 0;
    for (number, row) in shape.galley.rows.iter().enumerate() {
        let elided = shape.galley.elided && number + 1 == shape.galley.rows.len();
        let pieces = pieces(&shape.galley, row, start, elided);
        for piece in &pieces {
            sheet.background(out, piece);
        }
        // In the order in which they are read, which `theme::bidi` notes where it is not that in which they are seen.
        let mut read: Vec<_> = pieces.iter().collect();
        read.sort_by(|a, b| a.section.format.expand_bg.total_cmp(&b.section.format.expand_bg));
        for piece in read {
            sheet.letters(out, piece);
        }
        for piece in &pieces {
            sheet.lines(out, piece);
        }
        sheet.row_underline(out, row);
        let read: usize = pieces.iter().map(|piece| piece.characters.len()).sum();
        start += read + usize::from(row.ends_with_newline);
    }
}

/// Cuts a row where the section changes. `start` is the row's first character in the text.
fn pieces<'a>(galley: &'a Galley, row: &'a PlacedRow, start: usize, elided: bool) -> Vec<Piece<'a>> {
    let job = &galley.job;
    let mut pieces = Vec::new();
    let mut characters = job.text.char_indices().skip(start).peekable();
    let mut done = 0;
    for section in &job.sections {
        let mut read = Vec::new();
        while done + read.len() < row.glyphs.len()
            && let Some((_, character)) =
                characters.next_if(|(byte, letter)| *byte < section.byte_range.end.0 && *letter != '\n')
        {
            read.push(character);
        }
        let count = glyphs_of(&row.glyphs[done..], &read);
        let glyphs = &row.glyphs[done..done + count];
        done += count;
        if !glyphs.is_empty() {
            if elided && done == row.glyphs.len() {
                // The last glyph is the sign that something was left out, not the character of the text.
                read.pop();
                read.extend(glyphs.last().map(|glyph| glyph.chr));
            }
            pieces.push(Piece { section, glyphs, characters: read, row: row.pos.to_vec2() });
        }
    }
    pieces
}

/// How many of the glyphs belong to the characters read: one each. To words from right to left egui adds glyphs without
/// width; so these have all that follow in their family, which [`crate::theme::bidi`] gives to nothing beside them.
fn glyphs_of(glyphs: &[Glyph], read: &[char]) -> usize {
    let Some(first) = glyphs.first().filter(|_| read.iter().copied().any(is_right_to_left)) else {
        return read.len();
    };
    let family = |glyph: &Glyph| (glyph.font_height.to_bits(), glyph.font_ascent.to_bits());
    let all = glyphs.iter().take_while(|glyph| family(glyph) == family(first)).count();
    all.max(read.len()).min(glyphs.len())
}

impl Piece<'_> {
    /// The glyphs of some of its characters; of all of them, all glyphs.
    fn glyphs_at(&self, characters: &Range<usize>) -> &[Glyph] {
        if characters.len() == self.characters.len() { self.glyphs } else { &self.glyphs[characters.clone()] }
    }
}

/// Where a galley lies.
struct Sheet<'a> {
    shape: &'a TextShape,
    origin: Pos2,
    turn: Rot2,
}

impl Sheet<'_> {
    fn at(&self, offset: Vec2) -> Pos2 {
        self.origin + self.turn * offset
    }

    fn color(&self, color: Color32) -> Color32 {
        let color = if color == Color32::PLACEHOLDER { self.shape.fallback_color } else { color };
        if self.shape.opacity_factor < 1.0 { color.gamma_multiply(self.shape.opacity_factor) } else { color }
    }

    fn background(&self, out: &mut Lowering<'_>, piece: &Piece<'_>) {
        let format = &piece.section.format;
        let (Some(first), Some(last)) = (piece.glyphs.first(), piece.glyphs.last()) else { return };
        if format.background == Color32::TRANSPARENT {
            return;
        }
        let rect =
            first.logical_rect().union(last.logical_rect()).expand(format.expand_bg).round_to_pixels(1.0);
        let rect = rect.translate(piece.row);
        let fill = self.color(format.background);
        let form = if self.shape.angle == 0.0 {
            Form::Rect(rect.translate(self.origin.to_vec2()), 0.0)
        } else {
            let corners = [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom()];
            Form::Path(shapes::polyline(corners.map(|corner| self.at(corner.to_vec2())), true))
        };
        out.area(form, fill, None);
    }

    fn lines(&self, out: &mut Lowering<'_>, piece: &Piece<'_>) {
        let (Some(first), Some(last)) = (piece.glyphs.first(), piece.glyphs.last()) else { return };
        let format = &piece.section.format;
        let rect = first.logical_rect();
        for (stroke, mut y) in [(format.underline, rect.bottom()), (format.strikethrough, rect.center().y)] {
            if stroke.is_empty() {
                continue;
            }
            stroke.round_center_to_pixel(1.0, &mut y);
            let ends = [vec2(first.pos.x, y), vec2(last.max_x(), y)].map(|end| self.at(piece.row + end));
            shapes::line(out, ends, Stroke::new(stroke.width, self.color(stroke.color)));
        }
    }

    /// The underline of the shape itself, beneath each row.
    fn row_underline(&self, out: &mut Lowering<'_>, row: &PlacedRow) {
        if self.shape.underline.is_empty() || row.visuals.mesh_bounds.is_negative() {
            return;
        }
        let bounds = row.visuals.mesh_bounds.translate(row.pos.to_vec2());
        let ends = [bounds.left_bottom(), bounds.right_bottom()].map(|end| self.at(end.to_vec2()));
        shapes::line(out, ends, self.shape.underline);
    }

    fn letters(&self, out: &mut Lowering<'_>, piece: &Piece<'_>) {
        let color = match self.shape.override_text_color {
            Some(color) if self.shape.opacity_factor < 1.0 => color.gamma_multiply(self.shape.opacity_factor),
            Some(color) => color,
            None => self.color(piece.section.format.color),
        };
        let Some(color) = Rgba::visible(color) else { return };
        let chain = out.typefaces.chain(&piece.section.format.font_id.family);
        let runs = match out.text {
            Text::Outlines => runs(piece, |character| out.typefaces.face_for(&chain, character)),
            // The reader's program chooses faces; only what runs the other way has to be told apart.
            Text::Selectable => directed_runs(piece, |character| out.typefaces.face_for(&chain, character)),
        };
        // Exact width so far, carried over the pixel-rounded places egui keeps.
        let mut x = piece.glyphs.first().map_or(0.0, |glyph| glyph.pos.x);
        for (face, range) in runs {
            let glyphs = piece.glyphs_at(&range);
            let egui_x = glyphs.iter().map(|glyph| glyph.pos.x).fold(f32::INFINITY, f32::min);
            if (egui_x - x).abs() > 1.0 {
                x = egui_x;
            }
            let run = Run { piece, face, text: piece.characters[range].iter().collect(), x, color };
            x += match out.text {
                Text::Outlines => self.outlines(out, &run),
                Text::Selectable => self.words(out, &run, glyphs),
            };
        }
    }

    /// Adds a run as outlines and returns its width.
    fn outlines(&self, out: &mut Lowering<'_>, run: &Run<'_>) -> f32 {
        let format = &run.piece.section.format;
        let size = format.font_id.size;
        let shaped = out.typefaces.shape(run.face, &run.text);
        let (sin, cos) = self.shape.angle.sin_cos();
        let lean = if format.italics { LEAN } else { 0.0 };
        // Leaning moves what is above the baseline (negative y) to the right.
        let linear = [cos * size, sin * size, (-sin - lean * cos) * size, (cos - lean * sin) * size];
        let origin = run.baseline();
        let glyphs: Vec<_> = shaped
            .glyphs
            .iter()
            .filter(|glyph| !glyph.outline.is_empty())
            .map(|glyph| {
                let spacing = glyph.gaps_before as f32 * format.extra_letter_spacing;
                let offset = origin + glyph.at.to_vec2() * size + vec2(spacing, 0.0);
                (glyph.outline.clone(), Place { linear, origin: self.at(offset) })
            })
            .collect();
        if !glyphs.is_empty() {
            out.push(Mark::Letters(Letters { glyphs, color: run.color, halo: out.halo }));
        }
        shaped.width * size + shaped.gaps as f32 * format.extra_letter_spacing
    }

    /// Adds a run as text and returns its width.
    fn words(&self, out: &mut Lowering<'_>, run: &Run<'_>, glyphs: &[Glyph]) -> f32 {
        let format = &run.piece.section.format;
        let width: f32 = glyphs.iter().map(|glyph| glyph.advance_width).sum::<f32>()
            + format.extra_letter_spacing * (glyphs.len().saturating_sub(1)) as f32;
        let blank = |glyphs: &mut dyn Iterator<Item = &Glyph>| -> f32 {
            let seen = glyphs.filter(|glyph| glyph.advance_width > 0.0);
            seen.take_while(|glyph| glyph.chr.is_whitespace()).map(|glyph| glyph.advance_width).sum()
        };
        let (before, after) = (blank(&mut glyphs.iter()), blank(&mut glyphs.iter().rev()));
        let text = run.text.trim();
        if !text.is_empty() {
            let css = out.typefaces.css(run.face);
            let offset = run.baseline() + vec2(before, 0.0);
            let words = Words {
                text: text.to_owned(),
                at: if self.shape.angle == 0.0 { self.at(offset) } else { self.origin + offset },
                width: width - before - after,
                size: format.font_id.size,
                family: css.family.clone(),
                weight: css.weight,
                color: run.color,
                direction: if text.chars().any(is_right_to_left) {
                    Direction::RightToLeft
                } else {
                    Direction::LeftToRight
                },
                slant: if format.italics { Slant::Italic } else { Slant::Upright },
                halo: out.halo,
                turn: (self.shape.angle != 0.0).then_some((self.shape.angle, self.origin)),
            };
            out.push(Mark::Words(words));
        }
        width
    }
}

/// Characters of one face in a row, and where they start.
struct Run<'a> {
    piece: &'a Piece<'a>,
    face: FaceId,
    text: String,
    x: f32,
    color: Rgba,
}

impl Run<'_> {
    /// The left end of the baseline within the galley.
    fn baseline(&self) -> Vec2 {
        let y = self.piece.glyphs.first().map_or(0.0, |glyph| glyph.pos.y);
        self.piece.row + vec2(self.x, y)
    }
}

/// Cuts a piece where the face changes; marks that combine with a letter stay with it.
fn runs(piece: &Piece<'_>, face_for: impl Fn(char) -> Option<FaceId>) -> Vec<(FaceId, Range<usize>)> {
    cut(piece, |character, _| face_for(character))
}

/// Cuts a piece where the direction changes, so that one run is one `<text>`.
fn directed_runs(
    piece: &Piece<'_>,
    face_for: impl Fn(char) -> Option<FaceId>,
) -> Vec<(FaceId, Range<usize>)> {
    cut(piece, |character, current| match current {
        Some((face, right_to_left)) if right_to_left == is_right_to_left(character) => Some(face),
        _ => face_for(character),
    })
}

fn cut(
    piece: &Piece<'_>,
    mut choose: impl FnMut(char, Option<(FaceId, bool)>) -> Option<FaceId>,
) -> Vec<(FaceId, Range<usize>)> {
    let mut runs: Vec<(FaceId, Range<usize>)> = Vec::new();
    let mut current = None;
    for (index, character) in piece.characters.iter().copied().enumerate() {
        let continues = is_combining(character) && !runs.is_empty();
        let Some(face) = (if continues { runs.last().map(|run| run.0) } else { choose(character, current) })
        else {
            continue;
        };
        if !continues {
            current = Some((face, is_right_to_left(character)));
        }
        match runs.last_mut() {
            Some((last, range)) if *last == face => range.end = index + 1,
            _ => runs.push((face, index..index + 1)),
        }
    }
    runs
}

/// Combining marks and joiners, which never start a run.
fn is_combining(character: char) -> bool {
    matches!(character,
        '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5bd}' | '\u{610}'..='\u{61a}'
        | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6dc}' | '\u{1ab0}'..='\u{1aff}'
        | '\u{1dc0}'..='\u{1dff}' | '\u{200c}' | '\u{200d}' | '\u{20d0}'..='\u{20ff}' | '\u{fe00}'..='\u{fe2f}')
}

/// Letters of scripts written from right to left (Hebrew, Arabic, Syriac and their presentation forms).
fn is_right_to_left(character: char) -> bool {
    matches!(character, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}')
}
