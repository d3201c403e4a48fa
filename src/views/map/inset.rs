//! The inset: the position of the map in the wider region.

use egui::{CornerRadius, Rect, Stroke, StrokeKind, Ui, Vec2};

use super::super::Context;
use super::super::memo::memoize;
use super::base::{Rivers, shapes};
use crate::geo::LonLat;
use crate::map::{Bounds, Camera, Projector};
use crate::session::Input;
use crate::theme::{Type, galley};

/// The size of the inset.
pub const SIZE: Vec2 = Vec2::new(138.0, 104.0);
/// Its sizes, best first: a smaller one covers fewer places.
pub const SIZES: [Vec2; 2] = [SIZE, Vec2::new(96.0, 78.0)];

/// The width of the inset, in kilometres.
const WIDTH_KM: f64 = 1500.0;

/// Above this share of the world's width a map has no wider region: readers know what a half of the world is.
const MOST: f64 = 0.4;

/// True if there is more of the world around the map than the map shows.
pub fn is_useful(projector: &Projector) -> bool {
    f64::from(projector.viewport().width()) < MOST * projector.camera().scale
}

/// Draws the inset into `rect`.
pub fn ui(ctx: &Context<'_>, ui: &Ui, projector: &Projector, rect: Rect) {
    super::cards::card(ctx, ui, rect, "inset");
    let title = galley(ui.painter(), "Wider region", Type::Axis, ctx.palette.mute, rect.width());
    ui.painter().galley(rect.min + Vec2::new(8.0, 4.0), title, ctx.palette.mute);
    let picture = Rect::from_min_max(rect.min + Vec2::new(1.0, 20.0), rect.max - Vec2::splat(1.0));
    let inset = region(ctx, projector, picture);
    let (id, key) = (ui.scope_id().with("inset ground"), (&[Input::Theme][..], inset));
    let ground = memoize(ctx, ui, id, key, || shapes(ctx.palette, &inset, Rivers::Drawn));
    let painter = ui.painter().with_clip_rect(inset.world().intersect(ui.clip_rect()));
    painter.extend(ground.iter().cloned());
    let seen = projector.visible().near(inset.camera().center.x);
    let frame = Rect::from_two_pos(inset.to_screen(seen.min), inset.to_screen(seen.max));
    // At a small scale the theatre is smaller than a dot: its frame has a minimum size.
    let frame = Rect::from_center_size(frame.center(), frame.size().max(Vec2::splat(7.0)));
    let frame = frame.intersect(inset.world().intersect(picture).shrink(1.0));
    let stroke = Stroke::new(1.6, ctx.palette.accent);
    painter.rect_stroke(frame, CornerRadius::ZERO, stroke, StrokeKind::Middle);
}

/// The region shown: around the theatre, or around the map if that has left it; the whole world if the map is
/// wider than the region.
fn region(ctx: &Context<'_>, projector: &Projector, picture: Rect) -> Projector {
    let here = projector.camera().center;
    let theatre = ctx.dossier.frame.map_or(here, |frame| frame.center.to_mercator());
    let around = |center: crate::geo::Mercator, width| {
        Projector::new(Camera::over(center.to_lon_lat(), width, picture.size()), picture)
    };
    let wide = projector.camera().width_km(projector.viewport().size()) > WIDTH_KM * 0.8;
    if wide {
        let world = Camera::over(LonLat::new(here.to_lon_lat().lon, 25.0), 30_000.0, picture.size());
        return Projector::new(world.within(picture.size()), picture);
    }
    let near = around(theatre, WIDTH_KM);
    if near.sees(Bounds::at(here)) { near } else { around(here, WIDTH_KM) }
}
