//! A claim in a sentence: who says it, then what, as English.
//!
//! The document's wording comes first; additions by a reading or a bound follow in brackets.

use std::borrow::Cow;

use super::fact::{Fact, Happening, Origin};
use crate::dossier::{Claim, Dossier, Figure, GroupId, PersonId, Quantity, Says, Stance};
use crate::wording::hides_bound;
use crate::{among, clause, enumerated, hedge_beside, plural, relays};

/// Maximum number of people listed by name.
const NAMED: usize = 3;

/// "Buga (via Reuters): “dozens” of Russian fighters killed (read as 24 or more)".
pub(super) fn describe(dossier: &Dossier, fact: &Fact) -> String {
    let claim = own(dossier, fact);
    let told = format!("{}{}", claimed(dossier, &claim), part_of(dossier, fact));
    match bracketed_addition(&claim, fact) {
        Some(aside) => format!("{told} ({aside})"),
        None => told,
    }
}

/// The claim of a fact; for a part of its count, as if it stated that part alone.
pub(super) fn own<'d>(dossier: &'d Dossier, fact: &Fact) -> Cow<'d, Claim> {
    let claim = &dossier.claims[fact.claim];
    let part = fact.part.checked_sub(1).and_then(|part| claim.count()?.each_part().nth(part));
    part.map_or(Cow::Borrowed(claim), |part| {
        Cow::Owned(Claim { says: Says::Count(part), worded: None, ..claim.clone() })
    })
}

/// ", a part of its 1,232", after a part; empty after a whole.
fn part_of(dossier: &Dossier, fact: &Fact) -> String {
    let whole = crate::figure(&dossier.claims[fact.claim]).filter(|_| fact.part > 0);
    whole.map(|whole| format!(", a part of its {whole}")).unwrap_or_default()
}

/// "Buga (via Reuters): “dozens” of Russian fighters killed", with the hedge by the source or the document.
pub(super) fn claimed(dossier: &Dossier, claim: &Claim) -> String {
    let what = what(dossier, claim);
    format!("{}: {what}{}", who(dossier, claim), hedge(claim, &what))
}

/// " (could have)"; empty without a hedge, or if `words` already contain it.
pub(super) fn hedge(claim: &Claim, words: &str) -> String {
    hedge_beside(words, claim).map(|hedge| format!(" ({})", hedge.trim_end_matches('.'))).unwrap_or_default()
}

/// "Buga (via Reuters): “dozens” (read as 24 or more)": for places where the people and the outcome are
/// clear.
pub(super) fn short(dossier: &Dossier, fact: &Fact) -> String {
    let claim = &*own(dossier, fact);
    let figure = match claim.count().map(|count| &count.quantity) {
        Some(Quantity::Named(people)) => people_text(dossier, people),
        _ => crate::figure(claim).unwrap_or_default(),
    };
    let hedge = hedge(claim, &figure);
    match bracketed_addition(claim, fact) {
        Some(aside) => format!("{}: {figure}{hedge} ({aside})", who(dossier, claim)),
        None => format!("{}: {figure}{hedge}", who(dossier, claim)),
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
                format!("names {people} people as {outcome}{}", among(group))
            }
            _ => clause(dossier, claim).unwrap_or_default(),
        },
        _ => clause(dossier, claim).unwrap_or_default(),
    }
}

/// "names Ada and Bob", "names 12 people".
fn people_text(dossier: &Dossier, people: &[PersonId]) -> String {
    if people.len() > NAMED {
        return format!("names {} people", Figure(people.len() as u64));
    }
    let names: Vec<_> = people.iter().map(|id| dossier.people[*id].name.clone()).collect();
    format!("names {}", enumerated(&names))
}

/// The plural for members of a population.
pub(super) fn people(dossier: &Dossier, group: GroupId) -> &str {
    plural(&dossier.groups[group])
}

/// "Russian fighters are part of Russian nationals, who are part of pro-government forces"; `None` for a
/// single population.
pub(super) fn way(dossier: &Dossier, way: &[GroupId]) -> Option<String> {
    let (first, wholes) = way.split_first()?;
    let (next, further) = wholes.split_first()?;
    let first = format!("{} are part of {}", people(dossier, *first), people(dossier, *next));
    let Some((last, between)) = further.split_last() else { return Some(first) };
    let between: String =
        between.iter().map(|whole| [", who are part of ", people(dossier, *whole)].concat()).collect();
    Some(format!("{first}{between}, who are part of {}", people(dossier, *last)))
}

/// "“The shooting” is part of “The raid”, which is part of “The day”"; `None` for a single event.
pub(super) fn way_of_events(dossier: &Dossier, way: &[Happening]) -> Option<String> {
    let mut names = way.iter().filter_map(|at| event(dossier, *at));
    let (first, second) = (names.next()?, names.next()?);
    let wholes: Vec<String> = std::iter::once(second).chain(names).collect();
    Some(format!("{first} is part of {}", wholes.join(", which is part of ")))
}

/// "“The shooting”"; `None` if it is no event of the dossier.
pub(super) fn event(dossier: &Dossier, happening: Happening) -> Option<String> {
    happening.event().map(|event| format!("“{}”", dossier.events[event].name))
}

/// A claim with its event, where several are told of: "Alpha: 69 killed, in “The shooting”".
pub(super) fn in_event(dossier: &Dossier, words: &str, happening: Happening) -> String {
    match event(dossier, happening) {
        Some(event) => format!("{}, in {event}", words.trim_end_matches('.')),
        None => words.to_owned(),
    }
}

/// Each part as a sentence: "A. B."
pub(super) fn sentences(parts: &[String]) -> String {
    let ended: Vec<_> = parts.iter().map(|part| format!("{}.", part.trim_end_matches('.'))).collect();
    ended.join(" ")
}

/// "read as 24 or more", "a running count, so 48 or more"; `None` if the words need no addition.
fn bracketed_addition(claim: &Claim, fact: &Fact) -> Option<String> {
    let is_running = claim.count().is_some_and(|count| count.so_far);
    match fact.origin {
        Origin::Reading if is_running => Some(format!("a running count, read as {}", fact.range)),
        Origin::Reading => Some(format!("read as {}", fact.range)),
        Origin::Figure if is_running => Some(format!("a running count, so {}", fact.range)),
        Origin::Figure if hides_bound(claim) => {
            claim.count().map(|count| format!("that is, {}", count.figure()))
        }
        Origin::Figure | Origin::Names => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_once() {
        assert_eq!(sentences(&["a.".to_owned(), "b".to_owned()]), "a. b.");
    }
}
