//! The map in sentences: which places are drawn, how precisely they are known, who names them, which have no
//! position.

use super::{AltText, Reads, Scene};
use crate::dossier::{Dossier, Id as _, Item, Location, OnMap, Place, PlaceId, PlaceRole, Precision};
use crate::placed::{Heard, about_what_happened, at_one_position, heard, off_map, placeless};
use crate::{counted, enumerated};

/// Describes the map, including places outside the picture.
#[must_use]
pub fn map(scene: &Scene<'_>) -> AltText {
    let dossier = scene.dossier;
    let beyond = off_map(dossier);
    let is_located = |place: &Place| place.at.on_map() != OnMap::Nothing;
    let located = dossier.places.rows().iter().filter(|place| is_located(place)).count();
    let elsewhere = dossier.places.len() - located - beyond.len();
    let mut alt_text = AltText::new(format!(
        "Map of {}, each drawn no more precisely than its position is known.",
        counted(located, "place")
    ));
    if elsewhere > 0 {
        alt_text.say(format!("Listed beside it, without a position: {}.", counted(elsewhere, "more place")));
    }
    if !beyond.is_empty() {
        alt_text.say(format!(
            "Listed beside it, because the map ends at 85.05° north and south: {}.",
            counted(beyond.len(), "place")
        ));
    }
    if let Some(frame) = dossier.frame {
        alt_text.say(format!(
            "As it opens it is about {} km wide; places farther away are listed here too.",
            frame.width_km.round()
        ));
    }
    let shared = at_one_position(dossier);
    if !shared.is_empty() {
        let places: usize = shared.iter().map(Vec::len).sum();
        alt_text.say(format!(
            "{places} of them share their position with another: they are gathered in one mark with their number, or drawn \
             beside their position at the end of a line."
        ));
    }
    scene.circumstances(&mut alt_text, Reads::Nothing);
    let heard = heard(dossier, scene.links, scene.counted(), scene.ahead);
    let lines = |wanted: &dyn Fn(&Place) -> bool| -> Vec<String> {
        let places = dossier.places.iter().filter(|(_, place)| wanted(place));
        places.map(|(id, place)| line(place, &heard[id.index()])).collect()
    };
    let drawn = |role: PlaceRole| lines(&|place| is_located(place) && place.role == role);
    alt_text.part("Named by documents", drawn(PlaceRole::Named));
    alt_text.part("For orientation only", drawn(PlaceRole::Context));
    let together = shared.iter().map(|places| {
        let claims = places.iter().map(|place| heard[place.index()].claims).sum();
        one_position(dossier, places, claims)
    });
    alt_text.part("At the same position", together.collect());
    alt_text
        .part("Beyond the map, at more than 85.05° north or south", lines(&|place| place.at.is_off_map()));
    alt_text.part("Listed without a position", lines(&|place| place.at == Location::NotLocated));
    let events = dossier.events.iter().filter_map(|(id, event)| {
        let place = event.at.filter(|_| scene.may_be_known(Item::Event(id)))?;
        let claims = scene.counted().tally(dossier, scene.links, Item::Event(id)).claims;
        let about = if claims == 1 { "1 claim is" } else { &format!("{claims} claims are") };
        let whole = event.within.map(|whole| format!(" (part of {})", dossier.events[whole].name));
        let (name, whole) = (&event.name, whole.unwrap_or_default());
        Some(format!("{name}{whole}: drawn at {}; {about} about it", dossier.places[place].name))
    });
    alt_text.part("Events, and where this dossier draws them", events.collect());
    let without = placeless(dossier, scene.links, scene.counted()).len();
    if without > 0 {
        alt_text.say(format!("{} without any place.", counted(without, "claim")));
    }
    alt_text
}

/// The number of places at one position that are named there; all are named above.
const NAMED: usize = 12;

/// "Flat 1, Flat 2 and 10 more places: 12 places, 11 claims".
fn one_position(dossier: &Dossier, places: &[PlaceId], claims: usize) -> String {
    let names: Vec<&str> =
        places.iter().take(NAMED).map(|place| dossier.places[*place].name.as_str()).collect();
    let names = match places.len().saturating_sub(NAMED) {
        0 => enumerated(&names),
        more => format!("{} and {}", names.join(", "), counted(more, "more place")),
    };
    let places = counted(places.len(), "place");
    if claims == 0 {
        format!("{names}: {places}")
    } else {
        format!("{names}: {places}, {}", counted(claims, "claim"))
    }
}

/// "Khusham, town, within 0.5 km: 3 claims by 2 sources".
fn line(place: &Place, heard: &Heard) -> String {
    let (claims, sources) = (heard.claims, heard.voices.len());
    let known = match (&place.at, place.precision) {
        (Location::NotLocated, _) => String::new(),
        (_, Precision::Km(km)) => format!(", within {km} km"),
        (_, Precision::Schematic) => ", schematic".to_owned(),
        (_, Precision::NotStated) => ", precision not stated".to_owned(),
    };
    let words = format!("{}, {}{known}", place.name, place.kind.title().to_lowercase());
    let named = format!("{} by {}", counted(claims, "claim"), counted(sources, "source"));
    match (claims, about_what_happened(heard.through_events)) {
        (0, None) => words,
        (0, Some(through)) => format!("{words}: {through}"),
        (_, None) => format!("{words}: {named}"),
        (_, Some(through)) => format!("{words}: {named}; {through}"),
    }
}
