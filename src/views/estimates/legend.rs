//! The legend: exactly the marks that the chart on screen uses, no others.

use egui::{Align2, Painter, Pos2, Rect, Ui, Vec2, pos2};
use egui_plot::{PlotBounds, PlotTransform};

use super::super::Context;
use super::super::kept::kept;
use super::marks;
use crate::analysis::{EstimateRow, Gutter, Mark};
use crate::theme::{Type, galley};

const LINE: f32 = 20.0;
const SAMPLE: f32 = 46.0;
const GAP: f32 = 18.0;

/// The kinds of mark in the order the legend lists them: a sample and its meaning.
const KINDS: [(Mark, &str); 16] = [
    (Mark::Exactly(1), "figure given plainly"),
    (Mark::AtLeast(1), "at least"),
    (Mark::MoreThan(1), "more than"),
    (Mark::AtMost(1), "at most"),
    (Mark::FewerThan(1), "fewer than"),
    (Mark::Between(1, 2), "between"),
    (Mark::About(1), "about"),
    (Mark::Words(None), "words, no number"),
    (Mark::Zero, "stated as none"),
    (Mark::Named(1), "person named, not a total"),
    (Mark::Gutter(Gutter::Denies), "denies"),
    (Mark::Gutter(Gutter::Doubts), "doubts"),
    (Mark::Gutter(Gutter::LeavesOpen), "leaves open"),
    (Mark::Gutter(Gutter::Declines), "declines to say"),
    (Mark::Gutter(Gutter::Silent), "silent"),
    (Mark::Gutter(Gutter::NotGiven), "no number given"),
];

/// One entry of the legend.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Entry {
    sample: Mark,
    words: &'static str,
}

/// The entries for the rows on screen, kept until other rows are shown.
pub fn present(ctx: &Context<'_>, ui: &Ui) -> std::sync::Arc<Vec<Entry>> {
    let key = ctx.estimates_revision;
    kept(ui, ui.scope_id().with("legend"), key, || {
        let mut used = [false; KINDS.len()];
        for row in ctx.estimates.rows() {
            let EstimateRow::Claim(id) = row else { continue };
            let Some(mark) = ctx.mark(&ctx.dossier.claims[*id]) else { continue };
            if let Some(kind) = KINDS.iter().position(|(sample, _)| same_kind(*sample, mark)) {
                used[kind] = true;
            }
        }
        let entries = KINDS.iter().zip(used).filter(|(_, used)| *used);
        entries.map(|((sample, words), _)| Entry { sample: *sample, words }).collect()
    })
}

fn same_kind(a: Mark, b: Mark) -> bool {
    match (a, b) {
        (Mark::Gutter(a), Mark::Gutter(b)) => a == b,
        _ => std::mem::discriminant(&a) == std::mem::discriminant(&b),
    }
}

/// How high the legend is at a width.
pub fn height(ctx: &Context<'_>, ui: &Ui, entries: &[Entry], width: f32) -> f32 {
    let lines =
        flow(ctx, ui.painter(), entries, width - 32.0).last().map_or(0.0, |(pos, _)| pos.y / LINE + 1.0);
    lines * LINE + 10.0
}

/// The top left corner of every entry, line by line.
fn flow(ctx: &Context<'_>, painter: &Painter, entries: &[Entry], width: f32) -> Vec<(Vec2, Entry)> {
    let mut at = Vec2::ZERO;
    let mut placed = Vec::with_capacity(entries.len());
    for entry in entries {
        let words = galley(painter, entry.words, Type::Small, ctx.palette.mute, width).size().x;
        let wide = sample_width(entry.sample) + 6.0 + words;
        if at.x > 0.0 && at.x + wide > width {
            at = Vec2::new(0.0, at.y + LINE);
        }
        placed.push((at, *entry));
        at.x += wide + GAP;
    }
    placed
}

const fn sample_width(mark: Mark) -> f32 {
    match mark {
        Mark::AtLeast(_) | Mark::MoreThan(_) => SAMPLE + 6.0,
        Mark::Gutter(_) | Mark::Zero => 14.0,
        Mark::Named(_) => 18.0,
        Mark::Exactly(_) | Mark::AtMost(_) | Mark::FewerThan(_) | Mark::Between(..) => 32.0,
        Mark::About(_) => 34.0,
        Mark::Words(_) => 42.0,
    }
}

/// Draws the legend.
pub fn ui(ctx: &Context<'_>, ui: &Ui, entries: &[Entry], rect: Rect) {
    let painter = ui.painter_at(rect);
    for (pos, entry) in flow(ctx, &painter, entries, rect.width() - 16.0) {
        let min = rect.min + pos + Vec2::new(0.0, 4.0);
        sample(ctx, &painter, entry.sample, min);
        let words = galley(&painter, entry.words, Type::Small, ctx.palette.mute, rect.width());
        let at = min + Vec2::new(sample_width(entry.sample) + 6.0, LINE / 2.0);
        painter.galley(Align2::LEFT_CENTER.anchor_size(at, words.size()).min, words, ctx.palette.mute);
    }
}

/// The mark in small, drawn by the same code as in the chart.
fn sample(ctx: &Context<'_>, painter: &Painter, mark: Mark, min: Pos2) {
    let color = ctx.palette.mute;
    let y = min.y + LINE / 2.0;
    let frame = Rect::from_min_size(pos2(min.x, y - 8.0), Vec2::new(SAMPLE, 16.0));
    // One unit is 14 points: bounds of 1 and 2 fit into a sample with their fades.
    let bounds = PlotBounds::from_min_max([0.0, 0.0], [f64::from(SAMPLE) / 14.0, 1.0]);
    // The mark, the length of its solid part, and how far it is moved to stand clear of the edge.
    let (mark, solid, aside) = match mark {
        Mark::Gutter(kind) => return marks::gutter(painter, kind, pos2(min.x + 7.0, y), color),
        Mark::Exactly(_) => (Mark::Exactly(2), 28.0, 0.0),
        Mark::AtMost(_) => (Mark::AtMost(2), 0.0, 0.0),
        Mark::FewerThan(_) => (Mark::FewerThan(2), 0.0, 0.0),
        Mark::AtLeast(_) | Mark::MoreThan(_) | Mark::Between(..) => (mark, 14.0, 0.0),
        Mark::Zero | Mark::Named(_) => (mark, 0.0, 6.0),
        Mark::About(_) | Mark::Words(_) => (mark, 0.0, 0.0),
    };
    let bar = Rect::from_min_max(pos2(min.x, y - 6.0), pos2(min.x + solid, y + 6.0));
    if solid > 0.0 {
        painter.rect_filled(bar, 0.0, marks::filled(color));
    }
    let transform = PlotTransform::new(frame.translate(Vec2::new(aside, 0.0)), bounds, false);
    marks::paint(painter, mark, &transform, y, color);
}
