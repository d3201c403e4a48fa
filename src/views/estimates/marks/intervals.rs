//! Dot and whisker: a dot only if the source gave that figure, a whisker only if it allows more than one.

use egui::{Color32, Painter, Rect, Stroke, pos2};

use super::{Bound, FADE, Ruler, paint_arrow, paint_cap, paint_running_tick, ramp, words};
use crate::analysis::Mark;

pub const DOT: f32 = 4.4;
pub const LINE: f32 = 2.0;
/// The radii of the halo of "about", which have no numerical meaning.
pub const HALO: [f32; 3] = [12.0, 9.0, 6.5];

/// Paints a mark on the axis; returns where its text begins.
pub fn paint(painter: &Painter, mark: Mark, ruler: &Ruler, y: f32, color: Color32) -> f32 {
    match mark {
        Mark::Exactly(n) => dot(painter, ruler.x(n), y, color, Bound::Included),
        Mark::SoFar(n) => {
            let end = dot(painter, ruler.x(n), y, color, Bound::Included);
            paint_running_tick(painter, end, y, color)
        }
        Mark::AtLeast(n) => open_end(painter, ruler.x(n), y, color, Bound::Included),
        Mark::MoreThan(n) => open_end(painter, ruler.x(n), y, color, Bound::Excluded),
        Mark::AtMost(n) => ceiling(painter, ruler, n, y, color, Bound::Included),
        Mark::FewerThan(n) => ceiling(painter, ruler, n, y, color, Bound::Excluded),
        Mark::Between(low, high) => {
            whisker(painter, ruler.x(low), ruler.x(high), y, color);
            for end in [low, high] {
                paint_cap(painter, ruler.x(end), y, Stroke::new(LINE, color));
            }
            ruler.x(high)
        }
        Mark::AndMore(low, high) => {
            let (from, to) = (ruler.x(low), ruler.x(high));
            whisker(painter, from, to, y, color);
            for end in [from, to] {
                paint_cap(painter, end, y, Stroke::new(LINE, color));
            }
            fading_line(painter, to, to + FADE, y, color);
            paint_arrow(painter, to, y, color)
        }
        Mark::About(n) => about(painter, ruler.x(n), y, color),
        Mark::Words(Some(range)) => words::whisker_of(painter, range, ruler, y, color),
        Mark::AboutBetween(..)
        | Mark::AboutAndMore(..)
        | Mark::AboutAtLeast(_)
        | Mark::AboutAtMost(_)
        | Mark::Words(None)
        | Mark::Zero
        | Mark::Named(_)
        | Mark::Estimate(_)
        | Mark::Relative
        | Mark::Gutter(_) => ruler.left,
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

fn open_end(painter: &Painter, at: f32, y: f32, color: Color32, bound: Bound) -> f32 {
    let from = dot(painter, at, y, color, bound);
    fading_line(painter, from, at + FADE, y, color);
    paint_arrow(painter, at, y, color)
}

/// Paints a whisker that ends nowhere.
pub fn fading_line(painter: &Painter, from: f32, to: f32, y: f32, color: Color32) {
    let line = Rect::from_min_max(pos2(from, y - LINE / 2.0), pos2(to, y + LINE / 2.0));
    painter.add(ramp(line, color, color.gamma_multiply(0.1)));
}

fn ceiling(painter: &Painter, ruler: &Ruler, n: u64, y: f32, color: Color32, bound: Bound) -> f32 {
    let (zero, at) = (ruler.x(0), ruler.x(n));
    whisker(painter, zero, (at - DOT).max(zero), y, color);
    dot(painter, at, y, color, bound)
}

/// Paints a dot in a soft halo, without ends: the source did not say how near the figure is.
fn about(painter: &Painter, at: f32, y: f32, color: Color32) -> f32 {
    for radius in HALO {
        painter.circle_filled(pos2(at, y), radius, color.gamma_multiply(0.14));
    }
    painter.circle_filled(pos2(at, y), 3.0, color);
    at + HALO[0]
}
