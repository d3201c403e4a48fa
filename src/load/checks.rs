//! What must hold of reading whatever the input is: shared by the tests, and by the fuzz targets in `fuzz/`.

use super::Diagnostic;

/// What is wrong with the place of `found` in `text`; none where its span lies in the text, on the borders of
/// characters, and begins where its position says.
#[must_use]
pub fn complaint(text: &str, found: &Diagnostic) -> Option<String> {
    let span = &found.span;
    if span.start > span.end || text.get(span.clone()).is_none() {
        return Some(format!("the span {span:?} is no part of the text"));
    }
    let before = &text[..span.start];
    let before = before.strip_prefix('\u{feff}').unwrap_or(before);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    let (line, column) = (u32::try_from(line).ok(), u32::try_from(column).ok());
    let told = (Some(found.position.line), Some(found.position.column));
    (told != (line, column))
        .then(|| format!("the span begins at {line:?}:{column:?}, not where the position says"))
}
