//! How outcomes bound one another: the wounded are among the casualties, and nobody is killed who was not present.

use super::super::fact::{Fact, layer};
use crate::dossier::{Declared, Outcome};

/// How the outcomes of the claims bound one another.
pub(super) fn outcome_steps(facts: &[&Fact]) -> impl Iterator<Item = &'static str> {
    let counts = |outcome: Outcome| facts.iter().any(|fact| fact.outcome == outcome);
    let (killed, wounded) = (counts(Outcome::Killed), counts(Outcome::Wounded));
    let (casualties, strength) = (counts(Outcome::Casualties), counts(Outcome::Strength));
    let of_casualties = "the killed or wounded are the killed and the wounded together";
    let of_strength = if killed && wounded && !casualties {
        "the killed and the wounded together cannot be more than were present"
    } else {
        "no more can be killed or wounded than were present"
    };
    let first = (casualties && (killed || wounded)).then_some(of_casualties);
    let second = (strength && (killed || wounded || casualties)).then_some(of_strength);
    first.into_iter().chain(second)
}

/// "this dossier takes all excess deaths to be among those killed".
pub(super) fn among_those(part: Declared) -> String {
    let whole = part.part_of().map_or("", Outcome::participle);
    format!("this dossier takes all {} to be among those {whole}", part.name())
}

/// Why one outcome cannot exceed another: the steps to the outcome that bounds it; none if they are the same.
pub(super) fn counted_among(less: Outcome, more: Outcome) -> Vec<String> {
    let part = layer(less).filter(|_| less != more);
    let whole = part.and_then(Declared::part_of).unwrap_or(less);
    let step = (whole != more).then(|| step(whole, more).to_owned());
    part.map(among_those).into_iter().chain(step).collect()
}

const fn step(less: Outcome, more: Outcome) -> &'static str {
    match (less, more) {
        (Outcome::Killed, Outcome::Casualties) => "whoever is killed is counted among the killed or wounded",
        (Outcome::Wounded, Outcome::Casualties) => {
            "whoever is wounded is counted among the killed or wounded"
        }
        (Outcome::Killed, _) => "no more can be killed than were present",
        (Outcome::Wounded, _) => "no more can be wounded than were present",
        _ => "no more can be killed or wounded than were present",
    }
}
