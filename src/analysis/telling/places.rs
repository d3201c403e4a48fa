//! The map in sentences: which places are drawn, how precisely they are known, who names them, which have no
//! position.

use super::{Reads, Scene, Telling};
use crate::analysis::counted;
use crate::analysis::placed::{heard, placeless};
use crate::dossier::{Id as _, Item, Location, Place, PlaceRole, Precision};

/// Describes the map, including places outside the picture.
#[must_use]
pub fn map(scene: &Scene<'_>) -> Telling {
    let dossier = scene.dossier;
    let is_located = |place: &Place| place.at != Location::NotLocated;
    let located = dossier.places.rows().iter().filter(|place| is_located(place)).count();
    let elsewhere = dossier.places.len() - located;
    let mut telling = Telling::of(format!(
        "Map of {}, each drawn no more precisely than its position is known.",
        counted(located, "place")
    ));
    if elsewhere > 0 {
        telling.say(format!("Listed beside it, without a position: {}.", counted(elsewhere, "more place")));
    }
    if let Some(frame) = dossier.frame {
        telling.say(format!(
            "As it opens it is about {} km wide; places farther away are listed here too.",
            frame.width_km.round()
        ));
    }
    scene.circumstances(&mut telling, Reads::Nothing);
    let heard = heard(dossier, scene.links, scene.counted());
    let lines = |role: PlaceRole, wanted: bool| -> Vec<String> {
        let places = dossier
            .places
            .iter()
            .filter(|(_, place)| is_located(place) == wanted && (place.role == role || !wanted));
        places
            .map(|(id, place)| line(place, heard[id.index()].claims, heard[id.index()].voices.len()))
            .collect()
    };
    telling.part("Named by documents", lines(PlaceRole::Named, true));
    telling.part("For orientation only", lines(PlaceRole::Context, true));
    telling.part("Listed without a position", lines(PlaceRole::Named, false));
    let events = dossier.events.iter().filter_map(|(id, event)| {
        let place = event.at.filter(|_| scene.may_be_known(Item::Event(id)))?;
        let claims = scene.counted().tally(dossier, scene.links, Item::Event(id)).claims;
        let about = if claims == 1 { "1 claim is" } else { &format!("{claims} claims are") };
        Some(format!("{}: drawn at {}; {about} about it", event.name, dossier.places[place].name))
    });
    telling.part("Events, and where this dossier draws them", events.collect());
    let without = placeless(dossier, scene.counted()).len();
    if without > 0 {
        telling.say(format!("{} without any place.", counted(without, "claim")));
    }
    telling
}

/// "Khusham, town, within 0.5 km: 3 claims by 2 sources".
fn line(place: &Place, claims: usize, sources: usize) -> String {
    let known = match (&place.at, place.precision) {
        (Location::NotLocated, _) => String::new(),
        (_, Precision::Km(km)) => format!(", within {km} km"),
        (_, Precision::Schematic) => ", schematic".to_owned(),
        (_, Precision::NotStated) => ", precision not stated".to_owned(),
    };
    let words = format!("{}, {}{known}", place.name, place.kind.title().to_lowercase());
    if claims == 0 {
        return words;
    }
    format!("{words}: {} by {}", counted(claims, "claim"), counted(sources, "source"))
}
