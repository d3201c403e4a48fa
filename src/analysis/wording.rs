//! The words for a claim: short ones beside its mark, whole sentences for the ear and the tooltip.
//!
//! A wording never says more than the claim: no figure is rounded, no bound dropped, no population widened.

use crate::dossier::{Citation, Claim, Count, Dossier, Identity, Item, Quantity, Says, Stance};

use super::Links;

/// Who says it and through whom: "Maxim Buga, via Reuters".
#[must_use]
pub fn speaker(dossier: &Dossier, claim: &Claim) -> String {
    let mut text = dossier.sources[claim.by].label().to_owned();
    for (index, relay) in claim.via.iter().enumerate() {
        text.push_str(if index == 0 { ", via " } else { " and " });
        text.push_str(dossier.sources[*relay].label());
    }
    text
}

/// The quantity as the document words it, or else plainly: "over 100", "“dozens”", "none".
#[must_use]
pub fn figure(claim: &Claim) -> Option<String> {
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

/// The claim in one line that stands alone, for screen readers and tests:
/// "SOHR: 48 killed of Pro-government forces, as of 8 February 2018, exactly".
#[must_use]
pub fn spoken(dossier: &Dossier, claim: &Claim) -> String {
    let who = speaker(dossier, claim);
    let mut text = match &claim.says {
        Says::Count(count) => format!("{who}: {}", counted(dossier, claim, count)),
        Says::Answer { to, text } => {
            format!("{who} on “{}”: {text}", dossier.questions[*to].text)
        }
        Says::Remark => format!("{who}: {}", claim.gist),
    };
    if let Some(said) = &claim.said {
        text.push_str(", as of ");
        text.push_str(&said.to_string());
    }
    if let Some(kind) = claim.count().and_then(|count| certainty(claim, count)) {
        text.push_str(", ");
        text.push_str(kind);
    }
    text
}

fn counted(dossier: &Dossier, claim: &Claim, count: &Count) -> String {
    let group = &dossier.groups[count.of].name;
    let outcome = count.outcome.word();
    let figure = claim.worded.clone().unwrap_or_else(|| count.quantity.to_string());
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
        Quantity::AtLeast(_) => "or more",
        Quantity::MoreThan(_) => "and no upper end",
        Quantity::AtMost(_) => "or fewer",
        Quantity::FewerThan(_) => "not the figure itself",
        Quantity::Between(..) => "a range",
        Quantity::About(_) => "approximately",
        Quantity::Words(_) => "words only",
        Quantity::Named(_) => "people named, not a total",
        Quantity::NotGiven => return None,
    })
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

/// What an item is, in a few words under its name.
#[must_use]
pub fn describe(dossier: &Dossier, item: Item) -> String {
    match item {
        Item::Place(id) => dossier.places[id].kind.title().to_owned(),
        Item::Source(id) => {
            let source = &dossier.sources[id];
            let kind = source.kind.title();
            let kind = match source.identity {
                Identity::Named => kind.to_owned(),
                Identity::Anonymous => format!("{kind}, not named"),
                Identity::Unclear => format!("{kind}, identity unclear"),
            };
            match source.side {
                Some(side) => format!("{kind} · {}", dossier.sides[side].name),
                None => kind,
            }
        }
        Item::Document(id) => {
            let document = &dossier.documents[id];
            let parts = [&document.publisher, &document.author].into_iter().flatten();
            let mut text = parts.cloned().collect::<Vec<_>>().join(", ");
            if text.is_empty() {
                "Document, publisher not stated".clone_into(&mut text);
            }
            text
        }
        Item::Claim(id) => match &dossier.claims[id].says {
            Says::Count(count) => {
                format!("Count · {} · {}", count.outcome.word(), dossier.groups[count.of].name)
            }
            Says::Answer { .. } => "Answer to a question".to_owned(),
            Says::Remark => "Remark".to_owned(),
        },
        Item::Event(id) => match &dossier.events[id].on {
            Some(on) => format!("Event · {on}"),
            None => "Event, undated".to_owned(),
        },
        Item::Group(id) => match dossier.groups[id].within {
            Some(whole) => format!("Population, part of {}", dossier.groups[whole].name),
            None => "Population".to_owned(),
        },
        Item::Question(_) => "Question".to_owned(),
        Item::Person(id) => match dossier.people[id].home {
            Some(home) => format!("Person, from {}", dossier.places[home].name),
            None => "Person".to_owned(),
        },
    }
}

/// How many claims belong to an item, and how many sources make them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Claims that belong to the item.
    pub claims: usize,
    /// Different sources that speak in them.
    pub sources: usize,
}

/// Counts the claims of `item` and their speakers.
#[must_use]
pub fn tally(dossier: &Dossier, links: &Links, item: Item) -> Tally {
    let claims = links.claims_of(item);
    let mut sources: Vec<_> = claims.iter().map(|id| dossier.claims[*id].by).collect();
    sources.sort_unstable();
    sources.dedup();
    Tally { claims: claims.len(), sources: sources.len() }
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
    if !claim.via.is_empty() {
        let relays: Vec<_> = claim.via.iter().map(|id| dossier.sources[*id].label()).collect();
        parts.push(format!("via {}", relays.join(" and ")));
    }
    if let Some(said) = &claim.said {
        parts.push(said.short(dossier.period.as_ref()));
    }
    parts.push(where_read(dossier, claim.citation()));
    parts.join(" · ")
}
