//! The visual order of mixed text, by the Unicode bidirectional algorithm (UAX 9).

use std::ops::Range;

use unicode_bidi::{BidiInfo, Level as BidiLevel};
use unicode_script::{Script, UnicodeScript as _};

use super::is_drawn_with_the_letter_before as joins;
use super::phrases::{is_backward, is_rtl, phrases, runs_from_right};

/// An embedding level: even levels run from left to right, odd ones from right to left. Our paragraphs have
/// level 0, Arabic in them has 1, and figures within Arabic have 2.
pub type Level = u8;

/// The level of left-to-right text in a left-to-right paragraph.
pub const PLAIN: Level = 0;
/// Separates the name of a font family from a level.
const AT: char = '@';
/// Texts of a dossier cannot be embedded any deeper: the control characters that could do so are refused.
const DEEPEST: Level = 2;

/// The name of the font family for text at this level, so that laid-out text tells its direction by its
/// family.
#[must_use]
pub fn family_at(base: &str, level: Level) -> String {
    format!("{base}{AT}{level}")
}

/// The embedding level encoded in the name of a font family.
#[must_use]
pub fn level_of(family: &str) -> Level {
    family.rsplit_once(AT).and_then(|(_, level)| level.parse().ok()).unwrap_or(PLAIN)
}

/// A stretch of a row that can be given to a shaper that guesses the direction from the letters: all of it
/// runs the way its letters suggest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Its byte range in the paragraph.
    pub bytes: Range<usize>,
    /// Its embedding level.
    pub level: Level,
}

/// Returns the pieces of a row of `paragraph` in visual order, from left to right. Together they cover the
/// row.
///
/// ```
/// use text_direction::pieces;
/// let seen = |text: &str| pieces(text, 0..text.len()).into_iter().map(|at| text[at.bytes].to_owned()).collect::<String>();
/// assert_eq!(seen("قتل ٤٧١"), "٤٧١ قتل");
/// ```
#[must_use]
pub fn pieces(paragraph: &str, row: Range<usize>) -> Vec<Piece> {
    Paragraph::new(paragraph).pieces(row)
}

/// A paragraph of which many rows are wanted: what runs from right to left in it is looked for once.
#[derive(Clone, Debug)]
pub struct Paragraph<'t> {
    text: &'t str,
    is_turned: bool,
    phrases: Vec<Range<usize>>,
}

impl<'t> Paragraph<'t> {
    /// A text without line ends.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        let is_turned = runs_from_right(text);
        Self { text, is_turned, phrases: if is_turned { Vec::new() } else { phrases(text) } }
    }

    /// Whether it is read from right to left.
    #[must_use]
    pub const fn is_turned(&self) -> bool {
        self.is_turned
    }

    /// As [`pieces`].
    #[must_use]
    pub fn pieces(&self, row: Range<usize>) -> Vec<Piece> {
        let mut found = Vec::new();
        if self.is_turned {
            push_rtl(self.text, row, &mut found);
            return found;
        }
        let mut at = row.start;
        let first = self.phrases.partition_point(|phrase| phrase.end <= row.start);
        for phrase in self.phrases[first..].iter().take_while(|phrase| phrase.start < row.end) {
            let phrase = phrase.start.max(row.start)..phrase.end.min(row.end);
            if phrase.start < phrase.end {
                push_run(self.text, at..phrase.start, PLAIN, &mut found);
                at = phrase.end;
                push_rtl(self.text, phrase, &mut found);
            }
        }
        push_run(self.text, at..row.end, PLAIN, &mut found);
        found
    }
}

/// Adds text that is read from right to left.
fn push_rtl(text: &str, bytes: Range<usize>, to: &mut Vec<Piece>) {
    let part = &text[bytes.clone()];
    let info = BidiInfo::new(part, Some(BidiLevel::rtl()));
    for paragraph in &info.paragraphs {
        let (levels, runs) = info.visual_runs(paragraph, paragraph.range.clone());
        for run in runs {
            let level = levels[run.start].number();
            // Deeper text keeps its direction.
            let level = if level > DEEPEST { DEEPEST - level % 2 } else { level };
            push_run(text, bytes.start + run.start..bytes.start + run.end, level, to);
        }
    }
}

/// Cuts a run of one level wherever a shaper would guess a different direction, and adds its pieces in visual
/// order.
fn push_run(text: &str, run: Range<usize>, level: Level, to: &mut Vec<Piece>) {
    let is_turned = level % 2 == 1;
    let first = to.len();
    let mut last: Option<char> = None;
    for (byte, letter) in text[run.clone()].char_indices() {
        let bytes = run.start + byte..run.start + byte + letter.len_utf8();
        // Letters of the same direction stay together; between right-to-left letters anything else stands
        // alone.
        let goes_on = match last {
            None => false,
            Some(_) if joins(letter) => true,
            Some(last) if is_turned => is_rtl(last) && is_rtl(letter) && is_same_script(last, letter),
            Some(last) => is_backward(last) == is_backward(letter),
        };
        match to.last_mut().filter(|_| goes_on) {
            Some(piece) => piece.bytes.end = bytes.end,
            None => to.push(Piece { bytes, level }),
        }
        if !joins(letter) || last.is_none() {
            last = Some(letter);
        }
    }
    if is_turned {
        to[first..].reverse();
    }
}

/// True if two letters may come from the same font.
fn is_same_script(a: char, b: char) -> bool {
    let is_none = |script| matches!(script, Script::Common | Script::Inherited);
    let (a, b) = (a.script(), b.script());
    a == b || is_none(a) || is_none(b)
}

/// Returns the logical order of pieces from their levels in visual order: rule L2 of the algorithm, which is
/// its own inverse.
#[must_use]
pub fn reading_order(levels: &[Level]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..levels.len()).collect();
    let deepest = levels.iter().copied().max().unwrap_or_default();
    for level in 1..=deepest {
        let mut start = 0;
        while start < order.len() {
            let end = start + order[start..].iter().take_while(|at| levels[**at] >= level).count();
            order[start..end].reverse();
            start = end + 1;
        }
    }
    order
}

/// Returns the words of a piece as a direction-guessing shaper must receive them; applied to its own result,
/// it returns the original words. In right-to-left text brackets are mirrored, and figures, which run from
/// left to right, are reversed.
#[must_use]
pub fn as_set(words: &str, level: Level) -> String {
    if level % 2 == 1 {
        words.chars().map(mirrored).collect()
    } else if words.starts_with(|letter| is_backward(letter) && !is_rtl(letter)) {
        words.chars().rev().collect()
    } else {
        words.to_owned()
    }
}

/// A bracket or quotation mark as it looks in right-to-left text.
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
        '≤' => '≥',
        '≥' => '≤',
        other => other,
    }
}

#[cfg(test)]
mod conformance;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_seen_can_be_read_again() {
        for text in [
            "قتل 48 شخصًا على الأقل (أكثر من 40) في القصف",
            "بين ٢٠٠ و ٣٠٠",
            "More than 100 (أكثر من 100) were killed, says المرصد.",
            "12 خشام 34 دير 56",
            "٤٧١",
            "",
        ] {
            let seen = pieces(text, 0..text.len());
            let levels: Vec<Level> = seen.iter().map(|piece| piece.level).collect();
            let read: String =
                reading_order(&levels).iter().map(|at| &text[seen[*at].bytes.clone()]).collect();
            assert_eq!(read, text);
        }
    }

    #[test]
    fn figures_of_a_script_from_the_right_stand_apart_and_are_set_turned_round() {
        let digits = |text: &str| {
            pieces(text, 0..text.len())
                .into_iter()
                .map(|piece| (text[piece.bytes].to_owned(), piece.level))
                .collect::<Vec<_>>()
        };
        assert_eq!(digits("٤٧"), [("٤٧".to_owned(), 2)]);
        assert_eq!(digits("x۴۷"), [("x".to_owned(), 0), ("۴۷".to_owned(), 0)]);
        assert_eq!(digits("47"), [("47".to_owned(), 0)]);
        for (words, level, set) in
            [("٤٧", 2, "٧٤"), ("۴۷", 0, "۷۴"), ("(", 1, ")"), ("47", 2, "47"), ("خش", 1, "خش")]
        {
            assert_eq!(as_set(words, level), set);
            assert_eq!(as_set(set, level), words, "it undoes itself");
        }
    }
}
