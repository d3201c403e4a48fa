//! From the text of a document to what a claim could be made of: its paragraphs are counted, and figures, dates and names that
//! the dossier knows are marked with their places. It proposes and never decides: who says it and of whom is the author's.
//!
//! Rules alone, in one pass and a bounded part of the text at a time. What a rule does not understand is not marked, or stays
//! the words that it is; nothing becomes sharper than it stands there.
//!
//! ```
//! use parallax_import::passage::{MarkKind, Names, marks};
//! let text = "A spokesman spoke on 8 February 2018.\n\nMore than 100 fighters were killed, dozens of them Russians.";
//! let found: Vec<_> = marks(text, &Names::default()).map(|mark| (mark.paragraph, &text[mark.span])).collect();
//! assert_eq!(found, [(1, "8 February 2018"), (2, "More than 100"), (2, "dozens")]);
//! ```

#[doc(hidden)]
pub mod checks;
mod dates;
mod drafts;
mod figures;
mod flat;
mod languages;
mod names;
mod numerals;
mod paragraphs;

use std::ops::Range;

pub use drafts::{Draft, Used, drafts, drafts_of};
pub use names::{NameKind, Names};
pub use paragraphs::{Paragraph, paragraphs};

use crate::cell::Said;
use flat::Flat;
use languages::Language;

/// Something in a text that a claim could be made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The number of its paragraph, counted from 1.
    pub paragraph: u32,
    /// Its bytes in the whole text.
    pub span: Range<usize>,
    pub kind: MarkKind,
}

/// What is marked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MarkKind {
    /// A figure with what qualifies it, or words for one.
    Figure(Box<Said>),
    /// A date; in EDTF if its year is given.
    Date(Option<String>),
    /// A name that the dossier knows: of what, and its id.
    Name(NameKind, String),
}

/// Longest part of a paragraph that is looked at as one, in bytes. A longer paragraph is parted at the end of a sentence, or
/// else between two words.
const LONGEST_PART: usize = 8 << 10;

/// The marks of a text, in its order. Names may stand within other marks; figures and dates do not overlap.
pub fn marks<'t>(text: &'t str, names: &'t Names) -> impl Iterator<Item = Mark> + 't {
    marks_while(text, names, || true)
}

/// The same, until `is_wanted` returns false: it is asked before each paragraph.
pub fn marks_while<'t>(
    text: &'t str,
    names: &'t Names,
    is_wanted: impl Fn() -> bool + 't,
) -> impl Iterator<Item = Mark> + 't {
    let mut latin = Language::English;
    paragraphs(text).take_while(move |_| is_wanted()).flat_map(move |paragraph| {
        let whole = &text[paragraph.span.clone()];
        latin = languages::latin(first_part(whole), latin);
        let language = latin;
        parts(whole).flat_map(move |part| {
            let base = paragraph.span.start + part.start;
            marks_in(&whole[part], base, paragraph.number, language, names)
        })
    })
}

fn first_part(text: &str) -> &str {
    &text[..text.floor_char_boundary(LONGEST_PART)]
}

/// The parts of a paragraph that are looked at one after the other.
fn parts(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.get(at..).filter(|rest| !rest.is_empty())?;
        let length = if rest.len() <= LONGEST_PART { rest.len() } else { part_length(rest) };
        let part = at..at + length;
        at += length;
        Some(part)
    })
}

fn part_length(rest: &str) -> usize {
    let part = first_part(rest);
    let half = part.floor_char_boundary(LONGEST_PART / 2);
    let after = |found: Option<usize>, sign: &str| found.map(|at| half + at + sign.len());
    let later = &part[half..];
    after(later.rfind(". "), ". ")
        .or_else(|| after(later.rfind('\n'), "\n"))
        .or_else(|| after(later.rfind(' '), " "))
        .unwrap_or(part.len())
}

/// The marks of one part, in order.
fn marks_in(part: &str, base: usize, paragraph: u32, latin: Language, names: &Names) -> Vec<Mark> {
    let flat = Flat::new(part);
    let tokens = flat.tokens();
    let dates = dates::find(&tokens, &flat);
    let mut found: Vec<(Range<usize>, MarkKind)> = dates
        .iter()
        .map(|date| (flat.span(&tokens, &date.tokens), MarkKind::Date(date.edtf.clone())))
        .collect();
    let read = numerals::with_numbers(&tokens, &flat, &dates, latin);
    for figure in figures::find(&read, &flat, latin) {
        found.push((figure.span, figure.kind));
    }
    for name in names.find(&tokens) {
        found.push((flat.span(&tokens, &name.tokens), MarkKind::Name(name.kind, name.id)));
    }
    found.sort_by_key(|(span, _)| (span.start, span.end));
    let place = |(span, kind): (Range<usize>, MarkKind)| Mark {
        paragraph,
        span: base + span.start..base + span.end,
        kind,
    };
    found.into_iter().map(place).collect()
}
