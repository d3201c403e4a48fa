//! ACLED: one integer per event.

use super::losses::{self, Counts, Loss, other_outcome};
use super::record::{Field, Slot, candidates, settled, unsettled};
use super::rule::{Entry, Known, Ruling, Text};
use super::stated_number::StatedNumber;
use super::{Project, Sheet};
use crate::dossier::{ClaimId, Dossier, Quantity, Reading};
use crate::load;

pub(super) const TEXTS: &[Text] = &[
    Text {
        name: "ACLED, questions and answers on fatalities, updated 7 May 2024",
        read: "its own text, in a copy on another site that breaks off",
    },
    Text { name: "ACLED, acledR, article “Fatalities”, 2022", read: "its own text, in full; older" },
    Text { name: "ACLED Codebook, 7 October 2024", read: "table of contents only" },
];

/// Phrases that ACLED's own article gives as examples of deaths without a number.
const NO_NUMBER: [&str; 2] = ["a number", "an unspecified number"];

/// The words that ACLED turns into numbers, from the reading of that name.
pub(super) struct Words(Reading);

impl Words {
    /// The built-in ones.
    pub fn builtin() -> Self {
        let reading = load::readings().into_iter().find(|reading| reading.key == "acled");
        Self(reading.unwrap_or_default())
    }

    fn ruling(&self, words: &str) -> Ruling {
        let figure = self.0.look_up(words).and_then(Quantity::bounds).map(|(low, _)| low);
        let single = self.0.words.iter().any(|known| known.words.eq_ignore_ascii_case(words.trim()));
        match figure {
            Some(n) if single => Ruling::new(
                Entry::Figure(n),
                Known::Text,
                "ACLED writes “tens” as 10, “dozens” as 12, “hundreds” as 100.",
            ),
            Some(n) => Ruling::new(
                Entry::Figure(n),
                Known::Inferred,
                "The word of the lowest figure, since the most conservative estimate is asked for.",
            ),
            None if NO_NUMBER.iter().any(|known| known.eq_ignore_ascii_case(words.trim())) => no_number(),
            None => Ruling::open("No rule was read for these words."),
        }
    }
}

const fn no_number() -> Ruling {
    Ruling::new(
        Entry::Either(3, 10),
        Known::Text,
        "Deaths without a number, and none found elsewhere: 3 for a limited attack, 10 for a significant one. Rule of 2022; how large the attack was, the coder judges.",
    )
}

/// What ACLED's rules allow to be recorded from such a claim.
pub(super) fn ruling(said: StatedNumber<'_>, words: &Words) -> Ruling {
    let no_field = |rule| Ruling::new(Entry::NoField, Known::Text, rule);
    let inferred = |n, rule| Ruling::new(Entry::Figure(n), Known::Inferred, rule);
    match said {
        StatedNumber::Figure(n) => {
            Ruling::new(Entry::Figure(n), Known::Text, "The number of deaths reported for the event.")
        }
        StatedNumber::None => {
            inferred(0, "No least number is asked of an event; that “none” is stored as 0 is inferred.")
        }
        StatedNumber::AtLeast(n) => {
            inferred(n, "The figure is the most conservative reading; no sentence on “at least” was read.")
        }
        StatedNumber::Between(low, _) => {
            inferred(low, "The lower figure is the more conservative; no sentence on ranges was read.")
        }
        StatedNumber::MoreThan => Ruling::open("No sentence on “more than” was read."),
        StatedNumber::AtMost => Ruling::open("No sentence on upper bounds was read."),
        StatedNumber::About => Ruling::open("No sentence on “about” was read."),
        StatedNumber::Estimate => Ruling::open("No rule on statistical estimates was read."),
        StatedNumber::Relative => Ruling::open("No rule on figures relative to another was read."),
        StatedNumber::Words(said) => words.ruling(said),
        StatedNumber::Named => {
            Ruling::open("There is no field for names; no rule was read that counts them.")
        }
        StatedNumber::NoNumber => no_number(),
        StatedNumber::Denies => no_field(
            "There is no field for a denial. The notes may mention that the number is disputed; what it does to the number is not determined.",
        ),
        StatedNumber::Undecided | StatedNumber::Withheld => {
            no_field("There is no field for it; what it does to the number is not determined.")
        }
    }
}

/// What ACLED could store.
pub(super) fn sheet(dossier: &Dossier, rulings: &[(ClaimId, Ruling)], counts: &Counts<'_>) -> Sheet {
    let candidates = candidates(dossier, rulings);
    let value = match settled(dossier, rulings) {
        Some(Entry::Figure(n)) => Some(n),
        _ => None,
    };
    let mut why = Vec::new();
    if value.is_none() && !candidates.is_empty() {
        why.push("The most conservative estimate is asked for, among reports that are reliable; which those are, the claims do not tell.".to_owned());
        let has_default = candidates.iter().any(|candidate| matches!(candidate.entry, Entry::Either(..)));
        if has_default && candidates.len() > 1 {
            why.push("“3 or 10” is for events of which no number is found.".to_owned());
        }
        why.extend(unsettled(dossier, rulings, &candidates));
    }
    let field = Field { slots: vec![Slot { name: "fatalities", value }], candidates, why };
    Sheet { project: Project::Acled, fields: vec![field], losses: losses(rulings, counts) }
}

fn losses(rulings: &[(ClaimId, Ruling)], counts: &Counts<'_>) -> Vec<Loss> {
    let words = counts.which(losses::is_words);
    let of_words = rulings.iter().filter(|(claim, _)| words.contains(claim));
    let coded = of_words.filter(|(_, ruling)| matches!(ruling.entry, Entry::Figure(_))).count();
    let words = format!(
        "{coded} of them by rule a number. The words themselves are gone, at most kept in the notes."
    );
    Counts::losses([
        counts.merged("go into one number. It is not attributed to groups or sides."),
        counts.loss(losses::is_bound, losses::BOUNDS, "one integer has no open end."),
        counts.loss(losses::is_range, losses::RANGES, "one integer keeps one end, by inference the lower."),
        counts.loss(|said| said == StatedNumber::About, losses::ABOUT, "one integer cannot say so."),
        counts.loss(|said| said == StatedNumber::Estimate, losses::ESTIMATES, "one integer has no interval."),
        counts.loss(|said| said == StatedNumber::Relative, losses::RELATIVE, "no rule was read."),
        counts.loss(losses::is_words, losses::WORDS, &words),
        counts.loss(
            |said| said == StatedNumber::NoNumber,
            losses::NO_NUMBER,
            "where none is found elsewhere, 3 or 10 is stored.",
        ),
        counts.loss(
            |said| said == StatedNumber::Denies,
            losses::DENIES,
            "no field. The notes may mention a dispute.",
        ),
        counts.loss(|said| said == StatedNumber::Undecided, losses::UNDECIDED, "no field."),
        counts.loss(|said| said == StatedNumber::Withheld, losses::WITHHELD, "no field."),
        counts.names("no field for names."),
        counts.listed("go into one list for the event. No field says whose number it is."),
        other_outcome(counts.wounded, "wounded", "no number is stored, at most a mention in the notes."),
        other_outcome(counts.casualties, "casualties", "where no deaths are mentioned, 0 deaths are stored."),
    ])
}
