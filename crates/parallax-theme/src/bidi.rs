//! Visual order of text with right-to-left letters.
//!
//! egui joins Arabic letters but lays out everything from left to right. So all text is laid out through
//! [`arrange`], which breaks it into rows in reading order and puts the pieces of each row, as ordered by
//! [`crate::letters`], into sections of their own. The font family of a piece records its embedding level
//! ([`fonts::at_level`]), so that the reading order can be recovered from the laid-out text. This file knows
//! no widgets.
//!
//! The text of a galley made here is in visual order: accessible names and copied text must come from the
//! original text.

use std::ops::Range;
use std::sync::Arc;

use egui::Galley;
use egui::text::{ByteIndex, ByteRange, LayoutJob, LayoutSection, TextWrapping};

use super::fonts;
use crate::letters::{
    Lacking, Level, PLAIN, Paragraph, as_set, is_drawn_with_the_letter_before, is_mark, needs_setting,
};

/// Marks omitted text.
const ELLIPSIS: char = '…';
/// Stands for a line break in text of a single line.
const LINE_END: &str = "↵";

/// Returns `job` with the names of missing letters in brackets, and with a visible sign for each line break
/// if there is room for one line only; `None` if nothing has to change.
#[must_use]
pub fn drawable(job: &LayoutJob, lacking: &Lacking) -> Option<LayoutJob> {
    let has_line_end = !job.break_on_newline && job.text.contains('\n');
    if !has_line_end && (lacking.is_empty() || lacking.named_in(&job.text).is_none()) {
        return None;
    }
    let mut shown = LayoutJob { text: String::new(), sections: Vec::new(), ..job.clone() };
    for section in &job.sections {
        let words = &job.text[section.byte_range.start.0..section.byte_range.end.0];
        let start = shown.text.len();
        let named = lacking.named_in(words);
        let words = named.as_deref().unwrap_or(words);
        if has_line_end {
            shown.text.push_str(&words.replace("\r\n", LINE_END).replace('\n', LINE_END));
        } else {
            shown.text.push_str(words);
        }
        let byte_range = bytes(start..shown.text.len());
        shown.sections.push(LayoutSection { byte_range, ..section.clone() });
    }
    Some(shown)
}

/// Lays `job` out by `lay`, each row in visual order; the same as calling `lay` if nothing runs from right to
/// left.
pub fn arrange(job: LayoutJob, mut lay: impl FnMut(LayoutJob) -> Arc<Galley>) -> Arc<Galley> {
    if !needs_setting(&job.text) {
        return lay(job);
    }
    let way = Paragraphs::new(&job.text);
    let mut rows = rows(&job, |part| lay(ordered(&job, &way, &[part], None)).size().x);
    let most = job.wrap.max_rows.max(1);
    // What is left of its paragraph: the next one begins a row of its own.
    let last = rows.get(most - 1).map_or(0..0, |row| row.start..way.end(row.start));
    let is_cut = rows.len() > most || job.wrap.break_anywhere;
    rows.truncate(most);
    let galley = lay(ordered(&job, &way, &rows, None));
    if !is_cut || (rows.last().is_some_and(|row| row.end == job.text.len()) && fits(&job, &galley)) {
        return galley;
    }
    if let Some(row) = rows.last_mut() {
        row.end = last.end;
    }
    // As much of the last row as fits, with an ellipsis.
    let (mut some, mut more) = (0, job.text[last].chars().count());
    while some < more {
        let middle = (some + more).div_ceil(2);
        let is_fine = fits(&job, &lay(ordered(&job, &way, &rows, Some(middle))));
        (some, more) = if is_fine { (middle, more) } else { (some, middle - 1) };
    }
    lay(ordered(&job, &way, &rows, Some(some)))
}

fn fits(job: &LayoutJob, galley: &Galley) -> bool {
    galley.size().x <= job.wrap.max_width + 0.5
}

/// Returns the job in visual order, as a single row.
#[must_use]
pub fn unbroken(job: &LayoutJob) -> LayoutJob {
    let mut start = 0;
    let rows: Vec<_> = job
        .text
        .split('\n')
        .map(|line| {
            let row = start..start + line.len();
            start = row.end + 1;
            row
        })
        .collect();
    ordered(job, &Paragraphs::new(&job.text), &rows, None)
}

/// Breaks the text into rows, as byte ranges, after spaces and within words wider than a row; `width`
/// measures a part. A text that may be cut anywhere is one row.
fn rows(job: &LayoutJob, mut width: impl FnMut(Range<usize>) -> f32) -> Vec<Range<usize>> {
    let (mut rows, mut start) = (Vec::new(), 0);
    for paragraph in job.text.split('\n') {
        let end = start + paragraph.len();
        let (mut row, mut used, mut at) = (start..start, 0.0, start);
        for word in paragraph
            .split_inclusive(' ')
            .filter(|_| !job.wrap.break_anywhere && job.wrap.max_width.is_finite())
        {
            for part in parts(word, at, job.wrap.max_width, &mut width) {
                let wide = width(part.start..part.start + job.text[part.clone()].trim_end().len());
                if row.end > row.start && used + wide > job.wrap.max_width {
                    rows.push(row.clone());
                    (row, used) = (part.start..part.start, 0.0);
                }
                used += width(part.clone());
                row.end = part.end;
            }
            at += word.len();
        }
        row.end = end;
        rows.push(row);
        start = end + 1;
    }
    rows
}

/// The word, or its parts if it is wider than a row.
fn parts(word: &str, at: usize, most: f32, mut width: impl FnMut(Range<usize>) -> f32) -> Vec<Range<usize>> {
    let rows = (width(at..at + word.trim_end().len()) / most.max(1.0)).ceil().clamp(1.0, 1000.0) as usize;
    let clusters = word.char_indices().filter(|(_, letter)| !is_drawn_with_the_letter_before(*letter));
    let letters: Vec<usize> = clusters.map(|(byte, _)| at + byte).collect();
    // One part more than the width requires, because letters are not equally wide.
    let parts = if rows == 1 { 1 } else { rows + 1 };
    let ends = letters.chunks(letters.len().div_ceil(parts).max(1)).map(|chunk| chunk[0]);
    let starts: Vec<usize> = ends.chain([at + word.len()]).collect();
    starts.windows(2).map(|pair| pair[0]..pair[1]).collect()
}

/// The paragraphs of a text, and which way each runs, looked for once for all of its words and rows.
struct Paragraphs<'t>(Vec<(Range<usize>, Paragraph<'t>)>);

impl<'t> Paragraphs<'t> {
    fn new(text: &'t str) -> Self {
        let mut start = 0;
        let paragraph = |line: &'t str| {
            let bytes = start..start + line.len();
            start = bytes.end + 1;
            (bytes, Paragraph::new(line))
        };
        Self(text.split('\n').map(paragraph).collect())
    }

    /// Where the paragraph ends in which a byte lies.
    fn end(&self, byte: usize) -> usize {
        let at = self.0.partition_point(|(bytes, _)| bytes.end < byte);
        self.0.get(at).map_or(byte, |(bytes, _)| bytes.end)
    }

    /// The paragraph in which a byte lies, and where it begins.
    fn at(&self, byte: usize) -> Option<(usize, &Paragraph<'t>)> {
        let at = self.0.partition_point(|(bytes, _)| bytes.end < byte);
        self.0.get(at).map(|(bytes, paragraph)| (bytes.start, paragraph))
    }
}

/// The whole job, row by row in the order in which it is seen; of the last row only `cut` characters, where it is given.
fn ordered(job: &LayoutJob, way: &Paragraphs<'_>, rows: &[Range<usize>], cut: Option<usize>) -> LayoutJob {
    let mut to = Ordered { from: job, way, text: String::new(), sections: Vec::new() };
    for (number, row) in rows.iter().enumerate() {
        if number > 0 {
            to.put("\n", row.start, PLAIN);
        }
        // A trailing space would come before the text if the row runs from right to left.
        let written = &job.text[row.clone()];
        let is_last = number + 1 == rows.len();
        let row = if is_last { row.clone() } else { row.start..row.start + written.trim_end().len() };
        let kept = cut.filter(|_| number + 1 == rows.len());
        let end = kept.map_or(row.end, |kept| {
            job.text[row.clone()].char_indices().nth(kept).map_or(row.end, |(byte, _)| row.start + byte)
        });
        to.row(row.start..end, if kept.is_some() { Ending::Cut } else { Ending::Whole });
    }
    LayoutJob {
        text: to.text,
        sections: to.sections,
        wrap: TextWrapping { max_width: f32::INFINITY, ..TextWrapping::default() },
        break_on_newline: true,
        first_row_min_height: job.first_row_min_height,
        halign: job.halign,
        justify: job.justify,
        keep_trailing_whitespace: job.keep_trailing_whitespace,
        round_output_to_gui: job.round_output_to_gui,
    }
}

/// How a row ends.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ending {
    /// With its last word.
    Whole,
    /// With an ellipsis, because the rest does not fit.
    Cut,
}

/// A job being built from left to right.
struct Ordered<'a> {
    from: &'a LayoutJob,
    way: &'a Paragraphs<'a>,
    text: String,
    sections: Vec<LayoutSection>,
}

impl Ordered<'_> {
    fn row(&mut self, row: Range<usize>, ending: Ending) {
        let Some((start, paragraph)) = self.way.at(row.start) else { return };
        let end = if ending == Ending::Cut { ELLIPSIS.to_string() } else { String::new() };
        if paragraph.is_turned() {
            self.put(&end, row.end, PLAIN + 1);
        }
        for piece in paragraph.pieces(row.start - start..row.end - start) {
            self.piece(piece.bytes.start + start..piece.bytes.end + start, piece.level);
        }
        if !paragraph.is_turned() {
            self.put(&end, row.end, PLAIN);
        }
    }

    /// Adds a piece, section by section.
    fn piece(&mut self, piece: Range<usize>, level: Level) {
        let text = &self.from.text;
        if level != PLAIN {
            // Joined letters keep one format.
            return self.put(&as_set(&text[piece.clone()], level), piece.start, level);
        }
        for section in &self.from.sections {
            let from = section.byte_range.start.0.max(piece.start);
            let to = section.byte_range.end.0.min(piece.end);
            if from < to {
                self.put(&as_set(&text[from..to], level), from, level);
            }
        }
    }

    /// Adds words in the format of the text at `at`.
    fn put(&mut self, words: &str, at: usize, level: Level) {
        let holds = |section: &&LayoutSection| at < section.byte_range.end.0;
        let section = self.from.sections.iter().find(holds).or(self.from.sections.last());
        let Some(section) = section.filter(|_| !words.is_empty()) else { return };
        let mut format = section.format.clone();
        format.font_id.family = fonts::at_level(&format.font_id.family, level);
        let leading_space = if self.text.is_empty() { section.leading_space } else { 0.0 };
        let start = self.text.len();
        // No face has glyphs for isolates.
        self.text.extend(words.chars().filter(|letter| !is_mark(*letter)));
        if self.text.len() > start {
            let byte_range = bytes(start..self.text.len());
            self.sections.push(LayoutSection { leading_space, byte_range, format });
        }
    }
}

/// A range as egui counts it.
const fn bytes(range: Range<usize>) -> ByteRange {
    ByteIndex(range.start)..ByteIndex(range.end)
}

#[cfg(test)]
mod tests;
