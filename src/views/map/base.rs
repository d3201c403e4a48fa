//! The ground of the map: sea, land, coasts, borders, graticule. Kept until the camera moves.

use egui::{Align2, Rect, Shape, Stroke, Ui};

use super::super::Context;
use super::super::kept::kept;
use crate::map::basemap::{Basemap, LineKind};
use crate::map::graticule::Graticule;
use crate::map::{Projector, geometry};
use crate::theme::{Mode, Palette, Type, galley, halo};

/// What the kept shapes were made for.
#[derive(Clone, Copy, PartialEq)]
struct Key {
    projector: Projector,
    mode: Mode,
}

/// Paints the ground.
pub fn paint(ctx: &Context<'_>, ui: &Ui, projector: &Projector, cards: &[Rect]) {
    let key = Key { projector: *projector, mode: ctx.palette.mode };
    let shapes = kept(ui, ui.scope_id().with("base"), key, || shapes(ctx.palette, projector));
    ui.painter().extend(shapes.iter().cloned());
    graticule(ctx, ui, projector, cards);
}

/// Sea, land and lines for one projector.
pub fn shapes(palette: &Palette, projector: &Projector) -> Vec<Shape> {
    let viewport = projector.viewport();
    let base = Basemap::bundled();
    let mut shapes = vec![Shape::rect_filled(viewport, 0.0, palette.sea)];
    shapes.push(Shape::mesh(base.land_mesh(projector, palette.land)));
    let stroke = Stroke::new(1.0, palette.border);
    for line in base.lines(projector, LineKind::Coast) {
        shapes.push(Shape::line(line, Stroke::new(0.8, palette.border)));
    }
    for line in base.lines(projector, LineKind::Border) {
        shapes.push(Shape::line(line, stroke));
    }
    for line in base.lines(projector, LineKind::DisputedBorder) {
        let dots = geometry::dashes(&line, 1.5, 3.5, viewport);
        shapes.extend(dots.into_iter().map(|dot| Shape::line_segment(dot, stroke)));
    }
    shapes
}

fn graticule(ctx: &Context<'_>, ui: &Ui, projector: &Projector, cards: &[Rect]) {
    let viewport = projector.viewport();
    let painter = ui.painter();
    let stroke = Stroke::new(1.0, ctx.palette.grid);
    let key = *projector;
    let lines = kept(ui, ui.scope_id().with("graticule"), key, || Graticule::new(projector));
    for line in &lines.meridians {
        painter.vline(line.at, viewport.y_range(), stroke);
        let words = galley(painter, &line.label, Type::Axis, ctx.palette.mute, 200.0);
        let at = egui::Pos2::new(line.at, viewport.bottom() - 4.0);
        let rect = Align2::CENTER_BOTTOM.anchor_size(at, words.size());
        if fits(viewport, rect, cards) {
            halo(painter, rect.min, words, ctx.palette.mute, ctx.palette.land);
        }
    }
    for line in &lines.parallels {
        painter.hline(viewport.x_range(), line.at, stroke);
        let words = galley(painter, &line.label, Type::Axis, ctx.palette.mute, 200.0);
        let at = egui::Pos2::new(viewport.left() + 6.0, line.at);
        let rect = Align2::LEFT_CENTER.anchor_size(at, words.size());
        if fits(viewport, rect, cards) {
            halo(painter, rect.min, words, ctx.palette.mute, ctx.palette.land);
        }
    }
}

/// Whether a label of the graticule is inside the map and clear of the cards in its corners.
fn fits(viewport: Rect, rect: Rect, cards: &[Rect]) -> bool {
    viewport.contains_rect(rect) && !cards.iter().any(|card| card.intersects(rect))
}
