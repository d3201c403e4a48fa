//! The map by keyboard: moving, zooming and fitting, and reaching places out of view.

use egui::{EventFilter, Key, Modifiers, Pos2, Rect, Response, Ui, Vec2};

use super::super::Context;
use super::super::navigation::{distance, struck};
use super::{fan, focus, mark_id};
use crate::dossier::PlaceId;
use crate::map::{Camera, Projector};
use crate::session::{Command, Fit, MapFocus};

/// The share of the map that an arrow key moves it by.
const STEP: f32 = 0.2;

/// Returns the camera after this frame's keys; sends commands for fitting. If a place has the focus, plain
/// arrows go from place to place, and Shift with arrows moves the map.
pub fn moved(ctx: &Context<'_>, ui: &Ui, ground: &Response, camera: Camera) -> Camera {
    let viewport = ground.rect;
    let step = viewport.width().min(viewport.height()) * STEP;
    let mut arrows = Modifiers::SHIFT;
    if ground.has_focus() {
        let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(ground.id, filter));
        arrows = Modifiers::NONE;
    }
    let whole = ground.has_focus();
    let (camera, fit) = ui.input(|input| {
        let mut camera = camera;
        for (key, delta) in [
            (Key::ArrowLeft, Vec2::new(step, 0.0)),
            (Key::ArrowRight, Vec2::new(-step, 0.0)),
            (Key::ArrowUp, Vec2::new(0.0, step)),
            (Key::ArrowDown, Vec2::new(0.0, -step)),
        ] {
            if struck(input, arrows, key) {
                camera = camera.panned(delta);
            }
        }
        let plain = !input.modifiers.command && !input.modifiers.alt;
        for (key, factor) in [(Key::Plus, 1.5), (Key::Equals, 1.5), (Key::Minus, 1.0 / 1.5)] {
            if plain && input.key_pressed(key) {
                camera = camera.zoomed_at(Vec2::ZERO, factor);
            }
        }
        let home = whole && input.key_pressed(Key::Home);
        let theatre = plain && (home || input.key_pressed(Key::Num0));
        let selection = plain && input.key_pressed(Key::F);
        let fit = match (theatre, selection) {
            (true, _) => Some(MapFocus::Fit(Fit::Theatre)),
            (false, true) => focus::on_selection(ctx, viewport.size()).map(MapFocus::Free),
            (false, false) => None,
        };
        (camera, fit)
    });
    if let Some(fit) = fit {
        ctx.send(Command::Map(fit));
    }
    camera
}

/// Returns the camera that shows the place that an arrow leads to if it is out of view; the focus moves
/// along.
pub fn beyond(ctx: &Context<'_>, ui: &Ui, camera: Camera, viewport: Rect) -> Option<Camera> {
    let navigation = ctx.navigation?;
    let (step, from) = navigation.out_of_sight()?;
    let direction = step.direction()?;
    let projector = Projector::new(camera, viewport);
    let near = ctx.dossier.places.ids().filter_map(|id| {
        let at = position(ctx, &projector, id)?;
        let spot = Rect::from_center_size(at, Vec2::splat(8.0));
        let far = distance(from, spot, direction).filter(|_| !viewport.shrink(8.0).contains(at))?;
        Some((far, id, at))
    });
    let (_, place, at) = near.min_by(|a, b| a.0.total_cmp(&b.0))?;
    let middle = Rect::from_center_size(viewport.center(), Vec2::splat(8.0));
    fan::open(ctx, ui, place);
    navigation.send_to(ui, mark_id(ui, place), middle);
    Some(camera.panned(viewport.center() - at))
}

/// The position of a place on the screen, possibly outside; for a line or an area, the position nearest to
/// the centre.
fn position(ctx: &Context<'_>, projector: &Projector, place: PlaceId) -> Option<Pos2> {
    let middle = projector.viewport().center();
    let positions = ctx.dossier.places[place].at.positions().iter().filter(|at| at.is_on_plane());
    let spots = positions.map(|position| projector.lon_lat_to_screen(*position));
    spots.min_by(|a, b| a.distance(middle).total_cmp(&b.distance(middle)))
}
