//! The legend: exactly the marks used by the chart on screen.

use std::sync::Arc;

use egui::{Align2, Painter, Pos2, Rect, Ui, Vec2, pos2};

use super::super::Context;
use super::super::memo::memoize;
use super::layout::Lane;
use super::marks::{self, Ruler};
use super::parts;
use super::scale::Scale;
use crate::analysis::{EstimateRow, Gutter, Interval, Known, Mark, Whisker};
use crate::dossier::{Id as _, Moment};
use crate::session::{Input, MarkStyle};
use crate::theme::{Type, galley};

const LINE: f32 = 20.0;
const SAMPLE: f32 = 46.0;
const GAP: f32 = 18.0;
/// The width of a sample of a pale bar.
const PALE: f32 = 26.0;
/// Points per unit in a sample: bounds of 1 and 2 fit with their fades.
const UNIT: f64 = 14.0;

/// A sample of an estimate; one without a dot or without a whisker looks like a part of it.
const ESTIMATE: Mark = Mark::Estimate(Whisker { point: Some(2), interval: Some((1, 3)) });

/// The kinds of mark in the order the legend lists them: a sample and its meaning.
const KINDS: [(Mark, &str); 28] = [
    (Mark::Exactly(2), "one figure; a hedge, if any, stands beside it"),
    (Mark::SoFar(1), "running count, no upper end"),
    (Mark::AtLeast(1), "at least"),
    (Mark::MoreThan(1), "more than"),
    (Mark::AtMost(2), "at most"),
    (Mark::FewerThan(2), "fewer than"),
    (Mark::Between(1, 2), "between"),
    (Mark::AndMore(1, 2), "between, and more"),
    (Mark::About(1), "about"),
    (Mark::AboutBetween(1, 2), "about, a range"),
    (Mark::AboutAndMore(1, 2), "about, a range and more"),
    (Mark::AboutAtLeast(1), "at least or more than about"),
    (Mark::AboutAtMost(2), "at most or fewer than about"),
    (ESTIMATE, "estimate: figure and interval, ruling no figure out"),
    (Mark::Words(Some(Interval { low: 2, high: Some(2) })), "words, read as one figure"),
    (Mark::Words(Some(Interval { low: 1, high: Some(2) })), "words, read as a range"),
    (Mark::Words(Some(Interval { low: 1, high: None })), "words, read as a range without upper end"),
    (Mark::Words(None), "words only"),
    (Mark::Relative, "relative to another figure, not worked out"),
    (Mark::Zero, "stated as none"),
    (Mark::Named(1), "person named, not a total"),
    (Mark::Gutter(Gutter::Denies), "denies"),
    (Mark::Gutter(Gutter::Doubts), "doubts or does not believe"),
    (Mark::Gutter(Gutter::LeavesOpen), "leaves open"),
    (Mark::Gutter(Gutter::NotKnown), "says it is not known"),
    (Mark::Gutter(Gutter::Declines), "declines to say"),
    (Mark::Gutter(Gutter::Silent), "silent"),
    (Mark::Gutter(Gutter::NotGiven), "no number given"),
];

/// The sample of an entry.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Sample {
    Mark(Mark),
    Opposed,
    /// A mark that is pale because of the chosen day.
    Pale(Known),
}

/// One entry of the legend.
#[derive(Clone, Debug, PartialEq)]
struct Entry {
    sample: Sample,
    words: String,
}

/// The marks used by the rows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Legend {
    entries: Vec<Entry>,
    /// Whether some words need a lane of their own.
    pub lane: Lane,
}

/// What the marks of the rows are, whatever is selected.
#[derive(Clone, Debug, PartialEq)]
struct Used {
    /// Per kind of mark.
    kinds: [bool; KINDS.len()],
    /// Whether some claims were perhaps not yet said on the chosen day, and whether some certainly were not.
    pale: [bool; PALE_WORDS.len()],
}

/// What the marks of the rows are made from.
const READS: &[Input] = &[Input::Dossier, Input::Rows, Input::Reading, Input::Day, Input::Narrowing];

/// What a pale mark means, before "on that day".
const PALE_WORDS: [(Known, &str); 2] =
    [(Known::Perhaps, "perhaps not yet said"), (Known::NotYet, "not yet said")];

impl Used {
    /// `of_claims` are the kinds of the marks of all claims.
    fn new(ctx: &Context<'_>, of_claims: &[Option<u8>]) -> Self {
        let mut kinds = [false; KINDS.len()];
        for row in ctx.estimates.rows() {
            let kind = match row {
                EstimateRow::Claim(id) => of_claims[id.index()],
                EstimateRow::Part(id, part) => parts::mark(ctx, *id, *part).and_then(kind_of),
                _ => None,
            };
            if let Some(kind) = kind {
                kinds[usize::from(kind)] = true;
            }
        }
        let is_any = |known| ctx.estimates.claim_ids().any(|id| ctx.known(id) == known);
        let pale = PALE_WORDS.map(|(known, _)| ctx.session.as_of.is_some() && is_any(known));
        Self { kinds, pale }
    }
}

impl Legend {
    /// Returns the legend of the rows, kept until other rows are shown or another claim is selected.
    pub fn cached(ctx: &Context<'_>, ui: &Ui) -> Arc<Self> {
        let id = ui.scope_id();
        let of_claims = memoize(ctx, ui, id.with("kinds"), (&[Input::Dossier, Input::Reading], ()), || {
            ctx.dossier.claims.ids().map(|id| ctx.mark(id).and_then(kind_of)).collect::<Vec<_>>()
        });
        let used = memoize(ctx, ui, id.with("marks"), (READS, ()), || Used::new(ctx, &of_claims));
        // Conflicts depend on the selected claim, and on what agreement compares. This starts to work them out, if they are
        // not known.
        let is_known = ctx.opposed_later(ui).is_some();
        let reads = [READS, &[Input::Selection]].concat();
        memoize(ctx, ui, id.with("legend"), (&reads, is_known), || Self::new(ctx, &used))
    }

    fn new(ctx: &Context<'_>, used: &Used) -> Self {
        let mut entries = Vec::new();
        let opposed = ctx.opposed().filter(|opposed| !opposed.is_empty());
        let is_opposed = |id| opposed.as_ref().is_some_and(|opposed| opposed.binary_search(&id).is_ok());
        if opposed.is_some() && ctx.estimates.claim_ids().any(is_opposed) {
            entries.push(Entry { sample: Sample::Opposed, words: ctx.opposed_words().to_owned() });
        }
        let mut lane = Lane::Absent;
        for ((sample, words), _) in KINDS.iter().zip(used.kinds).filter(|(_, used)| *used) {
            let mut words = (*words).to_owned();
            match sample {
                Mark::Words(Some(_)) => words = format!("{words} ({})", ctx.reading().name),
                Mark::Words(None) | Mark::Relative => lane = Lane::Words,
                _ => {}
            }
            entries.push(Entry { sample: Sample::Mark(*sample), words });
        }
        if let Some(then) = ctx.session.as_of.map(Moment::on_that_day) {
            let pale = PALE_WORDS.iter().zip(used.pale).filter(|(_, used)| *used);
            entries.extend(pale.map(|((known, words), _)| Entry {
                sample: Sample::Pale(*known),
                words: format!("{words} {then}"),
            }));
        }
        Self { entries, lane }
    }

    /// The height of the legend at a width.
    pub fn height(&self, ctx: &Context<'_>, ui: &Ui, width: f32) -> f32 {
        let placed = self.flow(ctx, ui.painter(), width - 32.0);
        placed.last().map_or(0.0, |(pos, _)| pos.y + LINE) + 10.0
    }

    /// The top left corner of every entry, line by line.
    fn flow(&self, ctx: &Context<'_>, painter: &Painter, width: f32) -> Vec<(Vec2, &Entry)> {
        let mut at = Vec2::ZERO;
        let mut placed = Vec::with_capacity(self.entries.len());
        for entry in &self.entries {
            let words = galley(painter, &entry.words, Type::Small, ctx.palette.mute, width).size().x;
            let wide = sample_width(ctx, entry.sample) + 6.0 + words;
            if at.x > 0.0 && at.x + wide > width {
                at = Vec2::new(0.0, at.y + LINE);
            }
            placed.push((at, entry));
            at.x += wide + GAP;
        }
        placed
    }

    /// Draws the legend.
    pub fn ui(&self, ctx: &Context<'_>, ui: &Ui, rect: Rect) {
        let painter = ui.painter_at(rect);
        for (pos, entry) in self.flow(ctx, &painter, rect.width() - 16.0) {
            let min = rect.min + pos + Vec2::new(0.0, 4.0);
            sample(ctx, &painter, entry.sample, min);
            let words = galley(&painter, &entry.words, Type::Small, ctx.palette.mute, rect.width());
            let at = min + Vec2::new(sample_width(ctx, entry.sample) + 6.0, LINE / 2.0);
            painter.galley(Align2::LEFT_CENTER.anchor_size(at, words.size()).min, words, ctx.palette.mute);
        }
    }
}

/// The entry of a mark among [`KINDS`].
fn kind_of(mark: Mark) -> Option<u8> {
    let found = KINDS.iter().position(|(sample, _)| same_kind(*sample, mark));
    found.and_then(|kind| u8::try_from(kind).ok())
}

fn same_kind(a: Mark, b: Mark) -> bool {
    match (a, b) {
        (Mark::Gutter(a), Mark::Gutter(b)) => a == b,
        (Mark::Words(a), Mark::Words(b)) => {
            // A single figure, a range, and a range without an upper end are drawn differently.
            let form = |range: Interval| range.high.map(|high| high == range.low);
            a.map(form) == b.map(form)
        }
        _ => std::mem::discriminant(&a) == std::mem::discriminant(&b),
    }
}

fn sample_width(ctx: &Context<'_>, sample: Sample) -> f32 {
    let mark = match sample {
        Sample::Mark(mark) => mark,
        Sample::Opposed => return 14.0,
        Sample::Pale(_) => return PALE,
    };
    let narrow = ctx.session.estimates.drawn_style() == MarkStyle::Intervals;
    match mark {
        Mark::AtLeast(_)
        | Mark::MoreThan(_)
        | Mark::AboutAtLeast(_)
        | Mark::Words(Some(Interval { high: None, .. })) => SAMPLE + 6.0,
        // A range with a fade after it, and soft ends.
        Mark::AndMore(..) | Mark::AboutAndMore(..) => SAMPLE + 22.0,
        Mark::AboutBetween(..) | Mark::AboutAtMost(_) | Mark::Estimate(_) => SAMPLE + 4.0,
        Mark::Gutter(_) | Mark::Zero => 14.0,
        Mark::Named(_) => 23.0,
        Mark::Exactly(_) | Mark::Words(Some(Interval { low: 2, .. })) if narrow => 13.0,
        Mark::About(_) if narrow => 26.0,
        Mark::Exactly(_)
        | Mark::SoFar(_)
        | Mark::AtMost(_)
        | Mark::FewerThan(_)
        | Mark::Between(..)
        | Mark::About(_)
        | Mark::Words(Some(_)) => 34.0,
        Mark::Words(None) | Mark::Relative => marks::PATCH + 2.0,
    }
}

/// Draws a small mark, with the same code as in the chart.
fn sample(ctx: &Context<'_>, painter: &Painter, sample: Sample, min: Pos2) {
    let (color, y) = (ctx.palette.mute, min.y + LINE / 2.0);
    let style = ctx.session.estimates.drawn_style();
    let mark = match sample {
        Sample::Pale(known) => {
            let color = match known {
                Known::NotYet => ctx.palette.dimmed(color),
                Known::Perhaps | Known::Known => ctx.palette.perhaps(color),
            };
            let bar = Rect::from_min_max(pos2(min.x, y - 6.0), pos2(min.x + PALE, y + 6.0));
            painter.rect_filled(bar, 0.0, marks::filled(color));
            return;
        }
        Sample::Opposed => return marks::opposed(painter, pos2(min.x + 7.0, y), ctx.palette.error),
        Sample::Mark(Mark::Gutter(kind)) => {
            return marks::gutter(painter, kind, pos2(min.x + 7.0, y), color);
        }
        Sample::Mark(Mark::Words(None)) => {
            return marks::patch(painter, pos2(min.x + marks::PATCH / 2.0 + 1.0, y), color);
        }
        Sample::Mark(Mark::Relative) => {
            return marks::relative(painter, pos2(min.x + marks::PATCH / 2.0 + 1.0, y), color);
        }
        Sample::Mark(mark) => mark,
    };
    let scale = Scale::sample(UNIT);
    // How far the sample is shifted to stay clear of the edge.
    let aside = match (mark, style) {
        (Mark::Zero | Mark::Named(_), _) => 6.0,
        (Mark::Exactly(_) | Mark::Words(Some(Interval { low: 2, .. })), MarkStyle::Intervals) => {
            6.0 - scale.x(2)
        }
        (Mark::About(_), MarkStyle::Intervals) => 13.0 - scale.x(1),
        (
            Mark::SoFar(_)
            | Mark::AtLeast(_)
            | Mark::MoreThan(_)
            | Mark::Words(_)
            | Mark::Between(..)
            | Mark::AndMore(..),
            MarkStyle::Intervals,
        ) => 6.0 - scale.x(1),
        (Mark::AboutBetween(..) | Mark::AboutAndMore(..) | Mark::AboutAtLeast(_), MarkStyle::Intervals) => {
            13.0 - scale.x(1)
        }
        (Mark::Estimate(_), _) => 4.0 - scale.x(1),
        _ => 0.0,
    };
    let ruler = Ruler { scale, left: min.x + aside };
    if let Some(solid) = marks::solid(mark).filter(|_| style == MarkStyle::Bars) {
        let bar = Rect::from_min_max(pos2(min.x, y - 6.0), pos2(min.x + scale.x(solid), y + 6.0));
        painter.rect_filled(bar, 0.0, marks::filled(color));
    }
    marks::paint(painter, style, mark, &ruler, y, color);
}
