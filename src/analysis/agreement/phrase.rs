//! A claim in a sentence: who says it, then what, as English.
//!
//! The document's wording comes first; additions by a reading or a bound follow in brackets.

use super::fact::{Fact, Origin};
use crate::analysis::{clause, plural, relays};
use crate::dossier::{Claim, Dossier, Figure, GroupId, PersonId, Quantity, Stance};

/// Maximum number of people listed by name.
const NAMED: usize = 3;

/// "Buga (via Reuters): “dozens” of Russian fighters killed (read as 24 or more)".
pub(super) fn of(dossier: &Dossier, fact: &Fact) -> String {
    let claim = &dossier.claims[fact.claim];
    match aside(claim, fact) {
        Some(aside) => format!("{} ({aside})", claimed(dossier, claim)),
        None => claimed(dossier, claim),
    }
}

/// "Buga (via Reuters): “dozens” of Russian fighters killed", with the hedge by the source or the document.
pub(super) fn claimed(dossier: &Dossier, claim: &Claim) -> String {
    format!("{}: {}{}", who(dossier, claim), what(dossier, claim), hedge(claim))
}

/// " (could have)"; empty without a hedge.
pub(super) fn hedge(claim: &Claim) -> String {
    claim.hedge.as_ref().map(|hedge| format!(" ({})", hedge.trim_end_matches('.'))).unwrap_or_default()
}

/// "Buga (via Reuters): “dozens” (read as 24 or more)": for places where the people and the outcome are
/// clear.
pub(super) fn short(dossier: &Dossier, fact: &Fact) -> String {
    let claim = &dossier.claims[fact.claim];
    let figure = match claim.count().map(|count| &count.quantity) {
        Some(Quantity::Named(people)) => named(dossier, people),
        _ => crate::analysis::figure(claim).unwrap_or_default(),
    };
    match aside(claim, fact) {
        Some(aside) => format!("{}: {figure}{} ({aside})", who(dossier, claim), hedge(claim)),
        None => format!("{}: {figure}{}", who(dossier, claim), hedge(claim)),
    }
}

/// "Buga (via Reuters)", "15 February article (unclear who says it)".
pub(super) fn who(dossier: &Dossier, claim: &Claim) -> String {
    let label = dossier.sources[claim.by].label();
    let qualifier = claim.attribution.qualifier().map(str::to_owned);
    let asides: Vec<String> = qualifier.into_iter().chain(relays(dossier, claim)).collect();
    if asides.is_empty() { label.to_owned() } else { format!("{label} ({})", asides.join("; ")) }
}

/// "over 100 Russian fighters killed"; for many people by name, the number of entries.
pub(super) fn what(dossier: &Dossier, claim: &Claim) -> String {
    match claim.count() {
        Some(count) if claim.stance == Stance::Asserts => match &count.quantity {
            Quantity::Named(people) if people.len() > NAMED => {
                let group = &dossier.groups[count.of];
                let outcome = count.outcome.participle();
                let people = Figure(people.len() as u64);
                match &group.many {
                    Some(many) => format!("names {people} people among the {many} {outcome}"),
                    None => format!("names {people} people among those {outcome} ({})", group.name),
                }
            }
            _ => clause(dossier, claim).unwrap_or_default(),
        },
        _ => clause(dossier, claim).unwrap_or_default(),
    }
}

/// "names Ada and Bob", "names 12 people".
fn named(dossier: &Dossier, people: &[PersonId]) -> String {
    if people.len() > NAMED {
        return format!("names {} people", Figure(people.len() as u64));
    }
    let names: Vec<_> = people.iter().map(|id| dossier.people[*id].name.clone()).collect();
    format!("names {}", list(&names))
}

/// The plural for members of a population.
pub(super) fn people(dossier: &Dossier, group: GroupId) -> &str {
    plural(&dossier.groups[group])
}

/// "Russian fighters are part of Russian nationals, and these of pro-government forces"; `None` for a single
/// population.
pub(super) fn way(dossier: &Dossier, way: &[GroupId]) -> Option<String> {
    let (first, wholes) = way.split_first()?;
    let (next, further) = wholes.split_first()?;
    let first = format!("{} are part of {}", people(dossier, *first), people(dossier, *next));
    let Some((last, between)) = further.split_last() else { return Some(first) };
    let between: String =
        between.iter().map(|whole| [", these of ", people(dossier, *whole)].concat()).collect();
    Some(format!("{first}{between}, and these of {}", people(dossier, *last)))
}

/// "a", "a and b", "a, b and c".
pub(super) fn list(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

/// Each part as a sentence: "A. B."
pub(super) fn sentences(parts: &[String]) -> String {
    let ended: Vec<_> = parts.iter().map(|part| format!("{}.", part.trim_end_matches('.'))).collect();
    ended.join(" ")
}

/// "read as 24 or more", "a running count, so 48 or more"; `None` if the words need no addition.
fn aside(claim: &Claim, fact: &Fact) -> Option<String> {
    let is_running = claim.count().is_some_and(|count| count.so_far);
    match fact.origin {
        Origin::Reading if is_running => Some(format!("a running count, read as {}", fact.range)),
        Origin::Reading => Some(format!("read as {}", fact.range)),
        Origin::Figure if is_running => Some(format!("a running count, so {}", fact.range)),
        Origin::Figure if hides_bound(claim) => Some(format!("that is, {}", fact.range)),
        Origin::Figure | Origin::Names => None,
    }
}

/// Number words that show their figure, starting with one.
const WORDS: [&str; 12] =
    ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/// True if the wording does not show the figure, or does not show that it is only a bound.
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

/// True if the words contain the figure, in digits ("1,200" too) or as a small number word.
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
    fn a_figure_shows_in_digits_and_in_words() {
        assert!(shows("over 1,200", 1_200) && shows("Three", 3) && shows("24–30", 30));
        assert!(!shows("over 1,200", 200) && !shows("a hundred", 100) && !shows("none", 0));
    }

    #[test]
    fn lists_have_one_and() {
        let parts = ["a", "b", "c"].map(str::to_owned);
        assert_eq!([list(&parts[..1]), list(&parts[..2]), list(&parts)], ["a", "a and b", "a, b and c"]);
    }

    #[test]
    fn sentences_end_once() {
        assert_eq!(sentences(&["a.".to_owned(), "b".to_owned()]), "a. b.");
    }
}
