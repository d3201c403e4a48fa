//! The row of a claim: the source, its mark, and its words.

use std::sync::Arc;

use egui::{Align2, Color32, CornerRadius, Galley, Rect, Sense, Ui, Vec2, pos2, vec2};

use super::super::ruler::{Fonts, Ruler as Measure};
use super::super::{Context, Surface, glyph, pin, tooltip};
use super::axis::{self, BAR};
use super::layout::Columns;
use super::marks::{self, Ruler};
use super::rows::{self, RowArea};
use crate::analysis::{
    Mark, REMARKED, Ties, WhenSaid, hedge_beside, measure, names, read_as, relays, where_read, with_hedge,
};
use crate::dossier::{Claim, ClaimId, Dossier, Id as _, Item, Quantity, Reading, Stance};
use crate::theme::{self, Type, galley, shortened};

/// The space between the texts beside a mark, and for the beginning of what follows a figure, in points.
const BETWEEN: f32 = 8.0;
const MORE: f32 = 46.0;
/// The space to the right of the text, in points.
pub const EDGE: f32 = 14.0;

/// The share of what follows a figure that the beginning of names has beside a hedge.
const NAMES: f32 = 0.4;

/// The minimum width for words that leave room for where the claim was read, in points.
const SHORTEST: f32 = 120.0;
/// The minimum width for the date of the claim, in points.
const DATES: f32 = 90.0;

/// Draws one claim.
pub fn ui(ctx: &Context<'_>, ui: &Ui, place: RowArea<'_>, id: ClaimId, ruler: &Ruler) {
    let item = Item::Claim(id);
    let _part = ctx.part(ui, || item);
    let target = place.rect.shrink2(Vec2::new(8.0, 0.0));
    let response = ctx.stop(ui, target, ui.scope_id().with(("claim", id.index())));
    let response = ctx.wire(ui, response, item, || name_of(ctx, id));
    super::super::rows::focus_ring(ctx, ui, target.shrink(4.0), &response);
    let at = place.rect.left_center();
    if ctx.surface == Surface::Window {
        // Beside the sign of a contradiction, where there is one.
        let x = if ctx.is_opposed(id) { 1.0 } else { 11.5 };
        pin::mark(ctx, ui.painter(), at + vec2(x, 0.0), id);
    }
    if ctx.is_opposed(id) {
        opposed(ctx, ui, place.rect, id);
    }
    draw_source(ctx, ui, place, id);
    let Some(mark) = ctx.mark(id) else { return };
    let left = paint_mark(ctx, ui, place, mark, id, ruler);
    let end = draw_text_beside_mark(ctx, ui, place.rect, id, left, ruler.base());
    if ctx.surface == Surface::Picture {
        draw_citation(ctx, ui, place.rect, id, end);
    }
    tooltip::attach(ctx, response, item);
}

/// The accessible name of the row.
fn name_of(ctx: &Context<'_>, id: ClaimId) -> String {
    let mut name = ctx.spoken(id);
    if let Some(tied) = linked_claims_text(&Said::new(ctx), id) {
        name = format!("{name}, {tied}");
    }
    if ctx.is_opposed(id) {
        name.push_str(", ");
        name.push_str(ctx.opposed_words());
    }
    name
}

/// Draws the sign at the left edge of a claim that cannot be true together with the selected one.
fn opposed(ctx: &Context<'_>, ui: &Ui, rect: Rect, id: ClaimId) {
    let at = pos2(rect.left() + 11.5, rect.center().y);
    marks::opposed(ui.painter(), at, ctx.palette.error);
    let target = Rect::from_center_size(at, Vec2::splat(14.0));
    let response = ui.interact(target, ui.scope_id().with(("opposed", id.index())), Sense::hover());
    let words = ctx.opposed_words();
    response.on_hover_text(words.replacen("in", "In", 1));
}

/// Draws the mark; returns where its text begins.
pub fn paint_mark(
    ctx: &Context<'_>,
    ui: &Ui,
    place: RowArea<'_>,
    mark: Mark,
    id: ClaimId,
    ruler: &Ruler,
) -> f32 {
    let Columns { gutter, words, .. } = place.columns;
    let y = place.rect.center().y;
    let color = ctx.mark_color(Item::Claim(id), ctx.tone(ctx.dossier.claims[id].by).mark);
    let painter = &place.columns.axis_painter(ui, ruler);
    let after = marks::paint(painter, ctx.session.estimates.drawn_style(), mark, ruler, y, color);
    match (mark, words) {
        (Mark::Gutter(kind), _) => {
            marks::gutter(ui.painter(), kind, pos2(gutter.center().x + 2.0, y), color);
            ruler.base() + 10.0
        }
        (Mark::Words(None), Some(lane)) => {
            marks::patch(ui.painter(), pos2(lane.center().x - 3.0, y), color);
            ruler.base() + 10.0
        }
        (Mark::Relative, Some(lane)) => {
            marks::relative(ui.painter(), pos2(lane.center().x - 3.0, y), color);
            ruler.base() + 10.0
        }
        _ if ruler.shows_part() => {
            marks::tell_beyond(painter, ruler, place.columns.plot.right(), after, y, color)
        }
        _ => after + 8.0,
    }
}

/// The text beside a mark.
struct MarkText {
    /// The figure in words.
    figure: String,
    /// The people named.
    names: Option<String>,
    /// The hedge, for which all others but the figure give way.
    hedge: Option<String>,
    /// The range that the words are read as, and linked claims.
    more: Vec<String>,
}

impl MarkText {
    fn new(said: &Said<'_>, id: ClaimId) -> Self {
        let claim = &said.dossier.claims[id];
        let figure = measure(claim).unwrap_or_default();
        let hedge = hedge_beside(&figure, claim).map(str::to_owned);
        let more = [read_as(claim, said.reading), linked_claims_text(said, id)];
        let names = names(said.dossier, claim);
        Self { figure, names, hedge, more: more.into_iter().flatten().collect() }
    }

    /// What follows the figure, in order.
    fn aside(&self) -> impl Iterator<Item = &String> {
        [&self.names, &self.hedge].into_iter().flatten().chain(&self.more)
    }

    /// The width, with the space before it, that a figure leaves for its hedge or for the word that there is one.
    fn kept(&self, painter: &egui::Painter) -> f32 {
        self.hedge.as_ref().map_or(0.0, |hedge| {
            let [hedge, mark] = [hedge, REMARKED].map(|words| text_width(painter, words, Type::Small));
            BETWEEN + hedge.min(mark)
        })
    }
}

/// What the text beside a mark is made from.
pub struct Said<'a> {
    /// The dossier.
    pub dossier: &'a Dossier,
    /// How claims of one source are linked.
    pub ties: &'a Ties,
    /// How number words are read.
    pub reading: &'a Reading,
}

impl<'a> Said<'a> {
    /// Bundles what describes claims in a frame.
    pub fn new(ctx: &'a Context<'a>) -> Self {
        Self { dossier: ctx.dossier, ties: ctx.ties, reading: ctx.reading() }
    }
}

/// The font weight of a figure.
fn weight(claim: &Claim) -> Type {
    if has_bold_figure(claim) { Type::SmallStrong } else { Type::Small }
}

/// The width of the text beside a mark, in points.
pub fn width(ctx: &Context<'_>, painter: &egui::Painter, id: ClaimId) -> f32 {
    let text = MarkText::new(&Said::new(ctx), id);
    let aside: f32 = text.aside().map(|words| BETWEEN + text_width(painter, words, Type::Small)).sum();
    text_width(painter, &text.figure, weight(&ctx.dossier.claims[id])) + aside
}

/// The width of the figure beside a mark, with the beginning of what follows it, in points; estimated without
/// laying out the text.
pub fn least_width(said: &Said<'_>, fonts: &impl Fonts, rulers: &mut [Measure; 2], id: ClaimId) -> f32 {
    let text = MarkText::new(said, id);
    let [strong, small] = rulers;
    let ruler = if weight(&said.dossier.claims[id]) == strong.kind() { strong } else { &mut *small };
    let figure = ruler.width(fonts, &text.figure);
    let aside: f32 = text.aside().map(|words| BETWEEN + small.width(fonts, words)).sum();
    let more = if text.hedge.is_some() { BETWEEN + small.width(fonts, REMARKED) } else { MORE };
    // Kerning makes text slightly narrower or wider than its single letters.
    (figure + aside.min(more.max(MORE))) * 1.02 + 2.0
}

/// The width of where the claim was read, with the space before it, in points.
pub fn citation_width(ctx: &Context<'_>, painter: &egui::Painter, id: ClaimId) -> f32 {
    let words = where_read(ctx.dossier, ctx.dossier.claims[id].citation());
    BETWEEN + text_width(painter, &words, Type::Axis)
}

/// The rulers for [`least_width`].
pub fn rulers(fonts: &impl Fonts) -> [Measure; 2] {
    [Measure::new(fonts, Type::SmallStrong), Measure::new(fonts, Type::Small)]
}

fn text_width(painter: &egui::Painter, words: &str, kind: Type) -> f32 {
    galley(painter, words, kind, Color32::PLACEHOLDER, f32::INFINITY).size().x
}

/// Draws the figure in words, the hedge and the range they are read as after the mark; returns their right
/// end. Text that does not fit is cut at the end; a hedge without room is replaced by a word that says that there is one.
fn draw_text_beside_mark(ctx: &Context<'_>, ui: &Ui, rect: Rect, id: ClaimId, left: f32, base: f32) -> f32 {
    let claim = &ctx.dossier.claims[id];
    let item = Item::Claim(id);
    let painter = ui.painter();
    let text = MarkText::new(&Said::new(ctx), id);
    let words = &text.figure;
    let mute = ctx.text_color(item, ctx.palette.mute);
    let is_beside = matches!(ctx.mark(id), Some(Mark::Gutter(_)));
    let color = if is_beside { mute } else { ctx.text_color(item, ctx.tone(claim.by).text) };
    let kind = weight(claim);
    let mut end = rect.right() - EDGE;
    if ctx.surface == Surface::Picture && left + width(ctx, painter, id) > end {
        // What is cut in any case leaves room for where the whole can be read.
        let with_citation = end - citation_width(ctx, painter, id);
        if with_citation - left > SHORTEST {
            end = with_citation;
        }
    }
    let is_part = !axis::span(ctx).is_whole();
    let kept = text.kept(painter);
    let fitted = shortened(painter, words, kind, color, end - left - kept);
    // On a part of the axis marks can reach to its end; there the figure stands on them, as a whole.
    let fitted = fitted.filter(|figure| !is_part || figure.text() == words);
    let Some(figure) = fitted else {
        // A number cut at the end would be a different number.
        let figure = galley(painter, words, kind, color, f32::INFINITY);
        let wide = figure.size().x + kept;
        let left = start_without_cutting(wide, left, rect, base);
        if is_part {
            let width = wide + 8.0;
            let ground = Rect::from_center_size(rect.center(), vec2(width, BAR as f32 + 4.0));
            let ground = ground.translate(vec2(left - 4.0 - ground.left(), 0.0));
            painter.rect_filled(ground, CornerRadius::ZERO, rows::ground(ctx, item));
        }
        let at = draw_line(painter, figure, color, left, rect);
        return draw_hedge(painter, &text, (at, at + kept), mute, rect);
    };
    let mut at = draw_line(painter, figure, color, left, rect);
    let beside = |at: f32, words: &str, end: f32| {
        let words = shortened(painter, words, Type::Small, mute, end - at - BETWEEN)?;
        Some(draw_line(painter, words, mute, at + BETWEEN, rect))
    };
    if let Some(names) = &text.names {
        let wide = |words: &str| BETWEEN + text_width(painter, words, Type::Small);
        let hedge = text.hedge.as_deref().map_or(0.0, wide);
        // Names give way to the hedge, but for their beginning.
        let least = wide(names).min(NAMES * (end - at - kept));
        at = beside(at, names, end - hedge.min(end - at - least).max(kept)).unwrap_or(at);
    }
    at = draw_hedge(painter, &text, (at, end), mute, rect);
    for words in &text.more {
        let Some(after) = beside(at, words, end) else { break };
        at = after;
    }
    at
}

/// Draws the hedge between two points, or its beginning, or else that there is one; returns its right end.
fn draw_hedge(
    painter: &egui::Painter,
    text: &MarkText,
    (at, end): (f32, f32),
    color: Color32,
    rect: Rect,
) -> f32 {
    let Some(hedge) = &text.hedge else { return at };
    let room = end - at - BETWEEN;
    let laid = |words: &str, room: f32| shortened(painter, words, Type::Small, color, room);
    let mark = galley(painter, REMARKED, Type::Small, color, f32::INFINITY);
    // A beginning that is no longer than the word says less than it.
    let hedge = laid(hedge, room).filter(|begun| begun.text() == hedge || begun.size().x >= mark.size().x);
    draw_line(painter, hedge.unwrap_or(mark), color, at + BETWEEN, rect)
}

/// Draws where the claim was read, at the right edge of the row. If it does not fit it is left out as a
/// whole; the description of the picture contains it.
fn draw_citation(ctx: &Context<'_>, ui: &Ui, rect: Rect, id: ClaimId, end: f32) {
    let words = where_read(ctx.dossier, ctx.dossier.claims[id].citation());
    let color = ctx.text_color(Item::Claim(id), ctx.palette.mute);
    let words = galley(ui.painter(), words, Type::Axis, color, f32::INFINITY);
    let at = Align2::RIGHT_CENTER.anchor_size(pos2(rect.right() - EDGE, rect.center().y), words.size()).min;
    if at.x >= end + BETWEEN {
        ui.painter().galley(at, words, color);
    }
}

/// How the same source's figure appears elsewhere: "elsewhere read as 24", "later revised to 30", "revises
/// 20"; and what other sources correct: "put forward as a correction of 20 (SOHR)".
fn linked_claims_text(said: &Said<'_>, id: ClaimId) -> Option<String> {
    let figure = |id: &ClaimId| {
        let claim = &said.dossier.claims[*id];
        measure(claim).map(|words| with_hedge(words, claim))
    };
    let figures = |claims: &mut dyn Iterator<Item = ClaimId>| {
        let mut figures: Vec<_> = claims.filter_map(|id| figure(&id)).collect();
        figures.dedup();
        figures.retain(|other| Some(other) != figure(&id).as_ref());
        (!figures.is_empty()).then(|| figures.join(", "))
    };
    let revised =
        figures(&mut said.ties.revised_by(id).iter().copied()).map(|to| format!("later revised to {to}"));
    let earlier =
        said.dossier.claims[id].revises.as_ref().and_then(figure).map(|from| format!("revises {from}"));
    let other = figures(&mut said.ties.other_reports(id)).map(|other| format!("in another report: {other}"));
    let of_another = |id: &ClaimId| {
        let who = said.dossier.sources[said.dossier.claims[*id].by].label();
        Some(format!("{} ({who})", figure(id)?))
    };
    let corrects = said.dossier.claims[id].corrects.as_ref().and_then(of_another);
    let corrects = corrects.map(|figure| format!("put forward as a correction of {figure}"));
    let corrections: Vec<_> = said.ties.corrected_by(id).iter().filter_map(of_another).collect();
    let corrected = (!corrections.is_empty())
        .then(|| format!("put forward as a correction of this: {}", corrections.join(", ")));
    let tied: Vec<_> = [revised, earlier, corrects, corrected, other].into_iter().flatten().collect();
    (!tied.is_empty()).then(|| tied.join(", "))
}

/// True if the claim contains a figure printed in bold: its own, or one that it denies.
fn has_bold_figure(claim: &Claim) -> bool {
    claim.count().is_some_and(|count| {
        count.quantity != Quantity::NotGiven && matches!(claim.stance, Stance::Asserts | Stance::Denies)
    })
}

/// The start of a figure of this width, in points, so that no digit is cut: over the end of the bar if it
/// does not fit after it, but never over what is left of the axis.
fn start_without_cutting(wide: f32, left: f32, rect: Rect, axis: f32) -> f32 {
    left.min((rect.right() - 16.0 - wide).max(axis))
}

/// Draws one line of text in the middle of a row; returns its right end.
fn draw_line(painter: &egui::Painter, words: Arc<Galley>, color: Color32, left: f32, rect: Rect) -> f32 {
    let pos = Align2::LEFT_CENTER.anchor_size(pos2(left, rect.center().y), words.size()).min;
    let right = pos.x + words.size().x;
    painter.galley(pos, words, color);
    right
}

/// When a claim was said, in a width of `room` points: without UTC where that does not fit.
fn said_within(ctx: &Context<'_>, painter: &egui::Painter, claim: &Claim, room: f32) -> String {
    let (when, period) = (WhenSaid::from_claim(ctx.dossier, claim), ctx.dossier.period.as_ref());
    let said = when.short(period).unwrap_or_default();
    let width = |text: &str| galley(painter, text, Type::Axis, ctx.palette.mute, f32::INFINITY).size().x;
    if ctx.dossier.has_times && width(&said) > room {
        return when.short_local(period).unwrap_or_default();
    }
    said
}

/// Draws symbol, source, relays, and the date at the right end.
fn draw_source(ctx: &Context<'_>, ui: &Ui, place: RowArea<'_>, id: ClaimId) {
    let item = Item::Claim(id);
    let claim = &ctx.dossier.claims[id];
    let painter = ui.painter();
    let (y, names) = (place.rect.center().y, place.columns.names);
    let (ink, mute) = (ctx.text_color(item, ctx.palette.ink), ctx.text_color(item, ctx.palette.mute));
    let symbol = names.left() + 14.0 + place.indent;
    glyph::paint(ctx, painter, pos2(symbol, y), item);
    let left = symbol + 14.0;
    // A time is longer than a day.
    let share = if ctx.dossier.has_times { 0.45 } else { 0.36 };
    let room = DATES.max(share * names.width());
    let said = said_within(ctx, painter, claim, room);
    let said = galley(painter, said, Type::Axis, mute, room);
    let pos = Align2::RIGHT_CENTER.anchor_size(pos2(names.right(), y), said.size()).min;
    let right = pos.x - 6.0;
    painter.galley(pos, said, mute);
    // How loosely a claim is tied to its source gives way to nothing.
    let short = claim.attribution.mark();
    let kept = short.map_or(0.0, |mark| 6.0 + text_width(painter, mark, Type::Small));
    let name =
        theme::name(painter, ctx.dossier.sources[claim.by].label(), Type::Body, ink, right - left - kept);
    let pos = Align2::LEFT_CENTER.anchor_size(pos2(left, y), name.size()).min;
    let after = pos.x + name.size().x + 6.0;
    painter.galley(pos, name, ink);
    let qualifier = claim
        .attribution
        .qualifier()
        .filter(|words| after + text_width(painter, words, Type::Small) <= right);
    let aside = [qualifier.or(short).map(str::to_owned), relays(ctx.dossier, claim)];
    let aside: Vec<_> = aside.into_iter().flatten().collect();
    if !aside.is_empty() && (short.is_some() || right - after > 30.0) {
        let via = galley(painter, aside.join(", "), Type::Small, mute, (right - after).max(kept - 6.0));
        let pos = Align2::LEFT_CENTER.anchor_size(pos2(after, y), via.size()).min;
        painter.galley(pos, via, mute);
    }
}
