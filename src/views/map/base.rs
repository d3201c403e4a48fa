//! The background of the map: sea, land, coasts, borders, graticule. Kept until the camera moves.

use egui::{Align2, Rect, Shape, Stroke, Ui};

use super::super::Context;
use super::super::memo::memoize;
use crate::dossier::{PlaceKind, ShapeKind};
use crate::geo::LonLat;
use crate::load::ground::Form;
use crate::map::basemap::{Basemap, Detail, Fine, LineKind, Water};
use crate::map::graticule::Graticule;
use crate::map::{Bounds, Projector, geometry};
use crate::session::Input;
use crate::theme::{Palette, Type, galley, halo};

/// A river of the dossier counts if it is this long on the screen, in points.
const OWN_RIVER: f64 = 40.0;

/// Whether the rivers of the base map are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rivers {
    /// They are.
    Drawn,
    /// The dossier has one of its own in sight: a second course of it, a kilometre off, would contradict it.
    LeftOut,
}

impl Rivers {
    fn beside_those_of(ctx: &Context<'_>, projector: &Projector) -> Self {
        let is_seen = |positions: &[LonLat]| {
            let bounds = Bounds::from_points(positions.iter().map(|at| at.to_mercator()));
            bounds.is_some_and(|bounds| {
                let long = bounds.width().max(bounds.height()) * projector.camera().scale;
                long >= OWN_RIVER && projector.sees(bounds)
            })
        };
        let mut places = ctx.dossier.places.rows().iter().filter(|place| place.kind == PlaceKind::River);
        let mut shapes = ctx.ground.outlines.iter().filter(|one| one.kind == ShapeKind::River);
        let drawn = shapes.any(|one| match &one.form {
            Form::Line(line) => is_seen(line),
            Form::Area(rings) => rings.first().is_some_and(|ring| is_seen(ring)),
        });
        if drawn || places.any(|place| is_seen(place.at.positions())) { Self::LeftOut } else { Self::Drawn }
    }
}

/// Paints the background.
pub fn paint(ctx: &Context<'_>, ui: &Ui, projector: &Projector) {
    let (id, key) = (ui.scope_id().with("base"), (&[Input::Dossier, Input::Theme][..], *projector));
    let shapes =
        memoize(ctx, ui, id, key, || shapes(ctx.palette, projector, Rivers::beside_those_of(ctx, projector)));
    let (whole, world) = (projector.viewport(), projector.world());
    // Where the viewport is larger than the world there is nothing, and it looks like nothing.
    if world != whole {
        ui.painter().rect_filled(whole, 0.0, ctx.palette.paper);
    }
    let painter = ui.painter().with_clip_rect(world.intersect(ui.clip_rect()));
    painter.extend(shapes.iter().cloned());
}

/// Paints the lines of the graticule.
pub fn graticule(ctx: &Context<'_>, ui: &Ui, projector: &Projector) {
    let world = projector.world();
    let painter = ui.painter().with_clip_rect(world.intersect(ui.clip_rect()));
    let stroke = Stroke::new(1.0, ctx.palette.grid);
    let lines = lines(ctx, ui, projector);
    for line in &lines.meridians {
        painter.vline(line.at, world.y_range(), stroke);
    }
    for line in &lines.parallels {
        painter.hline(world.x_range(), line.at, stroke);
    }
}

fn lines(ctx: &Context<'_>, ui: &Ui, projector: &Projector) -> std::sync::Arc<Graticule> {
    memoize(ctx, ui, ui.scope_id().with("graticule"), (&[], *projector), || Graticule::new(projector))
}

/// Sea, land and lines for one projector, on both sides of 180°; to be drawn within [`Projector::world`].
pub fn shapes(palette: &Palette, projector: &Projector, rivers: Rivers) -> Vec<Shape> {
    let mut shapes = vec![Shape::rect_filled(projector.world(), 0.0, palette.sea)];
    let land = |copy: &Projector| match Fine::for_scale(projector) {
        Some(fine) => fine.land_mesh(copy, palette.land),
        None => Basemap::bundled().land_mesh(copy, palette.land),
    };
    shapes.extend(projector.copies().map(|copy| Shape::mesh(land(&copy))));
    shapes.extend(water(palette, projector, rivers));
    shapes.extend(projector.copies().flat_map(|copy| lines_of(palette, &copy)));
    shapes
}

/// Rivers and lakes, on maps on which they are exact enough.
fn water(palette: &Palette, projector: &Projector, rivers: Rivers) -> Vec<Shape> {
    if !Detail::has_water(projector) {
        return Vec::new();
    }
    let detail = Detail::bundled();
    let per_km = projector.points_per_km_at(projector.camera().center) as f32;
    let river = Stroke::new((per_km * 0.35).clamp(0.5, 1.6), palette.river);
    let shore = Stroke::new(0.7, palette.river);
    let mut shapes = vec![Shape::mesh(detail.lakes(projector, palette.sea))];
    let lines = |kind, stroke| {
        let lines = detail.lines(projector, kind);
        lines.into_iter().map(move |line| Shape::line(line, stroke))
    };
    if rivers == Rivers::Drawn {
        shapes.extend(lines(Water::River, river));
    }
    shapes.extend(lines(Water::Lake, shore));
    shapes
}

/// Coasts and borders of one copy of the world.
fn lines_of(palette: &Palette, projector: &Projector) -> Vec<Shape> {
    let viewport = projector.viewport();
    let lines = |kind: LineKind| -> Vec<_> {
        match Fine::for_scale(projector) {
            Some(fine) => fine.lines(projector, kind).collect(),
            None => Basemap::bundled().lines(projector, kind).collect(),
        }
    };
    let mut shapes = Vec::new();
    let stroke = Stroke::new(1.0, palette.border);
    for line in lines(LineKind::Coast) {
        shapes.push(Shape::line(line, Stroke::new(0.8, palette.border)));
    }
    for line in lines(LineKind::Border) {
        shapes.push(Shape::line(line, stroke));
    }
    for line in lines(LineKind::DisputedBorder) {
        let dots = geometry::dashes(&line, 1.5, 3.5, viewport);
        shapes.extend(dots.into_iter().map(|dot| Shape::line_segment(dot, stroke)));
    }
    shapes
}

/// Writes the degrees along the lower and the left edge, where nothing else is written.
pub fn degrees(ctx: &Context<'_>, ui: &Ui, projector: &Projector, taken: &[Rect]) {
    let (viewport, world) = (projector.viewport(), projector.world());
    let lines = lines(ctx, ui, projector);
    let below = lines
        .meridians
        .iter()
        .map(|line| (line, Align2::CENTER_BOTTOM, egui::Pos2::new(line.at, world.bottom() - 4.0)));
    let left = lines
        .parallels
        .iter()
        .map(|line| (line, Align2::LEFT_CENTER, egui::Pos2::new(world.left() + 6.0, line.at)));
    let mut taken = taken.to_vec();
    for (line, align, at) in below.chain(left) {
        let words = galley(ui.painter(), &line.label, Type::Axis, ctx.palette.mute, 200.0);
        let rect = align.anchor_size(at, words.size());
        if fits(viewport, rect, &taken) {
            taken.push(rect);
            halo(ui.painter(), rect.min, words, ctx.palette.mute, ctx.palette.land);
        }
    }
}

/// True if a label of the graticule is inside the map and overlaps no other text.
fn fits(viewport: Rect, rect: Rect, taken: &[Rect]) -> bool {
    viewport.contains_rect(rect) && !taken.iter().any(|other| other.intersects(rect))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Parallax;
    use crate::load;
    use crate::map::Camera;
    use crate::theme::Mode;
    use egui::{Pos2, Vec2};

    #[test]
    fn a_river_of_the_base_map_is_not_drawn_beside_the_dossiers_own() {
        let mut program = Parallax::new("x", load::read(load::KHUSHAM));
        let viewport = Rect::from_min_size(Pos2::ZERO, Vec2::new(900.0, 600.0));
        let mut at = |lon: f64, lat: f64, width_km: f64| {
            let camera = Camera::over(LonLat::new(lon, lat), width_km, viewport.size());
            let projector = Projector::new(camera, viewport);
            let rivers = program.picture(|ctx| Rivers::beside_those_of(ctx, &projector)).expect("a dossier");
            let palette = Mode::Light.palette();
            (
                rivers,
                shapes(palette, &projector, rivers).len() < shapes(palette, &projector, Rivers::Drawn).len(),
            )
        };
        assert_eq!(at(40.27, 35.3, 200.0), (Rivers::LeftOut, true), "the Euphrates is the dossier's");
        assert_eq!(at(37.6, 55.7, 200.0), (Rivers::Drawn, false), "there it has none");
        assert_eq!(at(40.27, 35.3, 4000.0).0, Rivers::Drawn, "its own is a dot at this scale");
    }
}
