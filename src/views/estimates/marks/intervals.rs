//! Dot and whisker: a dot only if the source gave that figure, a whisker only if it allows more than one.

use egui::{Color32, Painter, Rect, Stroke, pos2};

use super::{Bound, Drawing, FADE, Pen, paint_arrow, paint_cap, ramp, words};
use crate::analysis::Interval;

pub const DOT: f32 = 4.4;
pub const LINE: f32 = 2.0;
/// The radii of the halo of "about", which have no numerical meaning.
pub const HALO: [f32; 3] = [12.0, 9.0, 6.5];

/// Dots and whiskers.
pub struct Intervals;

impl Drawing for Intervals {
    fn exactly(&self, Pen { painter, ruler, y, color }: Pen<'_>, n: u64) -> f32 {
        dot(painter, ruler.x(n), y, color, Bound::Included)
    }

    fn open_end(&self, Pen { painter, ruler, y, color }: Pen<'_>, n: u64, bound: Bound) -> f32 {
        let at = ruler.x(n);
        let from = dot(painter, at, y, color, bound);
        fading_line(painter, from, at + FADE, y, color);
        paint_arrow(painter, at, y, color)
    }

    fn ceiling(&self, Pen { painter, ruler, y, color }: Pen<'_>, n: u64, bound: Bound) -> f32 {
        let (zero, at) = (ruler.x(0), ruler.x(n));
        whisker(painter, zero, (at - DOT).max(zero), y, color);
        dot(painter, at, y, color, bound)
    }

    fn between(&self, Pen { painter, ruler, y, color }: Pen<'_>, low: u64, high: u64) -> f32 {
        let ends = [ruler.x(low), ruler.x(high)];
        whisker(painter, ends[0], ends[1], y, color);
        for end in ends {
            paint_cap(painter, end, y, Stroke::new(LINE, color));
        }
        ends[1]
    }

    fn and_more(&self, pen: Pen<'_>, low: u64, high: u64) -> f32 {
        let to = self.between(pen, low, high);
        fading_line(pen.painter, to, to + FADE, pen.y, pen.color);
        paint_arrow(pen.painter, to, pen.y, pen.color)
    }

    /// A dot in a soft halo, without ends: the source did not say how near the figure is.
    fn about(&self, Pen { painter, ruler, y, color }: Pen<'_>, n: u64) -> f32 {
        let at = ruler.x(n);
        for radius in HALO {
            painter.circle_filled(pos2(at, y), radius, color.gamma_multiply(0.14));
        }
        painter.circle_filled(pos2(at, y), 3.0, color);
        at + HALO[0]
    }

    fn words(&self, Pen { painter, ruler, y, color }: Pen<'_>, range: Interval) -> f32 {
        words::whisker_of(painter, range, ruler, y, color)
    }
}

/// Paints a dot, open if the figure itself is excluded; returns its right edge.
fn dot(painter: &Painter, at: f32, y: f32, color: Color32, bound: Bound) -> f32 {
    match bound {
        Bound::Included => painter.circle_filled(pos2(at, y), DOT, color),
        Bound::Excluded => painter.circle_stroke(pos2(at, y), DOT - 0.4, Stroke::new(1.8, color)),
    };
    at + DOT
}

fn whisker(painter: &Painter, from: f32, to: f32, y: f32, color: Color32) {
    painter.hline(from..=to, y, Stroke::new(LINE, color));
}

/// Paints a whisker that ends nowhere.
pub fn fading_line(painter: &Painter, from: f32, to: f32, y: f32, color: Color32) {
    let line = Rect::from_min_max(pos2(from, y - LINE / 2.0), pos2(to, y + LINE / 2.0));
    painter.add(ramp(line, color, color.gamma_multiply(0.1)));
}
