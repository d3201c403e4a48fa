//! The timeline and the lineage, in sentences.

use std::collections::BTreeMap;

use super::{Reads, Scene, Telling, softened};
use crate::analysis::lineage::Origins;
use crate::analysis::timeline::{Lane, LaneBy, Timeline, date_of};
use crate::analysis::{Known, WhenSaid, counted, speaker, where_read};
use crate::dossier::{ClaimId, DocumentId, Item};

/// The timeline: lane by lane, each thing with its date as it is stated.
#[must_use]
pub fn timeline(scene: &Scene<'_>) -> Telling {
    let dossier = scene.dossier;
    let found = Timeline::new(dossier, scene.only, LaneBy::Side);
    let mut telling = Telling::of(format!(
        "Timeline of {}, {} and {}; each date is told as it is stated, no sharper.",
        counted(dossier.events.len(), "event"),
        scene.number(&scene.shown()),
        counted(dossier.documents.len(), "document"),
    ));
    if let Some(period) = &dossier.period {
        telling.say(format!("The dossier covers {period}."));
    }
    scene.circumstances(&mut telling, Reads::Nothing);
    for (lane, entries) in &found.lanes {
        let heading = match lane {
            Lane::Happenings => "What happened".to_owned(),
            Lane::Documents => "What came out".to_owned(),
            Lane::Side(Some(side)) => format!("Said by {}", dossier.sides[*side].name),
            Lane::Side(None) => "Said by sources without a side".to_owned(),
            Lane::Source(source) => format!("Said by {}", dossier.sources[*source].name),
        };
        let lines = entries.iter().map(|entry| entry.item).filter(|item| may_be_known(scene, *item));
        telling.part(heading, lines.map(|item| line(scene, item)).collect());
    }
    let undated = found.undated.iter().copied().filter(|item| may_be_known(scene, *item));
    telling.part("Without a date", undated.map(|item| line(scene, item)).collect());
    telling
}

fn may_be_known(scene: &Scene<'_>, item: Item) -> bool {
    scene.as_of.is_none_or(|day| Known::of_item(scene.dossier, item, day) != Known::NotYet)
}

/// "12 February 2018, Buga: “dozens” killed of Russian fighters".
fn line(scene: &Scene<'_>, item: Item) -> String {
    let dossier = scene.dossier;
    let words = match item {
        Item::Claim(id) => {
            let claim = &dossier.claims[id];
            let read = where_read(dossier, claim.citation());
            format!("{}: {}, {read}{}", speaker(dossier, claim), softened(dossier, claim), scene.suffix(id))
        }
        Item::Document(id) => dossier.documents[id].label().to_owned(),
        _ => dossier.name(item).to_owned(),
    };
    match (date_of(dossier, item), item) {
        (Some(date), _) => format!("{date}, {words}"),
        // What only follows from event and document is told as such.
        (None, Item::Claim(id)) => {
            let when = WhenSaid::of(dossier, &dossier.claims[id]);
            match when.derived() {
                Some(date) => format!("{words}, said {date} ({})", when.derived_from()),
                None => words,
            }
        }
        (None, _) => words,
    }
}

/// The lineage: for each document, who speaks in it and through whom.
#[must_use]
pub fn lineage(scene: &Scene<'_>) -> Telling {
    let dossier = scene.dossier;
    let claims = scene.said(scene.shown());
    let counts = Origins::of(dossier, &claims);
    let mut telling =
        Telling::of(format!("Ways of {} from whoever spoke first to where it was read: {counts}.", {
            scene.number(&scene.shown())
        }));
    if counts.not_named > 0 {
        telling.say(format!("{} without a name.", counted(counts.not_named, "origin")));
    }
    if counts.repeated > 0 {
        let statements = counted(counts.repeated, "statement");
        telling.say(format!("{} report {statements} read more than once.", counted(counts.reports, "claim")));
    }
    scene.circumstances(&mut telling, Reads::Nothing);
    let mut ways: BTreeMap<DocumentId, Vec<(String, Vec<ClaimId>)>> = BTreeMap::new();
    for id in &claims {
        let claim = &dossier.claims[*id];
        let ways = ways.entry(claim.document).or_default();
        let who = speaker(dossier, claim);
        match ways.iter_mut().find(|(known, _)| *known == who) {
            Some((_, claims)) => claims.push(*id),
            None => ways.push((who, vec![*id])),
        }
    }
    // "¶12 said 8 February 2018"; the document stands in the heading.
    let said = |id: &ClaimId| {
        let claim = &dossier.claims[*id];
        let place =
            claim.paragraph.map_or_else(|| "no paragraph".to_owned(), |paragraph| format!("¶{paragraph}"));
        claim.said.as_ref().map_or_else(|| place.clone(), |date| format!("{place} said {date}"))
    };
    for (document, ways) in ways {
        let lines = ways.into_iter().map(|(who, claims)| {
            format!(
                "{who}, {}: {}",
                counted(claims.len(), "claim"),
                claims.iter().map(said).collect::<Vec<_>>().join(", ")
            )
        });
        telling.part(format!("Read in {}", dossier.documents[document].label()), lines.collect());
    }
    telling
}
