//! The legend of the timeline's picture: only the marks that it uses.

use egui::{Painter, Pos2, Rect, Shape, Stroke, pos2, vec2};

use super::super::picture::legend::{Entry, Sample, dashes, pale, used};
use super::super::{Context, ramp};
use crate::analysis::WhenSaid;
use crate::analysis::timeline::date_of;
use crate::dossier::{ClaimId, Date, Item, ItemKind};
use crate::theme::Symbol;

/// The entries for a timeline of `claims`, events and documents.
pub fn entries(ctx: &Context<'_>, claims: &[ClaimId]) -> Vec<Entry> {
    let others = [ItemKind::Event, ItemKind::Document].into_iter().flat_map(|kind| ctx.dossier.items(kind));
    let others: Vec<Item> = others.filter(|item| !ctx.ahead.holds(*item)).collect();
    let items = others.iter().copied().chain(claims.iter().map(|id| Item::Claim(*id)));
    let dates: Vec<&Date> = items.filter_map(|item| date_of(ctx.dossier, item)).collect();
    let is_derived =
        |id: &ClaimId| WhenSaid::from_claim(ctx.dossier, &ctx.dossier.claims[*id]).derived().is_some();
    let has = |wanted: &dyn Fn(&Date) -> bool| dates.iter().any(|date| wanted(date));
    let is_open = |date: &Date| date.earliest().is_none() || date.latest().is_none();
    let is_day = |date: &Date| date.alternatives().iter().any(|date| date.earliest() == date.latest());
    // Beside times, a day is drawn as some time within it.
    let is_within = |date: &Date| {
        let is_time = date.earliest().is_some_and(|at| at.grain().is_time());
        date.earliest() != date.latest() || ctx.dossier.has_times && !is_time
    };
    let is_span = |date: &Date| date.alternatives().iter().any(is_within);
    let words = |of_days, of_times| if ctx.dossier.has_times { of_times } else { of_days };
    let mut entries = used(vec![
        (has(&|date| is_day(date)), Sample::Mark(day), words("one day", "one day or time")),
        (
            has(&|date| is_span(date) && !is_open(date)),
            Sample::Mark(span),
            words("some time within these days", "some time within this day or span"),
        ),
        (
            has(&Date::is_one_of),
            Sample::Mark(one_of),
            words(
                "one claim: one of these days, and none between them",
                "one claim: one of these days or times, and none between them",
            ),
        ),
        (
            claims.iter().any(is_derived),
            Sample::Mark(derived),
            "date not stated; derived: not before its event, not after its document; the place of words along the bar has no meaning",
        ),
        (has(&Date::is_approximate), Sample::Mark(soft), "approximate end"),
        (has(&|date| is_open(date)), Sample::Mark(open), "open end; the length of the fade means nothing"),
        (has(&Date::is_uncertain), Sample::Sign("?"), "the date itself is in doubt"),
        (
            !super::shown_breaks(ctx).is_empty(),
            Sample::Mark(broken),
            "the axis is broken: in the time left out, whose length is written there, nothing is dated",
        ),
    ]);
    entries.extend(pale(ctx, claims, &others));
    entries
}

fn day(ctx: &Context<'_>, painter: &Painter, center: Pos2) {
    bar(ctx, painter, center);
    painter.add(Symbol::Diamond.shape(center - vec2(4.0, 0.0), 3.6, ctx.palette.mute));
}

/// Some time between two days.
fn span(ctx: &Context<'_>, painter: &Painter, center: Pos2) {
    bar(ctx, painter, center);
    for x in [-10.0, 10.0] {
        let x = center.x + x;
        painter.vline(x, center.y - 5.5..=center.y + 5.5, Stroke::new(1.4, ctx.palette.mute));
    }
}

fn one_of(ctx: &Context<'_>, painter: &Painter, center: Pos2) {
    let mute = ctx.palette.mute;
    for x in [-9.0, 9.0] {
        let day = Rect::from_center_size(center + vec2(x, 0.0), vec2(5.0, 11.0));
        painter.rect_filled(day, 0.0, mute.gamma_multiply(0.45));
    }
    let ends = [center - vec2(5.0, 0.0), center + vec2(6.0, 0.0)];
    painter.extend(Shape::dotted_line(&ends, mute, 3.5, 0.9));
}

fn derived(ctx: &Context<'_>, painter: &Painter, center: Pos2) {
    let rect = Rect::from_center_size(center, vec2(21.0, 11.0));
    let corners = [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom()];
    for (from, to) in corners.into_iter().zip(corners.into_iter().cycle().skip(1)) {
        dashes(painter, [from, to], (3.0, 2.5), Stroke::new(1.0, ctx.palette.mute));
    }
}

/// An approximate end.
fn soft(ctx: &Context<'_>, painter: &Painter, center: Pos2) {
    fade(ctx, painter, center);
}

/// An open end.
fn open(ctx: &Context<'_>, painter: &Painter, center: Pos2) {
    let rect = fade(ctx, painter, center);
    let tip = pos2(rect.right(), center.y);
    let head = [tip + vec2(-4.0, -4.0), tip, tip + vec2(-4.0, 4.0)];
    painter.add(Shape::line(head.to_vec(), Stroke::new(1.4, ctx.palette.mute)));
}

/// A broken axis.
fn broken(ctx: &Context<'_>, painter: &Painter, center: Pos2) {
    let stroke = Stroke::new(1.3, ctx.palette.mute);
    for (from, to) in [(-11.0, -4.0), (4.0, 11.0)] {
        painter.hline(center.x + from..=center.x + to, center.y, Stroke::new(1.0, ctx.palette.mute));
    }
    super::axis::sign(painter, center, stroke);
}

fn bar(ctx: &Context<'_>, painter: &Painter, center: Pos2) {
    let rect = Rect::from_center_size(center, vec2(20.0, 11.0));
    painter.rect_filled(rect, 0.0, ctx.palette.mute.gamma_multiply(0.2));
}

fn fade(ctx: &Context<'_>, painter: &Painter, center: Pos2) -> Rect {
    let color = ctx.palette.mute;
    let rect = Rect::from_center_size(center, vec2(20.0, 11.0));
    let (from, to) = (color.gamma_multiply(0.45), color.gamma_multiply(0.0));
    painter.add(ramp(rect, from, to));
    painter.vline(rect.left(), rect.y_range(), Stroke::new(1.4, color));
    rect
}
