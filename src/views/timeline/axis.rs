//! The axis above the lanes, the grid lines below it, and the line of the chosen day.

use std::ops::Range;

use egui::{Align2, Painter, Pos2, Rect, Shape, Stroke, pos2, vec2};

use super::super::Context;
use super::ticks::{Line, Step, Tick, ticks};
use super::window::Window;
use crate::analysis::timeline::lasting;
use crate::dossier::Instant;
use crate::theme::{Type, galley};

/// The height of the axis in points.
pub const HEIGHT: f32 = 38.0;

/// Minimum distance between the names of two divisions, in points.
const LEAST: f32 = 3.0;

/// Draws the axis into `rect`.
pub fn ui(ctx: &Context<'_>, painter: &Painter, rect: Rect, window: &Window) {
    let painter = painter.with_clip_rect(rect.intersect(painter.clip_rect()));
    let (mute, width) = (ctx.palette.mute, rect.width());
    painter.hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, ctx.palette.hairline));
    let x = |at: Instant| rect.left() + window.x(at);
    let is_by_day = Step::fitting(window) == Step::Day;
    let breaks = breaks(window, rect);
    // A division that a break cuts off may be narrower than its name.
    let mut free = rect.left();
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
        if tick.begins {
            painter.vline(from, rect.bottom() - 5.0..=rect.bottom(), Stroke::new(1.0, ctx.palette.faint));
        }
        // A label that would be cut is left out: part of a number is another number.
        let end = pos.x + words.size().x;
        let is_free = !breaks.iter().any(|(span, _)| pos.x < span.end && end > span.start);
        if is_free && pos.x >= free && end <= rect.right() {
            free = end + LEAST;
            painter.galley(pos, words, mute);
        }
    }
    for (span, words) in &breaks {
        draw_break(ctx, &painter, rect, span, words);
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
    for (at, tick) in ticks.iter().enumerate() {
        let (from, to) = (x(tick.from), x(tick.to));
        // Above a break there is nothing else.
        let to = ticks.get(at + 1).map_or(to, |next| x(next.from).max(to));
        let words = galley(painter, &tick.label, Type::SmallStrong, ctx.palette.ink, 300.0);
        let left = from.max(rect.left()) + 4.0;
        if left + words.size().x + 4.0 <= to {
            painter.galley(pos2(left, rect.top() + 3.0), words, ctx.palette.ink);
        }
        if tick.begins && from > rect.left() {
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
            if tick.begins {
                painter.vline(x, rect.y_range(), Stroke::new(1.0, color));
            }
        }
    }
    for (span, _) in breaks(window, rect) {
        let ground = Rect::from_x_y_ranges(span.start..=span.end, rect.y_range()).intersect(rect);
        painter.rect_filled(ground, 0.0, ctx.palette.panel);
        for x in [span.start, span.end] {
            painter.add(torn(x, rect, Stroke::new(1.0, ctx.palette.faint)));
        }
    }
}

/// Where the times that are left out are on the screen, and how long each lasts.
fn breaks(window: &Window, rect: Rect) -> Vec<(Range<f32>, String)> {
    let x = |at: Instant| rect.left() + window.x(at);
    let breaks = window.breaks_seen(rect.width());
    breaks.map(|span| (x(span.0)..x(span.1), lasting(span))).collect()
}

/// Draws that the axis is broken, and how much is left out.
fn draw_break(ctx: &Context<'_>, painter: &Painter, rect: Rect, span: &Range<f32>, words: &str) {
    let ground = Rect::from_x_y_ranges(span.start..=span.end, rect.bottom() - 20.0..=rect.bottom());
    painter.rect_filled(ground, 0.0, ctx.palette.paper);
    let stroke = Stroke::new(1.3, ctx.palette.mute);
    for x in [span.start, span.end] {
        sign(painter, pos2(x, rect.bottom() - 1.0), stroke);
    }
    let words = galley(painter, words, Type::Axis, ctx.palette.mute, span.end - span.start);
    let pos = Align2::CENTER_CENTER.anchor_size(ground.center(), words.size()).min;
    if pos.x >= rect.left() && pos.x + words.size().x <= rect.right() {
        painter.galley(pos, words, ctx.palette.mute);
    }
}

/// The sign of a broken line: two strokes across it.
pub fn sign(painter: &Painter, at: Pos2, stroke: Stroke) {
    for aside in [-2.0, 2.0] {
        painter.line_segment([at + vec2(aside - 2.0, 5.0), at + vec2(aside + 2.0, -5.0)], stroke);
    }
}

/// The torn edge of what is left out, from top to bottom.
fn torn(x: f32, rect: Rect, stroke: Stroke) -> Shape {
    const STEP: f32 = 6.0;
    let rows = (rect.height() / STEP).ceil().clamp(1.0, 4_000.0) as usize;
    let point = |row: usize| {
        let aside = if row.is_multiple_of(2) { -1.5 } else { 1.5 };
        pos2(x + aside, (rect.top() + STEP * row as f32).min(rect.bottom()))
    };
    Shape::line((0..=rows).map(point).collect(), stroke)
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
