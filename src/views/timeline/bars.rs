//! A date as a bar: from the first day on which it may lie to the last, never a point.
//!
//! A single day has the width of a day. A stated end has a line across it, an approximate one fades as far as
//! "about" reaches, an open one fades over a length without meaning and has an arrow. One of several days is
//! drawn as these days, never as the time between them; a derived time is a dashed outline.

use std::ops::Range;

use egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, Vec2, pos2};

use super::super::ramp;
use super::ticks::Step;
use super::window::Window;
use super::words::GAP;
use crate::analysis::Known;
use crate::analysis::timeline::{Basis, Doubt, End, Entry, Extent, Single};
use crate::dossier::Instant;

/// Half the height of a bar.
const HALF: f32 = 7.5;
/// Half the height of an outline: its text is clear of the dashes.
const OUTLINE: f32 = 8.5;
/// The length of the fade at an open end, which has no meaning.
const FADE: f32 = 40.0;
/// The length of the arrow head at an open end.
const ARROW: f32 = 8.0;
/// Minimum length of a fade, so that an approximate end never looks exact.
const SHORTEST: f32 = 12.0;
/// The space for the sign of doubt before a bar.
const DOUBT: f32 = 10.0;
/// Minimum width of a bar for text inside that may be cut.
const LEAST_INSIDE: f32 = 110.0;
/// Minimum visible length of the line between one of several days and the next.
const LEAST_LINE: f32 = 14.0;
/// From this width on, a day has its symbol at its left end, and its text inside if all of it fits.
const WIDE_DAY: f32 = 16.0;

/// The look of an end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    /// A line.
    Sharp,
    /// A fade as far as "about" reaches.
    Soft,
    /// A fade of fixed length and an arrow.
    Open,
}

/// The position of a date on the screen, in points from the left edge of the window.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bar {
    /// The start of the stated time.
    pub left: f32,
    /// The end of the stated time.
    pub right: f32,
    /// The start of the fade before it, if any.
    pub outer_left: f32,
    /// The end of the fade after it, if any.
    pub outer_right: f32,
    from: Edge,
    to: Edge,
    /// What it represents.
    pub shape: Shown,
}

/// The width of a text, in points.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Wanted {
    /// Of all of it.
    pub all: f32,
    /// Of the part that must not be cut.
    pub least: f32,
}

impl Wanted {
    /// The minimum width of a bar that contains the text.
    fn inside(self) -> f32 {
        (self.all + 10.0).min(self.least.max(LEAST_INSIDE) + 12.0)
    }
}

/// What a bar represents.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Shown {
    /// A single day or time.
    Day,
    /// A span, of which it may be any part.
    Span,
    /// One of several dates; it cannot lie between the end of the first and the start of the second.
    OneOf(f32, f32),
    /// A derived time, which no source stated.
    Derived,
}

impl Bar {
    /// Makes the bar of an entry.
    #[must_use]
    pub fn new(entry: &Entry, window: &Window) -> Self {
        let bar = Self::from_extent(entry.extent, window);
        match entry.basis {
            Basis::Stated => bar,
            Basis::Derived => Self { shape: Shown::Derived, ..bar },
            Basis::OneOf { after_first, second } => {
                let [from, to] = [after_first, second].map(|at| window.x(at));
                Self { shape: Shown::OneOf(from, to), ..bar }
            }
        }
    }

    /// Makes the bar of an extent.
    #[must_use]
    pub fn from_extent(extent: Extent, window: &Window) -> Self {
        let x = |at: Instant| window.x(at);
        let (from, left, outer_left) = match extent.from {
            End::Sharp(at) => (Edge::Sharp, x(at), x(at)),
            End::Soft(at, reach) => (Edge::Soft, x(at), x(reach).min(x(at) - SHORTEST)),
            End::Open => {
                let left = extent.to.stated().map_or(0.0, x) - FADE;
                (Edge::Open, left, left - ARROW)
            }
        };
        let (to, right, outer_right) = match extent.to {
            End::Sharp(at) => (Edge::Sharp, x(at), x(at)),
            End::Soft(at, reach) => (Edge::Soft, x(at), x(reach).max(x(at) + SHORTEST)),
            End::Open => (Edge::Open, left + FADE, left + FADE + ARROW),
        };
        // Under an axis of hours, a day is some time within it.
        let is_wide = matches!(Step::fitting(window), Step::Minutes(_));
        let shape = match extent.single {
            Single::Day if is_wide => Shown::Span,
            Single::Day | Single::Time => Shown::Day,
            Single::No => Shown::Span,
        };
        Self { left, right, outer_left, outer_right, from, to, shape }
    }

    /// True if an end is open: then it has no length.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.from == Edge::Open || self.to == Edge::Open
    }

    /// The left end, including the sign of doubt.
    #[must_use]
    pub fn left_of(&self, doubt: Doubt) -> f32 {
        match doubt {
            Doubt::None => self.outer_left,
            Doubt::Uncertain => self.outer_left - DOUBT,
        }
    }

    /// The right end, including the text beside or in it.
    #[must_use]
    pub fn right_of(&self, words: Wanted) -> f32 {
        let room = self.room(words);
        self.outer_right.max(room.0 + room.1)
    }

    /// The position of the text, in points from the left edge of a lane of this width: in the bar or after
    /// it, or before it if the lane ends too soon and is empty from `free` on.
    #[must_use]
    pub fn spot(&self, wanted: Wanted, doubt: Doubt, lane: f32, free: f32) -> Range<f32> {
        let (x, room) = self.room(wanted);
        let before = self.left_of(doubt) - GAP;
        // In a bar that ends out of view, the text is in its visible part.
        if x + room.min(wanted.all) > lane - 2.0 && before <= lane && before - wanted.all >= free {
            return before - wanted.all..before;
        }
        x..(x + room).min(lane - 2.0).max(x)
    }

    /// The start of the text, and the width available to it.
    #[must_use]
    pub fn room(&self, wanted: Wanted) -> (f32, f32) {
        let words = wanted.all;
        let beside = self.outer_right + 5.0;
        match (self.shape, self.from, self.to) {
            (Shown::Day, ..) if self.right - self.left >= WIDE_DAY + words + 4.0 => {
                (self.left + WIDE_DAY, words)
            }
            (Shown::Day, ..) => (self.right.max(self.symbol() + 6.0) + 3.0, words),
            // Between the days, to both of which the text belongs, or after the last.
            (Shown::OneOf(from, to), ..) if to - from >= wanted.inside() + LEAST_LINE => {
                (from.max(self.symbol() + 6.0) + 4.0, words.min(to - from - LEAST_LINE - 8.0))
            }
            (Shown::OneOf(..), ..) | (_, Edge::Open, _) | (_, _, Edge::Open) => (beside, words),
            _ => {
                // Inside, if all of it fits, or if a wide bar has room for what must not be cut; for a bar
                // that begins out of view, in its visible part.
                let inside = self.left.max(0.0) + 6.0;
                let room = self.right - 4.0 - inside;
                if self.right - self.left >= wanted.inside() { (inside, room) } else { (beside, words) }
            }
        }
    }

    /// The position of the symbol of a single day.
    #[must_use]
    pub fn symbol(&self) -> f32 {
        let middle = (self.right - self.left) / 2.0;
        self.left + middle.min(WIDE_DAY / 2.0)
    }
}

/// Paints a bar around `y`; `left` is the left edge of the window.
pub fn paint(painter: &Painter, bar: &Bar, left: f32, y: f32, color: Color32, known: Known) {
    let clip = painter.clip_rect().expand(FADE);
    // Beyond the screen, the exact position does not matter.
    let at = |x: f32| (left + x).clamp(clip.left(), clip.right());
    let body =
        Rect::from_min_max(pos2(at(bar.left), y - HALF), pos2(at(bar.right).max(at(bar.left)), y + HALF));
    if bar.shape == Shown::Derived && bar.from != Edge::Open && bar.to != Edge::Open {
        return outline(painter, (bar.left + left, bar.right + left), y, Cell::WHOLE, color);
    }
    let strength = match bar.shape {
        Shown::Day => 0.28,
        Shown::Span | Shown::OneOf(..) => 0.15,
        Shown::Derived => 0.0,
    };
    let fill = match known {
        Known::NotYet => Color32::TRANSPARENT,
        Known::Perhaps | Known::Known => color.gamma_multiply(strength),
    };
    if bar.from != Edge::Open && bar.to != Edge::Open {
        // A gradient of one colour: next to the anti-aliased edge of a plain rectangle, a seam would look
        // like an end.
        painter.add(ramp(body, fill, fill));
        if known == Known::NotYet {
            painter.rect_stroke(body, 0.0, Stroke::new(1.0, color), StrokeKind::Inside);
        }
    }
    let fades = [(bar.from, bar.outer_left, bar.left, -1.0), (bar.to, bar.right, bar.outer_right, 1.0)];
    for (edge, from, to, sign) in fades {
        let tip = if sign < 0.0 { from } else { to };
        match edge {
            Edge::Sharp if bar.shape == Shown::Day && known != Known::NotYet => {}
            Edge::Sharp if bar.shape == Shown::Derived => {
                let x = at(if sign < 0.0 { to } else { from });
                dashes(painter, [pos2(x, body.top()), pos2(x, body.bottom())], color);
            }
            Edge::Open if bar.shape == Shown::Derived => {
                for y in [body.top() + 0.5, body.bottom() - 0.5] {
                    dashes(painter, [pos2(body.left(), y), pos2(body.right(), y)], color);
                }
                arrow(painter, pos2(at(tip), y), sign, color);
            }
            Edge::Sharp => {
                painter.vline(
                    at(if sign < 0.0 { to } else { from }),
                    body.y_range(),
                    Stroke::new(1.4, color),
                );
            }
            Edge::Soft => {
                let rect = Rect::from_x_y_ranges(at(from)..=at(to), body.y_range());
                let strong = if known == Known::NotYet { color.gamma_multiply(0.3) } else { fill };
                painter.add(fade(rect, strong, sign));
            }
            Edge::Open => {
                painter.add(fade(body, color.gamma_multiply(0.4), sign));
                arrow(painter, pos2(at(tip), y), sign, color);
            }
        }
    }
}

/// The part of a derived time for the text of one of several claims that share this time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The first of its parts.
    pub first: u8,
    /// The part after its last.
    pub end: u8,
    /// The number of parts that the time is divided into.
    pub of: u8,
}

impl Cell {
    /// The whole time.
    pub const WHOLE: Self = Self { first: 0, end: 1, of: 1 };

    /// Its position between two points.
    #[must_use]
    pub fn within(self, (left, right): (f32, f32)) -> Range<f32> {
        let x = |part: u8| left + (right - left) * f32::from(part) / f32::from(self.of);
        x(self.first)..x(self.end)
    }
}

/// Paints the outline of a derived time, as far as `cell` extends: without a fill, because no source stated
/// it.
pub fn outline(painter: &Painter, ends: (f32, f32), y: f32, cell: Cell, color: Color32) {
    let clip = painter.clip_rect().expand(FADE);
    let part = cell.within(ends);
    let (left, right) = (part.start.max(clip.left()), part.end.min(clip.right()));
    for y in [y - OUTLINE, y + OUTLINE] {
        dashes(painter, [pos2(left, y), pos2(right, y)], color);
    }
    for (_, x) in [(cell.first == 0, ends.0 + 0.5), (cell.end == cell.of, ends.1 - 0.5)]
        .into_iter()
        .filter(|(is_end, x)| *is_end && clip.x_range().contains(*x))
    {
        dashes(painter, [pos2(x, y - OUTLINE), pos2(x, y + OUTLINE)], color);
    }
}

fn dashes(painter: &Painter, line: [Pos2; 2], color: Color32) {
    painter.extend(Shape::dashed_line(&line, Stroke::new(1.0, color), 3.0, 2.5));
}

/// Paints the thin dotted line from one of several days to the next: they are one claim.
pub fn joined(painter: &Painter, from: Pos2, to: Pos2, color: Color32) {
    if to.x > from.x {
        painter.extend(Shape::dotted_line(&[from, to], color, 4.0, 0.9));
    }
}

/// Paints the arrow head that means "end unknown".
fn arrow(painter: &Painter, tip: Pos2, sign: f32, color: Color32) {
    let back = tip - Vec2::new(5.0 * sign, 0.0);
    let head = vec![back - Vec2::new(0.0, 4.5), tip, back + Vec2::new(0.0, 4.5)];
    painter.add(Shape::line(head, Stroke::new(1.5, color)));
}

/// A fade from full colour at the near side to nothing at the far side.
fn fade(rect: Rect, color: Color32, sign: f32) -> Shape {
    if sign < 0.0 { ramp(rect, Color32::TRANSPARENT, color) } else { ramp(rect, color, Color32::TRANSPARENT) }
}

#[cfg(test)]
mod tests;
