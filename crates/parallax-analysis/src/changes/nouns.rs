//! What tables and fields are called in sentences. A field without a word here is called by its name.

/// A table as a heading: "Populations".
pub(super) fn heading(table: &str) -> String {
    let words = if table == "groups" { "populations".to_owned() } else { table.replace('_', " ") };
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A field of a struct after "its": "date of publication", "`page`".
pub(super) fn noun(of: &str, field: &str) -> String {
    let word = match (of, field) {
        ("Place", "at") => "position",
        (_, "at") => "place",
        ("Claim", "by") => "source",
        ("Claim", "says") => "statement",
        ("Claim", "said") | (_, "on") => "date",
        (_, "said_basis" | "on_basis" | "dated_basis") => "basis for its date",
        ("Document", "dated") => "date of publication",
        (_, "via") => "relays",
        (_, "also") => "other spellings",
        (_, "cited") => "citations",
        (_, "worded") => "wording",
        (_, "native") | ("Native", "text") => "name in its own script",
        ("Native", "lang") => "language of the name in its own script",
        ("Group", "within") => "larger population",
        ("Group", "by") => "breakdown",
        ("Event", "within") => "larger event",
        ("Count", "of") => "population",
        ("Count", "so_far") => "mark as a running count",
        ("Answer", "to") => "question",
        ("Answer", "text") => "answer",
        ("Question", "ask") => "wording",
        ("Source", "part_of") => "institution",
        ("Claim", "corrects") => "claim of another source that it corrects",
        ("Frame", "center") => "centre",
        ("Frame", "width_km") => "width in kilometres",
        ("Source" | "Document", "short") => "short name",
        (
            _,
            "attribution" | "author" | "basis" | "document" | "event" | "gist" | "hedge" | "home"
            | "identity" | "kind" | "language" | "name" | "note" | "outcome" | "paragraph" | "people"
            | "period" | "position" | "positions" | "precision" | "publisher" | "quantity" | "role" | "side"
            | "stance" | "summary" | "title" | "zone",
        ) => field,
        _ => return format!("`{field}`"),
    };
    word.to_owned()
}

/// A word of an enum as words: "armed group", "at least".
pub(super) fn in_words(word: &str) -> String {
    let mut words = String::with_capacity(word.len() + 2);
    for letter in word.chars() {
        if letter.is_uppercase() && !words.is_empty() {
            words.push(' ');
        }
        words.extend(letter.to_lowercase());
    }
    words
}
