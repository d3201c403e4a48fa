//! From what the reader wants to see to a camera for this viewport.

use std::sync::Arc;

use egui::{Ui, Vec2};

use super::super::Context;
use super::super::memo::memoize;
use crate::dossier::{Dossier, Frame, Item, ItemKind, Location, PlaceId, PlaceRole, Precision};
use crate::geo::{LonLat, area_on_plane, line_on_plane};
use crate::map::{Bounds, Camera, Projector};
use crate::session::{Fit, Input, MapFocus};

/// The margin around fitted content, in points: room for labels.
const MARGIN: f32 = 70.0;

/// Returns the camera for this frame.
pub fn camera(ctx: &Context<'_>, ui: &Ui, viewport: Vec2) -> Camera {
    let camera = match ctx.session.map {
        MapFocus::Free(camera) => camera,
        MapFocus::Fit(fit) => fitted(ctx, ui, fit, viewport),
        MapFocus::Over(frame) => over(frame, viewport),
    };
    camera.within(viewport)
}

fn fitted(ctx: &Context<'_>, ui: &Ui, fit: Fit, viewport: Vec2) -> Camera {
    let dossier = ctx.dossier;
    let all = || {
        let id = ui.scope_id().with("bounds of all places");
        let bounds: Arc<Option<Bounds>> =
            memoize(ctx, ui, id, (&[Input::Dossier], ()), || bounds(dossier, named(dossier)));
        Some(Camera::fit((*bounds)?, viewport, MARGIN))
    };
    let theatre = || dossier.frame.map(|frame| over(frame, viewport));
    let world = || Camera::over(LonLat::new(0.0, 20.0), 40_000.0, viewport);
    let camera = match fit {
        Fit::Theatre => theatre().or_else(all),
        Fit::All => all(),
    };
    camera.unwrap_or_else(world)
}

/// Returns the camera that shows a part of the ground.
fn over(frame: Frame, viewport: Vec2) -> Camera {
    // A very flat pane still shows half as many kilometres from north to south.
    let width = frame.width_km * f64::from((0.5 * viewport.x / viewport.y).max(1.0));
    Camera::over(frame.center, width, viewport)
}

/// Returns the camera that shows the positions of what is selected; `None` if it has none.
pub fn on_selection(ctx: &Context<'_>, viewport: Vec2) -> Option<Camera> {
    Some(Camera::fit(bounds_of_selection(ctx)?, viewport, MARGIN))
}

/// The same for every frame: the places are looked up only if the selection changes.
pub fn on_selection_kept(ctx: &Context<'_>, ui: &Ui, viewport: Vec2) -> Option<Camera> {
    let reads = &[Input::Dossier, Input::Narrowing, Input::Day, Input::Selection];
    let id = ui.scope_id().with("bounds of the selection");
    let found = memoize(ctx, ui, id, (reads, ()), || bounds_of_selection(ctx));
    Some(Camera::fit((*found)?, viewport, MARGIN))
}

/// Returns the camera that shows a place selected elsewhere that is out of view: together with the theatre,
/// so that the distance is visible. A person moves nothing: their home may be far away, and is fitted when asked for.
pub fn bring_into_sight(ctx: &Context<'_>, projector: &Projector) -> Option<Camera> {
    let Item::Place(place) = ctx.session.reveal? else { return None };
    let place = bounds(ctx.dossier, std::iter::once(place))?;
    if projector.sees(place) {
        return None;
    }
    let both = Bounds::around(theatre(ctx.dossier).into_iter().chain([place]))?;
    Some(Camera::fit(both, projector.viewport().size(), MARGIN))
}

/// The dossier's frame, or else all places.
fn theatre(dossier: &Dossier) -> Option<Bounds> {
    match dossier.frame {
        Some(frame) => Some(square_around(frame.center, frame.width_km / 2.0)),
        None => bounds(dossier, named(dossier)),
    }
}

/// What the positions of the selection span. A home is shown together with the theatre, so that the distance is visible.
fn bounds_of_selection(ctx: &Context<'_>) -> Option<Bounds> {
    let places = bounds(ctx.dossier, places_of_selection(ctx).into_iter())?;
    match ctx.selected() {
        Some(Item::Person(_)) => Bounds::around(theatre(ctx.dossier).into_iter().chain([places])),
        _ => Some(places),
    }
}

/// The square that contains everything within this many kilometres of a position.
fn square_around(position: LonLat, km: f64) -> Bounds {
    let center = position.to_mercator();
    Bounds::at(center).expand(km / center.km_per_unit())
}

/// The places that belong to the selection; a selected place counts alone.
fn places_of_selection(ctx: &Context<'_>) -> Vec<PlaceId> {
    let place = |item: &Item| if let Item::Place(id) = item { Some(*id) } else { None };
    match (ctx.selected(), ctx.related) {
        (Some(Item::Place(id)), _) => vec![id],
        (_, Some(related)) => related.of_kind(ItemKind::Place).iter().filter_map(place).collect(),
        (_, None) => Vec::new(),
    }
}

fn named(dossier: &Dossier) -> impl Iterator<Item = PlaceId> + '_ {
    let places = dossier.places.iter();
    places.filter(|(_, place)| place.role == PlaceRole::Named).map(|(id, _)| id)
}

/// The narrowest rectangle that holds those of some places that can be drawn, with the circles in which they lie.
fn bounds(dossier: &Dossier, places: impl Iterator<Item = PlaceId>) -> Option<Bounds> {
    let extents = places.filter_map(|id| {
        let place = &dossier.places[id];
        match (&place.at, place.precision) {
            (Location::Point(position), _) if !position.is_on_plane() => None,
            (Location::Point(position), Precision::Km(km)) => Some(square_around(*position, km)),
            (Location::Point(position), _) => Some(Bounds::at(position.to_mercator())),
            (Location::Line(line), _) => Bounds::from_points(line_on_plane(line).into_iter().flatten()),
            (Location::Area(ring), _) => Bounds::from_points(area_on_plane(ring)),
            (Location::NotLocated, _) => None,
        }
    });
    Bounds::around(extents)
}
