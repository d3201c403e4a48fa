//! How a claim is called in a sentence: whose figure, in whose words, of whom.
//!
//! The document's wording comes first; what a reading or a bound adds stands behind it in brackets.

use super::fact::{Fact, Origin};
use crate::analysis::{measure, relays};
use crate::dossier::{Claim, Dossier, Figure, GroupId, Quantity};

/// "Bloomberg's “over 100” killed of Russian fighters".
pub(super) fn of(dossier: &Dossier, fact: &Fact) -> String {
    told(dossier, fact, &format!(" of {}", name(dossier, fact.group)))
}

/// "Bloomberg's “over 100” killed".
pub(super) fn without_population(dossier: &Dossier, fact: &Fact) -> String {
    told(dossier, fact, "")
}

/// "Bloomberg's “over 100”".
pub(super) fn bare(dossier: &Dossier, fact: &Fact) -> String {
    let claim = &dossier.claims[fact.claim];
    let whose = possessive(dossier.sources[claim.by].label());
    let figure = figure(claim);
    let aside = aside(dossier, fact);
    format!("{whose} {figure}{aside}")
}

/// The name of a population, as the dossier has it.
pub(super) fn name(dossier: &Dossier, group: GroupId) -> &str {
    &dossier.groups[group].name
}

/// "Russian fighters are part of Russian nationals, and these of Pro-government forces"; nothing for one alone.
pub(super) fn way(dossier: &Dossier, way: &[GroupId]) -> Option<String> {
    let (first, wholes) = way.split_first()?;
    let (next, further) = wholes.split_first()?;
    let first = format!("{} are part of {}", name(dossier, *first), name(dossier, *next));
    let Some((last, between)) = further.split_last() else { return Some(first) };
    let between: String =
        between.iter().map(|whole| [", these of ", name(dossier, *whole)].concat()).collect();
    Some(format!("{first}{between}, and these of {}", name(dossier, *last)))
}

/// "a", "a and b", "a, b and c".
pub(super) fn list(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

/// A sentence: a capital where it begins with a word of ours, a full stop at its end.
pub(super) fn sentence(text: &str) -> String {
    match text.strip_prefix("the ") {
        Some(rest) => format!("The {rest}."),
        None => format!("{text}."),
    }
}

fn told(dossier: &Dossier, fact: &Fact, population: &str) -> String {
    let outcome = fact.outcome.word();
    if fact.origin != Origin::Names {
        return format!("{} {outcome}{population}", bare(dossier, fact));
    }
    let label = dossier.sources[dossier.claims[fact.claim].by].label();
    let aside = aside(dossier, fact);
    match fact.names.len() {
        1 => format!("the one person{population} named as {outcome} by {label}{aside}"),
        people => format!("the {people} people{population} named as {outcome} by {label}{aside}"),
    }
}

/// "Bloomberg's", "Independent researchers'".
fn possessive(label: &str) -> String {
    if label.ends_with(['s', 'S']) && !label.ends_with("SS") && !is_abbreviation(label) {
        format!("{label}'")
    } else {
        format!("{label}'s")
    }
}

/// ISIS, TASS: spoken as a word or by its letters, but no plural.
fn is_abbreviation(label: &str) -> bool {
    label.rsplit(' ').next().is_some_and(|word| word.len() > 1 && !word.chars().any(char::is_lowercase))
}

/// The figure in the document's words where it has any of its own; a plain number stands plain.
fn figure(claim: &Claim) -> String {
    let plain = claim.count().map(|count| &count.quantity);
    match (plain, &claim.worded) {
        (Some(Quantity::Exactly(0)), None) => quoted("none"),
        (Some(Quantity::Exactly(figure)), None) => Figure(*figure).to_string(),
        (Some(Quantity::Named(people)), None) => format!("{} named", people.len()),
        _ => quoted(&measure(claim).unwrap_or_default()),
    }
}

fn quoted(words: &str) -> String {
    if words.starts_with('“') && words.ends_with('”') {
        words.to_owned()
    } else {
        format!("“{words}”")
    }
}

/// " (via Reuters; read as 24 or more)"; nothing where there is nothing to add.
fn aside(dossier: &Dossier, fact: &Fact) -> String {
    let claim = &dossier.claims[fact.claim];
    let mut parts = Vec::new();
    parts.extend(claim.attribution.qualifier().map(str::to_owned));
    parts.extend(relays(dossier, claim));
    match fact.origin {
        Origin::Reading => parts.push(format!("read as {}", fact.range)),
        Origin::Figure if hides_bound(claim) => parts.push(format!("that is {}", fact.range)),
        Origin::Figure | Origin::Names => {}
    }
    if parts.is_empty() { String::new() } else { format!(" ({})", parts.join("; ")) }
}

/// Number words that show their figure, from one on.
const WORDS: [&str; 12] =
    ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/// Whether the wording leaves a reader without the figure, or without the fact that it is only a bound.
fn hides_bound(claim: &Claim) -> bool {
    let (Some(count), Some(worded)) = (claim.count(), &claim.worded) else { return false };
    let is_bare = !worded.contains(char::is_alphabetic);
    match count.quantity {
        Quantity::Exactly(figure) => figure != 0 && !shows(worded, figure),
        Quantity::AtLeast(figure)
        | Quantity::MoreThan(figure)
        | Quantity::AtMost(figure)
        | Quantity::FewerThan(figure) => is_bare || !shows(worded, figure),
        Quantity::Between(low, high) => !shows(worded, low) || !shows(worded, high),
        Quantity::About(_) | Quantity::Words(_) | Quantity::Named(_) | Quantity::NotGiven => false,
    }
}

/// Whether the figure stands in the words, in digits ("1,200" too) or as a small number word.
fn shows(worded: &str, figure: u64) -> bool {
    let word = figure.checked_sub(1).and_then(|at| WORDS.get(usize::try_from(at).ok()?));
    let plain = worded.to_lowercase().replace(',', "");
    let mut words = plain.split(|letter: char| !letter.is_alphanumeric());
    words.any(|part| part == figure.to_string() || word.is_some_and(|word| part == *word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn possessives_read_well() {
        let told: Vec<_> =
            ["CIT", "Independent researchers", "ISIS", "“Media”", "Reuters", "US"].map(possessive).into();
        assert_eq!(told, ["CIT's", "Independent researchers'", "ISIS's", "“Media”'s", "Reuters'", "US's"]);
    }

    #[test]
    fn a_figure_shows_in_digits_and_in_words() {
        assert!(shows("over 1,200", 1_200) && shows("Three", 3) && shows("24–30", 30));
        assert!(!shows("over 1,200", 200) && !shows("a hundred", 100) && !shows("none", 0));
    }

    #[test]
    fn lists_have_one_and() {
        let parts = ["a", "b", "c"].map(str::to_owned);
        assert_eq!([list(&parts[..1]), list(&parts[..2]), list(&parts)], ["a", "a and b", "a, b and c"]);
    }
}
