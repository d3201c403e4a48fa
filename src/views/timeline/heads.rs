//! The headings of lanes: their names, how many entries they have, and how many of these are out of view.

use std::ops::Range;

use egui::{Rect, Ui, pos2, vec2};

use super::super::memo::memoize;
use super::super::rows::{focus_ring, ground};
use super::super::ruler::wrapped;
use super::super::{Context, glyph, tooltip};
use super::layout::Band;
use crate::analysis::alt_text::of_all;
use crate::analysis::timeline::Lane;
use crate::dossier::{Id as _, Instant, Item};
use crate::session::Input;
use crate::theme::{Type, galley, lay, side_symbol, space};

const SYMBOL: f32 = 16.0;

/// Draws the heading of a lane at the left end of its visible part.
pub fn ui(ctx: &Context<'_>, ui: &Ui, rect: Rect, band: &Band, seen: &Range<Instant>) {
    let painter = ui.painter();
    let rect = rect.shrink2(vec2(space::S, 0.0));
    let has_symbol = matches!(band.lane, Lane::Side(_) | Lane::Source(_));
    let indent = if has_symbol { SYMBOL } else { 0.0 };
    let room = (rect.width() - indent).max(10.0);
    let lines = (((rect.height() - 17.0) / 15.0) as usize).clamp(1, 3);
    let (name, color) = name(ctx, band.lane);
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

fn name<'a>(ctx: &Context<'a>, lane: Lane) -> (&'a str, egui::Color32) {
    let dossier = ctx.dossier;
    match lane {
        Lane::Happenings => ("What happened", ctx.palette.ink),
        Lane::Documents => ("What was published", ctx.palette.ink),
        Lane::Side(id) => {
            let name = id.map_or("No side assigned", |id| dossier.sides[id].name.as_str());
            (name, ctx.palette.side(id.map(crate::dossier::Id::index)).text)
        }
        Lane::Source(id) => {
            (dossier.sources[id].label(), ctx.text_color(Item::Source(id), ctx.tone(id).text))
        }
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
    let (before, after) = band.outside(seen);
    for (count, which) in [(before, "earlier"), (after, "later")] {
        if count > 0 {
            words = format!("{words}, {count} {which}");
        }
    }
    words
}
