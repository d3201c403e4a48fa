//! What must hold of reading whatever the input is: shared by the tests and by the fuzz targets in `fuzz/`. These
//! functions panic where it does not hold; nothing of the program calls them.

use super::{Diagnostic, Severity, decode, read};
use crate::dossier::{Date, Quantity};

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

/// Bytes as a file: what is text is read; a dossier comes out exactly where nothing is an error, and everything that is
/// told is told at its place.
///
/// # Panics
/// Where that does not hold.
pub fn load(bytes: &[u8]) {
    let Ok(text) = decode(bytes.to_vec()) else { return };
    let loaded = read(&text);
    let has_error = loaded.diagnostics.iter().any(|one| one.severity == Severity::Error);
    assert_eq!(loaded.dossier.is_none(), has_error, "a dossier and errors exclude one another");
    // Each look at a place walks the text; a few tell as much as a thousand.
    for one in loaded.diagnostics.iter().take(50).chain(loaded.diagnostics.last()) {
        assert_eq!(complaint(&text, one), None, "{one}");
        assert!(!one.message.contains(super::is_unseen), "{one:?}");
    }
}

/// Bytes as a date: what is read is kept as written and lies in its span; what it is shown as in a narrow place is never empty.
///
/// # Panics
/// Where that does not hold.
pub fn edtf(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let Ok(date) = text.parse::<Date>() else { return };
    assert_eq!(date.as_str(), text);
    assert_eq!(date.as_str().parse::<Date>().as_ref(), Ok(&date), "written and read again");
    if let (Some(first), Some(last)) = (date.earliest(), date.latest()) {
        assert!(first <= last, "{text} is upside down");
    }
    assert!(date.earliest().is_some() || date.latest().is_some(), "{text} says nothing");
    assert!(date.earliest_possible() <= date.earliest(), "{text} begins later than it may");
    assert!(
        date.latest().is_none() || date.latest_possible() >= date.latest(),
        "{text} ends earlier than it may"
    );
    assert!(!date.to_string().is_empty() && !date.short(None).is_empty());
}

/// Bytes as the quantity of a claim: its bounds are in order and no sharper than what is written, and in words it says
/// the figures that are written.
///
/// # Panics
/// Where that does not hold.
pub fn quantity(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let dossier = format!(
        "Dossier(format: 1, title: \"T\", groups: {{\"g\": (name: \"G\")}}, sources: {{\"s\": (name: \"S\")}},\n\
         documents: {{\"d\": (title: \"D\")}}, people: {{\"a\": (name: \"A\"), \"b\": (name: \"B\")}}, claims: {{\n\
         \"c\": (by: \"s\", document: \"d\", paragraph: 1, says: Count(outcome: Killed, of: \"g\", quantity:\n{text}\n))}})"
    );
    load(dossier.as_bytes());
    let Some(dossier) = read(&dossier).dossier else { return };
    for count in dossier.claims.rows().iter().filter_map(|claim| claim.count()) {
        let quantity = &count.quantity;
        let (low, high) = count.quantity.bounds().map_or((None, None), |(low, high)| (Some(low), high));
        assert!(high.is_none_or(|high| low <= Some(high)), "{quantity:?} is upside down");
        let sharp = low.is_some() && low == high;
        let may_be_sharp = match quantity {
            Quantity::Exactly(_) => true,
            Quantity::Between(low, high) => low == high,
            // At most none, fewer than one: nobody.
            Quantity::AtMost(n) => *n == 0,
            Quantity::FewerThan(n) => *n <= 1,
            _ => false,
        };
        assert_eq!(sharp, may_be_sharp, "{quantity:?} has the bounds {low:?} to {high:?}");
        let is_number = matches!(quantity, Quantity::About(_) | Quantity::Words(_) | Quantity::NotGiven);
        assert_eq!(low.is_none(), is_number, "{quantity:?}");
        assert!(!quantity.to_string().is_empty());
    }
}
