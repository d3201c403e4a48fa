//! The small symbol before a name: the mark of the item on the map or in the charts.

use egui::{Align2, Painter, Pos2, Rect, Shape, Stroke, Vec2};

use super::Context;
use crate::dossier::{Item, Location, Place, PlaceKind, PlaceRole};
use crate::theme::{Symbol, Type, space};

/// Paints the symbol of `item` around `center`.
pub fn paint(ctx: &Context<'_>, painter: &Painter, center: Pos2, item: Item) {
    match item {
        Item::Place(id) => paint_place(ctx, painter, center, item, &ctx.dossier.places[id]),
        Item::Source(id) => paint_side(ctx, painter, center, item, id),
        Item::Claim(id) => paint_side(ctx, painter, center, item, ctx.dossier.claims[id].by),
        Item::Document(_) => {
            let color = ctx.mark_color(item, ctx.palette.mute);
            let page = Rect::from_center_size(center, Vec2::new(8.0, 10.0));
            painter.rect_stroke(page, 1.0, Stroke::new(1.2, color), egui::StrokeKind::Inside);
            for y in [-2.0, 0.5] {
                let line = [center + Vec2::new(-2.0, y), center + Vec2::new(2.0, y)];
                painter.line_segment(line, Stroke::new(1.0, color));
            }
        }
        Item::Event(_) => {
            painter.add(ctx.sign(item, Symbol::Diamond, center, 4.0, ctx.palette.ink));
        }
        Item::Group(_) => {
            let stroke = Stroke::new(1.2, ctx.mark_color(item, ctx.palette.mute));
            painter.circle_stroke(center - Vec2::new(2.0, 0.0), 3.6, stroke);
            painter.circle_stroke(center + Vec2::new(2.5, 0.0), 3.6, stroke);
        }
        Item::Person(_) => person(painter, center, 5.0, ctx.mark_color(item, ctx.palette.mute)),
        Item::Question(_) => {
            let color = ctx.mark_color(item, ctx.palette.mute);
            painter.text(center, Align2::CENTER_CENTER, "?", Type::Strong.font(), color);
        }
    }
}

fn paint_side(ctx: &Context<'_>, painter: &Painter, center: Pos2, item: Item, id: crate::dossier::SourceId) {
    painter.add(ctx.sign(item, ctx.symbol(id), center, space::SYMBOL, ctx.tone(id).mark));
}

fn paint_place(ctx: &Context<'_>, painter: &Painter, center: Pos2, item: Item, place: &Place) {
    let ink = ctx.mark_color(item, ctx.palette.ink);
    let mute = ctx.mark_color(item, ctx.palette.mute);
    let across = |color, width| {
        let ends = [center - Vec2::new(6.0, 0.0), center + Vec2::new(6.0, 0.0)];
        Shape::line_segment(ends, Stroke::new(width, color))
    };
    match (place.kind, &place.at) {
        (_, Location::NotLocated) => {
            let ring: Vec<Pos2> =
                (0..=24_u8).map(|step| center + 4.0 * Vec2::angled(f32::from(step) * 0.261_8)).collect();
            painter.extend(Shape::dashed_line(&ring, Stroke::new(1.2, mute), 2.2, 2.0));
        }
        (PlaceKind::River, _) => {
            painter.add(across(ctx.mark_color(item, ctx.palette.river), 3.0));
        }
        (PlaceKind::Boundary, _) if super::map::is_band(place) => {
            for x in [-6.0, -2.0, 2.0] {
                let stripe = [center + Vec2::new(x, 4.0), center + Vec2::new(x + 4.0, -4.0)];
                painter.line_segment(stripe, Stroke::new(1.6, mute));
            }
        }
        (PlaceKind::Boundary, _) => {
            let ends = [center - Vec2::new(6.0, 0.0), center + Vec2::new(6.0, 0.0)];
            painter.extend(Shape::dashed_line(&ends, Stroke::new(1.8, ink), 3.5, 2.0));
        }
        (PlaceKind::Field, _) => {
            let color = ctx.mark_color(item, ctx.palette.field);
            painter.add(Symbol::Square.shape(center, space::SYMBOL, color));
        }
        (PlaceKind::Region, _) => {
            painter.circle_stroke(center, 4.2, Stroke::new(1.0, mute));
        }
        _ if place.role == PlaceRole::Context => {
            painter.circle_stroke(center, 3.4, Stroke::new(1.3, mute));
        }
        _ => {
            painter.circle_filled(center, 4.0, ink);
        }
    }
}

/// Paints a head over shoulders, about `2 * radius` high: one person.
pub fn person(painter: &Painter, center: Pos2, radius: f32, color: egui::Color32) {
    painter.circle_filled(center - Vec2::new(0.0, radius * 0.5), radius * 0.45, color);
    let shoulders: Vec<Pos2> = (0..=10_u8)
        .map(|step| {
            let angle = std::f32::consts::PI * (1.0 + f32::from(step) / 10.0);
            center + Vec2::new(0.0, radius) + radius * Vec2::new(0.8 * angle.cos(), 0.85 * angle.sin())
        })
        .collect();
    painter.add(Shape::convex_polygon(shoulders, color, Stroke::NONE));
}
