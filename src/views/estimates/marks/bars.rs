//! Bars: what extends beyond the solid part of a figure, and the marks without a solid part.

use egui::{Color32, Stroke};

use super::{Bound, Drawing, FADE, Pen, bar, dashed_cap, filled, paint_arrow, paint_cap, ramp, words};
use crate::analysis::Interval;

/// How far "about" fades beyond its figure.
pub const SOFT: f32 = FADE * 0.6;

/// Bars. What is solid in them is painted by the axis.
pub struct Bars;

impl Drawing for Bars {
    fn exactly(&self, Pen { painter, ruler, y, color }: Pen<'_>, n: u64) -> f32 {
        paint_cap(painter, ruler.x(n), y, Stroke::new(2.0, color));
        ruler.x(n)
    }

    /// A fade and an arrow head; at an included bound a line closes the bar, at an excluded one the fade begins after a gap.
    fn open_end(&self, Pen { painter, ruler, y, color }: Pen<'_>, n: u64, bound: Bound) -> f32 {
        let at = ruler.x(n);
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

    /// An outlined bar with a hard cap; at an excluded bound the cap is dashed. It begins at zero, which it includes.
    fn ceiling(&self, Pen { painter, ruler, y, color }: Pen<'_>, n: u64, bound: Bound) -> f32 {
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

    fn between(&self, Pen { painter, ruler, y, color }: Pen<'_>, low: u64, high: u64) -> f32 {
        painter.rect_filled(bar(ruler.x(low), ruler.x(high), y), 0.0, color.gamma_multiply(0.35));
        paint_cap(painter, ruler.x(high), y, Stroke::new(1.2, color));
        ruler.x(high)
    }

    fn and_more(&self, Pen { painter, ruler, y, color }: Pen<'_>, low: u64, high: u64) -> f32 {
        let light = color.gamma_multiply(0.35);
        let (from, to) = (ruler.x(low), ruler.x(high));
        painter.rect_filled(bar(from, to, y), 0.0, light);
        paint_cap(painter, from, y, Stroke::new(1.2, color));
        painter.add(ramp(bar(to, to + FADE, y), light, Color32::TRANSPARENT));
        paint_arrow(painter, to, y, color)
    }

    /// A bar that is solid almost to the figure, then fades across it, without a hard end.
    fn about(&self, Pen { painter, ruler, y, color }: Pen<'_>, n: u64) -> f32 {
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

    fn words(&self, Pen { painter, ruler, y, color }: Pen<'_>, range: Interval) -> f32 {
        words::bar_of(painter, range, ruler, y, color)
    }
}
