//! Bars: what extends beyond the solid part of a figure, and the marks without a solid part.

use egui::{Color32, Painter, Stroke};

use super::{
    Bound, FADE, Ruler, bar, dashed_cap, filled, paint_arrow, paint_cap, paint_running_tick, ramp, words,
};
use crate::analysis::Mark;

/// How far "about" fades beyond its figure.
pub const SOFT: f32 = FADE * 0.6;

/// Paints the parts of a mark that are not a plain bar; returns where its text begins.
pub fn paint(painter: &Painter, mark: Mark, ruler: &Ruler, y: f32, color: Color32) -> f32 {
    match mark {
        Mark::Exactly(n) => {
            paint_cap(painter, ruler.x(n), y, Stroke::new(2.0, color));
            ruler.x(n)
        }
        Mark::SoFar(n) => {
            paint_cap(painter, ruler.x(n), y, Stroke::new(2.0, color));
            paint_running_tick(painter, ruler.x(n), y, color)
        }
        Mark::AtLeast(n) => open_end(painter, ruler.x(n), y, color, Bound::Included),
        Mark::MoreThan(n) => open_end(painter, ruler.x(n), y, color, Bound::Excluded),
        Mark::AtMost(n) => ceiling(painter, ruler, n, y, color, Bound::Included),
        Mark::FewerThan(n) => ceiling(painter, ruler, n, y, color, Bound::Excluded),
        Mark::Between(low, high) => {
            let from = ruler.x(low);
            painter.rect_filled(bar(from, ruler.x(high), y), 0.0, color.gamma_multiply(0.35));
            paint_cap(painter, ruler.x(high), y, Stroke::new(1.2, color));
            ruler.x(high)
        }
        Mark::AndMore(low, high) => {
            let from = ruler.x(low);
            let light = color.gamma_multiply(0.35);
            let (to, end) = (ruler.x(high), ruler.x(high) + FADE);
            painter.rect_filled(bar(from, to, y), 0.0, light);
            paint_cap(painter, from, y, Stroke::new(1.2, color));
            painter.add(ramp(bar(to, end, y), light, Color32::TRANSPARENT));
            paint_arrow(painter, to, y, color)
        }
        Mark::About(n) => soft_end(painter, ruler, n, y, color),
        Mark::Words(Some(range)) => words::bar_of(painter, range, ruler, y, color),
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

/// Paints a fade and an arrow head; at an included bound a line closes the bar, at an excluded one the fade
/// begins after a gap.
fn open_end(painter: &Painter, at: f32, y: f32, color: Color32, bound: Bound) -> f32 {
    let from = match bound {
        Bound::Included => {
            paint_cap(painter, at, y, Stroke::new(2.2, color));
            at
        }
        Bound::Excluded => at + 4.0,
    };
    painter.add(ramp(bar(from, at + FADE, y), filled(color), Color32::TRANSPARENT));
    paint_arrow(painter, at, y, color)
}

/// Paints an outlined bar with a hard cap; at an excluded bound the cap is dashed. It begins at zero, which
/// it includes.
fn ceiling(painter: &Painter, ruler: &Ruler, n: u64, y: f32, color: Color32, bound: Bound) -> f32 {
    let outline = Stroke::new(1.4, color);
    let rect = bar(ruler.x(0), ruler.x(n), y);
    painter.rect_filled(rect, 0.0, color.gamma_multiply(0.08));
    for edge in [rect.top(), rect.bottom()] {
        painter.hline(rect.x_range(), edge, outline);
    }
    let stroke = Stroke::new(2.2, color);
    match bound {
        Bound::Included => paint_cap(painter, rect.right(), y, stroke),
        Bound::Excluded => dashed_cap(painter, rect.right(), y, stroke),
    }
    rect.right()
}

/// Paints a bar that is solid almost to the figure, then fades across it, without a hard end.
fn soft_end(painter: &Painter, ruler: &Ruler, n: u64, y: f32, color: Color32) -> f32 {
    let (at, reach) = (ruler.x(n), SOFT);
    // On a logarithmic axis, zero is in a slot of its own, left of where bars begin.
    let base = if at < ruler.base() { ruler.left } else { ruler.base() };
    let from = (at - reach).max(base);
    // Both parts are gradients: next to the anti-aliased edge of a plain rectangle, a seam would look like an
    // end.
    painter.add(ramp(bar(base, from, y), filled(color), filled(color)));
    painter.add(ramp(bar(from, at + reach, y), filled(color), Color32::TRANSPARENT));
    at + reach
}
