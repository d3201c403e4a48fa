//! How the fields of a form are ordered and called. Fields that are not listed follow, called by their names, so that every field of
//! the format can be edited.

use crate::edit::Section;
use crate::reference::Reference;

/// Fields under a heading.
pub struct Part {
    /// The heading.
    pub title: &'static str,
    /// The fields.
    pub fields: &'static [&'static str],
    /// Whether it is folded away until it is opened or has something in it.
    pub is_aside: bool,
}

const fn part(title: &'static str, fields: &'static [&'static str]) -> Part {
    Part { title, fields, is_aside: false }
}

const fn aside(title: &'static str, fields: &'static [&'static str]) -> Part {
    Part { title, fields, is_aside: true }
}

/// In the order in which one thinks of a claim.
const CLAIM: &[Part] = &[
    part("Who", &["by", "via", "attribution"]),
    part("Where it was read", &["document", "paragraph"]),
    aside("Another place in the document", &["page", "column", "section", "post", "timecode", "locator"]),
    part("When", &["said", "said_basis"]),
    part("What", &["says", "worded"]),
    part("Of which event", &["event", "at"]),
    part("How sure", &["stance", "hedge"]),
    part("In your own words", &["gist", "note"]),
    aside("People and other claims", &["people", "revises", "corrects", "same_as", "bears_on", "foretells"]),
    aside("Passage and evidence", &["quote", "evidence"]),
];
const SOURCE: &[Part] = &[
    part("Name", &["name", "short", "kind", "side", "part_of", "identity"]),
    part("Remark", &["note"]),
    aside("In its own script", &["native"]),
];
const DOCUMENT: &[Part] = &[
    part("Document", &["title", "short", "publisher", "kind", "by_line", "author"]),
    part("When", &["dated", "dated_basis"]),
    part("Where", &["url", "archive_url", "accessed", "language", "paragraphs"]),
    part("Remark", &["note"]),
    aside("Copy", &["copy"]),
];
const PLACE: &[Part] = &[
    part("Name", &["name", "kind", "also"]),
    part("Where", &["at", "precision", "basis", "role"]),
    part("Remark", &["note"]),
    aside("In its own script", &["native"]),
    aside("Where it is named", &["cited", "evidence"]),
];
const EVENT: &[Part] = &[
    part("What happened", &["name", "gist"]),
    part("When", &["on", "on_basis"]),
    part("Where", &["at", "within"]),
    aside("Where it is described", &["cited", "evidence"]),
];
const GROUP: &[Part] = &[
    part("Name", &["name", "one", "many"]),
    part("Part of", &["within", "by", "disjoint"]),
    part("Remark", &["note"]),
];

/// The parts of a form.
pub const fn parts(section: Section) -> &'static [Part] {
    match section {
        Section::Claims => CLAIM,
        Section::Sources => SOURCE,
        Section::Documents => DOCUMENT,
        Section::Places => PLACE,
        Section::Events => EVENT,
        Section::Groups => GROUP,
        _ => &[],
    }
}

/// All fields of an entry, in the order of its form.
pub fn order(section: Section) -> Vec<&'static str> {
    let listed = parts(section).iter().flat_map(|part| part.fields).copied();
    listed.chain(rest(section)).collect()
}

/// The fields that no part lists.
pub fn rest(section: Section) -> impl Iterator<Item = &'static str> {
    let all = Reference::get().structs.get(section.row()).map(|of| of.rows.as_slice()).unwrap_or_default();
    let is_listed = move |name: &str| parts(section).iter().any(|part| part.fields.contains(&name));
    all.iter().map(|field| field.name).filter(move |name| !is_listed(name))
}

/// The field that comes first.
pub fn first_field(section: Section) -> Option<&'static str> {
    order(section).into_iter().next()
}

/// What a field of a table is called.
pub fn label(table: &str, field: &str) -> String {
    let words = match (table, field) {
        ("claims", "by") => "Said by",
        ("claims", "via") => "Through",
        ("claims", "attribution") => "Attributed",
        ("claims", "document") => "Read in",
        ("claims", "said") => "Said on",
        ("claims" | "events" | "documents", "said_basis" | "on_basis" | "dated_basis") => "Basis of the date",
        ("claims", "says") => "What it says",
        ("claims", "worded") => "Worded",
        ("claims", "event") => "Event",
        ("claims", "at") => "Place it names",
        ("claims", "people") => "People it names",
        ("claims", "gist") => "Gist",
        ("claims", "same_as") => "Same statement as",
        ("claims", "foretells") => "Speaks in advance",
        (_, "at") => "Where",
        (_, "on") => "When",
        (_, "also") => "Also written",
        (_, "basis") => "Basis of the position",
        (_, "precision") => "Precision",
        (_, "native") => "Name in its own script",
        (_, "within" | "part_of") => "Part of",
        ("groups", "by") => "Breakdown",
        ("groups", "one") => "Word for one",
        ("groups", "many") => "Word for several",
        ("groups", "disjoint") => "Its parts share nobody",
        (_, "url") => "Address",
        (_, "archive_url") => "Archived at",
        (_, "ask") | ("Answer", "to") => "Question",
        ("Count", "outcome") => "Counts",
        ("Count", "of") => "Of whom",
        ("Count", "quantity") => "How many",
        ("Answer", "text") => "Answer",
        _ => return title(field),
    };
    words.to_owned()
}

/// A name of the format as words: `ArmedGroup` and `armed_group` are "Armed group".
pub fn title(name: &str) -> String {
    let mut words = String::new();
    for (at, letter) in name.chars().enumerate() {
        match letter {
            '_' => words.push(' '),
            _ if at == 0 => words.extend(letter.to_uppercase()),
            _ if letter.is_uppercase() => {
                words.push(' ');
                words.extend(letter.to_lowercase());
            }
            _ => words.push(letter),
        }
    }
    words
}

/// True if a text may have several lines.
pub fn is_long(field: &str) -> bool {
    matches!(field, "gist" | "note" | "summary" | "text" | "caption" | "meaning" | "translation")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_of_the_format_is_in_the_form_of_its_entry_once() {
        for section in Section::ALL {
            let mut order = order(*section);
            let of = &Reference::get().structs[section.row()];
            let mut all: Vec<_> = of.rows.iter().map(|field| field.name).collect();
            order.sort_unstable();
            all.sort_unstable();
            assert_eq!(order, all, "{section}");
        }
        assert_eq!(first_field(Section::Claims), Some("by"));
    }

    #[test]
    fn names_of_the_format_are_words() {
        assert_eq!(title("ArmedGroup"), "Armed group");
        assert_eq!(title("accessed"), "Accessed");
        assert_eq!(label("claims", "by"), "Said by");
    }
}
