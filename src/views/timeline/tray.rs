//! Items without a position in time: undated ones with the reason, and in a picture also those outside its
//! span.

use egui::{Align2, Rect, Ui, Vec2, pos2, vec2};

use super::super::{Context, glyph, rows, tooltip};
use super::words::{GAP, Words};
use crate::analysis::timeline::{short_date, why_undated};
use crate::dossier::Item;
use crate::theme::{Type, galley, space};

/// The minimum width of an item.
const CELL: f32 = 330.0;
const ROW: f32 = 21.0;
const HEAD: f32 = 28.0;

/// A heading with items below it, in as many columns as fit.
#[derive(Debug)]
pub struct Tray {
    /// What they have in common.
    pub heading: &'static str,
    /// The items.
    pub items: Vec<Item>,
}

impl Tray {
    /// The height in points.
    pub fn height(&self, width: f32) -> f32 {
        HEAD + ROW * self.items.len().div_ceil(columns(width)) as f32 + space::S
    }

    /// As much of so much room as whole rows take; nothing if there is none below the heading.
    pub fn whole(room: f32) -> f32 {
        let rows = ((room - HEAD) / ROW).floor();
        if rows < 1.0 { 0.0 } else { HEAD + ROW * rows }
    }

    /// Draws the visible part.
    pub fn ui(&self, ctx: &Context<'_>, ui: &Ui, rect: Rect) {
        let counted = self.items.iter().filter(|item| ctx.is_counted(**item)).count();
        let number = match self.items.len() {
            all if all == counted => all.to_string(),
            all => format!("{counted} of {all}"),
        };
        let heading = format!("{}: {number}", self.heading);
        let words = galley(ui.painter(), heading, Type::SmallStrong, ctx.palette.mute, rect.width());
        ui.painter().galley(rect.min + vec2(space::S, 9.0), words, ctx.palette.mute);
        let columns = columns(rect.width());
        let wide = (rect.width() - 2.0 * space::S) / columns as f32;
        let top = rect.top() + HEAD;
        let clip = ui.clip_rect();
        let row = |y: f32| ((y - top) / ROW).floor().max(0.0) as usize;
        let first = (row(clip.top()) * columns).min(self.items.len());
        let end = ((row(clip.bottom()) + 1) * columns).min(self.items.len());
        for (index, item) in self.items.iter().enumerate().take(end).skip(first) {
            let at = pos2(
                rect.left() + space::S + wide * (index % columns) as f32,
                top + ROW * (index / columns) as f32,
            );
            draw_item(ctx, ui, *item, Rect::from_min_size(at, Vec2::new(wide - space::S, ROW)));
        }
    }
}

fn columns(width: f32) -> usize {
    (((width - 2.0 * space::S) / CELL) as usize).max(1)
}

/// Draws one item with its date, or with the reason why it has none.
fn draw_item(ctx: &Context<'_>, ui: &Ui, item: Item, rect: Rect) {
    let reason = short_date(ctx.dossier, item).unwrap_or_else(|| why_undated(ctx.dossier, item).to_owned());
    let _part = ctx.part(ui, || item);
    let response = ctx.stop(ui, rect, ui.scope_id().with(("timeline tray", item)));
    let response =
        ctx.wire(ui, response, item, || format!("{}, {reason}", super::entries::name_of(ctx, item)));
    rows::ground(ctx, ui, rect.shrink2(vec2(2.0, 0.0)), item, &response);
    let y = rect.center().y;
    glyph::paint(ctx, ui.painter(), pos2(rect.left() + 6.0, y), item);
    let mut left = rect.left() + 16.0;
    // The reason has its space, however long the text before it is; what it does not need, that text has.
    let colors = super::entries::colors(ctx, item);
    let [.., mute] = colors;
    let room = rect.right() - left;
    let reason = format!("· {reason}");
    let needed = galley(ui.painter(), reason.as_str(), Type::Small, mute, 0.4 * room).size().x;
    let words = Words::new(ctx, item).fitted(ui, room - needed - GAP);
    for (galley, color) in words.into_iter().zip(colors) {
        if let Some(galley) = galley {
            let pos = Align2::LEFT_CENTER.anchor_size(pos2(left, y), galley.size()).min;
            left += galley.size().x + GAP;
            ui.painter().galley(pos, galley, color);
        }
    }
    let words = galley(ui.painter(), reason, Type::Small, mute, (rect.right() - left).max(0.0));
    ui.painter().galley(Align2::LEFT_CENTER.anchor_size(pos2(left, y), words.size()).min, words, mute);
    tooltip::attach(ctx, response, item);
}
