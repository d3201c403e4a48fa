//! Ranges and bounds of which the source said "about": their ends are soft, and nothing in them is solid.

use egui::{Color32, Painter, Rect, Stroke, pos2};

use super::bars::SOFT;
use super::intervals::{HALO, LINE, fading_line};
use super::{FADE, Ruler, bar, filled, paint_arrow, ramp};
use crate::analysis::Mark;
use crate::session::MarkStyle;

/// Paints a mark with soft ends; returns where its text begins. Any other mark is left alone.
pub fn paint(painter: &Painter, style: MarkStyle, mark: Mark, ruler: &Ruler, y: f32, color: Color32) -> f32 {
    match (mark, style) {
        (Mark::AboutBetween(low, high), MarkStyle::Bars) => {
            soft_range(painter, ruler, low, high, y, color);
            fade(painter, ruler.x(high), SOFT, y, color.gamma_multiply(PALE));
        }
        (Mark::AboutAndMore(low, high), MarkStyle::Bars) => {
            soft_range(painter, ruler, low, high, y, color);
            fade(painter, ruler.x(high), FADE, y, color.gamma_multiply(PALE));
            paint_arrow(painter, ruler.x(high), y, color);
        }
        (Mark::AboutAtLeast(n), MarkStyle::Bars) => {
            soft_start(painter, ruler, n, y, color);
            fade(painter, ruler.x(n) + SOFT, FADE - SOFT, y, color.gamma_multiply(PALE));
            paint_arrow(painter, ruler.x(n), y, color);
        }
        (Mark::AboutAtMost(n), MarkStyle::Bars) => soft_ceiling(painter, ruler, n, y, color),
        (Mark::AboutBetween(low, high), MarkStyle::Intervals) => {
            line(painter, ruler.x(low), ruler.x(high), y, color);
            halo(painter, ruler.x(low), y, color);
            halo(painter, ruler.x(high), y, color);
        }
        (Mark::AboutAndMore(low, high), MarkStyle::Intervals) => {
            line(painter, ruler.x(low), ruler.x(high), y, color);
            halo(painter, ruler.x(low), y, color);
            halo(painter, ruler.x(high), y, color);
            fading_line(painter, ruler.x(high), ruler.x(high) + FADE, y, color);
            paint_arrow(painter, ruler.x(high), y, color);
        }
        (Mark::AboutAtLeast(n), MarkStyle::Intervals) => {
            halo(painter, ruler.x(n), y, color);
            fading_line(painter, ruler.x(n), ruler.x(n) + FADE, y, color);
            paint_arrow(painter, ruler.x(n), y, color);
        }
        (Mark::AboutAtMost(n), MarkStyle::Intervals) => {
            line(painter, ruler.x(0), ruler.x(n), y, color);
            halo(painter, ruler.x(n), y, color);
        }
        _ => {}
    }
    super::text_start(style, mark, ruler, painter.clip_rect().right())
}

/// How strong the part is that the source does not vouch for.
const PALE: f32 = 0.35;

/// Paints a bar that fades from full to pale across the low end and is pale up to the high end.
fn soft_range(painter: &Painter, ruler: &Ruler, low: u64, high: u64, y: f32, color: Color32) {
    let pale = color.gamma_multiply(PALE);
    let top = ruler.x(high);
    let middle = if low == 0 { ruler.x(0) } else { ruler.x(low) };
    let (from, to) = ((middle - SOFT).max(ruler.base().min(middle)), (middle + SOFT).min(top));
    if low > 0 {
        painter.add(ramp(bar(ruler.base(), from, y), filled(color), filled(color)));
    }
    painter.add(ramp(bar(from, to, y), if low > 0 { filled(color) } else { pale }, pale));
    painter.add(ramp(bar(to, top, y), pale, pale));
}

/// Paints a bar that is full almost to the figure and fades to pale across it.
fn soft_start(painter: &Painter, ruler: &Ruler, n: u64, y: f32, color: Color32) {
    let at = ruler.x(n);
    let base = if at < ruler.base() { ruler.left } else { ruler.base() };
    let from = (at - SOFT).max(base);
    painter.add(ramp(bar(base, from, y), filled(color), filled(color)));
    painter.add(ramp(bar(from, at + SOFT, y), filled(color), color.gamma_multiply(PALE)));
}

/// Paints an outline from zero whose edges fade across the figure, without a cap.
fn soft_ceiling(painter: &Painter, ruler: &Ruler, n: u64, y: f32, color: Color32) {
    let (zero, at) = (ruler.x(0), ruler.x(n));
    let from = (at - SOFT).max(zero);
    let whole = bar(zero, from, y);
    painter.rect_filled(whole, 0.0, color.gamma_multiply(0.08));
    for edge in [whole.top(), whole.bottom()] {
        painter.hline(whole.x_range(), edge, Stroke::new(1.4, color));
        let rest = Rect::from_min_max(pos2(from, edge - 0.7), pos2(at + SOFT, edge + 0.7));
        painter.add(ramp(rest, color, Color32::TRANSPARENT));
    }
}

fn fade(painter: &Painter, from: f32, length: f32, y: f32, color: Color32) {
    painter.add(ramp(bar(from, from + length, y), color, Color32::TRANSPARENT));
}

fn line(painter: &Painter, from: f32, to: f32, y: f32, color: Color32) {
    painter.hline(from..=to, y, Stroke::new(LINE, color));
}

/// Paints an end without a dot of its own: how near the figure is was not said.
fn halo(painter: &Painter, at: f32, y: f32, color: Color32) {
    for radius in HALO {
        painter.circle_filled(pos2(at, y), radius, color.gamma_multiply(0.14));
    }
    painter.circle_filled(pos2(at, y), 2.0, color);
}
