//! UCDP GED: a low, a best and a high estimate per event.

use super::losses::{self, Counts, Loss, other_outcome};
use super::record::{Field, Slot, candidates, settled, unsettled};
use super::rule::{Entry, Known, Ruling, Text};
use super::stated_number::StatedNumber;
use super::{Project, Sheet};
use crate::dossier::{ClaimId, Dossier};

pub(super) const TEXTS: &[Text] = &[
    Text { name: "UCDP Methodology, undated", read: "its own text, the beginning only" },
    Text { name: "Fields of GED 20.1 to 24.1", read: "third-party restatements" },
    Text { name: "UCDP GED Codebook", read: "not read; no rule is taken from it" },
];

/// What GED's rules allow to be recorded from such a claim.
pub(super) fn ruling(said: StatedNumber<'_>) -> Ruling {
    let no_field = |rule| Ruling::new(Entry::NoField, Known::Restated, rule);
    match said {
        StatedNumber::Figure(n) => Ruling::new(
            Entry::Unplaced(n),
            Known::Open,
            "Whether a figure given plainly is low, best or high, or all three, no text that was read tells.",
        ),
        StatedNumber::None => Ruling::new(
            Entry::NoEvent,
            Known::Text,
            "An event needs one death in low, best or high; “none” alone makes no event.",
        ),
        StatedNumber::Between(low, high) => Ruling::new(
            Entry::Range { low, high },
            Known::Inferred,
            "The ends fit the definitions of low and high; what is best is not determined.",
        ),
        StatedNumber::AtLeast(_) | StatedNumber::MoreThan | StatedNumber::AtMost => {
            Ruling::open("No rule on bounds was read.")
        }
        StatedNumber::About => Ruling::open("No rule on “about” was read."),
        StatedNumber::Estimate => Ruling::open("No rule on statistical estimates was read."),
        StatedNumber::Relative => Ruling::open("No rule on figures relative to another was read."),
        StatedNumber::Words(_) => Ruling::open("No rule on words was read."),
        StatedNumber::NoNumber => Ruling::open(
            "Only events are held of which a number of deaths could be deduced; this one may be left out.",
        ),
        StatedNumber::Named => no_field("There is no field for names."),
        StatedNumber::Denies => {
            no_field("There is no field for a denial; what it does to the estimates is not determined.")
        }
        StatedNumber::Undecided | StatedNumber::Withheld => {
            no_field("There is no field for it; what it does to the estimates is not determined.")
        }
    }
}

/// What GED could store.
pub(super) fn sheet(dossier: &Dossier, rulings: &[(ClaimId, Ruling)], counts: &Counts<'_>) -> Sheet {
    let candidates = candidates(dossier, rulings);
    let ends = match settled(dossier, rulings) {
        Some(Entry::Range { low, high }) => Some((low, high)),
        _ => None,
    };
    let mut why = Vec::new();
    if !candidates.is_empty() {
        why.push("Best is the most likely total, low and high the lowest and highest reliable ones; which those are, the claims do not tell.".to_owned());
    }
    if ends.is_none() && !candidates.is_empty() {
        why.extend(unsettled(dossier, rulings, &candidates));
    }
    let slots = vec![
        Slot { name: "low", value: ends.map(|(low, _)| low) },
        Slot { name: "best", value: None },
        Slot { name: "high", value: ends.map(|(_, high)| high) },
    ];
    let field = Field { slots, candidates, why };
    Sheet { project: Project::Ucdp, fields: vec![field], losses: losses(counts) }
}

fn losses(counts: &Counts<'_>) -> Vec<Loss> {
    Counts::losses([
        counts.merged("go into side a, side b, civilians and unknown, and only as best estimates. Which of them is which, the claims do not tell."),
        counts.loss(losses::is_bound, losses::BOUNDS, "low and high are estimates for the event, not the bounds of one claim."),
        counts.loss(losses::is_range, losses::RANGES, "what is best within it is not determined."),
        counts.loss(|said| said == StatedNumber::About, losses::ABOUT, "no rule was read."),
        counts.loss(|said| said == StatedNumber::Estimate, losses::ESTIMATES, "low and high are estimates for the event, not the interval of one claim."),
        counts.loss(|said| said == StatedNumber::Relative, losses::RELATIVE, "no rule was read."),
        counts.loss(losses::is_words, losses::WORDS, "no rule was read that turns them into numbers."),
        counts.loss(|said| said == StatedNumber::NoNumber, losses::NO_NUMBER, "an event of which none can be deduced is not held."),
        counts.loss(|said| said == StatedNumber::None, losses::NONE, "alone that makes no event. One needs a death in low, best or high."),
        counts.loss(|said| said == StatedNumber::Denies, losses::DENIES, "no field."),
        counts.loss(|said| said == StatedNumber::Undecided, losses::UNDECIDED, "no field."),
        counts.loss(|said| said == StatedNumber::Withheld, losses::WITHHELD, "no field."),
        counts.names("no field for names."),
        counts.listed("go into one text for the event. It can name who spoke, not who gave which number."),
        other_outcome(counts.wounded, "wounded", "no field."),
        other_outcome(counts.casualties, "casualties", "no rule was read for killed and wounded that are not distinguished."),
    ])
}
