//! Estimates: a dot with a whisker in both styles. There is never a bar from zero: an estimate vouches for no single one.

use egui::{Painter, Shape, Stroke, pos2};

use super::{HALF, Ruler};
use crate::analysis::Whisker;

/// The radius of the dot.
pub const DOT: f32 = 4.0;
/// The length of the arms of a bracket.
const BRACKET: f32 = 3.5;

/// Paints the dot and the whisker with its two caps; returns where its text begins.
pub fn paint(painter: &Painter, whisker: Whisker, ruler: &Ruler, y: f32, color: egui::Color32) -> f32 {
    let line = Stroke::new(1.6, color);
    if let Some((low, high)) = whisker.interval {
        let (from, to) = (ruler.x(low), ruler.x(high));
        painter.hline(from..=to, y, line);
        paint_bracket(painter, from, y, BRACKET, line);
        paint_bracket(painter, to, y, -BRACKET, line);
    }
    if let Some(point) = whisker.point {
        painter.circle_filled(pos2(ruler.x(point), y), DOT, color);
    }
    end(whisker, ruler)
}

/// Paints a bracket that opens towards the dot: a range that a source states plainly ends in a line.
fn paint_bracket(painter: &Painter, at: f32, y: f32, inward: f32, line: Stroke) {
    let corners = [(inward, -HALF), (0.0, -HALF), (0.0, HALF), (inward, HALF)];
    painter.add(Shape::line(corners.map(|(x, up)| pos2(at + x, y + up)).to_vec(), line));
}

/// Where the text of an estimate begins.
pub fn end(whisker: Whisker, ruler: &Ruler) -> f32 {
    let dot = whisker.point.map(|point| ruler.x(point) + DOT);
    let cap = whisker.interval.map(|(_, high)| ruler.x(high));
    dot.into_iter().chain(cap).fold(ruler.left, f32::max)
}
