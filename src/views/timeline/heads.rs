//! The headings of lanes: their names, how many entries they have, and how many of these are out of view.

use std::ops::Range;

use egui::{Rect, Role, Shape, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::super::memo::memoize;
use super::super::rows::{focus_ring, ground};
use super::super::ruler::wrapped;
use super::super::{Context, Surface, glyph, tooltip};
use super::layout::Band;
use crate::analysis::alt_text::of_all;
use crate::analysis::timeline::Lane;
use crate::dossier::{Id as _, Instant, Item};
use crate::session::{Command, Input};
use crate::theme::{Type, galley, lay, side_symbol, space};

const SYMBOL: f32 = 16.0;
/// The width of the button that folds a lane.
const FOLD: f32 = 15.0;

/// Draws the heading of a lane at the left end of its visible part.
pub fn ui(ctx: &Context<'_>, ui: &Ui, rect: Rect, band: &Band, seen: &Range<Instant>) {
    let painter = ui.painter();
    let rect = rect.shrink2(vec2(space::S, 0.0));
    let (name, color) = (ctx.dossier.lane_name(band.lane), color(ctx, band.lane));
    // A picture has no buttons.
    let rect = if ctx.surface == Surface::Window {
        fold(ctx, ui, rect, band, name);
        rect.with_min_x(rect.left() + FOLD)
    } else {
        rect
    };
    let has_symbol = matches!(band.lane, Lane::Side(_) | Lane::Source(_));
    let indent = if has_symbol { SYMBOL } else { 0.0 };
    let room = (rect.width() - indent).max(10.0);
    let lines = (((rect.height() - 17.0) / 15.0) as usize).clamp(1, 3);
    let words = lay(painter, wrapped(name, Type::SmallStrong, room, lines));
    let target = Rect::from_min_size(rect.min + vec2(0.0, 4.0), vec2(rect.width(), words.size().y));
    let center = pos2(rect.left() + space::SYMBOL, target.top() + 8.0);
    match band.lane {
        Lane::Source(id) => {
            let item = Item::Source(id);
            let response = ctx.stop(ui, target, ui.scope_id().with(("timeline lane", id.index())));
            let response = ctx.wire(ui, response, item, || format!("{name}, a lane of the timeline"));
            ground(ctx, ui, target.shrink2(vec2(space::XS, 0.0)), item, &response);
            focus_ring(ctx, ui, target, &response);
            glyph::paint(ctx, painter, center, item);
            tooltip::attach(ctx, response, item);
        }
        Lane::Side(id) => {
            let slot = id.map(crate::dossier::Id::index);
            let mark = ctx.palette.side(slot).mark;
            painter.add(side_symbol(slot).shape(center, space::SYMBOL, mark));
        }
        Lane::Happenings | Lane::Documents => {}
    }
    let below = pos2(target.left() + indent, target.bottom());
    painter.galley(target.min + vec2(indent, 0.0), words, color);
    if below.y + 14.0 <= rect.bottom() {
        let words = galley(painter, amount(ctx, ui, band, seen), Type::Axis, ctx.palette.mute, room);
        painter.galley(below, words, ctx.palette.mute);
    }
}

/// Draws the button that folds the lane, or unfolds it.
fn fold(ctx: &Context<'_>, ui: &Ui, rect: Rect, band: &Band, name: &str) {
    let target = Rect::from_min_size(rect.min + vec2(-2.0, 3.0), vec2(FOLD, 17.0));
    let response = ctx.stop(ui, target, ui.scope_id().with(("fold a lane", band.lane)));
    let action = if band.is_folded { "Unfold" } else { "Fold" };
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{action} the lane “{name}”")));
    if response.clicked() {
        let mut settings = ctx.session.timeline.clone();
        settings.folded.retain(|lane| *lane != band.lane);
        if !band.is_folded {
            settings.folded.push(band.lane);
        }
        ctx.send(Command::Timeline(settings));
    }
    let color = if response.hovered() { ctx.palette.accent } else { ctx.palette.mute };
    let points = if band.is_folded {
        [vec2(-2.0, -4.0), vec2(3.0, 0.0), vec2(-2.0, 4.0)]
    } else {
        [vec2(-4.0, -2.0), vec2(4.0, -2.0), vec2(0.0, 3.0)]
    };
    let points = points.map(|by| target.center() + by).to_vec();
    ui.painter().add(Shape::convex_polygon(points, color, Stroke::NONE));
    focus_ring(ctx, ui, target, &response);
    response.on_hover_cursor(egui::CursorIcon::PointingHand);
}

fn color(ctx: &Context<'_>, lane: Lane) -> egui::Color32 {
    match lane {
        Lane::Happenings | Lane::Documents => ctx.palette.ink,
        Lane::Side(id) => ctx.palette.side(id.map(crate::dossier::Id::index)).text,
        Lane::Source(id) => ctx.text_color(Item::Source(id), ctx.tone(id).text),
    }
}

/// The number of counted entries of a lane; computed once for a day.
fn count_known(ctx: &Context<'_>, ui: &Ui, band: &Band) -> usize {
    let reads = &[Input::Dossier, Input::Narrowing, Input::Day];
    let id = ui.scope_id().with(("counted", band.lane));
    *memoize(ctx, ui, id, (reads, (band.lane, band.count)), || {
        band.items.iter().filter(|item| ctx.is_counted(**item)).count()
    })
}

/// "23 claims, 2 later", "8 of 23 claims"
fn amount(ctx: &Context<'_>, ui: &Ui, band: &Band, seen: &Range<Instant>) -> String {
    let noun = match band.lane {
        Lane::Happenings => "event",
        Lane::Documents => "document",
        Lane::Side(_) | Lane::Source(_) => "claim",
    };
    let mut words = of_all(count_known(ctx, ui, band), band.count, noun);
    if band.is_folded {
        let selected = band.items.iter().filter(|item| ctx.is_chosen(**item)).count();
        words.push_str(", folded");
        if selected > 0 {
            words = format!("{words}, {selected} selected");
        }
    }
    let (before, after) = band.outside(seen);
    for (count, which) in [(before, "earlier"), (after, "later")] {
        if count > 0 {
            words = format!("{words}, {count} {which}");
        }
    }
    words
}
