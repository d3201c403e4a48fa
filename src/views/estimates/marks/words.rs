//! Words: always hatched, because no source gave the range they are shown with.

use egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, Vec2, pos2};

use super::{FADE, HALF, RING, Ruler, bar, dashed_cap, dashed_ring, paint_arrow};
use crate::analysis::Interval;
use crate::map::geometry;

/// The length of the patch for words without a range.
pub const PATCH: f32 = 34.0;

const DENSE: f32 = 4.5;
const SPARSE: f32 = 10.0;

/// Paints a hatched patch of fixed size beside the axis: words, not a number.
pub fn patch(painter: &Painter, center: Pos2, color: Color32) {
    let rect = Rect::from_center_size(center, Vec2::new(PATCH, 2.0 * HALF));
    painter.rect_filled(rect, 0.0, color.gamma_multiply(0.12));
    hatch(painter, rect, DENSE, color);
    dashed_outline(painter, rect, color);
}

/// Paints words as a bar over the range they are read as: densely hatched up to the low end, sparsely up to
/// the high end, fading if there is none. Returns where its text begins.
pub fn bar_of(painter: &Painter, range: Interval, ruler: &Ruler, y: f32, color: Color32) -> f32 {
    if range.high == Some(0) {
        dashed_ring(painter, pos2(ruler.x(0), y), 5.0, color);
        return ruler.x(0) + RING;
    }
    // A range that includes zero begins there, even if zero has a slot of its own.
    let (from, low) =
        if range.low == 0 { (ruler.x(0), ruler.x(0)) } else { (ruler.base(), ruler.x(range.low)) };
    let dense = bar(from, low, y);
    painter.rect_filled(dense, 0.0, color.gamma_multiply(0.12));
    hatch(painter, dense, DENSE, color);
    let end = match range.high {
        Some(high) => {
            hatch(painter, bar(low, ruler.x(high), y), SPARSE, color);
            painter.vline(low, dense.y_range(), Stroke::new(1.0, color));
            ruler.x(high)
        }
        None => low,
    };
    dashed_outline(painter, bar(from, end, y), color);
    dashed_cap(painter, end, y, Stroke::new(2.0, color));
    if range.high.is_some() {
        return end;
    }
    fading_hatch(painter, end, y, color);
    paint_arrow(painter, end, y, color)
}

/// Paints words as a dashed whisker over the range they are read as. Returns where its text begins.
pub fn whisker_of(painter: &Painter, range: Interval, ruler: &Ruler, y: f32, color: Color32) -> f32 {
    let (low, stroke) = (ruler.x(range.low), Stroke::new(1.8, color));
    let to = match range.high {
        Some(high) if high == range.low => {
            dashed_ring(painter, pos2(low, y), 4.6, color);
            return low + RING;
        }
        Some(high) => ruler.x(high),
        None => low + FADE,
    };
    painter.extend(Shape::dashed_line(&[pos2(low, y), pos2(to, y)], stroke, 4.0, 3.0));
    super::paint_cap(painter, low, y, Stroke::new(1.4, color));
    if range.high.is_some() {
        super::paint_cap(painter, to, y, Stroke::new(1.4, color));
        return to;
    }
    paint_arrow(painter, low, y, color)
}

fn hatch(painter: &Painter, rect: Rect, spacing: f32, color: Color32) {
    for line in strokes(painter, rect, spacing) {
        painter.line_segment(line, Stroke::new(1.1, color));
    }
}

/// Paints the hatch beyond an open end, paler with each stroke, over a length without meaning.
fn fading_hatch(painter: &Painter, from: f32, y: f32, color: Color32) {
    for line in strokes(painter, bar(from + 2.0, from + FADE, y), DENSE) {
        let along = (f32::midpoint(line[0].x, line[1].x) - from) / FADE;
        painter.line_segment(line, Stroke::new(1.1, color.gamma_multiply((1.0 - along).clamp(0.0, 1.0))));
    }
}

fn strokes(painter: &Painter, rect: Rect, spacing: f32) -> Vec<[Pos2; 2]> {
    let corners = [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom()];
    let clip = rect.intersect(painter.clip_rect());
    geometry::hatch_polygon(&corners, std::f32::consts::FRAC_PI_4, spacing, clip)
}

fn dashed_outline(painter: &Painter, rect: Rect, color: Color32) {
    let rect = rect.intersect(painter.clip_rect().expand(4.0));
    let corners = [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom()];
    let outline = [corners.as_slice(), &corners[..1]].concat();
    painter.extend(Shape::dashed_line(&outline, Stroke::new(1.0, color), 3.0, 2.0));
}
