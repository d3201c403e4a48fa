//! Properties that must hold for any input, shared by the tests and the fuzz targets in `fuzz/`. These
//! functions panic if a property does not hold; the program never calls them.

use ron_tree::AllTokens;

use super::{Diagnostic, Severity, decode, halves, read, view_file};
use crate::dossier::{Date, Dossier, Moment, Quantity, Zone};
use crate::draft;

/// Returns what is wrong with the place of `found` in `text`; `None` if its span lies within the text, on
/// character boundaries, and begins at its position.
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

/// Loads bytes as a file and checks: UTF-8 is read, there is a dossier exactly if no diagnostic is an error,
/// a dossier is the same when it is read in halves and when it is written and read again, and every diagnostic points to its
/// place.
///
/// # Panics
/// If any of this does not hold.
pub fn load(bytes: &[u8]) {
    let Ok(text) = decode(bytes.to_vec()) else { return };
    let length: usize = AllTokens::new(&text, 0).map(|token| token.span.range().len()).sum();
    assert_eq!(length, text.len(), "the tokens are the text");
    halves::compared(&text);
    let loaded = read(&text);
    let has_error = loaded.diagnostics.iter().any(|one| one.severity == Severity::Error);
    assert_eq!(loaded.dossier.is_none(), has_error, "a dossier and errors exclude one another");
    if let Some(dossier) = &loaded.dossier {
        let written = draft::write(dossier);
        // What is written anew has no comments, and so none of a merge.
        let with_comments = |again: Dossier| Dossier { unsettled: dossier.unsettled, ..again };
        let again = read(&written).dossier.map(with_comments);
        assert_eq!(again.as_ref(), Some(dossier), "written and read again: {written}");
    }
    // Each check walks the text; a few show as much as a thousand.
    for one in loaded.diagnostics.iter().take(50).chain(loaded.diagnostics.last()) {
        assert_eq!(complaint(&text, one), None, "{one}");
        assert!(!one.message.contains(super::is_unseen), "{one:?}");
    }
}

/// Loads bytes as a view file and checks: there is a view exactly if no diagnostic is an error, every diagnostic points to
/// its place, and what fits a dossier is the same when it is written and read again.
///
/// # Panics
/// If any of this does not hold.
pub fn view(bytes: &[u8]) {
    let Ok(text) = decode(bytes.to_vec()) else { return };
    let loaded = view_file::read(&text);
    let has_error = loaded.diagnostics.iter().any(|one| one.severity == Severity::Error);
    assert_eq!(loaded.file.is_none(), has_error, "a view and errors exclude one another");
    for one in loaded.diagnostics.iter().take(50).chain(loaded.diagnostics.last()) {
        assert_eq!(complaint(&text, one), None, "{one}");
        assert!(!one.message.contains(super::is_unseen), "{one:?}");
    }
    let (Some(file), Some(dossier)) = (loaded.file, read(super::KHUSHAM).dossier) else { return };
    let fitted = file.fit(&dossier);
    assert!(fitted.left_out.iter().all(|one| one.severity == Severity::Warning), "{:?}", fitted.left_out);
    let state = Some(draft::ViewState::from_state(&fitted.state, &dossier));
    let steps = fitted.steps.iter().map(|step| draft::Step::from_step(step, &dossier)).collect();
    let backdrop = file.backdrop.clone().map(|backdrop| draft::Backdrop {
        file: Some(backdrop.from.file),
        sha256: backdrop.from.sha256,
        credit: Some(backdrop.credit),
        note: backdrop.note,
    });
    let written = draft::ViewFile { format: Some(1), backdrop, state, steps, ..draft::ViewFile::default() };
    let written = written.write();
    let again = view_file::read(&written);
    let again = again.file.unwrap_or_else(|| panic!("{:?}: {written}", again.diagnostics));
    assert_eq!(again.backdrop, file.backdrop, "{written}");
    let again = again.fit(&dossier);
    assert_eq!(
        (again.state, again.steps, again.left_out.len()),
        (fitted.state, fitted.steps, 0),
        "{written}"
    );
}

/// Parses bytes as a date and checks: a date keeps its text and lies in its span, and its short form is never
/// empty.
///
/// # Panics
/// If any of this does not hold.
pub fn edtf(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    // Nothing that is suggested is nothing.
    assert!(Date::suggest(text).is_none_or(|hint| !hint.is_empty()));
    let zones = ["", "Asia/Damascus"].map(|name| name.parse().unwrap_or_default());
    for date in zones.iter().filter_map(|zone: &Zone| Date::read(text, zone).ok()) {
        whole(text, &date);
    }
}

fn whole(text: &str, date: &Date) {
    assert_eq!(date.as_str(), text);
    for one in date.alternatives() {
        assert!(date.is_one_of() || one == *date);
        // A time that the clock showed twice has no offset to be written.
        assert!(date.is_twofold() || one.as_str().parse::<Date>().is_ok() || !date.is_one_of(), "{text}");
    }
    if let (Some(first), Some(last)) = (date.earliest(), date.latest()) {
        assert!(first.first() <= last.last(), "{text} is upside down");
    }
    assert!(date.earliest().is_some() || date.latest().is_some(), "{text} says nothing");
    let firsts = [date.earliest_possible(), date.earliest()].map(|at| at.map(Moment::first));
    assert!(firsts.is_sorted(), "{text} begins later than it may");
    let lasts = [date.latest(), date.latest_possible()].map(|at| at.map(Moment::last));
    assert!(lasts.is_sorted(), "{text} ends earlier than it may");
    assert!(!date.to_string().is_empty() && !date.short(None).is_empty());
}

/// Loads bytes as the quantity of a claim and checks: its bounds are in order and no more precise than what
/// is written, and its words give the figures that are written.
///
/// # Panics
/// If any of this does not hold.
pub fn quantity(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let dossier = format!(
        "Dossier(format: 1, title: \"T\", groups: {{\"g\": (name: \"G\")}}, sources: {{\"s\": (name: \"S\")}},\n\
         documents: {{\"d\": (title: \"D\")}}, people: {{\"a\": (name: \"A\"), \"b\": (name: \"B\")}}, claims: {{\n\
         \"o\": (by: \"s\", document: \"d\", paragraph: 1, says: Count(outcome: Killed, of: \"g\", quantity: Exactly(5))),\n\
         \"c\": (by: \"s\", document: \"d\", paragraph: 1, says: Count(outcome: Killed, of: \"g\", quantity:\n{text}\n))}})"
    );
    load(dossier.as_bytes());
    let Some(dossier) = read(&dossier).dossier else { return };
    for count in dossier.claims.rows().iter().filter_map(|claim| claim.count()) {
        let quantity = &count.quantity;
        let (low, high) = count.bounds().map_or((None, None), |(low, high)| (Some(low), high));
        assert!(high.is_none_or(|high| low <= Some(high)), "{quantity:?} is upside down");
        let sharp = low.is_some() && low == high;
        let may_be_sharp = match quantity {
            _ if count.about || count.and_more || count.so_far => false,
            Quantity::Exactly(_) => true,
            Quantity::Between(low, high) => low == high,
            // "At most 0" and "fewer than 1" both mean nobody.
            Quantity::AtMost(n) => *n == 0,
            Quantity::FewerThan(n) => *n <= 1,
            _ => false,
        };
        assert_eq!(sharp, may_be_sharp, "{quantity:?} has the bounds {low:?} to {high:?}");
        let is_without = matches!(
            quantity,
            Quantity::About(_)
                | Quantity::Words(_)
                | Quantity::Estimate(_)
                | Quantity::Times { .. }
                | Quantity::Half { .. }
                | Quantity::Most { .. }
                | Quantity::NotGiven
        );
        assert_eq!(low.is_none(), is_without || count.about, "{count:?}");
        assert!(!quantity.to_string().is_empty());
    }
}
