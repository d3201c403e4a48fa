//! What must hold for the marks of any text, shared by the tests and the fuzz target in `fuzz/`. It panics if it does not; the
//! program never calls it.

use super::{MarkKind, Names, Used, drafts, marks, paragraphs};

/// Reads bytes as a text and checks: paragraphs and marks are in order, within each other and on boundaries of letters; figures
/// and dates do not overlap; no exact figure stands there without digits or a word for it; each figure has a draft of its
/// paragraph, whose passage holds it.
///
/// # Panics
/// If any of this does not hold.
pub fn text(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let spans: Vec<_> = paragraphs(text).collect();
    let mut end = 0;
    for (paragraph, number) in spans.iter().zip(1..) {
        assert_eq!(paragraph.number, number);
        assert!(paragraph.span.start >= end && paragraph.span.start < paragraph.span.end, "{text:?}");
        assert!(!text[paragraph.span.clone()].trim().is_empty(), "{text:?}");
        end = paragraph.span.end;
    }
    let names = Names::default();
    let (mut start, mut end, mut figures) = (0, 0, 0);
    for mark in marks(text, &names) {
        let paragraph = &spans[mark.paragraph as usize - 1].span;
        assert!(paragraph.start <= mark.span.start && mark.span.end <= paragraph.end, "{mark:?} of {text:?}");
        let words = text.get(mark.span.clone()).unwrap_or_else(|| panic!("{mark:?} of {text:?}"));
        assert!(
            !words.is_empty() && mark.span.start >= start && mark.span.start >= end,
            "{mark:?} of {text:?}"
        );
        (start, end) = (mark.span.start, mark.span.end);
        figures += usize::from(matches!(mark.kind, MarkKind::Figure(_)));
    }
    let used = Used::default();
    let mut made = 0;
    for draft in drafts(text, &names, &used, "d") {
        made += 1;
        assert_eq!(draft.claim.paragraph, Some(draft.mark.paragraph));
        let quoted = draft.claim.quote.and_then(|quote| quote.text).unwrap_or_default();
        assert!(quoted.contains(&text[draft.mark.span.clone()]), "{quoted:?} of {text:?}");
    }
    assert_eq!(made, figures);
}
