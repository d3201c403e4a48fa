//! Paints the scene: zones under areas under lines under circles under dots under rings under labels.

use egui::{Color32, Pos2, Rect, Shape, Stroke, Ui};

use super::super::{Context, Emphasis};
use super::scene::{Form, Mark, Scene};
use super::{bands, fan, ground, labels, note, rings, threads};
use crate::dossier::{Item, Place, PlaceId, PlaceKind, PlaceRole, Precision};
use crate::map::{Projector, geometry};
use crate::theme::{Type, galley, halo};

/// The least width of a line, in points.
const LEAST: f32 = 0.8;

/// Paints the scene.
pub fn scene(ctx: &Context<'_>, ui: &Ui, projector: &Projector, scene: &Scene) {
    for mark in &scene.marks {
        bands::paint(ctx, ui, projector, mark);
    }
    for mark in &scene.marks {
        area(ctx, ui, projector, mark);
    }
    for mark in &scene.marks {
        line(ctx, ui, projector, mark);
    }
    for (place, at, within) in &scene.circles {
        circle(ctx, ui, *place, *at, *within);
    }
    threads::paint_lines(ctx, ui, projector, &scene.threads);
    for at in &scene.crumbs {
        ui.painter().circle_filled(*at, 1.5, ctx.palette.mute.gamma_multiply(0.5));
    }
    let fans = scene.marks.iter().position(Mark::is_of_fan).unwrap_or(scene.marks.len());
    let (flat, fanned) = scene.marks.split_at(fans);
    discs(ctx, ui, flat);
    fan::paint(ctx, ui, scene);
    discs(ctx, ui, fanned);
    for mark in &scene.marks {
        label(ctx, ui, mark);
    }
    threads::paint_labels(ctx, ui, &scene.threads);
    note::paint(ctx, ui, scene);
}

/// Dots, and the rings and numbers on them.
fn discs(ctx: &Context<'_>, ui: &Ui, marks: &[Mark]) {
    for mark in marks {
        point(ctx, ui, mark);
    }
    for mark in marks {
        rings::paint(ctx, ui, mark);
        if let (true, Form::Point { at, .. }) = (mark.is_gathered(), &mark.form) {
            rings::paint_several(ctx, ui, mark, *at);
        }
    }
}

fn place<'a>(ctx: &Context<'a>, mark: &Mark) -> &'a Place {
    &ctx.dossier.places[mark.place]
}

/// The outline of a selected or hovered mark, if any.
pub fn ring(ctx: &Context<'_>, mark: &Mark) -> Option<Stroke> {
    let item = Item::Place(mark.place);
    match ctx.emphasis(item) {
        Emphasis::Selected => Some(Stroke::new(2.0, ctx.palette.accent)),
        _ if ctx.is_hovered(item) => Some(Stroke::new(1.2, ctx.palette.accent)),
        _ => None,
    }
}

fn area(ctx: &Context<'_>, ui: &Ui, projector: &Projector, mark: &Mark) {
    let painter = ui.painter().with_clip_rect(projector.world().intersect(ui.clip_rect()));
    let item = Item::Place(mark.place);
    let _part = ctx.part(ui, || item);
    let clip = projector.world();
    match &mark.form {
        Form::Region { at, within } => {
            let color = ctx.mark_color(item, ctx.palette.mute);
            painter.circle_filled(*at, *within, color.gamma_multiply(0.07));
            dashed_circle(&painter, *at, *within, Stroke::new(1.0, color), projector);
            if let Some(stroke) = ring(ctx, mark) {
                painter.circle_stroke(*at, *within, stroke);
            }
        }
        Form::Field { at, within } => {
            let color = ctx.mark_color(item, ctx.palette.field);
            painter.circle_filled(*at, *within, ctx.palette.land);
            let hatch = geometry::hatch_circle(*at, *within, std::f32::consts::FRAC_PI_4, 6.0, clip);
            painter.extend(hatch.into_iter().map(|line| Shape::line_segment(line, Stroke::new(1.0, color))));
            painter.circle_stroke(*at, *within, Stroke::new(1.4, color));
            if let Some(stroke) = ring(ctx, mark) {
                painter.circle_stroke(*at, *within + 4.0, stroke);
            }
        }
        Form::Area(outlines) => {
            let color = ctx.mark_color(item, ctx.palette.mute);
            let stroke = ring(ctx, mark).unwrap_or(Stroke::new(1.2, color));
            let edge = blur(projector, place(ctx, mark), outlines);
            for outline in outlines {
                let hatch = geometry::hatch_polygon(outline, std::f32::consts::FRAC_PI_4, 7.0, clip);
                let thin = Stroke::new(0.8, color);
                painter.extend(hatch.into_iter().map(|line| Shape::line_segment(line, thin)));
                if edge > 0.0 {
                    let closed: Vec<Pos2> = outline.iter().chain(outline.first()).copied().collect();
                    painter.extend(ground::soft_edge(&closed, edge, stroke.color));
                } else {
                    painter.add(Shape::closed_line(outline.clone(), stroke));
                }
            }
        }
        Form::Point { .. } | Form::Line(_) | Form::Band { .. } => {}
    }
}

/// How wide the edge of an area fades, in points: as wide as its position is unknown, or a fixed width if its course is not
/// described. 0 if its edge is sharp.
fn blur(projector: &Projector, place: &Place, outlines: &[Vec<Pos2>]) -> f32 {
    const LEAST: f32 = 6.0;
    const SCHEMATIC: f32 = 22.0;
    let size = outlines.first().map_or(0.0, |outline| Rect::from_points(outline).size().min_elem());
    let wide = match place.precision {
        Precision::Km(km) => (2.0 * km * projector.points_per_km_at(projector.camera().center)) as f32,
        Precision::Schematic => SCHEMATIC,
        Precision::NotStated => 0.0,
    };
    // An edge wider than its area would be a blot.
    let wide = wide.min(0.5 * size);
    if wide < LEAST { 0.0 } else { wide }
}

fn line(ctx: &Context<'_>, ui: &Ui, projector: &Projector, mark: &Mark) {
    let Form::Line(pieces) = &mark.form else { return };
    // At a small scale a line is recognisable only if it is thinner.
    let thin = (labels::extent(pieces) / 150.0).clamp(0.25, 1.0);
    let item = Item::Place(mark.place);
    let _part = ctx.part(ui, || item);
    let painter = ui.painter();
    for piece in pieces {
        if let Some(stroke) = ring(ctx, mark) {
            let width = if place(ctx, mark).kind == PlaceKind::River { 11.0 } else { 7.0 };
            let glow = Stroke::new(width, stroke.color.gamma_multiply(0.3));
            painter.add(Shape::line(piece.clone(), glow));
        }
        match place(ctx, mark).kind {
            PlaceKind::River => {
                let color = ctx.mark_color(item, ctx.palette.river);
                painter.add(Shape::line(piece.clone(), Stroke::new((6.0 * thin).max(LEAST), color)));
            }
            PlaceKind::Boundary => {
                let stroke = Stroke::new((1.6 * thin).max(LEAST), ctx.mark_color(item, ctx.palette.ink));
                let dashes = geometry::dashes(piece, 8.0, 5.0, projector.viewport());
                painter.extend(dashes.into_iter().map(|dash| Shape::line_segment(dash, stroke)));
            }
            _ => {
                let stroke = Stroke::new(1.6, ctx.mark_color(item, ctx.palette.mute));
                painter.add(Shape::line(piece.clone(), stroke));
            }
        }
    }
}

fn point(ctx: &Context<'_>, ui: &Ui, mark: &Mark) {
    let Form::Point { at, dot, within } = mark.form else { return };
    let item = Item::Place(mark.place);
    let _part = ctx.part(ui, || item);
    let painter = ui.painter();
    let ink = ctx.mark_color(item, ctx.palette.ink);
    // The circle that contains the place, if it is wider than the dot itself.
    if within > dot + 2.0 {
        circle(ctx, ui, mark.place, at, within);
    }
    if mark.is_gathered() {
        // A box with their number takes the place of the dot.
    } else if mark.gathered.is_some() {
        painter.circle(at, dot, ctx.palette.paper, Stroke::new(1.3, ctx.palette.mute));
    } else if place(ctx, mark).role == PlaceRole::Context {
        let stroke = Stroke::new(1.3, ctx.mark_color(item, ctx.palette.mute));
        painter.circle(at, dot, ctx.palette.land, stroke);
    } else {
        painter.circle(at, dot, ink, Stroke::new(1.5, ctx.palette.land));
    }
    if let Some(stroke) = ring(ctx, mark) {
        let around = mark.ring.as_ref().map_or(dot + 5.0, |ring| ring.radius + 4.0);
        painter.circle_stroke(at, around, stroke);
    }
}

fn circle(ctx: &Context<'_>, ui: &Ui, place: PlaceId, at: Pos2, within: f32) {
    let item = Item::Place(place);
    let _part = ctx.part(ui, || item);
    let chosen = matches!(ctx.emphasis(item), Emphasis::Selected) || ctx.is_hovered(item);
    let color = if chosen { ctx.palette.accent } else { ctx.mark_color(item, ctx.palette.mute) };
    ui.painter().circle(at, within, color.gamma_multiply(0.05), Stroke::new(0.8, color.gamma_multiply(0.5)));
}

fn dashed_circle(painter: &egui::Painter, center: Pos2, radius: f32, stroke: Stroke, projector: &Projector) {
    let steps = (radius * 0.6).clamp(24.0, 720.0) as u16;
    let turn = std::f32::consts::TAU / f32::from(steps);
    let ring: Vec<Pos2> =
        (0..=steps).map(|step| center + radius * egui::Vec2::angled(turn * f32::from(step))).collect();
    let dashes = geometry::dashes(&ring, 5.0, 4.0, projector.viewport());
    painter.extend(dashes.into_iter().map(|dash| Shape::line_segment(dash, stroke)));
}

fn label(ctx: &Context<'_>, ui: &Ui, mark: &Mark) {
    let Some(placed) = mark.label.placed else { return };
    let item = Item::Place(mark.place);
    let _part = ctx.part(ui, || item);
    let (painter, ground) = (ui.painter(), ctx.palette.land);
    if let Some(leader) = placed.leader {
        painter.line_segment(leader, Stroke::new(0.8, ctx.mark_color(item, ctx.palette.mute)));
    }
    let color = ctx.text_color(item, name_color(ctx, mark));
    let name = galley(painter, &mark.label.name, mark.label.kind, color, labels::WIDEST);
    let height = name.size().y;
    halo(painter, placed.rect.min, name, color, ground);
    if !mark.label.below.is_empty() {
        let mute = ctx.text_color(item, ctx.palette.mute);
        let below = galley(painter, &mark.label.below, Type::Small, mute, labels::WIDEST);
        halo(painter, placed.rect.min + egui::Vec2::new(0.0, height), below, mute, ground);
    }
}

fn name_color(ctx: &Context<'_>, mark: &Mark) -> Color32 {
    let place = place(ctx, mark);
    if matches!(ctx.emphasis(Item::Place(mark.place)), Emphasis::Selected) {
        return ctx.palette.ink;
    }
    match (place.kind, place.role) {
        (PlaceKind::River, _) => ctx.palette.accent,
        (PlaceKind::Boundary | PlaceKind::Region, _) | (_, PlaceRole::Context) => ctx.palette.mute,
        _ => ctx.palette.ink,
    }
}
