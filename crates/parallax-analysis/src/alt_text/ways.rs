//! The timeline and the lineage, in sentences.

use std::collections::BTreeMap;

use super::{AltText, Reads, Scene, of_all, softened};
use crate::dossier::{ClaimId, DocumentId, Dossier, Item, ItemKind};
use crate::lineage::{Folding, Origins};
use crate::timeline::{Lane, LaneBy, Timeline, date_of, why_undated};
use crate::{WhenSaid, counted, grouped, known, place_in_document, speaker, where_read};

/// Describes the timeline: lane by lane, each entry with its date as stated.
#[must_use]
pub fn timeline(scene: &Scene<'_>) -> AltText {
    let dossier = scene.dossier;
    let found = Timeline::new(dossier, scene.only, scene.ahead, LaneBy::Side);
    let mut alt_text = AltText::new(format!(
        "Timeline of {}, {} and {}. Each date is given as this dossier records it, no more precisely.",
        some(scene, ItemKind::Event, "event"),
        scene.number(&scene.chosen()),
        some(scene, ItemKind::Document, "document"),
    ));
    let is_derived = |id| WhenSaid::from_claim(dossier, &dossier.claims[id]).derived().is_some();
    if scene.known_claims(scene.chosen()).into_iter().any(is_derived) {
        alt_text.say("Where none was stated, the range that follows from event and document is given.");
    }
    if let Some(period) = &dossier.period {
        alt_text.say(format!("The dossier covers {period}."));
    }
    if dossier.has_times {
        alt_text.say(format!(
            "Days and times of day are those of {}, with UTC in brackets.",
            dossier.zone.name()
        ));
    }
    scene.circumstances(&mut alt_text, Reads::Nothing);
    for (lane, entries) in &found.lanes {
        let heading = match lane {
            Lane::Happenings => "What happened".to_owned(),
            Lane::Documents => "What was published".to_owned(),
            Lane::Side(Some(side)) => {
                format!("Said by sources that this dossier places with “{}”", dossier.sides[*side].name)
            }
            Lane::Side(None) => "Said by sources with no side assigned".to_owned(),
            Lane::Source(source) => format!("Said by {}", dossier.sources[*source].name),
        };
        let lines = entries.iter().map(|entry| entry.item).filter(|item| scene.may_be_known(*item));
        alt_text.part(heading, lines.map(|item| line(scene, item)).collect());
    }
    let undated = found.undated.iter().copied().filter(|item| scene.may_be_known(*item));
    alt_text.part("Without a date", undated.map(|item| line(scene, item)).collect());
    alt_text
}

/// The number of things of a kind, with the total if some are left out.
fn some(scene: &Scene<'_>, kind: ItemKind, noun: &str) -> String {
    let told = scene.dossier.items(kind).filter(|item| scene.may_be_known(*item)).count();
    of_all(told, scene.dossier.items(kind).count(), noun)
}

/// "12 February 2018, Buga: “dozens” killed of Russian fighters".
fn line(scene: &Scene<'_>, item: Item) -> String {
    let dossier = scene.dossier;
    let (words, when) = match item {
        Item::Claim(id) => {
            let claim = &dossier.claims[id];
            let read = where_read(dossier, claim.citation());
            let who = speaker(dossier, claim);
            let when = WhenSaid::from_claim(dossier, claim);
            let when = when.sort_key().map(|_| when.to_string());
            (format!("{who}: {}, {read}{}", softened(dossier, claim), scene.suffix(id)), when)
        }
        Item::Document(id) => (dossier.documents[id].label().to_owned(), stated(dossier, item)),
        _ => (dossier.name(item).to_owned(), stated(dossier, item)),
    };
    match when {
        Some(when) => format!("{when}, {words}"),
        None => format!("{words} ({})", why_undated(dossier, item)),
    }
}

fn stated(dossier: &Dossier, item: Item) -> Option<String> {
    date_of(dossier, item).map(ToString::to_string)
}

/// Describes the lineage: for each document, who speaks in it and through whom.
#[must_use]
pub fn lineage(scene: &Scene<'_>, folding: &Folding) -> AltText {
    let dossier = scene.dossier;
    let claims = scene.known_claims(scene.chosen());
    let counts = Origins::count(dossier, &claims, folding);
    let mut alt_text = AltText::new(format!(
        "How {} travelled, from the source named as the speaker to the document: {counts}.",
        scene.number(&scene.chosen())
    ));
    if counts.not_named > 0 {
        alt_text.say(format!("{} not named.", counted(counts.not_named, "first speaker")));
    }
    if let Some(again) = counts.read_again() {
        alt_text.say(format!("{again}."));
    }
    if folding.is_active() {
        alt_text.say("Members of an institution are shown as that institution.");
    }
    scene.circumstances(&mut alt_text, Reads::Nothing);
    let mut read_in: BTreeMap<DocumentId, Vec<ClaimId>> = BTreeMap::new();
    for id in &claims {
        read_in.entry(dossier.claims[*id].document).or_default().push(*id);
    }
    // "¶12 said 8 February 2018"; the heading names the document.
    let said = |id: &ClaimId| {
        let claim = &dossier.claims[*id];
        let place = place_in_document(claim);
        claim.said.as_ref().map_or_else(|| place.clone(), |date| format!("{place} said {date}"))
    };
    for (document, claims) in read_in {
        let ways = grouped(claims.iter().map(|id| (shown_as(dossier, *id, folding), *id)));
        let lines = ways.into_iter().map(|(who, claims)| {
            format!(
                "{who}, {}: {}",
                counted(claims.len(), "claim"),
                once_each(claims.iter().map(said)).join(", ")
            )
        });
        alt_text.part(format!("Read in {}", dossier.documents[document].label()), lines.collect());
    }
    let corrections = claims.iter().filter_map(|id| {
        let other = dossier.claims[*id].corrects.filter(|other| known::has(&claims, *other))?;
        let said = |id: ClaimId| {
            let claim = &dossier.claims[id];
            format!("{}: {}", shown_as(dossier, id, folding), softened(dossier, claim))
        };
        Some(format!("{}, as a correction of {}", said(*id), said(other)))
    });
    alt_text.part("Put forward as corrections", corrections.collect());
    alt_text
}

/// Each place once, with the number of claims read there: "¶60, ¶184 (6)".
fn once_each(places: impl Iterator<Item = String>) -> Vec<String> {
    let places = grouped(places.map(|place| (place, ()))).into_iter();
    places
        .map(|(place, claims)| match claims.len() {
            1 => place,
            more => format!("{place} ({more})"),
        })
        .collect()
}

/// Who says a claim, after the institution that is shown instead.
fn shown_as(dossier: &Dossier, id: ClaimId, folding: &Folding) -> String {
    let claim = &dossier.claims[id];
    let (who, institution) = (speaker(dossier, claim), folding.fold(claim.by));
    if institution == claim.by { who } else { format!("{} ({who})", dossier.sources[institution].label()) }
}
