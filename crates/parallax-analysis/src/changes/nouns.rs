//! What tables and fields are called in sentences. A field without a word here is called by its name.

/// A table as a heading: "Populations".
pub(super) fn heading(table: &str) -> String {
    let words = if table == "groups" { "populations".to_owned() } else { table.replace('_', " ") };
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A field of a struct after "its": "date of publication", "`page`".
pub(super) fn noun(of: &str, field: &str) -> String {
    if let Some(word) = of_step(of, field) {
        return word.to_owned();
    }
    let word = match (of, field) {
        ("Place" | "Shape", "at") => "position",
        ("Shape", "from") => "file beside the dossier",
        (_, "at") => "place",
        ("Claim" | "AgeSaid" | "SexSaid" | "StatusSaid" | "FamilySaid" | "DiedSaid", "by") => "source",
        ("Claim", "says") => "statement",
        ("Claim", "said") | (_, "on") => "date",
        (_, "said_basis" | "on_basis" | "dated_basis") => "basis for its date",
        ("Document", "dated") => "date of publication",
        (_, "via") => "relays",
        (_, "also") => "other spellings",
        (_, "cited") => "citations",
        (_, "worded") | ("Question", "ask") => "wording",
        (_, "native") | ("Native", "text") => "name in its own script",
        ("Native", "lang") => "language of the name in its own script",
        ("Group", "within") => "larger population",
        ("Group", "by") => "breakdown",
        ("Event", "within") => "larger event",
        ("Count", "of") => "population",
        ("Count", "so_far") => "mark as a running count",
        ("Answer", "to") => "question",
        ("Answer", "text") => "answer",
        ("Dossier", "opens") => "way to be met first",
        ("Dossier", "defaults") => "defaults of claims",
        ("Opens", "outcome") => "outcome shown first",
        ("Opens", "population") => "population shown first",
        ("Opens", "reading") => "reading used first",
        ("Opens", "sort") => "order shown first",
        ("Opens", "axis") => "axis shown first",
        ("Opens", "view") => "view shown first",
        ("Dossier", "steps") => "walk",
        ("Defaults", "event") => "event of claims that name none",
        ("Source", "part_of") => "institution",
        ("Claim", "corrects") => "claim of another source that it corrects",
        ("Claim" | "Citation", "locator") => "place in the document",
        ("Claim", "entered_by") => "name of who entered it",
        ("Claim", "checked_by") => "name of who compared it with the document",
        (_, "by_line") => "by-line",
        (_, "url") => "address",
        (_, "archive_url") => "address of the archived copy",
        (_, "accessed") => "date of access",
        ("Document", "copy") => "copy beside the dossier",
        ("Document", "paragraphs") => "number of paragraphs",
        ("KeptCopy" | "Evidence" | "Backdrop", "file") => "path",
        (_, "sha256") => "SHA-256",
        ("Evidence", "graphic") => "mark as graphic",
        ("Person", "names_in") => "names in other scripts",
        ("Person", "died") => "date of death",
        ("Person", "ids") => "numbers in lists",
        ("AgeSaid" | "SexSaid" | "StatusSaid" | "FamilySaid" | "DiedSaid", "is") => "content",
        ("Assessment", "by") => "body that grades",
        ("Assessment", "of") => "subject",
        ("Quote", "text") => "quoted passage",
        ("Quote", "lang") => "language of the quoted passage",
        ("Claim", "foretells") => "mark as said in advance",
        ("Claim", "revises") => "claim that it revises",
        ("Claim", "same_as") => "other report of the same statement",
        ("Claim", "bears_on") => "questions that it bears on",
        ("Count", "about") => "mark as “about”",
        ("Count", "and_more") => "mark as “and more”",
        ("Reading", "about") => "reach of “about”",
        ("Reading", "of_range") => "rule for ranges in words",
        ("Group", "one") => "word for one of them",
        ("Group", "many") => "word for several of them",
        ("Group", "disjoint") => "mark that its parts share nobody",
        ("DeclaredOutcome", "one") => "word for a single one",
        ("DeclaredOutcome", "counts") => "mark as people or things",
        ("DeclaredOutcome", "part_of") => "larger outcome",
        ("Estimate", "point") => "central figure",
        ("Estimate", "low") => "lower end of the interval",
        ("Estimate", "high") => "upper end of the interval",
        ("Estimate", "level") => "level of the interval",
        ("Times", "times") => "factor",
        ("Times" | "Half" | "Most", "of") => "claim that it is relative to",
        ("Frame", "center") => "centre",
        ("Frame", "width_km") => "width in kilometres",
        ("Source" | "Document", "short") => "short name",
        (_, "assessments") => "grades",
        (
            _,
            "age" | "attribution" | "author" | "backdrop" | "basis" | "breakdowns" | "caption" | "column"
            | "credit" | "document" | "evidence" | "family" | "grade" | "grades" | "event" | "gist" | "hedge"
            | "home" | "identity" | "kind" | "language" | "meaning" | "method" | "name" | "note" | "outcome"
            | "page" | "paragraph" | "parts" | "people" | "period" | "post" | "position" | "positions"
            | "precision" | "publisher" | "quantity" | "quote" | "scheme" | "section" | "sex" | "status"
            | "role" | "side" | "stance" | "summary" | "timecode" | "title" | "translation" | "words"
            | "zone",
        ) => field,
        _ => return format!("`{field}`"),
    };
    word.to_owned()
}

/// A field of a step or of its state after "its"; `None` for any other.
fn of_step(of: &str, field: &str) -> Option<&'static str> {
    let word = match (of, field) {
        ("Step", "text") => "text",
        ("Step", "state") => "state of the window",
        ("ViewState", "view") => "view in front",
        ("ViewState", "beside") => "view beside it",
        ("ViewState", "alone") => "mark as maximised",
        ("ViewState", "selected") => "selection",
        ("ViewState", "pinned") => "pins",
        ("ViewState", "only_pinned") => "mark as narrowed to the pins",
        ("ViewState", "as_of") => "day as of which things are known",
        ("ViewState", "during") => "time within which claims were made",
        ("ViewState", "figures_from") => "smallest figure shown",
        ("ViewState", "figures_to") => "largest figure shown",
        ("ViewState", "whole_only") => "mark that parts are left out",
        ("ViewState", "sort") => "order of the estimates",
        ("ViewState", "group_by") => "headings of the estimates",
        ("ViewState", "axis") => "axis",
        ("ViewState", "intervals") => "mark as drawn with whiskers",
        ("ViewState", "coding") => "mark as coding",
        ("ViewState", "sources_down") => "rows of the accounts",
        ("ViewState", "folded") => "mark as folded",
        ("ViewState", "order") => "order of the table",
        ("ViewState", "descending") => "mark as descending",
        ("ViewState", "filters") => "filters of the table",
        ("ViewState", "columns") => "columns of the table",
        ("ViewState", "widths") => "widths of the columns",
        ("ViewState", "lanes_by_source") => "mark that sources have lanes",
        ("ViewState", "folded_lanes") => "folded lanes",
        ("ViewState", "unbroken") => "mark that the time axis is unbroken",
        ("ViewState", "everywhere") => "mark that the map shows every place",
        ("ViewState", "population") => "population",
        ("ViewState", "reading") => "reading",
        ("ViewState", "frame") => "part of the map",
        _ => return None,
    };
    Some(word)
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

#[cfg(test)]
mod tests {
    use parallax_dossier::reference::{Holds, Reference};

    #[test]
    fn every_field_of_the_format_has_a_word() {
        let mut without = Vec::new();
        for (of, described) in &Reference::get().structs {
            for field in &described.rows {
                // A table is told entry by entry, and a position as one.
                let is_told = (*of == "Dossier" && matches!(field.holds, Holds::Table(_))) || *of == "LonLat";
                if !is_told && super::noun(of, field.name).starts_with('`') {
                    without.push(format!("{of}.{}", field.name));
                }
            }
        }
        without.sort_unstable();
        assert_eq!(without, ["Dossier.format", "Dossier.frame"]);
    }
}
