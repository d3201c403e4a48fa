//! The marks: each says what its source said of the number, and where the saying ends.
//!
//! Lengths that mean no quantity (fades, hatches, heads) are fixed in points, so that they cannot be read off.

use egui::epaint::{Mesh, Vertex, WHITE_UV};
use egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, Vec2, pos2};
use egui_plot::{PlotPoint, PlotTransform};

use super::super::glyph;
use super::axis::BAR;
use crate::analysis::{Gutter, Mark};
use crate::map::geometry;

/// Half the height of a bar.
const HALF: f32 = (BAR / 2.0) as f32;
/// The length of a fade.
const FADE: f32 = 30.0;
/// The length of a hatched mark for words.
const SWATCH: f32 = 34.0;
/// The width of one person in a row of named people.
const PERSON: f32 = 12.0;

/// A bar's fill: a shade lighter than the outline around it.
pub fn filled(color: Color32) -> Color32 {
    color.gamma_multiply(0.88)
}

/// Paints the parts of a mark that are not a plain bar; returns where its words begin.
pub fn paint(painter: &Painter, mark: Mark, transform: &PlotTransform, y: f32, color: Color32) -> f32 {
    let x = |value: u64| transform.position_from_point(&PlotPoint::new(value as f64, 0.0)).x;
    let zero = x(0);
    match mark {
        Mark::Exactly(n) => {
            painter.vline(x(n), y - HALF - 2.0..=y + HALF + 2.0, Stroke::new(2.0, color));
            x(n)
        }
        Mark::AtLeast(n) => open_end(painter, x(n), y, color, Bound::Included),
        Mark::MoreThan(n) => open_end(painter, x(n), y, color, Bound::Excluded),
        Mark::AtMost(n) => ceiling(painter, zero, x(n), y, color, Bound::Included),
        Mark::FewerThan(n) => ceiling(painter, zero, x(n), y, color, Bound::Excluded),
        Mark::Between(low, high) => {
            let light = bar(x(low), x(high), y);
            painter.rect_filled(light, 0.0, color.gamma_multiply(0.35));
            painter.vline(x(high), y - HALF - 2.0..=y + HALF + 2.0, Stroke::new(1.2, color));
            x(high)
        }
        Mark::About(n) => soft_end(painter, zero, x(n), y, color),
        Mark::Words(_) => swatch(painter, zero + 6.0, y, color),
        Mark::Zero => {
            painter.circle_stroke(pos2(zero, y), 5.0, Stroke::new(2.0, color));
            zero + 5.0
        }
        Mark::Named(people) => named(painter, zero, y, people, color),
        Mark::Gutter(_) => zero,
    }
}

/// Whether a bound belongs to the quantity: "at least 5" holds 5, "more than 100" does not hold 100.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Bound {
    Included,
    Excluded,
}

fn bar(from: f32, to: f32, y: f32) -> Rect {
    Rect::from_min_max(pos2(from, y - HALF), pos2(to, y + HALF))
}

/// A fade and an arrow head; at an excluded bound the fade begins after a gap.
fn open_end(painter: &Painter, at: f32, y: f32, color: Color32, bound: Bound) -> f32 {
    let fade = match bound {
        Bound::Included => {
            painter.vline(at, y - HALF - 2.0..=y + HALF + 2.0, Stroke::new(2.0, color));
            ramp(bar(at, at + FADE, y), filled(color), Color32::TRANSPARENT)
        }
        Bound::Excluded => ramp(bar(at + 2.5, at + FADE, y), filled(color), Color32::TRANSPARENT),
    };
    painter.add(fade);
    let tip = pos2(at + FADE + 5.0, y);
    let head = vec![tip - Vec2::new(4.5, 4.5), tip, tip - Vec2::new(4.5, -4.5)];
    painter.add(Shape::line(head, Stroke::new(1.8, color)));
    tip.x
}

/// An outlined bar with a hard cap; at an excluded bound the cap is dashed.
fn ceiling(painter: &Painter, zero: f32, at: f32, y: f32, color: Color32, bound: Bound) -> f32 {
    let outline = Stroke::new(1.4, color);
    let rect = bar(zero, at, y);
    painter.rect_filled(rect, 0.0, color.gamma_multiply(0.08));
    for edge in [rect.top(), rect.bottom()] {
        painter.hline(zero..=at, edge, outline);
    }
    let cap = [pos2(at, y - HALF - 2.0), pos2(at, y + HALF + 2.0)];
    match bound {
        Bound::Included => {
            painter.line_segment(cap, Stroke::new(2.2, color));
        }
        Bound::Excluded => painter.extend(Shape::dashed_line(&cap, Stroke::new(2.2, color), 3.0, 2.0)),
    }
    at
}

/// Solid almost to the figure, then a fade across it: no hard end.
fn soft_end(painter: &Painter, zero: f32, at: f32, y: f32, color: Color32) -> f32 {
    let reach = FADE * 0.6;
    let from = (at - reach).max(zero);
    painter.rect_filled(bar(zero, from, y), 0.0, filled(color));
    painter.add(ramp(bar(from, at + reach, y), filled(color), Color32::TRANSPARENT));
    at + reach
}

/// A hatched patch of fixed size that stands clear of the axis: words, no number.
fn swatch(painter: &Painter, from: f32, y: f32, color: Color32) -> f32 {
    let rect = bar(from, from + SWATCH, y);
    let corners = [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom()];
    painter.rect_filled(rect, 0.0, color.gamma_multiply(0.10));
    let hatch = geometry::hatch_polygon(&corners, std::f32::consts::FRAC_PI_4, 5.0, rect);
    painter.extend(hatch.into_iter().map(|line| Shape::line_segment(line, Stroke::new(1.1, color))));
    let outline = [corners.as_slice(), &corners[..1]].concat();
    painter.extend(Shape::dashed_line(&outline, Stroke::new(1.0, color), 3.0, 2.0));
    rect.right()
}

/// One small figure for each person named, as many as there is room for.
fn named(painter: &Painter, zero: f32, y: f32, people: usize, color: Color32) -> f32 {
    let room = ((painter.clip_rect().right() - zero - 140.0) / PERSON).max(1.0) as usize;
    let shown = people.min(room);
    for index in 0..shown {
        let center = pos2(zero + 9.0 + PERSON * index as f32, y);
        glyph::person(painter, center, HALF, color);
    }
    zero + 4.0 + PERSON * shown as f32
}

/// A rectangle whose colour runs from left to right.
fn ramp(rect: Rect, left: Color32, right: Color32) -> Shape {
    let vertex = |pos: Pos2, color| Vertex { pos, uv: WHITE_UV, color };
    Shape::mesh(Mesh {
        indices: vec![0, 1, 2, 0, 2, 3],
        vertices: vec![
            vertex(rect.left_top(), left),
            vertex(rect.right_top(), right),
            vertex(rect.right_bottom(), right),
            vertex(rect.left_bottom(), left),
        ],
        ..Mesh::default()
    })
}

/// The glyph of a claim that has no place on the axis.
pub fn gutter(painter: &Painter, kind: Gutter, at: Pos2, color: Color32) {
    let stroke = Stroke::new(1.8, color);
    let line = |from: Vec2, to: Vec2| Shape::line_segment([at + from, at + to], stroke);
    match kind {
        Gutter::Denies => {
            painter.add(line(Vec2::new(-4.0, -4.0), Vec2::new(4.0, 4.0)));
            painter.add(line(Vec2::new(-4.0, 4.0), Vec2::new(4.0, -4.0)));
        }
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
