//! The words for a claim: short ones beside its mark, whole sentences for the ear and the tooltip.
//!
//! A wording never says more than the claim: no figure is rounded, no bound dropped, no population widened.

use super::{Interval, Mark};
use crate::dossier::{Attribution, Citation, Claim, Count, Dossier, Quantity, Reading, Says, Stance};

/// A number with its noun: "1 claim", "8 sources".
#[must_use]
pub fn counted(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}

/// Who says it and through whom: "Maxim Buga, via Reuters".
#[must_use]
pub fn speaker(dossier: &Dossier, claim: &Claim) -> String {
    let speaker = dossier.sources[claim.by].label();
    match relays(dossier, claim) {
        Some(relays) => format!("{speaker}, {relays}"),
        None => speaker.to_owned(),
    }
}

/// Who passed it on: "via Reuters", nearest to the speaker first.
#[must_use]
pub fn relays(dossier: &Dossier, claim: &Claim) -> Option<String> {
    let relays: Vec<_> = claim.via.iter().map(|id| dossier.sources[*id].label()).collect();
    (!relays.is_empty()).then(|| format!("via {}", relays.join(" and ")))
}

/// The quantity as the document words it, or else plainly: "over 100", "“dozens”", "none".
fn figure(claim: &Claim) -> Option<String> {
    let count = claim.count()?;
    Some(claim.worded.clone().unwrap_or_else(|| count.quantity.to_string()))
}

/// What stands beside the mark: the figure, and the stance where it is not a plain assertion.
///
/// ```text
/// 48                       over 100                 “dozens”
/// denies “dozens”          declines to say          does not believe it
/// ```
#[must_use]
pub fn measure(claim: &Claim) -> Option<String> {
    let count = claim.count()?;
    let figure = figure(claim)?;
    let given = count.quantity != Quantity::NotGiven;
    Some(match claim.stance {
        Stance::Asserts => figure,
        Stance::Denies if count.quantity == Quantity::Exactly(0) => figure,
        Stance::Denies if given => format!("denies {figure}"),
        Stance::Denies => "denies it".to_owned(),
        Stance::Doubts if given => format!("doubts {figure}"),
        Stance::Doubts => "does not believe it".to_owned(),
        Stance::LeavesOpen if given => format!("leaves open {figure}"),
        Stance::LeavesOpen => "does not exclude it".to_owned(),
        Stance::Declines => "declines to say".to_owned(),
        Stance::Silent => "does not mention it".to_owned(),
    })
}

/// What `reading` makes of the words of a claim, in the rule's own terms: "read as at least 24". None where the claim
/// gives no words of its own, or where they stay words.
#[must_use]
pub fn read_as(claim: &Claim, reading: &Reading) -> Option<String> {
    let (Quantity::Words(words), Mark::Words(Some(_))) =
        (&claim.count()?.quantity, Mark::of(claim, reading)?)
    else {
        return None;
    };
    reading.of(words).map(|range| format!("read as {range}"))
}

/// The claim in one line that stands alone, for screen readers and tests; what words are read as stands with the
/// name of the reading, for the source did not say it.
///
/// ```text
/// SOHR: 48 killed of Pro-government forces, as of 8 February 2018, exactly, Newsweek ¶12
/// Buga, via Reuters: “dozens” killed of Russian fighters, as of 12 February 2018, words only, Newsweek ¶9
/// Buga, via Reuters: “dozens” killed of …, as of …, read as 24 or more by: The least the words can mean, Newsweek ¶9
/// ```
#[must_use]
pub fn spoken(dossier: &Dossier, claim: &Claim, reading: &Reading) -> String {
    let who = match claim.attribution {
        Attribution::Stated => speaker(dossier, claim),
        Attribution::Implied => format!("{} (implied, not stated)", speaker(dossier, claim)),
        Attribution::Unclear => format!("{} (unclear who says it)", speaker(dossier, claim)),
    };
    let mut text = match &claim.says {
        Says::Count(count) => format!("{who}: {}", told(dossier, claim, count)),
        Says::Answer { to, text } => {
            format!("{who} on “{}”: {text}", dossier.questions[*to].text)
        }
        Says::Remark => format!("{who}: {}", claim.gist),
    };
    if let Some(said) = &claim.said {
        text.push_str(", as of ");
        text.push_str(&said.to_string());
    }
    match Mark::of(claim, reading) {
        Some(Mark::Words(Some(range))) => text.push_str(&read_by(range, reading)),
        _ => {
            if let Some(kind) = claim.count().and_then(|count| certainty(claim, count)) {
                text.push_str(", ");
                text.push_str(kind);
            }
        }
    }
    text.push_str(", ");
    text.push_str(&where_read(dossier, claim.citation()));
    text
}

fn read_by(range: Interval, reading: &Reading) -> String {
    format!(", read as {range} by: {}", reading.name)
}

fn told(dossier: &Dossier, claim: &Claim, count: &Count) -> String {
    let group = &dossier.groups[count.of].name;
    let outcome = count.outcome.word();
    let mut figure = figure(claim).unwrap_or_default();
    if let Quantity::Named(people) = &count.quantity {
        let names: Vec<_> = people.iter().map(|id| dossier.people[*id].name.as_str()).collect();
        figure = format!("{figure} ({})", names.join(", "));
    }
    let given = count.quantity != Quantity::NotGiven;
    match claim.stance {
        Stance::Asserts if given => format!("{figure} {outcome} of {group}"),
        Stance::Denies if count.quantity == Quantity::Exactly(0) => {
            format!("{figure} {outcome} of {group}")
        }
        stance if given => format!("{} {figure} {outcome} of {group}", stance.verb()),
        stance => format!("{} {outcome} of {group}, no number given", stance.verb()),
    }
}

/// How sharp the figure is, where the figure itself does not say it.
fn certainty(claim: &Claim, count: &Count) -> Option<&'static str> {
    let own = claim.stance == Stance::Asserts || count.quantity == Quantity::Exactly(0);
    own.then_some(match count.quantity {
        Quantity::Exactly(0) => "stated as none",
        Quantity::Exactly(_) => "exactly",
        Quantity::AtLeast(_) => "no upper end",
        Quantity::MoreThan(_) => "the figure itself excluded, no upper end",
        Quantity::AtMost(_) => "no more than that",
        Quantity::FewerThan(_) => "the figure itself excluded",
        Quantity::Between(..) => "a range",
        Quantity::About(_) => "approximately",
        Quantity::Words(_) => "words only",
        Quantity::Named(_) => "people named, not a total",
        Quantity::NotGiven => return None,
    })
}

/// What a claim states, without its speaker: "48 killed", "declines to say", an answer, a remark.
#[must_use]
pub fn headline(claim: &Claim) -> String {
    match &claim.says {
        Says::Count(count) => {
            let words = measure(claim).unwrap_or_default();
            match claim.stance {
                Stance::Silent | Stance::Declines => words,
                Stance::Denies | Stance::Doubts | Stance::LeavesOpen
                    if count.quantity == Quantity::NotGiven =>
                {
                    format!("{words} ({})", count.outcome.word())
                }
                _ => format!("{words} {}", count.outcome.word()),
            }
        }
        Says::Answer { text, .. } => text.clone(),
        Says::Remark => claim.gist.clone(),
    }
}

/// The circumstances of a claim in one line: population, relays, date, where it was read.
#[must_use]
pub fn circumstances(dossier: &Dossier, claim: &Claim) -> String {
    let mut parts = Vec::new();
    if let Some(count) = claim.count() {
        parts.push(dossier.groups[count.of].name.clone());
    }
    parts.extend(relays(dossier, claim));
    if let Some(said) = &claim.said {
        parts.push(said.short(dossier.period.as_ref()));
    }
    parts.push(where_read(dossier, claim.citation()));
    parts.join(" · ")
}

/// Where something was read: "Newsweek ¶12".
#[must_use]
pub fn where_read(dossier: &Dossier, citation: Citation) -> String {
    let label = dossier.documents[citation.document].label();
    match citation.paragraph {
        Some(paragraph) => format!("{label} ¶{paragraph}"),
        None => label.to_owned(),
    }
}
