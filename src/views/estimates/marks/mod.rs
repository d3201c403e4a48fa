//! The marks: each shows what its source said about the number, and nothing beyond.
//!
//! Lengths without numerical meaning (fades, hatched patches, heads) are fixed in points, so that they cannot
//! be read off.

mod bars;
mod estimate;
mod extent;
mod gutter;
mod intervals;
mod relative;
mod soft;
mod words;

use egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, Vec2, pos2, vec2};

use super::super::{glyph, ramp};
use super::axis::BAR;
use super::scale::Scale;
use crate::analysis::{Interval, Mark};
use crate::session::MarkStyle;

pub use extent::text_start;
pub use gutter::{gutter, opposed};
pub use relative::relative;
pub use words::{PATCH, patch};

/// Half the height of a bar.
const HALF: f32 = (BAR / 2.0) as f32;
/// The length of a fade.
const FADE: f32 = 30.0;
/// The distance of a running count's tick from the end of its bar.
const TICK: f32 = 9.0;
/// The width of one person in a row of named people.
const PERSON: f32 = 12.0;
/// The distance of an arrow's tip from the end of its fade.
const HEAD: f32 = 5.0;
/// The distance of text from the centre of a ring.
const RING: f32 = 5.0;

/// The positions of values on the screen.
#[derive(Clone, Copy, Debug)]
pub struct Ruler {
    /// The scale of the axis.
    pub scale: Scale,
    /// The left edge of the axis.
    pub left: f32,
}

impl Ruler {
    pub fn x(&self, value: u64) -> f32 {
        self.left + self.scale.x(value)
    }

    /// The start of bars.
    pub fn base(&self) -> f32 {
        self.left + self.scale.base()
    }

    /// Whether marks may be cut, because only a part of the axis is shown.
    pub fn shows_part(&self) -> bool {
        !self.scale.span().is_whole()
    }
}

/// Returns the fill of a bar: a shade lighter than its outline.
pub fn filled(color: Color32) -> Color32 {
    color.gamma_multiply(0.88)
}

/// The figure up to which the source vouches for every single one.
pub const fn solid(mark: Mark) -> Option<u64> {
    match mark {
        Mark::Exactly(n)
        | Mark::SoFar(n)
        | Mark::AtLeast(n)
        | Mark::MoreThan(n)
        | Mark::Between(n, _)
        | Mark::AndMore(n, _) => Some(n),
        Mark::AtMost(_)
        | Mark::FewerThan(_)
        | Mark::About(_)
        | Mark::AboutBetween(..)
        | Mark::AboutAndMore(..)
        | Mark::AboutAtLeast(_)
        | Mark::AboutAtMost(_)
        | Mark::Estimate(_)
        | Mark::Relative
        | Mark::Words(_)
        | Mark::Zero
        | Mark::Named(_)
        | Mark::Gutter(_) => None,
    }
}

/// Paints what is on the axis, except the solid part of a bar; returns where its text begins.
pub fn paint(painter: &Painter, style: MarkStyle, mark: Mark, ruler: &Ruler, y: f32, color: Color32) -> f32 {
    let pen = Pen { painter, ruler, y, color };
    let drawing: &dyn Drawing = match style {
        MarkStyle::Bars => &bars::Bars,
        MarkStyle::Intervals => &intervals::Intervals,
    };
    match mark {
        Mark::Zero => {
            painter.circle_stroke(pos2(ruler.x(0), y), 5.0, Stroke::new(2.0, color));
            ruler.x(0) + RING
        }
        Mark::Named(people) => paint_people(painter, ruler.base(), y, people, color),
        Mark::Gutter(_) | Mark::Words(None) | Mark::Relative => ruler.left,
        Mark::Estimate(whisker) => estimate::paint(painter, whisker, ruler, y, color),
        Mark::AboutBetween(..) | Mark::AboutAndMore(..) | Mark::AboutAtLeast(_) | Mark::AboutAtMost(_) => {
            soft::paint(painter, style, mark, ruler, y, color)
        }
        Mark::Exactly(n) => drawing.exactly(pen, n),
        Mark::SoFar(n) => {
            let end = drawing.exactly(pen, n);
            paint_running_tick(painter, end, y, color)
        }
        Mark::AtLeast(n) => drawing.open_end(pen, n, Bound::Included),
        Mark::MoreThan(n) => drawing.open_end(pen, n, Bound::Excluded),
        Mark::AtMost(n) => drawing.ceiling(pen, n, Bound::Included),
        Mark::FewerThan(n) => drawing.ceiling(pen, n, Bound::Excluded),
        Mark::Between(low, high) => drawing.between(pen, low, high),
        Mark::AndMore(low, high) => drawing.and_more(pen, low, high),
        Mark::About(n) => drawing.about(pen, n),
        Mark::Words(Some(range)) => drawing.words(pen, range),
    }
}

/// What marks are painted with, and where.
#[derive(Clone, Copy)]
struct Pen<'a> {
    painter: &'a Painter,
    ruler: &'a Ruler,
    /// The middle of the row.
    y: f32,
    color: Color32,
}

/// How a style draws what sources say of a number. Each returns where the text of the mark begins.
trait Drawing {
    /// One figure.
    fn exactly(&self, pen: Pen<'_>, n: u64) -> f32;
    /// A lower bound.
    fn open_end(&self, pen: Pen<'_>, n: u64, bound: Bound) -> f32;
    /// An upper bound.
    fn ceiling(&self, pen: Pen<'_>, n: u64, bound: Bound) -> f32;
    /// Two bounds.
    fn between(&self, pen: Pen<'_>, low: u64, high: u64) -> f32;
    /// Two bounds, the upper of which may be exceeded.
    fn and_more(&self, pen: Pen<'_>, low: u64, high: u64) -> f32;
    /// A figure with neither bound.
    fn about(&self, pen: Pen<'_>, n: u64) -> f32;
    /// Words, over the range that they are read as.
    fn words(&self, pen: Pen<'_>, range: Interval) -> f32;
}

/// Whether a bound is part of the quantity: "at least 5" includes 5, "more than 100" excludes 100.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Bound {
    Included,
    Excluded,
}

fn bar(from: f32, to: f32, y: f32) -> Rect {
    Rect::from_min_max(pos2(from, y - HALF), pos2(to, y + HALF))
}

/// Paints the end of a bar or a whisker: a line across it.
fn paint_cap(painter: &Painter, at: f32, y: f32, stroke: Stroke) {
    painter.vline(at, y - HALF - 2.0..=y + HALF + 2.0, stroke);
}

fn dashed_cap(painter: &Painter, at: f32, y: f32, stroke: Stroke) {
    let cap = [pos2(at, y - HALF - 2.0), pos2(at, y + HALF + 2.0)];
    painter.extend(Shape::dashed_line(&cap, stroke, 3.0, 2.0));
}

/// Paints the small open tick after a running count, which could still rise. Returns its tip.
fn paint_running_tick(painter: &Painter, from: f32, y: f32, color: Color32) -> f32 {
    let tip = pos2(from + TICK, y);
    let head = vec![tip - Vec2::new(4.0, 4.0), tip, tip - Vec2::new(4.0, -4.0)];
    painter.add(Shape::line(head, Stroke::new(1.6, color)));
    tip.x
}

/// Paints the arrow head that means "no upper end"; returns its tip.
fn paint_arrow(painter: &Painter, from: f32, y: f32, color: Color32) -> f32 {
    let tip = pos2(from + FADE + HEAD, y);
    let head = vec![tip - Vec2::new(4.5, 4.5), tip, tip - Vec2::new(4.5, -4.5)];
    painter.add(Shape::line(head, Stroke::new(1.8, color)));
    tip.x
}

/// Paints a dashed ring: one figure made by a reading, not given by the source.
fn dashed_ring(painter: &Painter, center: Pos2, radius: f32, color: Color32) {
    let ring: Vec<Pos2> =
        (0..=24_u8).map(|step| center + radius * Vec2::angled(f32::from(step) * 0.261_8)).collect();
    painter.extend(Shape::dashed_line(&ring, Stroke::new(1.8, color), 3.2, 2.4));
}

/// Paints the signs of a mark that ends beyond the part of the axis that is shown, up to `right`; returns where its
/// text begins. `after` is the end of the mark.
pub fn tell_beyond(painter: &Painter, ruler: &Ruler, right: f32, after: f32, y: f32, color: Color32) -> f32 {
    let paint_tip = |x: f32, aside: f32| {
        let head = [vec2(aside, -4.0), Vec2::ZERO, vec2(aside, 4.0)].map(|from| pos2(x, y) + from);
        painter.add(Shape::line(head.to_vec(), Stroke::new(1.6, color)));
    };
    if after < ruler.left {
        paint_tip(ruler.left + 3.0, 4.0);
        return ruler.left + 14.0;
    }
    if after > right {
        paint_tip(right - 1.0, -4.0);
    }
    after + 8.0
}

/// The number of people that fit between `left` and `right`, at least one.
fn people_shown(people: usize, left: f32, right: f32) -> usize {
    people.min(((right - left - 140.0) / PERSON).max(1.0) as usize)
}

/// Paints one small figure per person named, as many as fit.
fn paint_people(painter: &Painter, left: f32, y: f32, people: usize, color: Color32) -> f32 {
    let shown = people_shown(people, left, painter.clip_rect().right());
    for index in 0..shown {
        let center = pos2(left + 9.0 + PERSON * index as f32, y);
        glyph::person(painter, center, HALF, color);
    }
    left + 4.0 + PERSON * shown as f32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Whisker;

    #[test]
    fn the_solid_part_never_passes_what_is_vouched_for() {
        assert_eq!(solid(Mark::MoreThan(100)), Some(100));
        assert_eq!(solid(Mark::Between(10, 30)), Some(10));
        let read = Mark::Words(Some(Interval { low: 24, high: None }));
        for open in [Mark::AtMost(5), Mark::About(500), Mark::Words(None), read, Mark::Zero, Mark::Named(3)] {
            assert_eq!(solid(open), None, "{open:?}");
        }
        assert_eq!(solid(Mark::AndMore(2_800, 5_000)), Some(2_800));
        let estimate = Mark::Estimate(Whisker { point: Some(2_975), interval: Some((2_658, 3_290)) });
        for near in [
            Mark::AboutBetween(50_000, 80_000),
            Mark::AboutAndMore(2_800, 5_000),
            Mark::AboutAtLeast(8_000),
            Mark::AboutAtMost(30),
            estimate,
            Mark::Relative,
        ] {
            assert_eq!(solid(near), None, "{near:?}");
        }
    }
}
