//! The axis above the lanes, the grid lines below it, and the line of the chosen day.

use egui::{Align2, Painter, Pos2, Rect, Shape, Stroke, pos2, vec2};

use super::super::Context;
use super::ticks::{Line, Step, Tick, ticks};
use super::window::Window;
use crate::dossier::Instant;
use crate::theme::{Type, galley};

/// The height of the axis in points.
pub const HEIGHT: f32 = 38.0;

/// Draws the axis into `rect`.
pub fn ui(ctx: &Context<'_>, painter: &Painter, rect: Rect, window: &Window) {
    let painter = painter.with_clip_rect(rect.intersect(painter.clip_rect()));
    let (mute, width) = (ctx.palette.mute, rect.width());
    painter.hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, ctx.palette.hairline));
    let x = |at: Instant| rect.left() + window.x(at);
    let is_by_day = Step::fitting(window) == Step::Day;
    for tick in ticks(window, width, Line::Main, &ctx.dossier.zone) {
        let words = galley(&painter, tick.label, Type::Axis, mute, 200.0);
        let y = rect.bottom() - 10.0;
        let (from, to) = (x(tick.from), x(tick.to));
        // The number of a day is centred on it; other divisions have their name at their start.
        let pos = if is_by_day {
            Align2::CENTER_CENTER.anchor_size(pos2(f32::midpoint(from, to), y), words.size()).min
        } else {
            Align2::LEFT_CENTER.anchor_size(pos2(from + 4.0, y), words.size()).min
        };
        painter.vline(from, rect.bottom() - 5.0..=rect.bottom(), Stroke::new(1.0, ctx.palette.faint));
        // A label that would be cut is left out: part of a number is another number.
        if pos.x >= rect.left() && pos.x + words.size().x <= rect.right() {
            painter.galley(pos, words, mute);
        }
    }
    draw_larger_units(ctx, &painter, rect, &ticks(window, width, Line::Above, &ctx.dossier.zone), x);
    if let Some(day) = ctx.session.as_of {
        let at = x(day.last().plus(1));
        let knob = vec![
            pos2(at - 5.0, rect.bottom() - 7.0),
            pos2(at + 5.0, rect.bottom() - 7.0),
            pos2(at, rect.bottom()),
        ];
        painter.add(Shape::convex_polygon(knob, ctx.palette.accent, Stroke::NONE));
        draw_day_label(ctx, &painter, pos2(at, rect.top() + 4.0));
    }
}

/// Draws the larger units above the divisions; a name stays in view as long as part of its unit does.
fn draw_larger_units(
    ctx: &Context<'_>,
    painter: &Painter,
    rect: Rect,
    ticks: &[Tick],
    x: impl Fn(Instant) -> f32,
) {
    for tick in ticks {
        let (from, to) = (x(tick.from), x(tick.to));
        let words = galley(painter, &tick.label, Type::SmallStrong, ctx.palette.ink, 300.0);
        let left = from.max(rect.left()) + 4.0;
        if left + words.size().x + 4.0 <= to {
            painter.galley(pos2(left, rect.top() + 3.0), words, ctx.palette.ink);
        }
        if from > rect.left() {
            painter.vline(from, rect.top() + 4.0..=rect.bottom(), Stroke::new(1.0, ctx.palette.hairline));
        }
    }
}

/// Draws the grid lines of the divisions, through all lanes.
pub fn grid(ctx: &Context<'_>, painter: &Painter, rect: Rect, window: &Window) {
    for line in [Line::Main, Line::Above] {
        let color = if line == Line::Above { ctx.palette.hairline } else { ctx.palette.grid };
        for tick in ticks(window, rect.width(), line, &ctx.dossier.zone) {
            let x = rect.left() + window.x(tick.from);
            painter.vline(x, rect.y_range(), Stroke::new(1.0, color));
        }
    }
}

/// Draws the end of the chosen day, through all lanes: what is after it was not known.
pub fn as_of(ctx: &Context<'_>, painter: &Painter, rect: Rect, window: &Window) {
    if let Some(day) = ctx.session.as_of {
        let x = rect.left() + window.x(day.last().plus(1));
        let line = [pos2(x, rect.top()), pos2(x, rect.bottom())];
        painter.extend(Shape::dashed_line(&line, Stroke::new(1.4, ctx.palette.accent), 5.0, 3.0));
    }
}

/// Writes the chosen day on the axis, where it covers no lane.
fn draw_day_label(ctx: &Context<'_>, painter: &Painter, at: Pos2) {
    let Some(words) = ctx.as_of_caption() else { return };
    let words = galley(painter, words, Type::SmallStrong, ctx.palette.accent, 300.0);
    let right = painter.clip_rect().right();
    let left = if at.x + 6.0 + words.size().x > right { at.x - 6.0 - words.size().x } else { at.x + 6.0 };
    let ground = Rect::from_min_size(pos2(left, at.y), words.size()).expand2(vec2(4.0, 0.0));
    painter.rect_filled(ground, 0.0, ctx.palette.paper);
    painter.galley(pos2(left, at.y), words, ctx.palette.accent);
}
