//! Glyphs beside the axis: what a source does that gives no figure, and what contradicts the selected claim.

use egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, Vec2};

use crate::analysis::Gutter;

/// Paints the glyph of a claim without a position on the axis.
pub fn gutter(painter: &Painter, kind: Gutter, at: Pos2, color: Color32) {
    let stroke = Stroke::new(1.8, color);
    let line = |from: Vec2, to: Vec2| Shape::line_segment([at + from, at + to], stroke);
    match kind {
        Gutter::Denies => cross(painter, at, 4.0, stroke),
        Gutter::Doubts => {
            let font = crate::theme::Type::Strong.font();
            painter.text(at, egui::Align2::CENTER_CENTER, "?", font, color);
        }
        Gutter::LeavesOpen => {
            for (start, end) in [(-1.0_f32, 1.0_f32), (2.14, 4.14)] {
                let arc = (0..=8_u8).map(|step| {
                    let angle = start + (end - start) * f32::from(step) / 8.0;
                    at + 4.6 * Vec2::angled(angle)
                });
                painter.add(Shape::line(arc.collect(), stroke));
            }
        }
        Gutter::NotKnown => {
            // An empty box: the figure exists but nobody can fill it in.
            let square = Rect::from_center_size(at, Vec2::splat(8.0));
            painter.rect_stroke(square, 0.0, Stroke::new(1.5, color), StrokeKind::Middle);
        }
        Gutter::Declines => {
            painter.add(line(Vec2::new(-5.0, 0.0), Vec2::new(5.0, 0.0)));
        }
        Gutter::Silent => {
            for x in [-4.0, 0.0, 4.0] {
                painter.circle_filled(at + Vec2::new(x, 0.0), 1.4, color);
            }
        }
        Gutter::NotGiven => {
            let diamond = [(0.0, -4.6), (4.6, 0.0), (0.0, 4.6), (-4.6, 0.0)];
            let points = diamond.iter().map(|(x, y)| at + Vec2::new(*x, *y)).collect();
            painter.add(Shape::closed_line(points, Stroke::new(1.5, color)));
        }
    }
}

/// Paints the mark of a claim in conflict with the selected one: a cross in a ring, because a bare cross
/// means "denies".
pub fn opposed(painter: &Painter, at: Pos2, color: Color32) {
    painter.circle_stroke(at, 5.6, Stroke::new(1.3, color));
    cross(painter, at, 2.4, Stroke::new(1.6, color));
}

fn cross(painter: &Painter, at: Pos2, reach: f32, stroke: Stroke) {
    for slope in [-1.0, 1.0] {
        let arm = reach * Vec2::new(1.0, slope);
        painter.line_segment([at - arm, at + arm], stroke);
    }
}
