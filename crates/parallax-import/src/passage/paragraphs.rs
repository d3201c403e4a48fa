//! The paragraphs of a text, counted as those of a document's copy are.

use std::ops::Range;

/// A paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Its number, counted from 1.
    pub number: u32,
    /// Its bytes, from its first letter to just after its last.
    pub span: Range<usize>,
}

/// The paragraphs of a text: empty lines part them; where there is none, each line is one.
///
/// ```
/// use parallax_import::passage::paragraphs;
/// let text = "First line,\nand more.\n\nSecond.\n";
/// let spans: Vec<&str> = paragraphs(text).map(|paragraph| &text[paragraph.span]).collect();
/// assert_eq!(spans, ["First line,\nand more.", "Second."]);
/// ```
pub fn paragraphs(text: &str) -> impl Iterator<Item = Paragraph> + '_ {
    let text_start = text.len() - text.trim_start_matches('\u{feff}').trim_start().len();
    let inner = text.get(text_start..).unwrap_or_default().trim_end();
    let is_empty = |line: &str| line.trim().is_empty();
    let has_empty_lines = inner.lines().any(is_empty);
    let (mut at, mut number) = (0, 0_u32);
    std::iter::from_fn(move || {
        let mut span: Option<Range<usize>> = None;
        while at < inner.len() {
            let rest = &inner[at..];
            let length = rest.find('\n').map_or(rest.len(), |end| end + 1);
            let line = &rest[..length];
            let start = at + line.len() - line.trim_start().len();
            let end = at + line.trim_end().len();
            at += length;
            if is_empty(line) {
                if span.is_some() {
                    break;
                }
                continue;
            }
            let begun = span.as_ref().map_or(start, |span| span.start);
            span = Some(begun..end);
            if !has_empty_lines {
                break;
            }
        }
        let span = span?;
        number = number.saturating_add(1);
        Some(Paragraph { number, span: text_start + span.start..text_start + span.end })
    })
}
