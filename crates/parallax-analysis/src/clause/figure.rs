//! A figure joined to what it counts: "48 fighters killed", "“dozens” of fighters", "fighters “beyond number”".

use crate::dossier::{Counts, Declared, Group, Outcome};

/// A figure with its population and outcome, without a stance: "48 pro-government fighters killed", "some 500 fighters".
///
/// `figure` is as the document words it, or a plain number; `is_one` says that it counts a single person.
#[must_use]
pub fn figure_of(group: &Group, outcome: Outcome, figure: &str, is_one: bool) -> String {
    if let Some(declared) = outcome.declared() {
        return format!("{}{}", join_figure(figure, declared.noun(is_one)), among_whom(group, declared));
    }
    match noun(group, is_one) {
        // "Present" would imply that soldiers who were raised or led were in one place.
        Some(noun) if outcome == Outcome::Strength => join_figure(figure, noun),
        Some(noun) => format!("{} {}", join_figure(figure, noun), outcome.participle()),
        None => format!("{figure} {} ({})", outcome.participle(), group.name),
    }
}

/// A figure with what it counts, whoever is counted: "48 killed", "48 killed so far", "“dozens” of excess deaths".
#[must_use]
pub fn with_outcome(figure: &str, outcome: Outcome) -> String {
    let (figure, after) = split_after(figure);
    match outcome.declared() {
        Some(declared) => format!("{}{after}", join_figure(figure, declared.noun(ends_with_one(figure)))),
        None => format!("{figure} {}{after}", outcome.word()),
    }
}

/// A figure, and what follows what it counts: "48" and " so far", "2,975" and " (an estimate)".
fn split_after(figure: &str) -> (&str, &str) {
    let at = match figure.strip_suffix(" so far") {
        Some(figure) => figure.len(),
        None if figure.ends_with(')') => figure.rfind(" (").unwrap_or(figure.len()),
        None => figure.len(),
    };
    figure.split_at(at)
}

/// What is counted of a population: "Russian fighters killed", "excess deaths among residents".
#[must_use]
pub fn counted_of(group: &Group, outcome: Outcome) -> String {
    match outcome.declared() {
        Some(declared) => format!("{}{}", declared.name(), among_whom(group, declared)),
        None => format!("{} {}", plural(group), outcome.participle()),
    }
}

/// " among residents", or " (Residents)" where the population has no plural or things are counted.
pub(super) fn among_whom(group: &Group, declared: Declared) -> String {
    match (&group.many, declared.counts()) {
        (Some(many), Counts::People) => format!(" among {many}"),
        _ => format!(" ({})", group.name),
    }
}

/// " (counted here among Russian fighters)", to follow people by name.
#[must_use]
pub fn among(group: &Group) -> String {
    format!(" (counted here among {})", plural(group))
}

/// The plural of a population in a sentence: "pro-government fighters", or else its name.
#[must_use]
pub fn plural(group: &Group) -> &str {
    group.many.as_deref().unwrap_or(&group.name)
}

pub(super) fn noun(group: &Group, is_one: bool) -> Option<&str> {
    let one = group.one.as_deref().filter(|_| is_one);
    one.or(group.many.as_deref())
}

/// "48 fighters", "“dozens” of fighters", "fighters “beyond number”", "“large-scale” numbers of fighters".
pub(super) fn join_figure(figure: &str, noun: &str) -> String {
    let words = figure.trim_start_matches('“').to_lowercase();
    if ["beyond ", "without ", "in "].iter().any(|start| words.starts_with(start)) {
        return format!("{noun} {figure}");
    }
    let is_size = figure.trim_end_matches('”').ends_with("-scale");
    let of = if is_size {
        "numbers of "
    } else if takes_of(figure) {
        "of "
    } else {
        ""
    };
    format!("{figure} {of}{noun}")
}

/// True if a number word is joined to its noun by "of": "dozens of", "a number of"; not "several", "a
/// hundred".
fn takes_of(figure: &str) -> bool {
    const NOUNS: [&str; 19] = [
        "dozens",
        "scores",
        "tens",
        "hundreds",
        "thousands",
        "millions",
        "myriads",
        "number",
        "handful",
        "couple",
        "majority",
        "minority",
        "half",
        "third",
        "quarter",
        "part",
        "some",
        "lots",
        "plenty",
    ];
    let words = figure.to_lowercase();
    let last = words.split_whitespace().next_back().unwrap_or_default();
    let last = last.trim_matches(|letter: char| !letter.is_alphanumeric());
    NOUNS.contains(&last) && words.trim_matches(['“', '”']) != "some"
}

/// True if words end with a single one: "one", "at least one", "1".
pub(super) fn ends_with_one(words: &str) -> bool {
    let last = words.split_whitespace().next_back().unwrap_or_default();
    matches!(
        last.to_lowercase().trim_matches(|letter: char| !letter.is_alphanumeric()),
        "one" | "1" | "a" | "single"
    )
}
