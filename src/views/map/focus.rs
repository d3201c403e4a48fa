//! From what the reader asked to see to a camera for this viewport.

use egui::Vec2;

use super::super::Context;
use crate::dossier::{Dossier, Item, ItemKind, PlaceId, PlaceRole};
use crate::geo::LonLat;
use crate::map::{Bounds, Camera, Projector};
use crate::session::{Fit, MapFocus};

/// Free points around what is fitted: room for labels.
const MARGIN: f32 = 70.0;

/// The camera for this frame.
pub fn camera(ctx: &Context<'_>, viewport: Vec2) -> Camera {
    let camera = match ctx.session.map {
        MapFocus::Free(camera) => camera,
        MapFocus::Fit(fit) => fitted(ctx, fit, viewport),
    };
    camera.within(viewport)
}

fn fitted(ctx: &Context<'_>, fit: Fit, viewport: Vec2) -> Camera {
    let dossier = ctx.dossier;
    let around = |bounds: Option<Bounds>| bounds.map(|bounds| Camera::fit(bounds, viewport, MARGIN));
    let all = || around(bounds(dossier, named(dossier)));
    let theatre = || {
        dossier.frame.map(|frame| {
            // A pane can be very flat: it still shows half as many kilometres from north to south.
            let width = frame.width_km * f64::from((0.5 * viewport.x / viewport.y).max(1.0));
            Camera::over(frame.center, width, viewport)
        })
    };
    let world = || Camera::over(LonLat::new(0.0, 20.0), 40_000.0, viewport);
    let camera = match fit {
        Fit::Theatre => theatre().or_else(all),
        Fit::All => all(),
        Fit::Item(item) => around(bounds(dossier, places_of(ctx, item).into_iter())).or_else(theatre),
        Fit::TheatreAnd(item) => {
            let places = bounds(dossier, places_of(ctx, item).into_iter());
            let theatre = dossier.frame.map(|frame| Bounds::at(frame.center.to_mercator()));
            around(theatre.into_iter().chain(places).reduce(Bounds::union))
        }
    };
    camera.unwrap_or_else(world)
}

/// What shows a place that was selected elsewhere and lies out of sight: it and the theatre together, so that
/// one sees how far off it is.
pub fn bring_into_sight(ctx: &Context<'_>, projector: &Projector) -> Option<MapFocus> {
    let item = ctx.session.reveal.filter(|item| matches!(item, Item::Place(_)))?;
    let place = bounds(ctx.dossier, places_of(ctx, item).into_iter())?;
    let out_of_sight = !place.intersects(projector.visible());
    out_of_sight.then_some(MapFocus::Fit(Fit::TheatreAnd(item)))
}

/// The places that belong to an item; a place stands for itself alone.
pub fn places_of(ctx: &Context<'_>, item: Item) -> Vec<PlaceId> {
    let related = ctx.related.filter(|related| related.item() == item);
    let place = |item: &Item| if let Item::Place(id) = item { Some(*id) } else { None };
    match (item, related) {
        (Item::Place(id), _) => vec![id],
        (_, Some(related)) => related.of_kind(ItemKind::Place).iter().filter_map(place).collect(),
        (_, None) => Vec::new(),
    }
}

fn named(dossier: &Dossier) -> impl Iterator<Item = PlaceId> + '_ {
    let places = dossier.places.iter();
    places.filter(|(_, place)| place.role == PlaceRole::Named).map(|(id, _)| id)
}

/// The rectangle that holds the located ones of some places.
pub fn bounds(dossier: &Dossier, places: impl Iterator<Item = PlaceId>) -> Option<Bounds> {
    let positions = places.flat_map(|id| dossier.places[id].at.positions());
    Bounds::of(positions.map(|position| position.to_mercator()))
}
