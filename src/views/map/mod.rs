//! The map: places drawn only as precisely as they are known, and nothing that no source locates.

mod arrange;
mod aside;
mod backdrop;
mod bands;
mod base;
mod cards;
mod corners;
mod course;
#[cfg(test)]
mod covered;
mod description;
mod fan;
mod focus;
mod gathered;
mod ground;
mod inset;
mod keys;
mod labels;
mod legend;
mod names;
mod note;
mod paint;
mod pointer;
mod rings;
mod scene;
mod sketch;
#[cfg(test)]
mod tests;
mod threads;

use egui::{Rect, Response, Sense, Ui};

use super::context::Surface;
use super::{Context, tooltip};
use crate::dossier::{Id as _, Item, PlaceId};
use crate::map::{Camera, Projector};
use crate::session::{Command, MapFocus};
use scene::{Mark, Scene};

pub use description::MapView;

pub use bands::{is_band, stripes};

/// How close to a line the pointer must be to hit it, in points.
const REACH: f32 = 7.0;
/// The share of a picture that a note above the map may have.
const STRIP: f32 = 0.13;

/// Returns the command that fits the selection's places on a map of this size; `None` if it has none.
#[must_use]
pub fn fit_selection(ctx: &Context<'_>, viewport: egui::Vec2) -> Option<Command> {
    focus::on_selection(ctx, viewport).map(|camera| Command::Map(MapFocus::Free(camera)))
}

pub use threads::leads_elsewhere;

/// Draws the map into the rest of `ui`.
pub fn ui(ctx: &Context<'_>, ui: &mut Ui) {
    let viewport = ui.available_rect_before_wrap();
    ui.allocate_rect(viewport, Sense::hover());
    if viewport.width() < 40.0 || viewport.height() < 40.0 {
        return;
    }
    let ui = &mut ui.new_child(egui::UiBuilder::new().max_rect(viewport));
    let strip = strip(ctx, ui, viewport);
    let viewport = Rect::from_min_max(strip.map_or(viewport.min, |strip| strip.left_bottom()), viewport.max);
    ui.set_clip_rect(viewport.intersect(ui.clip_rect()));
    let camera = focus::camera(ctx, ui, viewport.size());
    let projector = Projector::new(camera, viewport);

    let ground = ui.interact(viewport, ui.scope_id().with("ground"), Sense::click_and_drag());
    ground.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Pane, true, "Map"));
    let cards = cards::Layout::cached(ctx, ui, &projector);
    let obstacles = cards.obstacles();
    let scene = arrange::cached(ctx, ui, &projector, &cards.taken(), strip);
    base::paint(ctx, ui, &projector);
    backdrop::paint(ctx, ui, &projector);
    base::graticule(ctx, ui, &projector);
    ground::paint(ctx, ui, &projector);
    let names = names::cached(ctx, ui, &projector, &scene, &obstacles);
    names.paint(ui);
    paint::scene(ctx, ui, &projector, &scene);
    let taken: Vec<Rect> = scene.keep_clear(obstacles.clone()).into_iter().chain(names.rects()).collect();
    base::degrees(ctx, ui, &projector, &taken);
    marks(ctx, ui, &scene, viewport);
    threads::wire(ctx, ui, &scene.threads);
    let drawn = sketch::ground(ctx, ui, viewport);
    let measured = pointer::ground(ctx, ui, viewport).filter(|_| drawn.is_none());
    let top = drawn.as_ref().or(measured.as_ref()).unwrap_or(&ground);
    if measured.is_none() && drawn.is_none() {
        lines(ctx, ui, &scene, &ground);
        fan::attend(ctx, ui, &scene, &ground);
    }
    note::wire(ui, &scene);
    pointer::attend(ctx, ui, &projector, &scene, top, measured.is_some(), &obstacles);
    sketch::attend(ctx, ui, &projector, drawn.as_ref());
    cards::ui(ctx, ui, &projector, &cards);
    navigate(ctx, ui, top, camera, &obstacles);
    if let Some(focus) = focus::bring_into_sight(ctx, &projector) {
        ctx.send(Command::Follow(MapFocus::Free(focus)));
    }
}

/// The area above the map for its note: in a picture in which it would hide marks, because a picture cannot be moved. `None`
/// if there is no room for that.
fn strip(ctx: &Context<'_>, ui: &mut Ui, whole: Rect) -> Option<Rect> {
    if ctx.surface != Surface::Picture {
        return None;
    }
    let mut height = 0.0_f32;
    // With less room for the map there may be more to say.
    for attempt in ["whole", "lower"] {
        let probe = ui.new_child(egui::UiBuilder::new().max_rect(whole).id_salt(attempt));
        let viewport = Rect::from_min_max(whole.min + egui::vec2(0.0, height), whole.max);
        let projector = Projector::new(focus::camera(ctx, &probe, viewport.size()), viewport);
        let taken = cards::Layout::cached(ctx, &probe, &projector).taken();
        let scene = arrange::cached(ctx, &probe, &projector, &taken, None);
        let note = scene.note.as_ref().filter(|note| height > 0.0 || note.covers > 0)?;
        height = height.max(note.strip_height(probe.painter(), whole.width()));
    }
    let is_low = height < STRIP * whole.height();
    is_low.then(|| Rect::from_min_size(whole.min, egui::vec2(whole.width(), height)))
}

/// Gives every point and every label its name, its click and its tooltip. Marks with neither, such as a line
/// without a label, get a handle for the keyboard.
fn marks(ctx: &Context<'_>, ui: &Ui, scene: &Scene, viewport: Rect) {
    for mark in &scene.marks {
        let handle = || (ctx.navigation.is_some()).then(|| mark.handle(viewport));
        let Some(rect) = mark.target().or_else(handle) else { continue };
        if mark.gathered.is_some() {
            fan::stop(ctx, ui, mark, rect);
            continue;
        }
        let item = Item::Place(mark.place);
        let response = ctx.stop(ui, rect, mark_id(ui, mark.place));
        let response = ctx.wire(ui, response, item, || name(ctx, mark.place));
        super::rows::focus_ring(ctx, ui, rect, &response);
        tooltip::attach(ctx, response, item);
    }
}

/// The widget of a place, drawn or not.
fn mark_id(ui: &Ui, place: PlaceId) -> egui::Id {
    ui.scope_id().with(("place", place.index()))
}

fn name(ctx: &Context<'_>, place: PlaceId) -> String {
    let place = &ctx.dossier.places[place];
    format!("{}, {} on the map", place.name, place.kind.title().to_lowercase())
}

/// Handles lines and areas, which are hit if the pointer is near, the nearest one first, and names that stand apart from
/// their marks.
fn lines(ctx: &Context<'_>, ui: &Ui, scene: &Scene, ground: &Response) {
    // A mark on top of a line takes precedence.
    let Some(pointer) = ground.hover_pos().filter(|_| ground.hovered()) else { return };
    let near = scene.marks.iter().map(|mark| (mark.place, mark.distance(pointer)));
    let nearest = near.filter(|(_, distance)| *distance <= REACH).min_by(|a, b| a.1.total_cmp(&b.1));
    let is_apart = |mark: &&Mark| {
        let placed = mark.label.placed.filter(|placed| placed.leader.is_some());
        mark.gathered.is_none() && placed.is_some_and(|placed| placed.rect.contains(pointer))
    };
    let named = scene.marks.iter().find(is_apart).map(|mark| mark.place);
    let hit = named.or(nearest.map(|(place, _)| place));
    if let Some(place) = hit {
        let item = Item::Place(place);
        ctx.send(Command::Hover(item));
        ui.set_cursor_icon(egui::CursorIcon::PointingHand);
        if ground.clicked() {
            ctx.send(Command::Select(item));
        }
        tooltip::attach(ctx, ground.clone(), item);
    }
}

/// Handles dragging, wheel, pinch, double click and the keys of a focused map.
fn navigate(ctx: &Context<'_>, ui: &Ui, ground: &Response, camera: Camera, cards: &[Rect]) {
    let viewport = ground.rect;
    let mut moved = camera.panned(ground.drag_delta());
    if ground.clicked() {
        ground.request_focus();
    }
    if let Some(pointer) = ui.ctx().pointer_hover_pos().filter(|pos| hovers(ui, ground, cards, *pos)) {
        let (scroll, pinch) = ui.input(|input| (input.smooth_scroll_delta().y, input.zoom_delta()));
        let mut factor = f64::from(pinch) * (f64::from(scroll) * 0.004).exp();
        if ground.double_clicked() {
            factor *= 2.0;
        }
        // Zooming out further than the whole world is pointless: at that limit the map stays.
        let factor = factor.max(f64::from(viewport.size().min_elem()) / moved.scale);
        moved = moved.zoomed_at(pointer - viewport.center(), factor);
    }
    let on_place = ctx.navigation.is_some_and(|navigation| navigation.has_focus(ui));
    let listens = ground.has_focus()
        || on_place
        || (ground.hovered() && ui.memory(|memory| memory.focused().is_none()));
    if listens {
        moved = keys::moved(ctx, ui, ground, moved);
    }
    if let Some(found) = keys::beyond(ctx, ui, moved, viewport) {
        moved = found;
    }
    if moved != camera {
        ctx.send(Command::Map(MapFocus::Free(moved)));
    }
}

/// True if the pointer is over the map itself, not over a card or a popup above it.
fn hovers(ui: &Ui, ground: &Response, cards: &[Rect], pointer: egui::Pos2) -> bool {
    let on_card = cards.iter().any(|card| card.contains(pointer));
    !on_card && ground.rect.contains(pointer) && ui.ctx().layer_id_at(pointer) == Some(ui.layer_id())
}
