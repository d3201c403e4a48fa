//! Converts laid-out text into marks: egui's rows are cut into stretches with one format and direction, each
//! drawn where egui put it, in reading order.
//!
//! egui keeps the glyphs of a row in visual order, which for Arabic is not the reading order. So a stretch
//! takes its characters from the text that was laid out, and its position from the glyphs. The name of its
//! font family tells its direction (`letters::level_of`).

mod words;

use std::ops::Range;

use egui::{
    Color32, FontFamily, Galley, Pos2, Stroke, Vec2,
    emath::{GuiRounding as _, Rot2},
    epaint::{
        TextShape,
        text::{Glyph, LayoutSection, PlacedRow},
    },
    vec2,
};

use super::{Affine, Form, Letters, Lowering, Mark, Rgba, Text, shapes};
use crate::typeface::{FaceId, Typefaces, Way};
use text_direction::{Level, PLAIN, as_set, is_backward, is_rtl, level_of, needs_setting, reading_order};

/// Horizontal shift of a slanted letter per unit of height.
const LEAN: f32 = 0.2;

/// A piece of a row: glyphs of one section, with the characters they represent.
struct Piece<'a> {
    section: &'a LayoutSection,
    glyphs: &'a [Glyph],
    text: String,
    /// The origin of the row within the galley.
    row: Vec2,
}

pub(super) fn lower(out: &mut Lowering<'_>, shape: &TextShape) {
    if shape.galley.is_empty() || shape.opacity_factor <= 0.0 || !shape.angle.is_finite() {
        return;
    }
    let sheet = Sheet { shape, origin: shape.pos.round_to_pixels(1.0), turn: Rot2::from_angle(shape.angle) };
    let lines = lines(&shape.galley);
    let mut start = 0;
    for (number, row) in shape.galley.rows.iter().enumerate() {
        let pieces = if let Some(lines) = &lines {
            whole_pieces(&shape.galley, row, &lines[number], &mut out.typefaces)
        } else {
            let elided = shape.galley.elided && number + 1 == shape.galley.rows.len();
            pieces(&shape.galley, row, start, elided)
        };
        for piece in &pieces {
            sheet.background(out, piece);
        }
        for stretch in stretches(&pieces, &mut out.typefaces) {
            sheet.letters(out, &stretch);
        }
        for piece in &pieces {
            sheet.lines(out, piece);
        }
        sheet.row_underline(out, row);
        let read: usize = pieces.iter().map(|piece| piece.text.chars().count()).sum();
        start += read + usize::from(row.ends_with_newline);
    }
}

/// Returns the lines of a text that was laid out piece by piece, where each line is a row; `None` for other
/// texts, which egui broke into rows and in which every character has a glyph.
fn lines(galley: &Galley) -> Option<Vec<Range<usize>>> {
    let job = &galley.job;
    if galley.elided || !needs_setting(&job.text) {
        return None;
    }
    let mut start = 0;
    let lines: Vec<_> = job
        .text
        .split(|letter| letter == '\n' && job.break_on_newline)
        .map(|line| {
            let found = start..start + line.len();
            start = found.end + 1;
            found
        })
        .collect();
    (lines.len() == galley.rows.len()).then_some(lines)
}

/// Cuts such a row at the boundaries of sections, by counting the glyphs that egui makes for each.
fn whole_pieces<'a>(
    galley: &'a Galley,
    row: &'a PlacedRow,
    line: &Range<usize>,
    typefaces: &mut Typefaces<'_>,
) -> Vec<Piece<'a>> {
    let (mut pieces, mut done) = (Vec::new(), 0);
    for section in &galley.job.sections {
        let start = section.byte_range.start.0.max(line.start);
        let end = section.byte_range.end.0.min(line.end);
        if start >= end {
            continue;
        }
        let text = galley.job.text[start..end].to_owned();
        let chain = typefaces.chain(&section.format.font_id.family);
        let count = typefaces.count(&chain, &text).min(row.glyphs.len() - done);
        let glyphs = &row.glyphs[done..done + count];
        done += count;
        if !glyphs.is_empty() {
            pieces.push(Piece { section, glyphs, text, row: row.pos.to_vec2() });
        }
    }
    pieces
}

/// Cuts a row at the boundaries of sections. `start` is the row's first character in the text.
fn pieces<'a>(galley: &'a Galley, row: &'a PlacedRow, start: usize, elided: bool) -> Vec<Piece<'a>> {
    let job = &galley.job;
    let mut pieces = Vec::new();
    let mut characters = job.text.char_indices().skip(start).peekable();
    let mut done = 0;
    for section in &job.sections {
        let mut text = String::new();
        let mut count = 0;
        while done + count < row.glyphs.len()
            && let Some((_, character)) =
                characters.next_if(|(byte, letter)| *byte < section.byte_range.end.0 && *letter != '\n')
        {
            text.push(character);
            count += 1;
        }
        let glyphs = &row.glyphs[done..done + count];
        done += count;
        if !glyphs.is_empty() {
            if elided && done == row.glyphs.len() {
                // The last glyph is the ellipsis, not a character of the text.
                text.pop();
                text.extend(glyphs.last().map(|glyph| glyph.chr));
            }
            pieces.push(Piece { section, glyphs, text, row: row.pos.to_vec2() });
        }
    }
    pieces
}

impl Piece<'_> {
    fn level(&self) -> Level {
        match &self.section.format.font_id.family {
            FontFamily::Name(name) => level_of(name),
            _ => PLAIN,
        }
    }

    /// The text in reading order.
    fn read(&self) -> String {
        as_set(&self.text, self.level())
    }

    fn left(&self) -> f32 {
        self.glyphs.iter().map(|glyph| glyph.pos.x).fold(f32::INFINITY, f32::min)
    }

    /// The baseline of the family: egui centres faces of other heights on it, and corrects that when it
    /// draws.
    fn base_line(&self) -> f32 {
        let is_own = |glyph: &&Glyph| {
            is_same(glyph.font_face_ascent, glyph.font_ascent)
                && is_same(glyph.font_face_height, glyph.font_height)
        };
        let own = self.glyphs.iter().find(is_own);
        own.map(|glyph| glyph.pos.y)
            .or_else(|| {
                let glyph = self.glyphs.first()?;
                let centred = glyph.font_face_ascent + 0.5 * (glyph.font_height - glyph.font_face_height);
                Some((glyph.pos.y - centred + glyph.font_ascent).round())
            })
            .unwrap_or_default()
    }
}

/// True if two metrics of faces are copies of the same number.
fn is_same(a: f32, b: f32) -> bool {
    (a - b).abs() < 1e-3
}

/// Text with one format and direction.
struct Stretch<'a> {
    section: &'a LayoutSection,
    level: Level,
    text: String,
    /// The left end of the baseline within the galley.
    origin: Vec2,
    /// The pieces it consists of, in visual order.
    pieces: Range<usize>,
}

impl Stretch<'_> {
    fn way(&self) -> Way {
        if self.level % 2 == 1 {
            Way::RightToLeft
        } else if self.text.chars().any(is_rtl) {
            // Nothing specified a direction.
            Way::Guessed
        } else if self.text.chars().any(is_backward) {
            Way::LeftToRight
        } else {
            Way::Guessed
        }
    }

    /// Returns its runs, each in a single face, from left to right.
    fn runs<'t>(&'t self, typefaces: &mut Typefaces<'_>) -> Vec<(FaceId, &'t str)> {
        let chain = typefaces.chain(&self.section.format.font_id.family);
        let mut runs = typefaces.runs(&chain, &self.text);
        if self.level % 2 == 1 {
            runs.reverse();
        }
        runs
    }

    fn width(&self, typefaces: &mut Typefaces<'_>) -> f32 {
        let format = &self.section.format;
        let runs = self.runs(typefaces);
        let shaped = runs.into_iter().map(|(face, run)| {
            let shaped = typefaces.shape(face, run, self.way());
            shaped.width_at(format.font_id.size, format.extra_letter_spacing)
        });
        shaped.sum()
    }
}

/// Joins the pieces of a row into stretches, in reading order.
fn stretches<'a>(pieces: &[Piece<'a>], typefaces: &mut Typefaces<'_>) -> Vec<Stretch<'a>> {
    let levels: Vec<Level> = pieces.iter().map(Piece::level).collect();
    let mut found: Vec<Stretch<'a>> = Vec::new();
    for at in reading_order(&levels) {
        let piece = &pieces[at];
        let is_next = |last: &Stretch<'_>| {
            last.level == piece.level()
                && last.section.format == piece.section.format
                && piece.section.leading_space == 0.0
                && (last.pieces.end == at || last.pieces.start == at + 1)
        };
        match found.last_mut().filter(|last| is_next(last)) {
            Some(last) => {
                last.text.push_str(&piece.read());
                last.pieces = last.pieces.start.min(at)..last.pieces.end.max(at + 1);
            }
            None => found.push(Stretch {
                section: piece.section,
                level: piece.level(),
                text: piece.read(),
                origin: Vec2::ZERO,
                pieces: at..at + 1,
            }),
        }
    }
    let mut seen: Vec<usize> = (0..found.len()).collect();
    seen.sort_by_key(|at| found[*at].pieces.start);
    // In a row of mixed directions, the stretches follow each other at their exact widths. egui rounds to
    // whole pixels, and sets Arabic figures without the kerning of some pairs of digits.
    let runs_both_ways = levels.iter().any(|level| *level != PLAIN);
    let mut end = f32::NEG_INFINITY;
    for at in seen {
        let first = &pieces[found[at].pieces.start];
        let left = pieces[found[at].pieces.clone()].iter().map(Piece::left).fold(f32::INFINITY, f32::min);
        let left = if runs_both_ways && end.is_finite() { end } else { left };
        found[at].origin = first.row + vec2(left, first.base_line());
        end = left + found[at].width(typefaces);
    }
    found
}

/// The position of a galley.
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

    /// Draws the underline of the shape itself, beneath each row.
    fn row_underline(&self, out: &mut Lowering<'_>, row: &PlacedRow) {
        if self.shape.underline.is_empty() || row.visuals.mesh_bounds.is_negative() {
            return;
        }
        let bounds = row.visuals.mesh_bounds.translate(row.pos.to_vec2());
        let ends = [bounds.left_bottom(), bounds.right_bottom()].map(|end| self.at(end.to_vec2()));
        shapes::line(out, ends, self.shape.underline);
    }

    fn letters(&self, out: &mut Lowering<'_>, stretch: &Stretch<'_>) {
        let color = match self.shape.override_text_color {
            Some(color) if self.shape.opacity_factor < 1.0 => color.gamma_multiply(self.shape.opacity_factor),
            Some(color) => color,
            None => self.color(stretch.section.format.color),
        };
        let Some(color) = Rgba::visible(color) else { return };
        match out.text {
            Text::Outlines => self.outlines(out, stretch, color, Mark::Letters),
            Text::Selectable => {
                if out.halo.is_some() {
                    self.outlines(out, stretch, color, Mark::Halo);
                }
                self.words(out, stretch, color);
            }
        }
    }

    /// Adds a stretch as outlines.
    fn outlines(
        &self,
        out: &mut Lowering<'_>,
        stretch: &Stretch<'_>,
        color: Rgba,
        mark: impl Fn(Letters) -> Mark,
    ) {
        let format = &stretch.section.format;
        let size = format.font_id.size;
        let (sin, cos) = self.shape.angle.sin_cos();
        let lean = if format.italics { LEAN } else { 0.0 };
        // The slant moves what is above the baseline (negative y) to the right.
        let linear = [cos * size, sin * size, (-sin - lean * cos) * size, (cos - lean * sin) * size];
        let mut origin = stretch.origin;
        for (face, run) in stretch.runs(&mut out.typefaces) {
            let shaped = out.typefaces.shape(face, run, stretch.way());
            let glyphs: Vec<_> = shaped
                .glyphs
                .iter()
                .filter(|glyph| !glyph.outline.is_empty())
                .map(|glyph| {
                    let offset = origin + glyph.place_at(size, format.extra_letter_spacing);
                    (glyph.outline.clone(), Affine { linear, origin: self.at(offset) })
                })
                .collect();
            if !glyphs.is_empty() {
                out.push(mark(Letters { glyphs, color, halo: out.halo }));
            }
            origin.x += shaped.width_at(size, format.extra_letter_spacing);
        }
    }
}
