//! Figures relative to those of other claims: words beside the axis, because nothing is worked out from them.

use egui::{Color32, Painter, Pos2, Rect, Stroke, StrokeKind, Vec2};

/// The size of a box.
const BOX: f32 = 8.0;

/// Paints two boxes, one open and one filled, with a stroke between them: one figure in terms of another.
pub fn relative(painter: &Painter, center: Pos2, color: Color32) {
    let at = |x: f32| Rect::from_center_size(center + Vec2::new(x, 0.0), Vec2::splat(BOX));
    painter.rect_stroke(at(-10.0), 0.0, Stroke::new(1.5, color), StrokeKind::Middle);
    painter.rect_filled(at(10.0), 0.0, color.gamma_multiply(0.5));
    painter.line_segment(
        [center + Vec2::new(-3.0, 5.0), center + Vec2::new(3.0, -5.0)],
        Stroke::new(1.5, color),
    );
}
