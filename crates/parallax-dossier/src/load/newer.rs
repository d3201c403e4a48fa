//! What format 1 holds. It is complete and never grows: whatever the format has beside it belongs to format 2, so that no
//! new field can be forgotten here.

/// The structs of format 1 with their fields, and its enums with their words.
const FORMAT_ONE: &[(&str, &[&str])] = &[
    (
        "Dossier",
        &[
            "format",
            "title",
            "summary",
            "period",
            "frame",
            "sides",
            "places",
            "groups",
            "sources",
            "documents",
            "events",
            "questions",
            "people",
            "readings",
            "claims",
        ],
    ),
    ("Frame", &["center", "width_km"]),
    ("LonLat", &["lon", "lat"]),
    ("Side", &["name"]),
    ("Place", &["name", "also", "native", "kind", "at", "precision", "basis", "role", "note", "cited"]),
    ("Location", &["Point", "Line", "Area", "NotLocated"]),
    ("PlaceKind", &["City", "Town", "Village", "Region", "River", "Boundary", "Field", "Airfield", "Site"]),
    ("Precision", &["Km", "Schematic", "NotStated"]),
    ("PlaceRole", &["Named", "Context"]),
    ("Native", &["text", "lang"]),
    ("Citation", &["document", "paragraph"]),
    ("Group", &["name", "one", "many", "within", "disjoint", "note"]),
    ("Source", &["name", "short", "native", "kind", "side", "identity", "note"]),
    (
        "SourceKind",
        &[
            "Government",
            "Military",
            "Official",
            "ArmedGroup",
            "Agency",
            "Media",
            "Monitor",
            "Researcher",
            "Analyst",
            "Community",
            "Political",
            "Narrator",
            "Other",
        ],
    ),
    ("Identity", &["Named", "Anonymous", "Unclear"]),
    (
        "Document",
        &[
            "title",
            "short",
            "publisher",
            "author",
            "dated",
            "dated_basis",
            "language",
            "url",
            "archive_url",
            "paragraphs",
            "note",
        ],
    ),
    ("Event", &["name", "on", "on_basis", "at", "gist", "cited"]),
    ("Person", &["name", "also", "native", "home", "note", "cited"]),
    ("Reading", &["name", "basis", "words", "of_range"]),
    ("WordRange", &["Exactly", "AtLeast", "MoreThan", "AtMost", "FewerThan", "Between", "NoRange"]),
    ("OfRange", &["Nothing", "Lowest"]),
    (
        "Claim",
        &[
            "by",
            "attribution",
            "via",
            "document",
            "paragraph",
            "said",
            "said_basis",
            "foretells",
            "event",
            "at",
            "people",
            "revises",
            "same_as",
            "bears_on",
            "says",
            "stance",
            "worded",
            "hedge",
            "gist",
            "note",
        ],
    ),
    ("Says", &["Count", "Answer", "Remark"]),
    ("Count", &["outcome", "of", "quantity", "so_far"]),
    ("Answer", &["to", "text"]),
    ("Outcome", &["Killed", "Wounded", "Casualties", "Captured", "Missing", "Strength"]),
    (
        "Quantity",
        &[
            "Exactly",
            "AtLeast",
            "MoreThan",
            "AtMost",
            "FewerThan",
            "Between",
            "About",
            "Words",
            "Named",
            "NotGiven",
        ],
    ),
    ("Stance", &["Asserts", "Denies", "Doubts", "LeavesOpen", "NotKnown", "Declines", "Silent"]),
    ("Attribution", &["Stated", "Implied", "Unclear"]),
];

/// True if format 1 does not have this field of a struct, or this word of an enum.
#[must_use]
pub const fn is_newer(of: &str, name: &str) -> bool {
    let mut row = 0;
    while row < FORMAT_ONE.len() {
        let (known, names) = FORMAT_ONE[row];
        if is_same(known, of) {
            let mut at = 0;
            while at < names.len() {
                if is_same(names[at], name) {
                    return false;
                }
                at += 1;
            }
            return true;
        }
        row += 1;
    }
    true
}

/// True if format 1 has a struct or an enum of this name.
#[must_use]
pub fn is_known(of: &str) -> bool {
    FORMAT_ONE.iter().any(|(known, _)| *known == of)
}

const fn is_same(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if a.len() != b.len() {
        return false;
    }
    let mut at = 0;
    while at < a.len() {
        if a[at] != b[at] {
            return false;
        }
        at += 1;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_format_1_lacks_is_newer() {
        assert!(!is_newer("Claim", "by") && !is_newer("Quantity", "About"));
        assert!(is_newer("Claim", "b") && is_newer("Claim", "byx") && is_newer("Group", "by"));
        assert!(is_newer("Nonsense", "by"));
    }
}
