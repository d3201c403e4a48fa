//! The legend of the map's picture: only the marks that it uses.

use egui::{Painter, Pos2, Rect, Shape, Stroke, Vec2, pos2, vec2};

use super::super::Context;
use super::super::picture::legend::{Entry, Sample, dashes, ends, used};
use super::bands::{is_band, stripes};
use super::ground::soft_edge;
use super::threads::leads_elsewhere;
use crate::analysis::placed::heard;
use crate::dossier::{Item, ItemKind, Location, Place, PlaceKind, PlaceRole, Precision};

/// More sources than this are shown as a double ring.
const MOST_ARCS: usize = 12;

/// The entries for what the map shows.
pub fn entries(ctx: &Context<'_>) -> Vec<Entry> {
    let has = |wanted: &dyn Fn(&Place) -> bool| ctx.dossier.places.rows().iter().any(wanted);
    let is_point = |place: &Place| matches!(place.at, Location::Point(_)) && place.kind != PlaceKind::Field;
    let heard = heard(ctx.dossier, ctx.stock.links, ctx.shown(), ctx.ahead);
    let most = heard.iter().map(|heard| heard.voices.len()).max().unwrap_or(0);
    let kind = ctx.selected().map(Item::kind);
    used(vec![
        (
            has(&|place| is_point(place) && place.role == PlaceRole::Named),
            Sample::Mark(dot),
            "named by a document",
        ),
        (
            has(&|place| is_point(place) && place.role == PlaceRole::Context),
            Sample::Mark(ring),
            "for orientation only",
        ),
        (
            has(&|place| is_point(place) && matches!(place.precision, Precision::Km(_))),
            Sample::Mark(within),
            "lies somewhere within",
        ),
        (
            has(&|place| place.kind == PlaceKind::Field && place.at != Location::NotLocated),
            Sample::Mark(hatched),
            "field",
        ),
        (
            has(&|place| place.kind == PlaceKind::River && place.at != Location::NotLocated),
            Sample::Mark(river),
            "river",
        ),
        (
            has(&|place| {
                let is_located = place.at != Location::NotLocated;
                place.kind == PlaceKind::Boundary && is_located && !is_band(place)
            }),
            Sample::Mark(boundary),
            "boundary",
        ),
        (
            has(&is_band),
            Sample::Mark(zone),
            "schematic boundary zone: its course and its width are not described",
        ),
        (
            has(&|place| matches!(place.at, Location::Area(_)) && place.precision != Precision::NotStated),
            Sample::Mark(fading),
            "area whose edge is not known sharply",
        ),
        (!ctx.ground.outlines.is_empty(), Sample::Mark(street), "lines and areas for orientation"),
        (most > 0, Sample::Mark(arcs), "one arc for each source that names it, in its side's colour"),
        (most > MOST_ARCS, Sample::Mark(double_ring), "named by more than 12 sources"),
        (most > 0, Sample::Sign("1"), "claims that name it; size has no meaning"),
        (kind == Some(ItemKind::Person), Sample::Mark(home), "to a home, not a route taken"),
        (leads_elsewhere(ctx), Sample::Mark(elsewhere), "to another place that claims about the event name"),
    ])
}

fn dot(ctx: &Context<'_>, painter: &Painter, center: Pos2) {
    painter.circle_filled(center, 4.0, ctx.palette.ink);
}

fn ring(ctx: &Context<'_>, painter: &Painter, center: Pos2) {
    painter.circle_stroke(center, 3.2, Stroke::new(1.3, ctx.palette.mute));
}

fn within(ctx: &Context<'_>, painter: &Painter, center: Pos2) {
    let mute = ctx.palette.mute;
    painter.circle(center, 7.0, mute.gamma_multiply(0.05), Stroke::new(0.8, mute.gamma_multiply(0.5)));
}

fn hatched(ctx: &Context<'_>, painter: &Painter, center: Pos2) {
    let color = ctx.palette.field;
    let rect = Rect::from_center_size(center, vec2(18.0, 11.0));
    for step in 0..6_u8 {
        let x = rect.left() - 5.5 + 5.0 * f32::from(step);
        let (from, to) = (pos2(x, rect.bottom()), pos2(x + 11.0, rect.top()));
        painter.with_clip_rect(rect).line_segment([from, to], Stroke::new(1.0, color));
    }
    painter.rect_stroke(rect, 0.0, Stroke::new(1.2, color), egui::StrokeKind::Inside);
}

fn river(ctx: &Context<'_>, painter: &Painter, center: Pos2) {
    painter.line_segment(ends(center), Stroke::new(4.0, ctx.palette.river));
}

fn boundary(ctx: &Context<'_>, painter: &Painter, center: Pos2) {
    dashes(painter, ends(center), (5.0, 2.5), Stroke::new(1.6, ctx.palette.ink));
}

fn zone(ctx: &Context<'_>, painter: &Painter, center: Pos2) {
    let clip = Rect::from_center_size(center, vec2(22.0, 13.0));
    stripes(&painter.with_clip_rect(clip), &[ends(center).to_vec()], 6.0, ctx.palette.ink, clip);
}

/// The edge of an area that fades.
fn fading(ctx: &Context<'_>, painter: &Painter, center: Pos2) {
    painter.extend(soft_edge(&ends(center), 11.0, ctx.palette.ink));
}

/// A road on a built-up area.
fn street(ctx: &Context<'_>, painter: &Painter, center: Pos2) {
    painter.rect_filled(Rect::from_center_size(center, vec2(20.0, 11.0)), 0.0, ctx.palette.building);
    painter.line_segment(ends(center), Stroke::new(4.4, ctx.palette.road_edge));
    painter.line_segment(ends(center), Stroke::new(3.0, ctx.palette.road));
}

/// To a person's home.
fn home(ctx: &Context<'_>, painter: &Painter, center: Pos2) {
    dashes(painter, ends(center), (5.0, 4.0), Stroke::new(1.4, ctx.palette.mute));
}

fn elsewhere(ctx: &Context<'_>, painter: &Painter, center: Pos2) {
    dashes(painter, ends(center), (1.5, 3.0), Stroke::new(1.6, ctx.palette.mute));
}

fn arcs(ctx: &Context<'_>, painter: &Painter, center: Pos2) {
    let slots = ctx.dossier.sides.len().clamp(1, 2);
    for arc in 0..2_u8 {
        let color = ctx.palette.side(Some(usize::from(arc) % slots)).mark;
        painter.add(half_ring(center, 6.5, arc, Stroke::new(2.2, color)));
    }
}

fn double_ring(ctx: &Context<'_>, painter: &Painter, center: Pos2) {
    painter.circle_stroke(center, 4.2, Stroke::new(1.2, ctx.palette.mute));
    painter.circle_stroke(center, 7.0, Stroke::new(1.2, ctx.palette.mute));
}

fn half_ring(center: Pos2, radius: f32, half: u8, stroke: Stroke) -> Shape {
    let from = std::f32::consts::PI * f32::from(half) + 0.2;
    let step = (std::f32::consts::PI - 0.4) / 12.0;
    let points = (0..=12_u8).map(|at| center + radius * Vec2::angled(from + step * f32::from(at)));
    Shape::line(points.collect(), stroke)
}
