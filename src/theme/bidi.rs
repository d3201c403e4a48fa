//! Text with letters that run from right to left, in the order in which it is seen.
//!
//! egui joins Arabic letters but lays out everything it is given from left to right. So whoever lays text out gives it
//! to [`arrange`], which breaks it into rows as it is read, orders each row by the Unicode bidirectional algorithm and
//! puts every run that goes the other way into a section, and a family, of its own. It knows no widgets.
//!
//! The text of a galley made here is in the order in which it is seen: names for the ear and for copying must be taken
//! from the text that came in.

use std::ops::Range;
use std::sync::Arc;

use egui::Galley;
use egui::text::{ByteIndex, ByteRange, LayoutJob, LayoutSection, TextFormat, TextWrapping};
use unicode_bidi::{BidiClass, BidiInfo, Level, bidi_class};

use super::fonts;
use phrases::{is_mark, is_rtl};
pub use phrases::{isolated, phrases, runs_from_right};

mod phrases;

/// The height of a line of Noto Sans for each point of its size: Arabic stands in lines as high as the others.
const LINE: f32 = 1.362;
/// What says that text was left out.
const ELLIPSIS: char = '…';
/// What egui keeps for every section and uses only under a background: here, counted up by one, the place of a section
/// in the order in which it is read. The exporter writes text in that order.
const READ_FIRST: f32 = 1.0;

/// Whether a text has a letter that runs from right to left. Costs next to nothing for those that have none.
#[must_use]
pub fn turns(text: &str) -> bool {
    // Letters of these scripts begin at U+0590, whose first byte is 0xD6.
    text.bytes().any(|byte| byte >= 0xD6) && text.chars().any(is_rtl)
}

/// Lays `job` out by `lay`, each row in the order in which it is seen; as `lay` does where nothing runs from right to
/// left.
pub fn arrange(job: LayoutJob, mut lay: impl FnMut(LayoutJob) -> Arc<Galley>) -> Arc<Galley> {
    if !turns(&job.text) {
        return lay(job);
    }
    let mut rows = rows(&job, |part| lay(ordered(&job, &[part], None)).size().x);
    let most = job.wrap.max_rows.max(1);
    let last = rows.get(most - 1).map_or(0..0, |row| row.start..job.text.len());
    let is_cut = rows.len() > most || job.wrap.break_anywhere;
    rows.truncate(most);
    let galley = lay(ordered(&job, &rows, None));
    if !is_cut || (rows.last().is_some_and(|row| row.end == job.text.len()) && fits(&job, &galley)) {
        return galley;
    }
    if let Some(row) = rows.last_mut() {
        row.end = last.end;
    }
    // As much of the last row as fits, with the sign that something is left out.
    let (mut some, mut more) = (0, job.text[last].chars().count());
    while some < more {
        let middle = (some + more).div_ceil(2);
        let is_fine = fits(&job, &lay(ordered(&job, &rows, Some(middle))));
        (some, more) = if is_fine { (middle, more) } else { (some, middle - 1) };
    }
    lay(ordered(&job, &rows, Some(some)))
}

fn fits(job: &LayoutJob, galley: &Galley) -> bool {
    galley.size().x <= job.wrap.max_width + 0.5
}

/// A text that is not broken into rows, in the order in which it is seen.
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
    ordered(job, &rows, None)
}

/// The rows of the text as ranges of bytes, broken after spaces, and within words that are wider than a row; `width` is
/// how wide a part is. What is to be cut anywhere is one row.
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

/// A word, or its parts where it is wider than a row.
fn parts(word: &str, at: usize, most: f32, mut width: impl FnMut(Range<usize>) -> f32) -> Vec<Range<usize>> {
    let rows = (width(at..at + word.trim_end().len()) / most.max(1.0)).ceil().clamp(1.0, 1000.0) as usize;
    let letters: Vec<usize> = word.char_indices().map(|(byte, _)| at + byte).collect();
    // A part more than the widths ask for: letters are not equally wide.
    let parts = if rows == 1 { 1 } else { rows + 1 };
    let ends = letters.chunks(letters.len().div_ceil(parts).max(1)).map(|chunk| chunk[0]);
    let starts: Vec<usize> = ends.chain([at + word.len()]).collect();
    starts.windows(2).map(|pair| pair[0]..pair[1]).collect()
}

/// The whole job, row by row in the order in which it is seen; of the last row only `cut` characters, where it is given.
fn ordered(job: &LayoutJob, rows: &[Range<usize>], cut: Option<usize>) -> LayoutJob {
    let mut to = Ordered { from: job, text: String::with_capacity(job.text.len()), sections: Vec::new() };
    for (number, row) in rows.iter().enumerate() {
        if number > 0 {
            to.put("\n", row.start, Way::Plain);
        }
        // A space at the end of a row would stand before its text where that runs from right to left.
        let written = &job.text[row.clone()];
        let is_last = number + 1 == rows.len();
        let row = if is_last { row.clone() } else { row.start..row.start + written.trim_end().len() };
        let kept = cut.filter(|_| number + 1 == rows.len());
        let end = kept.map_or(row.end, |kept| {
            job.text[row.clone()].char_indices().nth(kept).map_or(row.end, |(byte, _)| row.start + byte)
        });
        to.row(row.start..end, if kept.is_some() { Ending::Cut } else { Ending::Whole });
    }
    let mut sections = to.sections;
    let mut read: Vec<usize> = (0..sections.len()).collect();
    read.sort_by_key(|index| sections[*index].0);
    for (place, index) in read.into_iter().enumerate() {
        sections[index].1.format.expand_bg = READ_FIRST + place as f32;
    }
    LayoutJob {
        text: to.text,
        sections: sections.into_iter().map(|(_, section)| section).collect(),
        wrap: TextWrapping { max_width: f32::INFINITY, ..TextWrapping::default() },
        break_on_newline: true,
        ..job.clone()
    }
}

/// How a piece of text is set.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    /// From left to right, as it was to be.
    Plain,
    /// From right to left: in the family for it.
    Other,
}

/// How a row ends.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ending {
    /// With its last word.
    Whole,
    /// With an ellipsis, for the rest has no room.
    Cut,
}

/// A job that grows from left to right, with the place at which each section is read.
struct Ordered<'a> {
    from: &'a LayoutJob,
    text: String,
    sections: Vec<(usize, LayoutSection)>,
}

impl Ordered<'_> {
    /// Adds a row.
    fn row(&mut self, bytes: Range<usize>, ending: Ending) {
        let from = self.from;
        let paragraph = paragraph(&from.text, bytes.start);
        let row = &from.text[bytes.clone()];
        if runs_from_right(&from.text[paragraph.clone()]) {
            if ending == Ending::Cut {
                self.put(&ELLIPSIS.to_string(), bytes.end, Way::Plain);
            }
            self.turned(row, bytes.start);
            return;
        }
        let mut at = bytes.start;
        for phrase in phrases(&from.text[paragraph.clone()]) {
            let phrase = (phrase.start + paragraph.start).max(bytes.start)
                ..(phrase.end + paragraph.start).min(bytes.end);
            if phrase.start < phrase.end {
                self.plain(at..phrase.start);
                self.turned(&from.text[phrase.clone()], phrase.start);
                at = phrase.end;
            }
        }
        self.plain(at..bytes.end);
        if ending == Ending::Cut {
            self.put(&ELLIPSIS.to_string(), bytes.end, Way::Plain);
        }
    }

    /// Adds text in which nothing runs from right to left, section by section.
    fn plain(&mut self, bytes: Range<usize>) {
        for section in &self.from.sections {
            let from = section.byte_range.start.0.max(bytes.start);
            let to = section.byte_range.end.0.min(bytes.end);
            if from < to {
                self.put(&self.from.text[from..to], from, Way::Plain);
            }
        }
    }

    /// Adds text that is read from right to left; `at` is where it begins in the job.
    fn turned(&mut self, text: &str, at: usize) {
        let info = BidiInfo::new(text, Some(Level::rtl()));
        for paragraph in &info.paragraphs {
            let (levels, runs) = info.visual_runs(paragraph, paragraph.range.clone());
            for run in runs {
                if levels[run.start].is_rtl() {
                    self.reversed(&text[run.clone()], at + run.start);
                } else {
                    self.put(&text[run.clone()], at + run.start, Way::Plain);
                }
            }
        }
    }

    /// Adds one run from right to left: words of the script as they are, for they are turned when they are shaped; what
    /// stands between them turned here, brackets mirrored.
    fn reversed(&mut self, run: &str, at: usize) {
        for (start, piece) in pieces(run).into_iter().rev() {
            if piece.chars().any(is_rtl) {
                self.put(piece, at + start, Way::Other);
            } else {
                let turned: String = piece.chars().rev().map(mirrored).collect();
                self.put(&turned, at + start, Way::Plain);
            }
        }
    }

    /// Adds a piece in the format of the text at `at`.
    fn put(&mut self, piece: &str, at: usize, way: Way) {
        let holds = |section: &&LayoutSection| at < section.byte_range.end.0;
        let section = self.from.sections.iter().find(holds).or(self.from.sections.last());
        let Some(section) = section.filter(|_| !piece.is_empty()) else { return };
        let format = match way {
            Way::Plain => section.format.clone(),
            Way::Other => other_way(&section.format),
        };
        let leading_space = if self.text.is_empty() { section.leading_space } else { 0.0 };
        let start = self.text.len();
        // No face draws what only keeps texts apart.
        self.text.extend(piece.chars().filter(|letter| !is_mark(*letter)));
        if self.text.len() == start {
            return;
        }
        let byte_range = bytes(start..self.text.len());
        self.sections.push((at, LayoutSection { leading_space, byte_range, format }));
    }
}

/// The paragraph in which a byte lies, without its line break.
fn paragraph(text: &str, at: usize) -> Range<usize> {
    let start = text[..at].rfind('\n').map_or(0, |before| before + 1);
    let end = text[at..].find('\n').map_or(text.len(), |after| at + after);
    start..end
}

/// A run cut into words of the script, with the spaces between them, and what is in other faces.
fn pieces(run: &str) -> Vec<(usize, &str)> {
    let of_script = |letter: char| {
        is_rtl(letter) || letter == ' ' || matches!(bidi_class(letter), BidiClass::NSM | BidiClass::AN)
    };
    let mut pieces: Vec<(usize, &str)> = Vec::new();
    let mut kind = None;
    for (byte, letter) in run.char_indices() {
        let end = byte + letter.len_utf8();
        match pieces.last_mut() {
            Some((start, piece)) if kind == Some(of_script(letter)) => *piece = &run[*start..end],
            _ => pieces.push((byte, &run[byte..end])),
        }
        kind = Some(of_script(letter));
    }
    pieces
}

/// The format for letters that run from right to left, in lines as high as those of the others.
fn other_way(format: &TextFormat) -> TextFormat {
    let mut turned = format.clone();
    turned.line_height = Some(format.line_height.unwrap_or(LINE * format.font_id.size));
    turned.font_id.family = fonts::arabic();
    turned
}

/// A bracket or quotation mark that opens as the one that closes.
const fn mirrored(letter: char) -> char {
    match letter {
        '(' => ')',
        ')' => '(',
        '[' => ']',
        ']' => '[',
        '{' => '}',
        '}' => '{',
        '<' => '>',
        '>' => '<',
        '«' => '»',
        '»' => '«',
        '‹' => '›',
        '›' => '‹',
        other => other,
    }
}

/// A range as egui counts it.
const fn bytes(range: Range<usize>) -> ByteRange {
    ByteIndex(range.start)..ByteIndex(range.end)
}

#[cfg(test)]
mod tests;
