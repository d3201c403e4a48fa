//! Airwars: from a minimum to a maximum, with civilians and belligerents, and killed and injured, separate.

use super::losses::{self, Counts, Loss, other_outcome};
use super::record::{Candidate, Field, Slot, candidates, settled, unsettled};
use super::rule::{Entry, Known, Ruling, Text};
use super::stated_number::StatedNumber;
use super::{Project, Sheet};
use crate::dossier::{ClaimId, Dossier};

pub(super) const TEXTS: &[Text] = &[
    Text { name: "Airwars, records CI195, CI590, CI673 and others", read: "published records, observed" },
    Text {
        name: "Airwars, source code of its site, 2025",
        read: "a public archive; officialness not checked",
    },
    Text { name: "Airwars, methodology notes of 2023 and 2024", read: "its own text, in part" },
];

/// What Airwars' practice allows to be recorded from such a claim.
pub(super) fn ruling(said: StatedNumber<'_>) -> Ruling {
    let range = |low, high, rule| Ruling::new(Entry::Range { low, high }, Known::Observed, rule);
    match said {
        StatedNumber::Figure(n) => range(n, n, "Seen in records: one figure as minimum and maximum."),
        StatedNumber::Between(low, high) => {
            range(low, high, "Seen in a record: the ends as minimum and maximum.")
        }
        StatedNumber::None => Ruling::open(
            "A 0 can be stored and differs from a blank; when it is, no text that was read tells.",
        ),
        StatedNumber::AtLeast(_) | StatedNumber::MoreThan | StatedNumber::AtMost => {
            Ruling::open("No written rule on bounds was found.")
        }
        StatedNumber::About => Ruling::open("No written rule on “about” was found."),
        StatedNumber::Estimate => Ruling::open("No written rule on statistical estimates was found."),
        StatedNumber::Relative => Ruling::open("No written rule on figures relative to another was found."),
        StatedNumber::Words(_) => Ruling::open(
            "No written rule on words was found. A plural without a number was seen as 2, as 1 to 2 and as 0 to 1.",
        ),
        StatedNumber::NoNumber => Ruling::open(
            "No written rule was found. A plural without a number was seen as 2, as 1 to 2 and as 0 to 1.",
        ),
        StatedNumber::Named => Ruling::new(
            Entry::Apart,
            Known::Code,
            "Names go into a list of victims, apart from minimum and maximum; whether they raise the minimum is not determined.",
        ),
        StatedNumber::Denies => Ruling::open(
            "Only the accused belligerent's position, concession and words have a place; whether this source is that, the claims do not tell, nor what it does to minimum and maximum.",
        ),
        StatedNumber::Undecided | StatedNumber::Withheld => Ruling::open("No rule was read."),
    }
}

/// What Airwars could store.
pub(super) fn sheet(
    dossier: &Dossier,
    killed: &[(ClaimId, Ruling)],
    wounded: &[(ClaimId, Ruling)],
    counts: &Counts<'_>,
) -> Sheet {
    let mut dead = field(dossier, ["killed_min", "killed_max"], killed);
    dead.why = why(dossier, killed, &dead);
    let mut fields = vec![dead];
    if !wounded.is_empty() {
        fields.push(field(dossier, ["injured_min", "injured_max"], wounded));
    }
    Sheet { project: Project::Airwars, fields, losses: losses(counts) }
}

fn field(dossier: &Dossier, [min, max]: [&'static str; 2], rulings: &[(ClaimId, Ruling)]) -> Field {
    let candidates: Vec<Candidate> = candidates(dossier, rulings);
    let ends = match settled(dossier, rulings) {
        Some(Entry::Range { low, high }) => Some((low, high)),
        _ => None,
    };
    let slots = vec![
        Slot { name: min, value: ends.map(|(low, _)| low) },
        Slot { name: max, value: ends.map(|(_, high)| high) },
    ];
    Field { slots, candidates, why: Vec::new() }
}

fn why(dossier: &Dossier, rulings: &[(ClaimId, Ruling)], field: &Field) -> Vec<String> {
    let mut why = Vec::new();
    let is_open = field.slots.iter().any(|slot| slot.value.is_none());
    if is_open && !field.candidates.is_empty() {
        why.push("No written rule was found that takes the lowest and the highest report.".to_owned());
        why.extend(unsettled(dossier, rulings, &field.candidates));
    }
    if !rulings.is_empty() {
        why.push("Civilians and belligerents have a minimum and a maximum each; which population is which, the claims do not tell.".to_owned());
    }
    why
}

fn losses(counts: &Counts<'_>) -> Vec<Loss> {
    Counts::losses([
        counts.merged(
            "go into civilians (children, women, men and some professions among them) and belligerents.",
        ),
        counts.loss(
            losses::is_bound,
            losses::BOUNDS,
            "a minimum or a maximum could be one, but no written rule was found.",
        ),
        counts.loss(|said| said == StatedNumber::About, losses::ABOUT, "no written rule was found."),
        counts.loss(|said| said == StatedNumber::Estimate, losses::ESTIMATES, "no written rule was found."),
        counts.loss(|said| said == StatedNumber::Relative, losses::RELATIVE, "no written rule was found."),
        counts.loss(
            losses::is_words,
            losses::WORDS,
            "no written rule was found that turns them into numbers.",
        ),
        counts.loss(
            |said| said == StatedNumber::NoNumber,
            losses::NO_NUMBER,
            "seen in records as 2, as 1 to 2 and as 0 to 1.",
        ),
        counts.loss(
            |said| said == StatedNumber::None,
            losses::NONE,
            "a 0 can be stored; when it is, is not determined.",
        ),
        counts.loss(
            |said| said == StatedNumber::Denies,
            losses::DENIES,
            "only the accused belligerent has a place for its position, its own figure and its words.",
        ),
        counts.loss(|said| said == StatedNumber::Undecided, losses::UNDECIDED, "not determined."),
        counts.loss(
            |said| said == StatedNumber::Withheld,
            losses::WITHHELD,
            "not determined; a belligerent can stand as not yet assessed.",
        ),
        counts.names("kept in a list of victims, apart from minimum and maximum."),
        counts.listed("are listed for the incident, each with its link. No number stands beside them."),
        other_outcome(
            counts.casualties,
            "casualties",
            "no rule was found for killed and wounded that are not distinguished.",
        ),
    ])
}
